package view

import (
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Passage is a place in a document, counted in code points.
type Passage struct{ row }

// Section is the numbering path of its section.
func (p *Passage) Section() *string { return p.text("section") }

// Start is its first code point.
func (p *Passage) Start() int { return int(value[int64](p.item.Node.Props, "start")) }

// End is where it ends, exclusive.
func (p *Passage) End() int { return int(value[int64](p.item.Node.Props, "end")) }

// Opening are its first 8 characters.
func (p *Passage) Opening() *string { return p.text("opening") }

// Closing are its last 8 characters.
func (p *Passage) Closing() *string { return p.text("closing") }

// Document is the document that it is part of.
func (p *Passage) Document() (*Document, error) { return one[Document](p.row, "Passage.document") }

// ContextLabel is a label that a passage stands below or beside.
type ContextLabel struct {
	Kind  ontology.ContextKind
	Label string
}

// Context are the labels that it stands below or beside, outer to inner.
func (p *Passage) Context() []ContextLabel { return ContextOf(p.item) }

// ContextOf reads the context of a passage.
func ContextOf(passage *store.Item) []ContextLabel {
	stored := row{passage}.list("context")
	out := make([]ContextLabel, len(stored))
	for i := range stored {
		kind, label, _ := strings.Cut(stored[i], " ")
		out[i] = ContextLabel{ontology.ContextKind(kind), label}
	}
	return out
}

// Surrounding is a passage with what stands before and after it.
type Surrounding struct{ Before, Quote, After string }

// SHA256 is its document's, fetched for one of its fields that show wording.
func (p *Passage) SHA256(field string) (string, error) {
	d, err := one[Document](p.row, "Passage."+field)
	if err != nil || d == nil {
		return "", err
	}
	return d.Sha256(), nil
}

// PassageFilter says which passages: everything given must hold.
type PassageFilter struct {
	Documents []string
}

// Conditions are what the filter asks of the store.
func (f *PassageFilter) Conditions() (c Conditions) {
	c.ids(ontology.KindDocument, f.Documents, out(ontology.KindDocument, ontology.Of))
	return c
}
