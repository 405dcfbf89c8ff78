package graph

import (
	"context"

	"github.com/policygraph/policygraph/view"
)

// Quotes resolves a locator to the wording at its place. It says false where it
// does not have the document or the place lies outside it.
type Quotes interface {
	Quote(sha256 string, start, end int) (string, bool)
}

// Texts are documents' texts by the hash of their files' bytes, read as
// extraction reads them, since places are counted in them.
type Texts map[string][]rune

// Quote implements Quotes.
func (t Texts) Quote(sha256 string, start, end int) (string, bool) {
	text, ok := t[sha256]
	if !ok || start < 0 || start > end || end > len(text) {
		return "", false
	}
	return string(text[start:end]), true
}

type passage struct{ quotes Quotes }

// Quote resolves the field of this name.
func (p passage) Quote(_ context.Context, obj *view.Passage) (*string, error) { return p.wording(obj) }

func (p passage) wording(obj *view.Passage) (*string, error) {
	if p.quotes == nil {
		return nil, nil
	}
	sha256, err := obj.SHA256()
	if err != nil {
		return nil, err
	}
	if q, ok := p.quotes.Quote(sha256, obj.Start(), obj.End()); ok {
		return &q, nil
	}
	return nil, nil
}
