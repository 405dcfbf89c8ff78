package outline

import (
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// grid is a table as rows of cells in all columns; a blank cell has no text.
type grid struct {
	rows [][]gridCell
	span source.Span
}

type gridCell struct {
	spans   []source.Span
	text    string // less all blanks
	carried bool   // covered by a cell above
}

// sourceTable reads a table that the file itself has.
func sourceTable(doc *source.Document, l line) *Table {
	g := grid{span: l.span}
	columns := 0
	for _, row := range l.table.Rows {
		for _, c := range row {
			columns = max(columns, c.Col+max(c.ColSpan, 1))
		}
	}
	if columns == 0 || columns > 64 {
		return nil
	}
	for range l.table.Rows {
		g.rows = append(g.rows, make([]gridCell, columns))
	}
	for _, row := range l.table.Rows {
		for _, c := range row {
			cell := gridCell{}
			if s := trim(doc.Text, c.Span); s.Start < s.End {
				cell = gridCell{spans: []source.Span{s}, text: zh.UnspacedRunes(doc.Text[s.Start:s.End])}
			}
			for r := c.Row; r < min(c.Row+max(c.RowSpan, 1), len(g.rows)); r++ {
				cell.carried = r > c.Row
				for col := c.Col; col < min(c.Col+max(c.ColSpan, 1), columns); col++ {
					g.rows[r][col] = cell
				}
			}
		}
	}
	return gridTable(g, doc.Text)
}

// gridTable finds the header of a grid and reads the rows below it. nil where
// no row reads as a header.
func gridTable(g grid, text []rune) *Table {
	head, columns := gridHeader(g)
	if head < 0 {
		return nil
	}
	t := &Table{Header: columns, Span: g.span}
	for _, row := range g.rows[:head] {
		if unit := unitLine(row[0].text); unit != "" {
			t.Unit = unit
		}
	}
	number, year := -1, -1
	for i, c := range columns {
		if c.Role == ColNumber && number < 0 {
			number = i
		}
		if c.Role == ColYear {
			year = i
		}
	}
	numbered := number >= 0 && slices.ContainsFunc(g.rows[head+1:], func(cells []gridCell) bool { return anchorValue([]rune(cells[number].text)) > 0 })
	var group, series, lastKey string
	sub, again := 0, 0
	seen := map[string]bool{}
	ordinal := 0
	for r := head + 1; r < len(g.rows); r++ {
		cells := g.rows[r]
		own := ownCells(cells)
		switch {
		case len(own) == 0 || repeats(cells, columns):
			continue
		case unitLine(cells[own[0]].text) != "" && len(own) == 1:
			t.Unit = unitLine(cells[own[0]].text)
			continue
		case sameText(cells) || len(own) == 1 && own[0] == 0 && number == 0 && anchorValue([]rune(cells[0].text)) == 0 && len(cells) > 2:
			group, lastKey = groupTitle([]rune(cells[own[0]].text)), ""
			continue
		case numbered && headsGroup(cells, own, number):
			group, lastKey = groupTitle([]rune(cells[own[1]].text)), ""
			continue
		}
		sum := sums(cells, columns)
		if sum == notFigures {
			continue
		}
		if sum == ofGroup {
			group = sumTitle(cells)
		}
		row := Row{Group: group, Sum: sum != noSum}
		for c, cell := range cells {
			row.Cells = append(row.Cells, Cell{Spans: cell.spans, Carried: cell.carried})
			if c > 0 && len(cell.spans) > 0 && len(cells[c-1].spans) > 0 && cells[c-1].spans[0] == cell.spans[0] {
				row.Cells[c] = Cell{} // one cell over two columns
			}
			for _, s := range row.Cells[c].Spans {
				if cell.carried || c == year {
					continue
				}
				if row.Span.End == 0 {
					row.Span.Start = s.Start
				}
				row.Span.Start = min(row.Span.Start, s.Start)
				row.Span.End = max(row.Span.End, s.End)
			}
		}
		if row.Sum {
			lastKey, sub = "", 0
			t.Rows = append(t.Rows, row)
			continue
		}
		if year >= 0 && cells[year].text != "" {
			series = strings.TrimRight(narrow([]rune(cells[year].text)), "年度") + "."
		}
		key := ""
		switch v := cellNumber(cells, number); {
		case number >= 0 && (cells[number].carried || cells[number].text == "") && lastKey != "":
			sub++
			if sub == 1 {
				t.Rows[len(t.Rows)-1].Sub = 1
				t.Rows[len(t.Rows)-1].Key += ".1"
			}
			row.Sub = sub + 1
			key = lastKey + "." + strconv.Itoa(sub+1)
		case v > 0 && series != "":
			key, sub = series+strconv.Itoa(v), 0
			lastKey = key
		case v > 0:
			if v == 1 && ordinal > 0 {
				again++
			}
			key, sub = rowKey(v, again, again > 0), 0
			lastKey = key
		default:
			key, sub = series+rowKey(ordinal+1, 0, false), 0
		}
		for n := 2; seen[key]; n++ {
			key = strings.SplitN(key, "-", 2)[0] + "-" + strconv.Itoa(n)
		}
		seen[key] = true
		ordinal++
		row.Key = key
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.settle(text)
	carry(t)
	return t
}

// headsGroup: beside rows numbered in digits, a row that has 一 for its number and
// a title, and nothing else of its own.
func headsGroup(cells []gridCell, own []int, number int) bool {
	return len(own) == 2 && own[0] == number && len(cells) > 3 && chineseOnly(cells[number].text) &&
		!slices.ContainsFunc(cells, func(c gridCell) bool { return c.carried })
}

// gridHeader finds the header among the first rows: one whose words are known,
// else one above figures. Last is its last row, -1 where there is none.
func gridHeader(g grid) (last int, columns []Column) {
	for _, reads := range []func(grid, int) ([]Column, bool){wordHeader, figureHeader} {
		for r := 0; r < min(len(g.rows)-1, 4); r++ {
			if sameText(g.rows[r]) {
				continue
			}
			columns, ok := reads(g, r)
			if !ok {
				continue
			}
			if r+2 < len(g.rows) && refines(g, r+1) {
				return r + 1, under(g.rows[r], g.rows[r+1])
			}
			return r, columns
		}
	}
	return -1, nil
}

func texts(cells []gridCell) []string {
	var out []string
	for _, c := range cells {
		out = append(out, c.text)
	}
	return out
}

// wordHeader reads a header whose words are known.
func wordHeader(g grid, r int) ([]Column, bool) { return header(texts(g.rows[r])) }

// figureHeader reads a row of short words above columns of figures.
func figureHeader(g grid, r int) ([]Column, bool) {
	filled := 0
	for _, c := range g.rows[r] {
		if c.text == "" {
			continue
		}
		if filled++; !headerLike(c.text) {
			return nil, false
		}
	}
	columns, _ := header(texts(g.rows[r]))
	if filled < 2 || g.figures(r+1, 0)*2 > 0 && columns[0].Role != ColNumber {
		return nil, false
	}
	for c := range columns {
		if columns[c].Role != ColNumber && g.figures(r+1, c) > 0 {
			return columns, true
		}
	}
	return nil, false
}

// figures counts the figures in a column from a row on; 0 unless they are most
// of what it holds.
func (g grid) figures(from, column int) int {
	filled, figures := 0, 0
	for _, row := range g.rows[from:] {
		if row[column].text == "" || row[column].carried {
			continue
		}
		filled++
		if figureCell(row[column].text) {
			figures++
		}
	}
	if figures*2 < filled {
		return 0
	}
	return figures
}

// refines tells the second row of a header: part of it is merged with the row
// above or blank, the rest are headers too.
func refines(g grid, r int) bool {
	above, cells := g.rows[r-1], g.rows[r]
	merged := 0
	for i, c := range cells {
		if c.carried || c.text == "" && above[i].text != "" {
			merged++
			continue
		}
		if _, numbered := number([]rune(c.text)); numbered || c.text == "" || !headerLike(c.text) {
			return false
		}
		if _, known := column(c.text); !known && subhead(c.text) < 0 && g.figures(r+1, i) == 0 {
			return false
		}
	}
	return merged > 0 && merged < len(cells)
}

// under makes columns of a header of two rows.
func under(above, cells []gridCell) []Column {
	words, parents := make([]string, len(cells)), make([]string, len(cells))
	parent := ""
	for i, c := range cells {
		if above[i].text != "" {
			parent = above[i].text
		}
		words[i] = c.text
		if c.carried || c.text == "" {
			words[i] = above[i].text
		} else {
			parents[i] = parent
		}
	}
	columns, _ := header(words)
	for i := range columns {
		columns[i].Under = parents[i]
	}
	return columns
}

// The kinds of row that add others up.
const (
	noSum      = iota
	ofTable    // 合计
	ofGroup    // a group's heading with its figures
	notFigures // 合计 without any
)

// sums tells what a row adds up.
func sums(cells []gridCell, columns []Column) int {
	own := ownCells(cells)
	words, figures := 0, 0
	for i, c := range own {
		switch {
		case i > 0 && cells[c].text == cells[own[i-1]].text && cells[c].spans[0] == cells[own[i-1]].spans[0]:
		case valueCell(cells[c].text):
			figures++
		default:
			words++
		}
	}
	switch {
	case total([]rune(cells[own[0]].text)) || len(own) > 1 && total([]rune(cells[own[1]].text)):
		if figures == 0 {
			return notFigures
		}
		return ofTable
	case columns[own[0]].Role == ColNumber && words > 0 && words <= 2 && figures > 0 && words+figures < len(cells) && chineseOnly(cells[own[0]].text):
		return ofGroup
	}
	return noSum
}

// sumTitle is the wording of a group's row: its longest cell, less (3项).
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
	return s != "" && strings.Trim(s, chinese) == ""
}

func cellNumber(cells []gridCell, number int) int {
	if number < 0 {
		return 0
	}
	return anchorValue([]rune(cells[number].text))
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

// repeats tells the header printed again.
func repeats(cells []gridCell, columns []Column) bool {
	for i, c := range cells {
		if c.text != columns[i].Text {
			return false
		}
	}
	return true
}
