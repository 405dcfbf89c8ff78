package view

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
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
