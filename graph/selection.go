package graph

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/store"
)

// selection is what is asked of one node: its properties, and its hops in the
// order that they were met.
type selection struct {
	props   []string
	hops    []*hop
	needsID bool // its id is asked for, or its place in a list
}

// hop is a store.Hop being gathered. Fields that are selected twice add to it.
type hop struct {
	store.Hop
	node      selection
	edgeProps []string
	refs      []*ref
	wanted    bool // rows are, not only their number
	placed    bool // cursors of its rows are asked for
}

type ref struct {
	key, prop string
	node      selection
}

// read adds the properties of a scalar field.
func (s *selection) read(f *ast.Field) {
	if f.Name == "id" {
		s.needsID = true
		return
	}
	add(&s.props, properties(f)...)
}

func properties(f *ast.Field) []string {
	if p := f.Definition.Directives.ForName("property"); p != nil {
		return stringsOf(p, "names")
	}
	return []string{f.Name}
}

// hop is the hop of the key; a new one when there is none.
func (s *selection) hop(key string) *hop {
	for _, h := range s.hops {
		if h.Key == key {
			return h
		}
	}
	h := &hop{Hop: store.Hop{Key: key}}
	s.hops = append(s.hops, h)
	return h
}

func (h *hop) ref(key, prop string) *ref {
	for _, r := range h.refs {
		if r.key == key {
			return r
		}
	}
	r := &ref{key: key, prop: prop}
	h.refs = append(h.refs, r)
	return r
}

// merge adds what another selection of the same list asks for.
func (h *hop) merge(g *hop, rels []string, in bool) {
	paging := g.Paging
	paging.First = max(paging.First, h.Paging.First)
	paging.Total = paging.Total || h.Paging.Total
	h.Hop = store.Hop{Key: h.Key, Rels: rels, In: in, Kinds: g.Kinds, Where: g.Where, Paging: paging}
	add(&h.edgeProps, g.edgeProps...)
	h.node.merge(g.node)
	for _, r := range g.refs {
		h.ref(r.key, r.prop).node.merge(r.node)
	}
}

func (s *selection) merge(g selection) {
	add(&s.props, g.props...)
	s.needsID = s.needsID || g.needsID
	for _, h := range g.hops {
		s.hop(h.Key).merge(h, h.Rels, h.In)
	}
}

// build is the finished hop. Lists of properties are never nil, since nil
// would return them all.
func (h *hop) build() store.Hop {
	out := h.Hop
	out.Props, out.Expand = h.node.build()
	out.Hints.Anonymous = !h.node.needsID
	out.EdgeProps = append([]string{}, h.edgeProps...)
	for _, r := range h.refs {
		built := store.Ref{Key: r.key, Prop: r.prop}
		built.Props, built.Expand = r.node.build()
		out.Refs = append(out.Refs, built)
	}
	return out
}

func (s *selection) build() (props []string, expand []store.Hop) {
	for _, h := range s.hops {
		expand = append(expand, h.build())
	}
	return append([]string{}, s.props...), expand
}

func add(list *[]string, more ...string) {
	for _, m := range more {
		if !slices.Contains(*list, m) {
			*list = append(*list, m)
		}
	}
}
