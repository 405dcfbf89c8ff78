package memstore

import (
	"strings"

	"github.com/policygraph/policygraph/store"
)

// test says whether a node, and the edge that it was reached over, passes. No
// test (nil) lets everything pass.
type test func(row) bool

// filter compiles filters into one test that all of them hold, so that what does
// not change from row to row is done once.
func (f *finder) filter(filters []store.Filter) test {
	switch len(filters) {
	case 0:
		return nil
	case 1:
		return f.filterOne(filters[0])
	}
	tests := make([]test, len(filters))
	for i, by := range filters {
		tests[i] = f.filterOne(by)
	}
	return func(r row) bool {
		for _, t := range tests {
			if !t(r) {
				return false
			}
		}
		return true
	}
}

func (f *finder) filterOne(by store.Filter) test {
	if len(by.Via) > 0 {
		walk := f.walk(by.Via)
		if by.Op == store.Exists {
			want := by.Values[0].(bool)
			return func(r row) bool {
				return walk(r.node, func(int32) bool { return true }) == want
			}
		}
		last := f.filterOne(store.Filter{Prop: by.Prop, Op: by.Op, Values: by.Values})
		found := func(end int32) bool { return last(row{node: end}) }
		return func(r row) bool { return walk(r.node, found) }
	}
	compare := comparison(by)
	prop := f.number(by.Prop)
	switch {
	case by.OnEdge && by.Prop == store.RelProp:
		return func(r row) bool { return compare(f.rels[r.rel]) }
	case by.OnEdge:
		return func(r row) bool { return compare(f.get(f.edges[r.edge], prop)) }
	case by.Prop == store.IDProp && by.Op == store.In:
		return f.anyOf(by.Values)
	case by.Prop == store.IDProp:
		return func(r row) bool { return compare(f.ids.id(r.node)) }
	}
	return func(r row) bool { return compare(f.value(r.node, prop)) }
}

// anyOf tests whether a node has one of the ids, by the nodes' numbers.
func (f *finder) anyOf(ids []any) test {
	numbers := make(map[int32]bool, len(ids))
	for _, n := range f.nodesOf(ids) {
		numbers[n] = true
	}
	return func(r row) bool { return numbers[r.node] }
}

// nodesOf are the numbers of the nodes that have any of the ids.
func (s *snapshot) nodesOf(ids []any) []int32 {
	var nodes []int32
	for _, v := range ids {
		if id, ok := v.(string); ok {
			if n, ok := s.find(id); ok {
				nodes = append(nodes, n)
			}
		}
	}
	return nodes
}

// walk compiles a way. The function calls found with the nodes that the way leads to
// from n, until found returns true, and says whether it did. Where the context is done
// it stops, and what it says means nothing.
func (f *finder) walk(steps []store.Step) func(n int32, found func(int32) bool) bool {
	if len(steps) == 0 {
		return func(n int32, found func(int32) bool) bool { return found(n) }
	}
	step, rest := steps[0], f.walk(steps[1:])
	side, rels, where := f.side(step.In), f.relations(step.Rels), f.filter(step.Where)
	kinds := f.kindsToCheck(side, rels, step.Kinds)
	return func(n int32, found func(int32) bool) bool {
		return !side.each(n, rels, func(l links) bool {
			for i, other := range l.ends {
				if f.canceled.check() != nil {
					return false
				}
				if kinds.has(&f.nodes[other]) && (where == nil || where(row{node: other, rel: l.rel, edge: l.edges[i]})) && rest(other, found) {
					return false
				}
			}
			return true
		})
	}
}

// comparison compiles an operator and its values; the function takes nil
// for an absent property.
func comparison(f store.Filter) func(any) bool {
	switch f.Op {
	case store.In:
		return among(f.Values)
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
	// Query.Validate refuses Exists without a way.
	return func(any) bool { return false }
}

// among says whether a value, or an element of it, equals any of the values.
func among(values []any) func(any) bool {
	numbers, others := map[float64]bool{}, map[any]bool{}
	for _, v := range values {
		if x, ok := store.Number(v); ok {
			numbers[x] = true
		} else {
			others[v] = true
		}
	}
	return anyElement(func(v any) bool {
		if x, ok := store.Number(v); ok {
			return numbers[x]
		}
		return others[v] // false for nil, which is none of the values
	})
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
