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
	told, err := statementsOf(ctx, s, filter)
	if err != nil {
		return nil, err
	}
	pairs := told.pairs()
	ids := told.conflicting
	for _, p := range pairs {
		ids = append(ids, p.a, p.b)
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
		if p.ifWritten && byID[p.a].asWritten() == byID[p.b].asWritten() {
			continue
		}
		c := newConflict(p.place, byID[p.a], byID[p.b])
		if p.place == WithinDocument {
			c.Kind, c.Explanations = ConflictStretch, nil
			c.explain("高线与基准一样:可能只定了一条线,也可能漏改其一", "the stretch value asks for no more: perhaps only one line was meant, or one of them was not revised")
		}
		out = append(out, c)
	}
	return out, nil
}

// statements are what figures say, by what two of them must share to contradict each
// other: most share it with none.
type statements struct {
	bySubject   map[subject]*statement // the last of each, which leads to the others
	conflicting []string               // ids of those that the graph holds as conflicting

	numbers map[string]int32 // of indicators, areas and other texts
	folds   map[string]int32 // of texts that are folded
	chunk   []statement      // the unused end of what was allocated
}

// subject is the indicator, the area and the year that figures are for, promised or
// reported. Two that contradict each other also share what qualifies them. It is of
// numbers: there is one for nearly every figure.
type subject struct {
	kind, indicator, area int32
	year                  int32
}

// statement is what of a figure may tell that it contradicts another. There are as many
// as figures, so that it is small: texts are numbers of statements.numbers.
type statement struct {
	id                                 string
	canonicalValue, valueMax           float64
	documents                          []string
	comparator, scope, qualifier, year int32
	dated, converts, isRange           bool // it has a year, a canonicalValue, a valueMax
	stretch, goal, isConflicting       bool
	atLeast, atMost                    bool

	next *statement // of the same subject
}

// statementsOf looks through all figures, in one pass. Two that contradict each other
// are for one area.
func statementsOf(ctx context.Context, s store.Store, filter ConflictFilter) (*statements, error) {
	var where []store.Filter
	if filter.Areas != nil {
		where = append(where, anyOf(store.IDProp, filter.Areas, step(ontology.KindArea, false, ontology.ForArea)))
	}
	told := &statements{bySubject: make(map[subject]*statement, 1024), numbers: map[string]int32{"": 0}, folds: map[string]int32{"": 0}}
	err := visit(ctx, s, store.Query{
		Kinds: []string{ontology.KindTarget, ontology.KindObservation}, Where: where,
		Props: []string{
			"comparator", "valueMax", "canonicalValue", "qualifier", "scope", "year", "stretch", "nature", "conflicting", "documents",
		},
		Expand: []store.Hop{along("indicator", ontology.Measures, nil), along("area", ontology.ForArea, nil)},
	}, "figures", func(item *store.Item) error {
		told.add(item)
		return nil
	})
	return told, err
}

func (s *statements) add(item *store.Item) {
	if len(s.chunk) == 0 {
		s.chunk = make([]statement, 512)
	}
	f := &s.chunk[0]
	s.chunk = s.chunk[1:]
	f.id, f.goal = item.Node.ID, true
	for _, p := range item.Node.Props { // each once: a lookup for each would go through them as often
		s.read(f, p.Name, p.Value)
	}
	if f.isConflicting {
		s.conflicting = append(s.conflicting, f.id)
	}
	of := subject{s.number(item.Node.Kind), s.number(first(item, "indicator")), s.number(first(item, "area")), f.year}
	f.next = s.bySubject[of]
	s.bySubject[of] = f
}

func (s *statements) number(name string) int32 {
	n, ok := s.numbers[name]
	if !ok {
		n = int32(len(s.numbers))
		s.numbers[name] = n
	}
	return n
}

func (s *statements) read(f *statement, name string, v any) {
	switch name {
	case "comparator":
		f.comparator = s.number(v.(string))
		f.atLeast, f.atMost = v == string(ontology.GE), v == string(ontology.LE)
	case "valueMax":
		f.valueMax, f.isRange = v.(float64)
	case "canonicalValue":
		f.canonicalValue, f.converts = v.(float64)
	case "qualifier":
		f.qualifier = s.folded(v.(string))
	case "scope":
		f.scope = s.folded(v.(string))
	case "year":
		year, _ := v.(int64)
		f.year, f.dated = int32(year), true
	case "stretch":
		f.stretch, _ = v.(bool)
	case "nature":
		f.goal = v == string(ontology.NatureGoal)
	case "conflicting":
		f.isConflicting, _ = v.(bool)
	case "documents":
		f.documents, _ = v.([]string)
	}
}

// folded is the number of a text in which writing it otherwise makes no difference.
func (s *statements) folded(text string) int32 {
	n, ok := s.folds[text]
	if !ok {
		n = s.number(store.Fold(text))
		s.folds[text] = n
	}
	return n
}

// pair is two figures, by their ids, that contradict each other.
type pair struct {
	place     ConflictPlace // within a document: a stretch value and its plain one
	a, b      string
	ifWritten bool // only where the two are written otherwise: they do not convert
}

// pairs are the figures of documents that have nothing in common and say different
// things, and the stretch values that ask for no more than the plain ones.
func (s *statements) pairs() []pair {
	var out []pair
	for _, last := range s.bySubject {
		for a := last; a != nil; a = a.next {
			for b := a.next; b != nil; b = b.next {
				if p, ok := pairOf(a, b); ok {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// pairOf pairs two figures of one subject that contradict each other.
func pairOf(a, b *statement) (pair, bool) {
	if a.scope != b.scope || a.qualifier != b.qualifier {
		return pair{}, false
	}
	switch same := sameDocument(a, b); {
	case a.stretch == b.stretch:
		// What no year ties together may be said of two times.
		differs := differ(a, b)
		alike := !same && a.dated && a.goal && b.goal
		return pair{BetweenDocuments, a.id, b.id, !differs}, alike && (differs || !a.converts)
	case !same:
		return pair{}, false
	case a.stretch:
		a, b = b, a
	}
	return pair{WithinDocument, a.id, b.id, false}, asksAsMuch(a, b)
}

func statingTasks() store.Hop {
	h := against("tasks", ontology.Sets, []string{"source"})
	h.Kinds = []string{ontology.KindTask}
	return h
}

func sameDocument(a, b *statement) bool {
	return slices.ContainsFunc(a.documents, func(id string) bool { return slices.Contains(b.documents, id) })
}

func differ(a, b *statement) bool {
	return a.converts != b.converts || a.canonicalValue != b.canonicalValue || a.comparator != b.comparator || a.rangeDiffers(b)
}

func (f *statement) rangeDiffers(other *statement) bool {
	return f.isRange != other.isRange || f.valueMax != other.valueMax
}

// asksAsMuch says whether a plain value leaves nothing to stretch for.
func asksAsMuch(base, stretch *statement) bool {
	if !base.converts || !stretch.converts || base.comparator != stretch.comparator || base.rangeDiffers(stretch) {
		return false
	}
	x, y := base.canonicalValue, stretch.canonicalValue
	return x == y || base.atLeast && x > y || base.atMost && x < y
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
