package neo4jstore

import (
	"maps"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// shape is what a page's rows look like: what row was written with.
type shape struct {
	paging  store.Paging
	kinds   []string
	props   []string
	expand  []store.Hop
	text    string
	hop     *store.Hop // nil in a query and in a ref
	parent  string     // the id of the node that the hop starts from
	orderly bool       // the rows have a place in the paging's order; a ref's do not
}

func rootShape(q store.Query) shape {
	return shape{paging: q.Paging, kinds: q.Kinds, props: q.Props, expand: q.Expand, text: q.Text, orderly: true}
}

func hopShape(h *store.Hop, parent string) shape {
	return shape{paging: h.Paging, kinds: h.Kinds, props: h.Props, expand: h.Expand, hop: h, parent: parent, orderly: true}
}

// decodePage reads a total and a list of rows.
func decodePage(cells []any, key string, s shape) (store.Page, error) {
	page := store.Page{Key: key, Total: -1}
	if len(cells) != 2 {
		return page, errShape
	}
	if n, ok := cells[0].(int64); ok {
		page.Total = int(n)
	}
	rows, ok := cells[1].([]any)
	if !ok {
		return page, errShape
	}
	if len(rows) > s.paging.First {
		page.HasNext = true
		rows = rows[:s.paging.First]
	}
	for _, row := range rows {
		it, err := decodeItem(row, s)
		if err != nil {
			return page, err
		}
		page.Items = append(page.Items, it)
	}
	return page, nil
}

// decodeItem reads a row as writer.row writes it.
func decodeItem(row any, s shape) (store.Item, error) {
	r := cells{list: row}
	id, kind := r.text(), r.text()
	if len(s.kinds) == 1 {
		kind = s.kinds[0]
	}
	it := store.Item{Node: store.Node{ID: id, Kind: kind, Props: r.props(s.props)}, At: store.Key{ID: id}}
	keys, hops := r.cells(), r.cells()
	if s.orderly {
		it.At.Values = decodeKeys(keys, s)
	}
	if s.text != "" {
		it.Match = decodeMatch(r.strings(), r.strings(), s.text)
	}
	for i := range s.expand {
		h := &s.expand[i]
		c := cells{list: hops.next()}
		page, err := decodePage(c.rest(), h.Key, hopShape(h, id))
		if err != nil {
			return it, err
		}
		it.Related = append(it.Related, page)
	}
	if s.hop != nil {
		if err := decodeEdge(&it, &r, s); err != nil {
			return it, err
		}
	}
	if r.bad || hops.bad {
		return it, errShape
	}
	return it, nil
}

func decodeEdge(it *store.Item, r *cells, s shape) error {
	it.Edge = &store.Edge{From: s.parent, Rel: r.text(), To: it.Node.ID, Props: r.props(s.hop.EdgeProps)}
	if s.hop.In {
		it.Edge.From, it.Edge.To = it.Edge.To, it.Edge.From
	}
	it.At.Rel = it.Edge.Rel
	refs := r.cells()
	for _, ref := range s.hop.Refs {
		rows := cells{list: refs.next()}
		page := store.Page{Key: ref.Key, Total: -1}
		for _, row := range rows.rest() {
			item, err := decodeItem(row, shape{props: ref.Props, expand: ref.Expand})
			if err != nil {
				return err
			}
			page.Items = append(page.Items, item)
		}
		it.Refs = append(it.Refs, page)
	}
	if refs.bad {
		return errShape
	}
	return nil
}

func decodeKeys(keys cells, s shape) []*float64 {
	var values []*float64
	order := s.paging.Order
	if s.text != "" {
		order = append([]store.Order{{}}, order...)
	}
	for _, o := range order {
		f, _ := keys.next().(float64)
		values = append(values, store.KeyValue(f, o.Desc))
	}
	return values
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
	nodes, edges := r.cells(), r.cells()
	for _, n := range nodes.rest() {
		c := cells{list: n}
		p.Nodes = append(p.Nodes, store.Node{ID: c.text(), Kind: c.text(), Props: c.props(nil)})
		r.bad = r.bad || c.bad
	}
	for _, e := range edges.rest() {
		c := cells{list: e}
		p.Edges = append(p.Edges, store.Edge{From: c.text(), Rel: c.text(), To: c.text(), Props: c.props(nil)})
		r.bad = r.bad || c.bad
	}
	if r.bad || nodes.bad || edges.bad {
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
	list, ok := c.list.([]any)
	if !ok || c.at >= len(list) {
		c.bad = true
		return nil
	}
	c.at++
	return list[c.at-1]
}

// rest are the cells that were not read yet.
func (c *cells) rest() []any {
	list, ok := c.list.([]any)
	if !ok {
		c.bad = true
		return nil
	}
	return list[c.at:]
}

func (c *cells) cells() cells { return cells{list: c.next()} }

func (c *cells) text() string {
	s, _ := c.next().(string)
	return s
}

func (c *cells) strings() []string {
	list, _ := c.next().([]any)
	return stringsOf(list)
}

// props reads properties as they were selected: a list of values or all as a
// map, of which the store's own are left out.
func (c *cells) props(selected []string) store.Props {
	value := c.next()
	out := store.Props{}
	if selected == nil {
		all, ok := value.(map[string]any)
		if !ok {
			c.bad = true
		}
		for k, v := range maps.All(all) {
			if k != store.IDProp && !strings.HasPrefix(k, "_") {
				out[k] = property(v)
			}
		}
		return out
	}
	list := cells{list: value}
	for _, name := range selected {
		if v := list.next(); v != nil {
			out[name] = property(v)
		}
	}
	c.bad = c.bad || list.bad
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
