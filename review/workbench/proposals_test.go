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
	if !strings.HasPrefix(p.Reason, "名称有 ") || !strings.HasPrefix(p.ReasonEn, "the names have ") {
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
