package loader_test

import (
	"slices"
	"testing"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// nodesOf are the nodes of a kind by their ids.
func nodesOf(g *store.Graph, kind string) map[string]store.Node {
	out := map[string]store.Node{}
	for _, n := range g.Nodes {
		if n.Kind == kind {
			out[n.ID] = n
		}
	}
	return out
}

// TestNamesAreOrderedByPinyin: by the readings that places have, so that 重庆市 (chong)
// stands before 龙湾区 (long), and 乐清市 (yue) after 温州市.
func TestNamesAreOrderedByPinyin(t *testing.T) {
	areas := []dataset.Area{
		{ID: "1", Name: "乐清市", Level: "county"},
		{ID: "2", Name: "温州市", Level: "city"},
		{ID: "3", Name: "龙湾区", Level: "county"},
		{ID: "4", Name: "重庆市", Level: "province"},
	}
	d := &dataset.Dataset{Vocabularies: dataset.Vocabularies{Areas: areas}}
	for _, a := range areas {
		f := &dataset.File{Slug: "d" + a.ID}
		f.Document = dataset.Document{Title: a.Name + "方案", Kind: dataset.KindPlan, Area: a.ID, SHA256: a.ID}
		d.Files = append(d.Files, f)
	}
	g := load(t, d, nil)
	for kind, prop := range map[string]string{ontology.KindArea: "name", ontology.KindPlan: "title", ontology.KindDocument: "title"} {
		nodes := nodesOf(g, kind)
		names := make([]string, len(nodes))
		for _, n := range nodes {
			names[n.Props["nameOrder"].(int64)-1] = string([]rune(n.Props[prop].(string))[:2])
		}
		if want := []string{"重庆", "龙湾", "温州", "乐清"}; !slices.Equal(names, want) {
			t.Errorf("%s: %v, want %v", kind, names, want)
		}
	}
}

// TestCountsAreThoseOfTheEdges counts the built-in graph a second way.
func TestCountsAreThoseOfTheEdges(t *testing.T) {
	d, err := dataset.Load(data.FS())
	g := load(t, d, err)
	kinds := map[string]string{}
	for _, n := range g.Nodes {
		kinds[n.ID] = n.Kind
	}
	tasks := map[string]map[string]bool{}
	add := func(of, task string) {
		if tasks[of] == nil {
			tasks[of] = map[string]bool{}
		}
		tasks[of][task] = true
	}
	for _, e := range g.Edges {
		switch {
		case kinds[e.From] == ontology.KindTask && kinds[e.To] == ontology.KindPlatform:
			add(e.To, e.From)
		case kinds[e.To] == ontology.KindTask && kinds[e.From] != ontology.KindTask && kinds[e.From] != ontology.KindAnnouncement:
			add(e.From, e.To)
		}
	}
	for _, n := range g.Nodes {
		switch n.Kind {
		case ontology.KindPlan, ontology.KindAgency, ontology.KindPlatform:
			if got := n.Props["taskCount"].(int64); int(got) != len(tasks[n.ID]) {
				t.Errorf("%s: %d tasks, want %d", n.ID, got, len(tasks[n.ID]))
			}
		}
	}
}

// TestWhatSetsTargetsIsAPlan: each task and each target has its plan, also where a
// report sets one; the report then speaks for no area.
func TestWhatSetsTargetsIsAPlan(t *testing.T) {
	d := small(t)
	for _, f := range d.Files {
		if f.Document.Kind == dataset.KindReport {
			f.Targets = append(f.Targets, dataset.Figure{Key: "x-1", Indicator: "孵化器", Comparator: "=", Value: 9, Unit: "家"})
		}
	}
	g := load(t, d, nil)
	planned, covering := map[string]bool{}, map[string]bool{}
	for _, e := range g.Edges {
		if e.Rel == ontology.Covers {
			covering[e.From] = true
		}
	}
	report := false
	for _, e := range g.Edges {
		if e.Rel == ontology.HasTask || e.Rel == ontology.Sets && nodesOf(g, ontology.KindPlan)[e.From].ID != "" {
			planned[e.To] = true
			report = report || !covering[e.From]
		}
	}
	for _, kind := range []string{ontology.KindTask, ontology.KindTarget} {
		for id := range nodesOf(g, kind) {
			if !planned[id] {
				t.Errorf("%s is of no plan", id)
			}
		}
	}
	if !report {
		t.Error("the report's target is of no plan that covers no area")
	}
}
