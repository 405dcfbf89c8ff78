package neo4jstore

import (
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
)

// writer writes one query as Cypher. Names have passed store.CheckName; values
// become parameters, numbered as they come, so that the text depends on the
// shape of the query alone and its plan is found in the cache.
type writer struct {
	parameters map[string]any
	names      int
	indexed    map[Index]bool
}

func (b *backend) writer() *writer {
	return &writer{parameters: map[string]any{}, indexed: b.indexed}
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

// find writes a query as a total, a list of rows and nothing else.
func (b *backend) find(q store.Query, index bool) reading {
	w := b.writer()
	columns := []string{"null"}
	if q.Paging.Total {
		match, conditions := w.query(q, "n", index)
		columns[0] = "COUNT { " + match + whereAll(conditions) + " RETURN n }"
	}
	match, conditions := w.query(q, "n", index)
	row := w.row("n", "", q.Kinds, q.Props, q.Expand, q.Text != "")
	columns = append(columns, w.page(match, conditions, q.Paging, w.orderKeys(q.Paging.Order, "n", "", w.rank(q.Text, "n")), "n", "", row))
	return reading{columns, w.parameters}
}

// query writes what selects a query's nodes.
func (w *writer) query(q store.Query, n string, index bool) (match string, conditions []string) {
	switch {
	case q.IDs != nil:
		match = "MATCH (" + n + ":" + shared + ")"
		conditions = append(conditions, n+".id IN "+w.value(q.IDs), n+":"+marker)
		if q.Kinds != nil {
			conditions = append(conditions, kindsAre(n, q.Kinds))
		}
	case index && indexable(q.Text) != "":
		match = "CALL db.index.fulltext.queryNodes('" + fullText + "', " + w.value(indexable(q.Text)) + ") YIELD node AS " + n
		conditions = append(conditions, n+":"+marker)
		if q.Kinds != nil {
			conditions = append(conditions, kindsAre(n, q.Kinds))
		}
	default:
		var anchored bool
		if match, anchored = w.anchor(q, n); !anchored {
			match = "MATCH " + node(n, q.Kinds)
		}
	}
	if q.Kinds != nil && len(q.Kinds) == 0 {
		conditions = append(conditions, "false")
	}
	conditions = append(conditions, w.filters(q.Where, n, "", q.Kinds)...)
	if q.Text != "" {
		terms := w.value([]string(store.ParseText(q.Text)))
		conditions = append(conditions, "all(t IN "+terms+" WHERE any(x IN "+n+"."+searchProp+" WHERE x CONTAINS t))")
	}
	return match, conditions
}

// byID begins at the unique index on ids. It says so, since Neo4j guesses at the
// length of a list that it does not see, and scans where there are few nodes.
func byID(n string) string {
	return "MATCH (" + n + ":" + shared + ") USING INDEX " + n + ":" + shared + "(id)"
}

// anchor begins at the far end of the first way that ends in ids: the tasks of
// a plan are reached from the plan and not sought among all tasks. The filter
// itself still stands among the conditions, so this only narrows.
func (w *writer) anchor(q store.Query, n string) (string, bool) {
	for _, f := range q.Where {
		if f.Prop == store.IDProp && f.Op == store.In && len(f.Via) == 0 && !f.OnEdge {
			return byID(n) + " WHERE " + n + ".id IN " + w.value(f.Values) + " AND " + kindsAre(n, q.Kinds) + "\n  WITH " + n, true
		}
		if f.Prop != store.IDProp || f.Op != store.In || len(f.Via) == 0 {
			continue
		}
		end := w.name("a")
		text := byID(end) + " WHERE " + end + ".id IN " + w.value(f.Values) + " AND " + kindsAre(end, f.Via[len(f.Via)-1].Kinds)
		for i := len(f.Via) - 1; i >= 0; i-- {
			start, kinds := n, q.Kinds
			if i > 0 {
				start, kinds = w.name("a"), f.Via[i-1].Kinds
			}
			text += " MATCH (" + end + ")" + relation("", f.Via[i].Rels, !f.Via[i].In) + node(start, kinds)
			end = start
		}
		return text + "\n  WITH DISTINCT " + n, true
	}
	return "", false
}

// page writes one page: a list of rows, one more than is asked for, by which
// the reader sees whether any follow.
func (w *writer) page(match string, conditions []string, p store.Paging, keys []string, n, edge, row string) string {
	carried := n
	if edge != "" {
		carried += ", " + edge
	}
	order := ""
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = w.name("k")
		carried += ", " + k + " AS " + names[i]
		order += names[i] + ", "
	}
	order += place(n)
	if edge != "" {
		order += ", type(" + edge + ")"
	}
	text := "COLLECT { " + match + whereAll(conditions) + "\n  WITH " + carried
	if p.After != nil {
		text += " WHERE " + w.after(p, names, n, edge) + "\n  WITH *"
	}
	if p.First == 0 {
		return text + " LIMIT 1 RETURN 1 }"
	}
	row = strings.Replace(row, keysHere, "["+strings.Join(names, ", ")+"]", 1)
	return text + " ORDER BY " + order + " LIMIT " + w.value(int64(p.First)+1) + "\n  RETURN " + row + " }"
}

// after writes that a row stands after the key: greater in the first value that
// differs.
func (w *writer) after(p store.Paging, names []string, n, edge string) string {
	text := place(n) + " > " + w.value(orderly(p.After.ID))
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

// rank writes the search rule's ranks; that all terms are there is a condition.
func (w *writer) rank(text, n string) string {
	if text == "" {
		return ""
	}
	terms := store.ParseText(text)
	whole, all := w.value(terms.Whole()), w.value([]string(terms))
	list := n + "." + searchProp
	return "CASE WHEN any(x IN " + list + " WHERE x = " + whole + ") THEN 0.0" +
		" WHEN any(x IN " + list + " WHERE x STARTS WITH " + whole + ") THEN 1.0" +
		" WHEN any(x IN " + list + " WHERE all(t IN " + all + " WHERE x CONTAINS t)) THEN 2.0 ELSE 3.0 END"
}

// keysHere is where page puts the names of the order's values into a row. No
// name and no parameter can read so.
const keysHere = "[/*keys*/]"

// row writes a row as a list: id, kind, properties, order's values, hops, and
// in a search the texts; see decodeItem. A kind that the query itself names is
// not sent.
func (w *writer) row(n, edge string, kinds, props []string, expand []store.Hop, search bool) string {
	kind := n + "." + kindProp
	if len(kinds) == 1 {
		kind = "null"
	}
	hops := make([]string, len(expand))
	for i, h := range expand {
		hops[i] = w.hop(n, h)
	}
	text := "[" + n + ".id, " + kind + ", " + properties(n, props) + ", " + keysHere + ", [" + strings.Join(hops, ",\n  ") + "]"
	if search {
		text += ", " + n + "." + searchProp + ", " + n + "." + searchInProp
	}
	return text + edge + "]"
}

// hop writes a hop as a list of its total and its rows.
func (w *writer) hop(n string, h store.Hop) string {
	total := "null"
	if h.Paging.Total {
		m, r := w.name("m"), w.name("r")
		total = "COUNT { MATCH (" + n + ")" + relation(r, h.Rels, h.In) + node(m, h.Kinds) + whereAll(w.hopConditions(h, m, r)) + " }"
	}
	m, r := w.name("m"), w.name("r")
	match := "MATCH (" + n + ")" + relation(r, h.Rels, h.In) + node(m, h.Kinds)
	conditions := w.hopConditions(h, m, r)
	refs := make([]string, len(h.Refs))
	for i, ref := range h.Refs {
		refs[i] = w.ref(r, ref)
	}
	edge := ", type(" + r + "), " + properties(r, h.EdgeProps) + ", [" + strings.Join(refs, ", ") + "]"
	row := w.row(m, edge, h.Kinds, h.Props, h.Expand, false)
	return "[" + total + ", " + w.page(match, conditions, h.Paging, w.orderKeys(h.Paging.Order, m, r, ""), m, r, row) + "]"
}

func (w *writer) hopConditions(h store.Hop, m, r string) []string {
	conditions := w.filters(h.Where, m, r, h.Kinds)
	if h.Kinds != nil && len(h.Kinds) == 0 || h.Rels != nil && len(h.Rels) == 0 {
		conditions = append(conditions, "false")
	}
	return conditions
}

// ref writes the node whose id an edge's property holds, as a list of no or one
// row.
func (w *writer) ref(edge string, r store.Ref) string {
	x := w.name("x")
	row := strings.Replace(w.row(x, "", nil, r.Props, r.Expand, false), keysHere, "[]", 1)
	return "COLLECT { MATCH (" + x + ":" + shared + ") WHERE " + x + ".id = " + edge + "." + r.Prop + " AND " + x + ":" + marker + " RETURN " + row + " }"
}

// properties writes what is returned of a node or an edge: the selected values
// as a list, which Neo4j sends faster than a map, or all as a map.
func properties(of string, props []string) string {
	if props == nil {
		return "properties(" + of + ")"
	}
	list := make([]string, len(props))
	for i, p := range props {
		list[i] = of + "." + p
	}
	return "[" + strings.Join(list, ", ") + "]"
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

// place is what orders nodes by their ids.
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
