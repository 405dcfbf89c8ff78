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
	*store.Item
	plan        *store.Item // nil where none has it
	assignments []assignment
	leads       int // bodies that lead it
}

// sole says that one body alone has the task, and answers for it.
func (t *task) sole() bool { return value[bool](t.Item, "sole") }

// firstOf says whether an assignment is the first of its body in the task.
func (t *task) firstOf(a *assignment) bool {
	for i := range t.assignments {
		if t.assignments[i].agency.Node.ID == a.agency.Node.ID {
			return &t.assignments[i] == a
		}
	}
	return false
}

// joint says that several bodies lead the task.
func (t *task) joint() bool { return t.leads > 1 }

// line is what the same row of several years has in common, in its plan; "" for
// what stands once.
func (t *task) line() string {
	line := text(t.Item, "line")
	if line == "" || t.plan == nil {
		return line
	}
	return t.plan.Node.ID + " " + line
}

// lineCount counts tasks, and rows that a plan repeats each year once.
type lineCount struct {
	tasks, again int
	seen         map[string]bool
}

func (c *lineCount) add(t *task) {
	c.tasks++
	line := t.line()
	switch {
	case line == "":
	case c.seen[line]:
		c.again++
	case c.seen == nil:
		c.seen = map[string]bool{line: true}
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
		if t.plan != nil && text(t.Item, "line") != "" {
			id := t.plan.Node.ID
			if byPlan[id] == nil {
				byPlan[id] = &lineCount{}
			}
			byPlan[id].add(t)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(byPlan)) {
		if byPlan[id].again > 0 {
			list = merged(list, []*Caveat{caveat(CaveatRepeated, []string{id}, "计划把同一任务逐年各列一次:任务数按年重复,lines 只计一次", "a plan lists the same task each year: count has it each time, lines once")})
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

// tasks fetches tasks, and then the plans and the bodies that they name: two
// store calls. There are few of these and many tasks, so each is read once and
// not with every task. What ofPlan asks for comes with each plan.
func tasks(ctx context.Context, s store.Store, where []store.Filter, ofPlan, expand []store.Hop) ([]*task, error) {
	plan := planOf(ontology.HasTask)
	plan.Props = []string{}
	items, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindTask}, Where: where, Props: []string{"position", "title", "line", "sole", "due"},
		Paging: store.Paging{Order: []store.Order{{Prop: "position"}}},
		Expand: append([]store.Hop{assignments(nil), plan}, expand...),
	}, "tasks")
	if err != nil {
		return nil, err
	}
	named, err := whoAndWhere(ctx, s, items, ofPlan)
	if err != nil {
		return nil, err
	}
	leads := map[string]bool{} // of plans: whether they name any
	for id, item := range named {
		leads[id] = item.Node.Kind == ontology.KindPlan && slices.Contains(rolesUsed(item), ontology.RoleLead)
	}
	out := make([]*task, len(items))
	for i := range items {
		if err := stopped(ctx, i); err != nil {
			return nil, err
		}
		out[i] = newTask(&items[i], named, leads)
	}
	return out, nil
}

// whoAndWhere fetches the plans and the bodies that tasks name, by their ids.
func whoAndWhere(ctx context.Context, s store.Store, tasks []store.Item, ofPlan []store.Hop) (map[string]*store.Item, error) {
	named := map[string]*store.Item{}
	for i := range tasks {
		for _, hop := range []string{"agencies", "plan"} {
			rows := related(&tasks[i], hop)
			for j := range rows {
				named[rows[j].Node.ID] = nil
			}
		}
	}
	if len(named) == 0 {
		return named, nil
	}
	items, err := find(ctx, s, store.Query{
		IDs: slices.Sorted(maps.Keys(named)), Props: []string{"name", "function", "functions", "functionNames", "kind", "title", "rolesUsed"}, Expand: ofPlan,
	}, "plans and agencies")
	for i := range items {
		named[items[i].Node.ID] = &items[i]
	}
	return named, err
}

func newTask(item *store.Item, named map[string]*store.Item, leads map[string]bool) *task {
	t := &task{Item: item}
	presumed := false
	if id := first(item, "plan"); id != "" {
		t.plan, presumed = named[id], !leads[id]
	}
	rows := related(item, "agencies")
	t.assignments = make([]assignment, len(rows))
	for i := range rows {
		a := assignment{agency: named[rows[i].Node.ID], role: ontology.RoleOf(rows[i].Edge.Rel)}
		if presumed && a.role == ontology.RoleResponsible {
			a.presumedLead, presumed = true, false // rows come in the order of their positions
		}
		if a.role == ontology.RoleLead {
			t.leads++
		}
		t.assignments[i] = a
	}
	return t
}

func rolesUsed(plan *store.Item) []ontology.Role {
	roles := []ontology.Role{}
	for _, r := range value[[]string](plan, "rolesUsed") {
		roles = append(roles, ontology.Role(r))
	}
	return roles
}
