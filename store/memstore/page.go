package memstore

import (
	"cmp"
	"sort"
	"strings"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// row is a candidate for a page: a node and, in a hop, the edge that led to it.
type row struct {
	node, rel int32
	edge      uint32
	rank      int32 // in a search
}

// pager cuts a page out of the rows that are added to it. It is used again for the
// page of the next node that the same hop starts from, so that rows need no
// memory of their own.
type pager struct {
	*snapshot
	paging store.Paging
	hop    bool
	order  []orderKey
	cutter paging.Cutter[row]

	// of the current page
	inOrder bool // rows are added in the page's order
	total   int  // of the rows; -1 until they are counted
	counted int
	values  []float64 // of the row that is added
}

// orderKey is one thing that rows are ordered by.
type orderKey struct {
	prop         int32
	desc, onEdge bool
	rank         bool
}

func (s *snapshot) pager(p store.Paging, search, hop bool) pager {
	g := pager{snapshot: s, paging: p, hop: hop, cutter: paging.Cutter[row]{First: p.First, Compare: compareRows}}
	if search {
		g.order = append(g.order, orderKey{rank: true})
	}
	for _, o := range p.Order {
		g.order = append(g.order, orderKey{prop: s.number(o.Prop), desc: o.Desc, onEdge: o.OnEdge})
	}
	if p.After != nil {
		g.cutter.Start = s.start(*p.After, g.order, hop)
	}
	return g
}

// compareRows orders rows of equal values: numbers are in the order of the ids and
// of the relations' names.
func compareRows(a, b row) int {
	return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.rel, b.rel))
}

// start is the place of a key, which need not be a row's.
func (s *snapshot) start(after store.Key, order []orderKey, hop bool) *paging.Start[row] {
	values := make([]float64, len(order))
	for i, k := range order {
		values[i] = paging.KeySortValue(after.Values[i], k.desc)
	}
	_, exists := s.find(after.ID)
	from := s.ids.notBefore(after.ID)
	return &paging.Start[row]{Values: values, Compare: func(r row) int {
		switch {
		case r.node < from:
			return -1
		case r.node > from || !exists:
			return 1
		case !hop:
			return 0
		}
		return strings.Compare(s.rels[r.rel], after.Rel)
	}}
}

// begin starts the next page. Of rows that come in the page's order
// none after the page need be looked at, unless they are to be counted: total
// is their number where it is known, else -1.
func (g *pager) begin(inOrder bool, total int) {
	g.inOrder, g.total, g.counted = inOrder, total, 0
	g.cutter.Begin(inOrder)
}

// add adds a row, and says whether more of them are wanted.
func (g *pager) add(r row) bool {
	g.counted++
	return g.cutter.Add(r, g.sortValues(r)) || g.counts()
}

// counts says whether all rows must be added for the total.
func (g *pager) counts() bool { return g.paging.Total && g.total < 0 }

// page is the page of the rows that were added, its items still empty, but for
// their places where these are asked for.
func (g *pager) page(key string, places bool, a *store.Arena) store.Page {
	rows, hasNext := g.cutter.End()
	p := store.Page{Key: key, HasNext: hasNext, Total: -1}
	if g.paging.Total {
		if p.Total = g.total; g.total < 0 {
			p.Total = g.counted
		}
	}
	p.Items = a.Items(rows)
	if !places {
		return p
	}
	for i := range p.Items {
		r, values := g.cutter.Row(i), g.cutter.Values(i)
		at := &p.Items[i].At
		at.ID = g.ids.id(r.node)
		at.Values = a.KeyValues(len(values), func(j int) (float64, bool) { return paging.KeyValue(values[j], g.order[j].desc) })
		if g.hop {
			at.Rel = g.rels[r.rel]
		}
	}
	return p
}

// fromStart are the candidates of a page that is in their order, less those that
// come before it.
func (g *pager) fromStart(nodes []int32) []int32 {
	start := g.cutter.Start
	if start == nil || !g.inOrder || g.counts() {
		return nodes
	}
	return nodes[sort.Search(len(nodes), func(i int) bool {
		r := row{node: nodes[i]}
		return start.Precedes(r, g.sortValues(r))
	}):]
}

// sortValues are the values that a row is ordered by, until the next call.
func (g *pager) sortValues(r row) []float64 {
	g.values = g.values[:0]
	for _, k := range g.order {
		g.values = append(g.values, g.sortValue(r, k))
	}
	return g.values
}

func (g *pager) sortValue(r row, k orderKey) float64 {
	switch {
	case k.rank:
		return float64(r.rank)
	case k.onEdge:
		return paging.SortValue(g.get(g.edges[r.edge], k.prop), k.desc)
	}
	return paging.SortValue(g.value(r.node, k.prop), k.desc)
}
