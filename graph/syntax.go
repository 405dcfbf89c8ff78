package graph

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// syntaxLimits refuses a query by its form alone, before it is validated:
// validation looks at every field with every other of its name, which a short text
// can make take minutes.
type syntaxLimits struct{ Limits }

// text refuses a text by its words.
func (s syntaxLimits) text(of shape) *gqlerror.Error {
	return firstExceeded([]bound{
		{
			bilingual.Text{Message: "查询的词和符号数", MessageEn: "the number of words and signs in the query"},
			of.words, s.Tokens,
			bilingual.Text{Message: "请把查询写短", MessageEn: "send a shorter query"},
		},
		{
			bilingual.Text{Message: "括号的层数", MessageEn: "the number of brackets within brackets"},
			of.nesting, s.Nesting,
			bilingual.Text{Message: "请少嵌套几层", MessageEn: "ask for less nesting"},
		},
		{longText, of.longest, s.Text, shorterText},
	})
}

// variables refuses variables that are too many or too long.
func (l Limits) variables(given map[string]any) *gqlerror.Error {
	n, longest := countValues(given)
	return firstExceeded([]bound{{manyValues, n, l.Values, fewerValues}, {longText, longest, l.Text, shorterText}})
}

// measure looks at each operation, and at each fragment, as validation does.
func (s syntaxLimits) measure(doc *ast.QueryDocument) *gqlerror.Error {
	w := walk{fragments: doc.Fragments, extents: map[string]form{}, spread: map[string]bool{}}
	var all form
	for _, operation := range doc.Operations {
		all = all.beside(w.form(operation.SelectionSet))
	}
	unspread := all
	for _, fragment := range doc.Fragments {
		unspread = unspread.beside(w.form(fragment.SelectionSet))
	}
	if err := firstExceeded([]bound{
		{
			bilingual.Text{Message: "查询的层数", MessageEn: "the depth of the query"},
			unspread.depth, s.Depth,
			bilingual.Text{Message: "请少嵌套几层", MessageEn: "ask for less nesting"},
		},
		{bilingual.Text{Message: "字段数", MessageEn: "the number of fields"}, all.fields, s.Fields, fewerFields},
		{bilingual.Text{Message: "字段和片段数", MessageEn: "the number of fields and fragments"}, unspread.selections, 3 * s.Fields, fewerFields},
		{bilingual.Text{Message: "别名数", MessageEn: "the number of aliases"}, all.aliases, s.Aliases, fewerFields},
		{
			bilingual.Text{Message: "查询模式的次数", MessageEn: "how often the schema is asked for"},
			all.schemas, s.Schemas,
			bilingual.Text{Message: "请一次查全", MessageEn: "ask once, for all that you need"},
		},
		{manyValues, unspread.values, s.Values, fewerValues},
	}); err != nil {
		return err
	}
	return s.comparisons(&w, doc)
}

// comparisons counts the pairs of fields of one name in one object of the answer:
// validation looks whether the two are the same.
func (s syntaxLimits) comparisons(w *walk, doc *ast.QueryDocument) *gqlerror.Error {
	n := 0
	for _, operation := range doc.Operations {
		n += w.pairs([]ast.SelectionSet{operation.SelectionSet})
	}
	for _, fragment := range doc.Fragments {
		n += w.pairs([]ast.SelectionSet{fragment.SelectionSet})
	}
	if n > s.Compared {
		return bound{
			bilingual.Text{Message: "须逐一比较的同名字段数", MessageEn: "the number of fields of one name to compare"},
			n, s.Compared,
			bilingual.Text{Message: "一个字段请只写一次,或用别名", MessageEn: "select a field once, or name it by an alias"},
		}.refusal()
	}
	return nil
}

// form is how far a selection reaches, each fragment counted where it is spread.
type form struct {
	depth, fields, aliases, values int
	selections                     int // fields and fragments
	schemas                        int // of its fields, those that ask for the schema
}

func (f form) beside(o form) form {
	return form{
		max(f.depth, o.depth), plus(f.fields, o.fields), plus(f.aliases, o.aliases), plus(f.values, o.values),
		plus(f.selections, o.selections), plus(f.schemas, o.schemas),
	}
}

// walk goes through the selections of a query.
type walk struct {
	fragments ast.FragmentDefinitionList
	extents   map[string]form // of fragments, so that each is measured once
	spread    map[string]bool // the fragments on the way down to here
}

// into gives a fragment's selection, unless there is none or the way down leads
// through it already, which the validator will say.
func (w *walk) into(name string) (ast.SelectionSet, bool) {
	f := w.fragments.ForName(name)
	if f == nil || w.spread[name] {
		return nil, false
	}
	return f.SelectionSet, true
}

func (w *walk) form(set ast.SelectionSet) (sum form) {
	for _, s := range set {
		sum.selections = plus(sum.selections, 1)
		switch s := s.(type) {
		case *ast.Field:
			sum = sum.beside(w.field(s))
		case *ast.InlineFragment:
			sum = sum.beside(w.form(s.SelectionSet))
		case *ast.FragmentSpread:
			sum = sum.beside(w.fragment(s.Name))
		}
	}
	return sum
}

func (w *walk) field(f *ast.Field) form {
	e := w.form(f.SelectionSet)
	e.depth++
	e.fields = plus(e.fields, 1)
	if f.Alias != f.Name {
		e.aliases = plus(e.aliases, 1)
	}
	if f.Name == "__schema" || f.Name == "__type" {
		e.schemas = plus(e.schemas, 1)
	}
	for _, a := range f.Arguments {
		e.values = plus(e.values, literals(a.Value))
	}
	return e
}

func (w *walk) fragment(name string) form {
	e, known := w.extents[name]
	set, ok := w.into(name)
	if known || !ok {
		return e
	}
	w.spread[name] = true
	e = w.form(set)
	w.spread[name] = false
	w.extents[name] = e
	return e
}

// together is the fields of one name in an object of the answer.
type together struct {
	n    int
	sets []ast.SelectionSet
}

// pairs counts the pairs of fields of one name in these selections, which are of
// one object, and below.
func (w *walk) pairs(sets []ast.SelectionSet) int {
	n, fields := 0, map[string]*together{}
	for _, set := range sets {
		w.collect(set, fields)
	}
	for _, f := range fields {
		n += f.n * (f.n - 1) / 2
		if len(f.sets) > 0 {
			n += w.pairs(f.sets)
		}
	}
	return n
}

func (w *walk) collect(set ast.SelectionSet, into map[string]*together) {
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			f := into[s.Alias]
			if f == nil {
				f = new(together)
				into[s.Alias] = f
			}
			f.n++
			if len(s.SelectionSet) > 0 {
				f.sets = append(f.sets, s.SelectionSet)
			}
		case *ast.InlineFragment:
			w.collect(s.SelectionSet, into)
		case *ast.FragmentSpread:
			if set, ok := w.into(s.Name); ok {
				w.spread[s.Name] = true
				w.collect(set, into)
				w.spread[s.Name] = false
			}
		}
	}
}

// literals counts the values of the lists in a literal.
func literals(v *ast.Value) int {
	n := 0
	if v.Kind == ast.ListValue {
		n = len(v.Children)
	}
	for _, child := range v.Children {
		n += literals(child.Value)
	}
	return n
}

// countValues counts the values of the lists in variables, and the bytes of their
// longest text.
func countValues(v any) (n, longest int) {
	below := func(child any) {
		m, text := countValues(child)
		n, longest = n+m, max(longest, text)
	}
	switch v := v.(type) {
	case string:
		longest = len(v)
	case map[string]any:
		for _, child := range v {
			below(child)
		}
	case []any:
		n = len(v)
		for _, child := range v {
			below(child)
		}
	}
	return n, longest
}
