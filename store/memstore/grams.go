package memstore

import (
	"github.com/policygraph/policygraph/store"
)

// grams is an index of search texts: from a character, and from two in a row, to
// the nodes whose texts contain them. A search looks only at the nodes of its rarest
// gram.
type grams map[gram][]int32

// gram is two characters in a row, or one character and 0.
type gram [2]rune

func (s *snapshot) index(canceled *cancelCheck) (grams, error) {
	g := grams{}
	var texts []store.SearchText
	for n := range int32(s.size()) {
		if err := canceled.check(); err != nil {
			return nil, err
		}
		texts = s.searchTexts(n, texts[:0])
		for _, t := range texts {
			eachGram(t.Text, func(k gram) { g.add(k, n) })
		}
	}
	return g, nil
}

func (g grams) add(k gram, node int32) {
	list := g[k]
	if len(list) == 0 || list[len(list)-1] != node {
		g[k] = append(list, node)
	}
}

// eachGram calls yield with every gram of a text.
func eachGram(text string, yield func(gram)) {
	var last rune
	for i, r := range text {
		yield(gram{r})
		if i > 0 {
			yield(gram{last, r})
		}
		last = r
	}
}

// containing are nodes that include all that contain the terms: those of the term
// that leaves the fewest.
func (f *finder) containing(terms store.Terms) []int32 {
	var best []int32
	for i, term := range terms {
		if of := f.containingAny(term); i == 0 || len(of) < len(best) {
			best = of
		}
	}
	return best
}

// containingAny are nodes that include all that contain any of the term's
// alternatives: those of the rarest gram of each.
func (f *finder) containingAny(term store.Term) []int32 {
	if len(term) == 1 {
		return f.grams.rarest(term[0])
	}
	var all []int32
	for _, alternative := range term {
		rarest := f.grams.rarest(alternative)
		if f.canceled.spend(listed(rarest)) != nil {
			return nil
		}
		if all = append(all, rarest...); len(all) > f.size() {
			all = f.unique(all)
		}
	}
	return f.unique(all)
}

// rarest are the nodes of the text's rarest gram.
func (g grams) rarest(text string) []int32 {
	var rarest []int32
	first := true
	eachGram(text, func(k gram) {
		if list := g[k]; first || len(list) < len(rarest) {
			rarest, first = list, false
		}
	})
	return rarest
}
