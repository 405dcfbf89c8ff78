package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/zh"
)

// What tables are drawn with.
const (
	uprights  = "│┃║|"
	junctions = "┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝┠┨┯┷+"
	rules     = "─━═-="
)

// isDrawing tells a character that no wording has.
func isDrawing(r rune) bool { return r >= 0x2500 && r < 0x2580 }

// drawnLine is a line of a drawn table: what stands between its uprights, or the rules
// there.
type drawnLine struct {
	span  Span
	parts []drawnPart
}

type drawnPart struct {
	span Span
	rule bool
	end  int // how far from the line's start it ends, in columns of the screen
}

// onlyRules tells a line that parts whole rows.
func (l drawnLine) onlyRules() bool {
	return !slices.ContainsFunc(l.parts, func(p drawnPart) bool { return !p.rule })
}

// readDrawnLine reads a line; ok is false where it is none of a drawn table. Where a
// table is drawn with + and |, a + is wording but in the lines of rules.
func readDrawnLine(text []rune, s Span) (l drawnLine, ok bool) {
	start, end := zh.Trim(text, s.Start, s.End)
	if end-start < 3 {
		return l, false
	}
	marks := uprights + junctions
	if !strings.ContainsRune("+", text[start]) {
		marks = strings.TrimSuffix(marks, "+")
	}
	if !strings.ContainsRune(marks, text[start]) || !strings.ContainsRune(marks, text[end-1]) {
		return l, false
	}
	l.span = Span{start, end}
	from, wide := start+1, width(text[start])
	for i := start + 1; i < end; i++ {
		if strings.ContainsRune(marks, text[i]) {
			l.parts = append(l.parts, drawnPart{span: Span{from, i}, rule: ruled(text[from:i]), end: wide})
			from = i + 1
		}
		wide += width(text[i])
	}
	return l, true
}

// width is how many columns of the screen a character takes.
func width(r rune) int {
	if isHan(r) || isDrawing(r) {
		return 2
	}
	return 1
}

// ruled tells a part of nothing but rules.
func ruled(part []rune) bool {
	return len(part) > 1 && !slices.ContainsFunc(part, func(r rune) bool { return !strings.ContainsRune(rules, r) })
}

// drawnTables finds the tables that are drawn with lines.
func drawnTables(text []rune, lines []Span) []Block {
	var out []Block
	var run []drawnLine
	flush := func() {
		if b, ok := drawnTable(run); ok {
			out = append(out, b)
		}
		run = nil
	}
	for _, s := range lines {
		l, ok := readDrawnLine(text, s)
		switch {
		case ok && (len(run) > 0 || l.onlyRules()):
			run = append(run, l)
		case ok:
		case len(run) > 0 && zh.TrimSpace(string(text[s.Start:s.End])) != "":
			flush()
		}
	}
	flush()
	return out
}

// drawnCell is a cell while the lines that it stands in are read.
type drawnCell struct {
	Cell
	last int // the row in which it ends
}

// drawer puts the parts of drawn lines together to cells. A rule below a cell ends it;
// what is not below a rule goes on.
type drawer struct {
	ends  []int // where the columns end
	row   int
	open  []*drawnCell // by column
	cells []*drawnCell
}

// drawnTable makes a table of drawn lines; ok is false where they have no two columns,
// or no text.
func drawnTable(lines []drawnLine) (b Block, ok bool) {
	d := drawer{}
	for _, l := range lines {
		if !l.onlyRules() && len(l.parts) > len(d.ends) {
			d.ends = d.ends[:0]
			for _, p := range l.parts {
				d.ends = append(d.ends, p.end)
			}
		}
	}
	if len(d.ends) < 2 {
		return b, false
	}
	d.open = make([]*drawnCell, len(d.ends))
	for _, l := range lines {
		d.read(l)
	}
	d.rule(0, len(d.ends))
	b.Span = Span{lines[0].span.Start, lines[len(lines)-1].span.End}
	b.Table = d.table()
	return b, len(b.Table.Rows) > 1
}

// read reads a line: first the rules in it, then the text.
func (d *drawer) read(l drawnLine) {
	ruled := false
	for i, p := range l.parts {
		if p.rule {
			from, to := d.columns(l, i)
			ruled = d.rule(from, to) || ruled
		}
	}
	if ruled {
		d.row++
	}
	for i, p := range l.parts {
		if !p.rule {
			from, to := d.columns(l, i)
			d.text(p.span, from, to)
		}
	}
}

// columns are those that a part of a line stands over.
func (d *drawer) columns(l drawnLine, part int) (from, to int) {
	if len(l.parts) == len(d.ends) {
		return part, part + 1
	}
	if part > 0 {
		from = d.nearest(l.parts[part-1].end) + 1
	}
	to = d.nearest(l.parts[part].end) + 1
	if part == len(l.parts)-1 {
		to = len(d.ends)
	}
	from = min(from, len(d.ends)-1)
	return from, max(to, from+1)
}

// nearest is the column that ends nearest to a place.
func (d *drawer) nearest(end int) int {
	best := 0
	for c, e := range d.ends {
		if abs(e-end) < abs(d.ends[best]-end) {
			best = c
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// rule ends the cells of columns; ended tells that there were any.
func (d *drawer) rule(from, to int) (ended bool) {
	for c := from; c < to; c++ {
		if d.open[c] != nil {
			d.open[c].last = d.row
			d.open[c], ended = nil, true
		}
	}
	return ended
}

// text adds text to the cell that is open in a column, or begins one.
func (d *drawer) text(s Span, from, to int) {
	cell := d.open[from]
	if cell == nil {
		cell = &drawnCell{Cell: Cell{Span: Span{s.Start, s.Start}, Row: d.row, Col: from, ColSpan: to - from}}
		d.cells = append(d.cells, cell)
		for c := from; c < to; c++ {
			d.open[c] = cell
		}
	}
	cell.Parts = append(cell.Parts, s)
}

// table is the table of all cells. A row below no cell of its own is none.
func (d *drawer) table() *Table {
	t := &Table{}
	rows := map[int]int{}
	for _, c := range d.cells {
		if _, ok := rows[c.Row]; !ok {
			rows[c.Row] = len(rows)
		}
	}
	last := func(row int) int {
		for ; ; row-- {
			if y, ok := rows[row]; ok {
				return y
			}
		}
	}
	for _, c := range d.cells {
		y := rows[c.Row]
		if y == len(t.Rows) {
			t.Rows = append(t.Rows, nil)
		}
		cell := c.Cell
		cell.Row, cell.RowSpan = y, last(max(c.last, c.Row))-y+1
		t.Rows[y] = append(t.Rows[y], cell)
	}
	return t
}

// barLine is a line that a scraper ended with a bar for each cell: text, and how many
// bars.
type barLine struct {
	span Span // of the text
	end  int  // of the bars
	bars int
}

const leastBars = 6 // lines that make a table

// barRuns finds lines on end that all end with a bar and have none inside.
func barRuns(text []rune, lines []Span) [][]barLine {
	var out [][]barLine
	var run []barLine
	flush := func() {
		if len(run) >= leastBars {
			out = append(out, run)
		}
		run = nil
	}
	for _, s := range lines {
		start, end := zh.Trim(text, s.Start, s.End)
		l := barLine{end: end}
		for end > start && (text[end-1] == '|' || zh.IsSpace(text[end-1])) {
			if text[end-1] == '|' {
				l.bars++
			}
			end--
		}
		l.span = Span{start, end}
		switch {
		case start == l.end:
		case l.bars == 0 || slices.Contains(text[start:end], '|'):
			flush()
		default:
			run = append(run, l)
		}
	}
	flush()
	return out
}

// barTable makes a table of lines with a bar behind each cell, where every row has the
// same number of cells and begins with a number below the header.
func barTable(text []rune, lines []barLine) (b Block, ok bool) {
	var cells []Span
	for _, l := range lines {
		cells = append(cells, l.span)
		for n := 1; n < l.bars; n++ {
			cells = append(cells, Span{l.end, l.end})
		}
	}
	columns := slices.IndexFunc(cells, func(s Span) bool { return digits(text[s.Start:s.End]) })
	if columns < 2 || len(cells)%columns != 0 {
		return b, false
	}
	b = Block{Span: Span{lines[0].span.Start, lines[len(lines)-1].end}, Table: &Table{}}
	for at := 0; at < len(cells); at += columns {
		if at > 0 && !digits(text[cells[at].Start:cells[at].End]) {
			return b, false
		}
		var row []Cell
		for x, s := range cells[at : at+columns] {
			row = append(row, Cell{Span: s, Row: at / columns, Col: x, RowSpan: 1, ColSpan: 1})
		}
		b.Table.Rows = append(b.Table.Rows, row)
	}
	return b, true
}

func digits(s []rune) bool {
	return len(s) > 0 && utf8.RuneCountInString(string(s)) <= 3 && !slices.ContainsFunc(s, func(r rune) bool { return !zh.IsDigit(r) })
}
