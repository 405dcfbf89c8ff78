package graph

import (
	"context"

	"github.com/policygraph/policygraph/analysis"
)

func (q query) Vocabularies(ctx context.Context) (*analysis.Vocabularies, error) {
	return analysis.CountVocabularies(ctx, q.store)
}
