package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/reading/confidence"
	"github.com/policygraph/policygraph/reading/figure"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// What speaks for and against facts is gathered here by name; what each is worth stands
// in the table of package confidence.

// standingNames name where the year of a figure is printed.
var standingNames = map[figure.Standing]string{
	figure.Nowhere:    "no year",
	figure.InClause:   "year in its clause",
	figure.InSentence: "year in its sentence",
	figure.InPassage:  "year of a sentence before",
	figure.InFrame:    "year from around",
}

// proseEvidence is what speaks for and against a figure of running text; unread says that
// another number of its sentence is unread.
func proseEvidence(g *figure.Figure, unread bool) []string {
	out := slices.Concat(g.Rules, g.Signs, figure.Wording(g.Indicator, g.Unit))
	out = append(out, standingNames[g.YearStands], toldBy(g))
	if unread {
		out = append(out, "unread beside")
	}
	return out
}

// toldBy names what told a figure achieved or planned.
func toldBy(g *figure.Figure) string {
	if g.Told != "" {
		return "told by " + g.Told
	}
	return "planned by default"
}

// unreadNumbers tells of the sentences of a passage whether a number in them is unread.
// It remembers the one asked for last, for figures come sentence by sentence.
type unreadNumbers struct {
	numbers []figure.Number // of the passage, in order
	last    figure.Place
	unread  bool
}

func (u *unreadNumbers) in(sentence figure.Place) bool {
	if sentence == u.last {
		return u.unread
	}
	u.last, u.unread = sentence, false
	from, _ := slices.BinarySearchFunc(u.numbers, sentence.Start, func(n figure.Number, at int) int { return n.Start - at })
	for _, n := range u.numbers[from:] {
		if u.unread || n.End > sentence.End {
			break
		}
		u.unread = n.Outcome == figure.Unread
	}
	return u.unread
}

// partSign names what a heading says of the figures below it.
func partSign(title string) string {
	text := []rune(zh.TrimSpace(title))
	switch {
	case len(text) > longestPart:
		return ""
	case conditionParts.Ending(text) != nil:
		return "part of conditions"
	case guaranteeParts.In(text):
		return "part of guarantees"
	case goalParts.In(text):
		return "part of goals"
	}
	return ""
}

// longestPart is how long the heading of a part may be.
const longestPart = 16

// What headings say of the figures below them: for whom something holds, how the work is
// seen to, what is to be reached.
var (
	conditionParts = zh.NewList("对象", "条件", "适用范围", "资格", "门槛", "标准", "附则", "名词解释", "奖惩", "罚则", "计分", "评分")
	guaranteeParts = zh.NewList("保障措施", "组织保障", "工作保障", "实施保障", "政策保障", "要素保障", "保障机制", "强化保障", "工作要求", "有关要求", "相关要求", "组织实施", "组织领导", "工作机制", "推进机制", "职责", "考核", "监督")
	goalParts      = zh.NewList("目标", "指标")
)

// cellSigns are what the table around a number says of how well its figure is read.
var cellSigns = []rule.Rule[*tableCell, struct{}]{
	{Name: "unit of the header", Says: "the header or a column gives the unit", Applies: func(c *tableCell) bool {
		return strings.Trim(c.unit, "万亿千百") != "" && c.q.Unit == "" || c.words(c.table.units) != ""
	}},
	{Name: "unit passed over", Says: "a unit stands in brackets in the row, and the number has none", Applies: (*tableCell).passesUnit},
	{Name: "unit in the cell", Says: "the unit stands with the number", Applies: func(c *tableCell) bool { return strings.Trim(c.q.Unit, "万亿千百") != "" }},
	{Name: "column of numbers", Says: "the other rows have numbers in the column too", Applies: func(c *tableCell) bool { return c.table.filled[c.column] >= mostlyFilled }},
	{Name: "mixed column", Says: "other rows have no number in the column", Applies: func(c *tableCell) bool { return c.table.filled[c.column] < halfFilled }},
	{Name: "few rows", Says: "the table has hardly a row", Applies: func(c *tableCell) bool { return len(c.table.Rows) < 3 }},
	{Name: "sum", Says: "the row adds others up", Applies: func(c *tableCell) bool { return c.Sum }},
	{Name: "years of other columns", Says: "other columns are of years, and this one is of none", Applies: func(c *tableCell) bool {
		return c.figure.Year == nil && slices.ContainsFunc(c.table.Header, func(h outline.Column) bool { return oneYear.MatchString(h.Text) })
	}},
	{Name: "year for a value", Says: "the value may be a year", Applies: func(c *tableCell) bool {
		return c.figure.Unit == "" && c.q.Value == float64(int(c.q.Value)) && ontology.IsYear(int(c.q.Value))
	}},
	{Name: "header of no measure", Says: "the header is of what is no figure: a time, a place, a grade", Applies: func(c *tableCell) bool {
		return noMeasure.Ending([]rune(c.head)) != nil
	}},
}

// passesUnit: a cell of the row says in brackets what unit it is in, and the number was
// given none: 省级专项（亿元） | 4.
func (c *tableCell) passesUnit() bool {
	if strings.Trim(c.figure.Unit, "万亿千百") != "" {
		return false
	}
	for i := range c.Cells {
		if unit := bracketUnit(c.words(i)); unit != "" && quantity.IsUnit([]rune(unit)) {
			return true
		}
	}
	return false
}

// Shares of the rows that have a number in a column.
const (
	mostlyFilled = 0.8
	halfFilled   = 0.5
)

var noMeasure = zh.NewList("年限", "年份", "时间", "时限", "期限", "日期", "地点", "位置", "等级", "属性", "类别", "编号", "电话")

// cellEvidence is what speaks for and against a figure of a table's cell.
func cellEvidence(c *tableCell) []string {
	out := slices.Concat(c.figure.Rules, rule.All(cellSigns, c), figure.Wording(c.figure.Indicator, c.figure.Unit))
	return append(out, standingNames[c.figure.YearStands])
}

// weigh says how sure each figure is, once all are known.
func (f *figureReader) weigh() {
	type stated struct {
		value     float64
		unit      string
		indicator string
	}
	places := map[stated]int{} // in how many places the same is said
	numbers := map[int]int{}   // how many figures a number is of
	for i := range f.found {
		d := &f.found[i]
		places[stated{d.Value, d.Unit, d.Indicator}]++
		numbers[d.At[0][0]]++
	}
	for i := range f.found {
		d := &f.found[i]
		if places[stated{d.Value, d.Unit, d.Indicator}] > 1 && numbers[d.At[0][0]] == 1 {
			d.evidence = append(d.evidence, "stated twice")
		}
		if numbers[d.At[0][0]] > 1 {
			d.evidence = append(d.evidence, "shared number")
		}
		if d.Value == 0 {
			d.evidence = append(d.evidence, "nought")
		}
		d.Confidence = confidence.Of(confidence.Figure, d.evidence)
		d.Reason = withDoubts(d.Reason, confidence.Figure, d.evidence)
	}
}

// withDoubts is the reason of a fact with what speaks against it.
func withDoubts(reason string, kind confidence.Kind, evidence []string) string {
	doubts := confidence.Doubts(kind, evidence)
	if len(doubts) == 0 {
		return reason
	}
	return reason + "; but: " + strings.Join(doubts, "; ")
}
