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
	mixedProp    = "_mixed" // those of the texts to search that are not all Han characters, a line each
	foldPrefix   = "_fold_" // a property's folded twin, where folding changes it
	orderProp    = "_order" // of an id that Neo4j would compare wrongly, see sortableID
	searchIndex  = "policygraph_search"
	stateNode    = "PolicygraphStore" // one node: the version, the statistics, and the lock of a load
)

// writer writes one query as Cypher. Names have passed store.CheckName; values
// become parameters, numbered as they come, so that the text depends on the
// shape of the query alone and its plan is found in the cache.
type writer struct {
	parameters  map[string]any
	names       int
	indexed     map[Index]bool
	statistics  *statistics     // nil where nothing is known
	epoch       string          // of the statistics, also where they are missing
	version     string          // of their graph
	countedRels []string        // relations of which the database must have the edges that the statistics counted, and no more
	shared      []string        // columns that stand before those of the answer
	nodes       map[*any]string // the shared list of nodes that a filter's ids name
	ids         []string        // parameters that are the query's IDs
	limits      []string        // parameters that are the rows to read of the query's page
}

func (b *backend) writer(known *statistics) *writer {
	w := &writer{parameters: map[string]any{}, indexed: b.indexed, epoch: unknownEpoch, nodes: map[*any]string{}}
	if known != nil {
		w.epoch, w.version = known.epoch, known.version
		if !known.missing {
			w.statistics = known
		}
	}
	return w
}

// statement is what the writer has written.
func (w *writer) statement(columns ...string) statement {
	s := statement{shared: w.shared, columns: columns, epoch: w.epoch, version: w.version}
	if len(w.countedRels) > 0 { // Neo4j keeps the number at hand
		s.ownEdges = "COUNT { ()" + relation("", w.countedRels, false) + "() } = " + w.value(w.statistics.edgesOf(w.countedRels))
	}
	s.parameters = w.parameters
	return s
}

// reliesOnCounts says whether a statement may rely on all edges of the relations in the
// database being those that the statistics counted. If so, it does.
func (w *writer) reliesOnCounts(rels []string) bool {
	if w.statistics == nil || w.statistics.foreignEdges || len(rels) == 0 {
		return false
	}
	for _, rel := range rels {
		if !slices.Contains(w.countedRels, rel) {
			w.countedRels = append(w.countedRels, rel)
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

// share makes a column that the whole statement may read, and names it.
func (w *writer) share(prefix, expression string) string {
	name := w.name(prefix)
	w.shared = append(w.shared, expression+" AS "+name)
	return name
}

// cachedStatement is a query's statement and layout, for the queries that share its
// StatementCache.
type cachedStatement struct {
	statement
	layout     *layout
	ids        []string // parameters that are the query's IDs
	limits     []string // parameters that are the rows to read
	index      bool
	statistics *statistics
}

// fits says whether the statement is the one that would be written for the query.
func (c *cachedStatement) fits(q store.Query, index bool, known *statistics) bool {
	return c != nil && c.index == index && c.statistics == known &&
		(c.layout.rows == allRows) == known.allFit(q) && (c.layout.first == 0) == (q.Paging.First == 0)
}

// with is the statement with the query's values.
func (c *cachedStatement) with(q store.Query) (statement, *layout) {
	s, l := c.statement, *c.layout
	s.parameters = maps.Clone(s.parameters)
	for _, name := range c.ids {
		s.parameters[name] = q.IDs
	}
	for _, name := range c.limits {
		s.parameters[name] = rowsToRead(q.Paging)
	}
	l.first = q.Paging.First
	return s, &l
}

// find is the statement of a query: from its StatementCache, or else written.
func (b *backend) find(q store.Query, index bool) (statement, *layout) {
	known := b.statistics.Load()
	if c, _ := q.Hints.StatementCache.Load().(*cachedStatement); c.fits(q, index, known) {
		return c.with(q)
	}
	w := b.writer(known)
	s, l := w.find(q, index)
	if cache := q.Hints.StatementCache; cache != nil {
		s.text = s.cypher(false)
		cache.Store(&cachedStatement{s, l, w.ids, w.limits, index, known})
	}
	return s, l
}

// find writes a query as a total, where it is asked for, and a list of rows, and
// how to read them.
func (w *writer) find(q store.Query, index bool) (statement, *layout) {
	l := rootLayout(q)
	if w.statistics.allFit(q) {
		l.rows = allRows
	}
	var columns []string
	if q.Paging.Total {
		if l.total = totalOfRows; l.rows != allRows {
			l.total = totalSent
			match, conditions := w.query(q, "n", index)
			columns = append(columns, "COUNT { "+match+whereAll(conditions)+" RETURN n }")
		}
	}
	joins, row := w.row(l, "n", "", q.Kinds, q.Expand, q.Paging.Order)
	page := ""
	if l.rows != allRows {
		page = w.indexedPage(q, joins+"\n  RETURN "+row)
	}
	if page == "" {
		match, conditions := w.query(q, "n", index)
		page = w.page(l, q.Paging, rows{
			match: match, conditions: conditions, node: "n", joins: joins, row: row,
			keys: w.orderKeys(q.Paging.Order, "n", "", w.rank(q.Text, "n")), sought: w.soughtByNumber(q.Where, q.Kinds),
		})
	}
	columns = append(columns, page)
	if q.Known != nil {
		columns = append(columns, w.known(q.Known))
	}
	return w.statement(columns...), l
}

// limit makes the parameter by which the page of a query, or of a hop, is cut.
func (w *writer) limit(p store.Paging, hop bool) string {
	if !hop {
		w.limits = append(w.limits, alias("v", len(w.parameters)))
	}
	return w.value(rowsToRead(p))
}

// rowsToRead is one more than are asked for: it tells whether any follow.
func rowsToRead(p store.Paging) int64 { return int64(p.First) + 1 }

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
		match = "CALL db.index.fulltext.queryNodes('" + searchIndex + "', " + w.value(indexable(q.Text)) + ") YIELD node AS " + n
		if q.Kinds != nil && !w.statistics.searchesOnly(q.Kinds) { // of the many kinds that a search has, one property tells faster than labels
			conditions = append(conditions, n+"."+kindProp+" IN "+w.value(q.Kinds))
		}
	case index && w.statistics.hasMixedTexts() && len(mixedTerms(q.Text)) > 0:
		match = "MATCH (" + n + ":" + marker + ") USING TEXT INDEX " + n + ":" + marker + "(" + mixedProp + ")"
		for _, term := range mixedTerms(q.Text) {
			conditions = append(conditions, w.mixed(term, n))
		}
		if q.Kinds != nil && !w.statistics.searchesOnly(q.Kinds) {
			conditions = append(conditions, n+"."+kindProp+" IN "+w.value(q.Kinds))
		}
	default:
		match = "MATCH " + node(n, q.Kinds)
		if at := anchorOf(q.Where); at >= 0 {
			match = w.anchor(q.Where[at], n, q.Kinds)
			if anchorSuffices(q.Where[at]) {
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

// soughtByNumber says whether Neo4j may seek nodes by the number that a filter asks for.
// It then takes what was asked for as the property, and 2.0 for 2 (as of 5.26),
// unless the node goes through a list.
func (w *writer) soughtByNumber(where []store.Filter, kinds []string) bool {
	return slices.ContainsFunc(where, func(f store.Filter) bool {
		return w.oneValue(f, kinds) && f.Prop != store.IDProp && f.Op != store.NotIn && slices.ContainsFunc(f.Values, func(v any) bool {
			_, number := store.Number(v)
			return number
		})
	})
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
			w.endNode(start, f.Via[i].Rels, !f.Via[i].In, f.Via[i].Kinds, kinds)
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

// anchorSuffices tells whether an anchor says all that its filter does. One with
// conditions on the way does not, and stands among the conditions, too.
func anchorSuffices(anchor store.Filter) bool {
	return !slices.ContainsFunc(anchor.Via, func(s store.Step) bool {
		return len(s.Where) > 0 || s.Kinds != nil && len(s.Kinds) == 0 || s.Rels != nil && len(s.Rels) == 0
	})
}

// contains writes that all terms of a search are there.
func (w *writer) contains(text, n string) string {
	terms, list := store.ParseText(text), n+"."+searchProp
	if len(terms) == 1 {
		return "any(x IN " + list + " WHERE " + w.containsTerm("x", terms[0]) + ownText("x") + ")"
	}
	if simple, ok := single(terms); ok {
		all := w.value(simple)
		return "all(t IN " + all + " WHERE any(x IN " + list + " WHERE x CONTAINS t))" +
			" AND any(x IN " + list + " WHERE any(t IN " + all + " WHERE x CONTAINS t)" + ownText("x") + ")"
	}
	var every, some []string
	for _, term := range terms {
		contains := w.containsTerm("x", term)
		every = append(every, "any(x IN "+list+" WHERE "+contains+")")
		some = append(some, contains)
	}
	return strings.Join(every, " AND ") + " AND any(x IN " + list + " WHERE (" + strings.Join(some, " OR ") + ")" + ownText("x") + ")"
}

// mixed writes that a node's mixed texts contain any of the alternatives, so that an
// index can answer.
func (w *writer) mixed(term store.Term, n string) string {
	either := make([]string, len(term))
	for i, alternative := range term {
		either[i] = n + "." + mixedProp + " CONTAINS " + w.value(alternative)
	}
	return "(" + strings.Join(either, " OR ") + ")"
}

// containsTerm writes that a text contains any of the term's alternatives.
func (w *writer) containsTerm(text string, term store.Term) string {
	if len(term) == 1 {
		return text + " CONTAINS " + w.value(term[0])
	}
	return "any(a IN " + w.value([]string(term)) + " WHERE " + text + " CONTAINS a)"
}

// ownText writes, behind another condition, that a text is the node's own.
func ownText(text string) string {
	return " AND NOT " + text + " STARTS WITH '" + store.ContextMark + "'"
}

// single are the terms where none of them has alternatives.
func single(terms store.Terms) ([]string, bool) {
	out := make([]string, len(terms))
	for i, term := range terms {
		if len(term) > 1 {
			return nil, false
		}
		out[i] = term[0]
	}
	return out, true
}
