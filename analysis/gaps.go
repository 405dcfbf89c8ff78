package analysis

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Gaps are what the plans of one area speak of and those of another do not.
type Gaps struct {
	Area, ComparedTo *GapSide
	Indicators       []*IndicatorGap
	IndicatorGroups  []*IndicatorGapGroup
	Functions        []*NameGap
	PlatformKinds    []*NameGap
	Caveats          []*Caveat // plans that assign nobody: what they lack is no gap
}

// GapSide is one of the two areas and the plans of it that are loaded.
type GapSide struct {
	Area  string
	Plans []string

	name                         string
	indicators, functions, kinds map[string]int
	families                     map[string]string // of indicators
}

// Gap is how often each side states something, and what it means where one
// does not.
type Gap struct {
	Area, ComparedTo           Status
	AreaCount, ComparedToCount int
	Elsewhere                  int // other areas of the two levels whose plans have it
	bilingual.Text
}

// IndicatorGap is an indicator that one side has targets of.
type IndicatorGap struct {
	Gap
	Indicator string
}

// IndicatorGapGroup is the gaps of one family of indicators that one side has, or those
// of no family.
type IndicatorGapGroup struct {
	Family     string // "" for none
	Indicators []*IndicatorGap
}

// NameGap is a function of agencies or a kind of platform that one side has.
type NameGap struct {
	Gap
	Name string
}

// FindGaps says what one area's plans have and the other's lack, both ways:
// indicators with targets, functions of agencies with tasks, kinds of platforms
// that plans name; first those that most other areas have. Five store calls, less
// where nothing of a sort is missing.
func FindGaps(ctx context.Context, s store.Store, area, comparedTo string) (*Gaps, error) {
	if area == comparedTo {
		return nil, badArgument("area 和 comparedTo 都是 %[1]q:请写两个地区", "area and comparedTo are both %[1]q: name two areas", area)
	}
	found, err := named(ctx, s, store.Query{
		Props: []string{"name", "level"}, Expand: []store.Hop{enclosing(4), loadedPlans(
			targetsOf(along("indicator", ontology.Measures, nil, along("family", ontology.InFamily, nil))),
			along("tasks", ontology.HasTask, nil, assignments([]string{"function", "functions"})),
			platformsOf(),
		)},
	}, argument{"area", ontology.KindArea, []string{area}}, argument{"comparedTo", ontology.KindArea, []string{comparedTo}})
	if err != nil {
		return nil, err
	}
	if c := overlaps(found, []string{area, comparedTo}); len(c) > 0 {
		return nil, badArgument("area 和 comparedTo 互相包含:%[1]s", "area and comparedTo overlap: %[2]s", c[0].Message, c[0].MessageEn)
	}
	g := &Gaps{Area: gapSide(found[area]), ComparedTo: gapSide(found[comparedTo]), Indicators: []*IndicatorGap{}}
	for _, name := range missing(g.Area.indicators, g.ComparedTo.indicators) {
		g.Indicators = append(g.Indicators, &IndicatorGap{g.gap(name, func(s *GapSide) map[string]int { return s.indicators }), name})
	}
	g.Functions = g.names(func(s *GapSide) map[string]int { return s.functions })
	g.PlatformKinds = g.names(func(s *GapSide) map[string]int { return s.kinds })
	left, err := partsLeftOut(ctx, s, []string{area, comparedTo}, false)
	if err != nil {
		return nil, err
	}
	g.Caveats = slices.Concat(left, assigningNobody(found[area]), assigningNobody(found[comparedTo]))
	if err := g.lookElsewhere(ctx, s, distinct([]string{text(found[area], "level"), text(found[comparedTo], "level")})); err != nil {
		return nil, err
	}
	g.group()
	return g, nil
}

// group puts the gaps of one family, of which one side has them, together: the groups
// come in the order of their first gaps, what is of no family last.
func (g *Gaps) group() {
	g.IndicatorGroups = []*IndicatorGapGroup{}
	alone := &IndicatorGapGroup{}
	byFamily := map[[2]string]*IndicatorGapGroup{}
	for _, gap := range g.Indicators {
		side := g.Area
		if gap.AreaCount == 0 {
			side = g.ComparedTo
		}
		family := side.families[gap.Indicator]
		group := byFamily[[2]string{family, side.Area}]
		switch {
		case family == "":
			group = alone
		case group == nil:
			group = &IndicatorGapGroup{Family: family}
			byFamily[[2]string{family, side.Area}] = group
			g.IndicatorGroups = append(g.IndicatorGroups, group)
		}
		group.Indicators = append(group.Indicators, gap)
	}
	if len(alone.Indicators) > 0 {
		g.IndicatorGroups = append(g.IndicatorGroups, alone)
	}
}

// assigningNobody are the caveats of an area's plans whose tasks name no body.
func assigningNobody(area *store.Item) []*Caveat {
	list := []*Caveat{}
	for _, plan := range related(area, "plans") {
		assigned := slices.ContainsFunc(related(&plan, "tasks"), func(t store.Item) bool { return len(related(&t, "agencies")) > 0 })
		if title := text(&plan, "title"); !assigned {
			list = append(list, caveat(CaveatNobody, []string{plan.Node.ID},
				"《%[1]s》没有把任务分派给任何机构:此处没有的职能不等于缺", "%[1]s assigns no task to anybody: a function that is not here is not lacking", title))
		}
	}
	return list
}

// lookElsewhere counts the other areas of the levels that have what one side lacks,
// and puts the gaps in their order. It begins at what is missing: there is little of
// it, and much of everything else.
func (g *Gaps) lookElsewhere(ctx context.Context, s store.Store, levels []string) error {
	covered := store.Step{Rels: []string{ontology.Covers}, Kinds: []string{ontology.KindArea}, Where: []store.Filter{anyOf("level", levels)}}
	planned := func(rel string) store.Step {
		in := step(ontology.KindPlan, true, rel)
		in.Where = []store.Filter{{Prop: "cited", Op: store.In, Values: []any{false}}}
		return in
	}
	goal := step(ontology.KindTarget, true, ontology.Measures)
	goal.Where = []store.Filter{anyOf("nature", []string{string(ontology.NatureGoal)})}
	indicators := gapsByKey(g.Indicators, func(i *IndicatorGap) (string, *Gap) { return i.Indicator, &i.Gap })
	functions := gapsByKey(g.Functions, nameGap)
	kinds := gapsByKey(g.PlatformKinds, nameGap)
	for _, c := range []struct {
		what, kind, prop string
		gaps             map[string]*Gap
		way              []store.Step
	}{
		{"indicators", ontology.KindIndicator, store.IDProp, indicators, []store.Step{goal, planned(ontology.Sets), covered}},
		{"functions", ontology.KindAgency, "functions", functions, []store.Step{step(ontology.KindTask, false, ontology.AssignmentsOf(nil)...), planned(ontology.HasTask), covered}},
		{"kinds of platforms", ontology.KindPlatform, "kind", kinds, []store.Step{planned(ontology.Concerns), covered}},
	} {
		if len(c.gaps) == 0 {
			continue
		}
		buckets, err := s.Count(ctx, store.Query{
			Kinds: []string{c.kind}, Where: []store.Filter{anyOf(c.prop, slices.Sorted(maps.Keys(c.gaps)))},
		}, store.Group{Prop: c.prop}, store.Group{Via: c.way, Prop: store.IDProp})
		if err != nil {
			return fmt.Errorf("count areas that have the %s elsewhere: %w", c.what, err)
		}
		for _, b := range buckets {
			key, _ := b.Keys[0].(string)
			if gap := c.gaps[key]; gap != nil && b.Keys[1] != g.Area.Area && b.Keys[1] != g.ComparedTo.Area {
				gap.Elsewhere++
			}
		}
	}
	byElsewhere(g.Indicators, func(i *IndicatorGap) int { return i.Elsewhere })
	byElsewhere(g.Functions, func(n *NameGap) int { return n.Elsewhere })
	byElsewhere(g.PlatformKinds, func(n *NameGap) int { return n.Elsewhere })
	return nil
}

func nameGap(n *NameGap) (string, *Gap) { return n.Name, &n.Gap }

func gapsByKey[T any](gaps []T, of func(T) (string, *Gap)) map[string]*Gap {
	byKey := make(map[string]*Gap, len(gaps))
	for _, g := range gaps {
		key, gap := of(g)
		byKey[key] = gap
	}
	return byKey
}

// byElsewhere puts first what most others have; the rest keeps its order.
func byElsewhere[T any](gaps []T, elsewhere func(T) int) {
	slices.SortStableFunc(gaps, func(x, y T) int { return cmp.Compare(elsewhere(y), elsewhere(x)) })
}

func targetsOf(expand ...store.Hop) store.Hop {
	h := along("targets", ontology.Sets, nil, expand...)
	h.Where = []store.Filter{{Prop: "nature", Op: store.In, Values: []any{string(ontology.NatureGoal)}}}
	return h
}

func platformsOf() store.Hop { return along("platforms", ontology.Concerns, []string{"kind"}) }

// gapSide counts what the plans of one area speak of.
func gapSide(area *store.Item) *GapSide {
	side := &GapSide{Area: area.Node.ID, name: text(area, "name"), families: map[string]string{}, indicators: map[string]int{}, functions: map[string]int{}, kinds: map[string]int{}}
	for _, plan := range related(area, "plans") {
		side.Plans = append(side.Plans, plan.Node.ID)
		for _, t := range related(&plan, "targets") {
			for _, i := range related(&t, "indicator") {
				tally(side.indicators, i.Node.ID)
				side.families[i.Node.ID] = first(&i, "family")
			}
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
	has, lacks := g.Area, g.ComparedTo
	if b > 0 {
		has, lacks = lacks, has
	}
	said := bilingual.Sprintf("%[1]s的计划有,%[2]s的计划没有提及", "the plans of %[1]s have it, those of %[2]s do not mention it", has.name, lacks.name)
	if len(lacks.Plans) == 0 {
		said = bilingual.Sprintf("%[1]s的计划有;没有载入%[2]s的计划,不能说没有", "the plans of %[1]s have it; no plan of %[2]s is loaded, so that nothing can be said", has.name, lacks.name)
	}
	return Gap{
		Area: statusOf(a > 0, len(g.Area.Plans) > 0), ComparedTo: statusOf(b > 0, len(g.ComparedTo.Plans) > 0),
		AreaCount: a, ComparedToCount: b, Text: said,
	}
}

func (g *Gaps) names(of func(*GapSide) map[string]int) []*NameGap {
	out := []*NameGap{}
	for _, name := range missing(of(g.Area), of(g.ComparedTo)) {
		out = append(out, &NameGap{g.gap(name, of), name})
	}
	return out
}
