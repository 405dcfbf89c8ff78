package analysis

import (
	"fmt"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/store"
)

// grown writes the rows: the first target, years, values, ratio and caveats.
func grown(g *Growth) []string {
	number := func(v *float64) string {
		if v == nil {
			return "-"
		}
		return fmt.Sprint(*v)
	}
	var out []string
	for _, r := range g.Rows {
		out = append(out, fmt.Sprint(r.Targets[0], " ", r.FromYear, "-", r.ToYear, " ", number(r.From), "-", number(r.To), " ", number(r.Change), " ", number(r.Ratio), " ", kindsOf(r.Caveats)))
	}
	return out
}

// series adds a target for each year from 2020 on, 0 for none.
func (g *graphBuilder) series(name string, more store.Props, values ...float64) {
	for i, v := range values {
		if v != 0 {
			g.figure(fmt.Sprint(name, 2020+i), "东案", "企业", "东区", 2020+i, v, more)
		}
	}
}

// TestGrowthIsOfOneSeries: what differs in scope, qualifier, tier or kind of value is not
// compared, and what names one year or none has nothing to be compared with.
func TestGrowthIsOfOneSeries(t *testing.T) {
	g := &graphBuilder{}
	g.area("东区", "", "county")
	g.plan("东案", "东区", "2020", "2022", "LEAD")
	g.plan("二案", "东区", "2020", "2022", "LEAD")
	g.indicator("企业", false, false)
	g.series("甲", nil, 10, 20, 30)
	g.series("乙", store.Props{"scope": "眼镜"}, 4, 0, 10)
	g.series("丙", store.Props{"qualifier": "累计"}, 100, 150)
	g.series("丁", store.Props{"tier": "省级"}, 7)
	g.series("戊", store.Props{"stretch": true}, 0, 9)
	g.figure("己", "东案", "企业", "东区", 0, 1, nil)
	g.figure("庚", "二案", "企业", "东区", 2022, 1, nil)
	g.figure("辛", "东案", "企业", "东区", 2022, 1, store.Props{"nature": "SIZE", "scope": "馆"})
	s := keep(t, &g.Graph)
	got, err := FindGrowth(t.Context(), s, ptr("东案"), nil, false)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"甲2020 2020-2022 10-30 20 3 []",
		"乙2020 2020-2022 4-10 6 2.5 [SCOPE YEARS_MISSING SMALL_BASE]",
		"丙2020 2020-2021 100-150 50 1.5 [CUMULATIVE OTHER_SPAN]",
	}
	if rows := grown(got); !slices.Equal(rows, want) || got.Single != 2 || got.Undated != 1 || s.calls != 2 {
		t.Errorf("%d single, %d undated, %d calls:\n%q, want\n%q", got.Single, got.Undated, s.calls, rows, want)
	}
	if kinds := kindsOf(got.Caveats); !slices.Equal(kinds, []CaveatKind{CaveatPromised}) {
		t.Errorf("caveats %v", kinds)
	}
}

// TestGrowthSaysWhatItCannotTell: several values of a year, units that do not convert,
// other comparators, percentages.
func TestGrowthSaysWhatItCannotTell(t *testing.T) {
	for _, c := range []struct {
		name string
		add  func(g *graphBuilder)
		want string
	}{
		{"several values", func(g *graphBuilder) {
			g.series("甲", nil, 10, 20)
			g.figure("甲又", "东案", "企业", "东区", 2021, 25, nil)
		}, "甲2020 2020-2021 10-- - - [SEVERAL]"},
		{"the same value twice", func(g *graphBuilder) {
			g.series("甲", nil, 10, 20)
			g.figure("甲又", "东案", "企业", "东区", 2021, 20, nil)
		}, "甲2020 2020-2021 10-20 10 2 []"},
		{"no common unit", func(g *graphBuilder) { g.series("甲", store.Props{"canonicalValue": nil}, 10, 20) }, "甲2020 2020-2021 --- - - [UNIT SEVERAL]"},
		{"at least, then equal", func(g *graphBuilder) {
			g.series("甲", store.Props{"comparator": "GE"}, 10)
			g.series("乙", nil, 0, 20)
		}, "甲2020 2020-2021 10-20 10 2 [COMPARATOR MIXED_COMPARATORS]"},
		{"a percentage", func(g *graphBuilder) { g.series("甲", store.Props{"unit": "%", "canonicalUnit": "%"}, 2, 3) }, "甲2020 2020-2021 2-3 1 1.5 [PERCENTAGE]"},
		{"from nothing", func(g *graphBuilder) {
			g.figure("甲", "东案", "企业", "东区", 2020, 0, nil)
			g.series("乙", nil, 0, 3)
		}, "甲 2020-2021 0-3 3 - [SMALL_BASE]"},
	} {
		g := &graphBuilder{}
		g.area("东区", "", "county")
		g.plan("东案", "东区", "2020", "2022", "LEAD")
		g.indicator("企业", false, false)
		c.add(g)
		got, err := FindGrowth(t.Context(), keep(t, &g.Graph), nil, ptr("东区"), false)
		if err != nil {
			t.Fatal(err)
		}
		if rows := grown(got); len(rows) != 1 || rows[0] != c.want {
			t.Errorf("%s: %q, want %q", c.name, rows, c.want)
		}
	}
}

func TestGrowthNeedsAPlanOrAnArea(t *testing.T) {
	if _, err := FindGrowth(t.Context(), keep(t, &districts().Graph), nil, nil, false); err == nil || err.Error() != "name a plan or an area" {
		t.Errorf("it is answered: %v", err)
	}
}
