package paging_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// TestCompare lists keys in their order: each is before all that follow it.
func TestCompare(t *testing.T) {
	up, down := store.Order{Prop: "a"}, store.Order{Prop: "a", Desc: true}
	key := func(id, rel string, values ...*float64) store.Key { return store.Key{Values: values, ID: id, Rel: rel} }
	for _, c := range []struct {
		name  string
		order []store.Order
		keys  []store.Key
	}{
		{"by id, then by relation", nil, []store.Key{key("", ""), key("A", ""), key("a", ""), key("a", "LEADS"), key("a", "SUPPORTS"), key("甲", "")}},
		{"ascending, null last", []store.Order{up}, []store.Key{key("z", "", num(-1)), key("y", "", num(0)), key("z", "", num(0)), key("a", "", num(2)), key("a", "", nil)}},
		{"descending, null last", []store.Order{down}, []store.Key{key("z", "", num(2)), key("y", "", num(0)), key("z", "", num(0)), key("a", "", num(-1)), key("a", "", nil), key("b", "", nil)}},
		{"by a second value where the first is equal", []store.Order{down, up}, []store.Key{
			key("z", "", num(2), num(1)), key("y", "", num(2), nil), key("x", "", num(1), num(0)), key("w", "", nil, num(-5)), key("v", "", nil, nil),
		}},
	} {
		for i, a := range c.keys {
			for j, b := range c.keys {
				if got, want := paging.Compare(c.order, a, b), sign(i-j); got != want {
					t.Errorf("%s: keys %d and %d compare as %d, want %d", c.name, i, j, got, want)
				}
			}
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

func TestSortValuesGiveKeyValuesBack(t *testing.T) {
	for _, desc := range []bool{false, true} {
		for _, v := range []any{int64(-3), int64(0), 2.5, nil, "text", true, []string{"1"}} {
			sort := paging.SortValue(v, desc)
			want, isNumber := store.Number(v)
			got, ok := paging.KeyValue(sort, desc)
			if ok != isNumber || got != want || math.Signbit(got) != math.Signbit(want) {
				t.Errorf("%v, descending %v: %v, %v", v, desc, got, ok)
			}
			var inKey *float64
			if ok {
				inKey = &got
			}
			if again := paging.KeySortValue(inKey, desc); again != sort {
				t.Errorf("%v, descending %v: sorts as %v, and as a key's value as %v", v, desc, sort, again)
			}
		}
	}
	if zero := paging.SortValue(int64(0), true); math.Signbit(zero) {
		t.Error("0 in a descending order sorts as negative zero, which a database may tell from 0")
	}
	values := []any{"text", int64(1), 2.5, nil, int64(-1)}
	for desc, want := range map[bool]string{false: "[-1 1 2.5 text <nil>]", true: "[2.5 1 -1 text <nil>]"} {
		sorted := slices.Clone(values)
		slices.SortStableFunc(sorted, func(a, b any) int {
			x, y := paging.SortValue(a, desc), paging.SortValue(b, desc)
			switch {
			case x < y:
				return -1
			case x > y:
				return 1
			}
			return 0
		})
		if got := fmt.Sprint(sorted); got != want {
			t.Errorf("descending %v: %s, want %s", desc, got, want)
		}
	}
}
