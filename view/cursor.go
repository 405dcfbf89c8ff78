package view

import (
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/paging"
)

// Cursor is the schema's scalar of that name.
type Cursor = paging.Cursor

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
