package main

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/review/diff"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// contradictions are those that have a side in one of the documents.
func contradictions(ctx context.Context, g *store.Graph, files []*dataset.File) ([]*analysis.Conflict, error) {
	st := memstore.New()
	if err := st.Replace(ctx, g); err != nil {
		return nil, fmt.Errorf("look for contradictions: %w", err)
	}
	documents := make([]string, len(files))
	for i, f := range files {
		documents[i] = ontology.DocumentID(f.Slug)
	}
	found, err := analysis.FindConflicts(ctx, st, analysis.ConflictFilter{Documents: documents, Areas: areasOf(g, documents)})
	if err != nil {
		return nil, fmt.Errorf("look for contradictions: %w", err)
	}
	return found, st.Close(ctx)
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
	return slices.AppendSeq([]string{}, maps.Keys(areas))
}

func printContradictions(w io.Writer, g *store.Graph, found []*analysis.Conflict) {
	if len(found) == 0 {
		fmt.Fprintln(w, "contradictions: none")
		return
	}
	said := map[string]string{}
	for i := range g.Nodes {
		said[g.Nodes[i].ID] = diff.Describe(&g.Nodes[i])
	}
	fmt.Fprintf(w, "contradictions: %d\n", len(found))
	for _, c := range found[:min(shown, len(found))] {
		for i, side := range c.Sides {
			line := side.Says
			if side.Fact != "" {
				line = side.Fact + ": " + said[side.Fact]
			}
			fmt.Fprintf(w, "  %s%s\n", []string{"", "  against "}[i], line)
		}
	}
	if rest := len(found) - shown; rest > 0 {
		fmt.Fprintf(w, "  … and %d more\n", rest)
	}
}
