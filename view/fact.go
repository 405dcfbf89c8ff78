package view

import (
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

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

// FactSource is a place in the dataset: a file in its folder and a line.
type FactSource struct {
	File string
	Line int
}

// Source is where it stands in the dataset; nil where that was not read from files.
func (f fact) Source() *FactSource { return SourceOf(f.item) }

// SourceOf reads where a fact stands in the dataset.
func SourceOf(stated *store.Item) *FactSource {
	file, line := row{stated}.text("sourceFile"), row{stated}.integer("sourceLine")
	if file == nil || line == nil {
		return nil
	}
	return &FactSource{*file, *line}
}

// documents restricts facts to those that any of the documents states.
func (c *Conditions) documents(ids []string) {
	c.ids(ontology.KindDocument, ids, out(ontology.KindPassage, ontology.StatedIn), out(ontology.KindDocument, ontology.Of))
}
