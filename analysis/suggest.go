package analysis

import (
	"context"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Suggestions are the indicators that a comparison of areas can rest on, best
// first.
type Suggestions struct {
	Areas      []string // asked for, each once
	Indicators []*SuggestedIndicator
	Caveats    []*Caveat // of the areas
}

// SuggestedIndicator is an indicator that at least two of the areas speak of.
type SuggestedIndicator struct {
	Indicator             string
	Areas                 []string // that have a figure, in the order asked for
	Years                 []int    // for which at least two areas have a figure
	Targets, Observations int
	Caveats               []CaveatKind // of any of its figures
}

// Key is the suggestion's place among all.
func (s *SuggestedIndicator) Key() store.Key {
	common := 0
	if len(s.Years) > 0 {
		common = 1
	}
	return rankKey(s.Indicator, "", common, len(s.Areas), len(s.Years), s.Targets+s.Observations)
}

// SuggestIndicators says which indicators the areas have in common: first those
// with a year in common, of these the ones of the most areas, then with the most
// years in common, then with the most figures. At least two areas. Two store calls.
func SuggestIndicators(ctx context.Context, s store.Store, areas []string) (*Suggestions, error) {
	areas = distinct(areas)
	if len(areas) < 2 {
		return nil, badArgument("areas:比较至少要两个地区,只给了 %[1]d 个", "areas: a comparison takes at least two areas, not %[1]d", len(areas))
	}
	found, err := named(ctx, s, store.Query{Props: []string{"name"}, Expand: []store.Hop{enclosing(4)}}, argument{"areas", ontology.KindArea, areas})
	if err != nil {
		return nil, err
	}
	all, err := figures(ctx, s, []string{ontology.KindTarget, ontology.KindObservation},
		[]store.Filter{anyOf(store.IDProp, areas, step(ontology.KindArea, false, ontology.ForArea))},
		along("measure", ontology.Measures, []string{"name", "flow", "cumulative"}))
	if err != nil {
		return nil, err
	}
	byIndicator := map[string][]*figure{}
	for i, f := range all {
		if err := stopped(ctx, i); err != nil {
			return nil, err
		}
		if f.indicator == "" {
			continue
		}
		byIndicator[f.indicator] = append(byIndicator[f.indicator], f)
	}
	a := &Suggestions{Areas: areas, Caveats: overlaps(found, areas)}
	for id, of := range byIndicator {
		if i := suggestion(id, areas, of); len(i.Areas) > 1 {
			a.Indicators = append(a.Indicators, i)
		}
	}
	rank(a.Indicators)
	return a, nil
}

func suggestion(id string, areas []string, of []*figure) *SuggestedIndicator {
	i := &SuggestedIndicator{Indicator: id, Years: []int{}, Caveats: []CaveatKind{}}
	byYear := map[int][]string{}
	for _, f := range of {
		if f.isTarget() {
			i.Targets++
		} else {
			i.Observations++
		}
		if year, _ := f.year(); year != nil && !slices.Contains(byYear[*year], f.area) {
			byYear[*year] = append(byYear[*year], f.area)
		}
		for _, c := range f.caveats(&related(f.Item, "measure")[0]) {
			if !slices.Contains(i.Caveats, c.Kind) {
				i.Caveats = append(i.Caveats, c.Kind)
			}
		}
	}
	for _, area := range areas {
		if slices.ContainsFunc(of, func(f *figure) bool { return f.area == area }) {
			i.Areas = append(i.Areas, area)
		}
	}
	for year, in := range byYear {
		if len(in) > 1 {
			i.Years = append(i.Years, year)
		}
	}
	slices.Sort(i.Years)
	slices.Sort(i.Caveats)
	return i
}
