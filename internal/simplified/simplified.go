// Package simplified reads traditional Chinese characters as simplified ones,
// so that 溫州 finds 温州. It goes character by character, which needs no
// guessing in this direction, and knows nothing of what the texts are for.
package simplified

import (
	_ "embed"
	"strings"
	"sync"
)

// characters are OpenCC's: a traditional character a line, then a tab and the
// simplified ones that it may stand for, the most common first.
//
//go:embed TSCharacters.txt
var characters string

// table says which simplified character a traditional one stands for. Characters
// that simplified texts use too (著作, 乾坤) are not in it.
var table = sync.OnceValue(func() map[rune]rune {
	t := map[rune]rune{}
	for line := range strings.Lines(characters) {
		from, to, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if traditional := []rune(from); len(traditional) == 1 && !strings.Contains(to, from) {
			t[traditional[0]] = []rune(to)[0]
		}
	}
	return t
})

// Read is the text with simplified characters.
func Read(text string) string {
	simple := table()
	return strings.Map(func(r rune) rune {
		if to, ok := simple[r]; ok {
			return to
		}
		return r
	}, text)
}
