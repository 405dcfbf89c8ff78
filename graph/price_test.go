package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// large is a store that says that it has a million of everything.
type large struct{ store.Store }

func (large) Stats(context.Context) (store.Stats, error) {
	s := store.Stats{Nodes: map[string]int{}, Edges: map[string]int{}}
	for _, kind := range ontology.Kinds() {
		s.Nodes[kind] = 1 << 20
	}
	for _, relation := range ontology.Relations() {
		s.Edges[relation.Name] = 1 << 20
	}
	return s, nil
}

// TestOrdinaryPagesPass: lists ask for more than there is, and are priced by what
// there is.
func TestOrdinaryPagesPass(t *testing.T) {
	small, big := builtin.Store(), large{builtin.Store()}
	for _, c := range []struct{ query, inLarge string }{
		{`{ platforms(first: 100) { nodes { name tasks { nodes { title targets { nodes { value } } passages { nodes { start } } } } } } }`, "rows is 40000, allowed is 20000"},
		{`{ plans(first: 100) { nodes { title tasks(first: 100) { nodes { title agencies { edges { role node { name } } } } } } } }`, "rows is 200000, allowed is 20000"},
		{`{ areas(first: 100) { nodes { name plans(first: 100) { nodes { title tasks { totalCount } } } } } }`, "rows is 200000, allowed is 20000"},
	} {
		if answer, _ := NewEngine(small, nil, DefaultLimits(), nil).Execute(t.Context(), &graphql.RawParams{Query: c.query}); len(answer.Errors) > 0 {
			t.Errorf("%s: %v", c.query, answer.Errors)
		}
		answer, _ := NewEngine(big, nil, DefaultLimits(), nil).Execute(t.Context(), &graphql.RawParams{Query: c.query})
		if len(answer.Errors) != 1 || !strings.Contains(answer.Errors[0].Message, c.inLarge) {
			t.Errorf("in a large graph, %s: %v", c.query, answer.Errors)
		}
	}
}

// TestQuestionsArePricedByWhatTheyLookThrough: over a small graph a hundred pass, over a
// large one the first few; and so do the words of searches.
func TestQuestionsArePricedByWhatTheyLookThrough(t *testing.T) {
	small, big := builtin.Store(), large{builtin.Store()}
	const refusal = "the number of rows that questions and searches look through is %d, allowed is 1000000"
	words := strings.Repeat("科 ", 300)
	for _, c := range []struct {
		what    string
		n       int
		inLarge int // rows that are refused; 0: it passes
	}{
		{"a%d: facets(text: \"科\") { totalCount }", 4, 0},
		{"a%d: facets(text: \"科\") { totalCount }", 99, 99 * 200_201},
		{"a%d: conflicts { totalCount }", 5, 0},
		{"a%d: conflicts { totalCount }", 6, 1_200_000},
		{"a%d: conflictConnection { totalCount }", 6, 1_200_000},
		{"a%d: search(text: \"科 技\") { totalCount }", 99, 0},
		{"a%d: search(text: \"" + words + "\") { totalCount }", 17, 17 * 300 * 201},
		{"a%d: tasks(filter: {text: \"" + words + "\"}) { totalCount }", 17, 17 * 300 * 201},
		{"a%d: stats { dataVersion }", 99, 0},
		{"a%d: tasks { totalCount }", 99, 0},
	} {
		query := "{ "
		for i := range c.n {
			query += fmt.Sprintf(c.what+" ", i)
		}
		query += "}"
		if answer, _ := NewEngine(small, nil, DefaultLimits(), nil).Execute(t.Context(), &graphql.RawParams{Query: query}); len(answer.Errors) > 0 {
			t.Errorf("%d of %s: %v", c.n, c.what, answer.Errors)
		}
		answer, _ := NewEngine(big, nil, DefaultLimits(), nil).Execute(t.Context(), &graphql.RawParams{Query: query})
		switch {
		case c.inLarge == 0 && len(answer.Errors) > 0:
			t.Errorf("in a large graph, %d of %s: %v", c.n, c.what, answer.Errors)
		case c.inLarge > 0 && (len(answer.Errors) != 1 || !strings.Contains(answer.Errors[0].Message, fmt.Sprintf(refusal, c.inLarge))):
			t.Errorf("in a large graph, %d of %s: %v, want "+refusal, c.n, c.what, answer.Errors, c.inLarge)
		}
	}
}

// TestThePriceIsAnUpperBound holds the price of queries against the rows that come.
func TestThePriceIsAnUpperBound(t *testing.T) {
	s := builtin.Store()
	for _, query := range []string{
		`{ agencies(first: 100) { nodes { tasks(first: 100) { nodes { plan { tasks(first: 100) { nodes { id } } } } } } } }`,
		`{ indicators(first: 100) { nodes { targets(first: 100) { nodes { tasks(first: 100) { nodes { agencies(first: 100) { nodes { id } } } } } } } } }`,
		`{ areas(first: 100) { nodes { parts(first: 100) { nodes { plans(first: 100) { nodes { id } } } } } } }`,
	} {
		limits := DefaultLimits()
		limits.Rows, limits.Total, limits.Cells, limits.Seen = 1<<40, 1<<40, 1<<40, 1<<40
		answer, _ := NewEngine(s, nil, limits, nil).Execute(t.Context(), &graphql.RawParams{Query: query})
		if len(answer.Errors) > 0 {
			t.Fatal(answer.Errors)
		}
		var data any
		if err := json.Unmarshal(answer.Data, &data); err != nil {
			t.Fatal(err)
		}
		limits.Total = 0
		refused, _ := NewEngine(s, nil, limits, nil).Execute(t.Context(), &graphql.RawParams{Query: query})
		price := -1
		if _, err := fmt.Sscanf(refused.Errors[0].Message, "the cost of all lists together in rows is %d", &price); err != nil {
			t.Fatal(refused.Errors)
		}
		if rows := listed(data); price < rows || rows == 0 {
			t.Errorf("%s makes %d rows and is priced at %d", query, rows, price)
		}
	}
}

// listed counts the values that stand in lists of an answer.
func listed(v any) int {
	n := 0
	switch v := v.(type) {
	case map[string]any:
		for _, child := range v {
			n += listed(child)
		}
	case []any:
		n = len(v)
		for _, child := range v {
			n += listed(child)
		}
	}
	return n
}
