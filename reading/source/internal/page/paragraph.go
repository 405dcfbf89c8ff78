package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	indent   = 0.8 // sizes by which a first line is moved in
	sameSize = 1.1 // ratio of sizes within a paragraph
	farLine  = 2.8 // sizes between the lines of a paragraph
	slack    = 0.4 // sizes that a full line may leave
	centered = 2.6 // sizes on both sides of a centred line
)

// label is what an item begins with.
var label = regexp.MustCompile(`^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,3}[.．、]|第[一二三四五六七八九十百\d]+[条章节]|附[件表录])`)

// composer puts lines and tables together, over columns and pages.
type composer struct {
	parts    []Part
	lines    []*line // of the paragraph that is open
	table    *table  // that may go on
	indented bool    // the document moves first lines in
	body     float64
}

func compose(flow []item) []Part {
	widen(flow)
	c := &composer{indented: indents(flow)}
	c.body = bodyOf(flow)
	for _, it := range flow {
		if it.table != nil {
			c.flushLines()
			t := newTable(it.table)
			if c.table == nil || it.table.page != c.table.page+1 || !c.table.goOn(t) {
				c.flushTable()
				c.table = t
			}
			continue
		}
		c.flushTable()
		if n := len(c.lines); n > 0 && !c.joins(c.lines[n-1], it.line) {
			c.flushLines()
		}
		c.lines = append(c.lines, it.line)
	}
	c.flushLines()
	c.flushTable()
	return c.parts
}

func bodyOf(flow []item) float64 {
	s := &sheet{}
	for _, it := range flow {
		if it.line != nil {
			s.lines = append(s.lines, it.line)
		}
	}
	return bodySize([]*sheet{s})
}

// indents says that first lines are moved in: many lines begin two characters
// in, and others at the edge.
func indents(flow []item) bool {
	in, all := 0, 0
	for _, it := range flow {
		if l := it.line; l != nil {
			all++
			if by := (l.x0 - l.from) / l.size; by > 1.2 && by < 2.9 {
				in++
			}
		}
	}
	return in >= 3 && 12*in > all
}

func (c *composer) flushTable() {
	if c.table != nil {
		c.parts = append(c.parts, Part{Rows: c.table.rows(), Page: c.table.first + 1})
		c.table = nil
	}
}

func (c *composer) flushLines() {
	if len(c.lines) == 0 {
		return
	}
	text, center := "", true
	for i, l := range c.lines {
		center = center && c.isCentered(l)
		if i == 0 {
			text = l.text()
		} else {
			text = glue(text, l.text())
		}
	}
	c.parts = append(c.parts, Part{Text: text, Center: center, Page: c.lines[0].page + 1})
	c.lines = nil
}

// joins says that a line goes on with the paragraph of the one before: that
// one had no room for its first word, and it is not moved in.
func (c *composer) joins(last, next *line) bool {
	if max(last.size, next.size) > sameSize*min(last.size, next.size) {
		return false
	}
	if last.page == next.page && last.kind == next.kind && next.base-last.base > farLine*last.size {
		return false
	}
	if c.isCentered(next) && !slices.ContainsFunc(c.lines, func(l *line) bool { return !l.isEven() }) {
		return last.x1-last.x0+next.chunk() > last.to-last.from-last.size
	}
	if last.x1+next.chunk() <= last.to-slack*last.size {
		return false
	}
	if next.x0-next.from > indent*next.size {
		return len(c.lines) > 1 && abs(next.x0-last.x0) < 0.3*next.size && c.lines[0].x0 < next.x0
	}
	return c.indented || !label.MatchString(next.text()) || !endsSentence(last)
}

func endsSentence(l *line) bool {
	return strings.ContainsRune("。：；！？）:;!?)", l.glyphs[len(l.glyphs)-1].Rune)
}

// isCentered says that a line has the same room on both sides.
func (c *composer) isCentered(l *line) bool {
	left := l.x0 - l.from
	return l.isEven() && (left > centered*l.size || left > 0.5*l.size && l.size > 1.15*c.body)
}

func (l *line) isEven() bool { return abs(l.x0-l.from-(l.to-l.x1)) < 0.7*l.size }

// glue joins the texts of two lines, with a blank between words that have
// them.
func glue(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if isLetter(last) && isLetter(first) {
		return a + " " + b
	}
	return a + b
}
