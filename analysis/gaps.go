package analysis

import (
	"context"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Gaps are what the plans of one area speak of and those of another do not.
type Gaps struct {
	Area, ComparedTo *GapSide
	Indicators       []*IndicatorGap
	Functions        []*NameGap
	PlatformKinds    []*NameGap
}

// GapSide is one of the two areas and the plans of it that are loaded.
type GapSide struct {
	Area  string
	Plans []string

	indicators, functions, kinds map[string]int
}

// Gap is how often each side states something, and what it means where one
// does not.
type Gap struct {
	Area, ComparedTo           Status
	AreaCount, ComparedToCount int
}

// IndicatorGap is an indicator that one side has targets of.
type IndicatorGap struct {
	Gap
	Indicator string
}

// NameGap is a function of agencies or a kind of platform that one side has.
type NameGap struct {
	Gap
	Name string
}

// FindGaps says what one area's plans have and the other's lack, both ways:
// indicators with targets, functions of agencies with tasks, kinds of platforms
// that plans name. One store call.
func FindGaps(ctx context.Context, s store.Store, area, comparedTo string) (*Gaps, error) {
	if area == comparedTo {
		return nil, badArgument("area and comparedTo are both %q: name two areas", area)
	}
	found, err := named(ctx, s, store.Query{
		Props: []string{"name"}, Expand: []store.Hop{enclosing(4), loadedPlans(
			targetsOf(along("indicator", ontology.Measures, nil)),
			along("tasks", ontology.HasTask, nil, assignments([]string{"function", "functions"})),
			platformsOf(),
		)},
	}, argument{"area", ontology.KindArea, []string{area}}, argument{"comparedTo", ontology.KindArea, []string{comparedTo}})
	if err != nil {
		return nil, err
	}
	if c := overlaps(found, []string{area, comparedTo}); len(c) > 0 {
		return nil, badArgument("area and comparedTo overlap: %s", c[0].Message)
	}
	g := &Gaps{Area: gapSide(found[area]), ComparedTo: gapSide(found[comparedTo]), Indicators: []*IndicatorGap{}}
	for _, name := range missing(g.Area.indicators, g.ComparedTo.indicators) {
		g.Indicators = append(g.Indicators, &IndicatorGap{g.gap(name, func(s *GapSide) map[string]int { return s.indicators }), name})
	}
	g.Functions = g.names(func(s *GapSide) map[string]int { return s.functions })
	g.PlatformKinds = g.names(func(s *GapSide) map[string]int { return s.kinds })
	return g, nil
}

func targetsOf(expand ...store.Hop) store.Hop {
	h := along("targets", ontology.Sets, nil, expand...)
	h.Where = []store.Filter{{Prop: "nature", Op: store.In, Values: []any{string(ontology.NatureGoal)}}}
	return h
}

func platformsOf() store.Hop { return along("platforms", ontology.Concerns, []string{"kind"}) }

// gapSide counts what the plans of one area speak of.
func gapSide(area *store.Item) *GapSide {
	side := &GapSide{Area: area.Node.ID, indicators: map[string]int{}, functions: map[string]int{}, kinds: map[string]int{}}
	for _, plan := range related(area, "plans") {
		side.Plans = append(side.Plans, plan.Node.ID)
		for _, t := range related(&plan, "targets") {
			tally(side.indicators, first(&t, "indicator"))
		}
		for _, t := range related(&plan, "tasks") {
			seen := map[string]bool{}
			for _, a := range related(&t, "agencies") {
				for _, f := range functionsOf(&a) {
					if !seen[f] {
						seen[f] = true
						tally(side.functions, f)
					}
				}
			}
		}
		for _, p := range related(&plan, "platforms") {
			tally(side.kinds, text(&p, "kind"))
		}
	}
	return side
}

func tally(counts map[string]int, key string) {
	if key != "" {
		counts[key]++
	}
}

// missing are the keys that exactly one side has, in order.
func missing(a, b map[string]int) []string {
	var out []string
	for _, k := range slices.Sorted(maps.Keys(a)) {
		if b[k] == 0 {
			out = append(out, k)
		}
	}
	for _, k := range slices.Sorted(maps.Keys(b)) {
		if a[k] == 0 {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

func (g *Gaps) gap(key string, of func(*GapSide) map[string]int) Gap {
	a, b := of(g.Area)[key], of(g.ComparedTo)[key]
	return Gap{statusOf(a > 0, len(g.Area.Plans) > 0), statusOf(b > 0, len(g.ComparedTo.Plans) > 0), a, b}
}

func (g *Gaps) names(of func(*GapSide) map[string]int) []*NameGap {
	out := []*NameGap{}
	for _, name := range missing(of(g.Area), of(g.ComparedTo)) {
		out = append(out, &NameGap{g.gap(name, of), name})
	}
	return out
}
