package graph

import (
	"context"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/internal/simplified"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/view"
)

// SearchText finds sentences by their wording: the index tells which, the store what it
// has at their places.
func (q query) SearchText(ctx context.Context, text string, documents []string, first *int, after *view.Cursor) (*view.TextConnection, error) {
	if err := checkFirst(ctx, first); err != nil {
		return nil, err
	}
	if q.index == nil {
		return nil, badInput(
			"本服务器没有可查的原文:请用 --documents 指明文件所在的目录启动", "this server has no documents to search: start it with --documents and the folder that they are in",
		)
	}
	var terms []string
	for word := range strings.FieldsSeq(simplified.Read(text)) {
		if term := searchtext.Normal(word); term != "" {
			terms = append(terms, term)
		}
	}
	if len(terms) == 0 {
		return nil, badInput("text 为空:请写要找的字句", "text is blank: say what to search for")
	}
	var known []view.Known
	for _, id := range documents {
		known = append(known, view.Known{Kind: ontology.KindDocument, ID: id})
	}
	args := view.Args{Filter: documents, Text: text, First: first, After: after}
	return answer(ctx, q, known, func() (*view.TextConnection, error) {
		found, err := q.sentences(ctx, terms, documents)
		if err != nil {
			return nil, err
		}
		page, err := view.TextPage(found, args)
		if err != nil {
			return nil, err
		}
		if q.selectsBelow(ctx, "passage") || q.selectsBelow(ctx, "facts") {
			if err := analysis.Locate(ctx, q.store, page); err != nil {
				return nil, err
			}
		}
		return view.NewTextConnection(found, args)
	})
}

// sentences are those that contain the terms, of documents that the graph has, in
// their order.
func (q query) sentences(ctx context.Context, terms, documents []string) ([]*analysis.Sentence, error) {
	hashes, err := q.index.Hashes(ctx)
	if err != nil {
		return nil, err
	}
	ids, err := analysis.DocumentsByHash(ctx, q.store, hashes)
	if err != nil {
		return nil, err
	}
	hits, err := q.index.Search(ctx, terms, func(hash string) bool {
		return ids[hash] != "" && (documents == nil || slices.Contains(documents, ids[hash]))
	})
	if err != nil {
		return nil, err
	}
	found := make([]*analysis.Sentence, len(hits))
	for i, h := range hits {
		found[i] = &analysis.Sentence{Document: ids[h.Hash], Start: h.Start, End: h.End, Text: string(q.texts[h.Hash][h.Start:h.End]), Facts: []string{}}
	}
	analysis.SortSentences(found)
	return found, nil
}
