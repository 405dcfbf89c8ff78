package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

const (
	segmentGap = 1.6 // a gap of so many sizes may be the one between columns
	wideGap    = 0.9 // one of so many is a blank between two characters
	wordGap    = 0.2 // and between letters of words in Latin
)

// line is characters on one base line, left to right.
type line struct {
	glyphs     []Glyph
	x0, x1     float64
	base, size float64
	from, to   float64 // the column it stands in
	kind       column
	page       int
}

// linesOf makes lines of characters. One is parted at gaps wider than gap
// sizes of its font; 0 parts none.
func linesOf(glyphs []Glyph, gap float64) []*line {
	var out []*line
	for _, row := range rowsOf(glyphs) {
		slices.SortStableFunc(row, func(a, b Glyph) int { return cmp.Compare(a.X0, b.X0) })
		row = withoutShadows(row)
		from := 0
		for i := 1; i <= len(row); i++ {
			if i == len(row) || gap > 0 && row[i].X0-row[i-1].X1 > gap*max(row[i].Size, row[i-1].Size) {
				if l := newLine(row[from:i]); l != nil {
					out = append(out, l)
				}
				from = i
			}
		}
	}
	return out
}

// rowsOf sorts characters by the line they stand on. Small ones that are
// raised or lowered belong to the line beside them.
func rowsOf(glyphs []Glyph) [][]Glyph {
	glyphs = slices.Clone(glyphs)
	slices.SortStableFunc(glyphs, func(a, b Glyph) int { return cmp.Compare(a.Base, b.Base) })
	var rows [][]Glyph
	for _, g := range glyphs {
		n := len(rows)
		if n > 0 && g.Base-rows[n-1][0].Base <= 0.25*max(g.Size, rows[n-1][0].Size) {
			rows[n-1] = append(rows[n-1], g)
		} else {
			rows = append(rows, []Glyph{g})
		}
	}
	for i := 0; i < len(rows); i++ {
		switch {
		case i+1 < len(rows) && raised(rows[i], rows[i+1]):
			rows[i+1] = append(rows[i+1], rows[i]...)
			rows[i] = nil
		case i > 0 && rows[i-1] != nil && raised(rows[i], rows[i-1]):
			rows[i-1] = append(rows[i-1], rows[i]...)
			rows[i] = nil
		}
	}
	return slices.DeleteFunc(rows, func(row []Glyph) bool { return row == nil })
}

// raised says that all of a row are small characters that touch those of a
// line so near that it is no line of its own.
func raised(small, row []Glyph) bool {
	size := sizeOf(row)
	if abs(small[0].Base-row[0].Base) > 0.6*size {
		return false
	}
	for _, s := range small {
		if s.Size > 0.75*size || !slices.ContainsFunc(row, func(g Glyph) bool { return s.X0 < g.X1+0.5*size && s.X1 > g.X0-0.5*size }) {
			return false
		}
	}
	return true
}

// withoutShadows leaves out characters that are drawn twice to look bold.
func withoutShadows(row []Glyph) []Glyph {
	out := row[:0]
	for _, g := range row {
		if n := len(out); n > 0 && out[n-1].Rune == g.Rune && g.X0-out[n-1].X0 < 0.15*g.Size && !unicode.IsSpace(g.Rune) {
			continue
		}
		out = append(out, g)
	}
	return out
}

// newLine is nil where there are only blanks.
func newLine(glyphs []Glyph) *line {
	for len(glyphs) > 0 && isBlank(glyphs[0].Rune) {
		glyphs = glyphs[1:]
	}
	for len(glyphs) > 0 && isBlank(glyphs[len(glyphs)-1].Rune) {
		glyphs = glyphs[:len(glyphs)-1]
	}
	if len(glyphs) == 0 {
		return nil
	}
	l := &line{glyphs: slices.Clone(glyphs), x0: glyphs[0].X0, size: sizeOf(glyphs)}
	for _, g := range glyphs {
		l.x1 = max(l.x1, g.X1)
		if g.Size == l.size {
			l.base = g.Base
		}
	}
	return l
}

// sizeOf is the size of most characters.
func sizeOf(glyphs []Glyph) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, g := range glyphs {
		count[g.Size]++
	}
	for size, n := range count {
		if n > count[best] || n == count[best] && size > best {
			best = size
		}
	}
	return best
}

func isBlank(c rune) bool {
	return unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' || c == '\u00ad'
}

// text writes a line with a blank where there is room for one.
func (l *line) text() string {
	var out strings.Builder
	for i, g := range l.glyphs {
		if i > 0 {
			last := l.glyphs[i-1]
			gap := (g.X0 - last.X1) / max(g.Size, last.Size)
			if !isBlank(g.Rune) && !isBlank(last.Rune) && (gap > wideGap || gap > wordGap && isLetter(last.Rune) && isLetter(g.Rune)) {
				out.WriteByte(' ')
			}
		}
		if l.isAutomatic(i) {
			continue
		}
		if g.Rune == '\u00a0' || g.Rune == '\t' {
			g.Rune = ' '
		}
		out.WriteRune(g.Rune)
	}
	return strings.TrimFunc(out.String(), isBlank)
}

// isAutomatic says that a blank stands only for the room that typesetting
// leaves behind a number, and before it where it leaves both: 到 2027 年. A
// number that begins the line, and that of a table or an annex (表1 主要指标),
// may be parted from what follows.
func (l *line) isAutomatic(i int) bool {
	if l.glyphs[i].Rune != ' ' || i == 0 || i == len(l.glyphs)-1 {
		return false
	}
	a, b := l.glyphs[i-1], l.glyphs[i+1]
	switch {
	case b.X0-a.X1 > 1.2*max(a.Size, b.Size):
		return false
	case isDigit(b.Rune) && unicode.Is(unicode.Han, a.Rune):
		for i++; i < len(l.glyphs) && isFigure(l.glyphs[i].Rune); i++ {
		}
		return i < len(l.glyphs) && l.isAutomatic(i)
	case isDigit(a.Rune) && unicode.Is(unicode.Han, b.Rune):
		for i--; i >= 0 && isFigure(l.glyphs[i].Rune); i-- {
		}
		return i >= 0 && !strings.ContainsRune("表图件录栏", l.glyphs[i].Rune)
	}
	return false
}

func isFigure(c rune) bool { return isDigit(c) || c == '.' || c == ',' }

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

// isLetter says that a character stands in words that blanks part.
func isLetter(c rune) bool { return c < 0x2000 && (unicode.IsLetter(c) || unicode.IsDigit(c)) }

// chunk is the room that the beginning of a line takes up to the first place
// where it may be broken: a word in Latin or one character, with what may not
// end a line before it and what may not begin one after it.
func (l *line) chunk() float64 {
	i := 0
	for i < len(l.glyphs)-1 && strings.ContainsRune(noEnd, l.glyphs[i].Rune) {
		i++
	}
	for i++; i < len(l.glyphs) && bound(l.glyphs[i-1].Rune, l.glyphs[i].Rune); i++ {
	}
	return l.glyphs[i-1].X1 - l.x0
}

// bound says that a line is not broken between two characters. Not every
// program keeps a number with the comma or the dash before it, or anything
// with a quotation mark; those that do leave more room at the line's end.
func bound(a, b rune) bool {
	return strings.ContainsRune(noStart, b) || strings.ContainsRune(quotes, a) || strings.ContainsRune(quotes, b) ||
		isWordPart(b) && (isWordPart(a) || strings.ContainsRune("，、—–～", a))
}

const quotes = "“”‘’"

// What may not begin or end a line.
const (
	noStart = "。，、；：！？）〕】》〉」』”’…—·%％‰℃°.,;:!?)]}～"
	noEnd   = "（〔【《〈「『“‘([{"
)

func isWordPart(c rune) bool { return isLetter(c) || c < 0x80 && strings.ContainsRune("-./%+_@,", c) }
