package outline

import (
	"strings"

	"github.com/policygraph/policygraph/loader/source"
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
		if strings.Trim(flat(l.text), "|-:") == "" {
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
	return gridTable(square(g)), j
}

// tabTable reads a table whose cells begin with tabs, whether a row has a line
// for itself or each cell has. A line without a tab goes on with the cell
// before it, unless a blank line stands between.
func (b *builder) tabTable(i int) (*Table, int) {
	text := b.out.Doc.Text
	if b.out.Doc.Format != "txt" && b.out.Doc.Format != "" {
		return nil, i
	}
	if !b.tabbed(i) {
		return nil, i
	}
	g := grid{span: b.lines[i].span}
	led := leads(text, b.lines[i].span.Start)
	// The region goes to the first line without a tab after a blank line.
	from := lineStart(text, b.lines[i].span.Start)
	var row []gridCell
	flush := func() {
		if len(row) > 0 {
			g.rows = append(g.rows, row)
		}
		row = nil
	}
	headless := func() bool { // the first row read is no header
		if len(g.rows) != 1 {
			return false
		}
		var cells []string
		for _, c := range g.rows[0] {
			cells = append(cells, c.text)
		}
		_, ok := header(cells)
		return !ok
	}
	blank := false
	end := from
	for at := from; at < len(text); {
		stop := at
		for stop < len(text) && text[stop] != '\n' {
			stop++
		}
		raw := source.Span{Start: at, End: stop}
		tabs := strings.ContainsRune(string(text[at:stop]), '\t')
		filled := trim(text, raw)
		switch {
		case !tabs && filled.Start == filled.End:
			blank = true
			if led {
				flush()
			}
		case !tabs && (blank || len(row) == 0 && len(g.rows) == 0):
			at = len(text)
			continue
		case !tabs && len(row) > 0:
			last := &row[len(row)-1]
			last.spans = append(last.spans, filled)
			last.text += flat(text[filled.Start:filled.End])
			end = stop
		case !tabs:
			rows := g.rows[len(g.rows)-1]
			last := &rows[len(rows)-1]
			last.spans = append(last.spans, filled)
			last.text += flat(text[filled.Start:filled.End])
			end = stop
		default:
			blank = false
			if !led {
				flush()
			}
			cellFrom := at
			if led {
				cellFrom = at + 1
			}
			for k := cellFrom; k <= stop; k++ {
				if k == stop || text[k] == '\t' {
					row = append(row, b.gridCell(source.Span{Start: cellFrom, End: k}))
					cellFrom = k + 1
				}
			}
			end = stop
		}
		if headless() || len(row) > 4*maxColumns {
			return nil, i
		}
		if at < len(text) {
			at = stop + 1
		}
	}
	flush()
	g.span.End = end
	if len(g.rows) < 2 {
		return nil, i
	}
	t := gridTable(square(g))
	if t == nil {
		return nil, i
	}
	next := i
	for next < len(b.lines) && b.lines[next].span.Start < end {
		next++
	}
	return t, next
}

// tabbed tells whether a header between tabs begins at a line.
func (b *builder) tabbed(i int) bool {
	l := b.lines[i]
	text := b.out.Doc.Text
	if !leads(text, l.span.Start) && !strings.ContainsRune(string(l.text), '\t') {
		return false
	}
	first, _, _ := strings.Cut(string(l.text), "\t")
	_, ok := column(flat([]rune(first)))
	return ok
}

// leads tells whether a tab stands before a place in its line.
func leads(text []rune, at int) bool {
	for at--; at >= 0 && text[at] != '\n'; at-- {
		if text[at] == '\t' {
			return true
		}
		if !isSpace(text[at]) {
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

func (b *builder) gridCell(s source.Span) gridCell {
	s = trim(b.out.Doc.Text, s)
	if s.Start == s.End {
		return gridCell{}
	}
	return gridCell{spans: []source.Span{s}, text: flat(b.out.Doc.Text[s.Start:s.End])}
}

// square gives every row as many cells as the header has: what is short was
// left blank at its end, what is long goes on in the last cell.
func square(g grid) grid {
	if len(g.rows) == 0 {
		return g
	}
	n := len(g.rows[0])
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
