package graph

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// TestPartsOfAreasHaveRowsOfTheirOwn, in compare and in ranking, where that is asked for;
// nothing is added up, and that the areas overlap is told.
func TestPartsOfAreasHaveRowsOfTheirOwn(t *testing.T) {
	engine := builtIn(t)
	for query, want := range map[string]string{
		`{ q: compare(indicators: ["indicator:gdp"], areas: ["area:330303"]) { indicators { rows { area { id } } } caveats { kind } } }`:                  "area:330303",
		`{ q: compare(indicators: ["indicator:gdp"], areas: ["area:330303"], withParts: true) { indicators { rows { area { id } } } caveats { kind } } }`: "area:330303 area:longwan-city-center area:wenzhou-airport-new-area area:zhenan-sci-tech-city OVERLAP OVERLAP OVERLAP",
		`{ q: ranking(indicator: "indicator:gdp", year: 2022, areas: ["area:330303"]) { rows { area { id } } } }`:                                         "area:330303",
		`{ q: ranking(indicator: "indicator:gdp", year: 2022, areas: ["area:330303"], withParts: true) { rows { area { id } } caveats { kind } } }`:       "area:330303 area:longwan-city-center area:wenzhou-airport-new-area area:zhenan-sci-tech-city",
	} {
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatalf("%s: %v: %v", query, err, answer.Errors)
		}
		type row struct{ Area struct{ ID string } }
		var found struct {
			Q struct {
				Indicators []struct{ Rows []row }
				Rows       []row
				Caveats    []struct{ Kind string }
			}
		}
		if err := json.Unmarshal(answer.Data, &found); err != nil {
			t.Fatal(err)
		}
		rows := found.Q.Rows
		for _, i := range found.Q.Indicators {
			rows = append(rows, i.Rows...)
		}
		var got []string
		for _, r := range rows {
			got = append(got, r.Area.ID)
		}
		for _, c := range found.Q.Caveats {
			if len(found.Q.Indicators) > 0 {
				got = append(got, c.Kind)
			}
		}
		if fmt.Sprint(strings.Join(got, " ")) != want {
			t.Errorf("%s gives %v, want %s", query, got, want)
		}
	}
}

// TestWhatIsInferredOfABodyIsTold: its kinds where the catalogue gives them, and members
// that the vocabulary lists.
func TestWhatIsInferredOfABodyIsTold(t *testing.T) {
	answer, err := builtIn(t).Execute(t.Context(), &graphql.RawParams{Query: `{
		agency(id: "agency:330305:科技局") { inferred }
		agencies(filter: {areas: ["area:330305"], names: ["各街道(乡镇)"]}) { nodes { inferred members { totalCount } } }
	}`})
	if err != nil || len(answer.Errors) > 0 {
		t.Fatal(err, answer.Errors)
	}
	want := `{"agency":{"inferred":["functions"]},"agencies":{"nodes":[{"inferred":["functions","members"],"members":{"totalCount":2}}]}}`
	if string(answer.Data) != want {
		t.Errorf("it is told that %s, want %s", answer.Data, want)
	}
}
