package view

import "github.com/policygraph/policygraph/paging"

// Cursor is the schema's scalar of that name.
type Cursor = paging.Cursor
