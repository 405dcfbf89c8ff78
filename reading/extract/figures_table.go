package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/account"
	"github.com/policygraph/policygraph/reading/figure"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// tableFrame is what a table's header says of its columns.
type tableFrame struct {
	*outline.Table
	unit    string          // of the whole table: (单位：万元)
	name    int             // the column that names the row, -1 for none
	scope   int             // the column that says where the row holds, -1
	units   int             // the column 单位, -1
	names   bool            // the name column lists indicators
	work    int             // the column that says in a few words what to do, -1
	shared  map[string]bool // names that several rows have
	project bool            // rows are works
	told    []figure.Told   // of each column, by its header
	reports bool            // a column is of what is done
	numeric []bool          // of each column: its cells are numbers
	filled  []float64       // of each column: the share of the rows with a number there
}

var (
	headerUnit = zh.MustCompile(`[（(]\s*(?:单位[:：]?)?\s*([^（）()]{1,8})\s*[)）]`)
	titleUnit  = zh.MustCompile(`单位[:：]\s*([^\s（）()，,。]{1,8})`)
	bracketed  = zh.MustCompile(`[（(][^（）()]*[)）]`)
)

var placeHeaders = class("place_headers").Words()

// placeWords are headers of places that are so only when nothing else stands
// in them.
var placeWords = []string{"区", "市", "单位", "板块", "辖区"}

// table reads a table's rows: a cell that is a number is what its column's
// header says, any other is a passage.
func (f *figureReader) table(t *outline.Table, frame figure.Frame, section string) {
	tf := f.tableFrame(t)
	tell(&frame, f.text(t.Title))
	if tf.listsTerms() {
		f.setTermsAside(t)
		return
	}
	r := &tableRow{figureReader: f, table: tf}
	for _, row := range t.Rows {
		r.Row, r.frame, r.section = row, frame, section
		r.readRow()
	}
}

// termHeader heads a column of what applicants may get: 补助上限, 奖励标准.
var termHeader = zh.MustCompile(`^(?:支持|奖励|补助|补贴|奖补|资助|扶持)?(?:资金)?(?:最高)?(?:上限|限额|封顶)|^(?:支持|奖励|补助|补贴|奖补|资助|扶持)(?:资金)?(?:标准|额度|金额|比例|方式)$`)

// listsTerms: the rows say what applicants may get, and nobody who answers for work.
func (tf *tableFrame) listsTerms() bool {
	terms := false
	for _, c := range tf.Header {
		if c.Role.Responsible() {
			return false
		}
		terms = terms || termHeader.MatchString(inBrackets(compact(c.Text)))
	}
	return terms && !tf.reports
}

// setTermsAside sets the numbers of a table of terms aside.
func (f *figureReader) setTermsAside(t *outline.Table) {
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if cell.Carried || t.Header[i].Role == outline.ColNumber {
				continue
			}
			p := tightPassage(f.doc.Text, cell.Spans...)
			for _, q := range quantity.Scan(p.text) {
				f.decided = append(f.decided, account.Decision{Span: p.span(q.NumStart, q.NumEnd), Class: account.Ceiling})
			}
			if q, ok := quantity.Cell(p.text); ok {
				f.decided = append(f.decided, account.Decision{Span: p.span(q.NumStart, q.NumEnd), Class: account.Ceiling})
			}
		}
	}
}

func (f *figureReader) tableFrame(t *outline.Table) *tableFrame {
	tf := &tableFrame{Table: t, name: -1, scope: -1, units: -1, work: -1}
	f.countNumbers(tf)
	if tf.unit = t.Unit; tf.unit == "" {
		if m := titleUnit.FindStringSubmatch(f.text(t.Title)); m != nil {
			tf.unit = m[1]
		}
	}
	tf.project = listsWorks(t)
	tf.told = make([]figure.Told, len(t.Header))
	for i, c := range t.Header {
		if tf.told[i] = figure.Tells(inBrackets(c.Text)); tf.told[i] == figure.Untold {
			tf.told[i] = figure.Tells(c.Under)
		}
		tf.reports = tf.reports || tf.told[i] == figure.Achieved
	}
	best := 0
	for i, c := range t.Header {
		head := compact(c.Text)
		if slices.Contains(unitHeaders, head) {
			tf.units = i
			continue
		}
		if tf.namesNoRow(i) {
			continue
		}
		place := containsAnyOf(head, placeHeaders) || slices.Contains(placeWords, head)
		if place && tf.scope < 0 {
			tf.scope = i
		}
		rank := nameRank(c, place, f.shortCells(t, i))
		if merged(t, i) {
			rank = min(rank, 1)
		}
		if rank > best {
			best, tf.name, tf.names = rank, i, strings.Contains(head, "指标")
		}
	}
	if work := column(t, outline.ColContent); work >= 0 && work != tf.name && f.shortCells(t, work) {
		tf.work, tf.shared = work, f.sharedNames(t, tf.name)
	}
	return tf
}

// namesNoRow: the column is of numbers, of what is done, of bodies or of a part of the
// year.
func (tf *tableFrame) namesNoRow(i int) bool {
	c := tf.Header[i]
	return tf.numeric[i] || tf.told[i] == figure.Achieved || c.Role == outline.ColNumber || c.Role == outline.ColResponsible || partOfYear.MatchString(compact(c.Text))
}

// partOfYear heads a column of what is due in a part of the year.
var partOfYear = zh.MustCompile(`^(?:\d{4}年)?(?:第?[一二三四1-4]季度|[上下]半年|\d{1,2}月(?:份|底|末|底前)?)(?:目标|计划|任务|进度)?$`)

// merged: cells of the column stand over several rows, which they only sort.
func merged(t *outline.Table, column int) bool {
	return slices.ContainsFunc(t.Rows, func(row outline.Row) bool { return column < len(row.Cells) && row.Cells[column].Carried })
}

// reported tells the wording of a column of what is achieved by its header. Beside
// a column of what is done, any other says what is to be done.
func (tf *tableFrame) reported(column int, observed bool) bool {
	if told := tf.told[column]; told != figure.Untold {
		return told == figure.Achieved
	}
	return observed && !tf.reports
}

// unitHeaders head the column that gives the unit of its row.
var unitHeaders = []string{"单位", "计量单位"}

// listsWorks: the rows are works: a column has what they cost, and one heads a
// project.
func listsWorks(t *outline.Table) bool {
	costs := slices.ContainsFunc(t.Header, func(c outline.Column) bool { return c.Role == outline.ColInvestment })
	return costs && slices.ContainsFunc(t.Header, func(c outline.Column) bool {
		head := compact(c.Text)
		return !slices.Contains(unitHeaders, head) && !strings.HasSuffix(head, "数") && containsAnyOf(head, projectHeaders)
	})
}

var projectHeaders = []string{"总投资", "项目", "工程名称"}

// rowsArePlaces: what names the rows is where they hold, and no indicator.
func (tf *tableFrame) rowsArePlaces() bool {
	return !tf.names && tf.name >= 0 && tf.name == tf.scope
}

// nameRank says how well a column serves to name its rows. What only sorts
// them serves less than a short wording of what to do.
func nameRank(c outline.Column, place, short bool) int {
	switch {
	case slices.Contains(groupHeaders, c.Text):
		return 1
	case c.Role == outline.ColContent && short:
		return 2
	case c.Role == outline.ColName:
		return 5
	case c.Role == outline.ColOther && !place:
		return 4
	case c.Role == outline.ColOther:
		return 3
	}
	return 0
}

// shortCells tells a column whose cells are names rather than sentences.
func (f *figureReader) shortCells(t *outline.Table, column int) bool {
	cells, length := 0, 0
	for _, row := range t.Rows {
		if c := row.Cells[column]; len(c.Spans) > 0 && !c.Carried {
			cells++
			length += len(passageOf(f.doc.Text, c.Spans...).text)
		}
	}
	return cells > 0 && length <= cells*maxNameCell
}

// maxNameCell is the usual length of a cell that names its row.
const maxNameCell = 14

// countNumbers tells the columns whose cells are numbers, in more than half of the rows
// that fill them, and in what share of all rows.
func (f *figureReader) countNumbers(tf *tableFrame) {
	tf.numeric, tf.filled = make([]bool, len(tf.Header)), make([]float64, len(tf.Header))
	for i := range tf.Header {
		if tf.Header[i].Role == outline.ColNumber {
			continue
		}
		filled, numbers := 0, 0
		for _, row := range tf.Rows {
			if i >= len(row.Cells) || len(row.Cells[i].Spans) == 0 {
				continue
			}
			filled++
			if _, ok := cellQuantity(passageOf(f.doc.Text, row.Cells[i].Spans...).text); ok {
				numbers++
			}
		}
		tf.numeric[i] = numbers*2 > filled
		tf.filled[i] = float64(numbers) / float64(max(len(tf.Rows), 1))
	}
}

func containsAnyOf(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

var valueHeaders = class("value_headers").Words()

var tableWords = class("table_words").Words()

// measure is what a table measures by its title: 各县造林任务分解表 → 造林.
func (f *figureReader) measure(title source.Span) string {
	s := bracketed.ReplaceAllString(compact(f.text(title)), "")
	for again := true; again; {
		again = false
		for _, w := range tableWords {
			if rest, ok := strings.CutSuffix(s, w); ok && rest != "" {
				s, again = rest, true
			}
		}
	}
	if area := f.file.Document.Area; area != "" {
		s = strings.TrimPrefix(s, area)
	}
	s = strings.TrimLeft(strings.TrimSuffix(s, "建设"), "0123456789-—至年")
	return s[len(eachPlace.FindString(s)):]
}

var eachPlace = zh.MustCompile(`^各(?:[县市区州镇乡街道园（）()、]|开发区|地区)+`)

// longestAside is the longest bracket that is part of a name: (一期), (228国道).
const longestAside = 10

// plainLabel is a row's name without what its long brackets tell of it, and
// without quotation marks around it.
func plainLabel(s string) string {
	var kept, aside []rune
	depth := 0
	for _, r := range s {
		if r == '(' || r == '（' {
			depth++
		}
		if depth == 0 {
			kept = append(kept, r)
			continue
		}
		aside = append(aside, r)
		if r == ')' || r == '）' {
			depth--
			if depth == 0 && len(aside) <= longestAside {
				kept = append(kept, aside...)
			}
			if depth == 0 {
				aside = nil
			}
		}
	}
	if plain := strings.Trim(string(kept), "“”\""); plain != "" && strings.Count(plain, "“") == strings.Count(plain, "”") {
		return plain
	}
	return s
}

// compact is the text on one line, without blanks.
func compact(s string) string {
	return zh.Unspaced(s)
}
