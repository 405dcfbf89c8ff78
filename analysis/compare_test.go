package analysis

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// say prints a cell: its year, status, figures and kinds of caveat.
func say(c *ComparedCell) string {
	year := "-"
	if c.Year != nil {
		year = fmt.Sprint(*c.Year)
	}
	var kinds []string
	for _, k := range c.Caveats {
		kinds = append(kinds, string(k.Kind))
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", year, c.Status, strings.Join(append(slices.Clone(c.Targets), c.Observations...), ","), strings.Join(kinds, ",")))
}

func TestCompareTellsSilenceFromWhatIsNotLoaded(t *testing.T) {
	s := keep(t, &districts().Graph)
	got, err := Compare(t.Context(), s, []string{"企业"}, []string{"东区", "西区", "北区"}, []int{2020, 2021, 2022})
	if err != nil {
		t.Fatal(err)
	}
	if s.calls != 2 {
		t.Errorf("%d store calls, want 2", s.calls)
	}
	want := [][]string{
		{"2020 STATED 东企20", "2021 SILENT", "2022 STATED 东企22 SCOPE,COMPARATOR", "- SILENT"},
		{"2020 NOT_LOADED", "2021 SILENT", "2022 STATED 西企22 CUMULATIVE,STRETCH,UNIT", "- STATED 西实 UNDATED"},
		{"2020 NOT_LOADED", "2021 NOT_LOADED", "2022 NOT_LOADED", "- NOT_LOADED"},
	}
	for i, r := range got.Indicators[0].Rows {
		for j, c := range r.Cells {
			if say(c) != want[i][j] {
				t.Errorf("row %s: %q, want %q", r.Area, say(c), want[i][j])
			}
		}
	}
}

// TestAPlanSpeaksForItsPeriodOnly: before it begins nothing is loaded that could
// speak; after its end it is over, and one without an end may not be meant.
func TestAPlanSpeaksForItsPeriodOnly(t *testing.T) {
	for _, c := range []struct {
		name, start, end, issued string
		want                     string // of 2019 to 2023
	}{
		{"a period", "2020", "2022", "2020-01-01", "NOT_LOADED SILENT SILENT SILENT EXPIRED"},
		{"a period of days", "2020-06-30", "2022-03-01", "2021-01-01", "NOT_LOADED SILENT SILENT SILENT EXPIRED"},
		{"no end", "2021", "", "2020-01-01", "NOT_LOADED NOT_LOADED OPEN_ENDED OPEN_ENDED OPEN_ENDED"},
		{"no start", "", "2022", "2021-05-01", "NOT_LOADED NOT_LOADED SILENT SILENT EXPIRED"},
		{"no period", "", "", "2022-05-01", "NOT_LOADED NOT_LOADED NOT_LOADED OPEN_ENDED OPEN_ENDED"},
		{"no date at all", "", "", "", "OPEN_ENDED OPEN_ENDED OPEN_ENDED OPEN_ENDED OPEN_ENDED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := districts()
			g.plan("北案", "北区", c.start, c.end)
			g.Nodes[len(g.Nodes)-1].Props["issuedOn"] = c.issued
			got, err := Compare(t.Context(), keep(t, &g.Graph), []string{"企业"}, []string{"北区"}, []int{2019, 2020, 2021, 2022, 2023})
			if err != nil {
				t.Fatal(err)
			}
			var status []string
			for _, cell := range got.Indicators[0].Rows[0].Cells {
				status = append(status, string(cell.Status))
			}
			if s := strings.Join(status, " "); s != c.want {
				t.Errorf("%s, want %s", s, c.want)
			}
		})
	}
}

func TestCompareTakesAYearFromThePeriodAndSaysSo(t *testing.T) {
	s := keep(t, &districts().Graph)
	got, err := Compare(t.Context(), s, []string{"新增"}, []string{"东区"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if cells := got.Indicators[0].Rows[0].Cells; len(cells) != 1 || say(cells[0]) != "2022 STATED 东新 FLOW,YEAR_FROM_PERIOD" {
		t.Errorf("%d cells, the first %q", len(cells), say(cells[0]))
	}
}

// TestAYearlyFigureHasNoYear: what is due every year is not due in the last one.
func TestAYearlyFigureHasNoYear(t *testing.T) {
	g := districts()
	g.figure("东年", "东案", "新增", "东区", 0, 7, store.Props{"qualifier": "每年"})
	got, err := Compare(t.Context(), keep(t, &g.Graph), []string{"新增"}, []string{"东区"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var cells []string
	for _, c := range got.Indicators[0].Rows[0].Cells {
		cells = append(cells, say(c))
	}
	if want := []string{"2022 STATED 东新 FLOW,YEAR_FROM_PERIOD", "- STATED 东年 QUALIFIER,FLOW,UNDATED"}; !slices.Equal(cells, want) {
		t.Errorf("%q, want %q", cells, want)
	}
}

// TestACumulativeIndicatorSaysSo, whether or not the figure does.
func TestACumulativeIndicatorSaysSo(t *testing.T) {
	g := districts()
	g.indicator("累计数", true, true)
	g.figure("东累", "东案", "累计数", "东区", 2022, 7, nil)
	got, err := Compare(t.Context(), keep(t, &g.Graph), []string{"累计数"}, []string{"东区"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if s := say(got.Indicators[0].Rows[0].Cells[0]); s != "2022 STATED 东累 CUMULATIVE" {
		t.Error(s)
	}
}

// TestSeveralFiguresOfACellDoNotAddUp, of promises as of reports; what is said of
// each is said once, of all of them.
func TestSeveralFiguresOfACellDoNotAddUp(t *testing.T) {
	g := districts()
	least := store.Props{"comparator": "GE"}
	g.figure("北实一", "", "企业", "北区", 2021, 3, least)
	g.figure("北实二", "", "企业", "北区", 2021, 4, least)
	g.figure("东企又", "东案", "企业", "东区", 2020, 11, nil)
	got, err := Compare(t.Context(), keep(t, &g.Graph), []string{"企业"}, []string{"北区", "东区"}, []int{2020, 2021})
	if err != nil {
		t.Fatal(err)
	}
	rows := got.Indicators[0].Rows
	if s := say(rows[0].Cells[1]); s != "2021 STATED 北实一,北实二 COMPARATOR,SEVERAL" {
		t.Errorf("two reports: %s", s)
	}
	for _, c := range rows[0].Cells[1].Caveats {
		if !slices.Equal(c.Facts, []string{"北实一", "北实二"}) {
			t.Errorf("%s is said of %v", c.Kind, c.Facts)
		}
	}
	if s := say(rows[1].Cells[0]); s != "2020 STATED 东企20,东企又 SEVERAL" {
		t.Errorf("two promises: %s", s)
	}
}

// TestEachFigureSaysWhyItIsNotSimplyAlikeAnother, in as many caveats as hold.
func TestEachFigureSaysWhyItIsNotSimplyAlikeAnother(t *testing.T) {
	for _, c := range []struct {
		name  string
		props store.Props
		want  string // the kinds of caveat, and a part of what the last one says
		says  string
	}{
		{"simply a number", nil, "[]", ""},
		{"at least", store.Props{"comparator": "GE"}, "[COMPARATOR]", "at least"},
		{"at most", store.Props{"comparator": "LE"}, "[COMPARATOR]", "at most"},
		{"about", store.Props{"comparator": "APPROX"}, "[COMPARATOR]", "about"},
		{"a range", store.Props{"comparator": "GE", "valueMax": 12.0}, "[COMPARATOR RANGE]", "lower end"},
		{"about a range", store.Props{"comparator": "APPROX", "valueMax": 12.0}, "[RANGE]", "lower end"},
		{"of a part", store.Props{"scope": "眼镜"}, "[SCOPE]", "眼镜"},
		{"qualified", store.Props{"qualifier": "力争"}, "[QUALIFIER]", "力争"},
		{"adding up", store.Props{"qualifier": "累计"}, "[CUMULATIVE]", "over years"},
		{"a stretch value", store.Props{"stretch": true}, "[STRETCH]", "stretch"},
		{"a unit that cannot be converted", store.Props{"unit": "批", "canonicalValue": nil, "canonicalUnit": nil}, "[UNIT]", "cannot be converted"},
		{"another unit", store.Props{"unit": "万家"}, "[UNIT]", "compare the converted value"},
		{"the size of a project", store.Props{"nature": string(ontology.NatureSize)}, "[NATURE]", "not a goal"},
		{"another wording", store.Props{"statedIndicator": "公司"}, "[WORDING]", "公司"},
		{"a scope that is inferred", store.Props{"scope": "眼镜产业", "inferred": []string{"scope"}}, "[SCOPE]", "as is inferred"},
	} {
		g := districts()
		g.figure("东数", "东案", "企业", "东区", 2021, 10, c.props)
		got, err := Compare(t.Context(), keep(t, &g.Graph), []string{"企业"}, []string{"东区"}, []int{2021})
		if err != nil {
			t.Fatal(err)
		}
		var kinds []CaveatKind
		says := ""
		for _, caveat := range got.Indicators[0].Rows[0].Cells[0].Caveats {
			kinds, says = append(kinds, caveat.Kind), caveat.MessageEn
		}
		if fmt.Sprint(kinds) != c.want || !strings.Contains(says, c.says) {
			t.Errorf("%s: %v, the last says %q; want %s and %q", c.name, kinds, says, c.want, c.says)
		}
	}
}

func TestCompareSaysThatAreasOverlap(t *testing.T) {
	s := keep(t, &districts().Graph)
	got, err := Compare(t.Context(), s, []string{"企业"}, []string{"市", "东区"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Caveats) != 1 || got.Caveats[0].Kind != CaveatOverlap || !slices.Equal(got.Caveats[0].Facts, []string{"东区", "市"}) {
		t.Errorf("caveats %v", got.Caveats)
	}
}

// TestAnAreaOverlapsWithEveryAreaAboveIt, whether or not those between are compared.
func TestAnAreaOverlapsWithEveryAreaAboveIt(t *testing.T) {
	g := districts()
	g.area("国", "", "country")
	g.area("省", "国", "province")
	g.edge("市", ontology.PartOf, "省")
	g.area("东镇", "东区", "town")
	s := keep(t, &g.Graph)
	for _, above := range []string{"东区", "市", "省", "国"} {
		got, err := Compare(t.Context(), s, []string{"企业"}, []string{above, "东镇"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Caveats) != 1 || !slices.Equal(got.Caveats[0].Facts, []string{"东镇", above}) {
			t.Errorf("of a town and %s above it: caveats %v, want one", above, got.Caveats)
		}
	}
}

// TestOverlappingAreasAreSaidAndNotCountedTwice: a zone's figure is its own, not
// the district's.
func TestOverlappingAreasAreSaidAndNotCountedTwice(t *testing.T) {
	g := districts()
	g.area("东园", "东区", "zone")
	g.figure("园企", "", "企业", "东园", 2020, 4, nil)
	s := keep(t, &g.Graph)
	suggested, err := SuggestIndicators(t.Context(), s, []string{"东区", "东园"})
	if err != nil {
		t.Fatal(err)
	}
	if len(suggested.Caveats) != 1 || suggested.Caveats[0].Kind != CaveatOverlap {
		t.Errorf("caveats %v", suggested.Caveats)
	}
	if i := suggested.Indicators[0]; i.Targets != 2 || i.Observations != 1 {
		t.Errorf("%d targets and %d observations, want 2 and 1", i.Targets, i.Observations)
	}
	compared, err := Compare(t.Context(), s, []string{"企业"}, []string{"东区", "东园"}, []int{2020})
	if err != nil {
		t.Fatal(err)
	}
	rows := compared.Indicators[0].Rows
	if whole, part := rows[0].Cells[0], rows[1].Cells[0]; len(whole.Targets) != 1 || len(whole.Observations) != 0 || len(part.Observations) != 1 {
		t.Errorf("the district has %v and %v, its zone %v", whole.Targets, whole.Observations, part.Observations)
	}
}

// TestTheYearsOfAComparison are those asked for, each once, from the first to the last
// that there may be; as are its indicators and areas.
func TestTheYearsOfAComparison(t *testing.T) {
	all := func(first, number int) []int {
		years := make([]int, number)
		for i := range years {
			years[i] = first + i
		}
		return years
	}
	s := keep(t, &districts().Graph)
	for _, c := range []struct {
		name    string
		years   []int
		columns int
		err     error
	}{
		{"the first", []int{ontology.FirstYear}, 1, nil},
		{"before the first", []int{ontology.FirstYear - 1}, 0, ErrBadArgument},
		{"the last", []int{ontology.LastYear}, 1, nil},
		{"after the last", []int{ontology.LastYear + 1}, 0, ErrBadArgument},
		{"one year twice", []int{2021, 2021, 2022}, 2, nil},
		{"as many as may be", all(ontology.FirstYear, MaxNames), MaxNames, nil},
		{"one more", all(ontology.FirstYear, MaxNames+1), 0, ErrTooMuch},
	} {
		got, err := Compare(t.Context(), s, []string{"新增", "新增"}, []string{"东区", "东区"}, c.years)
		if !errors.Is(err, c.err) {
			t.Errorf("%s: %v, want %v", c.name, err, c.err)
		}
		if err != nil {
			continue
		}
		if len(got.Indicators) != 1 || len(got.Indicators[0].Rows) != 1 || len(got.Indicators[0].Rows[0].Cells) != c.columns {
			t.Errorf("%s: %d indicators, the first of %d rows, the first of %d cells; want 1, 1, %d",
				c.name, len(got.Indicators), len(got.Indicators[0].Rows), len(got.Indicators[0].Rows[0].Cells), c.columns)
		}
	}
}

func TestBadArgumentsSayWhichAndWhy(t *testing.T) {
	s := keep(t, &districts().Graph)
	many := make([]string, 500)
	for i := range many {
		many[i] = fmt.Sprint(i)
	}
	compare := func(indicators, areas []string) error {
		_, err := Compare(t.Context(), s, indicators, areas, nil)
		return err
	}
	for _, c := range []struct {
		name string
		err  error
		is   error
		says string
	}{
		{"no indicators", compare(nil, []string{"东区"}), ErrBadArgument, "indicators is empty"},
		{"unknown indicator", compare([]string{"无"}, []string{"东区"}), ErrBadArgument, `indicators: no node has the id "无"`},
		{"not an area", compare([]string{"企业"}, []string{"东案"}), ErrBadArgument, `"东案" is of kind Plan, not Area`},
		{"500 areas", compare([]string{"企业"}, many), ErrTooMuch, "areas is 500, allowed is 100"},
		{"500 indicators and 500 areas", compare(many, many), ErrTooMuch, "indicators is 500, allowed is 100"},
		{"several unknown ids", compare([]string{"无一", "无二"}, []string{"无三"}), ErrBadArgument, `indicators: no node has the id "无一"`},
		{"500 areas to suggest for", func() error { _, err := SuggestIndicators(t.Context(), s, many); return err }(), ErrTooMuch, "areas is 500, allowed is 100"},
		{"years backwards", func() error {
			_, err := Compare(t.Context(), s, []string{"企业"}, []string{"东区"}, []int{2020, 2024, 2022})
			return err
		}(), ErrBadArgument, "years are not in order: 2024 comes before 2022"},
		{"no year", func() error {
			_, err := MakeTimeline(t.Context(), s, TimelineQuestion{Years: []int{22}})
			return err
		}(), ErrBadArgument, "years: 22 is not a year from 1949 to 2100"},
		{"a timeline backwards", func() error {
			_, err := MakeTimeline(t.Context(), s, TimelineQuestion{Years: []int{2022, 2021}})
			return err
		}(), ErrBadArgument, "years are not in order"},
		{"one area to suggest for", func() error {
			_, err := SuggestIndicators(t.Context(), s, []string{"东区", "东区"})
			return err
		}(), ErrBadArgument, "at least two areas, not 1"},
		{"rows are columns", func() error {
			_, err := CountMatrix(t.Context(), s, MatrixQuestion{Rows: AxisPlan, Columns: AxisPlan})
			return err
		}(), ErrBadArgument, "both PLAN"},
		{"nothing to collaborate in", func() error { _, err := Collaborate(t.Context(), s, CollaborationQuestion{}); return err }(), ErrBadArgument, "name an area"},
		{"gaps of an area and its city", func() error { _, err := FindGaps(t.Context(), s, "东区", "市"); return err }(), ErrBadArgument, "overlap"},
		{"a path too long", func() error { _, err := FindPaths(t.Context(), s, "东1", "西1", nil, 13, 10, false); return err }(), ErrBadArgument, "maxLength is 13; it must be from 1 to 12"},
		{"too many paths", func() error { _, err := FindPaths(t.Context(), s, "东1", "西1", nil, 3, 11, false); return err }(), ErrBadArgument, "first is 11; it must be from 1 to 10"},
		{"a path to nowhere", func() error { _, err := FindPaths(t.Context(), s, "东1", "无", nil, 3, 10, false); return err }(), ErrBadArgument, `to: no node has the id "无"`},
	} {
		if !errors.Is(c.err, c.is) || !strings.Contains(c.err.Error(), c.says) {
			t.Errorf("%s: %v", c.name, c.err)
		}
	}
}

func TestSuggestionsComeBestFirst(t *testing.T) {
	g := districts()
	g.indicator("人才", false, false)
	g.indicator("孤", false, false)
	g.figure("东才", "东案", "人才", "东区", 2021, 1, nil)
	g.figure("西才", "西案", "人才", "西区", 2022, 1, nil)
	g.figure("东孤", "东案", "孤", "东区", 2022, 1, nil)
	s := keep(t, &g.Graph)
	got, err := SuggestIndicators(t.Context(), s, []string{"西区", "东区", "北区"})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Indicators) != 2 || s.calls != 2 {
		t.Fatalf("%d indicators in %d calls, want 2 in 2", len(got.Indicators), s.calls)
	}
	i := got.Indicators[0]
	if i.Indicator != "企业" || !slices.Equal(i.Areas, []string{"西区", "东区"}) || !slices.Equal(i.Years, []int{2022}) || i.Targets != 3 || i.Observations != 1 {
		t.Errorf("the best is %+v", i)
	}
	if want := []CaveatKind{CaveatComparator, CaveatCumulative, CaveatScope, CaveatStretch, CaveatUnit}; !slices.Equal(i.Caveats, want) {
		t.Errorf("caveats %v, want %v", i.Caveats, want)
	}
}

// TestSuggestionsOfARankComeByTheirIDs, after those of more areas, more years in
// common and more figures.
func TestSuggestionsOfARankComeByTheirIDs(t *testing.T) {
	g := &graphBuilder{}
	areas := []string{"东区", "西区", "北区"}
	for _, area := range areas {
		g.area(area, "", "county")
	}
	for _, i := range []struct {
		id    string
		areas int
		years []int
	}{
		{"丁", 2, []int{2021, 2021}},
		{"丙", 2, []int{2021, 2022}},
		{"乙", 3, []int{2021}},
		{"己", 2, []int{2021}},
		{"戊", 2, []int{2021}},
		{"庚", 2, []int{2021}},
	} {
		g.indicator(i.id, false, false)
		for _, area := range areas[:i.areas] {
			for n, year := range i.years {
				g.figure(fmt.Sprint(i.id, area, n), "", i.id, area, year, 1, nil)
			}
		}
	}
	got, err := SuggestIndicators(t.Context(), keep(t, &g.Graph), areas)
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, i := range got.Indicators {
		order = append(order, i.Indicator)
	}
	if want := []string{"乙", "丙", "丁", "己", "庚", "戊"}; !slices.Equal(order, want) {
		t.Errorf("%v, want %v", order, want)
	}
}

// TestTheYearsInCommonComeInTheirOrder, whatever the order of the figures, and
// without those that only one area speaks of.
func TestTheYearsInCommonComeInTheirOrder(t *testing.T) {
	g := &graphBuilder{}
	g.indicator("企业", false, false)
	for _, area := range []string{"东区", "西区"} {
		g.area(area, "", "county")
		for _, year := range []int{2029, 2023, 2026, 2021, 2028, 2024, 2027, 2022, 2025} {
			g.figure(fmt.Sprint(area, year), "", "企业", area, year, 1, nil)
		}
	}
	g.figure("东区早", "", "企业", "东区", 2020, 1, nil)
	g.figure("东区又", "", "企业", "东区", 2020, 2, nil)
	got, err := SuggestIndicators(t.Context(), keep(t, &g.Graph), []string{"东区", "西区"})
	if err != nil {
		t.Fatal(err)
	}
	if years := got.Indicators[0].Years; !slices.Equal(years, []int{2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029}) {
		t.Errorf("years %v", years)
	}
}

// TestComparisonsAgreeWithCountingByHand: over the built-in dataset every
// target and observation of an indicator stands in exactly one cell.
func TestComparisonsAgreeWithCountingByHand(t *testing.T) {
	s := builtIn()
	page, err := s.Find(t.Context(), store.Query{Kinds: []string{"Indicator", "Area"}, Props: []string{}, Paging: store.Paging{First: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	var indicators, areas []string
	for _, i := range page.Items {
		if i.Node.Kind == "Area" {
			areas = append(areas, i.Node.ID)
		} else {
			indicators = append(indicators, i.Node.ID)
		}
	}
	seen := map[string]int{}
	for part := range slices.Chunk(indicators, MaxNames) {
		got, err := Compare(t.Context(), s, part, areas, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range got.Indicators {
			for _, r := range i.Rows {
				for _, c := range r.Cells {
					if (c.Status == Stated) != (len(c.Targets)+len(c.Observations) > 0) {
						t.Errorf("%s of %s: %s", i.Indicator, r.Area, say(c))
					}
					for _, id := range append(slices.Clone(c.Targets), c.Observations...) {
						seen[id]++
					}
				}
			}
		}
	}
	stats, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if want := stats.Nodes["Target"] + stats.Nodes["Observation"]; len(seen) != want {
		t.Errorf("%d figures stand in cells, the graph has %d", len(seen), want)
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s stands in %d cells", id, n)
		}
	}
}
