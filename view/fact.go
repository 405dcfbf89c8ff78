package view

import "github.com/policygraph/policygraph/ontology"

// Fact is what a document states.
type Fact interface {
	Node
	IsFact()
}

// fact is what all facts share.
type fact struct{ row }

// IsFact marks the types that documents state.
func (f fact) IsFact() {}

// Passages are where it is stated.
func (f fact) Passages(filter *PassageFilter, first *int, after *Cursor) (*PassageConnection, error) {
	return many[Passage](f.row, "Fact.passages", Args{Filter: filter, First: first, After: after})
}

// documents restricts facts to those that any of the documents states.
func (c *Conditions) documents(ids []string) {
	c.ids(ontology.KindDocument, ids, out(ontology.KindPassage, ontology.StatedIn), out(ontology.KindDocument, ontology.Of))
}
