package workbench_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aymanbagabas/go-udiff"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/review/addition"
	"github.com/policygraph/policygraph/review/workbench"
)

// plan is an invented plan; 𠮷 lies beyond U+FFFF, and counts one.
const plan = `青石县驿站建设行动计划(2024-2026年)
一、总体目标
到2026年,全县累计建成驿站60座,培育𠮷祥民宿42家以上。
二、重点任务
1.扩建石湾创客小镇。建成驿站15座,完成二期改造。(牵头单位:县科技局;配合单位:县财政局、县民政局)
2.培育民宿。每年新增民宿6家。(责任单位:县文旅局、县科技局)
3.修复步道。修复步道30公里。(责任单位:县交通局)
`

const areas = "- {id: \"990100\", name: 云州市, level: city, code: \"990100\"}\n- {id: \"990101\", name: 青石县, level: county, code: \"990101\", partOf: \"990100\"}\n"

// folders are a dataset's and a documents' folder with drafts of texts, by their slugs.
func folders(t testing.TB, texts map[string]string) (data, docs string) {
	t.Helper()
	data, docs = t.TempDir(), t.TempDir()
	files := map[string][]byte{}
	for _, name := range []string{"dataset.yaml", "areas.yaml", "agencies.yaml", "indicators.yaml"} {
		raw, err := dataset.Empty().Open(name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = make([]byte, 1<<12)
		n, _ := raw.Read(files[name])
		files[name] = files[name][:n]
	}
	files["areas.yaml"] = []byte(areas)
	if err := dataset.WriteFiles(data, files); err != nil {
		t.Fatal(err)
	}
	before := load(t, data)
	draft, err := addition.To(before)
	if err != nil {
		t.Fatal(err)
	}
	for _, slug := range slices.Sorted(maps.Keys(texts)) {
		text := texts[slug]
		put(t, docs, slug+".txt", text)
		doc, err := source.Read(slug+".txt", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		f, err := extract.Extract(doc)
		if err != nil {
			t.Fatal(err)
		}
		f.Slug = slug
		if _, err := draft.Add(f, false); err != nil {
			t.Fatal(err)
		}
	}
	changed, err := before.Render(draft.Addition())
	if err != nil {
		t.Fatal(err)
	}
	if err := dataset.WriteFiles(data, changed); err != nil {
		t.Fatal(err)
	}
	return data, docs
}

func load(t testing.TB, dir string) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Load(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func put(t testing.TB, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func get(t testing.TB, dir, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	return string(raw)
}

// all are the files of a dataset's folder, less what tells of changes: that grows with each
// act, also with one that takes another back.
func all(t testing.TB, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.Contains(path, ".review") || e.Name() == dataset.ChangesFile {
			return err
		}
		name, err := filepath.Rel(dir, path)
		out[filepath.ToSlash(name)] = get(t, dir, filepath.ToSlash(name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// changedLines are how many lines of a folder's files went and came. No line moves, so
// that this is what `git diff` shows.
func changedLines(before, after map[string]string) (gone, come int) {
	names := map[string]bool{}
	for name := range before {
		names[name] = true
	}
	for name := range after {
		names[name] = true
	}
	for name := range names {
		left := map[string]int{}
		for line := range strings.Lines(before[name]) {
			left[line]++
			gone++
		}
		for line := range strings.Lines(after[name]) {
			if left[line]--; left[line] >= 0 {
				gone--
			} else {
				come++
			}
		}
	}
	return gone, come
}

// bench is a service under test, with what a window of it knows.
type bench struct {
	*workbench.Service
	t    testing.TB
	data string
	acts int
	name string
}

func open(t testing.TB, data, docs string) *bench {
	t.Helper()
	s, err := workbench.Open(workbench.Options{
		Data: data, Documents: docs, By: "王芳",
		Now: func() time.Time { return time.Date(2026, 3, 18, 9, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // some tests close it themselves
	return &bench{Service: s, t: t, data: data, name: "window"}
}

func opened(t testing.TB) *bench {
	t.Helper()
	data, docs := folders(t, map[string]string{"plan": plan})
	return open(t, data, docs)
}

func (b *bench) document() workbench.Document {
	b.t.Helper()
	d, err := b.Document("plan")
	if err != nil {
		b.t.Fatal(err)
	}
	return d
}

func (b *bench) fact(id string) workbench.Fact {
	b.t.Helper()
	facts := b.document().Facts
	i := slices.IndexFunc(facts, func(f workbench.Fact) bool { return f.ID == id })
	if i < 0 {
		var ids []string
		for _, f := range facts {
			ids = append(ids, f.ID)
		}
		b.t.Fatalf("there is no fact %s among %q", id, ids)
	}
	return facts[i]
}

func (b *bench) ref(id string) workbench.FactRef {
	b.t.Helper()
	return workbench.FactRef{ID: id, Version: b.fact(id).Version}
}

func (b *bench) change(id, field, value string) workbench.FieldChange {
	b.t.Helper()
	return workbench.FieldChange{FactRef: b.ref(id), Field: field, Value: json.RawMessage(value)}
}

// try does an act with an id of its own.
func (b *bench) try(a workbench.Act) (workbench.Change, error) {
	b.acts++
	a.ID = fmt.Sprintf("act-%s-%04d", b.name, b.acts)
	if a.Kind != workbench.ActDecide && a.Kind != workbench.ActUndo {
		a.Document = "plan"
	}
	return b.Do(a)
}

func (b *bench) do(a workbench.Act) workbench.Change {
	b.t.Helper()
	c, err := b.try(a)
	if err != nil {
		b.t.Fatalf("%s: %v", a.Kind, err)
	}
	return c
}

func (b *bench) undo(c workbench.Change) workbench.Change {
	b.t.Helper()
	return b.do(workbench.Act{Kind: workbench.ActUndo, Undoes: c.Act.ID})
}

// at is where words stand in the plan.
func at(words string) (start, end int) {
	before, _, ok := strings.Cut(plan, words)
	if !ok {
		panic(words)
	}
	start = len([]rune(before))
	return start, start + len([]rune(words))
}

// code is that of an error of the service.
func code(err error) string {
	var e *workbench.Error
	if errors.As(err, &e) {
		return e.Code
	}
	return fmt.Sprint(err)
}

// eachAct is an act of each kind, with how many lines of the dataset go and come.
func eachAct(b *bench) map[string]struct {
	act        workbench.Act
	gone, come int
} {
	start, end := at("完成二期改造")
	return map[string]struct {
		act        workbench.Act
		gone, come int
	}{
		"accept a figure": {workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{b.ref("target:二1-1")}}, 1, 1},
		"accept a task":   {workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{b.ref("task:二1")}}, 2, 0},
		"accept several":  {workbench.Act{Kind: workbench.ActAccept, Bulk: true, Facts: []workbench.FactRef{b.ref("target:二1-1"), b.ref("task:二1"), b.ref("target:一-1")}}, 4, 2},
		"correct a value": {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "value", "16")}}, 1, 1},
		"correct a role":  {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("task:二1", "assignments.1.role", `"lead"`)}}, 3, 2},
		"correct a key":   {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("task:二2", "key", `"二9"`)}}, 4, 3},
		"take a body out": {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("task:二3", "assignments", `[]`)}}, 4, 1},
		"move a figure":   {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "place", fmt.Sprintf("[%d,%d]", start-8, end))}}, 1, 1},
		"the head":        {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("document", "issuedOn", `"2024-03-05"`)}}, 0, 1},
		"add a figure": {workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "target", Start: start, End: end, Fields: map[string]json.RawMessage{
			"indicator": json.RawMessage(`"改造期数"`), "value": json.RawMessage("2"), "unit": json.RawMessage(`"期"`), "task": json.RawMessage(`"二1"`),
		}}}, 0, 1},
		"add a task": {workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "task", Start: start, End: end, Fields: map[string]json.RawMessage{
			"title": json.RawMessage(`"完成二期改造"`), "parent": json.RawMessage(`"二1"`),
		}}}, 0, 10},
		"delete a figure":   {workbench.Act{Kind: workbench.ActDelete, Facts: []workbench.FactRef{b.ref("target:二1-1")}, Reason: "是示例"}, 1, 2},
		"delete a platform": {workbench.Act{Kind: workbench.ActDelete, Facts: []workbench.FactRef{b.ref(platform(b))}}, 2, 2},
		"split a figure": {workbench.Act{Kind: workbench.ActSplit, Facts: []workbench.FactRef{b.ref("target:二1-1")}, Into: []map[string]json.RawMessage{
			{"value": json.RawMessage("10")}, {"value": json.RawMessage("5"), "scope": json.RawMessage(`"小镇"`)},
		}}, 1, 2},
		"merge figures": {workbench.Act{Kind: workbench.ActMerge, Facts: []workbench.FactRef{b.ref("target:一-1"), b.ref("target:一-2")}}, 2, 3},
		"merge tasks":   {workbench.Act{Kind: workbench.ActMerge, Facts: []workbench.FactRef{b.ref("task:二1"), b.ref("task:二2")}}, 16, 6},
	}
}

func platform(b *bench) string {
	for _, f := range b.document().Facts {
		if f.Kind == workbench.KindPlatform {
			return f.ID
		}
	}
	b.t.Fatal("the plan has no platform")
	return ""
}

func TestEachActChangesFewLinesAndIsTakenBackToTheByte(t *testing.T) {
	for name := range eachAct(opened(t)) {
		t.Run(name, func(t *testing.T) {
			b := opened(t)
			c := eachAct(b)[name]
			before := all(t, b.data)
			change := b.do(c.act)
			after := all(t, b.data)
			if gone, come := changedLines(before, after); gone != c.gone || come != c.come {
				t.Errorf("%d lines went and %d came, want %d and %d:\n%s", gone, come, c.gone, c.come,
					udiff.Unified("before", "after", before["documents/plan.yaml"], after["documents/plan.yaml"]))
			}
			if change.Act.Sentence == "" || change.Act.SentenceEn == "" || change.Act.By != "王芳" {
				t.Errorf("the log says %+v", change.Act)
			}
			if problems := dataset.Wrong(load(t, b.data).Check(nil)); len(problems) > 0 {
				t.Errorf("check says %v", problems)
			}
			b.undo(change)
			if got := all(t, b.data); !maps.Equal(got, before) {
				t.Errorf("the files are not as they were:\n%s", udiff.Unified("first", "last", before["documents/plan.yaml"], got["documents/plan.yaml"]))
			}
		})
	}
}

// reviewAll accepts what is right, puts right what is not, and the document at last.
func reviewAll(b *bench) {
	for {
		d := b.document()
		var refs []workbench.FactRef
		for _, f := range d.Facts {
			if f.State == workbench.StateUndecided && f.Confidence > 0 {
				refs = append(refs, workbench.FactRef{ID: f.ID, Version: f.Version})
			}
		}
		if len(refs) == 0 {
			break
		}
		b.do(workbench.Act{Kind: workbench.ActAccept, Facts: refs[:1]})
	}
	for _, u := range b.document().Unread {
		b.do(workbench.Act{Kind: workbench.ActDismiss, Items: []workbench.ItemRef{{ID: u.ID}}, Reason: "不是指标"})
	}
	b.do(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{b.ref("document")}})
	for {
		proposals := b.Proposals("").Proposals
		if len(proposals) == 0 {
			break
		}
		p := proposals[0]
		a := workbench.Act{Kind: workbench.ActDecide, Proposal: p.ID, Answer: p.Answers[0]}
		if a.Answer != workbench.AnswerNew {
			a.Candidate = p.Candidates[0].ID
		}
		b.do(a)
	}
}

func TestADocumentIsDoneWhenNothingIsLeftAndCheckIsSilent(t *testing.T) {
	b := opened(t)
	if _, err := b.try(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{b.ref("document")}}); code(err) != workbench.CodeNotNow {
		t.Errorf("the document is accepted first: %v", err)
	}
	before := all(t, b.data)
	reviewAll(b)
	q := b.Queue()
	if e := q.Documents[0]; !e.Done || e.Reviewed == nil || e.Reviewed.By != "王芳" || e.Reviewed.On != "2026-03-18" {
		t.Errorf("the queue has %+v", e)
	}
	d := load(t, b.data)
	if problems, err := loader.Problems(d, map[string][]rune{d.Files[0].Document.SHA256: []rune(plan)}); len(problems) > 0 || err != nil {
		t.Errorf("check says %v, %v", problems, err)
	}
	acts := b.Acts("", 0, 500).Acts
	for _, a := range acts {
		if a.Undoes == "" {
			b.do(workbench.Act{Kind: workbench.ActUndo, Undoes: a.ID})
		}
	}
	if got := all(t, b.data); !maps.Equal(got, before) {
		t.Error("after all acts were undone the files are not as they were")
	}
}

func TestAnActSentTwiceIsDoneOnce(t *testing.T) {
	b := opened(t)
	start, end := at("完成二期改造")
	a := workbench.Act{ID: "the-same-id", Kind: workbench.ActAdd, Document: "plan", Fact: &workbench.NewFact{Kind: "task", Start: start, End: end, Fields: map[string]json.RawMessage{"title": json.RawMessage(`"改造"`)}}}
	first, err := b.Do(a)
	if err != nil {
		t.Fatal(err)
	}
	after := all(t, b.data)
	second, err := b.Do(a)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(all(t, b.data), after) || first.Act.Number != second.Act.Number || len(second.Facts) != 1 || second.Facts[0].ID != first.Act.Facts[0] {
		t.Errorf("the second time: %+v, the first: %+v", second, first)
	}
	a.Reason = "another"
	if _, err := b.Do(a); code(err) != workbench.CodeBadRequest {
		t.Errorf("the id is taken for another act: %v", err)
	}
}

func TestTwoWindowsDoNotOverwriteWhatTheyHaveNotSeen(t *testing.T) {
	b := opened(t)
	seen := b.change("target:二1-1", "value", "16")
	other := b.ref("target:一-1")
	since := b.document().At
	b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "value", "17")}})
	b.do(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{other}}) // another fact: nobody minds
	_, err := b.try(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{seen}})
	var e *workbench.Error
	if !errors.As(err, &e) || e.Code != workbench.CodeConflict || len(e.Conflicts) != 1 || string(e.Conflicts[0].Now.Fields["value"]) != "17" || e.Conflicts[0].By != "王芳" {
		t.Fatalf("the answer is %+v", err)
	}
	news := b.Changes(nil, since, time.Second)
	if len(news.Changes) != 2 || len(news.Changes[0].Facts) != 1 || news.Changes[0].Facts[0].ID != "target:二1-1" || news.Reload {
		t.Errorf("the other window is told %+v", news)
	}
	seen.Version = e.Conflicts[0].Now.Version
	b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{seen}})
	if v := string(b.fact("target:二1-1").Fields["value"]); v != "16" {
		t.Errorf("value is %s, want 16", v)
	}
}

func TestAFactIsNotAddedBesideOneThatTheWindowDoesNotKnow(t *testing.T) {
	b := opened(t)
	start, end := at("完成二期改造")
	add := workbench.Act{Kind: workbench.ActAdd, SHA256: b.document().SHA256, Fact: &workbench.NewFact{Kind: "task", Start: start, End: end, Fields: map[string]json.RawMessage{"title": json.RawMessage(`"改造"`)}}}
	first := b.do(add)
	_, err := b.try(add)
	var e *workbench.Error
	if !errors.As(err, &e) || e.Code != workbench.CodeConflict || len(e.Conflicts) != 1 || e.Conflicts[0].ID != first.Act.Facts[0] {
		t.Errorf("the second window gets %+v", err)
	}
	add.SHA256 = b.document().SHA256 // it has seen the other, and wants two
	b.do(add)
}

func TestAnEditorsChangesAreTakenInAndKept(t *testing.T) {
	b := opened(t)
	seen, other := b.ref("target:二1-1"), b.ref("target:一-1")
	since := b.document().At
	raw := get(t, b.data, "documents/plan.yaml")
	edited := "# 王芳 looks at it\n" + strings.Replace(raw, "value: 15", "value: 18", 1)
	put(t, b.data, "documents/plan.yaml", edited)
	b.do(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{other}})
	if _, err := b.try(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{seen}}); code(err) != workbench.CodeConflict {
		t.Errorf("the fact that the editor changed is accepted unseen: %v", err)
	}
	now := get(t, b.data, "documents/plan.yaml")
	if !strings.HasPrefix(now, "# 王芳 looks at it\n") || !strings.Contains(now, "value: 18") {
		t.Error("what the editor wrote is lost")
	}
	if news := b.Changes(nil, since, time.Second); len(news.Changes) != 2 || news.Changes[0].Act != nil || len(news.Changes[0].Facts) != 1 {
		t.Errorf("told are %+v", news)
	}
	b.undo(workbench.Change{Act: &b.Acts("plan", 0, 1).Acts[0]})
	if got := get(t, b.data, "documents/plan.yaml"); got != edited {
		t.Error("undone, the file is not as the editor wrote it")
	}
}

func TestAFileThatAnEditorBrokeIsNotWritten(t *testing.T) {
	b := opened(t)
	ref := b.ref("target:一-1")
	raw := get(t, b.data, "documents/plan.yaml")
	broken := strings.Replace(raw, "tasks:", "tasks: [", 1)
	put(t, b.data, "documents/plan.yaml", broken)
	if _, err := b.try(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{ref}}); code(err) != workbench.CodeNotNow {
		t.Errorf("the answer is %v", err)
	}
	if e := b.Queue().Documents[0]; e.Fault == "" || get(t, b.data, "documents/plan.yaml") != broken {
		t.Errorf("the queue has %+v", e)
	}
	put(t, b.data, "documents/plan.yaml", raw)
	b.do(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{ref}})
}

func TestAnActOnTopMustBeUndoneFirst(t *testing.T) {
	b := opened(t)
	first := b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "value", "16")}})
	second := b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "value", "17")}})
	b.do(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{b.ref("task:二1")}})
	undo := workbench.Act{Kind: workbench.ActUndo, Undoes: first.Act.ID}
	if _, err := b.try(undo); code(err) != workbench.CodeConflict {
		t.Errorf("the answer is %v", err)
	}
	back := b.undo(second)
	b.do(undo)
	if f := b.fact("target:二1-1"); string(f.Fields["value"]) != "15" || f.State != workbench.StateUndecided {
		t.Errorf("the figure is %+v", f)
	}
	if _, err := b.try(undo); code(err) != workbench.CodeNotNow {
		t.Errorf("undone twice: %v", err)
	}
	if _, err := b.try(workbench.Act{Kind: workbench.ActUndo, Undoes: back.Act.ID}); code(err) != workbench.CodeConflict {
		t.Errorf("done again on what is no more: %v", err)
	}
}

func TestAreasAreCalledByTheirNames(t *testing.T) {
	b := opened(t)
	b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:一-1", "area", `"990101"`)}})
	if got := b.document().Areas; got["990101"] != "青石县" {
		t.Errorf("they are called %v", got)
	}
}

func TestStatesSayWhatReviewersDid(t *testing.T) {
	b := opened(t)
	start, end := at("完成二期改造")
	b.do(workbench.Act{Kind: workbench.ActAccept, Bulk: true, Facts: []workbench.FactRef{b.ref("target:一-1"), b.ref("target:一-2")}})
	b.do(workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{b.ref("task:二2")}})
	b.do(workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("task:二1", "title", `"扩建小镇"`)}})
	added := b.do(workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "target", Start: start, End: end, Fields: map[string]json.RawMessage{"indicator": json.RawMessage(`"改造期数"`), "value": json.RawMessage("2")}}})
	for id, want := range map[string]string{
		"target:一-1": "accepted true 王芳", "task:二2": "accepted false 王芳", "task:二1": "changed false 王芳", "task:二3": "undecided false", added.Act.Facts[0]: "added false 王芳", "document": "undecided false",
	} {
		f := b.fact(id)
		got := fmt.Sprint(f.State, " ", f.Bulk)
		if f.Reviewed != nil {
			got += " " + f.Reviewed.By
		}
		if got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}

func TestWhatWouldMakeTheDatasetWrongIsNotSaved(t *testing.T) {
	b := opened(t)
	before := all(t, b.data)
	start, end := at("石湾")
	for name, c := range map[string]struct {
		act  workbench.Act
		want string
	}{
		"a comparator of none": {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "comparator", `"=="`)}}, workbench.CodeWrong},
		"a body not there":     {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("task:二1", "assignments.0.agency", `"县林业局"`)}}, workbench.CodeWrong},
		"a key twice":          {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("task:二1", "key", `"二2"`)}}, workbench.CodeWrong},
		"no number":            {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "value", `"many"`)}}, workbench.CodeBadRequest},
		"no field":             {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "color", `"red"`)}}, workbench.CodeBadRequest},
		"the program's field":  {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "opening", `"甲"`)}}, workbench.CodeBadRequest},
		"the confidence":       {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "confidence", `1`)}}, workbench.CodeBadRequest},
		"the file's sum":       {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("document", "sha256", `"00"`)}}, workbench.CodeBadRequest},
		"outside the text":     {workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{b.change("target:二1-1", "place", `[5,9999]`)}}, workbench.CodeBadRequest},
		"a place backwards":    {workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "platform", Start: end, End: start}}, workbench.CodeBadRequest},
		"a platform unnamed":   {workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "platform", Start: start, End: end}}, workbench.CodeWrong},
		"a song":               {workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "song", Start: start, End: end}}, workbench.CodeBadRequest},
		"a second document":    {workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: "document", Start: start, End: end}}, workbench.CodeBadRequest},
		"the document deleted": {workbench.Act{Kind: workbench.ActDelete, Facts: []workbench.FactRef{b.ref("document")}}, workbench.CodeBadRequest},
		"nothing":              {workbench.Act{Kind: workbench.ActAccept}, workbench.CodeBadRequest},
		"no act":               {workbench.Act{Kind: "sing"}, workbench.CodeBadRequest},
		"a fact of none":       {workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{{ID: "task:九"}}}, workbench.CodeConflict},
		"an act of none":       {workbench.Act{Kind: workbench.ActUndo, Undoes: "act-never-done"}, workbench.CodeNotFound},
		"a proposal of none":   {workbench.Act{Kind: workbench.ActDecide, Proposal: "agency:x:y", Answer: "same"}, workbench.CodeConflict},
		"no sense":             {workbench.Act{Kind: workbench.ActDecide, Decision: &workbench.Decision{Same: []string{"a", "b"}}}, workbench.CodeWrong},
	} {
		if _, err := b.try(c.act); code(err) != c.want {
			t.Errorf("%s gives %v, want %s", name, err, c.want)
		}
	}
	if !maps.Equal(all(t, b.data), before) || len(b.Acts("", 0, 10).Acts) != 0 {
		t.Error("something was written")
	}
}
