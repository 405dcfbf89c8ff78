package diff_test

import (
	"os"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/store"
)

func ExampleCompare() {
	agency := store.Node{ID: ontology.AgencyID("990101", "科技局"), Kind: ontology.KindAgency, Props: store.Props{"name": "青川区科技局"}}
	task := store.Node{ID: ontology.TaskID("plan", "一1"), Kind: ontology.KindTask, Props: store.Props{"key": "一1", "title": "建设孵化器"}}
	before := &store.Graph{Nodes: []store.Node{agency}}
	after := &store.Graph{Nodes: []store.Node{agency, task}, Edges: []store.Edge{{From: agency.ID, Rel: ontology.Leads, To: task.ID}}}
	if err := diff.Compare(before, after).Print(os.Stdout, 5); err != nil {
		panic(err)
	}
	// Output:
	// new in the graph:
	//   1 task
	//     一1 建设孵化器
	// merges into what is there:
	//   1 agency
	//     青川区科技局: LEADS 1
	// no longer in the graph: nothing
}
