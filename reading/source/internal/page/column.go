package page

import (
	"cmp"
	"slices"
	"strings"
)

const (
	columnLines = 4   // lines that a column has at least
	columnFill  = 0.6 // of its width that they fill on the whole: it is prose
	columnGap   = 0.8 // sizes between two columns
	columnWidth = 6   // sizes
	candidates  = 8   // edges of columns that are tried on a page
)

// column is which column of a page a line stands in, of how many side by side.
type column struct{ index, of int }

// box is an item with its room.
type box struct {
	item
	x0, x1, y0, y1 float64
}

// order brings a page into the order of reading: from the top, and where prose
// stands in columns, one column after the other.
func (s *sheet) order() []item {
	var boxes []box
	for _, l := range s.lines {
		l.page = s.number
		boxes = append(boxes, box{item{line: l}, l.x0, l.x1, l.base - l.size, l.base})
	}
	for _, g := range s.grids {
		g.page = s.number
		boxes = append(boxes, box{item{table: g}, g.xs[0], g.xs[len(g.xs)-1], g.ys[0], g.ys[len(g.ys)-1]})
	}
	slices.SortStableFunc(boxes, func(a, b box) int { return cmp.Or(cmp.Compare(a.y0, b.y0), cmp.Compare(a.x0, b.x0)) })
	return flow(boxes, column{0, 1}, roomOf(boxes))
}

func flow(boxes []box, kind column, wide room) []item {
	at, from, to := gutter(boxes)
	if from == to {
		return rows(boxes, kind, wide)
	}
	var left, right []box
	for _, b := range boxes[from:to] {
		if b.x0 < at {
			left = append(left, b)
		} else {
			right = append(right, b)
		}
	}
	out := flow(boxes[:from], kind, wide)
	out = append(out, flow(left, column{2 * kind.index, 2 * kind.of}, roomOf(left))...)
	out = append(out, flow(right, column{2*kind.index + 1, 2 * kind.of}, roomOf(right))...)
	return append(out, flow(boxes[to:], kind, wide)...)
}

// gutter finds where the gap between two columns of prose begins and which of
// the boxes stand in the two; from equals to where there are none.
func gutter(boxes []box) (at float64, from, to int) {
	for _, x := range leftEdges(boxes) {
		for begin := 0; begin < len(boxes); {
			end := begin
			for end < len(boxes) && !(boxes[end].x0 < x-1 && boxes[end].x1 > x) {
				end++
			}
			if end-begin > to-from && sideBySide(boxes[begin:end], x) {
				at, from, to = x-1, begin, end
			}
			begin = end + 1
		}
	}
	return at, from, to
}

// leftEdges are the places where most lines begin, less the first.
func leftEdges(boxes []box) []float64 {
	places := clusters(boxes, func(b box) float64 { return b.x0 })
	if len(places) < 2 {
		return nil
	}
	count := make([]int, len(places))
	for _, b := range boxes {
		if b.line != nil {
			count[nearest(places, b.x0)]++
		}
	}
	var order []int
	for i := 1; i < len(places); i++ {
		if count[i] >= columnLines {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return count[b] - count[a] })
	var out []float64
	for _, i := range order[:min(len(order), candidates)] {
		first := places[i]
		for _, b := range boxes {
			if nearest(places, b.x0) == i {
				first = min(first, b.x0)
			}
		}
		out = append(out, first)
	}
	return out
}

// sideBySide says that prose stands on both sides of a place.
func sideBySide(boxes []box, x float64) bool {
	var sides [2]side
	for _, b := range boxes {
		i := 0
		if b.x0 >= x-1 {
			i = 1
		}
		sides[i].add(b)
	}
	l, r := &sides[0], &sides[1]
	overlap := min(l.y1, r.y1) - max(l.y0, r.y0)
	return l.isProse() && r.isProse() && r.x0-l.x1 > columnGap*l.size && 2*overlap > min(l.y1-l.y0, r.y1-r.y0)
}

// side is what stands on one side; rows counts lines beside one another once,
// as there may be further columns.
type side struct {
	lines, rows    int
	row            float64 // the base of the last row's first line
	x0, x1, y0, y1 float64
	filled, size   float64
}

func (s *side) add(b box) {
	if s.x1 == 0 {
		s.x0, s.y0 = b.x0, b.y0
	}
	s.x0, s.x1, s.y0, s.y1 = min(s.x0, b.x0), max(s.x1, b.x1), min(s.y0, b.y0), max(s.y1, b.y1)
	if b.line != nil {
		s.lines++
		if s.rows == 0 || b.y1-s.row > 0.7*b.line.size {
			s.rows, s.row = s.rows+1, b.y1
		}
		s.filled += b.x1 - b.x0
		s.size = max(s.size, b.line.size)
	}
}

func (s *side) isProse() bool {
	width := s.x1 - s.x0
	return s.lines >= columnLines && width > columnWidth*s.size && s.filled > columnFill*width*float64(s.rows)
}

// room is what lines may fill.
type room struct{ from, to float64 }

func roomOf(boxes []box) room {
	var r room
	for i, b := range boxes {
		if i == 0 {
			r.from = b.x0
		}
		r.from, r.to = min(r.from, b.x0), max(r.to, b.end())
	}
	return r
}

// rows is the order of a part without columns: lines on one base are one.
func rows(boxes []box, kind column, wide room) []item {
	var out []item
	var last *line
	for _, b := range boxes {
		l := b.line
		if l != nil && last != nil && abs(l.base-last.base) < 0.3*max(l.size, last.size) {
			last.add(l)
			continue
		}
		if l != nil {
			l.from, l.to, l.kind = wide.from, wide.to, kind
		}
		last = l
		out = append(out, b.item)
	}
	return out
}

// end is where a line ends, less the points that may hang over the edge.
func (b *box) end() float64 {
	if b.line == nil {
		return b.x1
	}
	glyphs := b.line.glyphs
	last := len(glyphs) - 1
	for last > 0 && strings.ContainsRune(noStart, glyphs[last].Rune) {
		last--
	}
	return glyphs[last].X1
}

// add joins a line to one on the same base.
func (l *line) add(other *line) {
	l.glyphs = append(l.glyphs, other.glyphs...)
	slices.SortStableFunc(l.glyphs, func(a, b Glyph) int { return cmp.Compare(a.X0, b.X0) })
	l.x0, l.x1 = min(l.x0, other.x0), max(l.x1, other.x1)
	l.size = max(l.size, other.size)
}

// widen gives each line the widest of the columns of its kind that hold it, so
// that a page with short lines only has the room of the others.
func widen(flow []item) {
	rooms := map[column][]room{}
	for _, it := range flow {
		if l := it.line; l != nil {
			if r := (room{l.from, l.to}); !slices.Contains(rooms[l.kind], r) {
				rooms[l.kind] = append(rooms[l.kind], r)
			}
		}
	}
	for _, it := range flow {
		l := it.line
		if l == nil {
			continue
		}
		for _, r := range rooms[l.kind] {
			if r.from <= l.from+snap && r.to >= l.to-snap && r.to-r.from > l.to-l.from {
				l.from, l.to = r.from, r.to
			}
		}
	}
}
