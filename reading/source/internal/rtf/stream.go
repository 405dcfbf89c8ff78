package rtf

import (
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/numbering"
)

// stream is text that flows: the document's, or a text box's.
type stream struct {
	paragraph func(flow.Part)
	table     func([][]flow.Cell)

	text   strings.Builder // of the paragraph
	number string          // that its list draws
	boxes  []flow.Part     // that hang on it

	lines  []string // of the cell
	cells  []string // of the row
	rows   [][]flow.EdgeCell
	inner  []string // cells of the row of a table in the table, whose own lines are innerLines
	layout layout

	innerLines []string
}

// layout is where the cells of a row stand.
type layout struct {
	left  int
	cells []cellLayout
	next  cellLayout // the one being told
}

type cellLayout struct {
	right  int
	merge  flow.Merge
	beside bool // goes on with the cell to the left
}

// newBox is a text box on a paragraph of a stream.
func newBox(around *stream) *stream {
	add := func(p flow.Part) { around.boxes = append(around.boxes, p) }
	return &stream{paragraph: add, table: func(rows [][]flow.Cell) {
		for _, row := range rows {
			var texts []string
			for _, c := range row {
				texts = append(texts, strings.ReplaceAll(c.Text, "\n", " "))
			}
			add(flow.Part{Text: strings.Join(texts, " ")})
		}
	}}
}

// tableWord obeys the words about tables, and the ends of paragraphs.
func (r *reader) tableWord(word string, value int) error {
	s := r.flow
	switch word {
	case "par", "sect":
		return r.endParagraph()
	case "cell":
		if err := r.endLine(&s.lines); err != nil {
			return err
		}
		s.cells = append(s.cells, strings.Join(s.lines, "\n"))
		s.lines = nil
		return r.body.TakeCells(1)
	case "row":
		s.endRow()
	case "nestcell":
		if err := r.endLine(&s.innerLines); err != nil {
			return err
		}
		s.inner = append(s.inner, strings.Join(s.innerLines, " "))
		s.innerLines = nil
	case "nestrow":
		s.lines = append(s.lines, strings.Join(s.inner, " "))
		s.inner = nil
	default:
		if r.destination != nestedRow {
			s.layout.word(word, value)
		}
	}
	return nil
}

// word obeys the words about the places of cells.
func (l *layout) word(word string, value int) {
	switch word {
	case "trowd":
		*l = layout{}
	case "trleft":
		l.left = value
	case "clvmgf":
		l.next.merge = flow.First
	case "clvmrg":
		l.next.merge = flow.Continue
	case "clmrg":
		l.next.beside = true
	case "cellx":
		if len(l.cells) < flow.MaxCells {
			l.next.right = value
			l.cells = append(l.cells, l.next)
		}
		l.next = cellLayout{}
	}
}

// endParagraph ends a paragraph, and the table above it where it stands in none.
func (r *reader) endParagraph() error {
	s := r.flow
	switch {
	case r.paragraph.level > 1:
		return r.endLine(&s.innerLines)
	case r.paragraph.level == 1:
		return r.endLine(&s.lines)
	}
	s.endTable()
	p, err := r.taken()
	if err != nil {
		return err
	}
	s.paragraph(p)
	for _, b := range s.boxes {
		s.paragraph(b)
	}
	s.boxes = nil
	return nil
}

// endLine ends a paragraph of a cell.
func (r *reader) endLine(lines *[]string) error {
	p, err := r.taken()
	*lines = append(*lines, p.Text)
	for _, b := range r.flow.boxes {
		*lines = append(*lines, b.Text)
	}
	r.flow.boxes = nil
	return err
}

// taken is the paragraph that ends.
func (r *reader) taken() (flow.Part, error) {
	s, own := r.flow, r.styles[r.paragraph.style]
	p := flow.Part{Heading: r.paragraph.heading, Center: r.paragraph.center || own.center}
	if p.Heading == 0 {
		p.Heading = own.heading
	}
	p.Text = strings.Trim(s.text.String(), " \t\n\u3000")
	if p.Text != "" {
		p.Number = s.number
		p.Text = numbering.Join(p.Number, p.Text)
	}
	s.text.Reset()
	s.number = ""
	return p, r.body.TakeText(len(p.Text))
}

// endRow puts the cells of a row into their places.
func (s *stream) endRow() {
	var row []flow.EdgeCell
	left := s.layout.left
	for i, text := range s.cells {
		right, at := left+1000, cellLayout{} // a row may say less than it has
		if i < len(s.layout.cells) {
			at = s.layout.cells[i]
			right = at.right
		}
		if at.beside && len(row) > 0 {
			last := &row[len(row)-1]
			last.Right = right
			last.Text = strings.TrimSpace(last.Text + "\n" + text)
		} else {
			row = append(row, flow.EdgeCell{Text: text, Left: left, Right: right, Merge: at.merge})
		}
		left = right
	}
	if len(row) > 0 {
		s.rows = append(s.rows, row)
	}
	s.cells, s.lines = nil, nil
}

func (s *stream) endTable() {
	if len(s.cells) > 0 { // whose row has no end
		s.endRow()
	}
	if len(s.rows) > 0 {
		s.table(flow.Columns(s.rows))
		s.rows = nil
	}
}

// endFlow ends the last paragraph of a stream, which need not be marked.
func (r *reader) endFlow() error {
	s := r.flow
	if len(s.lines) > 0 {
		s.cells, s.lines = append(s.cells, strings.Join(s.lines, "\n")), nil
	}
	r.paragraph.level = 0
	return r.endParagraph()
}
