package view

import "github.com/policygraph/policygraph/ontology"

// Target is a figure that a plan sets.
type Target struct{ figure }

// Stretch tells a 高线 value from a plain one.
func (t *Target) Stretch() bool { return t.flag("stretch") }

// Nature is what kind of target it is.
func (t *Target) Nature() ontology.TargetNature { return ontology.TargetNature(t.str("nature")) }

// Plan is the plan that sets it.
func (t *Target) Plan() (*Plan, error) { return one[Plan](t.row, "Target.plan") }

// Tasks are the tasks that set it.
func (t *Target) Tasks(filter *TaskFilter, orderBy *TaskOrder, first *int, after *Cursor) (*TaskConnection, error) {
	return many[Task](t.row, "Target.tasks", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// ConflictsWith are the targets that contradict it. The relation has a
// direction that means nothing, so both ways are taken and made one list.
func (t *Target) ConflictsWith(filter *TargetFilter, orderBy *TargetOrder, first *int, after *Cursor) (*TargetConflictConnection, error) {
	return both[Target](t.row, "Target.conflictsWith", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// TargetFilter says which targets: everything given must hold.
type TargetFilter struct {
	Plans, Agencies      []string
	Functions            []string
	Roles                []ontology.Role
	Indicators, Areas    []string
	WithParts            *bool
	Years                []int
	Natures              []ontology.TargetNature
	Stretch, Conflicting *bool
	Documents            []string
	Text                 *string
}

// Conditions are what the filter asks of the store.
func (f *TargetFilter) Conditions() (c Conditions) {
	c.ids(ontology.KindPlan, f.Plans, in(ontology.KindPlan, ontology.Sets))
	c.assigned(f.Roles, f.Agencies, f.Functions, in(ontology.KindTask, ontology.Sets))
	c.figures(f.Indicators, f.Areas, f.WithParts, f.Years)
	values(&c, "nature", f.Natures)
	c.flag("stretch", f.Stretch)
	c.flag("conflicting", f.Conflicting)
	c.documents(f.Documents)
	c.terms("statedIndicator", f.Text)
	return c
}
