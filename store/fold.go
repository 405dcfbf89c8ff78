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

// folded says of most texts that folding leaves as they are (Chinese
// characters, small letters, digits) that it does.
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

// Whole is the searched text as one, which the best ranks are held against.
func (t Terms) Whole() string { return strings.Join(t, " ") }

// Match is the one search rule (see Match): whether all terms stand in a
// node's texts, and how well.
func (t Terms) Match(texts []SearchText) (Match, bool) {
	whole := t.Whole()
	best := Match{Rank: nothing}
	for _, x := range texts {
		if rank := t.rank(x.Text, whole); rank < best.Rank {
			best = Match{Rank: rank, In: x.In}
		}
	}
	if best.Rank <= together {
		return best, true
	}
	for _, term := range t {
		if !slices.ContainsFunc(texts, func(x SearchText) bool { return strings.Contains(x.Text, term) }) {
			return Match{}, false
		}
	}
	return best, best.Rank == apart
}

// The ranks of a text (see Match).
const (
	equal = iota
	begins
	together
	apart
	nothing
)

// rank is how well a text answers the search.
func (t Terms) rank(text, whole string) int {
	switch {
	case text == whole:
		return equal
	case strings.HasPrefix(text, whole):
		return begins
	}
	n := 0
	for _, term := range t {
		if strings.Contains(text, term) {
			n++
		}
	}
	switch n {
	case len(t):
		return together
	case 0:
		return nothing
	}
	return apart
}
