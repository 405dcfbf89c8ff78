package memstore

import (
	"strings"

	"github.com/policygraph/policygraph/store"
)

// test says whether a node, and the edge that it was reached over, passes.
type test func(n int32, e *half) bool

// filter compiles filters, all of which must hold, so that what does not change
// from row to row is done once.
func (s *snapshot) filter(filters []store.Filter) test {
	tests := make([]test, len(filters))
	for i, f := range filters {
		tests[i] = s.filterOne(f)
	}
	return func(n int32, e *half) bool {
		for _, t := range tests {
			if !t(n, e) {
				return false
			}
		}
		return true
	}
}

func (s *snapshot) filterOne(f store.Filter) test {
	if len(f.Via) > 0 {
		walk := s.walk(f.Via)
		if f.Op == store.Exists {
			want := f.Values[0].(bool)
			return func(n int32, _ *half) bool {
				return walk(n, func(int32) bool { return true }) == want
			}
		}
		last := s.filterOne(store.Filter{Prop: f.Prop, Op: f.Op, Values: f.Values})
		return func(n int32, _ *half) bool {
			return walk(n, func(end int32) bool { return last(end, nil) })
		}
	}
	compare := comparison(f)
	switch {
	case f.OnEdge && f.Prop == store.RelProp:
		return func(_ int32, e *half) bool { return compare(e.rel) }
	case f.OnEdge:
		return func(_ int32, e *half) bool { return compare(e.props[f.Prop]) }
	case f.Prop == store.IDProp:
		return func(n int32, _ *half) bool { return compare(s.nodes[n].ID) }
	}
	return func(n int32, _ *half) bool { return compare(s.nodes[n].Props[f.Prop]) }
}

// walk compiles a way: the function says whether any node that the way leads
// to from n is one that found takes.
func (s *snapshot) walk(steps []store.Step) func(n int32, found func(int32) bool) bool {
	if len(steps) == 0 {
		return func(n int32, found func(int32) bool) bool { return found(n) }
	}
	step, rest := steps[0], s.walk(steps[1:])
	rels, kinds, where := distinct(step.Rels), setOf(step.Kinds), s.filter(step.Where)
	return func(n int32, found func(int32) bool) bool {
		hit := false
		s.halves(n, rels, step.In, func(h *half) bool {
			hit = kinds.has(s.nodes[h.other].Kind) && where(h.other, h) && rest(h.other, found)
			return !hit
		})
		return hit
	}
}

// comparison compiles an operator and its values; the value it is given is nil
// where the property is absent.
func comparison(f store.Filter) func(any) bool {
	switch f.Op {
	case store.In:
		in := among(f.Values)
		return in
	case store.NotIn:
		in := among(f.Values)
		return func(v any) bool { return v != nil && !in(v) }
	case store.GE:
		limit, _ := store.Number(f.Values[0])
		return func(v any) bool { x, ok := store.Number(v); return ok && x >= limit }
	case store.LE:
		limit, _ := store.Number(f.Values[0])
		return func(v any) bool { x, ok := store.Number(v); return ok && x <= limit }
	case store.Contains:
		part := store.Fold(f.Values[0].(string))
		return anyElement(func(v any) bool {
			s, ok := v.(string)
			return ok && strings.Contains(store.Fold(s), part)
		})
	case store.IsNull:
		absent := f.Values[0].(bool)
		return func(v any) bool { return (v == nil) == absent }
	}
	// Exists without a way does not pass the check.
	return func(any) bool { return false }
}

// among says whether a value, or an element of it, equals any of the values.
func among(values []any) func(any) bool {
	set := make(map[any]bool, len(values))
	for _, v := range values {
		set[unified(v)] = true
	}
	return anyElement(func(v any) bool { return v != nil && set[unified(v)] })
}

// unified makes an int64 and a float64 of one value equal.
func unified(v any) any {
	if f, ok := store.Number(v); ok {
		return f
	}
	return v
}

func anyElement(fits func(any) bool) func(any) bool {
	return func(v any) bool {
		list, ok := v.([]string)
		if !ok {
			return fits(v)
		}
		for _, s := range list {
			if fits(s) {
				return true
			}
		}
		return false
	}
}
