package view

import (
	"reflect"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

func TestAbsentListsDoNotRestrictAndEmptyOnesMatchNothing(t *testing.T) {
	if c := (&TaskFilter{}).Conditions(); c.Where != nil || c.Known != nil {
		t.Errorf("an empty filter restricts: %+v", c)
	}
	for name, f := range map[string]Filter{
		"ids":                &TaskFilter{Plans: []string{}},
		"values":             &AgencyFilter{Functions: []string{}},
		"years":              &TargetFilter{Years: []int{}},
		"roles":              &TaskFilter{Roles: []ontology.Role{}},
		"roles of an agency": &AgencyFilter{Roles: []ontology.Role{}, Plans: []string{"plan:a"}},
	} {
		where := f.Conditions().Where
		if len(where) != 1 || where[0].Op != store.In || where[0].Values == nil || len(where[0].Values) > 0 {
			t.Errorf("an empty list of %s: %+v", name, where)
		}
	}
}

func TestRolesAndAgenciesHoldOnTheSameEdge(t *testing.T) {
	c := (&TaskFilter{Roles: []ontology.Role{ontology.RoleLead}, Agencies: []string{"agency:a"}, Functions: []string{"科技局"}}).Conditions()
	want := []store.Filter{{
		Via: []store.Step{{
			Rels: []string{ontology.Leads}, In: true, Kinds: []string{ontology.KindAgency},
			Where: []store.Filter{{Prop: "functionNames", Op: store.In, Values: []any{"科技"}}},
		}},
		Prop: store.IDProp, Op: store.In, Values: []any{"agency:a"},
	}}
	if !reflect.DeepEqual(c.Where, want) {
		t.Errorf("%+v, want %+v", c.Where, want)
	}
	if known := []Known{{Kind: ontology.KindAgency, ID: "agency:a"}}; !reflect.DeepEqual(c.Known, known) {
		t.Errorf("ids to know %v, want %v", c.Known, known)
	}
}

// TestATextIsReadInEitherScript: names stand in simplified characters.
func TestATextIsReadInEitherScript(t *testing.T) {
	text := "孵化器  發展計劃"
	for name, f := range map[string]Filter{
		"plans": &PlanFilter{Text: &text}, "areas": &AreaFilter{Text: &text}, "platforms": &PlatformFilter{Text: &text},
		"agencies": &AgencyFilter{Text: &text}, "tasks": &TaskFilter{Text: &text}, "targets": &TargetFilter{Text: &text},
		"observations": &ObservationFilter{Text: &text}, "indicators": &IndicatorFilter{Text: &text}, "documents": &DocumentFilter{Text: &text},
	} {
		var words []any
		for _, w := range f.Conditions().Where {
			words = append(words, w.Values...)
		}
		if want := []any{"孵化器", "发展计划"}; !reflect.DeepEqual(words, want) {
			t.Errorf("%s are filtered by %v, want %v", name, words, want)
		}
	}
}

func TestEveryOrderOfTheSchemaHasItsProperty(t *testing.T) {
	for order, want := range map[string][]store.Order{
		"":               nil,
		"ID":             nil,
		"POSITION_ASC":   {{Prop: "position"}},
		"POSITION_DESC":  {{Prop: "position", Desc: true}},
		"ISSUED_ON_DESC": {{Prop: "issuedOnKey", Desc: true}},
		"YEAR_ASC":       {{Prop: "year"}, {Prop: "position"}},
		"VALUE_DESC":     {{Prop: "canonicalValue", Desc: true}, {Prop: "position"}},
	} {
		if got := OrderBy(order); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", order, got, want)
		}
	}
}
