package analysis

import (
	"fmt"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/store"
)

// ranked writes the rows of a ranking: area, rank, value, status, and why it has no rank.
func ranked(r *Ranking) []string {
	var out []string
	for _, row := range r.Rows {
		s := row.Area
		if row.Rank != nil {
			s += fmt.Sprint(" ", *row.Rank, " ", *row.Value)
		}
		s += " " + string(row.Status)
		for _, c := range row.Caveats {
			if c.Kind == CaveatUnranked {
				s += " " + c.MessageEn
			}
		}
		out = append(out, s)
	}
	return out
}

// many is a city of six districts that say things of 2022 that are and are not alike.
func many() *graphBuilder {
	g := districts()
	for i, more := range []store.Props{
		nil, {"canonicalValue": 20.0}, {"scope": "园区"}, {"stretch": true}, {"canonicalValue": nil, "unit": "批"}, {"qualifier": "年均"},
	} {
		area := fmt.Sprint("区", i+1)
		g.area(area, "市", "county")
		g.plan("案"+area, area, "2021", "2023", "LEAD")
		g.figure("数"+area, "案"+area, "企业", area, 2022, 20, more)
	}
	return g
}

// TestOnlyWhatIsAlikeIsRanked; equal values share a rank, and each other figure says why
// it has none. Areas that say nothing follow, with what can be said of them.
func TestOnlyWhatIsAlikeIsRanked(t *testing.T) {
	g := many()
	g.area("区7", "市", "county")
	g.plan("案区7", "区7", "2021", "2023", "LEAD")
	g.figure("数区7", "案区7", "企业", "区7", 2022, 30, nil)
	s := keep(t, &g.Graph)
	r, err := RankAreas(t.Context(), s, "企业", 2022, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"区7 1 30 STATED", "区1 2 20 STATED", "区2 2 20 STATED",
		"东区 STATED it speaks of 眼镜 and is not ranked with figures of whole areas",
		"区3 STATED it speaks of 园区 and is not ranked with figures of whole areas",
		"区4 STATED a stretch value, not ranked with plain ones",
		"区5 STATED its unit does not convert to the indicator's",
		"区6 STATED measured otherwise (qualified: 年均), not ranked with the others",
		"西区 STATED a stretch value, not ranked with plain ones",
	}
	if got := ranked(r); !slices.Equal(got, want) || r.By != ByTargets || s.calls != 3 {
		t.Errorf("by %s in %d calls:\n%q, want\n%q", r.By, s.calls, got, want)
	}
}

// TestARankingTellsSilenceFromWhatIsNotLoaded, of the areas that are asked for.
func TestARankingTellsSilenceFromWhatIsNotLoaded(t *testing.T) {
	g := districts()
	s := keep(t, &g.Graph)
	for year, want := range map[int][]string{
		2021: {"东区 SILENT", "西区 SILENT", "北区 NOT_LOADED"},
		2024: {"东区 EXPIRED", "西区 EXPIRED", "北区 NOT_LOADED"},
		2020: {"东区 1 10 STATED", "北区 NOT_LOADED", "西区 NOT_LOADED"},
	} {
		s.calls = 0
		r, err := RankAreas(t.Context(), s, "企业", year, []string{"北区", "东区", "西区"})
		if err != nil {
			t.Fatal(err)
		}
		if got := ranked(r); !slices.Equal(got, want) || s.calls != 2 {
			t.Errorf("%d: %q in %d calls, want %q in 2", year, got, s.calls, want)
		}
	}
}

// TestPromisesAndResultsAreNotRankedTogether: results only where no promise can be.
func TestPromisesAndResultsAreNotRankedTogether(t *testing.T) {
	g := districts()
	g.figure("北实", "", "企业", "北区", 2020, 90, nil)
	g.figure("北实后", "", "企业", "北区", 2019, 90, nil)
	s := keep(t, &g.Graph)
	for year, want := range map[int]string{
		2020: "TARGETS [东区 1 10 STATED 北区 STATED only a reported figure, not ranked with what is promised 西区 NOT_LOADED]",
		2019: "OBSERVATIONS [北区 1 90 STATED 东区 NOT_LOADED 西区 NOT_LOADED]",
	} {
		r, err := RankAreas(t.Context(), s, "企业", year, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(r.By, " ", ranked(r)); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
}

// TestARankingKnowsWhatIsBetter, and says where it does not.
func TestARankingKnowsWhatIsBetter(t *testing.T) {
	for direction, want := range map[string]string{
		"up":   "[区7 1 30 STATED 区1 2 20 STATED] [PROMISED]",
		"down": "[区1 1 20 STATED 区7 2 30 STATED] [PROMISED]",
		"":     "[区7 1 30 STATED 区1 2 20 STATED] [PROMISED NO_DIRECTION]",
	} {
		g := many()
		g.area("区7", "市", "county")
		g.figure("数区7", "案区1", "企业", "区7", 2022, 30, nil)
		for i := range g.Nodes {
			if g.Nodes[i].ID == "企业" && direction != "" {
				g.Nodes[i].Props["direction"] = direction
			}
		}
		r, err := RankAreas(t.Context(), keep(t, &g.Graph), "企业", 2022, []string{"区1", "区7"})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(ranked(r), " ", kindsOf(r.Caveats)); got != want {
			t.Errorf("%q: %s, want %s", direction, got, want)
		}
	}
}

// TestARankingSaysThatAreasAreUnlike: of other levels, or one within the other.
func TestARankingSaysThatAreasAreUnlike(t *testing.T) {
	g := many()
	g.area("新城", "区1", "zone")
	g.figure("新城数", "案区1", "企业", "新城", 2022, 30, nil)
	r, err := RankAreas(t.Context(), keep(t, &g.Graph), "企业", 2022, []string{"区1", "新城"})
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(kindsOf(r.Caveats)); got != "[PROMISED LEVELS NO_DIRECTION OVERLAP]" {
		t.Errorf("caveats %s", got)
	}
}

// TestSeveralValuesOfAYearAreNotChosenFrom.
func TestSeveralValuesOfAYearAreNotChosenFrom(t *testing.T) {
	g := districts()
	g.figure("东企20二", "东案", "企业", "东区", 2020, 11, nil)
	r, err := RankAreas(t.Context(), keep(t, &g.Graph), "企业", 2020, []string{"东区"})
	if err != nil {
		t.Fatal(err)
	}
	if got := ranked(r); got[0] != "东区 STATED several values for the year, of which none is chosen" {
		t.Errorf("%q", got)
	}
}

func kindsOf(caveats []*Caveat) []CaveatKind {
	out := []CaveatKind{}
	for _, c := range caveats {
		out = append(out, c.Kind)
	}
	return out
}
