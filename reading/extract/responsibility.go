package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// duty is a statement of who answers for something: a bracket, a line of its
// own, a table's cell, a clause of prose.
type duty struct {
	span     source.Span // the whole statement, brackets included
	bodies   []body
	schedule []dataset.Schedule
	rule     string // which way of writing it was
	opening  bool   // it stands at the head of its line, with nothing before
	inCharge bool   // of prose: it says that its bodies are in charge
}

// body is one agency in a duty.
type body struct {
	agency.Name
	role      string
	inherited bool
}

// roleLabels say what the list after them is. The longest that matches holds.
var roleLabels = []struct {
	words []string
	role  string
}{
	{[]string{"牵头责任", "责任牵头", "牵头", "主办", "总牵头", "主要责任", "第一责任", "主要牵头", "主责"}, dataset.RoleLead},
	{[]string{"配合责任", "协同配合", "配合", "协办", "协同", "协作", "协助", "参与", "参加", "参与配合", "支持", "支撑", "责任配合"}, dataset.RoleSupport},
	{[]string{"责任", "主要落实", "落实", "实施", "承办", "负责", "完成", "承担", "执行", "推进", "主管", "建设", "具体责任", "责任落实", "责任主体"}, dataset.RoleResponsible},
}

// roleNouns follow the words above before the colon.
var roleNouns = []string{"单位", "部门", "主体", "机构", "处室", "科室", "（单位）", "(单位)", "单位（部门）", "单位和部门", "部门和单位", "部门（单位）", "单位及部门", "部门及单位", "单位(部门)", "部门(单位)", ""}

// window is up to n code points from a place on, line breaks and the blanks
// after them left out; after[i] is the place behind the i-th.
func window(text []rune, at, end, n int) (words string, after []int) {
	var b strings.Builder
	broken := false
	for i := at; i < end && len(after) < n; i++ {
		c := text[i]
		if c == '\n' || c == '\r' || broken && zh.IsSpace(c) {
			broken = true
			continue
		}
		broken = false
		b.WriteRune(c)
		after = append(after, i+1)
	}
	return b.String(), after
}

// labelAt reads a role's label with its colon at a place: 责任单位：.
func labelAt(text []rune, at, end int) (role string, after int, ok bool) {
	if at >= end || !labelHeads.Has(text[at]) {
		return "", 0, false
	}
	words, places := window(text, at, end, 14)
	if !strings.ContainsAny(words, "：:") {
		return "", 0, false
	}
	longest := 0
	for _, l := range roleLabels {
		for _, word := range l.words {
			rest, has := strings.CutPrefix(words, word)
			if !has {
				continue
			}
			for _, noun := range roleNouns {
				tail, has := strings.CutPrefix(rest, noun)
				if !has || noun == "" && l.role == dataset.RoleResponsible && word != "责任主体" {
					continue
				}
				tail = strings.TrimLeftFunc(tail, zh.IsSpace)
				if !strings.HasPrefix(tail, "：") && !strings.HasPrefix(tail, ":") {
					continue
				}
				n := len([]rune(words)) - len([]rune(tail)) + 1
				if n > longest {
					longest, role = n, l.role
				}
			}
		}
	}
	if longest == 0 {
		return "", 0, false
	}
	return role, places[longest-1], true
}

// labelHeads are the characters that the labels begin with.
var labelHeads = zh.NewSet("责牵主总第配协参支落实承负完执推建具")

// bareLabelAt reads a label at a statement's head whose colon was left out:
// 责任单位市科技局、….
func bareLabelAt(text []rune, s source.Span) (role string, after int, ok bool) {
	if s.Start >= s.End || !labelHeads.Has(text[s.Start]) {
		return "", 0, false
	}
	words := string(text[s.Start:min(s.End, s.Start+12)])
	for _, l := range roleLabels {
		for _, word := range l.words {
			rest, has := strings.CutPrefix(words, word)
			if !has || !strings.HasPrefix(rest, "单位") && !strings.HasPrefix(rest, "部门") {
				continue
			}
			at := s.Start + utf8.RuneCountInString(word) + len([]rune("单位"))
			if agency.LikeList(text[at:s.End]) {
				return l.role, at, true
			}
		}
	}
	return "", 0, false
}

var otherLabels = class("other_labels").List()

func otherLabelAt(text []rune, at, end int) (schedule bool, after int, ok bool) {
	label := otherLabels.At(text[:end], at)
	after = at + len(label)
	if label == nil || after >= end || text[after] != '：' && text[after] != ':' {
		return false, 0, false
	}
	return scheduleWords.In(label), after + 1, true
}

// scheduleWords tell the labels of times from those of persons.
var scheduleWords = zh.NewList("时", "期", "进度")

// labelled reads a statement with labels: 牵头单位：A、B，配合单位：C. The labels
// divide it, whatever stands between two roles.
func (r *reading) labelled(s source.Span) (d duty, ok bool) {
	text := r.doc.Text
	d = duty{span: s, rule: "label"}
	type part struct {
		span     source.Span
		role     string
		schedule bool
	}
	var parts []part
	var depth zh.Depth
	for i := s.Start; i < s.End; i++ {
		if depth.Read(text[i]) > 0 {
			continue
		}
		role, after, is := labelAt(text, i, s.End)
		schedule := false
		if !is {
			schedule, after, is = otherLabelAt(text, i, s.End)
		}
		if !is {
			continue
		}
		if n := len(parts); n > 0 {
			parts[n-1].span.End = i
		}
		parts = append(parts, part{source.Span{Start: after, End: s.End}, role, schedule})
		i = after - 1
	}
	if len(parts) == 0 {
		if role, after, is := bareLabelAt(text, s); is {
			parts = append(parts, part{source.Span{Start: after, End: s.End}, role, false})
		}
	}
	for _, p := range parts {
		switch {
		case p.schedule:
			period := strings.Trim(r.text(p.span), "，,；;。 \u3000")
			d.schedule = append(d.schedule, dataset.Schedule{Period: period})
		case p.role != "":
			if inner, ok := r.unlabelled(p.span); ok && len(inner.bodies) > 0 { // 责任单位：甲局牵头，乙局配合
				d.bodies, d.schedule = append(d.bodies, inner.bodies...), append(d.schedule, inner.schedule...)
				continue
			}
			list, schedule := r.list(p.span, p.role)
			d.add(text, r.until(list.Start, list.End, "。"), p.role)
			d.schedule = append(d.schedule, schedule...)
		}
	}
	return d, len(d.bodies) > 0
}

// list gives the list of bodies at the head of a span, less the times and
// states after it, and reads the rules stated there (列第一位的为牵头单位，下同).
func (r *reading) list(s source.Span, role string) (source.Span, []dataset.Schedule) {
	s, last := r.withoutDue(s)
	s, schedule := r.withoutDue(r.withoutRules(s, role))
	return s, append(schedule, last...)
}

// withoutRules leaves off the rules at a statement's end and puts them in
// force.
func (r *reading) withoutRules(s source.Span, role string) source.Span {
	text := r.doc.Text
	var depth zh.Depth
	for i := s.Start; i < s.End; i++ {
		if depth.Read(text[i]) > 0 || !strings.ContainsRune("。；;，,", text[i]) {
			continue
		}
		part := r.until(i+1, s.End, "。；;，,")
		begins := beginsRule(r.text(part))
		if strings.ContainsRune("。；;", text[i]) && !agency.LikeList(text[part.Start:part.End]) {
			begins = begins || beginsRule(r.text(r.until(i+1, s.End, "。；;")))
		}
		if !begins {
			continue
		}
		if r.stateRules(source.Span{Start: i + 1, End: s.End}, role) {
			s.End = i
		}
	}
	return s
}

// until is the span from a place to the first of some marks.
func (r *reading) until(at, end int, marks string) source.Span {
	s := source.Span{Start: at, End: at}
	for s.End < end && !strings.ContainsRune(marks, r.doc.Text[s.End]) {
		s.End++
	}
	return s
}

// add takes in a list of one role.
func (d *duty) add(text []rune, list source.Span, role string) {
	for _, n := range agency.Split(text, list) {
		d.bodies = append(d.bodies, body{Name: n, role: role})
	}
}

// verb is the words that close a list of bodies in one role.
type verb struct {
	words zh.List
	role  string
}

// verbs close a list of bodies that has no label. The longest that matches
// holds.
var verbs = []verb{
	{zh.NewList("牵头负责", "牵头组织实施", "牵头组织", "牵头实施", "牵头落实", "牵头推进", "共同牵头负责", "共同牵头", "联合牵头", "牵头"), dataset.RoleLead},
	{zh.NewList(append(byManner("配合", "协助", "参与", "协同推进"), "等配合", "协同配合", "密切配合", "积极配合", "共同配合", "配合落实", "配合实施", "配合", "协助", "参与配合", "参与", "参加", "协同", "协同推进")...), dataset.RoleSupport},
	{zh.NewList(append(byManner("负责", "落实", "实施", "推进", "负责落实", "组织实施", "抓好落实"), "分工负责", "分别负责", "共同负责", "具体负责", "负责落实", "负责实施", "组织实施", "负责", "落实", "实施", "承办")...), dataset.RoleResponsible},
}

// byManner is each of some verbs after each way of saying that everyone does what
// is his: 按职责分工负责.
func byManner(verbs ...string) []string {
	var out []string
	for _, by := range []string{"按", "按照", "依", "依据", "根据", "结合"} {
		for _, share := range []string{"职责", "职能", "分工", "职责分工", "职能分工", "各自职责", "各自职责分工"} {
			for _, v := range verbs {
				out = append(out, by+share+v)
			}
		}
	}
	return out
}

// verbAt reads a verb at a place that ends its list: nothing of the same
// sentence part follows.
func verbAt(text []rune, at, end int) (role string, after int, ok bool) {
	if !verbHeads.Has(text[at]) {
		return "", 0, false
	}
	words, places := window(text, at, end, 13)
	c := []rune(words)
	longest := 0
	for _, v := range verbs {
		n := len(v.words.At(c, 0))
		if n <= longest || n < len(c) && !strings.ContainsRune("，,；;。、 ", c[n]) {
			continue
		}
		longest, role = n, v.role
	}
	if longest == 0 {
		return "", 0, false
	}
	return role, places[longest-1], true
}

// verbHeads are the characters that the verbs begin with.
var verbHeads = zh.NewSet("牵共联按等协密积配参依根结分具负组落实承")

// unlabelled reads a statement whose lists verbs close: A牵头，B、C配合; A、B按
// 职责分工负责.
func (r *reading) unlabelled(s source.Span) (d duty, ok bool) {
	text := r.doc.Text
	d = duty{span: s, rule: "verb"}
	named := false
	s, named = r.withoutDivision(s)
	s, d.schedule = r.list(s, dataset.RoleResponsible)
	from, closed := s.Start, false
	var depth zh.Depth
	for i := s.Start; i < s.End; i++ {
		if depth.Read(text[i]) > 0 {
			continue
		}
		role, after, is := verbAt(text, i, s.End)
		if !is {
			continue
		}
		list := source.Span{Start: from, End: i}
		for list.Start < list.End && strings.ContainsRune("由，,；;。 请", text[list.Start]) {
			list.Start++
		}
		if names := agency.Split(text, list); len(names) > 0 && !agency.LikeList(text[list.Start:list.End]) {
			return d, false
		}
		d.add(text, list, role)
		from, closed = after, true
		i = after - 1
	}
	if named && !closed && agency.LikeList(text[s.Start:s.End]) { // 责任分工：甲局、乙局
		d.add(text, s, dataset.RoleResponsible)
		return d, len(d.bodies) > 0
	}
	rest := strings.Trim(r.text(source.Span{Start: from, End: s.End}), "，,；;。 ")
	if rest != "" && !r.stateRules(source.Span{Start: from, End: s.End}, dataset.RoleResponsible) {
		return d, false
	}
	return d, closed && len(d.bodies) > 0
}

var divisions = class("divisions").List()

// withoutDivision leaves off such a label at a statement's head.
func (r *reading) withoutDivision(s source.Span) (source.Span, bool) {
	at := s.Start + len(divisions.At(r.doc.Text[:s.End], s.Start))
	if at == s.Start || at >= s.End || r.doc.Text[at] != '：' && r.doc.Text[at] != ':' {
		return s, false
	}
	return source.Span{Start: at + 1, End: s.End}, true
}

// bareList reads a bracket that holds nothing but names of bodies, where it
// closes a sentence at the end of a paragraph: …。（甲局、乙局）
func (r *reading) bareList(paragraph source.Span, b bracket) (d duty, ok bool) {
	text := r.doc.Text
	if r.hasWords(source.Span{Start: b.outer.End, End: paragraph.End}) {
		return d, false
	}
	before := r.trim(source.Span{Start: paragraph.Start, End: b.outer.Start})
	if before.End-before.Start < 6 || !strings.ContainsRune("。；;！”", text[before.End-1]) {
		return d, false
	}
	list, schedule := r.list(b.inner, dataset.RoleResponsible)
	names := agency.Split(text, list)
	for _, n := range names {
		if !agency.Like(text[n.Span.Start:n.Span.End]) || n.Span.End-n.Span.Start < 3 {
			return d, false
		}
	}
	d = duty{span: b.outer, rule: "bare list", schedule: schedule}
	d.add(text, list, dataset.RoleResponsible)
	return d, len(names) > 0
}

// bracket is a pair of brackets at the outermost level.
type bracket struct{ outer, inner source.Span }

// brackets finds the outermost brackets of a span, of all kinds and widths; a
// narrow one may close a wide one. A bracket with a label of duty that is
// never closed goes to the span's end.
func (r *reading) brackets(s source.Span) []bracket {
	text := r.doc.Text
	var out []bracket
	var stack []int
	for i := s.Start; i < s.End; i++ {
		switch c := text[i]; {
		case zh.Opens(c):
			stack = append(stack, i)
		case zh.Closes(c) && len(stack) > 0:
			at := len(stack) - 1
			for at > max(0, len(stack)-maxNested) && !zh.Pairs(text[stack[at]], c) {
				at--
			}
			if !zh.Pairs(text[stack[at]], c) {
				continue
			}
			open := stack[at]
			stack = stack[:at]
			if at == 0 {
				out = append(out, bracket{source.Span{Start: open, End: i + 1}, source.Span{Start: open + 1, End: i}})
			}
		}
	}
	if len(stack) > 0 {
		open := stack[0]
		inner := source.Span{Start: open + 1, End: s.End}
		if _, _, is := labelAt(text, inner.Start, inner.End); is {
			out = append(out, bracket{source.Span{Start: open, End: s.End}, inner})
		}
	}
	return out
}

// maxNested is how many open brackets a closing one is held against.
const maxNested = 8

// maxUnlabelled is the length from which a bracket without a label is a remark.
const maxUnlabelled = 400

// duties finds the statements of duty in a paragraph, in order.
func (r *reading) duties(s source.Span) []duty {
	var out []duty
	for _, b := range r.brackets(s) {
		d, ok := r.labelled(b.inner)
		if !ok && b.inner.End-b.inner.Start <= maxUnlabelled {
			d, ok = r.unlabelled(b.inner)
		}
		if !ok {
			d, ok = r.bareList(s, b)
		}
		if ok {
			d.rule = "bracket with a " + d.rule
			d.span = b.outer
			d.opening = zh.TrimSpace(r.text(source.Span{Start: s.Start, End: b.outer.Start})) == ""
			out = append(out, d)
			continue
		}
		if text := r.text(b.inner); strings.Contains(text, "单位：") || strings.Contains(text, "单位:") || strings.Contains(text, "部门：") {
			r.warn(b.outer, "a bracket that speaks of responsible bodies was not understood")
		}
	}
	if len(out) > 0 {
		return out
	}
	if d, ok := r.openLabel(s); ok {
		return append(out, d)
	}
	if s.End-s.Start <= maxUnlabelled && r.endsInDuty(s) { // a line of its own: 甲局牵头，乙局配合。
		if d, ok := r.unlabelled(s); ok {
			d.opening = true
			return append(out, d)
		}
	}
	return out
}

// endsInDuty: the span ends in a verb that closes a list of bodies.
func (r *reading) endsInDuty(s source.Span) bool {
	for s.End > s.Start && (zh.IsSpace(r.doc.Text[s.End-1]) || strings.ContainsRune("。；;", r.doc.Text[s.End-1])) {
		s.End--
	}
	return slices.ContainsFunc(verbs, func(v verb) bool { return v.words.Ending(r.doc.Text[s.Start:s.End]) != nil })
}

// beforeLabel stands before a label inside a line.
var beforeLabel = zh.NewSet("。；; \u3000")

// openLabel reads a label without brackets at the head of a line or after a
// full stop; its list goes to the line's end.
func (r *reading) openLabel(s source.Span) (duty, bool) {
	text := r.doc.Text
	for i := s.Start; i < s.End; i++ {
		if i > s.Start && !beforeLabel.Has(text[i-1]) {
			continue
		}
		if _, _, is := labelAt(text, i, s.End); !is {
			continue
		}
		d, ok := r.labelled(source.Span{Start: i, End: s.End})
		if !ok {
			return duty{}, false
		}
		d.rule = "label in a line"
		d.opening = i == s.Start
		return d, true
	}
	return duty{}, false
}
