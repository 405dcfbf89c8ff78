package graph

import (
	"log/slog"
	"math"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/internal/stoptest"
	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/store/memstore"
)

// TestAnAnswerStopsWithItsContext: wherever in the middle of an answer the context
// ends, by the writer or by the executor, an error says so, and soon nothing looks at the context any more.
func TestAnAnswerStopsWithItsContext(t *testing.T) {
	s := memstore.New()
	if err := s.Replace(t.Context(), synthtest.Graph(t, 10)); err != nil {
		t.Fatal(err)
	}
	limits, log := DefaultLimits(), slog.New(slog.DiscardHandler)
	for name, c := range map[string]struct {
		query  string
		engine *Engine
		most   int // looks of what was at work already
	}{
		"rows by the writer": {
			`{ tasks(first: 100) { nodes { title agencies { edges { node { name tasks(first: 8) { nodes { title } } } } } } } }`,
			NewEngine(s, nil, limits, log), 5,
		},
		"rows by the executor": {
			`{ tasks(first: 100) { nodes { title agencies { edges { node { name } } } passages { nodes { surrounding { quote } } } } } }`,
			NewEngine(s, Texts{}, limits, log), 200,
		},
		"the cells of a question": {
			`{ matrix(rows: AGENCY, columns: PLAN) { cells { count tasks(first: 1) { nodes { title } } } } }`,
			NewEngine(s, nil, limits, log), 200,
		},
		"many root fields": {
			`{ ` + manyRoots(30) + ` }`,
			NewEngine(s, nil, limits, log), 100,
		},
	} {
		t.Run(name, func(t *testing.T) {
			ask := func(looks int) (*stoptest.Context, *graphql.Response) {
				ctx := stoptest.After(t.Context(), looks)
				answer, _ := c.engine.Execute(ctx, &graphql.RawParams{Query: c.query})
				return ctx, answer
			}
			whole, answer := ask(math.MaxInt32)
			if len(answer.Errors) > 0 || whole.Looks() < 10 {
				t.Fatalf("%d looks, %v", whole.Looks(), answer.Errors)
			}
			for _, at := range []int{0, whole.Looks() / 4, whole.Looks() / 2, whole.Looks() * 3 / 4} {
				ctx, answer := ask(at)
				if len(answer.Errors) == 0 || answer.Errors[0].Extensions["code"] != CodeTimeout {
					t.Errorf("of %d looks at the %dth: %.100s, %v", whole.Looks(), at, answer.Data, answer.Errors)
				}
				if ctx.Late() > c.most {
					t.Errorf("of %d looks at the %dth: the work went on for %d looks", whole.Looks(), at, ctx.Late())
				}
			}
		})
	}
}
