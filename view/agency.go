package view

import (
	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/ontology"
)

// Agency is one agency of one area under all its names.
type Agency struct{ row }

// Name is the full name.
func (a *Agency) Name() string { return a.str("name") }

// Aliases are all names that documents use.
func (a *Agency) Aliases() []string { return a.list("aliases") }

// Function is what such agencies are usually called.
func (a *Agency) Function() *string { return a.text("function") }

// Functions are its kinds of the catalogue of bodies, which line agencies up
// across areas.
func (a *Agency) Functions() []string { return a.list("functions") }

// Collective says whether its name stands for many.
func (a *Agency) Collective() bool { return a.flag("collective") }

// Inferred are the fields that no document states.
func (a *Agency) Inferred() []string { return a.list("inferred") }

// AliasPassages are the passages that first write its names, one a name.
func (a *Agency) AliasPassages(first *int, after *Cursor) (*AgencyNameConnection, error) {
	return many[Passage](a.row, "Agency.aliasPassages", Args{First: first, After: after})
}

// Kind is its kind: 部门, 国企 …
func (a *Agency) Kind() *string { return a.text("kind") }

// Area is what it serves.
func (a *Agency) Area() (*Area, error) { return one[Area](a.row, "Agency.area") }

// Tasks are those assigned to it.
func (a *Agency) Tasks(roles []ontology.Role, filter *TaskFilter, orderBy *TaskOrder, first *int, after *Cursor) (*AgencyTaskConnection, error) {
	return many[Task](a.row, "Agency.tasks", Args{Roles: roleNames(roles), Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Plans are those that it issued.
func (a *Agency) Plans(filter *PlanFilter, orderBy *PlanOrder, first *int, after *Cursor) (*PlanConnection, error) {
	return many[Plan](a.row, "Agency.plans", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Organises are the plans that it has a part in carrying out as a whole.
func (a *Agency) Organises(roles []ontology.OrganisationRole, filter *PlanFilter, orderBy *PlanOrder, first *int, after *Cursor) (*AgencyOrganisationConnection, error) {
	return many[Plan](a.row, "Agency.organises", Args{Roles: roleNames(roles), Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Members are who a collective name stands for.
func (a *Agency) Members(filter *AgencyFilter, first *int, after *Cursor) (*AgencyConnection, error) {
	return many[Agency](a.row, "Agency.members", Args{Filter: filter, First: first, After: after})
}

// MemberOf are the collective names that it belongs to.
func (a *Agency) MemberOf(filter *AgencyFilter, first *int, after *Cursor) (*AgencyConnection, error) {
	return many[Agency](a.row, "Agency.memberOf", Args{Filter: filter, First: first, After: after})
}

// AgencyFilter says which agencies: everything given must hold.
type AgencyFilter struct {
	Agencies, Areas         []string
	WithParts               *bool
	Functions, Kinds, Names []string
	Plans                   []string
	Roles                   []ontology.Role
	Organises               []string
	OrganisationRoles       []ontology.OrganisationRole
	Text                    *string
}

// Conditions are what the filter asks of the store.
func (f *AgencyFilter) Conditions() (c Conditions) {
	c.ids(ontology.KindAgency, f.Agencies)
	c.areas(f.Areas, f.WithParts, out(ontology.KindArea, ontology.Serves))
	c.functions(f.Functions)
	c.agencyKinds(f.Kinds)
	values(&c, "names", searchtext.Names(f.Names))
	c.assignedIn(f.Roles, f.Plans)
	c.organises(f.OrganisationRoles, f.Organises)
	c.terms("names", f.Text)
	return c
}

// assignedIn restricts agencies to those with a task in any of the plans, in
// any of the roles, both of the same assignment.
func (c *Conditions) assignedIn(roles []ontology.Role, plans []string) {
	switch {
	case roles != nil && len(roles) == 0:
		c.nothing()
	case plans != nil:
		c.ids(ontology.KindPlan, plans, out(ontology.KindTask, ontology.AssignmentsOf(roles)...), in(ontology.KindPlan, ontology.HasTask))
	case roles != nil:
		c.leadSomewhere(out(ontology.KindTask, ontology.AssignmentsOf(roles)...))
	}
}

// organises restricts agencies to those with a part in carrying out any of the
// plans, in any of the roles, both of the same relation.
func (c *Conditions) organises(roles []ontology.OrganisationRole, plans []string) {
	way := out(ontology.KindPlan, ontology.OrganisationRelations(roles)...)
	switch {
	case roles != nil && len(roles) == 0:
		c.nothing()
	case plans != nil:
		c.ids(ontology.KindPlan, plans, way)
	case roles != nil:
		c.leadSomewhere(way)
	}
}
