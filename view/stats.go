package view

import (
	"maps"
	"slices"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Stats say what the graph holds.
type Stats struct{ stats store.Stats }

// NewStats wraps the store's.
func NewStats(s store.Stats) *Stats {
	s.Nodes = maps.Clone(s.Nodes)
	for _, kind := range ontology.HiddenKinds() { // no facts
		delete(s.Nodes, kind)
	}
	return &Stats{s}
}

// Nodes are the counts by kind, in the order of their names.
func (s *Stats) Nodes() []*analysis.Count { return counts(s.stats.Nodes) }

// Relations are the counts by relation, in the order of their names.
func (s *Stats) Relations() []*analysis.Count { return counts(s.stats.Edges) }

// DataVersion is the version of the data.
func (s *Stats) DataVersion() string { return s.stats.Version }

// Loading says that a load is under way.
func (s *Stats) Loading() bool { return s.stats.Loading }

func counts(m map[string]int) []*analysis.Count {
	list := make([]*analysis.Count, 0, len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		list = append(list, &analysis.Count{Name: name, Count: m[name]})
	}
	return list
}
