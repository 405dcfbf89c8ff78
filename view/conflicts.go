package view

import (
	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/ontology"
)

// Conflicts shows a page of the facts that contradict each other.
type Conflicts struct {
	*NodeSet
	TotalCount int
	Conflicts  []*Conflict
	PageInfo   *PageInfo
}

// Conflict is two statements that cannot both be meant as they stand.
type Conflict struct {
	*analysis.Conflict
	set   *NodeSet
	Sides []*ConflictSide
}

// ConflictSide is what one of the two says, and where.
type ConflictSide struct {
	*analysis.ConflictSide
	set   *NodeSet
	tasks *nodeList
}

// ConflictFilter says which conflicts: everything given must hold.
type ConflictFilter analysis.ConflictFilter

// Known are the ids that the filter names.
func (f *ConflictFilter) Known() []Known {
	var c Conditions
	if f != nil {
		c.know(ontology.KindPlan, f.Plans)
		c.know(ontology.KindArea, f.Areas)
		c.know(ontology.KindIndicator, f.Indicators)
		c.know(ontology.KindDocument, f.Documents)
	}
	return c.Known
}

// NewConflicts shows one page of the conflicts of a filter.
func NewConflicts(of []*analysis.Conflict, filter *ConflictFilter, first *int, after *Cursor) (*Conflicts, error) {
	rows, info, err := rankedPage(of, "Conflicts.conflicts", Args{Filter: filter, First: first, After: after}, 0)
	if err != nil {
		return nil, err
	}
	c := &Conflicts{NodeSet: newNodeSet(), TotalCount: len(of), PageInfo: info}
	for _, conflict := range rows {
		c.Conflicts = append(c.Conflicts, newConflict(c.NodeSet, conflict))
	}
	return c, nil
}

// NewConflictConnection shows one page of the conflicts of a filter as a connection.
func NewConflictConnection(of []*analysis.Conflict, filter *ConflictFilter, first *int, after *Cursor) (*ConflictConnection, error) {
	return newRankedConnection(of, "Query.conflictConnection", Args{Filter: filter, First: first, After: after}, 0, newConflict)
}

func newConflict(set *NodeSet, of *analysis.Conflict) *Conflict {
	shown := &Conflict{Conflict: of, set: set}
	set.add(of.Indicator, of.Area)
	set.add(of.Facts...)
	for _, side := range of.Sides {
		set.add(side.Fact, side.Passage)
		shown.Sides = append(shown.Sides, &ConflictSide{side, set, set.list("ConflictSide.tasks", side.Tasks)})
	}
	return shown
}

// Facts are the facts in question: two figures, or one that holds both sides.
func (c *Conflict) Facts() ([]Fact, error) { return nodesIn[Fact](c.set, c.Conflict.Facts) }

// Indicator is what the first of two figures measures; nil for other facts.
func (c *Conflict) Indicator() (*Indicator, error) {
	return nodeOrNone[*Indicator](c.set, c.Conflict.Indicator)
}

// Area is what both are for.
func (c *Conflict) Area() (*Area, error) { return nodeOrNone[*Area](c.set, c.Conflict.Area) }

// Fact is the figure or the announcement that says so.
func (s *ConflictSide) Fact() (Fact, error) { return nodeOrNone[Fact](s.set, s.ConflictSide.Fact) }

// Passage is the place that words it so.
func (s *ConflictSide) Passage() (*Passage, error) {
	return nodeOrNone[*Passage](s.set, s.ConflictSide.Passage)
}

// Tasks are the rows that are listed, where a number of them is announced.
func (s *ConflictSide) Tasks(first *int, after *Cursor) (*TaskConnection, error) {
	return connectionOf[Task](s.tasks, first, after)
}
