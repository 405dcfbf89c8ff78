package store_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
)

// TestArenaAllocatesEmptyMemory: however much was allocated before, and whatever
// was written to it, what is allocated after a reset is empty, and no two share any.
func TestArenaAllocatesEmptyMemory(t *testing.T) {
	var a store.Arena
	for round, sizes := range [][]int{{1, 2, 3}, {2000, 1, 0, 7}, {3, 3}, {20_000}, {1, 1, 1}} {
		total := 0
		for _, n := range sizes {
			items, pages := a.Items(n), a.Pages(n)
			if len(items) != n || len(pages) != n || n == 0 && (items != nil || pages != nil) {
				t.Fatalf("round %d: asked for %d, got %d items and %d pages", round, n, len(items), len(pages))
			}
			values := a.Values(n)
			for i := range n {
				if d := cmp.Diff(store.Item{}, items[i]); d != "" {
					t.Fatalf("round %d: an item is not empty:\n%s", round, d)
				}
				if d := cmp.Diff(store.Page{}, pages[i]); d != "" {
					t.Fatalf("round %d: a page is not empty:\n%s", round, d)
				}
				items[i].Node.ID, pages[i].Total = "written", i
				values = append(values, store.Value{Name: "n", Value: total + i})
				edge := a.Edge()
				if d := cmp.Diff(store.FoundEdge{}, *edge); d != "" {
					t.Fatalf("round %d: an edge is not empty:\n%s", round, d)
				}
				edge.Rel = "WRITTEN"
			}
			more := append(values, store.Value{Name: "beyond"})
			for i := range values {
				if values[i].Value != total+i {
					t.Fatalf("round %d: value %d was overwritten: %v", round, i, values[i])
				}
			}
			if next := a.Values(1)[:1]; next[0] != (store.Value{}) {
				t.Fatalf("round %d: appending to %d values reached the next: %v", round, len(more), next[0])
			}
			total += n
		}
		a.Reset()
	}
}

func TestArenaAllocatesKeyValues(t *testing.T) {
	var a store.Arena
	for range 2 {
		keys := a.KeyValues(3, func(i int) (float64, bool) { return []float64{2.5, 9, 7}[i], i != 1 })
		if keys[1] != nil || *keys[0] != 2.5 || *keys[2] != 7 {
			t.Fatalf("keys %v", keys)
		}
		if a.KeyValues(0, nil) != nil {
			t.Error("there are values of a key that has none")
		}
		a.Reset()
	}
}
