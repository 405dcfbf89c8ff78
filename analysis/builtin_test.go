package analysis

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
)

// assigned is an agency's name and function, and the plan and the task that it
// has a part in, read from the dataset's files without graph or store.
type assigned struct {
	area, name, plan, task string
	functions              []string
}

func fromFiles(t *testing.T) []assigned {
	t.Helper()
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	var all []assigned
	for _, f := range d.Files {
		names := d.Resolver().Names(f)
		for _, task := range f.Tasks {
			for _, a := range task.Assignments {
				who := names.Agency(a.Agency)
				functions := who.Functions
				if len(functions) == 0 {
					functions = []string{who.Function}
				}
				all = append(all, assigned{who.Area.ID, who.Name, "plan:" + f.Slug, cmp.Or(task.SameAs, task.Key), functions})
			}
		}
	}
	return all
}

func TestTheMatrixOfTheBuiltInDatasetAgreesWithItsFiles(t *testing.T) {
	want := map[[2]string]map[string]bool{}
	for _, a := range fromFiles(t) {
		for _, function := range a.functions {
			k := [2]string{function, a.plan}
			if want[k] == nil {
				want[k] = map[string]bool{}
			}
			want[k][a.task] = true
		}
	}
	m, err := CountMatrix(t.Context(), builtIn(), MatrixQuestion{Rows: AxisFunction, Columns: AxisPlan})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Cells) != len(want) {
		t.Errorf("%d cells, by the files %d", len(m.Cells), len(want))
	}
	for _, c := range m.Cells {
		if n := len(want[[2]string{c.Row, c.Column}]); c.Count != n {
			t.Errorf("%s in %s: %d tasks, by the files %d", c.Row, c.Column, c.Count, n)
		}
	}
}

func TestThePairsOfTheBuiltInDatasetAgreeWithItsFiles(t *testing.T) {
	const plan, area = "plan:dongtou-incubators-2022", "area:330305"
	together := map[string]map[string]bool{} // bodies by task
	for _, a := range fromFiles(t) {
		if a.plan == plan {
			if together[a.task] == nil {
				together[a.task] = map[string]bool{}
			}
			together[a.task][a.area+a.name] = true
		}
	}
	shared := map[[2]string]int{}
	for _, bodies := range together {
		inOrder := slices.Sorted(maps.Keys(bodies))
		for i, a := range inOrder {
			for _, b := range inOrder[i+1:] {
				shared[[2]string{a, b}]++
			}
		}
	}
	c, err := Collaborate(t.Context(), builtIn(), CollaborationQuestion{Area: ptr(area)})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Pairs) != len(shared) {
		t.Errorf("%d pairs, by the files %d", len(c.Pairs), len(shared))
	}
	var got, want []int
	for _, p := range c.Pairs {
		got = append(got, p.Shared)
	}
	for _, n := range shared {
		want = append(want, n)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("shared tasks %v, by the files %v", got, want)
	}
}
