package account

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// mention is one number in its surroundings.
type mention struct {
	in      *Input
	labels  source.Cover
	names   source.Cover
	span    source.Span
	decided Class // what the grammar of figures said of it, "" for nothing

	lineAt, sentenceAt source.Span // where the number's line and sentence stand
	line, sentence     string      // and their wording, read when they are asked for
	reaching           answer      // whether the line tells how to reach somebody

	found map[*zh.Regexp][]source.Span // where expressions match the line, once they were asked for
}

// answer is what was found of a line; untold until it is asked for.
type answer int

const (
	untold answer = iota
	yes
	no
)

// tellsContact: the line tells how to reach somebody.
func (m *mention) tellsContact() bool {
	if m.reaching == untold {
		m.reaching = no
		if m.lineAt.End-m.lineAt.Start < longestContact && contacts.InString(m.lineText()) {
			m.reaching = yes
		}
	}
	return m.reaching == yes
}

// at begins with another number.
func (m *mention) at(s source.Span) {
	m.span, m.decided = s, ""
	end, _ := slices.BinarySearchFunc(m.in.Decided, s.End, func(d Decision, at int) int { return d.Start - at })
	if end > 0 && m.in.Decided[end-1].End > s.Start {
		m.decided = m.in.Decided[end-1].Class
	}
	if s.Start < m.lineAt.Start || s.End > m.lineAt.End {
		m.lineAt = m.around(lineEnds)
		m.line = ""
		m.reaching = untold
		clear(m.found)
	}
	if s.Start < m.sentenceAt.Start || s.End > m.sentenceAt.End {
		m.sentenceAt = m.around(sentenceEnds)
		m.sentence = ""
	}
}

// What a line and a sentence end with.
var (
	lineEnds     = zh.NewSet("\n")
	sentenceEnds = zh.NewSet("\n。；;！!？?")
)

// around is the part of the text about the number between two of some marks.
func (m *mention) around(marks *zh.Set) source.Span {
	from, to := m.span.Start, m.span.End
	for from > 0 && !marks.Has(m.in.Text[from-1]) {
		from--
	}
	for to < len(m.in.Text) && !marks.Has(m.in.Text[to]) {
		to++
	}
	return source.Span{Start: from, End: to}
}

func (m *mention) lineText() string {
	if m.line == "" {
		m.line = m.in.Part(m.lineAt)
	}
	return m.line
}

func (m *mention) sentenceText() string {
	if m.sentence == "" {
		m.sentence = m.in.Part(m.sentenceAt)
	}
	return m.sentence
}

// rune is the character i places before (negative) or after the number, blanks
// on the line not counted; 0 where there is none.
func (m *mention) rune(i int) rune {
	at, step := m.span.End, 1
	if i < 0 {
		at, step, i = m.span.Start-1, -1, -i-1
	}
	for ; at >= 0 && at < len(m.in.Text); at += step {
		c := m.in.Text[at]
		if c == ' ' || c == '\u3000' || c == '\u00a0' {
			continue
		}
		if i == 0 {
			return c
		}
		i--
	}
	return 0
}

// follows: the words begin right behind the number, blanks aside.
func (m *mention) follows(words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		for i, c := range []rune(w) {
			if m.rune(i) != c {
				return false
			}
		}
		return true
	})
}

// preceded: the words end right before the number, blanks aside.
func (m *mention) preceded(words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		r := []rune(w)
		for i := range r {
			if m.rune(-1-i) != r[len(r)-1-i] {
				return false
			}
		}
		return true
	})
}

// digits is the number's own text, in narrow digits.
func (m *mention) digits() string { return zh.Narrow(m.in.Text[m.span.Start:m.span.End]) }

// matched: the expression matches the line where the number stands.
func (m *mention) matched(e *zh.Regexp) bool {
	return slices.ContainsFunc(m.matches(e), func(s source.Span) bool { return s.Start <= m.span.Start && m.span.End <= s.End })
}

// matches are where the expression matches the line. A line is searched once, however
// many numbers stand in it.
func (m *mention) matches(e *zh.Regexp) []source.Span {
	spans, known := m.found[e]
	if known {
		return spans
	}
	line := m.lineText()
	bytes, runes := 0, m.lineAt.Start
	place := func(to int) int {
		runes += utf8.RuneCountInString(line[bytes:to])
		bytes = to
		return runes
	}
	for _, at := range e.FindAllStringIndex(line, -1) {
		from := place(at[0])
		spans = append(spans, source.Span{Start: from, End: place(at[1])})
	}
	m.found[e] = spans
	return spans
}

// What stands beside the numbers in some forms. Most numbers have none of it beside
// them, and their lines need not be searched. Tabs may stand between.
var (
	beforeDocumentNumber = zh.NewSet("〔[［【（(﹝〕]］】）)﹞第号-\t\r\f")
	beforeArticle        = zh.NewSet("第0123456789０１２３４５６７８９\t\r\f")
	beforeAnnexNumber    = zh.NewSet("件表录图栏附-—.．\t\r\f")
	joints               = zh.NewSet("-/.．:：—~～至")
	otherBlanks          = zh.NewSet("\t\r\f")
)

// behind: the character before the number, blanks aside, is one of a set.
func (m *mention) behind(set *zh.Set) bool { return set.Has(m.rune(-1)) }

// joined: a mark joins the number to another, or a point stands inside it.
func (m *mention) joined() bool {
	before, after := m.rune(-1), m.rune(0)
	return joints.Has(before) && m.digitOrBlank(-2) || joints.Has(after) && m.digitOrBlank(1) ||
		otherBlanks.Has(before) || otherBlanks.Has(after) || strings.ContainsAny(m.digits(), ".．")
}

func (m *mention) digitOrBlank(i int) bool {
	c := m.rune(i)
	return zh.IsDigit(c) || otherBlanks.Has(c)
}

// within: the number stands between the two marks, on its line.
func (m *mention) within(open, shut rune) bool {
	for i := m.span.Start - 1; i >= m.lineAt.Start; i-- {
		switch m.in.Text[i] {
		case shut:
			return false
		case open:
			for j := m.span.End; j < m.lineAt.End; j++ {
				if m.in.Text[j] == shut {
					return true
				}
			}
			return false
		}
	}
	return false
}

// inZone: a span of the class covers the number.
func (m *mention) inZone(c Class) bool {
	return slices.ContainsFunc(m.in.Zones, func(z Zone) bool { return z.Class == c && z.Start <= m.span.Start && m.span.End <= z.End })
}
