package graph

import (
	"context"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// exactEnums refuses variables that write an enum's value in small letters. The
// validator lets them pass, and nothing in the graph is of such a value.
type exactEnums struct{ schema *ast.Schema }

// ExtensionName implements graphql.HandlerExtension.
func (exactEnums) ExtensionName() string { return "ExactEnums" }

// Validate implements graphql.HandlerExtension.
func (exactEnums) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext looks through the values of the operation's variables.
func (e exactEnums) MutateOperationContext(_ context.Context, o *graphql.OperationContext) *gqlerror.Error {
	for _, v := range o.Operation.VariableDefinitions {
		if err := e.check(ast.Path{ast.PathName("variable"), ast.PathName(v.Variable)}, v.Type, o.Variables[v.Variable]); err != nil {
			errcode.Set(err, errcode.ValidationFailed)
			return err
		}
	}
	return nil
}

func (e exactEnums) check(path ast.Path, t *ast.Type, value any) *gqlerror.Error {
	if t == nil { // below a value that is no list where the schema has one
		return nil
	}
	switch value := value.(type) {
	case []any:
		for i, v := range value {
			if err := e.check(append(path[:len(path):len(path)], ast.PathIndex(i)), t.Elem, v); err != nil {
				return err
			}
		}
	case []string: // what the validator makes of a single value for a list
		for _, v := range value {
			if err := e.check(path, t.Elem, v); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, f := range e.schema.Types[t.Name()].Fields {
			if err := e.check(append(path[:len(path):len(path)], ast.PathName(f.Name)), f.Type, value[f.Name]); err != nil {
				return err
			}
		}
	case string:
		if d := e.schema.Types[t.Name()]; d.Kind == ast.Enum && d.EnumValues.ForName(value) == nil {
			return gqlerror.ErrorPathf(path, "%s is not a valid %s: its values are %s, exactly so", value, d.Name, strings.Join(valueNames(d.EnumValues), ", "))
		}
	}
	return nil
}

func valueNames(values ast.EnumValueList) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = v.Name
	}
	return names
}
