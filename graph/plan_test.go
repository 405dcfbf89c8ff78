package graph

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// TestARememberedPlanAnswersAsAFreshOne: an engine that has answered a query
// with other variables before answers it as one that never did.
func TestARememberedPlanAnswersAsAFreshOne(t *testing.T) {
	on, off := true, false
	for _, c := range []struct {
		name, query string
		variables   []map[string]any
	}{
		{
			"an id at the root", `query ($id: ID!) { node(id: $id) { id ... on Plan { title tasks(first: 2) { nodes { key } } } } }`,
			[]map[string]any{{"id": "plan:shanqian"}, {"id": "nothing"}, {"id": "area:3399"}},
		},
		{
			"the size of a page, at the root and below", `query ($a: Int, $b: Int = 2) { plans(first: $a) { nodes { id tasks(first: $b) { pageInfo { hasNextPage } nodes { key } } } } }`,
			[]map[string]any{{}, {"a": 1}, {"a": 1, "b": 1}, {"b": 3}, {"a": nil, "b": nil}, {"a": -1}},
		},
		{
			"a filter", `query ($f: TargetFilter, $y: [Int!]) { targets(filter: $f) { nodes { id year } } plans { nodes { id targets(filter: {years: $y}) { totalCount } } } }`,
			[]map[string]any{{}, {"f": map[string]any{"years": []any{2022}}}, {"f": map[string]any{"years": []any{2023}}, "y": []any{2022}}, {"y": []any{}}, {"f": map[string]any{"plans": []any{"nothing"}}}},
		},
		{
			"conditions, through fragments", `query ($w: Boolean!, $x: Boolean = false) { plans { nodes { id ...more @include(if: $w) } } } fragment more on Plan { title area @skip(if: $x) { name } }`,
			[]map[string]any{{"w": on}, {"w": off}, {"w": on, "x": on}, {"w": off, "x": on}},
		},
		{
			"a field selected twice, once on a condition", `query ($w: Boolean!) { plans { nodes { id } } plans @include(if: $w) { totalCount nodes { title } } }`,
			[]map[string]any{{"w": on}, {"w": off}},
		},
		{
			"roles and an order", `query ($r: [Role!], $o: TaskOrder) { tasks(orderBy: $o, first: 3) { nodes { key agencies(roles: $r) { nodes { name } } } } }`,
			[]map[string]any{{}, {"r": []any{"LEAD"}}, {"r": "LEAD", "o": "POSITION_DESC"}, {"r": []any{}}, {"o": "ID"}},
		},
		{
			"the text of a search", `query ($t: String!, $k: [NodeKind!]) { search(text: $t, kinds: $k, first: 3) { totalCount pageInfo { endCursor } edges { node { id } } } }`,
			[]map[string]any{{"t": "科技局"}, {"t": "山前区"}, {"t": "科技局", "k": []any{"AGENCY"}}, {"t": " "}},
		},
		{
			"a place in a list", `query ($after: Cursor) { tasks(first: 1, after: $after) { pageInfo { hasPreviousPage endCursor } nodes { id } } }`,
			[]map[string]any{{}, {"after": "no cursor"}, {"after": nil}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := testStore(t)
			fresh := func() *Engine {
				return NewEngine(s, testQuotes{}, DefaultLimits(), slog.New(slog.DiscardHandler))
			}
			remembering := fresh()
			for round := range 2 {
				for _, v := range c.variables {
					got, want := answerOf(t, remembering, c.query, v), answerOf(t, fresh(), c.query, v)
					if !bytes.Equal(got, want) {
						t.Errorf("round %d, %v:\n%s\nfresh:\n%s", round, v, got, want)
					}
				}
			}
		})
	}
}

// TestRequestsAtOnceShareAPlan, which none of them changes.
func TestRequestsAtOnceShareAPlan(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	query := `query ($id: ID!) { node(id: $id) { id ... on Plan { tasks { nodes { key agencies { edges { role node { name } } } } } } } }`
	ids := []string{"plan:shanqian", "area:3399", "nothing"}
	want := map[string]string{}
	for _, id := range ids {
		want[id] = string(answerOf(t, NewEngine(testStore(t), nil, DefaultLimits(), slog.New(slog.DiscardHandler)), query, map[string]any{"id": id}))
	}
	var wait sync.WaitGroup
	for i := range 30 {
		wait.Go(func() {
			id := ids[i%len(ids)]
			if got := string(answerOf(t, engine, query, map[string]any{"id": id})); got != want[id] {
				t.Errorf("%s: %s, want %s", id, got, want[id])
			}
		})
	}
	wait.Wait()
}

// TestAFullCacheForgets, and answers as before.
func TestAFullCacheForgets(t *testing.T) {
	c := newCache[string, int](10)
	for i, key := range strings.Split("abcdefgh", "") {
		c.add(key, i, 4)
		if got, ok := c.get(key); !ok || got != i {
			t.Errorf("%s was added and is %d, %v", key, got, ok)
		}
		if n := len(c.values); n > 2 {
			t.Errorf("it holds %d values of weight 4, and may hold 10", n)
		}
	}
	c.add("heavier than all", 1, 11)
	if _, ok := c.get("heavier than all"); !ok || len(c.values) != 1 {
		t.Errorf("it holds %v", c.values)
	}
}

// TestAddingAKeyAgainWeighsItOnce: two clients may make the same at once.
func TestAddingAKeyAgainWeighsItOnce(t *testing.T) {
	c := newCache[string, int](10)
	c.add("kept", 0, 4)
	for i := range 5 {
		c.add("again", i, 6)
	}
	if _, ok := c.get("kept"); !ok {
		t.Error("what fits in was forgotten")
	}
	if got, _ := c.get("again"); got != 4 {
		t.Errorf("it holds what was added %d times ago", 5-got)
	}
	c.add("again", 9, 7)
	if _, ok := c.get("kept"); ok || len(c.values) != 1 {
		t.Errorf("a value that is heavier now counts as before: it holds %v", c.values)
	}
}

func answerOf(t *testing.T, e *Engine, query string, variables map[string]any) []byte {
	t.Helper()
	params := graphql.RawParams{Query: query, Variables: variables}
	a, err := e.Execute(t.Context(), &params)
	return fmt.Appendf(encoded(t, a), " %v", err)
}
