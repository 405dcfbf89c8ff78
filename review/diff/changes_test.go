package diff_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/store"
)

func TestChangesAreToldFactByFact(t *testing.T) {
	node := func(id, kind string, props store.Props) store.Node {
		return store.Node{ID: id, Kind: kind, Props: props}
	}
	edge := func(from, rel, to string) store.Edge { return store.Edge{From: from, Rel: rel, To: to} }
	supports := func(name, passage string, position int64) store.Edge {
		e := edge("agency:y", "SUPPORTS", "task:a:1")
		e.Props = store.Props{"statedName": name, "passage": passage, "position": position}
		return e
	}
	before := &store.Graph{
		Nodes: []store.Node{
			node("task:a:1", "Task", store.Props{"title": "建一座桥", "position": int64(1), "documents": []string{"document:a"}}),
			node("task:a:2", "Task", store.Props{"title": "修一条路", "position": int64(2)}),
			node("agency:x", "Agency", store.Props{"name": "某局"}),
			node("agency:y", "Agency", store.Props{"name": "另一局"}),
			node("passage:a", "Passage", store.Props{"start": int64(1)}),
		},
		Edges: []store.Edge{edge("agency:x", "LEADS", "task:a:1"), edge("task:a:1", "STATED_IN", "passage:a"), supports("某科", "passage:a", 1)},
	}
	after := &store.Graph{
		Nodes: []store.Node{
			node("task:a:1", "Task", store.Props{"title": "建两座桥", "position": int64(2), "documents": []string{"document:a"}}),
			node("task:a:3", "Task", store.Props{"title": "挖一口井", "position": int64(1), "documents": []string{"document:b"}}),
			node("agency:x", "Agency", store.Props{"name": "某局"}),
			node("agency:y", "Agency", store.Props{"name": "另一局"}),
			node("passage:a", "Passage", store.Props{"start": int64(9)}),
		},
		Edges: []store.Edge{edge("agency:y", "LEADS", "task:a:1"), edge("task:a:1", "STATED_IN", "passage:a"), supports("另一科", "passage:b", 2)},
	}
	var got []string
	for _, c := range diff.Changes(before, after) {
		got = append(got, fmt.Sprintf("%s %s %s %s>%s %s", c.What, c.ID, c.Property, c.Old, c.New, strings.Join(c.Source, ",")))
	}
	want := []string{
		"changed agency:x LEADS task:a:1> ",
		"changed agency:y LEADS >task:a:1 ",
		"changed agency:y SUPPORTS task:a:1 statedName 某科>另一科 ",
		"changed task:a:1 title 建一座桥>建两座桥 document:a",
		"withdrawn task:a:2  > ",
		"added task:a:3  > document:b",
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if same := diff.Changes(after, after); len(same) != 0 {
		t.Errorf("a graph differs from itself: %v", same)
	}
}
