package store_test

import (
	"errors"
	"fmt"

	"github.com/policygraph/policygraph/store"
)

// A search folds widths and cases, and wants every term.
func ExampleTerms_Match() {
	texts := []store.SearchText{
		{In: "title", Text: store.Fold("建设ＡＩ孵化器")},
		{In: "alias", Text: store.Fold("创新平台")},
	}
	for _, text := range []string{"ai孵化器", "孵化器 平台", "孵化器 园区"} {
		match, ok := store.ParseText(text).Match(texts)
		fmt.Println(text, ok, match.Rank, match.In)
	}
	// Output:
	// ai孵化器 true 2 title
	// 孵化器 平台 true 3 title
	// 孵化器 园区 false 0
}

// A graph is checked before a backend sees it.
func ExampleGraph_Validate() {
	g := store.Graph{
		Nodes: []store.Node{{ID: "plan:a", Kind: "Plan", Props: store.Props{"title": "甲区计划"}}},
		Edges: []store.Edge{{From: "plan:a", Rel: "HAS_TASK", To: "task:1"}},
	}
	err := g.Validate()
	fmt.Println(errors.Is(err, store.ErrInvalidGraph))
	fmt.Println(err)
	// Output:
	// true
	// invalid graph: edge "plan:a" -HAS_TASK-> "task:1": there is no node "task:1"
}
