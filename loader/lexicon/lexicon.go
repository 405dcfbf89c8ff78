// Package lexicon finds the words of a closed list in text: the longest that
// starts at a place, or that the text ends with. Chinese is written without
// blanks, so a reader by rules asks this at every character; a lookup
// allocates nothing.
package lexicon

import "slices"

// List is a closed list of words.
type List struct {
	words map[string]bool
	first map[rune][][]rune // by first character, longest first
	last  map[rune][][]rune // by last character, longest first
}

// New makes a list. Empty words are left out.
func New(words ...string) List {
	l := List{words: map[string]bool{}, first: map[rune][][]rune{}, last: map[rune][][]rune{}}
	for _, w := range words {
		if w == "" || l.words[w] {
			continue
		}
		l.words[w] = true
		r := []rune(w)
		l.first[r[0]] = append(l.first[r[0]], r)
		l.last[r[len(r)-1]] = append(l.last[r[len(r)-1]], r)
	}
	longestFirst := func(a, b []rune) int { return len(b) - len(a) }
	for _, ws := range l.first {
		slices.SortStableFunc(ws, longestFirst)
	}
	for _, ws := range l.last {
		slices.SortStableFunc(ws, longestFirst)
	}
	return l
}

// At is the longest word that starts at i, nil for none. It is the list's own:
// callers do not write to it.
func (l List) At(text []rune, i int) []rune {
	if i >= len(text) {
		return nil
	}
	for _, w := range l.first[text[i]] {
		if len(w) <= len(text)-i && slices.Equal(w, text[i:i+len(w)]) {
			return w
		}
	}
	return nil
}

// Ending is the longest word that text ends with, nil for none.
func (l List) Ending(text []rune) []rune {
	if len(text) == 0 {
		return nil
	}
	for _, w := range l.last[text[len(text)-1]] {
		if len(w) <= len(text) && slices.Equal(w, text[len(text)-len(w):]) {
			return w
		}
	}
	return nil
}

// Has reports whether s is one of the words.
func (l List) Has(s string) bool { return l.words[s] }

// In reports whether text holds one of the words.
func (l List) In(text []rune) bool {
	for i := range text {
		if l.At(text, i) != nil {
			return true
		}
	}
	return false
}
