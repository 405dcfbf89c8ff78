package extract

import (
	"strings"

	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/source"
)

const (
	maxCell     = 40 // code points of a line that may be a cell
	leastBare   = 3  // bare numbers that make short lines look like a table
	leastTabbed = 2  // lines with tabs that do
)

// unreadTables warns of what looks like a table and was read as running text,
// or not at all: tables of the file without a header, lines with tabs, short
// lines with bare numbers among them.
func (r *reading) unreadTables() {
	var read []source.Span
	r.outline.Walk(func(s *outline.Section) {
		for _, t := range s.Tables {
			read = append(read, t.Span)
		}
		r.unreadLines(s)
	})
	tables := source.NewCover(read)
	for _, b := range r.doc.Blocks {
		if b.Table == nil || b.Style.Meta || b.Style.Noise || len(b.Table.Rows) < 2 || tables.Touches(b.Span) {
			continue
		}
		if end := r.outline.Copy; end.End > 0 && b.Span.Start >= end.Start {
			continue
		}
		if strings.ContainsAny(r.text(b.Span), "0123456789") {
			r.warn(b.Span, "a table of %d rows was not read: none of its first rows is a header that is known, and no column holds figures", len(b.Table.Rows))
		}
	}
}

// cellsIn counts what a tab, or blanks that align, divides in a line.
func cellsIn(text []rune) int {
	cells, blanks := 1, 0
	for _, c := range text {
		if c == ' ' || c == '\u3000' {
			if blanks++; blanks == 3 {
				cells++
			}
			continue
		}
		if blanks = 0; c == '\t' {
			cells++
		}
	}
	return cells
}

// unreadLines warns of a section's runs of lines that look like cells.
func (r *reading) unreadLines(s *outline.Section) {
	var run source.Span
	short, bare, tabbed := 0, 0, 0
	flush := func() {
		switch {
		case tabbed >= leastTabbed:
			r.warn(run, "%d lines with tabs or wide blanks look like a table and were read as text: put tabs between the cells, below a header whose words are known or that stands above columns of figures", tabbed)
		case bare >= leastBare:
			r.warn(run, "%d short lines, %d of them bare numbers, look like a table a cell a line and were read as text: no number of columns fits all rows", short, bare)
		}
		short, bare, tabbed = 0, 0, 0
	}
	for _, p := range s.Body {
		text := r.doc.Text[p.Start:p.End]
		cells := cellsIn(text)
		if len(text) > maxCell && cells < 3 {
			flush()
			continue
		}
		if short == 0 {
			run = p
		}
		run.End = p.End
		short++
		if cells >= 3 {
			tabbed++
		} else if _, ok := quantity.Cell(text); ok {
			bare++
		}
	}
	flush()
}
