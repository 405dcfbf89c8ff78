package view

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// RankedConnection shows a page of the ranked rows of a question's answer as Relay
// has it.
type RankedConnection[T any] struct {
	*NodeSet
	Edges      []*RankedEdge[T]
	PageInfo   *PageInfo
	TotalCount int
}

// RankedEdge is one row and its place.
type RankedEdge[T any] struct {
	Cursor Cursor
	Node   *T
}

// Nodes are the page's rows.
func (c *RankedConnection[T]) Nodes() []*T {
	nodes := make([]*T, len(c.Edges))
	for i, e := range c.Edges {
		nodes[i] = e.Node
	}
	return nodes
}

// newRankedConnection cuts a page out of ranked rows, as rankedPage does, and shows
// each of its rows.
func newRankedConnection[R analysis.Ranked, T any](rows []R, field string, args Args, values int, show func(*NodeSet, R) *T) (*RankedConnection[T], error) {
	page, info, err := rankedPage(rows, field, args, values)
	if err != nil {
		return nil, err
	}
	c := &RankedConnection[T]{NodeSet: newNodeSet(), PageInfo: info, TotalCount: len(rows)}
	scope := args.Scope(field)
	for _, row := range page {
		c.Edges = append(c.Edges, &RankedEdge[T]{paging.NewCursor(scope, row.Key()), show(c.NodeSet, row)})
	}
	return c, nil
}

// The connections and edges by the schema's names.
type (
	ConflictConnection          = RankedConnection[Conflict]
	CollaboratingPairConnection = RankedConnection[CollaboratingPair]
	CoordinatorConnection       = RankedConnection[Coordinator]

	ConflictEdge           = RankedEdge[Conflict]
	SuggestedIndicatorEdge = RankedEdge[SuggestedIndicator]
	CollaboratingPairEdge  = RankedEdge[CollaboratingPair]
	CoordinatorEdge        = RankedEdge[Coordinator]
)

// rankedPage cuts one page out of a ranked list, whose rows are ranked by so many
// values. The cursors are those of the list that the field names
// (Conflicts.conflicts) under these arguments.
func rankedPage[T analysis.Ranked](rows []T, field string, args Args, values int) ([]T, *PageInfo, error) {
	p := store.Paging{Order: analysis.RankOrder(values), First: args.Rows()}
	var err error
	if p.After, err = args.after(field, values); err != nil {
		return nil, nil, err
	}
	if p.After != nil && slices.Contains(p.After.Values, nil) {
		return nil, nil, fmt.Errorf("%w: its row has no rank", paging.ErrInvalidCursor)
	}
	rows, more := paging.Cut(rows, T.Key, p)
	info := &PageInfo{HasNextPage: more, HasPreviousPage: args.After != nil}
	if n := len(rows); n > 0 {
		scope := args.Scope(field)
		start, end := paging.NewCursor(scope, rows[0].Key()), paging.NewCursor(scope, rows[n-1].Key())
		info.StartCursor, info.EndCursor = &start, &end
	}
	return rows, info, nil
}
