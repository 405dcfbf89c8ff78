package graph

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// TestIntrospectionIsAsSpecified: a type has the lists of its kind and null for the
// others, and the possible types of an interface are objects.
func TestIntrospectionIsAsSpecified(t *testing.T) {
	answer, err := builtIn(t).Execute(t.Context(), &graphql.RawParams{Query: `{ __schema { types { kind name
		fields(includeDeprecated: true) { name type { kind fields { name } ofType { kind possibleTypes { kind } } } }
		interfaces { name } possibleTypes { kind name } enumValues(includeDeprecated: true) { name } inputFields { name } } } }`})
	if err != nil || len(answer.Errors) > 0 {
		t.Fatal(err, answer.Errors)
	}
	type named []struct{ Kind, Name string }
	var said struct {
		Schema struct {
			Types []struct {
				Kind, Name    string
				Fields        []struct{ Type struct{ Kind string } }
				Interfaces    named
				PossibleTypes named
				EnumValues    named
				InputFields   named
			}
		} `json:"__schema"`
	}
	if err := json.Unmarshal(answer.Data, &said); err != nil {
		t.Fatal(err)
	}
	for _, d := range said.Schema.Types {
		for _, list := range []struct {
			of    string
			given bool
			kinds []string
		}{
			{"fields", d.Fields != nil, []string{"OBJECT", "INTERFACE"}},
			{"interfaces", d.Interfaces != nil, []string{"OBJECT", "INTERFACE"}},
			{"possibleTypes", d.PossibleTypes != nil, []string{"INTERFACE", "UNION"}},
			{"enumValues", d.EnumValues != nil, []string{"ENUM"}},
			{"inputFields", d.InputFields != nil, []string{"INPUT_OBJECT"}},
		} {
			if want := slices.Contains(list.kinds, d.Kind); list.given != want {
				t.Errorf("%s of %s, of kind %s: given is %v", list.of, d.Name, d.Kind, list.given)
			}
		}
		for _, p := range d.PossibleTypes {
			if p.Kind != "OBJECT" {
				t.Errorf("%s, a possible type of %s, is of kind %s", p.Name, d.Name, p.Kind)
			}
		}
	}
}
