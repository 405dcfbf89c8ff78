package extract

import (
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// maxCellHead is the code points of a heading at the head of a cell.
const maxCellHead = 24

// tableTasks makes a task of each row of a table that sets work. A table that
// only allots figures (a plan figure a body, no wording of what to do) sets
// none.
func (r *reading) tableTasks(s *outline.Section, t *outline.Table) {
	rows := r.rowReader(s, t)
	if !rows.setsWork() {
		if r.hasBodies(t) {
			r.warn(t.Span, "table %s allots figures to bodies and says no work: no tasks were made of it", t.Key)
		}
		return
	}
	r.columnRules(t)
	if t.Announced > 0 && t.Announced != rowsIn(t) && t.Announced != countRows(t) {
		r.warn(t.Title, "%d rows are announced, %d were read", t.Announced, countRows(t))
	}
	rows.added = r.standing.added
	for _, row := range t.Rows {
		if row.Sum {
			continue
		}
		if row.Sub == 1 {
			r.file.Tasks = append(r.file.Tasks, rows.dividedTask(row))
		}
		r.file.Tasks = append(r.file.Tasks, rows.task(row))
	}
	if _, rows := r.file.Listed(t.Key); t.Announced > 0 && t.Key != "" && len(rows) > 0 {
		r.file.Announcements = append(r.file.Announcements, dataset.Announcement{
			Of: t.Key, Count: t.Announced, Unit: t.AnnouncedUnit, Locator: r.locate(t.Title),
		})
	}
}

// rowReader makes tasks of the rows of one table.
type rowReader struct {
	*reading
	table  *outline.Table
	title  string // the table's
	source string // body or annex

	// Columns, -1 for none.
	number, name, content, schedule int

	shared map[string]bool // names that head several rows
	annex  string          // the title of the annex that the table stands in
	merged map[int]int     // by where a merged cell stands, the numbered rows that it heads
	added  []body          // that a rule stated before the table adds to each task
}

func (r *reading) rowReader(s *outline.Section, t *outline.Table) *rowReader {
	rows := &rowReader{
		reading: r, table: t, title: oneLine(r.text(t.Title)), source: dataset.SourceAnnex,
		number: column(t, outline.ColNumber), name: nameColumn(t), content: column(t, outline.ColContent), schedule: column(t, outline.ColSchedule),
	}
	if !r.inAnnex(s) && s.Kind != outline.KindRoot {
		rows.source = dataset.SourceBody
	}
	rows.shared = r.sharedNames(t, rows.name)
	rows.annex = r.annexTitle(s, t)
	rows.merged = rows.mergedCells()
	return rows
}

// setsWork tells a table whose rows say what to do, or name something and who answers
// for it. Rows of indicators, or of what is judged by criteria, set none where they name
// no bodies.
func (r *rowReader) setsWork() bool {
	if !r.hasBodies(r.table) && (column(r.table, outline.ColCriterion) >= 0 || r.name >= 0 && strings.HasSuffix(r.table.Header[r.name].Text, "指标")) {
		return false
	}
	return r.content >= 0 || r.name >= 0 && (column(r.table, outline.ColFigure) < 0 || r.hasBodies(r.table))
}

// dividedTask is the task of a divided row as a whole, which groups its parts.
func (r *rowReader) dividedTask(row outline.Row) dataset.Task {
	span := union(row.Cells[max(r.number, 0)])
	if r.name >= 0 && len(row.Cells[r.name].Spans) > 0 && !row.Cells[r.name].Carried {
		name := union(row.Cells[r.name]) // before the number or after it
		span = source.Span{Start: min(span.Start, name.Start), End: max(span.End, name.End)}
	}
	return dataset.Task{
		Key: r.uniqueKey(wholeKey(row)), Title: r.cell(row, r.name), Source: r.source, Table: r.title, Groups: r.groups(row),
		Quote: r.doc.Quote(span), Locator: r.locate(span),
		Evidence: dataset.Evidence{Reason: "divided row"},
	}
}

// wholeKey is the key of the divided row that a row is a part of.
func wholeKey(part outline.Row) string { return part.Key[:strings.LastIndex(part.Key, ".")] }

// task makes the task of a row, or of a part of a divided one.
func (r *rowReader) task(row outline.Row) dataset.Task {
	t := dataset.Task{
		Key: r.uniqueKey(row.Key), Title: r.rowTitle(row), Source: r.source, Table: r.title, Content: r.cell(row, r.content),
		Groups: r.groups(row), Quote: r.doc.Quote(row.Span), Locator: r.locate(row.Span),
		Evidence: dataset.Evidence{Reason: "row"},
	}
	if row.Sub > 0 {
		t.Parent = wholeKey(row)
	}
	bodies, carried := r.rowBodies(row)
	if carried {
		t.Reason = "row, bodies from above"
	}
	if len(bodies) > 0 {
		bodies = withAdded(bodies, r.added)
	}
	t.Assignments = r.assignments(bodies)
	t.Schedule = r.rowSchedule(row)
	return t
}

// rowTitles are where a row's title may stand, in the order in which they are
// asked: the first that has one gives it.
var rowTitles = []func(*rowReader, outline.Row) string{
	(*rowReader).nameWithoutWording,
	(*rowReader).ownName,
	(*rowReader).headOfWording,
	(*rowReader).ownSchedule,
	(*rowReader).openingOfWording,
}

func (r *rowReader) rowTitle(row outline.Row) string {
	for _, rule := range rowTitles {
		if title := rule(r, row); title != "" {
			return title
		}
	}
	return ""
}

func (r *rowReader) nameWithoutWording(row outline.Row) string {
	if r.cell(row, r.content) != "" {
		return ""
	}
	return r.cell(row, r.name)
}

// ownName: a name that heads no other row.
func (r *rowReader) ownName(row outline.Row) string {
	name := r.cell(row, r.name)
	if row.Sub > 0 || r.shared[name] {
		return ""
	}
	return name
}

// headOfWording: where no column names the rows, a short first sentence does.
func (r *rowReader) headOfWording(row outline.Row) string {
	head, rest, ok := strings.Cut(r.cell(row, r.content), "。")
	if r.name >= 0 || !ok || rest == "" || len([]rune(head)) > maxCellHead || strings.ContainsAny(head, "，,；;") {
		return ""
	}
	return head
}

// ownSchedule: what is to be done by when, where all else is a merged cell's.
func (r *rowReader) ownSchedule(row outline.Row) string {
	if r.schedule < 0 || r.cell(row, r.content) == "" || !row.Cells[r.content].Carried || row.Cells[r.schedule].Carried {
		return ""
	}
	return opening(r.cell(row, r.schedule))
}

func (r *rowReader) openingOfWording(row outline.Row) string { return opening(r.cell(row, r.content)) }

// rowBodies are the bodies of a row's cells; carried says that some stand in a
// merged cell. What can be no body's name is warned of.
func (r *rowReader) rowBodies(row outline.Row) (bodies []body, carried bool) {
	for c, col := range r.table.Header {
		cell := row.Cells[c]
		if !col.Role.Responsible() || len(cell.Spans) == 0 {
			continue
		}
		if text := r.cell(row, c); noBody(r.table, text) {
			if !cell.Carried {
				r.warn(union(cell), "%s stands where row %s has its bodies, and names none: check the columns of the table", text, row.Key)
			}
			continue
		}
		inCell := r.bodiesIn(cell, string(col.Role))
		for k := range inCell {
			inCell[k].inherited = inCell[k].inherited || cell.Carried
		}
		carried = carried || cell.Carried
		bodies = append(bodies, inCell...)
	}
	return bodies, carried
}

// bodiesIn reads a cell of bodies. One that a drawn table breaks over lines, with other
// cells between its parts, is read by itself.
func (r *rowReader) bodiesIn(cell outline.Cell, role string) []body {
	whole := union(cell)
	if !r.interrupted(cell) {
		return r.cellBodies(whole, role)
	}
	apart := *r.reading
	doc, place := r.doc.Cut(cell.Spans)
	apart.doc = doc
	bodies := apart.cellBodies(source.Span{End: len(doc.Text)}, role)
	for i := range bodies {
		bodies[i].Span = place(bodies[i].Span)
	}
	return bodies
}

// interrupted tells a cell with something else between its parts.
func (r *rowReader) interrupted(cell outline.Cell) bool {
	for i := 1; i < len(cell.Spans); i++ {
		if zh.TrimSpace(r.text(source.Span{Start: cell.Spans[i-1].End, End: cell.Spans[i].Start})) != "" {
			return true
		}
	}
	return false
}

// rowSchedule are the times of a row: those of its column of times, and what a
// column of a year says is to be done in it.
func (r *rowReader) rowSchedule(row outline.Row) []dataset.Schedule {
	var out []dataset.Schedule
	for c, col := range r.table.Header {
		switch text := r.cell(row, c); {
		case text == "":
		case col.Role == outline.ColSchedule:
			out = append(out, schedules(text)...)
		case col.Role == outline.ColFigure && yearly(col.Text) && wordy(text):
			out = append(out, dataset.Schedule{Period: col.Text, Text: text})
		}
	}
	return out
}

// noBody tells a cell that can be no body's name: a number, a unit, a dash, a
// year, a header's word.
func noBody(t *outline.Table, text string) bool {
	for _, c := range t.Header {
		if text == c.Text {
			return true
		}
	}
	c := []rune("1" + text)
	if _, number := quantity.Cell(c[1:]); number {
		return true
	}
	_, unit := quantity.Cell(c)
	return unit || period(c[1:], 0) == len(c)-1 || !wordyAt(text, 2)
}

// cellBodies reads a cell of bodies, which may have labels or verbs of its own.
func (r *reading) cellBodies(s source.Span, role string) []body {
	if d, ok := r.labelled(s); ok {
		return r.withRoles(d.bodies)
	}
	if d, ok := r.unlabelled(s); ok {
		return r.withRoles(d.bodies)
	}
	d := duty{}
	d.add(r.doc.Text, s, role)
	return r.withRoles(d.bodies)
}

// countRows counts numbered rows, not their parts.
func countRows(t *outline.Table) int {
	n := 0
	for _, row := range t.Rows {
		if row.Sub <= 1 && !row.Sum {
			n++
		}
	}
	return n
}

// rowsIn counts rows and their parts, without sums.
func rowsIn(t *outline.Table) int {
	n := 0
	for _, row := range t.Rows {
		if !row.Sum {
			n++
		}
	}
	return n
}

func column(t *outline.Table, role outline.ColumnRole) int {
	for i, c := range t.Header {
		if c.Role == role {
			return i
		}
	}
	return -1
}

var groupHeaders = class("group_headers").Words()

// nameColumn is the column that names the rows: of several the first that does
// more than sort them. -1 where there is none.
func nameColumn(t *outline.Table) int {
	for i, c := range t.Header {
		if c.Role == outline.ColName && !slices.Contains(groupHeaders, c.Text) {
			return i
		}
	}
	return column(t, outline.ColName)
}

func (r *reading) hasBodies(t *outline.Table) bool {
	for _, c := range t.Header {
		if c.Role.Responsible() {
			return true
		}
	}
	return false
}

// columnRules reads a rule in a header: 责任单位（列第一位的为牵头单位）.
func (r *reading) columnRules(t *outline.Table) {
	for _, c := range t.Header {
		if lead, ok := leadRuleIn(c.Text); ok && lead != leadNoStar {
			r.standing.lead = lead
		}
	}
}

// sharedNames are the names that several rows have, by a merged cell or by
// repeating them: they head the rows and are no row's title.
func (r *reading) sharedNames(t *outline.Table, name int) map[string]bool {
	rows := map[string]int{}
	shared := map[string]bool{}
	for _, row := range t.Rows {
		if row.Sub > 1 || row.Sum {
			continue
		}
		text := r.cell(row, name)
		rows[text]++
		shared[text] = rows[text] > 1
	}
	return shared
}

// cell is the text of a cell, its broken lines joined.
func (r *reading) cell(row outline.Row, column int) string {
	if column < 0 {
		return ""
	}
	var b strings.Builder
	for _, s := range row.Cells[column].Spans {
		b.WriteString(oneLine(r.text(s)))
	}
	return b.String()
}

// union is the stretch of text from a cell's first part to its last.
func union(c outline.Cell) source.Span {
	if len(c.Spans) == 0 {
		return source.Span{}
	}
	return source.Span{Start: c.Spans[0].Start, End: c.Spans[len(c.Spans)-1].End}
}

func yearly(s string) bool {
	c := []rune(s)
	return len(c) >= 5 && zh.IsDigit(c[0]) && strings.Contains(s, "年")
}

func wordy(s string) bool { return wordyAt(s, 4) }

// wordyAt tells a text with so many characters that are letters of words.
func wordyAt(s string, least int) bool {
	n := 0
	for _, c := range s {
		if unicode.Is(unicode.Han, c) {
			n++
		}
	}
	return n >= least
}
