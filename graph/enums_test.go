package graph

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/view"
)

// TestValuesOfEnumsAreExact gives every value of every enum of the schema in a
// variable, as it is and in small letters, wherever an argument takes the enum.
func TestValuesOfEnumsAreExact(t *testing.T) {
	engine, s := NewEngine(testStore(t), nil, DefaultLimits(), slog.New(slog.DiscardHandler)), schema()
	taken := map[string]bool{}
	for _, f := range s.Query.Fields {
		for _, a := range f.Arguments {
			for _, place := range enumPlaces(s, a) {
				taken[place.enum] = true
				for _, value := range s.Types[place.enum].EnumValues {
					query := fmt.Sprintf("query ($v: %s) { %s(%s: $v%s) { __typename } }", a.Type, f.Name, a.Name, others(f, a))
					ask := func(v string) string {
						answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query, Variables: map[string]any{"v": place.with(v)}})
						if len(answer.Errors) == 0 {
							return ""
						}
						return answer.Errors[0].Message
					}
					if message := ask(value.Name); strings.Contains(message, "is not a valid") {
						t.Errorf("%s: %s is refused: %s", query, value.Name, message)
					}
					small := strings.ToLower(value.Name)
					if message := ask(small); !strings.Contains(message, small+" is not a valid "+place.enum) {
						t.Errorf("%s: %s is answered: %q", query, small, message)
					}
				}
			}
		}
	}
	for _, d := range s.Types {
		if d.Kind == ast.Enum && !d.BuiltIn && takesIt(s, d.Name) && !taken[d.Name] {
			t.Errorf("no argument of a root field was tried with %s", d.Name)
		}
	}
}

// enumPlace is where an argument takes an enum: itself, or a field of it.
type enumPlace struct {
	enum string
	with func(value string) any
}

func enumPlaces(s *ast.Schema, a *ast.ArgumentDefinition) []enumPlace {
	listed := func(t *ast.Type, v any) any {
		if t.Elem != nil {
			return []any{v}
		}
		return v
	}
	d := s.Types[a.Type.Name()]
	if d.Kind == ast.Enum {
		return []enumPlace{{d.Name, func(v string) any { return listed(a.Type, v) }}}
	}
	var out []enumPlace
	for _, f := range d.Fields {
		if d.Kind == ast.InputObject && s.Types[f.Type.Name()].Kind == ast.Enum {
			out = append(out, enumPlace{f.Type.Name(), func(v string) any { return map[string]any{f.Name: listed(f.Type, v)} }})
		}
	}
	return out
}

// others are the arguments that the field needs beside one.
func others(f *ast.FieldDefinition, but *ast.ArgumentDefinition) string {
	var b strings.Builder
	for _, a := range f.Arguments {
		if a == but || !a.Type.NonNull {
			continue
		}
		values := map[string]string{"ID": `"area:339901"`, "String": `"字"`, "MatrixAxis": "PLAN"}
		fmt.Fprintf(&b, ", %s: %s", a.Name, values[a.Type.Name()])
	}
	return b.String()
}

// takesIt says whether any input of the schema is of the type.
func takesIt(s *ast.Schema, name string) bool {
	for _, d := range s.Types {
		for _, f := range d.Fields {
			if d.Kind == ast.InputObject && f.Type.Name() == name {
				return true
			}
			for _, a := range f.Arguments {
				if a.Type.Name() == name {
					return true
				}
			}
		}
	}
	return false
}

// TestNullIsAbsent: an order that is null is the default, at the root and below, in
// the query and in a variable, whichever way the answer is made.
func TestNullIsAbsent(t *testing.T) {
	both, s := bothPaths(testStore(t), nil), schema()
	roots := map[string]string{"Plan": "plans", "Area": "areas", "Platform": "platforms", "Agency": "agencies", "Task": "tasks", "Target": "targets", "Indicator": "indicators"}
	for _, d := range s.Types {
		for _, f := range d.Fields {
			order := f.Arguments.ForName("orderBy")
			if order == nil || d.Name != "Query" && roots[d.Name] == "" { // no list of its own leads there
				continue
			}
			ask := func(variable, arguments string) string {
				query := fmt.Sprintf("{ %s%s { edges { cursor node { id } } } }", f.Name, arguments)
				if d.Name != "Query" {
					query = fmt.Sprintf("{ %s { nodes { other: %s(first: 1) { totalCount } %s } } }", roots[d.Name], f.Name, strings.Trim(query, "{}"))
				}
				answer := both.same(t, graphql.RawParams{Query: "query " + variable + query, Variables: map[string]any{"none": nil}})
				if len(answer.Errors) > 0 {
					t.Fatal(query, answer.Errors)
				}
				return string(answer.Data)
			}
			want := ask("", "")
			if got := ask("", "(orderBy: null)"); got != want {
				t.Errorf("%s.%s with null: %s, without: %s", d.Name, f.Name, got, want)
			}
			if got := ask("($none: "+order.Type.Name()+")", "(orderBy: $none)"); got != want {
				t.Errorf("%s.%s with a variable that is null: %s, without: %s", d.Name, f.Name, got, want)
			}
		}
	}
}

// TestDefaultOrdersAreTheSchemas: readers of rows and the schema take the same order
// where none is given.
func TestDefaultOrdersAreTheSchemas(t *testing.T) {
	defaults := map[string]string{
		"PlanOrder": view.PlanOrder("").Default(), "AreaOrder": view.AreaOrder("").Default(), "PlatformOrder": view.PlatformOrder("").Default(),
		"AgencyOrder": view.AgencyOrder("").Default(), "TaskOrder": view.TaskOrder("").Default(), "TargetOrder": view.TargetOrder("").Default(),
		"ObservationOrder": view.ObservationOrder("").Default(), "IndicatorOrder": view.IndicatorOrder("").Default(), "DocumentOrder": view.DocumentOrder("").Default(),
	}
	for _, d := range schema().Types {
		for _, f := range d.Fields {
			if order := f.Arguments.ForName("orderBy"); order != nil && order.DefaultValue.Raw != defaults[order.Type.Name()] {
				t.Errorf("%s.%s: the schema's default is %s, the type's %q", d.Name, f.Name, order.DefaultValue.Raw, defaults[order.Type.Name()])
			}
		}
	}
}
