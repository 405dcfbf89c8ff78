package graph

import (
	"regexp"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/view"
)

func schema() *ast.Schema { return NewExecutableSchema(Config{}).Schema() }

// TestEverythingIsDescribedInChineseThenEnglish walks the whole schema.
func TestEverythingIsDescribedInChineseThenEnglish(t *testing.T) {
	bilingual := regexp.MustCompile(`(?s)^[^A-Za-z]*\p{Han}.*[A-Za-z]{2}[^\p{Han}]*[.:]?$`)
	check := func(what, description string) {
		if !bilingual.MatchString(strings.TrimSpace(description)) {
			t.Errorf("%s is not described in Chinese, then in English: %q", what, description)
		}
	}
	arguments := func(of string, list ast.ArgumentDefinitionList) {
		for _, a := range list {
			check(of+"("+a.Name+")", a.Description)
		}
	}
	for _, d := range schema().Types {
		if d.BuiltIn {
			continue
		}
		check(d.Name, d.Description)
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			check(d.Name+"."+f.Name, f.Description)
			arguments(d.Name+"."+f.Name, f.Arguments)
		}
		for _, v := range d.EnumValues {
			check(d.Name+"."+v.Name, v.Description)
		}
	}
	for _, d := range schema().Directives {
		if d.Position.Src.BuiltIn {
			continue
		}
		check("@"+d.Name, d.Description)
		arguments("@"+d.Name, d.Arguments)
	}
}

// TestRelationsFitTheOntology: each @relationship names relations that join the
// kinds which the field joins.
func TestRelationsFitTheOntology(t *testing.T) {
	s := schema()
	l := &lookahead{schema: s}
	relations := map[string]ontology.Relation{}
	for _, r := range ontology.Relations() {
		relations[r.Name] = r
	}
	seen := map[string]bool{}
	for _, d := range s.Types {
		if d.Kind != ast.Object {
			continue
		}
		for _, f := range d.Fields {
			directive := f.Directives.ForName("relationship")
			if directive == nil {
				continue
			}
			other := f.Type.Name()
			switch {
			case f.Arguments.ForName("first") != nil:
				other = l.nodeType(other)
			case !isNode(s, s.Types[other]):
				other = ""
			}
			from, to := d.Name, other
			if directive.Arguments.ForName("direction").Value.Raw == string(view.In) {
				from, to = to, from
			}
			for _, name := range stringsOf(directive, "type") {
				seen[name] = true
				r := relations[name]
				if !joins(r.From, from) || !joins(r.To, to) {
					t.Errorf("%s.%s: the ontology has no %s from %s to %s", d.Name, f.Name, name, from, to)
				}
			}
		}
	}
	for name := range relations {
		if !seen[name] {
			t.Errorf("no field of the schema follows %s", name)
		}
	}
}

func joins(kinds []string, kind string) bool {
	for _, k := range kinds {
		if kind == "" || k == kind {
			return true
		}
	}
	return false
}

// TestListsArePagedAlike: every connection takes first and after, with the
// schema's page size, and has Relay's fields.
func TestListsArePagedAlike(t *testing.T) {
	for _, d := range schema().Types {
		for _, f := range d.Fields {
			name := f.Type.Name()
			if !strings.HasSuffix(name, "Connection") {
				continue
			}
			first, after := f.Arguments.ForName("first"), f.Arguments.ForName("after")
			if first == nil || after == nil || first.DefaultValue.Raw != "20" || after.Type.Name() != "Cursor" {
				t.Errorf("%s.%s is not paged by first: Int = 20 and after: Cursor", d.Name, f.Name)
			}
			for _, field := range []string{"edges", "pageInfo", "totalCount"} {
				if schema().Types[name].Fields.ForName(field) == nil {
					t.Errorf("%s has no %s", name, field)
				}
			}
		}
	}
}
