package view

import (
	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/ontology"
)

// Timeline shows what is due when.
type Timeline struct {
	*NodeSet
	Years       []*TimelineYear
	Unscheduled int
	Caveats     []*analysis.Caveat
}

// TimelineYear is what is due in one year (nil: in none that is named).
type TimelineYear struct {
	Year                             *int
	Bases                            []*analysis.DueBasisCount
	targets, undated, tasks, ongoing *nodeList
}

// TimelineFilter says what of: everything given must hold.
type TimelineFilter struct {
	Plans, Areas, Agencies, Functions, Indicators []string
	WithParts                                     *bool
	Years                                         []int
	DueBases                                      []ontology.DueBasis
	WithoutAgency                                 *bool
}

// Conditions are what the filter asks of the store, of targets and of tasks.
// Areas are those that a target is for, and those that a task's plan covers.
func (f *TimelineFilter) Conditions() (targets, tasks Conditions) {
	if f == nil {
		return targets, tasks
	}
	of := TargetFilter{Plans: f.Plans, Areas: f.Areas, WithParts: f.WithParts, Agencies: f.Agencies, Functions: f.Functions, Indicators: f.Indicators}
	by := TaskFilter{Plans: f.Plans, Areas: f.Areas, WithParts: f.WithParts, Agencies: f.Agencies, Functions: f.Functions, Indicators: f.Indicators, DueBases: f.DueBases, WithoutAgency: f.WithoutAgency}
	return of.Conditions(), by.Conditions()
}

// NewTimeline shows a timeline.
func NewTimeline(of *analysis.Timeline) *Timeline {
	t := &Timeline{NodeSet: newNodeSet(), Unscheduled: of.Unscheduled, Caveats: of.Caveats}
	for _, y := range of.Years {
		t.Years = append(t.Years, &TimelineYear{
			Year: y.Year, Bases: y.Bases,
			targets: t.list("TimelineYear.targets", y.Targets), undated: t.list("TimelineYear.undatedTargets", y.UndatedTargets),
			tasks: t.list("TimelineYear.tasks", y.Tasks), ongoing: t.list("TimelineYear.ongoing", y.Ongoing),
		})
	}
	return t
}

// Targets are those that name the year.
func (y *TimelineYear) Targets(first *int, after *Cursor) (*TargetConnection, error) {
	return connectionOf[Target](y.targets, first, after)
}

// UndatedTargets are those that name no year, of plans whose period ends in it.
func (y *TimelineYear) UndatedTargets(first *int, after *Cursor) (*TargetConnection, error) {
	return connectionOf[Target](y.undated, first, after)
}

// Ongoing are the tasks that are begun by then and due later.
func (y *TimelineYear) Ongoing(first *int, after *Cursor) (*TaskConnection, error) {
	return connectionOf[Task](y.ongoing, first, after)
}

// Tasks are those that are due in the year.
func (y *TimelineYear) Tasks(first *int, after *Cursor) (*TaskConnection, error) {
	return connectionOf[Task](y.tasks, first, after)
}
