package analysis

import (
	"context"
	"math"
	"slices"

	"github.com/policygraph/policygraph/model"
	"github.com/policygraph/policygraph/store"
)

// conflictingFigures fetches the figures that may contradict each other. Two
// that do are for one area.
func conflictingFigures(ctx context.Context, s store.Store, filter *ConflictFilter) ([]*figure, error) {
	var where []store.Filter
	if filter.Areas != nil {
		where = append(where, anyOf(store.IDProp, filter.Areas, step(model.KindArea, false, model.ForArea)))
	}
	return figures(ctx, s, []string{model.KindTarget, model.KindObservation}, where,
		along("against", model.ConflictsWith, nil), statingTasks())
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
		_, dated := f.Node.Props["year"]
		if nature := text(f.Item, "nature"); !dated || nature != "" && nature != "GOAL" {
			continue // what no year ties together may be said of two times
		}
		k := f.plain()
		k.stretch = value[bool](f.Item, "stretch")
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

// plain is what a stretch value and its plain one have in common.
func (f *figure) plain() about {
	year, _ := f.Node.Props["year"].(int64)
	return about{f.Node.Kind, f.indicator, f.area, store.Fold(text(f.Item, "scope")), store.Fold(f.qualifier()), year, false}
}

// stretches pairs stretch values with the plain ones of the same document that
// already ask for as much.
func stretches(all []*figure) []*Conflict {
	var out []*Conflict
	plain := map[about][]*figure{}
	for _, f := range all {
		if !value[bool](f.Item, "stretch") {
			plain[f.plain()] = append(plain[f.plain()], f)
		}
	}
	for _, f := range all {
		if !value[bool](f.Item, "stretch") {
			continue
		}
		for _, base := range plain[f.plain()] {
			if sameSource(base, f) && asksAsMuch(base, f) {
				c := newConflict(WithinDocument, base, f)
				c.Kind, c.Explanations = ConflictStretch, nil
				c.explain("高线与基准一样:可能只定了一条线,也可能漏改其一 (the stretch value asks for no more: perhaps only one line was meant, or one of them was not revised)")
				out = append(out, c)
			}
		}
	}
	return out
}

// asksAsMuch says whether a plain value leaves nothing to stretch for.
func asksAsMuch(base, stretch *figure) bool {
	x, okX := base.Node.Props["canonicalValue"].(float64)
	y, okY := stretch.Node.Props["canonicalValue"].(float64)
	sign := text(base.Item, "comparator")
	if !okX || !okY || sign != text(stretch.Item, "comparator") || base.Node.Props["valueMax"] != stretch.Node.Props["valueMax"] {
		return false
	}
	return x == y || sign == "GE" && x > y || sign == "LE" && x < y
}

func newConflict(place ConflictPlace, a, b *figure) *Conflict {
	if b.id() < a.id() {
		a, b = b, a
	}
	c := &Conflict{Place: place, Kind: kindOf(a, b), indicator: a.indicator, area: a.area, Explanations: []*Explanation{}}
	c.Year, _ = a.year()
	for _, f := range []*figure{a, b} {
		c.facts, c.measure = append(c.facts, f.id()), append(c.measure, f.indicator)
		c.documents = append(c.documents, value[[]string](f.Item, "documents")...)
		if f.plan != nil {
			c.plans = append(c.plans, f.plan.Node.ID)
		}
		says := f.said()
		if value[bool](f.Item, "stretch") {
			says = "高线" + says
		}
		c.Sides = append(c.Sides, &ConflictSide{Says: says, fact: f.id()})
	}
	c.explainFigures(a, b)
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

// oneInAnnex is what is said where one of the two stands in an annex.
const oneInAnnex = "一处在正文,一处在附件:可能只改了其中一处 (one stands in the body, one in an annex: perhaps only one was revised)"

// explainFigures says what a reader might look at first.
func (c *Conflict) explainFigures(a, b *figure) {
	switch c.Kind {
	case ConflictUnitSlip:
		c.explain("数字相同而单位不同:疑漏写或误写“万”“亿”等字 (the same number with another unit: perhaps 万 or 亿 was left out)")
	case ConflictUnit:
		c.explain("两种单位不能互换:可能是两种口径 (units that do not convert: perhaps two ways of measuring)")
	case ConflictComparator:
		c.explain("数值相同,只是“达到”与“以上”等说法不同:按较严的一方执行则两者都满足 (the same value: keeping to the stricter wording satisfies both)")
	case ConflictValue:
		if nearly(a, b) {
			c.explain("相差不到百分之一:可能是取整 (they differ by less than one percent: perhaps rounded)")
		}
	}
	if inAnnex(a) != inAnnex(b) {
		c.explain(oneInAnnex)
	}
	if x, y := text(a.Item, "statedIndicator"), text(b.Item, "statedIndicator"); x != y {
		c.explain("所写指标不同(" + x + " / " + y + "):可能不是同一件事 (worded differently: perhaps not the same thing)")
	}
	if c.Place == BetweenDocuments && a.plan != nil && b.plan != nil && text(a.plan, "issuedOn") != text(b.plan, "issuedOn") {
		c.explain("两份计划成文日期不同:后者可能是修订 (issued on different days: the later one may be a revision)")
	}
}

func nearly(a, b *figure) bool {
	x, y := value[float64](a.Item, "canonicalValue"), value[float64](b.Item, "canonicalValue")
	return math.Abs(x-y) < 0.01*math.Max(math.Abs(x), math.Abs(y))
}

func inAnnex(f *figure) bool {
	rows := related(f.Item, "tasks")
	return slices.ContainsFunc(rows, func(t store.Item) bool { return text(&t, "source") == "ANNEX" })
}
