package view

import "github.com/policygraph/policygraph/ontology"

// Document is a document that was read.
type Document struct{ row }

// Title is its title.
func (d *Document) Title() string { return d.str("title") }

// Kind says whether it is a plan.
func (d *Document) Kind() ontology.DocumentKind { return ontology.DocumentKind(d.str("kind")) }

// DocNumber is the document number.
func (d *Document) DocNumber() *string { return d.text("docNumber") }

// IssuedOn is the date of issue.
func (d *Document) IssuedOn() *string { return d.text("issuedOn") }

// PublishedOn is when it was published.
func (d *Document) PublishedOn() *string { return d.text("publishedOn") }

// PrintedOn is when it was printed.
func (d *Document) PrintedOn() *string { return d.text("printedOn") }

// Validity is what the page prints.
func (d *Document) Validity() *string { return d.text("validity") }

// URL is the official page.
func (d *Document) URL() *string { return d.text("url") }

// Sha256 is the hash of the file's bytes.
func (d *Document) Sha256() string { return d.str("sha256") }

// Passages are the places in it that facts lead to.
func (d *Document) Passages(filter *PassageFilter, first *int, after *Cursor) (*PassageConnection, error) {
	return many[Passage](d.row, "Document.passages", Args{Filter: filter, First: first, After: after})
}

// DocumentFilter says which documents: everything given must hold.
type DocumentFilter struct {
	Documents []string
	Kinds     []ontology.DocumentKind
	Text      *string
}

// Conditions are what the filter asks of the store.
func (f *DocumentFilter) Conditions() (c Conditions) {
	c.ids(ontology.KindDocument, f.Documents)
	values(&c, "kind", f.Kinds)
	c.terms("title", f.Text)
	return c
}
