package view

import (
	"github.com/policygraph/policygraph/analysis"
)

// TextHit is a sentence that was found.
type TextHit struct {
	*analysis.Sentence
	set *NodeSet
}

// Document is the document that it stands in.
func (h *TextHit) Document() (*Document, error) {
	return nodeIn[*Document](h.set, h.Sentence.Document)
}

// Passage is the shortest passage that holds it.
func (h *TextHit) Passage() (*Passage, error) {
	return nodeOrNone[*Passage](h.set, h.Sentence.Passage)
}

// Facts are those that are stated in it or hold it.
func (h *TextHit) Facts() ([]Fact, error) { return nodesIn[Fact](h.set, h.Sentence.Facts) }

// The list of sentences by the schema's names.
type (
	TextConnection = RankedConnection[TextHit]
	TextEdge       = RankedEdge[TextHit]
)

// TextPage is one page of sentences, in their order, before what the graph says of them
// is known.
func TextPage(of []*analysis.Sentence, args Args) ([]*analysis.Sentence, error) {
	page, _, err := rankedPage(of, textField, args, 0)
	return page, err
}

// NewTextConnection shows one page of sentences.
func NewTextConnection(of []*analysis.Sentence, args Args) (*TextConnection, error) {
	return newRankedConnection(of, textField, args, 0, func(set *NodeSet, s *analysis.Sentence) *TextHit {
		set.add(s.Document, s.Passage)
		set.add(s.Facts...)
		return &TextHit{s, set}
	})
}

const textField = "Query.searchText"
