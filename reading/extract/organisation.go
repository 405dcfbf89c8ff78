package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// organisation reads who leads, hosts and assesses a plan as a whole: what its
// guarantee sections say in running text, sentence by sentence.
func (r *reading) organisation() {
	o := organiser{reading: r, seen: map[[3]string]bool{}, trace: r.explain.newTrace()}
	r.outline.Walk(func(s *outline.Section) {
		for _, p := range s.Body {
			for _, sentence := range r.sentences(p) {
				o.read(sentence)
			}
		}
	})
	r.explain.add(o.trace, inDocument)
}

var sentenceOrLineEnds = zh.NewSet("。；;\n")

// sentences divides a paragraph at full stops and semicolons outside brackets.
func (r *reading) sentences(p source.Span) []source.Span {
	return r.divided(p, sentenceOrLineEnds)
}

// divided are the parts of a span between some marks outside brackets.
func (r *reading) divided(p source.Span, marks *zh.Set) []source.Span {
	var out []source.Span
	from := p.Start
	var depth zh.Depth
	for i := p.Start; i <= p.End; i++ {
		if i < p.End && (depth.Read(r.doc.Text[i]) > 0 || !marks.Has(r.doc.Text[i])) {
			continue
		}
		if i > from {
			out = append(out, source.Span{Start: from, End: i})
		}
		from = i + 1
	}
	return out
}

// organiser goes through a document's sentences. group is the group that was named
// last, of which a sentence speaks that names none.
type organiser struct {
	*reading
	group string
	seen  map[[3]string]bool // agency, role and of: each is told once
	trace *rule.Trace
}

// organisationRule is a form of words that says what bodies are for a plan. Its
// expression has the groups bodies and, where it says of what, of; each sentence
// that it finds has the word, which is looked for first.
type organisationRule struct {
	name string
	word string
	at   *zh.Regexp
	role string
	of   ofWhat
	wide bool // goes over commas; the others are looked for in the parts between them
}

// ofWhat is what the bodies of a rule are of.
type ofWhat int

const (
	ofTheGroup ofWhat = iota // that was named last
	ofTheNamed               // what the sentence names
)

const (
	bodiesWord = `(?P<bodies>(?:[^，,。；;：:（()）]|[（(][^（()）]+[)）]){2,80}?)`
	objectWord = `(?P<of>[^，,。；;：:、]{0,24}?)`
	isWord     = `(?:作为|担任|为|任|是)`
	isOrColon  = `(?:[：:]|由|为|是)`
)

// organisationRules all look at each sentence, in this order.
var organisationRules = []organisationRule{
	{name: "a body that heads the group", word: "组长", at: zh.MustCompile(`(?:由|以)?` + bodiesWord + `(?:担任|兼任|任|为)组长`), role: dataset.OrganisationHead},
	{name: "组长单位", word: "组长单位", at: zh.MustCompile(`(?:^|[^副])组长单位` + isOrColon + bodiesWord + `(?:[，,。；;）)]|$)`), role: dataset.OrganisationHead},
	{name: "a bracket behind a group", word: "组", at: zh.MustCompile(`(?P<of>[^，,。；;：:、（()）]{1,20}?组)[（(](?:牵头|组长|召集)(?:单位|部门)?[：:]` + bodiesWord + `[，,；;）)]`), role: dataset.OrganisationHead, of: ofTheNamed},
	{name: "office", word: "办公室", at: zh.MustCompile(`办公室[，,（(]?(?:主要|暂|具体)?(?:设立在|设在|设于|设|挂靠在|挂靠于|挂靠)` + bodiesWord + `(?:[，,。；;）)]|内|$)`), role: dataset.OrganisationOffice, wide: true},
	{name: "daily work", word: "日常", at: zh.MustCompile(`日常(?:工作|事务)由` + bodiesWord + `(?:负责|承担|具体|牵头)`), role: dataset.OrganisationOffice},
	{name: "成员单位：", word: "成员", at: zh.MustCompile(`成员(?:单位)?(?:[：:]|包括|由|为)(?P<bodies>[^。；;：:]{2,400}?)(?:组成|等部门组成|$)`), role: dataset.OrganisationMember, wide: true},
	{name: "host", word: "依托单位", at: zh.MustCompile(`(?:由|以)?` + bodiesWord + isWord + objectWord + `(?:的)?依托单位`), role: dataset.OrganisationHost, of: ofTheNamed},
	{name: "依托单位：", word: "依托单位", at: zh.MustCompile(objectWord + `(?:的)?依托单位` + isOrColon + bodiesWord + `(?:[，,。；;]|$)`), role: dataset.OrganisationHost, of: ofTheNamed},
	{name: "a host and what it hosts sign", word: "依托单位", at: zh.MustCompile(objectWord + `(?:与|和|同)依托单位` + bodiesWord + `(?:签订|签署|签约|共同|联合|[，,。；;]|$)`), role: dataset.OrganisationHost, of: ofTheNamed},
	{name: "operator", word: "运营", at: zh.MustCompile(`(?:由|以)?` + bodiesWord + isWord + objectWord + `(?:的)?运营(?:单位|主体|方|机构)`), role: dataset.OrganisationOperator, of: ofTheNamed},
	{name: "运营单位：", word: "运营", at: zh.MustCompile(objectWord + `(?:的)?运营(?:单位|主体|方|机构)` + isOrColon + bodiesWord + `(?:[，,。；;]|$)`), role: dataset.OrganisationOperator, of: ofTheNamed},
	{name: "charged with running", word: "运营", at: zh.MustCompile(`(?:委托|由)` + bodiesWord + `(?:具体)?(?:负责|承担)` + objectWord + `(?:的)?(?:日常)?运营(?:[，,。；;和与及]|管理|维护|工作|$)`), role: dataset.OrganisationOperator, of: ofTheNamed},
	{name: "entrusted with running", word: "委托", at: zh.MustCompile(`委托` + bodiesWord + `(?:进行|开展|实施)?(?:日常)?(?P<of>)运营(?:[，,。；;和与及]|管理|维护|$)`), role: dataset.OrganisationOperator, of: ofTheNamed},
	{name: "assessor", word: "考核", at: zh.MustCompile(`(?:由)?` + bodiesWord + `(?:每年|每半年|每季度|定期|年底|负责|牵头|要)*对` + objectWord + `(?:分[^，,]{1,6}|按[^，,]{1,8})?(?:进行|开展|实施|实行|组织)[^，,。；;：:]{0,8}考核`), role: dataset.OrganisationAssessor, of: ofTheNamed},
	{name: "charged with assessing", word: "考核", at: zh.MustCompile(`(?:由)` + bodiesWord + `(?:具体|牵头)?负责` + objectWord + `(?:的)?(?:督查|监督|督导)?(?:年度)?考核`), role: dataset.OrganisationAssessor, of: ofTheNamed},
	{name: "考核单位：", word: "考核单位", at: zh.MustCompile(objectWord + `(?:的)?考核单位` + isOrColon + bodiesWord + `(?:[，,。；;]|$)`), role: dataset.OrganisationAssessor, of: ofTheNamed},
	{name: "campaign", word: "牵头", at: zh.MustCompile(`(?P<bodies>[^。；;：:]{2,120}?)(?:分别|各自)?` + isWord + `(?P<of>[^，,。；;：:]{0,24}?(?:会战|攻坚战|战役|行动|攻坚|硬仗)[”"]?)(?:的)?牵头(?:单位|部门)`), role: dataset.OrganisationCampaignLead, of: ofTheNamed, wide: true},
}

// leadsTo are the words of which one stands in every sentence that the rules read.
var leadsTo = zh.NewList("小组", "专班", "指挥部", "联席会议", "组长", "组（牵头", "组(牵头", "组（召集", "组(召集", "办公室", "日常", "成员", "依托单位", "运营单位", "运营主体", "运营方", "运营机构", "委托", "负责", "承担", "考核", "牵头单位", "牵头部门")

// maxOrganisation is the length of a sentence that is read: longer ones list figures.
const maxOrganisation = 800

var commas = zh.NewSet("，,")

func (o *organiser) read(s source.Span) {
	if s.End-s.Start > maxOrganisation || !leadsTo.In(o.doc.Text[s.Start:s.End]) {
		return
	}
	o.trace.At(s.Start, s.End)
	o.founded(s)
	o.members(s)
	whole := []source.Span{s}
	var parts []source.Span
	words := o.text(s)
	for i := range organisationRules {
		rule := &organisationRules[i]
		if !strings.Contains(words, rule.word) {
			continue
		}
		in := whole
		if !rule.wide {
			if parts == nil {
				parts = o.divided(s, commas)
			}
			in = parts
		}
		found := false
		for _, part := range in {
			found = o.look(rule, part) || found
		}
		o.trace.Asked(rule.name, "what the bodies beside these words are for the plan: "+rule.role, found)
	}
}

// look reads all that a rule finds in a part of a sentence.
func (o *organiser) look(rule *organisationRule, part source.Span) (found bool) {
	words := o.text(part)
	for from := 0; from <= len(words); {
		m := rule.at.FindStringSubmatchIndex(words[from:])
		if m == nil {
			break
		}
		found = true
		o.apply(rule, part, words, from, m)
		from += max(m[1], 1)
	}
	return found
}

// apply adds the bodies that a rule found.
func (o *organiser) apply(rule *organisationRule, s source.Span, words string, from int, m []int) {
	i := rule.at.SubexpIndex("bodies")
	list := source.Span{
		Start: s.Start + utf8.RuneCountInString(words[:from+m[2*i]]),
		End:   s.Start + utf8.RuneCountInString(words[:from+m[2*i+1]]),
	}
	of := ""
	if rule.of == ofTheGroup {
		of = o.group
	} else if j := rule.at.SubexpIndex("of"); m[2*j] >= 0 {
		of = object(words[from+m[2*j] : from+m[2*j+1]])
	}
	o.bodies(list, rule.role, of, rule.name)
}

// object is what bodies are of, less the quotation marks around it.
func object(words string) string {
	words = oneLine(words)
	if at := strings.IndexAny(words, "“\""); at >= 0 {
		words = words[at:]
	}
	return strings.TrimPrefix(strings.TrimLeft(strings.Trim(words, "“”\"的"), "该本"), "下设")
}

// foundedBy stands before the name of a group.
var foundedBy = zh.MustCompile(`(?:成立|建立|设立|组建|调整|健全|完善|发挥好?|充实)(?:了)?(?:由|以)?(?:[^，,。；;]{0,30}?(?:组长|召集人|总指挥)的)?[“"]?(?P<name>[^，,。；;：:“”"]{0,40}?)(?P<end>领导小组|协调小组|推进小组|工作小组|专项小组|工作专班|专班|指挥部|联席会议)`)

var groupEnds = class("group_ends").List()

// founded reads the name of a group: 成立某县园区建设领导小组.
func (o *organiser) founded(s source.Span) {
	if !groupEnds.In(o.doc.Text[s.Start:s.End]) {
		return
	}
	words := o.text(s)
	m := foundedBy.FindStringSubmatchIndex(words)
	if m == nil {
		o.remember(s)
		return
	}
	i, j := foundedBy.SubexpIndex("name"), foundedBy.SubexpIndex("end")
	span := source.Span{
		Start: s.Start + utf8.RuneCountInString(words[:m[2*i]]),
		End:   s.Start + utf8.RuneCountInString(words[:m[2*j+1]]),
	}
	name := oneLine(o.text(span))
	o.group = name
	o.add(dataset.Organisation{Agency: name, Role: dataset.OrganisationGroup}, span, "group that is set up")
}

// remember takes a group that a sentence begins with for the one of which it and
// those after it speak: 某县园区建设领导小组办公室设在….
func (o *organiser) remember(s source.Span) {
	text, from := o.doc.Text, s.Start
	for i := s.Start; i < min(s.End, s.Start+maxGroup); i++ {
		if end := groupEnds.At(text[:s.End], i); end != nil && i-from >= minGroup {
			o.group = oneLine(o.text(source.Span{Start: from, End: i + len(end)}))
			return
		}
		switch {
		case strings.ContainsRune("，,：:、", text[i]):
			return
		case text[i] == '由':
			from = i + 1
		}
	}
}

// The length of a group's own name before its end.
const (
	minGroup = 4
	maxGroup = 44
)

// members reads the list before 为成员, which goes back to the last 组长 of the
// sentence, or to a comma where it names none.
func (o *organiser) members(s source.Span) {
	words := o.text(s)
	if !strings.Contains(words, "成员") {
		return
	}
	m := membersBehind.FindStringIndex(words)
	if m == nil {
		return
	}
	head := words[:m[0]]
	from := strings.LastIndex(head, "组长")
	if from < 0 {
		from = strings.LastIndexAny(head, "，,") // -1: from the sentence's start
	} else {
		from += len("组长") - 1
	}
	list := source.Span{Start: s.Start + utf8.RuneCountInString(words[:from+1]), End: s.Start + utf8.RuneCountInString(head)}
	o.bodies(list, dataset.OrganisationMember, o.group, "list of members")
}

var membersBehind = zh.MustCompile(`(?:为|任|作为|担任)(?:领导小组|工作专班|专班|指挥部|小组)?成员`)

// bodies adds those of a list that are names of bodies, where most of it is. What
// stands before the last entry that is none belongs to the sentence.
func (o *organiser) bodies(list source.Span, role, of, rule string) {
	text := o.doc.Text
	list = withoutLeader(text, afterPreposition(text, list))
	if !agency.LikeList(text[list.Start:list.End]) {
		return
	}
	names := agency.Split(text, list)
	for i, n := range names {
		if predicates.In([]rune(n.Text)) {
			names = names[i+1:]
			break
		}
	}
	open := openEnded(text, list, len(names))
	for _, n := range names {
		n = withoutTail(n)
		if agency.Like([]rune(n.Text)) {
			o.add(dataset.Organisation{Agency: n.Text, Role: role, Of: of, Open: open}, n.Span, rule)
		}
	}
}

// openEnded says of a list of bodies that 等 in it, or right behind it, leaves some
// unnamed. 等5个部门 says how many there are: it does so where fewer are named.
func openEnded(text []rune, list source.Span, named int) bool {
	for i := list.Start; i <= min(list.End, len(text)-1); i++ {
		if text[i] != '等' {
			continue
		}
		if n, counted := countAt(text, i+1); counted {
			if n > named {
				return true
			}
		} else if i+1 == list.End || i+1 == len(text) || behindOthers.At(text, i+1) != nil {
			return true
		}
	}
	return false
}

// countAt reads a whole number at a place, in digits or in words.
func countAt(text []rune, at int) (n int, ok bool) {
	end := at
	for end < len(text) && zh.IsDigit(text[end]) {
		end++
	}
	if end > at {
		return zh.Int(text[at:end]), true
	}
	n, _, ok = zh.NumeralAt(text, at)
	return n, ok
}

// behindOthers are what stands behind 等 where it means others, and is no part of a
// name (高等学校).
var behindOthers = zh.NewList("有关", "相关", "部门", "单位", "街道", "乡镇", "镇", "各", "多", "组成", "为", "任", "作为", "，", ",", "、", "（", "(", "。", "；", "\n")

// afterPreposition is a list from behind the last 由, 以 or 委托 in it, which stand
// in no name.
func afterPreposition(text []rune, list source.Span) source.Span {
	from := list.Start
	for i := list.Start; i < list.End; i++ {
		if text[i] == '由' || text[i] == '以' && (i+1 == list.End || text[i+1] != '及') || text[i] == '请' {
			from = i + 1
		}
	}
	for from < list.End && (zh.IsSpace(text[from]) || strings.ContainsRune("，,、", text[from])) {
		from++
	}
	return source.Span{Start: from, End: list.End}
}

// predicates are what a sentence says of a body, and no part of its name.
var predicates = zh.NewList("设在", "设于", "挂靠", "担任", "兼任", "任组长", "负责", "统筹", "下设", "成立", "作为", "增加")

// withoutTail leaves off 等有关街道 and 等5个部门 behind a name.
func withoutTail(n agency.Name) agency.Name {
	c := []rune(n.Text)
	for i := 2; i+1 < len(c); i++ {
		if _, counted := countAt(c, i+1); c[i] == '等' && (c[i+1] == '有' || c[i+1] == '相' || counted) {
			n.Text, n.Span.End = string(c[:i]), n.Span.Start+i
			break
		}
	}
	return n
}

var leaders = class("leaders").List()

// withoutLeader leaves off the person who stands for a body: 县政府主要领导.
func withoutLeader(text []rune, list source.Span) source.Span {
	if leader := leaders.Ending(text[list.Start:list.End]); leader != nil {
		list.End -= len(leader)
	}
	return list
}

func (o *organiser) add(body dataset.Organisation, span source.Span, rule string) {
	key := [3]string{body.Agency, body.Role, body.Of}
	if body.Agency == "" || o.seen[key] {
		return
	}
	o.seen[key] = true
	body.Locator, body.Evidence = o.locate(span), dataset.Evidence{Reason: rule}
	weighOrganisation(&body)
	o.file.Organisation = append(o.file.Organisation, body)
}
