package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// officeRules are about how offices work and what one of many gets, and about what
// no unit is known of.
var officeRules = []numberRule{
	aside(Standard, "calendar", "what an office does by the calendar", func(c *candidate) bool { return c.clause.duty }),
	aside(Ceiling, "one of many", "a limit of what one of many gets or is", (*candidate).limitsOneOfMany),
	unread("no unit", "a number after a comparator has no unit that is known", (*candidate).withoutUnit),
}

// limitsOneOfMany: 单个项目不超过500万元. How large each must be at least (单个基地面积不小于90亩)
// is a size that is required.
func (c *candidate) limitsOneOfMany() bool {
	return c.clause.ofOneEach && !(isSize(c.q.Unit) && c.q.Comparator == quantity.Ge && !c.clause.grants && !c.sentence.grants)
}

// withoutUnit: the number has no unit, and is no rank and no index.
func (c *candidate) withoutUnit() bool {
	if c.q.Unit != "" || c.q.Rank {
		return false
	}
	p := nounBefore(c.text[c.pre.start:c.pre.end])
	p.cutChange([]rune("到"))
	return indices.Ending([]rune(p.noun)) == nil // PUE降至1.25
}

// termRules are the terms of grants and conditions. But for ceilings, what is
// reported as achieved is none: grants that were paid are figures.
var termRules = []numberRule{
	aside(Ceiling, "ceiling", "the most that somebody may get", func(c *candidate) bool { return c.clause.ceiling }),
	aside(Ceiling, "grant", "what the clause grants", (*candidate).granted),
	aside(Ceiling, "budget of an office", "what a budget has for it", (*candidate).budgeted),
	aside(Ceiling, "rent", "what the clause says of rents", (*candidate).rented),
	aside(Condition, "team", "who belongs to a body", (*candidate).ofTeam),
	aside(Standard, "charge", "a rate by which something is charged", (*candidate).charged),
	aside(Ceiling, "granting sentence", "a sum beside a grant of its sentence", (*candidate).besideGrant),
}

func (c *candidate) granted() bool {
	return !c.sentence.observed && c.clause.grants && !(c.clause.pays && counter(c.q.Unit)) && !c.supported() && !c.rewarded()
}

// supported: the number is how many people are chosen and supported (选拔资助教师90名),
// and no limit of it.
func (c *candidate) supported() bool {
	return c.clause.supports && countsPeople(c.q.Unit) && c.q.Comparator != quantity.Le
}

// budgeted: 县财政每年统筹500万元.
func (c *candidate) budgeted() bool {
	return !c.sentence.observed && isMoney(c.q.Unit) &&
		(budgetBefore.MatchString(string(c.text[c.within.start:c.q.Start])) || fundsBefore.MatchString(string(c.text[c.sentence.start:c.q.Start])))
}

// fundsBefore: 统筹文旅专项资金，三年安排不少于9亿元支持….
var fundsBefore = zh.MustCompile(`统筹[^。；，]{0,16}资金[，,][^。；，\d]{0,4}安排[^，。；、\d]{0,6}$`)

var budgetBefore = zh.MustCompile(`财政[^，。；、\d]{0,6}(?:统筹|安排|列支|预算|拨付|筹措)[^，。；、\d]{0,6}$`)

func (c *candidate) rented() bool {
	return !c.sentence.observed && c.clause.rents && !c.isShare()
}

func (c *candidate) ofTeam() bool {
	return !c.sentence.observed && c.clause.team && countsPeople(c.q.Unit)
}

// charged: 按市场价的70%收取.
func (c *candidate) charged() bool {
	rate := c.q.Unit != "" && strings.TrimLeft(c.q.Unit, "%％") == ""
	return !c.sentence.observed && rate && c.clause.by && !c.clause.grows
}

func (c *candidate) besideGrant() bool {
	return !c.sentence.observed && (c.sentence.grants || c.sentence.rents && !c.isShare()) && !c.clause.goal &&
		(isMoney(c.q.Unit) || isPercent(c.q.Unit) || c.clause.condition)
}

// isShare: the number is given as a share of something else's.
func (c *candidate) isShare() bool { return !c.grouped && c.shareOf() != "" }

// rewarded: the number is how many are chosen, and the grant comes after it:
// 每年遴选优秀项目50个并给予奖励.
func (c *candidate) rewarded() bool {
	i := c.q.End
	if !counter(c.q.Unit) || i >= c.sentence.end || c.text[i] != '并' || grantedBy.At(c.text[:c.sentence.end], i+1) == nil {
		return false
	}
	start := i
	for start > c.sentence.start && !endsClause(c.text[start-1]) && c.text[start-1] != '；' {
		start--
	}
	head := zh.TrimRunes(c.text[start:c.q.Start])
	if grantWords.In(head) || hasPrefix(head, "对") || hasPrefix(head, "凡") {
		return false
	}
	return chosen.In(head)
}

// groundRules are what a clause builds on.
var groundRules = []numberRule{
	aside(Standard, "ground", "what the clause builds on, and does not set", (*candidate).ground),
}

// measuredUse is what a sum or a rate of using measures: 利用外资9亿元.
var measuredUse = zh.MustCompile(`^利用(?:外资|率|量|面积)`)

// ground: 依托3个开发区, 按照每亩300万元的标准.
func (c *candidate) ground() bool {
	text := zh.TrimRunes(c.text[c.within.start:min(c.q.Start, c.within.start+longestPhrase)])
	w := grounds.At(text, 0)
	if w == nil || c.clause.later || measuredUse.MatchString(string(text[:min(len(text), 4)])) || datedWords.MatchString(string(text[:min(len(text), 2)])) || isSize(c.q.Unit) && string(w) == "以" {
		return false
	}
	for i := len(w); i < len(text); i++ {
		if len(verbAt(text, i)) > 1 {
			return false
		}
	}
	return true
}

// selectionRules are conditions that a clause opens with.
var selectionRules = []numberRule{
	aside(Condition, "selection", "to whom something is done, before the 的 of its noun", (*candidate).selectsFirst),
	aside(Condition, "obliged", "what something must be like for a duty to hold of it", (*candidate).obliges),
}

// selectsFirst: 对亩均投资低于3亿元、税收低于20万元的项目.
func (c *candidate) selectsFirst() bool {
	return c.clause.condition && c.q.Explicit && c.p.noun != "" && !counter(c.q.Unit) &&
		slices.Contains(c.text[c.q.End:min(c.q.End+longestLimit, c.within.end)], '的')
}

// obliges: 建筑面积2万平方米以上的学校，应….
func (c *candidate) obliges() bool {
	return c.q.Explicit && c.p.noun != "" && !c.p.verb && (isSize(c.q.Unit) || isMoney(c.q.Unit)) &&
		obligedWho.MatchString(string(c.text[c.q.End:min(c.q.End+longestLimit, c.sentence.end)]))
}

// obligedWho is what follows the limit of what a duty holds of.
var obligedWho = zh.MustCompile(`^的[^，。；、]{1,16}[，,](?:应当?|须|必须|要|一律|全部|均|原则上)`)

// selects: in a clause that begins with 对, the number says to whom something
// is done: 对排名后3位的乡镇, 对亩均税收低于10万元的企业.
func (c *candidate) selects() bool {
	if c.alone || !c.clause.condition {
		return false
	}
	if at := slices.Index(c.rest, '的'); at >= 0 && (at == 0 || c.p.noun != "" && at <= longestSelection) {
		return true
	}
	return c.p.noun != "" && c.q.Explicit && c.q.Unit != "%" && !counter(c.q.Unit)
}

// longestSelection is how far after a number the 的 stands that makes it a
// condition: 5000吨标准煤以上并且未达标的企业.
const longestSelection = 15

// describes: the number with its 的 is what somebody is like (进度滞后达10%以上的区),
// or what was done already (争取资金1.8亿元的做法).
func (c *candidate) describes() bool {
	if c.alone || c.measure || c.rest[0] != '的' {
		return false
	}
	rest := c.rest[1:]
	if examples.At(rest, 0) != nil {
		return true
	}
	if c.p.noun == "" || c.p.verb || measureAfter.At(rest, 0) != nil || counter(c.q.Unit) {
		return false
	}
	return c.q.Explicit && (penalties.In(c.text[c.q.End:min(c.q.End+longestLimit, c.sentence.end)]) || len(rest) > 0 && measureWords.Ending([]rune(c.p.noun)) == nil)
}

// limitRules are what the indicator makes no figure.
var limitRules = []numberRule{
	aside(Ceiling, "limited choice", "how many are chosen at most", func(c *candidate) bool {
		return c.q.Comparator == quantity.Le && chosen.Ending([]rune(c.p.last)) != nil // 遴选案例不超过10个
	}),
	aside(Ceiling, "places", "how many places there are at most", func(c *candidate) bool {
		return c.q.Comparator == quantity.Le && strings.HasSuffix(c.noun, "名额")
	}),
	aside(Ceiling, "each", "how much is for each of them", (*candidate).forEach),
	aside(Condition, "age", "the age of those whom it is for", func(c *candidate) bool {
		return strings.HasSuffix(c.q.Unit, "岁") && !strings.Contains(c.noun, "寿命")
	}),
}

// forEach: 每家不超过3次.
func (c *candidate) forEach() bool {
	n := []rune(c.noun)
	return len(n) > 0 && len(n) <= 3 && (n[0] == '每' || n[0] == '单')
}

// numeralRules are about numbers in words that count nothing.
var numeralRules = []numberRule{
	aside(Slogan, "a single one", "one, after a verb: it tells no amount", func(c *candidate) bool {
		return c.q.Words && c.q.Value == 1 && c.endsInVerb(c.pre) // 争创一个
	}),
	aside(Slogan, "words", "a number in words that the sentence does not count with", (*candidate).spoken),
}

// ranked are words that lead to the place of somebody in a ranking: 考核位列全省第三位, but
// not 放在第一位.
var ranked = zh.MustCompile(`(?:[位名排并]列|[位高]?居|排名?|[获夺]得?|升至|跻身|进入)[^，。；]{0,20}$`)

// spoken: a number in words without a comparator counts only where a verb leads
// right to it, or where it ends its clause as digits would.
func (c *candidate) spoken() bool {
	if c.q.Rank && c.q.Words {
		return len(c.rest) > 0 || !ranked.MatchString(string(c.text[c.pre.start:c.q.Start]))
	}
	if !c.q.Words || c.q.Explicit || c.endsInVerb(c.pre) || c.inList && c.p.bare && isScale(c.text[c.q.NumStart]) {
		return false // 推出百部影片、|千件作品
	}
	return len(c.rest) > 0 || c.q.Unit == "条" || c.p.noun == "" || !c.p.verb && !c.inList && c.q.Unit != "%" && c.q.Value < 10
}
