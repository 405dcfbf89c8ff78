package workbench_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/review/workbench"
)

// TestRandomActsAreTakenBackToTheByte does acts as they come and takes all back; at
// each step the dataset is one, and what the service shows is what the files say.
func TestRandomActsAreTakenBackToTheByte(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": plan})
	b := open(t, data, docs)
	first := all(t, data)
	rapid.Check(t, func(r *rapid.T) {
		var done []workbench.Change
		for range rapid.IntRange(1, 10).Draw(r, "acts") {
			c, err := b.try(randomAct(r, b))
			var refused *workbench.Error
			if err != nil {
				if !errors.As(err, &refused) || refused.Code == workbench.CodeInternal {
					r.Fatal(err)
				}
				continue
			}
			done = append(done, c)
			if wrong := dataset.Wrong(load(t, data).Check(nil)); len(wrong) > 0 {
				r.Fatalf("after %s check says %v", c.Act.SentenceEn, wrong)
			}
		}
		for i := len(done) - 1; i >= 0; i-- {
			b.undo(done[i])
		}
		if got := all(t, data); !maps.Equal(got, first) {
			r.Fatalf("the plan is\n%s\nwant\n%s", got["documents/plan.yaml"], first["documents/plan.yaml"])
		}
	})
	shown := b.document().Facts
	again := reopened(t, b, docs)
	for _, f := range shown {
		if other := again.fact(f.ID); other.Version != f.Version || other.State != f.State {
			t.Errorf("shown is %+v, read again %+v", f, other)
		}
	}
}

// reopened opens the folder of another service, which is closed first.
func reopened(t *testing.T, b *bench, docs string) *bench {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return open(t, b.data, docs)
}

func randomAct(r *rapid.T, b *bench) workbench.Act {
	facts := b.document().Facts
	pick := func(label string) workbench.Fact { return facts[rapid.IntRange(0, len(facts)-1).Draw(r, label)] }
	ref := func(f workbench.Fact) workbench.FactRef {
		return workbench.FactRef{ID: f.ID, Version: f.Version}
	}
	f := pick("fact")
	length := len([]rune(plan))
	start := rapid.IntRange(0, length-10).Draw(r, "start")
	end := start + rapid.IntRange(1, 9).Draw(r, "length")
	raw := func(v any) json.RawMessage {
		out, err := json.Marshal(v)
		if err != nil {
			r.Fatal(err)
		}
		return out
	}
	word := rapid.SampledFrom([]string{"甲", "驿站: 二", "\"𠮷\"", "二1", ""}).Draw(r, "word")
	switch rapid.SampledFrom([]string{"accept", "several", "correct", "move", "add", "delete", "split", "merge"}).Draw(r, "kind") {
	case "accept":
		return workbench.Act{Kind: workbench.ActAccept, Facts: []workbench.FactRef{ref(f)}}
	case "several":
		return workbench.Act{Kind: workbench.ActAccept, Bulk: true, Facts: []workbench.FactRef{ref(f), ref(pick("other"))}}
	case "correct":
		field := rapid.SampledFrom([]string{"title", "name", "indicator", "key", "task", "parent", "scope", "value", "year", "assignments.0.agency"}).Draw(r, "field")
		value := raw(word)
		if field == "value" || field == "year" {
			value = raw(rapid.IntRange(2020, 2030).Draw(r, "number"))
		}
		return workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{{FactRef: ref(f), Field: field, Value: value}}}
	case "move":
		return workbench.Act{Kind: workbench.ActCorrect, Changes: []workbench.FieldChange{{FactRef: ref(f), Field: "place", Value: raw([]int{start, end})}}}
	case "add":
		kind := rapid.SampledFrom([]string{"task", "target", "observation", "platform"}).Draw(r, "new")
		fields := map[string]json.RawMessage{}
		switch kind {
		case "task":
			fields["title"] = raw(word)
		case "platform":
			fields["name"], fields["kind"] = raw(word), raw("小镇")
		default:
			fields["indicator"], fields["value"] = raw(word), raw(3)
		}
		return workbench.Act{Kind: workbench.ActAdd, Fact: &workbench.NewFact{Kind: kind, Start: start, End: end, Fields: fields}}
	case "delete":
		return workbench.Act{Kind: workbench.ActDelete, Facts: []workbench.FactRef{ref(f)}, Reason: word}
	case "split":
		return workbench.Act{Kind: workbench.ActSplit, Facts: []workbench.FactRef{ref(f)}, Into: []map[string]json.RawMessage{{}, {"place": raw([]int{start, end})}}}
	default:
		return workbench.Act{Kind: workbench.ActMerge, Facts: []workbench.FactRef{ref(f), ref(pick("other"))}}
	}
}

// TestWindowsAtOnce lets several windows and an editor work at the same time: each act
// is done once, or refused for what somebody else did.
func TestWindowsAtOnce(t *testing.T) {
	b := opened(t)
	facts := b.document().Facts
	since := b.document().At
	var group sync.WaitGroup
	accepted := make([]int, 4)
	for window := range accepted {
		group.Go(func() {
			for i, f := range facts {
				if f.Kind == workbench.KindDocument {
					continue
				}
				_, err := b.Do(workbench.Act{ID: fmt.Sprintf("window-%d-%04d", window, i), Kind: workbench.ActAccept, Document: "plan", Facts: []workbench.FactRef{{ID: f.ID, Version: f.Version}}})
				switch c := code(err); {
				case err == nil:
					accepted[window]++
				case c != workbench.CodeConflict:
					t.Errorf("%s: %v", f.ID, err)
				}
			}
		})
	}
	group.Go(func() {
		for range 20 {
			b.Queue()
			b.Proposals("")
			b.Acts("", 0, 10)
			b.Problems()
		}
	})
	group.Wait()
	total := 0
	for _, n := range accepted {
		total += n
	}
	d := b.document()
	if d.Left.Facts != 0 {
		t.Errorf("left are %+v", d.Left)
	}
	if acts := b.Acts("", 0, 500).Acts; len(acts) != total {
		t.Errorf("the log has %d acts, %d were done", len(acts), total)
	}
	if news := b.Changes(nil, since, 0); len(news.Changes) != total || news.Reload {
		t.Errorf("told are %d of %d changes", len(news.Changes), total)
	}
	if wrong := dataset.Wrong(load(t, b.data).Check(nil)); len(wrong) > 0 {
		t.Errorf("check says %v", wrong)
	}
}
