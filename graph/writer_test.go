package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

var queriesTried = flag.Uint64("queries", 3000, "how many random queries the writer and the executor both answer")

// paths are the two ways to an answer over one store. The counters say how many
// fields below the root each had to resolve: none means that it was written.
type paths struct {
	writer, typed   *Engine
	written, solved *below
}

func bothPaths(s store.Store, quotes Quotes) paths {
	limits := DefaultLimits()
	limits.Rows, limits.Total, limits.Aliases, limits.Fields = 1<<40, 1<<40, 1<<20, 1<<20
	log := slog.New(slog.DiscardHandler)
	p := paths{NewEngine(s, quotes, limits, log), newTyped(s, quotes, limits, log), new(below), new(below)}
	p.writer.executor.Use(p.written)
	p.typed.executor.Use(p.solved)
	return p
}

// same runs a request both ways, fails where the answers differ by a byte, and
// gives the answer.
func (p paths) same(t *testing.T, params graphql.RawParams) *graphql.Response {
	t.Helper()
	other := params
	a, errA := p.writer.Execute(t.Context(), &params)
	b, errB := p.typed.Execute(t.Context(), &other)
	got, want := encoded(t, a), encoded(t, b)
	if !bytes.Equal(got, want) || (errA == nil) != (errB == nil) {
		t.Fatalf("%s\nwritten:  %s\nresolved: %s", params.Query, got, want)
	}
	return a
}

// encoded is an answer as it is sent, its data as it is. Errors come in the order in
// which the fields happen to fail, and are sorted by where they are.
func encoded(t *testing.T, r *graphql.Response) []byte {
	t.Helper()
	slices.SortFunc(r.Errors, func(a, b *gqlerror.Error) int { return strings.Compare(a.Path.String(), b.Path.String()) })
	errors, err := json.Marshal(r.Errors)
	if err != nil {
		t.Fatal(err)
	}
	return append(append(errors, ' '), r.Data...)
}

// below counts the fields that the executor resolves below the root.
type below struct{ fields atomic.Int64 }

func (*below) ExtensionName() string                   { return "below" }
func (*below) Validate(graphql.ExecutableSchema) error { return nil }
func (b *below) InterceptField(ctx context.Context, next graphql.Resolver) (any, error) {
	if graphql.GetFieldContext(ctx).Object != "Query" {
		b.fields.Add(1)
	}
	return next(ctx)
}

func TestTheWriterAnswersGoldenQueriesAsTheExecutorDoes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden queries: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		params := graphql.RawParams{Query: string(text), OperationName: head(text, "operation")}
		if v := head(text, "variables"); v != "" {
			if err := decode([]byte(v), &params.Variables); err != nil {
				t.Fatal(err)
			}
		}
		bothPaths(testStore(t), nil).same(t, params)
		bothPaths(testStore(t), testQuotes{}).same(t, params)
	}
}

// TestTheWriterAnswersRandomQueriesAsTheExecutorDoes, and answers them all:
// they hold no question, and no quote that there is wording for.
func TestTheWriterAnswersRandomQueriesAsTheExecutorDoes(t *testing.T) {
	t.Parallel()
	p := bothPaths(testStore(t), nil)
	for seed := range *queriesTried {
		if a := p.same(t, graphql.RawParams{Query: randomQuery(seed)}); len(a.Errors) > 0 {
			t.Fatal(a.Errors)
		}
	}
	if written, solved := p.written.fields.Load(), p.solved.fields.Load(); written != 0 || solved == 0 {
		t.Errorf("the executor resolved %d fields beside the writer, %d without it", written, solved)
	}
	p = bothPaths(testStore(t), testQuotes{})
	for seed := range *queriesTried / 10 {
		p.same(t, graphql.RawParams{Query: randomQuery(seed)})
	}
}

// TestTheWriterWritesEveryFieldOfTheDatasetAsTheExecutorDoes, with the fields of
// the nodes that each relation leads to.
func TestTheWriterWritesEveryFieldOfTheDatasetAsTheExecutorDoes(t *testing.T) {
	p, s := bothPaths(builtin.Store(), nil), schema()
	for _, root := range nodeLists(s) {
		kind := (&lookahead{schema: s}).nodeType(root.Type.Name())
		p.same(t, graphql.RawParams{Query: fmt.Sprintf("{ %s(first: 100) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount edges { cursor node { %s } } } }",
			root.Name, everyField(s, s.Types[kind], 1))})
	}
	if n := p.written.fields.Load(); n != 0 {
		t.Errorf("the executor resolved %d fields", n)
	}
}

func TestTheWriterTakesRelationTreesAndLeavesTheRest(t *testing.T) {
	for _, c := range []struct {
		name, query string
		quotes      Quotes
		written     bool
	}{
		{"a list", `plans { totalCount nodes { title rolesUsed area { name } } }`, nil, true},
		{"a node", `node(id: "plan:shanqian") { id ... on Plan { title } }`, nil, true},
		{"no such node", `node(id: "nothing") { id }`, nil, true},
		{"nodes, one unknown", `nodes(ids: ["plan:shanqian", "nothing", "area:3399"]) { __typename id ... on Area { level } }`, nil, true},
		{"a search", `search(text: "科技局") { totalCount pageInfo { endCursor } edges { cursor kind rank matched node { __typename ... on Agency { name } } } }`, nil, true},
		{"edges with what they carry", `tasks { edges { cursor node { agencies { edges { role position inherited statedName passage { opening } } } } } }`, nil, true},
		{"a relation taken both ways", `targets { nodes { id conflictsWith(first: 1) { totalCount pageInfo { hasNextPage endCursor } edges { reason node { id } } } } }`, nil, true},
		{"one list under two aliases", `tasks { nodes { leads: agencies(roles: [LEAD]) { nodes { name } } none: agencies(roles: []) { totalCount nodes { name } } all: agencies { totalCount } } }`, nil, true},
		{"a field selected twice", `plans { nodes { area { name } } nodes { area { code } ... on Fact { id } id } }`, nil, true},
		{"numbers", `targets { nodes { value valueMax year stretch inferred } }`, nil, true},
		{"quotes without documents", `tasks { nodes { passages { nodes { quote section } } } }`, nil, true},
		{"quotes with documents", `tasks { nodes { passages { nodes { quote section } } } }`, testQuotes{}, true},
		{"documents but no quote", `tasks { nodes { passages { nodes { section } } } }`, testQuotes{}, true},
		{"a question", `lineage(plan: "plan:shanqian") { hasMore }`, nil, false},
		{"statistics", `stats { dataVersion }`, nil, false},
		{"the schema", `__type(name: "Plan") { name }`, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := bothPaths(testStore(t), c.quotes)
			if a := p.same(t, graphql.RawParams{Query: "{" + c.query + "}"}); len(a.Errors) > 0 {
				t.Fatal(a.Errors)
			}
			if n := p.written.fields.Load(); (n == 0) != c.written {
				t.Errorf("the executor resolved %d fields", n)
			}
		})
	}
}

func TestOneRootFieldIsWrittenBesideOneThatIsResolved(t *testing.T) {
	p := bothPaths(testStore(t), nil)
	p.same(t, graphql.RawParams{Query: `{ stats { dataVersion } plans { nodes { id title } } bad: plans(first: -1) { totalCount } }`})
	p.same(t, graphql.RawParams{Query: `{ stats { dataVersion } plans { nodes { id title } } }`})
	if n := p.written.fields.Load(); n != 2 {
		t.Errorf("the executor resolved %d fields, want dataVersion alone, twice", n)
	}
}

// TestWhatTheSchemaForbidsIsToldByTheExecutor, in the words and at the place of
// the typed path, after no more calls to the store.
func TestWhatTheSchemaForbidsIsToldByTheExecutor(t *testing.T) {
	s := memstore.New()
	if err := s.Replace(t.Context(), &store.Graph{Nodes: []store.Node{
		{ID: "a", Kind: ontology.KindPlan, Props: store.Props{"title": "甲"}, Search: []store.SearchText{{In: "title", Text: "甲"}}},
		{ID: "b", Kind: ontology.KindPlan, Props: store.Props{"title": "甲"}, Search: []store.SearchText{{In: "title", Text: "甲"}}},
	}}); err != nil {
		t.Fatal(err)
	}
	calls := &counting{Store: strange{s}}
	p := bothPaths(calls, nil)
	a := p.same(t, graphql.RawParams{Query: `{ search(text: "甲") { edges { rank node { id } } } }`})
	if len(a.Errors) != 1 || a.Errors[0].Path.String() != "search.edges[1].node" || calls.calls.Load() != 2 {
		t.Errorf("%v in %d calls, two for the two paths expected", a.Errors, calls.calls.Load())
	}
	for _, relation := range []string{"area { name }", "tasks { totalCount }"} {
		a = p.same(t, graphql.RawParams{Query: "{ plans { nodes { title " + relation + " } } }"})
		if len(a.Errors) == 0 {
			t.Errorf("%s was not fetched, which is no error", relation)
		}
	}
}

// TestWhatIsAbsentIsWrittenAsTheExecutorDoes: of each kind a node with nothing
// but its id and what it belongs to.
func TestWhatIsAbsentIsWrittenAsTheExecutorDoes(t *testing.T) {
	sch := schema()
	g := &store.Graph{}
	var of strings.Builder
	for _, d := range sch.GetPossibleTypes(sch.Types["Node"]) {
		if d.IsAbstractType() {
			continue
		}
		g.Nodes = append(g.Nodes, store.Node{ID: d.Name, Kind: d.Name})
		fmt.Fprintf(&of, "n%s: node(id: %q) { ... on %s { %s } } ", d.Name, d.Name, d.Name, everyField(sch, d, 1))
	}
	g.Edges = []store.Edge{
		{From: ontology.KindPlan, Rel: ontology.HasTask, To: ontology.KindTask},
		{From: ontology.KindPlan, Rel: ontology.Sets, To: ontology.KindTarget},
		{From: ontology.KindPassage, Rel: ontology.Of, To: ontology.KindDocument},
	}
	s := memstore.New()
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	p := bothPaths(s, nil)
	if a := p.same(t, graphql.RawParams{Query: "{" + of.String() + "}"}); len(a.Errors) > 0 || p.written.fields.Load() != 0 {
		t.Errorf("%d fields resolved: %v", p.written.fields.Load(), a.Errors)
	}
}

// TestTheNextPageIsWrittenAsTheExecutorDoes, at the root and below it.
func TestTheNextPageIsWrittenAsTheExecutorDoes(t *testing.T) {
	p := bothPaths(testStore(t), nil)
	query := `query ($n: Int!, $after: Cursor, $below: Cursor) { tasks(first: $n, after: $after) {
		pageInfo { hasPreviousPage hasNextPage startCursor endCursor }
		nodes { id agencies(first: 1, after: $below) { pageInfo { hasPreviousPage } edges { cursor node { id } } } all: agencies { totalCount } }
	} }`
	var page struct {
		Tasks struct {
			PageInfo struct{ StartCursor string }
			Nodes    []struct {
				Agencies struct{ Edges []struct{ Cursor string } }
			}
		}
	}
	if err := json.Unmarshal(p.same(t, graphql.RawParams{Query: query, Variables: map[string]any{"n": 2}}).Data, &page); err != nil {
		t.Fatal(err)
	}
	next := map[string]any{"n": 1, "after": page.Tasks.PageInfo.StartCursor, "below": page.Tasks.Nodes[1].Agencies.Edges[0].Cursor}
	a := p.same(t, graphql.RawParams{Query: query, Variables: next})
	if n := bytes.Count(a.Data, []byte(`"hasPreviousPage":true`)); n != 2 || len(a.Errors) > 0 || p.written.fields.Load() != 0 {
		t.Errorf("%s %v", a.Data, a.Errors)
	}
}

// strange is a store that answers against its contract: the second node of a
// page is of a kind that the schema does not know, and the first has no pages.
type strange struct{ store.Store }

func (s strange) Find(ctx context.Context, q store.Query) (store.Page, error) {
	p, err := s.Store.Find(ctx, q)
	if err == nil {
		p.Items[1].Node.Kind = "Strange"
		p.Items[0].Related = nil
	}
	return p, err
}

func TestTextIsWrittenAsGqlgenWritesIt(t *testing.T) {
	same := func(write func(*jsonText), want graphql.Marshaler) {
		t.Helper()
		var got jsonText
		var b bytes.Buffer
		write(&got)
		want.MarshalGQL(&b)
		if !bytes.Equal(got.b, b.Bytes()) {
			t.Errorf("%s, want %s", got.b, b.Bytes())
		}
	}
	for _, s := range []string{"", "山前区", `a"b\c/d`, "\t\r\n\x00\x1f\x7f", "<&>\u2028", "\xff截\xe5", "𝄞"} {
		same(func(t *jsonText) { t.string(s) }, graphql.MarshalString(s))
	}
	for _, f := range []float64{0, 1, -1, 0.1, 3.5, 100000, 1e6, 1234567, 123456789.25, 1e20, 1e21, 1e-4, 1e-5, 1.0 / 3, math.MaxFloat64, math.SmallestNonzeroFloat64, 1 << 53} {
		same(func(t *jsonText) { t.float(f) }, graphql.MarshalFloat(f))
		same(func(t *jsonText) { t.integer(int64(f)) }, graphql.MarshalInt64(int64(f)))
	}
	for _, b := range []bool{true, false} {
		same(func(t *jsonText) { t.boolean(b) }, graphql.MarshalBoolean(b))
	}
}

// TestARequiredRelationIsNeverNull: what is missing where the schema requires it is
// left to the executor, which tells the error.
func TestARequiredRelationIsNeverNull(t *testing.T) {
	id := func(t *jsonText, i *store.Item) { t.string(i.Node.ID) }
	full := &store.Page{Items: []store.Item{{Node: store.FoundNode{ID: "a"}}}}
	for _, c := range []struct {
		name     string
		page     *store.Page
		required bool
		want     string // "" for left to the executor
	}{
		{"there", full, true, `"a"`},
		{"there, though it need not be", full, false, `"a"`},
		{"missing", &store.Page{}, true, ""},
		{"missing, as it may be", &store.Page{}, false, "null"},
		{"not fetched", nil, true, ""},
		{"not fetched, though it may be missing", nil, false, ""},
	} {
		var got jsonText
		if got.first(c.page, c.required, id); string(got.b) != c.want || got.failed != (c.want == "") {
			t.Errorf("%s: %q, left to the executor: %v", c.name, got.b, got.failed)
		}
	}
}

// TestClientsAtOnceGetTheirOwnAnswers: the memory that answers are made of is used
// again, and never by two at once.
func TestClientsAtOnceGetTheirOwnAnswers(t *testing.T) {
	engine := NewEngine(testStore(t), testQuotes{}, DefaultLimits(), slog.New(slog.DiscardHandler))
	ask := func(query string) []byte {
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		return answer.Data
	}
	queries, want := make([]string, 60), make([][]byte, 60)
	for i := range queries {
		queries[i] = randomQuery(uint64(i))
		want[i] = ask(queries[i])
	}
	var clients sync.WaitGroup
	for c := range 8 {
		clients.Go(func() {
			for i := range 200 {
				at := (i*(c+1) + c) % len(queries)
				if got := ask(queries[at]); !bytes.Equal(got, want[at]) {
					t.Errorf("client %d gets of %s\n%s\nwant\n%s", c, queries[at], got, want[at])
					return
				}
			}
		})
	}
	clients.Wait()
}
