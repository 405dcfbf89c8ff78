package store

import (
	"cmp"
	"math"
)

// OrderValue is a property's place in an ascending order of numbers: the
// number, negated when the order descends, and infinity for what is absent or
// not a number, so that it stands last in both directions.
func OrderValue(v any, desc bool) float64 {
	f, ok := Number(v)
	switch {
	case !ok:
		return math.Inf(1)
	case desc:
		return 0 - f // of zero no negative zero
	}
	return f
}

// OrderValue is the place that one of the key's values has, as the function of
// that name says.
func (k *Key) OrderValue(i int, desc bool) float64 {
	if k.Values[i] == nil {
		return OrderValue(nil, desc)
	}
	return OrderValue(*k.Values[i], desc)
}

// KeyValue turns an OrderValue back into the value of a Key.
func KeyValue(f float64, desc bool) *float64 {
	if math.IsInf(f, 1) {
		return nil
	}
	if desc {
		f = 0 - f
	}
	return &f
}

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

// GroupKey is a property's value as a Bucket's key: whole numbers as int64.
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
