package neo4jstore_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// chain is a graph of n tasks in a row, each with a text that mark changes.
func chain(n int, mark string) *store.Graph {
	g := &store.Graph{Version: mark}
	for i := range n {
		id := fmt.Sprintf("task:%05d", i)
		g.Nodes = append(g.Nodes, store.Node{
			ID: id, Kind: "Task", Props: store.Props{"title": "任务" + mark, "position": int64(i)},
			Search: []store.SearchText{{In: "title", Text: "任务" + mark}},
		})
		if i > 0 {
			g.Edges = append(g.Edges, store.Edge{From: fmt.Sprintf("task:%05d", i-1), Rel: "NEXT", To: id, Props: store.Props{"n": int64(i)}})
		}
	}
	return g
}

func load(t *testing.T, s *neo4jstore.Store, g *store.Graph, o neo4jstore.LoadOptions) neo4jstore.LoadReport {
	t.Helper()
	report, err := s.Load(t.Context(), g, o)
	if err != nil {
		t.Fatalf("load: %v", err)
	}
	return report
}

// cypher runs a statement beside the store, as a person would.
func cypher(t *testing.T, a neo4jtest.Address, statement string) []*neo4j.Record {
	t.Helper()
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(a.URI, neo4j.BasicAuth(a.User, a.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	result, err := neo4j.ExecuteQuery(ctx, driver, statement, nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(a.Database))
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	return result.Records
}

func wantReport(t *testing.T, got, want neo4jstore.LoadReport) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the report differs (-want +got):\n%s", d)
	}
}

func TestALoadWritesWhatDiffers(t *testing.T) {
	s := open(t, config(shared.Address(t)))
	defer s.Close(context.Background())
	load(t, s, &store.Graph{}, neo4jstore.LoadOptions{})

	first := neo4jstore.LoadReport{NodesCreated: 3, EdgesCreated: 2, Version: "v1", VersionChanged: true}
	wantReport(t, load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{DryRun: true}), first)
	var done, total int
	wantReport(t, load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{Progress: func(d, n int) { done, total = d, n }}), first)
	if done != 5 || total != 5 {
		t.Errorf("progress ends at %d of %d, want 5 of 5", done, total)
	}

	second := load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{})
	wantReport(t, second, neo4jstore.LoadReport{Version: "v1"})
	if second.Changed() || second.String() != "nothing to change" {
		t.Errorf("the same graph again: %v", second)
	}

	g := chain(2, "v1")
	g.Version = "v2"
	g.Nodes[0].Kind = "Plan"
	g.Nodes[1].Props["title"] = "changed"
	g.Edges[0].Props["n"] = int64(7)
	g.Edges = append(g.Edges, store.Edge{From: "task:00001", Rel: "BACK", To: "task:00000"})
	wantReport(t, load(t, s, g, neo4jstore.LoadOptions{}), neo4jstore.LoadReport{
		NodesUpdated: 2, NodesDeleted: 1, EdgesCreated: 1, EdgesUpdated: 1, EdgesDeleted: 1, Version: "v2", VersionChanged: true,
	})
	wantReport(t, load(t, s, g, neo4jstore.LoadOptions{}), neo4jstore.LoadReport{Version: "v2"})
}

func TestALoadMendsWhatOthersChangedAndLeavesTheirNodesAlone(t *testing.T) {
	a := shared.Address(t)
	s := open(t, config(a))
	defer s.Close(context.Background())
	load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{})
	cypher(t, a, "CREATE (:Task {title: '任务v1', mine: 1})-[:NEXT]->(:Person {name: 'Li'})")
	defer cypher(t, a, "MATCH (n) WHERE n:Person OR n.mine = 1 DETACH DELETE n")
	cypher(t, a, "MATCH (n:Node {id: 'task:00001'}) SET n.title = 'vandal', n:Extra")
	cypher(t, a, "MATCH (a:Node {id: 'task:00000'}), (b:Node {id: 'task:00001'}) CREATE (a)-[:NEXT {n: 1}]->(b)")
	cypher(t, a, "MATCH (a:Node {id: 'task:00000'}), (p:Person) CREATE (p)-[:LIKES]->(a)")

	wantReport(t, load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{}), neo4jstore.LoadReport{
		NodesUpdated: 1, EdgesDeleted: 1, Version: "v1",
	})
	stats, err := s.Stats(t.Context())
	if d := cmp.Diff(store.Stats{Nodes: map[string]int{"Task": 3}, Edges: map[string]int{"NEXT": 2}, Version: "v1"}, stats); err != nil || d != "" {
		t.Errorf("stats count what is others': %v\n%s", err, d)
	}
	page, err := s.Find(t.Context(), store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: 9}, Expand: []store.Hop{
		{Key: "in", In: true, Paging: store.Paging{First: 9}},
	}})
	if err != nil || len(page.Items) != 3 || len(page.Items[0].Related[0].Items) != 0 {
		t.Errorf("others' nodes are answered with: %v, %+v", err, page)
	}
	load(t, s, &store.Graph{}, neo4jstore.LoadOptions{})
	if rows := cypher(t, a, "MATCH (n) WHERE n:Person OR n.mine = 1 RETURN count(n), count{(:Task {mine: 1})-[:NEXT]->(:Person)}"); rows[0].Values[0] != int64(2) || rows[0].Values[1] != int64(1) {
		t.Errorf("others' nodes and the edge between them did not stay: %v", rows[0].Values)
	}
}

func TestAForeignNodeWithAnIDOfTheGraphIsToldOf(t *testing.T) {
	a := shared.Address(t)
	s := open(t, config(a))
	defer s.Close(context.Background())
	load(t, s, &store.Graph{}, neo4jstore.LoadOptions{})
	cypher(t, a, "CREATE (:Node {id: 'task:00001', mine: 1})")
	defer cypher(t, a, "MATCH (n {mine: 1}) DELETE n")
	_, err := s.Load(t.Context(), chain(3, "v1"), neo4jstore.LoadOptions{})
	if err == nil || !strings.Contains(err.Error(), "not this program's") {
		t.Errorf("error %v", err)
	}
	if stats, _ := s.Stats(t.Context()); len(stats.Nodes) != 0 || stats.Loading {
		t.Errorf("a load that failed left %+v", stats)
	}
}

func TestASecondLoadIsRefusedAndToldWhoLoads(t *testing.T) {
	a := shared.Address(t)
	first, second := open(t, config(a)), open(t, config(a))
	defer first.Close(context.Background())
	defer second.Close(context.Background())
	load(t, first, &store.Graph{}, neo4jstore.LoadOptions{})
	var refused error
	var stats store.Stats
	load(t, first, chain(3, "v1"), neo4jstore.LoadOptions{Progress: func(done, _ int) {
		if done > 0 {
			return
		}
		_, refused = second.Load(context.Background(), chain(4, "v2"), neo4jstore.LoadOptions{})
		stats, _ = second.Stats(context.Background())
	}})
	if !errors.Is(refused, neo4jstore.ErrLoading) || !strings.Contains(refused.Error(), "process ") {
		t.Errorf("the second load: %v", refused)
	}
	if !stats.Loading || len(stats.Nodes) != 0 {
		t.Errorf("stats under a load: %+v", stats)
	}
	if stats, _ := second.Stats(t.Context()); stats.Loading || stats.Version != "v1" {
		t.Errorf("stats after the load: %+v", stats)
	}
}

// TestALoadThatFailsBeforeItWritesGivesTheLockBack: the first write after the lock
// is taken fails, here because whoever loads gives up.
func TestALoadThatFailsBeforeItWritesGivesTheLockBack(t *testing.T) {
	c := config(shared.Address(t))
	ctx, cancel := context.WithCancel(t.Context())
	c.Observer = func(statement string, _ map[string]any) {
		if strings.HasPrefix(statement, "MATCH (c:PolicygraphCommit) WHERE") {
			cancel()
		}
	}
	s := open(t, c)
	defer s.Close(context.Background())
	if _, err := s.Load(ctx, chain(3, "v1"), neo4jstore.LoadOptions{}); !errors.Is(err, context.Canceled) {
		t.Fatalf("the load that is given up: %v", err)
	}
	load(t, s, chain(4, "v2"), neo4jstore.LoadOptions{})
	wantStats(t, s, 4, "v2")
}

// TestTheFullTextIndexIsOurs: the index of an older version is replaced, one of
// somebody else's stays, though it has the name that the older version used.
func TestTheFullTextIndexIsOurs(t *testing.T) {
	a := shared.Address(t)
	s := open(t, config(a))
	defer s.Close(context.Background())
	indexes := func() string {
		t.Helper()
		cypher(t, a, "CALL db.awaitIndexes(60)")
		var out []string
		for _, r := range cypher(t, a, "SHOW FULLTEXT INDEXES YIELD name, labelsOrTypes, properties RETURN name, labelsOrTypes, properties ORDER BY name") {
			out = append(out, fmt.Sprintf("%v %v %v", r.Values...))
		}
		return strings.Join(out, "; ")
	}
	search := func() {
		t.Helper()
		page, err := s.Find(t.Context(), store.Query{Text: "任务", Paging: store.Paging{First: 9}})
		if err != nil || len(page.Items) != 3 {
			t.Errorf("a search finds %d nodes, %v", len(page.Items), err)
		}
	}
	load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{})
	const ours = "policygraph_search [Policygraph] [_search]"
	if got := indexes(); got != ours {
		t.Errorf("after a load there are: %s", got)
	}
	cypher(t, a, "DROP INDEX policygraph_search")
	cypher(t, a, "CREATE FULLTEXT INDEX cjk FOR (n:Policygraph) ON EACH [n._search]")
	search()
	load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{})
	if got := indexes(); got != ours {
		t.Errorf("beside an older index there are: %s", got)
	}
	search()
	cypher(t, a, "CREATE FULLTEXT INDEX cjk FOR (n:Book) ON EACH [n.title]")
	defer cypher(t, a, "DROP INDEX cjk IF EXISTS")
	load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{})
	if got := indexes(); got != "cjk [Book] [title]; "+ours {
		t.Errorf("beside a foreign index there are: %s", got)
	}
	search()
}

// TestReadsWaitForACommit: a commit under way is waited for, one whose load was
// killed no longer than it said, and the next load forgets it.
func TestReadsWaitForACommit(t *testing.T) {
	a := shared.Address(t)
	s := open(t, config(a))
	defer s.Close(context.Background())
	load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{})
	defer cypher(t, a, "MATCH (c:PolicygraphCommit) DELETE c")
	read := func() time.Duration {
		t.Helper()
		start := time.Now()
		page, err := s.Find(t.Context(), store.Query{Kinds: []string{"Task"}, Paging: store.Paging{First: 9}})
		if err != nil || len(page.Items) != 3 {
			t.Fatalf("%d rows, %v", len(page.Items), err)
		}
		return time.Since(start)
	}
	read()
	cypher(t, a, "CREATE (:PolicygraphCommit {owner: 'killed', until: timestamp() + 1500})")
	if waited := read(); waited < time.Second {
		t.Errorf("the read went on after %s", waited)
	}
	read()
	if cypher(t, a, "MATCH (c:PolicygraphCommit) RETURN count(c)")[0].Values[0] != int64(1) {
		t.Error("a read changed something")
	}
	load(t, s, chain(3, "v2"), neo4jstore.LoadOptions{})
	if rows := cypher(t, a, "MATCH (c:PolicygraphCommit) RETURN c"); len(rows) != 0 {
		t.Errorf("after a load there are %d commit nodes", len(rows))
	}
	if rows := cypher(t, a, "MATCH (l:PolicygraphLoad) RETURN l.version"); len(rows) != 1 || rows[0].Values[0] != "v2" {
		t.Errorf("load nodes: %v, want the last load's alone", rows)
	}
	read()
}

// TestACommitDuringTheWorkOfAReadIsSeen: Neo4j makes the check for commits when the
// work is done, and not while it does that or before.
func TestACommitDuringTheWorkOfAReadIsSeen(t *testing.T) {
	a := shared.Address(t)
	s := open(t, config(a))
	defer s.Close(context.Background())
	load(t, s, chain(3, "v1"), neo4jstore.LoadOptions{})
	defer cypher(t, a, "MATCH (c:PolicygraphCommit) DELETE c")
	const running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'slow' + 'work' RETURN count(*)"
	isRunning := func() bool { return cypher(t, a, running)[0].Values[0] == int64(1) }
	for during := false; !during; { // again where the work was done too soon
		cypher(t, a, "MATCH (c:PolicygraphCommit) DELETE c")
		seen := make(chan any, 1)
		go func() {
			defer close(seen)
			work := "COLLECT { UNWIND range(1, 10000000) AS slowwork WITH slowwork WHERE slowwork % 5000000 = 0 RETURN slowwork }"
			seen <- cypher(t, a, neo4jstore.Checked(work))[0].Values[0].([]any)[0]
		}()
		for !isRunning() && len(seen) == 0 { // it may take its time to begin
		}
		cypher(t, a, "CREATE (:PolicygraphCommit {until: timestamp() + 60000})")
		during = isRunning()
		if commits := <-seen; during && commits != int64(1) {
			t.Errorf("a commit that began during the work: the check sees %v", commits)
		}
	}
}

func TestALoadInBatchesIsFinishedByTheNext(t *testing.T) {
	s := open(t, config(shared.Address(t)))
	defer s.Close(context.Background())
	load(t, s, &store.Graph{}, neo4jstore.LoadOptions{})
	g := chain(6000, "v1")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := s.Load(ctx, g, neo4jstore.LoadOptions{InBatches: true, Progress: func(done, _ int) {
		if done > 0 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled after the first batch: %v", err)
	}
	stats, err := s.Stats(t.Context())
	if n := stats.Nodes["Task"]; err != nil || n == 0 || n == 6000 || stats.Version != "" {
		t.Errorf("after one batch: %+v, %v", stats, err)
	}
	rest := load(t, s, g, neo4jstore.LoadOptions{InBatches: true})
	if rest.NodesCreated != 6000-stats.Nodes["Task"] || rest.EdgesCreated != 5999 {
		t.Errorf("the next load did not go on where the first ended: %+v", rest)
	}
	wantReport(t, load(t, s, g, neo4jstore.LoadOptions{}), neo4jstore.LoadReport{Version: "v1"})
	load(t, s, &store.Graph{}, neo4jstore.LoadOptions{})
}

func TestAListWhereAnIndexWantsOneValueIsRefused(t *testing.T) {
	c := config(shared.Address(t))
	c.Indexes = []neo4jstore.Index{{Kind: "Task", Prop: "aliases"}}
	s := open(t, c)
	defer s.Close(context.Background())
	g := &store.Graph{Nodes: []store.Node{{ID: "a", Kind: "Task", Props: store.Props{"aliases": []string{"x"}}}}}
	if err := s.Replace(t.Context(), g); !errors.Is(err, store.ErrInvalidGraph) {
		t.Errorf("error %v", err)
	}
}

func TestWhatCannotBeReachedIsUnavailable(t *testing.T) {
	a := shared.Address(t)
	for name, change := range map[string]func(*neo4jstore.Config){
		"a wrong password":        func(c *neo4jstore.Config) { c.Password = "hunter2-secret" },
		"a wrong user":            func(c *neo4jstore.Config) { c.User = "nobody-secret" },
		"a database that is none": func(c *neo4jstore.Config) { c.Database = "nosuchdb" },
		"nobody at the address":   func(c *neo4jstore.Config) { c.URI = "bolt://127.0.0.1:1" },
		"no routing table":        func(c *neo4jstore.Config) { c.URI = "neo4j://127.0.0.1:1" },
	} {
		t.Run(name, func(t *testing.T) {
			c := config(a)
			change(&c)
			s := open(t, c)
			defer s.Close(context.Background())
			_, find := s.Find(t.Context(), store.Query{Kinds: []string{"Task"}})
			_, stats := s.Stats(t.Context())
			for what, err := range map[string]error{"find": find, "stats": stats, "ready": s.Ready(t.Context()), "replace": s.Replace(t.Context(), &store.Graph{})} {
				if !errors.Is(err, store.ErrUnavailable) {
					t.Errorf("%s: %v, want ErrUnavailable", what, err)
					continue
				}
				for _, secret := range []string{"127.0.0.1", "MATCH", "secret", a.Password} {
					if strings.Contains(err.Error(), secret) {
						t.Errorf("%s: the error gives away %q: %v", what, secret, err)
					}
				}
			}
		})
	}
}

func TestAReadOnlyServerAnswersAndRefusesLoads(t *testing.T) {
	server := neo4jtest.Start(t, neo4jtest.Options{})
	server.Kill()
	server.RestartReadOnly(t)
	s := open(t, config(server.Address))
	defer s.Close(context.Background())
	page, err := s.Find(t.Context(), store.Query{Text: "科技", Paging: store.Paging{First: 1, Total: true}})
	if err != nil || page.Total != 0 {
		t.Errorf("a search of a database that was never loaded: %+v, %v", page, err)
	}
	if page, err := s.Find(t.Context(), store.Query{IDs: []string{"task:00000"}}); err != nil || len(page.Items) != 0 {
		t.Errorf("an id of a database that was never loaded: %+v, %v", page, err)
	}
	if err := s.Replace(t.Context(), chain(1, "v1")); err == nil || !strings.Contains(err.Error(), "takes no writes") {
		t.Errorf("a load: %v", err)
	}
}

// TestStatsTakeTheCountsOfTheLoad, and count anew where the database has others' edges
// or nodes beside them.
func TestStatsTakeTheCountsOfTheLoad(t *testing.T) {
	c := config(shared.Address(t))
	var scans int
	c.Observer = func(statement string, _ map[string]any) {
		if strings.Contains(statement, "type(r) AS name") {
			scans++
		}
	}
	s := open(t, c)
	defer s.Close(context.Background())
	load(t, s, chain(20, "counted"), neo4jstore.LoadOptions{})
	stats := func() store.Stats {
		t.Helper()
		got, err := s.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	counted := stats()
	if counted.Nodes["Task"] != 20 || counted.Version != "counted" || scans != 0 {
		t.Errorf("%+v after %d scans", counted, scans)
	}
	load(t, s, &store.Graph{Nodes: chain(20, "x").Nodes, Version: "without edges"}, neo4jstore.LoadOptions{})
	if got := stats(); got.Version != "without edges" || len(got.Edges) != 0 || got.Nodes["Task"] != 20 {
		t.Errorf("%+v", got)
	}
}
