package analysis

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/ontology"
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
	Rows, Columns     []*MatrixHeader
	Cells             []*MatrixCell
	Tasks, Outside    int
	Plans             []string // whose tasks were looked at
	PlansWithoutLeads []string // of these, those that name no leads at all
	Caveats           []*Caveat
}

// MatrixHeader heads a row or a column.
type MatrixHeader struct {
	Key, Label string
	Total      int
	Lines      int  // its tasks, what a plan repeats each year counted once
	IsNode     bool // its key is a node's id; false for a function, a year or a kind

	inCell bool
	last   *task // that was counted
	lines  lineCount
}

// MatrixCell is where a row and a column meet.
type MatrixCell struct {
	Row, Column string
	Count       int
	Lines       int // its tasks, what a plan repeats each year counted once
	Sole        int // of its tasks, those that one body alone answers for
	JointLeads  int // of its tasks that are counted as led, those that several bodies lead
	Roles       []*RoleCount
	// PresumedLeads counts tasks whose first responsible body is taken for a lead
	// that the plan does not name. They are never in the count of LEAD.
	PresumedLeads     int
	RolesUsed         []ontology.Role // by the plans of the cell's tasks
	Tasks             *List
	PresumedLeadTasks *List // those of PresumedLeads

	// PlanPlatforms counts platforms of the row's or column's kind that a plan names and
	// none of its tasks does: such a plan is in no count of tasks.
	PlanPlatforms int

	in, presumes []*task // each of its tasks once
	lines        lineCount
	byRole       [len(rolesInOrder)]int
	plans        map[string]*store.Item

	// Tasks come one after the other: what was counted last tells whether a
	// task is counted already.
	last     *task
	lastIn   [len(rolesInOrder)]*task
	lastPlan *store.Item
}

// rolesInOrder are the roles in the order of importance.
var rolesInOrder = [...]ontology.Role{ontology.RoleLead, ontology.RoleSupport, ontology.RoleResponsible}

// RoleCount is a number of tasks by role.
type RoleCount struct {
	Role  ontology.Role
	Count int
}

// MatrixQuestion says what a matrix counts.
type MatrixQuestion struct {
	Rows, Columns MatrixAxis
	Tasks         []store.Filter // which tasks
	// Only assignments of these roles, to these agencies, of these functions count;
	// nil restricts nothing.
	Roles               []ontology.Role
	Agencies, Functions []string
	// Areas are those that the tasks were selected by.
	Areas     []string
	WithParts bool
}

// ofAnyBody says that the question does not ask for assignments.
func (q *MatrixQuestion) ofAnyBody() bool {
	return q.Roles == nil && q.Agencies == nil && q.Functions == nil
}

// CountMatrix counts tasks by what the rows and the columns stand for, through
// the assignments that the question asks for. Where neither an axis nor the
// question asks for assignments, tasks without any count too. A task that falls
// into several cells counts once in each. Two store calls, three where areas are given.
func CountMatrix(ctx context.Context, s store.Store, q MatrixQuestion) (*Matrix, error) {
	if q.Rows == q.Columns {
		return nil, badArgument("rows 和 columns 都是 %[1]s:请选两个不同的方面", "rows and columns are both %[1]s: choose two different ones", q.Rows)
	}
	b := matrixBuilder{
		Matrix: &Matrix{}, asked: q, axes: [2]MatrixAxis{q.Rows, q.Columns},
		cells: map[[2]*MatrixHeader]*MatrixCell{}, headers: [2]map[string]*MatrixHeader{{}, {}},
		known: [2]map[*store.Item][]*MatrixHeader{{}, {}},
	}
	ofPlan, ofTask := b.hops()
	all, err := tasks(ctx, s, q.Tasks, ofPlan, ofTask, b.readLabels)
	if err != nil {
		return nil, err
	}
	b.Tasks = len(all)
	if q.Functions != nil {
		b.functions = keysOfFunctions(q.Functions)
	}
	plans := map[string]*store.Item{}
	for i, t := range all {
		if err := stopped(ctx, i); err != nil {
			return nil, err
		}
		if t.plan != nil {
			plans[t.plan.Node.ID] = t.plan
		}
		b.add(t)
		if len(b.cells) > MaxCells {
			return nil, tooMuch("格数", "the number of cells", MaxCells)
		}
	}
	left, err := partsLeftOut(ctx, s, q.Areas, q.WithParts)
	if err != nil {
		return nil, err
	}
	if b.countsPlanPlatforms() {
		b.addPlanPlatforms(plans, all)
	}
	if err := ctx.Err(); err != nil { // what is left takes as long as all before where there are many cells
		return nil, err
	}
	m := b.matrix(plans)
	m.Caveats = slices.Concat(left, overlapping(plans), repeats(all))
	return m, nil
}

// overlapping are the caveats of areas that plans cover, of which one is part of
// another; none where areas are no axis.
func overlapping(plans map[string]*store.Item) []*Caveat {
	covered := map[string]*store.Item{}
	for _, plan := range plans {
		areas := related(plan, "area")
		for i := range areas {
			covered[areas[i].Node.ID] = &areas[i]
		}
	}
	return overlaps(covered, slices.Sorted(maps.Keys(covered)))
}

// hops are those that the axes need beside assignments and the plan.
func (b *matrixBuilder) hops() (ofPlan, ofTask []store.Hop) {
	for _, a := range b.axes {
		switch a {
		case AxisArea:
			ofPlan = append(ofPlan, along("area", ontology.Covers, []string{"name"}, enclosing(4)))
		case AxisYear:
			ofTask = append(ofTask, along("targets", ontology.Sets, []string{"year"}))
		case AxisPlatformKind:
			ofTask = append(ofTask, platformsOf())
		case AxisTaskGroup:
			ofTask = append(ofTask, parents(5))
		}
	}
	if b.countsPlanPlatforms() {
		ofPlan = append(ofPlan, platformsOf())
	}
	return ofPlan, ofTask
}

// countsPlanPlatforms says whether one axis is the kind of platform and the other tells
// plans.
func (b *matrixBuilder) countsPlanPlatforms() bool {
	i := slices.Index(b.axes[:], AxisPlatformKind)
	return i >= 0 && (b.axes[1-i] == AxisArea || b.axes[1-i] == AxisPlan) && b.asked.ofAnyBody()
}

// parents is the hop from a task to the tasks above it.
func parents(levels int) store.Hop {
	h := against("parents", ontology.HasSubtask, []string{"title", "position", "groups", "source"})
	if levels > 1 {
		h.Expand = []store.Hop{parents(levels - 1)}
	}
	return h
}

type matrixBuilder struct {
	*Matrix
	asked   MatrixQuestion
	axes    [2]MatrixAxis
	cells   map[[2]*MatrixHeader]*MatrixCell
	headers [2]map[string]*MatrixHeader
	known   [2]map[*store.Item][]*MatrixHeader // those of each plan and agency

	functions []string // those asked for, as agencies have them; nil for all
}

// label is a header in the making.
type label struct {
	key, text string
	node      bool
}

func (b *matrixBuilder) add(t *task) {
	inACell := false
	var under [2][]*MatrixHeader
	for i, axis := range b.axes {
		if !ofAssignment(axis) { // the same for every assignment
			under[i] = b.ofTask(i, t)
		}
	}
	for i := range t.assignments {
		a := &t.assignments[i]
		if !b.wants(a) {
			continue
		}
		for j, axis := range b.axes {
			if ofAssignment(axis) {
				under[j] = b.ofItem(j, a.agency)
			}
		}
		inACell = b.count(t, a, under) || inACell
	}
	if len(t.assignments) == 0 && b.asked.ofAnyBody() {
		inACell = b.count(t, nil, under)
	}
	if !inACell {
		b.Outside++
	}
}

// ofAssignment says whether an axis tells a task's assignments apart.
func ofAssignment(axis MatrixAxis) bool { return axis == AxisAgency || axis == AxisFunction }

// ofTask are the headers that a task falls under along an axis, whoever has it.
func (b *matrixBuilder) ofTask(axis int, t *task) []*MatrixHeader {
	switch b.axes[axis] {
	case AxisPlan, AxisArea:
		if t.plan == nil {
			return nil
		}
		return b.ofItem(axis, t.plan)
	}
	if len(t.labels[axis]) == 0 {
		return nil
	}
	return b.headersOf(axis, t.labels[axis])
}

// ofItem are the headers of a plan or an agency along an axis.
func (b *matrixBuilder) ofItem(axis int, of *store.Item) []*MatrixHeader {
	headers, ok := b.known[axis][of]
	if !ok {
		headers = b.headersOf(axis, b.labelsOfItem(b.axes[axis], of))
		b.known[axis][of] = headers
	}
	return headers
}

// headersOf are the headers of labels along an axis.
func (b *matrixBuilder) headersOf(axis int, ls []label) []*MatrixHeader {
	out := make([]*MatrixHeader, len(ls))
	for i, l := range ls {
		h := b.headers[axis][l.key]
		if h == nil {
			h = &MatrixHeader{Key: l.key, Label: l.text, IsNode: l.node}
			b.headers[axis][l.key] = h
		}
		out[i] = h
	}
	return out
}

// addPlanPlatforms counts the platforms that plans name and none of their tasks does,
// where the other axis is of plans.
func (b *matrixBuilder) addPlanPlatforms(plans map[string]*store.Item, all []*task) {
	type ofPlan struct {
		plan     *store.Item
		platform string
	}
	ofTasks := map[ofPlan]bool{}
	for _, t := range all {
		for _, id := range t.platforms {
			ofTasks[ofPlan{t.plan, id}] = true
		}
	}
	kinds := slices.Index(b.axes[:], AxisPlatformKind)
	for _, id := range slices.Sorted(maps.Keys(plans)) {
		for _, p := range related(plans[id], "platforms") {
			if ofTasks[ofPlan{plans[id], p.Node.ID}] {
				continue
			}
			var under [2][]*MatrixHeader
			under[1-kinds] = b.ofItem(1-kinds, plans[id])
			under[kinds] = b.headersOf(kinds, labelsOf([]store.Item{p}, kindLabel))
			for _, row := range under[0] {
				for _, column := range under[1] {
					b.cell(row, column).PlanPlatforms++
				}
			}
		}
	}
}

// wants says whether an assignment is of the roles and to the agencies asked
// for; a presumed lead is offered where leads are.
func (b *matrixBuilder) wants(a *assignment) bool {
	return (b.asked.Roles == nil || slices.Contains(b.asked.Roles, a.role) || a.presumedLead && slices.Contains(b.asked.Roles, ontology.RoleLead)) &&
		(b.asked.Agencies == nil || slices.Contains(b.asked.Agencies, a.agency.Node.ID)) &&
		(b.asked.Functions == nil || isOfFunction(a.agency, b.functions))
}

func (b *matrixBuilder) count(t *task, a *assignment, under [2][]*MatrixHeader) (inACell bool) {
	offered := a != nil && b.asked.Roles != nil && !slices.Contains(b.asked.Roles, a.role) // a presumed lead
	for _, row := range under[0] {
		for _, column := range under[1] {
			b.cell(row, column).count(t, a, offered)
			inACell = true
			if offered {
				continue
			}
			for _, h := range []*MatrixHeader{row, column} {
				if h.last != t {
					h.last = t
					h.Total++
					h.lines.add(t)
				}
			}
		}
	}
	return inACell
}

func (c *MatrixCell) count(t *task, a *assignment, offered bool) {
	if t.plan != nil && t.plan != c.lastPlan {
		c.lastPlan = t.plan
		c.plans[t.plan.Node.ID] = t.plan
	}
	if a != nil && a.presumedLead { // at most one of a task's
		c.presumes = append(c.presumes, t)
	}
	if offered {
		return
	}
	if c.last != t {
		c.last, c.in = t, append(c.in, t)
		c.lines.add(t)
		if t.isSole {
			c.Sole++
		}
	}
	if a == nil {
		return
	}
	if role := slices.Index(rolesInOrder[:], a.role); role >= 0 && c.lastIn[role] != t {
		c.lastIn[role] = t
		c.byRole[role]++
		if a.role == ontology.RoleLead && t.joint() {
			c.JointLeads++
		}
	}
}

func (b *matrixBuilder) cell(row, column *MatrixHeader) *MatrixCell {
	k := [2]*MatrixHeader{row, column}
	c := b.cells[k]
	if c == nil {
		row.inCell, column.inCell = true, true
		c = &MatrixCell{Row: row.Key, Column: column.Key, plans: map[string]*store.Item{}}
		b.cells[k] = c
	}
	return c
}

// readLabels keeps of a task the labels that it alone tells.
func (b *matrixBuilder) readLabels(t *task, item *store.Item) {
	for i, axis := range b.axes {
		switch axis {
		case AxisYear:
			t.labels[i] = labelsOf(related(item, "targets"), yearLabel)
		case AxisPlatformKind:
			platforms := related(item, "platforms")
			t.labels[i] = labelsOf(platforms, kindLabel)
			if b.countsPlanPlatforms() {
				t.platforms = nodeIDs(platforms)
			}
		case AxisTaskGroup:
			t.labels[i] = []label{groupLabel(item)}
		}
	}
}

// groupLabel is the task at the top of the outline that a task stands in, and of the
// rows of a table the table and the outermost group of rows in it.
func groupLabel(task *store.Item) label {
	top := task
	for up := related(top, "parents"); len(up) > 0; up = related(top, "parents") {
		top = &up[0]
	}
	groups := value[[]string](top, "groups")
	if len(groups) == 0 || text(top, "source") != string(ontology.SourceAnnex) {
		return label{top.Node.ID, text(top, "title"), true}
	}
	return labelOf(strings.Join(groups[:min(len(groups), 2)], " / "))
}

func yearLabel(target *store.Item) label {
	if year, ok := target.Node.Props.Get("year").(int64); ok {
		return labelOf(strconv.FormatInt(year, 10))
	}
	return label{}
}

func kindLabel(platform *store.Item) label { return labelOf(text(platform, "kind")) }

// labelsOfItem are the labels of a plan or an agency along an axis.
func (b *matrixBuilder) labelsOfItem(axis MatrixAxis, of *store.Item) []label {
	switch axis {
	case AxisAgency:
		return []label{{of.Node.ID, text(of, "name"), true}}
	case AxisFunction:
		return b.functionLabels(of)
	case AxisPlan:
		return []label{{of.Node.ID, text(of, "title"), true}}
	case AxisArea:
		return labelsOf(related(of, "area"), func(i *store.Item) label { return label{i.Node.ID, text(i, "name"), true} })
	}
	return nil
}

// functionLabels are the functions of an agency; of several those that are asked for.
func (b *matrixBuilder) functionLabels(agency *store.Item) []label {
	var out []label
	for _, f := range functionsOf(agency) {
		if b.functions == nil || slices.Contains(b.functions, f) {
			out = append(out, labelOf(f))
		}
	}
	return out
}

// labelOf is the label of what is no node.
func labelOf(key string) label { return label{key: key, text: key} }

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
	m.Rows, m.Columns = inOrderOfTotals(b.headers[0], b.axes[0]), inOrderOfTotals(b.headers[1], b.axes[1])
	for _, r := range m.Rows {
		for _, c := range m.Columns {
			if cell := b.cells[[2]*MatrixHeader{r, c}]; cell != nil {
				cell.finish()
				m.Cells = append(m.Cells, cell)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(plans)) {
		m.Plans = append(m.Plans, id)
		if !slices.Contains(rolesUsed(plans[id]), ontology.RoleLead) {
			m.PlansWithoutLeads = append(m.PlansWithoutLeads, id)
		}
	}
	return m
}

// inOrderOfTotals puts headers in order: years as they follow, all else by number of
// tasks, the most first.
func inOrderOfTotals(headers map[string]*MatrixHeader, axis MatrixAxis) []*MatrixHeader {
	list := make([]*MatrixHeader, 0, len(headers))
	for _, h := range headers {
		if h.inCell {
			h.Lines = h.lines.lines()
			list = append(list, h)
		}
	}
	slices.SortFunc(list, func(x, y *MatrixHeader) int {
		if axis == AxisYear {
			return cmp.Compare(x.Key, y.Key)
		}
		return cmp.Or(cmp.Compare(y.Total, x.Total), cmp.Compare(x.Key, y.Key))
	})
	return list
}

func (c *MatrixCell) finish() {
	c.Count, c.Lines, c.PresumedLeads = len(c.in), c.lines.lines(), len(c.presumes)
	c.Roles, c.RolesUsed = []*RoleCount{}, rolesOf(c.plans)
	for i, role := range rolesInOrder {
		if n := c.byRole[i]; n > 0 {
			c.Roles = append(c.Roles, &RoleCount{role, n})
		}
	}
	c.Tasks = listOfTasks(c.in)
	c.PresumedLeadTasks = listOfTasks(c.presumes)
}
