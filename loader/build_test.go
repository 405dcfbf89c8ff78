package loader_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

var update = flag.Bool("update", false, "write the golden graph anew")

const golden = "testdata/small.graph"

func load(t *testing.T, d *dataset.Dataset, err error) *store.Graph {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	g, _, err := loader.Build(d)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func small(t *testing.T) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Load(os.DirFS("testdata/small"))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// dump prints a graph, a node or an edge a line.
func dump(g *store.Graph) string {
	var b strings.Builder
	props := func(p store.Props) {
		for _, k := range slices.Sorted(maps.Keys(p)) {
			fmt.Fprintf(&b, " %s=%v", k, p[k])
		}
	}
	for _, n := range g.Nodes {
		fmt.Fprintf(&b, "%s (%s)", n.ID, n.Kind)
		props(n.Props)
		for _, s := range n.Search {
			fmt.Fprintf(&b, " | %s %s", s.In, s.Text)
		}
		b.WriteString("\n")
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, "%s -%s-> %s", e.From, e.Rel, e.To)
		props(e.Props)
		b.WriteString("\n")
	}
	return b.String()
}

func TestBuildOfASmallDatasetIsAsReviewed(t *testing.T) {
	d := small(t)
	if found := d.Check(nil); slices.ContainsFunc(found, func(p dataset.Problem) bool { return !p.Note }) {
		t.Fatalf("the dataset is wrong: %v", found)
	}
	got := dump(load(t, d, nil))
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("run with -update and review the change:\n%s", diff)
	}
}

func TestBuildHoldsToTheOntology(t *testing.T) {
	builtIn, err := dataset.Load(data.FS())
	for name, g := range map[string]*store.Graph{"small": load(t, small(t), nil), "built in": load(t, builtIn, err)} {
		t.Run(name, func(t *testing.T) {
			if err := g.Validate(); err != nil {
				t.Error(err)
			}
			kinds, stated := map[string]string{}, map[string]bool{}
			for _, n := range g.Nodes {
				if kinds[n.ID] != "" {
					t.Errorf("%s is there twice", n.ID)
				}
				kinds[n.ID] = n.Kind
			}
			joins := map[string]ontology.Relation{}
			for _, r := range ontology.Relations() {
				joins[r.Name] = r
			}
			for _, e := range g.Edges {
				if r := joins[e.Rel]; !slices.Contains(r.From, kinds[e.From]) || !slices.Contains(r.To, kinds[e.To]) {
					t.Errorf("%s -%s-> %s joins %s to %s", e.From, e.Rel, e.To, kinds[e.From], kinds[e.To])
				}
				if e.Rel == ontology.StatedIn {
					stated[e.From] = true
				}
				if p, ok := e.Props["passage"]; ok && kinds[p.(string)] != ontology.KindPassage {
					t.Errorf("%s -%s-> %s leads to no passage: %v", e.From, e.Rel, e.To, p)
				}
				if e.From == e.To {
					t.Errorf("%s -%s-> itself", e.From, e.Rel)
				}
			}
			for _, n := range g.Nodes {
				switch n.Kind {
				case ontology.KindPlan, ontology.KindTask, ontology.KindTarget, ontology.KindObservation, ontology.KindPlatform:
					if !stated[n.ID] {
						t.Errorf("%s is stated nowhere", n.ID)
					}
				}
			}
		})
	}
}

func TestBuildGivesTheSameGraphAgain(t *testing.T) {
	d := small(t)
	if diff := cmp.Diff(load(t, d, nil), load(t, d, nil)); diff != "" {
		t.Error(diff)
	}
}

func TestBuildRefusesAnAreaThatNothingTells(t *testing.T) {
	d := small(t)
	d.Files[1].Observations[0].Area = "远山区"
	_, _, err := loader.Build(d)
	if err == nil || !strings.Contains(err.Error(), `report-2024: invalid dataset: area "远山区" is not known; run policygraph check`) {
		t.Errorf("got %v", err)
	}
}

// TestTargetsConflictOnlyWhenBothCannotBeMeant changes the two incubator
// targets of the small dataset, 5 and 6 in 2025 at different places.
func TestTargetsConflictOnlyWhenBothCannotBeMeant(t *testing.T) {
	other := 2024
	for name, c := range map[string]struct {
		change          func(first, second *dataset.Figure)
		nodes, conflict int
	}{
		"two values":                       {func(_, _ *dataset.Figure) {}, 2, 1},
		"one value, two comparators":       {func(_, b *dataset.Figure) { b.Value, b.Comparator = 5, dataset.GE }, 2, 1},
		"one value twice":                  {func(_, b *dataset.Figure) { b.Value = 5 }, 1, 0},
		"other years":                      {func(_, b *dataset.Figure) { b.Year = &other }, 2, 0},
		"another qualifier":                {func(_, b *dataset.Figure) { b.Qualifier = "累计" }, 2, 0},
		"another scope":                    {func(_, b *dataset.Figure) { b.Scope = "眼镜产业" }, 2, 0},
		"a stretch value":                  {func(_, b *dataset.Figure) { b.Stretch = true }, 2, 0},
		"another area":                     {func(_, b *dataset.Figure) { b.Area = "青川高新园" }, 2, 0},
		"another measure":                  {func(_, b *dataset.Figure) { b.Indicator = "加速器数" }, 2, 0},
		"one wording in two units":         {func(a, b *dataset.Figure) { b.Indicator, b.Unit = a.Indicator, "%" }, 2, 1},
		"one list":                         {func(a, b *dataset.Figure) { b.Task, b.Section = a.Task, a.Section }, 2, 0},
		"sizes of two tasks":               {func(a, b *dataset.Figure) { a.Nature, b.Nature, b.Task = dataset.NatureSize, dataset.NatureSize, "二" }, 2, 0},
		"a size given twice of one task":   {func(a, b *dataset.Figure) { a.Nature, b.Nature = dataset.NatureSize, dataset.NatureSize }, 2, 1},
		"shares of two tasks without year": {func(a, b *dataset.Figure) { a.Year, b.Year, b.Task = nil, nil, "二" }, 2, 0},
		"a goal and a task without year":   {func(a, b *dataset.Figure) { a.Year, b.Year, b.Task = nil, nil, "" }, 2, 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := small(t)
			first, second := &d.Files[0].Targets[2], &d.Files[0].Targets[3]
			c.change(first, second)
			nodes, conflicts := 0, 0
			g := load(t, d, nil)
			for _, n := range g.Nodes {
				if n.ID == "target:plan-2023:"+first.Key || n.ID == "target:plan-2023:"+second.Key {
					nodes++
				}
			}
			for _, e := range g.Edges {
				if e.Rel == ontology.ConflictsWith {
					conflicts++
				}
			}
			if nodes != c.nodes || conflicts != c.conflict {
				t.Errorf("%d nodes, %d conflicts, want %d, %d", nodes, conflicts, c.nodes, c.conflict)
			}
		})
	}
}

func TestAnIndicatorIsFoundByTheNamesOfTheStandardOneInWhosePlaceItStands(t *testing.T) {
	for id, want := range map[string]bool{"rd-spending-share-of-gdp": true, "of-our-own": false} {
		d := small(t)
		d.Indicators[0].ID = id
		found := false
		for _, n := range load(t, d, nil).Nodes {
			found = found || n.ID == ontology.IndicatorID(id) && slices.Contains(n.Search, store.SearchText{In: "aliases", Text: "r&d投入强度"})
		}
		if found != want {
			t.Errorf("%s is found by R&D投入强度: %t, want %t", id, found, want)
		}
	}
}

func TestNamesAreFoundByTheirPinyin(t *testing.T) {
	for name, want := range map[string]string{
		"青川区科技局": "qcqkjj qingchuanqukejiju", "乐清市": "yqs yueqingshi", "重庆市": "cqs chongqingshi", "5G+创新中心": "5gcxzx 5gchuangxinzhongxin",
	} {
		d := small(t)
		d.Files[0].Platforms[0].Name = name
		var found []string
		for _, n := range load(t, d, nil).Nodes {
			for _, s := range n.Search {
				if n.Kind == ontology.KindPlatform && n.Props["name"] == name && s.In == "pinyin" {
					found = append(found, s.Text)
				}
			}
		}
		if got := strings.Join(found, " "); got != want {
			t.Errorf("%s is found by %q, want %q", name, got, want)
		}
	}
}
