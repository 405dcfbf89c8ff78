package neo4jstore

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// row writes a row as a list, as the layout says, and what is to be matched
// before it.
func (w *writer) row(l *layout, n, edge string, kinds []string, expand []store.Hop, order []store.Order) (joins, row string) {
	joins, cells := w.cells(l, n, edge, kinds, expand, order)
	return joins, "[" + strings.Join(cells, ", ") + "]"
}

func (w *writer) cells(l *layout, n, edge string, kinds []string, expand []store.Hop, order []store.Order) (joins string, cells []string) {
	if l.identity != withoutID {
		cells = append(cells, n+".id")
	}
	if l.kind == "" {
		cells = append(cells, n+"."+kindProp)
	}
	cells = append(cells, properties(n, l.props)...)
	if l.search != "" {
		cells = append(cells, n+"."+searchProp, n+"."+searchInProp, rankPlaceholder)
	}
	for i := range expand {
		join, hop, below := w.hop(n, kinds, &expand[i])
		joins, cells, l.hops = joins+join, append(cells, hop...), append(l.hops, below)
	}
	if h := l.hop; h != nil {
		if h.rel == "" {
			h.relAt, cells = len(cells), append(cells, "type("+edge+")")
		}
		cells = append(cells, properties(edge, h.props)...)
		for i := range h.refs {
			cells = append(cells, w.ref(&h.refs[i], edge))
		}
	}
	if l.search != "" {
		l.order = append(l.order, orderCell{at: slices.Index(cells, rankPlaceholder)})
	}
	for _, o := range order {
		value := n + "." + o.Prop
		if o.OnEdge {
			value = edge + "." + o.Prop
		}
		at := slices.Index(cells, value)
		if at < 0 {
			at, cells = len(cells), append(cells, value)
		}
		l.order = append(l.order, orderCell{at, o.Desc})
	}
	l.width, l.inOrder = len(cells), l.rows == pageOfRows && joins == ""
	return joins, cells
}

// ref writes the node whose id an edge's property holds, as a list of no or one
// row.
func (w *writer) ref(r *refPart, edge string) string {
	x := w.name("x")
	joins, row := w.row(&r.layout, x, "", nil, r.expand, nil)
	return "COLLECT { " + byID(x) + " WHERE " + x + ".id = " + edge + "." + r.prop + " AND " + x + ":" + marker + joins + " RETURN " + row + " }"
}

// properties writes what is returned of a node or an edge: the selected values
// as they are, which Neo4j sends faster than a map, or all as a map.
func properties(of string, props []string) []string {
	if props == nil {
		return []string{"properties(" + of + ")"}
	}
	list := make([]string, len(props))
	for i, p := range props {
		list[i] = of + "." + p
	}
	return list
}
