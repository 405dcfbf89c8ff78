package graph

import (
	"fmt"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
)

// organisedPlan is a plan with who carries it out, as far as the test looks at it.
type organisedPlan struct {
	ID           string
	Organisation struct {
		Edges []struct {
			Role, StatedName string
			Of               []string
			Open             bool
			Passage          struct{ Start int }
		}
	}
}

// TestTheOrganisationOfTheBuiltInPlansAgreesWithItsFiles reads it a second way, without
// graph and store.
func TestTheOrganisationOfTheBuiltInPlansAgreesWithItsFiles(t *testing.T) {
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	want := []string{}
	for _, f := range d.Files {
		for _, o := range f.Organisation {
			of := []string{}
			if o.Of != "" {
				of = append(of, o.Of)
			}
			want = append(want, fmt.Sprint("plan:", f.Slug, " ", dataset.OrganisationRoles().Value(o.Role), " ", o.Agency, " ", of, " ", o.Open, " ", o.Start))
		}
	}
	got := []string{}
	for _, p := range allNodes[organisedPlan](t, builtIn(t), "plans", "", "id organisation(first: 100) { edges { role statedName of open passage { start } } }") {
		for _, e := range p.Organisation.Edges {
			got = append(got, fmt.Sprint(p.ID, " ", e.Role, " ", e.StatedName, " ", e.Of, " ", e.Open, " ", e.Passage.Start))
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if len(got) == 0 || !slices.Equal(got, want) {
		t.Errorf("plans have\n%q\nand their files\n%q", got, want)
	}
}

// TestPlansAreFoundByWhoCarriesThemOut: the bodies of a kind, in a role, of one relation.
func TestPlansAreFoundByWhoCarriesThemOut(t *testing.T) {
	type node struct{ ID string }
	engine := builtIn(t)
	for filter, want := range map[string]int{
		`organiserFunctions: ["科技局"], organisationRoles: [OFFICE]`:                                 4,
		`organiserFunctions: ["科技局"], organisationRoles: [HEAD]`:                                   0,
		`organiserFunctions: ["领导小组"]`:                                                             4,
		`organisers: ["agency:330303:科技局"], organisationRoles: [OFFICE, CAMPAIGN_LEAD]`:            1,
		`organisationRoles: [HOST]`:                                                                2,
		`organisationRoles: []`:                                                                    0,
		`organisers: []`:                                                                           0,
		`organiserFunctions: ["科技局"], organisationRoles: [OFFICE], areas: ["area:330305"]`:         1,
		`functions: ["交通"], organisers: ["agency:330303:交通局"], organisationRoles: [CAMPAIGN_LEAD]`: 1,
	} {
		if got := allNodes[node](t, engine, "plans", ", filter: {"+filter+"}", "id"); len(got) != want {
			t.Errorf("%s finds %v, want %d", filter, got, want)
		}
	}
}
