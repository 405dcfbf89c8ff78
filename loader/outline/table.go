package outline

import (
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/loader/source"
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
				cell = gridCell{spans: []source.Span{s}, text: flat(doc.Text[s.Start:s.End])}
			}
			for r := c.Row; r < min(c.Row+max(c.RowSpan, 1), len(g.rows)); r++ {
				cell.carried = r > c.Row
				for col := c.Col; col < min(c.Col+max(c.ColSpan, 1), columns); col++ {
					g.rows[r][col] = cell
				}
			}
		}
	}
	return gridTable(g)
}

// gridTable finds the header of a grid and reads the rows below it. nil where
// no row reads as a header.
func gridTable(g grid) *Table {
	head := -1
	var columns []Column
	for r := 0; r < min(len(g.rows), 4); r++ {
		var cells []string
		for _, c := range g.rows[r] {
			cells = append(cells, c.text)
		}
		cols, ok := header(cells)
		if ok && !sameText(g.rows[r]) && (head < 0 || r == head+1 && refines(g.rows[r])) {
			head, columns = r, cols
		}
	}
	if head < 0 {
		return nil
	}
	t := &Table{Header: columns, Span: g.span}
	number, year := -1, -1
	for i, c := range columns {
		if c.Role == ColNumber && number < 0 {
			number = i
		}
		if c.Role == ColYear {
			year = i
		}
	}
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
		case sameText(cells) || len(own) == 1 && own[0] == 0 && number == 0 && anchorValue([]rune(cells[0].text)) == 0 && len(cells) > 2:
			group = groupTitle([]rune(cells[own[0]].text))
			continue
		case total([]rune(cells[own[0]].text)):
			continue
		}
		row := Row{Group: group}
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
	carry(t)
	return t
}

// refines tells the second row of a header: part of it is merged with the row
// above, the rest are headers too.
func refines(cells []gridCell) bool {
	carried := 0
	for _, c := range cells {
		if c.carried {
			carried++
		} else if _, ok := column(c.text); !ok {
			return false
		}
	}
	return carried > 0 && carried < len(cells)
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
