package graph

import (
	"context"
	"log/slog"
	"os"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

var neo4j neo4jtest.Shared

func TestMain(m *testing.M) { os.Exit(neo4j.Main(m)) }

// TestNeo4jAnswersAsFromMemory: the same bytes, and a statement for each call
// that memory was asked with, whatever the depth and the rows.
func TestNeo4jAnswersAsFromMemory(t *testing.T) {
	a := neo4j.Address(t)
	var statements atomic.Int64
	s, err := neo4jstore.Open(neo4jstore.Config{
		URI: a.URI, User: a.User, Password: a.Password, Database: a.Database,
		Observer: func(string, map[string]any) { statements.Add(1) },
	})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	if err := s.Replace(t.Context(), testGraph()); err != nil {
		t.Fatal(err)
	}

	t.Run("golden queries", func(t *testing.T) { goldenQueries(t, s, &statements, false) })

	t.Run("random queries", func(t *testing.T) {
		// Each is a statement that Neo4j has to plan, for a second or more.
		limits := DefaultLimits()
		limits.Rows, limits.Total, limits.Aliases = 1<<40, 1<<40, 1<<20
		ask := func(s store.Store, query string) string {
			answer, err := NewEngine(s, nil, limits, slog.New(slog.DiscardHandler)).Execute(t.Context(), &graphql.RawParams{Query: query})
			if err != nil || len(answer.Errors) > 0 {
				t.Fatalf("%v: %v\n%s", err, answer.Errors, query)
			}
			return string(answer.Data)
		}
		memory := testStore(t)
		for seed := range uint64(20) {
			query := randomQuery(seed)
			statements.Store(0)
			got, want := ask(s, query), ask(memory, query)
			if got != want {
				t.Errorf("seed %d: Neo4j answers\n%s\nmemory answers\n%s\n%s", seed, got, want, query)
			}
			if n, fields := statements.Load(), rootFields(t, []byte(got)); n != fields {
				t.Errorf("seed %d: %d statements for %d root fields\n%s", seed, n, fields, query)
			}
		}
	})
	t.Run("vocabularies", func(t *testing.T) {
		const query = `{ vocabularies { functions { name aliases count } } }`
		answer := func(s store.Store) string {
			answer, err := NewEngine(s, nil, DefaultLimits(), slog.New(slog.DiscardHandler)).Execute(t.Context(), &graphql.RawParams{Query: query})
			if err != nil || len(answer.Errors) > 0 {
				t.Fatalf("%v: %v", err, answer.Errors)
			}
			return string(answer.Data)
		}
		if got, want := answer(s), answer(testStore(t)); got != want {
			t.Errorf("Neo4j answers\n%s\nmemory answers\n%s", got, want)
		}
	})
	t.Run("ids that went", func(t *testing.T) {
		if err := s.Replace(t.Context(), graphWithRedirects()); err != nil {
			t.Fatal(err)
		}
		answersForFormerIDs(t, s)
	})
}
