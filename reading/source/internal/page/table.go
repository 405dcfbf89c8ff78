package page

import (
	"slices"
	"strings"
)

const headerRows = 5 // that are repeated on each page at most

// table is a table over one page or several.
type table struct {
	xs     []float64
	height int
	cells  []*cell
	first  int // its first page
	page   int // its last
	pad    float64
}

// cell is a cell with its lines.
type cell struct {
	row, col, rows, cols int
	x0, x1               float64
	glyphs               []Glyph // in the order of the file
	lines                []*line
}

func (c *cell) width() float64 { return c.x1 - c.x0 }

// lay makes lines of the characters.
func (c *cell) lay() {
	c.lines = linesOf(c.glyphs, 0)
	for _, l := range c.lines {
		l.from, l.to = c.x0, c.x1
	}
}

func newTable(g *grid) *table {
	t := &table{xs: g.xs, height: len(g.ys) - 1, first: g.page, page: g.page, pad: -1}
	for y, row := range g.cell {
		for x, b := range row {
			if b.row != y || b.col != x {
				continue
			}
			c := &cell{row: y, col: x, rows: b.rows, cols: b.cols, x0: g.xs[x], x1: g.xs[x+b.cols], glyphs: b.glyphs}
			c.lay()
			for _, l := range c.lines {
				if left := max(l.x0-c.x0, 0); t.pad < 0 || left < t.pad {
					t.pad = left
				}
			}
			t.cells = append(t.cells, c)
		}
	}
	t.pad = max(t.pad, 0)
	return t
}

// goOn adds the part of a table on the next page, less the header rows that
// come again there; false where it is another table.
func (t *table) goOn(next *table) bool {
	if !t.align(next) {
		return false
	}
	t.pad = min(t.pad, next.pad)
	t.takeUp(next)
	next.drop(t.repeated(next))
	t.page = next.page
	if next.height == 0 {
		return true
	}
	if t.splitRow(next) {
		t.mergeFirst(next)
		next.drop(1)
	}
	t.carryOn(next)
	for _, c := range next.cells {
		c.row += t.height
		t.cells = append(t.cells, c)
	}
	t.height += next.height
	return true
}

// align gives both parts the same columns, where the edges of one are among
// those of the other.
func (t *table) align(next *table) bool {
	wide, other := t, next
	if len(next.xs) > len(t.xs) {
		wide, other = next, t
	}
	place := make([]int, len(other.xs))
	for i, x := range other.xs {
		place[i] = nearest(wide.xs, x)
		if abs(wide.xs[place[i]]-x) > snap || i > 0 && place[i] == place[i-1] {
			return false
		}
	}
	if place[0] != 0 || place[len(place)-1] != len(wide.xs)-1 {
		return false
	}
	for _, c := range other.cells {
		c.cols = place[c.col+c.cols] - place[c.col]
		c.col = place[c.col]
	}
	other.xs = wide.xs
	return true
}

// takeUp puts back what a repeated header has lost to the row below it:
// LibreOffice draws a header again without the height of its merged cells, so
// that their last lines run over the next row.
func (t *table) takeUp(next *table) {
	for _, c := range next.cells {
		if c.row >= headerRows {
			return
		}
		rest, cut := strings.CutPrefix(t.text(t.at(c)), next.text(c))
		below := next.at(&cell{row: c.row + c.rows, col: c.col})
		if !cut || rest == "" || len(c.lines) == 0 || below == nil {
			continue
		}
		n := 0
		for n < len(below.glyphs) && strings.HasPrefix(rest, string(below.glyphs[n].Rune)) {
			rest = strings.TrimPrefix(rest, string(below.glyphs[n].Rune))
			n++
		}
		if rest == "" {
			c.glyphs = append(slices.Clone(c.glyphs), below.glyphs[:n]...)
			below.glyphs = below.glyphs[n:]
			c.lay()
			below.lay()
		}
	}
}

// at is the cell that begins at the place of another; nil where none does.
func (t *table) at(other *cell) *cell {
	for _, c := range t.cells {
		if c.row == other.row && c.col == other.col {
			return c
		}
	}
	return nil
}

// repeated is the number of rows at the head of next that t begins with too.
func (t *table) repeated(next *table) int {
	same := 0
	for n := 1; n <= min(headerRows, t.height, next.height); n++ {
		a, b := t.head(n), next.head(n)
		if a == nil || b == nil || !slices.EqualFunc(a, b, func(a, b *cell) bool {
			return a.row == b.row && a.col == b.col && a.rows == b.rows && a.cols == b.cols && t.text(a) == next.text(b)
		}) {
			continue
		}
		same = n
	}
	return same
}

// head is the cells of the first n rows; nil where one goes on below them or
// all are empty.
func (t *table) head(n int) []*cell {
	var out []*cell
	empty := true
	for _, c := range t.cells {
		if c.row >= n {
			break
		}
		if c.row+c.rows > n {
			return nil
		}
		empty = empty && len(c.lines) == 0
		out = append(out, c)
	}
	if empty {
		return nil
	}
	return out
}

// drop leaves out the first n rows.
func (t *table) drop(n int) {
	if n == 0 {
		return
	}
	t.cells = slices.DeleteFunc(t.cells, func(c *cell) bool {
		if c.row >= n {
			c.row -= n
			return false
		}
		c.rows -= n - c.row
		c.row = 0
		return c.rows <= 0
	})
	t.height -= n
	slices.SortStableFunc(t.cells, func(a, b *cell) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
}

// last is the cell of the last row at a column.
func (t *table) last(col int) *cell {
	for i := len(t.cells) - 1; i >= 0; i-- {
		if c := t.cells[i]; c.row+c.rows == t.height && c.col <= col && col < c.col+c.cols {
			return c
		}
	}
	return nil
}

// splitRow says that the first row of next is the rest of the last row of t:
// its cells with text go on with a line that had no room for more, and it
// begins with none.
func (t *table) splitRow(next *table) bool {
	rest, filled := false, 0
	for _, c := range next.cells {
		if c.row > 0 {
			break
		}
		above := t.last(c.col)
		if above == nil || above.col != c.col || above.cols != c.cols {
			return false
		}
		if len(c.lines) == 0 {
			rest = rest || len(above.lines) > 0 && above.rows == 1 && c.rows == 1
			continue
		}
		if len(above.lines) == 0 {
			return false
		}
		if l := above.lines[len(above.lines)-1]; endsSentence(l) || !t.wraps(above.width(), l, c.lines[0]) {
			return false
		}
		filled++
	}
	return rest && filled > 0
}

func (t *table) mergeFirst(next *table) {
	for _, c := range next.cells {
		if c.row == 0 {
			above := t.last(c.col)
			above.lines = append(above.lines, c.lines...)
			above.rows += c.rows - 1
			c.rows = 1
		}
	}
}

// carryOn joins cells that are merged over the break: more than one row high on
// one of the pages, and empty on one.
func (t *table) carryOn(next *table) {
	next.cells = slices.DeleteFunc(next.cells, func(c *cell) bool {
		if c.row > 0 {
			return false
		}
		above := t.last(c.col)
		if above == nil || above.col != c.col || above.cols != c.cols || (above.rows == 1 && c.rows == 1) || len(c.lines) > 0 && len(above.lines) > 0 {
			return false
		}

		above.rows += c.rows
		above.lines = append(above.lines, c.lines...)
		return true
	})
}

// wraps says that a line of a cell had no room for the beginning of the next.
func (t *table) wraps(width float64, last, next *line) bool {
	return last.x1-last.x0+next.chunk() > width-2*t.pad-0.15*last.size
}

// text joins the lines of a cell that were broken for want of room.
func (t *table) text(c *cell) string {
	var out strings.Builder
	if c == nil {
		return ""
	}
	for i, l := range c.lines {
		text := l.text()
		if i > 0 {
			last := c.lines[i-1]
			switch {
			case !t.wraps(c.width(), last, l) || namesBodies(c.lines) && endsBody(last) && beginsBody(l):
				out.WriteByte('\n')
			case isLetter(last.glyphs[len(last.glyphs)-1].Rune) && isLetter(l.glyphs[0].Rune) && !t.fills(c.width(), last):
				out.WriteByte(' ')
			}
		}
		out.WriteString(text)
	}
	return out.String()
}

// fills says that a line has no room for one character more, so that even a
// word may be broken.
func (t *table) fills(width float64, l *line) bool {
	first := l.glyphs[0]
	return l.x1-l.x0+(first.X1-first.X0) > width-2*t.pad-0.15*l.size
}

// A cell may list names of bodies, one a line, of which some fill the cell. A
// line that ends as names do, above one that begins as they do, is a name.
const (
	bodyEnds   = "局委办府院会厅部处站所队行校"
	bodyBegins = "省市县区州旗镇乡各"
)

func namesBodies(lines []*line) bool {
	for _, l := range lines {
		if strings.ContainsAny(l.text(), "。；，") {
			return false
		}
	}
	return true
}

func endsBody(l *line) bool {
	text := l.text()
	last := l.glyphs[len(l.glyphs)-1].Rune
	return strings.ContainsRune(bodyEnds, last) || strings.HasSuffix(text, "公司") || strings.HasSuffix(text, "中心") || strings.HasSuffix(text, "集团")
}

func beginsBody(l *line) bool { return strings.ContainsRune(bodyBegins, l.glyphs[0].Rune) }

// rows writes the table.
func (t *table) rows() [][]Cell {
	out := make([][]Cell, t.height)
	for _, c := range t.cells {
		out[c.row] = append(out[c.row], Cell{Text: t.text(c), RowSpan: c.rows, ColSpan: c.cols})
	}
	return out
}
