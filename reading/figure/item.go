package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// item reads one quantity: the words before it say what is measured, or the
// words after it what is counted.
func (r *reader) item(c, pre span, q quantity.Quantity, post span) {
	if r.c.duty || r.c.single {
		return
	}
	if q.Unit == "" && !q.Rank && !r.measuresIndex(pre) {
		r.doubt(q, "a number after a comparator has no unit that is known")
		return
	}
	if r.term(q, r.shareOf(pre, q) != "") {
		return
	}
	p := nounBefore(r.text[pre.start:pre.end])
	if r.ground(c, q) || r.pair(c, pre, p, q) {
		return
	}
	p.cutChange(r.text[q.Start:q.NumStart])
	if p.noun == "" && p.verbs == "投资" && strings.HasSuffix(q.Unit, "元") {
		p.noun, p.verbs, p.bare = "投资", "", false
	}
	if r.c.condition && q.Explicit && p.noun != "" && !counter(q.Unit) && slices.Contains(r.text[q.End:min(q.End+longestLimit, c.end)], '的') {
		return // 对亩均投资低于3亿元、税收低于20万元的项目
	}
	rest := zh.TrimRunes(r.withoutBracket(post))
	noun, end, why := r.measured(pre, p, q, post, rest)
	if why.skip {
		return
	}
	if q.Comparator == quantity.Le && chosen.Ending([]rune(p.last)) != nil {
		return // 遴选案例不超过10个: a limit, and no goal
	}
	if each := []rune(noun); len(each) > 0 && len(each) <= 3 && (each[0] == '每' || each[0] == '单') {
		return // 每家不超过3次
	}
	if strings.HasSuffix(q.Unit, "岁") && !strings.Contains(noun, "寿命") {
		return // whom it is for
	}
	if (changeWords.Has(noun) || verbWords.Has(noun)) && !r.frame.Project {
		// 发展到4000个, 完成改造260个: of the same as before.
		if last := r.lastIn(q.Unit); last != "" && (r.base == "" && changeWords.Has(noun) || strings.HasSuffix(last, noun)) {
			noun, why = last, reason{confidence: 0.6, text: "the sentence goes on from the one before"}
		}
	}
	stated := noun
	noun = r.complete(noun, q.Unit, r.some(pre))
	if noun == "" && p.verb {
		r.goOnFrom(q.Unit)
	}
	if noun == "" && q.Unit != "" && q.Comparator != quantity.Le {
		if before := r.mentioned(); before != "" {
			r.base, r.total = before, before
			noun, why = p.fresh+before, reason{confidence: 0.6, text: "the clause before names what is measured"}
		}
	}
	if noun == "" && p.verb && counter(q.Unit) {
		if what := r.announced(p.verbs, c.start); what != "" {
			noun, why = p.fresh+what, reason{confidence: 0.6, text: "the same verb before names what is measured"}
		}
	}
	if noun == "" && r.base != "" && !p.verb && !q.Words {
		noun, why = r.base, reason{confidence: 0.55, text: "the clause goes on from the indicator before"}
		if w := string(changeWords.Ending([]rune(noun))); w != "" && w != noun && rateUnits.Ending([]rune(q.Unit)) == nil {
			noun = strings.TrimSuffix(noun, w)
		}
		if q.Rank {
			noun += "排名"
		}
	}
	if noun == "" && r.frame.Subject != "" && (r.base == "" || !p.verb) {
		noun, why = p.verbs+r.frame.Subject, reason{confidence: 0.55, text: "the row or heading names what is measured"}
	}
	if noun == "" && p.verb && r.base != "" {
		noun, why = p.verbs+strings.TrimPrefix(r.total, p.verbs), reason{confidence: 0.55, text: "the clause goes on from the indicator before"}
	}
	if noun == "" && !p.verb && r.base == "" && q.Explicit && r.year.year != nil && r.year.at >= r.s.start {
		// 到2027年，力争达到2万亿元: of what the sentence before gave for another year.
		noun, why = r.lastIn(q.Unit), reason{confidence: 0.6, text: "the sentence goes on from the one before"}
	}
	if noun == "" && p.verb && q.Comparator == quantity.Le && !r.s.observed {
		return // 遴选不超过10个: a limit, and no goal
	}
	if noun == "" && p.verb && strings.HasSuffix(p.verbs, "安排") && strings.HasSuffix(q.Unit, "元") {
		return // a budget for nothing in particular
	}
	if noun == "" && p.verb && r.topic != "" && counter(q.Unit) {
		noun, why = p.fresh+r.topic, reason{confidence: 0.5, text: "the opening sentence names what is measured"}
	}
	if noun == "" && p.verb {
		noun, why = p.verbs, reason{confidence: 0.5, text: "only the verb says what is measured"}
		if r.isSize(q) {
			noun += "面积"
		}
	}
	if noun == "" {
		r.doubt(q, "a number with a unit, and nothing near it that it measures")
		return
	}
	if q.Words && q.Value == 1 && r.endsInVerb(pre) {
		return // 争创一个
	}
	if q.Words && !q.Explicit && !r.endsInVerb(pre) && (len(rest) > 0 || q.Unit == "条" || p.noun == "" || !p.verb && !r.inList && q.Unit != "%" && q.Value < 10) {
		return
	}
	f := r.newFigure(noun, q, p)
	f.Confidence, f.Reason = why.confidence, why.text
	if _, _, comparator, ok := quantity.Compared(r.text[pre.start:max(q.Start-1, pre.start)]); ok && r.possessive(pre, q) && q.Max == nil {
		f.Comparator = comparator
	}
	if (why.text == followsNumber || why.text == insideNoun || noun == "面积") && r.isSize(q) {
		f.Nature = Size
	}
	f.Start, f.End = r.quote(c, pre), end
	r.add(f, q, p)
	if noun == stated && noun != p.verbs {
		r.base = noun
		if p.noun != "" {
			r.total = p.noun
		} else if r.total = strings.TrimPrefix(noun, p.verbs); r.total == "" {
			r.total = noun
		}
	}
	r.parts = []string{noun}
	if noun == p.verbs {
		return
	}
	if q.Unit != "%" || r.last.noun == "" { // rates tell more of others
		r.last = counted{noun: noun, unit: q.Unit}
	}
	if len(r.recent) < mostYears {
		r.recent = append(r.recent, counted{noun: noun, unit: q.Unit})
	}
}

// goOnFrom lets a clause that names nothing go on from the last indicator that
// was counted in the same unit.
func (r *reader) goOnFrom(unit string) {
	if len(r.recent) == 0 {
		return
	}
	if last := r.lastIn(unit); last != "" && last != r.base {
		r.base, r.total = last, last
	}
}

// lastIn is the last indicator that was counted in a unit.
func (r *reader) lastIn(unit string) string {
	for i := len(r.recent) - 1; i >= 0; i-- {
		if r.recent[i].unit == unit {
			return r.recent[i].noun
		}
	}
	if r.last.unit == unit {
		return r.last.noun
	}
	return ""
}

// measuresIndex: what stands before the number is measured without a unit.
func (r *reader) measuresIndex(pre span) bool {
	p := nounBefore(r.text[pre.start:pre.end])
	p.cutChange([]rune("到"))
	return indices.Ending([]rune(p.noun)) != nil
}

// ground: the number belongs to what the clause builds on and sets nothing:
// 依托3个开发区, 按照每亩300万元的标准.
func (r *reader) ground(c span, q quantity.Quantity) bool {
	text := zh.TrimRunes(r.text[c.start:min(q.Start, c.start+longestPhrase)])
	w := groundWords.At(text, 0)
	if w == nil || r.c.later || datedWords.MatchString(string(text[:min(len(text), 2)])) || r.isSize(q) && string(w) == "以" {
		return false
	}
	for i := len(w); i < len(text); i++ {
		if len(verbAt(text, i)) > 1 {
			return false
		}
	}
	return true
}

// reason is which rule found the indicator and how sure it is; skip: the
// number counts nothing that is measured.
type reason struct {
	confidence float64
	text       string
	skip       bool
}

const (
	followsNumber = "what is counted follows the number"
	insideNoun    = "the number stands inside the noun"
)

// firstOf is the first of several things side by side.
func firstOf(text []rune) []rune {
	for i, c := range text {
		if i > 0 && (c == '、' || conjunction(text, i) > 0) {
			return text[:i]
		}
	}
	return text
}

// measured finds what a quantity measures: the words before it, the words after
// it, or both. It returns the end of the passage too.
func (r *reader) measured(pre span, p phrase, q quantity.Quantity, post span, rest []rune) (string, int, reason) {
	before := reason{confidence: 0.9, text: "the indicator stands before the number"}
	after := reason{confidence: 0.85, text: followsNumber}
	if len(rest) == 0 || len(rest) == 1 && rest[0] == '的' {
		if base := r.shareOf(pre, q); base != "" {
			return base, q.End, before
		}
		noun := r.freshen(p)
		if r.possessive(pre, q) && counter(q.Unit) && r.base != "" && strings.ContainsFunc(noun, isDigit) {
			return noun + "的" + r.base, q.End, before // 其中营收超过500万元的|200户
		}
		if !r.possessive(pre, q) || !strings.Contains(noun, "占") {
			return noun, q.End, before
		}
		return p.name() + "的比重", q.End, before // 占收入的2.1%
	}
	end := r.trimmedEnd(post)
	if r.c.condition && r.selects(p, q, rest) || rest[0] == '的' && r.describes(p, q, rest[1:]) {
		return "", 0, reason{skip: true}
	}
	if rest[0] == '的' {
		return r.described(p, rest[1:]), end, reason{confidence: 0.8, text: after.text}
	}
	predicate := len(verbAt(rest, 0)) > 1 || afterNounWords.At(rest, 0) != nil
	switch {
	case r.possessive(pre, q) && p.noun != "" && !predicate:
		return p.name() + nounAfter(rest), end, reason{confidence: 0.75, text: after.text}
	case p.bare || r.endsInVerb(pre) || p.verb && !predicate && !r.isSize(q) && strings.TrimLeft(q.Unit, "%％") != "" && !strings.HasSuffix(q.Unit, "元"):
		if containsPrefix(string(rest), generic) && notGeneric.At(rest, 0) == nil {
			return "", 0, reason{skip: true}
		}
		noun := nounAfter(rest)
		if teams.Ending([]rune(noun)) != nil || q.Words && !q.Explicit && aspects.Has(noun) {
			return "", 0, reason{skip: true}
		}
		return p.fresh + noun, end, after
	case !p.verb && len(rest) <= 12 && !predicate && p.noun != "" && !q.Explicit || r.isSize(q) && p.noun != "":
		return p.bareNoun() + nounAfter(firstOf(rest)), end, reason{confidence: 0.6, text: insideNoun}
	case strings.HasSuffix(q.Unit, "%") || strings.HasSuffix(q.Unit, "％"):
		return p.name() + nounAfter(rest), end, reason{confidence: 0.6, text: insideNoun}
	}
	return r.freshen(p), q.End, before
}

// selects: in a clause that begins with 对, the number says to whom something
// is done: 对排名后3位的乡镇, 对亩均税收低于10万元的企业.
func (r *reader) selects(p phrase, q quantity.Quantity, rest []rune) bool {
	if at := slices.Index(rest, '的'); at >= 0 && (at == 0 || p.noun != "" && at <= longestSelection) {
		return true
	}
	return p.noun != "" && q.Explicit && q.Unit != "%" && !counter(q.Unit)
}

// longestSelection is how far after a number the 的 stands that makes it a
// condition: 5000吨标准煤以上并且未达标的企业.
const longestSelection = 15

// counter: the unit counts things (家, 个), and measures nothing.
func counter(unit string) bool {
	switch strings.TrimLeft(unit, "万亿千百") {
	case "个", "家", "名", "户", "人", "项", "件", "所", "座", "处", "支", "条", "场", "辆", "台":
		return true
	}
	return false
}

// describes: the number with its 的 is what somebody is like (进度滞后达10%以上的区),
// or what was done already (争取资金1.8亿元的做法).
func (r *reader) describes(p phrase, q quantity.Quantity, rest []rune) bool {
	if examples.At(rest, 0) != nil {
		return true
	}
	if p.noun == "" || p.verb || measureAfter.At(rest, 0) != nil || counter(q.Unit) {
		return false
	}
	return q.Explicit && (penalties.In(r.text[q.End:min(q.End+longestLimit, r.s.end)]) || len(rest) > 0 && measureWords.Ending([]rune(p.noun)) == nil)
}

// shareOf reads 租金不高于同地段市场价的|60%: what stands before the comparator, and
// what it is a share of.
func (r *reader) shareOf(pre span, q quantity.Quantity) string {
	if !r.possessive(pre, q) {
		return ""
	}
	noun, of, _, ok := quantity.Compared(r.text[pre.start : q.Start-1])
	if !ok || slices.ContainsFunc(of, isDigit) && of[len(of)-1] != '年' {
		return "" // 营收超过500万元的|200户
	}
	p := nounBefore(noun)
	if p.noun == "" || rateWords.Ending([]rune(p.noun)) != nil {
		return p.noun
	}
	return p.noun + "相当于" + clean(string(of)) + "的比例"
}

// possessive: a 的 leads on to the number.
func (r *reader) possessive(pre span, q quantity.Quantity) bool {
	return q.Start > pre.start && r.text[q.Start-1] == '的'
}

// freshen is the indicator before a number; 新增 at the head of a list holds
// for the items after it.
func (r *reader) freshen(p phrase) string {
	if ellipticWords.Has(p.noun) || opensGoingOn(p.noun) {
		return p.noun
	}
	if p.noun != "" && p.fresh == "" && !p.verb && p.subject == "" && r.listFresh != "" {
		return r.listFresh + p.noun
	}
	return p.name()
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

func containsPrefix(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// described reads 规模不低于10亿元的基金: the measure before, the thing after.
func (r *reader) described(p phrase, rest []rune) string {
	noun := nounAfter(rest)
	if m := string(measureWords.Ending([]rune(p.noun))); m != "" && noun != "" {
		return noun + m
	}
	if noun == "" {
		return p.noun
	}
	return noun
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

// some: the number counts some of those before.
func (r *reader) some(pre span) bool {
	text := zh.TrimRunes(r.text[pre.start:pre.end])
	return hasPrefix(text, "其中")
}

// complete fills out a noun that only goes on from the indicator before.
func (r *reader) complete(noun, unit string, among bool) string {
	if r.base == "" && ellipticWords.Has(noun) && r.mentioned() != "" {
		return r.mentioned() + noun // 设立资金池，规模5000万元
	}
	if r.base == "" || noun == "" {
		return noun
	}
	if w := string(adjectiveWords.At([]rune(noun), 0)); w == noun {
		return w + level.ReplaceAllString(r.base, "")
	}
	if changeWords.At([]rune(noun), 0) != nil && rateUnits.Ending([]rune(unit)) == nil {
		return noun // 提升村50个
	}
	if ellipticWords.Has(noun) || opensGoingOn(noun) && !among {
		if ratios.Has(noun) || strings.HasSuffix(noun, "增长率") {
			return noun
		}
		if strings.HasPrefix(noun, "总") {
			return r.total + noun // of all, not of the new ones
		}
		return strings.TrimSuffix(r.base, noun) + noun
	}
	return noun
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

// newFigure makes the figure that a quantity states.
func (r *reader) newFigure(noun string, q quantity.Quantity, p phrase) Figure {
	if q.Comparator == quantity.Eq && p.least {
		q.Comparator = quantity.Ge
	}
	f := Figure{
		Indicator: noun, Comparator: q.Comparator, Value: q.Value, Max: q.Max, Unit: q.Unit,
		Qualifier: p.qualifier, Scope: p.subject, Observed: r.s.observed,
	}
	if f.Scope == "" {
		f.Scope = industry(noun)
	}
	if f.Scope == "" {
		f.Scope = r.frame.Scope
	}
	f.Year = r.frame.Year
	if r.year.year != nil && !(p.qualifier == "每年" && r.outlived()) {
		y := *r.year.year
		f.Year = &y
	} else if f.Year == nil && r.s.partOfYear {
		f.Year = r.frame.Current
	}
	if f.Qualifier == "" && r.list != "" && (r.inList || r.c.among || !p.verb && p.subject == "") {
		f.Qualifier = r.list
	}
	f.Nature = r.nature(noun, q, f)
	return f
}

// outlived: what holds every year does so beyond the year named before: it
// stands in another sentence, or 以后 says so.
func (r *reader) outlived() bool {
	return r.year.at < r.s.start || r.c.later
}

// add keeps the figure, and the 高线 value beside it as one of its own.
func (r *reader) add(f Figure, q quantity.Quantity, p phrase) {
	r.figures = append(r.figures, f)
	if q.Stretch != nil {
		g := f
		g.Value, g.Stretch = *q.Stretch, true
		r.figures = append(r.figures, g)
	}
	r.list, r.listUnit, r.inList = f.Qualifier, q.Unit, true
	if p.verb || p.subject != "" {
		r.listFresh = p.fresh
	}
}

// industry is the 产业 that a noun begins with: what the figure is limited to.
func industry(noun string) string {
	at := strings.Index(noun, "产业")
	if at <= 0 {
		return ""
	}
	head, rest := noun[:at+len("产业")], noun[at+len("产业"):]
	if len([]rune(head)) > 14 || !containsAny(rest, amounts) || strings.HasPrefix(rest, "增加值占") || strings.HasSuffix(head, "级产业") {
		return ""
	}
	for _, w := range []string{"占", "、", "和"} {
		if strings.Contains(head, w) {
			return ""
		}
	}
	return head
}

// term: the number is a term of a grant or a condition; share: it is given as
// a share of something else's.
func (r *reader) term(q quantity.Quantity, share bool) bool {
	if r.c.ceiling || r.s.observed {
		return r.c.ceiling
	}
	if r.c.grants && !(r.c.pays && counter(q.Unit)) && !r.rewarded(q) || r.c.rents && !share || r.c.team && (q.Unit == "名" || q.Unit == "人" || q.Unit == "位") {
		return true
	}
	if rate := strings.TrimLeft(q.Unit, "%％") == "" && q.Unit != ""; rate && r.c.by && !r.c.grows {
		return true // 按市场价的70%收取
	}
	money := strings.HasSuffix(q.Unit, "元") || strings.HasSuffix(q.Unit, "%") || strings.HasSuffix(q.Unit, "％")
	return (r.s.grants || r.s.rents && !share) && !r.c.goal && (money || r.c.condition)
}

// rewarded: the number is how many are chosen, and the grant comes after it:
// 每年遴选优秀项目50个并给予奖励.
func (r *reader) rewarded(q quantity.Quantity) bool {
	i := q.End
	if !counter(q.Unit) || i >= r.s.end || r.text[i] != '并' || grantedBy.At(r.text[:r.s.end], i+1) == nil {
		return false
	}
	start := i
	for start > r.s.start && !endsClause(r.text[start-1]) && r.text[start-1] != '；' {
		start--
	}
	head := zh.TrimRunes(r.text[start:q.Start])
	if grantWords.In(head) || hasPrefix(head, "对") || hasPrefix(head, "凡") {
		return false
	}
	return chosen.In(head)
}

var lengths = []string{"公里", "千米", "米", "平方米", "㎡", "平米", "平方公里", "亩", "公顷", "平方千米"}

// runs are lengths that a place wants to reach.
var runs = []string{"通车里程", "运营里程", "开通里程", "管网里程"}

var sizes = []string{"全长", "总长", "长度", "用地", "占地", "建筑面积", "总面积", "实际面积", "宽", "里程"}

// nature tells a goal from a size or a sum that describes a project.
func (r *reader) nature(noun string, q quantity.Quantity, f Figure) string {
	unit := strings.TrimLeft(q.Unit, "万亿千百")
	if containsAny(noun, runs) && !r.frame.Project {
		return Goal
	}
	if unit == "公里/小时" || unit == "千米/小时" || unit == "km/h" {
		return Size // what a road is designed for
	}
	for _, l := range lengths {
		if unit == l && !strings.Contains(noun, "新增") && (r.frame.Project || containsAny(noun, sizes) || noun == "长") {
			return Size
		}
	}
	if strings.HasSuffix(unit, "元") && (containsAny(noun, []string{"总投资", "工程投资", "概算", "估算投资", "计划投资", "投资估算"}) || r.frame.Project && strings.HasSuffix(noun, "投资")) {
		return Investment
	}
	return Goal
}

// quote is where the figure's passage starts: at the words of the year when
// they lead right into it, else at its own words.
func (r *reader) quote(c, pre span) int {
	start := pre.start
	for start < pre.end && (zh.IsSpace(r.text[start]) || isSeparator(r.text[start])) {
		start++
	}
	if r.year.year == nil || r.year.at < r.s.start || r.year.at > start {
		return start
	}
	if n := len(r.figures); n > 0 && r.figures[n-1].End > r.year.at {
		return start
	}
	if start-r.year.at > 60 {
		return start
	}
	return r.year.at
}

func (r *reader) doubt(q quantity.Quantity, message string) {
	r.doubts = append(r.doubts, Doubt{Start: q.Start, End: q.End, Message: message})
}
