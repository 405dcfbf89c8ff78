package analysis

import (
	"context"
	"slices"

	"github.com/policygraph/policygraph/model"
	"github.com/policygraph/policygraph/store"
)

// task is a task as the questions read it.
type task struct {
	*store.Item
	plan        *store.Item // nil where none has it
	assignments []assignment
}

// assignment is one body's role in a task.
type assignment struct {
	agency *store.Item
	role   model.Role
	// presumedLead: the plan names no leads at all, and this body stands first
	// among those responsible.
	presumedLead bool
}

// tasks fetches tasks with their plans and who they are assigned to: one store
// call. What ofPlan asks for comes with each plan.
func tasks(ctx context.Context, s store.Store, where []store.Filter, agencyProps []string, ofPlan, expand []store.Hop) ([]*task, error) {
	plan := planOf(model.HasTask, ofPlan...)
	plan.Props = []string{"title", "rolesUsed"}
	items, err := find(ctx, s, store.Query{
		Kinds: []string{model.KindTask}, Where: where, Props: []string{"position", "title"},
		Paging: store.Paging{Order: []store.Order{{Prop: "position"}}},
		Expand: append([]store.Hop{assignments(agencyProps), plan}, expand...),
	}, "tasks")
	if err != nil {
		return nil, err
	}
	out := make([]*task, len(items))
	for i := range items {
		out[i] = newTask(&items[i])
	}
	return out, nil
}

func newTask(item *store.Item) *task {
	t := &task{Item: item}
	if plans := related(item, "plan"); len(plans) > 0 {
		t.plan = &plans[0]
	}
	rows := related(item, "agencies")
	presumed := t.plan != nil && !slices.Contains(rolesUsed(t.plan), model.RoleLead)
	for i := range rows {
		a := assignment{agency: &rows[i], role: model.RoleOf(rows[i].Edge.Rel)}
		if presumed && a.role == model.RoleResponsible {
			a.presumedLead, presumed = true, false // rows come in the order of their positions
		}
		t.assignments = append(t.assignments, a)
	}
	return t
}

func rolesUsed(plan *store.Item) []model.Role {
	roles := []model.Role{}
	for _, r := range value[[]string](plan, "rolesUsed") {
		roles = append(roles, model.Role(r))
	}
	return roles
}
