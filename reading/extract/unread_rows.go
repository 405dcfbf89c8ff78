package extract

import (
	"strings"

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
	dutyWords = zh.NewList("牵头", "配合", "责任", "主办", "协办", "承办")
	roleMarks = zh.NewList("牵头", "配合", "责任", "主办", "协办")
	afterRole = zh.MustCompile(`^(?:单位|部门)?[:：]?`)
	dutyLabel = zh.MustCompile(`^(?:牵头|责任|配合|主办|协办|承办)(?:单位|部门)[:：].`)
)

// unreadDuties lists the brackets and labels that name roles and of which no body was
// read.
func (r *reading) unreadDuties() {
	assigned := source.NewCover(append(r.assignmentSpans(), r.organisationSpans()...))
	for _, b := range r.doc.Blocks {
		text := r.text(b.Span)
		if !dutyWords.InString(text) || r.inCopy(b.Span) {
			continue
		}
		for _, s := range dutyBrackets(r.doc.Text, b.Span) {
			if !assigned.Touches(s) {
				r.unread(unreadBracket, s)
			}
		}
		for _, s := range dutyLabels(r.doc.Text, b.Span) {
			if !assigned.Touches(s) {
				r.unread(unreadLabel, s)
			}
		}
	}
}

// dutyLabels are the lines of a span that begin with a label of a role.
func dutyLabels(text []rune, s source.Span) []source.Span {
	var found []source.Span
	for from := s.Start; from < s.End; {
		to := from
		for to < s.End && text[to] != '\n' {
			to++
		}
		at := from
		for at < to && strings.ContainsRune(" \t\u3000", text[at]) {
			at++
		}
		if at < to && dutyWords.At(text[:to], at) != nil && dutyLabel.MatchString(string(text[at:min(to, at+maxLabel)])) {
			found = append(found, source.Span{Start: from, End: to})
		}
		from = to + 1
	}
	return found
}

// dutyBrackets are the innermost round brackets of a span that name a role.
func dutyBrackets(text []rune, s source.Span) []source.Span {
	var found []source.Span
	open := -1
	for i := s.Start; i < s.End; i++ {
		switch text[i] {
		case '（', '(':
			open = i
		case '\n':
			open = -1
		case '）', ')':
			if open >= 0 && namesRole(text[open+1:i]) {
				found = append(found, source.Span{Start: open, End: i + 1})
			}
			open = -1
		}
	}
	return found
}

// longestDuty is how much may stand in such a bracket on each side of the role.
const longestDuty = 300

// namesRole: the words of a bracket name a role.
func namesRole(inside []rune) bool {
	for i := range inside[:min(len(inside), longestDuty+1)] {
		word := roleMarks.At(inside, i)
		if word == nil {
			continue
		}
		rest := inside[i+len(word):]
		if len(rest) > longestDuty {
			rest = rest[len([]rune(afterRole.FindString(string(rest[:3])))):]
		}
		if len(rest) <= longestDuty {
			return true
		}
	}
	return false
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

// organisationSpans are where bodies are printed that lead, host or assess the plan.
func (r *reading) organisationSpans() []source.Span {
	var spans []source.Span
	for i := range r.file.Organisation {
		spans = append(spans, source.Span{Start: r.file.Organisation[i].Start, End: r.file.Organisation[i].End})
	}
	return spans
}
