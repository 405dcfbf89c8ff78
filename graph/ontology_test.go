package graph

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/view"
)

// TestScalarsAreOfTheOntology: each field that is read from a node or an edge
// stands in the ontology, with a type that the field can show, and is required
// there where the schema promises it.
func TestScalarsAreOfTheOntology(t *testing.T) {
	s := schema()
	for _, kind := range ontology.Kinds() {
		for _, f := range s.Types[kind].Fields {
			relationship := f.Directives.ForName("relationship")
			switch {
			case f.Name == "id" || strings.HasPrefix(f.Name, "__"):
			case relationship == nil:
				isOfTheOntology(t, s, kind, f, ontology.PropertiesOf(kind))
			case f.Arguments.ForName("first") != nil:
				edgesAreOfTheOntology(t, s, f.Type.Name(), stringsOf(relationship, "type"))
			}
		}
	}
}

// edgesAreOfTheOntology holds the edges of a connection to the relations that
// lead to them.
func edgesAreOfTheOntology(t *testing.T, s *ast.Schema, connection string, relations []string) {
	t.Helper()
	edge := s.Types[s.Types[connection].Fields.ForName("edges").Type.Name()]
	for _, f := range edge.Fields {
		if f.Name == "cursor" || f.Name == "node" || strings.HasPrefix(f.Name, "__") {
			continue
		}
		for _, r := range ontology.Relations() {
			if slices.Contains(relations, r.Name) {
				isOfTheOntology(t, s, edge.Name, f, r.Properties)
			}
		}
	}
}

func isOfTheOntology(t *testing.T, s *ast.Schema, owner string, f *ast.FieldDefinition, table []ontology.Property) {
	t.Helper()
	names := []string{f.Name}
	property, reference := f.Directives.ForName("property"), f.Directives.ForName("reference")
	if property != nil {
		names = stringsOf(property, "names")
	} else if reference != nil {
		names = []string{reference.Arguments.ForName("property").Value.Raw}
	}
	for _, name := range names {
		at := slices.IndexFunc(table, func(p ontology.Property) bool { return p.Name == name })
		if at < 0 {
			t.Errorf("%s.%s reads %s, which the ontology does not have", owner, f.Name, name)
			continue
		}
		p := table[at]
		if f.Type.NonNull && !p.Required {
			t.Errorf("%s.%s is never null, and the ontology does not require %s", owner, f.Name, name)
		}
		if property != nil || reference != nil {
			continue // shown as something else than it is
		}
		if want := typeOf(s, f.Type); want != p.Type {
			t.Errorf("%s.%s shows a %s, and %s is a %s", owner, f.Name, want, name, p.Type)
		}
	}
}

func typeOf(s *ast.Schema, t *ast.Type) ontology.Type {
	if t.Elem != nil {
		return ontology.Texts
	}
	switch t.Name() {
	case "Int":
		return ontology.Integer
	case "Float":
		return ontology.Decimal
	case "Boolean":
		return ontology.Flag
	}
	if t.Name() == "String" || s.Types[t.Name()].Kind == ast.Enum {
		return ontology.Text
	}
	return ontology.Type(t.Name())
}

// TestOrdersAreOfTheOntology: each order of a kind is by numbers that it has.
func TestOrdersAreOfTheOntology(t *testing.T) {
	for _, kind := range ontology.Kinds() {
		enum := schema().Types[kind+"Order"]
		if enum == nil {
			continue
		}
		for _, value := range enum.EnumValues {
			orders := view.OrderBy(value.Name)
			if len(orders) == 0 && value.Name != "ID" {
				t.Errorf("%s.%s orders by nothing", enum.Name, value.Name)
			}
			for _, o := range orders {
				if !slices.ContainsFunc(ontology.PropertiesOf(kind), func(p ontology.Property) bool {
					return p.Name == o.Prop && (p.Type == ontology.Integer || p.Type == ontology.Decimal)
				}) {
					t.Errorf("%s.%s orders by %s, which is no number of %s", enum.Name, value.Name, o.Prop, kind)
				}
			}
		}
	}
}
