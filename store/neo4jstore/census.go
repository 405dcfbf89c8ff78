package neo4jstore

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// census is what a load counts of its graph and leaves on the state node: how
// many nodes a kind has, how many edges of each relation join which kinds, how
// many of them one node has at most, and which numbers tell those apart. By it statements leave out work that
// can have no effect: a list that cannot be longer than its page is neither
// ordered nor cut by Neo4j, a neighbour that can be of one kind only is not asked
// for its kind, and where there is one neighbour at most, no list is made.
//
// It is a hint. What is left out for it either changes no answer whatever the
// graph holds, or the statement says which graph it was written for and is
// written anew where there is another (see reading). The nil census knows nothing.
type census struct {
	epoch string
	blank bool // the load left none; nothing is known but the epoch
	plain bool // no id has characters that Neo4j would compare wrongly, see orderly
	mixed bool // the database has edges of these relations that were not counted: others'
	kinds map[string]kindCensus
	rows  []censusRow
}

// kindCensus counts the nodes of a kind.
type kindCensus struct {
	nodes int
	texts bool // some are found by texts
}

// plainIDs is the line that says so, and ofKind begins the line of a kind, which
// texts ends.
const plainIDs, ofKind, texts = "plain", "kind", "texts"

// censusRow counts the edges of a relation between two kinds.
type censusRow struct {
	from, rel, to string
	edges         int
	out, in       degree // of the nodes that they leave, and of those that they reach
}

// degree says what edges one node has at an end.
type degree struct {
	most   int      // of them at most
	each   bool     // every node of the kind has one
	unlike []string // numbers of the neighbour, or of the edge (see ofEdge), of which no two are equal, and none absent
}

// ofEdge marks the name of an edge's number.
const ofEdge = "-"

// The marks that a line puts before what it says of an end: that each node has
// one, or the name of a number.
const leaving, reaching, each = ">", "<", "*"

// joint is an edge and the places of its ends among the nodes.
type joint struct {
	edge     *store.Edge
	from, to int
}

// takeCensus takes the census of a graph, as it is stored: a line a row.
func takeCensus(g *store.Graph) []string {
	plain, kinds := true, map[string]kindCensus{}
	places := make(map[string]int, len(g.Nodes))
	for i := range g.Nodes {
		n := &g.Nodes[i]
		places[n.ID], plain = i, plain && orderly(n.ID) == n.ID
		k := kinds[n.Kind]
		kinds[n.Kind] = kindCensus{k.nodes + 1, k.texts || len(n.Search) > 0}
	}
	rows := map[triple][]joint{}
	for i := range g.Edges {
		e := &g.Edges[i]
		j := joint{e, places[e.From], places[e.To]}
		t := triple{g.Nodes[j.from].Kind, e.Rel, g.Nodes[j.to].Kind}
		rows[t] = append(rows[t], j)
	}
	var lines []string
	for t, joints := range rows {
		out := degreeOf(g.Nodes, joints, kinds[t.from].nodes, func(j joint) (int, int) { return j.from, j.to })
		in := degreeOf(g.Nodes, joints, kinds[t.to].nodes, func(j joint) (int, int) { return j.to, j.from })
		lines = append(lines, fmt.Sprintf("%s %s %s %d %d %d%s%s", t.from, t.rel, t.to, len(joints), out.most, in.most, out.say(leaving), in.say(reaching)))
	}
	for kind, k := range kinds {
		line := fmt.Sprintf("%s %s %d", ofKind, kind, k.nodes)
		if k.texts {
			line += " " + texts
		}
		lines = append(lines, line)
	}
	if plain {
		lines = append(lines, plainIDs)
	}
	slices.Sort(lines)
	return lines
}

// say writes what is known of an end beside the most.
func (d degree) say(mark string) (text string) {
	if d.each {
		text = " " + mark + each
	}
	for _, name := range d.unlike {
		text += " " + mark + name
	}
	return text
}

// hear reads a word that say wrote.
func (d *degree) hear(word, mark string) {
	name, ok := strings.CutPrefix(word, mark)
	switch {
	case ok && name == each:
		d.each = true
	case ok:
		d.unlike = append(d.unlike, name)
	}
}

// degreeOf looks at the edges that each of so many nodes has, from the one end of
// a joint to the other.
func degreeOf(nodes []store.Node, joints []joint, size int, ends func(joint) (start, end int)) degree {
	slices.SortFunc(joints, func(a, b joint) int {
		x, _ := ends(a)
		y, _ := ends(b)
		return cmp.Compare(x, y)
	})
	number := func(j joint, name string) (float64, bool) {
		if of, ok := strings.CutPrefix(name, ofEdge); ok {
			return store.Number(j.edge.Props[of])
		}
		_, end := ends(j)
		return store.Number(nodes[end].Props[name])
	}
	var d degree
	starts := 0
	for ; len(joints) > 0; starts++ {
		start, end := ends(joints[0])
		n := 1
		for ; n < len(joints); n++ {
			if next, _ := ends(joints[n]); next != start {
				break
			}
		}
		if n > 1 {
			if d.most <= 1 { // the first of several: its numbers are those that there can be
				for name := range nodes[end].Props {
					d.unlike = append(d.unlike, name)
				}
				for name := range joints[0].edge.Props {
					d.unlike = append(d.unlike, ofEdge+name)
				}
			}
			d.unlike = slices.DeleteFunc(d.unlike, func(name string) bool {
				return !unlike(joints[:n], func(j joint) (float64, bool) { return number(j, name) })
			})
		}
		d.most, joints = max(d.most, n), joints[n:]
	}
	slices.Sort(d.unlike)
	d.each = starts == size
	return d
}

// unlike says whether all have the number and no two the same.
func unlike(joints []joint, number func(joint) (float64, bool)) bool {
	values := make([]float64, len(joints))
	for i, j := range joints {
		v, ok := number(j)
		if !ok {
			return false
		}
		values[i] = v
	}
	slices.Sort(values)
	return len(slices.Compact(values)) == len(joints)
}

// readCensus reads what a state node holds. It is blank where there is nothing, or
// something of another form.
func readCensus(epoch string, lines []any) *census {
	blank := &census{epoch: epoch, blank: true}
	if lines == nil {
		return blank
	}
	c := &census{epoch: epoch, kinds: map[string]kindCensus{}}
	for _, line := range stringsOf(lines) {
		words := strings.Fields(line)
		switch {
		case line == plainIDs:
			c.plain = true
		case len(words) >= 3 && words[0] == ofKind:
			nodes, err := strconv.Atoi(words[2])
			if err != nil {
				return blank
			}
			c.kinds[words[1]] = kindCensus{nodes, slices.Contains(words[3:], texts)}
		default:
			var r censusRow
			if _, err := fmt.Sscan(line, &r.from, &r.rel, &r.to, &r.edges, &r.out.most, &r.in.most); err != nil {
				return blank
			}
			for _, word := range words[6:] {
				r.out.hear(word, leaving)
				r.in.hear(word, reaching)
			}
			c.rows = append(c.rows, r)
		}
	}
	return c
}

// over are the rows of a hop from nodes of any of the kinds (nil: any): the
// kinds that it starts from, and what one node has of each.
func (c *census) over(kinds []string, h *store.Hop) iter.Seq2[string, degree] {
	return func(yield func(string, degree) bool) {
		for _, r := range c.rows {
			start, end, d := r.from, r.to, r.out
			if h.In {
				start, end, d = r.to, r.from, r.in
			}
			if among(r.rel, h.Rels) && among(start, kinds) && among(end, h.Kinds) && !yield(start, d) {
				return
			}
		}
	}
}

// most is how many neighbours a node of any of the kinds has at most over the
// hop; ok is false where nothing is known.
func (c *census) most(kinds []string, h *store.Hop) (n int, ok bool) {
	if c == nil {
		return 0, false
	}
	starts := map[string]int{}
	for start, d := range c.over(kinds, h) {
		starts[start] += d.most
		n = max(n, starts[start])
	}
	return n, true
}

// orders says whether the hop's order says of any two neighbours of a node which
// one comes first, so that their ids need not.
func (c *census) orders(kinds []string, h *store.Hop) bool {
	rows := 0
	for _, d := range c.over(kinds, h) {
		rows++
		if d.most > 1 && !slices.ContainsFunc(h.Paging.Order, func(o store.Order) bool {
			name := o.Prop
			if o.OnEdge {
				name = ofEdge + name
			}
			return slices.Contains(d.unlike, name)
		}) {
			return false
		}
	}
	return rows <= 1 // of two, one's neighbour may have the number of the other's
}

// always says whether each node of the kinds has a neighbour over the hop.
func (c *census) always(kinds []string, h *store.Hop) bool {
	if len(kinds) != 1 || len(h.Where) > 0 {
		return false
	}
	for _, d := range c.over(kinds, h) {
		if d.each {
			return true
		}
	}
	return false
}

// leadsOnlyTo says whether all edges of the relation, from nodes of these kinds,
// lead to nodes of those.
func (c *census) leadsOnlyTo(rel string, in bool, kinds, ends []string) bool {
	return !slices.ContainsFunc(c.rows, func(r censusRow) bool {
		start, end := r.from, r.to
		if in {
			start, end = r.to, r.from
		}
		return r.rel == rel && among(start, kinds) && !among(end, ends)
	})
}

// loose says whether a query's rows are so few that all come, in no order.
func (c *census) loose(q store.Query) bool {
	if q.Text != "" || q.Paging.After != nil {
		return false
	}
	if q.IDs != nil {
		return len(once(q.IDs)) <= q.Paging.First
	}
	size, known := c.size(q.Kinds)
	return known && q.Paging.First > 0 && short(size, q.Paging.First, len(q.Where), len(q.Expand))
}

// few is how many rows there may be for all to come though the page is shorter,
// where a filter leaves some of them and nothing is below.
const few = 200

func short(rows, first, filters, below int) bool {
	return rows <= first || rows <= few && filters > 0 && below == 0
}

// found says whether nodes that are found by texts can be of these kinds only. An
// older program's census has no such line.
func (c *census) found(kinds []string) bool {
	if c == nil || len(c.kinds) == 0 {
		return false
	}
	for kind, k := range c.kinds {
		if k.texts && !slices.Contains(kinds, kind) {
			return false
		}
	}
	return true
}

// size is how many nodes of the kinds (nil: any) there are.
func (c *census) size(kinds []string) (n int, ok bool) {
	if c == nil || len(c.kinds) == 0 {
		return 0, false
	}
	for kind, k := range c.kinds {
		if among(kind, kinds) {
			n += k.nodes
		}
	}
	return n, true
}

// edges counts those of the relations.
func (c *census) edges(rels []string) (n int64) {
	for _, r := range c.rows {
		if slices.Contains(rels, r.rel) {
			n += int64(r.edges)
		}
	}
	return n
}

// among says whether a list, of which nil is all, has the name.
func among(name string, list []string) bool { return list == nil || slices.Contains(list, name) }
