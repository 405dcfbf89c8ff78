package neo4jstore

import (
	"cmp"
	"context"
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
	batches []batch
	report  LoadReport
	census  []string // of the graph to load
	counted bool     // the state node has it
}

func (d *difference) add(statement string, rows []any) {
	for part := range slices.Chunk(rows, batchSize) {
		d.batches = append(d.batches, batch{statement, part})
	}
}

// triple names an edge.
type triple struct{ from, rel, to string }

// stored is a node or an edge as it was found.
type stored struct {
	element string
	labels  []string
	props   map[string]any
}

// difference compares the graph with what is there, property by property, so
// that it also mends what others changed.
func (b *backend) difference(ctx context.Context, g *store.Graph) (*difference, error) {
	nodes, err := b.storedNodes(ctx)
	if err != nil {
		return nil, err
	}
	edges, surplus, err := b.storedEdges(ctx)
	if err != nil {
		return nil, err
	}
	d := &difference{}
	createNodes, createEdges := groups{}, groups{}
	var relabel, updateNodes, deleteNodes, updateEdges []any
	for i := range g.Nodes {
		n := &g.Nodes[i]
		want := nodeProps(n)
		have, ok := nodes[n.ID]
		delete(nodes, n.ID)
		if !ok {
			createNodes.add(n.Kind, want)
			d.report.NodesCreated++
			continue
		}
		foreign := slices.DeleteFunc(have.labels, func(l string) bool { return l == shared || l == marker || l == n.Kind })
		wrong := len(foreign) > 0 || have.props[kindProp] != n.Kind
		if wrong {
			relabel = append(relabel, map[string]any{"id": n.ID, "old": foreign, "kind": n.Kind})
		}
		if !reflect.DeepEqual(have.props, want) {
			updateNodes = append(updateNodes, map[string]any{"id": n.ID, "props": want})
		}
		if wrong || !reflect.DeepEqual(have.props, want) {
			d.report.NodesUpdated++
		}
	}
	for id := range nodes {
		deleteNodes = append(deleteNodes, id)
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		want := edgeProps(e)
		key := triple{e.From, e.Rel, e.To}
		have, ok := edges[key]
		delete(edges, key)
		switch {
		case !ok:
			createEdges.add(e.Rel, map[string]any{"from": e.From, "to": e.To, "props": want})
			d.report.EdgesCreated++
		case !reflect.DeepEqual(have.props, want):
			updateEdges = append(updateEdges, map[string]any{"element": have.element, "props": want})
			d.report.EdgesUpdated++
		}
	}
	for _, e := range edges {
		surplus = append(surplus, e.element)
	}
	d.report.NodesDeleted, d.report.EdgesDeleted = len(deleteNodes), len(surplus)

	d.add("UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row DELETE r", surplus)
	d.add("UNWIND $rows AS row MATCH (n:"+shared+" {id: row}) WHERE n:"+marker+" DETACH DELETE n", deleteNodes)
	d.add("UNWIND $rows AS row MATCH (n:"+shared+" {id: row.id}) REMOVE n:$(row.old) SET n:$(row.kind)", relabel)
	d.add("UNWIND $rows AS row MATCH (n:"+shared+" {id: row.id}) SET n = row.props", updateNodes)
	for _, kind := range createNodes.names() {
		d.add("UNWIND $rows AS row CREATE (n:"+shared+":"+marker+":"+kind+") SET n = row", createNodes[kind])
	}
	d.add("UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element SET r = row.props", updateEdges)
	for _, rel := range createEdges.names() {
		d.add("UNWIND $rows AS row MATCH (a:"+shared+" {id: row.from}) MATCH (b:"+shared+" {id: row.to})"+
			" CREATE (a)-[r:"+rel+"]->(b) SET r = row.props", createEdges[rel])
	}
	return d, nil
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
	if o := orderly(n.ID); o != n.ID {
		out[orderProp] = o
	}
	if len(n.Search) > 0 {
		texts, in := make([]string, len(n.Search)), make([]string, len(n.Search))
		for i, t := range n.Search {
			texts[i], in[i] = t.Text, t.In
		}
		out[searchProp], out[searchInProp] = texts, in
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

func (b *backend) storedNodes(ctx context.Context) (map[string]stored, error) {
	out := map[string]stored{}
	err := b.stream(ctx, "MATCH (n:"+marker+") RETURN n.id, labels(n), properties(n)", func(v []any) {
		id, _ := v[0].(string)
		labels, _ := v[1].([]any)
		out[id] = stored{labels: stringsOf(labels), props: plain(v[2])}
	})
	return out, err
}

// storedEdges are the edges between this program's nodes, and those that are
// there again.
func (b *backend) storedEdges(ctx context.Context) (map[triple]stored, []any, error) {
	out := map[triple]stored{}
	var again []any
	err := b.stream(ctx, "MATCH (a:"+marker+")-[r]->(b:"+marker+") RETURN a.id, type(r), b.id, elementId(r), properties(r)", func(v []any) {
		c := cells{list: v}
		key := triple{c.text(), c.text(), c.text()}
		edge := stored{element: c.text(), props: plain(c.next())}
		if _, known := out[key]; known {
			again = append(again, edge.element)
			return
		}
		out[key] = edge
	})
	return out, again, err
}

func plain(v any) map[string]any {
	m, _ := v.(map[string]any)
	for k, v := range m {
		m[k] = property(v)
	}
	return m
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
