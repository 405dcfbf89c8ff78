package outline

import (
	"slices"
	"strings"
)

// flatHeader reads header cells one a line; from is the line after them. nil
// where the lines are no header of a table with rows below it.
func (b *builder) flatHeader(i int) (columns []Column, from int) {
	first, ok := column(b.lines[i].flat)
	if !ok && i+1 < len(b.lines) && b.lines[i].flat == "序" && b.lines[i+1].flat == "号" {
		first, ok = ColNumber, true
	}
	if !ok {
		return nil, i
	}
	h := &headerReader{b: b, line: i, numbered: first == ColNumber, byYear: first == ColYear}
	h.spaced = h.numbered && b.spaced(i, b.firstAnchor(i))
	if !h.readCells(i) || !h.headsRows() {
		return nil, i
	}
	cells, from := h.columns()
	cells = unitsBelow(cells)
	if columns = byWords(cells); columns != nil {
		return columns, from
	}
	columns, ok = header(cells)
	if !ok && (!h.numbered || len(cells) < 3) {
		return nil, i
	}
	return columns, from
}

// firstAnchor is the line of the first number of a row, within the length of a
// header; else the end of that.
func (b *builder) firstAnchor(i int) int {
	end := min(i+maxHeaderLines, len(b.lines))
	for j := i; j < end; j++ {
		if b.lines[j].table != nil || anchorValue(b.lines[j].text) > 0 {
			return j
		}
	}
	return end
}

// headerReader is a flattened header while its cells are read. Whose first cell
// is 序号 goes to the first row's number, with cells of the document's own words
// among them; another goes as far as its words are known.
type headerReader struct {
	b                *builder
	line             int // to read next
	numbered, byYear bool
	spaced           bool // blank lines stand between its cells

	cells []string
	known int // cells up to the last one known,
	from  int // and the line after it

	bodies  bool // a column of bodies is read
	about   bool // a column that says what to do is read
	grouped bool // a group's number follows the header
}

// readCells reads the cells from line i on; ok is false where the header begins
// further down.
func (h *headerReader) readCells(i int) (ok bool) {
	most := maxColumns
	if h.numbered {
		most = maxHeaderLines // a second row may stand below the first
	}
	for h.line < len(h.b.lines) && h.line-i < most && !h.endsAt(h.line) {
		c := h.cell()
		if c.role == ColNumber && !h.numbered && !h.byYear {
			return false
		}
		if h.headsRow(c) {
			return true
		}
		h.add(c)
	}
	return true
}

// flatHeaderEnds tell the lines that are no cells of a header, whatever stands
// before them.
var flatHeaderEnds = []func(*headerReader, line) bool{
	(*headerReader).runningText,
	(*headerReader).cellsBetweenTabs,
	(*headerReader).firstNumber,
	(*headerReader).firstGroup,
}

func (h *headerReader) endsAt(j int) bool {
	l := h.b.lines[j]
	if l.table != nil {
		return true
	}
	for _, ends := range flatHeaderEnds {
		if ends(h, l) {
			return true
		}
	}
	return false
}

func (h *headerReader) runningText(l line) bool {
	return len(l.text) > maxHeader || strings.ContainsAny(l.flat, "。；：")
}

// cellsBetweenTabs: the line has several cells, and is a row of a table between tabs.
func (h *headerReader) cellsBetweenTabs(l line) bool { return slices.Contains(l.text, '\t') }

func (h *headerReader) firstNumber(l line) bool { return anchorValue(l.text) > 0 }

// firstGroup: 一, and the first row's number within a header's length below it.
func (h *headerReader) firstGroup(l line) bool {
	h.grouped = chineseOnly(l.flat) && h.b.ahead(h.line, 1, maxColumns)
	return h.grouped
}

// flatHeaderCell is a cell of the header; lines is how many it is broken over.
type flatHeaderCell struct {
	text  string
	role  ColumnRole
	known bool
	lines int
}

// cell reads the cell at the next line. It may be broken over two: 责任 and 单位.
func (h *headerReader) cell() flatHeaderCell {
	l := h.b.lines[h.line]
	c := flatHeaderCell{text: l.flat, lines: 1}
	for j := h.line + 1; h.spaced && j < len(h.b.lines) && !h.endsAt(j) && !h.b.blankBefore(j); j++ {
		c.text, c.lines = c.text+h.b.lines[j].flat, c.lines+1
	}
	c.role, c.known = column(c.text)
	if c.known || c.lines > 1 || len(l.text) > 4 || h.line+1 >= len(h.b.lines) || h.b.lines[h.line+1].table != nil {
		return c
	}
	rest := h.b.lines[h.line+1].flat
	whole := c.text + rest
	role, known := column(whole)
	if !known || len([]rune(whole)) > 8 {
		return c
	}
	if _, alone := column(rest); !alone || role.Responsible() {
		return flatHeaderCell{text: whole, role: role, known: true, lines: 2}
	}
	return c
}

// headsRow tells a cell of the first row: where the rows have no numbers, one of
// no known words, a year below 年度, or a wording after the header has both a
// wording and bodies.
func (h *headerReader) headsRow(c flatHeaderCell) bool {
	return !h.numbered && (!c.known || h.byYear && yearLine.MatchString(c.text) || h.aboutAgain(c))
}

func (h *headerReader) aboutAgain(c flatHeaderCell) bool {
	return c.known && (c.role == ColName || c.role == ColContent) && h.about && h.bodies
}

// add takes a cell in. One that may be a group's title, or is that of a section,
// is kept but not known.
func (h *headerReader) add(c flatHeaderCell) {
	known := c.known && !h.aboutAgain(c)
	h.about = h.about || known && (c.role == ColName || c.role == ColContent)
	h.line += c.lines
	h.cells = append(h.cells, c.text)
	if known && !h.b.titles[c.text] {
		h.known, h.from = len(h.cells), h.line
	}
	h.bodies = h.bodies || c.role.Responsible()
}

// headsRows tells whether rows can begin after the cells: the first number, with
// groups before it or not, or, without numbers, any row of bodies.
func (h *headerReader) headsRows() bool {
	if !h.numbered {
		return h.bodies
	}
	return h.grouped || h.b.rowsBegin(h.line)
}

// columns are the header's cells and the line after them. What follows the last
// known one is a group's title; where no column is of bodies, a header of the
// document's own words.
func (h *headerReader) columns() (cells []string, from int) {
	if h.numbered && !h.bodies {
		return h.cells, h.line
	}
	return h.cells[:h.known], h.from
}
