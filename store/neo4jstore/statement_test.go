package neo4jstore_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

var update = flag.Bool("update", false, "write the statements into testdata, for review")

// shapes are the shapes of query that the schema asks, each with other values.
// What uses an index is told by name; a scan of all nodes is never right.
func shapes() []struct {
	name, index string
	queries     [2]store.Query
} {
	one := func(id string) store.Query { return store.Query{IDs: []string{id}, Paging: store.Paging{First: 1}} }
	kind := func(k string, first int) store.Query {
		return store.Query{Kinds: []string{k}, Props: []string{"title"}, Paging: store.Paging{First: first, Order: []store.Order{{Prop: "position"}}}}
	}
	tree := func(id string, first int) store.Query {
		q := one(id)
		q.Kinds, q.Props = []string{"Plan"}, []string{"title"}
		q.Expand = []store.Hop{{
			Key: "tasks", Rels: []string{"HAS_TASK"}, Kinds: []string{"Task"}, Props: []string{"key", "title"}, EdgeProps: []string{},
			Paging: store.Paging{First: first, Order: []store.Order{{Prop: "position"}}, Total: true},
			Expand: []store.Hop{{
				Key: "agencies", Rels: []string{"LEADS", "SUPPORTS"}, In: true, Kinds: []string{"Agency"}, Props: []string{"name"},
				EdgeProps: []string{"position"}, Paging: store.Paging{First: first, Order: []store.Order{{Prop: "position", OnEdge: true}}},
				Refs: []store.Ref{{Key: "passage", Prop: "passage", Props: []string{"start"}}},
			}},
		}}
		return q
	}
	totals := func(first int) store.Query {
		q := kind("Plan", first)
		q.Expand = []store.Hop{{Key: "tasks", Rels: []string{"HAS_TASK"}, Kinds: []string{"Task"}, Props: []string{}, Paging: store.Paging{Total: true}}}
		return q
	}
	after := func(f float64, id string, first int) store.Query {
		q := kind("Task", first)
		q.Paging.After = &store.Key{Values: []*float64{&f}, ID: id}
		return q
	}
	with := func(q store.Query, f ...store.Filter) store.Query {
		q.Where = f
		return q
	}
	ofPlan := func(id string) store.Filter {
		return store.Filter{Via: []store.Step{{Rels: []string{"HAS_TASK"}, In: true, Kinds: []string{"Plan"}}}, Prop: store.IDProp, Op: store.In, Values: []any{id}}
	}
	year := func(years ...any) store.Filter { return store.Filter{Prop: "year", Op: store.In, Values: years} }
	search := func(text string, first int) store.Query {
		q := kind("Task", first)
		q.Text = text
		return q
	}
	return []struct {
		name, index string
		queries     [2]store.Query
	}{
		{"by_id", "policygraph_id", [2]store.Query{one("plan:a"), one("plan:b")}},
		{"kind_page", "", [2]store.Query{kind("Agency", 20), kind("Agency", 7)}},
		{"kind_page_of_few", "", [2]store.Query{kind("Document", 20), kind("Document", 7)}},
		{"kind_page_indexed", "policygraph_task_position", [2]store.Query{kind("Task", 20), kind("Task", 7)}},
		{"kind_next_page_indexed", "policygraph_task_position", [2]store.Query{after(3, "task:1", 20), after(9, "task:2", 5)}},
		{"plan_tree", "policygraph_id", [2]store.Query{tree("plan:a", 20), tree("plan:b", 50)}},
		{"plan_tree_cut", "policygraph_id", [2]store.Query{tree("plan:a", 1), tree("plan:b", 1)}},
		{"plan_totals", "", [2]store.Query{totals(20), totals(3)}},
		{"tasks_of_plan", "policygraph_id", [2]store.Query{with(kind("Task", 20), ofPlan("plan:a")), with(kind("Task", 9), ofPlan("plan:b"))}},
		{"targets_of_year", "policygraph_target_year", [2]store.Query{with(kind("Target", 20), year(int64(2022))), with(kind("Target", 5), year(int64(2023), int64(2024)))}},
		{"search_indexed", "policygraph_search", [2]store.Query{search("科技", 20), search("创新", 5)}},
		{"search_letters_indexed", "policygraph_mixed", [2]store.Query{search("qkjj", 20), search("qukejiju", 5)}},
		{"search_figure_indexed", "policygraph_mixed", [2]store.Query{search("〈8000000000元〉\ue00080亿", 20), search("〈30%〉\ue00030%", 5)}},
		{"search_terms_indexed", "policygraph_search", [2]store.Query{search("科技 局", 20), search("创新 平台", 5)}},
		{"search_scanned", "", [2]store.Query{search("a1 科", 20), search("科 b", 5)}},
	}
}

// planned is a chain of which a plan has two tasks, each led by one agency.
func planned() *store.Graph {
	g := chain(50, "v1")
	g.Nodes = append(g.Nodes, store.Node{ID: "plan:a", Kind: "Plan"}, store.Node{ID: "agency:a", Kind: "Agency"})
	for _, task := range []string{"task:00000", "task:00001"} {
		g.Edges = append(g.Edges,
			store.Edge{From: "plan:a", Rel: "HAS_TASK", To: task},
			store.Edge{From: "agency:a", Rel: "LEADS", To: task, Props: store.Props{"position": int64(1)}})
	}
	return g
}

// crowded is planned with more of some kinds than a page shows.
func crowded() *store.Graph {
	g := planned()
	for i := range 300 {
		for _, kind := range []string{"Plan", "Task", "Agency", "Target"} {
			g.Nodes = append(g.Nodes, store.Node{ID: fmt.Sprintf("%s:%d", kind, i), Kind: kind, Props: store.Props{"year": int64(2000 + i)}})
		}
	}
	return g
}

// indexes are those that the shapes are asked with.
func indexes() []neo4jstore.Index {
	return []neo4jstore.Index{{Kind: "Target", Prop: "year"}, {Kind: "Task", Prop: "position"}}
}

// TestStatements holds the Cypher of each shape against the reviewed file.
func TestStatements(t *testing.T) {
	s := neo4jstore.NewOffline(indexes(), crowded())
	for _, shape := range shapes() {
		t.Run(shape.name, func(t *testing.T) {
			statement, values := s.Find(shape.queries[0])
			other, otherValues := s.Find(shape.queries[1])
			if statement != other {
				t.Errorf("other values make another statement:\n%s\n%s", statement, other)
			}
			if len(values) > 0 && cmp.Equal(values, otherValues) {
				t.Errorf("other values are not among the parameters: %v", values)
			}
			reviewed(t, shape.name, statement)
		})
	}
}

// reviewed holds a statement against the reviewed file.
func reviewed(t *testing.T, name, statement string) {
	t.Helper()
	file := goldenFile(name)
	if *update {
		if err := os.WriteFile(file, []byte(statement+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != statement+"\n" {
		t.Errorf("the statement is not the reviewed one (go test -short ./store/neo4jstore -run TestStatements -update writes it): %v\n%s", err, statement)
	}
}

// TestStatementsOfOneKind holds what only some questions ask for against the
// reviewed files, with statistics and without.
func TestStatementsOfOneKind(t *testing.T) {
	known, unknown := neo4jstore.NewOffline(indexes(), crowded()), neo4jstore.NewOffline(nil, nil)
	tasks := func(where ...store.Filter) store.Query {
		return store.Query{Kinds: []string{"Task"}, Props: []string{}, Where: where, Paging: store.Paging{First: 5}}
	}
	to := func(rel string, in bool, kind string, where ...store.Filter) store.Step {
		return store.Step{Rels: []string{rel}, In: in, Kinds: []string{kind}, Where: where}
	}
	expanded := func(h store.Hop) store.Query {
		q := tasks()
		q.Expand = []store.Hop{h}
		return q
	}
	ledBy := store.Hop{Key: "leads", Rels: []string{"LEADS"}, In: true, Kinds: []string{"Agency"}, Props: []string{"name"}, EdgeProps: []string{}, Paging: store.Paging{First: 5}}
	three := 3.0
	for name, written := range map[string]func(neo4jstore.Offline) (string, map[string]any){
		"operators": func(s neo4jstore.Offline) (string, map[string]any) {
			return s.Find(tasks(
				store.Filter{Prop: "title", Op: store.NotIn, Values: []any{"x"}},
				store.Filter{Prop: "position", Op: store.GE, Values: []any{int64(1)}},
				store.Filter{Prop: "position", Op: store.LE, Values: []any{9.5}},
				store.Filter{Prop: "title", Op: store.Contains, Values: []any{"X"}},
				store.Filter{Prop: "title", Op: store.IsNull, Values: []any{true}},
				store.Filter{Prop: "title", Op: store.IsNull, Values: []any{false}},
				store.Filter{Via: []store.Step{to("LEADS", true, "Agency")}, Op: store.Exists, Values: []any{true}},
				store.Filter{Via: []store.Step{to("LEADS", true, "Agency", store.Filter{Prop: store.RelProp, Op: store.In, Values: []any{"LEADS"}, OnEdge: true})}, Op: store.Exists, Values: []any{false}},
				store.Filter{Via: []store.Step{to("LEADS", true, "Agency"), to("SERVES", false, "Area")}, Prop: "name", Op: store.In, Values: []any{"x"}},
			))
		},
		"ids_at_the_end_of_a_way": func(s neo4jstore.Offline) (string, map[string]any) {
			h := ledBy
			h.Rels, h.In, h.Kinds = []string{"NEXT"}, false, []string{"Task"}
			h.Where = []store.Filter{{Via: []store.Step{to("HAS_TASK", true, "Plan")}, Prop: store.IDProp, Op: store.In, Values: []any{"plan:a"}}}
			return s.Find(expanded(h))
		},
		"anchor_with_conditions": func(s neo4jstore.Offline) (string, map[string]any) {
			return s.Find(tasks(store.Filter{
				Via:  []store.Step{to("LEADS", true, "Agency", store.Filter{Prop: "name", Op: store.In, Values: []any{"x"}}), to("SERVES", false, "Area")},
				Prop: store.IDProp, Op: store.In, Values: []any{"area:a"},
			}))
		},
		"nothing_matches": func(s neo4jstore.Offline) (string, map[string]any) {
			q := expanded(store.Hop{Key: "none", Rels: []string{}, Paging: store.Paging{First: 1}})
			q.Kinds = []string{}
			return s.Find(q)
		},
		"hop_of_one": func(s neo4jstore.Offline) (string, map[string]any) { return s.Find(expanded(ledBy)) },
		"hop_of_one_by_number": func(s neo4jstore.Offline) (string, map[string]any) {
			h := ledBy
			h.Rels, h.In, h.Kinds = []string{"NEXT"}, false, []string{"Task"}
			h.Where = []store.Filter{{Prop: "position", Op: store.In, Values: []any{int64(2)}}}
			return s.Find(expanded(h))
		},
		"hop_of_no_ids": func(s neo4jstore.Offline) (string, map[string]any) {
			h := ledBy
			h.Hints.Anonymous = true
			return s.Find(expanded(h))
		},
		"hop_after": func(s neo4jstore.Offline) (string, map[string]any) {
			h := ledBy
			h.Rels = []string{"LEADS", "SUPPORTS"}
			h.Paging = store.Paging{First: 5, Total: true, Order: []store.Order{{Prop: "position", OnEdge: true, Desc: true}}, After: &store.Key{Values: []*float64{&three}, ID: "a", Rel: "LEADS"}}
			return s.Find(expanded(h))
		},
		"whether_any_follows": func(s neo4jstore.Offline) (string, map[string]any) {
			q := tasks()
			q.Paging = store.Paging{After: &store.Key{ID: "task:1"}}
			return s.Find(q)
		},
		"known_ids": func(s neo4jstore.Offline) (string, map[string]any) {
			return s.Find(store.Query{IDs: []string{"a"}, Known: []string{"b"}, Paging: store.Paging{First: 1, Total: true}})
		},
		"count": func(s neo4jstore.Offline) (string, map[string]any) { return s.Count(tasks()) },
		"count_by_two": func(s neo4jstore.Offline) (string, map[string]any) {
			return s.Count(tasks(), store.Group{Prop: "year"}, store.Group{Via: []store.Step{to("LEADS", true, "Agency")}, Prop: "name"})
		},
		"path": func(s neo4jstore.Offline) (string, map[string]any) {
			return s.Path(store.PathQuery{From: "a", To: "b", Rels: []string{"LEADS", "SUPPORTS"}, MaxLength: 4, Limit: 3, Avoid: []string{"x"}, AvoidKinds: []string{"Area"}})
		},
		"path_to_itself": func(s neo4jstore.Offline) (string, map[string]any) {
			return s.Path(store.PathQuery{From: "a", To: "a", MaxLength: 4, Limit: 3})
		},
	} {
		t.Run(name, func(t *testing.T) {
			with, _ := written(known)
			without, _ := written(unknown)
			if with != without {
				with += "\n\n// without statistics\n" + without
			}
			reviewed(t, name, with)
		})
	}
}

func goldenFile(shape string) string { return filepath.Join("testdata", shape+".cypher") }

// TestStatementsBeginAtAnIndex shows by Neo4j's own plan that the reviewed statements
// are what it is sent, and begin where they should.
func TestStatementsBeginAtAnIndex(t *testing.T) {
	a := shared.Address(t)
	c := config(a)
	c.Indexes = indexes()
	var mu sync.Mutex
	var sent []string
	var parameters []map[string]any
	c.Observer = func(statement string, p map[string]any) {
		mu.Lock()
		defer mu.Unlock()
		sent, parameters = append(sent, statement), append(parameters, p)
	}
	s := open(t, c)
	defer s.Close(context.Background())
	load(t, s, crowded(), neo4jstore.LoadOptions{})
	cypher(t, a, "CALL db.prepareForReplanning(60)") // plans go by how many nodes there are
	driver, err := neo4j.NewDriverWithContext(a.URI, neo4j.BasicAuth(a.User, a.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	for _, shape := range shapes() {
		t.Run(shape.name, func(t *testing.T) {
			sent, parameters = nil, nil
			for _, q := range shape.queries {
				if _, err := s.Find(t.Context(), q); err != nil {
					t.Fatal(err)
				}
			}
			if len(sent) != 2 {
				t.Fatalf("two queries sent %d statements", len(sent))
			}
			want, err := os.ReadFile(goldenFile(shape.name))
			if err != nil || string(want) != sent[0]+"\n" {
				t.Errorf("what is sent is not the reviewed statement: %v\n%s", err, sent[0])
			}
			result, err := neo4j.ExecuteQuery(t.Context(), driver, "EXPLAIN "+sent[0], parameters[0], neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(a.Database))
			if err != nil {
				t.Fatal(err)
			}
			plan := operators(result.Summary.Plan())
			if strings.Contains(plan, "AllNodesScan") {
				t.Errorf("the statement scans all nodes:\n%s", plan)
			}
			if shape.index != "" && !usesIndex(plan, shape.index) {
				t.Errorf("the statement does not use %s:\n%s", shape.index, plan)
			}
		})
	}
}

// TestAShapeIsPlannedOnce: Neo4j keeps the plans of a statement by the types and
// sizes of its parameters, too. What it clears is what it had kept, and that is
// no more after other values, of other types, lengths and numbers.
func TestAShapeIsPlannedOnce(t *testing.T) {
	a := shared.Address(t)
	s := open(t, config(a))
	defer s.Close(context.Background())
	load(t, s, chain(50, "v1"), neo4jstore.LoadOptions{})
	filtered := func(first int, ids []any, at any, part string) store.Query {
		return store.Query{Kinds: []string{"Task"}, Props: []string{"title"}, Paging: store.Paging{First: first}, Where: []store.Filter{
			{Prop: "title", Op: store.NotIn, Values: ids},
			{Prop: "position", Op: store.GE, Values: []any{at}},
			{Prop: "title", Op: store.Contains, Values: []any{part}},
		}}
	}
	many := []any{"a", "b", int64(1), 2.5, true, strings.Repeat("x", 200), "c", "d", "e", "f", "g", "h"}
	pairs := map[string][2]store.Query{
		"filters": {filtered(3, []any{"x"}, int64(2), "任"), filtered(500, many, 2.5, strings.Repeat("任务", 100))},
		"none":    {filtered(3, []any{"x"}, int64(2), "任"), filtered(3, []any{}, int64(2), "任")},
	}
	for _, shape := range shapes() {
		pairs[shape.name] = shape.queries
	}
	for name, queries := range pairs {
		t.Run(name, func(t *testing.T) {
			kept := func(queries ...store.Query) any {
				cypher(t, a, "CALL db.clearQueryCaches()")
				for _, q := range queries {
					if _, err := s.Find(t.Context(), q); err != nil {
						t.Fatal(err)
					}
				}
				return cypher(t, a, "CALL db.clearQueryCaches()")[0].Values[0]
			}
			if one, both := kept(queries[0]), kept(queries[:]...); one != both {
				t.Errorf("after one query: %v; after both: %v", one, both)
			}
		})
	}
}

// TestAPageIsReadAlongItsIndex: what a page in an indexed order costs depends on
// its length and not on how many nodes there are, nor on where it begins.
func TestAPageIsReadAlongItsIndex(t *testing.T) {
	a := shared.Address(t)
	c := config(a)
	c.Indexes = []neo4jstore.Index{{Kind: "Task", Prop: "position"}}
	var sent string
	var parameters map[string]any
	c.Observer = func(statement string, p map[string]any) { sent, parameters = statement, p }
	s := open(t, c)
	defer s.Close(context.Background())
	load(t, s, chain(3000, "v1"), neo4jstore.LoadOptions{})
	driver, err := neo4j.NewDriverWithContext(a.URI, neo4j.BasicAuth(a.User, a.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(context.Background())
	middle := 1500.0
	for _, desc := range []bool{false, true} {
		for name, after := range map[string]*store.Key{"first": nil, "middle": {Values: []*float64{&middle}, ID: "task:01500"}} {
			t.Run(fmt.Sprintf("%s page, descending %v", name, desc), func(t *testing.T) {
				page, err := s.Find(t.Context(), store.Query{Kinds: []string{"Task"}, Paging: store.Paging{
					First: 20, After: after, Order: []store.Order{{Prop: "position", Desc: desc}},
				}})
				if err != nil || len(page.Items) != 20 {
					t.Fatalf("%d rows, %v", len(page.Items), err)
				}
				result, err := neo4j.ExecuteQuery(t.Context(), driver, "PROFILE "+sent, parameters, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(a.Database))
				if err != nil {
					t.Fatal(err)
				}
				if hits := dbHits(result.Summary.Profile()); hits < 20 || hits > 600 {
					t.Errorf("a page of 20 among 3,000 costs %d hits:\n%s", hits, sent)
				}
			})
		}
	}
}

// dbHits is how often a statement touched what is stored.
func dbHits(p neo4j.ProfiledPlan) int64 {
	hits := p.DbHits()
	for _, child := range p.Children() {
		hits += dbHits(child)
	}
	return hits
}

// operators is a plan as a text. It is read by reflection because this driver
// gives an operator's last child in the place of each (a loop variable's
// address, under its Go version).
func operators(p neo4j.Plan) string {
	return fmt.Sprintf("%+v", reflect.ValueOf(p).Elem().Field(0).Elem())
}

// usesIndex says whether a plan asks the index. Plans name what an index is on,
// not the index.
func usesIndex(plan, index string) bool {
	switch index {
	case "policygraph_mixed":
		return strings.Contains(plan, "NodeIndexContainsScan")
	case "policygraph_search":
		return strings.Contains(plan, "db.index.fulltext.queryNodes")
	case "policygraph_id":
		return strings.Contains(plan, "NodeUniqueIndexSeek")
	}
	return strings.Contains(plan, "NodeIndexSeek")
}
