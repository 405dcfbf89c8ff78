package view

import (
	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/ontology"
)

// ChangeConnection shows a page of what became of facts.
type ChangeConnection = RankedConnection[Change]

// ChangeEdge is one of them and its place.
type ChangeEdge = RankedEdge[Change]

// Change is what became of a fact.
type Change struct {
	*analysis.ChangedFact
	set *NodeSet
}

// NewChanges shows one page. Asked is what it is of: cursors are good for the same only.
func NewChanges(of *analysis.Changes, asked any, first *int, after *Cursor) (*ChangeConnection, error) {
	return newRankedConnection(of.Rows, "Query.changes", Args{Filter: asked, First: first, After: after}, 2, func(set *NodeSet, f *analysis.ChangedFact) *Change {
		set.add(f.Fact, f.Document)
		return &Change{f, set}
	})
}

// Said is what a fact that went said, nil for others.
func (c *Change) Said() *string { return given(c.ChangedFact.Said) }

// Field is the field that changed, nil where the whole fact came or went.
func (c *Change) Field() *string { return given(c.ChangedFact.Field) }

// Old is what the field said; nil where it said nothing.
func (c *Change) Old() *string { return given(c.ChangedFact.Old) }

// New is what the field says since; nil where it says nothing.
func (c *Change) New() *string { return given(c.ChangedFact.New) }

func given(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// Node is the fact, nil where the graph does not have it now.
func (c *Change) Node() (Node, error) { return nodeIfThere[Node](c.set, c.Fact) }

// Document is the document that states the fact, nil where it is not loaded now.
func (c *Change) Document() (*Document, error) {
	return nodeIfThere[*Document](c.set, c.ChangedFact.Document)
}

// nodeIfThere is a node of the set; the zero value where the graph has no fact of this id.
func nodeIfThere[T any](s *NodeSet, id string) (T, error) {
	item := s.items[id]
	if item == nil || item.Node.Kind == ontology.KindRedirect {
		var none T
		return none, nil
	}
	return nodeIn[T](s, id)
}
