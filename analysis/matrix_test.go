package analysis

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

func cellOf(m *Matrix, row, column string) *MatrixCell {
	for _, c := range m.Cells {
		if c.Row == row && c.Column == column {
			return c
		}
	}
	return nil
}

func TestMatrixSplitsRolesAndOffersPresumedLeads(t *testing.T) {
	s := keep(t, &districts().Graph)
	m, err := CountMatrix(t.Context(), s, MatrixQuestion{Rows: AxisFunction, Columns: AxisArea})
	if err != nil {
		t.Fatal(err)
	}
	if s.calls != 2 || m.Tasks != 4 || m.Outside != 1 {
		t.Errorf("%d calls, %d tasks, %d outside; want 2, 4, 1", s.calls, m.Tasks, m.Outside)
	}
	east, west := cellOf(m, "科技", "东区"), cellOf(m, "科技", "西区")
	if got := fmt.Sprint(east.Count, roles(east), east.PresumedLeads, east.RolesUsed); got != "2 [LEAD 1 SUPPORT 1] 0 [LEAD SUPPORT]" {
		t.Errorf("where leads are named: %s", got)
	}
	if got := fmt.Sprint(west.Count, roles(west), west.PresumedLeads, west.RolesUsed); got != "1 [RESPONSIBLE 1] 1 [RESPONSIBLE]" {
		t.Errorf("where none are: %s", got)
	}
	if c := cellOf(m, "财政", "西区"); c.PresumedLeads != 0 {
		t.Error("the second responsible body is presumed to lead")
	}
	if !slices.Equal(m.Plans, []string{"东案", "西案"}) || !slices.Equal(m.PlansWithoutLeads, []string{"西案"}) {
		t.Errorf("plans %v, of which %v name no leads", m.Plans, m.PlansWithoutLeads)
	}
}

func TestOnlyTheAssignmentsThatTheFilterNamesCount(t *testing.T) {
	s := keep(t, &districts().Graph)
	m, err := CountMatrix(t.Context(), s, MatrixQuestion{
		Rows: AxisFunction, Columns: AxisArea, Functions: []string{"财政局"},
		Tasks: []store.Filter{anyOf("function", []string{"财政局"}, step(ontology.KindAgency, true, ontology.AssignmentsOf(nil)...))},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Rows) != 1 || m.Rows[0].Key != "财政" || m.Rows[0].Total != 3 || m.Outside != 0 {
		t.Errorf("%d rows, %d outside", len(m.Rows), m.Outside)
	}
	m, err = CountMatrix(t.Context(), s, MatrixQuestion{Rows: AxisArea, Columns: AxisPlan})
	if err != nil {
		t.Fatal(err)
	}
	if c := cellOf(m, "东区", "东案"); c.Count != 3 || m.Outside != 0 {
		t.Errorf("where no axis asks for assignments, %d tasks and %d outside; want 3, 0", c.Count, m.Outside)
	}
}

// TestATaskWithoutBodiesIsOutsideWhereBodiesAreAskedFor, whatever the axes.
func TestATaskWithoutBodiesIsOutsideWhereBodiesAreAskedFor(t *testing.T) {
	for name, q := range map[string]MatrixQuestion{
		"roles":     {Roles: []ontology.Role{ontology.RoleLead, ontology.RoleSupport, ontology.RoleResponsible}},
		"agencies":  {Agencies: []string{"东区科技局", "东区财政局", "西区科技局"}},
		"functions": {Functions: []string{"科技局", "财政局"}},
	} {
		q.Rows, q.Columns = AxisArea, AxisPlan
		m, err := CountMatrix(t.Context(), keep(t, &districts().Graph), q)
		if err != nil {
			t.Fatal(err)
		}
		if c := cellOf(m, "东区", "东案"); m.Tasks != 4 || m.Outside != 1 || c.Count != 2 {
			t.Errorf("%s: of %d tasks %d are outside, and %d in the cell; want 1 and 2 of 4", name, m.Tasks, m.Outside, c.Count)
		}
	}
}

func TestAMatrixOfTooManyCellsIsRefused(t *testing.T) {
	for _, c := range []struct {
		plans int
		err   error
	}{{100, nil}, {101, ErrTooMuch}} {
		g := &graphBuilder{}
		g.area("市", "", "city")
		var bodies [][2]string
		for i := range MaxCells / 100 {
			id := fmt.Sprint("局", i)
			g.agency(id, "市", id, "部门")
			bodies = append(bodies, [2]string{ontology.Leads, id})
		}
		for i := range c.plans {
			plan := fmt.Sprint("案", i)
			g.plan(plan, "市", "2020", "2022", "LEAD")
			g.task(fmt.Sprint("务", i), plan, bodies...)
		}
		_, err := CountMatrix(t.Context(), keep(t, &g.Graph), MatrixQuestion{Rows: AxisAgency, Columns: AxisPlan})
		if !errors.Is(err, c.err) {
			t.Errorf("%d plans: %v, want %v", c.plans, err, c.err)
		}
	}
}

func roles(c *MatrixCell) []string {
	var out []string
	for _, r := range c.Roles {
		out = append(out, fmt.Sprintf("%s %d", r.Role, r.Count))
	}
	return out
}

func TestAPresumedLeadIsOfferedButNotCountedAsALead(t *testing.T) {
	s := keep(t, &districts().Graph)
	m, err := CountMatrix(t.Context(), s, MatrixQuestion{Rows: AxisAgency, Columns: AxisPlan, Roles: []ontology.Role{ontology.RoleLead}})
	if err != nil {
		t.Fatal(err)
	}
	if c := cellOf(m, "西区科技局", "西案"); c == nil || c.Count != 0 || c.PresumedLeads != 1 {
		t.Errorf("%+v", c)
	}
	if c := cellOf(m, "东区科技局", "东案"); c == nil || c.Count != 1 || c.PresumedLeads != 0 {
		t.Errorf("%+v", c)
	}
	if c := cellOf(m, "西区财政局", "西案"); c != nil {
		t.Errorf("a cell for who neither leads nor is presumed to: %+v", c)
	}
}

// TestATaskCountsOnceInEachCellAndTotal, whichever of its bodies, areas and years
// bring it there; a presumed lead is offered in each cell.
func TestATaskCountsOnceInEachCellAndTotal(t *testing.T) {
	g := districts()
	g.edge("西案", ontology.Covers, "市") // a plan of two areas
	g.agency("西区科技局二", "西区", "科技局", "部门")
	g.edge("西区科技局二", ontology.ResponsibleFor, "西1") // two bodies of one function
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		name  string
		roles []ontology.Role
		want  string // of the rows and columns the totals; of the cells the counts and presumed leads
	}{
		{"all roles", nil, "[科技 3 财政 3 街道 1] [东区 2 市 1 西区 1] [科技东区 2+0 科技市 1+1 科技西区 1+1 财政东区 2+0 财政市 1+0 财政西区 1+0 街道东区 1+0]"},
		{"leads", []ontology.Role{ontology.RoleLead}, "[科技 1 财政 1] [东区 2 市 0 西区 0] [科技东区 1+0 科技市 0+1 科技西区 0+1 财政东区 1+0]"},
	} {
		m, err := CountMatrix(t.Context(), s, MatrixQuestion{Rows: AxisFunction, Columns: AxisArea, Roles: c.roles})
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, cell := range m.Cells {
			cells = append(cells, fmt.Sprintf("%s%s %d+%d", cell.Row, cell.Column, cell.Count, cell.PresumedLeads))
			for _, r := range cell.Roles {
				if r.Count > cell.Count {
					t.Errorf("%s: of cell %s %d tasks are of %s", c.name, cells[len(cells)-1], r.Count, r.Role)
				}
			}
			if drill, offered := len(cell.Tasks.Keys()), len(cell.PresumedLeadTasks.Keys()); drill != cell.Count || offered != cell.PresumedLeads {
				t.Errorf("%s: cell %s drills down to %d tasks and %d presumed leads", c.name, cells[len(cells)-1], drill, offered)
			}
		}
		if got := fmt.Sprint(totals(m.Rows), " ", totals(m.Columns), " ", cells); got != c.want {
			t.Errorf("%s:\n%s, want\n%s", c.name, got, c.want)
		}
	}
}

func totals(headers []*MatrixHeader) []string {
	var out []string
	for _, h := range headers {
		out = append(out, fmt.Sprintf("%s %d", h.Label, h.Total))
	}
	return out
}

// TestATaskOfNoPlanCounts where neither axis asks for plans, and is outside where one does.
func TestATaskOfNoPlanCounts(t *testing.T) {
	g := districts()
	g.node(ontology.KindTask, "散", store.Props{"title": "散", "source": "BODY", "schedule": []string{}})
	g.edge("东区科技局", ontology.Leads, "散")
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		columns        MatrixAxis
		total, outside int
	}{{AxisAgency, 4, 1}, {AxisPlan, 3, 2}} {
		m, err := CountMatrix(t.Context(), s, MatrixQuestion{Rows: AxisFunction, Columns: c.columns})
		if err != nil {
			t.Fatal(err)
		}
		if m.Rows[0].Key != "科技" || m.Rows[0].Total != c.total || m.Outside != c.outside || !slices.Equal(m.Plans, []string{"东案", "西案"}) {
			t.Errorf("by %s: rows %v, %d outside, plans %v; want first 科技 %d, %d, both", c.columns, totals(m.Rows), m.Outside, m.Plans, c.total, c.outside)
		}
	}
}

// TestTheAxesOfATask: years come as they follow, all else with most tasks first; what
// has no year, no kind or no task above it is under none, or under itself.
func TestTheAxesOfATask(t *testing.T) {
	g := districts()
	g.figure("东企20又", "东案", "企业", "东区", 2020, 3, nil)
	for _, set := range [][2]string{{"东1", "东企22"}, {"东2", "东企22"}, {"东2", "东企20"}, {"东2", "东企20又"}, {"东3", "东新"}} {
		g.edge(set[0], ontology.Sets, set[1])
	}
	for _, p := range [][2]string{{"台一", "平台"}, {"台二", "平台"}, {"园", "园区"}, {"无类", ""}} {
		g.node(ontology.KindPlatform, p[0], store.Props{"name": p[0], "kind": p[1]})
	}
	for _, concerns := range [][2]string{{"东1", "台一"}, {"东1", "台二"}, {"东2", "园"}, {"东3", "园"}, {"西1", "无类"}} {
		g.edge(concerns[0], ontology.Concerns, concerns[1])
	}
	above := "东1"
	for i := range 5 {
		below := fmt.Sprint("东1.", i+1)
		g.task(below, "东案")
		g.edge(above, ontology.HasSubtask, below)
		above = below
	}
	s := keep(t, &g.Graph)
	for axis, want := range map[MatrixAxis]string{
		AxisYear:         "[2020 1 2022 2] and 7 outside",
		AxisPlatformKind: "[园区 2 平台 1] and 6 outside",
		AxisTaskGroup:    "[东1 6 东2 1 东3 1 西1 1] and 0 outside",
	} {
		m, err := CountMatrix(t.Context(), s, MatrixQuestion{Rows: axis, Columns: AxisPlan})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprintf("%v and %d outside", totals(m.Rows), m.Outside); got != want {
			t.Errorf("%s: %s, want %s", axis, got, want)
		}
	}
}

// TestRowsOfAnAnnexAreCountedByTheAnnexAndItsGroups, each part of a divided row with the
// row; what an outline holds stays with its top.
func TestRowsOfAnAnnexAreCountedByTheAnnexAndItsGroups(t *testing.T) {
	g := districts()
	row := func(id string, groups ...string) {
		g.task(id, "东案")
		g.Nodes[len(g.Nodes)-1].Props["source"], g.Nodes[len(g.Nodes)-1].Props["groups"] = string(ontology.SourceAnnex), groups
	}
	row("表1", "道路", "干线")
	row("表2", "道路", "干线", "桥梁")
	row("表3", "道路")
	row("表3.1", "道路", "支线")
	g.edge("表3", ontology.HasSubtask, "表3.1")
	m, err := CountMatrix(t.Context(), keep(t, &g.Graph), MatrixQuestion{Rows: AxisTaskGroup, Columns: AxisPlan})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(totals(m.Rows)), "[道路 2 道路 / 干线 2 东1 1 东2 1 东3 1 西1 1]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if at := slices.IndexFunc(m.Rows, func(h *MatrixHeader) bool { return h.Key == "道路 / 干线" }); at < 0 || m.Rows[at].IsNode {
		t.Errorf("a group of rows is no node: %v", m.Rows)
	}
}

// TestMatricesAgreeWithCountingByHand draws graphs at random and counts their
// edges again, one by one.
func TestMatricesAgreeWithCountingByHand(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 7))
		g := random(r)
		for _, asked := range [][]ontology.Role{nil, {ontology.RoleLead}, {ontology.RoleSupport, ontology.RoleResponsible}} {
			m, err := CountMatrix(t.Context(), keep(t, &g.Graph), MatrixQuestion{Rows: AxisFunction, Columns: AxisPlan, Roles: asked})
			if err != nil {
				t.Fatal(err)
			}
			want := byHand(g, asked)
			for _, c := range m.Cells {
				k := [2]string{c.Row, c.Column}
				if c.Count != len(want[k]) {
					t.Errorf("seed %d, roles %v: %v has %d tasks, by hand %d", seed, asked, k, c.Count, len(want[k]))
				}
				delete(want, k)
			}
			if len(want) > 0 {
				t.Errorf("seed %d, roles %v: no cells for %v", seed, asked, want)
			}
		}
	}
}

var relations = []string{ontology.Leads, ontology.Supports, ontology.ResponsibleFor}

func random(r *rand.Rand) *graphBuilder {
	g := &graphBuilder{}
	g.area("市", "", "city")
	for p := range 3 {
		plan := fmt.Sprintf("案%d", p)
		g.plan(plan, "市", "2020", "2022", [][]string{{"LEAD", "SUPPORT"}, {"RESPONSIBLE"}}[r.IntN(2)]...)
		for a := range 4 {
			g.agency(fmt.Sprintf("局%d-%d", p, a), "市", fmt.Sprintf("职能%d", r.IntN(3)), "部门")
		}
		for n := range 12 {
			var assigned [][2]string
			for a := range 4 {
				for _, rel := range relations {
					if r.IntN(4) == 0 {
						assigned = append(assigned, [2]string{rel, fmt.Sprintf("局%d-%d", p, a)})
					}
				}
			}
			g.task(fmt.Sprintf("务%d-%d", p, n), plan, assigned...)
		}
	}
	return g
}

// byHand lists the tasks of each function and plan, straight from the edges.
func byHand(g *graphBuilder, asked []ontology.Role) map[[2]string]map[string]bool {
	functions, planOf := map[string][]string{}, map[string]string{}
	for _, n := range g.Nodes {
		if f, ok := n.Props["function"].(string); ok {
			functions[n.ID] = []string{f}
		}
		if kinds, ok := n.Props["functions"].([]string); ok && len(kinds) > 0 {
			functions[n.ID] = kinds
		}
	}
	for _, e := range g.Edges {
		if e.Rel == ontology.HasTask {
			planOf[e.To] = e.From
		}
	}
	want := map[[2]string]map[string]bool{}
	for _, e := range g.Edges {
		if i := slices.Index(relations, e.Rel); i >= 0 {
			role := []ontology.Role{ontology.RoleLead, ontology.RoleSupport, ontology.RoleResponsible}[i]
			if asked != nil && !slices.Contains(asked, role) {
				continue
			}
			for _, f := range functions[e.From] {
				k := [2]string{f, planOf[e.To]}
				if want[k] == nil {
					want[k] = map[string]bool{}
				}
				want[k][e.To] = true
			}
		}
	}
	return want
}
