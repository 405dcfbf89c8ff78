package neo4jstore

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// hop writes a hop as its total and its list of rows, as far as they are asked
// for and one does not say the other. Where there is one row at most, its cells
// stand for the list, after whether there is one where that is not certain, and
// the match that they read comes before the row above.
func (w *writer) hop(n string, kinds []string, h *store.Hop) (joins string, cells []string, l *layout) {
	l = hopLayout(h)
	l.sought = w.sought(h.Where, h.Kinds)
	p := h.Paging
	if p.After == nil && p.First > 0 {
		most, known := w.census.most(kinds, h)
		l.loose = known && short(most, p.First, len(h.Where), len(h.Expand)+len(h.Refs))
		l.single = l.loose && most <= 1 && !l.sought && w.counts(h.Rels)
		l.bare = l.loose && h.Hints.Anonymous && (l.single || w.census.orders(kinds, h) && w.counts(h.Rels))
	}
	if p.Total && !l.loose {
		l.counted = true
		cells = append(cells, w.total(n, kinds, h))
	}
	if l.counted && p.First == 0 && p.After == nil {
		return "", cells, l
	}
	l.listed = true
	m, r := w.name("m"), w.name("r")
	match := "MATCH (" + n + ")" + relation(r, h.Rels, h.In) + w.reached(m, h.Rels, h.In, kinds, h.Kinds)
	if l.single {
		order := p.Order
		if l.anonymous { // it has no place among others
			order = nil
		}
		below, row := w.cells(l, m, r, h.Kinds, h.Expand, order)
		if l.always = w.census.always(kinds, h); !l.always {
			cells = append(cells, m+" IS NOT NULL")
		}
		return "\n  OPTIONAL " + match + whereAll(w.hopConditions(h, m, r)) + below, append(cells, row...), l
	}
	below, row := w.row(l, m, r, h.Kinds, h.Expand, p.Order)
	rest, way := *h, ""
	if at := slices.IndexFunc(h.Where, func(f store.Filter) bool { return w.onlyWay(f, h.Kinds) }); at >= 0 {
		way = " " + w.way(h.Where[at], m, h.Kinds)
		rest.Where = slices.Delete(slices.Clone(h.Where), at, at+1)
	}
	return "", append(cells, "\n  "+w.page(l, p, rows{
		match: match + whereAll(w.hopConditions(&rest, m, r)) + way, node: m, edge: r, joins: below, row: row,
		keys: w.orderKeys(p.Order, m, r, ""),
	})), l
}

// onlyWay says whether a filter asks of nodes of these kinds that a way leads to
// one of some ids, and each has one such way at most. Then the way can be matched
// with the nodes, which takes Neo4j less than a subquery for each.
func (w *writer) onlyWay(f store.Filter, kinds []string) bool {
	if len(f.Via) == 0 || f.Prop != store.IDProp || f.Op != store.In {
		return false
	}
	for _, s := range f.Via {
		most, known := w.census.most(kinds, &store.Hop{Rels: s.Rels, In: s.In, Kinds: s.Kinds})
		if !known || most > 1 || len(s.Where) > 0 || len(s.Kinds) == 0 || !w.counts(s.Rels) {
			return false
		}
		kinds = s.Kinds
	}
	return true
}

// total writes a hop's number of rows. Where all that the relations lead to is
// counted, the number stands on the node.
func (w *writer) total(n string, kinds []string, h *store.Hop) string {
	m, r := w.name("m"), w.name("r")
	end, conditions := w.reached(m, h.Rels, h.In, kinds, h.Kinds), w.hopConditions(h, m, r)
	if end != unnamed(m) || len(conditions) > 0 {
		return "COUNT { MATCH (" + n + ")" + relation(r, h.Rels, h.In) + end + whereAll(conditions) + " }"
	}
	var degrees []string
	for _, rel := range once(h.Rels) {
		degrees = append(degrees, "COUNT { ("+n+")"+relation("", []string{rel}, h.In)+"() }")
	}
	return strings.Join(degrees, " + ")
}

func (w *writer) hopConditions(h *store.Hop, m, r string) []string {
	conditions := w.filters(h.Where, m, r, h.Kinds)
	if h.Kinds != nil && len(h.Kinds) == 0 || h.Rels != nil && len(h.Rels) == 0 {
		conditions = append(conditions, "false")
	}
	return conditions
}
