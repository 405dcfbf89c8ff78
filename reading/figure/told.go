package figure

import (
	"strings"

	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// Told is what words that stand over figures, or before them, say of them all.
type Told int8

// What may be told.
const (
	Untold   Told = iota // nothing
	Achieved             // they are reported
	Planned              // they are aimed at
)

// labelRules decide what a heading, the header of a column or the label before a
// colon tells of the figures below or after it.
var labelRules = []rule.Rule[string, Told]{
	{Name: "work", Says: "it opens with work to do", Verdict: Untold, Applies: func(s string) bool { return labelWork.At([]rune(s), 0) != nil }},
	{Name: "outlook", Says: "it says what comes next", Verdict: Planned, Applies: func(s string) bool { return containsAny(s, outlookLabels) }},
	{Name: "rate", Says: "it says how much of a plan is done", Verdict: Achieved, Applies: func(s string) bool { return containsAny(s, rateLabels) }},
	{Name: "situation", Says: "it says how things stand or what was done", Verdict: Achieved, Applies: func(s string) bool {
		return containsAny(s, situationLabels) || hasAnySuffix(s, situationEnds)
	}},
	{Name: "aim", Says: "it says what is to be reached or done", Verdict: Planned, Applies: func(s string) bool { return hasAnySuffix(s, aimEnds) || aimedLabel.MatchString(s) }},
	{Name: "done", Says: "it says what was there or done", Verdict: Achieved, Applies: func(s string) bool { return containsAny(s, doneLabels) }},
}

var (
	labelWork       = class("label_work").List()
	outlookLabels   = class("label_outlook").Words()
	rateLabels      = class("label_rates").Words()
	situationLabels = class("label_situation").Words()
	situationEnds   = class("label_situation_ends").Words()
	aimEnds         = class("label_aim_ends").Words()
	doneLabels      = class("label_done").Words()
)

var (
	// aimedLabel: 计划完成投资, 年度目标（万亩）: the aim stands before what is measured.
	aimedLabel = zh.MustCompile(`(?:^|年|年度)(?:计划|目标|拟|预计|预期)`)
	// labelTail are the number and the brackets of a label: （一）, （万元）, (1-5月).
	labelTail = zh.MustCompile(`^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|[（(][^（）()]*[)）]`)
)

// Tells is what a heading, a column's header or a label tells of its figures.
func Tells(label string) Told {
	if by := rule.First(labelRules, plainLabel(label), nil); by != nil {
		return by.Verdict
	}
	return Untold
}

// plainLabel is a label less its number, its brackets and its colon.
func plainLabel(label string) string {
	return strings.TrimRight(labelTail.ReplaceAllString(zh.Unspaced(label), ""), "：:")
}

func hasAnySuffix(s string, ends []string) bool {
	for _, w := range ends {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
