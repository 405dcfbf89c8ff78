package store

import "errors"

// The errors that callers decide by (errors.Is).
var (
	// ErrUnavailable: the backend cannot be reached or does not answer.
	ErrUnavailable = errors.New("the graph store is unavailable")
	// ErrInvalidQuery: the query breaks a rule of this package.
	ErrInvalidQuery = errors.New("invalid query")
	// ErrInvalidGraph: a graph to store has a duplicate id, an edge to nowhere, an
	// invalid name or an unsupported value.
	ErrInvalidGraph = errors.New("invalid graph")
)
