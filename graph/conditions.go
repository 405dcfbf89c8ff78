package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// nullConditions refuses @skip and @include whose variable is null: a variable with a
// default may stand there and still be given null, which the validator lets pass and
// the executor cannot decide.
type nullConditions struct{}

// ExtensionName implements graphql.HandlerExtension.
func (nullConditions) ExtensionName() string { return "NullConditions" }

// Validate implements graphql.HandlerExtension.
func (nullConditions) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext looks for them only where a condition could be null.
func (nullConditions) MutateOperationContext(_ context.Context, o *graphql.OperationContext) *gqlerror.Error {
	null := map[string]bool{}
	for _, v := range o.Operation.VariableDefinitions {
		if value, given := o.Variables[v.Variable]; given && value == nil && v.Type.NamedType == "Boolean" {
			null[v.Variable] = true
		}
	}
	if len(null) == 0 {
		return nil
	}
	if name := nullCondition(o.Operation.SelectionSet, null); name != "" {
		return nullIn(name)
	}
	for _, f := range o.Doc.Fragments {
		if name := nullCondition(f.SelectionSet, null); name != "" {
			return nullIn(name)
		}
	}
	return nil
}

func nullIn(name string) *gqlerror.Error {
	err := gqlerror.ErrorPathf(ast.Path{ast.PathName("variable"), ast.PathName(name)}, "the variable $%s cannot be null: @skip and @include take true or false", name)
	errcode.Set(err, CodeValidation)
	return err
}

// nullCondition is the first of these variables that a condition of a selection
// takes, "" where none does.
func nullCondition(set ast.SelectionSet, null map[string]bool) string {
	for _, s := range set {
		var directives ast.DirectiveList
		var below ast.SelectionSet
		switch s := s.(type) {
		case *ast.Field:
			directives, below = s.Directives, s.SelectionSet
		case *ast.InlineFragment:
			directives, below = s.Directives, s.SelectionSet
		case *ast.FragmentSpread:
			directives = s.Directives
		}
		for _, d := range directives {
			if a := d.Arguments.ForName("if"); a != nil && a.Value.Kind == ast.Variable && null[a.Value.Raw] {
				return a.Value.Raw
			}
		}
		if name := nullCondition(below, null); name != "" {
			return name
		}
	}
	return ""
}
