package workbench_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/policygraph/policygraph/review/workbench"
	"github.com/policygraph/policygraph/store"
)

// run keeps what is derived up to date until the test ends.
func (b *bench) run() {
	ctx, cancel := context.WithCancel(b.t.Context())
	ended := make(chan struct{})
	go func() { b.Run(ctx); close(ended) }()
	b.t.Cleanup(func() {
		cancel()
		<-ended
		if err := b.Close(); err != nil {
			b.t.Error(err)
		}
	})
}

func (b *bench) until(what string, is func() bool) {
	b.t.Helper()
	for deadline := time.Now().Add(time.Minute); !is(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			b.t.Fatalf("%s does not come: %+v", what, b.Problems())
		}
	}
}

// TestWhatADocumentSaysItselfIsSaidOnce: that it contradicts itself is for a person to
// look at; once one has, check is silent about it, and the graph shows it all the same.
func TestWhatADocumentSaysItselfIsSaidOnce(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": plan + "4.提升驿站。到2026年,全县累计建成驿站70座。(责任单位:县交通局)\n"})
	s, err := workbench.Open(workbench.Options{Data: data, Documents: docs, By: "王芳"})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{Service: s, t: t, data: data, name: "window"}
	b.run()
	own := func() *workbench.Problem {
		all := b.Problems().Problems
		if i := slices.IndexFunc(all, func(p workbench.Problem) bool { return p.Item != "" }); i >= 0 {
			return &all[i]
		}
		return nil
	}
	b.until("the contradiction", func() bool { return own() != nil })
	p := own()
	if p.Document != "plan" || b.fact(p.Fact).Kind != workbench.KindTarget || !p.Note {
		t.Errorf("it is %+v", p)
	}
	before := all(t, data)
	change := b.do(workbench.Act{Kind: workbench.ActDismiss, Items: []workbench.ItemRef{{ID: p.Item}}, Reason: "文件如此"})
	if gone, come := changedLines(before, all(t, data)); gone > 0 || come != 2 { // the list's head, and its line
		t.Errorf("%d lines went and %d came", gone, come)
	}
	if file := get(t, data, "documents/plan.yaml"); !strings.Contains(file, "what: contradiction, reason: 文件如此") || !strings.Contains(file, "against: {") {
		t.Errorf("the file has\n%s", file)
	}
	b.until("silence", func() bool { return !b.Problems().Pending && own() == nil })
	if left := b.Queue().Documents[0].Left; left.Contradictions != 0 {
		t.Errorf("left are %+v", left)
	}
	if _, err := b.try(workbench.Act{Kind: workbench.ActDismiss, Items: []workbench.ItemRef{{ID: "contradiction:1-2:3-4"}}}); code(err) != workbench.CodeConflict {
		t.Errorf("a contradiction of none: %v", err)
	}
	b.undo(change)
	if got := all(t, data); !maps.Equal(got, before) {
		t.Errorf("undone, the files are %v", got)
	}
	b.until("the contradiction again", func() bool { return own() != nil })
}

func TestWhatCheckSaysFollowsAMomentLater(t *testing.T) {
	data, docs := folders(t, map[string]string{"plan": plan + "4.提升驿站。到2026年,全县累计建成驿站70座。(责任单位:县交通局)\n"})
	var graphs, targets atomic.Int64
	s, err := workbench.Open(workbench.Options{Data: data, Documents: docs, By: "王芳", Graph: func(_ context.Context, g *store.Graph) error {
		targets.Store(int64(len(g.Nodes)))
		graphs.Add(1)
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{Service: s, t: t, data: data, name: "window"}
	b.run()
	until := b.until
	says := func(part string) bool {
		return slices.ContainsFunc(b.Problems().Problems, func(p workbench.Problem) bool { return strings.Contains(p.MessageEn, part) })
	}
	until("the first graph", func() bool { return graphs.Load() == 1 && says("carry a confidence") })
	if left := b.Queue().Documents[0].Left; left.Contradictions != 1 || left.Proposals == 0 {
		t.Errorf("left are %+v, want a contradiction and proposals", left)
	}
	at, nodes := b.document().At, targets.Load()
	b.do(workbench.Act{Kind: workbench.ActDelete, Facts: []workbench.FactRef{b.ref("target:二4-1")}, Reason: "重复"})
	if !b.Problems().Pending {
		t.Error("what check says is not said to be old")
	}
	until("the next graph", func() bool { return !b.Problems().Pending && targets.Load() < nodes })
	if left := b.Queue().Documents[0].Left; left.Contradictions != 0 {
		t.Errorf("left are %+v", left)
	}
	news := b.Changes(nil, at, time.Second).Changes
	if !slices.ContainsFunc(news, func(c workbench.Change) bool { return c.Problems && c.Act == nil }) {
		t.Errorf("windows are told %+v", news)
	}
	// An editor, at a moment when nobody asks for anything.
	put(t, data, "documents/plan.yaml", strings.Replace(get(t, data, "documents/plan.yaml"), `comparator: "="`, `comparator: "=="`, 1))
	until("the editor's slip", func() bool { return says("comparator is") })
	i := slices.IndexFunc(b.Problems().Problems, func(p workbench.Problem) bool { return strings.Contains(p.MessageEn, "comparator is") })
	if p := b.Problems().Problems[i]; p.Fact != "target:一-1" || p.Document != "plan" || p.Line == 0 {
		t.Errorf("the problem is %+v", p)
	}
}
