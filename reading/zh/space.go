package zh

import (
	"slices"
	"strings"
)

// IsSpace tells a blank: what unicode.IsSpace tells, and the characters of no
// width that pages are strewn with, which print nothing either.
func IsSpace(c rune) bool {
	if c > '\u3000' { // as nearly every character
		return c == '\ufeff'
	}
	switch c {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u00a0', '\u00ad', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u2060', '\u3000':
		return true
	}
	return c >= '\u2000' && c <= '\u200d'
}

// TrimSpace leaves off the blanks at both ends.
func TrimSpace(s string) string { return strings.TrimFunc(s, IsSpace) }

// Trim narrows a span of a text by the blanks at its ends.
func Trim(text []rune, from, to int) (start, end int) {
	for from < to && IsSpace(text[from]) {
		from++
	}
	for to > from && IsSpace(text[to-1]) {
		to--
	}
	return from, to
}

// Unspaced is a text less all its blanks: between two Chinese words a blank
// says nothing.
func Unspaced(s string) string {
	if !strings.ContainsFunc(s, IsSpace) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// UnspacedRunes is Unspaced of characters.
func UnspacedRunes(text []rune) string {
	if !slices.ContainsFunc(text, IsSpace) {
		return string(text)
	}
	return Unspaced(string(text))
}

// TrimRunes is TrimSpace of characters.
func TrimRunes(text []rune) []rune {
	from, to := Trim(text, 0, len(text))
	return text[from:to]
}
