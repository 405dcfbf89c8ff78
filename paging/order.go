// Package paging is the one keyset: it compares rows by the store's order, cuts
// pages out of them, and turns a row's place into the opaque cursor that a client
// sends back.
//
// It imports package store and not the other way round. An order and a key are
// part of what the store's contract says (store.Paging), and a backend may carry
// that out in a language of its own, as the Neo4j store does in Cypher. This
// package carries it out in Go, once, for all who have rows in memory: the memory
// store, the lists of the API and those of the analyses.
package paging

import (
	"cmp"
	"math"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// SortValue is the number by which a property is sorted, in ascending order
// whatever the direction: the property negated where the order descends, and
// infinity where it is absent or no number, so that it comes last in both
// directions.
func SortValue(property any, desc bool) float64 {
	f, ok := store.Number(property)
	return sortValue(f, ok, desc)
}

func sortValue(f float64, present, desc bool) float64 {
	switch {
	case !present:
		return math.Inf(1)
	case desc:
		return 0 - f // no negative zero
	}
	return f
}

// KeySortValue is the SortValue of a key's value, which is nil for null.
func KeySortValue(value *float64, desc bool) float64 {
	if value == nil {
		return sortValue(0, false, desc)
	}
	return sortValue(*value, true, desc)
}

// KeyValue turns a SortValue back into the value of a key; false for null.
func KeyValue(sort float64, desc bool) (float64, bool) {
	if math.IsInf(sort, 1) {
		return 0, false
	}
	return sortValue(sort, true, desc), true
}

// Compare orders keys as store.Paging says: by the ordering values, null last in
// both directions, then by id, then by relation. In a search the rank comes first
// and is an ascending order of its own.
func Compare(order []store.Order, a, b store.Key) int {
	for i, o := range order {
		if c := cmp.Compare(KeySortValue(a.Values[i], o.Desc), KeySortValue(b.Values[i], o.Desc)); c != 0 {
			return c
		}
	}
	return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Rel, b.Rel))
}
