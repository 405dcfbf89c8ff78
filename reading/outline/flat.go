package outline

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

const (
	maxColumns = 14
	maxGroup   = 40 // code points of a group's title inside a table
)

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

// flatHeader reads header cells one a line; from is the line after them.
func (b *builder) flatHeader(i int) (columns []Column, from int) {
	first, ok := column(b.lines[i].flat)
	if !ok && i+1 < len(b.lines) && b.lines[i].flat == "序" && b.lines[i+1].flat == "号" {
		first, ok = ColNumber, true
	}
	if !ok {
		return nil, i
	}
	var cells []string
	last := 0 // cells up to the last one known
	responsible, worded, grouped := false, false, false
	j := i
	for ; j < len(b.lines) && j-i < maxColumns; j++ {
		l := b.lines[j]
		text := l.flat
		if l.table != nil || len(l.text) > maxHeader || strings.ContainsAny(text, "。；：") || anchorValue(l.text) > 0 {
			break
		}
		if chineseOnly(text) && b.ahead(j, 1, maxColumns) {
			grouped = true
			break // 一, the first group's
		}
		role, known := column(text)
		if j+1 < len(b.lines) && len(l.text) <= 4 && b.lines[j+1].table == nil {
			// A header broken over two lines: 责任 and 单位.
			whole := text + b.lines[j+1].flat
			if r, ok := column(whole); ok && !known && len([]rune(whole)) <= 8 {
				if _, ok := column(b.lines[j+1].flat); !ok || r.Responsible() {
					text, role, known = whole, r, true
					j++
				}
			}
		}
		if first != ColNumber && !known {
			break
		}
		if role == ColNumber && first != ColNumber && first != ColYear {
			return nil, i // the header begins there
		}
		if first == ColYear && yearLine.MatchString(text) {
			break // the first row's
		}
		about := role == ColName || role == ColContent
		if known && about && worded && responsible {
			// The header has both already: this heads the first rows.
			if first != ColNumber {
				break
			}
			known = false
		}
		worded = worded || known && about
		known = known && !b.titles[text]
		cells = append(cells, text)
		if known {
			last, from = len(cells), j+1
		}
		responsible = responsible || role.Responsible()
	}
	if first == ColNumber && !grouped && (j >= len(b.lines) || anchorValue(b.lines[j].text) != 1) || first != ColNumber && !responsible {
		return nil, i
	}
	// What follows the last known header is a group's title; where nothing
	// tells of bodies, a header of the document's own words.
	if !responsible && first == ColNumber {
		last, from = len(cells), j
	}
	if columns = byWords(cells[:last]); columns != nil {
		return columns, from
	}
	columns, ok = header(cells[:last])
	if !ok && (first != ColNumber || len(cells) < 3) {
		return nil, i
	}
	return columns, from
}

// anchorValue is the number of a line that holds nothing else; 0 for others.
func anchorValue(text []rune) int {
	n := run(text, 0, isDigit)
	if n == 0 || n > 3 {
		return 0
	}
	if n < len(text) && !(n+1 == len(text) && strings.ContainsRune(".．、", text[n])) {
		return 0
	}
	return digits(text[:n])
}

// numberedRows reads rows that begin with their number in a line of its own.
func (b *builder) numberedRows(t *Table, from int) (next int) {
	var group string
	widths := newWidths(t.Header[1:])
	repeated := false
	series := 0 // how often the numbers began anew
	j := from
	// What stands between the header and the first number heads the first group.
	for j < len(b.lines) && anchorValue(b.lines[j].text) == 0 && b.repeatsHeader(t, j) == 0 {
		if title, _ := b.groupSum(t, j, 0); title > 0 {
			break
		}
		group = groupTitle(b.lines[j].text)
		j++
	}
	value := 0
	seenSubs := false
	for {
		// Groups and repeated headers between rows.
		for j < len(b.lines) {
			if title, figures := b.groupSum(t, j, value); title > 0 {
				group = groupTitle(b.lines[j+title-1].text)
				j = b.addGroupSum(t, j, title, figures, group)
				continue
			}
			if n := b.repeatsHeader(t, j); n > 0 {
				j += n
				continue
			}
			if j < len(b.lines) && b.lines[j].table == nil && anchorValue(b.lines[j].text) == 0 && b.groupLine(t, j, value) {
				group = groupTitle(b.lines[j].text)
				t.Span.End = b.lines[j].span.End
				j++
				continue
			}
			break
		}
		if j >= len(b.lines) || b.lines[j].table != nil {
			return j
		}
		v := anchorValue(b.lines[j].text)
		if v == 0 || value > 0 && v != 1 && (v <= value || v > value+3) {
			return j
		}
		if v == 1 && value > 0 {
			repeated = true
			series++
		}
		end, last := b.rowEnd(t, j+1, v, widths)
		cells := b.cells(j+1, end)
		if last && !seenSubs && len(cells) > len(t.Header)-1 {
			// What follows the table's last row is none of its cells, but for
			// bodies that stand one a line.
			n := len(t.Header) - 1
			for n < len(cells) && bodies(cells[n-1].text) && bodies(cells[n].text) {
				n++
			}
			cells, end = cells[:n], b.lineAfter(j+1, cells[n-1])
		}
		groupCost := func(c flatCell) float64 { return b.groupCost(c, last) }
		rows, trailing, _ := align(cells, t.Header[1:], widths, groupCost, true)
		if last && trailing != nil {
			end = b.lineAfter(j+1, cells[max(0, len(cells)-2)])
		}
		seenSubs = seenSubs || len(rows) > 1
		key := rowKey(v, series, repeated)
		number := flatCell{spans: []source.Span{b.lines[j].span}}
		for n, cells := range rows {
			row := Row{Key: key, Group: group, Span: b.lines[j].span}
			if len(rows) > 1 {
				row.Sub = n + 1
				row.Key += "." + strconv.Itoa(n+1)
			}
			row.Cells = make([]Cell, len(t.Header))
			row.Cells[0] = Cell{Spans: number.spans, Carried: n > 0}
			first := true
			for c, cell := range cells {
				if cell == nil {
					continue
				}
				row.Cells[c+1] = Cell{Spans: cell.spans}
				about := t.Header[c+1].Role == ColName || t.Header[c+1].Role == ColOther
				for _, s := range cell.spans {
					// Of a divided row the number and the name are the whole's.
					if len(rows) > 1 && first && !about {
						row.Span = s
						first = false
					}
					row.Span.End = max(row.Span.End, s.End)
				}
			}
			t.Span.End = max(t.Span.End, row.Span.End)
			t.Rows = append(t.Rows, row)
		}
		if trailing != nil && !last {
			group = groupTitle([]rune(trailing.text))
		}
		value, j = v, end
		if last {
			return j
		}
	}
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

// rowEnd finds the line after a row's cells: the next row's number, a group's
// heading before it, or the end of the table, in which case last is true.
func (b *builder) rowEnd(t *Table, from, value int, w *widths) (end int, last bool) {
	want := len(t.Header) - 1
	if end, last := b.bestEnd(t, from, value, w); end > 0 {
		return end, last
	}
	short := -1
	for j := from; j < len(b.lines); j++ {
		l := b.lines[j]
		if l.table != nil || b.endsTable(j, value) {
			if short >= 0 {
				return short, false
			}
			return j, true
		}
		if b.repeatsHeader(t, j) > 0 || b.groupLine(t, j, value) {
			return j, false
		}
		if title, _ := b.groupSum(t, j, value); title > 0 {
			return j, false
		}
		switch v := anchorValue(l.text); {
		case v == value+1 && j-from == want:
			return j, false
		case v == value+1 && short < 0:
			short = j
		case v > value+1 && v <= value+3 && short < 0 && j-from == want && !b.ahead(j, value+1, want):
			return j, false
		}
		// A number that might be a value waits for one at the full row's end.
		if short >= 0 && (j-from >= want || j-short > want) {
			return short, false
		}
	}
	if short >= 0 {
		return short, false
	}
	return len(b.lines), true
}

// bestEnd chooses among lines with the next row's number, and the table's end
// where that is near, the one that leaves the row the cells that suit its
// columns best; 0 where there is no choice.
func (b *builder) bestEnd(t *Table, from, value int, w *widths) (end int, last bool) {
	cost := func(from, to int) float64 {
		_, _, cost := align(b.cells(from, to), t.Header[1:], w.copy(), func(flatCell) float64 { return impossible }, true)
		return cost
	}
	var ends []int
	j := from + 1
	for ; j < len(b.lines) && j <= from+len(t.Header)-1; j++ {
		if b.ends(j, value) || b.groupLine(t, j, value) {
			break
		}
		if anchorValue(b.lines[j].text) == value+1 {
			ends = append(ends, j)
		}
	}
	closed := b.ends(j, value)
	if len(ends) == 0 || len(ends) == 1 && !closed {
		return 0, false
	}
	best := math.Inf(1)
	if closed {
		best, end, last = cost(from, j), j, true
	}
	for _, at := range ends {
		c := cost(from, at)
		if closed {
			c += cost(at+1, j)
		}
		if c < best {
			best, end, last = c, at, false
		}
	}
	return end, last
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
	if !ok || n.rank > rankSub || b.anchorsNext(j, value) {
		return false
	}
	return n.rank <= rankMain || len(l.text) <= maxGroup && l.text[len(l.text)-1] != '。' && value > 0 && b.headerNext(j)
}

// groupLine tells a heading inside a table: numbered, and the next row or the
// header follows it.
func (b *builder) groupLine(t *Table, j, value int) bool {
	l := b.lines[j]
	if len(l.text) > maxGroup || l.table != nil {
		return false
	}
	if t.byYear && yearLine.MatchString(l.flat) {
		return b.anchorsNext(j, value)
	}
	n, ok := number(l.text)
	return ok && n.rank <= rankSub && (b.anchorsNext(j, value) || n.rank == rankSub && j+1 < len(b.lines) && b.repeatsHeader(t, j+1) > 0)
}

// groupSum tells a group's heading, a cell a line: 一, the title, then figures for
// some of the columns or none, then the next row; or a numbered title with
// figures. Title is how many lines the heading takes, 0 where none stands.
func (b *builder) groupSum(t *Table, j, value int) (title, figures int) {
	at := func(k int) string {
		if k >= len(b.lines) || b.lines[k].table != nil {
			return ""
		}
		return b.lines[k].flat
	}
	n, numbered := number([]rune(at(j)))
	switch {
	case chineseOnly(at(j)) && len([]rune(at(j))) <= 3 && at(j+1) != "" && len([]rune(at(j+1))) <= maxGroup && !valueCell(at(j+1)):
		title = 2
	case numbered && n.rank <= rankSub && len([]rune(at(j))) <= maxGroup:
		title = 1
	default:
		return 0, 0
	}
	columns := 0
	for _, c := range t.Header {
		if c.Role == ColFigure || c.Role == ColInvestment {
			columns++
		}
	}
	k := j + title
	anchors := func() bool { v := anchorValue([]rune(at(k))); return v == 1 || v == value+1 }
	for figures < columns && valueCell(at(k)) && !(anchors() && !valueCell(at(k+1))) {
		figures++
		k++
	}
	if figures == 0 && title == 1 || !anchors() {
		return 0, 0
	}
	return title, figures
}

// addGroupSum adds the row of a group's figures, which stand in the columns of
// figures from the first.
func (b *builder) addGroupSum(t *Table, j, title, figures int, group string) (next int) {
	next = j + title + figures
	if figures == 0 {
		return next
	}
	row := Row{Sum: true, Group: group, Cells: make([]Cell, len(t.Header)), Span: source.Span{Start: b.lines[j].span.Start, End: b.lines[next-1].span.End}}
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

// anchorsNext tells whether the row after value, or a first row, follows a line.
func (b *builder) anchorsNext(j, value int) bool {
	if j+1 >= len(b.lines) || b.lines[j+1].table != nil {
		return false
	}
	v := anchorValue(b.lines[j+1].text)
	return v == 1 || v == value+1
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
	if j+len(t.printed) > len(b.lines) {
		return 0
	}
	for k, words := range t.printed {
		if b.lines[j+k].table != nil || b.lines[j+k].flat != words {
			return 0
		}
	}
	return len(t.printed)
}

// groupCost is what it costs to read a cell as the title of the group that
// begins after it; at the table's end there is none.
func (b *builder) groupCost(c flatCell, last bool) float64 {
	text := []rune(c.text)
	switch {
	case last || len(text) > maxGroup || strings.ContainsAny(c.text, "。；") || agency.LikeList(text) || dateLike(c.text), numeric(c.text):
		return impossible
	case b.titles[c.text]:
		return 0
	}
	return 2
}

// groupTitle is a group's heading less its number.
func groupTitle(text []rune) string {
	if n, ok := number(text); ok {
		text = text[n.len:]
	}
	return zh.UnspacedRunes(text)
}

// cells makes cells of lines, joining what was broken: inside a bracket, after
// a comma, before a bare 集团.
func (b *builder) cells(from, to int) []flatCell {
	var out []flatCell
	for _, l := range b.lines[from:to] {
		text := l.flat
		if n := len(out); n > 0 && breaks(out[n-1].text, text) {
			out[n-1].text += text
			out[n-1].spans = append(out[n-1].spans, l.span)
			continue
		}
		out = append(out, flatCell{spans: []source.Span{l.span}, text: text})
	}
	return out
}

// breaks tells whether b goes on with the cell a.
func breaks(a, b string) bool {
	var depth agency.Depth
	for _, r := range a {
		depth.Read(r)
	}
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	switch {
	case depth > 0, strings.ContainsRune("、，,", last), strings.ContainsRune("、，,。；）)", first):
		return true
	case agency.Opens(first) && last != '。':
		// A remark in brackets belongs to the cell before; (一期)… is a cell.
		end := strings.IndexFunc(b, agency.Closes)
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

// bareRows reads rows without numbers: each cell of bodies ends one.
func (b *builder) bareRows(t *Table, from int) (next int) {
	end := from
	for end < len(b.lines) {
		l := b.lines[end]
		if l.table != nil || b.endsTable(end, 0) {
			break
		}
		if n, ok := number(l.text); ok && n.rank <= rankSub {
			break
		}
		end++
	}
	cells := b.cells(from, end)
	widths := newWidths(t.Header)
	rows, _, _ := align(cells, t.Header, widths, func(flatCell) float64 { return impossible }, false)
	last := from
	for n, cells := range rows {
		row := Row{Key: rowKey(n+1, 0, false), Cells: make([]Cell, len(t.Header))}
		own := false
		for c, cell := range cells {
			if cell == nil {
				continue
			}
			row.Cells[c] = Cell{Spans: cell.spans}
			own = own || t.Header[c].Role.Responsible() && agency.LikeList([]rune(cell.text))
			if row.Span.End == 0 {
				row.Span.Start = cell.spans[0].Start
			}
			row.Span.End = cell.spans[len(cell.spans)-1].End
			last = b.lineAfter(last, *cell)
		}
		if !own && n == len(rows)-1 && n > 0 {
			break // what follows the table
		}
		t.Rows = append(t.Rows, row)
		t.Span.End = row.Span.End
		next = last
	}
	return next
}

// yearRows reads rows that begin with their number and stand under a year,
// with which the numbers begin anew.
func (b *builder) yearRows(t *Table, from int) (next int) {
	header := t.Header
	t.Header, t.byYear = header[1:], true
	next = b.numberedRows(t, from)
	t.Header = header
	var year Cell
	j := from
	for r := range t.Rows {
		row := &t.Rows[r]
		year.Carried = year.Spans != nil
		for ; j < len(b.lines) && b.lines[j].span.Start < row.Span.Start; j++ {
			if yearLine.MatchString(b.lines[j].flat) {
				year = Cell{Spans: []source.Span{b.lines[j].span}}
			}
		}
		row.Cells = append([]Cell{year}, row.Cells...)
		if year.Spans == nil {
			continue
		}
		number := strings.TrimLeft(row.Key[strings.Index(row.Key, ".")+1:], "0")
		if !strings.Contains(row.Key, ".") || row.Sub > 0 && strings.Count(row.Key, ".") == 1 {
			number = strings.TrimLeft(row.Key, "0")
		}
		row.Group = ""
		row.Key = strings.TrimRight(narrow(b.out.Doc.Text[year.Spans[0].Start:year.Spans[0].End]), "年度") + "." + number
	}
	return next
}

// carry fills blank cells from the row above, as merged cells read: what a row
// is about, its year, and the bodies where it has none of its own. Schedules
// and sums are carried among the sub-rows of one row only.
func carry(t *Table) {
	above := &Row{}
	for i := range t.Rows {
		row, last := &t.Rows[i], above
		if row.Sum {
			continue
		}
		above = row
		if last.Cells == nil {
			continue
		}
		bodies, merged := false, false
		for c := range row.Cells {
			bodies = bodies || t.Header[c].Role.Responsible() && len(row.Cells[c].Spans) > 0
			merged = merged || t.Header[c].Role == ColName && (len(row.Cells[c].Spans) == 0 || row.Cells[c].Carried)
		}
		for c := range row.Cells {
			if len(row.Cells[c].Spans) > 0 || len(last.Cells[c].Spans) == 0 {
				continue
			}
			take := false
			switch role := t.Header[c].Role; role {
			case ColYear:
				take = true
			case ColName, ColOther:
				take = row.Group == last.Group && c < len(row.Cells)-1
			case ColLead: // one body leads all that its merged cell is about
				take = (!bodies || merged) && row.Group == last.Group
			case ColSupport, ColResponsible:
				take = !bodies && row.Group == last.Group
			default:
				take = row.Sub > 1
			}
			if take {
				row.Cells[c] = Cell{Spans: last.Cells[c].Spans, Carried: true}
			}
		}
	}
}
