package view

import (
	"cmp"
	"slices"

	"github.com/policygraph/policygraph/store"
)

// The marks of the two hops that a relation taken both ways is fetched by.
const (
	Outward = " out"
	Inward  = " in"
)

// both reads a relation that is taken both ways, fetched as two hops, each one
// page of the list's order.
func both[T any, P RowOf[T]](r row, field string, args Args) (*Connection[T], error) {
	key := args.Key(field)
	a, err := r.page(key + Outward)
	if err != nil {
		return nil, err
	}
	b, err := r.page(key + Inward)
	if err != nil {
		return nil, err
	}
	return NewConnection[T, P](Join(a, b, args), field, args), nil
}

// Join makes one page of those of both ways: the first rows of the two together.
func Join(outward, inward store.Page, args Args) store.Page {
	p := store.Page{Items: slices.Concat(outward.Items, inward.Items), HasNext: outward.HasNext || inward.HasNext, Total: outward.Total + inward.Total}
	order := OrderBy(args.Order)
	slices.SortFunc(p.Items, func(x, y store.Item) int { return compare(order, x.At, y.At) })
	if n := args.Rows(); len(p.Items) > n {
		p.Items, p.HasNext = p.Items[:n], true
	}
	return p
}

// compare orders rows by the store's rule: by the ordering values, nulls last
// in both directions, then by id.
func compare(order []store.Order, x, y store.Key) int {
	for i, o := range order {
		a, b := x.Values[i], y.Values[i]
		switch {
		case a == nil && b == nil:
			continue
		case a == nil:
			return 1
		case b == nil:
			return -1
		}
		c := cmp.Compare(*a, *b)
		if o.Desc {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(x.Rel, y.Rel))
}
