package storetest_test

import (
	"testing"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
	"github.com/policygraph/policygraph/store/storetest"
)

// A backend's own test is a few lines: how a store is opened, and how many random
// queries it answers as the oracle does.
func Example() {
	open := func(*testing.T) store.Store { return memstore.New() }
	_ = func(t *testing.T) {
		storetest.Run(t, open)
		storetest.Random(t, open(t), 1, 1000, 100)
	}
	// Output:
}
