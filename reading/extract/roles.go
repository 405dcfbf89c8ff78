package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// The words that say who does what: those of the labels before lists of bodies, and
// the verbs behind such lists.
var (
	roleClass     = class("role_words")
	roleWords     = roleClass.List()
	roleOf        = roleClass.Says()
	roleNouns     = class("role_nouns").List()
	personNouns   = class("person_nouns").List()
	timeLabels    = class("time_labels").List()
	verbClass     = class("duty_verbs")
	dutyVerbs     = verbClass.List()
	dutyVerbOf    = verbClass.Says()
	dutyMeasures  = class("duty_measures").List()
	measuredBy    = zh.NewList("按", "按照", "依", "依据", "根据", "结合", "依照")
	labelHeads    = headsOf(roleClass.Words(), class("person_nouns").Words(), class("time_labels").Words())
	dutyVerbHeads = headsOf(verbClass.Words(), []string{"按", "依", "根", "结"})
)

// What role words and duty verbs say beside the roles.
const (
	saysNone   = "none"   // who only looks on
	saysPart   = "part"   // the level of government
	saysManner = "manner" // how the work is done
)

// headsOf are the characters that words begin with.
func headsOf(lists ...[]string) *zh.Set {
	var heads strings.Builder
	for _, words := range lists {
		for _, w := range words {
			for _, c := range w {
				heads.WriteRune(c)
				break
			}
		}
	}
	return zh.NewSet(heads.String())
}

// stronger is what two words of one label or of one verb say together; what is no
// role adds nothing.
func stronger(a, b string) string {
	for _, role := range []string{saysNone, dataset.RoleLead, dataset.RoleSupport, dataset.RoleResponsible} {
		if a == role || b == role {
			return role
		}
	}
	return a
}

// maxLabel is the length of a label with its colon, or of a closing verb, less blanks.
const maxLabel = 20

// window is a stretch of text less its blanks and line breaks; after[i] is the
// place behind its i-th character. It is made at many places, so it lies on the stack.
type window struct {
	chars [maxLabel]rune
	after [maxLabel]int
	n     int
}

func (w *window) text() []rune { return w.chars[:w.n] }

// read takes in up to maxLabel characters from a place on. Where blanks is false,
// only line breaks and the blanks after them are left out.
func (w *window) read(text []rune, at, end int, blanks bool) {
	broken := blanks
	for i := at; i < end && w.n < maxLabel; i++ {
		c := text[i]
		if c == '\n' || c == '\r' {
			broken = true
			continue
		}
		if broken && zh.IsSpace(c) {
			continue
		}
		broken = blanks
		w.chars[w.n], w.after[w.n] = c, i+1
		w.n++
	}
}

// hasColon: one of the characters is a colon.
func (w *window) hasColon() bool {
	return slices.Contains(w.text(), '：') || slices.Contains(w.text(), ':')
}

// label is what stands before a list: whose it is, and where the list begins.
// Role is "" for labels of people, of times and of who only looks on.
type label struct {
	role     string
	schedule bool
	after    int
}

// labelAt reads a label with its colon at a place: 责任单位：, 牵头领导：, 完成时限：,
// or one in brackets that stand for the colon: 【责任单位】.
func labelAt(text []rune, at, end int) (label, bool) {
	switch {
	case at >= end:
		return label{}, false
	case labelBrackets.Has(text[at]):
		return bracketedLabel(text, at, end)
	case !labelHeads.Has(text[at]):
		return label{}, false
	}
	var w window
	if w.read(text, at, end, true); !w.hasColon() {
		return label{}, false
	}
	if n := len(timeLabels.At(w.text(), 0)); n > 0 {
		after, ok := w.colon(n)
		return label{schedule: true, after: after}, ok
	}
	if roleOf[string(roleWords.At(w.text(), 0))] == saysPart && !freshStart(text, at) {
		return label{}, false
	}
	says, n := wordsOfRole(w.text())
	if people := len(personNouns.At(w.text(), n)); people > 0 {
		after, ok := w.colon(n + people)
		return label{after: after}, ok
	}
	noun := len(roleNouns.At(w.text(), n))
	after, ok := w.colon(w.note(n + noun))
	switch {
	case !ok, noun == 0 && !aloneBeforeColon(w.text()[:n], says) && w.note(n) == n && !(says == dataset.RoleResponsible && opensBracket(text, at)):
		return label{}, false
	case says == saysNone:
		return label{after: after}, noun > 0
	case says == "":
		return label{}, false
	}
	return label{role: says, after: after}, true
}

// labelBrackets open a label that has no colon.
var labelBrackets = zh.NewSet("【[［")

// bracketedLabel reads 【责任单位】.
func bracketedLabel(text []rune, at, end int) (label, bool) {
	for i := at + 1; i < min(end, at+maxLabel); i++ {
		if !zh.Pairs(text[at], text[i]) {
			continue
		}
		inner := append(slices.Clone(text[at+1:i]), '：')
		l, ok := labelAt(inner, 0, len(inner))
		if !ok || l.after != len(inner) {
			return label{}, false
		}
		l.after = i + 1
		if l.after < end && (text[l.after] == '：' || text[l.after] == ':') {
			l.after++
		}
		return l, true
	}
	return label{}, false
}

// wordsOfRole are the role words at the head of a text, and what they say
// together: a role, none, or "" where none of them says more than the level.
func wordsOfRole(c []rune) (says string, n int) {
	for {
		w := roleWords.At(c, n)
		if w == nil || personNouns.At(c, n) != nil { // 负责人 is no 负责
			return says, n
		}
		says, n = stronger(says, roleOf[string(w)]), n+len(w)
	}
}

// aloneBeforeColon: 主办：, 协办：, 配合责任： need no noun. What says 共同 may be
// anything that is common.
func aloneBeforeColon(words []rune, says string) bool {
	return (says == dataset.RoleLead || says == dataset.RoleSupport) && !containsAny(string(words), "共同", "联合", "协调")
}

// opensBracket: nothing stands before a place in its bracket: 【责任：甲局】.
func opensBracket(text []rune, at int) bool { return at > 0 && zh.Opens(text[at-1]) }

// freshStart tells a place at which no name goes on: only there may a label begin
// with a level of government, for names end in one.
func freshStart(text []rune, at int) bool {
	return at == 0 || zh.IsSpace(text[at-1]) || zh.Opens(text[at-1]) || strings.ContainsRune("，,；;。、", text[at-1])
}

// note passes over a short note in brackets: 责任单位（部门）, 牵头单位（排第一）.
func (w *window) note(at int) int {
	if at >= len(w.text()) || !zh.Opens(w.text()[at]) {
		return at
	}
	for i := at + 1; i < len(w.text()); i++ {
		if zh.Pairs(w.text()[at], w.text()[i]) {
			return i + 1
		}
	}
	return at
}

// colon passes over the colon at a place of the window.
func (w *window) colon(at int) (after int, ok bool) {
	if at >= len(w.text()) || w.text()[at] != '：' && w.text()[at] != ':' {
		return 0, false
	}
	return w.after[at], true
}

// bareLabelAt reads a label at a statement's head whose colon was left out:
// 责任单位市科技局、….
func bareLabelAt(text []rune, s source.Span) (role string, after int, ok bool) {
	if s.Start >= s.End || !labelHeads.Has(text[s.Start]) {
		return "", 0, false
	}
	c := text[s.Start:min(s.End, s.Start+maxLabel)]
	says, n := wordsOfRole(c)
	noun := string(roleNouns.At(c, n))
	if says == "" || says == saysNone || noun != "单位" && noun != "部门" {
		return "", 0, false
	}
	after = s.Start + n + len([]rune(noun))
	return says, after, agency.LikeList(text[after:s.End])
}

// verbAt reads the verbs at a place that end its list: nothing of the same
// sentence part follows.
func verbAt(text []rune, at, end int) (role string, after int, ok bool) {
	if !dutyVerbHeads.Has(text[at]) {
		return "", 0, false
	}
	var w window
	w.read(text, at, end, false)
	n := ownMeasure(w.text())
	for {
		verb := dutyVerbs.At(w.text(), n)
		if verb == nil {
			break
		}
		role, n = stronger(role, dutyVerbOf[string(verb)]), n+len(verb)
	}
	if role == "" || n < len(w.text()) && !strings.ContainsRune("，,；;。、 ", w.text()[n]) {
		return "", 0, false
	}
	return role, w.after[n-1], true
}

// ownMeasure is the length of 按职责分工 and such at the head of a text.
func ownMeasure(c []rune) int {
	n := len(measuredBy.At(c, 0))
	if n == 0 {
		return 0
	}
	measure := len(dutyMeasures.At(c, n))
	if measure == 0 {
		return 0
	}
	return n + measure
}

// endsInDuty: the span ends in verbs that close a list of bodies.
func (r *reading) endsInDuty(s source.Span) bool {
	text := r.doc.Text
	for s.End > s.Start && (zh.IsSpace(text[s.End-1]) || strings.ContainsRune("。；;", text[s.End-1])) {
		s.End--
	}
	for i := s.End - 1; i >= max(s.Start, s.End-maxLabel); i-- {
		if _, after, is := verbAt(text, i, s.End); is && after == s.End {
			return true
		}
	}
	return false
}
