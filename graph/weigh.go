package graph

import (
	"unsafe"

	"github.com/vektah/gqlparser/v2/ast"
)

// What is remembered is weighed by the memory that it holds, in bytes: by the sizes of
// its parts, with what an allocation takes beside. A test holds the weights against the
// memory of a process.

const (
	allocation = 16 // on average, of what is rounded up
	entryOfMap = 64
)

// sizeOf is what a value that stands for itself takes.
func sizeOf[T any]() int {
	var v T
	return int(unsafe.Sizeof(v)) + allocation
}

// weighText weighs a text and its constants.
func weighText(text string, c constants) int {
	n := len(text) + sizeOf[weighed[askedText]]() + entryOfMap
	for constant := range c {
		n += len(constant.raw) + 2*entryOfMap
	}
	return n
}

// weighDocument weighs a parsed query.
func weighDocument(doc *ast.QueryDocument, text string) int {
	n := len(text) + sizeOf[preparedQuery]() + sizeOf[ast.QueryDocument]() + 2*entryOfMap
	for _, o := range doc.Operations {
		n += sizeOf[ast.OperationDefinition]() + sizeOf[ast.Position]() + weighDirectives(o.Directives) + weighSelection(o.SelectionSet)
		for _, v := range o.VariableDefinitions {
			n += sizeOf[ast.VariableDefinition]() + 2*sizeOf[ast.Position]() + sizeOf[ast.Type]() + weighValue(v.DefaultValue)
		}
	}
	for _, f := range doc.Fragments {
		n += sizeOf[ast.FragmentDefinition]() + sizeOf[ast.Position]() + weighDirectives(f.Directives) + weighSelection(f.SelectionSet)
	}
	return n
}

func weighSelection(set ast.SelectionSet) int {
	n := 2 * cap(set) * int(unsafe.Sizeof(ast.Selection(nil)))
	for _, s := range set {
		n += sizeOf[ast.Position]()
		switch s := s.(type) {
		case *ast.Field:
			n += sizeOf[ast.Field]() + weighArguments(s.Arguments) + weighDirectives(s.Directives) + weighSelection(s.SelectionSet)
		case *ast.InlineFragment:
			n += sizeOf[ast.InlineFragment]() + weighDirectives(s.Directives) + weighSelection(s.SelectionSet)
		case *ast.FragmentSpread:
			n += sizeOf[ast.FragmentSpread]() + weighDirectives(s.Directives)
		}
	}
	return n
}

func weighDirectives(list ast.DirectiveList) int {
	n := 0
	for _, d := range list {
		n += sizeOf[ast.Directive]() + sizeOf[ast.Position]() + weighArguments(d.Arguments)
	}
	return n
}

func weighArguments(list ast.ArgumentList) int {
	n := 0
	for _, a := range list {
		n += sizeOf[ast.Argument]() + sizeOf[ast.Position]() + weighValue(a.Value)
	}
	return n
}

func weighValue(v *ast.Value) int {
	if v == nil {
		return 0
	}
	n := sizeOf[ast.Value]() + sizeOf[ast.Position]() + len(v.Raw)
	for _, c := range v.Children {
		n += sizeOf[ast.ChildValue]() + sizeOf[ast.Position]() + weighValue(c.Value)
	}
	return n
}

// What a plan holds for each field: the hop that the store is asked for, its arguments,
// the database's statement and the functions that write the rows; of a scalar its name
// in the hop and the function that writes it.
const (
	planOfRoot   = 2_500
	planOfObject = 1_800
	planOfScalar = 300
)

// weighPlan weighs the plan of a field beside the query that it is of.
func (l *lookahead) weighPlan(f *ast.Field) int {
	n := planOfRoot
	_ = l.fields(f.SelectionSet, func(f *ast.Field) error { // which fails nowhere
		n += planOfScalar
		if len(f.SelectionSet) > 0 {
			n += l.weighPlan(f) - planOfRoot + planOfObject
		}
		return nil
	})
	return n
}
