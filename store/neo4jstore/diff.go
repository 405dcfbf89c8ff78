package neo4jstore

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/store"
)

// batch is a statement with some of its rows, all of one shape.
type batch struct {
	statement string
	rows      []any
}

// batchSize is how many rows one statement takes: enough to make the round trip
// small beside the work, few enough for a heap of 256 MB.
const batchSize = 5000

// difference is what turns what is there into the graph, in the order in which
// it is written, and its count.
type difference struct {
	batches        []batch
	report         LoadReport
	statistics     []string // of the graph to load
	sameStatistics bool     // the state node has them
}

func (d *difference) add(statement string, rows []any) {
	for part := range slices.Chunk(rows, batchSize) {
		d.batches = append(d.batches, batch{statement, part})
	}
}

// nothingToWrite says whether what is there is the graph, and its statistics are.
func (d *difference) nothingToWrite() bool { return !d.report.Changed() && d.sameStatistics }

// edgeKey names an edge.
type edgeKey struct{ from, rel, to string }

// storedNode and storedEdge are as they were found.
type storedNode struct {
	labels []string
	props  map[string]any
}

type storedEdge struct {
	element string
	props   map[string]any
}

// storedGraph is what the database has of this program's.
type storedGraph struct {
	nodes map[string]storedNode
	edges map[edgeKey]storedEdge
	again []string // edges between the same nodes as another of the relation
	state storedState
}

// storedState is what the last load left; of none where there was no load.
type storedState struct {
	loaded     bool
	version    string
	statistics []string
}

// What the add methods read, a row each.
const (
	matchNodes = "MATCH (n:" + marker + ") RETURN n.id, labels(n), properties(n)"
	matchEdges = "MATCH (a:" + marker + ")-[r]->(b:" + marker + ") RETURN a.id, type(r), b.id, elementId(r), properties(r)"
	matchState = "MATCH (s:" + stateNode + ") RETURN s.version, s.statistics"
)

func (s *storedGraph) addNode(row []any) {
	c := cells{list: row}
	s.nodes[c.text()] = storedNode{labels: c.strings(), props: storedProps(c.next())}
}

func (s *storedGraph) addEdge(row []any) {
	c := cells{list: row}
	key := edgeKey{c.text(), c.text(), c.text()}
	edge := storedEdge{element: c.text(), props: storedProps(c.next())}
	if _, known := s.edges[key]; known {
		s.again = append(s.again, edge.element)
		return
	}
	s.edges[key] = edge
}

func (s *storedGraph) addState(row []any) {
	c := cells{list: row}
	s.state.version, s.state.loaded = c.next().(string)
	s.state.statistics = c.strings()
}

func storedProps(v any) map[string]any {
	m, _ := v.(map[string]any)
	for k, v := range m {
		m[k] = property(v)
	}
	return m
}

// readGraph reads all that is compared.
func (b *backend) readGraph(ctx context.Context) (*storedGraph, error) {
	s := &storedGraph{nodes: map[string]storedNode{}, edges: map[edgeKey]storedEdge{}}
	for _, part := range []struct {
		statement string
		add       func([]any)
	}{{matchNodes, s.addNode}, {matchEdges, s.addEdge}, {matchState, s.addState}} {
		if err := b.stream(ctx, part.statement, part.add); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// differenceTo compares what is there with the graph, property by property, so that
// it also mends what others changed. What is there is used up.
func (s *storedGraph) differenceTo(g *store.Graph) *difference {
	d := &difference{statistics: statisticsOf(g).encode()}
	d.report.Version, d.report.VersionChanged = g.Version, !s.state.loaded || s.state.version != g.Version
	d.sameStatistics = slices.Equal(s.state.statistics, d.statistics)
	nodes, edges := s.compareNodes(g, &d.report), s.compareEdges(g, &d.report)

	d.add("UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r", edges.surplus)
	d.add("UNWIND $rows AS row MATCH (n:"+shared+" {id: row}) WHERE n:"+marker+" DETACH DELETE n", nodes.surplus)
	d.add("UNWIND $rows AS row MATCH (n:"+shared+" {id: row.id}) REMOVE n:$(row.old) SET n:$(row.kind)", nodes.relabel)
	d.add("UNWIND $rows AS row MATCH (n:"+shared+" {id: row.id}) SET n = row.props", nodes.update)
	for _, kind := range nodes.create.names() {
		d.add("UNWIND $rows AS row CREATE (n:"+shared+":"+marker+":"+kind+") SET n = row", nodes.create[kind])
	}
	d.add("UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element SET r = row.props", edges.update)
	for _, rel := range edges.create.names() {
		d.add("UNWIND $rows AS row MATCH (a:"+shared+" {id: row.from}) MATCH (b:"+shared+" {id: row.to})"+
			" CREATE (a)-[r:"+rel+"]->(b) SET r = row.props", edges.create[rel])
	}
	return d
}

// changes are the rows of the statements that write nodes, or edges.
type changes struct {
	create                   groups // by kind or relation
	relabel, update, surplus []any
}

func (s *storedGraph) compareNodes(g *store.Graph, report *LoadReport) changes {
	c := changes{create: groups{}}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		want := nodeProps(n)
		have, ok := s.nodes[n.ID]
		delete(s.nodes, n.ID)
		if !ok {
			c.create.add(n.Kind, want)
			report.NodesCreated++
			continue
		}
		foreign := slices.DeleteFunc(have.labels, func(l string) bool { return l == shared || l == marker || l == n.Kind })
		wrongKind := len(foreign) > 0 || have.props[kindProp] != n.Kind
		if wrongKind {
			c.relabel = append(c.relabel, map[string]any{"id": n.ID, "old": foreign, "kind": n.Kind})
		}
		differs := !reflect.DeepEqual(have.props, want)
		if differs {
			c.update = append(c.update, map[string]any{"id": n.ID, "props": want})
		}
		if wrongKind || differs {
			report.NodesUpdated++
		}
	}
	c.surplus = sortedRows(slices.Collect(maps.Keys(s.nodes)))
	report.NodesDeleted = len(c.surplus)
	return c
}

func (s *storedGraph) compareEdges(g *store.Graph, report *LoadReport) changes {
	c := changes{create: groups{}}
	for i := range g.Edges {
		e := &g.Edges[i]
		want := edgeProps(e)
		key := edgeKey{e.From, e.Rel, e.To}
		have, ok := s.edges[key]
		delete(s.edges, key)
		switch {
		case !ok:
			c.create.add(e.Rel, map[string]any{"from": e.From, "to": e.To, "props": want})
			report.EdgesCreated++
		case !reflect.DeepEqual(have.props, want):
			c.update = append(c.update, map[string]any{"element": have.element, "props": want})
			report.EdgesUpdated++
		}
	}
	surplus := s.again
	for _, e := range s.edges {
		surplus = append(surplus, e.element)
	}
	c.surplus = sortedRows(surplus)
	report.EdgesDeleted = len(c.surplus)
	return c
}

// sortedRows are names as a statement's rows.
func sortedRows(names []string) []any {
	slices.Sort(names)
	var rows []any
	for _, name := range names {
		rows = append(rows, name)
	}
	return rows
}

// groups are rows by the name that their statement has written into it.
type groups map[string][]any

func (g groups) add(name string, row any) { g[name] = append(g[name], row) }

func (g groups) names() []string {
	names := make([]string, 0, len(g))
	for name := range g {
		names = append(names, name)
	}
	slices.SortFunc(names, cmp.Compare)
	return names
}

// nodeProps are a node's properties as they are stored.
func nodeProps(n *store.Node) map[string]any {
	out := map[string]any{}
	addProps(out, n.Props)
	addProps(out, store.Props{store.IDProp: n.ID})
	out[kindProp] = n.Kind
	if o := sortableID(n.ID); o != n.ID {
		out[orderProp] = o
	}
	if len(n.Search) > 0 {
		texts, in := make([]string, len(n.Search)), make([]string, len(n.Search))
		for i, t := range n.Search {
			texts[i], in[i] = t.Text, t.In
		}
		out[searchProp], out[searchInProp] = texts, in
		if mixed, fits := mixedTexts(n.Search); fits && mixed != "" {
			out[mixedProp] = mixed
		}
	}
	return out
}

func edgeProps(e *store.Edge) map[string]any {
	out := map[string]any{}
	addProps(out, e.Props)
	return out
}

// addProps adds properties and the folded twins that Contains asks for.
func addProps(out map[string]any, props store.Props) {
	for k, v := range props {
		out[k] = v
		switch v := v.(type) {
		case string:
			if f := store.Fold(v); f != v {
				out[foldPrefix+k] = f
			}
		case []string:
			folded := make([]string, len(v))
			for i, s := range v {
				folded[i] = store.Fold(s)
			}
			if !slices.Equal(folded, v) {
				out[foldPrefix+k] = folded
			}
		}
	}
}

// stream reads a long answer row by row.
func (b *backend) stream(ctx context.Context, statement string, row func([]any)) error {
	session := b.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeWrite, DatabaseName: b.database})
	defer session.Close(context.WithoutCancel(ctx))
	b.observe(statement, nil)
	result, err := session.Run(ctx, statement, nil)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		row(result.Record().Values)
	}
	return result.Err()
}

// String says what a load changed, for a person.
func (r LoadReport) String() string {
	if !r.Changed() {
		return "nothing to change"
	}
	var b strings.Builder
	part := func(n int, what string) {
		if n > 0 {
			if b.Len() > 0 {
				b.WriteString(", ")
			}
			b.WriteString(strings.TrimSpace(what + " " + strconv.Itoa(n)))
		}
	}
	part(r.NodesCreated, "nodes created:")
	part(r.NodesUpdated, "nodes updated:")
	part(r.NodesDeleted, "nodes deleted:")
	part(r.EdgesCreated, "edges created:")
	part(r.EdgesUpdated, "edges updated:")
	part(r.EdgesDeleted, "edges deleted:")
	if b.Len() == 0 {
		return "the data version alone changed"
	}
	return b.String()
}
