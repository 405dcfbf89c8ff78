package source

import (
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
	"github.com/policygraph/policygraph/reading/zh"
)

// renderer writes the text of a format that has none of its own: a paragraph a
// line; a table's rows on lines, their cells between tabs.
type renderer struct {
	doc   *Document
	cells int // places in the grids of all tables so far
}

func newRenderer(format string) *renderer {
	return &renderer{doc: &Document{Format: format}}
}

// paragraph adds a line. Line breaks inside make several.
func (r *renderer) paragraph(text string, style Style) {
	for line := range strings.Lines(text) {
		line = zh.TrimSpace(line)
		if line == "" {
			continue
		}
		start := len(r.doc.Text)
		r.doc.Text = append(r.doc.Text, []rune(line)...)
		r.doc.Blocks = append(r.doc.Blocks, Block{Span: Span{start, len(r.doc.Text)}, Style: style})
		r.doc.Text = append(r.doc.Text, '\n')
		style.Number = "" // it stands before the first line only
	}
}

// rawCell is a cell before its place in the grid is known. A span of 0 is one
// place, as 1 is.
type rawCell struct {
	text             string
	rowSpan, colSpan int
}

// table adds a table. A place that a cell above or to the left spans stays
// empty in the text, so that the columns of all rows line up.
func (r *renderer) table(rows [][]*rawCell) error {
	grid, err := r.grid(rows)
	if err != nil {
		return err
	}
	table, start, empty := &Table{}, len(r.doc.Text), true
	for y, places := range grid {
		row := []Cell{}
		for x, p := range places {
			if x > 0 {
				r.doc.Text = append(r.doc.Text, '\t')
			}
			if p.cell == nil {
				continue
			}
			text := tidyCell(p.cell.text)
			at := len(r.doc.Text)
			r.doc.Text = append(r.doc.Text, []rune(text)...)
			empty = empty && text == ""
			row = append(row, Cell{Span: Span{at, len(r.doc.Text)}, Row: y, Col: x, RowSpan: p.rowSpan, ColSpan: p.colSpan})
		}
		table.Rows = append(table.Rows, row)
		r.doc.Text = append(r.doc.Text, '\n')
	}
	if empty {
		r.doc.Text = r.doc.Text[:start]
		return nil
	}
	r.doc.Blocks = append(r.doc.Blocks, Block{Span: Span{start, len(r.doc.Text) - 1}, Table: table})
	return nil
}

// place is one place of a grid: cell is set where a cell begins.
type place struct {
	cell             *rawCell
	rowSpan, colSpan int
	taken            bool
}

// grid lays the cells out: each goes to the next free place of its row.
func (r *renderer) grid(rows [][]*rawCell) ([][]place, error) {
	grid := make([][]place, len(rows))
	grow := func(y, width int) {
		if more := width - len(grid[y]); more > 0 {
			grid[y] = append(grid[y], make([]place, more)...)
		}
	}
	for y, row := range rows {
		x := 0
		for i := range row {
			for x < len(grid[y]) && grid[y][x].taken {
				x++
			}
			c := row[i]
			height, width := min(max(c.rowSpan, 1), len(rows)-y), max(c.colSpan, 1)
			if width > MaxCells || r.cells+height*width > MaxCells {
				return nil, refuse.OverLimit("the tables have %d places and then a cell of %d columns and %d rows, %d places are allowed: split the document",
					r.cells, width, height, MaxCells)
			}
			r.cells += height * width
			for dy := range height {
				grow(y+dy, x+width)
				for dx := range width {
					grid[y+dy][x+dx].taken = true
				}
			}
			grid[y][x] = place{cell: c, rowSpan: height, colSpan: width, taken: true}
			x += width
		}
	}
	return grid, nil
}

// tidyCell keeps a cell's own lines, less blanks around them, and no tab.
func tidyCell(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = zh.TrimSpace(strings.ReplaceAll(line, "\t", " ")); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
