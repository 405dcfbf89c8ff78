package view

import (
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Task is a unit of work with its own assignment, or a heading of such.
type Task struct{ fact }

// Key is its numbering path.
func (t *Task) Key() string { return t.str("key") }

// Title is its printed title, or its first words.
func (t *Task) Title() string { return t.str("title") }

// Summary is a reviewer's own words.
func (t *Task) Summary() *string { return t.text("summary") }

// Part is where it stands: in the body or in an annex.
func (t *Task) Part() ontology.TaskSource { return ontology.TaskSource(t.str("source")) }

// Table is the annex table's title.
func (t *Task) Table() *string { return t.text("table") }

// Schedule are the periods of its schedule.
func (t *Task) Schedule() []string { return t.list("schedule") }

// Absence is a figure that a row has a column for and does not state.
type Absence struct{ Indicator, Says string }

// Absences are the figures that its row has a column for and does not state.
func (t *Task) Absences() []Absence { return AbsencesOf(t.item) }

// AbsencesOf reads the absences of a task.
func AbsencesOf(task *store.Item) []Absence {
	stored := row{task}.list("absences")
	out := make([]Absence, len(stored))
	for i := range stored {
		out[i].Indicator, out[i].Says, _ = strings.Cut(stored[i], " ")
	}
	return out
}

// Groups are what a table's row stands below.
func (t *Task) Groups() []string { return t.list("groups") }

// Line is what the same row has in common over the years of a table.
func (t *Task) Line() *string { return t.text("line") }

// From is the first year of what Due rests on.
func (t *Task) From() *int { return t.integer("from") }

// Due is the year that it is due in.
func (t *Task) Due() *int { return t.integer("due") }

// DueBasis is what that rests on.
func (t *Task) DueBasis() *ontology.DueBasis { return enum[ontology.DueBasis](t.row, "dueBasis") }

// Sole says that exactly one body has it, which answers for it.
func (t *Task) Sole() bool { return t.flag("sole") }

// Plan is the plan that it belongs to.
func (t *Task) Plan() (*Plan, error) { return one[Plan](t.row, "Task.plan") }

// Parent is the task above.
func (t *Task) Parent() (*Task, error) { return one[Task](t.row, "Task.parent") }

// Subtasks are the tasks below.
func (t *Task) Subtasks(filter *TaskFilter, orderBy *TaskOrder, first *int, after *Cursor) (*TaskConnection, error) {
	return many[Task](t.row, "Task.subtasks", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Agencies are who it is assigned to.
func (t *Task) Agencies(roles []ontology.Role, filter *AgencyFilter, first *int, after *Cursor) (*TaskAgencyConnection, error) {
	return many[Agency](t.row, "Task.agencies", Args{Roles: roleNames(roles), Filter: filter, First: first, After: after})
}

// Targets are those that it sets.
func (t *Task) Targets(filter *TargetFilter, orderBy *TargetOrder, first *int, after *Cursor) (*TargetConnection, error) {
	return many[Target](t.row, "Task.targets", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Platforms are those that it concerns.
func (t *Task) Platforms(filter *PlatformFilter, orderBy *PlatformOrder, first *int, after *Cursor) (*PlatformConnection, error) {
	return many[Platform](t.row, "Task.platforms", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// TaskFilter says which tasks: everything given must hold.
type TaskFilter struct {
	Plans, Areas, Agencies                     []string
	WithParts                                  *bool
	Functions                                  []string
	Roles                                      []ontology.Role
	Platforms                                  []string
	Years                                      []int
	Indicators                                 []string
	Sources                                    []ontology.TaskSource
	Documents                                  []string
	Text                                       *string
	WithoutLead, WithoutAgency, Sole, TopLevel *bool
	Due                                        []int
	DueBases                                   []ontology.DueBasis
}

// Conditions are what the filter asks of the store.
func (f *TaskFilter) Conditions() (c Conditions) {
	c.ids(ontology.KindPlan, f.Plans, in(ontology.KindPlan, ontology.HasTask))
	c.areas(f.Areas, f.WithParts, in(ontology.KindPlan, ontology.HasTask), out(ontology.KindArea, ontology.Covers))
	c.assigned(f.Roles, f.Agencies, f.Functions)
	c.ids(ontology.KindPlatform, f.Platforms, out(ontology.KindPlatform, ontology.Concerns))
	c.years("year", f.Years, out(ontology.KindTarget, ontology.Sets))
	c.ids(ontology.KindIndicator, f.Indicators, out(ontology.KindTarget, ontology.Sets), out(ontology.KindIndicator, ontology.Measures))
	values(&c, "source", f.Sources)
	c.documents(f.Documents)
	c.terms("title", f.Text)
	c.flag("withoutLead", f.WithoutLead)
	c.leads(not(f.WithoutAgency), in(ontology.KindAgency, ontology.AssignmentsOf(nil)...))
	c.flag("sole", f.Sole)
	c.leads(not(f.TopLevel), in(ontology.KindTask, ontology.HasSubtask))
	c.years("due", f.Due)
	values(&c, "dueBasis", f.DueBases)
	return c
}
