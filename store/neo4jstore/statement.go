package neo4jstore

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// What the store keeps beside a graph's own names. Names that start with _
// cannot be a graph's (store.CheckName).
const (
	marker       = "Policygraph" // a label that tells this program's nodes from others'
	shared       = "Node"
	kindProp     = "_kind"
	searchProp   = "_search"
	searchInProp = "_searchIn"
	foldPrefix   = "_fold_" // a property's folded twin, where folding changes it
	orderProp    = "_order" // of an id that Neo4j would compare wrongly, see orderly
	fullText     = "cjk"
	stateNode    = "PolicygraphStore" // one node: the version, the census, and the lock of a load
)

// writer writes one query as Cypher. Names have passed store.CheckName; values
// become parameters, numbered as they come, so that the text depends on the
// shape of the query alone and its plan is found in the cache.
type writer struct {
	parameters map[string]any
	names      int
	indexed    map[Index]bool
	census     *census         // nil where nothing is known
	epoch      int64           // that the census, or that there is none, is known of
	exact      bool            // the statement is right for its census only
	counted    []string        // relations of which the database must hold what the census counted
	given      []string        // columns that stand before those of the answer
	nodes      map[*any]string // the given list of nodes that a filter's ids name
	ids        []string        // parameters that are the query's IDs
}

func (b *backend) writer(c *census) *writer {
	w := &writer{parameters: map[string]any{}, indexed: b.indexed, epoch: -1, nodes: map[*any]string{}}
	if c != nil {
		w.epoch = c.epoch
		if !c.blank {
			w.census = c
		}
	}
	return w
}

// reading is what the writer has written.
func (w *writer) reading(columns ...string) reading {
	r := reading{given: w.given, columns: columns, known: w.epoch, exact: w.exact}
	if len(w.counted) > 0 { // Neo4j keeps the number at hand
		r.own = "COUNT { ()" + relation("", w.counted, false) + "() } = " + w.value(w.census.edges(w.counted))
	}
	r.parameters = w.parameters
	return r
}

// counts says whether a statement may rely on all edges of the relations in the
// database being those that the census counted. If so, it does.
func (w *writer) counts(rels []string) bool {
	if w.census == nil || w.census.mixed || len(rels) == 0 {
		return false
	}
	w.exact = true
	for _, rel := range rels {
		if !slices.Contains(w.counted, rel) {
			w.counted = append(w.counted, rel)
		}
	}
	return true
}

func alias(prefix string, i int) string { return prefix + strconv.Itoa(i) }

// value makes a parameter: one of the map that all of a statement's values stand
// in. Neo4j keeps a plan for each type and size class of a parameter; of a map
// it looks at nothing within, so that a shape has one plan, whatever its values.
func (w *writer) value(v any) string {
	name := alias("v", len(w.parameters))
	w.parameters[name] = v
	return "$p." + name
}

// name makes a variable that the statement does not have yet.
func (w *writer) name(prefix string) string {
	w.names++
	return alias(prefix, w.names)
}

// give makes a column that the whole statement may read, and names it.
func (w *writer) give(prefix, expression string) string {
	name := w.name(prefix)
	w.given = append(w.given, expression+" AS "+name)
	return name
}

// written is a query as it was written, kept for those that share its Memo.
type written struct {
	reading
	layout *layout
	ids    []string
	index  bool
	census *census
}

// find writes a query, or reads how one like it was written.
func (b *backend) find(q store.Query, index bool) (reading, *layout) {
	census := b.census.Load()
	if m, _ := q.Memo.Made().(*written); m != nil && m.index == index && m.census == census && m.layout.loose == census.loose(q) {
		r, l := m.reading, *m.layout
		r.parameters = maps.Clone(r.parameters)
		for _, name := range m.ids {
			r.parameters[name] = q.IDs
		}
		l.first = q.Paging.First
		return r, &l
	}
	w := b.writer(census)
	r, l := w.find(q, index)
	if q.Memo != nil {
		r.plain = r.statement(false)
		q.Memo.Keep(&written{r, l, w.ids, index, census})
	}
	return r, l
}

// find writes a query as a total, where it is asked for, and a list of rows, and
// how to read them.
func (w *writer) find(q store.Query, index bool) (reading, *layout) {
	l := rootLayout(q)
	l.sought = w.sought(q.Where, q.Kinds)
	l.loose = w.census.loose(q)
	w.exact = w.exact || l.loose && q.IDs == nil
	var columns []string
	if l.counted = l.total && !l.loose; l.counted {
		match, conditions := w.query(q, "n", index)
		columns = append(columns, "COUNT { "+match+whereAll(conditions)+" RETURN n }")
	}
	joins, row := w.row(l, "n", "", q.Kinds, q.Expand, q.Paging.Order)
	rows := ""
	if !l.loose {
		rows = w.indexedPage(q, joins+"\n  RETURN "+row)
	}
	if rows == "" {
		match, conditions := w.query(q, "n", index)
		rows = w.page(l, match, conditions, q.Paging, w.orderKeys(q.Paging.Order, "n", "", w.rank(q.Text, "n")), "n", "", joins, row)
	}
	columns = append(columns, rows)
	if q.Known != nil {
		columns = append(columns, w.known(q.Known))
	}
	return w.reading(columns...), l
}

// known writes which of the ids exist, as a list of ids and kinds.
func (w *writer) known(ids []string) string {
	k := w.name("k")
	return "COLLECT { " + byID(k) + " WHERE " + k + ".id IN " + w.value(ids) + " AND " + k + ":" + marker +
		" RETURN [" + k + ".id, " + k + "." + kindProp + "] }"
}

// query writes what selects a query's nodes.
func (w *writer) query(q store.Query, n string, index bool) (match string, conditions []string) {
	switch {
	case q.Kinds != nil && len(q.Kinds) == 0:
		return "MATCH " + node(n, nil), []string{"false"}
	case q.IDs != nil:
		match = byID(n)
		w.ids = append(w.ids, alias("v", len(w.parameters)))
		conditions = append(conditions, n+".id IN "+w.value(q.IDs), kindsAre(n, q.Kinds))
	case index && indexable(q.Text) != "":
		// The index is on this program's nodes alone.
		match = "CALL db.index.fulltext.queryNodes('" + fullText + "', " + w.value(indexable(q.Text)) + ") YIELD node AS " + n
		if w.census.found(q.Kinds) {
			w.exact = true
		} else if q.Kinds != nil { // of the many kinds that a search has, one property tells faster than labels
			conditions = append(conditions, n+"."+kindProp+" IN "+w.value(q.Kinds))
		}
	default:
		match = "MATCH " + node(n, q.Kinds)
		if at := anchorOf(q.Where); at >= 0 {
			match = w.anchor(q.Where[at], n, q.Kinds)
			if says(q.Where[at]) {
				q.Where = slices.Delete(slices.Clone(q.Where), at, at+1)
			}
		}
	}
	conditions = append(conditions, w.filters(q.Where, n, "", q.Kinds)...)
	if q.Text != "" {
		conditions = append(conditions, w.contains(q.Text, n))
	}
	return match, conditions
}

// sought says whether Neo4j may seek nodes by the number that a filter asks for.
// It then takes what was asked for as the property, and 2.0 for 2 (as of 5.26),
// unless the node goes through a list.
func (w *writer) sought(where []store.Filter, kinds []string) bool {
	return slices.ContainsFunc(where, func(f store.Filter) bool {
		return w.single(f, kinds) && f.Prop != store.IDProp && f.Op != store.NotIn && slices.ContainsFunc(f.Values, func(v any) bool {
			_, number := store.Number(v)
			return number
		})
	})
}

// byID begins at the unique index on ids. It says so, since Neo4j guesses at the
// length of a list that it does not see, and scans where there are few nodes.
func byID(n string) string {
	return "MATCH (" + n + ":" + shared + ") USING INDEX SEEK " + n + ":" + shared + "(id)"
}

// anchor begins at the far end of a way that ends in ids: the tasks of a plan
// are reached from the plan and not sought among all tasks.
func (w *writer) anchor(f store.Filter, n string, kinds []string) string {
	if len(f.Via) == 0 {
		return byID(n) + " WHERE " + n + ".id IN " + w.value(f.Values) + " AND " + kindsAre(n, kinds) + "\n  WITH " + n
	}
	end := w.name("a")
	text := byID(end) + " WHERE " + end + ".id IN " + w.value(f.Values) + " AND " + kindsAre(end, f.Via[len(f.Via)-1].Kinds)
	for i := len(f.Via) - 1; i >= 0; i-- {
		start, kinds := n, kinds
		if i > 0 {
			start, kinds = w.name("a"), f.Via[i-1].Kinds
		}
		text += " MATCH (" + end + ")" + relation("", f.Via[i].Rels, !f.Via[i].In) +
			w.reached(start, f.Via[i].Rels, !f.Via[i].In, f.Via[i].Kinds, kinds)
		end = start
	}
	return text + "\n  WITH DISTINCT " + n
}

// anchorOf is the place of the first filter that names ids, or -1.
func anchorOf(where []store.Filter) int {
	return slices.IndexFunc(where, func(f store.Filter) bool {
		return f.Prop == store.IDProp && f.Op == store.In && !f.OnEdge
	})
}

// says tells whether an anchor says all that its filter does. One with
// conditions on the way does not, and stands among the conditions, too.
func says(anchor store.Filter) bool {
	return !slices.ContainsFunc(anchor.Via, func(s store.Step) bool {
		return len(s.Where) > 0 || s.Kinds != nil && len(s.Kinds) == 0 || s.Rels != nil && len(s.Rels) == 0
	})
}

// page writes one page: a list of rows, one more than is asked for, by which
// the reader sees whether any follow. The rows of a loose page are all there
// are, in no order.
func (w *writer) page(l *layout, match string, conditions []string, p store.Paging, keys []string, n, edge, joins, row string) string {
	carried := n
	if l.sought {
		carried = "head([" + n + "]) AS " + n
	}
	if edge != "" {
		carried += ", " + edge
	}
	if l.loose {
		text := "COLLECT { " + match + whereAll(conditions)
		if l.sought {
			text += " WITH " + carried
		}
		return text + joins + "\n  RETURN " + row + " }"
	}
	order := ""
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = w.name("k")
		carried += ", " + k + " AS " + names[i]
		order += names[i] + ", "
	}
	order += w.place(n)
	if edge != "" && l.hop.rel == "" {
		order += ", type(" + edge + ")"
	}
	text := "COLLECT { " + match + whereAll(conditions)
	if p.First == 0 && p.After == nil {
		return text + " WITH " + n + " LIMIT 1 RETURN 1 }"
	}
	text += "\n  WITH " + carried
	if p.After != nil {
		text += " WHERE " + w.after(p, names, n, edge) + "\n  WITH *"
	}
	if p.First == 0 {
		return text + " LIMIT 1 RETURN 1 }"
	}
	if l.text != "" {
		row = strings.Replace(row, rankHere, names[0], 1)
	}
	return text + " ORDER BY " + order + " LIMIT " + w.value(int64(p.First)+1) + joins + "\n  RETURN " + row + " }"
}

// indexedPage writes a page of a kind in the order of an indexed property: first
// the nodes that have the number, read along the index until there are enough,
// then the others, only where those were not. It is "" where no index is in that
// order, or where something else narrows the rows.
func (w *writer) indexedPage(q store.Query, returned string) string {
	p := q.Paging
	if q.IDs != nil || q.Text != "" || len(q.Kinds) != 1 || len(p.Order) == 0 || p.First == 0 ||
		!w.indexed[Index{q.Kinds[0], p.Order[0].Prop}] || anchorOf(q.Where) >= 0 {
		return ""
	}
	first, limit := p.Order[0], w.value(int64(p.First)+1)
	prop, place := "n."+first.Prop, w.place("n")
	sign, direction, start := "", "", prop+" > -Infinity"
	if first.Desc {
		sign, direction = "0.0 - ", " DESC"
	}
	if p.After != nil {
		var v any
		if p.After.Values[0] != nil {
			v = *p.After.Values[0]
		}
		from := store.OrderValue(v, first.Desc)
		if start = prop + " >= "; first.Desc {
			start, from = prop+" <= ", 0-from
		}
		start += w.value(from)
	}
	along := "" // where a filter may be better served by another index, Neo4j decides
	if len(q.Where) == 0 {
		along = " USING INDEX SEEK n:" + q.Kinds[0] + "(" + first.Prop + ")"
	}
	part := func(match, hint, condition, key, order string) string {
		text := "COLLECT { " + match + "MATCH " + node("n", q.Kinds) + hint + whereAll(append([]string{condition}, w.filters(q.Where, "n", "", q.Kinds)...))
		carried, names := "n", []string{}
		for i, k := range append([]string{key}, w.orderKeys(p.Order[1:], "n", "", "")...) {
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
		return text + " ORDER BY " + order + place + " LIMIT " + limit + " RETURN n }"
	}
	have := w.give("have", part("", along, start, sign+"toFloat("+prop+")", prop+direction+", "))
	lack := w.give("lack", part("UNWIND CASE WHEN size("+have+") < "+limit+" THEN [1] ELSE [] END AS more ", "",
		// As a plain negation, Neo4j (5.26) takes it for something that the index answers.
		"CASE WHEN "+prop+" IS :: INTEGER NOT NULL | FLOAT NOT NULL THEN false ELSE true END", "Infinity", ""))
	return "COLLECT { UNWIND (" + have + " + " + lack + ")[.." + limit + "] AS n" + returned + " }"
}

// after writes that a row stands after the key: greater in the first value that
// differs.
func (w *writer) after(p store.Paging, names []string, n, edge string) string {
	text := w.place(n) + " > " + w.value(orderly(p.After.ID))
	if edge != "" {
		id, rel := w.value(p.After.ID), w.value(p.After.Rel)
		text += " OR " + n + ".id = " + id + " AND type(" + edge + ") > " + rel
	}
	orders := p.Order
	if len(names) > len(orders) { // a search's rank
		orders = append([]store.Order{{}}, orders...)
	}
	for i, name := range slices.Backward(names) {
		var v any
		if p.After.Values[i] != nil {
			v = *p.After.Values[i]
		}
		k := w.value(store.OrderValue(v, orders[i].Desc))
		text = name + " > " + k + " OR " + name + " = " + k + " AND (" + text + ")"
	}
	return text
}

// orderKeys are a row's values as store.OrderValue gives them.
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

// contains writes that all terms of a search are there.
func (w *writer) contains(text, n string) string {
	terms, list := store.ParseText(text), n+"."+searchProp
	if len(terms) == 1 {
		return "any(x IN " + list + " WHERE x CONTAINS " + w.value(terms[0]) + ")"
	}
	return "all(t IN " + w.value([]string(terms)) + " WHERE any(x IN " + list + " WHERE x CONTAINS t))"
}

// rank writes the search rule's ranks; that all terms are there is a condition.
func (w *writer) rank(text, n string) string {
	if text == "" {
		return ""
	}
	terms, list := store.ParseText(text), n+"."+searchProp
	whole := w.value(terms.Whole())
	rest := "2.0"
	if len(terms) != 1 {
		rest = "CASE WHEN any(x IN " + list + " WHERE all(t IN " + w.value([]string(terms)) + " WHERE x CONTAINS t)) THEN 2.0 ELSE 3.0 END"
	}
	return "CASE WHEN " + whole + " IN " + list + " THEN 0.0 WHEN any(x IN " + list + " WHERE x STARTS WITH " + whole + ") THEN 1.0 ELSE " + rest + " END"
}

// rankHere is where page puts the name of the rank into a row. No name and no
// parameter can read so.
const rankHere = "/*rank*/"

// row writes a row as a list, as the layout says, and what is to be matched
// before it.
func (w *writer) row(l *layout, n, edge string, kinds []string, expand []store.Hop, order []store.Order) (joins, row string) {
	joins, cells := w.cells(l, n, edge, kinds, expand, order)
	return joins, "[" + strings.Join(cells, ", ") + "]"
}

func (w *writer) cells(l *layout, n, edge string, kinds []string, expand []store.Hop, order []store.Order) (joins string, cells []string) {
	if !l.bare {
		cells = append(cells, n+".id")
	}
	if l.kind == "" {
		cells = append(cells, n+"."+kindProp)
	}
	cells = append(cells, properties(n, l.props)...)
	if l.text != "" {
		cells = append(cells, n+"."+searchProp, n+"."+searchInProp, rankHere)
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
	if l.text != "" {
		l.orders = append(l.orders, ordering{at: slices.Index(cells, rankHere)})
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
		l.orders = append(l.orders, ordering{at, o.Desc})
	}
	l.width, l.joined = len(cells), joins != ""
	return joins, cells
}

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
		l.bare = l.loose && h.Anonymous && (l.single || w.census.orders(kinds, h) && w.counts(h.Rels))
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
	rest := *h
	if at := slices.IndexFunc(h.Where, func(f store.Filter) bool { return w.meets(f, h.Kinds) }); at >= 0 {
		match, rest.Where = w.meeting(h.Where[at], m, h.Kinds, match), slices.Delete(slices.Clone(h.Where), at, at+1)
	}
	return "", append(cells, "\n  "+w.page(l, match, w.hopConditions(&rest, m, r), p, w.orderKeys(p.Order, m, r, ""), m, r, below, row)), l
}

// meets says whether a filter asks of nodes of these kinds that a way leads to
// one of some ids, and each has one such way at most. Then Neo4j may look from
// both ends for where they meet.
func (w *writer) meets(f store.Filter, kinds []string) bool {
	for _, s := range f.Via {
		most, known := w.census.most(kinds, &store.Hop{Rels: s.Rels, In: s.In, Kinds: s.Kinds})
		if !known || most > 1 || len(s.Where) > 0 || len(s.Kinds) == 0 || !w.counts(s.Rels) {
			return false
		}
		kinds = s.Kinds
	}
	return len(f.Via) > 0 && f.Prop == store.IDProp && f.Op == store.In
}

// meeting puts the far end before a match, and the way to it after.
func (w *writer) meeting(f store.Filter, m string, kinds []string, match string) string {
	end := w.name("e")
	match = "UNWIND " + w.named(f.Values) + " AS " + end + " " + match
	for i, s := range f.Via {
		next := end
		if i < len(f.Via)-1 {
			next = w.name("m")
		}
		match += " MATCH (" + m + ")" + relation("", s.Rels, s.In) + w.reached(next, s.Rels, s.In, kinds, s.Kinds)
		m, kinds = next, s.Kinds
	}
	return match
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

// reached writes the node that edges lead to from a node of these kinds. Of which
// kinds it is to be goes without saying where the census knows no others.
func (w *writer) reached(m string, rels []string, in bool, kinds, ends []string) string {
	for _, rel := range rels {
		if w.census == nil || !w.census.leadsOnlyTo(rel, in, kinds, ends) {
			return node(m, ends)
		}
	}
	if !w.counts(rels) {
		return node(m, ends)
	}
	return unnamed(m)
}

// unnamed is a node of no matter which kind, and no matter whose.
func unnamed(n string) string { return "(" + n + ")" }

func (w *writer) hopConditions(h *store.Hop, m, r string) []string {
	conditions := w.filters(h.Where, m, r, h.Kinds)
	if h.Kinds != nil && len(h.Kinds) == 0 || h.Rels != nil && len(h.Rels) == 0 {
		conditions = append(conditions, "false")
	}
	return conditions
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

// node writes a node of this program's, of any of the kinds (nil: any).
func node(n string, kinds []string) string {
	switch kinds = once(kinds); len(kinds) {
	case 0:
		return "(" + n + ":" + marker + ")"
	case 1:
		return "(" + n + ":" + kinds[0] + "&" + marker + ")"
	}
	return "(" + n + ":(" + strings.Join(kinds, "|") + ")&" + marker + ")"
}

// kindsAre is the same as a condition.
func kindsAre(n string, kinds []string) string {
	return strings.TrimSuffix(strings.TrimPrefix(node(n, kinds), "("), ")")
}

// relation writes an edge of any of the relations, along or against.
func relation(r string, rels []string, in bool) string {
	if len(rels) > 0 {
		r += ":" + strings.Join(once(rels), "|")
	}
	if in {
		return "<-[" + r + "]-"
	}
	return "-[" + r + "]->"
}

// once drops what is named again.
func once(names []string) []string {
	names = slices.Clone(names)
	slices.Sort(names)
	return slices.Compact(names)
}

func whereAll(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conditions, " AND ")
}

// place is what orders nodes by their ids. Looking for a property that no node
// has takes as long as reading all that a node has, texts included.
func (w *writer) place(n string) string {
	if w.census != nil && w.census.plain {
		w.exact = true
		return n + ".id"
	}
	return place(n)
}

func place(n string) string { return "coalesce(" + n + "." + orderProp + ", " + n + ".id)" }

// orderly turns an id into what Neo4j compares as the contract has it. What
// stands beyond the first 65,536 characters is compared there by its halves
// (UTF-16) where one of the two strings came as a parameter, so that it comes
// before some that it should follow. Such characters, and those that they should follow,
// get one before them that decides.
func orderly(id string) string {
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
