package graph

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The validator names Go's kinds where a variable has a value of the wrong type. What
// a client can look for is the variable, and the value that it sent.
var (
	wrongValue = regexp.MustCompile(`^cannot use (?:value )?\S+ as (\w+)`)
	wrongKind  = regexp.MustCompile(`^must be a (\w+), not a \w+$`)
	wrongEnum  = regexp.MustCompile(`^enums must be `)
)

// nameVariables says in errors about variables which one it is, and what it holds.
func nameVariables(errs gqlerror.List, variables map[string]any) gqlerror.List {
	for _, e := range errs {
		if len(e.Path) < 2 || e.Path[0] != ast.PathName("variable") {
			continue
		}
		name, value := variable(e.Path[1:], variables)
		switch wrong, kind := wrongValue.FindStringSubmatch(e.Message), wrongKind.FindStringSubmatch(e.Message); {
		case wrong != nil:
			e.Message = fmt.Sprintf("the variable %s cannot be %s: it takes %s", name, value, wrong[1])
		case kind != nil:
			e.Message = fmt.Sprintf("the variable %s cannot be %s: it takes the fields of %s", name, value, kind[1])
		case wrongEnum.MatchString(e.Message):
			e.Message = fmt.Sprintf("the variable %s cannot be %s: it takes one of the values of its enum", name, value)
		case !strings.Contains(e.Message, "variable"):
			e.Message = fmt.Sprintf("the variable %s: %s", name, e.Message)
		}
	}
	return errs
}

// variable is the name of what a path leads to, $filter.years[2], and its value as
// JSON.
func variable(path ast.Path, variables map[string]any) (name, value string) {
	var b strings.Builder
	b.WriteByte('$')
	var at any = variables
	for i, step := range path {
		switch step := step.(type) {
		case ast.PathName:
			if i > 0 {
				b.WriteByte('.')
			}
			b.WriteString(string(step))
			fields, _ := at.(map[string]any)
			at = fields[string(step)]
		case ast.PathIndex:
			fmt.Fprintf(&b, "[%d]", int(step))
			if list, ok := at.([]any); ok && int(step) < len(list) { // a value may stand for a list of itself
				at = list[step]
			}
		}
	}
	text, err := json.Marshal(at)
	if err != nil {
		return b.String(), "what it is"
	}
	return b.String(), cut(string(text))
}

// cut shortens what a client sent, so that an error does not grow with it.
func cut(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	end := most
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}
