package store

import (
	"strings"

	"golang.org/x/text/width"
)

// Fold is the one rule by which texts are alike: full and half width are one
// (ABC１２ and abc12), and so are capitals and small letters. It does no more:
// NFKC would turn ㎡ into m2 and ③ into 3 and so change figures.
func Fold(s string) string {
	return strings.ToLower(width.Fold.String(s))
}

// Terms are the parts of a search text that spaces divide, folded.
type Terms []string

// ParseText reads a search text.
func ParseText(text string) Terms {
	return strings.Fields(Fold(text))
}

// Whole is the searched text as one, which the best ranks are held against.
func (t Terms) Whole() string { return strings.Join(t, " ") }

// Match is the one search rule (see Match): whether all terms stand in a
// node's texts, and how well. The ranks are in the order in which they are
// tried.
func (t Terms) Match(texts []SearchText) (Match, bool) {
	for _, term := range t {
		if firstOf(texts, func(s string) bool { return strings.Contains(s, term) }) < 0 {
			return Match{}, false
		}
	}
	whole := t.Whole()
	for rank, fits := range []func(string) bool{
		func(s string) bool { return s == whole },
		func(s string) bool { return strings.HasPrefix(s, whole) },
		func(s string) bool { return containsAll(s, t) },
		func(s string) bool { return containsAny(s, t) },
	} {
		if i := firstOf(texts, fits); i >= 0 {
			return Match{Rank: rank, In: texts[i].In}, true
		}
	}
	return Match{}, false
}

// firstOf is the place of the first text that fits, or -1.
func firstOf(texts []SearchText, fits func(string) bool) int {
	for i := range texts {
		if fits(texts[i].Text) {
			return i
		}
	}
	return -1
}

func containsAll(s string, terms []string) bool {
	for _, t := range terms {
		if !strings.Contains(s, t) {
			return false
		}
	}
	return true
}

func containsAny(s string, terms []string) bool {
	for _, t := range terms {
		if strings.Contains(s, t) {
			return true
		}
	}
	return false
}
