package view

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/internal/simplified"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// Filter is the filter of one kind of node.
type Filter interface{ Conditions() Conditions }

// NewFilter makes an empty filter of the kind of node.
func NewFilter(kind string) Filter {
	switch kind {
	case ontology.KindPlan:
		return new(PlanFilter)
	case ontology.KindArea:
		return new(AreaFilter)
	case ontology.KindPlatform:
		return new(PlatformFilter)
	case ontology.KindAgency:
		return new(AgencyFilter)
	case ontology.KindTask:
		return new(TaskFilter)
	case ontology.KindTarget:
		return new(TargetFilter)
	case ontology.KindObservation:
		return new(ObservationFilter)
	case ontology.KindIndicator:
		return new(IndicatorFilter)
	case ontology.KindDocument:
		return new(DocumentFilter)
	case ontology.KindPassage:
		return new(PassageFilter)
	}
	return nil
}

// Conditions are what a filter asks of the store, all of which must hold, and
// the ids that it names, which must exist. An absent list adds nothing; an
// empty one matches nothing, by the store's own rule.
type Conditions struct {
	Where []store.Filter
	Known []Known
}

// Known is an id that a filter names and the kind that it must be of; or, where Prop
// is given, a value of the property that some node of the kind must have.
type Known struct{ Kind, ID, Prop string }

// in and out are steps of a filter's way.
func out(kind string, rels ...string) store.Step {
	return store.Step{Rels: rels, Kinds: []string{kind}}
}

func in(kind string, rels ...string) store.Step {
	return store.Step{Rels: rels, In: true, Kinds: []string{kind}}
}

// ids restricts to nodes that have a node of these ids at the end of the way;
// without a way, to these ids themselves.
func (c *Conditions) ids(kind string, ids []string, way ...store.Step) {
	if ids == nil {
		return
	}
	c.know(kind, ids)
	c.Where = append(c.Where, anyOf(store.IDProp, ids, way...))
}

// areas restricts to nodes that have an area of these ids at the end of the way or,
// with their parts, an area within any of them.
func (c *Conditions) areas(ids []string, withParts *bool, way ...store.Step) {
	if ids == nil || withParts == nil || !*withParts {
		c.ids(ontology.KindArea, ids, way...)
		return
	}
	c.know(ontology.KindArea, ids)
	c.Where = append(c.Where, anyOf("within", ids, way...))
}

// leads restricts to nodes from which the way leads anywhere, or nowhere.
func (c *Conditions) leads(anywhere *bool, way ...store.Step) {
	if anywhere != nil {
		c.Where = append(c.Where, store.Filter{Via: way, Op: store.Exists, Values: []any{*anywhere}})
	}
}

// not is the other of two values; nil stays nil.
func not(b *bool) *bool {
	if b == nil {
		return nil
	}
	other := !*b
	return &other
}

// know adds ids that must exist.
func (c *Conditions) know(kind string, ids []string) {
	for _, id := range ids {
		c.Known = append(c.Known, Known{Kind: kind, ID: id})
	}
}

// terms restricts to nodes whose name contains every word of the text, which may
// be written in traditional characters, as that of a search.
func (c *Conditions) terms(prop string, text *string) {
	if text == nil {
		return
	}
	for _, word := range strings.Fields(simplified.Read(*text)) {
		c.Where = append(c.Where, store.Filter{Prop: prop, Op: store.Contains, Values: []any{word}})
	}
}

// flag restricts by a property that every node of the kind has.
func (c *Conditions) flag(prop string, want *bool) {
	if want != nil {
		c.Where = append(c.Where, store.Filter{Prop: prop, Op: store.In, Values: []any{*want}})
	}
}

// leadSomewhere restricts to nodes from which the way leads anywhere.
func (c *Conditions) leadSomewhere(way ...store.Step) {
	c.Where = append(c.Where, store.Filter{Via: way, Op: store.Exists, Values: []any{true}})
}

// assigned restricts to nodes from which the way leads to a task with an
// assignment: of any of the roles, to any of the agencies, of any of the
// functions, all of the same edge.
func (c *Conditions) assigned(roles []ontology.Role, agencies, functions []string, way ...store.Step) {
	switch {
	case roles == nil && agencies == nil && functions == nil:
	case roles != nil && len(roles) == 0:
		c.nothing()
	default:
		c.related(ontology.AssignmentsOf(roles), agencies, functions, way)
	}
}

// organised restricts to plans that an agency has a part in carrying out: in any of
// the roles, any of the agencies, of any of the functions, all of the same edge.
func (c *Conditions) organised(roles []ontology.OrganisationRole, agencies, functions []string) {
	switch {
	case roles == nil && agencies == nil && functions == nil:
	case roles != nil && len(roles) == 0:
		c.nothing()
	default:
		c.related(ontology.OrganisationRelations(roles), agencies, functions, nil)
	}
}

// related restricts to nodes from which the way leads to one that an agency has any
// of the relations to: any of the agencies, of any of the functions.
func (c *Conditions) related(rels, agencies, functions []string, way []store.Step) {
	step := in(ontology.KindAgency, rels...)
	if functions != nil {
		step.Where = append(step.Where, anyOf("functionNames", c.kindsNamed(functions)))
	}
	way = append(way, step)
	if agencies != nil {
		c.ids(ontology.KindAgency, agencies, way...)
		return
	}
	c.leadSomewhere(way...)
}

func (c *Conditions) nothing() {
	c.Where = append(c.Where, store.Filter{Prop: store.IDProp, Op: store.In, Values: []any{}})
}

// functions restricts to agencies of any of the kinds that the values name.
func (c *Conditions) functions(values []string) {
	if values != nil {
		c.Where = append(c.Where, anyOf("functionNames", c.kindsNamed(values)))
	}
}

// kindsNamed are the kinds of the catalogue that values name. A value that it does
// not know must be in the data.
func (c *Conditions) kindsNamed(values []string) []string {
	out := []string{}
	for _, v := range values {
		kinds := bodies.KindsNamed(v)
		if len(kinds) == 0 {
			kinds = []string{v}
			c.Known = append(c.Known, Known{ontology.KindAgency, v, "functionNames"})
		}
		out = append(out, kinds...)
	}
	return out
}

// agencyKinds restricts to agencies of these kinds. One that the ontology does not
// have must be in the data.
func (c *Conditions) agencyKinds(kinds []string) {
	values(c, "kind", kinds)
	for _, kind := range kinds {
		if !slices.Contains(ontology.AgencyKinds(), kind) {
			c.Known = append(c.Known, Known{ontology.KindAgency, kind, "kind"})
		}
	}
}

// platformKinds restricts to platforms of these kinds, which must be in the data: no
// catalogue has them all.
func (c *Conditions) platformKinds(kinds []string) {
	values(c, "kind", kinds)
	for _, kind := range kinds {
		c.Known = append(c.Known, Known{ontology.KindPlatform, kind, "kind"})
	}
}

// years restricts to nodes that have any of the years in a property, themselves or at
// the end of the way.
func (c *Conditions) years(prop string, years []int, way ...store.Step) {
	if years == nil {
		return
	}
	vs := make([]any, len(years))
	for i, y := range years {
		vs[i] = int64(y)
	}
	c.Where = append(c.Where, store.Filter{Via: way, Prop: prop, Op: store.In, Values: vs})
}

// values restricts to nodes whose property is any of the list.
func values[T ~string](c *Conditions, prop string, list []T) {
	if list != nil {
		c.Where = append(c.Where, anyOf(prop, list))
	}
}

func anyOf[T ~string](prop string, list []T, way ...store.Step) store.Filter {
	vs := make([]any, len(list))
	for i, v := range list {
		vs[i] = string(v)
	}
	return store.Filter{Via: way, Prop: prop, Op: store.In, Values: vs}
}
