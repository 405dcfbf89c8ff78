package analysis

import (
	"fmt"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// TestProgressSaysWhatKeepsTwoFiguresApart.
func TestProgressSaysWhatKeepsTwoFiguresApart(t *testing.T) {
	for _, c := range []struct {
		name     string
		promised store.Props
		year     int
		reported store.Props
		want     string
	}{
		{"one year and measure", nil, 2022, nil, "true []"},
		{"another year", nil, 2021, nil, "false [OTHER_YEAR]"},
		{"before the plan", nil, 2018, nil, "false [OTHER_YEAR BEFORE_PLAN]"},
		{"undated", nil, 0, nil, "false [UNDATED]"},
		{"another scope", store.Props{"scope": "眼镜"}, 2022, nil, "false [SCOPE]"},
		{"another qualifier", nil, 2022, store.Props{"qualifier": "年均"}, "false [QUALIFIER]"},
		{"another tier", store.Props{"tier": "省级"}, 2022, nil, "false [TIER]"},
		{"no common unit", nil, 2022, store.Props{"canonicalValue": nil}, "false [UNIT]"},
		{"what to know of what is comparable", store.Props{"comparator": "GE"}, 2022, nil, "true [COMPARATOR]"},
	} {
		g := &graphBuilder{}
		g.area("东区", "", "county")
		g.plan("东案", "东区", "2020", "2022", "LEAD")
		g.indicator("企业", false, false)
		g.figure("诺", "东案", "企业", "东区", 2022, 10, c.promised)
		g.figure("实", "", "企业", "东区", c.year, 9, c.reported)
		s := keep(t, &g.Graph)
		p, err := FindProgress(t.Context(), s, "东区", false)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(p.Rows[0].Comparable, " ", kindsOf(p.Rows[0].Reasons)); got != c.want || len(p.Caveats) == 0 != p.Rows[0].Comparable || s.calls != 2 {
			t.Errorf("%s: %s in %d calls, want %s in 2; caveats %v", c.name, got, s.calls, c.want, p.Caveats)
		}
	}
}

// TestProgressIsNotToldFromOneSide: what is promised only, what is reported only, what is
// near, and that nothing is loaded of one side.
func TestProgressIsNotToldFromOneSide(t *testing.T) {
	g := &graphBuilder{}
	g.area("东区", "", "county")
	g.plan("东案", "东区", "2020", "2022", "LEAD")
	g.area("西区", "", "county")
	g.node(ontology.KindIndicatorFamily, "族", store.Props{"name": "族"})
	for _, i := range []string{"企业", "新增企业"} {
		g.indicator(i, false, false)
		g.edge(i, ontology.InFamily, "族")
	}
	g.figure("诺", "东案", "企业", "东区", 2022, 10, nil)
	g.figure("实", "", "新增企业", "东区", 2021, 9, nil)
	g.figure("西实", "", "企业", "西区", 2021, 9, nil)
	g.figure("规模", "东案", "企业", "东区", 2022, 10, store.Props{"nature": "SIZE"})
	s := keep(t, &g.Graph)
	for area, want := range map[string]string{
		"东区": "企业 [诺] [] false [NO_RESULTS] [实]; 新增企业 [] [实] false [NO_PLANS] [诺]; [NOTHING_COMPARABLE]",
		"西区": "企业 [] [西实] false [NO_PLANS] []; [NO_PLANS]",
	} {
		p, err := FindProgress(t.Context(), s, area, false)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, r := range p.Rows {
			got += fmt.Sprint(r.Indicator, " ", r.Targets, " ", r.Observations, " ", r.Comparable, " ", kindsOf(r.Reasons), " ", r.Near, "; ")
		}
		if got += fmt.Sprint(kindsOf(p.Caveats)); got != want {
			t.Errorf("%s: %s, want %s", area, got, want)
		}
	}
}
