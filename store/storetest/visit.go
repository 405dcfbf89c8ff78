package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
)

// testVisit: a store that hands out rows one by one hands out those of Find, and stops
// where it is told to.
func testVisit(t *testing.T, s store.Store) {
	replace(t, s, small())
	q := store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: 9}, Expand: []store.Hop{
		{Key: "lead", Rels: []string{"LEADS"}, In: true, Paging: store.Paging{First: 9}, Props: []string{"name"}},
	}}
	got, err := visited(t.Context(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	want := asVisited(find(t, s, q))
	if len(want.Items) < 2 {
		t.Fatalf("%d rows test little", len(want.Items))
	}
	wantEqual(t, got, want)
	v, ok := s.(store.Visitor)
	if !ok {
		return
	}
	rows := 0
	err = v.Visit(t.Context(), q, func(*store.Item) error { rows++; return context.DeadlineExceeded })
	if err != context.DeadlineExceeded || rows != 1 {
		t.Errorf("told to stop at the first of its rows it goes on to %d: %v", rows, err)
	}
}

// visited are the rows that a store hands out one by one; those of Find, where it does
// not.
func visited(ctx context.Context, s store.Store, q store.Query) (store.Page, error) {
	v, ok := s.(store.Visitor)
	if !ok {
		p, err := s.Find(ctx, q)
		return asVisited(p), err
	}
	p := store.Page{Total: -1}
	err := v.Visit(ctx, q, func(i *store.Item) error {
		p.Items = append(p.Items, copied(*i))
		return nil
	})
	return p, err
}

// asVisited is a page of all rows as they are handed out one by one: in the order of
// their ids, without their places in another.
func asVisited(p store.Page) store.Page {
	for i := range p.Items {
		p.Items[i].At, p.Items[i].Match = store.Key{}, nil
	}
	slices.SortFunc(p.Items, func(a, b store.Item) int { return strings.Compare(a.Node.ID, b.Node.ID) })
	p.HasNext = false
	return p
}

// copied is a row in memory of its own, with all below it.
func copied(i store.Item) store.Item {
	i.Node.Props = slices.Clone(i.Node.Props)
	i.At.Values = slices.Clone(i.At.Values)
	for n, v := range i.At.Values {
		if v != nil {
			number := *v
			i.At.Values[n] = &number
		}
	}
	if i.Edge != nil {
		edge := *i.Edge
		edge.Props = slices.Clone(edge.Props)
		i.Edge = &edge
	}
	i.Related, i.Refs = copiedPages(i.Related), copiedPages(i.Refs)
	return i
}

func copiedPages(pages []store.Page) []store.Page {
	pages = slices.Clone(pages)
	for p := range pages {
		pages[p].Items = slices.Clone(pages[p].Items)
		for n := range pages[p].Items {
			pages[p].Items[n] = copied(pages[p].Items[n])
		}
	}
	return pages
}
