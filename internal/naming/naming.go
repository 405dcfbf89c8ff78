// Package naming gives the form that names of places, bodies and indicators are
// compared in. The vocabularies and the dataset share it.
package naming

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

var brackets = strings.NewReplacer("〈", "(", "《", "(", "<", "(", "〔", "(", "[", "(", "【", "(", "〉", ")", "》", ")", ">", ")", "〕", ")", "]", ")", "】", ")")

// Normal is the form that names are compared in.
func Normal(s string) string {
	if isNormal(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, width.Fold.String(s))
	return brackets.Replace(s)
}

// isNormal says of most names (Chinese characters, small letters, digits) that
// they are in that form already.
func isNormal(s string) bool {
	for _, r := range s {
		if (r < '一' || '鿿' < r) && (r < 'a' || 'z' < r) && (r < '0' || '9' < r) {
			return false
		}
	}
	return true
}
