package indicators

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/internal/pinyin"
	"github.com/policygraph/policygraph/reading/zh"
	"github.com/policygraph/policygraph/vocabulary/units"
)

// Wording is a figure's indicator as a document words it.
type Wording struct {
	Text      string
	Unit      string
	Qualifier string
	Scope     string
	Project   bool // a size or an investment of one project
}

// Measure is how a thing is measured, where its unit does not say so alone.
type Measure string

// The measures.
const (
	MeasureCount  Measure = "count"
	MeasureArea   Measure = "area"
	MeasureFloor  Measure = "floor" // 建筑面积
	MeasureLand   Measure = "land"  // 占地面积
	MeasureAmount Measure = "amount"
	MeasureLength Measure = "length"
	MeasureShare  Measure = "share"
	MeasureGrowth Measure = "growth"
)

// Structure is what an indicator measures. Two wordings of one Key are one
// indicator.
type Structure struct {
	Domain    string // the field: 低空
	Condition string // which of the things, by a number or a clause: 1亿元以上
	Kind      string // which of the things, by what they are: 龙头
	Head      string // what is counted: 企业
	Measure   Measure
	New       bool // what came into being, not what there is
	Yearly    bool // of one year
	Parts     bool // of each part of the place, not of the whole
	Dimension units.Dimension
	Tier      string // of what rank: 省级; no part of the key
	general   bool   // the head counts nearly anything
	assumed   bool   // the domain is the plan's subject, which the wording does not name
	field     string // the plan's subject, where the wording names it and is of one indicator without it
	rest      string // what a general head's own words leave: 无人机 of 低空无人机企业
	kind      string // of Kind, the words that choose by kind
}

// Parse reads the structure of a wording in a plan about a subject.
func Parse(w Wording, s Subject) Structure {
	p := parser{subject: s, text: []rune(plain(w.Text))}
	p.Dimension = units.DimensionOf(w.Unit)
	p.cutFlow(w)
	p.cutDone()
	p.cutClause()
	p.cutWhole()
	p.cutMeasure()
	p.cutWhatUnitSays(w.Unit)
	p.cutTopicInside()
	p.nameSite()
	p.cutYearInside()
	p.cutSecond()
	p.cutPraiseInside()
	p.cutAround()
	p.close(w.Unit)
	return p.Structure
}

// OfScope is a wording of what the scope names, where that is some of the things
// themselves: of A级景区 the 5A级景区.
func (w Wording) OfScope() Wording {
	text, scope := []rune(plain(w.Text)), []rune(plain(w.Scope))
	tail := len(text) - 2
	if tail < 0 || len(scope) <= 2 || string(scope[len(scope)-2:]) != string(text[tail:]) || startsDistributive(w.Scope) || units.DimensionOf(w.Unit) != units.Count {
		return w
	}
	w.Text, w.Scope = w.Scope, ""
	return w
}

// parser takes the parts off a wording one by one.
type parser struct {
	Structure
	subject Subject
	text    []rune
	tiers   []string
}

// cutFlow reads from qualifier and scope whether the figure is of one year or of
// each part.
func (p *parser) cutFlow(w Wording) {
	q := w.Qualifier
	p.Yearly = strings.HasPrefix(q, "每年") || q == "当年" || q == "年度"
	p.Parts = startsDistributive(w.Scope) || startsDistributive(q) && !strings.HasPrefix(q, "每年")
}

func startsDistributive(s string) bool {
	return strings.HasPrefix(s, "每") || strings.HasPrefix(s, "各")
}

// praises are verbs that begin a clause which praises: 具有示范效应的.
var praises = []string{"具有", "具备", "富有"}

// cutClause takes a clause off that ends in 的: it praises (a tier), or it chooses
// (a condition).
func (p *parser) cutClause() {
	at := slices.Index(p.text, '的')
	for next := at; next >= 0 && next < len(p.text)-1; {
		at = next
		next = slices.Index(p.text[at+1:], '的')
		if next >= 0 {
			next += at + 1
		}
	}
	if at <= 0 || at >= len(p.text)-1 {
		p.text = slices.DeleteFunc(p.text, func(c rune) bool { return c == '的' })
		return
	}
	clause, rest := string(p.text[:at]), p.text[at+1:]
	if measureWords.Has(string(rest)) { // 占…的比重
		p.text = append(p.text[:at:at], rest...)
		return
	}
	p.text = rest
	for _, verb := range praises {
		if strings.HasPrefix(clause, verb) {
			p.tiers = append(p.tiers, clause)
			return
		}
	}
	p.Condition = condition(clause)
}

// condition writes a condition in one form: 投资超1亿元, 亿元以上 and 亿元级 are 亿元.
func condition(s string) string {
	s = conditionWords.Replace(s)
	for _, word := range []string{"总投资额", "总投资", "投资额", "投资"} {
		if rest, ok := strings.CutPrefix(s, word); ok && rest != "" {
			s = rest
			break
		}
	}
	if rest, ok := strings.CutPrefix(s, "1"); ok && strings.HasPrefix(rest, "亿") {
		s = rest
	}
	return s
}

var conditionWords = strings.NewReplacer("及以上", "", "以上", "", "超过", "", "超", "", "级", "", "年", "", "达到", "", "突破", "", "不低于", "", "在", "")

// cutMeasure takes the words off the end that say how the thing is measured.
func (p *parser) cutMeasure() {
	for keptEnds.Ending(p.text) == nil {
		w := measureWords.Ending(p.text)
		if w == nil || !p.fits(Measure(measureWords.says[string(w)])) {
			break
		}
		m := Measure(measureWords.says[string(w)])
		if len(w) == len(p.text) && m == MeasureCount {
			break
		}
		p.text = p.text[:len(p.text)-len(w)]
		if p.Measure == "" {
			p.Measure = m
		}
	}
	p.text = trimEnd(p.text, "的总年")
}

// fits says whether a unit can measure so. What grows or has a share is measured
// itself, whatever its unit.
func (p *parser) fits(m Measure) bool {
	if p.Measure == MeasureGrowth {
		return m != MeasureGrowth
	}
	switch m {
	case MeasureCount:
		return p.Dimension == units.Count || p.Dimension == units.Times
	case MeasureArea, MeasureFloor, MeasureLand:
		return p.Dimension == units.Area
	case MeasureLength:
		return p.Dimension == units.Length
	case MeasureShare, MeasureGrowth:
		return p.Dimension == units.Percent
	case MeasureAmount:
		return p.Dimension != units.Percent
	}
	return false
}

func trimEnd(text []rune, chars string) []rune {
	for len(text) > 1 && strings.ContainsRune(chars, text[len(text)-1]) {
		text = text[:len(text)-1]
	}
	return text
}

// cutAround takes off from both ends what is no part of the thing, until nothing
// is left to take.
func (p *parser) cutAround() {
	for {
		before := len(p.text)
		for p.cutStart() {
		}
		p.cutHead()
		p.cutEnd()
		if len(p.text) == before {
			return
		}
	}
}

// cutStart takes one word off the start.
func (p *parser) cutStart() bool {
	return p.cutPlace() || p.cutKindAhead() || p.cutNew() || p.cutYear() || p.cutVerb() || p.cutTierAhead() || p.cutTopic() || p.cutField() || p.cutFillerAhead() || p.cutNumber()
}

func (p *parser) take(n int) bool {
	p.text = p.text[n:]
	return true
}

// rest says that something stands behind the first n characters, or before the head.
func (p *parser) leaves(n int) bool {
	return n > 0 && (n < len(p.text) || n == len(p.text) && p.Head != "")
}

func (p *parser) cutPlace() bool {
	w := wholeWords.At(p.text, 0)
	for _, place := range p.subject.Places {
		if r := []rune(plain(place)); len(r) > len(w) && len(r) <= len(p.text) && slices.Equal(r, p.text[:len(r)]) {
			w = r
		}
	}
	return p.leaves(len(w)) && p.take(len(w))
}

func (p *parser) cutNew() bool {
	w := newWords.At(p.text, 0)
	if !p.leaves(len(w)) || string(p.text[len(w):min(len(p.text), len(w)+1)]) == "长" {
		return false
	}
	p.New = true
	return p.take(len(w))
}

// cutYear takes off 每年, and 年 before what is a year's by nature (年产量).
func (p *parser) cutYear() bool {
	if w := yearlyWords.At(p.text, 0); p.leaves(len(w)) {
		p.Yearly = true
		return p.take(len(w))
	}
	return len(p.text) > 2 && p.text[0] == '年' && !strings.ContainsRune("均龄轻度末底报", p.text[1]) && p.take(1)
}

// cutYearInside takes 年 out before what is a year's by nature (集装箱年吞吐量).
func (p *parser) cutYearInside() {
	w := ofYears.Ending(p.text)
	at := len(p.text) - len(w) - 1
	if w != nil && at >= 2 && p.text[at] == '年' && !strings.ContainsRune("每当全上本今明去", p.text[at-1]) && !unicode.IsDigit(p.text[at-1]) {
		p.text = slices.Concat(p.text[:at], w)
	}
}

func (p *parser) cutVerb() bool {
	w := verbs.At(p.text, 0)
	return p.leaves(len(w)) && len(p.text)-len(w)+len([]rune(p.Head)) >= 2 && !guarded(p.after(len(w)), verbs.says[string(w)]) && p.take(len(w))
}

// after is what stands behind the first n characters, the head included.
func (p *parser) after(n int) []rune {
	return append(p.text[n:len(p.text):len(p.text)], []rune(p.Head)...)
}

func (p *parser) cutTierAhead() bool {
	w := tiers.At(p.text, 0)
	if !p.leaves(len(w)) || len(p.after(len(w))) < 2 || !p.addTier(string(w), p.after(len(w))) {
		return false
	}
	p.take(len(w))
	p.text = trimStart(p.text, "的、,")
	return true
}

func trimStart(text []rune, chars string) []rune {
	for len(text) > 0 && strings.ContainsRune(chars, text[0]) {
		text = text[1:]
	}
	return text
}

// addTier notes a tier unless what follows makes another word of it.
func (p *parser) addTier(word string, follows []rune) bool {
	kept, guards, _ := strings.Cut(tiers.says[word], ">")
	if guarded(follows, guards) {
		return false
	}
	if kept = strings.TrimSpace(kept); kept == "" {
		kept = word
	}
	p.tiers = append(p.tiers, kept)
	return true
}

// cutTopic takes the plan's subject off, in any of its forms. The last one named
// is the field.
func (p *parser) cutTopic() bool {
	if w := topicLead.At(p.text, 0); len(w) > 0 && p.isTopicAt(len(w)) { // 现代|中药
		return p.take(len(w))
	}
	for _, topic := range p.subject.Topics {
		r := []rune(topic)
		if len(p.text) > 3 && p.text[0] == '涉' && p.text[1] == r[0] && p.text[2] != r[1] { // 涉海企业 of 海洋
			p.Domain = topic
			return p.take(2)
		}
		if len(r) > len(p.text) || !slices.Equal(r, p.text[:len(r)]) || len(r) == len(p.text) && p.Head == "" && p.Dimension == units.Percent {
			continue
		}
		p.Domain = topic
		p.take(len(r))
		for {
			w := beforeKind(subjectTail, p.text)
			if w == nil || !p.isTail(w) {
				return true
			}
			p.take(len(w))
		}
	}
	return false
}

func (p *parser) isTopicAt(at int) bool {
	return slices.ContainsFunc(p.subject.Topics, func(topic string) bool { return strings.HasPrefix(string(p.text[at:]), topic) })
}

// maxField is the most characters of a field's name before 领域.
const maxField = 10

// cutField takes a field off that says that it is one: 生物医药领域|企业.
func (p *parser) cutField() bool {
	at := strings.Index(string(p.text), "领域")
	if at <= 0 {
		return false
	}
	field := []rune(string(p.text)[:at])
	if len(field) > maxField || !p.leaves(len(field)+2) {
		return false
	}
	p.Domain = stem(string(field))
	return p.take(len(field) + 2)
}

// isTail says whether a word behind the subject belongs to its name: 产业 of
// 低空产业规模, not of 低空产业园.
func (p *parser) isTail(w []rune) bool {
	if subjectTail.says[string(w)] == "title" {
		return false
	}
	if len(w) == len(p.text) {
		return p.Head != "" || p.Measure == MeasureAmount || p.Measure == MeasureGrowth
	}
	rest := p.after(len(w))
	return heads.At(rest, 0) != nil || kinds.At(rest, 0) != nil || tiers.At(rest, 0) != nil || fillers.At(rest, 0) != nil || subjectTail.At(rest, 0) != nil
}

// beforeKind is the word of a class that a text begins with, less what begins a
// kind: 产业|链主, not 产业链|主.
func beforeKind(of words, text []rune) []rune {
	w := of.At(text, 0)
	if last := len(w) - 1; last > 0 && kinds.At(text, last) != nil && of.Has(string(w[:last])) {
		return w[:last]
	}
	return w
}

func (p *parser) cutFillerAhead() bool {
	w := beforeKind(fillers, p.text)
	if len(kinds.At(p.text, 0)) > len(w) { // 链主企业 are no 主企业 of a 链
		return false
	}
	if !p.leaves(len(w)) || !p.fills(string(w), p.after(len(w))) {
		return false
	}
	p.take(len(w))
	p.text = trimStart(p.text, "的、,")
	return true
}

// fills says whether a word adds nothing before what follows.
func (p *parser) fills(w string, follows []rune) bool {
	before := fillers.says[w]
	if before == "" || before == "*" || guarded(follows, before) {
		return true
	}
	if len(follows) > 0 && strings.ContainsRune("型性化", follows[0]) {
		return false
	}
	return slices.ContainsFunc(strings.Fields(before), func(head string) bool { return strings.HasSuffix(string(follows), head) })
}

// numberClause is a condition with a number ahead of the thing: 营收超1000万元,
// 1亿元以上, 亿元级以上.
var numberClause = zh.MustCompile(`^(?:(?:年?(?:主营业务|营业)?(?:收入|营收|产值|销售额?|总?投资额?|估值|规模))?(?:超过?|达到?|突破)?[\d.]*[十百千万]*亿?[元美亩吨平方米公里千瓦]+级?(?:及?以上|级)?)`)

// cutNumber takes a condition with a number off: which of the things are meant.
func (p *parser) cutNumber() bool {
	n := len([]rune(numberClause.FindString(string(p.text))))
	if n < 2 || !p.leaves(n) || !strings.ContainsAny(string(p.text[:n]), "0123456789亿万") {
		return false
	}
	p.Condition += condition(string(p.text[:n]))
	return p.take(n)
}

// cutHead takes the head off the end, once.
func (p *parser) cutHead() {
	if p.Head != "" {
		return
	}
	if w := heads.Ending(p.text); w != nil {
		p.Head, p.general = string(w), true
		p.text = p.text[:len(p.text)-len(w)]
		if whole, ok := strings.CutPrefix(p.Head, "总"); ok && heads.Has(whole) {
			p.Head = whole
		}
	}
}

// ofYears are heads that are a year's by nature: 年产量 is 产量.
var ofYears = zh.NewList("产量", "产值", "总产值", "产能", "营业收入", "营收", "收入", "销售额", "销售收入", "增加值", "利润", "税收",
	"吞吐量", "销量", "销售量", "加工量", "处理量", "发电量", "接待量", "客流量", "运量", "货运量", "客运量", "成交额", "利用量", "减排量",
	"处理能力", "加工能力", "供应能力", "通过能力", "生产能力", "供给能力", "服务能力", "接待能力")

// cutKindAhead takes a word off that chooses by kind, where the head is known.
func (p *parser) cutKindAhead() bool {
	if !p.general {
		return false
	}
	w := kinds.At(p.text, 0)
	if w == nil {
		return false
	}
	p.Kind = string(w) + p.Kind
	return p.take(len(w))
}

// cutEnd takes fillers, tiers and kinds off before the head.
func (p *parser) cutEnd() {
	for p.general && len(p.text) > 0 {
		p.text = trimEnd(p.text, "、,的")
		if ofYears.Has(p.Head) {
			p.text = trimEnd(p.text, "年")
		}
		if w := fillers.Ending(p.text); w != nil && p.fills(string(w), []rune(p.Head)) {
			p.text = p.text[:len(p.text)-len(w)]
			continue
		}
		kind := kinds.Ending(p.text)
		if w := tiers.Ending(p.text); len(w) > len(kind) && p.addTier(string(w), []rune(p.Head)) { // 上市 is no tier 市
			p.text = p.text[:len(p.text)-len(w)]
			continue
		}
		if w := kind; w != nil {
			p.Kind = string(w) + p.Kind
			p.text = p.text[:len(p.text)-len(w)]
			continue
		}
		return
	}
}

// selfStanding is the number of characters from which a noun says by itself what
// it counts, whatever the noun: 起降点 does. Of shorter ones some do not: 航线.
const selfStanding = 3

// close makes the structure of what is left.
func (p *parser) close(unit string) {
	p.kind = p.Kind
	if p.general {
		p.rest = string(p.text)
		p.Kind = p.rest + p.kind
	} else {
		p.Head = string(p.text)
	}
	p.nameHead(unit)
	p.nameDomain()
	p.Measure = p.measure()
	if p.Measure == MeasureGrowth {
		p.Yearly, p.New = false, false
	}
	slices.Sort(p.tiers)
	p.Tier = strings.Join(slices.Compact(p.tiers), "、")
}

// nameHead gives the head that is meant where the words name only the field.
func (p *parser) nameHead(unit string) {
	countsFirms := strings.HasSuffix(unit, "家") || strings.HasSuffix(unit, "户")
	switch {
	case p.Head == "产业" && (p.Measure == MeasureAmount || p.Measure == MeasureGrowth) && p.Kind == "":
		p.Head = ""
		if p.Domain == "" { // 产业规模: of the plan's industry
			p.Domain, p.assumed = p.subject.Main(), true
		}
	case p.Head == "" && p.Domain != "" && p.Dimension == units.Count && countsFirms:
		p.Head, p.general = "企业", true
	}
}

// nameDomain takes the field off a head that needs none, and gives the plan's own to
// one that does.
func (p *parser) nameDomain() {
	switch {
	case !p.general && len([]rune(p.Head)) >= selfStanding && p.saysItself():
		p.field, p.Domain = p.Domain, ""
	case p.Domain == "" && p.rest != "":
		p.Structure = p.WithoutSubject()
	case p.Domain == "" && p.Head != "" && (p.general || !p.saysItself()):
		p.Domain, p.assumed = strings.TrimSuffix(p.subject.Main(), p.Head), true // 科技孵化: of 孵化面积 the field is 科技
	}
}

// WithoutSubject is the structure as the words alone tell it, without the plan's
// subject: of a status that firms of any field have, the field is only the scope.
func (s Structure) WithoutSubject() Structure {
	s.Domain = ""
	if s.general {
		s.Domain, s.Kind = stem(s.rest), s.kind
	}
	return s
}

// maxSecond is the most characters of a second thing that is named beside the
// first.
const maxSecond = 4

// cutSecond takes off a second thing that 及 or 或 names beside the first: 及 puts
// the first above it.
func (p *parser) cutSecond() {
	if p.Dimension != units.Count {
		return
	}
	for i := 2; i < len(p.text)-1; i++ {
		if (p.text[i] == '及' || p.text[i] == '或') && len(p.text)-i-1 <= maxSecond && p.text[i+1] != '以' {
			p.text = trimEnd(p.text[:i], "以")
			return
		}
	}
}

// cutPraiseInside takes out a tier that says how a thing is run, wherever it stands:
// 药材|规范化|种植基地.
func (p *parser) cutPraiseInside() {
	for i := 2; i < len(p.text)-2; i++ {
		w := tiers.At(p.text, i)
		if n := len(w); n > 1 && w[n-1] == '化' && i+n < len(p.text) && p.addTier(string(w), p.text[i+n:]) {
			p.text = slices.Delete(p.text, i, i+n)
		}
	}
}

// cutDone takes verbs off the end that say only that the thing is there: 床位|累计建成.
func (p *parser) cutDone() {
	if w := done.Ending(p.text); len(p.text)-len(w) >= 2 {
		p.text = p.text[:len(p.text)-len(w)]
	}
}

// maxWhole is the most characters of what a share is of, where it only repeats the thing.
const maxWhole = 12

// cutWhole takes out what a share is of, where that is all of the same things: 护理型床位占
// 总床位的比例 is 护理型床位占比.
func (p *parser) cutWhole() {
	at := slices.Index(p.text, '占')
	share := measureWords.Ending(p.text)
	if p.Dimension != units.Percent || at < 2 || share == nil || measureWords.says[string(share)] != string(MeasureShare) {
		return
	}
	whole := p.text[at+1:]
	if n := len(whole) - len(share); n >= 0 { // the share's word may be 占比 itself
		whole = trimEnd(whole[:n], "的")
	}
	if w := measureWords.Ending(whole); len(whole)-len(w) >= 2 {
		whole = whole[:len(whole)-len(w)]
	}
	if n := len(whole); n >= 2 && n <= maxWhole && string(whole[n-2:]) == string(p.text[at-2:at]) {
		p.text = slices.Concat(p.text[:at:at], []rune("占比"))
	}
}

// cutWhatUnitSays takes out what the unit says already: of households the homes, and whose
// they are (a tier); of people counted as often as they come, that they are trained.
func (p *parser) cutWhatUnitSays(unit string) {
	switch {
	case strings.HasSuffix(unit, "户"):
		for _, home := range []string{"家庭", "居家", "住户"} {
			whose, what, ok := strings.Cut(string(p.text), home)
			if !ok || len([]rune(what)) < selfStanding {
				continue
			}
			if whose != "" {
				p.tiers = append(p.tiers, whose)
			}
			p.text = []rune(what)
			return
		}
	case p.Dimension == units.Times:
		if n := len(p.text) - 2; n >= 2 && string(p.text[n:]) == "培训" && (Structure{Head: string(p.text[:n])}).counter() == "人" {
			p.text = p.text[:n]
		}
	}
}

// cutTopicInside takes the plan's subject out between what chooses and an open noun:
// 护理型|养老|床位.
func (p *parser) cutTopicInside() {
	for _, topic := range p.subject.Topics {
		before, after, ok := strings.Cut(string(p.text), topic)
		chooses := []rune(before)
		if ok && len(chooses) > 2 && strings.ContainsRune("型性级式", chooses[len(chooses)-1]) && (heads.Has(after) || openNouns.Has(after)) {
			p.text = []rune(before + after)
			return
		}
	}
}

// nameSite writes the name of a place where a service is offered in one form.
func (p *parser) nameSite() {
	if w := sites.Ending(p.text); p.Dimension == units.Count && len(p.text)-len(w) >= 2 {
		p.text = append(p.text[:len(p.text)-len(w):len(p.text)-len(w)], []rune(sites.says[string(w)])...)
	}
}

// measure is the measure in one form: what the unit says alone needs no word.
func (p *parser) measure() Measure {
	switch {
	case p.Measure == MeasureFloor && strings.ContainsAny(p.Head[max(0, len(p.Head)-len("房")):], "房施楼馆室"): // all their area is floor
		return MeasureArea
	case p.Measure == MeasureGrowth, p.Measure == MeasureShare, p.Measure == MeasureFloor, p.Measure == MeasureLand:
		return p.Measure
	case p.Dimension == units.Count, p.Dimension == units.Times:
		return MeasureCount
	case p.Dimension == units.Area:
		return MeasureArea
	case p.Dimension == units.Money:
		return MeasureAmount
	case p.Dimension == units.Length:
		return MeasureLength
	}
	return ""
}

// Key is the same for two wordings of one indicator. The tier is no part of it.
func (s Structure) Key() string {
	flow := ""
	if s.New {
		flow += "new"
	}
	if s.Yearly {
		flow += "yearly"
	}
	if s.Parts {
		flow += "parts"
	}
	return strings.Join([]string{s.Domain, s.Condition, s.Kind, s.Head, string(s.Measure), flow, string(s.Dimension)}, "|")
}

// MayBeOne says whether two structures could be of one thing under two names: they are
// measured alike, of the same fields and under the same condition. Of two fields the one
// may contain the other.
func MayBeOne(a, b Structure) bool {
	alike := a.New == b.New && a.Yearly == b.Yearly && a.Parts == b.Parts && a.Measure == b.Measure && a.Dimension == b.Dimension
	return alike && a.Condition == b.Condition && (strings.Contains(a.Domain, b.Domain) || strings.Contains(b.Domain, a.Domain))
}

// Differences are the parts in which two structures differ that may be of one thing; empty
// for none.
func Differences(a, b Structure) bilingual.Text {
	var zh, en []string
	for _, part := range []struct{ zh, en, one, other string }{
		{"领域", "the field", a.Domain, b.Domain}, {"种类", "the kind", a.Kind, b.Kind}, {"所计对象", "the noun", a.Head, b.Head},
	} {
		switch {
		case part.one == part.other:
		case part.one == "" || part.other == "":
			zh = append(zh, fmt.Sprintf("%s(%s或无)", part.zh, part.one+part.other))
			en = append(en, fmt.Sprintf("%s (%s or none)", part.en, part.one+part.other))
		default:
			zh = append(zh, fmt.Sprintf("%s(%s、%s)", part.zh, part.one, part.other))
			en = append(en, fmt.Sprintf("%s (%s, %s)", part.en, part.one, part.other))
		}
	}
	return bilingual.Text{Message: strings.Join(zh, "、"), MessageEn: strings.Join(en, ", ")}
}

// Anywhere says whether the wording alone tells what is measured: not where it
// has no noun, or one that counts nearly anything and no field.
func (s Structure) Anywhere() bool {
	switch {
	case s.Head == "":
		return s.Domain != ""
	case s.general || !s.saysItself():
		return s.Domain != ""
	}
	return true
}

// saysItself says whether a noun tells without a field what it counts. What only praises
// (重点村, 示范户) does not.
func (s Structure) saysItself() bool {
	noun := []rune(s.Head)
	if w := tiers.At(noun, 0); w != nil {
		if _, guards, _ := strings.Cut(tiers.says[string(w)], ">"); !guarded(noun[len(w):], guards) {
			return len(noun)-len(w) >= selfStanding
		}
	}
	if len(noun) == selfStanding-1 {
		return s.Dimension == units.Count && !openNouns.Has(s.Head)
	}
	return len(noun) >= selfStanding
}

// ofAPart says whether a scope narrows the plan's subject, which the wording does
// not name: the firms of a park are not those of the field.
func (s Structure) ofAPart(scope string) bool {
	return s.assumed && scope != "" && !strings.Contains(plain(scope), s.Domain)
}

// Name is the structure in words, always the same ones.
func (s Structure) Name() string {
	var b strings.Builder
	if s.Yearly {
		b.WriteString("每年")
	}
	if s.New {
		b.WriteString("新增")
	}
	if s.Parts {
		b.WriteString("各地")
	}
	b.WriteString(s.Condition)
	b.WriteString(s.Domain)
	b.WriteString(s.Kind)
	b.WriteString(s.Head)
	b.WriteString(s.measureWord())
	return b.String()
}

// amounts are heads that are amounts themselves: 产值 needs no 规模 behind it.
var amounts = zh.NewList("产值", "收入", "投资", "增加值", "税收", "利润", "资金", "贷款", "销售", "余额", "费", "经费", "支出", "金", "营收", "产出", "值", "投入", "出口", "进口", "进出口")

func (s Structure) measureWord() string {
	switch s.Measure {
	case MeasureCount:
		if s.Dimension == units.Times && s.counter() == "人" {
			return "人次"
		}
	case MeasureArea:
		return "面积"
	case MeasureFloor:
		return "建筑面积"
	case MeasureLand:
		return "用地面积"
	case MeasureLength:
		return "长度"
	case MeasureShare:
		return "占比"
	case MeasureGrowth:
		if s.Head == "" {
			return "产业规模增长率"
		}
		return "增长率"
	case MeasureAmount:
		switch {
		case s.Head == "":
			return "产业规模"
		case strings.HasSuffix(s.Head, "基金"):
			return "规模"
		case amounts.Ending([]rune(s.Head)) == nil:
			return "金额"
		}
	}
	return ""
}

// Family is the name that all measures of one thing share: stock and 新增, count
// and area, the whole and its tiers.
func (s Structure) Family() string {
	if s.Head == "" && (s.Measure == MeasureAmount || s.Measure == MeasureGrowth) {
		return s.Domain + "产业"
	}
	return s.Domain + s.Head
}

// idSyllables are the most that an id has; of a longer name it keeps both ends.
const idSyllables = 20

// ID is the id of a structure in a tier: the name in readable ASCII.
func (s Structure) ID(tier string) string {
	name := strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, tier+s.Name())
	parts := strings.Split(pinyin.Slug(name, 1<<10), "-")
	if len(parts) > idSyllables {
		parts = append(parts[:idSyllables/2:idSyllables/2], parts[len(parts)-idSyllables/2:]...)
	}
	return strings.Join(parts, "-")
}

// WordingID is the id of a wording that a person has set apart: its words, whatever their
// structure.
func WordingID(text string) string { return Structure{Head: plain(text)}.ID("") }

// Unit is the unit that the structure's values are told in, given in a unit as
// written.
func (s Structure) Unit(stated string) string {
	switch s.Dimension {
	case units.Count:
		if base := units.Base(stated); s.counter() == "个" && (base == "人" || base == "名") {
			return "人"
		}
		return s.counter()
	case units.Times:
		if unit := s.counter(); unit == "家" || strings.HasSuffix(unit, "次") {
			return strings.TrimSuffix(unit, "次") + "次"
		}
		return "人次"
	case units.Money:
		return "万元"
	case units.Area:
		return "平方米"
	case units.Length:
		return "公里"
	case units.Percent:
		return "%"
	}
	return units.Base(stated)
}

// counter is what the head is counted by.
func (s Structure) counter() string {
	if w := counters.Ending([]rune(s.Head)); w != nil {
		return counters.says[string(w)]
	}
	return "个"
}
