// Package source turns a file (text, saved HTML, DOCX, PDF, OFD) into plain text with
// its paragraphs and tables. Spans of every later step count code points of
// Document.Text, which `extract --format text` prints. It decides nothing
// about meaning: what a heading or a task is, is for package outline.
package source

// Document is a file's text and layout.
type Document struct {
	Name   string // the file's name, for messages
	Format string // one of the constants: txt, html, docx …
	SHA256 string // of the file's bytes, hex
	Text   []rune // a txt file's own text, less a BOM; of all others the text rendered
	Blocks []Block

	LeftOut []string // what the file has and is not read, such as a hidden sheet: a sentence each

	printed []rune  // the file's own text, where Text has blanks for marks in it
	encoded string  // the text as UTF-8,
	at      []int32 // and where each code point and the end stand in it
}

// index keeps the text encoded, so that its parts need not be time and again.
func (d *Document) index() {
	if d.encoded == "" {
		d.encoded = string(d.Text)
	}
	d.at = make([]int32, 0, len(d.Text)+1)
	for i := range d.encoded {
		d.at = append(d.at, int32(i)) // a file is far smaller: MaxBytes
	}
	d.at = append(d.at, int32(len(d.encoded)))
}

// Slice is the text at a span. It shares the document's memory.
func (d *Document) Slice(s Span) string { return d.encoded[d.at[s.Start]:d.at[s.End]] }

// Printed is the text as the file has it: Text, and the marks in it that are no
// wording (tags of a table in Markdown, the lines of a drawn one), for which Text has
// as many blanks. Every place is the same in both.
func (d *Document) Printed() []rune {
	if d.printed != nil {
		return d.printed
	}
	return d.Text
}

// Cut is the text of some spans as a document of its own, and place tells where a span
// of that stands in this one.
func (d *Document) Cut(spans []Span) (part *Document, place func(Span) Span) {
	part = &Document{Name: d.Name, Format: d.Format, SHA256: d.SHA256}
	var at []int
	for _, s := range spans {
		part.Text = append(part.Text, d.Text[s.Start:s.End]...)
		for i := s.Start; i < s.End; i++ {
			at = append(at, i)
		}
	}
	part.index()
	return part, func(s Span) Span {
		if s.Start >= s.End || s.End > len(at) {
			return Span{}
		}
		return Span{at[s.Start], at[s.End-1] + 1}
	}
}

// Quote is what the file has at a span.
func (d *Document) Quote(s Span) string {
	if d.printed != nil {
		return string(d.printed[s.Start:s.End])
	}
	return d.Slice(s)
}

// Span is a half-open range of code points of a Document's text.
type Span struct{ Start, End int }

// Block is a paragraph (one line of text) or a table. Blocks come in order and
// do not overlap; blank lines make no block.
type Block struct {
	Span  Span
	Table *Table // nil for a paragraph
	Style Style
}

// Style is what the format itself says of a paragraph; zero for txt.
type Style struct {
	Heading int    // 1..6 of h1..h6 or of a DOCX heading style; 0 none, as pages only draw
	Number  string // a numbering label the format draws and the text includes
	Center  bool
	Noise   bool // navigation, 浏览次数, 打印: on the page but no part of the document
	Meta    bool // the page's own fields: 索引号, 文号, 发布日期
	Page    int  // of a PDF or an OFD: the page that it begins on, from 1
}

// Table is rows of cells. A cell that spans rows or columns stands once, at its
// first place, with its spans.
type Table struct{ Rows [][]Cell }

// Cell is one cell. Row and Col are its 0-based place in the full grid.
type Cell struct {
	Span             Span
	Row, Col         int
	RowSpan, ColSpan int // from 1
	// Parts are the places of the text of a cell that is drawn over several lines;
	// nil where Span is all.
	Parts []Span
}
