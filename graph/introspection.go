package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// readableSchema lets clients read the schema.
type readableSchema struct{}

// ExtensionName implements graphql.HandlerExtension.
func (readableSchema) ExtensionName() string { return "Introspection" }

// Validate implements graphql.HandlerExtension.
func (readableSchema) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext allows it.
func (readableSchema) MutateOperationContext(_ context.Context, o *graphql.OperationContext) *gqlerror.Error {
	o.DisableIntrospection = false
	return nil
}

// InterceptField answers null where the specification has no list: only an object and
// an interface have fields and interfaces, only an enum has values. gqlgen answers
// with an empty list, which clients take for a type without any.
func (readableSchema) InterceptField(ctx context.Context, resolve graphql.Resolver) (any, error) {
	answer, err := resolve(ctx)
	field := graphql.GetFieldContext(ctx)
	if field.Object != "__Type" || err != nil {
		return answer, err
	}
	t, ok := field.Parent.Result.(*introspection.Type)
	if ok && !hasList(field.Field.Name, ast.DefinitionKind(t.Kind())) {
		return nil, nil //nolint:nilnil // null is the answer
	}
	return answer, nil
}

// hasList says whether types of a kind have the list that a field of __Type answers
// with; fields that are no lists every type has.
func hasList(field string, kind ast.DefinitionKind) bool {
	switch field {
	case "fields", "interfaces":
		return kind == ast.Object || kind == ast.Interface
	case "possibleTypes":
		return kind == ast.Interface || kind == ast.Union
	case "enumValues":
		return kind == ast.Enum
	case "inputFields":
		return kind == ast.InputObject
	}
	return true
}
