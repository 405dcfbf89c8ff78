// Package diff compares two graphs of one dataset, before and after a change,
// so that a person sees what a document adds before relying on it. It knows the
// ontology's names and no store.
package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Diff is what changed between two graphs. Nodes come in order of their
// positions, those without by id. Passages are no facts of their own and are
// left out.
type Diff struct {
	New    []store.Node // only after
	Gone   []store.Node // only before
	Joined []Joined     // there before, and now with new edges
}

// Joined is a node that was there and what now leads from and to it.
type Joined struct {
	store.Node
	Edges map[string]int // new ones, by relation
}

// Compare lists what is in one of two graphs and not in the other.
func Compare(before, after *store.Graph) Diff {
	old, now := byID(before), byID(after)
	d := Diff{New: missing(after, old), Gone: missing(before, now)}
	edges := map[[3]string]bool{}
	for i := range before.Edges {
		edges[ends(&before.Edges[i])] = true
	}
	joined := map[string]map[string]int{}
	for i := range after.Edges {
		e := &after.Edges[i]
		if edges[ends(e)] {
			continue
		}
		for _, id := range []string{e.From, e.To} {
			if old[id] == nil {
				continue
			}
			if joined[id] == nil {
				joined[id] = map[string]int{}
			}
			joined[id][e.Rel]++
		}
	}
	for id, counts := range joined {
		if n := now[id]; n != nil && n.Kind != ontology.KindPassage {
			d.Joined = append(d.Joined, Joined{*n, counts})
		}
	}
	slices.SortFunc(d.Joined, func(a, b Joined) int { return byPosition(a.Node, b.Node) })
	return d
}

func ends(e *store.Edge) [3]string { return [3]string{e.From, e.Rel, e.To} }

func byID(g *store.Graph) map[string]*store.Node {
	out := make(map[string]*store.Node, len(g.Nodes))
	for i := range g.Nodes {
		if !isHidden(g.Nodes[i].Kind) {
			out[g.Nodes[i].ID] = &g.Nodes[i]
		}
	}
	return out
}

// isHidden says of a kind that it is no fact: a node that stands for one that is gone, or
// that tells of changes.
func isHidden(kind string) bool { return slices.Contains(ontology.HiddenKinds(), kind) }

// missing are a graph's facts that another does not have.
func missing(g *store.Graph, other map[string]*store.Node) []store.Node {
	var out []store.Node
	for _, n := range g.Nodes {
		if other[n.ID] == nil && n.Kind != ontology.KindPassage && !isHidden(n.Kind) {
			out = append(out, n)
		}
	}
	slices.SortFunc(out, byPosition)
	return out
}

func byPosition(a, b store.Node) int {
	x, _ := a.Props["position"].(int64)
	y, _ := b.Props["position"].(int64)
	return cmp.Or(cmp.Compare(x, y), strings.Compare(a.ID, b.ID))
}
