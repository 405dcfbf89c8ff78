package export_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/export"
	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/store"
)

// TestCypherMakesTheSameGraph runs what was written on Neo4j and counts and reads what is
// there then.
func TestCypherMakesTheSameGraph(t *testing.T) {
	if testing.Short() {
		t.Skip("starts Neo4j")
	}
	a := neo4jtest.Start(t, neo4jtest.Options{})
	driver, err := neo4j.NewDriverWithContext(a.URI, neo4j.BasicAuth(a.User, a.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(t.Context())
	ask := func(statement string) []any {
		t.Helper()
		session := driver.NewSession(t.Context(), neo4j.SessionConfig{})
		defer session.Close(t.Context())
		result, err := session.Run(t.Context(), statement, nil)
		if err != nil {
			t.Fatalf("%.200s: %v", statement, err)
		}
		var values []any
		for result.Next(t.Context()) {
			values = append(values, result.Record().Values...)
		}
		if err := result.Err(); err != nil {
			t.Fatalf("%.200s: %v", statement, err)
		}
		return values
	}
	for name, st := range map[string]store.Store{"the built-in data": builtin.Store(), "hostile texts": hostileStore(t)} {
		ask("MATCH (n) DETACH DELETE n")
		g := read(t, st)
		var out bytes.Buffer
		if err := export.WriteCypher(&out, g); err != nil {
			t.Fatal(err)
		}
		session := driver.NewSession(t.Context(), neo4j.SessionConfig{})
		statements := strings.Split(strings.TrimSuffix(out.String(), ";\n"), ";\n")
		_, rest, _ := strings.Cut(statements[0], "\n") // behind the comment
		ask(rest)
		_, err := session.ExecuteWrite(t.Context(), func(tx neo4j.ManagedTransaction) (any, error) {
			for _, s := range statements[1:] {
				if _, err := tx.Run(t.Context(), s, nil); err != nil {
					return nil, err
				}
			}
			return nil, nil
		})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := session.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		counts := ask("MATCH (n) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r)")
		if counts[0] != int64(len(g.Nodes)) || counts[1] != int64(len(g.Edges)) {
			t.Errorf("%s: %v, want %d nodes and %d relations", name, counts, len(g.Nodes), len(g.Edges))
		}
		titles := map[any]any{}
		pairs := ask("MATCH (n:PolicyGraph) WHERE n.title IS NOT NULL RETURN n.id, n.title")
		for i := 0; i < len(pairs); i += 2 {
			titles[pairs[i]] = pairs[i+1]
		}
		for _, n := range g.Nodes {
			if want := n.Props.Get("title"); want != nil && titles[n.ID] != want {
				t.Errorf("%s: the title %q of %s comes back as %q", name, want, n.ID, titles[n.ID])
			}
		}
	}
}
