package flow

import "slices"

// Merge says how a cell goes with the one above it.
type Merge int

// How cells merge.
const (
	Alone    Merge = iota
	First          // the cells below may go on with it
	Continue       // goes on with the one above
)

// EdgeCell is a cell of a format that says where a cell's left and right edges
// stand, and not which columns it spans.
type EdgeCell struct {
	Text        string
	Left, Right int // in twips
	Merge       Merge
}

// near is how far apart two edges are one, in twips: a millimetre.
const near = 57

// Columns makes cells of columns and spans out of cells with edges: wherever a
// cell of any row begins or ends, a column does.
func Columns(rows [][]EdgeCell) [][]Cell {
	edges := edgesOf(rows)
	table := make([][]Cell, len(rows))
	open := map[int]*opened{} // by column: the cell of the row above that may go on
	for y, row := range rows {
		still, end := map[int]*opened{}, 0
		for _, c := range row {
			col := max(columnOf(edges, c.Left), end)
			span := max(columnOf(edges, c.Right)-col, 1)
			if above := open[col]; c.Merge == Continue && above != nil && above.span == span {
				table[above.row][above.at].RowSpan++
				still[col], end = above, col+span
				continue
			}
			if col > end {
				table[y] = append(table[y], Cell{RowSpan: 1, ColSpan: col - end})
			}
			if c.Merge != Alone {
				still[col] = &opened{row: y, at: len(table[y]), span: span}
			}
			table[y] = append(table[y], Cell{Text: c.Text, RowSpan: 1, ColSpan: span})
			end = col + span
		}
		open = still
	}
	return table
}

// opened is where a cell stands that the next row may go on with.
type opened struct{ row, at, span int }

// edgesOf is where columns begin and end, from left to right.
func edgesOf(rows [][]EdgeCell) []int {
	var all []int
	for _, row := range rows {
		for _, c := range row {
			all = append(all, c.Left, c.Right)
		}
	}
	slices.Sort(all)
	var edges []int
	for _, x := range all {
		if len(edges) == 0 || x-edges[len(edges)-1] > near {
			edges = append(edges, x)
		}
	}
	return edges
}

// columnOf is the number of the column that begins at x.
func columnOf(edges []int, x int) int {
	at, _ := slices.BinarySearchFunc(edges, x, func(edge, x int) int {
		if x-edge > near {
			return -1
		}
		return max(edge-x, 0)
	})
	return min(at, len(edges)-1)
}
