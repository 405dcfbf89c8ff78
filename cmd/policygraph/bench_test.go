package main

import (
	"context"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// BenchmarkLoad compares a load into an empty Neo4j with a bare loop by the
// driver that writes the same nodes and edges: no search for what is there, no
// lock, no check, none of the folded texts that filters ask for. The two alternate
// on one server, warmed up, each into an emptied database. The ratio is that of
// their speeds: at 1 the load is as fast as the bare loop.
func BenchmarkLoad(b *testing.B) {
	for _, c := range []struct {
		name      string
		districts int
	}{
		{"at_once", 58},    // 62,000 nodes and 131,000 edges: one transaction
		{"in_batches", 94}, // 100,000 nodes and 213,000 edges
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkLoad(b, synthtest.Graph(b, c.districts)) })
	}
}

func benchmarkLoad(b *testing.B, g *store.Graph) {
	server := neo4jtest.Start(b, neo4jtest.Options{Heap: "1g", Steady: true})
	b.Setenv("NEO4J_URI", server.URI)
	b.Setenv("NEO4J_PASSWORD", server.Password)
	s, err := openNeo4j()
	if err != nil {
		b.Fatal(err)
	}
	defer closeStore(s, os.Stderr)
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	defer driver.Close(context.Background())
	bare := &bareLoop{b, driver}
	timed := func(load func()) float64 {
		bare.empty()
		start := time.Now()
		load()
		return time.Since(start).Seconds()
	}
	byStore := func() {
		if _, err := s.Load(b.Context(), g, neo4jstore.LoadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	byHand := func() { bare.write(g) }
	byStore() // makes the indexes, and warms the server up
	timed(byHand)
	timed(byStore)

	var ratios, loads, loops []float64
	for b.Loop() {
		load, loop := timed(byStore), timed(byHand)
		loads, loops, ratios = append(loads, load), append(loops, loop), append(ratios, loop/load)
	}
	b.ReportMetric(float64(len(g.Nodes)), "nodes")
	b.ReportMetric(float64(len(g.Edges)), "edges")
	b.ReportMetric(median(loads), "s/load")
	b.ReportMetric(median(loops), "s/loop")
	b.ReportMetric(median(ratios), "ratio")
}

func median(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// bareLoop is what a person writes with the driver: for each kind and relation
// one statement, with 5,000 rows at a time.
type bareLoop struct {
	*testing.B
	driver neo4j.DriverWithContext
}

func (b *bareLoop) run(statement string, rows []any) {
	session := b.driver.NewSession(b.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(context.Background())
	result, err := session.Run(b.Context(), statement, map[string]any{"rows": rows})
	if err == nil {
		_, err = result.Consume(b.Context())
	}
	if err != nil {
		b.Fatal(err)
	}
}

func (b *bareLoop) empty() {
	b.run("MATCH (n:Node) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
}

func (b *bareLoop) write(g *store.Graph) {
	nodes, edges := map[string][]any{}, map[string][]any{}
	for _, n := range g.Nodes {
		row := map[string]any{"id": n.ID}
		var search []string
		for _, t := range n.Search {
			search = append(search, t.Text)
		}
		if search != nil {
			row["_search"] = search
		}
		for k, v := range n.Props {
			row[k] = v
		}
		nodes[n.Kind] = append(nodes[n.Kind], row)
	}
	for _, e := range g.Edges {
		edges[e.Rel] = append(edges[e.Rel], map[string]any{"from": e.From, "to": e.To, "props": map[string]any(e.Props)})
	}
	for kind, rows := range nodes {
		for part := range slices.Chunk(rows, 5000) {
			b.run("UNWIND $rows AS row CREATE (n:Node:Policygraph:"+kind+") SET n = row", part)
		}
	}
	for rel, rows := range edges {
		for part := range slices.Chunk(rows, 5000) {
			b.run("UNWIND $rows AS row MATCH (a:Node {id: row.from}) MATCH (b:Node {id: row.to}) CREATE (a)-[r:"+rel+"]->(b) SET r = row.props", part)
		}
	}
}
