package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

const (
	sureRow     = 0.95 // a row whose cells all stood in their columns
	sureCarried = 0.85 // a row with bodies filled from above
	maxCellHead = 24   // code points of a heading at the head of a cell
)

// tableTasks makes a task of each row of a table that sets work. A table that
// only allots figures (a plan figure a body, no wording of what to do) sets
// none.
func (r *reading) tableTasks(s *outline.Section, t *outline.Table) {
	name, content := nameColumn(t), column(t, outline.ColContent)
	if content < 0 && name < 0 || content < 0 && column(t, outline.ColFigure) >= 0 {
		if r.hasBodies(t) {
			r.warn(t.Span, "table %s allots figures to bodies and says no work: no tasks were made of it", t.Key)
		}
		return
	}
	r.columnRules(t)
	if t.Announced > 0 && t.Announced != rowsIn(t) && t.Announced != countRows(t) {
		r.warn(t.Title, "%d rows are announced, %d were read", t.Announced, countRows(t))
	}
	added := r.standing.added
	shared := r.sharedNames(t, name)
	for i := range t.Rows {
		if !t.Rows[i].Sum {
			r.rowTask(s, t, i, name, content, shared, added)
		}
	}
	if _, rows := r.file.Listed(t.Key); t.Announced > 0 && t.Key != "" && len(rows) > 0 {
		r.file.Announcements = append(r.file.Announcements, dataset.Announcement{
			Of: t.Key, Count: t.Announced, Unit: t.AnnouncedUnit, Locator: r.locate(t.Title),
		})
	}
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

// groupHeaders head columns that sort the rows and do not name them.
var groupHeaders = []string{"类别", "领域", "分类", "类型", "板块", "门类"}

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

// rowTask makes the task of a row, and before the first part of a divided row
// the task that groups its parts.
func (r *reading) rowTask(s *outline.Section, t *outline.Table, i, name, content int, shared map[string]bool, added []body) {
	row := t.Rows[i]
	stands := dataset.SourceAnnex
	if !r.inAnnex(s) && s.Kind != outline.KindRoot {
		stands = dataset.SourceBody
	}
	table := plain(r.text(t.Title))
	nameText := r.cell(row, name)
	parent := ""
	if row.Sub > 0 {
		key := row.Key[:strings.LastIndex(row.Key, ".")]
		parent = key
		if row.Sub == 1 {
			span := union(row.Cells[max(column(t, outline.ColNumber), 0)])
			if name >= 0 && len(row.Cells[name].Spans) > 0 && !row.Cells[name].Carried {
				span.End = row.Cells[name].Spans[len(row.Cells[name].Spans)-1].End
			}
			r.file.Tasks = append(r.file.Tasks, dataset.Task{
				Key: r.uniqueKey(key), Title: nameText, Source: stands, Table: table,
				Quote: r.text(span), Locator: r.locate(span),
				Evidence: dataset.Evidence{Confidence: sureRow, Reason: "divided row"},
			})
		}
	}
	words := r.cell(row, content)
	title := opening(words)
	if due := column(t, outline.ColSchedule); due >= 0 && content >= 0 && row.Cells[content].Carried && !row.Cells[due].Carried && len(row.Cells[due].Spans) > 0 {
		title = opening(r.cell(row, due)) // all that is its own
	}
	switch {
	case words == "":
		title = nameText
	case nameText != "" && row.Sub == 0 && !shared[nameText]:
		title = nameText
	case name < 0:
		if head, rest, ok := strings.Cut(words, "。"); ok && rest != "" && len([]rune(head)) <= maxCellHead && !strings.ContainsAny(head, "，,；;") {
			title = head
		}
	}
	task := dataset.Task{
		Key: r.uniqueKey(row.Key), Parent: parent, Title: title, Source: stands, Table: table, Content: words,
		Quote: r.text(row.Span), Locator: r.locate(row.Span),
		Evidence: dataset.Evidence{Confidence: sureRow, Reason: "row"},
	}
	var bodies []body
	for c, col := range t.Header {
		cell := row.Cells[c]
		if len(cell.Spans) == 0 {
			continue
		}
		switch {
		case col.Role.Responsible() && noBody(t, r.cell(row, c)):
			if !cell.Carried {
				r.warn(union(cell), "%s stands where row %s has its bodies, and names none: check the columns of the table", r.cell(row, c), row.Key)
			}
		case col.Role.Responsible():
			b := r.cellBodies(union(cell), string(col.Role))
			if cell.Carried {
				task.Confidence, task.Reason = sureCarried, "row, bodies from above"
				for k := range b {
					b[k].inherited = true
				}
			}
			bodies = append(bodies, b...)
		case col.Role == outline.ColSchedule:
			task.Schedule = append(task.Schedule, schedules(r.cell(row, c))...)
		case col.Role == outline.ColFigure && yearly(col.Text) && wordy(r.cell(row, c)):
			task.Schedule = append(task.Schedule, dataset.Schedule{Period: col.Text, Text: r.cell(row, c)})
		}
	}
	if len(bodies) > 0 {
		bodies = withAdded(bodies, added)
	}
	task.Assignments = r.assignments(bodies)
	r.file.Tasks = append(r.file.Tasks, task)
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
		return r.settle(d.bodies)
	}
	if d, ok := r.unlabelled(s); ok {
		return r.settle(d.bodies)
	}
	d := duty{}
	d.add(r.doc.Text, s, role)
	return r.settle(d.bodies)
}

// schedules reads the periods in a schedule's wording: 2020-2023年, 5月底前. A
// short wording without a date (长期) is a period itself.
func schedules(text string) []dataset.Schedule {
	var out []dataset.Schedule
	c := []rune(text)
	for i := 0; i < len(c); {
		end := period(c, i)
		if end == i {
			i++
			continue
		}
		out = append(out, dataset.Schedule{Period: string(c[i:end]), Text: text})
		i = end
	}
	if len(out) == 0 && len(c) > 0 && len(c) <= maxPeriod {
		out = append(out, dataset.Schedule{Period: text})
	}
	return out
}

// maxPeriod is the length of a period in words.
const maxPeriod = 12

// period is where the date or range that begins at a place ends; the place
// itself where none begins.
func period(c []rune, at int) int {
	i, dated := at, false
	for i < len(c) {
		j := i
		for j < len(c) && zh.IsDigit(c[j]) {
			j++
		}
		if j > i && j < len(c) && strings.ContainsRune("年月日.．", c[j]) {
			dated = dated || c[j] != '.' && c[j] != '．' || j-i == 4
			i = j + 1
			continue
		}
		if j > i {
			if j-i == 4 && j < len(c) && strings.ContainsRune("-—–~～至", c[j]) || dated && j-i <= 2 || dated && j-i == 4 && strings.ContainsRune("-—–~～至", c[i-1]) {
				dated = true
				i = j
				continue
			}
			break
		}
		if dated && strings.ContainsRune("-—–~～至", c[i]) && i+1 < len(c) && (zh.IsDigit(c[i+1]) || strings.ContainsRune("-—–~～", c[i+1])) {
			i++
			continue
		}
		break
	}
	if !dated {
		return at
	}
	for _, tail := range []string{"底前", "底", "上半年", "下半年", "前", "内", "末", "初", "中旬", "上旬", "下旬", "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度"} {
		if strings.HasPrefix(string(c[i:]), tail) {
			return i + len([]rune(tail))
		}
	}
	return i
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
		b.WriteString(plain(r.text(s)))
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

// linkRows ties rows of annexes to the body: to the item whose title theirs
// is, and to the clause that says the same.
func (r *reading) linkRows() {
	items := map[string]string{}
	body := map[int][]wording{} // by how many bodies
	for i := range r.file.Tasks {
		t := &r.file.Tasks[i]
		if t.Source != dataset.SourceBody {
			continue
		}
		if len(t.Assignments) > 0 {
			body[len(t.Assignments)] = append(body[len(t.Assignments)], wordingOf(t))
		}
		if title := bare(t.Title); title != "" && items[title] == "" {
			items[title] = t.Key
		}
	}
	if len(items) == 0 {
		return
	}
	names := map[string]string{}
	r.outline.Walk(func(s *outline.Section) {
		for _, t := range s.Tables {
			if name := nameColumn(t); name >= 0 {
				for _, row := range t.Rows {
					names[row.Key] = bare(r.cell(row, name))
				}
			}
		}
	})
	for i := range r.file.Tasks {
		t := &r.file.Tasks[i]
		if t.Source != dataset.SourceAnnex || t.Table == "" {
			continue
		}
		if t.Parent == "" {
			t.Parent = items[names[t.Key]]
		}
		if t.Parent == "" {
			t.Parent = items[bare(t.Title)]
		}
		if len(t.Assignments) == 0 {
			continue
		}
		w, alike := wordingOf(t), body[len(t.Assignments)]
		for k := range alike {
			if b := &alike[k]; w.sameBodies(b) && w.same(b) {
				t.SameAs = b.task.Key
				break
			}
		}
	}
}

// wording is a task in the form that is compared.
type wording struct {
	task  *dataset.Task
	names []string // of its bodies
	named map[string]bool
	pairs []uint64 // each two characters that follow each other, in order of their codes
}

func wordingOf(t *dataset.Task) wording {
	w := wording{task: t, named: map[string]bool{}}
	for _, a := range t.Assignments {
		name := bare(a.Agency)
		w.names = append(w.names, name)
		w.named[name] = true
	}
	return w
}

// count counts the pairs, for those tasks that are compared by them.
func (w *wording) count() {
	if w.pairs != nil {
		return
	}
	words := bare(w.task.Content)
	w.pairs = make([]uint64, 0, utf8.RuneCountInString(words))
	var last rune
	for _, c := range words {
		if last != 0 {
			w.pairs = append(w.pairs, uint64(last)<<32|uint64(c))
		}
		last = c
	}
	slices.Sort(w.pairs)
}

// same tells texts that differ by slips only: nine of ten pairs of characters
// are common.
func (w *wording) same(other *wording) bool {
	w.count()
	other.count()
	a, b := w.pairs, other.pairs
	if len(a) == 0 || len(a)*10 < len(b)*8 || len(b)*10 < len(a)*8 {
		return false
	}
	common, all := 0, len(a)+len(b)
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b = a[1:], b[1:]
			common++
		}
	}
	return common*20 >= all*9
}

// bare is a text's letters and digits, 和 and 与 alike.
func bare(s string) string {
	return strings.Map(func(c rune) rune {
		if c == '与' {
			return '和'
		}
		if c >= '一' && c <= '龥' { // as most; these are letters
			return c
		}
		if unicode.IsLetter(c) || zh.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// sameBodies tells lists of as many bodies that name the same; in a longer one may
// go by another name.
func (w *wording) sameBodies(with *wording) bool {
	other := 0
	for _, name := range w.names {
		if !with.named[name] {
			other++
		}
	}
	return other == 0 || other == 1 && len(w.names) >= 3
}
