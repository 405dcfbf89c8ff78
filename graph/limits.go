package graph

import (
	"context"
	"math"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/view"
)

// Limits are how much one request may ask for. They hold before the store is
// asked, and each error names the actual and the allowed figure.
type Limits struct {
	// By the form of the query alone.
	Tokens   int // words and signs of the query's text
	Depth    int // levels of fields
	Fields   int // fields selected, each fragment counted where it is spread
	Aliases  int // fields that are given another name
	Compared int // pairs of fields of one name in one object of the answer
	Values   int // values in lists, of variables and of literals

	// By what its lists ask for.
	Rows  int // the product of the firsts along one way from a root field down
	Total int // the same, all ways added up

	// By what comes out.
	Errors int // in one answer; more are counted only
}

// DefaultLimits allow every query that the schema's page size is made for.
func DefaultLimits() Limits {
	return Limits{
		Tokens: 20_000, Depth: 20, Fields: 2_000, Aliases: 100, Compared: 20_000, Values: 2_000,
		Rows: 20_000, Total: 100_000,
		Errors: 20,
	}
}

// ExtensionName implements graphql.HandlerExtension.
func (Limits) ExtensionName() string { return "Limits" }

// Validate implements graphql.HandlerExtension.
func (Limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext measures the operation and refuses it when it asks for
// too much.
func (l Limits) MutateOperationContext(_ context.Context, o *graphql.OperationContext) *gqlerror.Error {
	r := ruler{
		lookahead: &lookahead{fragments: o.Doc.Fragments, vars: o.Variables},
		fragments: map[string]extent{},
	}
	e := r.set(o.Operation.SelectionSet)
	for _, check := range []struct {
		what            string
		actual, allowed int
		advice          string
	}{
		{"the cost of the query in rows", e.rows, l.Rows, "lower first; nested lists multiply"},
		{"the cost of all lists together in rows", e.total, l.Total, "lower first, or ask for fewer lists at once"},
	} {
		if check.actual > check.allowed {
			return exceeded(check.what, check.actual, check.allowed, check.advice)
		}
	}
	return nil
}

func exceeded(what string, actual, allowed int, advice string) *gqlerror.Error {
	err := limit(what, actual, allowed, advice)
	return &gqlerror.Error{Message: err.Error(), Extensions: map[string]any{"code": CodeLimitExceeded}}
}

// fewErrors keeps the first errors of an answer and says how many are left out: one
// slip can make thousands.
func (l Limits) fewErrors(errs gqlerror.List) gqlerror.List {
	if len(errs) <= l.Errors {
		return errs
	}
	last := exceeded("the number of errors", len(errs), l.Errors, "the others are left out")
	return append(errs[:l.Errors-1:l.Errors-1], last)
}

// extent is how far a selection reaches.
type extent struct{ rows, total int }

// ruler measures selections, each fragment once, so that fragments that spread
// one another many times over cost nothing to measure.
type ruler struct {
	*lookahead
	fragments map[string]extent
}

func (r *ruler) set(set ast.SelectionSet) (sum extent) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			if r.included(s.Directives) {
				sum = sum.beside(r.field(s))
			}
		case *ast.InlineFragment:
			if r.included(s.Directives) {
				sum = sum.beside(r.set(s.SelectionSet))
			}
		case *ast.FragmentSpread:
			if r.included(s.Directives) {
				sum = sum.beside(r.fragment(s.Name))
			}
		}
	}
	return sum
}

func (r *ruler) fragment(name string) extent {
	e, ok := r.fragments[name]
	if !ok {
		e = r.set(r.lookahead.fragments.ForName(name).SelectionSet)
		r.fragments[name] = e
	}
	return e
}

func (r *ruler) field(f *ast.Field) extent {
	e := r.set(f.SelectionSet)
	if n, ok := r.first(f); ok {
		e.rows, e.total = times(n, max(1, e.rows)), times(n, max(1, e.total))
	}
	return e
}

// first is how many rows a list or nodes(ids) asks for. A figure that is not
// allowed is left to the look-ahead, which names the field.
func (r *ruler) first(f *ast.Field) (int, bool) {
	if f.Definition == nil {
		return 0, false
	}
	switch {
	case f.Definition.Arguments.ForName("first") != nil:
		n := view.DefaultFirst
		if value := r.argument(f, "first"); value != nil {
			n = wholeNumber(value, n)
		}
		return min(max(n, 0), view.MaxFirst), true
	case f.Definition.Arguments.ForName("ids") != nil:
		ids, _ := r.argument(f, "ids").([]any)
		return min(len(ids), view.MaxFirst), true
	}
	return 0, false
}

// argument is the value that a field's argument is given; nil where it is not.
func (r *ruler) argument(f *ast.Field, name string) any {
	a := f.Arguments.ForName(name)
	if a == nil {
		return nil
	}
	v, err := a.Value.Value(r.vars)
	if err != nil {
		return nil
	}
	return v
}

// wholeNumber reads a whole number as literals and variables hold it, or else what the
// executor will not take either.
func wholeNumber(v any, otherwise int) int {
	var n int
	if remarshal(v, &n) != nil {
		return otherwise
	}
	return n
}

func (e extent) beside(o extent) extent {
	return extent{rows: max(e.rows, o.rows), total: plus(e.total, o.total)}
}

// plus and times stop at the largest number.
func plus(a, b int) int {
	if a > math.MaxInt-b {
		return math.MaxInt
	}
	return a + b
}

func times(a, b int) int {
	if a > 0 && b > math.MaxInt/a {
		return math.MaxInt
	}
	return a * b
}
