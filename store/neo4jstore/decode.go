package neo4jstore

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// layout is what a page's rows look like. The writer makes it as it writes the
// rows, so that what is sent is what is read: of a row, its id, its kind where
// the query does not name it, properties, texts and rank in a search, hops, of a
// hop's row the relation where the hop names several, the edge's properties and
// refs, and at the end values to order by that are not among all these.
type layout struct {
	key      string
	kind     string // of all rows; "" where each row says its own
	props    []string
	search   string // the text that is searched for
	first    int
	total    totalFrom
	rows     rowsForm
	identity identity
	order    []orderCell // in a search the rank comes first
	inOrder  bool        // the rows come in their order
	width    int         // cells of a row
	hops     []*layout
	hop      *hopPart // nil in a query and in a ref
}

// totalFrom is where the number of all rows comes from.
type totalFrom int

const (
	noTotal     totalFrom = iota // nobody asks for it
	totalOfRows                  // it is the number of rows that are sent, which are all there are
	totalSent                    // it is sent before the rows
)

// rowsForm is how rows are sent.
type rowsForm int

const (
	pageOfRows rowsForm = iota // a list of as many as the page has, and one more where there are more
	allRows                    // a list of all that there are, in no order
	oneRow                     // the cells of the one row that there can be, after whether there is one
	noRows                     // none: the total alone
)

// identity is what is looked at of which node a row is.
type identity int

const (
	identified identity = iota
	anonymous           // nobody looks at it
	withoutID           // and the id is not sent
)

// orderCell is a value that a row is ordered by: its cell, and which way.
type orderCell struct {
	at   int
	desc bool
}

// hopPart is what a hop's rows have beside their node.
type hopPart struct {
	in    bool
	rel   string           // "" where each row says its own
	edge  *store.FoundEdge // of all rows, where they do not differ
	relAt int              // the cell of the relation
	props []string
	refs  []refPart
}

type refPart struct {
	layout
	prop   string
	expand []store.Hop
}

func rootLayout(q store.Query) *layout {
	return &layout{kind: onlyOne(q.Kinds), props: q.Props, search: q.Text, first: q.Paging.First}
}

func hopLayout(h *store.Hop) *layout {
	l := &layout{
		key: h.Key, kind: onlyOne(h.Kinds), props: h.Props,
		first: h.Paging.First,
		hop:   &hopPart{in: h.In, rel: onlyOne(h.Rels), edge: h.SameEdge(), props: h.EdgeProps},
	}
	if h.Hints.Anonymous {
		l.identity = anonymous
	}
	for _, r := range h.Refs {
		l.hop.refs = append(l.hop.refs, refPart{
			layout: layout{key: r.Key, props: r.Props, first: 1, rows: allRows}, prop: r.Prop, expand: r.Expand,
		})
	}
	return l
}

func onlyOne(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return ""
}

// decodeAnswer reads the columns of a query's answer.
func decodeAnswer(ctx context.Context, columns []any, q store.Query, l *layout) (store.Page, error) {
	c := cells{list: columns, canceled: &cancelCheck{ctx: ctx}}
	page := decodePage(&c, l, q.Hints.ArenaOrNew(), "")
	if q.Known != nil {
		page.Known = decodeKnown(&c)
	}
	if err := c.failure(); err != nil {
		return store.Page{}, err
	}
	return page, nil
}

// decodePage reads a page, whose total and rows are the next cells, as far as
// they were sent. Parent is the id of the node that a hop starts from.
func decodePage(c *cells, l *layout, a *store.Arena, parent string) store.Page {
	page := store.Page{Key: l.key, Total: -1}
	if l.total == totalSent {
		page.Total = int(c.number())
	}
	switch l.rows {
	case noRows:
		page.HasNext = page.Total > 0
		return page
	case oneRow:
		return decodeOneRow(page, c, l, a, parent)
	}
	rows := c.rows()
	if l.total == totalOfRows {
		page.Total = len(rows)
	}
	if len(rows) > 1 && l.first > 0 && !l.inOrder {
		rows = l.sorted(rows)
	}
	if page.HasNext = len(rows) > l.first; page.HasNext {
		rows = rows[:l.first]
	}
	page.Items = a.Items(len(rows))
	for i, row := range rows {
		if c.canceled.check() != nil {
			break
		}
		r := cells{list: row, canceled: c.canceled}
		decodeItem(&page.Items[i], &r, l, a, parent)
		c.bad = c.bad || r.bad
	}
	return page
}

// sorted brings rows that come in no order into theirs.
func (l *layout) sorted(rows []any) []any {
	type key struct {
		values  []float64
		id, rel string
	}
	values := make([]float64, 0, len(rows)*len(l.order))
	keys, places := make([]key, len(rows)), make([]int, len(rows))
	for i, row := range rows {
		r, k := cells{list: row}, &keys[i]
		for _, o := range l.order {
			values = append(values, paging.SortValue(r.cell(o.at), o.desc))
		}
		k.values, places[i] = values[i*len(l.order):], i
		if l.identity != withoutID {
			k.id, _ = r.cell(0).(string)
		}
		if l.hop != nil && l.hop.rel == "" {
			k.rel, _ = r.cell(l.hop.relAt).(string)
		}
	}
	slices.SortFunc(places, func(i, j int) int {
		a, b := &keys[i], &keys[j]
		if c := slices.Compare(a.values, b.values); c != 0 {
			return c
		}
		return cmp.Or(strings.Compare(a.id, b.id), strings.Compare(a.rel, b.rel))
	})
	out := make([]any, len(rows))
	for i, at := range places {
		out[i] = rows[at]
	}
	return out
}

// decodeOneRow reads a page of one row, if it is there. Its cells are, in any case.
func decodeOneRow(page store.Page, c *cells, l *layout, a *store.Arena, parent string) store.Page {
	n := 0
	if there, _ := c.next().(bool); there {
		n = 1
	}
	if l.total == totalOfRows {
		page.Total = n
	}
	if n == 0 {
		c.at += l.width
		return page
	}
	page.Items = a.Items(1)
	decodeItem(&page.Items[0], c, l, a, parent)
	return page
}

// decodeKnown reads what writer.known writes.
func decodeKnown(c *cells) map[string]string {
	known := map[string]string{}
	for _, row := range c.rows() {
		r := cells{list: row}
		id := r.text()
		known[id] = r.text()
		c.bad = c.bad || r.bad
	}
	return known
}

// decodeItem reads a row as writer.row writes it.
func decodeItem(it *store.Item, r *cells, l *layout, a *store.Arena, parent string) {
	start := r.at
	if it.Node.Kind = l.kind; l.identity != withoutID {
		it.Node.ID = r.text()
	}
	if l.kind == "" {
		it.Node.Kind = r.text()
	}
	it.Node.Props = r.props(l.props, a)
	if l.search != "" {
		it.Match = decodeMatch(r.strings(), r.strings(), l.search)
		r.at++ // the rank
	}
	it.Related = a.Pages(len(l.hops))
	for i, h := range l.hops {
		it.Related[i] = decodePage(r, h, a, it.Node.ID)
	}
	if h := l.hop; h != nil {
		if it.Edge = h.edge; it.Edge == nil {
			it.Edge = decodeEdge(it.Node.ID, r, h, a, parent)
			it.At.Rel = it.Edge.Rel
		}
		it.Refs = a.Pages(len(h.refs))
		for i := range h.refs {
			it.Refs[i] = decodePage(r, &h.refs[i].layout, a, "")
		}
	}
	if l.identity == identified {
		it.At.ID = it.Node.ID
		it.At.Values = a.KeyValues(len(l.order), func(i int) (float64, bool) {
			return store.Number(r.cell(start + l.order[i].at))
		})
	}
	r.at = start + l.width
}

// decodeEdge reads the edge between a row's node and the one that a hop starts
// from.
func decodeEdge(id string, r *cells, h *hopPart, a *store.Arena, parent string) *store.FoundEdge {
	edge := a.Edge()
	*edge = store.FoundEdge{From: parent, Rel: h.rel, To: id}
	if h.rel == "" {
		edge.Rel = r.text()
	}
	edge.Props = r.props(h.props, a)
	if h.in {
		edge.From, edge.To = edge.To, edge.From
	}
	return edge
}

// decodeMatch applies the search rule to a row's texts: where the best one is.
func decodeMatch(texts, in []string, text string) *store.Match {
	all := make([]store.SearchText, min(len(texts), len(in)))
	for i := range all {
		all[i] = store.SearchText{In: in[i], Text: texts[i]}
	}
	match, _ := store.ParseText(text).Match(all)
	return &match
}

// decodeBuckets reads what count writes, of groups that have so many keys.
func decodeBuckets(ctx context.Context, values []any, keys int) ([]store.Bucket, error) {
	c := cells{list: values, canceled: &cancelCheck{ctx: ctx}}
	rows := c.rows()
	buckets := make([]store.Bucket, 0, len(rows))
	for _, row := range rows {
		if c.canceled.check() != nil {
			break
		}
		r := cells{list: row}
		bucket := store.Bucket{Count: int(r.number())}
		for range keys {
			bucket.Keys = append(bucket.Keys, store.GroupKey(r.next()))
		}
		c.bad = c.bad || r.bad || r.more()
		buckets = append(buckets, bucket)
	}
	if err := c.failure(); err != nil {
		return nil, err
	}
	slices.SortFunc(buckets, func(a, b store.Bucket) int { return store.CompareKeys(a.Keys, b.Keys) })
	return buckets, nil
}

// decodeStats reads what Stats asks for.
func decodeStats(c *cells) store.Stats {
	stats := store.Stats{Nodes: decodeCounts(c.rows()), Edges: decodeCounts(c.rows())}
	c.state(&stats)
	return stats
}

// decodeCounted reads what Stats asks for where the last load has counted, and says
// whether there are as many nodes as it counted.
func decodeCounted(values []any, counted *statistics) (stats store.Stats, same bool) {
	c := cells{list: values}
	stats = store.Stats{Nodes: maps.Clone(counted.nodes), Edges: map[string]int{}}
	for _, r := range counted.relations {
		stats.Edges[r.rel] += r.edges
	}
	all := 0
	for _, n := range stats.Nodes {
		all += n
	}
	same = c.number() == int64(all)
	c.state(&stats)
	return stats, same
}

// state reads the version of the graph, and whether a load is under way.
func (c *cells) state(into *store.Stats) {
	if states := c.rows(); len(states) == 1 {
		state := cells{list: states[0]}
		into.Version = state.text()
		into.Loading, _ = state.next().(bool)
	}
}

func decodeCounts(rows []any) map[string]int {
	out := map[string]int{}
	for _, row := range rows {
		c := cells{list: row}
		name := c.text()
		out[name] = int(c.number())
	}
	return out
}

// decodePaths reads what path writes.
func decodePaths(values []any) ([]store.Path, error) {
	c := cells{list: values}
	var paths []store.Path
	for _, row := range c.rows() {
		r := cells{list: row}
		paths = append(paths, decodePath(&r))
		c.bad = c.bad || r.bad
	}
	if c.bad {
		return nil, errShape
	}
	return paths, nil
}

func decodePath(r *cells) (p store.Path) {
	for _, n := range r.rows() {
		c := cells{list: n}
		p.Nodes = append(p.Nodes, store.Node{ID: c.text(), Kind: c.text(), Props: c.all()})
		r.bad = r.bad || c.bad
	}
	for _, e := range r.rows() {
		c := cells{list: e}
		p.Edges = append(p.Edges, store.Edge{From: c.text(), Rel: c.text(), To: c.text(), Props: c.all()})
		r.bad = r.bad || c.bad
	}
	return p
}

// cells reads a list cell by cell and remembers when one was not there.
type cells struct {
	list     any
	at       int
	bad      bool
	canceled *cancelCheck // of the reading of long lists
}

// failure says why not all was read.
func (c *cells) failure() error {
	switch {
	case c.canceled.err != nil:
		return c.canceled.err
	case c.bad:
		return errShape
	}
	return nil
}

// cancelCheck looks at the context once in many rows, and says for good that it is
// done.
type cancelCheck struct {
	ctx  context.Context
	rows int
	err  error
}

const checkEveryRows = 256

func (c *cancelCheck) check() error {
	if c.rows++; c.err == nil && c.rows%checkEveryRows == 0 {
		c.err = c.ctx.Err()
	}
	return c.err
}

func (c *cells) next() any {
	c.at++
	return c.cell(c.at - 1)
}

func (c *cells) cell(at int) any {
	list, ok := c.list.([]any)
	if !ok || at >= len(list) {
		c.bad = true
		return nil
	}
	return list[at]
}

// rows are a cell that is a list.
func (c *cells) rows() []any {
	list, ok := c.next().([]any)
	c.bad = c.bad || !ok
	return list
}

func (c *cells) text() string {
	s, _ := c.next().(string)
	return s
}

func (c *cells) number() int64 {
	n, _ := c.next().(int64)
	return n
}

// more says whether there is another cell.
func (c *cells) more() bool {
	list, _ := c.list.([]any)
	return c.at < len(list)
}

func (c *cells) strings() []string {
	list, _ := c.next().([]any)
	return stringsOf(list)
}

// props reads properties as they were selected: a cell for each value, or all.
func (c *cells) props(selected []string, a *store.Arena) store.Values {
	if selected == nil {
		return store.ValuesOf(c.all())
	}
	out := a.Values(len(selected))
	for _, name := range selected {
		if v := c.next(); v != nil && out.Get(name) == nil {
			out = append(out, store.Value{Name: name, Value: property(v)})
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// all reads a map of properties, of which the store's own are left out.
func (c *cells) all() store.Props {
	all, ok := c.next().(map[string]any)
	c.bad = c.bad || !ok
	out := make(store.Props, len(all))
	for k, v := range all {
		if k != store.IDProp && !strings.HasPrefix(k, "_") {
			out[k] = property(v)
		}
	}
	return out
}

// property is a value as the store's contract has it.
func property(v any) any {
	if list, ok := v.([]any); ok {
		return stringsOf(list)
	}
	return v
}

func stringsOf(list []any) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i], _ = v.(string)
	}
	return out
}
