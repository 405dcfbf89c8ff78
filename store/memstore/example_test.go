package memstore_test

import (
	"context"
	"fmt"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// One query finds the tasks of a plan, in their order, and the agencies that lead
// each.
func Example() {
	ctx := context.Background()
	s := memstore.New()
	err := s.Replace(ctx, &store.Graph{
		Nodes: []store.Node{
			{ID: "plan:a", Kind: "Plan", Props: store.Props{"title": "甲区计划"}},
			{ID: "task:1", Kind: "Task", Props: store.Props{"title": "培育企业", "position": int64(2)}},
			{ID: "task:2", Kind: "Task", Props: store.Props{"title": "建设园区", "position": int64(1)}},
			{ID: "agency:x", Kind: "Agency", Props: store.Props{"name": "甲区科技局"}},
		},
		Edges: []store.Edge{
			{From: "plan:a", Rel: "HAS_TASK", To: "task:1"},
			{From: "plan:a", Rel: "HAS_TASK", To: "task:2"},
			{From: "agency:x", Rel: "LEADS", To: "task:1"},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}

	page, err := s.Find(ctx, store.Query{
		IDs: []string{"plan:a"}, Paging: store.Paging{First: 1},
		Expand: []store.Hop{{
			Key: "tasks", Rels: []string{"HAS_TASK"},
			Paging: store.Paging{First: 10, Order: []store.Order{{Prop: "position"}}, Total: true},
			Expand: []store.Hop{{Key: "leads", Rels: []string{"LEADS"}, In: true, Paging: store.Paging{First: 10}}},
		}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	tasks := page.Items[0].Related[0]
	fmt.Println(tasks.Total, "tasks")
	for _, task := range tasks.Items {
		fmt.Println(task.Node.Props.Get("title"))
		for _, agency := range task.Related[0].Items {
			fmt.Println("  led by", agency.Node.Props.Get("name"))
		}
	}
	// Output:
	// 2 tasks
	// 建设园区
	// 培育企业
	//   led by 甲区科技局
}
