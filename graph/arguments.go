package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/view"
)

// args reads a list's arguments. Its filter is that of the kind of node.
func (l *lookahead) args(f *ast.Field, kind string) (args view.Args, conditions view.Conditions, err error) {
	raw := f.ArgumentMap(l.vars)
	for _, a := range f.Definition.Arguments {
		if raw[a.Name] == nil && a.DefaultValue != nil { // null is as good as absent
			if raw[a.Name], err = a.DefaultValue.Value(nil); err != nil {
				return args, conditions, fmt.Errorf("read the default of %s: %w", a.Name, err)
			}
		}
		raw[a.Name] = l.coerce(a.Type, raw[a.Name])
	}
	var typed struct {
		Filter  json.RawMessage
		OrderBy string
		Roles   []string
		Text    string
		Kinds   []ontology.NodeKind
		First   *int
		After   *view.Cursor
	}
	if err := remarshal(raw, &typed); err != nil {
		return args, conditions, unreadable(f.Alias, err)
	}
	args = view.Args{Order: typed.OrderBy, Roles: typed.Roles, Text: typed.Text, Kinds: typed.Kinds, First: typed.First, After: typed.After}
	if raw["filter"] != nil {
		filter := view.NewFilter(kind)
		if err := json.Unmarshal(typed.Filter, filter); err != nil {
			return args, conditions, unreadable(f.Alias+": filter", err)
		}
		args.Filter, conditions = filter, filter.Conditions()
	}
	return args, conditions, checkRows(f, args.Rows())
}

// checkRows says whether a list may have this many rows.
func checkRows(f *ast.Field, rows int) error {
	switch {
	case rows < 0:
		return badInput("%[1]s:first 是 %[2]d,不可为负", "%[1]s: first is %[2]d; it must not be negative", f.Alias, rows)
	case rows > view.MaxFirst:
		return bound{
			bilingual.Text{Message: f.Alias + " 的 first ", MessageEn: f.Alias + ": first"},
			rows, view.MaxFirst,
			bilingual.Text{Message: "其余请用 after 取下一页", MessageEn: "ask for the next page with after"},
		}.exceeded()
	}
	return nil
}

// unreadable says which argument is of the wrong type. The validator has let a
// variable pass that it is lenient about.
func unreadable(where string, err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return badInput("%[1]s:%[2]s 不能是 %[3]s", "%[1]s: %[2]s takes no %[3]s", where, strings.ToLower(wrong.Field), wrong.Value)
	}
	return badInput("%[1]s:参数不可读", "%[1]s: the arguments cannot be read", where)
}

func remarshal(from, to any) error {
	b, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(b, to)
}

// coerce gives an argument the form of its type, as the executor does: a single
// value for a list, a number for an id.
func (l *lookahead) coerce(t *ast.Type, v any) any {
	switch {
	case v == nil:
		return nil
	case t.Elem != nil:
		list := graphql.CoerceList(v)
		out := make([]any, len(list))
		for i := range list {
			out[i] = l.coerce(t.Elem, list[i])
		}
		return out
	}
	switch v := v.(type) {
	case map[string]any:
		out := make(map[string]any, len(v))
		for _, field := range l.schema.Types[t.NamedType].Fields {
			if x, ok := v[field.Name]; ok {
				out[field.Name] = l.coerce(field.Type, x)
			} else if field.DefaultValue != nil {
				out[field.Name], _ = field.DefaultValue.Value(nil) // the schema's own text, which the parser has read
			}
		}
		return out
	case int64:
		if t.NamedType == "ID" {
			return strconv.FormatInt(v, 10)
		}
	case json.Number:
		if t.NamedType == "ID" {
			return v.String()
		}
	}
	return v
}
