package source

import (
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

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
		case !zh.IsSpace(r):
			blank = false
		}
	}
	if !blank {
		doc.Blocks = append(doc.Blocks, Block{Span: Span{start, len(doc.Text)}})
	}
	return doc
}
