package view

import "github.com/policygraph/policygraph/ontology"

// Area is an administrative division or a functional zone.
type Area struct{ row }

// Name is its name.
func (a *Area) Name() string { return a.str("name") }

// FullName is its name with what it is part of.
func (a *Area) FullName() *string { return a.text("fullName") }

// Aliases are its other names.
func (a *Area) Aliases() []string { return a.list("aliases") }

// Level is its level: province, city, county …
func (a *Area) Level() *string { return a.text("level") }

// AreaLevel is its level as an enum.
func (a *Area) AreaLevel() *ontology.AreaLevel { return enum[ontology.AreaLevel](a.row, "areaLevel") }

// Code is its GB/T 2260 code.
func (a *Area) Code() *string { return a.text("code") }

// PartOf is the area above.
func (a *Area) PartOf() (*Area, error) { return one[Area](a.row, "Area.partOf") }

// Parts are the areas below.
func (a *Area) Parts(filter *AreaFilter, first *int, after *Cursor) (*AreaConnection, error) {
	return many[Area](a.row, "Area.parts", Args{Filter: filter, First: first, After: after})
}

// Plans are those that cover it.
func (a *Area) Plans(filter *PlanFilter, orderBy *PlanOrder, first *int, after *Cursor) (*PlanConnection, error) {
	return many[Plan](a.row, "Area.plans", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Agencies are those that serve it.
func (a *Area) Agencies(filter *AgencyFilter, first *int, after *Cursor) (*AgencyConnection, error) {
	return many[Agency](a.row, "Area.agencies", Args{Filter: filter, First: first, After: after})
}

// Platforms are those in it.
func (a *Area) Platforms(filter *PlatformFilter, orderBy *PlatformOrder, first *int, after *Cursor) (*PlatformConnection, error) {
	return many[Platform](a.row, "Area.platforms", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Targets are those for it.
func (a *Area) Targets(filter *TargetFilter, orderBy *TargetOrder, first *int, after *Cursor) (*TargetConnection, error) {
	return many[Target](a.row, "Area.targets", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Observations are the figures reported for it.
func (a *Area) Observations(filter *ObservationFilter, orderBy *ObservationOrder, first *int, after *Cursor) (*ObservationConnection, error) {
	return many[Observation](a.row, "Area.observations", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// AreaFilter says which areas: everything given must hold.
type AreaFilter struct {
	Areas         []string
	WithParts     *bool
	Codes, Levels []string
	AreaLevels    []ontology.AreaLevel
	PartOf, Plans []string
	Text          *string
}

// Conditions are what the filter asks of the store.
func (f *AreaFilter) Conditions() (c Conditions) {
	c.areas(f.Areas, f.WithParts)
	values(&c, "code", f.Codes)
	values(&c, "level", f.Levels)
	values(&c, "areaLevel", f.AreaLevels)
	c.ids(ontology.KindArea, f.PartOf, out(ontology.KindArea, ontology.PartOf))
	c.ids(ontology.KindPlan, f.Plans, in(ontology.KindPlan, ontology.Covers))
	c.terms("name", f.Text)
	return c
}
