package graph

import (
	"context"

	"github.com/policygraph/policygraph/internal/bilingual"
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

// maxSurrounding is how many characters are shown on one side of a passage.
const maxSurrounding = 1000

// Quote resolves the field of this name.
func (p passage) Quote(_ context.Context, obj *view.Passage) (*string, error) { return p.wording(obj) }

// Surrounding resolves the field of this name. At the document's ends it shows what
// there is.
func (p passage) Surrounding(_ context.Context, obj *view.Passage, before, after *int) (*view.Surrounding, error) {
	if p.quotes == nil {
		return nil, nil
	}
	sides := [2]int{100, 100} // the schema's defaults, also for null
	for i, asked := range []*int{before, after} {
		switch {
		case asked == nil:
		case *asked < 0:
			return nil, badInput("surrounding:字数是 %[1]d,不可为负", "surrounding: a number of characters is %[1]d; it must not be negative", *asked)
		case *asked > maxSurrounding:
			return nil, bound{
				bilingual.Text{Message: "surrounding 的字数", MessageEn: "surrounding: a number of characters"},
				*asked, maxSurrounding,
				bilingual.Text{Message: "请每侧少取一些", MessageEn: "ask for less on each side"},
			}.exceeded()
		default:
			sides[i] = *asked
		}
	}
	sha256, err := obj.SHA256("surrounding")
	if err != nil {
		return nil, err
	}
	quote, ok := p.quotes.Quote(sha256, obj.Start(), obj.End())
	if !ok {
		return nil, nil
	}
	out := &view.Surrounding{Quote: quote}
	out.Before, _ = p.quotes.Quote(sha256, max(0, obj.Start()-sides[0]), obj.Start())
	for n := sides[1]; n > 0 && out.After == ""; n-- { // a span beyond the end is none
		out.After, _ = p.quotes.Quote(sha256, obj.End(), obj.End()+n)
	}
	return out, nil
}

func (p passage) wording(obj *view.Passage) (*string, error) {
	if p.quotes == nil {
		return nil, nil
	}
	sha256, err := obj.SHA256("quote")
	if err != nil {
		return nil, err
	}
	if q, ok := p.quotes.Quote(sha256, obj.Start(), obj.End()); ok {
		return &q, nil
	}
	return nil, nil
}
