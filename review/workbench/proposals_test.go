package workbench_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/workbench"
)

const (
	known = "- {area: \"990101\", name: 青石县科技创新服务中心, function: 科技创新服务中心, kind: 部门, aliases: [县科技创新服务中心]}\n"
	fresh = "- {area: \"990101\", name: 青石县科技创新中心, function: 科技创新中心, kind: 部门, aliases: [县科技创新中心], new: true, from: plan}\n"
	zone  = "- {id: shiwan, name: 石湾片区, level: zone, partOf: \"990101\", new: true, from: plan}\n"
)

// asking is a dataset with a new body that is much like a known one, and a new place
// that is like nothing.
func asking(t *testing.T) *bench {
	t.Helper()
	data, docs := folders(t, map[string]string{"plan": strings.ReplaceAll(plan, "县科技局", "县科技创新中心")})
	put(t, data, "agencies.yaml", "# bodies\n"+known+fresh)
	put(t, data, "areas.yaml", areas+zone)
	return open(t, data, docs)
}

func (b *bench) proposal(id string) *workbench.Proposal {
	b.t.Helper()
	all := b.Proposals("").Proposals
	i := slices.IndexFunc(all, func(p workbench.Proposal) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return &all[i]
}

const (
	center  = "agency:990101:青石县科技创新中心"
	service = "agency:990101:青石县科技创新服务中心"
)

func TestAProposalShowsBothSidesAlike(t *testing.T) {
	b := asking(t)
	p := b.proposal(center)
	if p == nil || len(p.Candidates) != 1 || p.Candidates[0].ID != service || !p.Thing.New || p.Candidates[0].New {
		t.Fatalf("the proposal is %+v", p)
	}
	if !strings.HasPrefix(p.Reason, "名称有") || !strings.HasPrefix(p.ReasonEn, "the names have ") {
		t.Errorf("the reason is %q, %q", p.Reason, p.ReasonEn)
	}
	var names [2][]string
	for i, side := range []workbench.ProposalSide{p.Thing, p.Candidates[0]} {
		for _, d := range side.Detail {
			names[i] = append(names[i], d.Name)
		}
		if !slices.Equal(side.Areas, []string{"青石县"}) {
			t.Errorf("areas are %q", side.Areas)
		}
	}
	if !slices.Equal(names[0], names[1]) || len(names[0]) == 0 {
		t.Errorf("the sides have the fields %q and %q", names[0], names[1])
	}
	if p.Thing.Facts != 2 || len(p.Thing.Places) != 2 || p.Thing.Places[0].Quote != "县科技创新中心" || !strings.HasSuffix(p.Thing.Places[0].Before, "牵头单位:") || p.Thing.Places[0].Title == "" {
		t.Errorf("the places are %+v", p.Thing.Places)
	}
	if q := b.Queue(); q.Documents[0].Left.Proposals != 0 { // nothing is derived yet
		t.Errorf("left are %+v", q.Left)
	}
}

func TestEachAnswerIsRememberedAndCanBeUndone(t *testing.T) {
	for name, c := range map[string]struct {
		act        workbench.Act
		gone, come int
		file, says string
		asked      bool // still
	}{
		"same":      {workbench.Act{Proposal: center, Answer: workbench.AnswerSame, Candidate: service}, 0, 1, dataset.DecisionsFile, `- {same: ["` + service + `", "` + center + `"], by: 王芳, on: "2026-03-18"}`, true},
		"different": {workbench.Act{Proposal: center, Answer: workbench.AnswerDifferent, Candidate: service}, 0, 1, dataset.DecisionsFile, `- {different: ["` + service + `", "` + center + `"], by: 王芳`, true},
		"new":       {workbench.Act{Proposal: center, Answer: workbench.AnswerNew}, 1, 1, dataset.AgenciesFile, "# bodies\n" + known + strings.Replace(fresh, ", new: true", "", 1), false},
		"new and corrected": {
			workbench.Act{Proposal: "area:shiwan", Answer: workbench.AnswerNew, Fields: map[string]json.RawMessage{"name": json.RawMessage(`"石湾新区"`)}},
			1, 1, dataset.AreasFile, `- {id: shiwan, name: 石湾新区, level: zone, partOf: "990101", from: plan}`, false,
		},
		"unknown": {workbench.Act{Proposal: center, Answer: workbench.AnswerUnknown}, 0, 0, dataset.AgenciesFile, fresh, true},
		"a wording": {
			workbench.Act{Decision: &workbench.Decision{Alias: "县科创中心", Of: center}},
			0, 1, dataset.DecisionsFile, `- {alias: 县科创中心, of: "` + center + `", by: 王芳`, true,
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := asking(t)
			before := all(t, b.data)
			c.act.Kind = workbench.ActDecide
			change := b.do(c.act)
			after := all(t, b.data)
			if gone, come := changedLines(before, after); gone != c.gone || come != c.come {
				t.Errorf("%d lines went and %d came, want %d and %d", gone, come, c.gone, c.come)
			}
			if !strings.Contains(after[c.file], c.says) || !change.Proposals {
				t.Errorf("%s says\n%s\nwant\n%s", c.file, after[c.file], c.says)
			}
			id := c.act.Proposal
			if id == "" {
				id = center
			}
			if p := b.proposal(id); (p != nil) != c.asked || p != nil && p.Unknown != (name == "unknown") {
				t.Errorf("it is asked: %+v", p)
			} else if p != nil && (name == "same" || name == "different") && len(p.Candidates) != 0 {
				t.Errorf("the same is asked again: %+v", p.Candidates)
			}
			b.undo(change)
			if got := all(t, b.data); !maps.Equal(got, before) {
				t.Errorf("undone, the files are %v", got)
			}
			if p := b.proposal(center); p == nil || p.Unknown || len(p.Candidates) != 1 {
				t.Errorf("undone, it is not asked again: %+v", p)
			}
		})
	}
}

// TestANameMeansOneBodyInAllDocuments: what is meant is named as the document does, and
// which documents it touches is told first.
func TestANameMeansOneBodyInAllDocuments(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": plan, "second": strings.NewReplacer("县财政局", "县财办", "建设行动计划", "改造行动计划").Replace(plan)})
	b := open(t, data, docs)
	if named := b.Named("县财办").Documents; len(named) != 1 || named[0].Slug != "second" || named[0].Places == 0 {
		t.Fatalf("it is named in %+v", named)
	}
	before := all(t, data)
	act := workbench.Act{ID: "act-everywhere", Kind: workbench.ActDecide, Document: "second", Decision: &workbench.Decision{Alias: "县财办", Of: "县财政局"}}
	change, err := b.Do(act)
	if err != nil {
		t.Fatal(err)
	}
	if file := get(t, data, dataset.DecisionsFile); !strings.Contains(file, `{alias: 县财办, of: "agency:990101:`) {
		t.Errorf("decided is\n%s", file)
	}
	b.undo(change)
	if got := all(t, data); !maps.Equal(got, before) {
		t.Errorf("undone, the files are %v", got)
	}
	act.ID, act.Decision = "act-nobody", &workbench.Decision{Alias: "县财办", Of: "、"}
	if _, err := b.Do(act); code(err) != workbench.CodeBadRequest {
		t.Errorf("it means no body: %v", err)
	}
}

func TestAnEntryThatNothingNamesIsDropped(t *testing.T) {
	b := opened(t)
	const id = "indicator:xiang-min-su"
	before := all(t, b.data)
	var fact string
	for _, f := range b.document().Facts {
		if strings.Contains(string(f.Fields["indicator"]), "𠮷祥民宿") {
			fact = f.ID
		}
	}
	deleted := b.do(workbench.Act{Kind: workbench.ActDelete, Facts: []workbench.FactRef{b.ref(fact)}, Reason: "读错了"})
	asked := b.Proposals("plan").Proposals
	i := slices.IndexFunc(asked, func(p workbench.Proposal) bool { return p.ID == id })
	if i < 0 || !slices.Contains(asked[i].Answers, workbench.AnswerDrop) {
		t.Fatalf("the document's questions are %+v", asked)
	}
	dropped := b.do(workbench.Act{Kind: workbench.ActDecide, Proposal: id, Answer: workbench.AnswerDrop})
	if file := get(t, b.data, dataset.IndicatorsFile); strings.Contains(file, "𠮷祥民宿") {
		t.Errorf("it still has\n%s", file)
	}
	b.undo(dropped)
	b.undo(deleted)
	if got := all(t, b.data); !maps.Equal(got, before) {
		t.Errorf("undone, the files are %v", got)
	}
}

func TestSeveralNewEntriesAreRightByOneAct(t *testing.T) {
	b := asking(t)
	before := all(t, b.data)
	both := workbench.Act{Kind: workbench.ActDecide, Answer: workbench.AnswerNew, Proposals: []string{"area:shiwan", center}}
	change := b.do(both)
	after := all(t, b.data)
	if gone, come := changedLines(before, after); gone != 2 || come != 2 || strings.Contains(after["areas.yaml"]+after["agencies.yaml"], "new: true") {
		t.Errorf("%d lines went and %d came:\n%s%s", gone, come, after["areas.yaml"], after["agencies.yaml"])
	}
	if b.proposal(center) != nil || b.proposal("area:shiwan") != nil {
		t.Error("they are asked again")
	}
	b.undo(change)
	if got := all(t, b.data); !maps.Equal(got, before) {
		t.Errorf("undone, the files are %v", got)
	}
	for name, act := range map[string]workbench.Act{
		"another answer": {Answer: workbench.AnswerUnknown, Proposals: both.Proposals},
		"one of none":    {Answer: workbench.AnswerNew, Proposals: []string{"area:shiwan", "area:none"}},
	} {
		act.Kind = workbench.ActDecide
		if _, err := b.try(act); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
	if got := all(t, b.data); !maps.Equal(got, before) {
		t.Errorf("of what was refused something is written: %v", got)
	}
}

// TestWhatAReviewerNamesIsAskedAbout: a wording that no vocabulary has is a new entry, or
// one with a known one, as what add proposes is.
func TestWhatAReviewerNamesIsAskedAbout(t *testing.T) {
	for name, c := range map[string]struct {
		wording string
		answer  string
		says    [2]string // a file, and what it has then
	}{
		"new":  {"观景台", workbench.AnswerNew, [2]string{dataset.IndicatorsFile, "name: 观景台, unit: 个, family: 观景台, from: plan}"}},
		"same": {"观景休息平台", workbench.AnswerSame, [2]string{dataset.DecisionsFile, "same: [\"indicator:rest-pavilions\", "}},
	} {
		t.Run(name, func(t *testing.T) {
			b := opened(t)
			put(t, b.data, dataset.IndicatorsFile, get(t, b.data, dataset.IndicatorsFile)+"- {id: rest-pavilions, name: 观景休息平台群, unit: 个}\n")
			b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:一-1", "indicator", `"`+c.wording+`"`)}})
			before := all(t, b.data)
			proposals := b.Proposals("plan").Proposals
			i := slices.IndexFunc(proposals, func(p workbench.Proposal) bool { return p.Thing.Places[0].Named == c.wording })
			if i < 0 {
				t.Fatalf("it is not asked about: %d others are", len(proposals))
			}
			p := proposals[i]
			if !p.Thing.New || p.Thing.Facts != 1 || len(p.Entry) == 0 {
				t.Errorf("the proposal is %+v", p)
			}
			act := workbench.Act{Kind: workbench.ActDecide, Proposal: p.ID, Answer: c.answer}
			if c.answer == workbench.AnswerSame {
				act.Candidate = p.Candidates[0].ID
			}
			change := b.do(act)
			if file := get(t, b.data, c.says[0]); !strings.Contains(file, c.says[1]) {
				t.Errorf("%s says\n%s", c.says[0], file)
			}
			if b.proposal(p.ID) != nil {
				t.Error("it is asked again")
			}
			if problems := load(t, b.data).Check(nil); slices.ContainsFunc(problems, func(p dataset.Problem) bool { return strings.Contains(p.Said.MessageEn, c.wording) }) {
				t.Errorf("check says %v", problems)
			}
			b.undo(change)
			if got := all(t, b.data); !maps.Equal(got, before) {
				t.Errorf("undone, the files are %v", got)
			}
		})
	}
}

func TestADecisionWithoutSenseIsRefused(t *testing.T) {
	b := asking(t)
	before := all(t, b.data)
	for name, c := range map[string]struct {
		act  workbench.Act
		want string
	}{
		"no candidate":  {workbench.Act{Proposal: center, Answer: workbench.AnswerSame}, workbench.CodeBadRequest},
		"no answer":     {workbench.Act{Proposal: center, Answer: "perhaps"}, workbench.CodeBadRequest},
		"no field":      {workbench.Act{Proposal: center, Answer: workbench.AnswerNew, Fields: map[string]json.RawMessage{"color": json.RawMessage(`"red"`)}}, workbench.CodeBadRequest},
		"the mark":      {workbench.Act{Proposal: center, Answer: workbench.AnswerNew, Fields: map[string]json.RawMessage{"new": json.RawMessage(`true`)}}, workbench.CodeBadRequest},
		"a wrong level": {workbench.Act{Proposal: "area:shiwan", Answer: workbench.AnswerNew, Fields: map[string]json.RawMessage{"level": json.RawMessage(`"moon"`)}}, workbench.CodeWrong},
	} {
		c.act.Kind = workbench.ActDecide
		if _, err := b.try(c.act); code(err) != c.want {
			t.Errorf("%s gives %v, want %s", name, err, c.want)
		}
	}
	if !maps.Equal(all(t, b.data), before) {
		t.Error("something was written")
	}
	b.do(workbench.Act{Kind: workbench.ActDecide, Proposal: center, Answer: workbench.AnswerDifferent, Candidate: service})
	b.do(workbench.Act{Kind: workbench.ActDecide, Proposal: center, Answer: workbench.AnswerNew})
	for _, again := range []workbench.Act{{Answer: workbench.AnswerSame, Candidate: service}, {Answer: workbench.AnswerNew}} {
		again.Kind, again.Proposal = workbench.ActDecide, center
		if _, err := b.try(again); code(err) != workbench.CodeConflict {
			t.Errorf("%s of what is decided gives %v", again.Answer, err)
		}
	}
}
