package outline

import (
	"math"
	"slices"
	"strconv"

	"github.com/policygraph/policygraph/reading/source"
)

// numberedRows reads rows that begin with their number in a line of its own.
func (b *builder) numberedRows(t *Table, from int) (next int) {
	r := &numberedReader{b: b, table: t, line: from, widths: newWidths(t.Header[1:])}
	r.firstGroup()
	for {
		r.betweenRows()
		number, ok := r.nextNumber()
		if !ok {
			return r.line
		}
		if last := r.readRow(number); last {
			return r.line
		}
	}
}

// numberedReader is a flattened table with row numbers while it is read.
type numberedReader struct {
	b      *builder
	table  *Table
	line   int     // to read next
	widths *widths // learnt from the rows so far

	groups  groups // of the rows that follow
	value   int    // the last row's number, 0 before the first
	restart int    // how often the numbers began anew
	divided bool   // a row with sub-rows is read
}

// at is the line to read next; ok is false at the end and before a table of the
// file.
func (r *numberedReader) at() (l line, ok bool) {
	if r.line >= len(r.b.lines) || r.b.lines[r.line].table != nil {
		return line{}, false
	}
	return r.b.lines[r.line], true
}

// firstGroup takes what stands between the header and the first number for the
// first group's title.
func (r *numberedReader) firstGroup() {
	for r.line < len(r.b.lines) {
		l := r.b.lines[r.line]
		if anchorValue(l.text) > 0 || r.b.repeatsHeader(r.table, r.line) > 0 {
			return
		}
		if title, _ := r.b.groupSum(r.table, r.line, 0); title > 0 {
			return
		}
		r.groups.begin(l.text, r.b.headingLevelAt(r.table, r.line))
		r.line++
	}
}

// betweenNumbered are what may stand between two numbered rows, in the order in
// which they are asked: the first that knows a line takes it, and those that
// belong to it. A further kind of line between rows is a method in this list.
var betweenNumbered = []func(*numberedReader) (taken bool){
	(*numberedReader).groupWithFigures,
	(*numberedReader).subtotal,
	(*numberedReader).headerAgain,
	(*numberedReader).groupHeadings,
}

func (r *numberedReader) betweenRows() {
	for r.line < len(r.b.lines) && slices.ContainsFunc(betweenNumbered, func(takes func(*numberedReader) bool) bool { return takes(r) }) {
		continue
	}
}

// groupWithFigures: a group's heading with its figures, or with its number in a
// line of its own.
func (r *numberedReader) groupWithFigures() bool {
	title, figures := r.b.groupSum(r.table, r.line, r.value)
	if title == 0 {
		return false
	}
	r.groups.begin(r.b.lines[r.line+title-1].text, r.b.sumLevel(r.line))
	r.line = r.b.addGroupSum(r.table, r.line, title, figures, r.groups.titles())
	return true
}

// subtotal: a sum of the rows before it, with more rows behind.
func (r *numberedReader) subtotal() bool {
	n := r.b.subtotal(r.line, r.value)
	if n > 0 && len(r.table.Rows) > 0 {
		r.b.addSums(r.table, r.line, n, len(r.table.Header))
		r.line += n
		return true
	}
	return false
}

// headerAgain: the header printed again, as after a page break.
func (r *numberedReader) headerAgain() bool {
	n := r.b.repeatsHeader(r.table, r.line)
	r.line += n
	return n > 0
}

// groupHeadings: headings of groups before the next row.
func (r *numberedReader) groupHeadings() bool {
	n := r.b.groupHeadingAt(r.table, r.line, r.value)
	for range n {
		l := r.b.lines[r.line]
		r.groups.begin(l.text, r.b.headingLevelAt(r.table, r.line))
		r.table.Span.End = l.span.End
		r.line++
	}
	return n > 0
}

// maxGap is how many numbers a table may leave out at once.
const maxGap = 2

// nextNumber is the number of a row at the next line: one that follows the last,
// with a gap at most, or 1 again.
func (r *numberedReader) nextNumber() (number int, ok bool) {
	l, ok := r.at()
	if !ok {
		return 0, false
	}
	number = anchorValue(l.text)
	follows := number > r.value && number <= r.value+1+maxGap
	return number, number > 0 && (r.value == 0 || number == 1 || follows)
}

// readRow reads the row whose number stands at the next line; last tells that
// the table ends with it.
func (r *numberedReader) readRow(number int) (last bool) {
	if number == 1 && r.value > 0 {
		r.restart++
	}
	from := r.line + 1
	end, last := r.b.rowEnd(r.table, from, number, r.widths)
	cells := r.b.cells(r.table, from, end)
	if last && !r.divided && len(cells) > len(r.table.Header)-1 {
		cells = r.withoutRest(cells)
		end = r.b.lineAfter(from, cells[len(cells)-1])
	}
	row := r.align(from, end, cells, last)
	r.divided = r.divided || len(row.rows) > 1
	r.addRows(rowKey(number, r.restart, r.restart > 0), row.rows)
	for _, c := range row.groups {
		r.groups.begin([]rune(c.text), noGroupHeading)
	}
	r.value, r.line = number, end
	return last
}

// align reads a row's cells, or its lines as a cell each where they fit better: a
// bracket that is not closed, or that is a cell of its own, joins nothing then.
func (r *numberedReader) align(from, end int, cells []flatCell, last bool) aligned {
	read := func(cells []flatCell, w *widths) aligned {
		a := alignment{columns: r.table.Header[1:], widths: w, numbered: true, groupCost: noGroup}
		if !last {
			a.groupCost = r.b.groupCost
		}
		return a.read(cells)
	}
	if single := r.b.linesAsCells(r.table, from, end); len(single) > len(cells) && len(single) <= len(r.table.Header)-1 {
		joined := read(cells, r.widths.copy())
		if read(single, r.widths.copy()).cost < joined.cost {
			cells = single
		}
	}
	return read(cells, r.widths)
}

// withoutRest leaves off what follows the table's last row: all above a cell for
// each column, but for bodies that stand one a line.
func (r *numberedReader) withoutRest(cells []flatCell) []flatCell {
	n := len(r.table.Header) - 1
	for n < len(cells) && bodies(cells[n-1].text) && bodies(cells[n].text) {
		n++
	}
	return cells[:n]
}

// addRows adds the row at the next line, or the sub-rows of one number.
func (r *numberedReader) addRows(key string, rows [][]*flatCell) {
	number, groups := r.b.lines[r.line].span, r.groups.titles()
	for n, cells := range rows {
		row := Row{Key: key, Groups: groups, Span: number, Cells: make([]Cell, len(r.table.Header))}
		row.Cells[0] = Cell{Spans: []source.Span{number}, Carried: n > 0}
		if len(rows) > 1 {
			row.Sub = n + 1
			row.Key += "." + strconv.Itoa(row.Sub)
		}
		r.fill(&row, cells)
		r.table.Span.End = max(r.table.Span.End, row.Span.End)
		r.table.Rows = append(r.table.Rows, row)
	}
}

// fill gives a row its cells behind the number. Of a divided row the number and
// the name are the whole's: a part's span begins with the first cell behind them.
func (r *numberedReader) fill(row *Row, cells []*flatCell) {
	begun := row.Sub == 0
	for c, cell := range cells {
		if cell == nil {
			continue
		}
		row.Cells[c+1] = Cell{Spans: cell.spans}
		role := r.table.Header[c+1].Role
		for _, s := range cell.spans {
			if !begun && role != ColName && role != ColOther {
				row.Span, begun = s, true
			}
			row.Span.End = max(row.Span.End, s.End)
		}
	}
}

// rowEnd finds the line after a row's cells: the next row's number, a group's
// heading before it, or the end of the table, in which case last is true.
func (b *builder) rowEnd(t *Table, from, value int, w *widths) (end int, last bool) {
	if end, last := b.bestEnd(t, from, value, w); end > 0 {
		return end, last
	}
	s := &rowEndSearch{b: b, table: t, from: from, value: value, cells: len(t.Header) - 1}
	for s.line = from; s.line < len(b.lines); s.line++ {
		for _, rule := range rowEnds {
			if end, last, found := rule(s); found {
				return end, last
			}
		}
	}
	return s.tableEnd()
}

// rowEndSearch looks for the end of a row from line to line.
type rowEndSearch struct {
	b           *builder
	table       *Table
	from, value int // the row's first line after its number, and the number
	cells       int // that a full row has
	line        int // looked at

	// early is the line of the next number before the row is full, 0 for none: it
	// may be a value that waits for a number at the full row's end.
	early int
}

// rowEnds are what ends a row, in the order in which they are asked of each line.
var rowEnds = []func(*rowEndSearch) (end int, last, found bool){
	(*rowEndSearch).tableEnds,
	(*rowEndSearch).headingFollows,
	(*rowEndSearch).nextNumber,
	(*rowEndSearch).numberLeftOut,
	(*rowEndSearch).noNumberAtFullRow,
}

// tableEnd is the end of the row where the table ends at the line: an early
// number before it was the next row's.
func (s *rowEndSearch) tableEnd() (end int, last bool) {
	if s.early > 0 {
		return s.early, false
	}
	return s.line, true
}

func (s *rowEndSearch) tableEnds() (end int, last, found bool) {
	if !s.b.ends(s.line, s.value) {
		return 0, false, false
	}
	if s.early == 0 && s.b.subtotal(s.line, s.value) > 0 {
		return s.line, false, true
	}
	end, last = s.tableEnd()
	return end, last, true
}

// headingFollows: the header again, or a group's heading.
func (s *rowEndSearch) headingFollows() (end int, last, found bool) {
	if s.b.repeatsHeader(s.table, s.line) > 0 || s.b.groupHeadingAt(s.table, s.line, s.value) > 0 {
		return s.line, false, true
	}
	title, _ := s.b.groupSum(s.table, s.line, s.value)
	return s.line, false, title > 0
}

// nextNumber: the next row's number ends a full row; before that it is early.
func (s *rowEndSearch) nextNumber() (end int, last, found bool) {
	if s.number() != s.value+1 {
		return 0, false, false
	}
	if s.line-s.from == s.cells {
		return s.line, false, true
	}
	if s.early == 0 {
		s.early = s.line
	}
	return 0, false, false
}

// numberLeftOut: after a full row the number after the next, where the next does
// not follow.
func (s *rowEndSearch) numberLeftOut() (end int, last, found bool) {
	v := s.number()
	found = v > s.value+1 && v <= s.value+1+maxGap && s.early == 0 && s.line-s.from == s.cells && !s.b.ahead(s.line, s.value+1, s.cells)
	return s.line, false, found
}

// noNumberAtFullRow: no number came at the full row's end, so that the early one
// was the next row's.
func (s *rowEndSearch) noNumberAtFullRow() (end int, last, found bool) {
	found = s.early > 0 && (s.line-s.from >= s.cells || s.line-s.early > s.cells)
	return s.early, false, found
}

func (s *rowEndSearch) number() int { return anchorValue(s.b.lines[s.line].text) }

// bestEnd chooses among lines with the next row's number, and the table's end
// where that is near, the one that leaves the row the cells that suit its
// columns best; 0 where there is no choice.
func (b *builder) bestEnd(t *Table, from, value int, w *widths) (end int, last bool) {
	cost := func(from, to int) float64 {
		return alignment{columns: t.Header[1:], widths: w.copy(), numbered: true, groupCost: noGroup}.read(b.cells(t, from, to)).cost
	}
	var ends []int
	j := from + 1
	for ; j < len(b.lines) && j <= from+len(t.Header)-1; j++ {
		if b.ends(j, value) || b.groupHeadingAt(t, j, value) > 0 {
			break
		}
		if anchorValue(b.lines[j].text) == value+1 {
			ends = append(ends, j)
		}
	}
	closed := b.ends(j, value)
	if len(ends) == 0 || len(ends) == 1 && !closed {
		return 0, false
	}
	best := math.Inf(1)
	if closed {
		best, end, last = cost(from, j), j, b.subtotal(j, value) == 0
	}
	for _, at := range ends {
		c := cost(from, at)
		if closed {
			c += cost(at+1, j)
		}
		if c < best {
			best, end, last = c, at, false
		}
	}
	return end, last
}
