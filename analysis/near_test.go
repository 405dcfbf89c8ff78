package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// near prints what a cell says is near.
func near(c *ComparedCell) string {
	var out []string
	for _, n := range c.Near {
		out = append(out, fmt.Sprint(n.Fact, " ", n.Reason))
	}
	return strings.Join(out, ", ")
}

// TestACellWithoutAFigureSaysWhatIsNear, the nearest first; one with a figure, or of an
// area that says nothing near, says none.
func TestACellWithoutAFigureSaysWhatIsNear(t *testing.T) {
	g := districts()
	g.node(ontology.KindIndicatorFamily, "族", store.Props{"name": "企业"})
	for _, i := range []string{"企业", "新增", "省级"} {
		if i == "省级" {
			g.indicator(i, false, false)
		}
		g.edge(i, ontology.InFamily, "族")
	}
	g.indicator("外", false, false)
	g.figure("东外", "东案", "外", "东区", 2021, 1, nil)
	g.figure("东省", "东案", "省级", "东区", 2021, 1, store.Props{"tier": "省级"})
	g.figure("东每", "东案", "企业", "东区", 0, 1, store.Props{"qualifier": "每年"})
	g.figure("东企19", "", "企业", "东区", 2019, 1, nil)
	s := keep(t, &g.Graph)
	got, err := Compare(t.Context(), s, []string{"企业", "省级"}, []string{"东区", "北区"}, []int{2021, 2022, 2023})
	if err != nil {
		t.Fatal(err)
	}
	if s.calls != 2 {
		t.Errorf("%d store calls, want 2", s.calls)
	}
	for _, c := range []struct {
		name string
		cell *ComparedCell
		want string
	}{
		{"silent", got.Indicators[0].Rows[0].Cells[0], "东每 UNDATED, 东企20 OTHER_YEAR, 东企22 OTHER_YEAR, 东企19 OTHER_YEAR, 东省 OTHER_TIER, 东新 SAME_FAMILY"},
		{"stated", got.Indicators[0].Rows[0].Cells[1], ""},
		{"after the plan", got.Indicators[0].Rows[0].Cells[2], "东每 UNDATED, 东企22 OTHER_YEAR, 东企20 OTHER_YEAR, 东企19 OTHER_YEAR, 东省 OTHER_TIER, 东新 SAME_FAMILY"},
		{"an area that has none", got.Indicators[0].Rows[1].Cells[0], ""},
		{"the other way", got.Indicators[1].Rows[0].Cells[1], "东省 OTHER_YEAR, 东企22 OTHER_TIER, 东新 OTHER_TIER, 东每 OTHER_TIER, 东企20 OTHER_TIER, 东企19 OTHER_TIER"},
	} {
		if s := near(c.cell); s != c.want {
			t.Errorf("%s: %s %s; want %s", c.name, c.cell.Status, s, c.want)
		}
	}
}

// TestAnIndicatorWithoutFiguresSaysItsRankInItsName: what counts that rank is no other.
func TestAnIndicatorWithoutFiguresSaysItsRankInItsName(t *testing.T) {
	g := districts()
	g.node(ontology.KindIndicatorFamily, "族", store.Props{"name": "企业"})
	g.indicator("省级企业", false, false)
	g.indicator("新增省级企业", true, false)
	g.indicator("市级企业", false, false)
	for _, i := range []string{"企业", "省级企业", "新增省级企业", "市级企业"} {
		g.edge(i, ontology.InFamily, "族")
	}
	g.figure("北增", "", "新增省级企业", "北区", 2021, 1, store.Props{"tier": "省级"})
	g.figure("北市", "", "市级企业", "北区", 2021, 1, store.Props{"tier": "市级"})
	got, err := Compare(t.Context(), keep(t, &g.Graph), []string{"省级企业"}, []string{"北区"}, []int{2021})
	if err != nil {
		t.Fatal(err)
	}
	if s := near(got.Indicators[0].Rows[0].Cells[0]); s != "北市 OTHER_TIER, 北增 SAME_FAMILY" {
		t.Error(s)
	}
}

// TestOfSeveralPlansTheOneThatSaysMostCounts, and the cell names those that it is told by.
func TestOfSeveralPlansTheOneThatSaysMostCounts(t *testing.T) {
	type plan struct{ id, start, end string }
	over, open, silent := plan{"期满", "2018", "2020"}, plan{"无期", "2019", ""}, plan{"当期", "2021", "2022"}
	for _, c := range []struct {
		plans  []plan
		status Status
		by     []string
	}{
		{nil, NotLoaded, nil},
		{[]plan{over}, Expired, []string{"期满"}},
		{[]plan{over, open}, OpenEnded, []string{"无期"}},
		{[]plan{open, silent, over}, Silent, []string{"当期", "无期"}},
		{[]plan{silent, open}, Silent, []string{"当期", "无期"}},
	} {
		g := districts()
		for _, p := range c.plans {
			g.plan(p.id, "北区", p.start, p.end)
		}
		got, err := Compare(t.Context(), keep(t, &g.Graph), []string{"企业"}, []string{"北区"}, []int{2021})
		if err != nil {
			t.Fatal(err)
		}
		cell := got.Indicators[0].Rows[0].Cells[0]
		if slices.Sort(cell.Plans); cell.Status != c.status || !slices.Equal(cell.Plans, c.by) {
			t.Errorf("of %v: %s by %v, want %s by %v", c.plans, cell.Status, cell.Plans, c.status, c.by)
		}
	}
}

// TestAFigureOfASupersededPlanSaysSo, and names the plan that supersedes it.
func TestAFigureOfASupersededPlanSaysSo(t *testing.T) {
	g := districts()
	g.plan("新案", "东区", "2022", "2025")
	g.edge("新案", ontology.Supersedes, "东案")
	got, err := Compare(t.Context(), keep(t, &g.Graph), []string{"企业"}, []string{"东区", "西区"}, []int{2020, 2022})
	if err != nil {
		t.Fatal(err)
	}
	old := got.Indicators[0].Rows[0].Cells[0]
	if s := say(old); s != "2020 STATED 东企20 SUPERSEDED" || !strings.Contains(old.Caveats[0].Message, "新案") {
		t.Errorf("%s: %s", s, old.Caveats[0].Message)
	}
	if s := say(got.Indicators[0].Rows[1].Cells[1]); strings.Contains(s, "SUPERSEDED") {
		t.Errorf("of a plan that none supersedes: %s", s)
	}
}
