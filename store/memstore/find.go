package memstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// row is a candidate for a page.
type row struct {
	node  int32
	edge  *half
	keys  []float64
	match *store.Match
}

// Find answers from the snapshot that stood when it was asked.
func (m *memory) Find(ctx context.Context, q store.Query) (store.Page, error) {
	f := finder{snapshot: m.now.Load(), alive: pulse{ctx: ctx}}
	rows, err := f.rows(q)
	if err != nil {
		return store.Page{}, fmt.Errorf("find: %w", err)
	}
	page, err := f.page(rows, q.Paging, "", func(r row) (store.Item, error) {
		return f.item(r.node, q.Props, q.Expand)
	}, q.Text != "")
	if err != nil {
		return store.Page{}, fmt.Errorf("find: %w", err)
	}
	return page, nil
}

type finder struct {
	*snapshot
	alive pulse
}

// rows are all that the query selects, in no order.
func (f *finder) rows(q store.Query) ([]row, error) {
	var terms store.Terms
	if q.Text != "" {
		terms = store.ParseText(q.Text)
	}
	kinds, where := setOf(q.Kinds), f.filter(q.Where)
	var rows []row
	for _, n := range f.candidates(q, terms) {
		if err := f.alive.check(); err != nil {
			return nil, err
		}
		if !kinds.has(f.nodes[n].Kind) || !where(n, nil) {
			continue
		}
		r := row{node: n}
		if terms != nil {
			match, ok := terms.Match(f.nodes[n].Search)
			if !ok {
				continue
			}
			r.match = &match
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// candidates are the nodes among which the query's answers are.
func (f *finder) candidates(q store.Query, terms store.Terms) []int32 {
	switch {
	case q.IDs != nil:
		var nodes []int32
		for _, id := range distinct(q.IDs) {
			if n, ok := f.find(id); ok {
				nodes = append(nodes, n)
			}
		}
		if terms != nil {
			in := f.grams.candidates(terms)
			nodes = slices.DeleteFunc(nodes, func(n int32) bool { _, ok := slices.BinarySearch(in, n); return !ok })
		}
		return nodes
	case terms != nil:
		return f.grams.candidates(terms)
	case q.Kinds != nil:
		return f.ofKinds(q.Kinds)
	}
	return f.everything()
}

// page puts rows in order and cuts the page out; item makes its items.
func (f *finder) page(rows []row, p store.Paging, key string, item func(row) (store.Item, error), search bool) (store.Page, error) {
	page := store.Page{Key: key, Total: -1}
	if p.Total {
		page.Total = len(rows)
	}
	order := p.Order
	if search {
		order = append([]store.Order{{}}, order...) // the rank's place
	}
	for i := range rows {
		rows[i].keys = f.keys(rows[i], order)
	}
	if p.After != nil {
		after := afterKeys(p.After, order)
		rows = slices.DeleteFunc(rows, func(r row) bool { return f.compareToKey(r, after, p.After) <= 0 })
	}
	rows, more, err := f.first(rows, p.First)
	if err != nil {
		return store.Page{}, err
	}
	page.HasNext = more
	for _, r := range rows {
		it, err := item(r)
		if err != nil {
			return store.Page{}, err
		}
		it.At, it.Match = f.at(r, order), r.match
		page.Items = append(page.Items, it)
	}
	return page, nil
}

// first sorts so that the first n rows are right, without sorting the rest of a
// long list again and again: whenever twice as many are kept, half are dropped.
func (f *finder) first(rows []row, n int) ([]row, bool, error) {
	more := len(rows) > n
	if n == 0 {
		return nil, more, nil
	}
	kept := rows[:0]
	for i := range rows {
		if err := f.alive.check(); err != nil {
			return nil, false, err
		}
		kept = append(kept, rows[i])
		if len(kept) >= 2*n+64 {
			slices.SortFunc(kept, f.compare)
			kept = kept[:n]
		}
	}
	slices.SortFunc(kept, f.compare)
	return kept[:min(n, len(kept))], more, nil
}

// keys are a row's values in the order's order, each so that less is first.
func (f *finder) keys(r row, order []store.Order) []float64 {
	if len(order) == 0 {
		return nil
	}
	keys := make([]float64, len(order))
	for i, o := range order {
		switch {
		case i == 0 && r.match != nil:
			keys[i] = float64(r.match.Rank)
		case o.OnEdge:
			keys[i] = store.OrderValue(r.edge.props[o.Prop], o.Desc)
		default:
			keys[i] = store.OrderValue(f.nodes[r.node].Props[o.Prop], o.Desc)
		}
	}
	return keys
}

func (f *finder) compare(a, b row) int {
	if c := slices.Compare(a.keys, b.keys); c != 0 {
		return c
	}
	if c := cmp.Compare(a.node, b.node); c != 0 || a.edge == nil {
		return c
	}
	return strings.Compare(a.edge.rel, b.edge.rel)
}

func (f *finder) compareToKey(r row, keys []float64, after *store.Key) int {
	if c := slices.Compare(r.keys, keys); c != 0 {
		return c
	}
	if c := strings.Compare(f.nodes[r.node].ID, after.ID); c != 0 || r.edge == nil {
		return c
	}
	return strings.Compare(r.edge.rel, after.Rel)
}

func afterKeys(k *store.Key, order []store.Order) []float64 {
	keys := make([]float64, len(order))
	for i, o := range order {
		var v any
		if k.Values[i] != nil {
			v = *k.Values[i]
		}
		keys[i] = store.OrderValue(v, o.Desc)
	}
	return keys
}

func (f *finder) at(r row, order []store.Order) store.Key {
	k := store.Key{ID: f.nodes[r.node].ID}
	for i, o := range order {
		k.Values = append(k.Values, store.KeyValue(r.keys[i], o.Desc))
	}
	if r.edge != nil {
		k.Rel = r.edge.rel
	}
	return k
}

// item is a node with what its hops lead to.
func (f *finder) item(n int32, props []string, expand []store.Hop) (store.Item, error) {
	node := &f.nodes[n]
	it := store.Item{Node: store.Node{ID: node.ID, Kind: node.Kind, Props: selected(node.Props, props)}}
	for _, h := range expand {
		page, err := f.hop(n, h)
		if err != nil {
			return store.Item{}, err
		}
		it.Related = append(it.Related, page)
	}
	return it, nil
}

func (f *finder) hop(n int32, h store.Hop) (store.Page, error) {
	kinds, where := setOf(h.Kinds), f.filter(h.Where)
	var rows []row
	var err error
	f.halves(n, distinct(h.Rels), h.In, func(e *half) bool {
		if err = f.alive.check(); err != nil {
			return false
		}
		if kinds.has(f.nodes[e.other].Kind) && where(e.other, e) {
			rows = append(rows, row{node: e.other, edge: e})
		}
		return true
	})
	if err != nil {
		return store.Page{}, err
	}
	return f.page(rows, h.Paging, h.Key, func(r row) (store.Item, error) {
		it, err := f.item(r.node, h.Props, h.Expand)
		if err != nil {
			return store.Item{}, err
		}
		it.Edge = f.edge(n, r.edge, h.In, h.EdgeProps)
		for _, ref := range h.Refs {
			page, err := f.ref(r.edge, ref)
			if err != nil {
				return store.Item{}, err
			}
			it.Refs = append(it.Refs, page)
		}
		return it, nil
	}, false)
}

// ref is the node whose id stands in an edge's property, as a page.
func (f *finder) ref(e *half, r store.Ref) (store.Page, error) {
	page := store.Page{Key: r.Key, Total: -1}
	id, _ := e.props[r.Prop].(string)
	n, ok := f.find(id)
	if !ok {
		return page, nil
	}
	it, err := f.item(n, r.Props, r.Expand)
	if err != nil {
		return store.Page{}, err
	}
	it.At = store.Key{ID: id}
	page.Items = []store.Item{it}
	return page, nil
}
