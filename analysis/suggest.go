package analysis

import (
	"context"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// Suggestions are the indicators that a comparison of areas can rest on, best
// first.
type Suggestions struct {
	*Shelf
	TotalCount int
	Indicators []*SuggestedIndicator
	PageInfo   *view.PageInfo
	Caveats    []*Caveat // of the areas
}

// SuggestedIndicator is an indicator that at least two of the areas speak of.
type SuggestedIndicator struct {
	shelf                 *Shelf
	id                    string
	areas                 []string
	Years                 []int // for which at least two areas have a figure
	Targets, Observations int
	Caveats               []CaveatKind // of any of its figures
}

// Indicator is the indicator.
func (s *SuggestedIndicator) Indicator() (*view.Indicator, error) {
	return node[*view.Indicator](s.shelf, s.id)
}

func (s *SuggestedIndicator) at() store.Key {
	return keyOf(s.id, "", len(s.areas), len(s.Years), s.Targets+s.Observations)
}

// Areas are those of the areas that have a figure, in the order asked for.
func (s *SuggestedIndicator) Areas() ([]*view.Area, error) {
	return nodes[*view.Area](s.shelf, s.areas)
}

// SuggestIndicators says which indicators the areas have in common: first those
// of the most areas, of these the ones with the most years in common, then
// those with the most figures. At least two areas. Two store calls.
func SuggestIndicators(ctx context.Context, s store.Store, areas []string, first *int, after *view.Cursor) (*Suggestions, error) {
	areas = distinct(areas)
	args := view.Args{Filter: areas, First: first, After: after}
	if len(areas) < 2 {
		return nil, badArgument("areas: a comparison takes at least two areas, not %d", len(areas))
	}
	found, err := named(ctx, s, store.Query{Props: []string{"name"}, Expand: []store.Hop{whole(4)}}, argument{"areas", ontology.KindArea, areas})
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
	for _, f := range all {
		if f.indicator == "" {
			continue
		}
		byIndicator[f.indicator] = append(byIndicator[f.indicator], f)
	}
	a := &Suggestions{Shelf: newShelf(), Caveats: overlaps(found, areas)}
	for id, of := range byIndicator {
		if i := suggestion(a.Shelf, id, areas, of); len(i.areas) > 1 {
			a.Indicators = append(a.Indicators, i)
		}
	}
	a.TotalCount = len(a.Indicators)
	if a.Indicators, a.PageInfo, err = page(a.Indicators, "Suggestions.indicators", args, 3); err != nil {
		return nil, err
	}
	for _, i := range a.Indicators {
		a.name(i.id)
		a.name(i.areas...)
	}
	return a, nil
}

func suggestion(shelf *Shelf, id string, areas []string, of []*figure) *SuggestedIndicator {
	i := &SuggestedIndicator{shelf: shelf, id: id, Years: []int{}, Caveats: []CaveatKind{}}
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
			i.areas = append(i.areas, area)
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
