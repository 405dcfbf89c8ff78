package graph

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/policygraph/policygraph/store"
)

// sizesAge is how old the store's counts may be by which queries are priced.
const sizesAge = 30 * time.Second

// sizes are the store's counts, asked for from time to time by one request for all.
// A price is a bound that protects the server, no part of an answer: it may be some
// seconds behind the graph.
type sizes struct {
	store store.Store
	stats atomic.Pointer[store.Stats]
	next  atomic.Int64 // when they are asked for again, in Unix nanoseconds
}

// now gives the counts, nil where the store has not told them yet.
func (s *sizes) now(ctx context.Context) *store.Stats {
	next := s.next.Load()
	if at := time.Now().UnixNano(); at >= next && s.next.CompareAndSwap(next, at+sizesAge.Nanoseconds()) {
		if stats, err := s.store.Stats(ctx); err == nil {
			s.stats.Store(&stats)
		}
	}
	return s.stats.Load()
}
