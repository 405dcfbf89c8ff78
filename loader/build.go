// Package loader turns the dataset into the graph that stores hold, by the
// ontology. It is a pure function: the same dataset gives the
// same graph, in the same order. It reads no document and knows no store.
//
// The packages below it lead the other way, from a document to the dataset.
package loader

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Build makes the graph of a dataset. What a document states twice becomes one
// node with two passages; facts that contradict each other both stay, joined by
// CONFLICTS_WITH. The notes say what a person might want to look at. A dataset
// that Check finds wrong in its references is an ErrInvalid.
func Build(d *dataset.Dataset) (*store.Graph, []dataset.Problem, error) {
	version := versionOf(d) // in parallel: it prints the whole dataset, which takes as long as the rest
	b := &builder{
		data: d, decided: d.Decided(), resolver: d.Resolver(),
		nodes: map[string]*store.Node{}, edges: map[[3]string]*store.Edge{},
		positions: map[string]int64{}, called: map[string][]string{}, named: map[[2]string]bool{}, platforms: map[[2]string]string{},
		former: map[string]string{},
	}
	b.documents = d.Documents()
	documents := make([]*document, len(d.Files))
	for i, f := range d.Files {
		documents[i] = b.document(f)
	}
	cited := b.citations(documents)
	for _, doc := range documents {
		if err := doc.build(cited); err != nil {
			return nil, nil, fmt.Errorf("build the graph of %s: %w", doc.Slug, err)
		}
	}
	b.completeBodies()
	b.addDue()
	b.addNames()
	b.addSearch()
	b.orderNames()
	b.countRelations()
	b.addRedirects()
	if err := b.addChanges(); err != nil {
		return nil, nil, fmt.Errorf("build the graph: %w", err)
	}
	v := <-version
	if v.err != nil {
		return nil, nil, fmt.Errorf("build the graph: %w", v.err)
	}
	g, err := b.graph(v.name)
	if err != nil {
		return nil, nil, fmt.Errorf("build the graph: %w", err)
	}
	return g, b.notes, nil
}

type version struct {
	name string
	err  error
}

func versionOf(d *dataset.Dataset) <-chan version {
	result := make(chan version, 1)
	go func() {
		name, err := d.Version()
		result <- version{name, err}
	}()
	return result
}

type builder struct {
	data      *dataset.Dataset
	decided   *dataset.Vocabularies // with the decisions carried out
	resolver  *dataset.Resolver
	documents *dataset.Documents
	nodes     map[string]*store.Node
	edges     map[[3]string]*store.Edge
	positions map[string]int64     // the last one given, by kind
	named     map[[2]string]bool   // names of bodies, by id and name, that have a passage
	called    map[string][]string  // the full names of bodies that the dataset has none for, by id
	platforms map[[2]string]string // ids, by area and normal name
	former    map[string]string    // ids that went as the graph was built, and those that took their place
	notes     []dataset.Problem
}

// graph lists nodes and edges in order of their ids, and checks them against the
// ontology.
func (b *builder) graph(version string) (*store.Graph, error) {
	check := ontology.NewChecker()
	g := &store.Graph{Version: version, Nodes: make([]store.Node, 0, len(b.nodes)), Edges: make([]store.Edge, 0, len(b.edges))}
	nodes := slices.SortedFunc(maps.Values(b.nodes), func(a, b *store.Node) int { return strings.Compare(a.ID, b.ID) })
	for _, n := range nodes {
		if err := check.Node(n.Kind, n.ID, n.Props); err != nil {
			return nil, err
		}
		g.Nodes = append(g.Nodes, *n)
	}
	edges := slices.SortedFunc(maps.Values(b.edges), func(a, b *store.Edge) int {
		if c := strings.Compare(a.From, b.From); c != 0 {
			return c
		}
		return cmp.Or(strings.Compare(a.Rel, b.Rel), strings.Compare(a.To, b.To))
	})
	for _, e := range edges {
		if err := check.Edge(b.end(e.From), e.Rel, b.end(e.To), e.Props); err != nil {
			return nil, err
		}
		g.Edges = append(g.Edges, *e)
	}
	return g, nil
}

func (b *builder) end(id string) ontology.End {
	if n := b.nodes[id]; n != nil {
		return ontology.End{Kind: n.Kind, ID: id}
	}
	return ontology.End{ID: id}
}

// node is the node of an id, and whether it is new, so that its properties are to
// be set.
func (b *builder) node(kind, id string) (*store.Node, bool) {
	if n := b.nodes[id]; n != nil {
		return n, false
	}
	n := &store.Node{ID: id, Kind: kind, Props: store.Props{}}
	b.nodes[id] = n
	return n, true
}

// edge joins two nodes, once: of two alike the first stays. It says whether it
// is new.
func (b *builder) edge(from, rel, to string, props store.Props) bool {
	k := [3]string{from, rel, to}
	if b.edges[k] != nil {
		return false
	}
	b.edges[k] = &store.Edge{From: from, Rel: rel, To: to, Props: props}
	return true
}

// position is the next place among the facts of a kind.
func (b *builder) position(kind string) int64 {
	b.positions[kind]++
	return b.positions[kind]
}

func (b *builder) note(slug, hint, format string, args ...any) {
	b.noteUnlessSeen(slug, nil, hint, format, args...)
}

// noteUnlessSeen notes what a document may say itself. Seen is what a person who finds
// that it does writes down.
func (b *builder) noteUnlessSeen(slug string, seen *dataset.Dismissed, hint, format string, args ...any) {
	b.notes = append(b.notes, dataset.Problem{
		File: dataset.PathOf(slug),
		Said: dataset.Saying(format, args...), Hint: dataset.Saying(hint), Note: true, Seen: seen,
	})
}

// area makes the node of an area and of all that it is part of.
func (b *builder) area(a *dataset.Area) string {
	id := ontology.AreaID(a.ID)
	n, isNew := b.node(ontology.KindArea, id)
	if !isNew {
		return id
	}
	set(n.Props, "name", a.Name, "fullName", a.FullName, "level", a.Level, "areaLevel", string(ontology.AreaLevelOf(a.Level)), "code", a.Code)
	n.Props["aliases"] = list(a.Aliases)
	n.Props["within"] = []string{id}
	n.Search = texts("name", a.Name, "fullName", a.FullName, "code", a.Code)
	n.Search = append(n.Search, aliasTexts(a.Aliases)...)
	n.Search = append(n.Search, pinyinTexts(a.Name)...)
	if whole, ok := b.resolver.Area(a.PartOf); ok {
		above := b.area(whole)
		b.edge(id, ontology.PartOf, above, nil)
		within, _ := b.nodes[above].Props["within"].([]string)
		n.Props["within"] = append([]string{id}, within...)
	}
	return id
}

// set stores pairs of a property and its text, less the empty ones.
func set(p store.Props, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			p[pairs[i]] = pairs[i+1]
		}
	}
}

// list is the value of a list property, which is never absent.
func list(s []string) []string { return append([]string{}, s...) }

// addTo puts a text into a list property unless it is there.
func addTo(n *store.Node, prop, text string) bool {
	l, _ := n.Props[prop].([]string)
	if slices.Contains(l, text) {
		return false
	}
	n.Props[prop] = append(l, text)
	return true
}
