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

// Terms are what a search text asks for: all of them must be found.
type Terms []Term

// Term is the alternatives of which any will do, at least one.
type Term []string

// in says whether the text contains the term.
func (t Term) in(text string) bool {
	return slices.ContainsFunc(t, func(alternative string) bool { return strings.Contains(text, alternative) })
}

// Marks in texts, of which no text that a person writes has any (they are for private
// use in Unicode).
const (
	// AlternativeMark divides the alternatives of a term.
	AlternativeMark = "\ue000"
	// ContextMark begins a text that says what a node belongs to (its area, its year).
	// It is found together with a text of the node's own, and never alone.
	ContextMark = "\ue001"
)

// ParseText reads a search text: spaces divide terms, AlternativeMark what will do for
// one. A mark with nothing beside it divides nothing, and a ContextMark before an
// alternative is left out.
func ParseText(text string) Terms {
	var terms Terms
	for _, word := range strings.Fields(Fold(text)) {
		var term Term
		for alternative := range strings.SplitSeq(word, AlternativeMark) {
			if alternative = strings.TrimLeft(alternative, ContextMark); alternative != "" {
				term = append(term, alternative)
			}
		}
		if len(term) > 0 {
			terms = append(terms, term)
		}
	}
	return terms
}

// Wholes are the whole texts asked for, with which the best two ranks compare a text:
// each alternative of a single term; of several terms the first alternatives.
func (t Terms) Wholes() []string {
	if len(t) == 1 {
		return t[0]
	}
	first := make([]string, len(t))
	for i, term := range t {
		first[i] = term[0]
	}
	return []string{strings.Join(first, " ")}
}

// Match is the one search rule (see the type Match): whether a node's texts contain
// all terms, and how well.
func (t Terms) Match(texts []SearchText) (Match, bool) {
	wholes := t.Wholes()
	best := Match{Rank: noMatch}
	for _, x := range texts {
		if strings.HasPrefix(x.Text, ContextMark) {
			continue
		}
		if rank := t.rank(x.Text, wholes); rank < best.Rank {
			best = Match{Rank: rank, In: x.In}
		}
	}
	if best.Rank != someTerms {
		return best, best.Rank != noMatch
	}
	for _, term := range t {
		if !slices.ContainsFunc(texts, func(x SearchText) bool { return term.in(x.Text) }) {
			return Match{}, false
		}
	}
	return best, true
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
func (t Terms) rank(text string, wholes []string) int {
	if slices.Contains(wholes, text) {
		return exact
	}
	if slices.ContainsFunc(wholes, func(whole string) bool { return strings.HasPrefix(text, whole) }) {
		return prefix
	}
	n := 0
	for _, term := range t {
		if term.in(text) {
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
