package analysis

import (
	"context"
	"math"
	"slices"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// figureConflicts finds the figures that contradict each other: one store call
// that reads of all figures no more than what may tell, and one that reads those
// which do, where there are any.
func figureConflicts(ctx context.Context, s store.Store, filter ConflictFilter) ([]*Conflict, error) {
	all, err := figuresThatTell(ctx, s, filter)
	if err != nil {
		return nil, err
	}
	pairs := slices.Concat(betweenDocuments(all), stretches(all))
	var ids []string
	for _, p := range pairs {
		ids = append(ids, p.a, p.b)
	}
	for _, f := range all {
		if value[bool](f.Item, "conflicting") {
			ids = append(ids, f.id())
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	slices.Sort(ids)
	whole, err := figuresOf(ctx, s, store.Query{IDs: slices.Compact(ids)}, along("against", ontology.ConflictsWith, nil), statingTasks())
	if err != nil {
		return nil, err
	}
	byID := make(map[string]*figure, len(whole))
	for _, f := range whole {
		byID[f.id()] = f
	}
	var out []*Conflict
	for _, f := range whole {
		for _, id := range nodeIDs(related(f.Item, "against")) {
			if other := byID[id]; other != nil { // it is for the same area
				out = append(out, newConflict(WithinDocument, f, other))
			}
		}
	}
	for _, p := range pairs {
		c := newConflict(p.place, byID[p.a], byID[p.b])
		if p.place == WithinDocument {
			c.Kind, c.Explanations = ConflictStretch, nil
			c.explain("高线与基准一样:可能只定了一条线,也可能漏改其一", "the stretch value asks for no more: perhaps only one line was meant, or one of them was not revised")
		}
		out = append(out, c)
	}
	return out, nil
}

// figuresThatTell fetches what may tell of figures that they contradict each other.
// Two that do are for one area.
func figuresThatTell(ctx context.Context, s store.Store, filter ConflictFilter) ([]*figure, error) {
	var where []store.Filter
	if filter.Areas != nil {
		where = append(where, anyOf(store.IDProp, filter.Areas, step(ontology.KindArea, false, ontology.ForArea)))
	}
	items, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindTarget, ontology.KindObservation}, Where: where,
		Props: []string{
			"comparator", "value", "valueMax", "unit", "canonicalValue", "qualifier", "scope", "year", "stretch", "nature", "conflicting", "documents",
		},
		Expand: []store.Hop{along("indicator", ontology.Measures, nil), along("area", ontology.ForArea, nil)},
	}, "figures")
	if err != nil {
		return nil, err
	}
	return asFigures(items), nil
}

func statingTasks() store.Hop {
	h := against("tasks", ontology.Sets, []string{"source"})
	h.Kinds = []string{ontology.KindTask}
	return h
}

// pair is two figures, by their ids, that contradict each other.
type pair struct {
	place ConflictPlace // within a document: a stretch value and its plain one
	a, b  string
}

// subject is what two figures must share to contradict each other.
type subject struct {
	kind, indicator, area, scope, qualifier string
	year                                    int64
	stretch                                 bool
}

func (f *figure) subject() subject {
	year, _ := f.Node.Props.Get("year").(int64)
	return subject{
		f.Node.Kind, f.indicator, f.area, store.Fold(text(f.Item, "scope")), store.Fold(f.qualifier()),
		year, value[bool](f.Item, "stretch"),
	}
}

// betweenDocuments pairs figures of documents that have nothing in common.
func betweenDocuments(all []*figure) []pair {
	var out []pair
	same := make(map[subject][]*figure, len(all))
	for _, f := range all {
		dated := f.Node.Props.Get("year") != nil
		if nature := ontology.TargetNature(text(f.Item, "nature")); !dated || nature != "" && nature != ontology.NatureGoal {
			continue // what no year ties together may be said of two times
		}
		k := f.subject()
		for _, other := range same[k] {
			if !sameDocument(f, other) && differ(f, other) {
				out = append(out, pair{BetweenDocuments, other.id(), f.id()})
			}
		}
		same[k] = append(same[k], f)
	}
	return out
}

func sameDocument(a, b *figure) bool {
	return slices.ContainsFunc(value[[]string](a.Item, "documents"), func(id string) bool {
		return slices.Contains(value[[]string](b.Item, "documents"), id)
	})
}

func differ(a, b *figure) bool {
	for _, prop := range []string{"canonicalValue", "comparator", "valueMax"} {
		if a.Node.Props.Get(prop) != b.Node.Props.Get(prop) {
			return true
		}
	}
	return a.Node.Props.Get("canonicalValue") == nil && a.asWritten() != b.asWritten()
}

// stretches pairs stretch values with the plain ones of the same document that
// already ask for as much.
func stretches(all []*figure) []pair {
	high := map[subject][]*figure{}
	for _, f := range all {
		if value[bool](f.Item, "stretch") {
			k := f.subject()
			k.stretch = false
			high[k] = append(high[k], f)
		}
	}
	if len(high) == 0 {
		return nil
	}
	var out []pair
	for _, base := range all {
		for _, f := range high[base.subject()] {
			if sameDocument(base, f) && asksAsMuch(base, f) {
				out = append(out, pair{WithinDocument, base.id(), f.id()})
			}
		}
	}
	return out
}

// asksAsMuch says whether a plain value leaves nothing to stretch for.
func asksAsMuch(base, stretch *figure) bool {
	x, okX := base.Node.Props.Get("canonicalValue").(float64)
	y, okY := stretch.Node.Props.Get("canonicalValue").(float64)
	sign := ontology.Comparator(text(base.Item, "comparator"))
	if !okX || !okY || string(sign) != text(stretch.Item, "comparator") || base.Node.Props.Get("valueMax") != stretch.Node.Props.Get("valueMax") {
		return false
	}
	return x == y || sign == ontology.GE && x > y || sign == ontology.LE && x < y
}

func newConflict(place ConflictPlace, a, b *figure) *Conflict {
	if b.id() < a.id() {
		a, b = b, a
	}
	c := &Conflict{Place: place, Kind: kindOf(a, b), Indicator: a.indicator, Area: a.area, Explanations: []*Explanation{}}
	c.Year, _ = a.year()
	for _, f := range []*figure{a, b} {
		c.Facts, c.indicators = append(c.Facts, f.id()), append(c.indicators, f.indicator)
		c.documents = append(c.documents, value[[]string](f.Item, "documents")...)
		if f.plan != nil {
			c.plans = append(c.plans, f.plan.Node.ID)
		}
		says := f.asWritten()
		if value[bool](f.Item, "stretch") {
			says = bilingual.Sprintf("高线%[1]s", "stretch: %[2]s", says.Message, says.MessageEn)
		}
		c.Sides = append(c.Sides, &ConflictSide{Says: says.Message, SaysEn: says.MessageEn, Fact: f.id()})
	}
	c.explainFigures(a, b)
	return c
}

func kindOf(a, b *figure) ConflictKind {
	x, okX := a.Node.Props.Get("canonicalValue").(float64)
	y, okY := b.Node.Props.Get("canonicalValue").(float64)
	switch {
	case !okX || !okY || text(a.Item, "canonicalUnit") != text(b.Item, "canonicalUnit"):
		return ConflictUnit
	case x == y && a.Node.Props.Get("valueMax") == b.Node.Props.Get("valueMax"):
		return ConflictComparator
	case value[float64](a.Item, "value") == value[float64](b.Item, "value") && text(a.Item, "unit") != text(b.Item, "unit"):
		return ConflictUnitSlip
	}
	return ConflictValue
}

// oneInAnnex is what is said where one of the two stands in an annex.
const (
	oneInAnnex   = "一处在正文,一处在附件:可能只改了其中一处"
	oneInAnnexEn = "one stands in the body, one in an annex: perhaps only one was revised"
)

// explainFigures says what a reader might look at first.
func (c *Conflict) explainFigures(a, b *figure) {
	switch c.Kind {
	case ConflictUnitSlip:
		c.explain("数字相同而单位不同:疑漏写或误写“万”“亿”等字", "the same number with another unit: perhaps 万 or 亿 was left out")
	case ConflictUnit:
		c.explain("两种单位不能互换:可能是两种口径", "units that do not convert: perhaps two ways of measuring")
	case ConflictComparator:
		c.explain("数值相同,只是“达到”与“以上”等说法不同:按较严的一方执行则两者都满足", "the same value: keeping to the stricter wording satisfies both")
	case ConflictValue:
		if nearly(a, b) {
			c.explain("相差不到百分之一:可能是取整", "they differ by less than one percent: perhaps rounded")
		}
	}
	if inAnnex(a) != inAnnex(b) {
		c.explain(oneInAnnex, oneInAnnexEn)
	}
	if x, y := text(a.Item, "statedIndicator"), text(b.Item, "statedIndicator"); x != y {
		c.explain("所写指标不同(%[1]s / %[2]s):可能不是同一件事", "worded differently (%[1]s / %[2]s): perhaps not the same thing", x, y)
	}
	if c.Place == BetweenDocuments && a.plan != nil && b.plan != nil && text(a.plan, "issuedOn") != text(b.plan, "issuedOn") {
		c.explain("两份计划成文日期不同:后者可能是修订", "issued on different days: the later one may be a revision")
	}
}

func nearly(a, b *figure) bool {
	x, y := value[float64](a.Item, "canonicalValue"), value[float64](b.Item, "canonicalValue")
	return math.Abs(x-y) < 0.01*math.Max(math.Abs(x), math.Abs(y))
}

func inAnnex(f *figure) bool {
	rows := related(f.Item, "tasks")
	return slices.ContainsFunc(rows, func(t store.Item) bool { return text(&t, "source") == string(ontology.SourceAnnex) })
}
