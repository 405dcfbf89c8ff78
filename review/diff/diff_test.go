package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/store"
)

func node(kind, id string, props store.Props) store.Node {
	if props == nil {
		props = store.Props{"name": id}
	}
	return store.Node{ID: id, Kind: kind, Props: props}
}

func tasks(from, to int) []store.Node {
	var out []store.Node
	for i := from; i <= to; i++ {
		out = append(out, node(ontology.KindTask, fmt.Sprintf("task:%d", i), store.Props{"key": fmt.Sprint(i), "title": "建设平台", "position": int64(i)}))
	}
	return out
}

func TestADiffListsWhatIsNewMergesAndGoes(t *testing.T) {
	agency := node(ontology.KindAgency, "区科技局", nil)
	gone := node(ontology.KindPlan, "plan:cited", store.Props{"title": "东山区计划", "cited": true})
	for _, c := range []struct {
		name          string
		before, after *store.Graph
		want          string
	}{
		{
			"nothing",
			&store.Graph{Nodes: []store.Node{agency}}, &store.Graph{Nodes: []store.Node{agency}},
			"new in the graph: nothing\nmerges into what is there: nothing\nno longer in the graph: nothing\n",
		},
		{
			"all three, passages left out",
			&store.Graph{Nodes: []store.Node{agency, gone}},
			&store.Graph{
				Nodes: append([]store.Node{agency, node(ontology.KindPassage, "p", nil)}, tasks(1, 2)...),
				Edges: []store.Edge{
					{From: "区科技局", Rel: ontology.Leads, To: "task:1"},
					{From: "区科技局", Rel: ontology.Leads, To: "task:2"},
					{From: "区科技局", Rel: ontology.ResponsibleFor, To: "task:2"},
				},
			},
			"new in the graph:\n  2 tasks\n    1 建设平台\n    2 建设平台\n" +
				"merges into what is there:\n  1 agency\n    区科技局: LEADS 2, RESPONSIBLE_FOR 1\n" +
				"no longer in the graph:\n  1 plan\n    东山区计划 (cited only)\n",
		},
		{
			"many are counted, in order of their places",
			&store.Graph{},
			&store.Graph{Nodes: append(tasks(7, 12), tasks(1, 6)...)},
			"new in the graph:\n  12 tasks\n    1 建设平台\n    2 建设平台\n    3 建设平台\n    4 建设平台\n    5 建设平台\n    … and 7 more\n" +
				"merges into what is there: nothing\nno longer in the graph: nothing\n",
		},
		{
			"platforms by their kinds",
			&store.Graph{},
			&store.Graph{Nodes: []store.Node{
				node(ontology.KindPlatform, "a", store.Props{"name": "海蓝园", "kind": "园区"}),
				node(ontology.KindPlatform, "b", store.Props{"name": "海蓝孵化器", "kind": "孵化器"}),
				node(ontology.KindPlatform, "c", store.Props{"name": "云谷孵化器", "kind": "孵化器"}),
			}},
			"new in the graph:\n  3 platforms (孵化器 2, 园区 1)\n    海蓝园\n    海蓝孵化器\n    云谷孵化器\n" +
				"merges into what is there: nothing\nno longer in the graph: nothing\n",
		},
		{
			"what was joined before is not named",
			&store.Graph{Nodes: append(tasks(1, 1), agency), Edges: []store.Edge{{From: "区科技局", Rel: ontology.Leads, To: "task:1"}}},
			&store.Graph{Nodes: append(tasks(1, 1), agency), Edges: []store.Edge{{From: "区科技局", Rel: ontology.Leads, To: "task:1"}}},
			"new in the graph: nothing\nmerges into what is there: nothing\nno longer in the graph: nothing\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			if err := diff.Compare(c.before, c.after).Print(&b, 5); err != nil {
				t.Fatal(err)
			}
			if b.String() != c.want {
				t.Errorf("got\n%swant\n%s", b.String(), c.want)
			}
		})
	}
}

func TestAFigureIsDescribedInOneLine(t *testing.T) {
	for want, props := range map[string]store.Props{
		"孵化器 = 6家 (2026)":             {"statedIndicator": "孵化器", "comparator": "EQ", "value": 6.0, "unit": "家", "year": int64(2026)},
		"全区 累计 面积 ~ 1000000-2500000㎡": {"scope": "全区", "qualifier": "累计", "statedIndicator": "面积", "comparator": "APPROX", "value": 1e6, "valueMax": 2.5e6, "unit": "㎡"},
		"占比 >= 3.5% 高线":               {"statedIndicator": "占比", "comparator": "GE", "value": 3.5, "unit": "%", "stretch": true},
	} {
		n := node(ontology.KindTarget, "target:a:1", props)
		if got := diff.Describe(&n); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestPassagesAreNoFacts: a passage that another fact is stated in now is not
// told, nor one that comes or goes; what else is joined is, with its new edges.
func TestPassagesAreNoFacts(t *testing.T) {
	passage, gone := node(ontology.KindPassage, "passage:p:1-2", nil), node(ontology.KindPassage, "passage:p:3-4", nil)
	plan := node(ontology.KindPlan, "plan:p", nil)
	before := &store.Graph{Nodes: []store.Node{passage, gone, plan}}
	after := &store.Graph{
		Nodes: []store.Node{passage, plan, node(ontology.KindPassage, "passage:p:5-6", nil)},
		Edges: []store.Edge{{From: "plan:p", Rel: ontology.StatedIn, To: "passage:p:1-2"}},
	}
	d := diff.Compare(before, after)
	if len(d.New) > 0 || len(d.Gone) > 0 {
		t.Errorf("new %v, gone %v", d.New, d.Gone)
	}
	if len(d.Joined) != 1 || d.Joined[0].ID != "plan:p" || d.Joined[0].Edges[ontology.StatedIn] != 1 {
		t.Errorf("joined %v", d.Joined)
	}
}
