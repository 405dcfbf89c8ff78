package extract

import (
	"slices"
	"strings"

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
	numeric []bool          // of each column: its cells are numbers
}

var (
	headerUnit = zh.MustCompile(`[（(]\s*(?:单位[:：]?)?\s*([^（）()]{1,8})\s*[)）]`)
	titleUnit  = zh.MustCompile(`单位[:：]\s*([^\s（）()，,。]{1,8})`)
	bracketed  = zh.MustCompile(`[（(][^（）()]*[)）]`)
)

var placeHeaders = []string{"区块", "区域", "地区", "县", "街道", "乡镇", "园区", "片区", "市州", "行业"}

// placeWords are headers of places that are so only when nothing else stands
// in them.
var placeWords = []string{"区", "市", "单位", "板块", "辖区"}

var baseHeaders = []string{"现状", "基期", "基数", "实际", "完成值", "完成情况", "上年"}

// table reads a table's rows: a cell that is a number is what its column's
// header says, any other is a passage.
func (f *figureReader) table(t *outline.Table, frame figure.Frame, section string) {
	tf := f.tableFrame(t)
	for _, row := range t.Rows {
		f.row(tf, row, frame, section)
	}
}

func (f *figureReader) tableFrame(t *outline.Table) tableFrame {
	tf := tableFrame{Table: t, name: -1, scope: -1, units: -1, work: -1, numeric: f.numericColumns(t)}
	if tf.unit = t.Unit; tf.unit == "" {
		if m := titleUnit.FindStringSubmatch(f.text(t.Title)); m != nil {
			tf.unit = m[1]
		}
	}
	investment := false
	for _, c := range t.Header {
		investment = investment || c.Role == outline.ColInvestment
	}
	best := 0
	for i, c := range t.Header {
		head := compact(c.Text)
		if head == "单位" || head == "计量单位" {
			tf.units = i
			continue
		}
		if strings.Contains(head, "总投资") || strings.Contains(head, "项目") || strings.Contains(head, "工程名称") {
			tf.project = tf.project || investment
		}
		if tf.numeric[i] || c.Role == outline.ColNumber || c.Role == outline.ColResponsible {
			continue
		}
		place := containsAnyOf(head, placeHeaders) || slices.Contains(placeWords, head)
		if place && tf.scope < 0 {
			tf.scope = i
		}
		rank := nameRank(c, place, f.shortCells(t, i))
		if rank > best {
			best, tf.name, tf.names = rank, i, strings.Contains(head, "指标")
		}
	}
	if work := column(t, outline.ColContent); work >= 0 && work != tf.name && f.shortCells(t, work) {
		tf.work, tf.shared = work, f.sharedNames(t, tf.name)
	}
	return tf
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

// numericColumns are those whose cells are numbers, in more than half of the
// rows that fill them.
func (f *figureReader) numericColumns(t *outline.Table) []bool {
	out := make([]bool, len(t.Header))
	for i := range t.Header {
		if t.Header[i].Role == outline.ColNumber {
			continue
		}
		filled, numbers := 0, 0
		for _, row := range t.Rows {
			if i >= len(row.Cells) || len(row.Cells[i].Spans) == 0 {
				continue
			}
			filled++
			if _, ok := quantity.Cell(passageOf(f.doc.Text, row.Cells[i].Spans...).text); ok {
				numbers++
			}
		}
		out[i] = numbers*2 > filled
	}
	return out
}

func containsAnyOf(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// row reads one row.
func (f *figureReader) row(tf tableFrame, row outline.Row, frame figure.Frame, section string) {
	cell := func(i int) string {
		if i < 0 || i >= len(row.Cells) {
			return ""
		}
		return compact(string(passageOf(f.doc.Text, row.Cells[i].Spans...).text))
	}
	if row.Key != "" {
		section = row.Key
	}
	for i, c := range tf.Header {
		if c.Role == outline.ColYear {
			if m := oneYear.FindStringSubmatch(cell(i)); m != nil {
				year := atoi(m[1])
				frame.Year = &year
			}
		}
	}
	if y := f.due(tf, row); y != nil && frame.Year == nil {
		frame.Year = y
	}
	label := plainLabel(cell(tf.name))
	if row.Sum {
		label = f.sumLabel(row)
	}
	if label == "" {
		label = f.firstText(tf, row)
	}
	frame.Subject, frame.Project = label, tf.project
	if tf.scope >= 0 && tf.scope != tf.name && !row.Sum {
		frame.Scope = plainLabel(cell(tf.scope))
	}
	if tf.project && frame.Scope == "" {
		frame.Scope = label
	}
	for i := range row.Cells {
		if i >= len(tf.Header) || row.Cells[i].Carried || len(row.Cells[i].Spans) == 0 || i == tf.units {
			continue
		}
		switch tf.Header[i].Role {
		case outline.ColNumber, outline.ColYear, outline.ColSchedule, outline.ColLead, outline.ColSupport, outline.ColResponsible, outline.ColPerson:
			continue
		}
		p := passageOf(f.doc.Text, row.Cells[i].Spans...)
		if row.Sum && !tf.numeric[i] || i == tf.name && tf.names && slices.Contains(tf.numeric, true) {
			continue // an indicator's name measures nothing: 站点500米覆盖率
		}
		if q, ok := quantity.Cell(p.text); ok && i != tf.name && !yearSpan.MatchString(compact(string(p.text))) {
			f.number(tf, row, i, q, p, frame, f.ownName(tf, row, label), cell(tf.units), section)
			continue
		}
		f.read(p, f.cellFrame(tf, i, frame), section, row.Span.Start)
	}
}

// cellFrame adds to the row's frame what the cell's own column says.
func (f *figureReader) cellFrame(tf tableFrame, i int, frame figure.Frame) figure.Frame {
	head := tf.Header[i].Text
	if m := oneYear.FindAllStringSubmatch(head, -1); len(m) == 1 {
		year := atoi(m[0][1])
		frame.Year = &year
	}
	return frame
}

// due is the year of the row's schedule, when it names one only.
func (f *figureReader) due(tf tableFrame, row outline.Row) *int {
	var due *int
	for k, c := range tf.Header {
		if c.Role != outline.ColSchedule || k >= len(row.Cells) {
			continue
		}
		for _, m := range yearDigits.FindAllString(string(passageOf(f.doc.Text, row.Cells[k].Spans...).text), -1) {
			year := atoi(m)
			if due != nil && *due != year {
				return nil
			}
			due = &year
		}
	}
	return due
}

// firstText is the row's first cell that is no number: 合计.
func (f *figureReader) firstText(tf tableFrame, row outline.Row) string {
	for _, c := range row.Cells {
		p := passageOf(f.doc.Text, c.Spans...)
		if len(p.text) == 0 {
			continue
		}
		if _, ok := quantity.Cell(p.text); !ok {
			return plainLabel(compact(string(p.text)))
		}
	}
	return ""
}

// ownName is what a number in a row is of: where several rows share a name, the
// short wording of what the row itself does.
func (f *figureReader) ownName(tf tableFrame, row outline.Row, label string) string {
	if row.Sum || tf.work < 0 || tf.name < 0 || !tf.shared[compact(f.cell(row, tf.name))] {
		return label
	}
	if own := plainLabel(compact(f.cell(row, tf.work))); own != "" {
		return own
	}
	return label
}

// sumLabel is what a row adds up: its longest wording, less (3项).
func (f *figureReader) sumLabel(row outline.Row) string {
	longest := ""
	for _, c := range row.Cells {
		if s := compact(string(passageOf(f.doc.Text, c.Spans...).text)); len(s) > len(longest) {
			if _, number := quantity.Cell([]rune(s)); !number {
				longest = s
			}
		}
	}
	return zh.TrimSpace(bracketed.ReplaceAllString(longest, ""))
}

// yearSpan is a period: 2025-2027 is no quantity.
var yearSpan = zh.MustCompile(`^(?:19|20)\d\d[-—–－~～至]{1,2}(?:19|20)\d\d$`)

// number files a cell that is a number.
func (f *figureReader) number(tf tableFrame, row outline.Row, i int, q quantity.Quantity, p passage, frame figure.Frame, label, rowUnit, section string) {
	head, whole := compact(tf.Header[i].Text), compact(tf.Header[i].Under)
	unit := q.Unit
	if slices.Contains(valueHeaders, whole) {
		whole = "" // 年度目标 over the years
	}
	if m := headerUnit.FindStringSubmatch(whole); m != nil && !yearDigits.MatchString(m[1]) {
		whole = strings.Replace(whole, m[0], "", 1)
		if headerUnit.FindStringSubmatch(head) == nil && (unit == "" || strings.Trim(unit, "万亿千百") == "") {
			unit += m[1]
		}
	}
	if m := headerUnit.FindStringSubmatch(head); m != nil && !yearDigits.MatchString(m[1]) {
		if unit == "" || strings.Trim(unit, "万亿千百") == "" {
			unit += m[1]
		}
		head = strings.Replace(head, m[0], "", 1)
	}
	g := figure.Figure{
		Comparator: q.Comparator, Value: q.Value, Max: q.Max, Nature: figure.Goal, Observed: frame.Observed,
		Year: frame.Year, Scope: label, Confidence: 0.85, Reason: "a number in a column that says what it measures",
	}
	if m := oneYear.FindAllStringSubmatch(head, -1); len(m) == 1 || strings.Trim(head, "0123456789年目标值") == "" && yearDigits.MatchString(head) {
		year := atoi(yearDigits.FindString(head))
		g.Year = &year
		g.Observed = g.Observed || frame.From > 0 && year < frame.From
	}
	if containsAnyOf(head, baseHeaders) {
		g.Observed = true
	}
	if part := strings.TrimPrefix(strings.TrimPrefix(head, "其中："), "其中:"); part != head {
		if m := headerUnit.FindStringSubmatch(compact(tf.Header[max(i-1, 0)].Text)); m != nil && unit == "" {
			unit = m[1] // a part is counted as the whole before it
		}
		head = part
	}
	g.Indicator = whole + head
	if whole == "" && !tf.names && tf.name >= 0 && tf.name == tf.scope && outline.Total(head) {
		g.Indicator = f.measure(tf.Title) + head
	}
	bare := strings.Trim(head, "0123456789年目标值度") == "" || slices.Contains(valueHeaders, head)
	if bare && whole != "" {
		g.Indicator = whole
	}
	if bare && whole == "" && !tf.names && tf.name >= 0 && tf.name == tf.scope {
		// The rows are places, the columns years: the title says of what.
		if g.Indicator = f.measure(tf.Title); g.Indicator == "" {
			g.Indicator = head
		}
	} else if whole != "" && !tf.names {
		// The header cell above names the indicator.
	} else if tf.names || g.Year != nil && strings.Trim(head, "0123456789年目标值度") == "" || slices.Contains(valueHeaders, head) {
		// The row names the indicator, the column its year.
		g.Indicator, g.Scope = zh.TrimSpace(bracketed.ReplaceAllString(label, "")), frame.Scope
		if m := headerUnit.FindStringSubmatch(compact(labelText(f, tf, row))); m != nil && unit == "" {
			unit = m[1]
		}
	}
	if unit == "" {
		unit = rowUnit
	}
	if unit == "" {
		unit = tf.unit
	}
	if g.Unit = unit; g.Indicator == "" {
		return
	}
	if tf.project && (tf.Header[i].Role == outline.ColInvestment || strings.Contains(head, "投资")) {
		g.Nature = figure.Investment
	}
	at := p.span(0, len(p.text))
	if start := f.labelStart(tf, row, at.Start); start < at.Start {
		at.Start = start
	}
	at.Start, at.End = zh.Trim(f.doc.Text, at.Start, at.End)
	f.keep(g, at, "", section)
	if q.Stretch != nil {
		g.Value, g.Stretch = *q.Stretch, true
		f.keep(g, at, "", section)
	}
}

// valueHeaders head columns of values and say nothing of what they measure.
var valueHeaders = []string{"目标值", "目标", "指标值", "数量", "任务数", "计划数", "年度目标"}

// tableWords are the words by which a title calls its table one.
var tableWords = []string{"表", "一览", "清单", "明细", "分解", "分配", "下达", "安排", "情况", "任务量", "任务", "目标", "指标", "年度", "计划", "数量", "主要"}

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

func labelText(f *figureReader, tf tableFrame, row outline.Row) string {
	if tf.name < 0 || tf.name >= len(row.Cells) {
		return ""
	}
	return string(passageOf(f.doc.Text, row.Cells[tf.name].Spans...).text)
}

// labelStart is where the row's label starts, when it is printed in this row.
func (f *figureReader) labelStart(tf tableFrame, row outline.Row, from int) int {
	start := from
	for i, c := range row.Cells {
		if i == tf.name && !c.Carried && len(c.Spans) > 0 {
			start = min(start, c.Spans[0].Start)
		}
	}
	if start == from && row.Span.Start < from && from-row.Span.Start < 200 {
		start = row.Span.Start
	}
	return start
}

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
