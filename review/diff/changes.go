package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// What may have happened to a fact.
const (
	Added     = "added"
	Changed   = "changed"
	Withdrawn = "withdrawn"
)

// Change is one thing that differs between two states of a dataset: a fact that came or
// went, one property of a fact, or a relation that came or went.
type Change struct {
	What     string // Added, Changed or Withdrawn
	Kind, ID string // of the node; of a relation the one it leads from
	Fact     string // the node in words
	Property string // that changed; of a relation its name and where it leads to
	Old, New string
	Source   []string // the ids of the documents that state it, after or, where it went, before
}

// Changes lists what differs, node by node in the order of kinds and ids. Passages are left
// out: they change with the facts that they state.
func Changes(before, after *store.Graph) []Change {
	old, now := byID(before), byID(after)
	var all []Change
	for _, n := range missing(after, old) {
		all = append(all, change(Added, now[n.ID]))
	}
	for _, n := range missing(before, now) {
		all = append(all, change(Withdrawn, old[n.ID]))
	}
	for id, was := range old {
		if is := now[id]; is != nil && was.Kind != ontology.KindPassage {
			all = append(all, properties(was, is)...)
		}
	}
	all = append(all, relations(before, after, old, now)...)
	slices.SortFunc(all, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.What, b.What), cmp.Compare(a.Property, b.Property), cmp.Compare(a.New, b.New), cmp.Compare(a.Old, b.Old))
	})
	return all
}

func change(what string, n *store.Node) Change {
	documents, _ := n.Props["documents"].([]string)
	return Change{What: what, Kind: n.Kind, ID: n.ID, Fact: Describe(n), Source: documents}
}

// properties are those of one fact that differ.
func properties(was, is *store.Node) []Change {
	var out []Change
	for name, values := range differing(was.Props, is.Props) {
		c := change(Changed, is)
		c.Property, c.Old, c.New = name, values[0], values[1]
		out = append(out, c)
	}
	return out
}

// differing are the properties that two states of a fact or of a relation do not have alike,
// each with both values. What only orders facts is none: it changes with every fact before
// it. Nor is the place of the passage that states a relation, or of the line of the file.
func differing(was, is store.Props) map[string][2]string {
	out := map[string][2]string{}
	for _, props := range []store.Props{was, is} {
		for name := range props {
			a, b := shown(was[name]), shown(is[name])
			if a != b && !ontology.OnlyOrders(name) && name != "passage" && name != "sourceLine" {
				out[name] = [2]string{a, b}
			}
		}
	}
	return out
}

// relations are those that came or went between facts that stay.
func relations(before, after *store.Graph, old, now map[string]*store.Node) []Change {
	was, is := edgesOf(before, now), edgesOf(after, old)
	var out []Change
	for key, e := range is {
		if was[key] == nil {
			c := change(Changed, e.from)
			c.Property, c.New = key[1], key[2]
			out = append(out, c)
			continue
		}
		for name, values := range differing(was[key].Props, e.Props) {
			c := change(Changed, e.from)
			c.Property, c.Old, c.New = key[1]+" "+key[2]+" "+name, values[0], values[1]
			out = append(out, c)
		}
	}
	for key, e := range was {
		if is[key] == nil {
			c := change(Changed, e.from)
			c.Property, c.Old = key[1], key[2]
			out = append(out, c)
		}
	}
	return out
}

// edgeOf is an edge and the node that it leads from.
type edgeOf struct {
	*store.Edge
	from *store.Node
}

// edgesOf are a graph's edges whose ends are in the other graph, too.
func edgesOf(g *store.Graph, other map[string]*store.Node) map[[3]string]*edgeOf {
	own := byID(g)
	all := map[[3]string]*edgeOf{}
	for i := range g.Edges {
		e := &g.Edges[i]
		from, to := own[e.From], own[e.To]
		if from == nil || to == nil || to.Kind == ontology.KindPassage || from.Kind == ontology.KindPassage || other[e.From] == nil || other[e.To] == nil {
			continue
		}
		all[ends(e)] = &edgeOf{e, from}
	}
	return all
}

func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []string:
		return strings.Join(v, "；")
	default:
		return fmt.Sprint(v)
	}
}
