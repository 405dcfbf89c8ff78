package outline

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

const maxColumns = 14

// flatCell is one cell as the lines give it, with where its parts stand.
type flatCell struct {
	spans []source.Span
	text  string // less all blanks
}

// flatTable reads a table whose cells stand one a line, between tabs or
// between bars, beginning at line i; nil where none begins. Next is the line
// after it.
func (b *builder) flatTable(i int) (t *Table, next int) {
	if t, next = b.barTable(i); t != nil {
		return t, next
	}
	if t, next = b.tabTable(i); t != nil {
		return t, next
	}
	if t, next = b.separatedTable(i); t != nil {
		return t, next
	}
	if t, next = b.evenTable(i); t != nil {
		return t, next
	}
	columns, from := b.flatHeader(i)
	if columns == nil {
		return nil, i
	}
	t = &Table{Header: columns, Span: source.Span{Start: b.lines[i].span.Start, End: b.lines[from-1].span.End}}
	for _, l := range b.lines[i:from] {
		t.printed = append(t.printed, l.flat)
	}
	t.spaced = b.spaced(i, from)
	switch {
	case columns[0].Role == ColNumber:
		next = b.numberedRows(t, from)
	case columns[0].Role == ColYear && len(columns) > 3 && columns[1].Role == ColNumber:
		next = b.yearRows(t, from)
	default:
		next = b.bareRows(t, from)
	}
	if len(t.Rows) == 0 {
		return nil, i
	}
	return t, b.finish(t, next)
}

// cells makes cells of lines, joining what was broken: inside a bracket, after
// a comma, before a bare 集团.
func (b *builder) cells(t *Table, from, to int) []flatCell {
	return b.joinLines(t, from, to, breaks)
}

// linesAsCells makes a cell of each line; of all lines between blank ones, where
// those stand between the table's cells.
func (b *builder) linesAsCells(t *Table, from, to int) []flatCell {
	return b.joinLines(t, from, to, func(string, string) bool { return false })
}

func (b *builder) joinLines(t *Table, from, to int, goesOn func(cell, line string) bool) []flatCell {
	var out []flatCell
	for j := from; j < to; j++ {
		l := b.lines[j]
		if n := len(out); n > 0 && b.continues(t, j, out[n-1].text, goesOn) {
			out[n-1].add(l)
			continue
		}
		out = append(out, newFlatCell(l))
	}
	return out
}

// continues tells whether line j goes on with a cell: by the blank lines where those
// stand between the table's cells, else by its words.
func (b *builder) continues(t *Table, j int, cell string, goesOn func(cell, line string) bool) bool {
	if t.spaced && (!b.blankBefore(j) || valueCell(b.lines[j].flat)) {
		return !b.blankBefore(j)
	}
	return goesOn(cell, b.lines[j].flat)
}

func newFlatCell(l line) flatCell { return flatCell{spans: []source.Span{l.span}, text: l.flat} }

// add adds a line with which a cell goes on.
func (c *flatCell) add(l line) {
	c.text += l.flat
	c.spans = append(c.spans, l.span)
}

// spaced tells lines of which more than a third have a blank one before them, the
// first left out: cells may be broken, and between cells that are not spaced no
// blank line stands.
func (b *builder) spaced(from, to int) bool {
	blank := 0
	for j := from + 1; j < to; j++ {
		if b.blankBefore(j) {
			blank++
		}
	}
	return blank*3 > to-from-1
}

// blankBefore tells a blank line before a line.
func (b *builder) blankBefore(j int) bool {
	breaks := 0
	for _, r := range b.out.Doc.Text[b.lines[j-1].span.End:b.lines[j].span.Start] {
		if r == '\n' {
			breaks++
		}
	}
	return breaks > 1
}

// breaks tells whether b goes on with the cell a.
func breaks(a, b string) bool {
	var depth zh.Depth
	for _, r := range a {
		depth.Read(r)
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case depth > 0, strings.ContainsRune("、，,", last), strings.ContainsRune("、，,。；）)", first):
		return true
	case zh.Opens(first) && valueCell(b):
		return false // (84.3%)
	case zh.Opens(first) && last != '。':
		// A remark in brackets belongs to the cell before; (一期)… is a cell.
		end := strings.IndexFunc(b, zh.Closes)
		_, closer := utf8.DecodeLastRuneInString(b)
		return end < 0 || end == len(b)-closer && utf8.RuneCountInString(b) <= 20
	}
	switch b {
	case "集团", "公司", "中心", "局", "委员会", "管委会", "办公室", "办", "委", "政府", "有限公司", "集团公司", "分公司", "办事处":
		return true
	}
	return false
}

// lineAfter is the line after the one that a cell ends in.
func (b *builder) lineAfter(from int, c flatCell) int {
	end := c.spans[len(c.spans)-1].End
	for from < len(b.lines) && b.lines[from].span.End <= end {
		from++
	}
	return from
}

// anchorValue is the number of a line that holds nothing else; 0 for others.
func anchorValue(text []rune) int {
	n := run(text, 0, zh.IsDigit)
	if n == 0 || n > 3 {
		return 0
	}
	if n < len(text) && !(n+1 == len(text) && strings.ContainsRune(".．、", text[n])) {
		return 0
	}
	return zh.Int(text[:n])
}

// rowKey is the printed number, in two digits; where the numbers began anew in
// one table, after the ordinal of the series.
func rowKey(v, series int, repeated bool) string {
	key := strconv.Itoa(v)
	if v < 10 {
		key = "0" + key
	}
	if repeated && series > 0 {
		key = strconv.Itoa(series+1) + "." + key
	}
	return key
}

// ahead tells whether a number stands within the next lines.
func (b *builder) ahead(from, value, within int) bool {
	for j := from; j < min(from+within+1, len(b.lines)); j++ {
		if anchorValue(b.lines[j].text) == value {
			return true
		}
	}
	return false
}

// endsTable tells the lines that no table goes beyond: an annex, a main
// heading, a remark, a sum, the back matter.
func (b *builder) endsTable(j, value int) bool {
	l := b.lines[j]
	if _, _, _, ok := annexLabel(l.text); ok || backMatter(l.text) || note(l.text) || total(l.text) {
		return true
	}
	n, ok := number(l.text)
	if !ok || n.rank > rankSub || b.groupHeadingAt(nil, j, value) > 0 {
		return false
	}
	return n.rank <= rankMain || len(l.text) <= maxGroup && l.text[len(l.text)-1] != '。' && value > 0 && b.headerNext(j)
}

// headerNext tells whether a table's header follows a line.
func (b *builder) headerNext(j int) bool {
	if j+1 >= len(b.lines) {
		return false
	}
	columns, _ := b.flatHeader(j + 1)
	return columns != nil
}

// repeatsHeader tells how many lines from j on print the header again, as
// after a page break.
func (b *builder) repeatsHeader(t *Table, j int) int {
	if t == nil || j+len(t.printed) > len(b.lines) {
		return 0
	}
	for k, words := range t.printed {
		if b.lines[j+k].table != nil || b.lines[j+k].flat != words {
			return 0
		}
	}
	return len(t.printed)
}
