package addition

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/loader"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// Effect compares the graph with all that was added with the one before, as far as the
// addition concerns them. Of the contradictions that the documents bring it tells the
// first most, and how many there are.
func (d *Draft) Effect(ctx context.Context, most int) (*Effect, error) {
	found := d.concerned()
	before, _, err := loader.Build(found.before)
	if err != nil {
		return nil, err
	}
	after, _, err := loader.Build(found.after)
	if err != nil {
		return nil, err
	}
	var documents []string
	for _, f := range d.added.Files {
		documents = append(documents, ontology.DocumentID(f.Slug))
	}
	contradicting, err := contradictions(ctx, after, documents, most)
	if err != nil {
		return nil, fmt.Errorf("look for contradictions: %w", err)
	}
	return &Effect{Changes: diff.Compare(before, after), Contradictions: contradicting, Merges: found.merges, Kinds: kindChanges(before, after)}, nil
}

// Contradictions are those that have a side in a document that was added.
type Contradictions struct {
	Total int
	First []Contradiction
}

// Contradiction is what two places say, a line each.
type Contradiction struct{ One, Other string }

func contradictions(ctx context.Context, g *store.Graph, documents []string, most int) (*Contradictions, error) {
	st := memstore.New()
	if err := st.Replace(ctx, g); err != nil {
		return nil, err
	}
	found, err := analysis.FindConflicts(ctx, st, analysis.ConflictFilter{Documents: documents, Areas: areasOf(g, documents)})
	if err != nil {
		return nil, err
	}
	facts := map[string]string{} // described, by their ids
	for i := range g.Nodes {
		facts[g.Nodes[i].ID] = diff.Describe(&g.Nodes[i])
	}
	describe := func(side *analysis.ConflictSide) string {
		if side.Fact == "" {
			return side.Says
		}
		return side.Fact + ": " + facts[side.Fact]
	}
	found = slices.DeleteFunc(found, versions(g))
	out := &Contradictions{Total: len(found)}
	for _, c := range found[:min(most, len(found))] {
		out.First = append(out.First, Contradiction{describe(c.Sides[0]), describe(c.Sides[1])})
	}
	return out, st.Close(ctx)
}

// versions says of a contradiction that it is between two versions of one document: that
// a later one says otherwise is what it is for.
func versions(g *store.Graph) func(*analysis.Conflict) bool {
	supersedes := map[[2]string]bool{}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Rel == ontology.Supersedes {
			supersedes[[2]string{e.From, e.To}] = true
		}
	}
	plans := map[string]string{} // of figures
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Rel == ontology.Sets && plans[e.To] == "" && strings.HasPrefix(e.From, "plan:") {
			plans[e.To] = e.From
		}
	}
	return func(c *analysis.Conflict) bool {
		if len(c.Facts) < 2 {
			return false
		}
		one, other := plans[c.Facts[0]], plans[c.Facts[1]]
		return supersedes[[2]string{one, other}] || supersedes[[2]string{other, one}]
	}
}

// areasOf are the areas that documents give figures for or cover: what
// contradicts a figure is for the same area, so that no others need be looked at.
func areasOf(g *store.Graph, documents []string) []string {
	stated := map[string]bool{}
	for i := range g.Nodes {
		by, _ := g.Nodes[i].Props["documents"].([]string)
		stated[g.Nodes[i].ID] = slices.ContainsFunc(by, func(id string) bool { return slices.Contains(documents, id) })
	}
	areas := map[string]bool{}
	for i := range g.Edges {
		if e := &g.Edges[i]; (e.Rel == ontology.ForArea || e.Rel == ontology.Covers) && stated[e.From] {
			areas[e.To] = true
		}
	}
	ids := slices.AppendSeq([]string{}, maps.Keys(areas)) // never nil, which would be all areas
	slices.Sort(ids)
	return ids
}

// Print lists what the effect is on the dataset of a folder, the first most of each.
func (e *Effect) Print(w io.Writer, most int, dir string) error {
	if err := e.Changes.Print(w, most); err != nil {
		return err
	}
	if err := printMerges(w, e.Merges, most, dir); err != nil {
		return fmt.Errorf("print what was made one: %w", err)
	}
	return e.Contradictions.Print(w)
}

// Print lists the first contradictions and counts the others.
func (c *Contradictions) Print(w io.Writer) error {
	var b strings.Builder
	if c.Total == 0 {
		b.WriteString("contradictions: none\n")
	} else {
		fmt.Fprintf(&b, "contradictions: %d\n", c.Total)
	}
	for _, one := range c.First {
		fmt.Fprintf(&b, "  %s\n    against %s\n", one.One, one.Other)
	}
	if rest := c.Total - len(c.First); rest > 0 {
		fmt.Fprintf(&b, "  … and %d more\n", rest)
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print contradictions: %w", err)
	}
	return nil
}
