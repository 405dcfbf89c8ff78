package storetest

import (
	"context"
	"testing"

	"github.com/policygraph/policygraph/store"
)

// testVersions: whatever is asked, it is told which graph answered; after a replacement
// another.
func testVersions(t *testing.T, s store.Store) {
	ways := map[string]func(context.Context) error{
		"find": func(ctx context.Context) error {
			_, err := s.Find(ctx, all(store.Query{}))
			return err
		},
		"a search": func(ctx context.Context) error {
			_, err := s.Find(ctx, all(store.Query{Text: "科技"}))
			return err
		},
		"count": func(ctx context.Context) error {
			_, err := s.Count(ctx, store.Query{})
			return err
		},
		"path": func(ctx context.Context) error {
			_, err := s.Path(ctx, store.PathQuery{From: "plan:a", To: "task:1", MaxLength: 2, Limit: 1})
			return err
		},
		"path from a node to itself": func(ctx context.Context) error {
			_, err := s.Path(ctx, store.PathQuery{From: "plan:a", To: "plan:a", MaxLength: 2, Limit: 1})
			return err
		},
		"stats": func(ctx context.Context) error {
			_, err := s.Stats(ctx)
			return err
		},
	}
	if v, ok := s.(store.Visitor); ok {
		ways["visit"] = func(ctx context.Context) error {
			return v.Visit(ctx, store.Query{}, func(*store.Item) error { return nil })
		}
	}
	for _, version := range []string{"first", "second"} {
		g := small()
		g.Version = version
		replace(t, s, g)
		for name, ask := range ways {
			ctx, versions := store.WithVersions(t.Context())
			wantError(t, name, ask(ctx), nil)
			t.Log(name)
			wantEqual(t, versions.Seen(), []string{version})
		}
	}
	ctx, versions := store.WithVersions(t.Context())
	wantError(t, "before", ways["find"](ctx), nil)
	replace(t, s, small())
	wantError(t, "after", ways["find"](ctx), nil)
	wantEqual(t, versions.Seen(), []string{"second", small().Version})
}
