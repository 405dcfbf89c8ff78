package storetest

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// oracle answers queries as the contract words them, by looking at every node:
// nothing is prepared, nothing is clever, and no code is shared with a backend.
// Random compares the answers of a store with its answers.
type oracle struct {
	nodes []store.Node
	byID  map[string]*store.Node
	edges map[string][]store.Edge // by the nodes that they begin at
	back  map[string][]store.Edge // by the nodes that they end at
}

// candidate is a node that an answer may have and, in a hop, the edge to it.
type candidate struct {
	node  *store.Node
	edge  *store.Edge
	match *store.Match
}

func newOracle(g *store.Graph) *oracle {
	o := &oracle{nodes: g.Nodes, byID: map[string]*store.Node{}, edges: map[string][]store.Edge{}, back: map[string][]store.Edge{}}
	for i := range g.Nodes {
		o.byID[g.Nodes[i].ID] = &g.Nodes[i]
	}
	for _, e := range g.Edges {
		o.edges[e.From], o.back[e.To] = append(o.edges[e.From], e), append(o.back[e.To], e)
	}
	return o
}

func (o *oracle) find(q store.Query) store.Page {
	return o.page("", o.selected(q), q.Paging, q.Props, q.Expand, nil)
}

func (o *oracle) selected(q store.Query) []candidate {
	var out []candidate
	for i := range o.nodes {
		c := candidate{node: &o.nodes[i]}
		if !allowed(q.IDs, c.node.ID) || !allowed(q.Kinds, c.node.Kind) || !o.pass(q.Where, c) {
			continue
		}
		if q.Text != "" {
			c.match = search(q.Text, c.node.Search)
			if c.match == nil {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// allowed says whether a list lets a name through: nil lets all through.
func allowed(list []string, name string) bool { return list == nil || slices.Contains(list, name) }

// neighbours are what edges of the relations lead to.
func (o *oracle) neighbours(from string, rels []string, in bool, kinds []string, where []store.Filter) []candidate {
	edges := o.edges[from]
	if in {
		edges = o.back[from]
	}
	var out []candidate
	for _, e := range edges {
		end := e.To
		if in {
			end = e.From
		}
		c := candidate{node: o.byID[end], edge: &e}
		if allowed(rels, e.Rel) && allowed(kinds, c.node.Kind) && o.pass(where, c) {
			out = append(out, c)
		}
	}
	return out
}

// ends are the nodes that a way leads to.
func (o *oracle) ends(from *store.Node, way []store.Step) []*store.Node {
	ends := []*store.Node{from}
	for _, s := range way {
		var next []*store.Node
		for _, n := range ends {
			for _, c := range o.neighbours(n.ID, s.Rels, s.In, s.Kinds, s.Where) {
				next = append(next, c.node)
			}
		}
		ends = next
	}
	return ends
}

func (o *oracle) pass(filters []store.Filter, c candidate) bool {
	for _, f := range filters {
		if !o.passOne(f, c) {
			return false
		}
	}
	return true
}

func (o *oracle) passOne(f store.Filter, c candidate) bool {
	if f.OnEdge {
		if f.Prop == store.RelProp {
			return compare(f, c.edge.Rel)
		}
		return compare(f, c.edge.Props[f.Prop])
	}
	ends := o.ends(c.node, f.Via)
	if f.Op == store.Exists {
		return (len(ends) > 0) == f.Values[0]
	}
	return slices.ContainsFunc(ends, func(n *store.Node) bool { return compare(f, property(n, f.Prop)) })
}

func property(n *store.Node, name string) any {
	if name == store.IDProp {
		return n.ID
	}
	return n.Props[name]
}

// compare applies an operator to a property, which is nil where it is absent.
func compare(f store.Filter, property any) bool {
	switch f.Op {
	case store.IsNull:
		return (property == nil) == f.Values[0]
	case store.NotIn:
		return property != nil && !anyElement(property, f)
	}
	return property != nil && anyElement(property, f)
}

// anyElement says whether a property, or an element of it, fits any of the values.
func anyElement(property any, f store.Filter) bool {
	list, ok := property.([]string)
	if !ok {
		return anyValue(property, f)
	}
	return slices.ContainsFunc(list, func(element string) bool { return anyValue(element, f) })
}

func anyValue(element any, f store.Filter) bool {
	return slices.ContainsFunc(f.Values, func(v any) bool {
		x, isNumber := store.Number(element)
		y, alsoNumber := store.Number(v)
		switch f.Op {
		case store.GE:
			return isNumber && x >= y
		case store.LE:
			return isNumber && x <= y
		case store.Contains:
			text, isText := element.(string)
			return isText && strings.Contains(store.Fold(text), store.Fold(v.(string)))
		}
		if isNumber && alsoNumber {
			return x == y
		}
		return element == v
	})
}

// search is the rule of store.Match; nil where a node is not found.
func search(text string, texts []store.SearchText) *store.Match {
	var terms [][]string
	for _, word := range strings.Fields(store.Fold(text)) {
		var term []string
		for _, part := range strings.Split(word, store.AlternativeMark) {
			if part = strings.TrimLeft(part, store.ContextMark); part != "" {
				term = append(term, part)
			}
		}
		if len(term) > 0 {
			terms = append(terms, term)
		}
	}
	var whole []string // any of it
	var first []string
	for _, term := range terms {
		whole, first = term, append(first, term[0])
	}
	if len(terms) > 1 {
		whole = []string{strings.Join(first, " ")}
	}
	contains := func(text string, term []string) bool {
		return slices.ContainsFunc(term, func(part string) bool { return strings.Contains(text, part) })
	}
	rules := []func(text string) bool{
		func(text string) bool { return slices.Contains(whole, text) },
		func(text string) bool {
			return slices.ContainsFunc(whole, func(w string) bool { return strings.HasPrefix(text, w) })
		},
		func(text string) bool {
			return !slices.ContainsFunc(terms, func(term []string) bool { return !contains(text, term) })
		},
		func(text string) bool {
			return slices.ContainsFunc(terms, func(term []string) bool { return contains(text, term) })
		},
	}
	for _, term := range terms {
		if !slices.ContainsFunc(texts, func(x store.SearchText) bool { return contains(x.Text, term) }) {
			return nil
		}
	}
	for rank, rule := range rules {
		if i := slices.IndexFunc(texts, func(x store.SearchText) bool { return !strings.HasPrefix(x.Text, store.ContextMark) && rule(x.Text) }); i >= 0 {
			return &store.Match{Rank: rank, In: texts[i].In}
		}
	}
	return nil
}

// page sorts all candidates, drops those up to the key, and cuts.
func (o *oracle) page(label string, all []candidate, paging store.Paging, props []string, expand []store.Hop, hop *store.Hop) store.Page {
	page := store.Page{Key: label, Total: -1}
	if paging.Total {
		page.Total = len(all)
	}
	type row struct {
		candidate
		at store.Key
	}
	var rows []row
	for _, c := range all {
		r := row{c, place(c, paging.Order)}
		if paging.After == nil || comparePlaces(r.at, *paging.After, paging.Order) > 0 {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return comparePlaces(a.at, b.at, paging.Order) })
	if page.HasNext = len(rows) > paging.First; page.HasNext {
		rows = rows[:paging.First]
	}
	for _, r := range rows {
		item := o.item(r.node, props, expand)
		item.At, item.Match = r.at, r.match
		if hop != nil {
			item.Edge = &store.FoundEdge{From: r.edge.From, Rel: r.edge.Rel, To: r.edge.To, Props: chosen(r.edge.Props, hop.EdgeProps)}
			for _, ref := range hop.Refs {
				item.Refs = append(item.Refs, o.refer(r.edge, ref))
			}
		}
		page.Items = append(page.Items, item)
	}
	return page
}

func (o *oracle) item(n *store.Node, props []string, expand []store.Hop) store.Item {
	item := store.Item{Node: store.FoundNode{ID: n.ID, Kind: n.Kind, Props: chosen(n.Props, props)}}
	for i := range expand {
		h := &expand[i]
		item.Related = append(item.Related, o.page(h.Key, o.neighbours(n.ID, h.Rels, h.In, h.Kinds, h.Where), h.Paging, h.Props, h.Expand, h))
	}
	return item
}

func (o *oracle) refer(e *store.Edge, ref store.Ref) store.Page {
	page := store.Page{Key: ref.Key, Total: -1}
	id, _ := e.Props[ref.Prop].(string)
	if n := o.byID[id]; n != nil {
		item := o.item(n, ref.Props, ref.Expand)
		item.At = store.Key{ID: id}
		page.Items = []store.Item{item}
	}
	return page
}

func chosen(all store.Props, names []string) store.Values {
	if names == nil {
		return store.ValuesOf(all)
	}
	var out store.Values
	for _, name := range names {
		if v := all[name]; v != nil && out.Get(name) == nil {
			out = append(out, store.Value{Name: name, Value: v})
		}
	}
	return out
}

// place is a candidate's key: its rank in a search, the values of the order, the
// id, and the relation that led to it.
func place(c candidate, order []store.Order) store.Key {
	key := store.Key{ID: c.node.ID}
	if c.match != nil {
		key.Values = append(key.Values, num(float64(c.match.Rank)))
	}
	if c.edge != nil {
		key.Rel = c.edge.Rel
	}
	for _, o := range order {
		property := c.node.Props[o.Prop]
		if o.OnEdge {
			property = c.edge.Props[o.Prop]
		}
		var value *float64
		if f, ok := store.Number(property); ok {
			value = num(f)
		}
		key.Values = append(key.Values, value)
	}
	return key
}

func comparePlaces(a, b store.Key, order []store.Order) int {
	rank := len(a.Values) - len(order) // 1 in a search
	for i := range a.Values {
		x, y := a.Values[i], b.Values[i]
		switch {
		case x == nil && y == nil:
		case x == nil:
			return 1
		case y == nil:
			return -1
		case *x != *y && i >= rank && order[i-rank].Desc:
			return cmp.Compare(*y, *x)
		case *x != *y:
			return cmp.Compare(*x, *y)
		}
	}
	return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Rel, b.Rel))
}
