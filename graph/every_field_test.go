package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/ontology"
)

// TestEveryFieldOfEveryNodeCanBeRead pages through all lists of the built-in
// dataset with every field selected, relations with the scalars of their first
// nodes: nothing is null that must not be, and nothing was left unfetched.
func TestEveryFieldOfEveryNodeCanBeRead(t *testing.T) {
	engine := builtIn(t)
	s := schema()
	for _, root := range nodeLists(s) {
		kind := (&lookahead{schema: s}).nodeType(root.Type.Name())
		query := fmt.Sprintf("query ($after: Cursor) { %s(first: 100, after: $after) { pageInfo { hasNextPage endCursor } totalCount edges { cursor node { %s } } } }",
			root.Name, everyField(s, s.Types[kind], 1))
		rows, total := 0, -1
		for after := any(nil); ; {
			answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query, Variables: map[string]any{"after": after}})
			if err != nil || len(answer.Errors) > 0 {
				t.Fatalf("%s: %v: %v", root.Name, err, answer.Errors)
			}
			var page map[string]struct {
				PageInfo   pageInfo
				TotalCount int
				Edges      []any
			}
			if err := json.Unmarshal(answer.Data, &page); err != nil {
				t.Fatal(err)
			}
			rows, total = rows+len(page[root.Name].Edges), page[root.Name].TotalCount
			if !page[root.Name].PageInfo.HasNextPage {
				break
			}
			after = page[root.Name].PageInfo.EndCursor
		}
		if rows != total || rows == 0 {
			t.Errorf("%s: %d rows, a total of %d", root.Name, rows, total)
		}
	}
}

// nodeLists are the root fields that list the nodes of one kind.
func nodeLists(s *ast.Schema) []*ast.FieldDefinition {
	var out []*ast.FieldDefinition
	for _, f := range s.Query.Fields {
		if !strings.HasSuffix(f.Type.Name(), "Connection") || f.Arguments.ForName("filter") == nil {
			continue
		}
		if kind := (&lookahead{schema: s}).nodeType(f.Type.Name()); slices.Contains(ontology.Kinds(), kind) {
			out = append(out, f)
		}
	}
	return out
}

// everyField selects all fields of a type, and below its relations to the given
// number of levels.
func everyField(s *ast.Schema, d *ast.Definition, levels int) string {
	var b strings.Builder
	for _, f := range d.Fields {
		t := s.Types[f.Type.Name()]
		switch {
		case strings.HasPrefix(f.Name, "__"):
		case !t.IsCompositeType():
			fmt.Fprintf(&b, "%s ", f.Name)
		case f.Arguments.ForName("first") != nil && levels > 0:
			edge := s.Types[t.Fields.ForName("edges").Type.Name()]
			fmt.Fprintf(&b, "%s(first: 2) { totalCount edges { %s } } ", f.Name, everyField(s, edge, levels-1))
		case f.Arguments.ForName("first") == nil && (levels > 0 || f.Name == "node"):
			fmt.Fprintf(&b, "%s { %s } ", f.Name, everyField(s, t, levels-1))
		}
	}
	return b.String()
}
