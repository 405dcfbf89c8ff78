package neo4jstore

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// hop writes a hop as its total and its list of rows, as far as they are asked
// for and one does not say the other. Where there is one row at most, its cells
// stand for the list, after whether there is one, and the match that they read comes before the row above.
func (w *writer) hop(n string, kinds []string, h *store.Hop) (joins string, cells []string, l *layout) {
	l = hopLayout(h)
	sought := w.soughtByNumber(h.Where, h.Kinds)
	w.useStatistics(l, kinds, h, sought)
	if h.Paging.Total {
		if l.total = totalOfRows; l.rows == pageOfRows {
			l.total = totalSent
			cells = append(cells, w.total(n, kinds, h))
		}
	}
	if l.total == totalSent && h.Paging.First == 0 && h.Paging.After == nil {
		l.rows = noRows
		return "", cells, l
	}
	m, r := w.name("m"), w.name("r")
	match := "MATCH (" + n + ")" + relation(r, h.Rels, h.In) + w.endNode(m, h.Rels, h.In, kinds, h.Kinds)
	if l.rows == oneRow {
		join, row := w.oneRow(l, match, m, r, h)
		return join, append(cells, row...), l
	}
	below, row := w.row(l, m, r, h.Kinds, h.Expand, h.Paging.Order)
	rest, way := *h, ""
	if at := slices.IndexFunc(h.Where, func(f store.Filter) bool { return w.onlyWay(f, h.Kinds) }); at >= 0 {
		way = " " + w.way(h.Where[at], m, h.Kinds)
		rest.Where = slices.Delete(slices.Clone(h.Where), at, at+1)
	}
	return "", append(cells, "\n  "+w.page(l, h.Paging, rows{
		match: match + whereAll(w.hopConditions(&rest, m, r)) + way, node: m, edge: r, joins: below, row: row,
		keys: w.orderKeys(h.Paging.Order, m, r, ""), sought: sought,
	})), l
}

// useStatistics decides by the statistics how a hop's rows come, and what of them
// need not be sent.
func (w *writer) useStatistics(l *layout, kinds []string, h *store.Hop, sought bool) {
	if h.Paging.After != nil || h.Paging.First == 0 {
		return
	}
	most, known := w.statistics.maxNeighbours(kinds, h)
	if !known || !fitPage(most, h.Paging.First, len(h.Where), len(h.Expand)+len(h.Refs)) {
		return
	}
	l.rows = allRows
	one := most <= 1 && !sought && w.reliesOnCounts(h.Rels)
	if one {
		l.rows = oneRow
	}
	if h.Hints.Anonymous && (one || w.statistics.ordersNeighbours(kinds, h) && w.reliesOnCounts(h.Rels)) {
		l.identity = withoutID
	}
}

// oneRow writes the cells of the one row that there can be, and the match that they
// read.
func (w *writer) oneRow(l *layout, match, m, r string, h *store.Hop) (join string, cells []string) {
	order := h.Paging.Order
	if l.identity != identified { // it has no place among others
		order = nil
	}
	below, row := w.cells(l, m, r, h.Kinds, h.Expand, order)
	return "\n  OPTIONAL " + match + whereAll(w.hopConditions(h, m, r)) + below, append([]string{m + " IS NOT NULL"}, row...)
}

// onlyWay says whether a filter asks of nodes of these kinds that a way leads to
// one of some ids, and each has one such way at most. Then the way can be matched
// with the nodes, which takes Neo4j less than a subquery for each.
func (w *writer) onlyWay(f store.Filter, kinds []string) bool {
	if len(f.Via) == 0 || f.Prop != store.IDProp || f.Op != store.In {
		return false
	}
	for _, s := range f.Via {
		most, known := w.statistics.maxNeighbours(kinds, &store.Hop{Rels: s.Rels, In: s.In, Kinds: s.Kinds})
		if !known || most > 1 || len(s.Where) > 0 || len(s.Kinds) == 0 || !w.reliesOnCounts(s.Rels) {
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
	end, conditions := w.endNode(m, h.Rels, h.In, kinds, h.Kinds), w.hopConditions(h, m, r)
	if end != anyNode(m) || len(conditions) > 0 {
		return "COUNT { MATCH (" + n + ")" + relation(r, h.Rels, h.In) + end + whereAll(conditions) + " }"
	}
	var degrees []string
	for _, rel := range unique(h.Rels) {
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
