package outline

import (
	"math"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

const (
	maxHeaderLines = 24 // lines of a flattened header, with those below others
	maxSpanning    = 3  // header cells that span others
	manyRows       = 100
)

// evenTable reads a flattened table whose rows all have the same number of
// cells: then the count says where a row ends, whatever its cells look like.
// nil where no count fits the whole table.
func (b *builder) evenTable(i int) (*Table, int) {
	if i < b.uneven || b.lines[i].table != nil || !headerLike(b.lines[i].flat) {
		return nil, i
	}
	first := b.lines[i].flat
	role, _ := column(first)
	numbered := role == ColNumber
	if !numbered && !rowHead(first) {
		return nil, i
	}
	if numbered {
		if heads, ok := b.heads(i, b.firstNumber); ok && !slices.Contains(heads[1:], first) {
			return b.evenNumbered(i, heads, unitsBelow(b.headerCells(i, i+len(heads))))
		}
		return nil, i
	}
	wording := func(j int) bool { return j > i+2 && !headerLike(b.lines[j].flat) } // of the first row
	heads, ok := b.heads(i, func(j int) bool { return valueCell(b.lines[j].flat) || wording(j) })
	if !ok {
		return nil, i
	}
	return b.evenBare(i, heads)
}

// headerCells are the cells of a header: the lines, or, where blank ones stand
// between cells, what stands between those.
func (b *builder) headerCells(from, to int) []string {
	spaced := b.spaced(from, to)
	var out []string
	for j := from; j < to; j++ {
		if n := len(out); spaced && n > 0 && !b.blankBefore(j) {
			out[n-1] += b.lines[j].flat
			continue
		}
		out = append(out, b.lines[j].flat)
	}
	return out
}

// heads are the lines from i on that may be a header's, before the one with which the
// rows begin; ok is false where another line stands among them.
func (b *builder) heads(i int, begins func(int) bool) (heads []string, ok bool) {
	for j := i; j < min(i+maxHeaderLines, len(b.lines)) && b.lines[j].table == nil && !begins(j); j++ {
		l := b.lines[j]
		if !headerLike(l.flat) || j > i && b.endsTable(j, 0) && !total(l.text) {
			return nil, false
		}
		heads = append(heads, l.flat)
	}
	return heads, len(heads) > 0
}

// unitsBelow gives the units that a second row of a header prints, flattened behind
// the first, to the measures above them that have none: 长度 … 千米.
func unitsBelow(heads []string) []string {
	out := slices.Clone(heads)
	for i := 1; i < len(out); i++ {
		if !quantity.IsUnit([]rune(out[i])) {
			continue
		}
		above := slices.IndexFunc(out[:i], func(head string) bool { return measures.Ending([]rune(head)) != nil })
		if above < 0 {
			continue
		}
		out[above] += "（" + out[i] + "）"
		out = slices.Delete(out, i, i+1)
		i--
	}
	return out
}

// measures end the header of a column of sizes or amounts.
var measures = zh.NewList("长度", "宽度", "高度", "深度", "面积", "体积", "数量", "规模", "产量", "产值", "投资", "里程", "重量", "容量", "人数")

// evenNumbered tries the counts that a header of so many lines allows: all are
// columns, the last is a group's title, or some span others.
func (b *builder) evenNumbered(i int, lines, heads []string) (*Table, int) {
	from := i + len(lines)
	if !b.firstNumber(from) {
		return nil, i
	}
	for spanning := range maxSpanning + 1 {
		n := len(heads) - spanning
		if n < 3 {
			break
		}
		for _, takes := range []takesRow{(*builder).lineACell, (*builder).take} {
			r := evenReader{b: b, columns: n, takes: takes, table: &Table{Span: source.Span{Start: b.lines[i].span.Start}, printed: lines, head: heads, spaced: b.spaced(i, from)}}
			if _, known := column(heads[len(heads)-1]); spanning == 1 && !known && subhead(heads[len(heads)-1]) < 0 {
				r.table.head = heads[:n]
				r.table.printed = lines[:len(lines)-1]
				r.groups.begin([]rune(heads[n]), noGroupHeading)
			}
			next, ok := r.rows(from)
			if ok && b.name(r.table, n) && !r.table.titlesAmongBodies(b.out.Doc.Text) {
				return r.table, b.finish(r.table, next)
			}
			b.pass(r.table, next)
		}
	}
	return nil, i
}

// titlesAmongBodies tells a last column of bodies in which something stands that
// names none and may be the title of the group that follows: then the row is short
// of a cell.
func (t *Table) titlesAmongBodies(doc []rune) bool {
	last := len(t.Header) - 1
	return t.Header[last].Role.Responsible() && slices.ContainsFunc(t.cells(last, doc), func(s string) bool {
		text := []rune(s)
		return len(text) <= maxPlainGroup && len(text) > 2 && !bodies(s) && !saysWhose(text) || wordsOfWork(text)
	})
}

// pass keeps a long table that fits no count from being tried again from each
// of its lines, which would take the square of its length.
func (b *builder) pass(t *Table, next int) {
	if len(t.Rows) > manyRows {
		b.uneven = max(b.uneven, next)
	}
}

// takesRow reads n cells from a line on.
type takesRow func(b *builder, t *Table, from, n int) (cells []flatCell, next int, ok bool)

// evenReader reads rows with the same number of columns, the first their number.
type evenReader struct {
	b       *builder
	table   *Table
	columns int
	takes   takesRow

	groups        groups // of the rows that follow
	value, series int    // the last row's number, and how often the numbers began anew
}

// rows reads the rows from a line on; ok is false where one has another number of
// cells, or more of the table follows that does not fit.
func (r *evenReader) rows(from int) (next int, ok bool) {
	b, j := r.b, from
	r.value = anchorValue(b.lines[from].text) - 1
	for j < len(b.lines) && b.lines[j].table == nil {
		if k := b.repeatsHeader(r.table, j); k > 0 {
			j += k
			continue
		}
		if n := b.groupHeadingAt(r.table, j, r.value); n > 0 {
			for ; n > 0; n-- {
				r.groups.begin(b.lines[j].text, b.headingLevelAt(r.table, j))
				j++
			}
			continue
		}
		if n := b.subtotal(j, r.value); n > 0 && len(r.table.Rows) > 0 {
			b.addSums(r.table, j, n, r.columns)
			j += n
			continue
		}
		v := anchorValue(b.lines[j].text)
		if v == 0 || v != r.value+1 && v != 1 {
			break
		}
		cells, end, full := r.takes(b, r.table, j+1, r.columns-1)
		if !full {
			return j, false
		}
		r.add(v, b.lines[j].span, cells)
		j = end
	}
	// A row that does not fit would leave its number behind, or a body.
	if !b.ends(j, r.value) && bodies(b.lines[j].flat) {
		return j, false
	}
	if r.tookNumber(j) {
		return j, false
	}
	return j, len(r.table.Rows) > 1 && (b.ends(j, r.value) || !b.ahead(j, r.value+1, 2*r.columns) && !b.ahead(j, r.value+2, r.columns))
}

// tookNumber tells that the last cell is the number of a row that follows: figures
// of it stand below.
func (r *evenReader) tookNumber(j int) bool {
	if len(r.table.Rows) == 0 || anchorValue([]rune(r.b.words(j-1))) != r.value+1 {
		return false
	}
	for k := j; k < j+r.columns && !r.b.ends(k, r.value); k++ {
		if valueCell(r.b.words(k)) {
			return true
		}
	}
	return false
}

// add adds the row of a number.
func (r *evenReader) add(value int, number source.Span, cells []flatCell) {
	if value == 1 && len(r.table.Rows) > 0 {
		r.series++
	}
	row := Row{Key: rowKey(value, r.series, r.series > 0), Groups: r.groups.titles(), Span: number, Cells: []Cell{{Spans: []source.Span{number}}}}
	for _, c := range cells {
		row.Cells = append(row.Cells, Cell{Spans: c.spans})
		row.Span.End = c.spans[len(c.spans)-1].End
	}
	r.table.Rows = append(r.table.Rows, row)
	r.table.Span.End = row.Span.End
	r.value = value
}

// lineACell reads n lines as a cell each, whatever they end with, where the row is
// full with them: another number, or no more of the table, follows.
func (b *builder) lineACell(t *Table, from, n int) (cells []flatCell, next int, ok bool) {
	next = from + n
	if next > len(b.lines) {
		return nil, from, false
	}
	for _, l := range b.lines[from:next] {
		if l.table != nil || total(l.text) || note(l.text) || backMatter(l.text) {
			return nil, from, false
		}
	}
	value := anchorValue(b.lines[from-1].text)
	full := b.ends(next, value) || b.rowAfter(next, value) || b.groupHeadingAt(t, next, value) > 0 || b.repeatsHeader(t, next) > 0 || !b.ahead(next, value+1, 2*n)
	cells = b.linesAsCells(t, from, next)
	return cells, next, full && len(cells) == n
}

// take reads n cells, with what lines go on with them.
func (b *builder) take(t *Table, from, n int) (cells []flatCell, next int, ok bool) {
	j := from
	for ; j < len(b.lines); j++ {
		l := b.lines[j]
		if l.table != nil || total(l.text) || note(l.text) || backMatter(l.text) {
			break
		}
		if _, _, _, annex := annexLabel(l.text); annex {
			break
		}
		if k := len(cells); k > 0 && b.continues(t, j, cells[k-1].text, breaks) {
			cells[k-1].add(l)
			continue
		}
		if len(cells) == n {
			break
		}
		cells = append(cells, newFlatCell(l))
	}
	return cells, j, len(cells) == n
}

// evenBare reads rows without numbers by the figures in them, which stand at
// the same places in each.
func (b *builder) evenBare(i int, heads []string) (*Table, int) {
	figures := b.firstFigure(i + len(heads))
	if figures < 0 || len(heads) < 3 {
		return nil, i
	}
	for header := len(heads) - 1; header > 1; header-- {
		for spanning := range maxSpanning + 1 {
			n := header - spanning
			if n < 2 || i+header+n <= figures {
				continue
			}
			t := &Table{Span: source.Span{Start: b.lines[i].span.Start}, printed: heads[:header], head: heads[:header]}
			next, ok := b.maskedRows(t, i+header, n)
			if !ok || !b.name(t, n) {
				b.pass(t, next)
				continue
			}
			return t, b.finish(t, next)
		}
	}
	return nil, i
}

// firstFigure is the line of the first figure from a line on, within a row's length; -1
// where none stands there.
func (b *builder) firstFigure(from int) int {
	for j := from; j < min(from+maxColumns, len(b.lines)); j++ {
		switch {
		case b.lines[j].table != nil || b.endsTable(j, 0):
			return -1
		case valueCell(b.lines[j].flat):
			return j
		}
	}
	return -1
}

// maskedRows reads rows of n cells that have their figures where the first has.
func (b *builder) maskedRows(t *Table, from, n int) (next int, ok bool) {
	mask := func(j int) []bool {
		var m []bool
		for k := j; k < j+n && k < len(b.lines); k++ {
			if b.lines[k].table != nil || b.endsTable(k, 0) {
				break
			}
			m = append(m, valueCell(b.lines[k].flat))
		}
		return m
	}
	first := mask(from)
	if len(first) < n || first[0] || !slices.Contains(first, true) {
		return from, false
	}
	j := from
	for j < len(b.lines) && slices.Equal(mask(j), first) {
		row := Row{Key: rowKey(len(t.Rows)+1, 0, false), Span: source.Span{Start: b.lines[j].span.Start, End: b.lines[j+n-1].span.End}}
		for k := j; k < j+n; k++ {
			row.Cells = append(row.Cells, Cell{Spans: []source.Span{b.lines[k].span}})
		}
		t.Rows = append(t.Rows, row)
		t.Span.End = row.Span.End
		j += n
	}
	if len(t.Rows) == 0 || len(t.Rows) == 1 && (j >= len(b.lines) || !total(b.lines[j].text)) {
		return j, false
	}
	for k := j; k < min(j+n, len(b.lines)) && !b.ends(j, 0); k++ {
		if b.lines[k].table == nil && valueCell(b.lines[k].flat) {
			return j, false // more of the table, which does not fit
		}
	}
	return j, true
}

// ends tells whether a table surely ends before a line.
func (b *builder) ends(j, value int) bool {
	return j >= len(b.lines) || b.lines[j].table != nil || b.endsTable(j, value)
}

// name gives n columns the words of the printed header. Where it has more
// words than columns, some span those printed last; which, the figures tell.
func (b *builder) name(t *Table, n int) bool {
	figures, cells := make([]bool, n), make([][]string, n)
	for c := range n {
		cells[c] = t.cells(c, b.out.Doc.Text)
		figures[c] = mostlyFigures(cells[c])
		if !figures[c] && slices.ContainsFunc(cells[c], func(s string) bool { return anchorValue([]rune(s)) > 0 }) {
			return false // a row's number, taken for a cell
		}
	}
	if len(t.head) == n {
		columns, ok := header(t.head)
		t.Header = columns
		return (ok || slices.Contains(figures, true)) && suits(columns, figures, cells)
	}
	for _, columns := range spread(t.head, len(t.head)-n) {
		if suits(columns, figures, cells) {
			t.Header = columns
			return true
		}
	}
	return false
}

// ofOffices: a header is of the offices of one body.
func ofOffices(head string) bool {
	for _, noun := range []string{"科室", "处室", "股室", "站所", "办所"} {
		if strings.HasSuffix(head, noun) {
			return true
		}
	}
	return false
}

// officeNouns end the names of such offices.
var officeNouns = zh.NewList("科", "处", "股", "室", "站", "所", "办", "队", "中心")

// suits tells whether figures stand where the header has them, and bodies and
// words elsewhere.
func suits(columns []Column, figures []bool, cells [][]string) bool {
	for i, c := range columns {
		named := 0
		for _, s := range cells[i] {
			if bodies(s) || ofOffices(c.Text) && officeNouns.Ending([]rune(s)) != nil {
				named++
			}
		}
		switch {
		case c.Role.Responsible() && named*3 < len(cells[i])*2:
			return false
		case c.Role.Responsible() && figures[i], c.Role == ColNumber && i > 0:
			return false
		case c.Under != "" && c.Role == ColFigure && !figures[i]:
			return false
		case c.Role == ColFigure && !figures[i] && zh.Unspaced(c.Text) != "单位" && unitIn(c.Text):
			return false
		}
	}
	return true
}

// spread puts the words printed last below so many of those before them, in
// every way that the words allow, the likeliest first.
func spread(heads []string, spanning int) [][]Column {
	run := 0
	class := subhead(heads[len(heads)-1])
	for run < len(heads)-1 && class >= 0 && subhead(heads[len(heads)-1-run]) == class {
		run++
	}
	var out [][]Column
	for subs := run; subs >= 2 && subs >= spanning; subs-- {
		base, below := heads[:len(heads)-subs], heads[len(heads)-subs:]
		each := subs / spanning
		if subs%spanning != 0 || each < 2 || !alternates(below, each) {
			continue
		}
		for _, spanning := range spanners(base, spanning, class) {
			var words, parents []string
			at := 0
			for i, w := range base {
				if !slices.Contains(spanning, i) {
					words, parents = append(words, w), append(parents, "")
					continue
				}
				for _, sub := range below[at : at+each] {
					words, parents = append(words, sub), append(parents, w)
				}
				at += each
			}
			columns, _ := header(words)
			for i := range columns {
				if columns[i].Under = parents[i]; parents[i] != "" && columns[i].Role == ColOther {
					columns[i].Role = ColFigure
				}
			}
			out = append(out, columns)
		}
	}
	return out
}

// alternates tells whether every so many words come again.
func alternates(words []string, each int) bool {
	for i := each; i < len(words); i++ {
		if words[i] != words[i-each] {
			return false
		}
	}
	return true
}

// yearly end a header that spans years.
var yearly = zh.NewList("年限", "年度", "分年度计划", "年度计划", "年度任务", "分年度任务")

// spanners are the choices of columns that may span others: over bodies only
// what speaks of them; over figures rather what has a unit, and a part (其中)
// last.
func spanners(base []string, n, class int) [][]int {
	var ofYears, likely, other, parts []int
	for i := 1; i < len(base); i++ {
		role, _ := column(base[i])
		bodies := role.Responsible() || strings.Contains(base[i], "分工")
		switch {
		case bodies != (class == 1) || role == ColNumber:
		case class == 0 && yearly.Ending([]rune(base[i])) != nil:
			ofYears = append(ofYears, i)
		case strings.HasPrefix(base[i], "其中"):
			parts = append(parts, i)
		case bodies || unitIn(base[i]):
			likely = append(likely, i)
		default:
			other = append(other, i)
		}
	}
	choices := slices.Concat(ofYears, likely, other, parts)
	var out [][]int
	for i := 0; i+n <= len(choices); i++ {
		c := slices.Clone(choices[i : i+n])
		slices.Sort(c)
		out = append(out, c)
	}
	return out
}

// byWords puts a header's last words below the one that spans them where the
// words alone tell: 责任分工 over 牵头单位 and 配合单位; years after the bodies.
func byWords(heads []string) []Column {
	class := subhead(heads[len(heads)-1])
	if class < 0 || len(heads) < 4 {
		return nil
	}
	for _, columns := range spread(heads, 1) {
		parent, last := "", 0
		for i, c := range columns {
			if c.Under != "" {
				parent, last = c.Under, i
			}
		}
		role, _ := column(parent)
		after := last < len(columns)-1
		if class == 1 && (strings.Contains(parent, "分工") || role == ColResponsible && after) || class != 1 && (unitIn(parent) || yearly.Ending([]rune(parent)) != nil) && after {
			return columns
		}
	}
	return nil
}

// finish reads what a flattened table ends with, a row of sums.
func (b *builder) finish(t *Table, next int) int {
	text := b.out.Doc.Text
	t.roleByCells(text)
	if next < len(b.lines) && b.lines[next].table == nil && total(b.lines[next].text) {
		next = b.sumRow(t, next)
	}
	carry(t)
	return next
}

// sumRow reads 合计 and a figure for each column of figures; it returns the
// line after them, or the same line where they do not fit.
func (b *builder) sumRow(t *Table, j int) int {
	end := j + 1
	for end < len(b.lines) && b.lines[end].table == nil && valueCell(b.lines[end].flat) {
		end++
	}
	if !b.addSums(t, j, end-j, len(t.Header)) {
		return j
	}
	return end
}

// addSums adds the row of a sum: its name, and a figure for each of the columns of
// figures, or one for the column that it adds up. It says whether they fit.
func (b *builder) addSums(t *Table, j, lines, columns int) bool {
	var figures []int
	for c := 1; c < columns; c++ {
		if t.figures(c, b.out.Doc.Text) {
			figures = append(figures, c)
		}
	}
	values := lines - 1
	if values == 1 && len(figures) > 1 {
		figures = t.addedUp(figures, b.words(j+1), b.out.Doc.Text)
	}
	if values != len(figures) || values == 0 {
		return false
	}
	row := Row{Cells: make([]Cell, columns), Sum: true, Span: source.Span{Start: b.lines[j].span.Start, End: b.lines[j+values].span.End}}
	row.Cells[0] = Cell{Spans: []source.Span{b.lines[j].span}}
	for k := range values {
		row.Cells[figures[k]] = Cell{Spans: []source.Span{b.lines[j+1+k].span}}
	}
	t.Rows = append(t.Rows, row)
	t.Span.End = row.Span.End
	return true
}

// addedUp is the first of the columns whose figures, all or those since the last
// sum, make the sum.
func (t *Table) addedUp(columns []int, sum string, doc []rune) []int {
	want, ok := quantity.Cell([]rune(sum))
	if !ok {
		return nil
	}
	near := func(value float64) bool { return math.Abs(value-want.Value) < want.Value/1000 }
	for _, c := range columns {
		all, since := 0.0, 0.0
		for _, row := range t.Rows {
			if row.Sum {
				since = 0
			} else if q, ok := quantity.Cell([]rune(row.text(c, doc))); ok {
				all, since = all+q.Value, since+q.Value
			}
		}
		if near(all) || near(since) {
			return []int{c}
		}
	}
	return nil
}

// text is the wording of a cell, less blanks.
func (r *Row) text(column int, doc []rune) string {
	var s string
	for _, at := range r.Cells[column].Spans {
		s += zh.UnspacedRunes(doc[at.Start:at.End])
	}
	return s
}

// subtotal is how many lines a sum between two rows takes: its name and the
// figures before the number of the next row; 0 where none stands.
func (b *builder) subtotal(j, value int) (lines int) {
	if j >= len(b.lines) || b.lines[j].table != nil || !total(b.lines[j].text) {
		return 0
	}
	for lines = 1; lines <= maxColumns; lines++ {
		if anchorValue([]rune(b.words(j+lines))) == value+1 && !valueCell(b.words(j+lines+1)) && b.words(j+lines+1) != "" {
			return lines
		}
		if !valueCell(b.words(j + lines)) {
			return 0
		}
	}
	return 0
}
