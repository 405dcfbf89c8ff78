package store

import (
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// Fold is the one rule by which texts are alike: full and half width are one
// (ABC１２ and abc12), and so are capitals and small letters. It does no more:
// NFKC would turn ㎡ into m2 and ③ into 3 and so change figures.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	return strings.ToLower(width.Fold.String(s))
}

// folded says whether Fold would return the text as it is. It may say no of such a
// text, but not of the most frequent ones: Chinese characters, small letters, digits.
func folded(s string) bool {
	for _, r := range s {
		if (r < ' ' || '~' < r || 'A' <= r && r <= 'Z') && (r < '一' || '鿿' < r) && (r < '、' || '】' < r) {
			return false
		}
	}
	return true
}

// Terms are the parts of a search text that spaces divide, folded.
type Terms []string

// ParseText reads a search text.
func ParseText(text string) Terms {
	return strings.Fields(Fold(text))
}

// Whole is the searched text, with which the best two ranks compare a text.
func (t Terms) Whole() string { return strings.Join(t, " ") }

// Match is the one search rule (see the type Match): whether a node's texts contain
// all terms, and how well.
func (t Terms) Match(texts []SearchText) (Match, bool) {
	whole := t.Whole()
	best := Match{Rank: noMatch}
	for _, x := range texts {
		if rank := t.rank(x.Text, whole); rank < best.Rank {
			best = Match{Rank: rank, In: x.In}
		}
	}
	if best.Rank <= allTerms {
		return best, true
	}
	for _, term := range t {
		if !slices.ContainsFunc(texts, func(x SearchText) bool { return strings.Contains(x.Text, term) }) {
			return Match{}, false
		}
	}
	return best, best.Rank == someTerms
}

// The ranks of a text (see the type Match); noMatch is of a text without any term.
const (
	exact = iota
	prefix
	allTerms
	someTerms
	noMatch
)

// rank is how well a text answers the search.
func (t Terms) rank(text, whole string) int {
	switch {
	case text == whole:
		return exact
	case strings.HasPrefix(text, whole):
		return prefix
	}
	n := 0
	for _, term := range t {
		if strings.Contains(text, term) {
			n++
		}
	}
	switch n {
	case len(t):
		return allTerms
	case 0:
		return noMatch
	}
	return someTerms
}
