package graph

import (
	"encoding/json"
	"log/slog"
	"reflect"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/store"
)

// asked is the query that the store is asked when the engine runs a request.
func asked(t *testing.T, query string) store.Query {
	t.Helper()
	s := testStore(t)
	execute(t, s, query, nil)
	if s.calls.Load() != 1 {
		t.Fatalf("%d store calls, want 1", s.calls.Load())
	}
	return *s.last.Load()
}

// execute runs a request and fails the test when it has errors.
func execute(t *testing.T, s store.Store, query string, variables map[string]any) string {
	t.Helper()
	engine := NewEngine(s, nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query, Variables: variables})
	if err != nil || len(answer.Errors) > 0 {
		t.Fatalf("%v: %v", err, answer.Errors)
	}
	return string(answer.Data)
}

func TestOnlySelectedPropertiesAreFetched(t *testing.T) {
	q := asked(t, `{ plans { nodes { id title area { name } tasks(first: 2) { edges { cursor node { key } } } } } }`)
	if want := []string{"title"}; !reflect.DeepEqual(q.Props, want) {
		t.Errorf("of plans %v, want %v", q.Props, want)
	}
	area, tasks := q.Expand[0], q.Expand[1]
	if want := []string{"name"}; !reflect.DeepEqual(area.Props, want) || area.Paging.First != 1 {
		t.Errorf("of areas %v, %d rows; want %v, 1 row", area.Props, area.Paging.First, want)
	}
	if want := []string{"key"}; !reflect.DeepEqual(tasks.Props, want) || tasks.Paging.First != 2 {
		t.Errorf("of tasks %v, %d rows; want %v, 2 rows", tasks.Props, tasks.Paging.First, want)
	}
	for _, h := range q.Expand {
		if h.EdgeProps == nil || len(h.EdgeProps) > 0 {
			t.Errorf("%s: edge properties %v, want none", h.Key, h.EdgeProps)
		}
	}
}

func TestTotalsAreCountedOnlyWhenAskedFor(t *testing.T) {
	if q := asked(t, `{ plans { nodes { id tasks { nodes { id } } } } }`); q.Paging.Total || q.Expand[0].Paging.Total {
		t.Error("a total was counted that nobody asked for")
	}
	q := asked(t, `{ plans { totalCount nodes { tasks { totalCount } } } }`)
	if !q.Paging.Total || !q.Expand[0].Paging.Total {
		t.Error("a total was not counted")
	}
	if n := q.Expand[0].Paging.First; n != 0 {
		t.Errorf("%d rows were fetched for a total alone", n)
	}
}

func TestOneListUnderTwoAliasesIsOneHop(t *testing.T) {
	for _, c := range []struct {
		name, query string
		hops        int
	}{
		{"same arguments", `{ plans { nodes { a: tasks(first: 3) { nodes { id } } b: tasks(first: 3) { nodes { key } } } } }`, 1},
		{"a default written out", `{ plans { nodes { a: tasks { nodes { id } } b: tasks(first: 20, orderBy: POSITION_ASC) { nodes { key } } } } }`, 1},
		{"a single value for a list", `{ plans { nodes { a: tasks(filter: {sources: [BODY]}) { nodes { id } } b: tasks(filter: {sources: BODY}) { nodes { key } } } } }`, 1},
		{"other arguments", `{ plans { nodes { a: tasks(first: 3) { nodes { id } } b: tasks(first: 4) { nodes { key } } } } }`, 2},
		{"other filters", `{ plans { nodes { a: tasks(filter: {sources: [BODY]}) { nodes { id } } b: tasks { nodes { key } } } } }`, 2},
		{"through an interface and a type", `{ node(id: "task:shanqian:一1") { ... on Fact { passages { nodes { id } } } ... on Task { passages { nodes { start } } } } }`, 1},
		{"two types' fields of one name", `{ node(id: "task:shanqian:一1") { ... on Plan { targets { nodes { id } } } ... on Task { targets { nodes { id } } } } }`, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			if q := asked(t, c.query); len(q.Expand) != c.hops {
				t.Errorf("%d hops, want %d", len(q.Expand), c.hops)
			}
		})
	}
}

// TestVariablesAndLiteralsMeanTheSame: however arguments are written, the
// executor and the look-ahead name the list alike.
func TestVariablesAndLiteralsMeanTheSame(t *testing.T) {
	var number any = json.Number("2023")
	s := testStore(t)
	literal := execute(t, s, `{ targets(first: 1) { nodes { plan { a: targets(filter: {years: 2023, plans: "plan:shanqian"}, first: 5) { nodes { id } } b: targets { nodes { id } } } } } }`, nil)
	variable := execute(t, s, `query ($f: TargetFilter, $n: Int) { targets(first: 1) { nodes { plan { a: targets(filter: $f, first: $n) { nodes { id } } b: targets { nodes { id } } } } } }`,
		map[string]any{"f": map[string]any{"years": number, "plans": []any{"plan:shanqian"}}, "n": json.Number("5")})
	parts := execute(t, s, `query ($y: [Int!], $p: ID!) { targets(first: 1) { nodes { plan { a: targets(filter: {years: $y, plans: [$p]}, first: 5) { nodes { id } } b: targets { nodes { id } } } } } }`,
		map[string]any{"y": []any{number}, "p": "plan:shanqian"})
	if literal != variable || literal != parts {
		t.Errorf("the answers differ:\n%s\n%s\n%s", literal, variable, parts)
	}
}
