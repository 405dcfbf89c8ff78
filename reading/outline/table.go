package outline

import (
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
