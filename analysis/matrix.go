package analysis

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
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
func (m *Matrix) Plans() ([]*view.Plan, error) { return nodes[*view.Plan](m.Shelf, m.plans) }

// PlansWithoutLeads are those of them that name no leads at all.
func (m *Matrix) PlansWithoutLeads() ([]*view.Plan, error) {
	return nodes[*view.Plan](m.Shelf, m.noLeads)
}

// MatrixHeader heads a row or a column.
type MatrixHeader struct {
	shelf      *Shelf
	Key, Label string
	Total      int
	node       bool
	inCell     bool
	last       *task // that was counted
}

// Node is the node that it stands for; nil for a function, a year or a kind.
func (h *MatrixHeader) Node() (view.Node, error) {
	if !h.node {
		return nil, nil
	}
	return node[view.Node](h.shelf, h.Key)
}

// MatrixCell is where a row and a column meet.
type MatrixCell struct {
	Row, Column string
	Count       int
	Roles       []*RoleCount
	// PresumedLeads counts tasks whose first responsible body stands for a lead
	// that the plan does not name. They are never in the count of LEAD.
	PresumedLeads int
	RolesUsed     []ontology.Role // by the plans of the cell's tasks
	tasks         *List
	presumed      *List

	in, presumes []*store.Item // each of its tasks once
	byRole       map[ontology.Role]int
	plans        map[string]*store.Item

	// Tasks come one after the other: what was counted last tells whether a
	// task is counted already.
	last, lastPresumed *task
	lastIn             map[ontology.Role]*task
	lastPlan           string
}

// RoleCount is a number of tasks by role.
type RoleCount struct {
	Role  ontology.Role
	Count int
}

// Tasks are the cell's tasks.
func (c *MatrixCell) Tasks(first *int, after *view.Cursor) (*view.TaskConnection, error) {
	return connection[view.Task](c.tasks, first, after)
}

// PresumedLeadTasks are those of PresumedLeads.
func (c *MatrixCell) PresumedLeadTasks(first *int, after *view.Cursor) (*view.TaskConnection, error) {
	return connection[view.Task](c.presumed, first, after)
}

// CountMatrix counts the tasks that the filter selects by what the rows and the
// columns stand for, through the assignments of the roles (nil: of any) to the
// agencies and functions that the filter names. Where neither an axis nor roles
// nor the filter ask for assignments, tasks without any count too. A task that
// falls into several cells counts once in each. Two store calls.
func CountMatrix(ctx context.Context, s store.Store, rows, columns MatrixAxis, roles []ontology.Role, filter *view.TaskFilter) (*Matrix, error) {
	if rows == columns {
		return nil, badArgument("rows and columns are both %s: choose two different ones", rows)
	}
	if filter == nil {
		filter = &view.TaskFilter{}
	}
	ofPlan, ofTask := axisHops(rows, columns)
	all, err := tasks(ctx, s, filter.Conditions().Where, ofPlan, ofTask)
	if err != nil {
		return nil, err
	}
	b := matrixBuilder{
		Matrix: &Matrix{Shelf: newShelf(), Tasks: len(all)}, roles: roles, filter: filter, axes: [2]MatrixAxis{rows, columns},
		cells: map[[2]*MatrixHeader]*MatrixCell{}, headers: [2]map[string]*MatrixHeader{{}, {}},
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
			ofPlan = append(ofPlan, along("area", ontology.Covers, []string{"name"}))
		case AxisYear:
			ofTask = append(ofTask, along("targets", ontology.Sets, []string{"year"}))
		case AxisPlatformKind:
			ofTask = append(ofTask, along("platforms", ontology.Concerns, []string{"kind"}))
		case AxisTaskGroup:
			ofTask = append(ofTask, above(5))
		}
	}
	return ofPlan, ofTask
}

// above is the hop from a task to the tasks above it.
func above(levels int) store.Hop {
	h := against("above", ontology.HasSubtask, []string{"title", "position"})
	if levels > 1 {
		h.Expand = []store.Hop{above(levels - 1)}
	}
	return h
}

type matrixBuilder struct {
	*Matrix
	roles   []ontology.Role
	filter  *view.TaskFilter
	axes    [2]MatrixAxis
	cells   map[[2]*MatrixHeader]*MatrixCell
	headers [2]map[string]*MatrixHeader
}

// label is a header in the making.
type label struct {
	key, text string
	node      bool
}

func (b *matrixBuilder) add(t *task) {
	counted := false
	var under [2][]*MatrixHeader
	for i, axis := range b.axes {
		if !ofAssignment(axis) { // the same for every assignment
			under[i] = b.under(i, t, nil)
		}
	}
	count := func(a *assignment) bool {
		for i, axis := range b.axes {
			if ofAssignment(axis) {
				under[i] = b.under(i, t, a)
			}
		}
		return b.count(t, a, under)
	}
	for i := range t.assignments {
		a := &t.assignments[i]
		counted = b.wants(a) && count(a) || counted
	}
	if len(t.assignments) == 0 && b.roles == nil && b.filter.Agencies == nil && b.filter.Functions == nil {
		counted = count(nil)
	}
	if !counted {
		b.Outside++
	}
}

// ofAssignment says whether an axis tells a task's assignments apart.
func ofAssignment(axis MatrixAxis) bool { return axis == AxisAgency || axis == AxisFunction }

// under are the headers that a task falls under along an axis.
func (b *matrixBuilder) under(axis int, t *task, a *assignment) []*MatrixHeader {
	ls := labels(b.axes[axis], t, a)
	out := make([]*MatrixHeader, len(ls))
	for i, l := range ls {
		h := b.headers[axis][l.key]
		if h == nil {
			h = &MatrixHeader{shelf: b.Shelf, Key: l.key, Label: l.text, node: l.node}
			b.headers[axis][l.key] = h
		}
		out[i] = h
	}
	return out
}

// wants says whether an assignment is of the roles and to the agencies asked
// for; a presumed lead is offered where leads are.
func (b *matrixBuilder) wants(a *assignment) bool {
	return (b.roles == nil || slices.Contains(b.roles, a.role) || a.presumedLead && slices.Contains(b.roles, ontology.RoleLead)) &&
		(b.filter.Agencies == nil || slices.Contains(b.filter.Agencies, a.agency.Node.ID)) &&
		(b.filter.Functions == nil || slices.Contains(b.filter.Functions, text(a.agency, "function")))
}

func (b *matrixBuilder) count(t *task, a *assignment, under [2][]*MatrixHeader) (counted bool) {
	offered := a != nil && b.roles != nil && !slices.Contains(b.roles, a.role) // a presumed lead
	for _, row := range under[0] {
		for _, column := range under[1] {
			b.cell(row, column).count(t, a, offered)
			counted = true
			if offered {
				continue
			}
			for _, h := range []*MatrixHeader{row, column} {
				if h.last != t {
					h.last = t
					h.Total++
				}
			}
		}
	}
	return counted
}

func (c *MatrixCell) count(t *task, a *assignment, offered bool) {
	if t.plan != nil && t.plan.Node.ID != c.lastPlan {
		c.lastPlan = t.plan.Node.ID
		c.plans[c.lastPlan] = t.plan
	}
	if a != nil && a.presumedLead && c.lastPresumed != t {
		c.lastPresumed, c.presumes = t, append(c.presumes, t.Item)
	}
	if offered {
		return
	}
	if c.last != t {
		c.last, c.in = t, append(c.in, t.Item)
	}
	if a != nil && c.lastIn[a.role] != t {
		c.lastIn[a.role] = t
		c.byRole[a.role]++
	}
}

func (b *matrixBuilder) cell(row, column *MatrixHeader) *MatrixCell {
	k := [2]*MatrixHeader{row, column}
	c := b.cells[k]
	if c == nil {
		row.inCell, column.inCell = true, true
		c = &MatrixCell{Row: row.Key, Column: column.Key, byRole: map[ontology.Role]int{}, lastIn: map[ontology.Role]*task{}, plans: map[string]*store.Item{}}
		b.cells[k] = c
	}
	return c
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
			if year, ok := i.Node.Props.Get("year").(int64); ok {
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
			if cell := b.cells[[2]*MatrixHeader{r, c}]; cell != nil {
				cell.finish(m.Shelf)
				m.Cells = append(m.Cells, cell)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(plans)) {
		m.plans = append(m.plans, id)
		if !slices.Contains(rolesUsed(plans[id]), ontology.RoleLead) {
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
		if !h.inCell {
			continue
		}
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
	for _, role := range []ontology.Role{ontology.RoleLead, ontology.RoleSupport, ontology.RoleResponsible} {
		if n := c.byRole[role]; n > 0 {
			c.Roles = append(c.Roles, &RoleCount{role, n})
		}
	}
	c.tasks = shelf.list("MatrixCell.tasks", c.in)
	c.presumed = shelf.list("MatrixCell.presumedLeadTasks", c.presumes)
}
