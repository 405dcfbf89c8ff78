package graph

import (
	"encoding/base64"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// answersInWords fails where a request ends in an error that is none of the client's.
func answersInWords(t *testing.T, e *Engine, params graphql.RawParams) {
	t.Helper()
	answer, _ := e.Execute(t.Context(), &params)
	for _, err := range answer.Errors {
		if code := err.Extensions["code"]; code == nil || code == CodeInternal || code == CodeStoreUnavailable {
			t.Fatalf("%v %s", code, err.Message)
		}
		if strings.Contains(err.Message, "interface {}") || strings.Contains(err.Message, "json.") {
			t.Fatalf("the message shows types of the program: %s", err.Message)
		}
	}
}

// FuzzFilters: whatever stands in a filter, of a list or of a question, is answered or
// refused in words.
func FuzzFilters(f *testing.F) {
	for _, filter := range []string{
		`{"plans": ["plan:shanqian"], "years": [2022]}`, `{"text": "科技 孵化"}`, `{"agencies": [], "roles": ["LEAD"]}`, `{"years": [9007199254740993]}`,
		`{"sources": "BODY", "sole": null}`, `{"functions": ["科技局"], "areas": ["area:3399"], "withParts": true}`, `{"text": "\u0000\ue000\ue001"}`, `[1]`, `{"years": [1e3]}`,
	} {
		f.Add([]byte(filter))
	}
	engine := NewEngine(testStore(f), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	f.Fuzz(func(t *testing.T, filter []byte) {
		for _, query := range []string{
			`query ($f: TaskFilter) { tasks(filter: $f) { totalCount nodes { id } } matrix(rows: AGENCY, columns: YEAR, filter: $f) { cells { count } } }`,
			`query ($f: TargetFilter) { targets(filter: $f) { totalCount } plans { nodes { targets(filter: $f) { totalCount } } } }`,
			`query ($f: PlatformFilter) { platforms(filter: $f) { totalCount } facets(platforms: $f) { totalCount } }`,
		} {
			var v any
			if decode(filter, &v) != nil {
				return
			}
			answersInWords(t, engine, graphql.RawParams{Query: query, Variables: map[string]any{"f": v}})
		}
	})
}

// FuzzCursors: whatever a cursor of the right list holds, at the root, below a node, in
// a search and in a question.
func FuzzCursors(f *testing.F) {
	f.Add(`"i":"task:x"`)
	f.Add(`"i":"task:x","v":[1],"r":"LEADS"`)
	f.Add(`"i":"task:x","v":[1e308,null],"p":5`)
	f.Add(`"i":"x","v":[null],"r":"","p":null`)
	engine := NewEngine(testStore(f), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	scopes := map[string]string{
		`query ($c: Cursor) { tasks(after: $c) { nodes { id } } }`:                              view.Args{Order: "POSITION_ASC"}.Scope("Query.tasks"),
		`query ($c: Cursor) { tasks { nodes { agencies(after: $c) { nodes { id } } } } }`:       view.Args{}.Scope("Task.agencies"),
		`query ($c: Cursor) { search(text: "科技", after: $c) { edges { node { id } } } }`:        view.Args{Text: "科技"}.Scope("Query.search"),
		`query ($c: Cursor) { plans { nodes { tasks(after: $c) { nodes { id } } } } }`:          view.Args{Order: "POSITION_ASC"}.Scope("Plan.tasks"),
		`query ($c: Cursor) { collaboration(area: "area:3399", afterPair: $c) { totalPairs } }`: "",
	}
	f.Fuzz(func(t *testing.T, fields string) {
		for query, scope := range scopes {
			head, err := base64.RawURLEncoding.DecodeString(string(paging.NewCursor(scope, store.Key{ID: "x"})))
			if err != nil {
				t.Fatal(err)
			}
			list, _, _ := strings.Cut(string(head), ",")
			c := base64.RawURLEncoding.EncodeToString([]byte(list + "," + fields + "}"))
			answersInWords(t, engine, graphql.RawParams{Query: query, Variables: map[string]any{"c": c}})
		}
	})
}
