package workbench_test

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/policygraph/policygraph/review/workbench"
	"github.com/policygraph/policygraph/store"
)

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
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() { s.Run(ctx); close(ended) }()
	t.Cleanup(func() {
		cancel()
		<-ended
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	until := func(what string, is func() bool) {
		t.Helper()
		for deadline := time.Now().Add(time.Minute); !is(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s does not come: %+v", what, b.Problems())
			}
		}
	}
	says := func(part string) bool {
		return slices.ContainsFunc(b.Problems().Problems, func(p workbench.Problem) bool { return strings.Contains(p.Message, part) })
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
	i := slices.IndexFunc(b.Problems().Problems, func(p workbench.Problem) bool { return strings.Contains(p.Message, "comparator is") })
	if p := b.Problems().Problems[i]; p.Fact != "target:一-1" || p.Document != "plan" || p.Line == 0 {
		t.Errorf("the problem is %+v", p)
	}
}
