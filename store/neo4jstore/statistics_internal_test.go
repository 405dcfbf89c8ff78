package neo4jstore

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
)

// led is a graph of a plan with three tasks, of which agencies lead and support some.
func led() *store.Graph {
	position := func(n int64) store.Props { return store.Props{"position": n} }
	return &store.Graph{
		Nodes: []store.Node{
			{ID: "plan:a", Kind: "Plan"},
			{ID: "task:1", Kind: "Task", Props: store.Props{"position": int64(1), "share": 0.5, "year": int64(2022), "title": "x"}, Search: []store.SearchText{{In: "title", Text: "x"}}},
			{ID: "task:2", Kind: "Task", Props: store.Props{"position": int64(2), "share": 1.5, "year": int64(2022)}},
			{ID: "task:3", Kind: "Task", Props: store.Props{"position": int64(3), "share": 0.25}},
			{ID: "agency:a", Kind: "Agency"},
			{ID: "agency:b", Kind: "Agency"},
		},
		Edges: []store.Edge{
			{From: "plan:a", Rel: "HAS_TASK", To: "task:1"},
			{From: "plan:a", Rel: "HAS_TASK", To: "task:2"},
			{From: "plan:a", Rel: "HAS_TASK", To: "task:3"},
			{From: "agency:a", Rel: "LEADS", To: "task:1", Props: position(1)},
			{From: "agency:b", Rel: "LEADS", To: "task:1", Props: position(2)},
			{From: "agency:b", Rel: "SUPPORTS", To: "task:1", Props: position(3)},
			{From: "agency:a", Rel: "SUPPORTS", To: "task:2", Props: position(1)},
		},
	}
}

// parsed are a graph's statistics after they were stored.
func parsed(g *store.Graph) *statistics {
	return parseStatistics("epoch", "", rowOf(statisticsOf(g).encode()))
}

func rowOf(lines []string) []any {
	row := []any{}
	for _, line := range lines {
		row = append(row, line)
	}
	return row
}

func TestStatisticsAreLinesInOneOrder(t *testing.T) {
	want := []string{
		"Agency LEADS Task 2 1 2 <-position",
		"Agency SUPPORTS Task 2 1 1",
		"Plan HAS_TASK Task 3 3 1 >position >share",
		"kind Agency 2",
		"kind Plan 1",
		"kind Task 3 searched",
		"mixed-texts",
		"ordinary-ids",
	}
	g := led()
	for range 50 { // no order of a map, nor of the graph, is theirs
		if d := cmp.Diff(want, statisticsOf(g).encode()); d != "" {
			t.Fatalf("-want +got:\n%s", d)
		}
		slices.Reverse(g.Edges)
	}
	if d := cmp.Diff(want, parsed(g).encode()); d != "" {
		t.Errorf("read and written again (-want +got):\n%s", d)
	}
}

func TestStatisticsOfAnotherFormAreMissing(t *testing.T) {
	for name, lines := range map[string][]any{
		"none":                 nil,
		"no number of nodes":   {"kind Task many"},
		"no number of edges":   {"Plan HAS_TASK Task x 3 1"},
		"no most":              {"Plan HAS_TASK Task 3 x 1"},
		"too short":            {"Plan HAS_TASK Task 3"},
		"not a text":           {int64(7)},
		"another word":         {"kind Task 1 lost"},
		"too many words":       {"kind Task 1 searched twice"},
		"a kind alone":         {"kind Task"},
		"one of several":       {"kind Task 1", "?"},
		"an older program's":   {"kind Task 50 texts"},
		"an older single word": {"plain"},
	} {
		t.Run(name, func(t *testing.T) {
			if s := parseStatistics("e", "", lines); !s.missing || s.epoch != "e" {
				t.Errorf("they are read as %+v", s)
			}
		})
	}
	if s := parseStatistics("e", "", []any{}); s.missing {
		t.Error("those of an empty graph are missing")
	}
}

// TestWhatStatisticsTell: each answer decides what a statement may leave out.
func TestWhatStatisticsTell(t *testing.T) {
	s := parsed(led())
	hop := func(in bool, kind string, rels ...string) *store.Hop {
		return &store.Hop{Rels: rels, In: in, Kinds: []string{kind}}
	}
	by := func(h *store.Hop, prop string, onEdge bool) *store.Hop {
		h.Paging.Order = []store.Order{{Prop: prop, OnEdge: onEdge}}
		return h
	}
	task, plan := []string{"Task"}, []string{"Plan"}
	for name, most := range map[string]struct {
		kinds []string
		hop   *store.Hop
		want  int
	}{
		"tasks of a plan":           {plan, hop(false, "Task", "HAS_TASK"), 3},
		"the plan of a task":        {task, hop(true, "Plan", "HAS_TASK"), 1},
		"agencies of two relations": {task, hop(true, "Agency", "LEADS", "SUPPORTS"), 3},
		"the other way":             {task, hop(false, "Agency", "LEADS"), 0},
		"of any kind":               {nil, &store.Hop{}, 3},
	} {
		if n, known := s.maxNeighbours(most.kinds, most.hop); n != most.want || !known {
			t.Errorf("%s: %d at most, want %d", name, n, most.want)
		}
	}
	if _, known := (*statistics)(nil).maxNeighbours(task, hop(true, "Plan", "HAS_TASK")); known {
		t.Error("without statistics something is known")
	}
	for name, c := range map[string]struct{ got, want bool }{
		"tasks differ in their position":     {s.ordersNeighbours(plan, by(hop(false, "Task", "HAS_TASK"), "position", false)), true},
		"two tasks have the same year":       {s.ordersNeighbours(plan, by(hop(false, "Task", "HAS_TASK"), "year", false)), false},
		"the edge's position":                {s.ordersNeighbours(task, by(hop(true, "Agency", "LEADS"), "position", true)), true},
		"not the agency's":                   {s.ordersNeighbours(task, by(hop(true, "Agency", "LEADS"), "position", false)), false},
		"two relations may have one number":  {s.ordersNeighbours(task, by(hop(true, "Agency", "LEADS", "SUPPORTS"), "position", true)), false},
		"one neighbour needs no order":       {s.ordersNeighbours(task, hop(true, "Plan", "HAS_TASK")), true},
		"a plan's tasks are tasks":           {s.endsOnlyIn("HAS_TASK", false, plan, task), true},
		"and no plans":                       {s.endsOnlyIn("HAS_TASK", false, plan, plan), false},
		"of an unknown relation there is no": {s.endsOnlyIn("NEXT", false, plan, plan), true},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v", name, c.got)
		}
	}
	if n := s.edgesOf([]string{"LEADS", "HAS_TASK"}); n != 5 {
		t.Errorf("%d edges of two relations", n)
	}
	if n, known := s.nodesOf([]string{"Task", "Plan"}); n != 4 || !known {
		t.Errorf("%d nodes of two kinds", n)
	}
}

func TestWhetherAllRowsFitAPage(t *testing.T) {
	s := parsed(led())
	filter := []store.Filter{{Prop: "year", Op: store.In, Values: []any{int64(2022)}}}
	tasks := func(first int) store.Query {
		return store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: first}}
	}
	with := func(q store.Query, change func(*store.Query)) store.Query {
		change(&q)
		return q
	}
	for name, c := range map[string]struct {
		q    store.Query
		want bool
	}{
		"as many as the page":          {tasks(3), true},
		"one more":                     {tasks(2), false},
		"none are asked for":           {tasks(0), false},
		"few, of which some are left":  {with(tasks(1), func(q *store.Query) { q.Where = filter }), true},
		"those with something below":   {with(tasks(1), func(q *store.Query) { q.Where = filter; q.Expand = []store.Hop{{}} }), false},
		"a search":                     {with(tasks(3), func(q *store.Query) { q.Text = "x" }), false},
		"a next page":                  {with(tasks(3), func(q *store.Query) { q.Paging.After = &store.Key{} }), false},
		"as many ids":                  {store.Query{IDs: []string{"a", "b", "a"}, Paging: store.Paging{First: 2}}, true},
		"more ids":                     {store.Query{IDs: []string{"a", "b"}, Paging: store.Paging{First: 1}}, false},
		"a kind that is not there":     {store.Query{Kinds: []string{"Area"}, Paging: store.Paging{First: 1}}, true},
		"more than few, though sifted": {with(tasks(1), func(q *store.Query) { q.Kinds, q.Where = []string{"Many"}, filter }), false},
	} {
		known := *s
		known.nodes = map[string]int{"Task": 3, "Plan": 1, "Many": fewRows + 1}
		if got := known.allFit(c.q); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if (*statistics)(nil).allFit(tasks(3)) {
		t.Error("without statistics all rows fit")
	}
}

func TestWhatASearchNeedNotLookFor(t *testing.T) {
	s := parsed(led())
	for name, c := range map[string]struct{ got, want bool }{
		"tasks alone are found":        {s.searchesOnly([]string{"Plan", "Task"}), true},
		"tasks may be found, too":      {s.searchesOnly([]string{"Plan"}), false},
		"nothing is known":             {(*statistics)(nil).searchesOnly([]string{"Task"}), false},
		"all ids are ordinary":         {s.ordinaryIDs, true},
		"an id with a rare character":  {parsed(&store.Graph{Nodes: []store.Node{{ID: "a"}, {ID: "𠮷"}}}).ordinaryIDs, false},
		"also before an ordinary one":  {parsed(&store.Graph{Nodes: []store.Node{{ID: "𠮷"}, {ID: "a"}}}).ordinaryIDs, false},
		"of statistics without a word": {parseStatistics("e", "", []any{}).ordinaryIDs, false},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v", name, c.got)
		}
	}
}
