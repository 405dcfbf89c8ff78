package storetest

import (
	"cmp"
	"slices"

	"github.com/policygraph/policygraph/store"
)

// path lengthens all ways by one edge until some arrive. The ways stay in order,
// since the steps that lengthen them are.
func (o *oracle) path(q store.PathQuery) []store.Path {
	from := o.byID[q.From]
	if from == nil || o.byID[q.To] == nil {
		return nil
	}
	ways := []store.Path{{Nodes: []store.Node{{ID: from.ID, Kind: from.Kind, Props: from.Props}}}}
	reached := map[string]bool{q.From: true}
	for length := 0; ; length++ {
		var arrived []store.Path
		for _, w := range ways {
			if w.Nodes[length].ID == q.To {
				arrived = append(arrived, w)
			}
		}
		if len(arrived) > 0 || length == q.MaxLength {
			return arrived[:min(q.Limit, len(arrived))]
		}
		ways = o.lengthen(ways, q, reached)
		for _, w := range ways {
			reached[w.Nodes[length+1].ID] = true
		}
	}
}

// lengthen gives the ways each step to a node that no shorter way reached.
func (o *oracle) lengthen(ways []store.Path, q store.PathQuery, reached map[string]bool) []store.Path {
	var longer []store.Path
	for _, w := range ways {
		last := w.Nodes[len(w.Nodes)-1].ID
		steps := append(o.neighbours(last, q.Rels, false, nil, nil), o.neighbours(last, q.Rels, true, nil, nil)...)
		slices.SortStableFunc(steps, func(a, b candidate) int {
			return cmp.Or(cmp.Compare(a.node.ID, b.node.ID), cmp.Compare(a.edge.Rel, b.edge.Rel))
		})
		for _, s := range steps {
			avoided := slices.Contains(q.Avoid, s.node.ID) || slices.Contains(q.AvoidKinds, s.node.Kind)
			if reached[s.node.ID] || avoided && s.node.ID != q.To {
				continue
			}
			longer = append(longer, store.Path{
				Nodes: append(slices.Clone(w.Nodes), store.Node{ID: s.node.ID, Kind: s.node.Kind, Props: s.node.Props}),
				Edges: append(slices.Clone(w.Edges), *s.edge),
			})
		}
	}
	return longer
}
