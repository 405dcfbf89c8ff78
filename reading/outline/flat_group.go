package outline

import (
	"strings"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// groupSum tells a group's heading, a cell a line: 一, the title, then figures for
// some of the columns or none, then the next row; or a numbered title with
// figures. Title is how many lines the heading takes, 0 where none stands.
func (b *builder) groupSum(t *Table, j, value int) (title, figures int) {
	title = b.groupHeading(j)
	if title == 0 {
		return 0, 0
	}
	next := func() bool { v := anchorValue([]rune(b.words(j + title + figures))); return v == 1 || v == value+1 }
	for figures < t.figureColumns() && valueCell(b.words(j+title+figures)) && (!next() || valueCell(b.words(j+title+figures+1))) {
		figures++
	}
	if figures == 0 && title == 1 || !next() {
		return 0, 0
	}
	return title, figures
}

// groupHeading is how many lines a group's number and title take: two where they
// stand apart, one where they do not, 0 where none begins at the line.
func (b *builder) groupHeading(j int) (lines int) {
	first, second := b.words(j), b.words(j+1)
	if chineseOnly(first) && len([]rune(first)) <= 3 && second != "" && len([]rune(second)) <= maxGroup && !valueCell(second) {
		return 2
	}
	if n, numbered := number([]rune(first)); numbered && n.rank <= rankSub && len([]rune(first)) <= maxGroup {
		return 1
	}
	return 0
}

// words are those of a line; "" behind the last and for a table of the file.
func (b *builder) words(j int) string {
	if j >= len(b.lines) || b.lines[j].table != nil {
		return ""
	}
	return b.lines[j].flat
}

// figureColumns counts the columns that a group's sums may stand in.
func (t *Table) figureColumns() int {
	n := 0
	for _, c := range t.Header {
		if c.Role == ColFigure || c.Role == ColInvestment {
			n++
		}
	}
	return n
}

// addGroupSum adds the row of a group's figures, which stand in the columns of
// figures from the first.
func (b *builder) addGroupSum(t *Table, j, title, figures int, groups []string) (next int) {
	next = j + title + figures
	if figures == 0 {
		return next
	}
	row := Row{Sum: true, Groups: groups, Cells: make([]Cell, len(t.Header)), Span: source.Span{Start: b.lines[j].span.Start, End: b.lines[next-1].span.End}}
	row.Cells[0] = Cell{Spans: []source.Span{b.lines[j+title-1].span}}
	k := j + title
	for c := range t.Header {
		if role := t.Header[c].Role; (role == ColFigure || role == ColInvestment) && k < next {
			row.Cells[c] = Cell{Spans: []source.Span{b.lines[k].span}}
			k++
		}
	}
	t.Rows = append(t.Rows, row)
	t.Span.End = row.Span.End
	return next
}

// What it costs to read a cell behind a row's last as the title of the group that
// begins after it.
const (
	titleOfSection = 0.0 // one that also heads a section
	anyTitle       = 2.0
)

// groupCost is what it costs to read a cell as the title of the group that
// begins after it.
func (b *builder) groupCost(c flatCell) float64 {
	text := []rune(c.text)
	switch {
	case len(text) > maxGroup || strings.ContainsAny(c.text, "。；") || dateLike(c.text), numeric(c.text), agency.LikeList(text) && !genericPlace(text):
		return impossible
	case b.titles[c.text]:
		return titleOfSection
	}
	return anyTitle
}

// sumLevel is the level of a group's heading that has its number in a cell of its
// own, or in its title.
func (b *builder) sumLevel(j int) groupLevel {
	if words := b.words(j); chineseOnly(words) {
		if zh.Opens([]rune(words)[0]) {
			return levelRank * rankSub
		}
		return levelRank * rankMain
	}
	return headingLevel(b.lines[j].text)
}

// noGroup is for cells of which none is a group's title.
func noGroup(flatCell) float64 { return impossible }
