package graph

import (
	"fmt"
	"log/slog"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// BenchmarkAPlanWithItsTasks is the query that an explorer asks most: a plan of
// 60 tasks, and for each its lead and support agencies and its targets. It is
// answered by the writer and, beside it, by the generated executor; the store's
// share is what neither can save.
func BenchmarkAPlanWithItsTasks(b *testing.B) {
	s := memstore.New()
	if err := s.Replace(b.Context(), planOf(60)); err != nil {
		b.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	params := graphql.RawParams{Query: `{
		node(id: "plan") { ... on Plan {
			title tasks(first: 60) { nodes {
				key title
				leads: agencies(roles: [LEAD]) { nodes { name } }
				supports: agencies(roles: [SUPPORT]) { nodes { name } }
				targets { nodes { statedIndicator year value indicator { name } } }
			} }
		} }
	}`}
	for _, path := range []struct {
		name   string
		engine *Engine
	}{
		{"writer", NewEngine(s, nil, DefaultLimits(), log)},
		{"executor", newTyped(s, nil, DefaultLimits(), log)},
	} {
		b.Run(path.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				params := params
				answer, err := path.engine.Execute(b.Context(), &params)
				if err != nil || len(answer.Errors) > 0 {
					b.Fatal(err, answer.Errors)
				}
				b.SetBytes(int64(len(answer.Data)))
			}
		})
	}
	b.Run("store", func(b *testing.B) {
		counted := &counting{Store: s}
		params := params
		if _, err := NewEngine(counted, nil, DefaultLimits(), log).Execute(b.Context(), &params); err != nil {
			b.Fatal(err)
		}
		asked := counted.last.Load()
		b.ReportAllocs()
		for b.Loop() {
			if _, err := s.Find(b.Context(), *asked); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// planOf is a plan of n tasks, each with one lead, two supports and two targets
// over a few agencies and indicators.
func planOf(n int) *store.Graph {
	g := &store.Graph{}
	node := func(kind, id string, props store.Props) string {
		g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: kind, Props: props})
		return id
	}
	edge := func(from, rel, to string, props store.Props) {
		g.Edges = append(g.Edges, store.Edge{From: from, Rel: rel, To: to, Props: props})
	}
	plan := node(ontology.KindPlan, "plan", store.Props{"title": "山前区创新走廊建设实施方案"})
	var agencies, indicators []string
	for i := range 20 {
		agencies = append(agencies, node(ontology.KindAgency, fmt.Sprintf("agency:%d", i), store.Props{"name": fmt.Sprintf("山前区第%d局", i)}))
		indicators = append(indicators, node(ontology.KindIndicator, fmt.Sprintf("indicator:%d", i), store.Props{"name": fmt.Sprintf("第%d项指标", i)}))
	}
	for i := range n {
		task := node(ontology.KindTask, fmt.Sprintf("task:%03d", i), store.Props{"key": fmt.Sprintf("二(%d)", i), "title": "建设创新综合体和孵化器", "position": int64(i)})
		edge(plan, ontology.HasTask, task, nil)
		for j, rel := range []string{ontology.Leads, ontology.Supports, ontology.Supports} {
			edge(agencies[(i+7*j)%len(agencies)], rel, task, store.Props{"position": int64(j + 1)})
		}
		for j := range 2 {
			target := node(ontology.KindTarget, fmt.Sprintf("target:%03d:%d", i, j), store.Props{"statedIndicator": "新增孵化面积", "year": int64(2022 + j), "value": 3.5 * float64(i+1), "position": int64(2*i + j)})
			edge(task, ontology.Sets, target, nil)
			edge(target, ontology.Measures, indicators[(i+j)%len(indicators)], nil)
		}
	}
	return g
}
