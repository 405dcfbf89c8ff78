package analysis

import (
	"fmt"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/ontology"
)

// worked writes a row: tasks, lines, leads, joint, supports, responsible, sole, presumed,
// then what is due when.
func worked(w *Workload) []string {
	var out []string
	for _, r := range w.Rows {
		s := fmt.Sprint(r.Agency, " ", r.Tasks, r.Lines, r.Leads, r.JointLeads, r.Supports, r.Responsible, r.Sole, r.PresumedLeads)
		for _, d := range r.ByDue {
			s += fmt.Sprintf(" %d:%d", deref(d.Year), d.Count)
		}
		out = append(out, s)
	}
	return out
}

// TestAWorkloadTellsRolesApart: who has most comes first, whatever the role; a task of
// two roles counts once, rows of several years are lines, and what nobody dates is last.
func TestAWorkloadTellsRolesApart(t *testing.T) {
	g := districts()
	for i, id := range []string{"年一", "年二"} {
		g.task(id, "东案", [2]string{ontology.Leads, "东区科技局"}, [2]string{ontology.Leads, "东区财政局"}, [2]string{ontology.ResponsibleFor, "东区财政局"})
		g.Nodes[len(g.Nodes)-1].Props["line"], g.Nodes[len(g.Nodes)-1].Props["due"] = "行", int64(2021+i)
	}
	g.task("独", "东案", [2]string{ontology.ResponsibleFor, "东区财政局"})
	g.Nodes[len(g.Nodes)-1].Props["sole"] = true
	s := keep(t, &g.Graph)
	w, err := FindWorkload(t.Context(), s, "东区", false)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"东区财政局 5 4 3 2 1 3 1 0 2021:1 2022:1 0:3", "东区科技局 4 3 3 2 1 0 0 0 2021:1 2022:1 0:2", "东区各街道 1 1 0 0 1 0 0 0 0:1"}
	if got := worked(w); !slices.Equal(got, want) || s.calls != 4 || w.Tasks != 6 {
		t.Errorf("of %d tasks in %d calls:\n%q, want\n%q", w.Tasks, s.calls, got, want)
	}
	if got := kindsOf(w.Caveats); !slices.Equal(got, []CaveatKind{CaveatRepeated}) {
		t.Errorf("caveats %v", got)
	}
	if !w.Rows[2].Collective || w.Rows[0].Collective {
		t.Error("a name that stands for many is not told from a body")
	}
}

// TestAWorkloadSaysThatAPlanNamesNoLeads: leading nothing there means nothing.
func TestAWorkloadSaysThatAPlanNamesNoLeads(t *testing.T) {
	w, err := FindWorkload(t.Context(), keep(t, &districts().Graph), "西区", false)
	if err != nil {
		t.Fatal(err)
	}
	if got := worked(w); !slices.Equal(got, []string{"西区科技局 1 1 0 0 0 1 0 1 0:1", "西区财政局 1 1 0 0 0 1 0 0 0:1"}) {
		t.Errorf("%q", got)
	}
	if got := kindsOf(w.Caveats); !slices.Equal(got, []CaveatKind{CaveatNoLeads}) {
		t.Errorf("caveats %v", got)
	}
}

// TestAWorkloadSaysWhatItLeavesOut: the plans of an area's parts, unless they are asked
// for.
func TestAWorkloadSaysWhatItLeavesOut(t *testing.T) {
	g := districts()
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind == ontology.KindArea {
			n.Props["within"] = []string{n.ID, "市"}
		}
	}
	g.plan("市案", "市", "2020", "2022", "LEAD")
	g.task("市1", "市案", [2]string{ontology.Leads, "东区科技局"})
	s := keep(t, &g.Graph)
	for withParts, want := range map[bool]string{
		false: "1 tasks [市案] [PARTS_LEFT_OUT [东区 西区] 下级地区(2个)另有计划2份,未计入]",
		true:  "5 tasks [东案 市案 西案] []",
	} {
		w, err := FindWorkload(t.Context(), s, "市", withParts)
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, c := range w.Caveats {
			if c.Kind == CaveatParts {
				said = append(said, fmt.Sprint(c.Kind, " ", c.Facts, " ", c.Message))
			}
		}
		if got := fmt.Sprint(w.Tasks, " tasks ", w.Plans, " ", said); got != want {
			t.Errorf("with parts %v: %s, want %s", withParts, got, want)
		}
	}
}
