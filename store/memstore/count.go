package memstore

import (
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/store"
)

// Count counts nodes by the groups that they fall into.
func (m *memory) Count(ctx context.Context, q store.Query, by ...store.Group) ([]store.Bucket, error) {
	f := finder{snapshot: m.now.Load(), alive: pulse{ctx: ctx}}
	rows, err := f.rows(q)
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	groups := make([]func(int32) []any, len(by))
	for i, g := range by {
		groups[i] = f.group(g)
	}
	counts := map[[2]any]int{}
	for _, r := range rows {
		if err := f.alive.check(); err != nil {
			return nil, fmt.Errorf("count: %w", err)
		}
		for _, keys := range combine(groups, r.node) {
			counts[keys]++
		}
	}
	if len(by) == 0 {
		return []store.Bucket{{Count: len(rows)}}, nil
	}
	buckets := make([]store.Bucket, 0, len(counts))
	for keys, n := range counts {
		buckets = append(buckets, store.Bucket{Keys: slices.Clone(keys[:len(by)]), Count: n})
	}
	slices.SortFunc(buckets, func(a, b store.Bucket) int { return store.CompareKeys(a.Keys, b.Keys) })
	return buckets, nil
}

// combine is every pair of the groups that a node falls into.
func combine(groups []func(int32) []any, n int32) [][2]any {
	all := [][2]any{{}}
	for i, group := range groups {
		var next [][2]any
		for _, key := range group(n) {
			for _, keys := range all {
				keys[i] = key
				next = append(next, keys)
			}
		}
		all = next
	}
	return all
}

// group compiles a group: the function lists a node's keys, each once.
func (s *snapshot) group(g store.Group) func(int32) []any {
	walk := s.walk(g.Via)
	return func(n int32) []any {
		var keys []any
		seen := map[any]bool{}
		add := func(v any) {
			if v = store.GroupKey(v); v != nil && !seen[v] {
				seen[v] = true
				keys = append(keys, v)
			}
		}
		walk(n, func(end int32) bool {
			var v any = s.nodes[end].ID
			if g.Prop != store.IDProp {
				v = s.nodes[end].Props[g.Prop]
			}
			if list, ok := v.([]string); ok {
				for _, e := range list {
					add(e)
				}
			} else {
				add(v)
			}
			return false
		})
		return keys
	}
}
