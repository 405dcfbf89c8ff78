package source

import (
	"path"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// readText keeps a text as it is: a block is a line that is not blank, without
// its line break. Spaces and tabs at its ends stay inside, for in a flattened
// table they say which cells are empty. Tables in tags, drawn ones, and those with a
// bar behind each cell are tables; in Markdown marks are blanks.
func readText(name, text string) (*Document, error) {
	doc := &Document{Format: FormatText, Text: []rune(text)}
	m := textMarks{text: doc.Text}
	if ext := strings.ToLower(path.Ext(name)); ext == ".md" || ext == ".markdown" {
		m.markdown()
	}
	if strings.Contains(text, "<table") {
		if err := m.tagTables(text); err != nil {
			return nil, err
		}
	}
	m.drawn()
	m.unwrap()
	if m.changed {
		doc.Text, doc.printed = m.text, doc.Text
	} else {
		doc.encoded = text
	}
	doc.Blocks = m.blocks()
	return doc, nil
}

// textMarks finds the marks in a text and makes blanks of them.
type textMarks struct {
	text     []rune
	changed  bool
	headings map[int]int // in Markdown: levels by where the line begins
	tables   []Block     // in the order of the text
}

// change makes the text one that may be written to.
func (m *textMarks) change() []rune {
	if !m.changed {
		m.text, m.changed = slices.Clone(m.text), true
	}
	return m.text
}

func (m *textMarks) markdown() {
	if !slices.ContainsFunc(m.text, func(r rune) bool { return strings.ContainsRune("\\<&*_-+=#", r) }) {
		return
	}
	m.headings = map[int]int{}
	for _, l := range textLines(m.change()) {
		if level := unhead(m.text, l); level > 0 {
			m.headings[l.Start] = level
		}
		unmark(m.text, l)
	}
	unescape(m.text)
	untag(m.text, 0, len(m.text))
}

// tagTables reads tables in tags, and blanks what tags there are beside them.
func (m *textMarks) tagTables(text string) error {
	r := newRenderer(FormatText)
	for _, t := range tagTables(text) {
		b, err := t.block(r)
		if err != nil {
			return err
		}
		if b == nil {
			continue
		}
		m.tables = append(m.tables, *b)
	}
	if len(m.tables) == 0 {
		return nil
	}
	untag(m.change(), 0, len(m.text))
	for _, b := range m.tables {
		for _, row := range b.Table.Rows {
			for i := range row {
				row[i].Parts = partsOf(m.text, row[i].Span)
			}
		}
	}
	return nil
}

// leastTag is the length of the shortest tag, and of the blanks in its place.
const leastTag = 3

// partsOf are the places of the words between the tags of a cell; nil where it has no
// tag.
func partsOf(text []rune, s Span) []Span {
	var parts []Span
	from, blank := s.Start, 0
	for i := s.Start; i < s.End; i++ {
		if text[i] == ' ' || text[i] == '\u00a0' {
			blank++
			continue
		}
		if blank >= leastTag && i-blank > from {
			parts = append(parts, Span{from, i - blank})
		}
		if blank >= leastTag {
			from = i
		}
		blank = 0
	}
	if from == s.Start && blank < leastTag {
		return nil
	}
	return append(parts, Span{from, s.End - blank})
}

// drawn reads drawn tables and those with a bar behind each cell.
func (m *textMarks) drawn() {
	if !slices.ContainsFunc(m.text, func(r rune) bool { return r == '|' || isDrawing(r) }) {
		return
	}
	lines := textLines(m.text)
	for _, t := range drawnTables(m.text, lines) {
		if m.add(t) {
			m.blankDrawing(t.Span)
		}
	}
	for _, run := range barRuns(m.text, lines) {
		if t, ok := barTable(m.text, run); ok {
			m.add(t)
		}
		for _, l := range run {
			blanks(m.change(), l.span.End, l.end)
		}
	}
}

// add adds a table where none was read yet.
func (m *textMarks) add(b Block) (added bool) {
	if slices.ContainsFunc(m.tables, func(t Block) bool { return t.Span.Start < b.Span.End && b.Span.Start < t.Span.End }) {
		return false
	}
	m.tables = append(m.tables, b)
	slices.SortFunc(m.tables, func(a, b Block) int { return a.Span.Start - b.Span.Start })
	return true
}

// blankDrawing blanks the lines that a table is drawn with.
func (m *textMarks) blankDrawing(s Span) {
	text := m.change()
	ascii := text[s.Start] == '+'
	for i := s.Start; i < s.End; i++ {
		if isDrawing(text[i]) || ascii && text[i] == '|' {
			text[i] = ' '
		}
	}
}

// blocks are the tables, and each line outside them that is not blank.
func (m *textMarks) blocks() []Block {
	var out []Block
	tables := m.tables
	for _, l := range textLines(m.text) {
		for len(tables) > 0 && tables[0].Span.End <= l.Start {
			tables = tables[1:]
		}
		if len(tables) > 0 && l.End > tables[0].Span.Start {
			if n := len(out); n == 0 || out[n-1].Span != tables[0].Span {
				out = append(out, tables[0])
			}
			continue
		}
		if start, end := zh.Trim(m.text, l.Start, l.End); start < end {
			if level := m.headings[l.Start]; level > 0 {
				out = append(out, Block{Span: Span{start, end}, Style: Style{Heading: level}})
				continue
			}
			out = append(out, Block{Span: l})
		}
	}
	return out
}

// textLines are the lines of a text, without their breaks.
func textLines(text []rune) []Span {
	var out []Span
	start := 0
	for i, r := range text {
		if r == '\n' || r == '\r' {
			out = append(out, Span{start, i})
			start = i + 1
		}
	}
	return append(out, Span{start, len(text)})
}
