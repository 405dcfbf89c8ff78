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

// TestWhatHoldsForOneGraphOnly: a statement that leaves something out because of the
// statistics is right for their graph only, and says so.
func TestWhatHoldsForOneGraphOnly(t *testing.T) {
	hop := store.Hop{Key: "plan", Rels: []string{"HAS_TASK"}, In: true, Kinds: []string{"Plan"}, Paging: store.Paging{First: 1}}
	for name, c := range map[string]struct {
		q          store.Query
		epochBound bool
		ownEdges   bool
	}{
		"all nodes of a kind":          {store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: 3}}, true, false},
		"a page of them":               {store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: 2}}, false, false},
		"nodes by their ids":           {store.Query{IDs: []string{"task:1"}, Paging: store.Paging{First: 1}}, false, false},
		"the one plan that a task has": {store.Query{IDs: []string{"task:1"}, Kinds: []string{"Task"}, Paging: store.Paging{First: 1}, Expand: []store.Hop{hop}}, true, true},
	} {
		b := &backend{}
		b.statistics.Store(parsed(led()))
		s, _ := b.find(c.q, true)
		if s.epoch != "epoch" || s.epochBound != c.epochBound || (s.ownEdges != "") != c.ownEdges {
			t.Errorf("%s: it is of epoch %q, bound to it: %v, to its edges: %q", name, s.epoch, s.epochBound, s.ownEdges)
		}
		foreign := *parsed(led())
		foreign.foreignEdges = true
		b.statistics.Store(&foreign)
		if s, _ := b.find(c.q, true); s.ownEdges != "" {
			t.Errorf("%s: with foreign edges it counts on there being none", name)
		}
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
