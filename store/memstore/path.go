package memstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// Path measures every node's distance to the far end, up to the near one, and
// then walks down the distances: each turn taken leads to the end, so that the
// work after the measuring is that of the paths returned.
func (m *memory) Path(ctx context.Context, q store.PathQuery) ([]store.Path, error) {
	f := pathFinder{
		snapshot: m.now.Load(), alive: pulse{ctx: ctx}, query: q,
		rels: distinct(q.Rels), avoid: setOf(q.Avoid), avoidKinds: setOf(q.AvoidKinds),
	}
	from, ok1 := f.find(q.From)
	to, ok2 := f.find(q.To)
	if !ok1 || !ok2 {
		return nil, nil
	}
	f.from, f.to = from, to
	if err := f.measure(); err != nil {
		return nil, fmt.Errorf("path: %w", err)
	}
	if _, reached := f.distance[from]; reached {
		f.walk([]step{{node: from}})
	}
	return f.paths, nil
}

type pathFinder struct {
	*snapshot
	alive             pulse
	query             store.PathQuery
	rels              []string
	avoid, avoidKinds set
	from, to          int32
	distance          map[int32]int // edges to the far end
	paths             []store.Path
}

// step is a node of a path and the edge that led to it, along or against.
type step struct {
	node    int32
	edge    *half
	against bool
}

// through says whether a path may go through the node.
func (f *pathFinder) through(n int32) bool {
	if n == f.from || n == f.to {
		return true
	}
	return !f.avoid[f.nodes[n].ID] && !f.avoidKinds[f.nodes[n].Kind]
}

func (f *pathFinder) measure() error {
	f.distance = map[int32]int{f.to: 0}
	ring := []int32{f.to}
	for d := 1; d <= f.query.MaxLength && len(ring) > 0; d++ {
		if _, reached := f.distance[f.from]; reached {
			return nil
		}
		var next []int32
		for _, n := range ring {
			for _, s := range f.steps(n) {
				if err := f.alive.check(); err != nil {
					return err
				}
				if _, known := f.distance[s.node]; !known && f.through(s.node) {
					f.distance[s.node] = d
					next = append(next, s.node)
				}
			}
		}
		ring = next
	}
	return nil
}

// steps are the edges of a node in both directions, in the order of paths.
func (f *pathFinder) steps(n int32) []step {
	var steps []step
	for _, against := range []bool{false, true} {
		f.halves(n, f.rels, against, func(h *half) bool {
			steps = append(steps, step{h.other, h, against})
			return true
		})
	}
	slices.SortStableFunc(steps, func(a, b step) int {
		if c := cmp.Compare(a.node, b.node); c != 0 {
			return c
		}
		return strings.Compare(a.edge.rel, b.edge.rel)
	})
	return steps
}

func (f *pathFinder) walk(way []step) {
	last := way[len(way)-1].node
	d := f.distance[last]
	if d == 0 {
		f.paths = append(f.paths, f.path(way))
		return
	}
	for _, s := range f.steps(last) {
		if len(f.paths) == f.query.Limit {
			return
		}
		if next, ok := f.distance[s.node]; ok && next == d-1 {
			f.walk(append(way, s))
		}
	}
}

func (f *pathFinder) path(way []step) store.Path {
	var p store.Path
	for i, s := range way {
		n := &f.nodes[s.node]
		p.Nodes = append(p.Nodes, store.Node{ID: n.ID, Kind: n.Kind, Props: selected(n.Props, nil)})
		if i > 0 {
			p.Edges = append(p.Edges, *f.edge(way[i-1].node, s.edge, s.against, nil))
		}
	}
	return p
}
