package outline

import (
	"strings"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

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
	cells := b.cells(t, from, end)
	rows := alignment{columns: t.Header, widths: newWidths(t.Header), groupCost: noGroup}.read(cells).rows
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
		row.Groups = nil
		row.Key = strings.TrimRight(zh.Narrow(b.out.Doc.Text[year.Spans[0].Start:year.Spans[0].End]), "年度") + "." + number
	}
	return next
}
