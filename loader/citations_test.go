package loader_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// TestACitationIsFollowedByNumberThenByTitle: a plan cites another of a dataset
// that has two plans of one title, from two years.
func TestACitationIsFollowedByNumberThenByTitle(t *testing.T) {
	const title = "青川区年度计划"
	plan := func(slug, number, title string, cites ...dataset.Cited) *dataset.File {
		at := dataset.Locator{Start: 0, End: 3, Opening: "计划书", Closing: "计划书"}
		for i := range cites {
			cites[i].Locator = at
		}
		return &dataset.File{Slug: slug, Document: dataset.Document{
			Title: title, DocNumber: number, Kind: dataset.KindPlan, Area: "青川区", SHA256: slug, BasedOn: cites, Locator: at,
		}}
	}
	for name, c := range map[string]struct {
		cited dataset.Cited
		want  string
	}{
		"by number, of the two of one title": {dataset.Cited{Title: title, DocNumber: "青政〔2022〕1号"}, "plan:year-2022"},
		"by number, whatever the title":      {dataset.Cited{Title: "去年的计划", DocNumber: "青政〔2022〕1号"}, "plan:year-2022"},
		"by number, in other brackets":       {dataset.Cited{Title: title, DocNumber: "青政[2022]1号"}, "plan:year-2022"},
		"an unknown number is another plan":  {dataset.Cited{Title: title, DocNumber: "青政〔2020〕1号"}, "plan:青政〔2020〕1号"},
		"by title, the first that has it":    {dataset.Cited{Title: "《" + title + "》"}, "plan:year-2021"},
		"an unknown title":                   {dataset.Cited{Title: "青川区 旧计划"}, "plan:青川区旧计划"},
	} {
		t.Run(name, func(t *testing.T) {
			d := small(t)
			d.Files = []*dataset.File{
				plan("new", "青政〔2023〕1号", "青川区新计划", c.cited),
				plan("year-2021", "青政〔2021〕1号", title),
				plan("year-2022", "青政〔2022〕1号", title),
			}
			var got []string
			for _, e := range load(t, d, nil).Edges {
				if e.Rel == ontology.BasedOn {
					got = append(got, e.From+" "+e.To)
				}
			}
			if !slices.Equal(got, []string{"plan:new " + c.want}) {
				t.Errorf("got %s, want plan:new %s", strings.Join(got, ", "), c.want)
			}
		})
	}
}

// TestAPlanThatCitesItselfHasNoEdge: a cover letter names the plan that it
// brings.
func TestAPlanThatCitesItselfHasNoEdge(t *testing.T) {
	d := small(t)
	d.Files[0].Document.BasedOn = []dataset.Cited{{Title: "《" + d.Files[0].Document.Title + "》", Locator: d.Files[0].Document.Locator}}
	for _, e := range load(t, d, nil).Edges {
		if e.Rel == ontology.BasedOn {
			t.Errorf("%s -%s-> %s", e.From, e.Rel, e.To)
		}
	}
}
