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
