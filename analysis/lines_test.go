package analysis

import (
	"fmt"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/ontology"
)

// yearly is a plan that lists one task in each of two years, led by two bodies, and
// has one task that a body alone answers for.
func yearly(t *testing.T) *counting {
	g := districts()
	both := [][2]string{{ontology.Leads, "东区科技局"}, {ontology.Leads, "东区财政局"}}
	g.task("年一", "东案", both...)
	g.task("年二", "东案", both...)
	g.task("独", "东案", [2]string{ontology.ResponsibleFor, "东区财政局"})
	for i := range g.Nodes {
		switch g.Nodes[i].ID {
		case "年一", "年二":
			g.Nodes[i].Props["line"] = "行"
		case "独":
			g.Nodes[i].Props["sole"] = true
		}
	}
	return keep(t, &g.Graph)
}

// TestAMatrixCountsRepeatedTasksOnceInItsLines, tells who answers alone and who leads
// together, and says which plan repeats.
func TestAMatrixCountsRepeatedTasksOnceInItsLines(t *testing.T) {
	s := yearly(t)
	m, err := CountMatrix(t.Context(), s, MatrixQuestion{Rows: AxisAgency, Columns: AxisPlan})
	if err != nil {
		t.Fatal(err)
	}
	if s.calls != 2 {
		t.Errorf("%d store calls, want 2", s.calls)
	}
	if r := m.Rows[0]; r.Total != 5 || r.Lines != 4 {
		t.Errorf("%s: %d tasks, %d lines, want 5 and 4", r.Key, r.Total, r.Lines)
	}
	var got []string
	for _, c := range m.Cells {
		got = append(got, fmt.Sprint(c.Row, c.Count, c.Lines, c.Sole, c.JointLeads))
	}
	want := []string{"东区财政局5 4 1 2", "东区科技局4 3 0 2", "东区各街道1 1 0 0", "西区科技局1 1 0 0", "西区财政局1 1 0 0"}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if len(m.Caveats) != 1 || m.Caveats[0].Kind != CaveatRepeated || !slices.Equal(m.Caveats[0].Facts, []string{"东案"}) {
		t.Errorf("caveats %v", m.Caveats)
	}
}

// TestOnlyWhatRepeatsSaysSo: a row of one year is not said to.
func TestOnlyWhatRepeatsSaysSo(t *testing.T) {
	g := districts()
	g.task("年一", "东案", [2]string{ontology.Leads, "东区科技局"})
	g.Nodes[len(g.Nodes)-1].Props["line"] = "行"
	m, err := CountMatrix(t.Context(), keep(t, &g.Graph), MatrixQuestion{Rows: AxisAgency, Columns: AxisPlan})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Caveats) != 0 {
		t.Errorf("caveats %v", m.Caveats)
	}
}

// TestAMatrixSaysThatItsAreasOverlap, where areas are an axis.
func TestAMatrixSaysThatItsAreasOverlap(t *testing.T) {
	g := districts()
	g.plan("市案", "市", "2020", "2022", "LEAD")
	g.task("市1", "市案", [2]string{ontology.Leads, "东区科技局"})
	s := keep(t, &g.Graph)
	for axis, want := range map[MatrixAxis]int{AxisArea: 2, AxisPlan: 0} {
		m, err := CountMatrix(t.Context(), s, MatrixQuestion{Rows: AxisFunction, Columns: axis})
		if err != nil {
			t.Fatal(err)
		}
		if len(m.Caveats) != want {
			t.Errorf("by %s: %d caveats, want %d", axis, len(m.Caveats), want)
		}
	}
}

// TestACoordinatorTellsWhatItAnswersForAlone and what it leads with others.
func TestACoordinatorTellsWhatItAnswersForAlone(t *testing.T) {
	area := "东区"
	c, err := Collaborate(t.Context(), yearly(t), CollaborationQuestion{Area: &area})
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range c.Agencies {
		if a.Agency == "东区财政局" {
			if got := fmt.Sprint(a.Tasks, a.Lines, a.Led, a.JointLed, a.Sole); got != "5 4 3 2 1" {
				t.Errorf("%s, want 5 4 3 2 1", got)
			}
		}
	}
	if len(c.Caveats) != 1 || c.Caveats[0].Kind != CaveatRepeated {
		t.Errorf("caveats %v", c.Caveats)
	}
}

// TestTheBuiltInPlansAreReadWithTheirYears: who seems to lead most has the same eight
// and seven tasks thrice, and rows that one body answers for are told from its leads.
func TestTheBuiltInPlansAreReadWithTheirYears(t *testing.T) {
	m, err := CountMatrix(t.Context(), builtIn(), MatrixQuestion{Rows: AxisAgency, Columns: AxisArea})
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]string{}
	for _, r := range m.Rows {
		labels[r.Key] = r.Label
	}
	want := map[string]string{
		"瓯海区科技局": "24 tasks, 8 lines, 0 sole", "瓯海经济开发区管委会": "21 tasks, 7 lines, 0 sole",
		"龙湾区科技局": "34 tasks, 34 lines, 1 sole", "龙湾区综合行政执法局": "22 tasks, 22 lines, 2 sole",
	}
	for _, c := range m.Cells {
		label := labels[c.Row]
		if got := fmt.Sprintf("%d tasks, %d lines, %d sole", c.Count, c.Lines, c.Sole); want[label] != "" && got != want[label] {
			t.Errorf("%s: %s, want %s", label, got, want[label])
		}
		delete(want, label)
	}
	if len(want) > 0 {
		t.Errorf("no cell of %v", want)
	}
	if len(m.Caveats) == 0 || m.Caveats[len(m.Caveats)-1].Kind != CaveatRepeated {
		t.Errorf("caveats %v", m.Caveats)
	}
}
