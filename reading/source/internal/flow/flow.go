// Package flow has what a document is made of whose text flows, whatever
// format it is saved in: paragraphs and tables in order, within limits.
package flow

import "github.com/policygraph/policygraph/reading/source/internal/refuse"

// What a document may at most hold. The same words may be named many times in
// a file, so that a small one could grow without end.
const (
	MaxCells = 200_000  // of all tables together
	MaxText  = 32 << 20 // bytes of text in UTF-8
)

// Part is a paragraph, or a table where Rows is set.
type Part struct {
	Text    string
	Number  string // that the format draws before the text, which includes it
	Heading int    // 1..6; 0 none
	Center  bool
	Rows    [][]Cell
}

// Cell is a cell of a table. One that spans stands once, at its first place.
type Cell struct {
	Text             string
	RowSpan, ColSpan int
}

// Body collects the parts of a document.
type Body struct {
	Parts       []Part
	LeftOut     []string // what the file has and is not read, a sentence each
	cells, text int
}

// Add adds a paragraph that says something.
func (b *Body) Add(p Part) {
	if p.Text != "" {
		b.Parts = append(b.Parts, p)
	}
}

// AddTable adds a table.
func (b *Body) AddTable(rows [][]Cell) {
	if len(rows) > 0 {
		b.Parts = append(b.Parts, Part{Rows: rows})
	}
}

// TakeText counts text that is about to be kept.
func (b *Body) TakeText(bytes int) error {
	if b.text += bytes; b.text > MaxText {
		return refuse.OverLimit("the text has more than the %d bytes that are allowed: split the document", MaxText)
	}
	return nil
}

// TakeCells counts places in tables that are about to be filled.
func (b *Body) TakeCells(n int) error {
	if n > MaxCells || b.cells+n > MaxCells {
		return refuse.OverLimit("the tables have %d places and then %d more, %d are allowed: split the document", b.cells, n, MaxCells)
	}
	b.cells += n
	return nil
}
