package analysis

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/policygraph/policygraph/model"
	"github.com/policygraph/policygraph/store"
)

// MaxCells is how many cells one matrix may have.
const MaxCells = 20_000

// MatrixAxis is what the rows or the columns of a matrix stand for.
type MatrixAxis string

// The axes.
const (
	AxisAgency       MatrixAxis = "AGENCY"
	AxisFunction     MatrixAxis = "FUNCTION"
	AxisArea         MatrixAxis = "AREA"
	AxisPlan         MatrixAxis = "PLAN"
	AxisYear         MatrixAxis = "YEAR"
	AxisPlatformKind MatrixAxis = "PLATFORM_KIND"
	AxisTaskGroup    MatrixAxis = "TASK_GROUP"
)

// Matrix counts tasks by two things at once.
type Matrix struct {
	*Shelf
	Rows, Columns  []*MatrixHeader
	Cells          []*MatrixCell
	Tasks, Outside int
	plans, noLeads []string
}

// Plans are the plans whose tasks were looked at.
func (m *Matrix) Plans() ([]*model.Plan, error) { return nodes[*model.Plan](m.Shelf, m.plans) }

// PlansWithoutLeads are those of them that name no leads at all.
func (m *Matrix) PlansWithoutLeads() ([]*model.Plan, error) {
	return nodes[*model.Plan](m.Shelf, m.noLeads)
}

// MatrixHeader heads a row or a column.
type MatrixHeader struct {
	shelf      *Shelf
	Key, Label string
	Total      int
	node       bool
	tasks      map[string]bool
}

// Node is the node that it stands for; nil for a function, a year or a kind.
func (h *MatrixHeader) Node() (model.Node, error) {
	if !h.node {
		return nil, nil
	}
	return node[model.Node](h.shelf, h.Key)
}

// MatrixCell is where a row and a column meet.
type MatrixCell struct {
	Row, Column string
	Count       int
	Roles       []*RoleCount
	// PresumedLeads counts tasks whose first responsible body stands for a lead
	// that the plan does not name. They are never in the count of LEAD.
	PresumedLeads int
	RolesUsed     []model.Role // by the plans of the cell's tasks
	tasks         *List
	presumed      *List

	in       map[string]*store.Item // all of its tasks
	byRole   map[model.Role]map[string]bool
	presumes map[string]*store.Item
	plans    map[string]*store.Item
}

// RoleCount is a number of tasks by role.
type RoleCount struct {
	Role  model.Role
	Count int
}

// Tasks are the cell's tasks.
func (c *MatrixCell) Tasks(first *int, after *model.Cursor) (*model.TaskConnection, error) {
	return connection[model.Task](c.tasks, first, after)
}

// PresumedLeadTasks are those of PresumedLeads.
func (c *MatrixCell) PresumedLeadTasks(first *int, after *model.Cursor) (*model.TaskConnection, error) {
	return connection[model.Task](c.presumed, first, after)
}

// CountMatrix counts the tasks that the filter selects by what the rows and the
// columns stand for, through the assignments of the roles (nil: of any) to the
// agencies and functions that the filter names. Where neither an axis nor roles
// nor the filter ask for assignments, tasks without any count too. A task that
// falls into several cells counts once in each. One store call.
func CountMatrix(ctx context.Context, s store.Store, rows, columns MatrixAxis, roles []model.Role, filter *model.TaskFilter) (*Matrix, error) {
	if rows == columns {
		return nil, badArgument("rows and columns are both %s: choose two different ones", rows)
	}
	if filter == nil {
		filter = &model.TaskFilter{}
	}
	ofPlan, ofTask := axisHops(rows, columns)
	all, err := tasks(ctx, s, filter.Conditions().Where, []string{"name", "function"}, ofPlan, ofTask)
	if err != nil {
		return nil, err
	}
	b := matrixBuilder{
		Matrix: &Matrix{Shelf: newShelf(), Tasks: len(all)}, roles: roles, filter: filter, axes: [2]MatrixAxis{rows, columns},
		cells: map[[2]string]*MatrixCell{}, headers: [2]map[string]*MatrixHeader{{}, {}},
	}
	plans := map[string]*store.Item{}
	for _, t := range all {
		if t.plan != nil {
			plans[t.plan.Node.ID] = t.plan
		}
		b.add(t)
		if len(b.cells) > MaxCells {
			return nil, tooMuch("the number of cells", "over the limit", MaxCells, "ask for less with a filter")
		}
	}
	return b.matrix(plans), nil
}

// axisHops are the hops that the axes need beside assignments and the plan.
func axisHops(axes ...MatrixAxis) (ofPlan, ofTask []store.Hop) {
	for _, a := range axes {
		switch a {
		case AxisArea:
			ofPlan = append(ofPlan, along("area", model.Covers, []string{"name"}))
		case AxisYear:
			ofTask = append(ofTask, along("targets", model.Sets, []string{"year"}))
		case AxisPlatformKind:
			ofTask = append(ofTask, along("platforms", model.Concerns, []string{"kind"}))
		case AxisTaskGroup:
			ofTask = append(ofTask, above(5))
		}
	}
	return ofPlan, ofTask
}

// above is the hop from a task to the tasks above it.
func above(levels int) store.Hop {
	h := against("above", model.HasSubtask, []string{"title", "position"})
	if levels > 1 {
		h.Expand = []store.Hop{above(levels - 1)}
	}
	return h
}

type matrixBuilder struct {
	*Matrix
	roles   []model.Role
	filter  *model.TaskFilter
	axes    [2]MatrixAxis
	cells   map[[2]string]*MatrixCell
	headers [2]map[string]*MatrixHeader
}

// label is a header in the making.
type label struct {
	key, text string
	node      bool
}

func (b *matrixBuilder) add(t *task) {
	counted := false
	for _, a := range t.assignments {
		counted = b.wants(a) && b.count(t, &a) || counted
	}
	if len(t.assignments) == 0 && b.roles == nil && b.filter.Agencies == nil && b.filter.Functions == nil {
		counted = b.count(t, nil)
	}
	if !counted {
		b.Outside++
	}
}

// wants says whether an assignment is of the roles and to the agencies asked
// for; a presumed lead is offered where leads are.
func (b *matrixBuilder) wants(a assignment) bool {
	return (b.roles == nil || slices.Contains(b.roles, a.role) || a.presumedLead && slices.Contains(b.roles, model.RoleLead)) &&
		(b.filter.Agencies == nil || slices.Contains(b.filter.Agencies, a.agency.Node.ID)) &&
		(b.filter.Functions == nil || slices.Contains(b.filter.Functions, text(a.agency, "function")))
}

func (b *matrixBuilder) count(t *task, a *assignment) (counted bool) {
	for _, row := range labels(b.axes[0], t, a) {
		for _, column := range labels(b.axes[1], t, a) {
			c := b.cell(row, column)
			if t.plan != nil {
				c.plans[t.plan.Node.ID] = t.plan
			}
			counted = true
			if a != nil && a.presumedLead {
				c.presumes[t.Node.ID] = t.Item
			}
			if a != nil && b.roles != nil && !slices.Contains(b.roles, a.role) {
				continue // only offered
			}
			c.in[t.Node.ID] = t.Item
			b.headers[0][row.key].tasks[t.Node.ID] = true
			b.headers[1][column.key].tasks[t.Node.ID] = true
			if a != nil {
				if c.byRole[a.role] == nil {
					c.byRole[a.role] = map[string]bool{}
				}
				c.byRole[a.role][t.Node.ID] = true
			}
		}
	}
	return counted
}

func (b *matrixBuilder) cell(row, column label) *MatrixCell {
	k := [2]string{row.key, column.key}
	if b.cells[k] == nil {
		b.cells[k] = &MatrixCell{
			Row: row.key, Column: column.key, in: map[string]*store.Item{}, byRole: map[model.Role]map[string]bool{},
			presumes: map[string]*store.Item{}, plans: map[string]*store.Item{},
		}
		for i, l := range []label{row, column} {
			if b.headers[i][l.key] == nil {
				b.headers[i][l.key] = &MatrixHeader{shelf: b.Shelf, Key: l.key, Label: l.text, node: l.node, tasks: map[string]bool{}}
			}
		}
	}
	return b.cells[k]
}

// labels are the headers that a task falls under along an axis, through one of
// its assignments (nil: through none).
func labels(axis MatrixAxis, t *task, a *assignment) []label {
	switch axis {
	case AxisAgency:
		if a != nil {
			return []label{{a.agency.Node.ID, text(a.agency, "name"), true}}
		}
	case AxisFunction:
		if a != nil && text(a.agency, "function") != "" {
			return []label{plain(text(a.agency, "function"))}
		}
	case AxisPlan:
		if t.plan != nil {
			return []label{{t.plan.Node.ID, text(t.plan, "title"), true}}
		}
	case AxisArea:
		if t.plan != nil {
			return labelsOf(related(t.plan, "area"), func(i *store.Item) label { return label{i.Node.ID, text(i, "name"), true} })
		}
	case AxisYear:
		return labelsOf(related(t.Item, "targets"), func(i *store.Item) label {
			if year, ok := i.Node.Props["year"].(int64); ok {
				return plain(strconv.FormatInt(year, 10))
			}
			return label{}
		})
	case AxisPlatformKind:
		return labelsOf(related(t.Item, "platforms"), func(i *store.Item) label { return plain(text(i, "kind")) })
	case AxisTaskGroup:
		top := t.Item
		for up := related(top, "above"); len(up) > 0; up = related(top, "above") {
			top = &up[0]
		}
		return []label{{top.Node.ID, text(top, "title"), true}}
	}
	return nil
}

func plain(key string) label { return label{key: key, text: key} }

func labelsOf(items []store.Item, name func(*store.Item) label) []label {
	var out []label
	for i := range items {
		if l := name(&items[i]); l.key != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

func (b *matrixBuilder) matrix(plans map[string]*store.Item) *Matrix {
	m := b.Matrix
	m.Rows, m.Columns = m.head(b.headers[0], b.axes[0]), m.head(b.headers[1], b.axes[1])
	for _, r := range m.Rows {
		for _, c := range m.Columns {
			if cell := b.cells[[2]string{r.Key, c.Key}]; cell != nil {
				cell.finish(m.Shelf)
				m.Cells = append(m.Cells, cell)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(plans)) {
		m.plans = append(m.plans, id)
		if !slices.Contains(rolesUsed(plans[id]), model.RoleLead) {
			m.noLeads = append(m.noLeads, id)
		}
	}
	m.name(m.plans...)
	return m
}

// head puts headers in order: years as they follow, all else by number of
// tasks, the most first.
func (m *Matrix) head(headers map[string]*MatrixHeader, axis MatrixAxis) []*MatrixHeader {
	list := make([]*MatrixHeader, 0, len(headers))
	for _, h := range headers {
		h.Total = len(h.tasks)
		if h.node {
			m.name(h.Key)
		}
		list = append(list, h)
	}
	slices.SortFunc(list, func(x, y *MatrixHeader) int {
		if axis == AxisYear {
			return cmp.Compare(x.Key, y.Key)
		}
		return cmp.Or(cmp.Compare(y.Total, x.Total), cmp.Compare(x.Key, y.Key))
	})
	return list
}

func (c *MatrixCell) finish(shelf *Shelf) {
	c.Count, c.PresumedLeads = len(c.in), len(c.presumes)
	c.Roles, c.RolesUsed = []*RoleCount{}, rolesOf(c.plans)
	for _, role := range []model.Role{model.RoleLead, model.RoleSupport, model.RoleResponsible} {
		if n := len(c.byRole[role]); n > 0 {
			c.Roles = append(c.Roles, &RoleCount{role, n})
		}
	}
	c.tasks = shelf.list("MatrixCell.tasks", slices.Collect(maps.Values(c.in)))
	c.presumed = shelf.list("MatrixCell.presumedLeadTasks", slices.Collect(maps.Values(c.presumes)))
}
