package analysis

import (
	"cmp"
	"context"
	"maps"
	"math"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Growth says how what is promised for one year stands to what is promised for another.
type Growth struct {
	Rows    []*GrowthRow
	Single  int // series that name one year only: there is nothing to compare
	Undated int // targets that name no year, and are in no series
	Caveats []*Caveat
}

// GrowthRow is the targets of one plan that say the same of several years.
type GrowthRow struct {
	Indicator        string
	Scope, Qualifier *string
	FromYear, ToYear int
	From, To         *float64 // in the indicator's unit; nil where several values are given
	Change, Ratio    *float64 // To less From, and To by From; nil where they say nothing
	Targets          []string // of all years, in their order
	Caveats          []*Caveat

	usual bool // it spans the years that most do
}

// Key is the row's place among all: first the span that most have, then what grows most.
func (r *GrowthRow) Key() store.Key {
	usual, ratio := 0.0, float64(lastPlace)
	if r.usual {
		usual = 1
	}
	if r.Ratio != nil {
		ratio = *r.Ratio
	}
	return placeKey(r.Targets[0], usual, ratio)
}

// FindGrowth follows the goals of a plan, of an area or of both over the years that
// they name: those of one plan, indicator, area, scope, qualifier and tier, plain and
// stretch values apart. Two store calls.
func FindGrowth(ctx context.Context, s store.Store, plan, area *string, withParts bool) (*Growth, error) {
	if plan == nil && area == nil {
		return nil, badArgument("plan、area 至少给一个", "name a plan or an area")
	}
	var arguments []argument
	where := []store.Filter{anyOf("nature", []string{string(ontology.NatureGoal)})}
	if plan != nil {
		arguments = append(arguments, argument{"plan", ontology.KindPlan, []string{*plan}})
		where = append(where, anyOf(store.IDProp, []string{*plan}, step(ontology.KindPlan, true, ontology.Sets)))
	}
	if area != nil {
		arguments = append(arguments, argument{"area", ontology.KindArea, []string{*area}})
		where = append(where, ofArea(*area, withParts, step(ontology.KindArea, false, ontology.ForArea)))
	}
	if _, err := named(ctx, s, store.Query{Props: []string{}}, arguments...); err != nil {
		return nil, err
	}
	all, err := figures(ctx, s, []string{ontology.KindTarget}, where, along("measure", ontology.Measures, []string{"name", "flow", "cumulative"}))
	if err != nil {
		return nil, err
	}
	return newGrowth(all), nil
}

// ofArea restricts to what has the area, or where it stands for its parts an area
// within it, at the end of the way.
func ofArea(area string, withParts bool, way ...store.Step) store.Filter {
	if withParts {
		return anyOf("within", []string{area}, way...)
	}
	return anyOf(store.IDProp, []string{area}, way...)
}

// series is what targets share that say the same of several years.
type series struct {
	plan, indicator, area, scope, qualifier, tier string
	stretch                                       bool
}

func newGrowth(all []*figure) *Growth {
	g := &Growth{Rows: []*GrowthRow{}, Caveats: []*Caveat{}}
	bySeries := map[series][]*figure{}
	for _, f := range all {
		if f.Node.Props.Get("year") == nil {
			g.Undated++
			continue
		}
		k := series{
			indicator: f.indicator, area: f.area, scope: store.Fold(text(f.Item, "scope")), qualifier: store.Fold(f.qualifier()),
			tier: text(f.Item, "tier"), stretch: value[bool](f.Item, "stretch"),
		}
		if f.plan != nil {
			k.plan = f.plan.Node.ID
		}
		bySeries[k] = append(bySeries[k], f)
	}
	spans := map[[2]int]int{}
	for _, of := range bySeries {
		slices.SortFunc(of, func(x, y *figure) int {
			return cmp.Or(cmp.Compare(x.statedYear(), y.statedYear()), cmp.Compare(value[int64](x.Item, "position"), value[int64](y.Item, "position")), cmp.Compare(x.id(), y.id()))
		})
		row := growthRow(of)
		if row.FromYear == row.ToYear {
			g.Single++
			continue
		}
		g.Rows = append(g.Rows, row)
		spans[[2]int{row.FromYear, row.ToYear}]++
	}
	usual := usualSpan(spans)
	for _, row := range g.Rows {
		if row.usual = usual == [2]int{row.FromYear, row.ToYear}; !row.usual {
			row.Caveats = append(row.Caveats, caveat(CaveatSpan, row.Targets,
				"起止年份为%[1]d至%[2]d,与多数不同,不宜同排", "it spans %[1]d to %[2]d, other than most: not to be ranked with them", row.FromYear, row.ToYear))
		}
	}
	rank(g.Rows)
	if len(g.Rows) > 0 {
		g.Caveats = append(g.Caveats, caveat(CaveatPromised, g.Rows[0].Targets[:0], "增长的是承诺的目标,不是完成情况", "what grows is what is promised, not what is achieved"))
	}
	return g
}

// usualSpan is the span of years that most series have; of several the longest, then
// the first.
func usualSpan(spans map[[2]int]int) [2]int {
	var usual [2]int
	for _, span := range slices.SortedFunc(maps.Keys(spans), func(x, y [2]int) int {
		return cmp.Or(cmp.Compare(spans[y], spans[x]), cmp.Compare(y[1]-y[0], x[1]-x[0]), cmp.Compare(x[0], y[0]))
	})[:min(1, len(spans))] {
		usual = span
	}
	return usual
}

func (f *figure) statedYear() int64 {
	year, _ := f.Node.Props.Get("year").(int64)
	return year
}

// growthRow compares the first year of a series, which is in order, with the last.
func growthRow(of []*figure) *GrowthRow {
	first, last := of[0], of[len(of)-1]
	r := &GrowthRow{
		Indicator: first.indicator, FromYear: int(first.statedYear()), ToYear: int(last.statedYear()), Targets: ids(of), Caveats: []*Caveat{},
		Scope: optionalText(first.Item, "scope"), Qualifier: optionalText(first.Item, "qualifier"),
	}
	indicator := &store.Item{}
	if measures := related(first.Item, "measure"); len(measures) > 0 {
		indicator = &measures[0]
	}
	for _, f := range of {
		r.Caveats = merged(r.Caveats, f.caveats(indicator))
	}
	r.From, r.To = valueOfYear(of, first.statedYear()), valueOfYear(of, last.statedYear())
	r.ofSeries(of)
	if r.From == nil || r.To == nil {
		return r
	}
	change := *r.To - *r.From
	r.Change = &change
	if *r.From > 0 {
		ratio := *r.To / *r.From
		r.Ratio = &ratio
	}
	r.ofNumbers(text(first.Item, "canonicalUnit"))
	return r
}

// valueOfYear is what a series says of a year; nil where it says several things, or
// none that converts.
func valueOfYear(of []*figure, year int64) *float64 {
	var only *float64
	for _, f := range of {
		if f.statedYear() != year {
			continue
		}
		v, ok := f.Node.Props.Get("canonicalValue").(float64)
		if !ok || only != nil && *only != v {
			return nil
		}
		only = &v
	}
	return only
}

// ofSeries are the caveats of what the series says of its years.
func (r *GrowthRow) ofSeries(of []*figure) {
	if r.From == nil || r.To == nil {
		r.Caveats = append(r.Caveats, caveat(CaveatSeveral, ids(of), "首年或末年不止一个数值,或不能换算:不计增长", "several values of the first or the last year, or one that does not convert: no growth is told"))
	}
	signs, years := map[string]bool{}, map[int64]bool{}
	for _, f := range of {
		signs[text(f.Item, "comparator")], years[f.statedYear()] = true, true
	}
	if len(signs) > 1 {
		r.Caveats = append(r.Caveats, caveat(CaveatMixed, ids(of), "各年说法不一(“达到”与“以上”等):增长只是大概", "some years say what is reached, some at least or at most: the growth is rough"))
	}
	if len(years) < r.ToYear-r.FromYear+1 {
		r.Caveats = append(r.Caveats, caveat(CaveatYearsMissing, ids(of), "其间有的年份没有数值", "years between have no figure"))
	}
}

// fewThings is a number so small that a ratio makes much of it.
const fewThings = 5

// ofNumbers are the caveats of the ratio.
func (r *GrowthRow) ofNumbers(unit string) {
	switch {
	case unit == "%" || unit == "‰":
		r.Caveats = append(r.Caveats, caveat(CaveatPercentage, r.Targets, "本身是百分比:增减看相差的百分点,不看倍数", "a percentage itself: read the change, in points, and not the ratio"))
	case *r.From <= fewThings && countable(*r.From) && countable(*r.To):
		r.Caveats = append(r.Caveats, caveat(CaveatSmallBase, r.Targets, "基数小:由%[1]v到%[2]v", "from a small number: %[1]v to %[2]v", *r.From, *r.To))
	}
}

func countable(v float64) bool { return v == math.Trunc(v) }

func optionalText(i *store.Item, prop string) *string {
	if s := text(i, prop); s != "" {
		return &s
	}
	return nil
}
