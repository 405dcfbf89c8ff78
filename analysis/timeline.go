package analysis

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// Timeline says what is due when.
type Timeline struct {
	*Shelf
	Years       []*TimelineYear
	Unscheduled int // tasks that have neither a schedule nor a target with a year
}

// TimelineYear is what is due in one year (nil: in none that is named).
type TimelineYear struct {
	Year           *int
	targets, tasks *List
}

// Targets are those for the year.
func (y *TimelineYear) Targets(first *int, after *view.Cursor) (*view.TargetConnection, error) {
	return connection[view.Target](y.targets, first, after)
}

// Tasks are those whose schedule ends in the year.
func (y *TimelineYear) Tasks(first *int, after *view.Cursor) (*view.TaskConnection, error) {
	return connection[view.Task](y.tasks, first, after)
}

// TimelineFilter says what of: everything given must hold.
type TimelineFilter struct {
	Plans, Areas, Agencies, Functions, Indicators []string
	Years                                         []int
}

// Conditions are what the filter asks of the store, of targets and of tasks.
// Areas are those that a target is for, and those that a task's plan covers.
func (f *TimelineFilter) Conditions() (targets, tasks view.Conditions) {
	if f == nil {
		return targets, tasks
	}
	of := view.TargetFilter{Plans: f.Plans, Areas: f.Areas, Agencies: f.Agencies, Functions: f.Functions, Indicators: f.Indicators}
	by := view.TaskFilter{Plans: f.Plans, Areas: f.Areas, Agencies: f.Agencies, Functions: f.Functions, Indicators: f.Indicators}
	return of.Conditions(), by.Conditions()
}

// MakeTimeline puts targets by their years, and tasks by the last year of each
// period of their schedules. A target without a year goes to the last year of
// its plan's period, as in Compare. Two store calls.
func MakeTimeline(ctx context.Context, s store.Store, filter *TimelineFilter) (*Timeline, error) {
	if filter != nil {
		if err := inTurn(filter.Years); err != nil {
			return nil, err
		}
	}
	ofTargets, ofTasks := filter.Conditions()
	plan := planOf(ontology.Sets)
	plan.Props = []string{"periodEnd"}
	items, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindTarget}, Where: ofTargets.Where, Props: []string{"year", "qualifier", "position"}, Expand: []store.Hop{plan},
	}, "targets")
	if err != nil {
		return nil, err
	}
	work, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindTask}, Where: ofTasks.Where, Props: []string{"position", "schedule"},
		Expand: []store.Hop{along("targets", ontology.Sets, []string{"year"})},
	}, "tasks")
	if err != nil {
		return nil, err
	}
	t := &Timeline{Shelf: newShelf(), Years: []*TimelineYear{}}
	targets, tasks := map[int][]*store.Item{}, map[int][]*store.Item{}
	for _, f := range asFigures(items) {
		year, _ := f.year()
		targets[deref(year)] = append(targets[deref(year)], f.Item)
	}
	for i := range work {
		periods := value[[]string](&work[i], "schedule")
		for _, p := range periods {
			tasks[dueIn(p)] = append(tasks[dueIn(p)], &work[i])
		}
		dated := slices.ContainsFunc(related(&work[i], "targets"), func(i store.Item) bool { return i.Node.Props.Get("year") != nil })
		if len(periods) == 0 && !dated {
			t.Unscheduled++
		}
	}
	years := slices.AppendSeq(slices.Collect(maps.Keys(targets)), maps.Keys(tasks))
	slices.Sort(years)
	for _, year := range slices.Compact(years) {
		if filter != nil && filter.Years != nil && !slices.Contains(filter.Years, year) {
			continue
		}
		y := &TimelineYear{targets: t.list("TimelineYear.targets", targets[year]), tasks: t.list("TimelineYear.tasks", tasks[year])}
		if year != 0 {
			y.Year = &year
		}
		t.Years = append(t.Years, y)
	}
	if len(t.Years) > 0 && t.Years[0].Year == nil { // what names no year stands last
		t.Years = append(t.Years[1:], t.Years[0])
	}
	return t, nil
}

var years = regexp.MustCompile(`(?:19|20)\d\d`)

// dueIn is the last year that a schedule's period names: 2021 of 2020年-2021年6月;
// 0 where it names none (10月).
func dueIn(period string) int {
	last := 0
	for _, s := range years.FindAllString(period, -1) {
		if n, err := strconv.Atoi(s); err == nil {
			last = max(last, n)
		}
	}
	return last
}
