package loader

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/searchtext"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// addTasks makes one node of each group of tasks that state the same.
func (d *document) addTasks() error {
	groups := d.taskGroups()
	d.lines = linesOf(d.File)
	for _, group := range groups {
		for _, t := range group {
			d.tasks[t.Key] = ontology.TaskID(d.Slug, group[0].Key)
		}
	}
	for _, group := range groups {
		if err := d.addTask(group); err != nil {
			return err
		}
	}
	return nil
}

// taskGroups groups the tasks that state the same, the body's first, and lists
// the groups in the document's order.
func (d *document) taskGroups() [][]*dataset.Task {
	byKey := map[string][]*dataset.Task{}
	var keys []string
	for i := range d.Tasks {
		t := &d.Tasks[i]
		key := cmp.Or(t.SameAs, t.Key)
		if byKey[key] == nil {
			keys = append(keys, key)
		}
		byKey[key] = append(byKey[key], t)
	}
	groups := make([][]*dataset.Task, len(keys))
	for i, key := range keys {
		group := byKey[key]
		slices.SortStableFunc(group, func(a, b *dataset.Task) int {
			if n := strings.Compare(b.Source, a.Source); n != 0 {
				return n // body before annex
			}
			return byPlace(a.Locator, b.Locator)
		})
		groups[i] = group
	}
	slices.SortStableFunc(groups, func(a, b []*dataset.Task) int { return byPlace(a[0].Locator, b[0].Locator) })
	return groups
}

// byPlace compares places by the document's order, the whole before its part.
func byPlace(a, b dataset.Locator) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
}

func (d *document) addTask(group []*dataset.Task) error {
	id := d.tasks[group[0].Key]
	n, _ := d.node(ontology.KindTask, id)
	var schedule []string
	for _, t := range slices.Backward(group) { // backwards, so that the first statement overwrites the others
		set(n.Props, "key", t.Key, "title", t.Title, "summary", t.Summary, "table", t.Table, "source", string(dataset.Sources().Value(t.Source)))
	}
	for _, t := range group {
		for _, s := range t.Schedule {
			if !slices.Contains(schedule, s.Period) {
				schedule = append(schedule, s.Period)
			}
		}
		if len(n.Search) == 0 || n.Search[len(n.Search)-1].Text != searchtext.Normal(t.Title) {
			n.Search = append(n.Search, texts("title", t.Title)...)
		}
		d.setSource(n, t)
		d.addPassage(n, t.Locator)
		d.addParent(id, t)
	}
	n.Props["schedule"] = list(schedule)
	n.Props["groups"] = groupsOf(group)
	n.Props["absences"] = d.absencesOf(group)
	set(n.Props, "line", d.lines[group[0].Key])
	n.Props["position"] = d.position(ontology.KindTask)
	if d.plan != "" {
		d.edge(d.plan, ontology.HasTask, id, nil)
	}
	return d.assign(id, group)
}

// groupsOf are the groups of the first statement that stands in a table: those read
// with it, or else the table alone.
func groupsOf(group []*dataset.Task) []string {
	for _, t := range group {
		switch {
		case len(t.Groups) > 0:
			return list(t.Groups)
		case t.Table != "":
			return []string{t.Table}
		}
	}
	return []string{}
}

// absencesOf are the figures that the rows of a task have a place for and do not state.
func (d *document) absencesOf(group []*dataset.Task) []string {
	out := []string{}
	for _, t := range group {
		for _, a := range d.Absences {
			if stated := a.Indicator + " " + a.Says; a.Task == t.Key && !slices.Contains(out, stated) {
				out = append(out, stated)
			}
		}
	}
	return out
}

// addParent hangs a task below its parent, the first that any statement of it
// has.
func (d *document) addParent(id string, t *dataset.Task) {
	parent := d.tasks[t.Parent]
	if parent == "" || parent == id || d.child[id] {
		return
	}
	d.child[id] = true
	d.edge(parent, ontology.HasSubtask, id, nil)
}

// assign joins the bodies to a task: those that its first statement names in
// their order, then what the others add. A body has each role once, at the
// place where it is printed first.
func (d *document) assign(id string, group []*dataset.Task) error {
	last := 0
	for i, t := range group {
		assignments := slices.Clone(t.Assignments)
		slices.SortStableFunc(assignments, func(a, b dataset.Assignment) int { return cmp.Compare(a.Position, b.Position) })
		for _, a := range assignments {
			position := a.Position
			if i > 0 {
				position = last + 1
			}
			isNew, err := d.assignOne(id, a, position)
			if err != nil {
				return err
			}
			if isNew {
				last = max(last, position)
			} else if i == 0 {
				d.note(d.Slug, "look whether the names mean one body", "task %s names %s twice with the role %s", t.Key, a.Agency, a.Role)
			}
		}
	}
	return nil
}

// assignOne joins the bodies that a name means to a task, and says whether it adds
// any.
func (d *document) assignOne(id string, a dataset.Assignment, position int) (isNew bool, err error) {
	agencies, err := d.agencies(a.Agency)
	for _, agency := range agencies {
		d.nameIn(agency, a.Locator)
		rel := ontology.AssignmentOf(dataset.Roles().Value(a.Role))
		isNew = d.edge(agency.id, rel, id, store.Props{
			"position": int64(position), "inherited": a.Inherited, "statedName": agency.name, "passage": d.passage(a.Locator, d.columnOf(a.Locator, a.Role)...),
		}) || isNew
	}
	return isNew || len(agencies) == 0, err
}
