package graph

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestRandomQueriesTakeOneCallARootField writes queries at random (aliases,
// fragments on types and interfaces, @skip and @include, arguments) and runs
// them: each is answered without an error, so every list that the executor
// read had been fetched, in as many store calls as it has root fields.
func TestRandomQueriesTakeOneCallARootField(t *testing.T) {
	s := testStore(t)
	limits := DefaultLimits()
	limits.Rows, limits.Total, limits.Aliases = 1<<40, 1<<40, 1<<20
	engine := NewEngine(s, nil, limits, slog.New(slog.DiscardHandler))
	for seed := range uint64(300) {
		query := randomQuery(seed)
		s.calls.Store(0)
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatalf("seed %d: %v\n%s", seed, answer.Errors, query)
		}
		if n, answered := s.calls.Load(), rootFields(t, answer.Data); n != answered {
			t.Fatalf("seed %d: %d store calls for %d root fields\n%s", seed, n, answered, query)
		}
	}
}

// randomQuery has one to three root fields.
func randomQuery(seed uint64) string {
	w := writer{rand: rand.New(rand.NewPCG(seed, 1)), schema: schema()}
	var b strings.Builder
	for i := range 1 + w.rand.IntN(3) {
		fmt.Fprintf(&b, "r%d: %s\n", i, w.root())
	}
	return "query ($yes: Boolean = true, $no: Boolean = false) { __typename @include(if: $yes) @skip(if: $no)\n" + b.String() + "}\n" + strings.Join(w.fragments, "\n")
}

// rootFields counts what was answered, less __typename.
func rootFields(t *testing.T, answer []byte) int64 {
	t.Helper()
	var data map[string]any
	if err := json.Unmarshal(answer, &data); err != nil {
		t.Fatal(err)
	}
	return int64(len(data)) - 1
}

// writer writes random selections of the schema.
type writer struct {
	rand      *rand.Rand
	schema    *ast.Schema
	fragments []string
	aliases   int
}

func (w *writer) one(of ...string) string { return of[w.rand.IntN(len(of))] }

func (w *writer) root() string {
	switch w.rand.IntN(4) {
	case 0:
		id := w.one("task:shanqian:一1", "plan:shanqian", "agency:339901:科技局", "target:shanqian:一1-2", "area:3399", "platform:339901:云巢", "indicator:incubators", "document:shanqian", "passage:shanqian:10-40", "nothing")
		return fmt.Sprintf("node(id: %q) { %s }", id, w.fields("Node", 3))
	case 1:
		return fmt.Sprintf("search(text: %q, first: %d) { totalCount edges { rank node { %s } } }", w.one("科技局", "孵化器", "云"), w.rand.IntN(5), w.fields("Node", 2))
	}
	lists := nodeLists(w.schema)
	return w.field(lists[w.rand.IntN(len(lists))], 3)
}

// fields selects some fields of a type, some of them in fragments.
func (w *writer) fields(name string, levels int) string {
	d := w.schema.Types[name]
	var b strings.Builder
	b.WriteString("__typename ")
	for range 1 + w.rand.IntN(4) {
		if len(d.Fields) > 0 {
			if s := w.field(d.Fields[w.rand.IntN(len(d.Fields))], levels); s != "" {
				w.aliases++
				fmt.Fprintf(&b, "a%d: %s ", w.aliases, s)
			}
		}
	}
	if levels == 0 {
		return b.String()
	}
	switch w.rand.IntN(4) {
	case 0:
		possible := w.schema.GetPossibleTypes(d)
		on := possible[w.rand.IntN(len(possible))]
		fmt.Fprintf(&b, "... on %s %s { %s } ", on.Name, w.directive(), w.fields(on.Name, levels-1))
	case 1:
		n := len(w.fragments)
		w.fragments = append(w.fragments, "")
		w.fragments[n] = fmt.Sprintf("fragment f%d on %s { %s }", n, name, w.fields(name, levels-1))
		fmt.Fprintf(&b, "...f%d %s ", n, w.directive())
	case 2:
		if len(d.Interfaces) > 1 || name == "Node" {
			fmt.Fprintf(&b, "... on Fact { %s } ", w.fields("Fact", levels-1))
		}
	}
	return b.String()
}

// field selects one field, with what is below it; "" where it would go too deep.
func (w *writer) field(f *ast.FieldDefinition, levels int) string {
	t := w.schema.Types[f.Type.Name()]
	switch {
	case strings.HasPrefix(f.Name, "__"):
		return ""
	case !t.IsCompositeType():
		return f.Name + " " + w.directive()
	case levels == 0:
		return ""
	case f.Arguments.ForName("first") == nil:
		return fmt.Sprintf("%s { %s } ", f.Name, w.fields(t.Name, levels-1))
	}
	arguments := fmt.Sprintf("first: %d", w.rand.IntN(5))
	if order := f.Arguments.ForName("orderBy"); order != nil && w.rand.IntN(2) == 0 {
		values := w.schema.Types[order.Type.Name()].EnumValues
		arguments += ", orderBy: " + values[w.rand.IntN(len(values))].Name
	}
	if roles := f.Arguments.ForName("roles"); roles != nil && w.rand.IntN(2) == 0 {
		names := valueNames(w.schema.Types[roles.Type.Name()].EnumValues)
		arguments += ", roles: " + w.one(names[0], "[]", fmt.Sprintf("[%s, %s]", names[1], names[2]), "null")
	}
	if filter := f.Arguments.ForName("filter"); filter != nil {
		fields := w.schema.Types[filter.Type.Name()].Fields
		if fields.ForName("text") != nil {
			arguments += ", filter: " + w.one("null", "{}", `{text: "科"}`, `{text: null}`)
		}
	}
	edge := w.schema.Types[t.Fields.ForName("edges").Type.Name()]
	node := edge.Fields.ForName("node").Type.Name()
	var rows string
	switch n := w.rand.IntN(3); {
	case n == 0 && t.Fields.ForName("nodes") != nil:
		rows = fmt.Sprintf("nodes { %s }", w.fields(node, levels-1))
	case n == 1:
		rows = fmt.Sprintf("edges { %s }", w.fields(edge.Name, levels))
	default:
		rows = "totalCount pageInfo { endCursor }"
	}
	return fmt.Sprintf("%s(%s) %s { %s %s } ", f.Name, arguments, w.directive(), w.one("totalCount", "pageInfo { hasNextPage }", ""), rows)
}

func (w *writer) directive() string {
	return w.one("", "", "", "@skip(if: $no)", "@include(if: $yes)", "@skip(if: $yes)", "@include(if: $no)")
}
