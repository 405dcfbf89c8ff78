package source

import (
	"regexp"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// A text that was copied out of pages has a line break where each line was full. Its
// paragraphs are put together again: the break becomes a blank, and every place stays
// where the file has it.

const (
	leastOpen  = 8  // lines that end inside a sentence, for a text to be broken by its width
	leastWidth = 40 // of such a line: a letter of a Chinese text is two wide
	slack      = 6  // by what part of its width a full line may be narrower than the widest
)

// startsAnew is what the first line of a paragraph begins with.
var startsAnew = regexp.MustCompile(`^(?:第[一二三四五六七八九十百\d]+[章节条]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、][^\d]|\d{1,2}\.\d{1,2}\s|[①-⑳]|附件|附表|[—－-]{1,2}\s*\d+\s*[—－-]{1,2}$|——|[*#|>•●-])`)

// unwrap joins the lines of a text whose lines are broken by their width.
func (m *textMarks) unwrap() {
	lines := textLines(m.text)
	full := m.fullWidth(lines)
	if full == 0 {
		return
	}
	for i := 0; i+1 < len(lines); i++ {
		l, next := lines[i], lines[i+1]
		if m.width(l) < full-full/slack || m.indented(next) || m.inTable(l) || m.inTable(next) {
			continue
		}
		if rest := zh.TrimSpace(string(m.text[next.Start:next.End])); rest == "" || startsAnew.MatchString(rest) {
			continue
		}
		for at := l.End; at < next.Start; at++ {
			m.change()[at] = ' '
		}
	}
}

// fullWidth is how wide a full line is, 0 where the lines are not broken by their width:
// nearly all long lines that end inside a sentence are as wide as the widest.
func (m *textMarks) fullWidth(lines []Span) int {
	var open []int
	widest, sentences := 0, 0
	for _, l := range lines {
		start, end := zh.Trim(m.text, l.Start, l.End)
		if start == end || strings.ContainsRune("。！？；：:;）)】〕", m.text[end-1]) {
			continue
		}
		if w := m.width(l); w >= leastWidth {
			open, widest = append(open, w), max(widest, w)
			if strings.ContainsAny(string(m.text[start:end]), "，。、；") {
				sentences++
			}
		}
	}
	full := 0
	for _, w := range open {
		if w >= widest-widest/slack {
			full++
		}
	}
	if len(open) < leastOpen || full*20 < len(open)*17 || sentences*3 < len(open)*2 {
		return 0
	}
	return widest
}

// width is how wide a line is, blanks at its end left out.
func (m *textMarks) width(l Span) int {
	_, end := zh.Trim(m.text, l.Start, l.End)
	n := 0
	for _, c := range m.text[l.Start:max(l.Start, end)] {
		n++
		if c > 0x2000 {
			n++
		}
	}
	return n
}

// indented: blanks stand before the line's first word, or a tab inside it.
func (m *textMarks) indented(l Span) bool {
	text := m.text[l.Start:l.End]
	return len(text) > 0 && (zh.IsSpace(text[0]) || strings.ContainsRune(string(text), '\t'))
}

func (m *textMarks) inTable(l Span) bool {
	for _, t := range m.tables {
		if t.Span.Start < l.End && l.Start < t.Span.End {
			return true
		}
	}
	return false
}
