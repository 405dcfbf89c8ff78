package neo4jstore

import (
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// statistics are what a load counts of its graph and leaves on the state node: how
// many nodes each kind has, how many edges of each relation join which kinds, how
// many of them one node has at most, and which numbers tell those apart.
//
// A statement that is written by them leaves out work that can have no effect: a
// list that cannot be longer than its page is neither ordered nor cut by Neo4j, a
// neighbour that can be of one kind only is not asked for its kind, and where there
// is one neighbour at most, no list is made. What is left out either changes no
// answer whatever the graph holds, or the statement says which edges it counts on
// and is written anew where the database has others. It is written anew in any case
// where the graph is another by now (see readCurrent).
//
// The nil statistics know nothing.
type statistics struct {
	epoch        string
	version      string         // of the graph, beside which they stand
	missing      bool           // the load left none; nothing but the epoch is known
	foreignEdges bool           // the database has edges of these relations that were not counted
	nodes        map[string]int // of each kind
	searched     []string       // kinds of which some are found by texts
	mixedTexts   bool           // all nodes have them beside the texts to search
	ordinaryIDs  bool           // no id needs another to be ordered by, see sortableID
	relations    []relationStatistics
}

// relationStatistics count the edges of a relation between two kinds.
type relationStatistics struct {
	relationKey
	edges   int
	out, in degree // of the nodes that they leave, and of those that they reach
}

// relationKey names a relation and the kinds that it joins.
type relationKey struct{ from, rel, to string }

// degree says what edges one node has at an end of a relation.
type degree struct {
	max int // of them at most
	// distinct are numbers of the neighbour, or of the edge (see edgeMark), that all
	// of a node's edges have and no two have equal.
	distinct []string
}

// edgeEnds are an edge and the places of its ends among the nodes.
type edgeEnds struct {
	edge       *store.Edge
	start, end int
}

// statisticsOf counts a graph.
func statisticsOf(g *store.Graph) *statistics {
	s := &statistics{nodes: map[string]int{}, mixedTexts: true, ordinaryIDs: true}
	places := make(map[string]int, len(g.Nodes))
	for i := range g.Nodes {
		n := &g.Nodes[i]
		places[n.ID] = i
		s.nodes[n.Kind]++
		s.ordinaryIDs = s.ordinaryIDs && sortableID(n.ID) == n.ID
		_, fits := mixedTexts(n.Search)
		s.mixedTexts = s.mixedTexts && fits
		if len(n.Search) > 0 && !slices.Contains(s.searched, n.Kind) {
			s.searched = append(s.searched, n.Kind)
		}
	}
	edges := map[relationKey][]edgeEnds{}
	for i := range g.Edges {
		e := &g.Edges[i]
		ends := edgeEnds{e, places[e.From], places[e.To]}
		key := relationKey{g.Nodes[ends.start].Kind, e.Rel, g.Nodes[ends.end].Kind}
		edges[key] = append(edges[key], ends)
	}
	for key, list := range edges {
		s.relations = append(s.relations, relationStatistics{
			relationKey: key, edges: len(list),
			out: degreeOf(g.Nodes, list), in: degreeOf(g.Nodes, reversed(list)),
		})
	}
	return s
}

func reversed(edges []edgeEnds) []edgeEnds {
	out := make([]edgeEnds, len(edges))
	for i, e := range edges {
		out[i] = edgeEnds{e.edge, e.end, e.start}
	}
	return out
}

// degreeOf looks at the edges by the nodes that they start at.
func degreeOf(nodes []store.Node, edges []edgeEnds) degree {
	byStart := map[int][]edgeEnds{}
	for _, e := range edges {
		byStart[e.start] = append(byStart[e.start], e)
	}
	var d degree
	first := true
	for _, of := range byStart {
		d.max = max(d.max, len(of))
		if len(of) == 1 {
			continue
		}
		if first {
			d.distinct, first = numberNames(nodes, of[0]), false
		}
		d.distinct = slices.DeleteFunc(d.distinct, func(name string) bool { return !areDistinct(nodes, of, name) })
	}
	slices.Sort(d.distinct)
	return d
}

// numberNames are the numbers that an edge and its end have.
func numberNames(nodes []store.Node, e edgeEnds) []string {
	var names []string
	for name := range nodes[e.end].Props {
		names = append(names, name)
	}
	for name := range e.edge.Props {
		names = append(names, edgeMark+name)
	}
	return slices.DeleteFunc(names, func(name string) bool {
		_, ok := numberOf(nodes, e, name)
		return !ok
	})
}

// areDistinct says whether all have the number and no two have it equal.
func areDistinct(nodes []store.Node, edges []edgeEnds, name string) bool {
	seen := make(map[float64]bool, len(edges))
	for _, e := range edges {
		v, ok := numberOf(nodes, e, name)
		if !ok || seen[v] {
			return false
		}
		seen[v] = true
	}
	return true
}

func numberOf(nodes []store.Node, e edgeEnds, name string) (float64, bool) {
	if of, ok := strings.CutPrefix(name, edgeMark); ok {
		return store.Number(e.edge.Props[of])
	}
	return store.Number(nodes[e.end].Props[name])
}

// Statistics are stored as lines of words: "kind Task 50 searched", "ordinary-ids" and "Plan HAS_TASK Task 2
// 2 1 >position", which is the relation with its kinds, the number of edges, the
// most that leave and that reach one node, and what else is known of either end.
const (
	kindWord       = "kind"
	searchedWord   = "searched"
	mixedTextsLine = "mixed-texts"
	ordinaryIDs    = "ordinary-ids"
	leavingMark    = ">"
	reachingMark   = "<"
	edgeMark       = "-" // the number is the edge's
)

// encode writes them as lines, in the order of their texts.
func (s *statistics) encode() []string {
	var lines []string
	for _, r := range s.relations {
		lines = append(lines, fmt.Sprintf("%s %s %s %d %d %d%s%s", r.from, r.rel, r.to, r.edges, r.out.max, r.in.max,
			r.out.encode(leavingMark), r.in.encode(reachingMark)))
	}
	for kind, n := range s.nodes {
		line := fmt.Sprintf("%s %s %d", kindWord, kind, n)
		if slices.Contains(s.searched, kind) {
			line += " " + searchedWord
		}
		lines = append(lines, line)
	}
	if s.mixedTexts {
		lines = append(lines, mixedTextsLine)
	}
	if s.ordinaryIDs {
		lines = append(lines, ordinaryIDs)
	}
	slices.Sort(lines)
	return lines
}

// encode writes what is known of an end beside the most.
func (d degree) encode(mark string) (text string) {
	for _, name := range d.distinct {
		text += " " + mark + name
	}
	return text
}

// parseStatistics reads what a state node holds. They are missing where there is
// nothing, or something of another form.
func parseStatistics(epoch, version string, lines []any) *statistics {
	missing := &statistics{epoch: epoch, version: version, missing: true}
	if lines == nil {
		return missing
	}
	s := &statistics{epoch: epoch, version: version, nodes: map[string]int{}}
	for _, line := range stringsOf(lines) {
		if !s.parse(line) {
			return missing
		}
	}
	return s
}

// parse reads a line that encode wrote.
func (s *statistics) parse(line string) (ok bool) {
	words := strings.Fields(line)
	switch {
	case line == mixedTextsLine:
		s.mixedTexts = true
	case line == ordinaryIDs:
		s.ordinaryIDs = true
	case strings.HasPrefix(line, kindWord+" "):
		return s.parseKind(words)
	default:
		r, ok := parseRelation(words)
		s.relations = append(s.relations, r)
		return ok
	}
	return true
}

func (s *statistics) parseKind(words []string) (ok bool) {
	if len(words) < 3 || len(words) > 4 || len(words) == 4 && words[3] != searchedWord {
		return false
	}
	n, err := strconv.Atoi(words[2])
	s.nodes[words[1]] = n
	if len(words) == 4 {
		s.searched = append(s.searched, words[1])
	}
	return err == nil
}

func parseRelation(words []string) (r relationStatistics, ok bool) {
	if len(words) < 6 {
		return r, false
	}
	r.relationKey = relationKey{words[0], words[1], words[2]}
	for i, n := range []*int{&r.edges, &r.out.max, &r.in.max} {
		var err error
		if *n, err = strconv.Atoi(words[3+i]); err != nil {
			return r, false
		}
	}
	for _, word := range words[6:] {
		r.out.parse(word, leavingMark)
		r.in.parse(word, reachingMark)
	}
	return r, true
}

// parse reads a word that encode wrote.
func (d *degree) parse(word, mark string) {
	if name, ok := strings.CutPrefix(word, mark); ok {
		d.distinct = append(d.distinct, name)
	}
}

// relationNames are those of all relations, each once.
func (s *statistics) relationNames() []string {
	var names []string
	for _, r := range s.relations {
		names = append(names, r.rel)
	}
	return unique(names)
}

// degrees are those of a hop from nodes of any of the kinds (nil: any), with the
// kind that it starts from.
func (s *statistics) degrees(kinds []string, h *store.Hop) iter.Seq2[string, degree] {
	return func(yield func(string, degree) bool) {
		for _, r := range s.relations {
			start, end, d := r.from, r.to, r.out
			if h.In {
				start, end, d = r.to, r.from, r.in
			}
			if includes(h.Rels, r.rel) && includes(kinds, start) && includes(h.Kinds, end) && !yield(start, d) {
				return
			}
		}
	}
}

// maxNeighbours is how many neighbours a node of any of the kinds has at most over
// the hop; ok is false where nothing is known.
func (s *statistics) maxNeighbours(kinds []string, h *store.Hop) (n int, ok bool) {
	if s == nil {
		return 0, false
	}
	starts := map[string]int{}
	for start, d := range s.degrees(kinds, h) {
		starts[start] += d.max
		n = max(n, starts[start])
	}
	return n, true
}

// ordersNeighbours says whether the hop's order says of any two neighbours of a node
// which one comes first, so that their ids need not.
func (s *statistics) ordersNeighbours(kinds []string, h *store.Hop) bool {
	relations := 0
	for _, d := range s.degrees(kinds, h) {
		relations++
		if d.max > 1 && !slices.ContainsFunc(h.Paging.Order, func(o store.Order) bool {
			name := o.Prop
			if o.OnEdge {
				name = edgeMark + name
			}
			return slices.Contains(d.distinct, name)
		}) {
			return false
		}
	}
	return relations <= 1 // of two, one's neighbour may have the number of the other's
}

// endsOnlyIn says whether all edges of the relation, from nodes of these kinds, lead
// to nodes of those.
func (s *statistics) endsOnlyIn(rel string, in bool, kinds, ends []string) bool {
	return !slices.ContainsFunc(s.relations, func(r relationStatistics) bool {
		start, end := r.from, r.to
		if in {
			start, end = r.to, r.from
		}
		return r.rel == rel && includes(kinds, start) && !includes(ends, end)
	})
}

// allFit says whether a query's rows are so few that all may come, in no order.
func (s *statistics) allFit(q store.Query) bool {
	if q.Text != "" || q.Paging.After != nil {
		return false
	}
	if q.IDs != nil {
		return len(unique(q.IDs)) <= q.Paging.First
	}
	n, known := s.nodesOf(q.Kinds)
	return known && q.Paging.First > 0 && fitPage(n, q.Paging.First, len(q.Where), len(q.Expand))
}

// fewRows is how many rows there may be for all to come though the page is shorter,
// where a filter leaves some of them and nothing is below.
const fewRows = 200

func fitPage(rows, first, filters, below int) bool {
	return rows <= first || rows <= fewRows && filters > 0 && below == 0
}

// searchesOnly says whether what is found by texts is of these kinds only.
func (s *statistics) searchesOnly(kinds []string) bool {
	return s != nil && !slices.ContainsFunc(s.searched, func(kind string) bool { return !slices.Contains(kinds, kind) })
}

// nodesOf is how many nodes of the kinds (nil: any) there are.
func (s *statistics) nodesOf(kinds []string) (n int, ok bool) {
	if s == nil || len(s.nodes) == 0 {
		return 0, false
	}
	for kind, count := range s.nodes {
		if includes(kinds, kind) {
			n += count
		}
	}
	return n, true
}

// edgesOf counts those of the relations.
func (s *statistics) edgesOf(rels []string) (n int64) {
	for _, r := range s.relations {
		if slices.Contains(rels, r.rel) {
			n += int64(r.edges)
		}
	}
	return n
}

// includes says whether a list, of which nil is all, has the name.
func includes(list []string, name string) bool { return list == nil || slices.Contains(list, name) }

// hasMixedTexts says whether all nodes have their mixed texts: an older version of this
// program loads none, and some are too long.
func (s *statistics) hasMixedTexts() bool { return s != nil && s.mixedTexts }
