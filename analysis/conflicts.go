package analysis

import (
	"context"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// Conflicts are facts that contradict each other.
type Conflicts struct {
	*Shelf
	TotalCount int
	Conflicts  []*Conflict
	PageInfo   *view.PageInfo
}

// Conflict is two statements that cannot both be meant as they stand: two
// figures, an announced number and what is listed, or two places that word one
// thing differently.
type Conflict struct {
	shelf        *Shelf
	Kind         ConflictKind
	Place        ConflictPlace
	Year         *int
	Sides        []*ConflictSide // two
	Explanations []*Explanation

	indicator, area           string // "" for none
	facts                     []string
	plans, documents, measure []string // of either side
}

// ConflictSide is what one of the two says, and where.
type ConflictSide struct {
	shelf         *Shelf
	Says          string
	fact, passage string // "" for none
	tasks         *List
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

// Facts are the facts in question: two figures, or one that holds both sides.
func (c *Conflict) Facts() ([]view.Fact, error) { return nodes[view.Fact](c.shelf, c.facts) }

// Indicator is what the first of two figures measures; nil for other facts.
func (c *Conflict) Indicator() (*view.Indicator, error) {
	return nodeOrNil[*view.Indicator](c.shelf, c.indicator)
}

// Area is what both are for.
func (c *Conflict) Area() (*view.Area, error) { return nodeOrNil[*view.Area](c.shelf, c.area) }

// Fact is the figure or the announcement that says so.
func (s *ConflictSide) Fact() (view.Fact, error) { return nodeOrNil[view.Fact](s.shelf, s.fact) }

// Passage is the place that words it so.
func (s *ConflictSide) Passage() (*view.Passage, error) {
	return nodeOrNil[*view.Passage](s.shelf, s.passage)
}

// Tasks are the rows that are listed, where a number of them is announced.
func (s *ConflictSide) Tasks(first *int, after *view.Cursor) (*view.TaskConnection, error) {
	if s.tasks == nil {
		return nil, nil
	}
	return connection[view.Task](s.tasks, first, after)
}

// at: conflicts stand in the order of their facts' ids.
func (c *Conflict) at() store.Key {
	if len(c.facts) > 1 {
		return keyOf(c.facts[0], c.facts[1])
	}
	return keyOf(c.facts[0], "")
}

func (c *Conflict) explain(message string) {
	c.Explanations = append(c.Explanations, &Explanation{message})
}

// ConflictFilter says which conflicts: everything given must hold. Plans,
// documents and indicators are of either side.
type ConflictFilter struct {
	Plans, Areas, Indicators, Documents []string
	Years                               []int
	Kinds                               []ConflictKind
	Places                              []ConflictPlace
}

// Known are the ids that the filter names.
func (f *ConflictFilter) Known() []view.Known {
	if f == nil {
		return nil
	}
	var out []view.Known
	for _, of := range []struct {
		kind string
		ids  []string
	}{{ontology.KindPlan, f.Plans}, {ontology.KindArea, f.Areas}, {ontology.KindIndicator, f.Indicators}, {ontology.KindDocument, f.Documents}} {
		for _, id := range of.ids {
			out = append(out, view.Known{Kind: of.kind, ID: id})
		}
	}
	return out
}

// FindConflicts lists contradictions. Within a document: those that the graph
// holds as CONFLICTS_WITH, stretch values that ask for no more than the plain
// one, announced numbers that are not those of what is listed, and what a
// reviewer found worded in two ways. Between documents: figures of one kind for
// the same indicator, area, year, scope and qualifier that say different
// things. Three store calls at most.
func FindConflicts(ctx context.Context, s store.Store, filter *ConflictFilter, first *int, after *view.Cursor) (*Conflicts, error) {
	args := view.Args{Filter: filter, First: first, After: after}
	if filter == nil {
		filter = &ConflictFilter{}
	}
	found, err := figureConflicts(ctx, s, filter)
	if err != nil {
		return nil, err
	}
	c := &Conflicts{Shelf: newShelf()}
	remarks, err := remarked(ctx, s, c.Shelf)
	if err != nil {
		return nil, err
	}
	c.Conflicts = slices.DeleteFunc(append(found, remarks...), func(c *Conflict) bool { return !filter.keeps(c) })
	c.TotalCount = len(c.Conflicts)
	if c.Conflicts, c.PageInfo, err = page(c.Conflicts, "Conflicts.conflicts", args, 0); err != nil {
		return nil, err
	}
	for _, found := range c.Conflicts {
		found.name(c.Shelf)
	}
	return c, nil
}

// name puts what is shown of the conflict on the shelf.
func (c *Conflict) name(shelf *Shelf) {
	c.shelf = shelf
	shelf.nameKnown(c.indicator, c.area)
	shelf.name(c.facts...)
	for _, side := range c.Sides {
		side.shelf = shelf
		shelf.nameKnown(side.fact, side.passage)
	}
}

// keeps says whether a conflict is of the filter.
func (f *ConflictFilter) keeps(c *Conflict) bool {
	return anyIn(f.Plans, c.plans) && anyIn(f.Documents, c.documents) && anyIn(f.Indicators, c.measure) &&
		(f.Areas == nil || slices.Contains(f.Areas, c.area)) &&
		(f.Years == nil || c.Year != nil && slices.Contains(f.Years, *c.Year)) &&
		(f.Kinds == nil || slices.Contains(f.Kinds, c.Kind)) &&
		(f.Places == nil || slices.Contains(f.Places, c.Place))
}

// anyIn says whether a list, if it restricts, holds any of the ids.
func anyIn(list, ids []string) bool {
	return list == nil || slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(list, id) })
}
