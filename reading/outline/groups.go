package outline

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/zh"
)

const (
	maxGroup      = 40 // code points of a group's title inside a table
	maxPlainGroup = 24 // of one that nothing but its place tells
	maxGroupLines = 3  // headings of groups one below the other
)

// groupLevel is how far out a group's heading stands in its table: the outer the
// less.
type groupLevel int

// The levels of headings. Numbered ones stand at ten times their label's rank.
const (
	levelRank      groupLevel = 10
	levelLabelled             = levelRank*rankMain + 5 // 行动一：…
	levelOuter                = levelRank * 6          // a plain one with another plain one right below it
	levelPlain                = levelRank * 7
	levelInside               = levelRank * 8 // inside a merged cell of the rows around it
	noGroupHeading groupLevel = 0
)

// groupLabel is a label with its number before a group's title: 行动一：, 第二板块：,
// 专题3：.
var groupLabel = zh.MustCompile(`^第?\p{Han}{0,4}[一二三四五六七八九十\d]{1,3}(?:类|批|板块|部分|行动|工程|专项)?[：:]`)

// headingLevel is the level of a heading that its own words tell, numbered or
// labelled; noGroupHeading for others.
func headingLevel(text []rune) groupLevel {
	if len(text) == 0 || len(text) > maxGroup {
		return noGroupHeading
	}
	if n, ok := number(text); ok && n.rank <= rankSub {
		return levelRank * groupLevel(n.rank)
	}
	words := zh.UnspacedRunes(text)
	if at := strings.IndexAny(words, "：:"); at < 0 || strings.ContainsAny(words, "。；") || columnLabel(words[:at]) {
		return noGroupHeading
	}
	if groupLabel.MatchString(words) {
		return levelLabelled
	}
	return noGroupHeading
}

// columnLabel tells a label that is a column's: 完成时限：.
func columnLabel(label string) bool {
	_, known := column(label)
	return known && !strings.ContainsAny(label, zh.Numerals)
}

// groups are the groups that are open in a table, outer to inner.
type groups struct {
	open  []openGroup
	fresh bool // no row stands below the innermost yet
}

type openGroup struct {
	title string
	level groupLevel
}

// begin opens the group of a heading.
func (g *groups) begin(heading []rune, level groupLevel) {
	title := groupTitle(heading)
	if level == noGroupHeading {
		level = g.plainLevel(title)
	}
	g.closeFrom(level)
	g.open = append(g.open, openGroup{title, level})
	g.fresh = true
}

// plainLevel is the level of a heading that nothing but its place tells. Right
// below another it makes that the outer one; alone it is inside the outer one that
// is open, but for a title that ends as that does (…行动).
func (g *groups) plainLevel(title string) groupLevel {
	if len(g.open) == 0 {
		return levelPlain
	}
	last := g.open[len(g.open)-1]
	if g.fresh && last.level == levelPlain {
		g.closeFrom(levelOuter)
		g.open = append(g.open, openGroup{last.title, levelOuter})
		return levelPlain
	}
	for _, o := range g.open {
		if o.level == levelOuter && sameEnding(o.title, title) {
			return levelOuter
		}
	}
	return levelPlain
}

// sameEnding tells titles with the same last two characters.
func sameEnding(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) > 2 && len(y) > 2 && string(x[len(x)-2:]) == string(y[len(y)-2:])
}

// closeFrom closes the groups of a level and of inner ones.
func (g *groups) closeFrom(level groupLevel) {
	for n := len(g.open); n > 0 && g.open[n-1].level >= level; n-- {
		g.open = g.open[:n-1]
	}
}

// titles are the open groups' titles, for a row below them.
func (g *groups) titles() []string {
	g.fresh = false
	if len(g.open) == 0 {
		return nil
	}
	out := make([]string, 0, len(g.open))
	for _, o := range g.open {
		out = append(out, o.title)
	}
	return out
}

// groupTitle is a group's heading less its number.
func groupTitle(text []rune) string {
	if n, ok := number(text); ok {
		text = text[n.len:]
	}
	return zh.UnspacedRunes(text)
}

// groupHeadingAt is how many lines the headings of groups take that begin at a
// line: one that its own words or a year tell, with those of sub-groups below it, up
// to the number of the row after value or to the header printed again; 0 where none
// begins.
func (b *builder) groupHeadingAt(t *Table, j, value int) (lines int) {
	first := b.headingLevelAt(t, j)
	if first == noGroupHeading {
		return 0
	}
	for n := 1; n <= maxGroupLines; n++ {
		switch {
		case j+n >= len(b.lines):
			return 0
		case b.rowAfter(j+n, value), first >= levelRank*rankSub && b.repeatsHeader(t, j+n) > 0:
			return n
		case !b.mayHeadGroup(j+n) && b.headingLevelAt(t, j+n) <= first:
			return 0
		}
	}
	return 0
}

// headingLevelAt is the level of the heading that a line is by its own words.
func (b *builder) headingLevelAt(t *Table, j int) groupLevel {
	if j >= len(b.lines) || b.lines[j].table != nil {
		return noGroupHeading
	}
	if t != nil && t.byYear && yearLine.MatchString(b.lines[j].flat) {
		return levelRank
	}
	return headingLevel(b.lines[j].text)
}

// mayHeadGroup tells a line that may head a group where it stands between two
// rows: a short title, no body, date or number; a kind of place is no body there.
func (b *builder) mayHeadGroup(j int) bool {
	if j >= len(b.lines) || b.lines[j].table != nil {
		return false
	}
	text := b.lines[j].flat
	return utf8.RuneCountInString(text) <= maxPlainGroup && !strings.ContainsAny(text, "。；，,：:") &&
		!numeric(text) && !dateLike(text) && (genericPlace([]rune(text)) || !agency.LikeList([]rune(text)))
}

// rowAfter tells the number of the row after value, or of a first row.
func (b *builder) rowAfter(j, value int) bool {
	if j >= len(b.lines) || b.lines[j].table != nil {
		return false
	}
	v := anchorValue(b.lines[j].text)
	return v == 1 || v == value+1
}

// rowsBegin tells whether a table's numbered rows begin at a line, at once or
// behind the headings of their first groups.
func (b *builder) rowsBegin(j int) bool {
	for n := 0; n <= maxGroupLines; n++ {
		if b.firstNumber(j + n) {
			return true
		}
		if b.headingLevelAt(nil, j+n) == noGroupHeading && !b.mayHeadGroup(j+n) {
			return false
		}
	}
	return false
}

// firstNumber tells the number of a table's first row: 1, or any that the next
// row's goes on from.
func (b *builder) firstNumber(j int) bool {
	if j >= len(b.lines) || b.lines[j].table != nil {
		return false
	}
	v := anchorValue(b.lines[j].text)
	return v == 1 || v > 1 && b.ahead(j+2, v+1, 2*maxColumns)
}
