package outline

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// barTable reads a table in markdown: | a | b |.
func (b *builder) barTable(i int) (*Table, int) {
	barred := func(j int) bool {
		return j < len(b.lines) && len(b.lines[j].text) > 2 && b.lines[j].text[0] == '|'
	}
	if !barred(i) || !barred(i+1) {
		return nil, i
	}
	g := grid{span: b.lines[i].span}
	j := i
	for ; barred(j); j++ {
		l := b.lines[j]
		if strings.Trim(l.flat, "|-:") == "" {
			continue
		}
		var row []gridCell
		from := l.span.Start + 1
		for at := from; at <= l.span.End; at++ {
			if at == l.span.End && at == from || at < l.span.End && b.out.Doc.Text[at] != '|' {
				continue
			}
			row = append(row, b.gridCell(source.Span{Start: from, End: at}))
			from = at + 1
		}
		g.rows = append(g.rows, row)
		g.span.End = l.span.End
	}
	return gridTable(square(g), b.out.Doc.Text), j
}

// tabTable reads a table whose cells stand between tabs, whether a row has a
// line for itself or each cell has. It goes to the first line that a rule finds
// beyond it, or to the end of the text.
func (b *builder) tabTable(i int) (*Table, int) {
	text := b.out.Doc.Text
	if b.out.Doc.Format != source.FormatText && b.out.Doc.Format != "" || !b.tabbed(i) {
		return nil, i
	}
	start := b.lines[i].span.Start
	r := &tabReader{b: b, grid: grid{span: b.lines[i].span}, cellALine: leads(text, start)}
	for at := lineStart(text, start); at < len(text); {
		l := tabLine{span: source.Span{Start: at, End: lineEnd(text, at)}}
		l.tabs = slices.Contains(text[l.span.Start:l.span.End], '\t')
		l.words = trim(text, l.span)
		beyond := r.read(l)
		if r.headless() || len(r.row) > 4*maxColumns {
			return nil, i
		}
		if beyond {
			break
		}
		at = l.span.End + 1
	}
	r.endRow()
	if len(r.grid.rows) < 2 {
		return nil, i
	}
	t := gridTable(square(r.grid), text)
	if t == nil {
		return nil, i
	}
	next := i
	for next < len(b.lines) && b.lines[next].span.Start < r.grid.span.End {
		next++
	}
	return t, next
}

// tabRules are the kinds of line, in the order in which they are asked: the
// first that knows a line reads it, or finds it beyond the table. A further kind
// of line is a method in this list.
var tabRules = []func(*tabReader, tabLine) verdict{
	(*tabReader).blankLine,
	(*tabReader).lineBeyond,
	(*tabReader).proseBeyond,
	(*tabReader).groupHeading,
	(*tabReader).restOfCell,
	(*tabReader).lineOfCells,
}

// verdict is what a rule makes of a line.
type verdict int

const (
	unknown verdict = iota
	read
	beyond // the table ends before the line
)

// tabReader is a table between tabs while its lines are read.
type tabReader struct {
	b         *builder
	grid      grid       // whose span grows with the lines
	row       []gridCell // the open row
	cellALine bool       // each cell has a line for itself, which a tab leads
	blank     bool       // a blank line stands after the last cell
}

// tabLine is a line of the text; words are what stands in it less its blanks.
type tabLine struct {
	span, words source.Span
	tabs        bool
}

func (r *tabReader) read(l tabLine) (isBeyond bool) {
	for _, rule := range tabRules {
		if what := rule(r, l); what != unknown {
			return what == beyond
		}
	}
	return false
}

// blankLine divides the rows of a table whose cells have a line each.
func (r *tabReader) blankLine(l tabLine) verdict {
	if l.tabs || l.words.Start < l.words.End {
		return unknown
	}
	r.blank = true
	if r.cellALine {
		r.endRow()
	}
	return read
}

// lineBeyond: a line without a tab after a blank one, or one that no table
// goes beyond.
func (r *tabReader) lineBeyond(l tabLine) verdict {
	if !l.tabs && (r.blank || len(r.row) == 0 || r.b.closes(l.words, l.span.End)) {
		return beyond
	}
	return unknown
}

// proseBeyond: below a full row, a heading or a sentence that no line of cells follows
// stands below the table.
func (r *tabReader) proseBeyond(l tabLine) verdict {
	if l.tabs || r.cellALine || len(r.grid.rows) == 0 || len(r.row) < len(r.grid.rows[0]) || r.cellsFollow(l.span.End) {
		return unknown
	}
	words := r.b.out.Doc.Text[l.words.Start:l.words.End]
	_, heading := number(words)
	last := r.row[len(r.row)-1].text
	sentence := len(words) > maxGroup && words[len(words)-1] == '。' && !strings.HasSuffix(last, "、") && !strings.HasSuffix(last, "，")
	if heading || sentence && len([]rune(last)) < maxGroup {
		return beyond
	}
	return unknown
}

// nearCells is how many lines a cell or a group's heading may have before a row follows.
const nearCells = 3

// cellsFollow: one of the next lines behind a place has cells.
func (r *tabReader) cellsFollow(at int) bool {
	text := r.b.out.Doc.Text
	for n := 0; n < nearCells && at < len(text); n++ {
		end := lineEnd(text, at+1)
		if slices.Contains(text[min(at+1, end):end], '\t') {
			return true
		}
		at = end
	}
	return false
}

// groupHeading: a numbered heading between full rows.
func (r *tabReader) groupHeading(l tabLine) verdict {
	if l.tabs || r.cellALine {
		return unknown
	}
	n, ok := number(r.b.out.Doc.Text[l.words.Start:l.words.End])
	full := len(r.grid.rows) == 0 || len(r.row) >= len(r.grid.rows[0])
	if !ok || n.rank > rankSub || l.words.End-l.words.Start > maxGroup || !full {
		return unknown
	}
	r.endRow()
	r.row = []gridCell{r.b.gridCell(l.words)}
	r.grid.span.End = l.span.End
	return read
}

// restOfCell: any other line without a tab goes on with the cell before it.
func (r *tabReader) restOfCell(l tabLine) verdict {
	if l.tabs {
		return unknown
	}
	last := &r.row[len(r.row)-1]
	last.spans = append(last.spans, l.words)
	last.text += zh.UnspacedRunes(r.b.out.Doc.Text[l.words.Start:l.words.End])
	r.grid.span.End = l.span.End
	return read
}

// lineOfCells is a row, or the next cells of one; the header of another table
// is beyond.
func (r *tabReader) lineOfCells(l tabLine) verdict {
	r.blank = false
	cells := r.b.tabCells(l.span.Start, l.span.End, r.cellALine)
	if !r.cellALine {
		r.endRow()
		if len(r.grid.rows) > 1 && anotherHeader(r.grid.rows[0], cells) {
			return beyond
		}
	}
	r.row = append(r.row, cells...)
	r.grid.span.End = l.span.End
	return read
}

func (r *tabReader) endRow() {
	if len(r.row) > 0 {
		r.grid.rows = append(r.grid.rows, r.row)
	}
	r.row = nil
}

// headless tells two rows of which neither is a header.
func (r *tabReader) headless() bool {
	return len(r.grid.rows) == 2 && !headed(r.grid.rows[0], r.grid.rows[1])
}

// tabbed tells whether a header between tabs begins at a line.
func (b *builder) tabbed(i int) bool {
	l := b.lines[i]
	text := b.out.Doc.Text
	if !leads(text, l.span.Start) && !slices.Contains(l.text, '\t') {
		return false
	}
	first, _, _ := strings.Cut(string(l.text), "\t")
	_, ok := column(zh.Unspaced(first))
	return ok || rowHead(zh.Unspaced(first)) || b.aboveFigures(i)
}

// aboveFigures tells a line between tabs of short words, none missing, with a
// line of as many cells and a figure among them below it.
func (b *builder) aboveFigures(i int) bool {
	if i+1 >= len(b.lines) || b.lines[i+1].table != nil {
		return false
	}
	cells := func(l line) []gridCell { return b.tabCells(l.span.Start, l.span.End, false) }
	head, row := cells(b.lines[i]), cells(b.lines[i+1])
	if len(head) < 3 || len(head) != len(row) || !headers(head) || slices.Contains(texts(head), "") {
		return false
	}
	return slices.ContainsFunc(row[1:], func(c gridCell) bool { return figureCell(c.text) })
}

// tabCells are the cells of a line; where tabs lead, the first begins after one.
func (b *builder) tabCells(from, stop int, led bool) []gridCell {
	var cells []gridCell
	if led {
		from++
	}
	for k := from; k <= stop; k++ {
		if k == stop || b.out.Doc.Text[k] == '\t' {
			cells = append(cells, b.gridCell(source.Span{Start: from, End: k}))
			from = k + 1
		}
	}
	return cells
}

// headed tells whether one of a table's first two rows may be its header.
func headed(first, second []gridCell) bool {
	if _, ok := header(texts(first)); ok {
		return true
	}
	if _, ok := header(texts(second)); ok {
		return true
	}
	figures := false
	for _, c := range second {
		figures = figures || c.text == "" || figureCell(c.text)
	}
	return figures && headers(first)
}

// headers tells a row in which no cell but may head a column.
func headers(cells []gridCell) bool {
	filled := 0
	for _, c := range cells {
		if c.text != "" && !headerLike(c.text) {
			return false
		}
		if c.text != "" {
			filled++
		}
	}
	return filled > 1
}

// anotherHeader tells the header of the next table: one of known words, or
// with years or units, that is not the first printed again.
func anotherHeader(first, cells []gridCell) bool {
	if len(cells) < 2 || slices.Equal(texts(first), texts(cells)) || !headers(cells) {
		return false
	}
	if _, ok := header(texts(cells)); ok {
		return !slices.ContainsFunc(cells, func(c gridCell) bool { return c.text == "" })
	}
	measures := 0
	for _, c := range cells[1:] {
		if role, known := column(c.text); known && role == ColFigure {
			measures++
		}
	}
	return measures > 0 && rowHead(cells[0].text)
}

// closes tells a line without a tab that the table does not go beyond: an
// annex, a remark, the back matter, or the title of another table.
func (b *builder) closes(line source.Span, stop int) bool {
	text := b.out.Doc.Text
	words := text[line.Start:line.End]
	if _, _, _, ok := annexLabel(words); ok || note(words) || backMatter(words) {
		return true
	}
	// A title may stand over a table's unit, on two lines at most.
	for n := 0; n < 3 && stop < len(text); n++ {
		at := stop + 1
		for stop = at; stop < len(text) && text[stop] != '\n'; stop++ {
		}
		next := trim(text, source.Span{Start: min(at, stop), End: stop})
		if next.Start == next.End {
			continue
		}
		raw := string(text[at:stop])
		if !strings.Contains(raw, "\t") {
			continue
		}
		first, _, _ := strings.Cut(strings.TrimLeft(raw, "\t"), "\t")
		cells := b.tabCells(at, stop, false)
		_, known := column(zh.Unspaced(first))
		return (known || rowHead(zh.Unspaced(first))) && anotherHeader(nil, cells)
	}
	return false
}

// leads tells whether a tab stands before a place in its line.
func leads(text []rune, at int) bool {
	for at--; at >= 0 && text[at] != '\n'; at-- {
		if text[at] == '\t' {
			return true
		}
		if !zh.IsSpace(text[at]) {
			return false
		}
	}
	return false
}

func lineStart(text []rune, at int) int {
	for at > 0 && text[at-1] != '\n' {
		at--
	}
	return at
}

func lineEnd(text []rune, at int) int {
	for at < len(text) && text[at] != '\n' {
		at++
	}
	return at
}

func (b *builder) gridCell(s source.Span) gridCell {
	s = trim(b.out.Doc.Text, s)
	if s.Start == s.End {
		return gridCell{}
	}
	return gridCell{spans: []source.Span{s}, text: zh.UnspacedRunes(b.out.Doc.Text[s.Start:s.End])}
}

// square gives every row as many cells as the header has: what is short was
// left blank at its end, what is long goes on in the last cell.
func square(g grid) grid {
	if len(g.rows) == 0 {
		return g
	}
	n := len(g.rows[0])
	if len(g.rows) > 2 && g.rows[1][0].text == "" && headers(g.rows[1]) {
		n = max(n, len(g.rows[1])) // blanks at the end of the first row leave no trace
	}
	for i, row := range g.rows {
		for len(row) < n {
			row = append(row, gridCell{})
		}
		for _, extra := range row[n:] {
			row[n-1].spans = append(row[n-1].spans, extra.spans...)
			row[n-1].text += extra.text
		}
		g.rows[i] = row[:n]
	}
	return g
}
