package graph

import (
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// BenchmarkAPlanWithItsTasks is the query that an explorer asks most: a plan,
// its tasks, and for each its agencies and targets.
func BenchmarkAPlanWithItsTasks(b *testing.B) {
	engine := builtIn(b)
	params := &graphql.RawParams{Query: `{
		node(id: "plan:longwan-corridor-2020") { ... on Plan {
			title tasks(first: 60) { nodes {
				key title
				leads: agencies(roles: [LEAD]) { nodes { name } }
				supports: agencies(roles: [SUPPORT]) { nodes { name } }
				targets { nodes { statedIndicator year value } }
			} }
		} }
	}`}
	for b.Loop() {
		if answer, err := engine.Execute(b.Context(), params); err != nil || len(answer.Errors) > 0 {
			b.Fatal(err, answer.Errors)
		}
	}
}
