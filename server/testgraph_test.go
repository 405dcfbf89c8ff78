package server

import (
	"testing"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// testStore holds three invented plans, which is all that this package needs.
func testStore(t testing.TB) store.Store {
	t.Helper()
	g := &store.Graph{Version: "test"}
	for _, id := range []string{"plan:shanqian", "plan:shuihou", "plan:yunzhou"} {
		g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: "Plan", Props: store.Props{"title": id, "cited": false, "rolesUsed": []string{}}})
	}
	s := memstore.New()
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	return s
}
