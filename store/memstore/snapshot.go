package memstore

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// snapshot is one graph with its indexes. Kinds, relations and nodes are numbered in
// the order of their names and ids, so that comparing numbers compares names and
// ids.
type snapshot struct {
	properties
	kinds, rels []string
	nodes       []node
	edges       []record // the edges' properties
	ids         ids
	texts       []text    // the nodes' search texts, one node's after the other's
	byKind      [][]int32 // nodes
	byRel       []int     // number of edges
	out, in     adjacency
	columns     columns
	grams       grams
	version     string
}

type node struct {
	kind  int32
	texts uint32 // where its search texts begin; the next node's end them
	record
}

// text is one of a node's search texts, as places in the table of values.
type text struct{ in, text uint32 }

func build(ctx context.Context, g *store.Graph) (*snapshot, error) {
	b := builder{canceled: cancelCheck{ctx: ctx}, props: newCollector()}
	err := b.addNodes(g.Nodes)
	if err == nil {
		err = b.addEdges(g.Edges)
	}
	b.properties, b.version = b.props.finish(), g.Version
	if err == nil {
		b.grams, err = b.index(&b.canceled)
	}
	if err != nil {
		return nil, fmt.Errorf("replace: %w", err)
	}
	return &b.snapshot, nil
}

type builder struct {
	snapshot
	props    *collector
	canceled cancelCheck
}

func (b *builder) addNodes(nodes []store.Node) error {
	b.kinds = names(nodes, func(n *store.Node) string { return n.Kind })
	b.byKind = make([][]int32, len(b.kinds))
	b.nodes = make([]node, 0, len(nodes)+1)
	sorted := make([]string, 0, len(nodes))
	for _, i := range sortedByID(nodes) {
		if err := b.canceled.check(); err != nil {
			return err
		}
		n := &nodes[i]
		kind, _ := slices.BinarySearch(b.kinds, n.Kind)
		record, err := b.props.add(n.Props)
		if err != nil {
			return err
		}
		number := int32(len(b.nodes))
		sorted = append(sorted, n.ID)
		b.byKind[kind] = append(b.byKind[kind], number)
		b.nodes = append(b.nodes, node{int32(kind), uint32(len(b.texts)), record})
		for _, t := range n.Search {
			b.texts = append(b.texts, text{b.props.value(t.In), b.props.value(t.Text)})
		}
	}
	b.nodes = append(b.nodes, node{texts: uint32(len(b.texts))}) // ends the last one's texts
	b.ids = newIDs(sorted)
	return nil
}

// sortedByID are the places of nodes in the order of their ids.
func sortedByID(nodes []store.Node) []int {
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return strings.Compare(nodes[i].ID, nodes[j].ID) })
	return order
}

// names are the distinct names of things, in order.
func names[T any](things []T, name func(*T) string) []string {
	all := map[string]bool{}
	for i := range things {
		all[name(&things[i])] = true
	}
	return slices.Sorted(maps.Keys(all))
}

func (b *builder) addEdges(edges []store.Edge) error {
	b.rels = names(edges, func(e *store.Edge) string { return e.Rel })
	b.byRel = make([]int, len(b.rels))
	from, rels, to := make([]int32, len(edges)), make([]int32, len(edges)), make([]int32, len(edges))
	b.edges = make([]record, len(edges))
	for i := range edges {
		if err := b.canceled.check(); err != nil {
			return err
		}
		e := &edges[i]
		rel, _ := slices.BinarySearch(b.rels, e.Rel)
		b.byRel[rel]++
		rels[i] = int32(rel)
		from[i], _ = b.ids.find(e.From)
		to[i], _ = b.ids.find(e.To)
		var err error
		if b.edges[i], err = b.props.add(e.Props); err != nil {
			return err
		}
	}
	b.out = newAdjacency(from, rels, to, b.size(), len(b.rels))
	b.in = newAdjacency(to, rels, from, b.size(), len(b.rels))
	b.out.kinds, b.in.kinds = b.out.kindsOf(b.nodes, len(b.rels)), b.in.kindsOf(b.nodes, len(b.rels))
	return nil
}

// size is the number of nodes.
func (s *snapshot) size() int { return s.ids.size() }

// find is the number of the node that has the id.
func (s *snapshot) find(id string) (int32, bool) { return s.ids.find(id) }

// searchTexts appends the texts that a node is found by to buffer.
func (s *snapshot) searchTexts(n int32, buffer []store.SearchText) []store.SearchText {
	for _, t := range s.texts[s.nodes[n].texts:s.nodes[n+1].texts] {
		buffer = append(buffer, store.SearchText{In: s.table[t.in].(string), Text: s.table[t.text].(string)})
	}
	return buffer
}

func (s *snapshot) value(n, prop int32) any { return s.get(s.nodes[n].record, prop) }

// side is the adjacency along the edges or against them.
func (s *snapshot) side(in bool) *adjacency {
	if in {
		return &s.in
	}
	return &s.out
}

// relations are the numbers of relations, in order; nil means any, as in a query.
func (s *snapshot) relations(names []string) []int32 { return numbers(s.rels, names) }

// numbers are the places of names in a sorted list, each once, in order; names that
// are not in it are left out.
func numbers(all, names []string) []int32 {
	if names == nil {
		return nil
	}
	out := make([]int32, 0, len(names))
	for _, name := range names {
		if i, ok := slices.BinarySearch(all, name); ok {
			out = append(out, int32(i))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// kindSet says of each kind whether it is in the set; nil means any.
type kindSet []bool

func (s *snapshot) kindSet(names []string) kindSet {
	if names == nil {
		return nil
	}
	set := make(kindSet, len(s.kinds))
	for _, k := range numbers(s.kinds, names) {
		set[k] = true
	}
	return set
}

// kindsToCheck is the kindSet that neighbours must be in: nil where the relations
// lead to no other kinds anyway.
func (s *snapshot) kindsToCheck(side *adjacency, rels []int32, names []string) kindSet {
	set := s.kindSet(names)
	if set != nil && side.leadOnlyTo(rels, set) {
		return nil
	}
	return set
}

func (k kindSet) has(n *node) bool { return k == nil || k[n.kind] }
