package view_test

import (
	"context"
	"fmt"
	"log"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// A list is one query to the store: what a filter asks, and the properties that
// are read.
func ExampleNewConnection() {
	filter := view.AreaFilter{Areas: []string{"area:330305"}}
	page, err := builtin.Store().Find(context.Background(), store.Query{
		Kinds: []string{"Area"}, Where: filter.Conditions().Where, Props: []string{"name", "level"}, Paging: store.Paging{First: 10},
	})
	if err != nil {
		log.Fatal(err)
	}
	areas := view.NewConnection[view.Area](page, "Query.areas", view.Args{Filter: &filter})
	for _, a := range areas.Nodes() {
		fmt.Println(a.ID(), a.Name(), *a.Level(), areas.PageInfo().HasNextPage)
	}
	// Output:
	// area:330305 洞头区 county false
}

// The nodes that an answer names are fetched at once, when it is known what is
// shown of them.
func ExampleNodeSet() {
	ctx, s := context.Background(), builtin.Store()
	found, err := analysis.FindLineage(ctx, s, "plan:dongtou-incubators-2022")
	if err != nil {
		log.Fatal(err)
	}
	lineage := view.NewLineage(found)
	if err := lineage.Fill(ctx, s, view.Shown{Nodes: true, Props: []string{"title", "docNumber"}}); err != nil {
		log.Fatal(err)
	}
	plan, err := lineage.Plan()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(plan.Title())
	for _, step := range lineage.Up {
		above, err := step.Plan()
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(step.Depth, step.Loaded, above.ID())
	}
	// Output:
	// 洞头区大孵化器集群发展三年行动计划(2022-2024年)
	// 1 false plan:温政办〔2022〕26号
}
