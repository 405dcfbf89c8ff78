package store

import (
	"cmp"
	"math"
)

// Number is the value as a float64, when it is a number.
func Number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// GroupKey is a property's value as a Bucket's key: a whole number is an int64.
func GroupKey(v any) any {
	if f, ok := v.(float64); ok && f == math.Trunc(f) && math.Abs(f) <= maxExact {
		return int64(f)
	}
	return v
}

// CompareKeys orders the keys of buckets, the first key first: numbers, then
// strings by byte, then false and true.
func CompareKeys(a, b []any) int {
	for i := range a {
		if c := compareKey(a[i], b[i]); c != 0 {
			return c
		}
	}
	return 0
}

func compareKey(a, b any) int {
	if c := cmp.Compare(typeRank(a), typeRank(b)); c != 0 {
		return c
	}
	switch a := a.(type) {
	case string:
		return cmp.Compare(a, b.(string))
	case bool:
		switch {
		case a == b.(bool):
			return 0
		case a:
			return 1
		}
		return -1
	}
	x, _ := Number(a)
	y, _ := Number(b)
	return cmp.Compare(x, y)
}

func typeRank(v any) int {
	switch v.(type) {
	case string:
		return 1
	case bool:
		return 2
	}
	return 0
}
