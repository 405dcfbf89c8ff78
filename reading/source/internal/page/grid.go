package page

import (
	"cmp"
	"slices"

	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

const (
	snap      = 3.0 // lines nearer than this are one: double borders, rounding
	thinnest  = 4.0 // no row or column is narrower
	frameSize = 0.8 // a single cell that fills more of the page's height is its frame
)

// span is a stretch of an upright or level line: at is its place across, from
// and to its ends.
type span struct{ at, from, to float64 }

// grid is a table on one page. Its columns stand between xs, its rows between
// ys; cell says to which cell each place belongs.
type grid struct {
	xs, ys []float64
	cell   [][]*block
	empty  bool // of characters
	page   int
}

// block is a cell: a rectangle of places, and the characters in it.
type block struct {
	row, col, rows, cols int
	glyphs               []Glyph
}

// findGrids makes tables of the ruling lines that hang together, in order from
// the top. The lines that belong to none come back.
func findGrids(rules []Rule, height float64) ([]*grid, []Rule, error) {
	level, upright := straight(rules)
	var grids []*grid
	var rest []Rule
	places := 0
	for _, c := range connected(level, upright) {
		g := newGrid(c)
		if g != nil {
			if places += (len(g.xs) - 1) * (len(g.ys) - 1); places > MaxPlaces {
				return nil, nil, refuse.OverLimit("the ruling lines of a page part it into %d places, %d are allowed: keep the pages of text alone", places, MaxPlaces)
			}
			g.join(c)
		}
		if g == nil || g.isFrame(height) {
			for _, h := range c.level {
				rest = append(rest, Rule{h.from, h.at, h.to, h.at})
			}
			continue
		}
		grids = append(grids, g)
	}
	slices.SortStableFunc(grids, func(a, b *grid) int {
		return cmp.Or(cmp.Compare(a.ys[0], b.ys[0]), cmp.Compare(a.xs[0], b.xs[0]))
	})
	return outermost(grids), rest, nil
}

// isFrame says that the lines are drawn round the page.
func (g *grid) isFrame(height float64) bool {
	return len(g.xs) == 2 && len(g.ys) == 2 && g.ys[1]-g.ys[0] > frameSize*height
}

// outermost leaves out tables inside the cells of others: their characters go
// to the cell.
func outermost(grids []*grid) []*grid {
	var out []*grid
	for _, g := range grids {
		inside := slices.ContainsFunc(grids, func(o *grid) bool {
			return o != g && o.xs[0] <= g.xs[0] && o.ys[0] <= g.ys[0] && o.xs[len(o.xs)-1] >= g.xs[len(g.xs)-1] && o.ys[len(o.ys)-1] >= g.ys[len(g.ys)-1] && len(o.xs)+len(o.ys) > 4
		})
		if !inside {
			out = append(out, g)
		}
	}
	return out
}

// straight sorts lines into level and upright ones and joins those that lie on
// one another or touch end to end.
func straight(rules []Rule) (level, upright []span) {
	for _, r := range rules {
		dx, dy := r.X1-r.X0, r.Y1-r.Y0
		switch {
		case abs(dy) < 1 && abs(dx) > 1:
			level = append(level, span{(r.Y0 + r.Y1) / 2, min(r.X0, r.X1), max(r.X0, r.X1)})
		case abs(dx) < 1 && abs(dy) > 1:
			upright = append(upright, span{(r.X0 + r.X1) / 2, min(r.Y0, r.Y1), max(r.Y0, r.Y1)})
		}
	}
	return joined(level), joined(upright)
}

func joined(spans []span) []span {
	places := clusters(spans, func(s span) float64 { return s.at })
	for i := range spans {
		spans[i].at = places[nearest(places, spans[i].at)]
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []span
	for _, s := range spans {
		if n := len(out); n > 0 && out[n-1].at == s.at && s.from <= out[n-1].to+snap {
			out[n-1].to = max(out[n-1].to, s.to)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// clusters are the places of spans, those nearer than snap to the first of a
// cluster made one: their middle.
func clusters[T any](list []T, at func(T) float64) []float64 {
	all := make([]float64, len(list))
	for i, v := range list {
		all[i] = at(v)
	}
	slices.Sort(all)
	var out []float64
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to]-all[from] < snap {
			to++
		}
		out = append(out, (all[from]+all[to-1])/2)
		from = to
	}
	return out
}

// nearest is the index of the place in a sorted list that is nearest.
func nearest(places []float64, at float64) int {
	i, _ := slices.BinarySearch(places, at)
	if i == len(places) || i > 0 && at-places[i-1] <= places[i]-at {
		return i - 1
	}
	return i
}

func abs(x float64) float64 { return max(x, -x) }

// component is lines that meet one another.
type component struct{ level, upright []span }

// connected parts lines into components. The level lines stand in order from
// the top, so that an upright one asks only those along it.
func connected(level, upright []span) []component {
	parent := make([]int, len(level)+len(upright))
	for i := range parent {
		parent[i] = i
	}
	root := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for j, u := range upright {
		first, _ := slices.BinarySearchFunc(level, u.from-snap, func(s span, at float64) int { return cmp.Compare(s.at, at) })
		for i := first; i < len(level) && level[i].at <= u.to+snap; i++ {
			if u.at >= level[i].from-snap && u.at <= level[i].to+snap {
				parent[root(i)] = root(len(level) + j)
			}
		}
	}
	index := map[int]int{}
	var out []component
	of := func(i int) *component {
		r := root(i)
		at, ok := index[r]
		if !ok {
			at = len(out)
			index[r] = at
			out = append(out, component{})
		}
		return &out[at]
	}
	for i, s := range level {
		c := of(i)
		c.level = append(c.level, s)
	}
	for j, s := range upright {
		c := of(len(level) + j)
		c.upright = append(c.upright, s)
	}
	return out
}

// newGrid lays out the columns and rows that a component's lines make; nil
// where they enclose nothing. A side that is left open is closed where the
// other lines end.
func newGrid(c component) *grid {
	if len(c.level) < 2 || len(c.upright) == 0 {
		return nil
	}
	g := &grid{empty: true}
	g.xs = edges(c.upright, c.level)
	g.ys = edges(c.level, c.upright)
	if len(g.xs) < 2 || len(g.ys) < 2 {
		return nil
	}
	return g
}

// edges are the places of lines and of the outer ends of those across them.
func edges(lines, across []span) []float64 {
	from, to := across[0].from, across[0].to
	for _, s := range across {
		from, to = min(from, s.from), max(to, s.to)
	}
	all := []float64{from, to}
	for _, s := range lines {
		all = append(all, s.at)
	}
	places := clusters(all, func(x float64) float64 { return x })
	return slices.CompactFunc(places, func(a, b float64) bool { return abs(b-a) < thinnest })
}

// join gives each place its cell: places without a line between them are one,
// where they make a rectangle.
func (g *grid) join(c component) {
	right, below := covers(c.upright, g.xs, g.ys), covers(c.level, g.ys, g.xs)
	g.cell = make([][]*block, len(g.ys)-1)
	for y := range g.cell {
		g.cell[y] = make([]*block, len(g.xs)-1)
	}
	for y := range g.cell {
		for x := range g.cell[y] {
			if g.cell[y][x] != nil {
				continue
			}
			b := &block{row: y, col: x, rows: 1, cols: 1}
			for x+b.cols < len(g.cell[y]) && g.cell[y][x+b.cols] == nil && !right[x+b.cols][y] {
				b.cols++
			}
			for y+b.rows < len(g.cell) && g.opens(b, right, below) {
				b.rows++
			}
			for dy := range b.rows {
				for dx := range b.cols {
					g.cell[y+dy][x+dx] = b
				}
			}
		}
	}
}

// opens says that a cell goes on into the row below it: no line under it, none
// through what is there, and lines at both sides.
func (g *grid) opens(b *block, right, below [][]bool) bool {
	y := b.row + b.rows
	for x := b.col; x < b.col+b.cols; x++ {
		if below[y][x] || g.cell[y][x] != nil || x > b.col && right[x][y] {
			return false
		}
	}
	last := b.col + b.cols
	return (b.col == 0 || right[b.col][y]) && (last == len(g.xs)-1 || right[last][y])
}

// covers says for each place of lines and each room between the places across
// whether a line runs there.
func covers(lines []span, places, across []float64) [][]bool {
	out := make([][]bool, len(places))
	for i := range out {
		out[i] = make([]bool, len(across)-1)
	}
	for _, s := range lines {
		i := nearest(places, s.at)
		for j := range out[i] {
			middle := (across[j] + across[j+1]) / 2
			out[i][j] = out[i][j] || s.from <= middle && middle <= s.to
		}
	}
	return out
}

// take puts a character into the cell it stands in.
func (g *grid) take(c Glyph) bool {
	x, y := (c.X0+c.X1)/2, c.Base-0.35*c.Size
	if x < g.xs[0] || x >= g.xs[len(g.xs)-1] || y < g.ys[0] || y >= g.ys[len(g.ys)-1] {
		return false
	}
	col, _ := slices.BinarySearch(g.xs, x)
	row, _ := slices.BinarySearch(g.ys, y)
	b := g.cell[max(row-1, 0)][max(col-1, 0)]
	b.glyphs = append(b.glyphs, c)
	g.empty = false
	return true
}
