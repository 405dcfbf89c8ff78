package view

import (
	"slices"

	"github.com/policygraph/policygraph/paging"
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
	return below[T, P](r.ID(), Join(a, b, args), field, args)
}

// Join makes one page of those of both ways: the first rows of the two together.
func Join(outward, inward store.Page, args Args) store.Page {
	p := store.Page{Items: slices.Concat(outward.Items, inward.Items), HasNext: outward.HasNext || inward.HasNext, Total: outward.Total + inward.Total}
	order := OrderBy(args.Order)
	slices.SortFunc(p.Items, func(x, y store.Item) int { return paging.Compare(order, x.At, y.At) })
	rows, cut := paging.Cut(p.Items, func(i store.Item) store.Key { return i.At }, store.Paging{Order: order, First: args.Rows()})
	p.Items, p.HasNext = rows, p.HasNext || cut
	return p
}
