package neo4jstore

import (
	"maps"
	"slices"
	"strconv"

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
	searchIndex  = "policygraph_search"
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
	epoch      string          // that the census, or that there is none, is known of
	exact      bool            // the statement is right for its census only
	counted    []string        // relations of which the database must hold what the census counted
	given      []string        // columns that stand before those of the answer
	nodes      map[*any]string // the given list of nodes that a filter's ids name
	ids        []string        // parameters that are the query's IDs
	limits     []string        // parameters that are the rows to read of the query's page
}

func (b *backend) writer(c *census) *writer {
	w := &writer{parameters: map[string]any{}, indexed: b.indexed, epoch: unknownEpoch, nodes: map[*any]string{}}
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

// cachedStatement is a query's statement and layout, for the queries that share its
// StatementCache.
type cachedStatement struct {
	reading
	layout *layout
	ids    []string // parameters that are the query's IDs
	limits []string // parameters that are the rows to read
	index  bool
	census *census
}

// fits says whether the statement is the one that would be written for the query.
func (c *cachedStatement) fits(q store.Query, index bool, known *census) bool {
	return c != nil && c.index == index && c.census == known && c.layout.loose == known.loose(q) &&
		(c.layout.first == 0) == (q.Paging.First == 0)
}

// find is the statement of a query: from its StatementCache, or else written.
func (b *backend) find(q store.Query, index bool) (reading, *layout) {
	census := b.census.Load()
	if c, _ := q.Hints.StatementCache.Load().(*cachedStatement); c.fits(q, index, census) {
		r, l := c.reading, *c.layout
		r.parameters = maps.Clone(r.parameters)
		for _, name := range c.ids {
			r.parameters[name] = q.IDs
		}
		for _, name := range c.limits {
			r.parameters[name] = rowsToRead(q.Paging)
		}
		l.first = q.Paging.First
		return r, &l
	}
	w := b.writer(census)
	r, l := w.find(q, index)
	if cache := q.Hints.StatementCache; cache != nil {
		r.plain = r.statement(false)
		cache.Store(&cachedStatement{r, l, w.ids, w.limits, index, census})
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
	page := ""
	if !l.loose {
		page = w.indexedPage(q, joins+"\n  RETURN "+row)
	}
	if page == "" {
		match, conditions := w.query(q, "n", index)
		page = w.page(l, q.Paging, rows{
			match: match, conditions: conditions, node: "n", joins: joins, row: row,
			keys: w.orderKeys(q.Paging.Order, "n", "", w.rank(q.Text, "n")),
		})
	}
	columns = append(columns, page)
	if q.Known != nil {
		columns = append(columns, w.known(q.Known))
	}
	return w.reading(columns...), l
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

// contains writes that all terms of a search are there.
func (w *writer) contains(text, n string) string {
	terms, list := store.ParseText(text), n+"."+searchProp
	if len(terms) == 1 {
		return "any(x IN " + list + " WHERE x CONTAINS " + w.value(terms[0]) + ")"
	}
	return "all(t IN " + w.value([]string(terms)) + " WHERE any(x IN " + list + " WHERE x CONTAINS t))"
}
