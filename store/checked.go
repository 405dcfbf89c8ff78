package store

import (
	"context"
	"fmt"
)

// Checked wraps a backend so that it sees only checked input: queries, groups and
// graphs that follow the rules of this package, and a context that is not done.
func Checked(backend Store) Store {
	if v, ok := backend.(Visitor); ok {
		return checkedVisitor{checked{backend}, v}
	}
	return checked{backend}
}

type checked struct{ backend Store }

func (c checked) Find(ctx context.Context, q Query) (Page, error) {
	if err := check(ctx, "find", q.Validate()); err != nil {
		return Page{}, err
	}
	return c.backend.Find(ctx, q)
}

func (c checked) Count(ctx context.Context, q Query, by ...Group) ([]Bucket, error) {
	q.Paging, q.Expand = Paging{}, nil
	err := q.Validate()
	if err == nil {
		err = ValidateGroups(by)
	}
	if err := check(ctx, "count", err); err != nil {
		return nil, err
	}
	return c.backend.Count(ctx, q, by...)
}

func (c checked) Path(ctx context.Context, q PathQuery) ([]Path, error) {
	if err := check(ctx, "path", q.Validate()); err != nil {
		return nil, err
	}
	return c.backend.Path(ctx, q)
}

func (c checked) Stats(ctx context.Context) (Stats, error) {
	if err := check(ctx, "stats", nil); err != nil {
		return Stats{}, err
	}
	return c.backend.Stats(ctx)
}

func (c checked) Replace(ctx context.Context, g *Graph) error {
	if err := check(ctx, "replace", g.Validate()); err != nil {
		return err
	}
	return c.backend.Replace(ctx, g)
}

func (c checked) Close(ctx context.Context) error { return c.backend.Close(ctx) }

// check is what every method begins with.
func check(ctx context.Context, operation string, invalid error) error {
	if invalid != nil {
		return fmt.Errorf("%s: %w", operation, invalid)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%s: %w", operation, err)
	}
	return nil
}
