package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// What the rules say of where they found an indicator; facts repeat it.
const (
	standsBefore  = "the indicator stands before the number"
	followsNumber = "what is counted follows the number"
	insideNoun    = "the number stands inside the noun"
	goesOnFrom    = "the clause goes on from the indicator before"
	goesOnOver    = "the sentence goes on from the one before"
)

// indicatorRules find what a number measures by the words on both sides of it. The
// first seven are for numbers that nothing follows.
var indicatorRules = []numberRule{
	names("each of a list", "the clause before says what is measured of each item", (*candidate).namedByEach),
	names("place of a part", "some of the indicator before, by place", (*candidate).namedByPlace),
	names("share", standsBefore, (*candidate).namedByShare),
	names("share of a whole", standsBefore, (*candidate).namedByWhole),
	names("part by measure", standsBefore, (*candidate).namedByMeasure),
	names("before", standsBefore, (*candidate).namedBefore),
	names("proportion", standsBefore, (*candidate).namedProportion),
	aside(Condition, "selected", "to whom something is done", (*candidate).selects),
	aside(Condition, "description", "what somebody is like, or what was done already", (*candidate).describes),
	counts("measure and thing", followsNumber, (*candidate).namedByBoth),
	counts("thing after measure", followsNumber, (*candidate).namedAfterPossessive),
	aside(Slogan, "aspects", "what is counted measures nothing: 三个方面", (*candidate).countsAspects),
	aside(Standard, "own bodies", "bodies that a plan sets up to run itself, and slogans in words", (*candidate).countsOwnBodies),
	counts("after", followsNumber, (*candidate).namedAfter),
	counts("inside", insideNoun, (*candidate).namedAround),
	counts("rate inside", insideNoun, (*candidate).namedAroundRate),
	counts("after an unknown verb", followsNumber, (*candidate).namedAfterUnknownVerb),
	names("before a predicate", standsBefore, (*candidate).namedBeforePredicate),
}

// namedByEach: 绿化率分别为：甲镇|30%、乙镇|40%.
func (c *candidate) namedByEach() bool {
	if !c.alone || c.each == "" || c.p.verb || c.p.noun == "" {
		return false
	}
	c.noun, c.p.subject, c.p.noun = c.each, c.p.noun, c.each
	return true
}

// namedByPlace: 新建书屋90间，其中甲镇|30间、乙镇|60间.
func (c *candidate) namedByPlace() bool {
	if !c.alone || c.p.verb || c.base == "" || len(c.recent) == 0 {
		return false
	}
	n := []rune(c.p.noun)
	whole := counted{noun: c.lastIn(c.q.Unit), unit: c.q.Unit}
	if len(n) < 2 || len(n) > longestPlace || whole.noun == "" || changeWords.At(n, 0) != nil {
		return false
	}
	if townships.Ending(n) == nil && !((districts.Ending(n) != nil || sites.Ending(n) != nil) && (c.clause.among || c.level > 0)) {
		return false
	}
	c.noun, c.p.subject, c.p.noun = whole.noun, c.p.noun, whole.noun
	return true
}

// townships end the names of places within a county; districts also end kinds of
// things (示范村), and are places where a part is told; so are sites.
var (
	sites     = zh.NewList("产业园", "科技园", "工业园", "软件园", "谷", "园区", "新区", "高新区", "经开区", "开发区", "新城", "片区", "管委会")
	townships = zh.NewList("镇", "乡", "街道", "岛")
	districts = zh.NewList("村", "社区", "区", "县", "市")
)

// longestPlace is how long the name of such a place may be.
const longestPlace = 8

// namedByShare: 租金不高于同地段市场价的|60%.
func (c *candidate) namedByShare() bool {
	if !c.alone {
		return false
	}
	c.noun = c.shareOf()
	return c.noun != ""
}

// shareOf is what stands before the comparator of a share, and what it is a
// share of.
func (c *candidate) shareOf() string {
	if !c.isPossessive() {
		return ""
	}
	noun, of, _, ok := quantity.Compared(c.text[c.pre.start : c.q.Start-1])
	if !ok || slices.ContainsFunc(of, zh.IsDigit) && of[len(of)-1] != '年' {
		return "" // 营收超过500万元的|200户
	}
	p := nounBefore(noun)
	if p.noun == "" || rateWords.Ending([]rune(p.noun)) != nil {
		return p.noun
	}
	return p.noun + "相当于" + clean(string(of)) + "的比例"
}

// namedByWhole: 达标区面积占建成区|60%.
func (c *candidate) namedByWhole() bool {
	if !c.alone || c.possessive || !isPercent(c.q.Unit) {
		return false
	}
	part, whole, ok := strings.Cut(c.p.noun, "占")
	if !ok || part == "" || whole == "" || strings.ContainsAny(whole[:len("占")], "比地") || rateWords.Ending([]rune(whole)) != nil || changeWords.Ending([]rune(whole)) != nil {
		return false
	}
	c.noun = c.p.noun + "比例"
	return true
}

// namedByMeasure: 其中营收超过500万元的|200户.
func (c *candidate) namedByMeasure() bool {
	if !c.alone || !c.possessive || !counter(c.q.Unit) || c.base == "" {
		return false
	}
	noun := c.freshen()
	if !strings.ContainsFunc(noun, zh.IsDigit) {
		return false
	}
	c.noun = noun + "的" + c.base
	return true
}

// namedBefore: 建成社区|20个.
func (c *candidate) namedBefore() bool {
	if !c.alone {
		return false
	}
	noun := c.freshen()
	if c.possessive && strings.Contains(noun, "占") {
		return false
	}
	c.noun = noun
	return true
}

// namedProportion: 占收入的|2.1%.
func (c *candidate) namedProportion() bool {
	if !c.alone {
		return false
	}
	c.noun = c.p.name() + "的比重"
	return true
}

// namedByBoth: 规模不低于10亿元|的基金.
func (c *candidate) namedByBoth() bool {
	if c.rest[0] != '的' {
		return false
	}
	c.end = c.trimmedEnd(c.post)
	c.noun = described(c.p, c.rest[1:])
	return true
}

// described is the measure before, of the thing after.
func described(p phrase, rest []rune) string {
	noun := nounAfter(rest)
	if noun == "" || rateWords.Ending([]rune(p.noun)) != nil {
		return p.noun // 节能率不低于20%|的改造: the rate has its own name
	}
	return noun + string(measureWords.Ending([]rune(p.noun)))
}

// namedAfterPossessive: 营收超500万元的|200户企业.
func (c *candidate) namedAfterPossessive() bool {
	if !c.possessive || c.p.noun == "" || c.predicate {
		return false
	}
	c.end = c.trimmedEnd(c.post)
	c.noun = c.p.name() + nounAfter(c.rest)
	return true
}

// countsAspects: 抓好三个环节.
func (c *candidate) countsAspects() bool {
	return c.governs && containsPrefix(string(c.rest), generic) && notGeneric.At(c.rest, 0) == nil
}

// countsOwnBodies: 6个专项工作组, 三个能力.
func (c *candidate) countsOwnBodies() bool {
	if !c.governs {
		return false
	}
	noun := nounAfter(c.rest)
	return teams.Ending([]rune(noun)) != nil || c.q.Words && !c.q.Explicit && aspects.Has(noun)
}

// namedAfter: 评选15个|示范效应好的应用案例.
func (c *candidate) namedAfter() bool {
	if !c.governs {
		return false
	}
	c.end = c.trimmedEnd(c.post)
	c.noun = c.p.fresh + nounAfter(c.rest)
	return true
}

// longestAround is how long what follows a number may be to be one noun with
// what stands before it.
const longestAround = 12

// namedAround: 园区的|38家企业, 核心区1.5平方公里|启动区.
func (c *candidate) namedAround() bool {
	if c.p.noun == "" {
		return false
	}
	whole := !c.p.verb && len(c.rest) <= longestAround && !c.predicate && !c.q.Explicit
	if !whole && !isSize(c.q.Unit) {
		return false
	}
	c.end = c.trimmedEnd(c.post)
	c.noun = c.p.bareNoun() + nounAfter(firstOf(c.rest))
	return true
}

// namedAroundRate: 规上企业60%|实现上云.
func (c *candidate) namedAroundRate() bool {
	if !isPercent(c.q.Unit) {
		return false
	}
	c.end = c.trimmedEnd(c.post)
	c.noun = c.p.name() + nounAfter(c.rest)
	return true
}

// namedBeforePredicate: 引进企业9家|入驻园区.
func (c *candidate) namedBeforePredicate() bool {
	c.noun = c.freshen()
	return true
}

// longestVerb is how long words may be, in front of a number and its thing, that
// are a verb which the lists do not have.
const longestVerb = 5

// namedAfterUnknownVerb: 常态化上架不少于60个|文创产品: with a comparator and a thing on the far
// side, the words before the number say what is done.
func (c *candidate) namedAfterUnknownVerb() bool {
	if c.p.verb || c.predicate || c.q.Start == c.q.NumStart || !counter(c.q.Unit) || len([]rune(c.p.noun)) > longestVerb {
		return false
	}
	thing := nounAfter(c.rest)
	if len([]rune(thing)) < 2 || verbAt(c.rest, 0) != nil || c.rest[0] == '的' {
		return false
	}
	c.end, c.noun = c.trimmedEnd(c.post), thing
	return true
}

// firstOf is the first of several things side by side.
func firstOf(text []rune) []rune {
	for i, c := range text {
		if i > 0 && (c == '、' || conjunction(text, i) > 0) {
			return text[:i]
		}
	}
	return text
}

// freshen is the indicator before a number; 新增 at the head of a list holds
// for the items after it.
func (c *candidate) freshen() string {
	p := &c.p
	if ellipticWords.Has(p.noun) || opensGoingOn(p.noun) {
		return p.noun
	}
	if p.noun != "" && p.fresh == "" && !p.verb && p.subject == "" && c.listFresh != "" {
		return c.listFresh + p.noun
	}
	return p.name()
}

// changeRules are about nouns that say only that something changed.
var changeRules = []numberRule{
	recalls("change", goesOnOver, (*candidate).namedByChange),
}

// namedByChange: 发展到4000个, 完成改造260个: of the same as before, unless another
// indicator has come since.
func (c *candidate) namedByChange() bool {
	if c.frame.Project || !changeWords.Has(c.noun) && !verbWords.Has(c.noun) {
		return false
	}
	last := c.lastIn(c.q.Unit)
	if last == "" || !strings.HasPrefix(last, c.base) || !(c.base == "" && changeWords.Has(c.noun)) && !strings.HasSuffix(last, c.noun) {
		return false
	}
	c.noun = last
	return true
}

// completionRules fill out a noun that only goes on from the indicator before, and
// tell those that do not. They say nothing of a noun that has nothing to go on from.
var completionRules = []rule.Rule[*candidate, struct{}]{
	{Name: "own size", Says: "the size or amount of what the clause before sets up", Applies: func(c *candidate) bool {
		return c.base == "" && ellipticWords.Has(c.noun) && c.mentioned() != "" && c.fill(c.mentioned(), c.noun) // 设立资金池，规模5000万元
	}},
	{Name: "narrower", Says: "such of the indicator before", Applies: func(c *candidate) bool {
		return c.goesOn() && string(adjectiveWords.At([]rune(c.noun), 0)) == c.noun && c.fill(c.noun, level.ReplaceAllString(c.base, ""))
	}},
	{Name: "changed count", Says: "what is changed is counted, and stands for itself", Applies: func(c *candidate) bool {
		return c.goesOn() && changeWords.At([]rune(c.noun), 0) != nil && rateUnits.Ending([]rune(c.q.Unit)) == nil // 提升村50个
	}},
	{Name: "stands for itself", Says: "the noun goes on from nothing", Applies: func(c *candidate) bool {
		return c.goesOn() && !ellipticWords.Has(c.noun) && (!opensGoingOn(c.noun) || c.amongThose())
	}},
	{Name: "ratio", Says: "a rate of growth that stands for itself", Applies: func(c *candidate) bool {
		return c.goesOn() && (ratios.Has(c.noun) || strings.HasSuffix(c.noun, "增长率"))
	}},
	{Name: "total of all", Says: "a total of all, and not of the new ones", Applies: func(c *candidate) bool {
		return c.goesOn() && strings.HasPrefix(c.noun, "总") && c.fill(c.total, c.noun)
	}},
	{Name: "more of the same", Says: "more of the indicator before", Applies: func(c *candidate) bool {
		return c.goesOn() && c.fill(strings.TrimSuffix(c.base, c.noun), c.noun)
	}},
}

// goesOn: there is an indicator before that the noun may go on from.
func (c *candidate) goesOn() bool { return c.base != "" && c.noun != "" }

// fill puts the indicator together; that applies.
func (c *candidate) fill(head, tail string) bool {
	c.noun = head + tail
	return true
}

// complete fills out the noun by the indicator before.
func (c *candidate) complete() {
	if by := rule.First(completionRules, c, c.trace); by != nil {
		c.fired = append(c.fired, by.Name)
	}
	if c.noun == "" && c.p.verb {
		c.goOnFrom(c.q.Unit)
	}
}

// amongThose: the number counts some of those before.
func (c *candidate) amongThose() bool {
	return hasPrefix(zh.TrimRunes(c.text[c.pre.start:c.pre.end]), "其中")
}

// opensGoingOn: a noun says more of the indicator before: 同比, 占 a whole, but not
// 占地.
func opensGoingOn(noun string) bool {
	if strings.HasPrefix(noun, "占") {
		return !strings.HasPrefix(noun, "占地") || strings.HasPrefix(noun, "占地区") || strings.HasPrefix(noun, "占地方")
	}
	return containsPrefix(noun, goesOn)
}

// level is what a narrower one takes the place of: 省级 of 市级以上研发机构.
var level = zh.MustCompile(`^(?:国家|省|市|区|县)级(?:及?以上)?`)

// goOnFrom lets a clause that names nothing go on from the last indicator of its
// sentence that was counted in the same unit.
func (r *reader) goOnFrom(unit string) {
	if len(r.recent) == 0 {
		return
	}
	if last := r.lastIn(unit); last != "" && last != r.base {
		r.base, r.total = last, last
	}
}

// unnamedRules find what is measured where the words around the number name nothing:
// in the clause before, in the sentence before, in the row, in the verb. The
// last of them leaves the number unread.
var unnamedRules = []numberRule{
	names("counted twice", "it counts once more what the number before it counts", (*candidate).countsAgain),
	names("mentioned", "the clause before names what is measured", (*candidate).namedByMention),
	recalls("announced", "the same verb before names what is measured", (*candidate).namedByVerbBefore),
	names("base", goesOnFrom, (*candidate).namedByBase),
	names("subject", "the row or heading names what is measured", (*candidate).namedByFrame),
	names("verb of base", goesOnFrom, (*candidate).namedByVerbAndBase),
	recalls("another year", goesOnOver, (*candidate).namedByYear),
	aside(Ceiling, "limited verb", "a limit of what is chosen, and no goal", func(c *candidate) bool {
		return c.p.verb && c.q.Comparator == quantity.Le && !c.sentence.observed // 遴选不超过10个
	}),
	aside(Ceiling, "budget", "a budget for nothing in particular", func(c *candidate) bool {
		return c.p.verb && strings.HasSuffix(c.p.verbs, "安排") && isMoney(c.q.Unit)
	}),
	recalls("topic", "the opening sentence names what is measured", (*candidate).namedByTopic),
	names("verb", "only the verb says what is measured", (*candidate).namedByVerb),
	unread("no indicator", "a number with a unit, and nothing near it that it measures", func(*candidate) bool { return true }),
}

// countsAgain: 举办培训不少于6期、|300人次.
func (c *candidate) countsAgain() bool {
	at := c.q.Start - 1
	if at < c.within.start+2 || c.text[at] != '、' || c.p.noun != "" || c.p.verb || c.last.noun == "" || c.last.unit == c.q.Unit {
		return false
	}
	before := c.reader.figures
	if len(before) == 0 {
		return false
	}
	f := before[len(before)-1]
	if f.At.End > at || strings.TrimPrefix(string(c.text[f.At.End:at]), f.Unit) != "" {
		return false
	}
	if c.noun = c.last.noun; strings.TrimLeft(c.q.Unit, "万亿千百") == "户" && !countsPeople(c.last.unit) {
		c.noun += "户数" // 旧改小区9个、1200户
	}
	return true
}

// namedByMention: 布设监测点，不少于1000个.
func (c *candidate) namedByMention() bool {
	if c.q.Unit == "" || c.q.Comparator == quantity.Le {
		return false
	}
	before := c.mentioned()
	if before == "" {
		return false
	}
	c.base, c.total = before, before
	c.noun = c.p.fresh + before
	return true
}

// namedByVerbBefore: 布局书屋，为读者免费借阅，布局30个.
func (c *candidate) namedByVerbBefore() bool {
	if !c.p.verb || !counter(c.q.Unit) {
		return false
	}
	what := c.announced(c.p.verbs, c.within.start)
	if what == "" {
		return false
	}
	c.noun = c.p.fresh + what
	return true
}

// namedByBase: 其中省级企业20家，达到30%.
func (c *candidate) namedByBase() bool {
	if c.base == "" || c.p.verb || c.q.Words {
		return false
	}
	c.noun = c.base
	if w := string(changeWords.Ending([]rune(c.noun))); w != "" && w != c.noun && rateUnits.Ending([]rune(c.q.Unit)) == nil {
		c.noun = strings.TrimSuffix(c.noun, w)
	}
	if c.q.Rank {
		c.noun += "排名"
	}
	return true
}

// namedByFrame: 改造建成2条, in the row of a road.
func (c *candidate) namedByFrame() bool {
	if c.frame.Subject == "" || c.base != "" && c.p.verb {
		return false
	}
	c.noun = c.p.verbs + c.frame.Subject
	return true
}

// namedByVerbAndBase: 申报企业23家，认定8家.
func (c *candidate) namedByVerbAndBase() bool {
	if !c.p.verb || c.base == "" {
		return false
	}
	c.noun = c.p.verbs + strings.TrimPrefix(c.total, c.p.verbs)
	return c.noun != ""
}

// namedByYear: 到2027年，力争达到2万亿元: of what the sentence before gave for
// another year.
func (c *candidate) namedByYear() bool {
	if c.p.verb || c.base != "" || !c.q.Explicit || c.year.year == nil || c.year.at < c.sentence.start {
		return false
	}
	c.noun = c.lastIn(c.q.Unit)
	return c.noun != ""
}

// namedByTopic: 建设街区驿站。…认定10个.
func (c *candidate) namedByTopic() bool {
	if !c.p.verb || c.topic == "" || !counter(c.q.Unit) {
		return false
	}
	c.noun = c.p.fresh + c.topic
	return true
}

// namedByVerb: 招商引资10亿元, 绿化30亩.
func (c *candidate) namedByVerb() bool {
	if !c.p.verb || c.p.verbs == "" && !isSize(c.q.Unit) {
		return false
	}
	c.noun = c.p.verbs
	if isSize(c.q.Unit) {
		c.noun += "面积"
	}
	return true
}
