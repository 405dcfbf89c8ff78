package searchtext

import (
	"strings"
	"unicode"
)

// genres are what titles of plans end with, longer ones first.
var genres = []string{
	"行动计划", "行动方案", "实施方案", "实施意见", "实施细则", "工作方案", "工作要点", "工作计划", "指导意见", "若干措施", "若干举措", "若干政策", "若干意见",
	"规划纲要", "规划", "纲要", "计划", "方案", "意见", "要点", "措施", "办法",
}

// Parts are the parts of a typed text that may stand apart in a name: what is written in
// letters and what in Chinese (OPC创业导师 for OPC社区创业导师), and what a title says and
// the genre that it ends with. They are nil where the text has one part.
func Parts(text string) []string {
	var parts []string
	for _, word := range strings.Fields(Query(text)) {
		for _, part := range byScript(word) {
			parts = append(parts, beforeGenre(part)...)
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return parts
}

// byScript divides a word where letters of the alphabet meet Chinese characters. One with
// alternatives, a figure and what has digits stay whole.
func byScript(word string) []string {
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsDigit(r) || unicode.Is(unicode.Co, r) }) {
		return []string{word}
	}
	var parts []string
	start, before := 0, rune(0)
	for i, r := range word {
		if i > 0 && unicode.Is(unicode.Han, before) != unicode.Is(unicode.Han, r) {
			parts, start = append(parts, word[start:i]), i
		}
		before = r
	}
	return append(parts, word[start:])
}

// beforeGenre divides a title from its genre.
func beforeGenre(word string) []string {
	for _, genre := range genres {
		switch title, ok := strings.CutSuffix(word, genre); {
		case ok && title != "":
			return []string{title, genre}
		case ok: // the genre alone
			return []string{word}
		}
	}
	return []string{word}
}
