package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// candidate is one quantity on its way to its outcome: what stands around it,
// and what the stages that it has passed have found.
type candidate struct {
	*reader
	q         *quantity.Quantity
	within    span // its clause
	pre, post span // the words that may belong to it, before and after
	grouped   bool // one of several numbers side by side
	measure   bool // it measures what the number before it counts

	p          phrase // what the words before it say
	possessive bool   // a 的 leads on to it
	rest       []rune // what follows it, less a bracket right after it
	alone      bool   // nothing follows it
	predicate  bool   // what follows it says what is done
	governs    bool   // the words before it govern what follows

	noun  string // the indicator, as far as it is known
	named naming // the rule that named it
	end   int    // where the passage of the figure ends
	fired []string
}

// naming is the rule that named an indicator.
type naming struct {
	rule, says string
	verdict
}

// verdict is what follows where a rule about a number applies: it is set aside
// (a class), left unread, or else its indicator is named.
type verdict struct {
	class   Class
	unread  bool
	follows bool // the indicator is read from what follows the number
	recalls bool // the indicator may stand in a sentence before
}

type numberRule = rule.Rule[*candidate, verdict]

// aside is a rule that sets numbers of a class aside.
func aside(class Class, name, says string, applies func(*candidate) bool) numberRule {
	return numberRule{Name: name, Says: says, Verdict: verdict{class: class}, Applies: applies}
}

// unread is a rule that leaves numbers unread; what it says is told.
func unread(name, says string, applies func(*candidate) bool) numberRule {
	return numberRule{Name: name, Says: says, Verdict: verdict{unread: true}, Applies: applies}
}

// names is a rule that finds the indicator in or before the words that lead to
// the number.
func names(name, says string, applies func(*candidate) bool) numberRule {
	return numberRule{Name: name, Says: says, Applies: applies}
}

// counts is a rule that finds the indicator in the words after the number.
func counts(name, says string, applies func(*candidate) bool) numberRule {
	return numberRule{Name: name, Says: says, Verdict: verdict{follows: true}, Applies: applies}
}

// recalls is a rule that finds the indicator in what was read before, perhaps in another
// sentence.
func recalls(name, says string, applies func(*candidate) bool) numberRule {
	return numberRule{Name: name, Says: says, Verdict: verdict{recalls: true}, Applies: applies}
}

// take leads a quantity through the stages:
//
//  1. is it a figure: not part of a name, a count of the document's own tasks or
//     what says a meaning (nameRules, ownTaskRules, meaningRules), and by its clause
//     and its unit (officeRules, termRules);
//  2. what do the words before it say, and are they what the clause builds on
//     or a condition (groundRules, selectionRules);
//  3. what does it measure, by the words on both sides (indicatorRules), and does
//     that make it no figure after all (limitRules);
//  4. what does a noun go on from that says too little, or is missing (changeRules,
//     unnamedRules);
//  5. is a numeral in words only a manner of speaking (numeralRules);
//  6. comparator, unit, qualifier, scope, year and nature.
//
// A number leaves at the first rule that decides on it, and is a figure where
// none does. Whether the figure is achieved or planned is known of its clause.
func (c *candidate) take() {
	c.trace.At(c.q.NumStart, c.q.NumEnd)
	if c.leaves(nameRules) || c.leaves(ownTaskRules) || c.leaves(meaningRules) || c.leaves(officeRules) || c.leaves(termRules) {
		return
	}
	c.p = c.phraseBefore()
	if c.leaves(groundRules) || c.shared() {
		return
	}
	c.cutPhrase()
	if c.leaves(selectionRules) {
		return
	}
	c.lookAfter()
	if c.leaves(indicatorRules) || c.leaves(limitRules) {
		return
	}
	c.leaves(changeRules)
	stated := c.noun
	c.complete()
	if c.noun == "" && c.leaves(unnamedRules) {
		return
	}
	if c.leaves(numeralRules) {
		return
	}
	c.keep(stated)
}

// phraseBefore is what the words before the number say. A bracket right before it is a
// remark on them: 建设城西公园（原苗圃）|5公顷.
func (c *candidate) phraseBefore() phrase {
	if end := c.pre.end; end > c.pre.start && c.layout.depth[end-1] > c.level && closes(c.text[end-1]) {
		if open := int(c.layout.opening[end-1]); open > c.pre.start {
			if p := nounBefore(c.text[c.pre.start:open]); p.noun != "" && isSize(c.q.Unit) {
				return p
			}
		}
	}
	return nounBefore(c.text[c.pre.start:c.pre.end])
}

// leaves asks the rules of a stage and reports whether one of them decided on
// the number. A rule that names its indicator lets it go on.
func (c *candidate) leaves(rules []numberRule) bool {
	r := rule.First(rules, c, c.trace)
	if r == nil {
		return false
	}
	switch v := r.Verdict; {
	case v.class != "":
		c.setAside(c.q, v.class, r.Name)
		return true
	case v.unread:
		c.leave(c.q, r.Name, r.Says)
		return true
	default:
		c.named = naming{rule: r.Name, says: r.Says, verdict: v}
		c.fired = append(c.fired, r.Name)
		return false
	}
}

// cutPhrase takes off the words before the number what belongs to the number.
func (c *candidate) cutPhrase() {
	c.p.cutChange(c.text[c.q.Start:c.q.NumStart])
	if c.p.noun == "" && c.p.verbs == "投资" && isMoney(c.q.Unit) {
		c.p.noun, c.p.verbs, c.p.bare = "投资", "", false
	}
}

// lookAfter says what stands after the number, and how both sides go together.
func (c *candidate) lookAfter() {
	c.rest = zh.TrimRunes(c.withoutBracket(c.post))
	if callsAim.MatchString(string(c.rest[:min(len(c.rest), longestCall)])) {
		c.rest = nil // 覆盖率90%以上|的目标要求
	}
	if len(c.rest) == 1 && c.rest[0] == '等' || len(c.rest) > 1 && c.p.noun == "" && c.p.bare && !c.p.verb && already.At(c.rest, 0) != nil {
		c.rest = nil // 种植葡萄9万亩|等; 9所|已投用
	}
	c.alone = len(c.rest) == 0 || len(c.rest) == 1 && c.rest[0] == '的'
	c.possessive = c.isPossessive()
	c.end = c.q.End
	if c.alone {
		return
	}
	c.predicate = len(verbAt(c.rest, 0)) > 1 || afterNounWords.At(c.rest, 0) != nil
	c.governs = c.p.bare || c.endsInVerb(c.pre) ||
		c.p.verb && !c.predicate && !isSize(c.q.Unit) && strings.TrimLeft(c.q.Unit, "%％") != "" && !isMoney(c.q.Unit)
}

// already opens what is said of so many of those before.
var already = zh.NewList("已", "均", "全部", "现已", "正在", "将于")

// callsAim calls what was said before it a goal.
var callsAim = zh.MustCompile(`^的?(?:总体|总|工作|年度|发展|阶段性?|远景|长远|近期|中长期|规划)?(?:目标要求|目标任务|目标|要求|任务|指标)$`)

// isPossessive: a 的 leads on to the number.
func (c *candidate) isPossessive() bool {
	return c.q.Start > c.pre.start && c.text[c.q.Start-1] == '的'
}

// keep makes the figure, and remembers what later numbers may go on from.
func (c *candidate) keep(stated string) {
	f := c.newFigure(c.noun, c.q, &c.p)
	f.Reason, f.Rules = c.named.says, slices.Clone(c.fired)
	if c.named.recalls && !c.saidAround(f.At, strings.TrimPrefix(c.noun, c.p.verbs)) {
		f.Inferred = append(f.Inferred, "indicator")
	}
	if c.possessive && c.q.Max == nil {
		if _, _, comparator, ok := quantity.Compared(c.text[c.pre.start:max(c.q.Start-1, c.pre.start)]); ok {
			f.Comparator = comparator
		}
	}
	if (c.named.follows || c.noun == "面积") && isSize(c.q.Unit) {
		f.Nature = Size
	}
	f.Start, f.End = c.quote(c.pre), c.end
	c.add(f, c.q, &c.p, c.named.rule)
	c.remember(stated)
}

// remember keeps the indicator for the numbers that go on from it. One that the
// clause did not name in full says nothing new.
func (c *candidate) remember(stated string) {
	noun := c.noun
	onlyVerb := noun == c.p.verbs
	if noun == stated && !onlyVerb {
		c.base = noun
		if c.p.noun != "" {
			c.total = c.p.noun
		} else if c.total = strings.TrimPrefix(noun, c.p.verbs); c.total == "" {
			c.total = noun
		}
	}
	c.parts = []string{noun}
	if onlyVerb {
		return
	}
	one := counted{noun: noun, unit: c.q.Unit}
	if c.q.Unit != "%" || c.last.noun == "" { // rates tell more of others
		c.last = one
	}
	if len(c.recent) < mostYears {
		c.recent = append(c.recent, one)
	}
}

// lastIn is the last indicator that was counted in a unit.
func (r *reader) lastIn(unit string) string {
	for _, one := range slices.Backward(r.recent) {
		if one.unit == unit {
			return one.noun
		}
	}
	if r.last.unit == unit {
		return r.last.noun
	}
	return ""
}

// withoutBracket is what follows a number, less a bracket right after it.
func (r *reader) withoutBracket(post span) []rune {
	start := post.start
	for start < post.end && r.layout.depth[start] > 0 {
		start++
	}
	return r.text[start:post.end]
}

// trimmedEnd is the end of post less the blanks there.
func (r *reader) trimmedEnd(post span) int {
	end := post.end
	for end > post.start && zh.IsSpace(r.text[end-1]) {
		end--
	}
	return end
}

// endsInVerb: the words before the number end in a verb, so that its object
// comes after.
func (r *reader) endsInVerb(pre span) bool {
	text := zh.TrimRunes(r.text[pre.start:pre.end])
	for len(text) > 0 && isQuoteMark(text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	if n := len(text); n > 2 && strings.ContainsRune("到了出", text[n-1]) && weakWords.Ending(text[:n-1]) != nil {
		return true // 邀请到|30位专家
	}
	if w := freshVerbs.Ending(text); len(w) < len(text) && text[len(text)-len(w)-1] == '新' {
		return true
	}
	return weakWords.Ending(text) != nil
}

// counter: the unit counts things (家, 个), and measures nothing.
func counter(unit string) bool {
	switch strings.TrimLeft(unit, "万亿千百") {
	case "个", "家", "名", "户", "人", "项", "件", "所", "座", "处", "支", "条", "场", "辆", "台", "套", "款", "间", "栋":
		return true
	}
	return false
}

// countsPeople: the unit counts persons.
func countsPeople(unit string) bool {
	switch strings.TrimLeft(unit, "万亿千百") {
	case "名", "人", "位":
		return true
	}
	return false
}

// isMoney: the unit is of money.
func isMoney(unit string) bool { return strings.HasSuffix(unit, "元") }

// isPercent: the unit is of shares.
func isPercent(unit string) bool {
	return strings.HasSuffix(unit, "%") || strings.HasSuffix(unit, "％")
}

// isSize: the unit is of lengths and areas.
func isSize(unit string) bool {
	return slices.Contains(lengths, strings.TrimLeft(unit, "万亿千百"))
}

// isScale: a round number in words begins with it.
func isScale(c rune) bool { return zh.IsMultiple(c) || c == '千' || c == '百' }

func containsPrefix(s string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(s, w) })
}
