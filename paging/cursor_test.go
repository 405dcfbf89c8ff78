package paging_test

import (
	"encoding/base64"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

func num(f float64) *float64 { return &f }

func TestCursorGivesItsPlaceBack(t *testing.T) {
	for _, at := range []store.Key{
		{ID: "plan:a"},
		{Values: []*float64{num(2022)}, ID: "task:a:三(二)4"},
		{Values: []*float64{nil, num(0)}, ID: "target:a:1", Rel: "LEADS"},
	} {
		got, err := paging.NewCursor("list", at).Key("list", len(at.Values))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(at, *got); d != "" {
			t.Errorf("(-want +got):\n%s", d)
		}
	}
}

// TestCursorFormat: clients keep cursors, so that their form stays.
func TestCursorFormat(t *testing.T) {
	for _, c := range []struct {
		at   store.Key
		want string
	}{
		{store.Key{ID: "plan:a"}, `{"l":217798785,"i":"plan:a"}`},
		{store.Key{Values: []*float64{nil, num(2.5)}, ID: "a", Rel: "LEADS"}, `{"l":217798785,"v":[null,2.5],"i":"a","r":"LEADS"}`},
	} {
		text, err := base64.RawURLEncoding.DecodeString(string(paging.NewCursor("list", c.at)))
		if err != nil || string(text) != c.want {
			t.Errorf("%s, %v; want %s", text, err, c.want)
		}
	}
}

func TestCursorOfAnotherListIsRefused(t *testing.T) {
	c := paging.NewCursor("list", store.Key{Values: []*float64{num(1)}, ID: "a"})
	for _, wrong := range []struct {
		name   string
		cursor paging.Cursor
		scope  string
		values int
	}{
		{"another list", c, "other", 1},
		{"another order", c, "list", 2},
		{"not base64", "%", "list", 1},
		{"not JSON", "e30x", "list", 0},
		{"without anything", "e30", "list", 0},
		{"without an id", paging.NewCursor("list", store.Key{}), "list", 0},
		{"empty", "", "list", 0},
	} {
		if k, err := wrong.cursor.Key(wrong.scope, wrong.values); !errors.Is(err, paging.ErrInvalidCursor) {
			t.Errorf("%s: %v, %v", wrong.name, k, err)
		}
	}
}

// TestACursorBelowANodeIsThatNodesOnly, and its place is read as any other.
func TestACursorBelowANodeIsThatNodesOnly(t *testing.T) {
	c := paging.NewCursorBelow("list", "plan:a", store.Key{ID: "task:1"})
	if k, err := c.Key("list", 0); err != nil || k.ID != "task:1" {
		t.Errorf("%v, %v", k, err)
	}
	if err := c.CheckParent("plan:a"); err != nil {
		t.Error(err)
	}
	if err := c.CheckParent("plan:b"); !errors.Is(err, paging.ErrInvalidCursor) {
		t.Errorf("of another node: %v", err)
	}
	if err := paging.NewCursor("list", store.Key{ID: "task:1"}).CheckParent("plan:b"); err != nil {
		t.Errorf("a cursor that names no node: %v", err)
	}
}
