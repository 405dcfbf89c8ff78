package memstore

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/store"
)

// Path measures the distances of nodes to the far end, breadth first until the near
// end is reached, and then walks from the near end to ever smaller distances. Every
// such walk arrives, so that no work after the measuring is wasted.
func (m *memory) Path(ctx context.Context, q store.PathQuery) ([]store.Path, error) {
	s := m.current.Load()
	store.TellVersion(ctx, s.version)
	from, ok1 := s.find(q.From)
	to, ok2 := s.find(q.To)
	if !ok1 || !ok2 {
		return nil, nil
	}
	f := pathFinder{
		snapshot: s, canceled: cancelCheck{ctx: ctx}, query: q, from: from, to: to,
		rels: s.relations(q.Rels), avoid: map[int32]bool{}, distance: map[int32]int{to: 0},
	}
	if q.AvoidKinds != nil {
		f.avoidKinds = s.kindSet(q.AvoidKinds)
	}
	for _, id := range q.Avoid {
		if n, ok := s.find(id); ok {
			f.avoid[n] = true
		}
	}
	if err := f.measure(); err != nil {
		return nil, fmt.Errorf("path: %w", err)
	}
	if _, reached := f.distance[from]; reached {
		f.walk([]step{{node: from}})
	}
	if err := f.canceled.err; err != nil {
		return nil, fmt.Errorf("path: %w", err)
	}
	return f.paths, nil
}

type pathFinder struct {
	*snapshot
	canceled   cancelCheck
	query      store.PathQuery
	from, to   int32
	rels       []int32
	avoid      map[int32]bool
	avoidKinds kindSet
	distance   map[int32]int // edges to the far end
	paths      []store.Path
}

// step is a node of a path and the edge that led to it, along its direction or
// against it.
type step struct {
	node, rel int32
	edge      uint32
	against   bool
}

// through says whether a path may go through the node, or begin at it. Where it ends
// is not asked: the measuring begins there.
func (f *pathFinder) through(n int32) bool {
	if n == f.from {
		return true
	}
	return !f.avoid[n] && (f.avoidKinds == nil || !f.avoidKinds.has(&f.nodes[n]))
}

func (f *pathFinder) measure() (err error) {
	frontier := []int32{f.to}
	for d := 1; d <= f.query.MaxLength && len(frontier) > 0; d++ {
		if _, reached := f.distance[f.from]; reached {
			return nil
		}
		var next []int32
		reach := func(s step) bool {
			if _, known := f.distance[s.node]; !known && f.through(s.node) {
				f.distance[s.node] = d
				next = append(next, s.node)
			}
			err = f.canceled.check()
			return err == nil
		}
		for _, n := range frontier {
			if f.each(n, reach); err != nil {
				return err
			}
		}
		frontier = next
	}
	return nil
}

// each calls yield with the steps from a node in both directions.
func (f *pathFinder) each(n int32, yield func(step) bool) {
	for _, against := range []bool{false, true} {
		f.side(against).each(n, f.rels, func(l links) bool {
			for i, other := range l.ends {
				if !yield(step{other, l.rel, l.edges[i], against}) {
					return false
				}
			}
			return true
		})
	}
}

// nearer are the steps from a node towards the far end, in the order of paths.
func (f *pathFinder) nearer(n int32) []step {
	var steps []step
	f.each(n, func(s step) bool {
		if f.canceled.check() != nil {
			return false
		}
		if d, ok := f.distance[s.node]; ok && d == f.distance[n]-1 {
			steps = append(steps, s)
		}
		return true
	})
	slices.SortStableFunc(steps, func(a, b step) int {
		return cmp.Or(cmp.Compare(a.node, b.node), cmp.Compare(a.rel, b.rel))
	})
	return steps
}

func (f *pathFinder) walk(way []step) {
	last := way[len(way)-1].node
	if last == f.to {
		f.paths = append(f.paths, f.path(way))
		return
	}
	for _, s := range f.nearer(last) {
		if len(f.paths) == f.query.Limit || f.canceled.err != nil {
			return
		}
		f.walk(append(way, s))
	}
}

func (f *pathFinder) path(way []step) store.Path {
	var p store.Path
	for i, s := range way {
		n := &f.nodes[s.node]
		p.Nodes = append(p.Nodes, store.Node{ID: f.ids.id(s.node), Kind: f.kinds[n.kind], Props: f.all(n.record)})
		if i == 0 {
			continue
		}
		from, to := way[i-1].node, s.node
		if s.against {
			from, to = to, from
		}
		p.Edges = append(p.Edges, store.Edge{From: f.ids.id(from), Rel: f.snapshot.rels[s.rel], To: f.ids.id(to), Props: f.all(f.edges[s.edge])})
	}
	return p
}
