package outline

import (
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

const (
	maxTitle   = 45 // code points of a heading that text follows in its line
	maxHeading = 60 // of a heading that has its line for itself
	maxRunIn   = 16 // of a run-in label
)

// heading divides what follows a label: title is the length of the printed
// heading, 0 where the item has none; rest is where its text begins.
func heading(text []rune) (title, rest int) {
	h := headingText{text: text}
	for h.at = range text[:min(len(text), maxHeading+1)] {
		for _, rule := range headingEnds {
			if rest, ends := rule(h); ends {
				if h.at > maxTitle && text[h.at] == '。' {
					return 0, 0
				}
				return h.at, rest
			}
		}
		h.comma = h.comma || strings.ContainsRune("，,；;", text[h.at])
	}
	if len(text) > maxHeading {
		return 0, 0
	}
	return len([]rune(strings.TrimRight(string(text), "：:；;"))), len(text)
}

// headingText is what follows a label, read up to a place; comma says that a
// comma or semicolon stands before it.
type headingText struct {
	text  []rune
	at    int
	comma bool
}

// headingEnds are what ends a heading that its text follows in the same line;
// rest is where the text begins. They are asked in order at each character.
var headingEnds = []func(headingText) (rest int, ends bool){
	headingText.fullStop,
	headingText.colon,
	headingText.wideBlank,
	headingText.dutyBracket,
}

func (h headingText) fullStop() (rest int, ends bool) { return h.at + 1, h.text[h.at] == '。' }

// colon ends a heading as short as a label.
func (h headingText) colon() (rest int, ends bool) {
	is := h.text[h.at] == '：' || h.text[h.at] == ':'
	return h.at + 1, is && h.at <= maxRunIn+4 && !h.comma && h.at+1 < len(h.text)
}

// wideBlank ends a heading that a long text follows.
func (h headingText) wideBlank() (rest int, ends bool) {
	c := h.text[h.at]
	wide := c == '\u3000' || zh.IsSpace(c) && h.at+1 < len(h.text) && zh.IsSpace(h.text[h.at+1])
	if !wide || h.at < 4 || h.comma || len(h.text)-h.at <= 20 {
		return 0, false
	}
	return skipSpace(h.text, h.at), true
}

// dutyBracket: who answers for the item stands behind its heading.
func (h headingText) dutyBracket() (rest int, ends bool) {
	return h.at, h.at > 0 && zh.Opens(h.text[h.at]) && roleWord(h.text[h.at+1:])
}

// roleWord tells a bracket that names who answers for the item.
func roleWord(text []rune) bool {
	head := string(text[:min(len(text), 8)])
	for _, w := range []string{"责任", "牵头", "配合", "负责", "主办", "承办", "落实单位", "实施单位"} {
		if strings.HasPrefix(head, w) {
			return true
		}
	}
	return false
}

// runIn reads a label that begins a paragraph: 金融支持：… , “一核”：… ,
// ——产业结构。…
func runIn(text []rune) (title source.Span, rest int, ok bool) {
	from := run(text, 0, func(r rune) bool { return r == '—' || r == '－' || r == '-' })
	dashes := from > 0
	for i := from; i < len(text) && i-from <= maxRunIn; i++ {
		switch r := text[i]; {
		case r == '：' || r == ':' || r == '。' && dashes:
			if i-from < 2 || len(text)-i < 10 || roleWord(text[from:]) || note(text) || !letters(text[from:i]) {
				return title, 0, false
			}
			if _, field := column(string(text[from:i])); field {
				return title, 0, false // 工作内容：… is a part of its item
			}
			return source.Span{Start: from, End: i}, i + 1, true
		case strings.ContainsRune("。；;！？", r), zh.Opens(r) && i == from, strings.ContainsRune("，,、", r) && !dashes:
			return title, 0, false
		}
	}
	return title, 0, false
}

// letters tells words, as against dates and numbers.
func letters(text []rune) bool {
	n := 0
	for _, r := range text {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n*2 >= len(text)
}
