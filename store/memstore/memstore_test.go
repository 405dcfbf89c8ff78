package memstore_test

import (
	"testing"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
	"github.com/policygraph/policygraph/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(*testing.T) store.Store { return memstore.New() })
}

// TestRandom holds the store against another of its own: that the queries are
// valid, have rows to find, and come out the same twice.
func TestRandom(t *testing.T) {
	s := memstore.New()
	storetest.Random(t, s, 1, 1000, 100)
}
