package outline

import (
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/reading/agency"
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
	comma := false
	for i, r := range text {
		if i > maxHeading {
			return 0, 0
		}
		switch {
		case r == '。':
			if i > maxTitle {
				return 0, 0
			}
			return i, i + 1
		case (r == '：' || r == ':') && i <= maxRunIn+4 && !comma && i+1 < len(text):
			return i, i + 1
		case (r == '\u3000' || zh.IsSpace(r) && i+1 < len(text) && zh.IsSpace(text[i+1])) && i >= 4 && !comma && len(text)-i > 20:
			return i, skipSpace(text, i)
		case r == '，' || r == ',' || r == '；' || r == ';':
			comma = true
		case agency.Opens(r) && i > 0 && roleWord(text[i+1:]):
			return i, i
		}
	}
	if len(text) <= maxHeading {
		return len([]rune(strings.TrimRight(string(text), "：:；;"))), len(text)
	}
	return 0, 0
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
		case strings.ContainsRune("。；;！？", r), agency.Opens(r) && i == from, strings.ContainsRune("，,、", r) && !dashes:
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
