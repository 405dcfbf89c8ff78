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

// TestRandom compares the store's answers with those of storetest's oracle.
func TestRandom(t *testing.T) {
	s := memstore.New()
	storetest.Random(t, s, 1, 1000, 100)
}
