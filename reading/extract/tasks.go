package extract

import (
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// titleLength is how much of its wording stands for a task without a heading.
const titleLength = 30

// tasks reads the units of work: numbered items, clauses closed by a bracket
// of their own, rows of tables.
func (r *reading) tasks() {
	if copied := r.outline.Copy; copied.End > 0 {
		r.warn(copied, "the document stands in the file a second time: the copy was not read")
	}
	r.documentRules()
	r.sectionTasks(r.outline.Root, "")
	r.linkRows()
	r.placed = indexTasks(r.file.Tasks)
	r.unreadTables()
	for i := range r.file.Tasks {
		inferTask(&r.file.Tasks[i])
		weighTask(&r.file.Tasks[i])
	}
}

// inferTask names what a task has that stands elsewhere: bodies that a merged cell above
// or a rule for all tasks gives.
func inferTask(t *dataset.Task) {
	if slices.ContainsFunc(t.Assignments, func(a dataset.Assignment) bool { return a.Inherited }) {
		t.Inferred = append(t.Inferred, "assignments")
	}
}

// sectionTasks makes the tasks of a section and of what is below it. Parent is
// the key of the task above.
func (r *reading) sectionTasks(s *outline.Section, parent string) {
	if s.Kind == outline.KindRoot {
		r.clauses(s, r.statedClauses(s), "", r.standing.added)
	} else {
		parent = r.sectionTask(s, parent)
	}
	for _, t := range s.Tables {
		r.tableTasks(s, t)
	}
	for _, c := range s.Children {
		r.sectionTasks(c, parent)
	}
}

// sectionTask makes a section's own task, and its clauses' tasks; it returns
// the key under which the tasks below it stand.
func (r *reading) sectionTask(s *outline.Section, parent string) string {
	added := r.standing.added
	stated := r.statedClauses(s)
	if len(stated) == 0 && len(s.Children) == 0 {
		if d, ok := r.namedDuty(s); ok {
			return r.addTask(s, parent, itself, []duty{d}, nil, "prose")
		}
		if c, ok := r.dividedItem(s); ok {
			key := r.addTask(s, parent, itself, c.duties, nil, "prose")
			r.file.Tasks[len(r.file.Tasks)-1].Title = r.clauseTitle(c)
			return key
		}
		if prose := r.proseClauses(s); len(prose) > 0 && (r.dividesWork(s) || dividing(prose)) {
			key := r.addTask(s, parent, headsClauses, nil, nil, "prose")
			r.clauses(s, prose, key, nil)
			return key
		}
	}
	if len(stated) == 0 && r.closesList(s) {
		stated = r.listDuty(s)
		if len(stated) > 0 {
			return r.addTask(s, parent, itself, stated[0].duties, added, "bracket after a list")
		}
	}
	if len(stated) > 0 && r.movedUp(s) {
		stated = nil
	}
	switch {
	case len(stated) == 1:
		d := stated[0].duties
		return r.addTask(s, parent, itself, d, added, d[0].rule)
	case len(stated) > 1:
		key := parent
		if s.Kind != outline.KindAnnex {
			key = r.addTask(s, parent, headsClauses, nil, nil, "heading")
		}
		r.clauses(s, stated, key, added)
		return key
	case r.standsAlone(s):
		if len(s.Children) > 0 {
			return r.addTask(s, parent, headsItems, nil, nil, "heading")
		}
		if d, ok := r.entrusted(s); ok {
			return r.addTask(s, parent, itself, []duty{d}, nil, "prose")
		}
		return r.addTask(s, parent, itself, nil, nil, "numbered item")
	}
	return parent
}

func (r *reading) title(s *outline.Section) string { return oneLine(r.text(s.Title)) }

// oneLine is a text less its line breaks and the blanks at its ends.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return zh.TrimSpace(s)
	}
	return zh.TrimSpace(strings.Map(func(c rune) rune {
		if c == '\n' || c == '\r' || c == '\t' {
			return -1
		}
		return c
	}, s))
}

// opening is the first words of a text, cut with an ellipsis.
func opening(s string) string {
	s = strings.TrimLeft(oneLine(s), "*＊ ")
	n := 0
	for i := range s {
		if n == titleLength {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// grouping is what a section's task stands over.
type grouping int

const (
	itself       grouping = iota
	headsItems            // sections below it
	headsClauses          // clauses of its own text
)

// addTask adds a section's task and returns its key.
func (r *reading) addTask(s *outline.Section, parent string, grouping grouping, duties []duty, added []body, rule string) string {
	own := r.ownSpan(s, duties)
	span := own
	switch {
	case grouping == headsClauses && s.Title.End > s.Title.Start:
		// The clauses are the text.
		span.End = s.Title.End
	case grouping == headsItems:
		span.End = r.ownEnd(s)
	}
	title := r.title(s)
	if title == "" || headedByBodies(s, duties) && len(s.Body) > 0 {
		title = opening(r.text(r.bodySpan(s)))
	}
	t := dataset.Task{
		Key: r.uniqueKey(s.Key), Parent: parent, Title: title, Source: r.sourceOf(s),
		Content:  oneLine(r.content(s, own.End, duties)),
		Quote:    r.doc.Quote(span),
		Locator:  r.locate(span),
		Evidence: dataset.Evidence{Reason: rule},
	}
	r.fill(&t, duties, added)
	r.file.Tasks = append(r.file.Tasks, t)
	return t.Key
}

// headedByBodies: the heading names who answers, and not what is done.
func headedByBodies(s *outline.Section, duties []duty) bool {
	return len(duties) == 1 && duties[0].span == s.Title && s.Title.Start < s.Title.End
}

// fill gives a task the bodies and the schedule of its duties.
func (r *reading) fill(t *dataset.Task, duties []duty, added []body) {
	var bodies []body
	for _, d := range duties {
		bodies = append(bodies, d.bodies...)
		t.Schedule = append(t.Schedule, d.schedule...)
	}
	if len(bodies) > 0 {
		bodies = withAdded(r.withRoles(bodies), added)
	}
	t.Assignments = r.assignments(bodies)
}

func (r *reading) sourceOf(s *outline.Section) string {
	if r.inAnnex(s) {
		return dataset.SourceAnnex
	}
	return dataset.SourceBody
}

// ownEnd is where a section's own text ends.
func (r *reading) ownEnd(s *outline.Section) int {
	if n := len(s.Body); n > 0 {
		return s.Body[n-1].End
	}
	return s.Title.End
}

func (r *reading) bodySpan(s *outline.Section) source.Span {
	if len(s.Body) == 0 {
		return source.Span{Start: s.Title.Start, End: s.Title.End}
	}
	return source.Span{Start: s.Body[0].Start, End: s.Body[len(s.Body)-1].End}
}

// content is a section's own text up to a place, less its duties.
func (r *reading) content(s *outline.Section, end int, duties []duty) string {
	var b strings.Builder
	for _, p := range s.Body {
		at := p.Start
		if at >= end {
			break
		}
		for _, d := range duties {
			if d.span.Start >= at && d.span.End <= p.End {
				b.WriteString(r.text(source.Span{Start: at, End: d.span.Start}))
				at = d.span.End
			}
		}
		b.WriteString(r.text(source.Span{Start: at, End: p.End}))
	}
	return b.String()
}

// uniqueKey is a key, or where it is taken the key with a number after it.
func (r *reading) uniqueKey(key string) string {
	if r.keys == nil {
		r.keys = map[string]int{}
	}
	r.keys[key]++
	if n := r.keys[key]; n > 1 {
		return r.uniqueKey(key + "-" + strconv.Itoa(n))
	}
	return key
}
