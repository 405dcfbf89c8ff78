package graph

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// plan is what the selection below a root field comes to: what to ask of the
// store, and how to write its answer. Requests share it, and nothing of it is
// changed once it is made.
type plan struct {
	ask   store.Query
	args  view.Args    // a list's
	known []view.Known // ids that filters name
	lists listings     // those below the root field

	shaped sync.Once
	write  func(*jsonText, any) // nil where the writer cannot
}

// plans remembers plans. A query that clients send again and again, with other
// variables each time, is looked through once: a plan depends on the query's
// shape and on the variables that its selection uses, of which most have none. What is
// remembered holds the whole query, and weighs it.
type plans struct {
	made *cache[planKey, *plan]
	used *cache[*ast.Field, []string]
}

type planKey struct {
	field     *ast.Field // of the prepared query
	variables string     // those that the plan depends on, a line of JSON each
}

func newPlans() plans {
	return plans{newCache[planKey, *plan](plansWeight), newCache[*ast.Field, []string](plansWeight / 4)}
}

// plan is the plan of the root field that is being resolved. Build makes it of
// a look-ahead; withArguments says that the plan hangs on the field's arguments too.
func (q query) plan(ctx context.Context, withArguments bool, build func(*lookahead, *ast.Field) (*plan, error)) (*plan, error) {
	field := graphql.GetFieldContext(ctx).Field
	key, remember := q.planKey(ctx, field, withArguments)
	if remember {
		if p, ok := q.plans.made.get(key); ok {
			return p, nil
		}
	}
	l, f := q.look(ctx)
	l.lists = listings{}
	p, err := build(l, f)
	if err != nil {
		return nil, err
	}
	p.known, p.lists = l.known, l.lists
	if remember {
		q.plans.made.add(key, p, askedOf(ctx).query.weight+l.weighPlan(f)+len(key.variables))
	}
	return p, nil
}

// planKey says what a field's plan is remembered by. Where a field is selected
// twice, what it comes to may depend on conditions that stand elsewhere, and it
// is not remembered.
func (q query) planKey(ctx context.Context, field graphql.CollectedField, withArguments bool) (planKey, bool) {
	o := graphql.GetOperationContext(ctx)
	key := planKey{field: field.Field}
	if len(field.Selections) != len(field.SelectionSet) {
		return key, false
	}
	names, ok := q.plans.used.get(field.Field)
	if !ok {
		u := uses{fragments: o.Doc.Fragments, seen: map[string]bool{}}
		if withArguments {
			u.arguments(field.Arguments)
		}
		u.set(field.SelectionSet)
		names = u.names
		q.plans.used.add(field.Field, names, askedOf(ctx).query.weight)
	}
	if len(names) == 0 {
		return key, true
	}
	var values strings.Builder
	for _, name := range names { // in an order of the field's own
		if v, ok := o.Variables[name]; ok { // absent is not null
			b, err := json.Marshal(v)
			if err != nil {
				return key, false
			}
			values.Write(b)
		}
		values.WriteByte('\n')
	}
	key.variables = values.String()
	return key, true
}

// uses gathers the names of the variables that a selection uses.
type uses struct {
	fragments ast.FragmentDefinitionList
	seen      map[string]bool
	names     []string
}

func (u *uses) set(set ast.SelectionSet) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			u.directives(s.Directives)
			u.arguments(s.Arguments)
			u.set(s.SelectionSet)
		case *ast.InlineFragment:
			u.directives(s.Directives)
			u.set(s.SelectionSet)
		case *ast.FragmentSpread:
			u.directives(s.Directives)
			if !u.seen[s.Name] {
				u.seen[s.Name] = true
				u.set(u.fragments.ForName(s.Name).SelectionSet)
			}
		}
	}
}

func (u *uses) directives(list ast.DirectiveList) {
	for _, d := range list {
		u.arguments(d.Arguments)
	}
}

func (u *uses) arguments(list ast.ArgumentList) {
	for _, a := range list {
		u.value(a.Value)
	}
}

func (u *uses) value(v *ast.Value) {
	if v.Kind == ast.Variable && !slices.Contains(u.names, v.Raw) {
		u.names = append(u.names, v.Raw)
	}
	for _, c := range v.Children {
		u.value(c.Value)
	}
}

// writing is what a root field's writer and its resolver pass to one another.
type writing struct {
	plan  *plan        // that the resolver left
	arena *store.Arena // lent to it
}

type writingKey struct{}

// writingOf is nil where the executor alone is at work.
func writingOf(ctx context.Context) *writing {
	w, _ := ctx.Value(writingKey{}).(*writing)
	return w
}
