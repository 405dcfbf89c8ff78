package extract

import (
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// unreadRows lists the rows of tables that no fact was read from: those of the
// outline's tables, and all rows of a table that the outline did not take for one.
func (r *reading) unreadRows() {
	facts := r.factSpans()
	var tables []source.Span
	r.outline.Walk(func(s *outline.Section) {
		for _, t := range s.Tables {
			tables = append(tables, t.Span)
			for _, row := range t.Rows {
				if row.Span.End > row.Span.Start && !facts.Touches(row.Span) {
					r.unread(unreadRow, row.Span)
				}
			}
		}
	})
	read := source.NewCover(tables)
	for _, b := range r.doc.Blocks {
		if b.Table == nil || b.Style.Meta || b.Style.Noise || read.Touches(b.Span) || r.inCopy(b.Span) {
			continue
		}
		for _, cells := range b.Table.Rows {
			if row := rowSpan(cells); row.End > row.Start && !facts.Touches(row) {
				r.unread(unreadRow, row)
			}
		}
	}
}

// rowSpan reaches from a row's first cell to its last.
func rowSpan(cells []source.Cell) source.Span {
	var s source.Span
	for _, c := range cells {
		if c.Span.End <= c.Span.Start {
			continue
		}
		if s.End == 0 {
			s = c.Span
		}
		s.Start, s.End = min(s.Start, c.Span.Start), max(s.End, c.Span.End)
	}
	return s
}

func (r *reading) inCopy(s source.Span) bool {
	c := r.outline.Copy
	return c.End > 0 && s.Start >= c.Start && s.End <= c.End
}

// factSpans are where facts stand.
func (r *reading) factSpans() source.Cover {
	var spans []source.Span
	for i := range r.file.Tasks {
		t := &r.file.Tasks[i]
		spans = append(spans, source.Span{Start: t.Start, End: t.End})
	}
	for i := range r.file.Targets {
		spans = append(spans, source.Span{Start: r.file.Targets[i].Start, End: r.file.Targets[i].End})
	}
	for i := range r.file.Observations {
		spans = append(spans, source.Span{Start: r.file.Observations[i].Start, End: r.file.Observations[i].End})
	}
	spans = append(spans, r.names()...)
	return source.NewCover(spans)
}

var (
	dutyWords   = zh.NewList("牵头", "配合", "责任", "主办", "协办", "承办")
	dutyBracket = zh.MustCompile(`[（(][^（）()\n]{0,300}(?:牵头|配合|责任|主办|协办)(?:单位|部门)?[:：]?[^（）()\n]{0,300}[)）]`)
	dutyLabel   = zh.MustCompile(`(?m)^[ \t　]*(?:牵头|责任|配合|主办|协办|承办)(?:单位|部门)[:：][^\n]+`)
)

// unreadDuties lists the brackets and labels that name roles and of which no body was
// read.
func (r *reading) unreadDuties() {
	assigned := source.NewCover(r.assignmentSpans())
	for _, b := range r.doc.Blocks {
		text := r.text(b.Span)
		if !dutyWords.InString(text) || r.inCopy(b.Span) {
			continue
		}
		for _, duty := range []struct {
			form *zh.Regexp
			kind string
		}{{dutyBracket, unreadBracket}, {dutyLabel, unreadLabel}} {
			for _, at := range duty.form.FindAllStringIndex(text, -1) {
				from := b.Span.Start + utf8.RuneCountInString(text[:at[0]])
				s := source.Span{Start: from, End: from + utf8.RuneCountInString(text[at[0]:at[1]])}
				if !assigned.Touches(s) {
					r.unread(duty.kind, s)
				}
			}
		}
	}
}

// assignmentSpans are where bodies that answer for tasks are printed.
func (r *reading) assignmentSpans() []source.Span {
	var spans []source.Span
	for i := range r.file.Tasks {
		for _, a := range r.file.Tasks[i].Assignments {
			spans = append(spans, source.Span{Start: a.Start, End: a.End})
		}
	}
	return spans
}
