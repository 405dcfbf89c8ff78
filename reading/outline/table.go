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

// cellOf reads a cell of a table of the file, of one part or of several.
func cellOf(doc *source.Document, c source.Cell) gridCell {
	cell, parts := gridCell{}, c.Parts
	if parts == nil {
		parts = []source.Span{c.Span}
	}
	for _, s := range parts {
		if s = trim(doc.Text, s); s.Start < s.End {
			cell.spans = append(cell.spans, s)
			cell.text += zh.UnspacedRunes(doc.Text[s.Start:s.End])
		}
	}
	return cell
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
			cell := cellOf(doc, c)
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
