package neo4jstore

import (
	"time"

	"github.com/policygraph/policygraph/store"
)

// SetLease makes a killed load's lock run out sooner.
func (s *Store) SetLease(d time.Duration) { s.backend.lease = d }

// Schema is what a load makes before its first write.
func (s *Store) Schema() []string { return s.backend.schema() }

// Statement is what a store with these indexes, which knows the graph's statistics,
// sends for a query, without a server.
func Statement(indexes []Index, g *store.Graph, q store.Query) (string, map[string]any) {
	b := &backend{indexed: map[Index]bool{}}
	for _, i := range indexes {
		b.indexed[i] = true
	}
	var lines []any
	for _, line := range statisticsOf(g).encode() {
		lines = append(lines, line)
	}
	b.statistics.Store(parseStatistics("epoch", lines))
	r, _ := b.find(q, true)
	return r.cypher(false), r.parameters
}
