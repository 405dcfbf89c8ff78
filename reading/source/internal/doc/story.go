package doc

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/numbering"
)

// The characters that are marks.
const (
	cellMark       = 0x07
	lineBreak      = 0x0B
	pageBreak      = 0x0C // or the end of a section
	paragraphMark  = 0x0D
	columnBreak    = 0x0E
	fieldBegin     = 0x13
	fieldSeparator = 0x14
	fieldEnd       = 0x15
	hyphen         = 0x1E
)

// story is a text with paragraphs and tables that is being read: the
// document's, or that of its text boxes.
type story struct {
	*document
	text   []uint16
	fields []bool // that are open: whether their result has begun
	codes  int    // of these, those whose result has not

	lines      []string // of the cell
	cells      []string // of the row
	rows       [][]flow.EdgeCell
	innerLines []string // of a cell of a table in the cell
	inner      []string
}

func newStory(d *document) *story { return &story{document: d} }

func (s *story) read(units []unit) error {
	for _, u := range units {
		switch u.code {
		case paragraphMark, cellMark, pageBreak:
			if err := s.endParagraph(u); err != nil {
				return err
			}
		case fieldBegin:
			s.fields = append(s.fields, false)
			s.codes++
		case fieldSeparator:
			s.showField()
		case fieldEnd:
			s.showField()
			s.fields = s.fields[:max(len(s.fields)-1, 0)]
		default:
			if !u.hidden && s.codes == 0 {
				s.character(u.code)
			}
		}
	}
	if len(s.text) > 0 {
		if err := s.endParagraph(unit{code: paragraphMark}); err != nil {
			return err
		}
	}
	s.endTable()
	return nil
}

// showField says that of the innermost field the code is over.
func (s *story) showField() {
	if n := len(s.fields); n > 0 && !s.fields[n-1] {
		s.fields[n-1] = true
		s.codes--
	}
}

func (s *story) character(code uint16) {
	switch {
	case code == lineBreak || code == columnBreak:
		s.text = append(s.text, '\n')
	case code == hyphen:
		s.text = append(s.text, '-')
	case code >= ' ' || code == '\t':
		s.text = append(s.text, code)
	}
}

// endParagraph ends a paragraph by its mark, which says how it is formatted.
func (s *story) endParagraph(mark unit) error {
	p := s.formatAt(mark.at)
	if s.tooFar != nil {
		return s.tooFar
	}
	text := strings.Trim(string(utf16.Decode(s.text)), " \t\n\u3000")
	s.text = s.text[:0]
	if mark.code == cellMark && p.rowEnd {
		s.endRow(p.row)
		return nil
	}
	part := flow.Part{Heading: p.heading, Center: p.center, Text: text}
	if text != "" {
		part.Number = s.lists.Next(strconv.Itoa(p.list), p.level)
		part.Text = numbering.Join(part.Number, text)
	}
	if err := s.body.TakeText(len(part.Text)); err != nil {
		return err
	}
	switch {
	case p.depth > 1:
		s.innerParagraph(part.Text, p)
		return nil
	case mark.code == cellMark:
		s.cells = append(s.cells, strings.Join(append(s.lines, part.Text), "\n"))
		s.lines = nil
		return s.body.TakeCells(1)
	case p.inTable || p.depth == 1:
		s.lines = append(s.lines, part.Text)
		return nil
	}
	s.endTable()
	s.body.Add(part)
	return nil
}

// innerParagraph is one of a table in a cell, of which a row becomes a line.
func (s *story) innerParagraph(text string, p properties) {
	if p.innerRow {
		s.lines = append(s.lines, strings.Join(s.inner, " "))
		s.inner = nil
		return
	}
	s.innerLines = append(s.innerLines, text)
	if p.innerCell {
		s.inner = append(s.inner, strings.Join(s.innerLines, " "))
		s.innerLines = nil
	}
}

// endRow puts the cells of a row into their places.
func (s *story) endRow(at row) {
	var cells []flow.EdgeCell
	left := 0
	if len(at.edges) > 0 {
		left = at.edges[0]
	}
	for i, text := range s.cells {
		right, flags := left+1000, cellFlags{} // a row may say less than it has
		if i < len(at.cells) {
			right, flags = at.edges[i+1], at.cells[i]
		}
		if last := len(cells) - 1; flags.beside && last >= 0 {
			cells[last].Right = right
			cells[last].Text = strings.TrimSpace(cells[last].Text + "\n" + text)
		} else {
			cells = append(cells, flow.EdgeCell{Text: text, Left: left, Right: right, Merge: flags.merge()})
		}
		left = right
	}
	if len(cells) > 0 {
		s.rows = append(s.rows, cells)
	}
	s.cells, s.lines = nil, nil
}

func (f cellFlags) merge() flow.Merge {
	switch {
	case f.first:
		return flow.First
	case f.below:
		return flow.Continue
	}
	return flow.Alone
}

// endTable ends the table that stands above a paragraph.
func (s *story) endTable() {
	if len(s.lines) > 0 {
		s.cells, s.lines = append(s.cells, strings.Join(s.lines, "\n")), nil
	}
	if len(s.cells) > 0 { // whose row has no end
		s.endRow(row{})
	}
	if len(s.rows) > 0 {
		s.body.AddTable(flow.Columns(s.rows))
		s.rows = nil
	}
}
