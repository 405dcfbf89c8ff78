package graph

import (
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/web"
)

// builtIn is an engine over the dataset that ships with the program.
func builtIn(t testing.TB) *Engine {
	t.Helper()
	return NewEngine(builtin.Store(), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
}

// TestTheExamplesHaveAnswers: what the page shows works on the built-in
// dataset, and each list that an example begins with has rows.
func TestTheExamplesHaveAnswers(t *testing.T) {
	engine := builtIn(t)
	examples, err := web.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		t.Run(e.Name, func(t *testing.T) {
			answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: e.Query})
			if err != nil || len(answer.Errors) > 0 {
				t.Fatalf("%v: %v", err, answer.Errors)
			}
			var roots map[string]struct{ Nodes, Edges, Conflicts []any }
			if err := json.Unmarshal(answer.Data, &roots); err != nil {
				t.Fatal(err)
			}
			for name, root := range roots {
				if len(root.Nodes)+len(root.Edges)+len(root.Conflicts) == 0 {
					t.Errorf("%s has no rows", name)
				}
			}
			if strings.Contains(e.Query, "quote") && !strings.Contains(string(answer.Data), `"quote":null`) {
				t.Error("there are no documents to quote, but a quote is not null")
			}
		})
	}
}
