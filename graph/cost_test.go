package graph

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/internal/builtin"
)

// TestTheCostIsToldWhereItIsAsked: with the figures that the query is held against, also
// where it is refused by them.
func TestTheCostIsToldWhereItIsAsked(t *testing.T) {
	asking := http.Header{CostHeader: {"report"}}
	for _, c := range []struct {
		name, query string
		headers     http.Header
		rows        int // of Limits
		want        string
	}{
		{"not asked", `{ plans(first: 2) { nodes { id } } }`, nil, 20_000, `{}`},
		{"asked otherwise", `{ plans(first: 2) { nodes { id } } }`, http.Header{CostHeader: {"1"}}, 20_000, `{}`},
		{
			"a list below a list", `{ plans(first: 2) { nodes { id tasks(first: 3) { nodes { id key } } } } }`, asking, 20_000,
			`{"cost":{"rows":{"asked":6,"allowed":20000},"allRows":{"asked":8,"allowed":100000},"values":{"asked":14,"allowed":1000000},"seen":{"asked":0,"allowed":1000000}}}`,
		},
		{
			"no more than there is", `{ documents(first: 100) { nodes { id } } }`, asking, 20_000,
			`{"cost":{"rows":{"asked":5,"allowed":20000},"allRows":{"asked":5,"allowed":100000},"values":{"asked":5,"allowed":1000000},"seen":{"asked":0,"allowed":1000000}}}`,
		},
		{
			"refused", `{ documents(first: 100) { nodes { id } } }`, asking, 4,
			`{"cost":{"rows":{"asked":5,"allowed":4},"allRows":{"asked":5,"allowed":100000},"values":{"asked":5,"allowed":1000000},"seen":{"asked":0,"allowed":1000000}}}`,
		},
		{"never priced", `{ nothing }`, asking, 20_000, `{}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			limits := DefaultLimits()
			limits.Rows = c.rows
			answer, _ := NewEngine(builtin.Store(), nil, limits, nil).Execute(t.Context(), &graphql.RawParams{Query: c.query, Headers: c.headers})
			delete(answer.Extensions, "dataVersion") // which stands beside it
			got, err := json.Marshal(answer.Extensions)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != c.want {
				t.Errorf("%s, errors %v", got, answer.Errors)
			}
		})
	}
}
