package memstore

import (
	"cmp"
	"slices"
	"sync"

	"github.com/policygraph/policygraph/paging"
)

// column is all nodes of a kind in the order of a numeric property, so that a
// page of them needs no sorting.
type column struct {
	sort  sync.Once
	nodes []int32
}

type columnKey struct {
	kind, prop int32
	desc       bool
}

// columns are made when they are first asked for: most orders never are.
type columns struct {
	lock  sync.Mutex
	known map[columnKey]*column
}

func (c *columns) of(k columnKey) *column {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.known == nil {
		c.known = map[columnKey]*column{}
	}
	if c.known[k] == nil {
		c.known[k] = new(column)
	}
	return c.known[k]
}

// ordered are the nodes of a kind in an order; nodes where the property is absent or
// no number come last.
func (s *snapshot) ordered(k columnKey) []int32 {
	nodes := s.byKind[k.kind]
	if k.prop == none {
		return nodes
	}
	c := s.columns.of(k)
	c.sort.Do(func() {
		type entry struct {
			value float64
			node  int32
		}
		all := make([]entry, len(nodes))
		for i, n := range nodes {
			all[i] = entry{paging.SortValue(s.value(n, k.prop), k.desc), n}
		}
		slices.SortFunc(all, func(a, b entry) int {
			return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.node, b.node))
		})
		c.nodes = make([]int32, len(all))
		for i := range all {
			c.nodes[i] = all[i].node
		}
	})
	return c.nodes
}
