package store

import "context"

// Visitor is a Store that can hand out the rows of a query one by one, in memory that
// it uses again: for who looks through a whole graph and keeps little of it. A Store
// need not be one; Find has the same rows.
type Visitor interface {
	// Visit calls the function with each row that the query selects, in the order of
	// their ids, until it returns an error, which Visit then returns. The row and all
	// below it may be read until the function returns; what its properties hold stays.
	// Its At and Match are left out. The query's Paging does not matter, that of its
	// hops does.
	Visit(ctx context.Context, q Query, visit func(*Item) error) error
}

// checkedVisitor is what Checked makes of a backend that is a Visitor.
type checkedVisitor struct {
	checked
	visitor Visitor
}

func (c checkedVisitor) Visit(ctx context.Context, q Query, visit func(*Item) error) error {
	q.Paging = Paging{}
	if err := check(ctx, "visit", q.Validate()); err != nil {
		return err
	}
	return c.visitor.Visit(ctx, q, visit)
}
