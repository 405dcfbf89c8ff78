package analysis

import (
	"context"
	"slices"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Progress puts what an area's plans promise beside what is reported of it.
type Progress struct {
	Area    string
	Plans   []string // that are loaded
	Rows    []*ProgressRow
	Caveats []*Caveat
}

// ProgressRow is one indicator.
type ProgressRow struct {
	Indicator             string
	Targets, Observations []string
	// Comparable says that a target and an observation are of the same year and
	// measure. It is no verdict: the caveats of the two still hold.
	Comparable bool
	Reasons    []*Caveat // why not; of what is comparable, what to know
	Near       []string  // where one side says nothing, what it says of the indicator's family
}

// Key is the row's place among all: what can be compared first, then what both sides
// speak of, then what has something near.
func (r *ProgressRow) Key() store.Key {
	place := 0
	switch {
	case r.Comparable:
		place = 3
	case len(r.Targets) > 0 && len(r.Observations) > 0:
		place = 2
	case len(r.Near) > 0:
		place = 1
	}
	return rankKey(r.Indicator, "", place, len(r.Targets)+len(r.Observations))
}

// FindProgress says of each indicator that an area has goals or reported figures of
// whether the two can be compared, and why not. Two store calls.
func FindProgress(ctx context.Context, s store.Store, area string, withParts bool) (*Progress, error) {
	found, err := named(ctx, s, store.Query{Props: []string{"name"}, Expand: []store.Hop{loadedPlans()}}, argument{"area", ontology.KindArea, []string{area}})
	if err != nil {
		return nil, err
	}
	measure := along("measure", ontology.Measures, []string{"name", "flow", "cumulative"}, family())
	stated := along("stated", ontology.StatedIn, nil, along("document", ontology.Of, []string{"issuedOn", "publishedOn"}))
	stated.Paging.First = 1
	all, err := figures(ctx, s, []string{ontology.KindTarget, ontology.KindObservation}, []store.Filter{
		ofArea(area, withParts, step(ontology.KindArea, false, ontology.ForArea)),
	}, measure, stated)
	if err != nil {
		return nil, err
	}
	p := &Progress{Area: area, Rows: []*ProgressRow{}, Caveats: []*Caveat{}}
	for _, plan := range related(found[area], "plans") {
		p.Plans = append(p.Plans, plan.Node.ID)
	}
	byIndicator := map[string]*bothSides{}
	for _, f := range all {
		nature := ontology.TargetNature(text(f.Item, "nature"))
		if f.indicator == "" || nature != "" && nature != ontology.NatureGoal {
			continue
		}
		if byIndicator[f.indicator] == nil {
			byIndicator[f.indicator] = &bothSides{}
		}
		byIndicator[f.indicator].add(f)
	}
	for id, sides := range byIndicator {
		p.Rows = append(p.Rows, sides.row(id, byIndicator))
	}
	rank(p.Rows)
	p.ofTheWhole(text(found[area], "name"))
	return p, nil
}

// ofTheWhole adds the caveats of all rows: what is not loaded of the area, or that
// nothing of it can be compared.
func (p *Progress) ofTheWhole(name string) {
	observed, compared := false, false
	for _, r := range p.Rows {
		observed, compared = observed || len(r.Observations) > 0, compared || r.Comparable
	}
	add := func(kind CaveatKind, zh, en string) {
		p.Caveats = append(p.Caveats, caveat(kind, []string{p.Area}, zh, en, name))
	}
	switch {
	case !observed:
		add(CaveatNoResults, "没有载入%[1]s的完成情况:完成与否都不能说", "no results of %[1]s are loaded: nothing can be said of what is achieved")
	case len(p.Plans) > 0 && !compared:
		add(CaveatNothingComparable, "%[1]s的承诺与已报告的数值没有一项可比:完成与否都不能说", "nothing that %[1]s promises can be held against what is reported of it: nothing can be said of what is achieved")
	}
	if len(p.Plans) == 0 {
		add(CaveatNoPlans, "没有载入%[1]s的计划:承诺了什么不能说", "no plan of %[1]s is loaded: nothing can be said of what is promised")
	}
}

// bothSides are the figures of one indicator.
type bothSides struct{ targets, observations []*figure }

func (b *bothSides) add(f *figure) {
	if f.isTarget() {
		b.targets = append(b.targets, f)
	} else {
		b.observations = append(b.observations, f)
	}
}

func (b *bothSides) indicator() *store.Item {
	return &related(append(slices.Clone(b.targets), b.observations...)[0].Item, "measure")[0]
}

func (b *bothSides) row(id string, all map[string]*bothSides) *ProgressRow {
	r := &ProgressRow{Indicator: id, Targets: ids(b.targets), Observations: ids(b.observations), Reasons: []*Caveat{}, Near: []string{}}
	switch {
	case len(b.observations) == 0:
		r.Reasons = append(r.Reasons, caveat(CaveatNoResults, r.Targets, "只有承诺,没有载入完成情况", "promised only; no result is loaded"))
	case len(b.targets) == 0:
		r.Reasons = append(r.Reasons, caveat(CaveatNoPlans, r.Observations, "只有已报告的数值,已载入的计划没有承诺", "reported only; no loaded plan promises it"))
	default:
		r.compare(b)
		return r
	}
	for _, other := range kin(b.indicator()) {
		if sides := all[other]; sides != nil {
			near := sides.observations
			if len(b.targets) == 0 {
				near = sides.targets
			}
			r.Near = append(r.Near, ids(near)...)
		}
	}
	return r
}

// compare looks for a target and an observation that nothing keeps from being compared;
// where there is none, it says what keeps the nearest two.
func (r *ProgressRow) compare(b *bothSides) {
	indicator := b.indicator()
	var least []*Caveat
	for _, t := range b.targets {
		for _, o := range b.observations {
			obstacles := between(t, o)
			if len(obstacles) == 0 {
				r.Comparable = true
				r.Reasons = merged(merged(r.Reasons, t.caveats(indicator)), o.caveats(indicator))
			}
			if least == nil || len(obstacles) < len(least) {
				least = obstacles
			}
		}
	}
	if !r.Comparable {
		r.Reasons = least
	}
}

// between is what keeps a target and an observation from being compared.
func between(t, o *figure) []*Caveat {
	var list []*Caveat
	facts := []string{t.id(), o.id()}
	add := func(kind CaveatKind, said bilingual.Text) { list = append(list, &Caveat{kind, said, facts}) }
	targetYear, _ := t.year()
	year, _ := o.year()
	switch {
	case year == nil || targetYear == nil:
		add(CaveatUndated, bilingual.Text{Message: "一方未写年份", MessageEn: "one of the two names no year"})
	case *year != *targetYear:
		add(CaveatYears, bilingual.Sprintf("承诺的是%[1]d年,报告的是%[2]d年", "promised for %[1]d, reported for %[2]d", *targetYear, *year))
	}
	if start := planStart(t.plan); start > 0 && reportedBefore(o, year, start) {
		add(CaveatBeforePlan, bilingual.Sprintf("报告的是计划开始(%[1]d年)之前的情况:是基数,不是结果", "reported before the plan began in %[1]d: a base, not a result", start))
	}
	for _, differing := range []struct {
		prop string
		kind CaveatKind
		said bilingual.Text
	}{
		{"scope", CaveatScope, bilingual.Text{Message: "两者所指的范围不同", MessageEn: "the two speak of different parts"}},
		{"qualifier", CaveatQualifier, bilingual.Text{Message: "两者的限定语不同", MessageEn: "the two are qualified differently"}},
		{"tier", CaveatTier, bilingual.Text{Message: "两者所数事物的等级不同", MessageEn: "the two count things of different rank"}},
	} {
		if store.Fold(text(t.Item, differing.prop)) != store.Fold(text(o.Item, differing.prop)) {
			add(differing.kind, differing.said)
		}
	}
	if t.Node.Props.Get("canonicalValue") == nil || o.Node.Props.Get("canonicalValue") == nil {
		add(CaveatUnit, bilingual.Text{Message: "单位不能换算", MessageEn: "the units do not convert"})
	}
	return list
}

// planStart is the year that a plan begins in, by its period or else by its date; 0 for
// none.
func planStart(plan *store.Item) int {
	if plan == nil {
		return 0
	}
	start, known := yearOf(text(plan, "periodStart"))
	if !known {
		start, _ = yearOf(text(plan, "issuedOn"))
	}
	return start
}

// reportedBefore says whether a figure is of a time before the year, by its own year or
// else by the date of the document that reports it.
func reportedBefore(o *figure, year *int, start int) bool {
	if year != nil {
		return *year < start
	}
	for _, passage := range related(o.Item, "stated") {
		for _, d := range related(&passage, "document") {
			for _, date := range []string{"issuedOn", "publishedOn"} {
				if y, ok := yearOf(text(&d, date)); ok {
					return y < start
				}
			}
		}
	}
	return false
}
