package neo4jstore

import (
	"cmp"
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
	key       string
	kind      string // of all rows; "" where each row says its own
	props     []string
	text      string     // of a search
	orders    []ordering // in a search the rank comes first
	first     int
	total     bool // is asked for
	counted   bool // the total is sent before the rows
	listed    bool // rows are sent
	loose     bool // they are all there are, in no order
	single    bool // instead, the cells of the one row there can be, after whether there is one,
	always    bool // unless there always is
	joined    bool // something was matched after they were put in order
	sought    bool // their nodes may have been sought by a number, see writer.sought
	anonymous bool // nobody looks at whose rows they are
	bare      bool // so that their ids are not sent
	width     int  // cells of a row
	hops      []*layout
	hop       *hopPart // nil in a query and in a ref
}

// ordering is a value that a row is ordered by: its cell, and which way.
type ordering struct {
	at   int
	desc bool
}

// hopPart is what a hop's rows have beside their node.
type hopPart struct {
	in    bool
	rel   string           // "" where each row says its own
	one   *store.FoundEdge // of all rows, where they do not differ
	relAt int              // in this cell
	props []string
	refs  []refPart
}

type refPart struct {
	layout
	prop   string
	expand []store.Hop
}

func rootLayout(q store.Query) *layout {
	return &layout{
		kind: onlyOne(q.Kinds), props: q.Props, text: q.Text,
		first: q.Paging.First, total: q.Paging.Total, listed: true,
	}
}

func hopLayout(h *store.Hop) *layout {
	l := &layout{
		key: h.Key, kind: onlyOne(h.Kinds), props: h.Props,
		first: h.Paging.First, total: h.Paging.Total, anonymous: h.Hints.Anonymous,
		hop: &hopPart{in: h.In, rel: onlyOne(h.Rels), one: h.SameEdge(), props: h.EdgeProps},
	}
	for _, r := range h.Refs {
		l.hop.refs = append(l.hop.refs, refPart{
			layout: layout{key: r.Key, props: r.Props, first: 1, listed: true, loose: true}, prop: r.Prop, expand: r.Expand,
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

// decodePage reads a page, whose total and rows are the next cells, as far as
// they were sent. Parent is the id of the node that a hop starts from.
func decodePage(c *cells, l *layout, a *store.Arena, parent string) store.Page {
	page := store.Page{Key: l.key, Total: -1}
	if l.counted {
		if n, ok := c.next().(int64); ok && l.total {
			page.Total = int(n)
		}
	}
	if !l.listed {
		page.HasNext = page.Total > 0
		return page
	}
	if l.single {
		return decodeSingle(page, c, l, a, parent)
	}
	rows := c.rows()
	if l.loose && l.total {
		page.Total = len(rows)
	}
	if len(rows) > 1 && l.first > 0 && (l.loose || l.joined) {
		rows = l.sorted(rows)
	}
	if page.HasNext = len(rows) > l.first; page.HasNext {
		rows = rows[:l.first]
	}
	page.Items = a.Items(len(rows))
	for i, row := range rows {
		r := cells{list: row}
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
	values := make([]float64, 0, len(rows)*len(l.orders))
	keys, places := make([]key, len(rows)), make([]int, len(rows))
	for i, row := range rows {
		r, k := cells{list: row}, &keys[i]
		for _, o := range l.orders {
			values = append(values, paging.SortValue(r.cell(o.at), o.desc))
		}
		k.values, places[i] = values[i*len(l.orders):], i
		if !l.bare {
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

// decodeSingle reads a page of one row, if it is there. Its cells are, in any case.
func decodeSingle(page store.Page, c *cells, l *layout, a *store.Arena, parent string) store.Page {
	n := 1
	if !l.always {
		if there, _ := c.next().(bool); !there {
			n = 0
		}
	}
	if l.total {
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
	if it.Node.Kind = l.kind; !l.bare {
		it.Node.ID = r.text()
	}
	if l.kind == "" {
		it.Node.Kind = r.text()
	}
	it.Node.Props = r.props(l.props, a)
	if l.text != "" {
		it.Match = decodeMatch(r.strings(), r.strings(), l.text)
		r.at++ // the rank
	}
	it.Related = a.Pages(len(l.hops))
	for i, h := range l.hops {
		it.Related[i] = decodePage(r, h, a, it.Node.ID)
	}
	if h := l.hop; h != nil {
		if it.Edge = h.one; it.Edge == nil {
			it.Edge = decodeEdge(it.Node.ID, r, h, a, parent)
			it.At.Rel = it.Edge.Rel
		}
		it.Refs = a.Pages(len(h.refs))
		for i := range h.refs {
			it.Refs[i] = decodePage(r, &h.refs[i].layout, a, "")
		}
	}
	if !l.anonymous {
		it.At.ID = it.Node.ID
		it.At.Values = a.KeyValues(len(l.orders), func(i int) (float64, bool) {
			return store.Number(r.cell(start + l.orders[i].at))
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

func decodePath(row any) (store.Path, error) {
	var p store.Path
	r := cells{list: row}
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
	if r.bad {
		return p, errShape
	}
	return p, nil
}

// cells reads a list cell by cell and remembers when one was not there.
type cells struct {
	list any
	at   int
	bad  bool
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
