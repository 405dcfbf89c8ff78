package memstore

import (
	"context"
	"fmt"

	"github.com/policygraph/policygraph/store"
)

// Find answers from the snapshot that is current when it is called.
func (m *memory) Find(ctx context.Context, q store.Query) (store.Page, error) {
	f := finder{snapshot: m.current.Load(), canceled: cancelCheck{ctx: ctx}, arena: q.Hints.ArenaOrNew()}
	store.TellVersion(ctx, f.version)
	page, err := f.page(q)
	if err != nil {
		return store.Page{}, fmt.Errorf("find: %w", err)
	}
	return page, nil
}

type finder struct {
	*snapshot
	canceled cancelCheck
	arena    *store.Arena
}

func (f *finder) page(q store.Query) (store.Page, error) {
	terms := termsOf(q)
	rows := f.pager(q.Paging, terms != nil, false)
	nodes, ordered := f.candidates(q, terms)
	total := -1
	if q.IDs == nil && len(q.Where) == 0 && terms == nil {
		total = len(nodes)
	}
	rows.begin(ordered, total)
	if err := f.rows(q, terms, rows.fromStart(nodes), rows.add); err != nil {
		return store.Page{}, err
	}
	page := rows.page("", true, f.arena)
	if q.Known != nil {
		page.Known = f.known(q.Known)
	}
	want, expand := f.selection(q.Props), f.hops(q.Expand)
	var texts []store.SearchText
	for i := range page.Items {
		it, r := &page.Items[i], rows.cutter.Row(i)
		if terms != nil {
			texts = f.searchTexts(r.node, texts[:0])
			match, _ := terms.Match(texts)
			it.Match = &match
		}
		if err := f.fill(it, r.node, want, expand); err != nil {
			return store.Page{}, err
		}
	}
	return page, nil
}

// known are the kinds of the ids that exist.
func (f *finder) known(ids []string) map[string]string {
	known := make(map[string]string, len(ids))
	for _, id := range ids {
		if n, ok := f.find(id); ok {
			known[id] = f.kinds[f.nodes[n].kind]
		}
	}
	return known
}

// termsOf are the terms of a search; nil where the query is none.
func termsOf(q store.Query) store.Terms {
	if q.Text == "" {
		return nil
	}
	return store.ParseText(q.Text)
}

// rows calls yield with the candidates that the query selects, until it returns
// false.
func (f *finder) rows(q store.Query, terms store.Terms, candidates []int32, yield func(row) bool) error {
	kinds, where, comparisons := f.kindSet(q.Kinds), f.filter(q.Where), alternatives(terms)
	var texts []store.SearchText
	for _, n := range candidates {
		if err := f.canceled.check(); err != nil {
			return err
		}
		r := row{node: n}
		if !kinds.has(&f.nodes[n]) || where != nil && !where(r) {
			continue
		}
		if terms != nil {
			texts = f.searchTexts(n, texts[:0])
			if err := f.canceled.spend(len(texts) * comparisons); err != nil {
				return err
			}
			match, ok := terms.Match(texts)
			if !ok {
				continue
			}
			r.rank = int32(match.Rank)
		}
		if !yield(r) {
			break
		}
	}
	return f.canceled.err // by which a filter was cut short
}

// alternatives is with how much a search compares each text.
func alternatives(terms store.Terms) int {
	n := 0
	for _, term := range terms {
		n += len(term)
	}
	return n
}

// fill sets an item's node and what the hops lead to from it.
func (f *finder) fill(it *store.Item, n int32, want selection, expand []*hop) error {
	if err := f.canceled.check(); err != nil {
		return err
	}
	node := &f.nodes[n]
	it.Node = store.FoundNode{ID: f.ids.id(n), Kind: f.kinds[node.kind], Props: f.values(node.record, want, f.arena)}
	it.Related = f.arena.Pages(len(expand))
	for i, h := range expand {
		var err error
		if it.Related[i], err = f.follow(n, h); err != nil {
			return err
		}
	}
	return nil
}
