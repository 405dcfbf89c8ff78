package neo4jstore

import (
	"time"

	"github.com/policygraph/policygraph/store"
)

// SetLease makes a killed load's lock run out sooner.
func (s *Store) SetLease(d time.Duration) { s.backend.lease = d }

// Schema is what a load makes before its first write.
func (s *Store) Schema() []string { return s.backend.schema() }

// Offline is a store with these indexes that knows the statistics of a graph, where
// there is one, and has no server: it writes statements.
type Offline struct{ backend *backend }

func NewOffline(indexes []Index, g *store.Graph) Offline {
	b := &backend{indexed: map[Index]bool{}}
	for _, i := range indexes {
		b.indexed[i] = true
	}
	if g != nil {
		var lines []any
		for _, line := range statisticsOf(g).encode() {
			lines = append(lines, line)
		}
		b.statistics.Store(parseStatistics("epoch", "", lines))
	}
	return Offline{b}
}

func (o Offline) Find(q store.Query) (string, map[string]any) {
	s, _ := o.backend.find(q, true)
	return s.cypher(false), s.parameters
}

func (o Offline) Count(q store.Query, by ...store.Group) (string, map[string]any) {
	s := o.backend.count(q, by, true)
	return s.cypher(false), s.parameters
}

func (o Offline) Path(q store.PathQuery) (string, map[string]any) {
	s := o.backend.path(q)
	return s.cypher(false), s.parameters
}

// Checked is a column as a statement has it, with the check for commits.
func Checked(column string) string {
	return statement{columns: []string{column}}.cypher(false)
}
