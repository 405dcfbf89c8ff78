package memstore

import (
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/store"
)

// Count counts nodes by the groups that they fall into.
func (m *memory) Count(ctx context.Context, q store.Query, by ...store.Group) ([]store.Bucket, error) {
	f := finder{snapshot: m.current.Load(), canceled: cancelCheck{ctx: ctx}}
	store.TellVersion(ctx, f.version)
	groups := make([]*group, len(by))
	for i, g := range by {
		groups[i] = f.group(g)
	}
	counts := map[[2]int32]int{}
	add := func(keys [2]int32) {
		if f.canceled.check() == nil {
			counts[keys]++
		}
	}
	terms := termsOf(q)
	nodes, _ := f.candidates(q, terms)
	err := f.rows(q, terms, nodes, func(r row) bool {
		eachKeys(groups, r.node, add)
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("count: %w", err)
	}
	if len(by) == 0 {
		return []store.Bucket{{Count: counts[[2]int32{}]}}, nil
	}
	buckets := make([]store.Bucket, 0, len(counts))
	for keys, n := range counts {
		b := store.Bucket{Count: n}
		for i, g := range groups {
			b.Keys = append(b.Keys, g.keys[keys[i]])
		}
		buckets = append(buckets, b)
	}
	slices.SortFunc(buckets, func(a, b store.Bucket) int { return store.CompareKeys(a.Keys, b.Keys) })
	return buckets, nil
}

// eachKeys calls yield with each combination of the groups' keys that a node falls
// into.
func eachKeys(groups []*group, n int32, yield func([2]int32)) {
	switch len(groups) {
	case 0:
		yield([2]int32{})
	case 1:
		for _, a := range groups[0].of(n) {
			yield([2]int32{a})
		}
	default:
		second := groups[1].of(n)
		for _, a := range groups[0].of(n) {
			for _, b := range second {
				yield([2]int32{a, b})
			}
		}
	}
}

// group is a store.Group compiled for a snapshot. Keys are numbered as they turn
// up, and the keys of each value are looked up once.
type group struct {
	*snapshot
	walk   func(n int32, found func(int32) bool) bool
	id     bool
	prop   int32
	keys   []any
	number map[any]int32      // of the keys
	known  map[uint32][]int32 // the keys of a value or, with id, of a node
	last   []int32            // the node that fell into a key last
	node   int32              // the current one
	has    []int32            // its keys
	found  func(int32) bool   // the method value addEnd, allocated once
}

func (f *finder) group(g store.Group) *group {
	made := &group{
		snapshot: f.snapshot, walk: f.walk(g.Via), id: g.Prop == store.IDProp, prop: f.properties.number(g.Prop),
		number: map[any]int32{}, known: map[uint32][]int32{},
	}
	made.found = made.addEnd
	return made
}

// of lists a node's keys, each once.
func (g *group) of(n int32) []int32 {
	g.node, g.has = n, g.has[:0]
	g.walk(n, g.found)
	return g.has
}

// addEnd adds the keys of a node that the way leads to.
func (g *group) addEnd(end int32) bool {
	value := uint32(end)
	if !g.id {
		c, ok := g.cell(g.nodes[end].record, g.prop)
		if !ok {
			return false
		}
		value = c
	}
	keys, ok := g.known[value]
	if !ok {
		keys = g.keysOf(value)
		g.known[value] = keys
	}
	for _, k := range keys {
		if g.last[k] != g.node {
			g.last[k] = g.node
			g.has = append(g.has, k)
		}
	}
	return false
}

// keysOf are the keys of a value: of a list those of its elements.
func (g *group) keysOf(value uint32) []int32 {
	if g.id {
		return []int32{g.key(g.snapshot.ids.id(int32(value)))}
	}
	v := g.table[value]
	list, ok := v.([]string)
	if !ok {
		return []int32{g.key(store.GroupKey(v))}
	}
	keys := make([]int32, len(list))
	for i, e := range list {
		keys[i] = g.key(e)
	}
	return keys
}

func (g *group) key(v any) int32 {
	k, ok := g.number[v]
	if !ok {
		k = int32(len(g.keys))
		g.number[v], g.keys, g.last = k, append(g.keys, v), append(g.last, none)
	}
	return k
}
