package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/figure"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// tableCell is a cell that is a number, on its way to its figure.
type tableCell struct {
	*tableRow
	column  int
	passage passage
	q       quantity.Quantity

	head  string // what its header says, less its unit
	whole string // what the header cell above that says, less its unit
	// yearAbove is the header cell above where it names a year and nothing else.
	yearAbove string
	name      string // what the number is of, by the row
	unit      string
	dated     bool // the header gives the year
	bare      bool // the header names nothing: a year, 目标值
	figure    figure.Figure
}

// cellQuantity reads a cell that is a number. A line break may stand between the
// number and its unit.
func cellQuantity(text []rune) (quantity.Quantity, bool) {
	if slices.ContainsFunc(text, zh.IsSpace) {
		text = []rune(zh.UnspacedRunes(text))
	}
	return quantity.Cell(text)
}

// readNumber makes the figure in stages: the unit, the year, whether it is achieved,
// what it measures, its nature and its place.
func (c *tableCell) readNumber() {
	c.name = c.ownName()
	c.figure = figure.Figure{
		Comparator: c.q.Comparator, Value: c.q.Value, Max: c.q.Max, Nature: figure.Goal,
		Year: c.frame.Year, Scope: c.name, Reason: "a number in a column that says what it measures",
	}
	c.figure.YearStands = c.frame.YearStands()
	c.readHeader()
	c.readHeaderYear()
	trace := c.explain.newTrace()
	if by := rule.First(cellAchievedRules, c, trace); by != nil {
		c.figure.Observed = by.Verdict
	}
	c.readPart()
	by := rule.First(cellNameRules, c, trace)
	c.explain.add(trace, func(int, int) source.Span { return c.passage.span(0, len(c.passage.text)) })
	c.figure.Rules = []string{by.Name}
	c.readUnit()
	if c.figure.Indicator == "" {
		return
	}
	if h := c.table.Header[c.column]; c.table.project && (h.Role == outline.ColInvestment || strings.Contains(c.head, "投资")) {
		c.figure.Nature = figure.Investment
	}
	number := c.passage.span(c.q.NumStart, c.q.NumEnd)
	at := c.passage.span(0, len(c.passage.text))
	at.Start = c.labelStart(at.Start)
	at.Start, at.End = zh.Trim(c.doc.Text, at.Start, at.End)
	c.inferFields()
	evidence := cellEvidence(c)
	c.keep(&c.figure, at, number, "", c.section, evidence)
	if c.q.Stretch != nil {
		c.figure.Value, c.figure.Stretch = *c.q.Stretch, true
		c.keep(&c.figure, at, number, "", c.section, slices.Clone(evidence))
	}
}

// readHeader reads the header and the header cell above it, and the unit in
// their brackets.
func (c *tableCell) readHeader() {
	h := c.table.Header[c.column]
	c.unit = c.q.Unit
	whole := compact(h.Under)
	if slices.Contains(valueHeaders, whole) {
		whole = "" // 年度目标 over the years
	}
	head, unit := cutUnit(compact(h.Text))
	whole, above := cutUnit(whole)
	if whole != "" && quantity.IsUnit([]rune(head)) {
		head, above = "", head // 户 and 人 below 计划搬迁
	}
	if headerUnit.FindStringSubmatch(compact(h.Text)) == nil {
		unit = above
	}
	if multipleOnly(c.unit) {
		c.unit += unit
	}
	c.head, c.whole = head, whole
	if namesYear(whole) {
		c.yearAbove, c.whole = whole, "" // 2027年 over 书屋（间） and 驿站（座）
	}
}

// namesYear: a header names a year and nothing else.
func namesYear(head string) bool {
	return strings.Trim(head, yearLetters) == "" && yearDigits.MatchString(head)
}

// cutUnit cuts the unit in brackets out of a header: 产量（万吨）. A year in brackets is
// none.
func cutUnit(head string) (rest, unit string) {
	m := headerUnit.FindStringSubmatch(head)
	if m == nil || yearDigits.MatchString(m[1]) || figure.Tells(m[1]) != figure.Untold || slices.Contains(valueHeaders, m[1]) {
		return head, ""
	}
	return strings.Replace(head, m[0], "", 1), m[1]
}

// bracketUnit is the unit in brackets in a name: the last bracket that holds one, for
// others are parts of the name: 细颗粒物（PM2.5）浓度（微克/立方米）.
func bracketUnit(name string) string {
	found := headerUnit.FindAllStringSubmatch(name, -1)
	for i := len(found) - 1; i >= 0; i-- {
		unit := found[i][1]
		if at := strings.LastIndexAny(unit, "，,、"); at >= 0 {
			_, size := utf8.DecodeRuneInString(unit[at:])
			unit = unit[at+size:] // 累计，个
		}
		if first, _, _ := strings.Cut(unit, "/"); quantity.IsUnit([]rune(first)) || i == 0 && len(found) == 1 && strings.HasSuffix(name, found[0][0]) {
			return unit
		}
	}
	return ""
}

// withoutEndBrackets is a name less the brackets at its end, which hold units and
// remarks. Those inside are parts of it: 执业（助理）医师数.
func withoutEndBrackets(name string) string {
	for {
		at := endBracket.FindStringIndex(name)
		if at == nil || at[0] == 0 {
			return name
		}
		name = name[:at[0]]
	}
}

var endBracket = zh.MustCompile(`\s*[（(][^（）()]*[)）]\s*$`)

// multipleOnly: a unit is missing, or is but a multiple (3万) of one.
func multipleOnly(unit string) bool { return strings.Trim(unit, "万亿千百") == "" }

// yearLetters are what a header that names nothing but a year is made of.
const yearLetters = "0123456789年目标值"

// readHeaderYear gives the figure the year of its column.
func (c *tableCell) readHeaderYear() {
	head := cmp.Or(c.yearAbove, c.head)
	if len(oneYear.FindAllStringSubmatch(head, -1)) == 1 || namesYear(head) {
		year := atoi(yearDigits.FindString(head))
		c.figure.Year, c.figure.YearStands, c.dated = &year, figure.InSentence, true
	}
}

// cellAchievedRules tell whether a number is of what is achieved, by what stands
// around it. What none of them knows is planned.
var cellAchievedRules = []rule.Rule[*tableCell, bool]{
	{Name: "column of aims", Says: "the column is of what is planned", Verdict: false, Applies: func(c *tableCell) bool { return c.table.told[c.column] == figure.Planned }},
	{Name: "column of results", Says: "the column is of what there was, is or was done", Verdict: true, Applies: func(c *tableCell) bool { return c.table.told[c.column] == figure.Achieved }},
	{Name: "past year", Says: "the year of the column lies before the plan", Verdict: true, Applies: func(c *tableCell) bool {
		return c.dated && c.frame.From > 0 && *c.figure.Year < c.frame.From
	}},
	{Name: "report", Says: "the table is of a report or tells the situation", Verdict: true, Applies: func(c *tableCell) bool { return c.frame.Observed }},
}

// readPart reads 其中：省级, which is counted as the whole before it.
func (c *tableCell) readPart() {
	part := strings.TrimPrefix(strings.TrimPrefix(c.head, "其中："), "其中:")
	if part != c.head {
		if c.unit == "" {
			c.unit = bracketUnit(compact(c.table.Header[max(c.column-1, 0)].Text))
		}
		c.head = part
	}
	if partOfYear.MatchString(c.head) {
		c.figure.Qualifier = c.head
		c.bare = true
		return
	}
	c.bare = c.yearOnly() || slices.Contains(valueHeaders, c.head)
}

// yearOnly: the header names nothing but a year, or nothing at all.
func (c *tableCell) yearOnly() bool { return strings.Trim(c.head, yearLetters+"度") == "" }

// cellNameRules say what a number measures: the title, the header or the row. One
// rule applies, and sets the indicator.
var cellNameRules = []rule.Rule[*tableCell, struct{}]{
	{Name: "title", Says: "the rows are places and the columns years: the title says of what", Applies: (*tableCell).namedByTitle},
	{Name: "header above", Says: "the header cell above the year says of what", Applies: (*tableCell).namedAbove},
	{Name: "column before", Says: "the columns of years divide what the column before them measures", Applies: (*tableCell).namedByColumnBefore},
	{Name: "both headers", Says: "the header cell above says of what, the header which part of it", Applies: (*tableCell).namedByBothHeaders},
	{Name: "row", Says: "the row names the indicator, the column its year", Applies: (*tableCell).namedByRow},
	{Name: "total", Says: "the rows are places and the column adds up what the title says", Applies: (*tableCell).namedByTotal},
	{Name: "header", Says: "the header says of what", Applies: (*tableCell).namedByHeader},
}

func (c *tableCell) namedByTitle() bool {
	if !c.bare || c.whole != "" || !c.table.rowsArePlaces() {
		return false
	}
	if c.figure.Indicator = c.measure(c.table.Title); c.figure.Indicator == "" {
		c.figure.Indicator = c.head
	}
	return true
}

func (c *tableCell) namedAbove() bool {
	if !c.bare || c.whole == "" || c.table.names {
		return false
	}
	c.figure.Indicator = c.whole
	return true
}

// namedByColumnBefore: 面积（亩） before 2026年, 2027年.
func (c *tableCell) namedByColumnBefore() bool {
	if !c.dated || !c.bare || c.table.names {
		return false
	}
	for i := c.column - 1; i >= 0; i-- {
		head := compact(c.table.Header[i].Text)
		if strings.Trim(head, yearLetters+"度") == "" || c.table.Header[i].Role == outline.ColSchedule {
			continue // another year, or what spans the years
		}
		measure, unit := cutUnit(head)
		if measure == "" || unit == "" {
			return false
		}
		c.figure.Indicator = measure
		if multipleOnly(c.unit) {
			c.unit += unit
		}
		return true
	}
	return false
}

func (c *tableCell) namedByBothHeaders() bool {
	if c.whole == "" || c.table.names {
		return false
	}
	c.figure.Indicator = c.whole + c.head
	return true
}

func (c *tableCell) namedByRow() bool {
	if !c.table.names && !(c.figure.Year != nil && c.yearOnly()) && !slices.Contains(valueHeaders, c.head) && !partOfYear.MatchString(c.head) {
		return false
	}
	c.figure.Indicator, c.figure.Scope = zh.TrimSpace(withoutEndBrackets(c.name)), c.frame.Scope
	if c.unit == "" && c.words(c.table.units) == "" {
		c.unit = bracketUnit(c.words(c.table.name))
	}
	if work := c.words(c.table.work); c.unit == "" && work != "" {
		c.unit = bracketUnit(work)
	}
	return true
}

func (c *tableCell) namedByTotal() bool {
	if !c.table.rowsArePlaces() || !outline.Total(c.head) {
		return false
	}
	c.figure.Indicator = c.measure(c.table.Title) + c.head
	return true
}

func (c *tableCell) namedByHeader() bool {
	c.figure.Indicator = c.head
	return true
}

// inferFields names the fields that the row and the header of the column do not give.
func (c *tableCell) inferFields() {
	infer := func(field string, inferred bool) {
		if inferred {
			c.figure.Inferred = append(c.figure.Inferred, field)
		}
	}
	infer("unit", c.figure.Unit != "" && c.unit == "" && (c.figure.Unit == c.table.unit || len(c.table.Units) > 0) && c.words(c.table.units) == "")
	infer("year", c.figure.YearStands == figure.InFrame)
	infer("scope", c.figure.Scope == c.frame.Scope && !c.frame.ScopeOfRow && c.figure.Scope != c.name)
}

// readUnit gives the figure its unit: of the number, the header, the row, the table.
func (c *tableCell) readUnit() {
	c.figure.Unit = c.unit
	if c.figure.Unit == "" {
		c.figure.Unit = c.words(c.table.units)
	}
	if c.figure.Unit == "" && c.Sum {
		c.figure.Unit = c.unitOfSum()
	}
	if c.figure.Unit == "" {
		c.figure.Unit = cmp.Or(c.table.unit, figure.UnitFor(c.figure.Indicator, c.table.Units))
	}
}

// unitOfSum is the unit in brackets in what a row adds up: 投资合计（万元）.
func (c *tableCell) unitOfSum() string {
	for i := range c.Cells {
		if unit := bracketUnit(c.words(i)); quantity.IsUnit([]rune(unit)) {
			return unit
		}
	}
	return ""
}
