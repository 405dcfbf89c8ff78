package memstore

import "github.com/policygraph/policygraph/store"

// hop is a store.Hop compiled for a snapshot: what does not change from node to node
// is looked up once, and the pager is used for one node after the other.
type hop struct {
	store.Hop
	side      *adjacency
	rels      []int32
	kinds     kindSet
	where     test
	rows      pager
	want      selection
	edgeProps selection
	sameEdge  *store.FoundEdge // see store.Hop.SameEdge
	expand    []*hop
	refs      []ref
}

type ref struct {
	store.Ref
	prop   int32
	want   selection
	expand []*hop
}

func (f *finder) hops(asked []store.Hop) []*hop {
	hops := make([]*hop, len(asked))
	for i, h := range asked {
		side, rels := f.side(h.In), f.relations(h.Rels)
		hops[i] = &hop{
			Hop: h, side: side, rels: rels, kinds: f.kindsToCheck(side, rels, h.Kinds), where: f.filter(h.Where),
			rows: f.pager(h.Paging, false, true), want: f.selection(h.Props), edgeProps: f.selection(h.EdgeProps), sameEdge: h.SameEdge(),
			expand: f.hops(h.Expand), refs: make([]ref, len(h.Refs)),
		}
		for j, r := range h.Refs {
			hops[i].refs[j] = ref{r, f.number(r.Prop), f.selection(r.Props), f.hops(r.Expand)}
		}
	}
	return hops
}

// follow is the page of what a hop leads to from a node.
func (f *finder) follow(n int32, h *hop) (store.Page, error) {
	if err := f.neighbours(n, h); err != nil {
		return store.Page{}, err
	}
	page := h.rows.page(h.Key, !h.Hints.Anonymous, f.arena)
	for i := range page.Items {
		it, r := &page.Items[i], h.rows.cutter.Row(i)
		if err := f.fill(it, r.node, h.want, h.expand); err != nil {
			return store.Page{}, err
		}
		it.Edge = f.edge(n, r, h)
		it.Refs = f.arena.Pages(len(h.refs))
		for j := range h.refs {
			var err error
			if it.Refs[j], err = f.resolve(r.edge, &h.refs[j]); err != nil {
				return store.Page{}, err
			}
		}
	}
	return page, nil
}

// edge is the edge that a row was reached over.
func (f *finder) edge(n int32, r row, h *hop) *store.FoundEdge {
	if h.sameEdge != nil {
		return h.sameEdge
	}
	edge := f.arena.Edge()
	edge.Rel, edge.Props = f.snapshot.rels[r.rel], f.values(f.edges[r.edge], h.edgeProps, f.arena)
	if h.Hints.Anonymous {
		return edge
	}
	edge.From, edge.To = f.ids.id(n), f.ids.id(r.node)
	if h.In {
		edge.From, edge.To = edge.To, edge.From
	}
	return edge
}

// neighbours adds the rows that the hop leads to from a node to the hop's pager.
func (f *finder) neighbours(n int32, h *hop) error {
	spans, degree := 0, 0
	h.side.each(n, h.rels, func(l links) bool {
		spans, degree = spans+1, degree+len(l.ends)
		return true
	})
	if h.where != nil || h.kinds != nil {
		degree = -1
	}
	h.rows.begin(spans <= 1 && len(h.Paging.Order) == 0, degree)
	h.side.each(n, h.rels, func(l links) bool {
		for i, other := range l.ends {
			if f.canceled.check() != nil {
				return false
			}
			r := row{node: other, rel: l.rel, edge: l.edges[i]}
			if h.kinds.has(&f.nodes[other]) && (h.where == nil || h.where(r)) && !h.rows.add(r) {
				return false
			}
		}
		return true
	})
	return f.canceled.err
}

// resolve is a page of the node whose id an edge's property holds.
func (f *finder) resolve(edge uint32, r *ref) (store.Page, error) {
	page := store.Page{Key: r.Key, Total: -1}
	id, _ := f.get(f.edges[edge], r.prop).(string)
	n, ok := f.find(id)
	if !ok {
		return page, nil
	}
	page.Items = f.arena.Items(1)
	page.Items[0].At = store.Key{ID: f.ids.id(n)}
	return page, f.fill(&page.Items[0], n, r.want, r.expand)
}
