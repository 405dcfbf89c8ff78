package graph

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

func TestErrorsAboutVariablesNameThemAndTheirValues(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), nil)
	for _, c := range []struct{ name, query, variables, says string }{
		{"a fraction for a whole number", `query ($n: Int) { plans(first: $n) { totalCount } }`, `{"n": 1.5}`, `the variable $n cannot be 1.5: it takes Int`},
		{"a text for a whole number", `query ($n: Int) { plans(first: $n) { totalCount } }`, `{"n": "two"}`, `the variable $n cannot be "two": it takes Int`},
		{"within a filter", `query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }`, `{"f": {"years": [2020, true]}}`, `the variable $f.years[1] cannot be true: it takes Int`},
		{"a text for a filter", `query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }`, `{"f": "龙湾"}`, `the variable $f cannot be "龙湾": it takes the fields of TaskFilter`},
		{"an unknown field", `query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }`, `{"f": {"colour": "red"}}`, `the variable $f.colour: unknown field`},
		{"a whole number of more than 32 bits", `query ($y: [Int!]) { tasks(filter: {years: $y}) { totalCount } }`, `{"y": [2020, 3000000000]}`, `the variable $y[1] cannot be 3000000000: it takes Int`},
		{"a whole number beyond all", `query ($y: [Int!]) { tasks(filter: {years: $y}) { totalCount } }`, `{"y": [9007199254740993]}`, `the variable $y[0] cannot be 9007199254740993: it takes Int`},
		{"a number for a text", `query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }`, `{"f": {"text": 5}}`, `the variable $f.text cannot be 5: it takes String`},
		{"a fraction for an id", `query ($i: ID!) { node(id: $i) { id } }`, `{"i": 1.5}`, `the variable $i cannot be 1.5: it takes ID`},
		{"a list for an enum", `query ($o: PlanOrder) { plans(orderBy: $o) { totalCount } }`, `{"o": ["ID"]}`, `the variable $o cannot be ["ID"]: it takes one of the values of its enum`},
		{"null", `query ($i: ID!) { node(id: $i) { id } }`, `{"i": null}`, `the variable $i: cannot be null`},
		{"nothing", `query ($i: ID!) { node(id: $i) { id } }`, `{}`, `the variable $i: must be defined`},
		{"a long text", `query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }`, `{"f": "` + strings.Repeat("龙湾", 100) + `"}`, `…: it takes the fields`},
	} {
		var variables map[string]any
		if err := decode([]byte(c.variables), &variables); err != nil {
			t.Fatal(err)
		}
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: c.query, Variables: variables})
		if len(answer.Errors) != 1 || !strings.Contains(answer.Errors[0].Message, c.says) || answer.Errors[0].Extensions["code"] == CodeInternal {
			b, _ := json.Marshal(answer.Errors)
			t.Errorf("%s: %s, want %q", c.name, b, c.says)
		}
	}
}
