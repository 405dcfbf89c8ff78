package graph

import (
	"context"

	"github.com/vektah/gqlparser/v2/ast"
)

// queries remembers parsed and validated queries by their text.
type queries struct {
	*cache[string, *ast.QueryDocument]
}

// Get implements graphql.Cache.
func (q queries) Get(_ context.Context, text string) (*ast.QueryDocument, bool) { return q.get(text) }

// Add implements graphql.Cache.
func (q queries) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	q.add(text, doc, len(text))
}
