package outline

import (
	"strings"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// separator parts the cells of a line from one another.
type separator struct {
	// at is how long the separator is that stands at a place, 0 where none does.
	at func(text []rune, i int) int
	// fewest is how many cells a header has at least. Blanks also stand between words.
	fewest int
	// close: blank cells leave no trace.
	close bool
}

// separators are what stands between the cells of tables that were copied out of pages
// and sheets, in the order in which they are asked.
var separators = []separator{
	{at: mark('｜', '|'), fewest: 3},
	{at: mark(',', ','), fewest: 4},
	{at: wideBlank, fewest: 3, close: true},
	{at: oneBlank, fewest: 4, close: true},
}

func mark(a, b rune) func([]rune, int) int {
	return func(text []rune, i int) int {
		if text[i] == a || text[i] == b {
			return 1
		}
		return 0
	}
}

// oneBlank is a blank or several, wideBlank at least two.
func oneBlank(text []rune, i int) int {
	n := 0
	for i+n < len(text) && zh.IsSpace(text[i+n]) && text[i+n] != '\t' {
		n++
	}
	return n
}

func wideBlank(text []rune, i int) int {
	if n := oneBlank(text, i); n > 1 || n == 1 && text[i] == '\u3000' {
		return n
	}
	return 0
}

// longestSeparatedHeader is the longest line that may head a table of lines.
const longestSeparatedHeader = 120

// separatedTable reads a table with a row a line, whose cells stand between marks or
// blanks: 序号,项目名称,责任单位. The header's words tell it, and each row has as many
// cells.
func (b *builder) separatedTable(i int) (*Table, int) {
	l := b.lines[i]
	if l.table != nil || len(l.text) > longestSeparatedHeader || len(l.text) == len([]rune(l.flat)) && !strings.ContainsAny(l.flat, "｜|,") {
		return nil, i
	}
	for _, sep := range separators {
		cells := b.between(l, sep)
		if len(cells) < sep.fewest || len(cells) > maxColumns {
			continue
		}
		if _, ok := header(texts(cells)); !ok || !allHeaders(cells) {
			continue
		}
		if t, next := b.rowsBetween(i, cells, sep); t != nil {
			return t, next
		}
	}
	return nil, i
}

// allHeaders: each of the cells may head a column.
func allHeaders(cells []gridCell) bool {
	for _, c := range cells {
		if !headerLike(c.text) {
			return false
		}
	}
	return true
}

// rowsBetween reads the rows below a header, as far as they have its cells.
func (b *builder) rowsBetween(i int, head []gridCell, sep separator) (*Table, int) {
	const fewestRows = 2
	g := grid{span: b.lines[i].span, rows: [][]gridCell{head}}
	j := i + 1
	for ; j < len(b.lines) && b.lines[j].table == nil; j++ {
		l := b.lines[j]
		row := b.between(l, sep)
		if sep.close && len(row) != len(head) && sumLine(l.flat) {
			row = spreadSum(row, len(head))
		}
		if len(row) != len(head) {
			break
		}
		g.rows = append(g.rows, row)
		g.span.End = l.span.End
	}
	if len(g.rows) <= fewestRows {
		return nil, i
	}
	return gridTable(g, b.out.Doc.Text), j
}

// between are the cells of a line.
func (b *builder) between(l line, sep separator) []gridCell {
	var out []gridCell
	from := 0
	for i := 0; i < len(l.text); i++ {
		n := sep.at(l.text, i)
		if n == 0 {
			continue
		}
		out = append(out, b.gridCell(source.Span{Start: l.span.Start + from, End: l.span.Start + i}))
		from = i + n
		i = from - 1
	}
	return append(out, b.gridCell(source.Span{Start: l.span.Start + from, End: l.span.End}))
}

// sumLine: the line adds up those above it.
func sumLine(flat string) bool {
	for _, word := range []string{"合计", "小计", "总计", "共计"} {
		if strings.HasPrefix(flat, word) {
			return true
		}
	}
	return false
}

// spreadSum puts the numbers of a sum in the last columns of its row, where blank
// cells left no trace: 合 计  56.8.
func spreadSum(cells []gridCell, columns int) []gridCell {
	from := len(cells)
	for from > 0 && figureCell(cells[from-1].text) {
		from--
	}
	if from == 0 || columns <= len(cells)-from {
		return nil
	}
	out := make([]gridCell, columns)
	for _, c := range cells[:from] {
		out[0].spans = append(out[0].spans, c.spans...)
		out[0].text += c.text
	}
	copy(out[columns-(len(cells)-from):], cells[from:])
	return out
}
