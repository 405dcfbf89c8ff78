package view

import "github.com/policygraph/policygraph/ontology"

// Plan is a policy plan: one that was loaded, or one only cited.
type Plan struct{ fact }

// Title is its title.
func (p *Plan) Title() string { return p.str("title") }

// DocNumber is the document number.
func (p *Plan) DocNumber() *string { return p.text("docNumber") }

// IssuedOn is the date of issue.
func (p *Plan) IssuedOn() *string { return p.text("issuedOn") }

// PeriodStart is the start of its period, as printed.
func (p *Plan) PeriodStart() *string { return p.text("periodStart") }

// PeriodEnd is the end of its period, as printed.
func (p *Plan) PeriodEnd() *string { return p.text("periodEnd") }

// Validity is what the page prints.
func (p *Plan) Validity() *string { return p.text("validity") }

// Cited tells a plan only cited from one that was loaded.
func (p *Plan) Cited() bool { return p.flag("cited") }

// RolesUsed are the roles that the plan uses at all.
func (p *Plan) RolesUsed() []ontology.Role {
	roles := []ontology.Role{}
	for _, r := range p.list("rolesUsed") {
		roles = append(roles, ontology.Role(r))
	}
	return roles
}

// Area is what it covers.
func (p *Plan) Area() (*Area, error) { return one[Area](p.row, "Plan.area") }

// Issuers are who issued it.
func (p *Plan) Issuers(filter *AgencyFilter, first *int, after *Cursor) (*AgencyConnection, error) {
	return many[Agency](p.row, "Plan.issuers", Args{Filter: filter, First: first, After: after})
}

// Organisation are the agencies that carry it out as a whole.
func (p *Plan) Organisation(roles []ontology.OrganisationRole, filter *AgencyFilter, first *int, after *Cursor) (*PlanOrganisationConnection, error) {
	return many[Agency](p.row, "Plan.organisation", Args{Roles: roleNames(roles), Filter: filter, First: first, After: after})
}

// Tasks are all its tasks.
func (p *Plan) Tasks(filter *TaskFilter, orderBy *TaskOrder, first *int, after *Cursor) (*TaskConnection, error) {
	return many[Task](p.row, "Plan.tasks", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Targets are all that it or its tasks set.
func (p *Plan) Targets(filter *TargetFilter, orderBy *TargetOrder, first *int, after *Cursor) (*TargetConnection, error) {
	return many[Target](p.row, "Plan.targets", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Platforms are those that it concerns.
func (p *Plan) Platforms(filter *PlatformFilter, orderBy *PlatformOrder, first *int, after *Cursor) (*PlatformConnection, error) {
	return many[Platform](p.row, "Plan.platforms", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// BasedOn are the plans that it is based on.
func (p *Plan) BasedOn(filter *PlanFilter, orderBy *PlanOrder, first *int, after *Cursor) (*PlanCitationConnection, error) {
	return many[Plan](p.row, "Plan.basedOn", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// BasisOf are the plans based on it.
func (p *Plan) BasisOf(filter *PlanFilter, orderBy *PlanOrder, first *int, after *Cursor) (*PlanCitationConnection, error) {
	return many[Plan](p.row, "Plan.basisOf", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Supersedes are the plans that it supersedes.
func (p *Plan) Supersedes(filter *PlanFilter, orderBy *PlanOrder, first *int, after *Cursor) (*PlanCitationConnection, error) {
	return many[Plan](p.row, "Plan.supersedes", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Announcements are the numbers of items that it announces.
func (p *Plan) Announcements(first *int, after *Cursor) (*AnnouncementConnection, error) {
	return many[Announcement](p.row, "Plan.announcements", Args{First: first, After: after})
}

// Discrepancies are what it words in two ways.
func (p *Plan) Discrepancies(first *int, after *Cursor) (*DiscrepancyConnection, error) {
	return many[Discrepancy](p.row, "Plan.discrepancies", Args{First: first, After: after})
}

// PlanFilter says which plans: everything given must hold.
type PlanFilter struct {
	Plans, Areas, Agencies []string
	WithParts              *bool
	Functions              []string
	Roles                  []ontology.Role
	Organisers             []string
	OrganiserFunctions     []string
	OrganisationRoles      []ontology.OrganisationRole
	Years                  []int
	Indicators, Documents  []string
	Cited                  *bool
	Text                   *string
}

// Conditions are what the filter asks of the store.
func (f *PlanFilter) Conditions() (c Conditions) {
	c.ids(ontology.KindPlan, f.Plans)
	c.areas(f.Areas, f.WithParts, out(ontology.KindArea, ontology.Covers))
	c.assigned(f.Roles, f.Agencies, f.Functions, out(ontology.KindTask, ontology.HasTask))
	c.organised(f.OrganisationRoles, f.Organisers, f.OrganiserFunctions)
	c.years("year", f.Years, out(ontology.KindTarget, ontology.Sets))
	c.ids(ontology.KindIndicator, f.Indicators, out(ontology.KindTarget, ontology.Sets), out(ontology.KindIndicator, ontology.Measures))
	c.documents(f.Documents)
	c.flag("cited", f.Cited)
	c.terms("title", f.Text)
	return c
}
