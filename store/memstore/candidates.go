package memstore

import (
	"slices"

	"github.com/policygraph/policygraph/store"
)

// candidates are nodes that include all that the query selects, and whether they
// are in the query's order already. Of the filters and indexes that can list them,
// the one that lists the fewest is used. Where the context is done meanwhile they are
// not all, which rows says.
func (f *finder) candidates(q store.Query, terms store.Terms) (nodes []int32, ordered bool) {
	unordered := len(q.Paging.Order) == 0 && terms == nil // nodes are numbered in the order of their ids
	if q.IDs != nil {
		for _, id := range q.IDs {
			if n, ok := f.find(id); ok {
				nodes = append(nodes, n)
			}
		}
		return f.unique(nodes), unordered
	}
	nodes, narrowed := f.narrowed(q.Where)
	if terms != nil {
		if in := f.containing(terms); !narrowed || len(in) < len(nodes) {
			nodes = in
		}
		return nodes, false
	}
	if narrowed {
		return nodes, unordered
	}
	kinds := numbers(f.kinds, q.Kinds)
	switch {
	case q.Kinds == nil:
		nodes = make([]int32, f.size())
		for i := range nodes {
			nodes[i] = int32(i)
		}
	case len(kinds) == 1 && len(q.Paging.Order) == 1:
		o := q.Paging.Order[0]
		return f.ordered(columnKey{kinds[0], f.number(o.Prop), o.Desc}), true
	case len(kinds) == 1:
		nodes = f.byKind[kinds[0]]
	default:
		for _, k := range kinds {
			nodes = append(nodes, f.byKind[k]...)
		}
		nodes = f.unique(nodes)
	}
	return nodes, unordered
}

// narrowed are nodes that include all that the filters let pass: of the filters
// that name ids, the one that leaves the fewest lists them, by its way walked back
// from the ids. Found is false where no filter names ids.
func (f *finder) narrowed(filters []store.Filter) (nodes []int32, found bool) {
	for _, by := range filters {
		if by.Op != store.In || by.Prop != store.IDProp {
			continue
		}
		back := f.nodesOf(by.Values)
		for _, step := range slices.Backward(by.Via) {
			back = f.stepBack(back, step)
		}
		if back = f.unique(back); !found || len(back) < len(nodes) {
			nodes, found = back, true
		}
	}
	return nodes, found
}

// stepBack are the nodes from which a step may lead to any of the nodes: its
// kinds and filters are not looked at here.
func (f *finder) stepBack(nodes []int32, step store.Step) []int32 {
	var back []int32
	side, rels := f.side(!step.In), f.relations(step.Rels)
	for _, n := range f.unique(nodes) {
		side.each(n, rels, func(l links) bool {
			back = append(back, l.ends...)
			return f.canceled.spend(listed(l.ends)) == nil
		})
	}
	return back
}

// listed is how many steps it takes to list nodes without a look at any.
func listed(nodes []int32) int { return 1 + len(nodes)/64 }

// unique sorts nodes and drops repeated ones.
func (s *snapshot) unique(nodes []int32) []int32 {
	if len(nodes) < s.size()/8 {
		slices.Sort(nodes)
		return slices.Compact(nodes)
	}
	// Of many nodes it takes less to mark which they are than to sort them.
	marked := make([]bool, s.size())
	for _, n := range nodes {
		marked[n] = true
	}
	nodes = nodes[:0]
	for n, is := range marked {
		if is {
			nodes = append(nodes, int32(n))
		}
	}
	return nodes
}
