package analysis

import (
	"context"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// task is a task as the questions read it.
type task struct {
	listed
	plan        *store.Item // nil where none has it
	line        string      // what the rows of several years have in common
	assignments []assignment
	leads       int  // bodies that lead it
	due         int  // 0 where no year is known
	isSole      bool // one body alone has it, and answers for it

	labels    [2][]label // of a matrix, where its axis is of tasks themselves
	platforms []string   // ids, where a matrix asks for them
}

// firstOf says whether an assignment is the first of its body in the task.
func (t *task) firstOf(a *assignment) bool {
	for i := range t.assignments {
		if t.assignments[i].agency == a.agency {
			return &t.assignments[i] == a
		}
	}
	return false
}

// joint says that several bodies lead the task.
func (t *task) joint() bool { return t.leads > 1 }

// lineKey is what the same row of several years has in common.
type lineKey struct {
	plan *store.Item
	line string
}

// lineCount counts tasks, and rows that a plan repeats each year once.
type lineCount struct {
	tasks, again int
	seen         map[lineKey]bool
}

func (c *lineCount) add(t *task) {
	c.tasks++
	line := lineKey{t.plan, t.line}
	switch {
	case t.line == "":
	case c.seen[line]:
		c.again++
	case c.seen == nil:
		c.seen = map[lineKey]bool{line: true}
	default:
		c.seen[line] = true
	}
}

func (c *lineCount) lines() int { return c.tasks - c.again }

// repeats is the caveat of tasks that plans repeat each year: none where no plan does.
func repeats(all []*task) []*Caveat {
	list := []*Caveat{}
	byPlan := map[string]*lineCount{}
	for _, t := range all {
		if t.plan != nil && t.line != "" {
			id := t.plan.Node.ID
			if byPlan[id] == nil {
				byPlan[id] = &lineCount{}
			}
			byPlan[id].add(t)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(byPlan)) {
		if byPlan[id].again > 0 {
			list = merged(list, []*Caveat{caveat(CaveatRepeated, []string{id}, "计划把同一任务逐年各列一次:任务数按年重复计,另有一数逐年重复的只计一次", "a plan lists the same task each year: the number of tasks has it each time, a second number once")})
		}
	}
	return list
}

// assignment is one body's role in a task.
type assignment struct {
	agency *store.Item
	role   ontology.Role
	// presumedLead: the plan names no leads at all, and this body comes first
	// among those responsible.
	presumedLead bool
}

// tasks reads tasks, and then fetches the plans and the bodies that they name: two
// store calls. There are few of these and many tasks, so each is fetched once, and of a
// task no more is kept than the questions count by. What ofPlan asks for comes with each
// plan; also reads what expand asks for of each task, and what it is grouped by.
func tasks(ctx context.Context, s store.Store, where []store.Filter, ofPlan, expand []store.Hop, also func(*task, *store.Item)) ([]*task, error) {
	plan := planOf(ontology.HasTask)
	plan.Props = []string{}
	q := store.Query{
		Kinds: []string{ontology.KindTask}, Where: where, Props: []string{"position", "line", "sole", "due", "title"},
		Expand: append([]store.Hop{assignments(nil), plan}, expand...),
	}
	if also != nil {
		q.Props = append(q.Props, "groups", "source")
	}
	r := taskReader{named: map[string]*store.Item{}}
	err := visit(ctx, s, q, "tasks", func(item *store.Item) error {
		t := r.read(item)
		if also != nil {
			also(t, item)
		}
		return nil
	})
	if err != nil || len(r.named) == 0 {
		return r.tasks, err
	}
	if err := r.nameAll(ctx, s, ofPlan); err != nil {
		return nil, err
	}
	return r.tasks, nil
}

// taskReader keeps of tasks what the questions count by.
type taskReader struct {
	tasks []*task
	named map[string]*store.Item // plans and bodies by id: empty until all tasks are read

	chunk []task       // the unused end of the last that was allocated
	work  []assignment // likewise
}

// read keeps a task.
func (r *taskReader) read(item *store.Item) *task {
	if len(r.chunk) == 0 {
		r.chunk = make([]task, 512)
	}
	t := &r.chunk[0]
	r.chunk = r.chunk[1:]
	r.tasks = append(r.tasks, t)
	t.listed = listedOf(item)
	t.line, t.isSole, t.due = text(item, "line"), value[bool](item, "sole"), int(value[int64](item, "due"))
	if id := first(item, "plan"); id != "" {
		t.plan = r.name(id)
	}
	rows := related(item, "agencies")
	if len(r.work) < len(rows) {
		r.work = make([]assignment, max(1024, len(rows)))
	}
	t.assignments, r.work = r.work[:len(rows):len(rows)], r.work[len(rows):]
	for i := range rows { // they come in the order of their positions
		role := ontology.RoleOf(rows[i].Edge.Rel)
		t.assignments[i] = assignment{agency: r.name(rows[i].Node.ID), role: role}
		if role == ontology.RoleLead {
			t.leads++
		}
	}
	return t
}

// name is the plan or body of an id, to be fetched.
func (r *taskReader) name(id string) *store.Item {
	item := r.named[id]
	if item == nil {
		item = &store.Item{}
		r.named[id] = item
	}
	return item
}

// nameAll fetches the plans and bodies that tasks name, and says who is presumed to lead
// the tasks of plans that name no leads.
func (r *taskReader) nameAll(ctx context.Context, s store.Store, ofPlan []store.Hop) error {
	items, err := find(ctx, s, store.Query{
		IDs: slices.Sorted(maps.Keys(r.named)), Props: []string{"name", "function", "functions", "functionNames", "kind", "title", "rolesUsed"}, Expand: ofPlan,
	}, "plans and agencies")
	if err != nil {
		return err
	}
	leads := map[*store.Item]bool{} // of plans: whether they name any
	for i := range items {
		item := r.named[items[i].Node.ID]
		*item = items[i]
		leads[item] = item.Node.Kind == ontology.KindPlan && slices.Contains(rolesUsed(item), ontology.RoleLead)
	}
	for i, t := range r.tasks {
		if err := stopped(ctx, i); err != nil {
			return err
		}
		if t.plan == nil || leads[t.plan] {
			continue
		}
		first := slices.IndexFunc(t.assignments, func(a assignment) bool { return a.role == ontology.RoleResponsible })
		if first >= 0 {
			t.assignments[first].presumedLead = true
		}
	}
	return nil
}

func rolesUsed(plan *store.Item) []ontology.Role {
	roles := []ontology.Role{}
	for _, r := range value[[]string](plan, "rolesUsed") {
		roles = append(roles, ontology.Role(r))
	}
	return roles
}
