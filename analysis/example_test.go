package analysis_test

import (
	"context"
	"fmt"
	"log"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// twoDistricts is a graph of two districts. A plan of one of them promises a number
// of incubators for 2022, the plan of the other does not speak of them.
func twoDistricts() *store.Graph {
	g := &store.Graph{}
	node := func(kind, id string, props store.Props) {
		g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: kind, Props: props})
	}
	edge := func(from, rel, to string) {
		g.Edges = append(g.Edges, store.Edge{From: from, Rel: rel, To: to})
	}
	for _, d := range []string{"east", "west"} {
		node(ontology.KindArea, "area:"+d, store.Props{"name": d, "level": "county"})
		node(ontology.KindPlan, "plan:"+d, store.Props{"title": d, "cited": false, "periodStart": "2021", "periodEnd": "2022"})
		edge("plan:"+d, ontology.Covers, "area:"+d)
	}
	node(ontology.KindIndicator, "indicator:incubators", store.Props{"name": "incubators", "unit": "家"})
	node(ontology.KindTarget, "target:east:1", store.Props{
		"statedIndicator": "incubators", "comparator": "GE", "value": 3.0, "unit": "家", "canonicalValue": 3.0, "canonicalUnit": "家",
		"year": int64(2022), "position": int64(1), "nature": "GOAL", "stretch": false,
	})
	edge("plan:east", ontology.Sets, "target:east:1")
	edge("target:east:1", ontology.Measures, "indicator:incubators")
	edge("target:east:1", ontology.ForArea, "area:east")
	return g
}

// A comparison tells a plan that is silent from a year that no loaded plan speaks
// for.
func ExampleCompare() {
	ctx, s := context.Background(), memstore.New()
	if err := s.Replace(ctx, twoDistricts()); err != nil {
		log.Fatal(err)
	}
	c, err := analysis.Compare(ctx, s, []string{"indicator:incubators"}, []string{"area:east", "area:west"}, []int{2022, 2023})
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range c.Indicators[0].Rows {
		for _, cell := range row.Cells {
			fmt.Println(row.Area, *cell.Year, cell.Status, cell.Targets)
		}
	}
	// Output:
	// area:east 2022 STATED [target:east:1]
	// area:east 2023 EXPIRED []
	// area:west 2022 SILENT []
	// area:west 2023 EXPIRED []
}

// An argument that makes no sense is refused with the reason.
func ExampleRefusal() {
	ctx, s := context.Background(), memstore.New()
	if err := s.Replace(ctx, twoDistricts()); err != nil {
		log.Fatal(err)
	}
	_, err := analysis.FindGaps(ctx, s, "area:east", "area:north")
	fmt.Println(err)
	// Output:
	// comparedTo: no node has the id "area:north": search finds ids
}
