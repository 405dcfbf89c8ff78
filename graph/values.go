package graph

import (
	"context"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// exactVariables refuses variables that are not of their types to the letter. The
// validator lets pass an enum's value in small letters, a number for a text, a text for
// a number, and whole numbers of any size.
type exactVariables struct{ schema *ast.Schema }

// ExtensionName implements graphql.HandlerExtension.
func (exactVariables) ExtensionName() string { return "ExactVariables" }

// Validate implements graphql.HandlerExtension.
func (exactVariables) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext looks through the values as the client sent them.
func (e exactVariables) MutateOperationContext(ctx context.Context, o *graphql.OperationContext) *gqlerror.Error {
	sent := askedOf(ctx).variables
	for _, v := range o.Operation.VariableDefinitions {
		if err := e.check(ast.Path{ast.PathName("variable"), ast.PathName(v.Variable)}, v.Type, sent[v.Variable]); err != nil {
			errcode.Set(err, errcode.ValidationFailed)
			return err
		}
	}
	return nil
}

func (e exactVariables) check(path ast.Path, t *ast.Type, value any) *gqlerror.Error {
	if t == nil { // below a value that is no list where the schema has one
		return nil
	}
	if list := reflect.ValueOf(value); list.Kind() == reflect.Slice { // the validator makes lists of single values
		for i := range list.Len() {
			if err := e.check(append(path[:len(path):len(path)], ast.PathIndex(i)), t.Elem, list.Index(i).Interface()); err != nil {
				return err
			}
		}
		return nil
	}
	for t.Elem != nil { // a value stands for a list of itself
		t = t.Elem
	}
	d := e.schema.Types[t.NamedType]
	if fields, ok := value.(map[string]any); ok {
		for _, f := range d.Fields {
			if err := e.check(append(path[:len(path):len(path)], ast.PathName(f.Name)), f.Type, fields[f.Name]); err != nil {
				return err
			}
		}
		return nil
	}
	if value == nil || isExact(d, value) {
		return nil
	}
	if d.Kind == ast.Enum {
		return gqlerror.ErrorPathf(path, "%v is not a valid %s: its values are %s, exactly so", value, d.Name, strings.Join(valueNames(d.EnumValues), ", "))
	}
	return gqlerror.ErrorPathf(path, "cannot use value as %s", d.Name) // which nameVariables says in full
}

// isExact says whether a value, which is no list and no object, is one of a type.
func isExact(d *ast.Definition, value any) bool {
	switch d.Name {
	case "Int":
		return isWhole(value, math.MinInt32, math.MaxInt32)
	case "Float":
		_, isNumber := numberText(value)
		return isNumber
	case "ID":
		_, isText := value.(string)
		return isText || isWhole(value, math.MinInt64, math.MaxInt64)
	case "String":
		_, isText := value.(string)
		return isText
	}
	if d.Kind == ast.Enum {
		name, isText := value.(string)
		return isText && d.EnumValues.ForName(name) != nil
	}
	return true
}

func isWhole(value any, least, most int64) bool {
	text, ok := numberText(value)
	if !ok {
		return false
	}
	n, err := strconv.ParseInt(text, 10, 64)
	return err == nil && least <= n && n <= most
}

// numberText is a number as JSON writes it.
func numberText(value any) (string, bool) {
	switch value.(type) {
	case json.Number, int, int64, float64:
		text, err := json.Marshal(value)
		return string(text), err == nil
	}
	return "", false
}

// exactLiterals says what is wrong with the literals of a validated document that
// validation lets pass: whole numbers of more than 32 bits, and cursors that are no
// texts.
func exactLiterals(doc *ast.QueryDocument) gqlerror.List {
	var errs gqlerror.List
	eachValue(doc, func(v *ast.Value) {
		if v.Definition == nil {
			return
		}
		switch of := v.Definition.Name; {
		case of == "Int" && v.Kind == ast.IntValue && !isWhole(json.Number(v.Raw), math.MinInt32, math.MaxInt32):
			errs = append(errs, errorAt(v, CodeValidation, bilingual.Sprintf(
				"%[1]s 不是 Int:应为 -2147483648 至 2147483647 的整数", "%[1]s is no Int: that is a whole number from -2147483648 to 2147483647", cut(v.Raw))))
		case of == "Cursor" && v.Kind != ast.StringValue && v.Kind != ast.BlockValue && v.Kind != ast.Variable && v.Kind != ast.NullValue:
			errs = append(errs, errorAt(v, CodeInvalidCursor, bilingual.Sprintf(
				"%[1]s 不是游标:游标是列表所给的字符串", "invalid cursor: %[1]s is none; a cursor is a string, as a list gave it", cut(v.String()))))
		}
	})
	return errs
}

// errorAt is an error about a literal.
func errorAt(v *ast.Value, code string, said bilingual.Text) *gqlerror.Error {
	err := asError(code, said)
	err.Locations = []gqlerror.Location{{Line: v.Position.Line, Column: v.Position.Column}}
	return err
}

func valueNames(values ast.EnumValueList) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = v.Name
	}
	return names
}
