package graph

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/internal/builtin"
)

// TestAnAnswerHasItsSize: both by the writer and by the executor.
func TestAnAnswerHasItsSize(t *testing.T) {
	s := builtin.Store()
	limits := DefaultLimits()
	limits.Answer = 70 << 10
	for _, c := range []struct{ name, query string }{
		{"one root field", `{ tasks(first: 100) { nodes { ...t agencies(first: 100) { edges { statedName node { id name aliases function } } } } } } fragment t on Task { id key title part passages { nodes { id section opening closing document { id title } } } }`},
		{"several root fields", `{ ` + manyRoots(30) + ` }`},
		{"a question", `{ compare(indicators: ["indicator:high-tech-enterprises"], areas: ["area:330303"]) { indicators { rows { cells { year } } } } ` + manyRoots(30) + ` }`},
	} {
		for name, engine := range map[string]*Engine{"writer": NewEngine(s, nil, limits, nil), "executor": newTyped(s, nil, limits, nil)} {
			answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: c.query})
			if len(answer.Errors) == 0 || !strings.Contains(answer.Errors[0].Message, "bytes is") || answer.Errors[0].Extensions["code"] != CodeLimitExceeded {
				t.Errorf("%s, by the %s: %d bytes, %v", c.name, name, len(answer.Data), answer.Errors)
			}
			if len(answer.Data) > limits.Answer {
				t.Errorf("%s, by the %s: %d bytes are sent", c.name, name, len(answer.Data))
			}
		}
	}
}

func manyRoots(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("r" + strings.Repeat("x", i) + `: tasks(first: 50) { nodes { id title key } } `)
	}
	return b.String()
}
