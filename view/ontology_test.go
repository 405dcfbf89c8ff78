package view_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// sample is a value of a property that tells which property it is of.
func sample(p ontology.Property) any {
	switch p.Type {
	case ontology.Text:
		return "of " + p.Name
	case ontology.Integer:
		return int64(1000 + len(p.Name))
	case ontology.Decimal:
		return 0.5 + float64(len(p.Name))
	case ontology.Flag:
		return true
	case ontology.Texts:
		return []string{"of " + p.Name}
	}
	return nil
}

func samples(list []ontology.Property) store.Values {
	props := store.Props{}
	for _, p := range list {
		props[p.Name] = sample(p)
	}
	return store.ValuesOf(props)
}

// readsTheTable calls every method of a type that reads a property, of a row
// that has all that the table knows: each must answer what stands under its own
// name.
func readsTheTable(t *testing.T, of string, row any, table []ontology.Property, skip ...string) {
	t.Helper()
	v := reflect.ValueOf(row)
	for i := range v.NumMethod() {
		name, m := v.Type().Method(i).Name, v.Method(i).Type()
		if m.NumIn() > 0 || m.NumOut() != 1 || slices.Contains(skip, name) {
			continue // a relation, or no property
		}
		at := slices.IndexFunc(table, func(p ontology.Property) bool { return strings.EqualFold(p.Name, name) })
		if at < 0 {
			t.Errorf("%s.%s reads what the ontology does not have", of, name)
			continue
		}
		got := reflect.Indirect(v.Method(i).Call(nil)[0])
		if want := sample(table[at]); !got.IsValid() || fmt.Sprint(got.Interface()) != fmt.Sprint(want) {
			t.Errorf("%s.%s is %v, want %v (%s)", of, name, got, want, table[at].Type)
		}
	}
}

func TestReadersHoldToTheOntology(t *testing.T) {
	for _, kind := range ontology.Kinds() {
		table := ontology.PropertiesOf(kind)
		node, err := view.NodeOf(&store.Item{Node: store.FoundNode{ID: "x", Kind: kind, Props: samples(table)}})
		if err != nil {
			t.Fatal(err)
		}
		readsTheTable(t, kind, node, table, "ID", "Item", "Source", "Part", "Context", "Absences")
	}
	var carried []ontology.Property
	for _, r := range ontology.Relations() {
		for _, p := range r.Properties {
			if !slices.Contains(carried, p) {
				carried = append(carried, p)
			}
		}
	}
	page := store.Page{Items: []store.Item{{Edge: &store.FoundEdge{Rel: ontology.Leads, Props: samples(carried)}}}}
	edge := view.NewConnection[view.Agency](page, "Task.agencies", view.Args{}).Edges()[0]
	readsTheTable(t, "an edge", edge, carried, "Cursor", "Node", "Role", "OrganisationRole", "Passage") // the passage is followed by the store
}

// TestFiltersHoldToTheOntology gives each filter every condition that it can
// have and follows it to the nodes whose property it asks for.
func TestFiltersHoldToTheOntology(t *testing.T) {
	for _, kind := range ontology.Kinds() {
		filter := view.NewFilter(kind)
		if filter == nil {
			continue // a kind that is never listed by itself
		}
		v := reflect.ValueOf(filter).Elem()
		for i := range v.NumField() {
			field := v.Field(i)
			if field.Kind() == reflect.Slice {
				field.Set(reflect.MakeSlice(field.Type(), 1, 1))
				field.Index(0).SetZero()
				switch field.Type().Elem() {
				case reflect.TypeFor[ontology.Role]():
					field.Index(0).SetString(string(ontology.RoleLead))
				case reflect.TypeFor[ontology.OrganisationRole]():
					field.Index(0).SetString(string(ontology.OrganisationOffice))
				}
				continue
			}
			field.Set(reflect.New(field.Type().Elem()))
			if field.Elem().Kind() == reflect.String {
				field.Elem().SetString("字")
			}
		}
		where := filter.Conditions().Where
		joined := 3 // roles, agencies and functions are one condition, areas and withParts another
		if v.FieldByName("OrganisationRoles").IsValid() {
			joined += 2 // and who organises, of what kind, in which role, a third
		}
		if len(where) < v.NumField()-joined {
			t.Errorf("%s: %d fields give %d conditions", kind, v.NumField(), len(where))
		}
		for _, f := range where {
			holds(t, kind, []string{kind}, f)
		}
	}
}

// holds follows a filter's way by the ontology's relations.
func holds(t *testing.T, filter string, kinds []string, f store.Filter) {
	t.Helper()
	for _, step := range f.Via {
		for _, rel := range step.Rels {
			at := slices.IndexFunc(ontology.Relations(), func(r ontology.Relation) bool { return r.Name == rel })
			if at < 0 {
				t.Errorf("the filter of %s takes %s, which is no relation", filter, rel)
				continue
			}
			from, to := ontology.Relations()[at].From, ontology.Relations()[at].To
			if step.In {
				from, to = to, from
			}
			if !overlap(from, kinds) || !overlap(to, step.Kinds) {
				t.Errorf("the filter of %s takes %s from %v to %v (in: %v)", filter, rel, kinds, step.Kinds, step.In)
			}
		}
		kinds = step.Kinds
		for _, w := range step.Where {
			holds(t, filter, kinds, w)
		}
	}
	if f.Op == store.Exists || f.Prop == store.IDProp {
		return
	}
	for _, kind := range kinds {
		at := slices.IndexFunc(ontology.PropertiesOf(kind), func(p ontology.Property) bool { return p.Name == f.Prop })
		if at < 0 {
			t.Errorf("the filter of %s asks for %s of %s, which has none", filter, f.Prop, kind)
			continue
		}
		want := ontology.PropertiesOf(kind)[at].Type
		if want == ontology.Texts {
			want = ontology.Text // of any element
		}
		for _, value := range f.Values {
			if got := ontology.TypeOf(value); got != want {
				t.Errorf("the filter of %s compares %s of %s (%s) with %v (%s)", filter, f.Prop, kind, want, value, got)
			}
		}
	}
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
}
