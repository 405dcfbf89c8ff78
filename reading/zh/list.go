package zh

import (
	"slices"
	"unicode/utf8"
)

// List is a closed list of words. It finds the longest that starts at a place,
// or that a text ends with.
type List struct {
	words map[string]bool
	first *index // by first character
	last  *index // by last character
}

// index holds words by one of their characters. At nearly every place no word
// begins, so a bit is asked first, then the few characters that end in the same bits: it
// is what reading spends its time on.
type index struct {
	seen    marks
	buckets [64][]indexed
}

// indexed are the words of a character, longest first.
type indexed struct {
	c     rune
	words [][]rune
}

func (x *index) add(c rune, word []rune) {
	x.seen.add(c)
	bucket := &x.buckets[c&63]
	for i := range *bucket {
		if e := &(*bucket)[i]; e.c == c {
			e.words = append(e.words, word)
			return
		}
	}
	*bucket = append(*bucket, indexed{c, [][]rune{word}})
}

// at are the words of a character.
func (x *index) at(c rune) [][]rune {
	if !x.seen.may(c) {
		return nil
	}
	for _, e := range x.buckets[c&63] {
		if e.c == c {
			return e.words
		}
	}
	return nil
}

// marks holds a bit for each character; a few characters share one.
type marks [64]uint64

func (m *marks) add(c rune)      { m[c>>6&63] |= 1 << (c & 63) }
func (m *marks) may(c rune) bool { return m[c>>6&63]&(1<<(c&63)) != 0 }

// Set is a set of characters.
type Set struct {
	seen    marks
	buckets [64][]rune
}

// NewSet makes a set of the characters of a text.
func NewSet(all string) *Set {
	s := &Set{}
	for _, c := range all {
		s.seen.add(c)
		s.buckets[c&63] = append(s.buckets[c&63], c)
	}
	return s
}

// Has reports whether c is one of the set.
func (s *Set) Has(c rune) bool { return s.seen.may(c) && slices.Contains(s.buckets[c&63], c) }

// NewList makes a list. Empty words are left out.
func NewList(words ...string) List {
	l := List{words: map[string]bool{}, first: &index{}, last: &index{}}
	for _, w := range words {
		if w == "" || l.words[w] {
			continue
		}
		l.words[w] = true
		r := []rune(w)
		l.first.add(r[0], r)
		l.last.add(r[len(r)-1], r)
	}
	for _, x := range []*index{l.first, l.last} {
		for _, bucket := range x.buckets {
			for _, e := range bucket {
				slices.SortStableFunc(e.words, func(a, b []rune) int { return len(b) - len(a) })
			}
		}
	}
	return l
}

// At is the longest word that starts at i, nil for none. It is the list's own:
// callers do not write to it.
func (l List) At(text []rune, i int) []rune {
	if i >= len(text) {
		return nil
	}
	for _, w := range l.first.at(text[i]) {
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
	for _, w := range l.last.at(text[len(text)-1]) {
		if len(w) <= len(text) && slices.Equal(w, text[len(text)-len(w):]) {
			return w
		}
	}
	return nil
}

// Has reports whether s is one of the words.
func (l List) Has(s string) bool { return l.words[s] }

// InString reports whether s holds one of the words.
func (l List) InString(s string) bool {
	for i := 0; i < len(s); {
		c, n := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(s[i:])
		}
		for _, w := range l.first.at(c) {
			if hasPrefix(s[i:], w) {
				return true
			}
		}
		i += n
	}
	return false
}

func hasPrefix(s string, word []rune) bool {
	n := 0
	for _, c := range s {
		if n == len(word) || c != word[n] {
			break
		}
		n++
	}
	return n == len(word)
}

// In reports whether text holds one of the words.
func (l List) In(text []rune) bool {
	for i := range text {
		if l.At(text, i) != nil {
			return true
		}
	}
	return false
}
