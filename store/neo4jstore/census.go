package neo4jstore

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/store"
)

// census is what a load counts of its graph and leaves on the state node: how
// many edges of each relation join which kinds, and how many of them one node
// has at most. By it statements leave out work that can have no effect: a list
// that cannot be longer than its page is neither ordered nor cut by Neo4j.
//
// It is a hint. What is left out for it either changes no answer whatever the
// graph holds, or stands under a condition that the statement looks at itself
// (see writer.ownEdges), or the statement is written anew where the census is of
// another graph (see errOutdated). The nil census knows nothing.
type census struct {
	epoch int64
	plain bool // no id has characters that Neo4j would compare wrongly, see orderly
	rows  []censusRow
}

// plainIDs is the line that says so.
const plainIDs = "plain"

// censusRow counts the edges of a relation between two kinds: all of them, and
// how many at most leave one node and reach one node.
type censusRow struct {
	from, rel, to  string
	edges, out, in int
}

// takeCensus takes the census of a graph, as it is stored: a line a row.
func takeCensus(g *store.Graph) []string {
	plain := true
	places := make(map[string]int, len(g.Nodes))
	for i := range g.Nodes {
		id := g.Nodes[i].ID
		places[id], plain = i, plain && orderly(id) == id
	}
	type end struct{ row, node int }
	var list []censusRow
	rows, out, in := map[triple]int{}, map[end]int{}, map[end]int{}
	for i := range g.Edges {
		e := &g.Edges[i]
		from, to := places[e.From], places[e.To]
		t := triple{g.Nodes[from].Kind, e.Rel, g.Nodes[to].Kind}
		row, known := rows[t]
		if !known {
			row = len(list)
			rows[t] = row
			list = append(list, censusRow{from: t.from, rel: t.rel, to: t.to})
		}
		leaves, reaches := end{row, from}, end{row, to}
		out[leaves]++
		in[reaches]++
		r := &list[row]
		r.edges, r.out, r.in = r.edges+1, max(r.out, out[leaves]), max(r.in, in[reaches])
	}
	lines := make([]string, len(list))
	for i, r := range list {
		lines[i] = fmt.Sprintf("%s %s %s %d %d %d", r.from, r.rel, r.to, r.edges, r.out, r.in)
	}
	if plain {
		lines = append(lines, plainIDs)
	}
	slices.Sort(lines)
	return lines
}

// readCensus reads what a state node holds; nil where it is not of this form.
func readCensus(epoch int64, lines []string) *census {
	c := &census{epoch: epoch}
	for _, line := range lines {
		if line == plainIDs {
			c.plain = true
			continue
		}
		var r censusRow
		if _, err := fmt.Sscan(line, &r.from, &r.rel, &r.to, &r.edges, &r.out, &r.in); err != nil {
			return nil
		}
		c.rows = append(c.rows, r)
	}
	return c
}

// known is the epoch that the census is of; none has this one.
func (c *census) known() int64 {
	if c == nil {
		return -1
	}
	return c.epoch
}

// most is how many neighbours a node of any of the kinds (nil: any) has at most
// over the hop; ok is false where nothing is known.
func (c *census) most(kinds []string, h *store.Hop) (n int, ok bool) {
	if c == nil {
		return 0, false
	}
	starts := map[string]int{}
	for _, r := range c.rows {
		start, end, degree := r.from, r.to, r.out
		if h.In {
			start, end, degree = r.to, r.from, r.in
		}
		if among(r.rel, h.Rels) && among(start, kinds) && among(end, h.Kinds) {
			starts[start] += degree
			n = max(n, starts[start])
		}
	}
	return n, true
}

// leadsOnlyTo says whether all edges of the relation, from nodes of these kinds,
// lead to nodes of those, and how many edges the relation has.
func (c *census) leadsOnlyTo(rel string, in bool, kinds, ends []string) (edges int, ok bool) {
	if c == nil {
		return 0, false
	}
	for _, r := range c.rows {
		if r.rel != rel {
			continue
		}
		edges += r.edges
		start, end := r.from, r.to
		if in {
			start, end = r.to, r.from
		}
		if among(start, kinds) && !among(end, ends) {
			return 0, false
		}
	}
	return edges, true
}

// among says whether a list, of which nil is all, has the name.
func among(name string, list []string) bool { return list == nil || slices.Contains(list, name) }
