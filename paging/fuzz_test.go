package paging_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// FuzzCursor: whatever a client sends is refused as no cursor, or is a place of the
// list that it names, which can be written and read again.
func FuzzCursor(f *testing.F) {
	number := 2.5
	f.Add(string(paging.NewCursor("list", store.Key{ID: "plan:a"})), "plan:a", 0)
	f.Add(string(paging.NewCursorBelow("list", "plan:a", store.Key{ID: "task:a:三(二)4", Values: []*float64{nil, &number}, Rel: "LEADS"})), "plan:a", 2)
	f.Add("eyJsIjo0MTY3OTAxODA5LCJ2IjpbMWUzMDhdLCJpIjoieCJ9", "", 1)
	f.Add("e30", "x", -1)
	f.Fuzz(func(t *testing.T, text, parent string, values int) {
		c := paging.Cursor(text)
		if err := c.CheckParent(parent); err != nil && !errors.Is(err, paging.ErrInvalidCursor) {
			t.Fatal(err)
		}
		at, err := c.Key("list", values)
		if err != nil {
			if !errors.Is(err, paging.ErrInvalidCursor) {
				t.Fatal(err)
			}
			return
		}
		again, err := paging.NewCursor("list", *at).Key("list", values)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(at, again); d != "" {
			t.Fatal(d)
		}
	})
}
