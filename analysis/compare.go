package analysis

import (
	"cmp"
	"context"
	"slices"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Status tells a plan that is silent from one that nobody has loaded.
type Status string

// What can be said of an area and a year. Of several plans the first of these holds.
const (
	Stated    Status = "STATED"
	Silent    Status = "SILENT"
	OpenEnded Status = "OPEN_ENDED" // silent, and the plan names no end: it may not speak for the year at all
	Expired   Status = "EXPIRED"    // the plan's period was over before the year
	NotLoaded Status = "NOT_LOADED"
)

// Comparison puts what areas promised and reported side by side.
type Comparison struct {
	Indicators []*ComparedIndicator
	Caveats    []*Caveat
}

// ComparedIndicator is one indicator of a comparison.
type ComparedIndicator struct {
	Indicator string
	Rows      []*ComparedRow
}

// ComparedRow is one area's.
type ComparedRow struct {
	Area  string
	Cells []*ComparedCell
}

// ComparedCell is what one area said for one year (nil: for none that it names).
type ComparedCell struct {
	Year   *int
	Status Status
	bilingual.Text
	Caveats      []*Caveat
	Targets      []string // what was promised
	Observations []string // what was reported
	Plans        []string // loaded, that the status is told by
	Near         []*Near  // what the area says instead, where it states nothing
}

// Compare compares indicators over areas and years (nil: every year that any
// figure names). A figure without a year of its own goes to the last year of
// its plan's period, with a caveat; without either, to a cell without a year,
// which comes last where there is any. A cell without a figure lists what
// is near: figures of the indicator for other years, and those of its family. Two
// store calls.
func Compare(ctx context.Context, s store.Store, indicators, areas []string, years []int) (*Comparison, error) {
	if err := notEmpty("indicators", indicators); err != nil {
		return nil, err
	}
	if err := notEmpty("areas", areas); err != nil {
		return nil, err
	}
	if err := checkYears(years); err != nil {
		return nil, err
	}
	indicators, areas = distinct(indicators), distinct(areas)
	found, err := named(ctx, s, store.Query{
		Props: []string{"name", "flow", "cumulative"}, Expand: []store.Hop{loadedPlans(), enclosing(4), family()},
	}, argument{"indicators", ontology.KindIndicator, indicators}, argument{"areas", ontology.KindArea, areas})
	if err != nil {
		return nil, err
	}
	all, err := figures(ctx, s, []string{ontology.KindTarget, ontology.KindObservation}, []store.Filter{
		anyOf(store.IDProp, withFamilies(found, indicators), step(ontology.KindIndicator, false, ontology.Measures)),
		anyOf(store.IDProp, areas, step(ontology.KindArea, false, ontology.ForArea)),
	})
	if err != nil {
		return nil, err
	}
	c := &Comparison{Caveats: overlaps(found, areas)}
	columns := columnsOf(all, indicators, years)
	told := figuresByArea(all)
	for n, indicator := range indicators {
		if err := stopped(ctx, n*checkEvery); err != nil { // each has many figures
			return nil, err
		}
		i := &ComparedIndicator{Indicator: indicator}
		tiers := tiersOf(told[indicator])
		for _, area := range areas {
			near := nearby(found[indicator], told, area, tiers)
			i.Rows = append(i.Rows, comparedRow(found[indicator], found[area], columns, told[indicator][area], near))
		}
		c.Indicators = append(c.Indicators, i)
	}
	return c, nil
}

// figuresByArea are the figures of each indicator by area.
func figuresByArea(all []*figure) map[string]map[string][]*figure {
	told := map[string]map[string][]*figure{}
	for _, f := range all {
		if told[f.indicator] == nil {
			told[f.indicator] = map[string][]*figure{}
		}
		told[f.indicator][f.area] = append(told[f.indicator][f.area], f)
	}
	return told
}

// comparedRow is the row of an area with its figures and what is near.
func comparedRow(indicator, area *store.Item, columns []*int, figures []*figure, near []candidate) *ComparedRow {
	r := &ComparedRow{Area: area.Node.ID}
	byYear := map[int][]*figure{} // of no year by 0
	for _, f := range figures {
		year, _ := f.year()
		byYear[deref(year)] = append(byYear[deref(year)], f)
	}
	plans := related(area, "plans")
	for _, year := range columns {
		cell := compared(year, byYear[deref(year)], indicator, plans)
		if cell.Status != Stated {
			cell.Near = nearestTo(year, near)
		}
		r.Cells = append(r.Cells, cell)
	}
	return r
}

// compared is the cell of a year with the figures that fall into it.
func compared(year *int, in []*figure, indicator *store.Item, plans []store.Item) *ComparedCell {
	cell := &ComparedCell{Year: year, Caveats: []*Caveat{}}
	cell.Status, cell.Plans = saidBy(plans, year)
	for _, f := range in {
		if f.isTarget() {
			cell.Targets = append(cell.Targets, f.id())
		} else {
			cell.Observations = append(cell.Observations, f.id())
		}
		cell.Caveats = merged(cell.Caveats, f.caveats(indicator))
	}
	if year == nil && len(in) > 0 {
		cell.Caveats = append(cell.Caveats, caveat(CaveatUndated, ids(in), "文件未写年份", "the document names no year"))
	}
	if len(cell.Targets) > 1 || len(cell.Observations) > 1 {
		cell.Caveats = append(cell.Caveats, caveat(CaveatSeveral, ids(in), "不止一个数值:不可相加", "several figures: they do not add up"))
	}
	if len(in) > 0 {
		cell.Status = Stated
	}
	cell.Text = cell.Status.said()
	return cell
}

// saidBy is what can be said of a year by an area's plans that have no figure for
// it, and the plans that tell so: those that speak for the year, else those that
// are over. For no year any plan will do.
func saidBy(plans []store.Item, year *int) (Status, []string) {
	status := NotLoaded
	var speak, over []string
	for i := range plans {
		s := Silent
		if year != nil {
			s = saidByOne(&plans[i], *year)
		}
		switch s {
		case Silent:
			status = Silent
			speak = append(speak, plans[i].Node.ID)
		case OpenEnded:
			if status != Silent {
				status = OpenEnded
			}
			speak = append(speak, plans[i].Node.ID)
		case Expired:
			over = append(over, plans[i].Node.ID)
		}
	}
	if len(speak) == 0 && len(over) > 0 {
		return Expired, over
	}
	return status, speak
}

// merged adds caveats to a list; what is said already gains the figures that it
// is said of.
func merged(list, more []*Caveat) []*Caveat {
	for _, c := range more {
		i := slices.IndexFunc(list, func(have *Caveat) bool { return have.Kind == c.Kind && have.Message == c.Message })
		if i < 0 {
			list = append(list, c)
		} else {
			list[i].Facts = append(list[i].Facts, c.Facts...)
		}
	}
	return list
}

// statusOf is what can be said of an area whatever the year.
func statusOf(stated, loaded bool) Status {
	switch {
	case stated:
		return Stated
	case loaded:
		return Silent
	}
	return NotLoaded
}

// columnsOf are the years of a comparison: those asked for, or all that figures
// name; then none, where a figure has none.
func columnsOf(all []*figure, indicators []string, asked []int) []*int {
	years := slices.Clone(asked)
	undated := false
	of := setOf(indicators)
	for _, f := range all {
		if !of[f.indicator] {
			continue
		}
		year, _ := f.year()
		if year == nil {
			undated = true
		} else if asked == nil {
			years = append(years, *year)
		}
	}
	slices.Sort(years)
	years = slices.Compact(years)
	columns := make([]*int, 0, len(years)+1)
	for i := range years {
		columns = append(columns, &years[i])
	}
	if undated {
		columns = append(columns, nil)
	}
	return columns
}

// loadedPlans is the hop from an area to the plans that cover it, less those
// only cited.
func loadedPlans(expand ...store.Hop) store.Hop {
	h := against("plans", ontology.Covers, planProps, expand...)
	h.Where = []store.Filter{{Prop: "cited", Op: store.In, Values: []any{false}}}
	return h
}

// enclosing is the hop from an area to the areas that it is part of, up to so many.
func enclosing(levels int) store.Hop {
	h := along("enclosing", ontology.PartOf, []string{"name"})
	if levels > 1 {
		h.Expand = []store.Hop{enclosing(levels - 1)}
	}
	return h
}

// overlaps are the caveats of areas of which one is part of another.
func overlaps(found map[string]*store.Item, areas []string) []*Caveat {
	list := []*Caveat{}
	for _, part := range areas {
		for up := related(found[part], "enclosing"); len(up) > 0; up = related(&up[0], "enclosing") {
			if slices.Contains(areas, up[0].Node.ID) {
				a, b := text(found[part], "name"), text(&up[0], "name")
				list = append(list, caveat(CaveatOverlap, []string{part, up[0].Node.ID},
					"%[1]s是%[2]s的一部分,两者的数值不可相加", "%[1]s is part of %[2]s: their figures do not add up", a, b))
			}
		}
	}
	return list
}

func ids(figures []*figure) []string {
	out := make([]string, len(figures))
	for i, f := range figures {
		out[i] = f.id()
	}
	return out
}

func deref(year *int) int {
	if year == nil {
		return 0
	}
	return *year
}

// checkYears refuses numbers that are not years, and years that are not in order:
// an answer has them in their order, and who asks for 2024 to 2020 may have meant a period.
func checkYears(years []int) error {
	if len(years) > MaxNames {
		return tooMany(bilingual.Text{Message: "年份数", MessageEn: "the number of years"}, len(years))
	}
	for i, year := range years {
		switch {
		case year < ontology.FirstYear || year > ontology.LastYear:
			return badArgument("years:%[1]d 不是 %[2]d 到 %[3]d 之间的年份", "years: %[1]d is not a year from %[2]d to %[3]d", year, ontology.FirstYear, ontology.LastYear)
		case i > 0 && year < years[i-1]:
			return badArgument("years 次序不对:%[1]d 在 %[2]d 之前;每个年份写一次,从早到晚", "years are not in order: %[1]d comes before %[2]d; name each year once, the earliest first", years[i-1], year)
		}
	}
	return nil
}

func notEmpty(argument string, list []string) error {
	if len(list) == 0 {
		return badArgument("%[1]s 为空:至少写一个", "%[1]s is empty: name at least one", argument)
	}
	return nil
}

func setOf(list []string) map[string]bool {
	set := make(map[string]bool, len(list))
	for _, v := range list {
		set[v] = true
	}
	return set
}

// distinct leaves out what was named before.
func distinct[T cmp.Ordered](list []T) []T {
	var out []T
	for _, v := range list {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}
