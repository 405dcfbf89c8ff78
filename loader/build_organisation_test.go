package loader_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
)

// TestWhatAReportTellsOfWhoCarriesAPlanOut is of a plan that is not loaded; a body whose
// area nothing tells is left out with a word.
func TestWhatAReportTellsOfWhoCarriesAPlanOut(t *testing.T) {
	d := small(t)
	report := d.Files[1]
	report.Document.Area = ""
	report.Organisation = []dataset.Organisation{
		{Agency: "云州市科技局", Role: dataset.OrganisationHost, Of: "云谷", Locator: dataset.Locator{Start: 5, End: 11}},
		{Agency: "石湾集团", Role: dataset.OrganisationOperator, Of: "云谷", Locator: dataset.Locator{Start: 20, End: 24}},
	}
	g, notes, err := loader.Build(d)
	if err != nil {
		t.Fatal(err)
	}
	plan := ontology.PlanID(report.Slug)
	var got []string
	for _, e := range g.Edges {
		if e.To == plan && ontology.OrganisationRoleOf(e.Rel) != "" {
			got = append(got, e.From+" "+e.Rel)
		}
	}
	if want := []string{"agency:9901:科技局 HOSTS"}; !slices.Equal(got, want) {
		t.Errorf("the plan has %q, want %q", got, want)
	}
	for _, n := range g.Nodes {
		if n.ID == plan && n.Props["cited"] != true {
			t.Error("a plan that a report tells of is as if it were loaded")
		}
	}
	if !slices.ContainsFunc(notes, func(p dataset.Problem) bool {
		return strings.Contains(p.Said.MessageEn, "the area of 石湾集团 is not known")
	}) {
		t.Errorf("no note says what is left out: %v", notes)
	}
}
