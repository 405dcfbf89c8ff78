package view

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// Cursor is the schema's scalar of that name.
type Cursor = paging.Cursor

// NewCursor is the place of a row in a list of that scope that a node has; parent is
// "" for a list at the root.
func NewCursor(scope, parent string, at store.Key) Cursor {
	if parent == "" {
		return paging.NewCursor(scope, at)
	}
	return paging.NewCursorBelow(scope, parent, at)
}

// MarshalCursor writes the schema's scalar Cursor.
func MarshalCursor(c Cursor) graphql.Marshaler { return graphql.MarshalString(string(c)) }

// UnmarshalCursor reads it: what is no string is a cursor that no list gave.
func UnmarshalCursor(v any) (Cursor, error) {
	s, ok := v.(string)
	if !ok {
		return "", fmt.Errorf("%w: a cursor is a string, as a list gave it", paging.ErrInvalidCursor)
	}
	return Cursor(s), nil
}
