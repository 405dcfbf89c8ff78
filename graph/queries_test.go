package graph

import (
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

func testQueries() *queries { return newQueries(answerable(), DefaultLimits()) }

// TestQueriesOfOneShapeShareWhatIsMadeOfThem, and those of another do not.
func TestQueriesOfOneShapeShareWhatIsMadeOfThem(t *testing.T) {
	q := testQueries()
	prepared := func(text string) *preparedQuery {
		t.Helper()
		a, errs := q.prepare(text)
		if errs != nil {
			t.Fatal(text, errs)
		}
		return a.query
	}
	first := prepared(`{ plans(first: 5, filter: {areas: ["area:1"]}) { nodes { id } } }`)
	for _, same := range []string{
		`{ plans(first: 6, filter: {areas: ["area:2"]}) { nodes { id } } }`,
		"{\n  plans(first: 7, filter: {areas: [\"\"]}) { # ids\n nodes { id } } }",
	} {
		if prepared(same) != first {
			t.Errorf("%s is made anew", same)
		}
	}
	for _, other := range []string{
		`{ plans(first: 5, filter: {areas: ["area:1", "area:2"]}) { nodes { id } } }`,
		`{ plans(first: 5, filter: {areas: [1]}) { nodes { id } } }`,
		`{ plans(first: 5, filter: {areas: ["""area:1"""]}) { nodes { id } } }`,
		`query ($n: Int = 5) { plans(first: $n, filter: {areas: ["area:1"]}) { nodes { id } } }`,
		`query ($n: Int = 6) { plans(first: $n, filter: {areas: ["area:1"]}) { nodes { id } } }`,
		`{ plans(first: 5, filter: {areas: ["area:1"]}) { nodes { id title } } }`,
		`{ a: plans(first: 5, filter: {areas: ["area:1"]}) { nodes { id } } }`,
	} {
		if prepared(other) == first {
			t.Errorf("%s is taken for another", other)
		}
	}
}

// TestConstantsAreAnsweredAsTheyStand: an engine that has answered a query with other
// constants before answers as one that never did, errors and their places included.
func TestConstantsAreAnsweredAsTheyStand(t *testing.T) {
	s := testStore(t)
	fresh := func() *Engine { return NewEngine(s, testQuotes{}, DefaultLimits(), slog.New(slog.DiscardHandler)) }
	remembering := fresh()
	for _, query := range []string{
		`{ plans(first: 1) { nodes { id } } }`,
		`{ plans(first: 2) { nodes { id } } }`,
		`{ plans(first: 1000) { nodes { id } } tasks(first: 1) { nodes { id } } }`,
		"{ plans(first: 1) { nodes { id } }\n   tasks(first: 1000) { nodes { id } } }",
		`{ node(id: "plan:shanqian") { id } }`,
		`{ node(id: "nothing") { id } }`,
		`{ node(id: 5) { id } }`,
		`{ a: node(id: "plan:shanqian") { id } a: node(id: "plan:shanqian") { __typename } }`,
		`{ a: node(id: "plan:shanqian") { id } a: node(id: "area:3399") { __typename } }`,
		`{ targets(filter: {years: [2022]}) { nodes { id } } }`,
		`{ targets(filter: {years: [2023]}) { nodes { id } } }`,
		`{ targets(filter: {years: 2023, plans: "nothing"}) { nodes { id } } }`,
		`{ targets(filter: {years: [3000000000]}) { nodes { id } } }`,
		`{ search(text: "科技局") { totalCount } }`,
		`{ search(text: "  ") { totalCount } }`,
		`{ search(text: """科技局""") { totalCount } }`,
		`query ($n: Int = 1) { plans(first: $n) { nodes { id } } }`,
		`query ($n: Int = 2) { plans(first: $n) { nodes { id } } }`,
		`{ plans { nodes { tasks(first: 1) { nodes { key } } } } }`,
		`{ plans { nodes { tasks(first: 2) { nodes { key } } } } }`,
		`{ __type(name: "Plan") { name } }`,
		`{ __type(name: "Task") { name } }`,
		`{ plans(after: "no cursor") { nodes { id } } }`,
		`{ plans(after: 99999999999999999999) { nodes { id } } }`,
		`{ plans(after: 1e999) { nodes { id } } }`,
		`{ plans(after: {a: [1]}) { nodes { id } } }`,
	} {
		for range 2 {
			if got, want := string(answerOf(t, remembering, query, nil)), string(answerOf(t, fresh(), query, nil)); got != want {
				t.Errorf("%s:\n%s\nfresh:\n%s", query, got, want)
			}
			if got := string(answerOf(t, remembering, query, nil)); strings.Contains(got, CodeInternal) {
				t.Errorf("%s: %s", query, got)
			}
		}
	}
}

// manyQueries are as many texts, all different: in their constants, in their aliases,
// or in what they select.
func manyQueries(n int) []string {
	fields := []string{"id", "title", "key", "part", "summary"}
	out := make([]string, n)
	for i := range out {
		switch i % 3 {
		case 0:
			out[i] = fmt.Sprintf(`{ tasks(first: 3, filter: {years: [1%05d]}) { nodes { id title agencies { edges { role node { name } } } } } }`, i)
		case 1:
			out[i] = fmt.Sprintf(`{ tasks(first: 1) { nodes { a%d: id } } }`, i)
		default:
			out[i] = fmt.Sprintf(`{ plans(first: 1) { nodes { id tasks(first: 1) { nodes { %s x%d: %s agencies { nodes { name } } } } } } }`, fields[i%5], i, fields[i/5%5])
		}
	}
	return out
}

// TestCachesAreBounded: 60,000 different queries leave no more behind than the caches
// may hold, of which they are told by weight.
func TestCachesAreBounded(t *testing.T) {
	n := 60_000
	if testing.Short() {
		n = 3_000
	}
	q := testQueries()
	for _, text := range manyQueries(n) {
		if _, errs := q.prepare(text); errs != nil {
			t.Fatal(text, errs)
		}
	}
	if q.texts.weight > textsWeight || q.shapes.weight > shapesWeight {
		t.Errorf("texts weigh %d, allowed are %d; shapes %d, allowed are %d", q.texts.weight, textsWeight, q.shapes.weight, shapesWeight)
	}
	if len(q.texts.values) > textsWeight/200 || len(q.shapes.values) > shapesWeight/2_000 || len(q.shapes.values) == 0 {
		t.Errorf("%d texts and %d shapes are held", len(q.texts.values), len(q.shapes.values))
	}
	keys := map[shapeKey]bool{}
	for _, text := range manyQueries(n) {
		keys[shapeOf(text, 1000).key] = true
	}
	if want := n - n/3 + 1; len(keys) != want {
		t.Errorf("%d queries, of which a third differ in a constant only, have %d shapes, want %d", n, len(keys), want)
	}
}

// TestPlansAreBounded: plans of different queries, and of one shape with different
// constants.
func TestPlansAreBounded(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	for _, text := range manyQueries(900) {
		if answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: text}); len(answer.Errors) > 0 {
			t.Fatal(text, answer.Errors)
		}
	}
	for name, weight := range map[string]int{"plans": engine.queries.plans.made.weight, "names of variables": engine.queries.plans.used.weight} {
		if weight > plansWeight || weight == 0 {
			t.Errorf("%s weigh %d, allowed are %d", name, weight, plansWeight)
		}
	}
}

// TestWhatIsRememberedIsWeighedByTheMemoryThatItHolds holds the weights against the
// heap.
func TestWhatIsRememberedIsWeighedByTheMemoryThatItHolds(t *testing.T) {
	heap := func() int {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int(m.HeapAlloc)
	}
	texts := manyQueries(600)
	q := testQueries()
	before := heap()
	for _, text := range texts {
		if _, errs := q.prepare(strings.Clone(text)); errs != nil {
			t.Fatal(errs)
		}
	}
	held := heap() - before
	if weight := q.texts.weight + q.shapes.weight; held > weight*5/4 || held < weight/3 {
		t.Errorf("texts and shapes weigh %d and hold %d bytes", weight, held)
	}
	engine := NewEngine(testStore(t), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	before = heap()
	for _, text := range texts {
		if answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: strings.Clone(text)}); len(answer.Errors) > 0 {
			t.Fatal(answer.Errors)
		}
	}
	held = heap() - before
	if weight := engine.queries.texts.weight + engine.queries.shapes.weight + engine.queries.plans.made.weight + engine.queries.plans.used.weight; held > weight {
		t.Errorf("all that is remembered weighs %d and holds %d bytes", weight, held)
	} else {
		t.Logf("all that is remembered weighs %d and holds %d bytes", weight, held)
	}
	runtime.KeepAlive(engine)
	runtime.KeepAlive(q)
}

// TestATextIsParsedOnce: not once for its limits and once more to be answered.
func TestATextIsParsedOnce(t *testing.T) {
	q := testQueries()
	var docs []*ast.QueryDocument
	for range 2 {
		a, errs := q.prepare(`{ plans { totalCount } }`)
		if errs != nil {
			t.Fatal(errs)
		}
		docs = append(docs, a.query.doc)
	}
	ctx := withAsked(t.Context(), asking{query: &preparedQuery{doc: docs[0]}})
	given, known := preparedDocument{}.Get(ctx, "")
	if docs[0] != docs[1] || given != docs[0] || !known {
		t.Error("the executor is given another document than the limits were held against")
	}
}
