package neo4jstore

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
)

// held is what a database has that holds the graph: rows as the driver gives them.
func held(g *store.Graph) *storedGraph {
	s := &storedGraph{nodes: map[string]storedNode{}, edges: map[edgeKey]storedEdge{}}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		s.addNode(row{n.ID, row{shared, marker, n.Kind}, driven(nodeProps(n))})
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		s.addEdge(row{e.From, e.Rel, e.To, fmt.Sprint("element:", i), driven(edgeProps(e))})
	}
	s.addState(row{g.Version, rowOf(statisticsOf(g).encode())})
	return s
}

// driven are properties as the driver gives them: its lists are []any.
func driven(props map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range props {
		if list, ok := v.([]string); ok {
			v = rowOf(list)
		}
		out[k] = v
	}
	return out
}

func changed() *store.Graph {
	g := led()
	g.Version = "v1"
	g.Nodes[1].Search = []store.SearchText{{In: "title", Text: "x"}}
	g.Nodes[4].Props = store.Props{"name": "A局", "aliases": []string{"A", "b"}}
	return g
}

func TestTheSameGraphDiffersInNothing(t *testing.T) {
	d := held(changed()).differenceTo(changed())
	if len(d.batches) != 0 || !d.nothingToWrite() {
		t.Errorf("it differs: %+v", d)
	}
	for name, change := range map[string]func(*storedGraph){
		"another version":    func(s *storedGraph) { s.state.version = "v0" },
		"no load":            func(s *storedGraph) { s.state = storedState{} },
		"other statistics":   func(s *storedGraph) { s.state.statistics = s.state.statistics[1:] },
		"a version of none":  func(s *storedGraph) { s.addState(row{nil, nil}) },
		"an older program's": func(s *storedGraph) { s.addState(row{"v1", nil}) },
	} {
		there := held(changed())
		change(there)
		if d := there.differenceTo(changed()); d.nothingToWrite() {
			t.Errorf("%s: nothing is to be written", name)
		}
	}
}

// TestADifferenceIsWrittenInOrder: what goes goes first, so that nothing stands in
// the way of what comes, and edges come after the nodes that they join.
func TestADifferenceIsWrittenInOrder(t *testing.T) {
	there := held(changed())
	there.addEdge(row{"plan:a", "HAS_TASK", "task:1", "element:again", map[string]any{}})
	task := there.nodes["task:2"]
	task.labels = append(task.labels, "Extra")
	there.nodes["task:2"] = task

	g := changed()
	g.Version = "v2"
	g.Nodes[0].Props = store.Props{"title": "changed"}
	g.Nodes = slices.DeleteFunc(g.Nodes, func(n store.Node) bool { return n.ID == "agency:b" })
	g.Edges = slices.DeleteFunc(g.Edges, func(e store.Edge) bool { return e.From == "agency:b" })
	g.Nodes = append(g.Nodes, store.Node{ID: "area:a", Kind: "Area"})
	g.Edges = append(g.Edges, store.Edge{From: "agency:a", Rel: "SERVES", To: "area:a"})
	g.Edges[3].Props = store.Props{"position": int64(9)} // agency:a leads task:1

	d := there.differenceTo(g)
	want := LoadReport{
		NodesCreated: 1, NodesUpdated: 2, NodesDeleted: 1, EdgesCreated: 1, EdgesUpdated: 1, EdgesDeleted: 3, Version: "v2", VersionChanged: true,
	}
	if d := gocmp.Diff(want, d.report); d != "" {
		t.Errorf("the report (-want +got):\n%s", d)
	}
	var written []string
	for _, b := range d.batches {
		written = append(written, fmt.Sprint(b.statement[len("UNWIND $rows AS row "):], " ", b.rows))
	}
	if d := gocmp.Diff([]string{
		"MATCH ()-[r]->() WHERE elementId(r) = row DELETE r [element:4 element:5 element:again]",
		"MATCH (n:Node {id: row}) WHERE n:Policygraph DETACH DELETE n [agency:b]",
		"MATCH (n:Node {id: row.id}) REMOVE n:$(row.old) SET n:$(row.kind) [map[id:task:2 kind:Task old:[Extra]]]",
		"MATCH (n:Node {id: row.id}) SET n = row.props [map[id:plan:a props:map[_kind:Plan id:plan:a title:changed]]]",
		"CREATE (n:Node:Policygraph:Area) SET n = row [map[_kind:Area id:area:a]]",
		"MATCH ()-[r]->() WHERE elementId(r) = row.element SET r = row.props [map[element:element:3 props:map[position:9]]]",
		"MATCH (a:Node {id: row.from}) MATCH (b:Node {id: row.to}) CREATE (a)-[r:SERVES]->(b) SET r = row.props [map[from:agency:a props:map[] to:area:a]]",
	}, written); d != "" {
		t.Errorf("what is written (-want +got):\n%s", d)
	}
	if got := d.report.String(); got != "nodes created: 1, nodes updated: 2, nodes deleted: 1, edges created: 1, edges updated: 1, edges deleted: 3" {
		t.Errorf("it is told as %q", got)
	}
}

func TestALargeDifferenceIsWrittenInBatches(t *testing.T) {
	g := &store.Graph{}
	for i := range batchSize + 1 {
		g.Nodes = append(g.Nodes, store.Node{ID: fmt.Sprint("task:", i), Kind: "Task"})
	}
	d := held(&store.Graph{}).differenceTo(g)
	if len(d.batches) != 2 || len(d.batches[0].rows) != batchSize || d.total() != batchSize+1 {
		t.Errorf("%d batches of %d rows", len(d.batches), d.total())
	}
	if d.needsBatches(LoadOptions{}) || !d.needsBatches(LoadOptions{InBatches: true}) {
		t.Error("it takes one transaction, unless whoever loads wants several")
	}
	d.report.NodesCreated = maxAtomic + 1
	if !d.needsBatches(LoadOptions{}) {
		t.Error("more than one transaction takes is to be written at once")
	}
	if short, long := (&difference{}).commitTime(), d.commitTime(); long <= short {
		t.Errorf("readers wait for a large commit %s, for none %s", long, short)
	}
}

func TestReportsForAPerson(t *testing.T) {
	for want, r := range map[string]LoadReport{
		"nothing to change":              {},
		"the data version alone changed": {VersionChanged: true},
		"edges deleted: 2":               {EdgesDeleted: 2},
	} {
		if r.String() != want || r.Changed() != (want != "nothing to change") {
			t.Errorf("%q, changed %v; want %q", r.String(), r.Changed(), want)
		}
	}
}

// TestStoredProperties: what is searched and what is ordered by stands beside a
// node's own properties, where it is another.
func TestStoredProperties(t *testing.T) {
	n := store.Node{
		ID: "area:𠮷", Kind: "Area", Props: store.Props{"name": "Ａ局", "plain": "x", "aliases": []string{"B", "c"}, "lower": []string{"b"}, "n": int64(1)},
		Search: []store.SearchText{{In: "name", Text: "a局"}, {In: "aliases", Text: "b"}},
	}
	want := map[string]any{
		"id": "area:𠮷", "_kind": "Area", "_order": sortableID("area:𠮷"), "name": "Ａ局", "_fold_name": "a局", "plain": "x",
		"aliases": []string{"B", "c"}, "_fold_aliases": []string{"b", "c"}, "lower": []string{"b"}, "n": int64(1),
		"_search": []string{"a局", "b"}, "_searchIn": []string{"name", "aliases"}, "_mixed": "a局\nb",
	}
	if d := gocmp.Diff(want, nodeProps(&n)); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if _, ordered := nodeProps(&store.Node{ID: "area:x", Kind: "Area"})[orderProp]; ordered {
		t.Error("a usual id has an order of its own")
	}
}

// TestSortableIDs: whether Neo4j compares them by characters or by their halves
// (UTF-16), they are in the order of the ids' bytes.
func TestSortableIDs(t *testing.T) {
	alphabet := []rune("aé局\ud7ff\ue000\ue001\uf8ff！￮\uffff𐀀𠮷\U0010ffff")
	random := rand.New(rand.NewPCG(1, 2))
	word := func() string {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteRune(alphabet[random.IntN(len(alphabet))])
		}
		return b.String()
	}
	halves := func(s string) []uint16 { return utf16.Encode([]rune(s)) }
	for range 20_000 {
		a, b := word(), word()
		want := bytes.Compare([]byte(a), []byte(b))
		x, y := sortableID(a), sortableID(b)
		if got := slices.Compare(halves(x), halves(y)); got != want {
			t.Fatalf("by halves %q and %q compare as %d, want %d", a, b, got, want)
		}
		if got := cmp.Compare(x, y); got != want {
			t.Fatalf("by characters %q and %q compare as %d, want %d", a, b, got, want)
		}
	}
	if got := sortableID("plan:温州"); got != "plan:温州" {
		t.Errorf("a usual id becomes %q", got)
	}
}

func TestAListUnderAnIndexIsRefused(t *testing.T) {
	b := &backend{indexed: map[Index]bool{{"Task", "aliases"}: true}}
	node := store.Node{ID: "a", Kind: "Task", Props: store.Props{"aliases": []string{"x"}}}
	if err := b.checkIndexed(&store.Graph{Nodes: []store.Node{node}}); err == nil {
		t.Error("a list is taken")
	}
	node.Kind = "Plan"
	if err := b.checkIndexed(&store.Graph{Nodes: []store.Node{node}}); err != nil {
		t.Errorf("of a kind without the index: %v", err)
	}
}
