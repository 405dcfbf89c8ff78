package extract

import (
	"slices"
	"strings"

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

// labelled reads a statement with labels: 牵头单位：A、B，配合单位：C. The labels
// divide it, whatever stands between two roles.
func (r *reading) labelled(s source.Span) (d duty, ok bool) {
	text := r.doc.Text
	d = duty{span: s}
	type part struct {
		span     source.Span
		role     string
		schedule bool
	}
	var parts []part
	var depth zh.Depth
	for i := s.Start; i < s.End; i++ {
		var l label
		is := false
		if depth == 0 {
			l, is = labelAt(text, i, s.End)
		}
		if !is {
			depth.Read(text[i])
			continue
		}
		if n := len(parts); n > 0 {
			parts[n-1].span.End = i
		}
		parts = append(parts, part{source.Span{Start: l.after, End: s.End}, l.role, l.schedule})
		i = l.after - 1
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
			d.add(text, r.until(list.Start, list.End, fullStop), p.role)
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
		if depth.Read(text[i]) > 0 || !clauseEnds.Has(text[i]) {
			continue
		}
		part := r.until(i+1, s.End, clauseEnds)
		begins := beginsRule(r.text(part))
		if strings.ContainsRune("。；;", text[i]) && !agency.LikeList(text[part.Start:part.End]) {
			begins = begins || beginsRule(r.text(r.until(i+1, s.End, sentenceEnds)))
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

// What until goes to.
var (
	fullStop     = zh.NewSet("。")
	sentenceEnds = zh.NewSet("。；;")
	clauseEnds   = zh.NewSet("。；;，,")
	listMarks    = zh.NewSet("、，,；;。")
	partMarks    = zh.NewSet("，,；;")
)

// until is the span from a place to the first of some marks.
func (r *reading) until(at, end int, marks *zh.Set) source.Span {
	s := source.Span{Start: at, End: at}
	for s.End < end && !marks.Has(r.doc.Text[s.End]) {
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

// unlabelled reads a statement whose lists verbs close: A牵头，B、C配合; A、B按
// 职责分工负责.
func (r *reading) unlabelled(s source.Span) (d duty, ok bool) {
	text := r.doc.Text
	d = duty{span: s}
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
		if names := agency.Split(text, list); len(names) > 0 && !agency.LikeList(text[list.Start:list.End]) && !r.beside(d.bodies, names) {
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
	if rest != "" && closed && agency.OnlyNames(text, source.Span{Start: from, End: s.End}) { // 甲局牵头，乙局、丙局
		d.add(text, r.afterMark(from, s.End), dataset.RoleResponsible)
		return d, true
	}
	if rest != "" && !r.stateRules(source.Span{Start: from, End: s.End}, dataset.RoleResponsible) {
		return d, false
	}
	return d, closed && len(d.bodies) > 0
}

// beside: behind a list of bodies whose part a verb told, a list with one body that is known
// by its name is one of bodies, though others are not (省乙局、国网某省电力).
func (r *reading) beside(before []body, names []agency.Name) bool {
	return len(before) > 0 && slices.ContainsFunc(names, func(n agency.Name) bool { return agency.Like([]rune(n.Text)) })
}

// afterMark is a span less the marks at its head.
func (r *reading) afterMark(from, to int) source.Span {
	for from < to && strings.ContainsRune("，,；;。、 ", r.doc.Text[from]) {
		from++
	}
	return source.Span{Start: from, End: to}
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
	if !agency.OnlyNames(text, list) {
		return d, false
	}
	d = duty{span: b.outer, schedule: schedule}
	d.add(text, list, dataset.RoleResponsible)
	return d, true
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
		if l, is := labelAt(text, inner.Start, inner.End); is && l.role != "" {
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
		if d, ok := r.bracketDuty(s, b); ok {
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
	r.asks.At(s.Start, s.End)
	for _, form := range lineForms {
		d, ok := form.read(r, s)
		r.asks.Asked(form.name, form.says, ok)
		if ok {
			d.rule = form.name
			return append(out, d)
		}
	}
	return out
}

// bracketForm is a way in which a bracket of a paragraph tells who answers.
type bracketForm struct {
	name, says string
	read       func(r *reading, paragraph source.Span, b bracket) (duty, bool)
}

// bracketForms are asked in order of each bracket; the first that reads it decides.
var bracketForms = []bracketForm{
	{"bracket with a label", "a label of a role stands in the bracket", func(r *reading, _ source.Span, b bracket) (duty, bool) { return r.labelled(b.inner) }},
	{"bracket with a verb", "verbs of duty close the lists of the bracket", func(r *reading, _ source.Span, b bracket) (duty, bool) {
		if b.inner.End-b.inner.Start > maxUnlabelled {
			return duty{}, false
		}
		return r.unlabelled(b.inner)
	}},
	{"bracket with a bare list", "the bracket ends a paragraph and holds nothing but names", (*reading).bareList},
}

// bracketDuty reads a bracket of a paragraph.
func (r *reading) bracketDuty(s source.Span, b bracket) (duty, bool) {
	r.asks.At(b.outer.Start, b.outer.End)
	for _, form := range bracketForms {
		d, ok := form.read(r, s, b)
		r.asks.Asked(form.name, form.says, ok)
		if ok {
			d.rule = form.name
			d.span = b.outer
			d.opening = zh.TrimSpace(r.text(source.Span{Start: s.Start, End: b.outer.Start})) == ""
			return d, true
		}
	}
	return duty{}, false
}

// lineForm is a way in which a paragraph without such a bracket tells who answers.
type lineForm struct {
	name, says string
	read       func(r *reading, paragraph source.Span) (duty, bool)
}

// lineForms are asked in order.
var lineForms = []lineForm{
	{lineLabel, "a label of a role at the line's head or after a full stop", (*reading).openLabel},
	{"line of its own", "verbs of duty close the lists that fill the line", (*reading).dutyLine},
	{"last sentence", "verbs of duty close the lists of the last sentence", (*reading).dutySentence},
}

// dutyLine reads a line of its own: 甲局牵头，乙局配合。
func (r *reading) dutyLine(s source.Span) (d duty, ok bool) {
	if s.End-s.Start > maxUnlabelled || !r.endsInDuty(s) {
		return d, false
	}
	d, ok = r.unlabelled(s)
	d.opening = true
	return d, ok
}

func (r *reading) dutySentence(s source.Span) (d duty, ok bool) {
	last := r.lastSentence(s)
	if last.Start == s.Start || last.End-last.Start > maxUnlabelled || !r.endsInDuty(last) {
		return d, false
	}
	return r.unlabelled(last)
}

// lastSentence is what stands behind the last full stop inside a span.
func (r *reading) lastSentence(s source.Span) source.Span {
	text := r.doc.Text
	for s.End > s.Start && (zh.IsSpace(text[s.End-1]) || text[s.End-1] == '。') {
		s.End--
	}
	for i := s.End; i > s.Start; i-- {
		if text[i-1] == '。' {
			return source.Span{Start: i, End: s.End}
		}
	}
	return s
}

// beforeLabel stands before a label inside a line.
var beforeLabel = zh.NewSet("。；; \u3000")

// lineLabel is the rule of a statement without brackets.
const lineLabel = "label in a line"

// openLabel reads a label without brackets at the head of a line or after a
// full stop; its list goes to the line's end.
func (r *reading) openLabel(s source.Span) (duty, bool) {
	text := r.doc.Text
	for i := s.Start; i < s.End; i++ {
		if i > s.Start && !beforeLabel.Has(text[i-1]) {
			continue
		}
		if l, is := labelAt(text, i, s.End); !is || l.role == "" {
			continue
		}
		d, ok := r.labelled(source.Span{Start: i, End: s.End})
		if !ok {
			return duty{}, false
		}
		d.opening = i == s.Start
		return d, true
	}
	return duty{}, false
}
