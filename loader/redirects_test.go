package loader_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// redirectsOf lists the redirects of a graph, FROM → TO.
func redirectsOf(g *store.Graph) []string {
	var out []string
	for _, n := range g.Nodes {
		if n.Kind == ontology.KindRedirect {
			out = append(out, fmt.Sprintf("%s → %v", n.ID, n.Props["to"]))
		}
	}
	return out
}

func TestAnIDThatGoesByAMergeLeadsToWhatTookItsPlace(t *testing.T) {
	d := small(t)
	area, body := d.Areas[0], d.Agencies[0]
	for i := range d.Areas {
		if d.Areas[i].ID == body.Area {
			area = d.Areas[i]
		}
	}
	stays := ontology.AgencyID(body.Area, body.Function)
	d.Decisions = []dataset.Decision{{Same: []string{stays, ontology.AgencyID(body.Area, "科创中心")}}}
	d.Redirects = []dataset.Redirect{
		{From: ontology.AreaID("own-id"), To: ontology.AreaID(area.ID)},
		{From: ontology.IndicatorID("gone"), To: ontology.IndicatorID("never-there")},
	}
	got := redirectsOf(load(t, d, nil))
	for _, want := range []string{
		ontology.AgencyID(body.Area, "科创中心") + " → " + stays,
		"area:own-id → " + ontology.AreaID(area.ID),
		ontology.AgencyID("own-id", body.Function) + " → " + stays,
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not among %v", want, got)
		}
	}
	if slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "indicator:gone") }) {
		t.Error("a redirect leads to no node")
	}
}

// plans is a dataset of plans of one place that cite others.
func plans(t *testing.T, files ...*dataset.File) *dataset.Dataset {
	t.Helper()
	d := small(t)
	d.Files = files
	slices.SortFunc(d.Files, func(a, b *dataset.File) int { return strings.Compare(a.Slug, b.Slug) })
	return d
}

func planOf(slug, title, number, issuedOn string, cites ...dataset.Cited) *dataset.File {
	at := dataset.Locator{Start: 0, End: 3, Opening: "计划书", Closing: "计划书"}
	for i := range cites {
		cites[i].Locator = at
	}
	return &dataset.File{Slug: slug, Document: dataset.Document{
		Title: title, DocNumber: number, IssuedOn: issuedOn, Kind: dataset.KindPlan, Area: "青川区", SHA256: slug, BasedOn: cites, Locator: at,
	}}
}

func edgesOf(g *store.Graph, rel string) []string {
	var out []string
	for _, e := range g.Edges {
		if e.Rel == rel {
			out = append(out, e.From+" "+e.To)
		}
	}
	return out
}

func TestACitedPlanThatIsLoadedLaterBecomesThatPlan(t *testing.T) {
	citing := planOf("citing", "青川区落实方案", "", "2025-01-01",
		dataset.Cited{Title: "云州市“揭榜挂帅” 办法(试行)"}, dataset.Cited{Title: "青川区总体规划", DocNumber: "青政〔2024〕1号"})
	before := load(t, plans(t, citing), nil)
	if got := edgesOf(before, ontology.BasedOn); !slices.Equal(got, []string{"plan:citing plan:云州市“揭榜挂帅”办法(试行)", "plan:citing plan:青政〔2024〕1号"}) {
		t.Fatalf("got %v", got)
	}
	after := load(t, plans(t, citing,
		planOf("a-rule", "云州市揭榜挂帅办法", "", "2024-01-01"),
		planOf("whole", "青川区总体规划", "青政[2024]1号", "2024-01-01")), nil)
	if got := edgesOf(after, ontology.BasedOn); !slices.Equal(got, []string{"plan:citing plan:a-rule", "plan:citing plan:whole"}) {
		t.Errorf("got %v", got)
	}
	if got := redirectsOf(after); !slices.Equal(got, []string{"plan:云州市“揭榜挂帅”办法(试行) → plan:a-rule", "plan:青政〔2024〕1号 → plan:whole"}) {
		t.Errorf("redirects %v", got)
	}
}

func TestCitationsOfOnePlanInTwoWaysMeet(t *testing.T) {
	g := load(t, plans(t,
		planOf("a", "甲方案", "", "", dataset.Cited{Title: "《云州市规划》"}),
		planOf("b", "乙方案", "", "", dataset.Cited{Title: "云州市规划", DocNumber: "云政〔2024〕1号"})), nil)
	if got := edgesOf(g, ontology.BasedOn); !slices.Equal(got, []string{"plan:a plan:云政〔2024〕1号", "plan:b plan:云政〔2024〕1号"}) {
		t.Errorf("got %v", got)
	}
}

func TestALaterVersionSupersedesTheEarlier(t *testing.T) {
	draft, final, newer := planOf("draft", "青川区方案(征求意见稿)", "", "2024-01-01"), planOf("final", "青川区方案", "", "2024-03-01"), planOf("newer", "青川区方案", "", "2026-03-01")
	g := load(t, plans(t, draft, final, newer, planOf("citing", "青川区细则", "", "2025-01-01", dataset.Cited{Title: "青川区方案"})), nil)
	if got := edgesOf(g, ontology.Supersedes); !slices.Equal(got, []string{"plan:final plan:draft", "plan:newer plan:draft", "plan:newer plan:final"}) {
		t.Errorf("got %v", got)
	}
	if got := edgesOf(g, ontology.BasedOn); !slices.Equal(got, []string{"plan:citing plan:final"}) {
		t.Errorf("who cites a plan means the last version of its time: got %v", got)
	}
}
