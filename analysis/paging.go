package analysis

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// ranked is a row of a list that an answer is: where it stands among all.
type ranked interface{ at() store.Key }

// byRank puts rows in order: the highest values first, then by id.
func byRank(a, b store.Key) int {
	for i := range a.Values {
		if c := cmp.Compare(*b.Values[i], *a.Values[i]); c != 0 {
			return c
		}
	}
	return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Rel, b.Rel))
}

// keyOf is the place of a row by what ranks it.
func keyOf(id, other string, values ...int) store.Key {
	k := store.Key{ID: id, Rel: other}
	for _, v := range values {
		f := float64(v)
		k.Values = append(k.Values, &f)
	}
	return k
}

// page sorts a list and cuts one page out of it, whose cursors are those of the
// list that field names (Conflicts.conflicts) under these arguments.
func page[T ranked](rows []T, field string, args view.Args, values int) ([]T, *view.PageInfo, error) {
	type placed struct {
		at  store.Key
		row T
	}
	all := make([]placed, len(rows))
	for i, r := range rows {
		all[i] = placed{r.at(), r}
	}
	slices.SortFunc(all, func(x, y placed) int { return byRank(x.at, y.at) })
	scope := args.Scope(field)
	if args.After != nil {
		after, err := args.After.Key(scope, values)
		if err == nil && slices.Contains(after.Values, nil) {
			err = fmt.Errorf("%w: it ranks by nothing, and none that this server gave does", paging.ErrInvalidCursor)
		}
		if err != nil {
			return nil, nil, err
		}
		n, found := slices.BinarySearchFunc(all, *after, func(p placed, at store.Key) int { return byRank(p.at, at) })
		if found {
			n++
		}
		all = all[n:]
	}
	n := min(args.Rows(), len(all))
	info := &view.PageInfo{HasNextPage: n < len(all), HasPreviousPage: args.After != nil}
	if all = all[:n]; n > 0 {
		start, end := paging.NewCursor(scope, all[0].at), paging.NewCursor(scope, all[n-1].at)
		info.StartCursor, info.EndCursor = &start, &end
	}
	out := make([]T, n)
	for i := range all {
		out[i] = all[i].row
	}
	return out, info, nil
}
