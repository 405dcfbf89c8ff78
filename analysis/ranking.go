package analysis

import (
	"cmp"
	"context"
	"slices"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Ranking puts areas in the order of one indicator for one year.
type Ranking struct {
	Indicator string
	By        RankingBasis
	Rows      []*RankingRow
	Caveats   []*Caveat
}

// RankingBasis is what areas are ranked by: promises and results are never mixed.
type RankingBasis string

// The bases.
const (
	ByTargets      RankingBasis = "TARGETS"
	ByObservations RankingBasis = "OBSERVATIONS" // where no target can be ranked
)

// RankingRow is one area's.
type RankingRow struct {
	Area                  string
	Rank                  *int     // nil where its figures are not comparable with the others, or it states none
	Value                 *float64 // that it is ranked by, in the indicator's unit
	Status                Status
	Targets, Observations []string
	Caveats               []*Caveat
	Plans                 []string // that the status is told by
	bilingual.Text

	name, level string
	enclosing   *store.Item // the area with what encloses it
	figures     []*figure
}

// Key is the row's place among all: by rank, then what states something, then what
// says the more of why it does not.
func (r *RankingRow) Key() store.Key {
	place := float64(lastPlace)
	if r.Rank != nil {
		place = -float64(*r.Rank)
	}
	return placeKey(r.Area, place, -float64(slices.Index(statuses, r.Status)))
}

// statuses are in the order of what can be said.
var statuses = []Status{Stated, Silent, OpenEnded, Expired, NotLoaded}

// RankAreas ranks areas by an indicator for a year; without areas, all that have a
// loaded plan or a figure of the indicator. What each area says is told as in Compare.
// Only figures of the whole area, of one measure and in one unit are ranked; of the
// others the row says why they are not. Three store calls at most.
func RankAreas(ctx context.Context, s store.Store, indicator string, year int, areas []string) (*Ranking, error) {
	if err := checkYears([]int{year}); err != nil {
		return nil, err
	}
	areas = distinct(areas)
	whole := []store.Hop{loadedPlans(), enclosing(4)}
	found, err := named(ctx, s, store.Query{
		Props: []string{"name", "level", "direction", "flow", "cumulative"}, Expand: whole,
	}, argument{"indicator", ontology.KindIndicator, []string{indicator}}, argument{"areas", ontology.KindArea, areas})
	if err != nil {
		return nil, err
	}
	where := []store.Filter{anyOf(store.IDProp, []string{indicator}, step(ontology.KindIndicator, false, ontology.Measures))}
	if areas != nil {
		where = append(where, anyOf(store.IDProp, areas, step(ontology.KindArea, false, ontology.ForArea)))
	}
	all, err := figures(ctx, s, []string{ontology.KindTarget, ontology.KindObservation}, where, along("place", ontology.ForArea, []string{"name", "level"}, enclosing(4)))
	if err != nil {
		return nil, err
	}
	places := map[string]*store.Item{}
	for _, f := range all {
		for _, place := range related(f.Item, "place") {
			places[place.Node.ID] = &place
		}
	}
	if areas == nil {
		planned, err := find(ctx, s, store.Query{
			Kinds: []string{ontology.KindArea}, Where: []store.Filter{{Via: []store.Step{loaded()}, Op: store.Exists, Values: []any{true}}},
			Props: []string{"name", "level"}, Expand: whole,
		}, "areas with plans")
		if err != nil {
			return nil, err
		}
		for i := range planned {
			places[planned[i].Node.ID] = &planned[i]
		}
	}
	for _, id := range areas {
		places[id] = found[id]
	}
	return newRanking(found[indicator], year, places, all), nil
}

// loaded is the step from an area to the plans that cover it, less those only cited.
func loaded() store.Step {
	in := step(ontology.KindPlan, true, ontology.Covers)
	in.Where = []store.Filter{{Prop: "cited", Op: store.In, Values: []any{false}}}
	return in
}

func newRanking(indicator *store.Item, year int, places map[string]*store.Item, all []*figure) *Ranking {
	r := &Ranking{Indicator: indicator.Node.ID, Rows: []*RankingRow{}}
	byArea := figuresByArea(all)[r.Indicator]
	for id, place := range places {
		var in []*figure
		for _, f := range byArea[id] {
			if y, _ := f.year(); y != nil && *y == year {
				in = append(in, f)
			}
		}
		cell := compared(&year, in, indicator, related(place, "plans"))
		r.Rows = append(r.Rows, &RankingRow{
			Area: id, Status: cell.Status, Text: cell.Text, Targets: cell.Targets, Observations: cell.Observations, Caveats: cell.Caveats, Plans: cell.Plans,
			name: text(place, "name"), level: text(place, "level"), enclosing: place, figures: in,
		})
	}
	slices.SortFunc(r.Rows, func(x, y *RankingRow) int { return cmp.Compare(x.Area, y.Area) })
	r.By = ByTargets
	if measure, ok := usualMeasure(r.Rows, true); ok {
		r.rank(indicator, measure, true)
	} else if measure, ok := usualMeasure(r.Rows, false); ok {
		r.By = ByObservations
		r.rank(indicator, measure, false)
	}
	rank(r.Rows)
	r.Caveats = r.ofTheWhole(indicator)
	return r
}

// measure is how a figure measures: those of another are not ranked beside it.
func (f *figure) measure() string { return store.Fold(f.qualifier()) }

// usualMeasure is the one that most areas have a figure of that can be ranked; of
// several the one without a qualifier, then the first. Targets or observations.
func usualMeasure(rows []*RankingRow, targets bool) (string, bool) {
	counts := map[string]int{}
	for _, row := range rows {
		var of []string
		for _, f := range row.figures {
			if f.isTarget() == targets && f.unlikeOthers() == nil {
				of = append(of, f.measure())
			}
		}
		countEach(counts, of)
	}
	usual := byCount(counts)
	if len(usual) == 0 {
		return "", false
	}
	return usual[0], true // "" comes first of those of one count
}

// unlikeOthers says why a figure cannot stand beside those of other areas; nil where
// it can.
func (f *figure) unlikeOthers() *bilingual.Text {
	var why bilingual.Text
	nature := ontology.TargetNature(text(f.Item, "nature"))
	switch {
	case text(f.Item, "scope") != "":
		why = bilingual.Sprintf("只指%[1]s,不与全区的数值同排", "it speaks of %[1]s and is not ranked with figures of whole areas", text(f.Item, "scope"))
	case value[bool](f.Item, "stretch"):
		why = bilingual.Text{Message: "只有高线目标,不与基准目标同排", MessageEn: "a stretch value, not ranked with plain ones"}
	case value[bool](f.Item, "either"):
		why = bilingual.Text{Message: "二者之一,不单独排名", MessageEn: "one of two of which one is enough, not ranked alone"}
	case nature != "" && nature != ontology.NatureGoal:
		why = bilingual.Text{Message: "项目的规模或投资,不是目标", MessageEn: "the size of a project or an investment, not a goal"}
	case f.Node.Props.Get("canonicalValue") == nil:
		why = bilingual.Text{Message: "单位不能换算成指标的单位", MessageEn: "its unit does not convert to the indicator's"}
	default:
		return nil
	}
	return &why
}

// rank gives each row its rank, or the reason why it has none.
func (r *Ranking) rank(indicator *store.Item, measure string, targets bool) {
	for _, row := range r.Rows {
		row.choose(measure, targets)
	}
	better := func(x, y float64) bool { return x > y }
	if text(indicator, "direction") == ontology.DirectionDown {
		better = func(x, y float64) bool { return x < y }
	}
	for _, row := range r.Rows {
		if row.Value == nil {
			continue
		}
		place := 1
		for _, other := range r.Rows {
			if other.Value != nil && better(*other.Value, *row.Value) {
				place++
			}
		}
		row.Rank = &place
	}
}

// choose takes the value that the row is ranked by from its figures, or adds a caveat
// that says why there is none.
func (r *RankingRow) choose(measure string, targets bool) {
	if len(r.figures) == 0 {
		return
	}
	var alike []*figure
	why := bilingual.Text{Message: "只有已报告的数值,不与承诺的目标同排", MessageEn: "only a reported figure, not ranked with what is promised"}
	if !targets {
		why = bilingual.Text{Message: "只有承诺的目标,不与已报告的数值同排", MessageEn: "only a promised figure, not ranked with what is reported"}
	}
	for _, f := range r.figures {
		if f.isTarget() != targets {
			continue
		}
		if unlike := f.unlikeOthers(); unlike != nil {
			why = *unlike
			continue
		}
		if f.measure() != measure {
			why = bilingual.Sprintf("口径不同(限定为“%[1]s”),不与其余同排", "measured otherwise (qualified: %[1]s), not ranked with the others", f.qualifier())
			continue
		}
		alike = append(alike, f)
	}
	values := map[float64]bool{}
	for _, f := range alike {
		values[value[float64](f.Item, "canonicalValue")] = true
	}
	switch len(values) {
	case 1:
		v := value[float64](alike[0].Item, "canonicalValue")
		r.Value = &v
		return
	case 0:
	default:
		why = bilingual.Text{Message: "同一年有不止一个数值,不取其一", MessageEn: "several values for the year, of which none is chosen"}
	}
	r.Caveats = append(r.Caveats, &Caveat{CaveatUnranked, why, ids(r.figures)})
}

// ofTheWhole are the caveats of the ranking itself.
func (r *Ranking) ofTheWhole(indicator *store.Item) []*Caveat {
	list, ranked, levels := []*Caveat{}, map[string]*store.Item{}, map[string]bool{}
	var areas []string
	for _, row := range r.Rows {
		if row.Rank != nil {
			areas, ranked[row.Area], levels[row.level] = append(areas, row.Area), row.enclosing, true
		}
	}
	if len(areas) == 0 {
		return list
	}
	if r.By == ByTargets {
		list = append(list, caveat(CaveatPromised, areas, "所排的是承诺的目标,不是完成情况", "what is ranked is promised, not achieved"))
	}
	if len(levels) > 1 {
		list = append(list, caveat(CaveatLevels, areas, "所排的地区级别不同(如区县与功能区),规模未必可比", "the areas are of different levels (districts and zones), and may not be of like size"))
	}
	if text(indicator, "direction") == "" {
		list = append(list, caveat(CaveatDirection, areas, "指标未定孰优孰劣,按数值由大到小排", "whether more is better is not known: the largest comes first"))
	}
	return append(list, overlaps(ranked, areas)...)
}
