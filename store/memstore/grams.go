package memstore

import (
	"github.com/policygraph/policygraph/store"
)

// grams leads from a character, and from two in a row, to the nodes whose
// search texts hold them: what a search is narrowed by before the rule is
// applied.
type grams map[gram][]int32

// gram is two characters in a row, or one and nothing.
type gram [2]rune

func (s *snapshot) index(alive *pulse) (grams, error) {
	g := grams{}
	var texts []store.SearchText
	for n := range int32(s.size()) {
		if err := alive.check(); err != nil {
			return nil, err
		}
		texts = s.searched(n, texts[:0])
		for _, t := range texts {
			each(t.Text, func(k gram) { g.add(k, n) })
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

// each calls yield with every gram of a text.
func each(text string, yield func(gram)) {
	var last rune
	for i, r := range text {
		yield(gram{r})
		if i > 0 {
			yield(gram{last, r})
		}
		last = r
	}
}

// candidates are the nodes that may hold all terms: those of the rarest gram.
func (g grams) candidates(terms store.Terms) []int32 {
	var best []int32
	first := true
	for _, term := range terms {
		each(term, func(k gram) {
			if list := g[k]; first || len(list) < len(best) {
				best, first = list, false
			}
		})
	}
	return best
}
