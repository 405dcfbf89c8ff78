package analysis

import (
	"context"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Timeline says what is due when.
type Timeline struct {
	Years       []*TimelineYear
	Unscheduled int // tasks that have neither a schedule nor a target with a year
	Caveats     []*Caveat
}

// TimelineYear is what is due in one year (nil: in none that is known).
type TimelineYear struct {
	Year           *int
	Targets        *List // that name the year
	UndatedTargets *List // that name none, of plans whose period ends in it
	Tasks          *List // due in the year
	Ongoing        *List // by their own schedules or targets begun by then and due later
	Bases          []*DueBasisCount
}

// DueBasisCount is how many of a year's tasks are due by one basis.
type DueBasisCount struct {
	Basis ontology.DueBasis
	Count int
}

// TimelineQuestion says which targets and tasks, and which years (nil: all that
// there are). Areas are those that the two were selected by.
type TimelineQuestion struct {
	Targets, Tasks []store.Filter
	Years          []int
	Areas          []string
	WithParts      bool
}

// MakeTimeline puts targets by their years, and tasks by the year in which they are
// due: the end of their schedule, else of their targets, else of their plan's period. A
// target without a year stands apart, under the last year of its plan's period. A task
// of several years is due in the last and under way before. Two store calls, three
// where areas are given.
func MakeTimeline(ctx context.Context, s store.Store, q TimelineQuestion) (*Timeline, error) {
	if err := checkYears(q.Years); err != nil {
		return nil, err
	}
	t := &Timeline{Years: []*TimelineYear{}}
	b := timelineBuilder{}
	plan := planOf(ontology.Sets)
	plan.Props = []string{"periodEnd"}
	err := visit(ctx, s, store.Query{
		Kinds: []string{ontology.KindTarget}, Where: q.Targets, Props: []string{"year", "qualifier", "position"}, Expand: []store.Hop{plan},
	}, "targets", func(item *store.Item) error {
		b.addTarget(item)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = visit(ctx, s, store.Query{
		Kinds: []string{ontology.KindTask}, Where: q.Tasks, Props: []string{"position", "from", "due", "dueBasis"},
	}, "tasks", func(item *store.Item) error {
		if b.addTask(item) == ontology.DueByPeriod {
			t.Unscheduled++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if t.Caveats, err = partsLeftOut(ctx, s, q.Areas, q.WithParts); err != nil {
		return nil, err
	}
	for _, year := range slices.SortedFunc(maps.Keys(b), func(x, y int) int { return afterAll(x) - afterAll(y) }) {
		if q.Years == nil || slices.Contains(q.Years, year) {
			t.Years = append(t.Years, b[year].shown(year))
		}
	}
	return t, nil
}

// timelineBuilder gathers what is due, under way and stated by year; 0 is no year.
type timelineBuilder map[int]*dueItems

// dueItems are the targets and tasks of one year.
type dueItems struct {
	targets, undated, tasks, ongoing []listed
	bases                            map[ontology.DueBasis]int
}

func (b timelineBuilder) year(year int) *dueItems {
	if b[year] == nil {
		b[year] = &dueItems{bases: map[ontology.DueBasis]int{}}
	}
	return b[year]
}

// addTarget puts a target under the year that it names, or apart under the last of its
// plan's period.
func (b timelineBuilder) addTarget(item *store.Item) {
	f := figure{Item: item}
	if plans := related(item, "plan"); len(plans) > 0 {
		f.plan = &plans[0]
	}
	year, fromPeriod := f.year()
	if of := b.year(deref(year)); fromPeriod || year == nil {
		of.undated = append(of.undated, listedOf(item))
	} else {
		of.targets = append(of.targets, listedOf(item))
	}
}

// addTask puts a task where it is due, and says by what: by its plan's period also what
// nothing dates.
func (b timelineBuilder) addTask(task *store.Item) ontology.DueBasis {
	from, due := int(value[int64](task, "from")), int(value[int64](task, "due"))
	basis := ontology.DueBasis(text(task, "dueBasis"))
	of := b.year(due)
	of.tasks = append(of.tasks, listedOf(task))
	if due == 0 {
		return ontology.DueByPeriod
	}
	of.bases[basis]++
	if basis != ontology.DueByPeriod {
		for year := from; year < due; year++ {
			under := b.year(year)
			under.ongoing = append(under.ongoing, listedOf(task))
		}
	}
	return basis
}

func (d *dueItems) shown(year int) *TimelineYear {
	y := &TimelineYear{
		Targets: &List{rows: d.targets}, UndatedTargets: &List{rows: d.undated}, Tasks: &List{rows: d.tasks}, Ongoing: &List{rows: d.ongoing}, Bases: []*DueBasisCount{},
	}
	if year != 0 {
		y.Year = &year
	}
	for _, basis := range []ontology.DueBasis{ontology.DueBySchedule, ontology.DueByTarget, ontology.DueByPeriod} {
		if n := d.bases[basis]; n > 0 {
			y.Bases = append(y.Bases, &DueBasisCount{basis, n})
		}
	}
	return y
}
