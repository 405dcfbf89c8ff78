package memstore

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// snapshot is one graph, ready to be asked. Nodes are numbered in the order of
// their ids, so that comparing numbers compares ids.
type snapshot struct {
	nodes      []store.Node
	byKind     map[string][]int32
	out, in    [][]half
	grams      grams
	edgeCounts map[string]int
	version    string
}

// half is an edge as one of its ends sees it. A node's halves are ordered by
// relation and other end.
type half struct {
	rel   string
	other int32
	props store.Props
}

func build(ctx context.Context, g *store.Graph) (*snapshot, error) {
	s := &snapshot{
		nodes:      make([]store.Node, len(g.Nodes)),
		byKind:     map[string][]int32{},
		out:        make([][]half, len(g.Nodes)),
		in:         make([][]half, len(g.Nodes)),
		edgeCounts: map[string]int{},
		version:    g.Version,
	}
	for i, n := range g.Nodes {
		n.Props, n.Search = copyProps(n.Props), slices.Clone(n.Search)
		s.nodes[i] = n
	}
	slices.SortFunc(s.nodes, func(a, b store.Node) int { return strings.Compare(a.ID, b.ID) })
	for i := range s.nodes {
		s.byKind[s.nodes[i].Kind] = append(s.byKind[s.nodes[i].Kind], int32(i))
	}
	alive := pulse{ctx: ctx}
	for _, e := range g.Edges {
		if err := alive.check(); err != nil {
			return nil, fmt.Errorf("replace: %w", err)
		}
		from, _ := s.find(e.From)
		to, _ := s.find(e.To)
		props := copyProps(e.Props)
		s.out[from] = append(s.out[from], half{e.Rel, to, props})
		s.in[to] = append(s.in[to], half{e.Rel, from, props})
		s.edgeCounts[e.Rel]++
	}
	for _, side := range [][][]half{s.out, s.in} {
		for _, halves := range side {
			slices.SortFunc(halves, compareHalves)
		}
	}
	var err error
	if s.grams, err = index(&alive, s.nodes); err != nil {
		return nil, fmt.Errorf("replace: %w", err)
	}
	return s, nil
}

func compareHalves(a, b half) int {
	if c := strings.Compare(a.rel, b.rel); c != 0 {
		return c
	}
	return cmp.Compare(a.other, b.other)
}

// copyProps keeps the snapshot apart from the graph that it was built from.
func copyProps(p store.Props) store.Props {
	out := make(store.Props, len(p))
	for k, v := range p {
		out[k] = copyValue(v)
	}
	return out
}

func copyValue(v any) any {
	if list, ok := v.([]string); ok {
		return append(make([]string, 0, len(list)), list...)
	}
	return v
}

// find is the number of a node.
func (s *snapshot) find(id string) (int32, bool) {
	i := sort.Search(len(s.nodes), func(i int) bool { return s.nodes[i].ID >= id })
	return int32(i), i < len(s.nodes) && s.nodes[i].ID == id
}

// halves calls yield with a node's edges over any of the relations (nil: any).
func (s *snapshot) halves(n int32, rels []string, in bool, yield func(*half) bool) {
	all := s.out[n]
	if in {
		all = s.in[n]
	}
	if rels == nil {
		for i := range all {
			if !yield(&all[i]) {
				return
			}
		}
		return
	}
	for _, rel := range rels {
		i := sort.Search(len(all), func(i int) bool { return all[i].rel >= rel })
		for ; i < len(all) && all[i].rel == rel; i++ {
			if !yield(&all[i]) {
				return
			}
		}
	}
}

// distinct sorts a list of names and drops what is there twice; nil stays nil.
func distinct(names []string) []string {
	names = slices.Clone(names)
	slices.Sort(names)
	return slices.Compact(names)
}

// selected is the part of a node or edge that was asked for.
func selected(p store.Props, want []string) store.Props {
	if want == nil {
		return copyProps(p)
	}
	out := make(store.Props, len(want))
	for _, k := range want {
		if v, ok := p[k]; ok {
			out[k] = copyValue(v)
		}
	}
	return out
}

// edge is a node's half as the edge that it is.
func (s *snapshot) edge(n int32, h *half, in bool, props []string) *store.Edge {
	from, to := n, h.other
	if in {
		from, to = to, from
	}
	return &store.Edge{From: s.nodes[from].ID, Rel: h.rel, To: s.nodes[to].ID, Props: selected(h.props, props)}
}

// kinds is the set of nodes' numbers of any of the kinds, in order.
func (s *snapshot) ofKinds(kinds []string) []int32 {
	if len(kinds) == 1 {
		return s.byKind[kinds[0]]
	}
	var all []int32
	for _, k := range distinct(kinds) {
		all = append(all, s.byKind[k]...)
	}
	slices.Sort(all)
	return all
}

// everything is the number of every node.
func (s *snapshot) everything() []int32 {
	all := make([]int32, len(s.nodes))
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

// pulse looks at the context now and then in a long loop.
type pulse struct {
	ctx   context.Context
	count int
}

func (p *pulse) check() error {
	p.count++
	if p.count%1024 != 0 {
		return nil
	}
	return p.ctx.Err()
}

// set is a list of names as a set; nil stays nil and means "any".
type set map[string]bool

func setOf(names []string) set {
	if names == nil {
		return nil
	}
	return maps.Collect(func(yield func(string, bool) bool) {
		for _, n := range names {
			if !yield(n, true) {
				return
			}
		}
	})
}

func (s set) has(name string) bool { return s == nil || s[name] }
