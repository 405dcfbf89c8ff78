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
	r.asks = r.explain.newTrace()
	r.sectionTasks(r.outline.Root, "")
	r.explain.add(r.asks, inDocument)
	r.headedTasks()
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
	c := &sectionCase{Section: s, parent: parent, added: r.standing.added}
	c.stated = r.statedClauses(s)
	c.movedUp = len(c.stated) > 0 && r.movedUp(s)
	r.asks.At(s.Span.Start, r.ownEnd(s))
	for _, form := range sectionForms {
		key, ok := form.read(r, c)
		r.asks.Asked(form.name, form.says, ok)
		if ok {
			return key
		}
	}
	return parent
}

// sectionCase is a section of which is asked what tasks it sets.
type sectionCase struct {
	*outline.Section
	parent  string // key of the task above
	added   []body // that a rule adds to every task from here on
	stated  []clause
	movedUp bool // its statement closes the list that the section ends
}

// bare: the section has no statement of duty and nothing below it.
func (c *sectionCase) bare() bool { return len(c.stated) == 0 && len(c.Children) == 0 }

// sectionForm is a way in which a section sets tasks. read adds them and returns the key
// under which those below stand; ok is false where the section is not of this form.
type sectionForm struct {
	name, says string
	read       func(*reading, *sectionCase) (key string, ok bool)
}

// sectionForms are asked in order; a section of none sets no task.
var sectionForms = []sectionForm{
	{"duty under a body's name", "a list of duties heads the item with the body", (*reading).dutyOfBody},
	{"item that begins with a body", "the item's sentence puts a body in charge", (*reading).itemOfBody},
	{"prose", "clauses of running text each put bodies in charge", (*reading).proseTasks},
	{"bracket after a list", "the statement of the last point closes the whole list", (*reading).closedList},
	{"own statement", "one statement of duty closes the section", (*reading).statedTask},
	{"clauses", "several statements each close a clause", (*reading).clauseTasks},
	{"heading", "a heading over items", (*reading).headingTask},
	{"entrusted", "the item begins with who is charged with it", (*reading).entrustedTask},
	{"numbered item", "an item outside the general parts, without bodies", (*reading).plainTask},
}

func (r *reading) dutyOfBody(c *sectionCase) (key string, ok bool) {
	if !c.bare() {
		return "", false
	}
	d, ok := r.namedDuty(c.Section)
	if !ok {
		return "", false
	}
	return r.addTask(c.Section, c.parent, itself, []duty{d}, nil, "prose"), true
}

func (r *reading) itemOfBody(c *sectionCase) (key string, ok bool) {
	if !c.bare() {
		return "", false
	}
	divided, ok := r.dividedItem(c.Section)
	if !ok {
		return "", false
	}
	key = r.addTask(c.Section, c.parent, itself, divided.duties, nil, "prose")
	r.file.Tasks[len(r.file.Tasks)-1].Title = r.clauseTitle(divided)
	return key, true
}

func (r *reading) proseTasks(c *sectionCase) (key string, ok bool) {
	if !c.bare() {
		return "", false
	}
	prose := r.proseClauses(c.Section)
	if len(prose) == 0 || !r.dividesWork(c.Section) && !dividing(prose) {
		return "", false
	}
	key = r.addTask(c.Section, c.parent, headsClauses, nil, nil, "prose")
	r.clauses(c.Section, prose, key, nil)
	return key, true
}

func (r *reading) closedList(c *sectionCase) (key string, ok bool) {
	if len(c.stated) > 0 || !r.closesList(c.Section) {
		return "", false
	}
	c.stated = r.listDuty(c.Section)
	if len(c.stated) == 0 {
		return "", false
	}
	return r.addTask(c.Section, c.parent, itself, c.stated[0].duties, c.added, "bracket after a list"), true
}

func (r *reading) statedTask(c *sectionCase) (key string, ok bool) {
	if len(c.stated) != 1 || c.movedUp {
		return "", false
	}
	d := c.stated[0].duties
	return r.addTask(c.Section, c.parent, itself, d, c.added, d[0].rule), true
}

func (r *reading) clauseTasks(c *sectionCase) (key string, ok bool) {
	if len(c.stated) < 2 || c.movedUp {
		return "", false
	}
	key = c.parent
	if c.Kind != outline.KindAnnex {
		key = r.addTask(c.Section, c.parent, headsClauses, nil, nil, "heading")
	}
	r.clauses(c.Section, c.stated, key, c.added)
	return key, true
}

func (r *reading) headingTask(c *sectionCase) (key string, ok bool) {
	if len(c.Children) == 0 || !r.standsAlone(c.Section) {
		return "", false
	}
	return r.addTask(c.Section, c.parent, headsItems, nil, nil, "heading"), true
}

func (r *reading) entrustedTask(c *sectionCase) (key string, ok bool) {
	if !r.standsAlone(c.Section) {
		return "", false
	}
	d, ok := r.entrusted(c.Section)
	if !ok {
		return "", false
	}
	return r.addTask(c.Section, c.parent, itself, []duty{d}, nil, "prose"), true
}

func (r *reading) plainTask(c *sectionCase) (key string, ok bool) {
	if !r.standsAlone(c.Section) {
		return "", false
	}
	return r.addTask(c.Section, c.parent, itself, nil, nil, "numbered item"), true
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
