package analysis

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/policygraph/policygraph/model"
	"github.com/policygraph/policygraph/store"
)

// Conflicts are facts that contradict each other.
type Conflicts struct {
	*Shelf
	TotalCount int
	Conflicts  []*Conflict
}

// Conflict is two figures that cannot both be meant as they stand.
type Conflict struct {
	shelf           *Shelf
	Kind            ConflictKind
	Place           ConflictPlace
	Year            *int
	Explanations    []*Explanation
	a, b            *figure
	indicator, area string
}

// ConflictKind is in what two figures differ.
type ConflictKind string

// The kinds of conflict.
const (
	ConflictValue      ConflictKind = "VALUE"
	ConflictComparator ConflictKind = "COMPARATOR"
	ConflictUnitSlip   ConflictKind = "UNIT_SLIP"
	ConflictUnit       ConflictKind = "UNIT"
)

// ConflictPlace is where the two stand.
type ConflictPlace string

// The places.
const (
	WithinDocument   ConflictPlace = "WITHIN_DOCUMENT"
	BetweenDocuments ConflictPlace = "BETWEEN_DOCUMENTS"
)

// Explanation is what might explain a conflict. It decides nothing.
type Explanation struct{ Message string }

// Facts are the two.
func (c *Conflict) Facts() ([]model.Fact, error) {
	return nodes[model.Fact](c.shelf, []string{c.a.id(), c.b.id()})
}

// Indicator is what the first of them measures.
func (c *Conflict) Indicator() (*model.Indicator, error) {
	return node[*model.Indicator](c.shelf, c.indicator)
}

// Area is what both are for.
func (c *Conflict) Area() (*model.Area, error) { return node[*model.Area](c.shelf, c.area) }

// ConflictFilter says which conflicts: everything given must hold. Plans,
// documents and indicators are of either side.
type ConflictFilter struct {
	Plans, Areas, Indicators, Documents []string
	Years                               []int
	Kinds                               []ConflictKind
	Places                              []ConflictPlace
}

// Known are the ids that the filter names.
func (f *ConflictFilter) Known() []model.Known {
	if f == nil {
		return nil
	}
	var out []model.Known
	for _, of := range []struct {
		kind string
		ids  []string
	}{{model.KindPlan, f.Plans}, {model.KindArea, f.Areas}, {model.KindIndicator, f.Indicators}, {model.KindDocument, f.Documents}} {
		for _, id := range of.ids {
			out = append(out, model.Known{Kind: of.kind, ID: id})
		}
	}
	return out
}

// FindConflicts lists contradictions: within a document those that the graph
// holds as CONFLICTS_WITH; between documents figures of one kind for the same
// indicator, area, year, scope and qualifier that say different things. One
// store call.
func FindConflicts(ctx context.Context, s store.Store, filter *ConflictFilter, rows int) (*Conflicts, error) {
	if filter == nil {
		filter = &ConflictFilter{}
	}
	var where []store.Filter
	if filter.Areas != nil {
		where = append(where, anyOf(store.IDProp, filter.Areas, step(model.KindArea, false, model.ForArea)))
	}
	all, err := figures(ctx, s, []string{model.KindTarget, model.KindObservation}, where,
		along("against", model.ConflictsWith, nil), statingTasks())
	if err != nil {
		return nil, err
	}
	c := &Conflicts{Shelf: newShelf(), Conflicts: []*Conflict{}}
	for _, found := range append(withinDocuments(all), betweenDocuments(all)...) {
		if found.shelf = c.Shelf; filter.keeps(found) {
			c.Conflicts = append(c.Conflicts, found)
		}
	}
	slices.SortStableFunc(c.Conflicts, func(x, y *Conflict) int {
		return cmp.Or(cmp.Compare(x.a.id(), y.a.id()), cmp.Compare(x.b.id(), y.b.id()))
	})
	c.TotalCount = len(c.Conflicts)
	c.Conflicts = c.Conflicts[:min(rows, len(c.Conflicts))]
	for _, found := range c.Conflicts {
		c.name(found.a.id(), found.b.id(), found.indicator, found.area)
	}
	return c, nil
}

func statingTasks() store.Hop {
	h := against("tasks", model.Sets, []string{"source"})
	h.Kinds = []string{model.KindTask}
	return h
}

// withinDocuments reads the contradictions that the graph holds. They join
// figures for one area, so that both are among all.
func withinDocuments(all []*figure) []*Conflict {
	byID := make(map[string]*figure, len(all))
	for _, f := range all {
		byID[f.id()] = f
	}
	var out []*Conflict
	for _, f := range all {
		for _, id := range nodeIDs(related(f.Item, "against")) {
			if other := byID[id]; other != nil {
				out = append(out, newConflict(WithinDocument, f, other))
			}
		}
	}
	return out
}

// about is what two figures of different documents must share to contradict
// each other.
type about struct {
	kind, indicator, area, scope, qualifier string
	year                                    int64
	stretch                                 bool
}

// betweenDocuments pairs figures of documents that have nothing in common.
func betweenDocuments(all []*figure) []*Conflict {
	var out []*Conflict
	same := map[about][]*figure{}
	for _, f := range all {
		year, dated := f.Node.Props["year"].(int64)
		if nature := text(f.Item, "nature"); !dated || nature != "" && nature != "GOAL" {
			continue // what no year ties together may be said of two times
		}
		k := about{
			f.Node.Kind, f.indicator, f.area, store.Fold(text(f.Item, "scope")), store.Fold(f.qualifier()),
			year, value[bool](f.Item, "stretch"),
		}
		for _, other := range same[k] {
			if !sameSource(f, other) && differ(f, other) {
				out = append(out, newConflict(BetweenDocuments, f, other))
			}
		}
		same[k] = append(same[k], f)
	}
	return out
}

func sameSource(a, b *figure) bool {
	if a.plan != nil && b.plan != nil && a.plan.Node.ID == b.plan.Node.ID {
		return true
	}
	return slices.ContainsFunc(value[[]string](a.Item, "documents"), func(id string) bool {
		return slices.Contains(value[[]string](b.Item, "documents"), id)
	})
}

func differ(a, b *figure) bool {
	for _, prop := range []string{"canonicalValue", "comparator", "valueMax"} {
		if a.Node.Props[prop] != b.Node.Props[prop] {
			return true
		}
	}
	return a.Node.Props["canonicalValue"] == nil && a.said() != b.said()
}

func newConflict(place ConflictPlace, a, b *figure) *Conflict {
	if b.id() < a.id() {
		a, b = b, a
	}
	c := &Conflict{Place: place, Kind: kindOf(a, b), a: a, b: b, indicator: a.indicator, area: a.area}
	c.Year, _ = a.year()
	c.Explanations = c.explain()
	return c
}

func kindOf(a, b *figure) ConflictKind {
	x, okX := a.Node.Props["canonicalValue"].(float64)
	y, okY := b.Node.Props["canonicalValue"].(float64)
	switch {
	case !okX || !okY || text(a.Item, "canonicalUnit") != text(b.Item, "canonicalUnit"):
		return ConflictUnit
	case x == y && a.Node.Props["valueMax"] == b.Node.Props["valueMax"]:
		return ConflictComparator
	case value[float64](a.Item, "value") == value[float64](b.Item, "value") && text(a.Item, "unit") != text(b.Item, "unit"):
		return ConflictUnitSlip
	}
	return ConflictValue
}

// explain says what a reader might look at first.
func (c *Conflict) explain() []*Explanation {
	list := []*Explanation{}
	add := func(message string) { list = append(list, &Explanation{message}) }
	switch c.Kind {
	case ConflictUnitSlip:
		add("数字相同而单位不同:疑漏写或误写“万”“亿”等字 (the same number with another unit: perhaps 万 or 亿 was left out)")
	case ConflictUnit:
		add("两种单位不能互换:可能是两种口径 (units that do not convert: perhaps two ways of measuring)")
	case ConflictComparator:
		add("数值相同,只是“达到”与“以上”等说法不同:按较严的一方执行则两者都满足 (the same value: keeping to the stricter wording satisfies both)")
	case ConflictValue:
		if nearly(c.a, c.b) {
			add("相差不到百分之一:可能是取整 (they differ by less than one percent: perhaps rounded)")
		}
	}
	if inAnnex(c.a) != inAnnex(c.b) {
		add("一处在正文,一处在附件:可能只改了其中一处 (one stands in the body, one in an annex: perhaps only one was revised)")
	}
	if x, y := text(c.a.Item, "statedIndicator"), text(c.b.Item, "statedIndicator"); x != y {
		add("所写指标不同(" + x + " / " + y + "):可能不是同一件事 (worded differently: perhaps not the same thing)")
	}
	if c.Place == BetweenDocuments && c.a.plan != nil && c.b.plan != nil && text(c.a.plan, "issuedOn") != text(c.b.plan, "issuedOn") {
		add("两份计划成文日期不同:后者可能是修订 (issued on different days: the later one may be a revision)")
	}
	return list
}

func nearly(a, b *figure) bool {
	x, y := value[float64](a.Item, "canonicalValue"), value[float64](b.Item, "canonicalValue")
	return math.Abs(x-y) < 0.01*math.Max(math.Abs(x), math.Abs(y))
}

func inAnnex(f *figure) bool {
	rows := related(f.Item, "tasks")
	return slices.ContainsFunc(rows, func(t store.Item) bool { return text(&t, "source") == "ANNEX" })
}

// keeps says whether a conflict is of the filter.
func (f *ConflictFilter) keeps(c *Conflict) bool {
	either := func(list []string, of func(*figure) []string) bool {
		return list == nil || slices.ContainsFunc(append(of(c.a), of(c.b)...), func(id string) bool { return slices.Contains(list, id) })
	}
	plan := func(f *figure) []string {
		if f.plan == nil {
			return nil
		}
		return []string{f.plan.Node.ID}
	}
	documents := func(f *figure) []string { return slices.Clone(value[[]string](f.Item, "documents")) }
	indicator := func(f *figure) []string { return []string{f.indicator} }
	return either(f.Plans, plan) && either(f.Documents, documents) && either(f.Indicators, indicator) &&
		(f.Years == nil || c.Year != nil && slices.Contains(f.Years, *c.Year)) &&
		(f.Kinds == nil || slices.Contains(f.Kinds, c.Kind)) &&
		(f.Places == nil || slices.Contains(f.Places, c.Place))
}
