package memstore

import "github.com/policygraph/policygraph/store"

// hop is a store.Hop made ready: what does not change from node to node is
// looked up once, and the pager is used for one node after the other.
type hop struct {
	store.Hop
	side   *adjacency
	rels   []int32
	kinds  kindSet
	where  test
	rows   pager
	want   selection
	ofEdge selection
	expand []*hop
	refs   []ref
}

type ref struct {
	store.Ref
	prop   int32
	want   selection
	expand []*hop
}

func (s *snapshot) hops(asked []store.Hop) []*hop {
	hops := make([]*hop, len(asked))
	for i, h := range asked {
		side, rels := s.side(h.In), s.relations(h.Rels)
		hops[i] = &hop{
			Hop: h, side: side, rels: rels, kinds: s.beyond(side, rels, h.Kinds), where: s.filter(h.Where),
			rows: s.pager(h.Paging, false, true), want: s.selection(h.Props), ofEdge: s.selection(h.EdgeProps),
			expand: s.hops(h.Expand), refs: make([]ref, len(h.Refs)),
		}
		for j, r := range h.Refs {
			hops[i].refs[j] = ref{r, s.number(r.Prop), s.selection(r.Props), s.hops(r.Expand)}
		}
	}
	return hops
}

// follow is the page of what a hop leads to from a node.
func (f *finder) follow(n int32, h *hop) (store.Page, error) {
	if err := f.neighbours(n, h); err != nil {
		return store.Page{}, err
	}
	page := h.rows.page(h.Key)
	if len(page.Items) == 0 {
		return page, nil
	}
	edges := make([]store.FoundEdge, len(page.Items))
	values, ofEdges := f.values(len(edges), h.want), f.values(len(edges), h.ofEdge)
	related := make([]store.Page, len(edges)*len(h.expand))
	for i, r := range h.rows.rows {
		it := &page.Items[i]
		if err := f.fill(it, r.node, &values, related[i*len(h.expand):], h.expand); err != nil {
			return store.Page{}, err
		}
		from, to := n, r.node
		if h.In {
			from, to = to, from
		}
		edges[i] = store.FoundEdge{From: f.ids.id(from), Rel: f.snapshot.rels[r.rel], To: f.ids.id(to), Props: ofEdges.of(f.edges[r.edge])}
		it.Edge = &edges[i]
		if len(h.refs) == 0 {
			continue
		}
		it.Refs = make([]store.Page, len(h.refs))
		for j := range h.refs {
			var err error
			if it.Refs[j], err = f.refer(r.edge, &h.refs[j]); err != nil {
				return store.Page{}, err
			}
		}
	}
	return page, nil
}

// neighbours gives the hop's pager the rows that it leads to from a node.
func (f *finder) neighbours(n int32, h *hop) (err error) {
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
			if err = f.alive.check(); err != nil {
				return false
			}
			r := row{node: other, rel: l.rel, edge: l.edges[i]}
			if h.kinds.has(&f.nodes[other]) && (h.where == nil || h.where(r)) && !h.rows.add(r) {
				return false
			}
		}
		return true
	})
	return err
}

// refer is the node whose id stands in an edge's property, as a page.
func (f *finder) refer(edge uint32, r *ref) (store.Page, error) {
	page := store.Page{Key: r.Key, Total: -1}
	id, _ := f.get(f.edges[edge], r.prop).(string)
	n, ok := f.find(id)
	if !ok {
		return page, nil
	}
	page.Items = make([]store.Item, 1)
	page.Items[0].At = store.Key{ID: f.ids.id(n)}
	values := f.values(1, r.want)
	return page, f.fill(&page.Items[0], n, &values, make([]store.Page, len(r.expand)), r.expand)
}
