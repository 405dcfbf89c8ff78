package neo4jstore

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// rows are what a page is cut out of: what is matched and under which
// conditions, the names of the node and, in a hop, the edge, what they are ordered
// by, and what is matched and returned for each that the page has.
type rows struct {
	match      string
	conditions []string
	node, edge string
	keys       []string
	joins, row string
	sought     bool // see soughtByNumber
}

// page writes one page: a list of rows, one more than is asked for, by which
// the reader sees whether any follow. Where all rows fit, they come in no order.
func (w *writer) page(l *layout, p store.Paging, r rows) string {
	carried, match := r.node, r.match+whereAll(r.conditions)
	if r.sought {
		carried = "head([" + r.node + "]) AS " + r.node
	}
	if r.edge != "" {
		carried += ", " + r.edge
	}
	if l.rows == allRows {
		if r.sought {
			match += " WITH " + carried
		}
		return "COLLECT { " + match + r.joins + "\n  RETURN " + r.row + " }"
	}
	order := ""
	names := make([]string, len(r.keys))
	for i, k := range r.keys {
		names[i] = w.name("k")
		carried += ", " + k + " AS " + names[i]
		order += names[i] + ", "
	}
	order += w.idOrder(r.node)
	if r.edge != "" && l.hop.rel == "" {
		order += ", type(" + r.edge + ")"
	}
	text := "COLLECT { " + match
	if p.First == 0 && p.After == nil {
		return text + " WITH " + r.node + " LIMIT 1 RETURN 1 }"
	}
	text += "\n  WITH " + carried
	if p.After != nil {
		text += " WHERE " + w.after(p, names, r.node, r.edge) + "\n  WITH *"
	}
	if p.First == 0 {
		return text + " LIMIT 1 RETURN 1 }"
	}
	row := r.row
	if l.search != "" {
		row = strings.Replace(row, rankPlaceholder, names[0], 1)
	}
	return text + " ORDER BY " + order + " LIMIT " + w.limit(p, r.edge != "") + r.joins + "\n  RETURN " + row + " }"
}

// indexedPage writes a page of a kind in the order of an indexed property: first
// the nodes that have the number, read along the index until there are enough,
// then the others, only where those were not. It is "" where no index is in that
// order, or where something else narrows the rows.
func (w *writer) indexedPage(q store.Query, returned string) string {
	if !w.readsAlongIndex(q) {
		return ""
	}
	first, limit := q.Paging.Order[0], w.limit(q.Paging, false)
	prop := "n." + first.Prop
	sign, direction := "", ""
	if first.Desc {
		sign, direction = "0.0 - ", " DESC"
	}
	along := "" // where a filter may be better served by another index, Neo4j decides
	if len(q.Where) == 0 {
		along = " USING INDEX SEEK n:" + q.Kinds[0] + "(" + first.Prop + ")"
	}
	have := w.share("have", w.indexedPart(q, limit, part{
		hint: along, condition: w.startOfIndex(q.Paging, prop), key: sign + "toFloat(" + prop + ")", order: prop + direction + ", ",
	}))
	lack := w.share("lack", w.indexedPart(q, limit, part{
		before: "UNWIND CASE WHEN size(" + have + ") < " + limit + " THEN [1] ELSE [] END AS more ",
		// As a plain negation, Neo4j (5.26) takes it for something that the index answers.
		condition: "CASE WHEN " + prop + " IS :: INTEGER NOT NULL | FLOAT NOT NULL THEN false ELSE true END", key: "Infinity",
	}))
	return "COLLECT { UNWIND (" + have + " + " + lack + ")[.." + limit + "] AS n" + returned + " }"
}

// readsAlongIndex says whether a page is one of a kind in the order of an indexed
// property, narrowed by nothing to begin at.
func (w *writer) readsAlongIndex(q store.Query) bool {
	p := q.Paging
	return q.IDs == nil && q.Text == "" && len(q.Kinds) == 1 && len(p.Order) > 0 && p.First > 0 &&
		w.indexed[Index{q.Kinds[0], p.Order[0].Prop}] && anchorOf(q.Where) < 0
}

// startOfIndex writes where in its index a page begins: with the first number, or
// with that of the key that it comes after.
func (w *writer) startOfIndex(p store.Paging, prop string) string {
	if p.After == nil {
		return prop + " > -Infinity"
	}
	from := paging.KeySortValue(p.After.Values[0], p.Order[0].Desc)
	if p.Order[0].Desc {
		return prop + " <= " + w.value(0-from)
	}
	return prop + " >= " + w.value(from)
}

// part is one of the two parts of an indexed page: what stands before its match, a
// hint on how to find its nodes, which they are, and by what they are ordered first,
// as a key and as the beginning of an order.
type part struct{ before, hint, condition, key, order string }

func (w *writer) indexedPart(q store.Query, limit string, part part) string {
	p, order := q.Paging, part.order
	text := "COLLECT { " + part.before + "MATCH " + node("n", q.Kinds) + part.hint +
		whereAll(append([]string{part.condition}, w.filters(q.Where, "n", "", q.Kinds)...))
	carried, names := "n", []string{}
	for i, k := range append([]string{part.key}, w.orderKeys(p.Order[1:], "n", "", "")...) {
		names = append(names, w.name("k"))
		if i > 0 {
			order += names[i] + ", "
		}
		if i > 0 || p.After != nil {
			carried += ", " + k + " AS " + names[i]
		}
	}
	text += "\n  WITH " + carried
	if p.After != nil {
		text += " WHERE " + w.after(p, names, "n", "") + "\n  WITH *"
	}
	return text + " ORDER BY " + order + w.idOrder("n") + " LIMIT " + limit + " RETURN n }"
}

// after writes that a row stands after the key: greater in the first value that
// differs.
func (w *writer) after(p store.Paging, names []string, n, edge string) string {
	text := w.idOrder(n) + " > " + w.value(sortableID(p.After.ID))
	if edge != "" {
		id, rel := w.value(p.After.ID), w.value(p.After.Rel)
		text += " OR " + n + ".id = " + id + " AND type(" + edge + ") > " + rel
	}
	orders := p.Order
	if len(names) > len(orders) { // a search's rank
		orders = append([]store.Order{{}}, orders...)
	}
	for i, name := range slices.Backward(names) {
		k := w.value(paging.KeySortValue(p.After.Values[i], orders[i].Desc))
		text = name + " > " + k + " OR " + name + " = " + k + " AND (" + text + ")"
	}
	return text
}

// orderKeys are a row's values as paging.SortValue gives them.
func (w *writer) orderKeys(order []store.Order, n, edge, rank string) []string {
	var keys []string
	if rank != "" {
		keys = append(keys, rank)
	}
	for _, o := range order {
		on, sign := n, ""
		if o.OnEdge {
			on = edge
		}
		if o.Desc {
			sign = "0.0 - "
		}
		p := on + "." + o.Prop
		keys = append(keys, "coalesce(CASE WHEN "+p+" IS :: INTEGER | FLOAT THEN "+sign+"toFloat("+p+") END, Infinity)")
	}
	return keys
}

// rank writes the search rule's ranks; that all terms are there is a condition.
func (w *writer) rank(text, n string) string {
	if text == "" {
		return ""
	}
	terms, list := store.ParseText(text), n+"."+searchProp
	rest := "2.0"
	if len(terms) != 1 {
		all := make([]string, len(terms))
		for i, term := range terms {
			all[i] = w.containsTerm("x", term)
		}
		rest = "CASE WHEN any(x IN " + list + " WHERE " + strings.Join(all, " AND ") + ownText("x") + ") THEN 2.0 ELSE 3.0 END"
	}
	exact, prefix := " IN "+list, "x STARTS WITH "
	if wholes := terms.Wholes(); len(wholes) == 1 {
		whole := w.value(wholes[0])
		exact, prefix = whole+exact, prefix+whole
	} else {
		all := w.value(wholes)
		exact, prefix = "any(a IN "+all+" WHERE a"+exact+")", "any(a IN "+all+" WHERE "+prefix+"a)"
	}
	return "CASE WHEN " + exact + " THEN 0.0 WHEN any(x IN " + list + " WHERE " + prefix + ") THEN 1.0 ELSE " + rest + " END"
}

// rankPlaceholder is where page puts the name of the rank into a row. No name and no
// parameter can read so.
const rankPlaceholder = "/*rank*/"

// idOrder is what orders the nodes of the graph by their ids. To look for a property
// that no node has takes as long as to read all that a node has, texts included.
func (w *writer) idOrder(n string) string {
	if w.statistics != nil && w.statistics.ordinaryIDs {
		return n + ".id"
	}
	return idOrder(n)
}

// idOrder is what orders any nodes by their ids.
func idOrder(n string) string { return "coalesce(" + n + "." + orderProp + ", " + n + ".id)" }

// sortableID turns an id into what Neo4j compares as the contract has it. What
// stands beyond the first 65,536 characters is compared there by its halves
// (UTF-16) where one of the two strings came as a parameter, so that it comes
// before some that it should follow. Such characters, and those that they should follow,
// get one before them that decides.
func sortableID(id string) string {
	if strings.IndexFunc(id, func(r rune) bool { return r >= 0xe000 }) < 0 {
		return id
	}
	var b strings.Builder
	for _, r := range id {
		switch {
		case r > 0xffff:
			b.WriteRune(0xe001)
		case r >= 0xe000:
			b.WriteRune(0xe000)
		}
		b.WriteRune(r)
	}
	return b.String()
}
