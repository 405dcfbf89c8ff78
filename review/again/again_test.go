package again_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/reading/extract"
	"github.com/policygraph/policygraph/review/again"
	"github.com/policygraph/policygraph/review/documents"
)

var draft = dataset.Evidence{Confidence: 0.9, Reason: "read"}

func at(start, end int) dataset.Locator { return dataset.Locator{Start: start, End: end} }

func task(key, title string, start, end int, e dataset.Evidence, agencies ...string) dataset.Task {
	t := dataset.Task{Key: key, Title: title, Locator: at(start, end), Evidence: e}
	for i, name := range agencies {
		t.Assignments = append(t.Assignments, dataset.Assignment{Agency: name, Role: dataset.RoleLead, Position: i + 1, Locator: at(start, end)})
	}
	return t
}

func figure(key string, value float64, start, end int, e dataset.Evidence) dataset.Figure {
	return dataset.Figure{Key: key, Indicator: "孵化器", Comparator: dataset.EQ, Value: value, Unit: "家", Task: "一1", Locator: at(start, end), Evidence: e}
}

// merged merges two readings of a document and gives the facts, reviewed ones marked
// with a star, and the differences.
func merged(old, read *dataset.File) (facts, differences []string) {
	f, found := again.Merge(old, read)
	mark := func(e dataset.Evidence) string {
		if e.Confidence > 0 {
			return ""
		}
		return "*"
	}
	for _, t := range f.Tasks {
		facts = append(facts, fmt.Sprint(t.Key, " ", t.Title, mark(t.Evidence)))
	}
	for _, g := range slices.Concat(f.Targets, f.Observations) {
		facts = append(facts, fmt.Sprint(g.Key, " ", g.Value, " of ", g.Task, mark(g.Evidence)))
	}
	for _, p := range f.Platforms {
		facts = append(facts, fmt.Sprint(p.Name, mark(p.Evidence)))
	}
	for _, d := range found {
		differences = append(differences, d.String())
	}
	return facts, differences
}

func TestReviewedFactsStayAndDraftsAreReadAnew(t *testing.T) {
	old := &dataset.File{
		Slug: "p", Document: dataset.Document{Title: "青川区计划", Area: "990101", IssuedOn: "2024-01-01"},
		Tasks:     []dataset.Task{task("一1", "建设孵化器", 10, 20, dataset.Evidence{}, "区科技局"), task("一2", "草稿", 20, 30, draft), task("一3", "旧稿", 30, 40, draft)},
		Targets:   []dataset.Figure{figure("一1-1", 5, 10, 20, dataset.Evidence{}), figure("一2-1", 6, 20, 30, draft)},
		Platforms: []dataset.Platform{{Name: "海蓝园", Locator: at(12, 15)}},
	}
	read := &dataset.File{
		Slug: "other-name", Document: dataset.Document{Title: "青川区计划", Area: "青川区", IssuedOn: "2024-02-01", DocNumber: "青政〔2024〕1号"},
		Tasks:     []dataset.Task{task("一1", "建设孵化器", 10, 20, draft, "区科技局", "区财政局"), task("一2", "新稿", 20, 30, draft), task("一4", "新任务", 40, 50, draft)},
		Targets:   []dataset.Figure{figure("一1-1", 8, 14, 18, draft), figure("一1-2", 5, 11, 14, draft), figure("一2-1", 6, 20, 30, draft)},
		Platforms: []dataset.Platform{{Name: "海蓝园区", Locator: at(12, 16), Evidence: draft}, {Name: "云谷园", Locator: at(45, 48), Evidence: draft}},
	}
	facts, differences := merged(old, read)
	wantFacts := []string{"一1 建设孵化器*", "一2 新稿", "一4 新任务", "一1-1 5 of 一1*", "一1-2 8 of 一1", "一2-1 6 of 一1", "海蓝园*", "云谷园"}
	if diff := cmp.Diff(wantFacts, facts); diff != "" {
		t.Error(diff)
	}
	want := []string{
		"the document's docNumber: now read: 青政〔2024〕1号",
		"the document's issuedOn: 2024-01-01, now read: 2024-02-01 (reviewed, and left as it is)",
		"task 一1: 建设孵化器 (lead 区科技局), now read: 建设孵化器 (lead 区科技局、lead 区财政局) (reviewed, and left as it is)",
		"task 一2: 草稿, now read: 新稿",
		"task 一4: now read: 新任务",
		"task 一3: no longer read: 旧稿",
		"target 一1-1: now read: 孵化器 = 8家",
		"platform: 海蓝园, now read: 海蓝园区 (reviewed, and left as it is)",
		"platform: now read: 云谷园",
	}
	if diff := cmp.Diff(want, differences); diff != "" {
		t.Error(diff)
	}
}

// TestATaskKeepsItsKey: a newer reader numbers a task otherwise; its id stays, and what
// belongs to it follows.
func TestATaskKeepsItsKey(t *testing.T) {
	old := &dataset.File{Tasks: []dataset.Task{task("一1", "建设孵化器", 10, 20, draft)}}
	read := &dataset.File{
		Tasks:   []dataset.Task{task("一(一)", "建设孵化器", 10, 20, draft), task("一1", "引进人才", 30, 40, draft)},
		Targets: []dataset.Figure{{Key: "一(一)-1", Indicator: "孵化器", Value: 5, Task: "一(一)", Locator: at(12, 14), Evidence: draft}},
	}
	facts, _ := merged(old, read)
	if diff := cmp.Diff([]string{"一1 建设孵化器", "一1-2 引进人才", "一(一)-1 5 of 一1"}, facts); diff != "" {
		t.Error(diff)
	}
}

// TestTheBuiltInDatasetStaysAsItIs: read again, each reviewed document is byte for byte
// what it was, less what is new.
func TestTheBuiltInDatasetStaysAsItIs(t *testing.T) {
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	for _, old := range d.Files {
		path := filepath.Join(corpus.Dir(t), "seeds", old.Slug+".txt")
		if _, err := os.Stat(path); err != nil {
			continue // another form of it is in the corpus
		}
		doc, err := documents.Read(path)
		if err != nil {
			t.Fatal(err)
		}
		read, err := extract.Extract(doc)
		if err != nil {
			t.Fatal(err)
		}
		if read.Document.SHA256 != old.Document.SHA256 {
			continue
		}
		f, _ := again.Merge(old, read)
		f.Tasks = slices.DeleteFunc(f.Tasks, func(t dataset.Task) bool { return t.Confidence > 0 })
		f.Targets = slices.DeleteFunc(f.Targets, func(g dataset.Figure) bool { return g.Confidence > 0 })
		f.Observations = slices.DeleteFunc(f.Observations, func(g dataset.Figure) bool { return g.Confidence > 0 })
		f.Platforms = slices.DeleteFunc(f.Platforms, func(p dataset.Platform) bool { return p.Confidence > 0 })
		f.Organisation = slices.DeleteFunc(f.Organisation, func(o dataset.Organisation) bool { return o.Confidence > 0 })
		f.Document = old.Document
		var was, is bytes.Buffer
		if err := dataset.Write(&was, old); err != nil {
			t.Fatal(err)
		}
		if err := dataset.Write(&is, f); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(was.String(), "\n"), strings.Split(is.String(), "\n")); diff != "" {
			t.Errorf("%s:\n%s", old.Slug, diff[:min(len(diff), 3000)])
		}
	}
}

func TestWhatAReviewerDeletedDoesNotComeBack(t *testing.T) {
	old := &dataset.File{
		Targets:   []dataset.Figure{figure("一1-1", 3, 10, 14, dataset.Evidence{})},
		Dismissed: []dataset.Dismissed{{What: "task", Locator: at(5, 20)}, {What: "target", Locator: at(15, 19)}},
	}
	read := &dataset.File{
		Tasks:   []dataset.Task{task("一1", "甲", 5, 20, draft)},
		Targets: []dataset.Figure{figure("一1-1", 3, 10, 14, draft), figure("一1-2", 4, 15, 19, draft)},
	}
	old.Targets[0].Task = ""
	facts, differences := merged(old, read)
	if want := []string{"一1-1 3 of *"}; !slices.Equal(facts, want) || len(differences) != 0 {
		t.Errorf("the facts are %q, want %q; told %q", facts, want, differences)
	}
	if f, _ := again.Merge(old, read); len(f.Dismissed) != 2 {
		t.Errorf("dismissed are %+v, want both still", f.Dismissed)
	}
}
