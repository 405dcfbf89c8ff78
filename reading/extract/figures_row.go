package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/figure"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// tableRow is the row of a table whose figures are being read, and what it says of
// all of them.
type tableRow struct {
	*figureReader
	table *tableFrame
	outline.Row
	frame   figure.Frame
	section string // its key, or that of the section that the table stands in
	label   string // what names it
	// Of the number being read; one at a time.
	number tableCell
}

// readRow reads the row's cells: first what its name, its year and its place say of
// all, then each.
func (r *tableRow) readRow() {
	if r.Key != "" {
		r.section = r.Key
	}
	r.readYear()
	r.readLabel()
	for i := range r.Cells {
		if r.speaks(i) {
			r.inCell = r.cellContext(i)
			r.readCell(i)
		}
	}
	r.inCell = nil
}

// words is the wording of a cell, on one line and without blanks.
func (r *tableRow) words(i int) string {
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return compact(string(r.passage(i).text))
}

func (r *tableRow) passage(i int) passage { return tightPassage(r.doc.Text, r.Cells[i].Spans...) }

// readYear gives the row the year of its own column, else the one that it is due.
func (r *tableRow) readYear() {
	for i, c := range r.table.Header {
		if c.Role != outline.ColYear {
			continue
		}
		if m := oneYear.FindStringSubmatch(r.words(i)); m != nil {
			year := atoi(m[1])
			r.frame.Year, r.frame.YearOfRow = &year, true
		}
	}
	if y := r.due(); y != nil && !r.frame.YearOfRow {
		r.frame.Year, r.frame.YearOfRow = y, true
	}
}

// due is the year of the row's schedule, when it names one only.
func (r *tableRow) due() *int {
	var due *int
	for k, c := range r.table.Header {
		if c.Role != outline.ColSchedule || k >= len(r.Cells) {
			continue
		}
		for _, m := range yearDigits.FindAllString(string(r.passage(k).text), -1) {
			year := atoi(m)
			if due != nil && *due != year {
				return nil
			}
			due = &year
		}
	}
	return due
}

// readLabel reads what names the row, and what it is limited to.
func (r *tableRow) readLabel() {
	tf := r.table
	r.label = plainLabel(numberOfName.ReplaceAllString(r.words(tf.name), ""))
	if r.Sum {
		r.label = r.sumLabel()
	}
	if r.label == "" {
		r.label = r.firstText()
	}
	r.frame.Subject, r.frame.Project = r.label, tf.project
	if tf.scope >= 0 && tf.scope != tf.name && !r.Sum {
		r.frame.Scope, r.frame.ScopeOfRow = plainLabel(r.words(tf.scope)), true
	}
	if tf.project && r.frame.Scope == "" {
		r.frame.Scope, r.frame.ScopeOfRow = r.label, true
	}
}

// numberOfName is the number of an indicator in its cell: 3.就业率.
var numberOfName = zh.MustCompile(`^\d{1,2}[.．、]`)

// firstText is the row's first cell that is no number: 合计.
func (r *tableRow) firstText() string {
	for i := range r.Cells {
		p := r.passage(i)
		if len(p.text) == 0 {
			continue
		}
		if _, ok := cellQuantity(p.text); !ok {
			return plainLabel(compact(string(p.text)))
		}
	}
	return ""
}

// sumLabel is what a row adds up: its longest wording, less (3项).
func (r *tableRow) sumLabel() string {
	longest := ""
	for i := range r.Cells {
		if s := r.words(i); len(s) > len(longest) {
			if _, number := quantity.Cell([]rune(s)); !number {
				longest = s
			}
		}
	}
	return zh.TrimSpace(bracketed.ReplaceAllString(longest, ""))
}

// speaks: the cell may have figures of its own: it is printed in this row, and
// its column is of values or of wording.
func (r *tableRow) speaks(i int) bool {
	tf := r.table
	if i >= len(tf.Header) || i == tf.units || r.Cells[i].Carried || len(r.Cells[i].Spans) == 0 {
		return false
	}
	switch tf.Header[i].Role {
	case outline.ColSchedule:
		return tf.told[i] == figure.Achieved // 当前进度
	case outline.ColNumber, outline.ColYear, outline.ColLead, outline.ColSupport, outline.ColResponsible, outline.ColPerson,
		outline.ColSort, outline.ColMethod:
		return false
	}
	if r.Sum {
		return tf.numeric[i]
	}
	// An indicator's name measures nothing: 站点500米覆盖率.
	return i != tf.name || !tf.names || !slices.Contains(tf.numeric, true) && column(tf.Table, outline.ColCriterion) < 0
}

// readCell reads a cell: a number by its column, any other as a passage.
func (r *tableRow) readCell(i int) {
	p := r.passage(i)
	if q, ok := cellQuantity(p.text); ok && i != r.table.name && !zh.IsYearRange(compact(string(p.text))) {
		if q.Unit == "" && yearHeaders.MatchString(r.table.Header[i].Text) {
			return // 建成年份
		}
		r.number = tableCell{tableRow: r, column: i, passage: p, q: q}
		r.number.readNumber()
		return
	}
	if r.absent(i, p) {
		return
	}
	frame := r.frame
	if m := oneYear.FindAllStringSubmatch(r.table.Header[i].Text, -1); len(m) == 1 {
		year := atoi(m[0][1])
		frame.Year, frame.YearOfRow = &year, true
	}
	frame.Observed = r.table.reported(i, frame.Observed)
	if r.table.Header[i].Role == outline.ColCriterion {
		r.readCriterion(p, frame)
		return
	}
	r.read(p, frame, r.section)
}

// yearHeaders head a column of years.
var yearHeaders = zh.MustCompile(`(?:年份|年度|时间|时限|年限)$`)

// readCriterion reads what an indicator must reach, and passes over the sentences on
// how that is worked out or checked.
func (r *tableRow) readCriterion(p passage, frame figure.Frame) {
	from := 0
	for i := range p.text {
		if i+1 < len(p.text) && !strings.ContainsRune("。；;", p.text[i]) {
			continue
		}
		if to := from + beforeMethod(p.text[from:i+1]); to > from {
			r.read(p.part(from, to), frame, r.section)
		}
		from = i + 1
	}
}

// beforeMethod is how far a sentence goes before its first clause on how something is
// worked out or checked.
func beforeMethod(sentence []rune) int {
	if !howMeasured.MatchString(string(sentence)) {
		return len(sentence)
	}
	from := 0
	for i, c := range sentence {
		if c != '，' && c != ',' && c != '：' {
			continue
		}
		if howMeasured.MatchString(string(sentence[from:i])) {
			break
		}
		from = i + 1
	}
	return from
}

// howMeasured tells a formula, and the size of a sample.
var howMeasured = zh.MustCompile(`[=＝].*[/÷×*＊]|抽查|抽取|抽样|随机|扣\d|得\d|加\d+分`)

// ownName is what a number in a row is of: where several rows share a name, the
// short wording of what the row itself does.
func (r *tableRow) ownName() string {
	tf := r.table
	if r.Sum || tf.work < 0 || tf.name < 0 || !tf.shared[compact(r.cell(r.Row, tf.name))] {
		return r.label
	}
	if own := plainLabel(compact(r.cell(r.Row, tf.work))); own != "" {
		return own
	}
	return r.label
}

// labelStart is where the row's label starts, when it is printed in this row.
func (r *tableRow) labelStart(from int) int {
	start := from
	if i := r.table.name; i >= 0 && i < len(r.Cells) && !r.Cells[i].Carried && len(r.Cells[i].Spans) > 0 {
		start = min(start, r.Cells[i].Spans[0].Start)
	}
	if start == from && r.Span.Start < from && from-r.Span.Start < longestRowLead {
		start = r.Span.Start
	}
	return start
}

// longestRowLead is how far before its number a row may start to be part of the
// passage.
const longestRowLead = 200
