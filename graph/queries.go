package graph

import (
	"context"
	"sync"

	"github.com/vektah/gqlparser/v2/ast"
)

// queries remembers parsed and validated queries by their text. When it is full
// it forgets all: the texts that clients send often are back at once.
type queries struct {
	mu   sync.RWMutex
	docs map[string]*ast.QueryDocument
	max  int
}

func newQueries(size int) *queries {
	return &queries{docs: map[string]*ast.QueryDocument{}, max: size}
}

// Get implements graphql.Cache.
func (q *queries) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	q.mu.RLock()
	defer q.mu.RUnlock()
	doc, ok := q.docs[text]
	return doc, ok
}

// Add implements graphql.Cache.
func (q *queries) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.docs) >= q.max {
		clear(q.docs)
	}
	q.docs[text] = doc
}
