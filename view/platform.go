package view

import "github.com/policygraph/policygraph/ontology"

// Platform is a properly named carrier of innovation.
type Platform struct{ fact }

// Name is its name.
func (p *Platform) Name() string { return p.str("name") }

// Kind is its kind: 孵化器, 众创空间 …
func (p *Platform) Kind() *string { return p.text("kind") }

// Level is of what rank it is: 省级, 省级培育 …
func (p *Platform) Level() *string { return p.text("level") }

// Inferred names the fields that stand in none of its mentions.
func (p *Platform) Inferred() []string { return p.list("inferred") }

// Aliases are its other names.
func (p *Platform) Aliases() []string { return p.list("aliases") }

// Area is where it is.
func (p *Platform) Area() (*Area, error) { return one[Area](p.row, "Platform.area") }

// Tasks are those that concern it.
func (p *Platform) Tasks(filter *TaskFilter, orderBy *TaskOrder, first *int, after *Cursor) (*TaskConnection, error) {
	return many[Task](p.row, "Platform.tasks", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Plans are those that concern it.
func (p *Platform) Plans(filter *PlanFilter, orderBy *PlanOrder, first *int, after *Cursor) (*PlanConnection, error) {
	return many[Plan](p.row, "Platform.plans", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// PlatformFilter says which platforms: everything given must hold.
type PlatformFilter struct {
	Plans, Areas []string
	WithParts    *bool
	Kinds        []string
	Documents    []string
	Text         *string
}

// Conditions are what the filter asks of the store.
func (f *PlatformFilter) Conditions() (c Conditions) {
	c.ids(ontology.KindPlan, f.Plans, in(ontology.KindPlan, ontology.Concerns))
	c.areas(f.Areas, f.WithParts, out(ontology.KindArea, ontology.LocatedIn))
	c.platformKinds(f.Kinds)
	c.documents(f.Documents)
	c.terms("name", f.Text)
	return c
}
