// Package searchtext is the form in which names are searched: what the loader files
// them under and what a typed text asks the store for. Both come from here, so that
// they meet: quotation marks and spaces make no difference, a figure is found in
// whatever unit, a document number in whatever brackets, and a body by every name
// that the catalogue has for it. It knows no store and no dataset.
package searchtext

import (
	"regexp"
	"strings"

	"github.com/policygraph/policygraph/internal/simplified"
	"github.com/policygraph/policygraph/store"
)

// alike leaves out the characters that make no difference between names.
func alike(r rune) rune {
	switch r {
	case ' ', '\t', '\n', '\u3000', '“', '”', '‘', '’', '"', '\'', '「', '」', '『', '』', '《', '》', '〈', '〉':
		return -1
	}
	return r
}

// yearInBrackets is the year of a document number, in brackets of any form.
var yearInBrackets = regexp.MustCompile(`[〔\[(【﹝](\d{4})[〕\])】﹞]`)

// Normal is the form in which texts are compared.
func Normal(text string) string {
	text = strings.Map(alike, store.Fold(text))
	if !strings.ContainsAny(text, "[(【﹝") { // as most names
		return text
	}
	return yearInBrackets.ReplaceAllString(text, "〔$1〕")
}

// number is a document number as it is typed: brackets may be lost, or spaces have
// come in.
var number = regexp.MustCompile(`^(\p{Han}{2,12}?)(?:〔(\d{4})〕|((?:19|20)\d{2}))第?(\d{1,5})号?$`)

// Query is what the store is asked for a typed text; "" where the text holds nothing
// to be found.
func Query(text string) string {
	text = simplified.Read(text)
	if m := number.FindStringSubmatch(Normal(text)); m != nil {
		return m[1] + "〔" + m[2] + m[3] + "〕" + m[4] + "号"
	}
	var terms []string
	text = store.Fold(text)
	if strings.Contains(text, store.AlternativeMark) || strings.Contains(text, store.ContextMark) {
		text = marksOut.Replace(text)
	}
	for _, word := range strings.Fields(text) {
		if word = Normal(word); word != "" {
			terms = append(terms, term(word))
		}
	}
	return strings.Join(terms, " ")
}

// marksOut takes the store's own marks out of what a person sent.
var marksOut = strings.NewReplacer(store.AlternativeMark, " ", store.ContextMark, " ")

// term is one word with what will do as well.
func term(word string) string {
	if f, ok := figure(word); ok {
		return f
	}
	if usual, ok := usualName(word); ok && usual != word {
		return word + store.AlternativeMark + usual
	}
	return word
}
