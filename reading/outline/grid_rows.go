package outline

import (
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// gridTable finds the header of a grid and reads the rows below it. nil where
// no row reads as a header, or none stands below it.
func gridTable(g grid, text []rune) *Table {
	head, columns := gridHeader(g)
	if head < 0 {
		return nil
	}
	r := newGridReader(g, head, columns)
	below := g.rows[head+1:]
	for i, cells := range below {
		row := gridRow{cells: cells, own: ownCells(cells)}
		if i+1 < len(below) {
			row.next = below[i+1]
		}
		r.read(row)
	}
	if len(r.table.Rows) == 0 {
		return nil
	}
	r.table.roleByCells(text)
	carry(r.table)
	return r.table
}

// gridRules are the kinds of row below a header, in the order in which they are
// asked: the first that knows a row reads it. A further kind of row is a method
// in this list.
var gridRules = []func(*gridReader, gridRow) bool{
	(*gridReader).emptyRow,
	(*gridReader).headerAgain,
	(*gridReader).unitRow,
	(*gridReader).titleOverAllColumns,
	(*gridReader).titleInNumberColumn,
	(*gridReader).numberAndTitle,
	(*gridReader).numberOverParts,
	(*gridReader).titleBesideMerged,
	(*gridReader).sumWithoutFigures,
	(*gridReader).sumRow,
	(*gridReader).restOfRow,
	(*gridReader).otherRow,
}

// gridReader is a table while its rows are read.
type gridReader struct {
	table        *Table
	number, year int  // columns, -1 for none
	numbered     bool // rows have numbers in digits

	groups   groups          // of the rows that follow
	series   string          // the year that the numbers begin anew with, and a point
	whole    string          // key of the numbered group whose rows have numbers of their own, "" for none
	restart  int             // how often the numbers began anew without a year
	rowKey   string          // of the last numbered row, "" where none is open
	parts    int             // that row's further sub-rows
	rowsRead int             // rows read that are no sums
	above    gridRow         // the last of them
	seen     map[string]bool // keys
}

// gridRow is a row of cells; own are the columns that it fills itself, not a
// cell from above.
type gridRow struct {
	cells []gridCell
	own   []int
	next  []gridCell // the row below, nil for none
}

// first is the text of the row's first own cell.
func (row gridRow) first() string { return row.cells[row.own[0]].text }

func newGridReader(g grid, head int, columns []Column) *gridReader {
	r := &gridReader{table: &Table{Header: columns, Span: g.span}, number: -1, year: -1, seen: map[string]bool{}}
	for _, row := range g.rows[:head] {
		if unit := unitLine(row[0].text); unit != "" {
			r.table.Unit = unit
		}
		if units := unitsLine(row[0].text); units != nil {
			r.table.Units = units
		}
	}
	for i, c := range columns {
		if c.Role == ColNumber && r.number < 0 {
			r.number = i
		}
		if c.Role == ColYear {
			r.year = i
		}
	}
	r.numbered = slices.ContainsFunc(g.rows[head+1:], func(cells []gridCell) bool { return r.numberIn(cells) > 0 })
	return r
}

// numberIn is the number that a row has in the column of numbers; 0 for none.
func (r *gridReader) numberIn(cells []gridCell) int {
	if r.number < 0 {
		return 0
	}
	return anchorValue([]rune(cells[r.number].text))
}

func (r *gridReader) read(row gridRow) {
	for _, rule := range gridRules {
		if rule(r, row) {
			return
		}
	}
}

func (r *gridReader) emptyRow(row gridRow) bool { return len(row.own) == 0 }

// headerAgain: the header printed again, as after a page break.
func (r *gridReader) headerAgain(row gridRow) bool {
	for i, c := range row.cells {
		if c.text != r.table.Header[i].Text {
			return false
		}
	}
	return true
}

// unitRow: 单位：亿元 in a row of its own.
func (r *gridReader) unitRow(row gridRow) bool {
	unit := unitLine(row.first())
	if unit == "" || len(row.own) > 1 {
		return false
	}
	r.table.Unit = unit
	return true
}

// titleOverAllColumns: one cell over all columns heads a group.
func (r *gridReader) titleOverAllColumns(row gridRow) bool {
	if !sameText(row.cells) {
		return false
	}
	r.beginGroup(row.first(), headingLevel([]rune(row.first())))
	return true
}

// titleInNumberColumn: a group's title where the number stands, and nothing
// beside it.
func (r *gridReader) titleInNumberColumn(row gridRow) bool {
	if len(row.own) > 1 || row.own[0] != 0 || r.number != 0 || r.numberIn(row.cells) > 0 || len(row.cells) <= 2 {
		return false
	}
	r.beginGroup(row.first(), headingLevel([]rune(row.first())))
	return true
}

// numberAndTitle: beside rows numbered in digits, a row that has 一 for its
// number and a title, and nothing else.
func (r *gridReader) numberAndTitle(row gridRow) bool {
	carried := slices.ContainsFunc(row.cells, func(c gridCell) bool { return c.carried })
	if !r.numbered || len(row.own) != 2 || row.own[0] != r.number || len(row.cells) <= 3 || carried || !chineseOnly(row.first()) {
		return false
	}
	r.beginGroup(row.cells[row.own[1]].text, levelRank*rankMain)
	return true
}

// numberOverParts: a row that has a number and a title and nothing else, over rows with
// numbers of their own that rank deeper: 3 | 改善居住环境 over (1) | 旧房改造.
func (r *gridReader) numberOverParts(row gridRow) bool {
	words, figures := row.count()
	if r.number < 0 || words != 1 || figures != 1 || row.own[0] != r.number || len(row.cells) <= 3 || r.numberIn(row.cells) == 0 || row.next == nil {
		return false
	}
	if part := partNumber(row.next[r.number].text); part != 1 || row.next[r.number].carried {
		return false
	}
	key := r.key(r.numberIn(row.cells))
	r.beginGroup(row.cells[row.own[1]].text, levelRank*rankItem)
	r.whole = key
	r.table.GroupNumbers = append(r.table.GroupNumbers, row.cells[r.number].spans...)
	return true
}

// partNumber is the number in brackets, or with a bracket behind it, of a part of a row; 0
// for others.
func partNumber(s string) int {
	if n, ok := number([]rune(s + " ")); ok && n.rank >= rankPoint {
		return n.value
	}
	return 0
}

// titleBesideMerged: beside rows numbered in digits, a title over the number and
// what follows it, with merged cells of the rows around it in all other columns: a
// group inside what those cells hold.
func (r *gridReader) titleBesideMerged(row gridRow) bool {
	if !r.numbered || len(row.own) < 2 || row.own[0] != r.number || r.numberIn(row.cells) > 0 {
		return false
	}
	for i, c := range row.cells {
		if slices.Contains(row.own, i) && c.spans[0] != row.cells[row.own[0]].spans[0] || !slices.Contains(row.own, i) && !c.carried {
			return false
		}
	}
	level := headingLevel([]rune(row.first()))
	if level == noGroupHeading {
		level = levelInside
	}
	r.beginGroup(row.first(), level)
	return true
}

func (r *gridReader) beginGroup(title string, level groupLevel) {
	r.groups.begin([]rune(title), level)
	r.rowKey, r.whole = "", ""
}

// sumWithoutFigures: 合计 and nothing beside it says nothing.
func (r *gridReader) sumWithoutFigures(row gridRow) bool {
	_, figures := row.count()
	return row.total() && figures == 0
}

// sumRow: 合计 with its figures, or a group's heading with its.
func (r *gridReader) sumRow(row gridRow) bool {
	switch {
	case row.total():
	case r.groupWithFigures(row):
		r.groups.begin([]rune(sumTitle(row.cells)), levelRank*rankMain)
	default:
		return false
	}
	sum := r.row(row)
	sum.Sum = true
	r.rowKey, r.parts = "", 0
	r.table.Rows = append(r.table.Rows, sum)
	return true
}

// groupWithFigures tells a group's heading that has 一 for its number and
// figures beside its title.
func (r *gridReader) groupWithFigures(row gridRow) bool {
	words, figures := row.count()
	return r.table.Header[row.own[0]].Role == ColNumber && words > 0 && words <= 2 && figures > 0 && words+figures < len(row.cells) && chineseOnly(row.first())
}

// restOfRow: the row has no number, and goes on with cells of the one above that end in a
// comma, or fills such as are empty there.
func (r *gridReader) restOfRow(row gridRow) bool {
	if r.number < 0 || r.rowKey == "" || len(r.above.cells) != len(row.cells) || row.cells[r.number].text != "" {
		return false
	}
	broken := false
	for _, i := range row.own {
		above := r.above.cells[i].text
		open := strings.HasSuffix(above, "、") || strings.HasSuffix(above, "，")
		if above != "" && !open {
			return false
		}
		broken = broken || open
	}
	if !broken {
		return false
	}
	last := &r.table.Rows[len(r.table.Rows)-1]
	for _, i := range row.own {
		cell := row.cells[i]
		r.above.cells[i].text += cell.text
		last.Cells[i].Spans = append(slices.Clone(last.Cells[i].Spans), cell.spans...)
		last.Span.End = max(last.Span.End, cell.spans[len(cell.spans)-1].End)
	}
	return true
}

// otherRow is any other row.
func (r *gridReader) otherRow(row gridRow) bool {
	r.above = row
	out := r.row(row)
	if r.year >= 0 && row.cells[r.year].text != "" {
		r.series = strings.TrimRight(zh.Narrow([]rune(row.cells[r.year].text)), "年度") + "."
	}
	if part := r.partOf(row); part > 0 {
		out.Key, r.rowKey, r.parts = r.whole+"."+strconv.Itoa(part), "", 0
	} else if r.goesOn(row) {
		r.parts++
		if r.parts == 1 { // the row above is the first part
			above := &r.table.Rows[len(r.table.Rows)-1]
			above.Sub = 1
			above.Key += ".1"
		}
		out.Sub = r.parts + 1
		out.Key = r.rowKey + "." + strconv.Itoa(out.Sub)
	} else {
		out.Key, r.parts = r.key(r.numberIn(row.cells)), 0
	}
	for n := 2; r.seen[out.Key]; n++ {
		out.Key = strings.SplitN(out.Key, "-", 2)[0] + "-" + strconv.Itoa(n)
	}
	r.seen[out.Key] = true
	r.rowsRead++
	r.table.Rows = append(r.table.Rows, out)
	return true
}

// partOf is the number of a row of a numbered group, 0 where there is none.
func (r *gridReader) partOf(row gridRow) int {
	if r.whole == "" || row.cells[r.number].carried {
		return 0
	}
	return partNumber(row.cells[r.number].text)
}

// goesOn tells a further sub-row of the numbered row above: its number is that
// row's merged cell, or blank.
func (r *gridReader) goesOn(row gridRow) bool {
	return r.number >= 0 && r.rowKey != "" && (row.cells[r.number].carried || row.cells[r.number].text == "")
}

// key is the key of a row by its number, which is 0 where it has none. Numbers
// begin anew under each year, or without a word.
func (r *gridReader) key(number int) string {
	switch {
	case number == 0:
		return r.series + rowKey(r.rowsRead+1, 0, false)
	case r.series != "":
		r.rowKey = r.series + strconv.Itoa(number)
	default:
		if number == 1 && r.rowsRead > 0 {
			r.restart++
		}
		r.rowKey = rowKey(number, r.restart, r.restart > 0)
	}
	return r.rowKey
}

// row makes a row of its cells. Its span is that of its own cells; the year
// stands for all rows below it.
func (r *gridReader) row(row gridRow) Row {
	out := Row{Groups: r.groups.titles(), Cells: make([]Cell, len(row.cells))}
	for c, cell := range row.cells {
		if c > 0 && oneCell(row.cells[c-1], cell) {
			continue
		}
		out.Cells[c] = Cell{Spans: cell.spans, Carried: cell.carried}
		if cell.carried || c == r.year {
			continue
		}
		for _, s := range cell.spans {
			if out.Span.End == 0 {
				out.Span.Start = s.Start
			}
			out.Span = source.Span{Start: min(out.Span.Start, s.Start), End: max(out.Span.End, s.End)}
		}
	}
	return out
}

// oneCell tells a cell that stands over two columns.
func oneCell(left, right gridCell) bool {
	return len(left.spans) > 0 && len(right.spans) > 0 && left.spans[0] == right.spans[0]
}

// total tells a row that begins with 合计, behind its number or not.
func (row gridRow) total() bool {
	return total([]rune(row.first())) || len(row.own) > 1 && total([]rune(row.cells[row.own[1]].text))
}

// count counts the row's own cells of words and of figures, one over several
// columns once.
func (row gridRow) count() (words, figures int) {
	for i, c := range row.own {
		switch {
		case i > 0 && oneCell(row.cells[row.own[i-1]], row.cells[c]):
		case valueCell(row.cells[c].text):
			figures++
		default:
			words++
		}
	}
	return words, figures
}

// sumTitle is the wording of a group's row: its longest cell, less its number.
func sumTitle(cells []gridCell) string {
	longest := ""
	for _, c := range cells {
		if len(c.text) > len(longest) {
			longest = c.text
		}
	}
	return groupTitle([]rune(longest))
}

// chineseOnly tells 一, 二、, （三） that stands alone.
func chineseOnly(s string) bool {
	s = strings.Trim(s, "（）()、．.")
	return s != "" && strings.Trim(s, zh.Numerals) == ""
}

// ownCells are the columns that a row itself fills.
func ownCells(cells []gridCell) []int {
	var own []int
	for i, c := range cells {
		if c.text != "" && !c.carried {
			own = append(own, i)
		}
	}
	return own
}

// sameText tells a row that is one cell over all columns.
func sameText(cells []gridCell) bool {
	if len(cells) < 2 || len(cells[0].spans) == 0 {
		return false
	}
	for _, c := range cells[1:] {
		if len(c.spans) == 0 || c.spans[0] != cells[0].spans[0] {
			return false
		}
	}
	return true
}
