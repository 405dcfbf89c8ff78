package figure

import (
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// wording is an indicator and the unit of its number.
type wording struct {
	noun []rune
	unit string
	rate bool // the indicator is a rate or a share
	per  bool // the unit is of rates
}

type wordingRule = rule.Rule[*wording, struct{}]

// wordingRules are what the words of an indicator say of how well it was read. All
// that apply count; what each is worth is for package confidence.
var wordingRules = []wordingRule{
	{Name: "number first", Says: "the indicator begins with a number", Applies: func(w *wording) bool {
		return zh.IsDigit(w.noun[0]) && !strings.Contains(string(w.noun), "以上")
	}},
	{Name: "number last", Says: "the indicator ends in a number", Applies: func(w *wording) bool { return zh.IsDigit(w.noun[len(w.noun)-1]) }},
	{Name: "number inside", Says: "a number stands inside the indicator", Applies: func(w *wording) bool { return strings.ContainsFunc(string(w.noun), zh.IsDigit) }},
	{Name: "mark at an end", Says: "the indicator begins or ends in a mark of punctuation", Applies: (*wording).endsInMark},
	{Name: "clause inside", Says: "a mark that parts clauses stands inside the indicator", Applies: func(w *wording) bool {
		return strings.ContainsAny(string(w.noun), "，。；：;:,!！?？【】[]\t\n")
	}},
	{Name: "list inside", Says: "the indicator is a list", Applies: func(w *wording) bool { return strings.ContainsRune(string(w.noun), '、') }},
	{Name: "comparator inside", Says: "words that compare numbers are part of the indicator", Applies: func(w *wording) bool {
		return comparing.In(w.noun)
	}},
	{Name: "unfinished", Says: "the indicator ends in what leads to a number", Applies: func(w *wording) bool { return unfinished.Ending(w.noun) != nil }},
	{Name: "verb alone", Says: "the indicator is only what is done", Applies: func(w *wording) bool {
		return len(verbAt(w.noun, 0)) == len(w.noun) && len(verbWords.Ending(w.noun)) > 1
	}},
	{Name: "sentence inside", Says: "the indicator has words that tell what happens", Applies: func(w *wording) bool { return strings.ContainsAny(string(w.noun), "了已将被") }},
	{Name: "begins elsewhere", Says: "the indicator begins with words that lead to it", Applies: func(w *wording) bool {
		lead := string(leadWords.At(w.noun, 0))
		return lead != "" && !joins(w.noun, lead) || lead == "" && strings.ContainsRune("对将把被使由自从按以为于在其该各至到末底", w.noun[0]) || measuredFrom.At(w.noun, 0) != nil
	}},
	{Name: "says nothing", Says: "the words measure nothing", Applies: func(w *wording) bool {
		return len(w.noun) == 1 || quantity.IsUnit(w.noun) || len(withoutEmpty(w.noun)) == 0
	}},
	{Name: "ends in a plan's word", Says: "the indicator ends in a word for what plans are made of", Applies: func(w *wording) bool {
		return emptyEnds.Ending(w.noun) != nil
	}},
	{Name: "vague", Says: "the noun says little by itself", Applies: func(w *wording) bool { return vague.Has(string(w.noun)) }},
	{Name: "place alone", Says: "the indicator is a place", Applies: func(w *wording) bool { return len(w.noun) <= longestPlace && townships.Ending(w.noun) != nil }},
	{Name: "long", Says: "the indicator is long", Applies: func(w *wording) bool { return len(w.noun) > longIndicator }},
	{Name: "very long", Says: "the indicator is very long", Applies: func(w *wording) bool { return len(w.noun) > veryLongIndicator }},
	{Name: "unit fits", Says: "the indicator is of what the unit measures", Applies: (*wording).fits},
	{Name: "unit of a count", Says: "what is counted is no measure", Applies: func(w *wording) bool {
		return counter(w.unit) && !w.rate && !isMeasure(w.noun) && amountWords.Ending(w.noun) == nil
	}},
	{Name: "unit against noun", Says: "the unit does not fit the indicator", Applies: (*wording).contradicts},
	{Name: "no unit", Says: "the number has no unit", Applies: func(w *wording) bool { return strings.Trim(w.unit, "万亿千百") == "" && !indexed.In(w.noun) }},
	{Name: "sum without unit", Says: "a sum, a size or a share has no unit", Applies: func(w *wording) bool {
		return strings.Trim(w.unit, "万亿千百") == "" && (sums.Ending(w.noun) != nil || amountWords.Ending(w.noun) != nil || rateWords.Ending(w.noun) != nil)
	}},
	{Name: "unknown unit", Says: "what stands for the unit is none that is known", Applies: func(w *wording) bool {
		return strings.Trim(w.unit, "万亿千百") != "" && !quantity.IsUnit([]rune(w.unit))
	}},
	{Name: "score", Says: "points of a score", Applies: func(w *wording) bool { return w.unit == "分" }},
}

// Wording names what the words of an indicator and its unit say of how well it was read.
func Wording(indicator, unit string) []string {
	if indicator == "" {
		return nil
	}
	w := &wording{noun: []rune(indicator), unit: unit}
	w.rate, w.per = rateWords.Ending(w.noun) != nil || changeWords.Ending(w.noun) != nil, isPercent(unit) || strings.HasSuffix(unit, "百分点")
	return rule.All(wordingRules, w)
}

// The lengths from which the words before a number are hardly an indicator alone.
const (
	longIndicator     = 18
	veryLongIndicator = 28
)

var (
	comparing    = class("comparing").List()
	unfinished   = class("unfinished").List()
	measuredFrom = zh.NewList("较", "比上", "占比", "同期")
	empty        = class("empty").List()
	emptyEnds    = class("empty_ends").List()
	indexed      = zh.NewList("指数", "系数", "比", "倍", "得分")
)

// withoutEmpty is a noun less the words at its head that measure nothing: 年度任务合计 is
// made of such.
func withoutEmpty(noun []rune) []rune {
	for w := empty.At(noun, 0); w != nil; w = empty.At(noun, 0) {
		noun = noun[len(w):]
	}
	return noun
}

// endsInMark: a mark, other than brackets and quotation marks that have their
// partners, stands at an end.
func (w *wording) endsInMark() bool {
	s := string(w.noun)
	if strings.Count(s, "（")+strings.Count(s, "(") != strings.Count(s, "）")+strings.Count(s, ")") || strings.Count(s, "“") != strings.Count(s, "”") {
		return true
	}
	first, last := w.noun[0], w.noun[len(w.noun)-1]
	return zh.Opens(first) && zh.Closes(last) || strings.ContainsRune("）)、.．·—-/|*#√①②③④⑤⑥⑦⑧⑨", first) || strings.ContainsRune("（(、.．·—-/|*#√", last)
}

// fits: a share has its rate, a sum its amount, a size its measure.
func (w *wording) fits() bool {
	switch {
	case w.per:
		return w.rate
	case isMoney(w.unit):
		return amountWords.Ending(w.noun) != nil || sums.Ending(w.noun) != nil
	case isSize(w.unit):
		return measureWords.Ending(w.noun) != nil || sizeEnds.Ending(w.noun) != nil
	}
	return false
}

// contradicts: a rate is no count, and what is counted in money is no thing.
func (w *wording) contradicts() bool {
	last := string(w.noun)
	switch {
	case w.per:
		return countEnds.Ending(w.noun) != nil
	case isMoney(w.unit):
		return strings.HasSuffix(last, "率") || strings.HasSuffix(last, "面积") || strings.HasSuffix(last, "人数")
	case isSize(w.unit):
		return strings.HasSuffix(last, "率") || strings.HasSuffix(last, "额") || strings.HasSuffix(last, "产值")
	case counter(w.unit):
		return shares.Ending(w.noun) != nil || strings.HasSuffix(last, "面积") || strings.HasSuffix(last, "产值")
	}
	return false
}

var (
	sums      = zh.NewList("额", "值", "资金", "经费", "基金", "债券", "贷款", "总额", "支出", "成本", "价", "费用", "费", "补贴", "GDP", "工资", "规模", "余额")
	sizeEnds  = zh.NewList("里程", "长度", "宽度", "高度", "公路", "道路", "管网", "管线", "农田", "林", "绿地", "绿道", "用地", "土地", "厂房", "步道", "河道", "轨道", "线路")
	shares    = zh.NewList("率", "比重", "比例", "占比", "增速")
	countEnds = zh.NewList("人数", "个数", "家数", "件数", "总数", "产量", "里程", "面积")
)
