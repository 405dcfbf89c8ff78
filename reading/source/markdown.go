package source

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// unhead blanks the marks that begin a heading, as many as its level, which it
// returns; 0 for another line.
func unhead(text []rune, l Span) int {
	start, end := zh.Trim(text, l.Start, l.End)
	level := 0
	for start+level < end && text[start+level] == '#' {
		level++
	}
	if level > 6 || start+level == end || text[start+level] != ' ' {
		return 0
	}
	blanks(text, start, start+level)
	return level
}

// unmark blanks the marks of lists and emphasis in a line of Markdown. A single
// star stays: plans mark a leading body with it.
func unmark(text []rune, l Span) {
	start, end := zh.Trim(text, l.Start, l.End)
	if end-start >= 2 && strings.ContainsRune("-*+", text[start]) && text[start+1] == ' ' {
		blanks(text, start, start+1)
	}
	if end-start >= 3 && !slices.ContainsFunc(text[start:end], func(r rune) bool { return r != '=' }) {
		blanks(text, start, end) // below a heading
	}
	unemphasize(text, start, end)
}

// unemphasize blanks pairs of two or three stars, or lines, around words.
func unemphasize(text []rune, start, end int) {
	open := map[string]int{} // the run that may begin an emphasis, by its characters
	for i := start; i < end; {
		n := 1
		for i+n < end && text[i+n] == text[i] {
			n++
		}
		if (text[i] == '*' || text[i] == '_') && (n == 2 || n == 3) && (i == start || text[i-1] != '\\') {
			mark := string(text[i : i+n])
			at, begun := open[mark]
			switch {
			case begun && !zh.IsSpace(text[i-1]):
				blanks(text, at, at+n)
				blanks(text, i, i+n)
				delete(open, mark)
			case i+n < end && !zh.IsSpace(text[i+n]):
				open[mark] = i
			}
		}
		i += n
	}
}
