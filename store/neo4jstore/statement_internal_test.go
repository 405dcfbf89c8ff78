package neo4jstore

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
)

// TestACachedStatementTakesTheNewPageSize: queries that share a cached statement
// may differ in their ids and in the page size.
func TestACachedStatementTakesTheNewPageSize(t *testing.T) {
	b := &backend{indexed: map[Index]bool{{"Task", "position"}: true}}
	for name, q := range map[string]store.Query{
		"by id":    {IDs: []string{"a", "b", "c"}},
		"of kinds": {Kinds: []string{"Plan"}},
		"along an index": {
			Kinds: []string{"Task"}, Paging: store.Paging{Order: []store.Order{{Prop: "position"}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			q.Hints.StatementCache = &store.StatementCache{}
			for _, first := range []int{1, 2, 0, 5, 1} {
				q.Paging.First = first
				cached, layout := b.find(q, true)
				alone := q
				alone.Hints.StatementCache = nil
				written, want := b.find(alone, true)
				if got, want := cached.cypher(false), written.cypher(false); got != want {
					t.Errorf("first %d: the statement is\n%s\nwant\n%s", first, got, want)
				}
				if diff := cmp.Diff(written.parameters, cached.parameters); diff != "" {
					t.Errorf("first %d: the parameters differ (-want +got):\n%s", first, diff)
				}
				if layout.first != want.first {
					t.Errorf("first %d: %d rows are read", first, layout.first)
				}
			}
		})
	}
}

// TestAStatementSaysWhichEdgesItCountsOn: one that leaves something out because of
// the edges that were counted is right only as long as there are no others.
func TestAStatementSaysWhichEdgesItCountsOn(t *testing.T) {
	q := store.Query{IDs: []string{"task:1"}, Kinds: []string{"Task"}, Paging: store.Paging{First: 1}, Expand: []store.Hop{{
		Key: "plan", Rels: []string{"HAS_TASK"}, In: true, Kinds: []string{"Plan"}, Paging: store.Paging{First: 1},
	}}}
	foreign := *parsed(led())
	foreign.foreignEdges = true
	for name, c := range map[string]struct {
		known    *statistics
		epoch    string
		ownEdges bool
	}{
		"nothing is known":         {nil, unknownEpoch, false},
		"a load left nothing":      {parseStatistics("e", "", nil), "e", false},
		"all edges were counted":   {parsed(led()), "epoch", true},
		"others have edges beside": {&foreign, "epoch", false},
	} {
		b := &backend{}
		b.statistics.Store(c.known)
		if s, _ := b.find(q, true); s.epoch != c.epoch || (s.ownEdges != "") != c.ownEdges {
			t.Errorf("%s: the statement is for epoch %q, and counts on edges: %q", name, s.epoch, s.ownEdges)
		}
	}
	b := &backend{}
	b.statistics.Store(parsed(led()))
	b.distrustCounts("another epoch")
	if b.statistics.Load().foreignEdges {
		t.Error("the statistics of a newer graph are distrusted")
	}
	b.distrustCounts("epoch")
	if !b.statistics.Load().foreignEdges {
		t.Error("the statistics are not distrusted")
	}
}

// TestANextPageBeginsWhereTheOrderOfIDsHasIt: an id with rare characters stands for
// itself in the form that Neo4j compares.
func TestANextPageBeginsWhereTheOrderOfIDsHasIt(t *testing.T) {
	s, _ := (&backend{}).find(store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: 1, After: &store.Key{ID: "𠮷"}}}, true)
	for _, v := range s.parameters {
		if v == sortableID("𠮷") {
			return
		}
	}
	t.Errorf("the parameters are %v, want the sortable id among them", s.parameters)
}
