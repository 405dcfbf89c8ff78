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

// withoutFunds is the text less what holds words of granting and grants nothing.
func withoutFunds(text []rune) []rune {
	if !slices.Contains(text, '偿') {
		return text
	}
	return []rune(funds.Replace(string(text)))
}

// sentence is what holds for all of a sentence.
type sentence struct {
	span
	grants   bool // it grants something: sums are ceilings and shares
	rents    bool // it speaks of rents
	observed bool
	// partOfYear: a half-year, quarter or month is named without its year.
	partOfYear bool
}

// clause is what holds for all of a clause.
type clause struct {
	grants    bool // it grants something
	rents     bool // it speaks of rents
	goal      bool // it sets a goal, whatever else the sentence grants
	single    bool // it limits what one of many gets or is: 单个项目不超过500万元
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

// readSentence reads the clauses of one sentence, and then its brackets.
func (r *reader) readSentence(s span) {
	r.s = sentence{span: s}
	if !r.opensWithPart(s) {
		r.thread = thread{}
	}
	all := r.plain(s)
	demands := eligibilityWords.In(all)
	conditions := demands
	looksAhead := r.frame.Observed && aheadWords.In(all)
	seenPast := false
	clauses := r.clauses(s)
	for i, c := range clauses {
		text := r.plain(c)
		plain := withoutFunds(text)
		if i == 0 || r.opensPart(c) {
			part := withoutFunds(r.plain(span{c.start, r.endOfPart(c)}))
			r.s.grants = r.s.grants || grantWords.In(part)
			r.s.rents = r.s.rents || rents.In(part)
			conditions = demands || benefits.In(part)
		}
		if conditions && (benefits.In(plain) || eligibilityWords.In(plain) || settings.At(zh.TrimRunes(plain), 0) == nil) {
			continue
		}
		if pastWords.In(plain) || isSince(text) {
			seenPast = true
		}
		trimmed := zh.TrimRunes(text)
		r.c = clause{among: hasPrefix(text, "其中"), later: laterWords.At(trimmed, 0) != nil}
		counts := len(r.quantitiesIn(c)) > 0
		if counts {
			next := span{c.end, c.end}
			if i+1 < len(clauses) && !r.opensPart(clauses[i+1]) {
				next = clauses[i+1]
			}
			r.c.pays = hasPrefix(text, "发放") || hasPrefix(text, "累计发放")
			r.c.single = singles.In(plain)
			r.c.duty = duties.In(plain) && often.In(plain)
			r.c.grants, r.c.rents, r.c.ceiling = grantWords.In(plain), rents.In(plain), limits(plain)
			r.c.goal = r.setsGoal(c, next, plain)
			r.c.team = teamWords.In(text)
			r.c.by, r.c.grows = saysByHowMuch(text), growthWords.In(text)
			r.c.condition = len(text) > 0 && (text[0] == '对' || text[0] == '凡')
			r.c.open = len(trimmed) > 0 && trimmed[len(trimmed)-1] == '的'
		}
		r.s.observed = (r.frame.Observed || seenPast || r.year.past || presentWords.At(trimmed, 0) != nil) && !aheadWords.In(plain)
		if r.s.observed && looksAhead && !seenPast {
			r.s.observed = false
		}
		r.s.partOfYear = r.s.partOfYear || namesPartOfYear(text)
		r.readYear(c)
		before := len(r.figures)
		if counts {
			r.readClause(c)
		}
		if len(r.figures) > before {
			r.years, r.quiet.setting, r.quiet.mentioned = r.spread, nil, ""
		} else {
			r.quiet.naming = append(r.quiet.naming, c)
			if len(r.topLevel(c)) == 0 {
				r.quiet.setting = append(r.quiet.setting, c)
			}
			if years := r.marks(c); len(years) > 1 || len(years) == 1 && years[0].from > 0 {
				r.years = years // 到2025年和2030年,分别达到x、y
			}
		}
	}
	if len(clauses) == 1 && s.start == 0 && !r.s.grants {
		r.topic = r.mentioned() // 建设创业社区。…2025年认定10个
	}
	if !demands && !benefits.In(all) {
		r.brackets(s)
	}
}

// opensWithPart: the sentence goes on from the one before: 其中….
func (r *reader) opensWithPart(s span) bool {
	return hasPrefix(zh.TrimRunes(r.text[s.start:s.end]), "其中")
}

// opensPart: c is the first clause after a semicolon.
func (r *reader) opensPart(c span) bool {
	i := c.start - 1
	for i >= r.s.start && zh.IsSpace(r.text[i]) {
		i--
	}
	return i >= r.s.start && (r.text[i] == '；' || r.text[i] == ';')
}

// endOfPart is where the part of the sentence that c opens ends: a semicolon.
func (r *reader) endOfPart(c span) int {
	for i := c.start; i < r.s.end; i++ {
		if r.layout.depth[i] == 0 && !r.layout.quoted[i] && (r.text[i] == '；' || r.text[i] == ';') {
			return i
		}
	}
	return r.s.end
}

// setsGoal: the clause tells what the place wants to reach, though the sentence
// grants something to applicants too; it is no condition of what is granted.
func (r *reader) setsGoal(c, next span, plain []rune) bool {
	plain = zh.TrimRunes(plain)
	if r.c.grants || r.c.ceiling || r.c.rents || grantedTo.At(plain, 0) != nil || len(plain) == 0 || plain[len(plain)-1] == '的' {
		return false
	}
	if grantedBy.At(zh.TrimRunes(r.text[next.start:next.end]), 0) != nil {
		return false
	}
	if founding.At(plain, 0) != nil && pools.In(plain) {
		return true // 设立1亿元种子基金，对单个项目给予…
	}
	if goalWords.In(plain) {
		return true
	}
	for _, m := range r.marks(c) {
		if m.leads && m.ahead {
			return true
		}
	}
	return false
}

// plain is the text of s less its brackets: what they say of other things
// (definitions, exceptions) does not colour the sentence.
func (r *reader) plain(s span) []rune {
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

// limits: the clause tells what somebody may get at most. A limit that is raised
// is what the place wants, and a degree of content is measured in points.
func limits(plain []rune) bool {
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
				r.s.observed = true
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
	y := m.year
	r.year = yearState{year: &y, at: m.start, end: m.end, past: !m.ahead && r.frame.From > 0 && y < r.frame.From}
	r.s.observed = r.s.observed || r.year.past
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

// readClause reads the quantities of one clause from left to right.
func (r *reader) readClause(c span) {
	qs := r.topLevel(c)
	if len(qs) == 0 {
		return
	}
	if r.c.open { // 达到100人以上的,
		return
	}
	if !r.listGoesOn(c, qs) {
		r.list = ""
	}
	r.listFresh, r.inList = "", false
	cursor := c.start
	if r.year.year != nil && r.year.at >= c.start && r.year.end <= qs[0].Start && len(zh.TrimRunes(r.text[c.start:r.year.at])) <= longestOpening {
		cursor = r.year.end
	}
	var item, base span
	for i := 0; i < len(qs); i++ {
		q := qs[i]
		next := c.end
		if i+1 < len(qs) {
			next = qs[i+1].Start
		}
		if i+1 < len(qs) && r.modifies(q, span{q.End, next}, qs[i+1]) {
			if at := r.baselineAt(q); at >= cursor && r.baseline(q, zh.TrimRunes(r.text[q.End:next])) {
				base = span{at, qs[i+1].Start}
			}
			continue
		}
		if m, ok := r.yearOfItem(cursor, q.Start); ok {
			r.govern(m)
			cursor = m.end
		}
		item = span{max(cursor, q.Start-longestPhrase), q.Start}
		if base.end == q.Start && base.start >= item.start {
			item.end = base.start // 环节|由4个压减|为1个
		}
		group := r.group(qs[i:])
		if len(group) > 1 {
			last := group[len(group)-1]
			r.together(c, item, group)
			i += len(group) - 1
			cursor = r.afterSeparator(last.End, c.end)
			continue
		}
		if i+1 < len(qs) && r.threshold(q, qs[i+1]) { // 10个|超50亿元企业
			i++
			next = c.end
			if i+1 < len(qs) {
				next = qs[i+1].Start
			}
		}
		post, after := r.following(q.End, next, i+1 < len(qs))
		r.item(c, item, q, post)
		r.among(q.End, c.end)
		cursor = after
	}
}

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

// setUp is what a clause without figures sets up: what its verb governs, or,
// where that is too long to be an indicator, what the last verb of building does
// (支持甲、乙建设|孵化站).
func setUp(text []rune, doubled bool) string {
	text = zh.TrimRunes(text)
	changed := false
	for w := changeWords.At(text, 0); w != nil; w = changeWords.At(text, 0) {
		text, changed = text[len(w):], true // 优化调整|网格
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

var doubles = []string{
	"翻一番", "翻两番", "翻番", "倍增", "大幅增长", "稳步增长", "持续增长", "较快增长",
	"明显增加", "大幅增加", "稳步增加", "进一步扩大", "持续扩大", "不断扩大",
}

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

// threshold: the quantity right after q limits what q counts.
func (r *reader) threshold(q, next quantity.Quantity) bool {
	return q.End == next.Start && next.Start < next.NumStart && !r.isSize(q) &&
		strings.HasSuffix(next.Unit, "元") && !strings.HasSuffix(q.Unit, "元")
}

// among reads the bracket at from that says what some of the number are:
// 120家（其中省级30家）.
func (r *reader) among(from, to int) {
	if from >= to || r.level > 0 || r.layout.depth[from] == 0 || from+2 >= to {
		return
	}
	inside := r.text[from+1 : to]
	if !hasPrefix(inside, "其中") && !hasPrefix(inside, "含") && !hasPrefix(inside, "包括") {
		return
	}
	end := from
	for end < to && r.layout.depth[end] > 0 {
		end++
	}
	list, unit, fresh, in := r.list, r.listUnit, r.listFresh, r.inList
	r.level = 1
	for _, c := range r.clauses(span{from + 1, end - 1}) {
		r.readClause(c)
	}
	r.level = 0
	r.list, r.listUnit, r.listFresh, r.inList = list, unit, fresh, in
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

// modifies: q is part of what the next quantity counts (1亿元以上|项目8个), or
// the value that another is measured from (由10家增加到20家).
func (r *reader) modifies(q quantity.Quantity, between span, next quantity.Quantity) bool {
	text := zh.TrimRunes(r.text[between.start:between.end])
	if r.baseline(q, text) {
		return true
	}
	if len(text) == 0 && counter(q.Unit) && counter(next.Unit) && q.Unit != next.Unit && r.endsClause(next.End) {
		return false // 监测对象1.83万户6.52万人
	}
	if len(text) == 0 && next.Start < next.NumStart && changeWords.Ending(r.text[r.s.start:q.Start]) != nil {
		return false // 吞吐量增长20%达到15万吨
	}
	if len(text) == 0 {
		return q.NumEnd == q.End && next.Unit != ""
	}
	for i := between.start; i < between.end; i++ {
		if r.layout.depth[i] == r.level && isSeparator(r.text[i]) {
			return false
		}
	}
	if conjunction(text, 0) > 0 || conjunctions.Ending(text) != nil || qualifierWords.At(text, 0) != nil {
		return false
	}
	if strings.HasSuffix(q.Unit, "元") && q.End > q.NumEnd {
		return true // 1亿元以上新建项目8个
	}
	for i := range text {
		if len(verbAt(text, i)) > 1 {
			return false
		}
	}
	return true
}

// endsClause: a separator or the end of the passage stands at i.
func (r *reader) endsClause(i int) bool {
	return i >= len(r.text) || isSeparator(r.text[i]) || endsClause(r.text[i])
}

func (r *reader) baseline(q quantity.Quantity, between []rune) bool {
	return r.baselineAt(q) >= 0 && toValue.MatchString(string(between))
}

// baselineAt is where the words start that say what a change begins with
// (由2022年的|120家), -1 for none.
func (r *reader) baselineAt(q quantity.Quantity) int {
	from := max(q.Start-10, r.s.start)
	head := string(r.text[from:q.Start])
	at := fromValue.FindStringIndex(head)
	if at == nil {
		return -1
	}
	return from + len([]rune(head[:at[0]]))
}

const change = `提高|提升|增加|增长|扩大|下降|降低|压缩|压减|缩减|缩短|精简|整合|调整|合并|减少|发展|跃升|上升|增|降|减|升`

var (
	fromValue = zh.MustCompile(`[由从](?:目前|现在|当前|现有|原来|原先|原有|上年|去年|\d{4}年底?)?的?$`)
	toValue   = zh.MustCompile(`^(?:以上)?(?:` + change + `)?(?:到|至|为|成)?(?:\d{4}年底?的?)?$`)
)

func isSeparator(c rune) bool { return c == '、' || c == '/' || c == '+' || c == '＋' || isComma(c) }

var conjunctions = zh.NewList("以及", "并且", "和", "及", "与", "或", "并")

// conjunction is the width of an "and" at i.
func conjunction(text []rune, i int) int { return len(conjunctions.At(text, i)) }

// following divides what stands between a number and the next into what goes
// with the one and where the other's words begin.
func (r *reader) following(from, to int, more bool) (post span, next int) {
	if q := r.layout.quoted[max(from-1, 0)]; q {
		for i := from; i < to; i++ {
			if isCloser(r.text[i]) || r.text[i] == '"' {
				to = i
				break
			}
		}
	}
	if from < to && isSeparator(r.text[from]) {
		return span{from, from}, from + 1
	}
	if !more {
		return span{from, to}, to
	}
	verb := 0
	for i := from; i < to; i++ {
		if r.layout.depth[i] > r.level {
			continue
		}
		if verb == 0 && i > from && len(verbAt(r.text[:to], i)) > 1 {
			verb = i
		}
		if isSeparator(r.text[i]) {
			return span{from, i}, i + 1
		}
		if w := conjunction(r.text[:to], i); w > 0 && (i == from || i+w == to || r.conjoins(i, w, to)) {
			return span{from, i}, i + w
		}
	}
	if verb > 0 { // 38家企业|实现产值5000万元
		return span{from, verb}, verb
	}
	return span{from, to}, to
}

// conjoins: the conjunction at i divides two counted things and is no part of
// a name, because what follows it is a verb.
func (r *reader) conjoins(i, w, to int) bool {
	rest := r.text[i+w : to]
	return len(verbAt(rest, 0)) > 1 || qualifierWords.At(rest, 0) != nil
}

func (r *reader) afterSeparator(from, to int) int {
	i := from
	for i < to && (isSeparator(r.text[i]) || zh.IsSpace(r.text[i])) {
		i++
	}
	return i
}

// group are the quantities that stand side by side with nothing between them
// but a separator: 分别达到300亿元、30亿元.
func (r *reader) group(qs []quantity.Quantity) []quantity.Quantity {
	n := 1
	for n < len(qs) {
		between := zh.TrimSpace(string(r.text[qs[n-1].End:qs[n].Start]))
		if qs[n].Unit != qs[n-1].Unit || qs[n].Words {
			break
		}
		if between != "、" && between != "和" && between != "，" && between != "," && between != "及" {
			break
		}
		n++
	}
	return qs[:n]
}
