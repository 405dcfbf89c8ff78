// Package wordingtest holds catalogues of wordings against the source that uses them.
package wordingtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// In lists the wordings that the source in a folder gives to calls: the arguments at the
// places that calls names, by the function's or method's name. What is no literal there is
// not one of the wordings.
func In(t *testing.T, folder string, calls map[string][]int) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no source in %s: %v", folder, err)
	}
	var out []string
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				for _, place := range calls[nameOf(call.Fun)] {
					if place < len(call.Args) {
						out = append(out, literals(call.Args[place])...)
					}
				}
			}
			return true
		})
	}
	return out
}

func nameOf(f ast.Expr) string {
	switch f := f.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}

// literals is the text of a literal, joined by + or not.
func literals(e ast.Expr) []string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil && text != "" {
			return []string{text}
		}
	case *ast.BinaryExpr:
		left, right := literals(e.X), literals(e.Y)
		if len(left) == 1 && len(right) == 1 {
			return []string{left[0] + right[0]}
		}
	}
	return nil
}

var operand = regexp.MustCompile(`%(?:\[(\d+)\])?[-+# 0]*[\d.]*([a-zA-Z])`)

// operands are the verbs of a wording, in the order of their operands.
func operands(format string) []string {
	byPlace := map[int]string{}
	next := 1
	for _, m := range operand.FindAllStringSubmatch(strings.ReplaceAll(format, "%%", ""), -1) {
		if m[1] != "" {
			next, _ = strconv.Atoi(m[1]) // digits
		}
		byPlace[next] = m[2]
		next++
	}
	out := make([]string, len(byPlace))
	for place, verb := range byPlace {
		if place > len(out) {
			return []string{"an operand is left out: " + format}
		}
		out[place-1] = verb
	}
	return out
}

// Hold tells wordings that a catalogue has no Chinese of, entries that nothing uses, and
// those whose two sides have other operands.
func Hold(t *testing.T, c bilingual.Catalogue, file string, used []string) {
	t.Helper()
	for _, english := range used {
		if c[english] == "" {
			t.Errorf("%s has no Chinese of %q: add the line", file, english)
		}
	}
	for english, chinese := range c {
		if !slices.Contains(used, english) {
			t.Errorf("%s: nothing says %q any more: remove the line", file, english)
		}
		if a, b := operands(english), operands(chinese); !slices.Equal(a, b) {
			t.Errorf("%s: %q has the operands %v, its Chinese %v", file, english, a, b)
		}
	}
}
