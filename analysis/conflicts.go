package analysis

import (
	"context"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Conflict is two statements that cannot both be meant as they stand: two
// figures, an announced number and what is listed, or two places that word one
// thing differently.
type Conflict struct {
	Kind ConflictKind
	bilingual.Text
	Place        ConflictPlace
	Year         *int
	Sides        []*ConflictSide // two
	Explanations []*Explanation
	Facts        []string // two figures, or one fact that holds both sides
	Indicator    string   // that the first of two figures measures; "" for other facts
	Area         string   // that both are for; "" for none

	plans, documents, indicators []string // of either side
}

// ConflictSide is what one of the two says, and where.
type ConflictSide struct {
	Says    string
	SaysEn  string // the same in English; what a document words stays as it is
	Fact    string // the figure or the announcement that says so; "" for none
	Passage string // the place that words it so; "" for none
	Tasks   *List  // the rows that are listed, where a number of them is announced
}

// ConflictKind is in what the two differ.
type ConflictKind string

// The kinds of conflict.
const (
	ConflictValue      ConflictKind = "VALUE"
	ConflictComparator ConflictKind = "COMPARATOR"
	ConflictUnitSlip   ConflictKind = "UNIT_SLIP"
	ConflictUnit       ConflictKind = "UNIT"
	ConflictStretch    ConflictKind = "STRETCH"
	ConflictCount      ConflictKind = "COUNT"
	ConflictWording    ConflictKind = "WORDING"
	ConflictDate       ConflictKind = "DATE"
)

// ConflictPlace is where the two stand.
type ConflictPlace string

// The places.
const (
	WithinDocument   ConflictPlace = "WITHIN_DOCUMENT"
	BetweenDocuments ConflictPlace = "BETWEEN_DOCUMENTS"
)

// Explanation is what might explain a conflict. It decides nothing.
type Explanation struct{ bilingual.Text }

// Key is the conflict's place among all: they come in the order of their facts' ids.
func (c *Conflict) Key() store.Key {
	if len(c.Facts) > 1 {
		return rankKey(c.Facts[0], c.Facts[1])
	}
	return rankKey(c.Facts[0], "")
}

// ID tells the conflict from all others: its kind and the facts in question.
func (c *Conflict) ID() string {
	return "conflict:" + string(c.Kind) + ":" + strings.Join(c.Facts, "|")
}

func (c *Conflict) explain(zh, en string, operands ...any) {
	c.Explanations = append(c.Explanations, &Explanation{bilingual.Sprintf(zh, en, operands...)})
}

// ConflictFilter says which conflicts: everything given must hold. Plans,
// documents and indicators are of either side.
type ConflictFilter struct {
	Plans, Areas, Indicators, Documents []string
	WithParts                           *bool // areas stand for their parts too
	Years                               []int
	Kinds                               []ConflictKind
	Places                              []ConflictPlace
}

// FindConflicts lists contradictions. Within a document: those that the graph
// holds as CONFLICTS_WITH, stretch values that ask for no more than the plain
// one, announced numbers that are not those of what is listed, what is worded
// in two ways, and what is due at two times. Between documents: figures of one kind for
// the same indicator, area, year, scope and qualifier that say different
// things. Three store calls at most, four where areas stand for their parts too.
func FindConflicts(ctx context.Context, s store.Store, filter ConflictFilter) ([]*Conflict, error) {
	if filter.WithParts != nil && *filter.WithParts && filter.Areas != nil {
		var err error
		if filter.Areas, err = within(ctx, s, filter.Areas); err != nil {
			return nil, err
		}
	}
	all, err := figureConflicts(ctx, s, filter)
	if err != nil {
		return nil, err
	}
	remarks, err := remarkConflicts(ctx, s)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(append(all, remarks...), func(c *Conflict) bool { return !filter.keeps(c) })
	for _, c := range all {
		c.Text = c.Kind.said()
	}
	rank(all)
	return all, nil
}

// WithParts are areas and, where that is asked for, all their parts behind them. One store
// call, and none where it is not asked for.
func WithParts(ctx context.Context, s store.Store, areas []string, withParts *bool) ([]string, error) {
	if withParts == nil || !*withParts || len(areas) == 0 {
		return areas, nil
	}
	all, err := within(ctx, s, areas)
	if err != nil {
		return nil, err
	}
	return distinct(append(slices.Clone(areas), all...)), nil
}

// within are the ids of areas and of all their parts. One store call.
func within(ctx context.Context, s store.Store, areas []string) ([]string, error) {
	items, err := find(ctx, s, store.Query{Kinds: []string{ontology.KindArea}, Where: []store.Filter{anyOf("within", areas)}, Props: []string{}}, "areas")
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(items))
	for i := range items {
		ids[i] = items[i].Node.ID
	}
	return ids, nil
}

// keeps says whether a conflict is of the filter.
func (f ConflictFilter) keeps(c *Conflict) bool {
	return anyIn(f.Plans, c.plans) && anyIn(f.Documents, c.documents) && anyIn(f.Indicators, c.indicators) &&
		(f.Areas == nil || slices.Contains(f.Areas, c.Area)) &&
		(f.Years == nil || c.Year != nil && slices.Contains(f.Years, *c.Year)) &&
		(f.Kinds == nil || slices.Contains(f.Kinds, c.Kind)) &&
		(f.Places == nil || slices.Contains(f.Places, c.Place))
}

// anyIn says whether a list, if it restricts, holds any of the ids.
func anyIn(list, ids []string) bool {
	return list == nil || slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(list, id) })
}
