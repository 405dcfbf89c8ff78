package memstore

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// row is a candidate for a page: a node and, in a hop, the edge that led to it.
type row struct {
	node, rel int32
	edge      uint32
	rank      int32 // in a search
	keys      int32 // where its keys begin among the pager's
}

// pager cuts a page out of the rows that it is given. It is used again for the
// page of the next node that the same hop starts from, so that rows need no
// memory of their own.
type pager struct {
	*snapshot
	paging store.Paging
	hop    bool
	order  []key
	after  place

	// of the page at hand
	inOrder bool // rows come in the page's order
	total   int  // of the rows; -1 until they are counted
	counted int
	rows    []row
	keys    []float64
	spare   []float64
	more    bool
}

// key is one thing that rows are ordered by.
type key struct {
	prop         int32
	desc, onEdge bool
	rank         bool
}

// place is where rows begin: after these keys, and after this node, which need
// not be there, by this relation.
type place struct {
	keys  []float64
	node  int32 // the first that does not stand before
	there bool
	rel   string
}

func (s *snapshot) pager(p store.Paging, search, hop bool) pager {
	g := pager{snapshot: s, paging: p, hop: hop}
	if search {
		g.order = append(g.order, key{rank: true})
	}
	for _, o := range p.Order {
		g.order = append(g.order, key{prop: s.number(o.Prop), desc: o.Desc, onEdge: o.OnEdge})
	}
	if p.After != nil {
		g.after = place{node: s.ids.notBefore(p.After.ID), rel: p.After.Rel}
		_, g.after.there = s.find(p.After.ID)
		for i, k := range g.order {
			g.after.keys = append(g.after.keys, p.After.OrderValue(i, k.desc))
		}
	}
	return g
}

// begin makes ready for the next page. Of rows that come in the page's order
// none after the page need be looked at, unless they are to be counted: total
// is their number where it is known, else -1.
func (g *pager) begin(inOrder bool, total int) {
	g.inOrder, g.total, g.counted, g.more = inOrder, total, 0, false
	g.rows, g.keys = g.rows[:0], g.keys[:0]
}

// add takes a row, and says whether it wants more of them.
func (g *pager) add(r row) bool {
	g.counted++
	r = g.keyed(r)
	first := g.paging.First
	switch {
	case g.paging.After != nil && g.compareToPlace(r) <= 0:
		g.keys = g.keys[:r.keys]
		return true
	case first == 0 || g.inOrder && len(g.rows) == first:
		g.more = true
		return g.paging.Total && g.total < 0
	case g.more && g.compare(r, g.rows[first-1]) >= 0:
		g.keys = g.keys[:r.keys] // the page has been cut, and this row stands behind it
		return true
	}
	g.rows = append(g.rows, r)
	if !g.inOrder && len(g.rows) >= 2*first+64 {
		g.cut()
	}
	return true
}

// cut sorts the rows and leaves as many as the page may have.
func (g *pager) cut() {
	if !g.inOrder {
		slices.SortFunc(g.rows, g.compare)
	}
	if len(g.rows) <= g.paging.First {
		return
	}
	g.more = true
	g.rows = g.rows[:g.paging.First]
	kept := g.spare[:0]
	for i, r := range g.rows {
		g.rows[i].keys = int32(len(kept))
		kept = append(kept, g.keysOf(r)...)
	}
	g.keys, g.spare = kept, g.keys
}

// page is the page of the rows that were added, its items still empty, but for
// their places where these are asked for.
func (g *pager) page(key string, places bool, a *store.Arena) store.Page {
	g.cut()
	p := store.Page{Key: key, HasNext: g.more, Total: -1}
	if g.paging.Total {
		if p.Total = g.total; g.total < 0 {
			p.Total = g.counted
		}
	}
	if len(g.rows) == 0 {
		return p
	}
	p.Items = a.Items(len(g.rows))
	if !places {
		return p
	}
	for i, r := range g.rows {
		keys := g.keysOf(r)
		at := store.Key{ID: g.ids.id(r.node), Values: a.KeyValues(len(keys), func(j int) (float64, bool) { return keys[j], g.order[j].desc })}
		if g.hop {
			at.Rel = g.rels[r.rel]
		}
		p.Items[i].At = at
	}
	return p
}

// begun are the candidates of a page in its order, less those that stand
// before it.
func (g *pager) begun(nodes []int32) []int32 {
	if g.paging.After == nil || !g.inOrder || g.paging.Total && g.total < 0 {
		return nodes
	}
	i := sort.Search(len(nodes), func(i int) bool {
		r := g.keyed(row{node: nodes[i]})
		after := g.compareToPlace(r) > 0
		g.keys = g.keys[:r.keys]
		return after
	})
	return nodes[i:]
}

// keyed is a row with its keys.
func (g *pager) keyed(r row) row {
	r.keys = int32(len(g.keys))
	for _, k := range g.order {
		g.keys = append(g.keys, g.keyOf(r, k))
	}
	return r
}

func (g *pager) keyOf(r row, k key) float64 {
	switch {
	case k.rank:
		return float64(r.rank)
	case k.onEdge:
		return store.OrderValue(g.get(g.edges[r.edge], k.prop), k.desc)
	}
	return store.OrderValue(g.value(r.node, k.prop), k.desc)
}

func (g *pager) keysOf(r row) []float64 { return g.keys[r.keys : int(r.keys)+len(g.order)] }

func (g *pager) compare(a, b row) int {
	if c := slices.Compare(g.keysOf(a), g.keysOf(b)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.rel, b.rel))
}

func (g *pager) compareToPlace(r row) int {
	if c := slices.Compare(g.keysOf(r), g.after.keys); c != 0 {
		return c
	}
	switch {
	case r.node < g.after.node:
		return -1
	case r.node > g.after.node || !g.after.there:
		return 1
	case !g.hop:
		return 0
	}
	return strings.Compare(g.rels[r.rel], g.after.rel)
}
