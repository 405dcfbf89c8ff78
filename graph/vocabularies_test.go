package graph

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

type vocabularies struct {
	Functions []struct {
		Name    string
		Aliases []string
		Count   int
	}
	PlatformKinds, AgencyKinds, AreaLevels []struct {
		Name  string
		Count int
	}
}

// TestAFilterFindsAsManyAsTheVocabularySays of each value, by its name and by all its
// aliases.
func TestAFilterFindsAsManyAsTheVocabularySays(t *testing.T) {
	engine := builtIn(t)
	ask := func(query string, into any) {
		t.Helper()
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatalf("%s: %v %v", query, err, answer.Errors)
		}
		if err := json.Unmarshal(answer.Data, into); err != nil {
			t.Fatal(err)
		}
	}
	finds := func(list, filter string, values []string, want int) {
		t.Helper()
		quoted, err := json.Marshal(values)
		if err != nil {
			t.Fatal(err)
		}
		var found map[string]struct{ TotalCount int }
		ask(fmt.Sprintf("{ %s(filter: {%s: %s}) { totalCount } }", list, filter, quoted), &found)
		if got := found[list].TotalCount; got != want {
			t.Errorf("%s of %s %s: %d, the vocabulary says %d", list, filter, quoted, got, want)
		}
	}

	var got struct{ Vocabularies vocabularies }
	ask("{ vocabularies { functions { name aliases count } platformKinds { name count } agencyKinds { name count } areaLevels { name count } } }", &got)
	v := got.Vocabularies
	if len(v.Functions) == 0 || len(v.PlatformKinds) == 0 || len(v.AgencyKinds) == 0 || len(v.AreaLevels) == 0 {
		t.Fatalf("a vocabulary is empty: %+v", v)
	}
	last := v.Functions[0].Count
	for _, f := range v.Functions {
		if f.Count > last {
			t.Errorf("%s comes after one of fewer agencies", f.Name)
		}
		last = f.Count
		finds("agencies", "functions", []string{f.Name}, f.Count)
		if len(f.Aliases) > 0 {
			finds("agencies", "functions", f.Aliases, f.Count)
		}
	}
	for _, k := range v.PlatformKinds {
		finds("platforms", "kinds", []string{k.Name}, k.Count)
	}
	for _, k := range v.AgencyKinds {
		finds("agencies", "kinds", []string{k.Name}, k.Count)
	}
	for _, l := range v.AreaLevels {
		finds("areas", "levels", []string{l.Name}, l.Count)
	}
}
