package source

import "strings"

// readText keeps a text as it is: a block is a line that is not blank, without
// its line break. Spaces and tabs at its ends stay inside, for in a flattened
// table they say which cells are empty.
func readText(text string) *Document {
	doc := &Document{Format: FormatText, Text: []rune(text), encoded: text}
	doc.Blocks = make([]Block, 0, strings.Count(text, "\n")+1)
	start, blank := 0, true
	for i, r := range doc.Text {
		switch {
		case r == '\n' || r == '\r':
			if !blank {
				doc.Blocks = append(doc.Blocks, Block{Span: Span{start, i}})
			}
			start, blank = i+1, true
		case !isSpace(r):
			blank = false
		}
	}
	if !blank {
		doc.Blocks = append(doc.Blocks, Block{Span: Span{start, len(doc.Text)}})
	}
	return doc
}

// isSpace is unicode.IsSpace and the characters of no width that pages are
// strewn with.
func isSpace(r rune) bool {
	if r > '\u3000' { // as nearly every character
		return r == '\ufeff'
	}
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000',
		'\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}
