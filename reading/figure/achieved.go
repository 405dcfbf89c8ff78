package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

type clauseRule = rule.Rule[*reader, struct{}]

// achievedRules make what a clause says achieved; plannedRules make it planned all
// the same. A clause that neither speaks of is planned.
var (
	achievedRules = []clauseRule{
		{Name: "report", Says: "the passage is of a report or tells the situation, or a label says so", Applies: (*reader).reports},
		{Name: "reached", Says: "the sentence has told what is reached already", Applies: func(r *reader) bool { return r.sentence.reached }},
		{Name: "past year", Says: "the year that governs lies before the plan", Applies: func(r *reader) bool { return r.year.past }},
		{Name: "present", Says: "the clause opens with what there is now", Applies: func(r *reader) bool { return presentWords.At(withoutPlace(r.clause.trimmed), 0) != nil }},
	}
	plannedRules = []clauseRule{
		{Name: "aimed", Says: "the clause aims at a year of the plan", Applies: (*reader).aims},
		{Name: "next", Says: "the clause goes on to what is still to come", Applies: (*reader).goesAhead},
		{Name: "ahead", Says: "the clause looks ahead", Applies: func(r *reader) bool { return looksAhead(r.clause.plain) }},
		{Name: "year to come", Says: "the year that governs lies after the one in which the document speaks", Applies: func(r *reader) bool {
			return r.frame.Spoken > 0 && r.year.year != nil && *r.year.year > r.frame.Spoken && r.year.at >= r.sentence.start
		}},
		{Name: "plan", Says: "the clause says what is planned", Applies: func(r *reader) bool { return plansTo(r.clause.plain) }},
		{Name: "goal named", Says: "the number follows the word for a goal", Applies: func(r *reader) bool { return namesGoal(r.clause.plain) }},
		{Name: "report ahead", Says: "a sentence of a report looks ahead, and has told of nothing reached", Applies: func(r *reader) bool { return r.sentence.aims && !r.sentence.reached }},
	}
)

// reports: the label before the clause says that what it tells is achieved; where
// no label says anything, the passage is one that reports.
func (r *reader) reports() bool {
	if r.label != Untold {
		return r.label == Achieved
	}
	return r.frame.Observed
}

// tellAchieved decides whether the clause tells what is achieved. The years that
// lead in it (截至2023年) may still make it so. What counts some of those before
// (其中) is as achieved as they are.
func (r *reader) tellAchieved() {
	c := &r.clause
	past := pastWords.In(c.plain) || isSince(c.text)
	if c.among && c.start > r.sentence.start && !past {
		return
	}
	if past {
		r.sentence.reached = true
	}
	r.sentence.partOfYear = r.sentence.partOfYear || namesPartOfYear(c.text)
	r.trace.At(c.start, c.end)
	r.sentence.observed, r.sentence.told = false, ""
	if by := rule.First(achievedRules, r, r.trace); by != nil {
		r.sentence.observed, r.sentence.told = true, by.Name
	}
	if !r.sentence.observed {
		return
	}
	if by := rule.First(plannedRules, r, r.trace); by != nil {
		r.sentence.observed, r.sentence.told = false, by.Name
		if !r.frame.Observed {
			r.turnAhead()
		}
	}
}

// aims: in a plan, a year that is not past leads in the clause, and words aim at it:
// 到2027年.
func (r *reader) aims() bool {
	return !r.frame.Observed && slices.ContainsFunc(r.marks(r.clause.span), func(m yearMark) bool {
		return m.leads && m.ahead && !m.until && m.year >= r.frame.From
	})
}

// goesAhead: in a plan, the clause opens with what comes after what was reached: 再新建,
// 今年, 计划.
func (r *reader) goesAhead() bool {
	if r.frame.Observed {
		return false
	}
	text := r.clause.trimmed
	if slices.Contains(text, '年') || slices.Contains(text, '期') {
		text = []rune(openingTime.ReplaceAllString(string(text), ""))
	}
	return nextWords.At(text, 0) != nil
}

// openingTime is the year or the five-year plan that a clause opens with.
var openingTime = zh.MustCompile(`^(?:到|至)?(?:` + zh.Year + `年(?:度|底前|底)?|“?十[一二三四五六七八九]五”?(?:规划)?[期时](?:间|期))[，,]?`)

// turnAhead ends what held of what was reached: the clauses after this one are
// planned too, and the year that has passed is not theirs.
func (r *reader) turnAhead() {
	r.sentence.reached = false
	if r.year.past {
		r.year = yearState{}
	}
}

// longestLabel is how long the words before a colon may be to label what follows.
const longestLabel = 16

// readLabel reads what the clause says of those after it, where a colon ends it:
// 完成情况：新建驿站9座. It holds to the next label.
func (r *reader) readLabel(c span) {
	if c.end < len(r.text) && (r.text[c.end] == '：' || r.text[c.end] == ':') && c.end-c.start <= longestLabel {
		if told := Tells(r.str(c)); told != Untold {
			r.label = told
		}
	}
}

// withoutPlace is a clause less the place at its head that it speaks of: 全县现有.
func withoutPlace(text []rune) []rune {
	if len(text) > 2 && strings.ContainsRune("全我本", text[0]) && strings.ContainsRune("省市区县镇乡州盟旗", text[1]) {
		return text[2:]
	}
	return text
}

// looksAhead: words of the clause aim at what is not yet so. Funds that are 争取 are won.
func looksAhead(text []rune) bool {
	if !aheadWords.In(text) {
		return false
	}
	won := wonFunds.ReplaceAllString(string(text), "")
	return len(won) == len(string(text)) || aheadWords.InString(won)
}

var wonFunds = zh.MustCompile(`争取(?:到|了|各级|上级|中央|省级)*[^，。；到在达使]{0,8}?(?:资金|债券|补助|专项|额度)`)

// plansTo: the clause has 计划 before a verb or an investment: 计划新建公路42公里,
// but not 完成年度计划的36%.
func plansTo(text []rune) bool {
	for i := 0; i+2 < len(text); i++ {
		if text[i] != '计' || text[i+1] != '划' || slices.Contains(text[:i], '完') {
			continue
		}
		rest := text[i+2:]
		if len(verbAt(rest, 0)) > 1 || plannedSums.At(rest, 0) != nil {
			return true
		}
	}
	return false
}

// namesGoal: the clause gives a number right after the word for a goal: 改造目标9座, but
// not 目标完成9座.
func namesGoal(text []rune) bool {
	return slices.Contains(text, '目') && goalAtNumber.MatchString(string(text))
}

var goalAtNumber = zh.MustCompile(`目标(?:任务|值|数)?(?:为|是)?[\d０-９]`)

// plannedSums are what a plan may be of without a verb: 计划投资9亿元.
var plannedSums = zh.NewList("投资", "总投资", "脱贫", "搬迁")
