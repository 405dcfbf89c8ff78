package neo4jstore_test

import (
	"context"
	"slices"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// BenchmarkLoad compares a load into an empty store with the same rows sent by
// bare UNWIND statements: no search, no check, no lock, nothing compared.
func BenchmarkLoad(b *testing.B) {
	a := shared.Address(b)
	g := chain(20_000, "v1")
	ctx := context.Background()
	s, err := neo4jstore.Open(config(a))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close(ctx)
	driver, err := neo4j.NewDriverWithContext(a.URI, neo4j.BasicAuth(a.User, a.Password, ""))
	if err != nil {
		b.Fatal(err)
	}
	defer driver.Close(ctx)
	run := func(b *testing.B, statement string, rows []any) {
		b.Helper()
		session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: a.Database})
		defer session.Close(ctx)
		result, err := session.Run(ctx, statement, map[string]any{"rows": rows})
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	empty := func(b *testing.B) {
		b.StopTimer()
		run(b, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", nil)
		b.StartTimer()
	}
	if err := s.Replace(ctx, &store.Graph{}); err != nil { // the indexes
		b.Fatal(err)
	}
	b.Run("unwind", func(b *testing.B) {
		for b.Loop() {
			empty(b)
			var nodes, edges []any
			for _, n := range g.Nodes {
				props := map[string]any{"id": n.ID, "search": n.Search[0].Text}
				for k, v := range n.Props {
					props[k] = v
				}
				nodes = append(nodes, props)
			}
			for _, e := range g.Edges {
				edges = append(edges, map[string]any{"from": e.From, "to": e.To, "props": map[string]any(e.Props)})
			}
			for rows := range slices.Chunk(nodes, 5000) {
				run(b, "UNWIND $rows AS row CREATE (n:Node:Task) SET n = row", rows)
			}
			for rows := range slices.Chunk(edges, 5000) {
				run(b, "UNWIND $rows AS row MATCH (a:Node {id: row.from}) MATCH (b:Node {id: row.to}) CREATE (a)-[r:NEXT]->(b) SET r = row.props", rows)
			}
		}
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			empty(b)
			if _, err := s.Load(ctx, g, neo4jstore.LoadOptions{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	empty(b)
}
