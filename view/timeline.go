package view

import "github.com/policygraph/policygraph/analysis"

// Timeline shows what is due when.
type Timeline struct {
	*NodeSet
	Years       []*TimelineYear
	Unscheduled int
}

// TimelineYear is what is due in one year (nil: in none that is named).
type TimelineYear struct {
	Year           *int
	targets, tasks *nodeList
}

// TimelineFilter says what of: everything given must hold.
type TimelineFilter struct {
	Plans, Areas, Agencies, Functions, Indicators []string
	WithParts                                     *bool
	Years                                         []int
}

// Conditions are what the filter asks of the store, of targets and of tasks.
// Areas are those that a target is for, and those that a task's plan covers.
func (f *TimelineFilter) Conditions() (targets, tasks Conditions) {
	if f == nil {
		return targets, tasks
	}
	of := TargetFilter{Plans: f.Plans, Areas: f.Areas, WithParts: f.WithParts, Agencies: f.Agencies, Functions: f.Functions, Indicators: f.Indicators}
	by := TaskFilter{Plans: f.Plans, Areas: f.Areas, WithParts: f.WithParts, Agencies: f.Agencies, Functions: f.Functions, Indicators: f.Indicators}
	return of.Conditions(), by.Conditions()
}

// NewTimeline shows a timeline.
func NewTimeline(of *analysis.Timeline) *Timeline {
	t := &Timeline{NodeSet: newNodeSet(), Unscheduled: of.Unscheduled}
	for _, y := range of.Years {
		t.Years = append(t.Years, &TimelineYear{y.Year, t.list("TimelineYear.targets", y.Targets), t.list("TimelineYear.tasks", y.Tasks)})
	}
	return t
}

// Targets are those for the year.
func (y *TimelineYear) Targets(first *int, after *Cursor) (*TargetConnection, error) {
	return connectionOf[Target](y.targets, first, after)
}

// Tasks are those whose schedule ends in the year.
func (y *TimelineYear) Tasks(first *int, after *Cursor) (*TaskConnection, error) {
	return connectionOf[Task](y.tasks, first, after)
}
