package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// phrase is what the words before a number say: what is measured, how it
// counts, and who it is said of.
type phrase struct {
	noun      string
	qualifier string
	subject   string
	fresh     string // 新增, 新引进 or 新建或改建: what came into being, part of the indicator
	last      string // the last of the verbs
	verbs     string // the verbs that govern it
	verb      bool   // there is such a verb
	least     bool   // 至少 stands before them
	bare      bool   // nothing but verbs and qualifiers: what is counted follows the number
}

// nounBefore reads the words before a number: 中试基地累计引进创新团队.
func nounBefore(text []rune) phrase {
	text = zh.TrimRunes(text)
	var p phrase
	p.least = atLeast.In(text)
	text = p.cutTail(text)
	text = p.cutLeads(text)
	text = p.cutTime(text)
	text = p.cutTerm(text)
	if len(text) > 2 && text[0] == '有' && !strings.ContainsRune("机效色线害轨组资", text[1]) { // 全市有|企业
		text = text[1:]
	}
	if len(text) == 0 {
		p.bare = true
		return p
	}
	if rest, found := p.govern(text); found {
		text = rest
	}
	p.noun = clean(string(text))
	if rate := strings.TrimSuffix(p.noun, "保持"); strings.HasSuffix(rate, "率") {
		p.noun = rate
	}
	if p.noun == "" {
		p.bare = true
	}
	return p
}

// name is the indicator: the noun with what makes it new, and with its verb
// where the noun alone says too little (重新认定企业), or where the verb does
// something to what is there already (投资企业).
func (p *phrase) name() string {
	if p.noun == "" {
		return ""
	}
	if p.fresh == "" && p.verbs != "" && (vague.Has(p.noun) || actsUpon.Has(p.verbs)) {
		return p.verbs + p.noun
	}
	return p.fresh + p.noun
}

// bareNoun is the noun less a preposition before it: (以)科技城|1.5平方公里核心区.
func (p *phrase) bareNoun() string {
	return strings.TrimPrefix(p.noun, string(prepositions.At([]rune(p.noun), 0)))
}

// cutChange takes off the verb of change before 到 or 至: 比重提高到10%.
func (p *phrase) cutChange(comparator []rune) {
	if len(comparator) == 0 || !strings.ContainsRune("到至达", comparator[0]) {
		return
	}
	if w := string(changeWords.Ending([]rune(p.noun))); w != "" && w != p.noun {
		p.noun = strings.TrimSuffix(p.noun, w)
		p.noun = strings.TrimSuffix(p.noun, endingYear([]rune(p.noun))) // 登记2026年压缩至4小时
	}
}

// cutTime takes off a time of the year at the start: 1-5月, 上半年.
func (p *phrase) cutTime(text []rune) []rune {
	if len(text) == 0 || !strings.ContainsRune("上下全前今去本年近一二三四十“0123456789０１２３４５６７８９", text[0]) {
		return text // as nearly always
	}
	if m := timeOfYear.FindString(string(text)); m != "" {
		return p.cutLeads(text[len([]rune(m)):])
	}
	return text
}

// cutTerm takes off the years within which: 两年内授信, 三年建成.
func (p *phrase) cutTerm(text []rune) []rune {
	m := termOfYears.FindStringSubmatch(string(text[:min(len(text), 8)]))
	if m == nil {
		return text
	}
	if m[2] == "" {
		if verbAt(text, len([]rune(m[0]))) == nil {
			return text // 三年行动
		}
		return text[len([]rune(m[0])):]
	}
	p.addQualifier(m[1] + m[2])
	return text[len([]rune(m[0])):]
}

var termOfYears = zh.MustCompile(`^在?([一二两三四五十\d]+年)(内)?`)

var timeOfYear = zh.MustCompile(`^(?:“?十[一二三四五六七八九]五”?(?:规划)?[期时](?:间|期)|[\d０-９]{1,2}\s*[` + zh.RangeMarks + `]\s*[\d０-９]{1,2}月份?|[\d０-９]{1,2}月(?:底前|底|末|份)?|上半年|下半年|全年|前?[一二三四]季度|今年|去年|本年度?|年底前?|近[两三五]年来?|一年)[，,]?`)

// cutLeads takes off the words that open a clause.
func (p *phrase) cutLeads(text []rune) []rune {
	for len(text) > 0 {
		text = zh.TrimRunes(text)
		if w := string(leadWords.At(text, 0)); w != "" && !joins(text, w) {
			text = text[len([]rune(w)):]
			continue
		}
		if len(text) > 0 && strings.ContainsRune("①②③④⑤⑥⑦⑧⑨⑩、+＋（(）)—–-·“\"*★●◆■□", text[0]) && !opensNoun(text) {
			text = text[1:]
			continue
		}
		break
	}
	return text
}

// opensNoun: a bracket or a quotation mark that closes again is part of the noun.
func opensNoun(text []rune) bool {
	closer := zh.QuoteCloser(text[0])
	return slices.ContainsFunc(text[1:], func(c rune) bool {
		return c == closer || opens(text[0]) && zh.Pairs(text[0], c)
	})
}

// joins: the lead word is the beginning of a longer word that is none.
func joins(text []rune, w string) bool {
	rest := text[len([]rune(w)):]
	if len(rest) == 0 {
		return false
	}
	switch w {
	case "全省", "全市", "全区", "全县":
		return hasPrefix(rest, "排名") || hasPrefix(rest, "位次")
	case "重点", "统筹", "推动", "持续", "积极", "成功", "先后", "陆续":
		return verbAt(rest, 0) == nil // 重点培育 leads, 重点企业 is a noun
	}
	return strings.ContainsRune(nounsOfLeads[w], rest[0])
}

var nounsOfLeads = class("nouns_of_leads").Says()

// cutTail takes off the words that lead on to the number.
func (p *phrase) cutTail(text []rune) []rune {
	for len(text) > 0 {
		if m := endingYear(text); m != "" {
			text = zh.TrimRunes(text[:len(text)-len([]rune(m))]) // 覆盖率2025年底达到
			continue
		}
		w := string(tailWords.Ending(text))
		if w == "" {
			return text
		}
		n := len([]rune(w))
		if n == 1 && len(text) > 1 && keepsTail(text, w) {
			return text
		}
		switch w {
		case "累计", "年均", "每年":
			if p.qualifier == "" {
				p.qualifier = w
			}
		}
		text = text[:len(text)-n]
	}
	return text
}

// endingYear is the year that a text ends with: 到2025年底.
func endingYear(text []rune) string {
	if !strings.ContainsRune("年底前末内，,", text[len(text)-1]) {
		return ""
	}
	return yearAtEnd.FindString(string(text[max(0, len(text)-12):]))
}

var yearAtEnd = zh.MustCompile(`(?:到|至|于|在)?(?:19|20)\d\d年(?:底前|年底|底|末|前|内)?[,，]?$`)

// keepsTail: the last character is part of a word (具有, 行为, 序列).
func keepsTail(text []rune, w string) bool {
	prev := text[len(text)-2]
	switch w {
	case "有":
		return strings.ContainsRune("国具拥所私共", prev)
	case "为":
		return strings.ContainsRune("行作华", prev)
	case "列":
		return strings.ContainsRune("系序班", prev)
	case "可":
		return strings.ContainsRune("许认", prev)
	case "居":
		return strings.ContainsRune("民安定", prev)
	case "均":
		return strings.ContainsRune("平人户亩地", prev)
	case "在":
		return strings.ContainsRune("存", prev)
	case "要":
		return strings.ContainsRune("重主", prev)
	case "应":
		return strings.ContainsRune("供效响", prev)
	case "超":
		return strings.ContainsRune("赶", prev)
	case "共":
		return strings.ContainsRune("公", prev)
	}
	return false
}

// govern finds the first verb or qualifier of the phrase and what it governs.
func (p *phrase) govern(text []rune) ([]rune, bool) {
	depth := 0
	rate := endsInRate(text)
	for i, c := range text {
		if depth = max(depth+nesting(c), 0); depth > 0 {
			continue
		}
		q, v := qualifierAt(text, i), governingVerb(text, i, rate)
		switch {
		case q == nil && v == nil:
		case string(q) == "年均" && changesAt(text, i+len(q)):
			p.qualifier = "年均" // 年均增长 is the indicator's own
			return text, true
		case len(v) > 1 || i == 0 || len(q) >= len(v):
			return p.governed(text, i), true
		}
	}
	return nil, false
}

// nesting is 1 where a bracket opens, -1 where one closes.
func nesting(c rune) int {
	switch {
	case opens(c):
		return 1
	case closes(c):
		return -1
	}
	return 0
}

// qualifierAt is the qualifier at i.
func qualifierAt(text []rune, i int) []rune {
	q := qualifierWords.At(text, i)
	if i > 0 && headOnly.Has(string(q)) { // 占当年财政支出的比例
		return nil
	}
	return q
}

// governingVerb is the verb at i that what follows is the object of. Inside the
// name of a rate, or as the second half of a noun, a verb governs nothing.
func governingVerb(text []rune, i int, rate bool) []rune {
	v := verbAt(text, i)
	if v != nil && i > 0 && (compoundWords.Has(string(v)) || rate && !bringsAbout.Has(string(v))) { // 技术开发, 企业数字化改造覆盖率
		return nil
	}
	return v
}

// changesAt: no verb stands at i but one of change.
func changesAt(text []rune, i int) bool {
	v := verbAt(text, i)
	return len(v) < 2 || changeWords.Has(string(v))
}

// governed is what the verbs and qualifiers at i govern; who does it stands
// before them.
func (p *phrase) governed(text []rune, i int) []rune {
	subject := zh.TrimRunes(text[:i])
	rest, verb := p.chain(text, i)
	left := zh.TrimRunes(rest)
	if !verb && len(subject) > 0 {
		return slices.Concat(subject, left) // 银行机构每年用于…的额度: the qualifier stands inside the noun
	}
	p.verb = p.verb || verb
	p.subject = p.subjectOf(subject)
	joined := p.joinSubject()
	if len(left) > 0 {
		if joined {
			return slices.Concat(subject, zh.TrimRunes(text[i:]))
		}
		return rest
	}
	if p.last != p.verbs && nounishWords.Has(p.last) { // 完成|投资: the last of several verbs is the noun
		p.verbs = strings.TrimSuffix(p.verbs, p.last)
		return []rune(p.last)
	}
	if len(subject) > 0 && verb && prepositions.At(subject, 0) == nil { // 产业中心建设(完成): the verb is the noun's own
		p.subject = ""
		return []rune(strings.TrimSuffix(string(text), p.fresh)) // 充电桩新增2万根
	}
	p.bare = true
	return rest
}

// joinSubject: what stands before the verb is part of the name, and nobody who
// does it: 城镇|新增就业, 每万人|拥有基站数.
func (p *phrase) joinSubject() bool {
	n := []rune(p.subject)
	if len(n) == 0 || n[0] != '每' && (len(n) != 2 || p.subject != "城镇" && p.subject != "农村") {
		return false
	}
	if n[0] == '每' && perHead.Ending(n) == nil {
		return false
	}
	p.subject, p.fresh, p.verbs = "", "", ""
	return true
}

var perHead = class("per_head").List()

// endsInRate: the phrase is a rate, less the words of change after it
// (覆盖率提高): the verbs in it say of what.
func endsInRate(text []rune) bool {
	if w := changeWords.Ending(text); w != nil {
		text = text[:len(text)-len(w)]
	}
	return rateWords.Ending(text) != nil
}

// chain takes off the verbs and qualifiers that stand one after another at i:
// 累计新引进培育, 新设立或引进.
func (p *phrase) chain(text []rune, i int) (rest []rune, verb bool) {
	for i < len(text) {
		if zh.IsSpace(text[i]) {
			i++
			continue
		}
		if v := verbAt(text, i); v != nil && len(v) >= len(qualifierWords.At(text, i)) {
			verb = true
			start := i
			i += len(v)
			// 培育、引进: verbs side by side.
			if i+1 < len(text) && strings.ContainsRune("、和或及并", text[i]) && len(verbAt(text, i+1)) > 1 {
				i++
			}
			p.addVerb(string(text[start:i]))
			continue
		}
		if q := string(qualifierWords.At(text, i)); q != "" {
			p.addQualifier(q)
			i += len([]rune(q))
			continue
		}
		if w := string(leadWords.At(text, i)); len([]rune(w)) > 1 && i > 0 && !joins(text[i:], w) {
			i += len([]rune(w))
			continue
		}
		break
	}
	return text[i:], verb
}

func (p *phrase) addQualifier(q string) {
	if strings.Contains(p.qualifier, q) {
		return
	}
	p.qualifier += q
}

// addVerb keeps the verbs; from 新增 or 新引进 on they belong to the indicator.
func (p *phrase) addVerb(verb string) {
	p.verbs += verb
	p.last = verb
	if p.fresh != "" || strings.HasPrefix(verb, "新") || strings.HasPrefix(verb, "净增") {
		p.fresh += verb
	}
}

// verbAt is the verb at i, unless what follows makes a noun of it. 新 and words
// of manner stand before a verb and are part of it.
func verbAt(text []rune, i int) []rune {
	if i >= len(text) {
		return nil
	}
	if text[i] == '新' {
		return freshVerbAt(text, i)
	}
	if w := manners.At(text, i); w != nil {
		if v := plainVerbAt(text, i+len(w)); len(v) > 1 {
			return text[i : i+len(w)+len(v)]
		}
	}
	return plainVerbAt(text, i)
}

// freshVerbAt is 新 and its verb: 新建, 新引进.
func freshVerbAt(text []rune, i int) []rune {
	if i > 0 && strings.ContainsRune(notFresh, text[i-1]) || freshNouns.At(text, i+1) != nil {
		return nil
	}
	v := freshVerbs.At(text, i+1)
	if v == nil || nounAfterVerb(v, text[i+1+len(v):]) {
		return nil
	}
	return text[i : i+1+len(v)]
}

func plainVerbAt(text []rune, i int) []rune {
	v := verbWords.At(text, i)
	if v == nil || i > 0 && text[i-1] == '占' || // 占|建成区: a share of it
		nounAfterVerb(v, text[i+len(v):]) {
		return nil
	}
	return v
}

// nounAfterVerb: the rest makes a noun of a verb before it.
func nounAfterVerb(v, rest []rune) bool {
	if len(rest) == 0 {
		return false
	}
	if except, ok := nounEnds[string(rest[0])]; ok && (len(rest) == 1 || !strings.ContainsRune(except, rest[1])) {
		return true
	}
	if guard, ok := notAfterWords[string(v)]; ok && guard.At(rest, 0) != nil {
		return true
	}
	if string(v) == "建成" && rest[0] == '区' && (endsInRate(rest) || measureWords.Ending(rest) != nil) {
		return true // 建成区绿化覆盖率: the built-up area's
	}
	if nounishWords.Has(string(v)) && nounAfterWords.At(rest, 0) != nil {
		return true
	}
	return false
}

var withinYears = zh.MustCompile(`^在?([一二两三四五十\d]+年)(?:内|期间|时间)$`)

// subjectOf keeps a subject that names somebody: the part that a figure is for.
func (p *phrase) subjectOf(text []rune) string {
	for w := leadWords.Ending(text); len(w) > 1; w = leadWords.Ending(text) {
		text = text[:len(text)-len(w)]
	}
	s := clean(string(text))
	n := len([]rune(s))
	if n < 2 || n > 24 || strings.ContainsAny(s, "，,；;") {
		return ""
	}
	if m := withinYears.FindStringSubmatch(s); m != nil { // 五年内
		p.addQualifier(m[1] + "内")
		return ""
	}
	if prepositions.At([]rune(s), 0) != nil {
		return ""
	}
	if partners.Ending([]rune(s)) != nil {
		return ""
	}
	switch s {
	case "年度", "企业", "各地", "区域内", "各类", "区内", "全市域", "单位":
		return ""
	}
	return s
}

// nounAfter reads what is counted after the number: 个以上高质量数据集.
func nounAfter(text []rune) string {
	text = zh.TrimRunes(text)
	for len(text) > 0 && (text[0] == '的' || text[0] == '、') {
		text = text[1:]
	}
	for i := 1; i < len(text); i++ {
		if predicates.At(text, i) != nil && !(i == 1 && text[0] == '新') { // 40个新|开工项目
			text = text[:i]
		}
	}
	for w := afterNounWords.Ending(text); w != nil && len(w) < len(text); {
		text = text[:len(text)-len(w)]
		for w = linksAfter.Ending(text); w != nil && len(w) < len(text); w = linksAfter.Ending(text) {
			text = text[:len(text)-len(w)]
		}
		w = afterNounWords.Ending(text)
	}
	return clean(string(text))
}

// clean trims what is no part of a noun.
func clean(s string) string {
	for _, w := range []string{"一批", "一系列"} {
		s = strings.TrimPrefix(s, w)
	}
	s = strings.TrimFunc(s, func(r rune) bool { return zh.IsSpace(r) || aroundNoun.Has(r) })
	if strings.ContainsFunc(s, zh.IsSpace) {
		s = strings.Map(func(r rune) rune {
			if zh.IsSpace(r) {
				return -1
			}
			return r
		}, s)
	}
	return unpair(s)
}

// aroundNoun are what clean takes off both ends.
var aroundNoun = zh.NewSet("，,。；;：:、的—-–+＋")

// unpaired are the marks that unpair looks at.
var unpaired = zh.NewSet("(（[〔﹝【〖［｛{〈“《)）]〕﹞】〗］｝}〉”》")

// unpair drops a bracket or quotation mark that has lost its other half.
func unpair(s string) string {
	if !strings.ContainsFunc(s, unpaired.Has) {
		return s
	}
	text := []rune(s)
	drop := map[int]bool{}
	var open []int
	for i, r := range text {
		if opens(r) || r == '“' || r == '《' {
			open = append(open, i)
			continue
		}
		if closes(r) || r == '”' || r == '》' {
			if len(open) == 0 {
				drop[i] = true
				continue
			}
			open = open[:len(open)-1]
		}
	}
	for _, i := range open {
		drop[i] = true
	}
	if len(drop) == 0 {
		return s
	}
	var out []rune
	for i, r := range text {
		if !drop[i] {
			out = append(out, r)
		}
	}
	return string(out)
}
