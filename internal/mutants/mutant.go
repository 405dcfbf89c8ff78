package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// mutant is one change: the text from start to end of a file becomes with.
type mutant struct {
	file       string
	line       int
	start, end int // byte offsets
	with, what string
}

func (m mutant) folder() string { return filepath.Dir(m.file) }

// String says where it is and what it changes.
func (m mutant) String() string { return fmt.Sprintf("%s:%d: %s", m.file, m.line, m.what) }

func (m mutant) compare(o mutant) int {
	return cmp.Or(cmp.Compare(m.file, o.file), cmp.Compare(m.start, o.start), cmp.Compare(m.with, o.with))
}

// source is the file with the change made.
func (m mutant) source() ([]byte, error) {
	text, err := os.ReadFile(m.file)
	if err != nil {
		return nil, err
	}
	return []byte(string(text[:m.start]) + m.with + string(text[m.end:])), nil
}

// operators are what each operator becomes.
var operators = map[token.Token]token.Token{
	token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LSS: token.LEQ, token.LEQ: token.LSS,
	token.GTR: token.GEQ, token.GEQ: token.GTR,
	token.LAND: token.LOR, token.LOR: token.LAND,
	token.ADD: token.SUB, token.SUB: token.ADD,
	token.MUL: token.QUO, token.QUO: token.MUL,
}

// places lists every change of the packages' own files, in the order of the
// files. Tests and generated files are left out.
func places(folders []string) ([]mutant, error) {
	var all []mutant
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			return nil, err
		}
		if len(files) == 0 {
			return nil, fmt.Errorf("%s holds no Go files", folder)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			found, err := placesIn(file)
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
		}
	}
	return all, nil
}

func placesIn(file string) ([]mutant, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, file, text, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	if ast.IsGenerated(tree) {
		return nil, nil
	}
	var found []mutant
	add := func(from, to token.Pos, with, what string) {
		at := set.Position(from)
		found = append(found, mutant{file, at.Line, at.Offset, set.Position(to).Offset, with, what})
	}
	original := func(n ast.Node) string {
		return string(text[set.Position(n.Pos()).Offset:set.Position(n.End()).Offset])
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BinaryExpr:
			if with, ok := operators[n.Op]; ok {
				add(n.OpPos, n.OpPos+token.Pos(len(n.Op.String())), with.String(), fmt.Sprintf("%s becomes %s in %s", n.Op, with, oneLine(original(n))))
			}
		case *ast.IfStmt:
			add(n.Cond.Pos(), n.Cond.End(), "!("+original(n.Cond)+")", "not: if "+oneLine(original(n.Cond)))
		case *ast.ExprStmt, *ast.IncDecStmt:
			add(n.Pos(), n.End(), "", "left out: "+oneLine(original(n)))
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				add(n.Pos(), n.End(), "", "left out: "+oneLine(original(n)))
			}
		case *ast.BranchStmt:
			if n.Label == nil && n.Tok == token.CONTINUE {
				add(n.Pos(), n.End(), "break", "continue becomes break")
			}
		case *ast.Ident:
			if with, ok := map[string]string{"true": "false", "false": "true"}[n.Name]; ok {
				add(n.Pos(), n.End(), with, n.Name+" becomes "+with)
			}
		}
		return true
	})
	return found, nil
}

// oneLine is a text on one line, cut where it is long.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 70 {
		return string(r[:70]) + "…"
	}
	return s
}
