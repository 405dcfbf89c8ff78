package storetest

import (
	"slices"

	"github.com/policygraph/policygraph/store"
)

func (o *oracle) count(q store.Query, by []store.Group) []store.Bucket {
	if len(by) == 0 {
		return []store.Bucket{{Count: len(o.selected(q))}}
	}
	counts := map[[2]any]int{}
	for _, c := range o.selected(q) {
		keys := [2]map[any]bool{{nil: true}, {nil: true}}
		for i, g := range by {
			keys[i] = o.groupKeys(c.node, g)
		}
		for a := range keys[0] {
			for b := range keys[1] {
				counts[[2]any{a, b}]++
			}
		}
	}
	buckets := []store.Bucket{}
	for keys, n := range counts {
		buckets = append(buckets, store.Bucket{Keys: slices.Clone(keys[:len(by)]), Count: n})
	}
	slices.SortFunc(buckets, func(a, b store.Bucket) int { return store.CompareKeys(a.Keys, b.Keys) })
	return buckets
}

func (o *oracle) groupKeys(n *store.Node, g store.Group) map[any]bool {
	keys := map[any]bool{}
	for _, end := range o.ends(n, g.Via) {
		switch v := property(end, g.Prop).(type) {
		case nil:
		case []string:
			for _, e := range v {
				keys[e] = true
			}
		default:
			keys[store.GroupKey(v)] = true
		}
	}
	return keys
}
