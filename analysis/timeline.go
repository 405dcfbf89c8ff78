package analysis

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Timeline says what is due when.
type Timeline struct {
	Years       []*TimelineYear
	Unscheduled int // tasks that have neither a schedule nor a target with a year
}

// TimelineYear is what is due in one year (nil: in none that is named).
type TimelineYear struct {
	Year    *int
	Targets *List // for the year
	Tasks   *List // whose schedule ends in the year
}

// TimelineQuestion says which targets and tasks, and which years (nil: all that
// there are).
type TimelineQuestion struct {
	Targets, Tasks []store.Filter
	Years          []int
}

// MakeTimeline puts targets by their years, and tasks by the last year of each
// period of their schedules. A target without a year goes to the last year of
// its plan's period, as in Compare. Two store calls.
func MakeTimeline(ctx context.Context, s store.Store, q TimelineQuestion) (*Timeline, error) {
	if err := checkYears(q.Years); err != nil {
		return nil, err
	}
	plan := planOf(ontology.Sets)
	plan.Props = []string{"periodEnd"}
	targets, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindTarget}, Where: q.Targets, Props: []string{"year", "qualifier", "position"}, Expand: []store.Hop{plan},
	}, "targets")
	if err != nil {
		return nil, err
	}
	tasks, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindTask}, Where: q.Tasks, Props: []string{"position", "schedule"},
		Expand: []store.Hop{along("targets", ontology.Sets, []string{"year"})},
	}, "tasks")
	if err != nil {
		return nil, err
	}
	t := &Timeline{Years: []*TimelineYear{}}
	byYear := map[int]*dueItems{}
	due := func(year int) *dueItems {
		if byYear[year] == nil {
			byYear[year] = &dueItems{}
		}
		return byYear[year]
	}
	for i, f := range asFigures(targets) {
		if err := stopped(ctx, i); err != nil {
			return nil, err
		}
		year, _ := f.year()
		of := due(deref(year))
		of.targets = append(of.targets, f.Item)
	}
	for i := range tasks {
		if err := stopped(ctx, i); err != nil {
			return nil, err
		}
		periods := value[[]string](&tasks[i], "schedule")
		for _, p := range periods {
			of := due(dueIn(p))
			of.tasks = append(of.tasks, &tasks[i])
		}
		if len(periods) == 0 && !hasDatedTarget(&tasks[i]) {
			t.Unscheduled++
		}
	}
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		if q.Years != nil && !slices.Contains(q.Years, year) {
			continue
		}
		y := &TimelineYear{Targets: newList(byYear[year].targets), Tasks: newList(byYear[year].tasks)}
		if year != 0 {
			y.Year = &year
		}
		t.Years = append(t.Years, y)
	}
	if len(t.Years) > 0 && t.Years[0].Year == nil { // what names no year comes last
		t.Years = append(t.Years[1:], t.Years[0])
	}
	return t, nil
}

// dueItems are the targets and tasks of one year.
type dueItems struct{ targets, tasks []*store.Item }

func hasDatedTarget(task *store.Item) bool {
	return slices.ContainsFunc(related(task, "targets"), func(i store.Item) bool { return i.Node.Props.Get("year") != nil })
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
