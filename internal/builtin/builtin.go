// Package builtin has the dataset that ships with the program as a graph, for the
// tests and examples of several packages.
package builtin

import (
	"context"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// Store is a memory store that holds it. It panics where it cannot be built: the
// dataset is embedded, so that this is nothing that a caller could mend.
func Store() store.Store {
	d, err := dataset.Load(data.FS())
	if err != nil {
		panic(err)
	}
	g, _, err := loader.Build(d)
	if err != nil {
		panic(err)
	}
	s := memstore.New()
	if err := s.Replace(context.Background(), g); err != nil {
		panic(err)
	}
	return s
}
