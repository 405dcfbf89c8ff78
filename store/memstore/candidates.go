package memstore

import (
	"slices"

	"github.com/policygraph/policygraph/store"
)

// candidates are nodes that include all that the query selects, and whether they
// are in the query's order already. Of the filters and indexes that can list them,
// the one that lists the fewest is used.
func (s *snapshot) candidates(q store.Query, terms store.Terms) (nodes []int32, ordered bool) {
	unordered := len(q.Paging.Order) == 0 && terms == nil // nodes are numbered in the order of their ids
	if q.IDs != nil {
		for _, id := range q.IDs {
			if n, ok := s.find(id); ok {
				nodes = append(nodes, n)
			}
		}
		return unique(nodes), unordered
	}
	nodes, narrowed := s.narrowed(q.Where)
	if terms != nil {
		if in := s.grams.candidates(terms); !narrowed || len(in) < len(nodes) {
			nodes = in
		}
		return nodes, false
	}
	if narrowed {
		return nodes, unordered
	}
	kinds := numbers(s.kinds, q.Kinds)
	switch {
	case q.Kinds == nil:
		nodes = make([]int32, s.size())
		for i := range nodes {
			nodes[i] = int32(i)
		}
	case len(kinds) == 1 && len(q.Paging.Order) == 1:
		o := q.Paging.Order[0]
		return s.ordered(columnKey{kinds[0], s.number(o.Prop), o.Desc}), true
	case len(kinds) == 1:
		nodes = s.byKind[kinds[0]]
	default:
		for _, k := range kinds {
			nodes = append(nodes, s.byKind[k]...)
		}
		slices.Sort(nodes)
	}
	return nodes, unordered
}

// narrowed are nodes that include all that the filters let pass: of the filters
// that name ids, the one that leaves the fewest lists them, by its way walked back
// from the ids. Found is false where no filter names ids.
func (s *snapshot) narrowed(filters []store.Filter) (nodes []int32, found bool) {
	for _, f := range filters {
		if f.Op != store.In || f.Prop != store.IDProp {
			continue
		}
		back := s.nodesOf(f.Values)
		for _, step := range slices.Backward(f.Via) {
			back = s.stepBack(back, step)
		}
		if back = unique(back); !found || len(back) < len(nodes) {
			nodes, found = back, true
		}
	}
	return nodes, found
}

// stepBack are the nodes from which a step may lead to any of the nodes: its
// kinds and filters are not looked at here.
func (s *snapshot) stepBack(nodes []int32, step store.Step) []int32 {
	var back []int32
	side, rels := s.side(!step.In), s.relations(step.Rels)
	for _, n := range unique(nodes) {
		side.each(n, rels, func(l links) bool {
			back = append(back, l.ends...)
			return true
		})
	}
	return back
}

// unique sorts nodes and drops repeated ones.
func unique(nodes []int32) []int32 {
	slices.Sort(nodes)
	return slices.Compact(nodes)
}
