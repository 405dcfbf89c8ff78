package analysis

import (
	"slices"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// Ranked is a row of a list that comes in the order of RankOrder. Its key is its
// place in the list.
type Ranked interface{ Key() store.Key }

// RankOrder is the order of rows that are ranked by so many values: the highest
// first. Rows of the same rank come in the order of their ids.
func RankOrder(values int) []store.Order {
	return slices.Repeat([]store.Order{{Desc: true}}, values)
}

// rankKey is the key of a row that is ranked by the values.
func rankKey(id, other string, values ...int) store.Key {
	k := store.Key{ID: id, Rel: other}
	for _, v := range values {
		f := float64(v)
		k.Values = append(k.Values, &f)
	}
	return k
}

// lastPlace is what a row is ranked by that has no rank: it comes behind all others.
const lastPlace = -1_000_000_000

// placeKey is the key of a row that is ranked by numbers.
func placeKey(id string, values ...float64) store.Key {
	k := store.Key{ID: id}
	for _, v := range values {
		k.Values = append(k.Values, &v)
	}
	return k
}

// rank sorts rows by their keys, each of which is made once.
func rank[T Ranked](rows []T) {
	type keyed struct {
		key store.Key
		row T
	}
	if len(rows) == 0 {
		return
	}
	all := make([]keyed, len(rows))
	for i, r := range rows {
		all[i] = keyed{r.Key(), r}
	}
	order := RankOrder(len(all[0].key.Values))
	slices.SortFunc(all, func(x, y keyed) int { return paging.Compare(order, x.key, y.key) })
	for i := range all {
		rows[i] = all[i].row
	}
}
