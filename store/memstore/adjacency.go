package memstore

import "slices"

// adjacency leads from each node to its neighbours, in one direction. A node's
// edges are next to one another, ordered by relation and other end.
type adjacency struct {
	first []uint32 // by node: its first span; one more at the end
	spans []span   // one more at the end
	ends  []int32
	edges []uint32 // the edges' numbers, beside their ends
	kinds []int32  // see kindsOf
}

// span is where the edges of one node over one relation begin.
type span struct {
	rel int32
	at  uint32
}

// links are a node's edges over one relation, in order of their other ends.
type links struct {
	rel   int32
	ends  []int32
	edges []uint32
}

// sortEdges is the order of edges by the first end, then the relation, then the other end.
func sortEdges(first, rels, second []int32, nodes, relations int) []uint32 {
	order := make([]uint32, len(first))
	for i := range order {
		order[i] = uint32(i)
	}
	spare := make([]uint32, len(first))
	order, spare = countingSort(order, spare, second, nodes), order
	order, spare = countingSort(order, spare, rels, relations), order
	order, _ = countingSort(order, spare, first, nodes), order
	return order
}

// countingSort sorts edges by one key; those of equal keys keep their order.
func countingSort(edges, into []uint32, key []int32, keys int) []uint32 {
	at := make([]uint32, keys+1)
	for _, e := range edges {
		at[key[e]+1]++
	}
	for k := range keys {
		at[k+1] += at[k]
	}
	for _, e := range edges {
		into[at[key[e]]] = e
		at[key[e]]++
	}
	return into
}

func newAdjacency(first, rels, second []int32, nodes, relations int) adjacency {
	a := adjacency{first: make([]uint32, 0, nodes+1), ends: make([]int32, len(first)), edges: sortEdges(first, rels, second, nodes, relations)}
	for i, e := range a.edges {
		for len(a.first) <= int(first[e]) {
			a.first = append(a.first, uint32(len(a.spans)))
		}
		if own := a.spans[a.first[first[e]]:]; len(own) == 0 || own[len(own)-1].rel != rels[e] {
			a.spans = append(a.spans, span{rels[e], uint32(i)})
		}
		a.ends[i] = second[e]
	}
	for len(a.first) <= nodes {
		a.first = append(a.first, uint32(len(a.spans)))
	}
	a.spans = append(a.spans, span{none, uint32(len(a.ends))})
	return a
}

func (a *adjacency) links(i uint32) links {
	from, to := a.spans[i].at, a.spans[i+1].at
	return links{a.spans[i].rel, a.ends[from:to], a.edges[from:to]}
}

// each calls yield with a node's links over each of the relations (nil: any),
// which are in order, until it returns false.
func (a *adjacency) each(n int32, rels []int32, yield func(links) bool) bool {
	for i := a.first[n]; i < a.first[n+1]; i++ {
		if rels != nil && !slices.Contains(rels, a.spans[i].rel) {
			continue
		}
		if !yield(a.links(i)) {
			return false
		}
	}
	return true
}

// leadOnlyTo says whether the relations lead to nodes of these kinds only, so
// that the kinds of the nodes need no check.
func (a *adjacency) leadOnlyTo(rels []int32, kinds kindSet) bool {
	for _, r := range rels {
		if k := a.kinds[r]; k == none || !kinds[k] {
			return false
		}
	}
	return rels != nil
}

// kindsOf is, by relation, the kind of node that it leads to; none where it leads
// to several.
func (a *adjacency) kindsOf(nodes []node, relations int) []int32 {
	const unseen = none - 1
	kinds := slices.Repeat([]int32{unseen}, relations)
	for i := range a.spans[:len(a.spans)-1] {
		l := a.links(uint32(i))
		for _, n := range l.ends {
			switch k := nodes[n].kind; kinds[l.rel] {
			case unseen:
				kinds[l.rel] = k
			case k:
			default:
				kinds[l.rel] = none
			}
		}
	}
	return kinds
}
