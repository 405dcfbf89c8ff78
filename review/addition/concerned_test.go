package addition_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/review/addition"
	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// TestTheEffectIsThatOnTheWholeGraph: what an addition does is told without building the
// graph of all documents, and must be what comparing the whole graphs gives.
func TestTheEffectIsThatOnTheWholeGraph(t *testing.T) {
	dir := t.TempDir()
	var invented []*dataset.File
	for slug, text := range plans {
		path := filepath.Join(dir, slug+".txt")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		invented = append(invented, read(t, path))
	}
	empty, err := dataset.Load(dataset.Empty())
	if err != nil {
		t.Fatal(err)
	}
	wholeEffectOfEach(t, empty, invented)
	paths, err := filepath.Glob(filepath.Join(corpus.Dir(t), "practice", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no practice documents: %v", err)
	}
	var practice []*dataset.File
	for _, path := range paths {
		practice = append(practice, read(t, path))
	}
	wholeEffectOfEach(t, builtIn(t), practice)
}

// TestADecisionsEffectIsThatOnTheWholeGraph: of bodies, indicators, areas and plans, of
// names and of kinds.
func TestADecisionsEffectIsThatOnTheWholeGraph(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(corpus.Dir(t), "practice", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no practice documents: %v", err)
	}
	draft := draftOf(t, builtIn(t))
	for _, path := range paths {
		if _, err := draft.Add(read(t, path), false); err != nil {
			t.Fatal(err)
		}
	}
	before := draft.After()
	old := built(t, before)
	functions := functionsOf(old)
	decisions := decisionsAbout(old)
	changed := 0
	for _, decision := range decisions {
		draft := draftOf(t, before)
		if err := draft.Decide(decision); err != nil {
			continue // some that are taken at random make no sense
		}
		effect, err := draft.Effect(t.Context(), 10)
		if err != nil {
			t.Fatal(err)
		}
		now := built(t, draft.After())
		want := changes(diff.Compare(old, now))
		if d := cmp.Diff(want, changes(effect.Changes)); d != "" {
			t.Errorf("%+v: %s", decision, d)
		}
		var told []string
		for _, k := range effect.Kinds {
			told = append(told, k.ID)
		}
		kinds := ofAnotherKind(functions, now)
		slices.Sort(told)
		if d := cmp.Diff(kinds, told); d != "" {
			t.Errorf("%+v: bodies of another kind: %s", decision, d)
		}
		changed += len(kinds) + len(want)
	}
	if changed == 0 {
		t.Error("nothing changed by any decision")
	}
}

// functionsOf are the functions of a graph's bodies, by the body's id.
func functionsOf(g *store.Graph) map[string]any {
	functions := map[string]any{}
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind == ontology.KindAgency {
			functions[n.ID] = n.Props["functions"]
		}
	}
	return functions
}

// ofAnotherKind are the nodes of bodies whose functions are no longer those before, in
// order: also one that only leads to another now.
func ofAnotherKind(before map[string]any, now *store.Graph) []string {
	var out []string
	for i := range now.Nodes {
		n := &now.Nodes[i]
		if was, ok := before[n.ID]; ok && !cmp.Equal(was, n.Props["functions"]) {
			out = append(out, n.ID)
		}
	}
	slices.Sort(out)
	return out
}

// decisionsAbout are decisions of each form about bodies of one area, indicators in 家,
// and plans.
func decisionsAbout(g *store.Graph) []dataset.Decision {
	ids := map[string][]string{}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		switch area, ok := strings.CutPrefix(n.ID, "agency:330305:"); {
		case ok && area != "":
			ids["body"] = append(ids["body"], n.ID)
		case n.Kind == ontology.KindIndicator && n.Props["unit"] == "家" && n.Props["flow"] != true:
			ids["indicator"] = append(ids["indicator"], n.ID)
		case n.Kind == ontology.KindPlan:
			ids["plan"] = append(ids["plan"], n.ID)
		}
	}
	decisions := []dataset.Decision{{Kind: "科技", Of: ids["body"][0]}, {Alias: "甲乙丙局", Of: ids["body"][1]}, {Different: []string{ids["body"][0], ids["body"][1]}}}
	for _, kind := range []string{"body", "indicator", "plan"} {
		of := ids[kind]
		for i := 0; i+1 < len(of); i += 1 + len(of)/2 {
			decisions = append(decisions, dataset.Decision{Same: []string{of[i], of[i+1]}})
		}
	}
	return decisions
}

// wholeEffectOfEach adds each of some documents to the others.
func wholeEffectOfEach(t *testing.T, to *dataset.Dataset, files []*dataset.File) {
	t.Helper()
	const most = 6 // of a longer list some, since the whole graph is built twice for each
	for i, f := range files {
		if i%(1+len(files)/most) != 0 {
			continue
		}
		draft := draftOf(t, to)
		for j, other := range files {
			if i == j {
				continue
			}
			if _, err := draft.Add(other, false); err != nil {
				t.Fatal(err)
			}
		}
		before := draft.After()
		draft = draftOf(t, before)
		if _, err := draft.Add(f, false); err != nil {
			t.Fatal(err)
		}
		got, err := draft.Effect(t.Context(), 100)
		if err != nil {
			t.Fatal(err)
		}
		old, now := built(t, before), built(t, draft.After())
		if d := cmp.Diff(changes(diff.Compare(old, now)), changes(got.Changes)); d != "" {
			t.Errorf("%s: %s", f.Slug, d)
		}
		if want := contradicting(t, now, f.Slug); want != got.Contradictions.Total {
			t.Errorf("%s: %d contradictions, want %d", f.Slug, got.Contradictions.Total, want)
		}
	}
}

func draftOf(t *testing.T, d *dataset.Dataset) *addition.Draft {
	t.Helper()
	draft, err := addition.To(d)
	if err != nil {
		t.Fatal(err)
	}
	return draft
}

func built(t *testing.T, d *dataset.Dataset) *store.Graph {
	t.Helper()
	g, err := loader.BuildChecked(d)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// changes are what a diff tells, by ids: nodes have their names from all documents.
func changes(d diff.Diff) map[string]any {
	out := map[string]any{}
	for _, n := range d.New {
		out["new "+n.ID] = true
	}
	for _, n := range d.Gone {
		out["gone "+n.ID] = true
	}
	for _, j := range d.Joined {
		out["joined "+j.ID] = j.Edges
	}
	return out
}

func contradicting(t *testing.T, g *store.Graph, slug string) int {
	t.Helper()
	s := memstore.New()
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	defer s.Close(t.Context())
	found, err := analysis.FindConflicts(t.Context(), s, analysis.ConflictFilter{Documents: []string{ontology.DocumentID(slug)}})
	if err != nil {
		t.Fatal(err)
	}
	return len(slices.DeleteFunc(found, func(c *analysis.Conflict) bool {
		return strings.Contains(strings.Join(c.Facts, " "), "target:draft:") // which the final version superseded
	}))
}
