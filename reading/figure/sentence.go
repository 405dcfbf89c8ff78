package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// These look for a character before they look for a form: most clauses have
// neither, and a regular expression at every clause is what reading would
// spend its time on.

// isSince: the clause names a time that has passed: 五年来, 近三年来.
func isSince(text []rune) bool {
	return slices.Contains(text, '来') && sinceYears.MatchString(string(text))
}

var sinceYears = zh.MustCompile(`[一二两三四五六七八九十\d]年(?:多)?来|以来`)

// namesPartOfYear: the clause names a time within a year.
func namesPartOfYear(text []rune) bool {
	return partsOfYear.In(text) || slices.Contains(text, '月') && month.MatchString(string(text))
}

var partsOfYear = zh.NewList("上半年", "下半年", "季度")

var month = zh.MustCompile(`\d月|月底`)

// saysByHowMuch: 按5%递减, but not 按期, 按季.
func saysByHowMuch(text []rune) bool {
	return slices.Contains(text, '按') && strings.Contains(datedWords.ReplaceAllString(string(text), ""), "按")
}

// supportsPeople: the clause grants nothing but what supports people, whom it
// counts: 资助博士生90名, 享受政府津贴的专家9名.
func supportsPeople(plain []rune) bool {
	return !grantWords.In([]rune(support.Replace(string(plain))))
}

// support are words of granting that also tell who is chosen and furthered.
var support = strings.NewReplacer("资助", "", "津贴", "")

// withoutFunds is the text less what holds words of granting and grants nothing.
func withoutFunds(text []rune) []rune {
	if !slices.Contains(text, '偿') && !slices.Contains(text, '性') {
		return text
	}
	return []rune(funds.Replace(string(text)))
}

// sentence is what holds for all of a sentence.
type sentence struct {
	span
	demands    bool   // it says what somebody must have: all in it are conditions
	conditions bool   // so does the part of it being read
	defines    bool   // it says what a word means
	grants     bool   // it grants something: sums are ceilings and shares
	rents      bool   // it speaks of rents
	aims       bool   // of a report: it looks ahead somewhere
	reached    bool   // a clause read already told of what is reached
	observed   bool   // what is read now is achieved, and not planned
	told       string // the rule that says so, or that it is planned; "" for none
	// partOfYear: a half-year, quarter or month is named without its year.
	partOfYear bool
	years      []int // whose digits stand in it; nil until they are looked for
}

// clause is what holds for all of a clause.
type clause struct {
	span
	text    []rune // less its brackets
	plain   []rune // less what holds words of granting and grants nothing
	trimmed []rune // text less the blanks around it

	grants    bool // it grants something
	supports  bool // what it grants is the support of people
	rents     bool // it speaks of rents
	goal      bool // it sets a goal, whatever else the sentence grants
	ofOneEach bool // it limits what one of many gets or is: 单个项目不超过500万元
	duty      bool // it says what an office does by the calendar
	pays      bool // it says how many are paid: 发放补贴1200户
	ceiling   bool // at most so much
	condition bool // it says to whom
	among     bool // 其中: it tells some of those before
	team      bool // 由5名专家组成
	by        bool // 按: by how much
	grows     bool // 增长, 下降
	later     bool // 以后, 此后
	open      bool // it ends in 的: a condition that the next goes on from
}

// maxBetween is the most characters between two figures that 或 joins.
const maxBetween = 24

// markEither notes the figures, from the one given on, that 或 joins: 申报9项或授权3项.
func (r *reader) markEither(from int) {
	for i := from + 1; i < len(r.figures); i++ {
		a, b := &r.figures[i-1], &r.figures[i]
		if b.At.Start <= a.At.End || b.At.Start > a.At.End+maxBetween {
			continue
		}
		between := string(zh.TrimRunes(r.text[a.At.End:b.At.Start]))
		between = strings.TrimPrefix(between, a.Unit)
		for _, more := range []string{"以上", "以内", "左右"} {
			between = strings.TrimPrefix(between, more)
		}
		if strings.HasPrefix(between, "或") && !strings.ContainsAny(between, "，,、；;。") {
			a.Either, b.Either = true, true
		}
	}
}

// readSentence reads the clauses of one sentence, and then its brackets.
func (r *reader) readSentence(s span) {
	defer r.markEither(len(r.figures))
	if r.year.year != nil && r.frame.Year != nil && *r.year.year < *r.frame.Year {
		r.year = yearState{} // an earlier year than that of the heading holds for its sentence
	}
	all := r.withoutBrackets(s)
	r.sentence = sentence{span: s, demands: eligibilityWords.In(all), defines: saysMeaning(all), aims: r.frame.Observed && looksAhead(all)}
	if !r.opensWithPart(s) {
		r.continuation = continuation{}
	}
	clauses := r.clauses(s)
	for i, c := range clauses {
		text := r.withoutBrackets(c)
		r.clause = clause{span: c, text: text, plain: withoutFunds(text)}
		if i == 0 || r.opensPart(c) {
			r.leaveYearOfPart(i == 0, c.start)
			r.openPart(c)
		}
		if r.isCondition() {
			r.setAsideAll(c, Condition, "eligibility")
			continue
		}
		next := span{c.end, c.end}
		if i+1 < len(clauses) && !r.opensPart(clauses[i+1]) {
			next = clauses[i+1]
		}
		r.openClause(next)
		r.readLabel(c)
		r.tellAchieved()
		r.readYear(c)
		before := len(r.figures)
		r.readClause(c)
		r.closeClause(c, before)
	}
	if len(clauses) == 1 && s.start == 0 && !r.sentence.grants {
		r.topic = r.mentioned() // 建设创业社区。…2025年认定10个
	}
	if !r.sentence.demands && !benefits.In(all) {
		r.tellingBrackets(s)
		r.brackets(s)
	}
}

// leaveYearOfPart forgets at a semicolon a year that came behind a number of the part
// before it: 改造860公里，其中2022年底前300公里；新建泵站9座.
func (r *reader) leaveYearOfPart(first bool, start int) {
	if !first && r.year.year != nil && r.year.at > r.partStart && r.countsBetween(r.partStart, r.year.at) {
		r.year = r.yearBefore
	}
	r.partStart, r.yearBefore = start, r.year
}

// openPart reads what holds from a clause to the next semicolon.
func (r *reader) openPart(c span) {
	r.hold, r.each, r.sentence.reached = "", "", false
	part := withoutFunds(r.withoutBrackets(span{c.start, r.endOfPart(c)}))
	r.sentence.grants = r.sentence.grants || grantWords.In(part)
	r.sentence.rents = r.sentence.rents || rents.In(part)
	r.sentence.conditions = r.sentence.demands || benefits.In(part)
}

// isCondition: the clause says what somebody must have or may get. One that
// sets something up beside such a clause (建设公寓，人才可享受) does not.
func (r *reader) isCondition() bool {
	if !r.sentence.conditions {
		return false
	}
	plain := r.clause.plain
	return benefits.In(plain) || eligibilityWords.In(plain) || settings.At(zh.TrimRunes(plain), 0) == nil
}

// setAsideAll sets the numbers of a clause aside.
func (r *reader) setAsideAll(c span, class Class, by string) {
	qs := r.quantitiesIn(c)
	for i := range qs {
		r.setAside(&qs[i], class, by)
	}
}

// openClause reads what holds for all of the clause. What only numbers ask for
// is left out where it has none.
func (r *reader) openClause(next span) {
	c := &r.clause
	c.trimmed = zh.TrimRunes(c.text)
	c.among, c.later = hasPrefix(c.text, "其中") || r.behindAmong(c.start), laterWords.At(c.trimmed, 0) != nil
	if len(r.quantitiesIn(c.span)) == 0 {
		return
	}
	c.pays = hasPrefix(c.text, "发放") || hasPrefix(c.text, "累计发放")
	c.ofOneEach = singles.In(c.plain)
	c.duty = duties.In(c.plain) && often.In(c.plain)
	c.grants, c.rents, c.ceiling = grantWords.In(c.plain), rents.In(c.plain), limitsSomebody(c.plain)
	c.supports = c.grants && supportsPeople(c.plain)
	c.goal = r.setsGoal(next)
	c.team = teamWords.In(c.text)
	c.by, c.grows = saysByHowMuch(c.text), growthWords.In(c.text)
	c.condition = len(c.text) > 0 && (c.text[0] == '对' || c.text[0] == '凡')
	c.open = len(c.trimmed) > 0 && c.trimmed[len(c.trimmed)-1] == '的'
}

// closeClause keeps what the clauses after this one may go on from.
func (r *reader) closeClause(c span, before int) {
	if len(r.figures) > before {
		r.years, r.quiet.setting, r.quiet.mentioned = r.spread, nil, ""
		return
	}
	r.quiet.naming = append(r.quiet.naming, c)
	r.each = r.saidOfEach(c)
	if len(r.topLevel(c)) == 0 {
		r.quiet.setting = append(r.quiet.setting, c)
	}
	if years := r.marks(c); len(years) > 1 || len(years) == 1 && years[0].from > 0 {
		r.years = years // 到2025年和2030年,分别达到x、y
	}
}

// saidOfEach is what a clause without numbers says of each of the items that
// follow its colon: 绿化率分别为：甲镇30%、乙镇40%.
func (r *reader) saidOfEach(c span) string {
	text := zh.TrimRunes(r.text[c.start:c.end])
	w := eachTails.Ending(text)
	if w == nil || c.end >= len(r.text) || r.text[c.end] != '：' && r.text[c.end] != ':' {
		return ""
	}
	p := nounBefore(text[:len(text)-len(w)])
	return p.name()
}

// eachTails end a clause that is said of each item of the list after it.
var eachTails = zh.NewList("分别为", "分别是", "分别达到", "分别达", "分别有", "分别")

// opensWithPart: the sentence goes on from the one before: 其中….
func (r *reader) opensWithPart(s span) bool {
	return hasPrefix(zh.TrimRunes(r.text[s.start:s.end]), "其中")
}

// opensPart: c is the first clause after a semicolon.
func (r *reader) opensPart(c span) bool {
	i := c.start - 1
	for i >= r.sentence.start && zh.IsSpace(r.text[i]) {
		i--
	}
	return i >= r.sentence.start && (r.text[i] == '；' || r.text[i] == ';')
}

// endOfPart is where the part of the sentence that c opens ends: a semicolon.
func (r *reader) endOfPart(c span) int {
	for i := c.start; i < r.sentence.end; i++ {
		if r.layout.depth[i] == 0 && !r.layout.quoted[i] && (r.text[i] == '；' || r.text[i] == ';') {
			return i
		}
	}
	return r.sentence.end
}

// setsGoal: the clause tells what the place wants to reach, though the sentence
// grants something to applicants too; it is no condition of what is granted.
func (r *reader) setsGoal(next span) bool {
	plain := zh.TrimRunes(r.clause.plain)
	if len(plain) == 0 || r.clause.grants || r.clause.ceiling || r.clause.rents {
		return false
	}
	if grantedTo.At(plain, 0) != nil || plain[len(plain)-1] == '的' || grantedBy.At(zh.TrimRunes(r.text[next.start:next.end]), 0) != nil {
		return false
	}
	return founding.At(plain, 0) != nil && pools.In(plain) || // 设立1亿元种子基金，对单个项目给予…
		goalWords.In(plain) || yearsAhead.MatchString(string(plain)) ||
		slices.ContainsFunc(r.marks(r.clause.span), func(m yearMark) bool { return m.leads && m.ahead })
}

// yearsAhead opens what is to be reached within some years: 三年内发放贷款不少于9亿元.
var yearsAhead = zh.MustCompile(`^[一二两三四五六七八九十\d]{1,2}年内[^，。；]*[元%个家]$`)

// withoutBrackets is the text of s less its brackets: what they say of other things
// (definitions, exceptions) does not colour the sentence.
func (r *reader) withoutBrackets(s span) []rune {
	text, depth := r.text[s.start:s.end], r.layout.depth[s.start:s.end]
	if !slices.Contains(depth, 1) {
		return text
	}
	var out []rune
	for i, c := range text {
		if depth[i] == 0 {
			out = append(out, c)
		}
	}
	return out
}

// limitsSomebody: the clause tells what somebody may get at most. A limit that is raised
// is what the place wants, and a degree of content is measured in points.
func limitsSomebody(plain []rune) bool {
	return terms.In(plain) && !contentment.In(plain) && !raised.MatchString(string(plain))
}

var raised = zh.MustCompile(`上限[^，。]{0,12}(?:提高|提升|放宽|扩大|增加)`)

// readYear lets the years that lead in a clause govern.
func (r *reader) readYear(c span) {
	if m, ok := r.period(c); ok {
		r.govern(m)
		return
	}
	r.marked = nil
	for _, m := range r.marks(c) {
		if !m.leads || len(r.marked) == mostYears {
			continue
		}
		if r.marked == nil || !r.countsBetween(c.start, m.start) {
			if m.until {
				r.sentence.observed, r.sentence.told = true, "past year"
			}
			r.govern(m)
		}
		r.marked = append(r.marked, m)
	}
}

// mostYears is how many years one clause may give figures for.
const mostYears = 12

// countsBetween: a number stands between two places of a clause, so that a year
// after it is another item's: 2024年建成3家、2025年建成4家.
func (r *reader) countsBetween(from, to int) bool {
	return len(r.quantitiesIn(span{from, to})) > 0
}

func (r *reader) govern(m yearMark) {
	r.hold = "" // what is said of another year counts anew
	y := m.year
	r.year = yearState{year: &y, at: m.start, end: m.end, past: !m.ahead && r.frame.From > 0 && y < r.frame.From}
	if r.year.past && !r.sentence.observed {
		r.sentence.observed, r.sentence.told = true, "past year"
	}
}

// longestPhrase is how far before its number an indicator may start; more is no
// sentence, and would make a page without punctuation slow to read.
const longestPhrase = 160

// listGoesOn: the clause counts on in the list of the one before it, whose
// qualifier holds for it too.
func (r *reader) listGoesOn(c span, qs []quantity.Quantity) bool {
	i := c.start - 1
	for i >= 0 && zh.IsSpace(r.text[i]) {
		i--
	}
	if i >= 0 && (r.text[i] == '；' || r.text[i] == ';') {
		return false
	}
	if hasPrefix(r.text[c.start:c.end], "其中") {
		return true
	}
	last := qs[len(qs)-1]
	return last.Unit == r.listUnit && (!last.Explicit || last.Start == last.NumStart)
}

// longestOpening is what may stand before a year at the head of a clause: a list
// mark, 近期目标, 力争. More is the indicator: 覆盖率2025年底达到50%.
const longestOpening = 4

// named are the things that the last clause without figures that lists any
// names side by side, for one that gives the numbers only: A和B在…的基础上倍增,
// 分别超过x和y.
func (r *reader) named() string {
	for _, c := range slices.Backward(r.quiet.naming) {
		text := r.str(c)
		for _, w := range []string{"在", "要", "实现", "力争"} {
			if at := strings.Index(text, w); at > 0 {
				text = text[:at]
			}
		}
		if p := nounBefore([]rune(text)); len(splitList(p.noun)) > 1 {
			r.quiet.named = p.noun
			break
		}
	}
	r.quiet.naming = nil
	return r.quiet.named
}

// mentioned is what the last clause without figures that sets something up sets
// up, for one after it that gives the number only: 布设监测点，不少于1000个.
func (r *reader) mentioned() string {
	for _, c := range slices.Backward(r.quiet.setting) {
		text, doubled := cutDoubling(r.str(span{max(c.start, c.end-longestPhrase), c.end}))
		if noun := setUp([]rune(text), doubled); noun != "" {
			r.quiet.mentioned = noun
			break
		}
	}
	r.quiet.setting = nil
	return r.quiet.mentioned
}

// comparison is how long the words at a text's end are that only say how it changes
// against before.
func comparison(text []rune) int {
	if !slices.Contains(text, '较') && !slices.Contains(text, '比') {
		return 0
	}
	return len([]rune(againstBefore.FindString(string(text))))
}

var againstBefore = zh.MustCompile(`(?:较|比)(?:上一?年度?|去年|前一年|上年同期|基期|\d{4}年)[^，]{0,4}(?:增加|提高|提升|增长|上升|下降|降低|减少|改善)$`)

// setUp is what a clause without figures sets up: what its verb governs, or,
// where that is too long to be an indicator, what the last verb of building does
// (支持甲、乙建设|孵化站).
func setUp(text []rune, doubled bool) string {
	text = zh.TrimRunes(text)
	if compares := comparison(text); compares > 0 { // 参保率|较上一年增加
		noun := nounBefore(text[:len(text)-compares]).noun
		if !mentionable(noun) || ellipticWords.Has(noun) || strings.Contains(noun, "或") {
			return ""
		}
		return noun
	}
	changed := false
	for w := changeWords.At(text, 0); w != nil; w = changeWords.At(text, 0) {
		text, changed = text[len(w):], true // 优化调整|网格
	}
	if noun := builtByOthers(text); noun != "" {
		return noun
	}
	p := nounBefore(text)
	if p.verb || doubled || changed {
		if noun := strings.TrimSuffix(p.noun, "建设"); mentionable(noun) {
			return noun
		}
	}
	for i := len(text) - 1; i > 0; i-- {
		if builds.Has(string(verbAt(text, i))) {
			if noun := nounBefore(text[i:]).noun; mentionable(noun) {
				return noun
			}
			return ""
		}
	}
	return ""
}

// hasOthersDo are verbs whose object builds something: 支持|学校|建设|书屋.
var hasOthersDo = zh.NewList("支持", "鼓励", "引导", "指导", "动员", "扶持", "帮助")

// builtByOthers is what a clause has others build, "" where it does not.
func builtByOthers(text []rune) string {
	first := hasOthersDo.At(text, 0)
	if first == nil {
		return ""
	}
	for i := len(first) + 1; i < len(text); i++ {
		if word := verbAt(text, i); len(word) > 1 && builds.Has(string(word)) {
			if noun := nounBefore(text[i:]).noun; mentionable(noun) {
				return noun
			}
			return ""
		}
	}
	return ""
}

// mentionable: what is set up is short enough to be an indicator, and counted by
// no number of its own.
func mentionable(noun string) bool {
	n := len([]rune(noun))
	return n > 1 && n <= longestMention && !strings.ContainsAny(noun, "0123456789０１２３４５６７８９") && complements.At([]rune(noun), 0) == nil
}

// announced is what the last of the clauses before at set up by the same verb,
// or one that stands for it: 布局驿站，为青年提供住宿，布局|30个.
func (r *reader) announced(verbs string, at int) string {
	for i := at - 1; i >= max(0, at-longestPhrase); i-- {
		v := verbAt(r.text[:at], i)
		if len(v) < 2 || string(v) != verbs && !(builds.Has(string(v)) && builds.Has(verbs)) {
			continue
		}
		end := i
		for end < at && !endsClause(r.text[end]) && r.text[end] != '；' {
			end++
		}
		if noun := strings.TrimSuffix(nounBefore(r.text[i:end]).noun, "建设"); mentionable(noun) {
			return noun
		}
	}
	return ""
}

// cutDoubling takes off the words at the end of a clause that tell without a
// number how much something grows.
func cutDoubling(text string) (string, bool) {
	for _, w := range doubles {
		if rest, ok := strings.CutSuffix(text, w); ok {
			for _, verb := range []string{"实现", "力争", "基本"} {
				rest = strings.TrimSuffix(rest, verb)
			}
			return rest, true
		}
	}
	return text, false
}

var doubles = class("doubles").Words()

// longestMention is how long what a clause sets up may be to be an indicator.
const longestMention = 16

// yearOfItem is the year that an item of a list begins with.
func (r *reader) yearOfItem(from, to int) (yearMark, bool) {
	for _, m := range r.marked {
		if from <= m.start && m.end <= to && len(zh.TrimRunes(r.text[from:m.start])) <= longestOpening {
			return m, true
		}
	}
	return yearMark{}, false
}

// topLevel are the quantities of s outside brackets, or in those being read.
func (r *reader) topLevel(s span) []quantity.Quantity {
	var out []quantity.Quantity
	for _, q := range r.quantitiesIn(s) {
		if r.layout.depth[q.NumStart] == r.level && q.End <= s.end {
			out = append(out, q)
		}
	}
	return out
}

func isSeparator(c rune) bool { return c == '、' || c == '/' || c == '+' || c == '＋' || isComma(c) }

var conjunctions = zh.NewList("以及", "并且", "和", "及", "与", "或", "并")

// conjunction is the width of an "and" at i.
func conjunction(text []rune, i int) int { return len(conjunctions.At(text, i)) }

// behindAmong: nothing but 其中 and a mark stands before the clause.
func (r *reader) behindAmong(start int) bool {
	return start >= 3 && (isComma(r.text[start-1]) || r.text[start-1] == '：') && hasPrefix(r.text[start-3:], "其中") && start-3 >= r.sentence.start
}
