package graph

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/internal/builtin"
)

// whereFiltersStand are fields that take the filters which no list of Query takes as filter,
// with a count of what they let through.
var whereFiltersStand = map[string]string{
	"PassageFilter":  `{ plan(id: "plan:zhenan-cluster-2019") { found: passages(filter: %s) { totalCount } } }`,
	"TimelineFilter": `{ timeline(filter: %s) { years { year } } }`,
}

var example = regexp.MustCompile(`例:(.+)。\n`)

// TestEveryFilterHasAnExampleThatFindsSomething: what stands in the description can be
// copied, and on the built-in data it selects something.
func TestEveryFilterHasAnExampleThatFindsSomething(t *testing.T) {
	s := schema()
	engine := NewEngine(builtin.Store(), nil, DefaultLimits(), nil)
	tried := 0
	for name, d := range s.Types {
		if d.Kind != ast.InputObject || !strings.HasSuffix(name, "Filter") {
			continue
		}
		query := whereFiltersStand[name]
		for _, f := range s.Query.Fields {
			if a := f.Arguments.ForName("filter"); query == "" && a != nil && a.Type.Name() == name {
				query = "{ found: " + f.Name + "(filter: %s) { totalCount } }"
			}
		}
		for _, f := range d.Fields {
			found := example.FindStringSubmatch(f.Description + "\n")
			if found == nil {
				t.Errorf("%s.%s has no example: %q", name, f.Name, f.Description)
				continue
			}
			tried++
			asked := fmt.Sprintf(query, "{"+f.Name+": "+found[1]+"}")
			answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: asked})
			if len(answer.Errors) > 0 || !findsSomething(t, answer.Data) {
				t.Errorf("%s: %s %v", asked, answer.Data, answer.Errors)
			}
		}
	}
	if tried < 90 {
		t.Errorf("%d examples", tried)
	}
}

var something = regexp.MustCompile(`"totalCount":[1-9]|"year":[1-9]`)

func findsSomething(t *testing.T, data json.RawMessage) bool {
	t.Helper()
	return something.Match(data)
}
