package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// failing is a store that answers with an error, or panics.
type failing struct {
	store.Store
	err   error
	panic string
}

func (f failing) Find(context.Context, store.Query) (store.Page, error) {
	if f.panic != "" {
		panic(f.panic)
	}
	return store.Page{}, f.err
}

// refused runs a request that must fail with one code, and gives the message.
func refused(t *testing.T, s store.Store, limits Limits, query, code string) string {
	t.Helper()
	engine := NewEngine(s, nil, limits, slog.New(slog.DiscardHandler))
	answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
	if len(answer.Errors) == 0 {
		t.Fatalf("no error, but %s", answer.Data)
	}
	for _, e := range answer.Errors {
		if e.Extensions["code"] != code {
			t.Errorf("code %v, want %s: %s", e.Extensions["code"], code, e.Message)
		}
		if zh, _ := e.Extensions["messageZh"].(string); !regexp.MustCompile(`\p{Han}`).MatchString(zh) || strings.Contains(e.Message, "。") {
			t.Errorf("it says %q in English and %q in Chinese", e.Message, zh)
		}
	}
	return answer.Errors[0].Message
}

func TestErrorsCarryACodeAndSayWhatToDo(t *testing.T) {
	deep := `{ node(id: "x") { ... on Task ` + strings.Repeat("{ parent ", 98) + "{ id }" + strings.Repeat("}", 98) + " } }"
	for _, c := range []struct{ name, query, code, says string }{
		{"not GraphQL", `{ plans`, CodeValidation, "Expected"},
		{"an unknown field", `{ plans { rows } }`, CodeValidation, "rows"},
		{"an unknown enum value", `{ plans(orderBy: TITLE) { totalCount } }`, CodeValidation, "TITLE"},
		{"an answer in pieces", `{ plans { nodes { ... @defer { title } } } }`, CodeValidation, "@defer"},
		{"a missing variable", `query ($id: ID!) { node(id: $id) { id } }`, CodeValidation, "must be defined"},
		{"an unknown operation", ``, CodeValidation, "no operation"},
		{"a negative first", `{ plans(first: -1) { totalCount } }`, CodeBadUserInput, "plans: first is -1"},
		{"a nested negative first", `{ plans { nodes { some: tasks(first: -2) { totalCount } } } }`, CodeBadUserInput, "some: first is -2"},
		{"a first above the page size", `{ plans(first: 100000) { totalCount } }`, CodeLimitExceeded, "first is 100000, allowed is 100"},
		{"a nested first above it", `{ plans(first: 1) { nodes { tasks(first: 101) { totalCount } } } }`, CodeLimitExceeded, "first is 101, allowed is 100"},
		{"a function that nothing knows", `{ agencies(filter: {functions: ["眼镜投资促进处"]}) { totalCount } }`, CodeBadUserInput, "眼镜投资促进处\", and the catalogue of bodies does not know it; the nearest is 投促 (投促局)"},
		{"a function of a question", `{ matrix(rows: AGENCY, columns: PLAN, filter: {functions: ["无此"]}) { tasks } }`, CodeBadUserInput, "give a kind"},
		{"a kind that no platform is of", `{ platforms(filter: {kinds: ["孵化器", "孵化园"]}) { totalCount } }`, CodeBadUserInput, "no platform is of the kind \"孵化园\", which the filter names; the nearest is 孵化器"},
		{"a kind like none", `{ platforms(filter: {kinds: ["码头"]}) { totalCount } }`, CodeBadUserInput, "vocabularies { platformKinds { name } }"},
		{"a kind of agency in a question", `{ facets(agencies: {kinds: ["国有企业"]}) { totalCount } }`, CodeBadUserInput, "no agency is of the kind \"国有企业\", which the filter names; the nearest is 国企"},
		{"a kind below a list", `{ areas { nodes { platforms(filter: {kinds: ["众创"]}) { totalCount } } } }`, CodeBadUserInput, `"众创"`},
		{"an unknown id", `{ tasks(filter: {plans: ["plan:nowhere"]}) { totalCount } }`, CodeBadUserInput, `"plan:nowhere"`},
		{"an id of another kind", `{ tasks(filter: {agencies: ["plan:shanqian"]}) { totalCount } }`, CodeBadUserInput, "kind Agency"},
		{"a blank search", `{ search(text: " ") { totalCount } }`, CodeBadUserInput, "blank"},
		{"too many ids", `{ nodes(ids: [` + strings.Repeat(`"x",`, 101) + `]) { id } }`, CodeLimitExceeded, "ids is 101, allowed is 100"},
		{"no cursor of ours", `{ plans(after: "abc") { totalCount } }`, CodeInvalidCursor, "plans: invalid cursor"},
		{"no cursor of this list", `{ conflicts(after: "abc") { totalCount } }`, CodeInvalidCursor, "none that this server gave"},
		{"a cursor of agencies for pairs", `{ collaboration(area: "area:339901", afterPair: "abc") { totalPairs } }`, CodeInvalidCursor, "afterPair: invalid cursor"},
		{"an unknown indicator", `{ compare(indicators: ["indicator:none"], areas: ["area:339901"]) { caveats { kind } } }`, CodeBadUserInput, `indicators: no node has the id "indicator:none": search finds ids`},
		{"years backwards", `{ compare(indicators: ["indicator:incubators"], areas: ["area:339901"], years: [2024, 2020]) { caveats { kind } } }`, CodeBadUserInput, "2024 comes before 2020"},
		{"500 areas", `{ compare(indicators: ["indicator:incubators"], areas: [` + numbers(500) + `]) { caveats { kind } } }`, CodeLimitExceeded, "areas is 500, allowed is 100"},
		{"areas of which one is in the other", `{ gaps(area: "area:339901", comparedTo: "area:3399") { functions { name } } }`, CodeBadUserInput, "山前区 is part of 云州市"},
		{"too deep", deep, CodeLimitExceeded, "is 100, allowed is 20"},
		{"too many rows", `{ plans(first: 100) { nodes { tasks(first: 100) { nodes { agencies(first: 100) { totalCount } } } } } }`, CodeLimitExceeded, "is 1000000, allowed is 20000"},
		{"too many rows of named nodes", `{ nodes(ids: [` + numbers(3) + `]) { ... on Plan { tasks(first: 100) { nodes { agencies(first: 100) { totalCount } } } } } }`, CodeLimitExceeded, "is 30000, allowed is 20000"},
		{"too many rows side by side", "{ " + lists(11) + " }", CodeLimitExceeded, "is 111100, allowed is 100000"},
		{"too many aliases", "{ " + aliases(101) + " }", CodeLimitExceeded, "aliases is 101, allowed is 100"},
		{"too many fields", bomb(20), CodeLimitExceeded, "allowed is 2000"},
		{"too many words", "{ " + strings.Repeat("stats { dataVersion } ", 6000) + " }", CodeLimitExceeded, "allowed is 20000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := large{testStore(t)}
			got := refused(t, s, DefaultLimits(), c.query, c.code)
			if !strings.Contains(got, c.says) {
				t.Errorf("%q does not say %q", got, c.says)
			}
			if strings.Contains(got, "input:") {
				t.Errorf("%q repeats its place, which has a field of its own", got)
			}
		})
	}
}

func numbers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"%d",`, i)
	}
	return b.String()
}

func aliases(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "a%d: stats { dataVersion } ", i)
	}
	return b.String()
}

// lists are n lists of 10,000 rows each.
func lists(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "l%d: plans(first: 100) { nodes { tasks(first: 100) { nodes { id } } } } ", i)
	}
	return b.String()
}

// bomb is a short query of 2^n fields.
func bomb(n int) string {
	var b strings.Builder
	b.WriteString("{ stats { ...f0 } }")
	for i := range n {
		fmt.Fprintf(&b, " fragment f%d on Stats { ...f%d ...f%d }", i, i+1, i+1)
	}
	fmt.Fprintf(&b, " fragment f%d on Stats { dataVersion }", n)
	return b.String()
}

func TestAVariableOfTheWrongTypeIsNamed(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	for _, query := range []string{
		`query ($n: Int) { plans(first: $n) { totalCount } }`,
		`query ($n: Int!) { targets(filter: {years: [$n]}) { totalCount } }`,
		`query ($n: Int) { plans { nodes { some: tasks(first: $n) { totalCount } } } }`,
	} {
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query, Variables: map[string]any{"n": "3"}})
		if len(answer.Errors) != 1 || answer.Errors[0].Message != `the variable $n cannot be "3": it takes Int` || answer.Errors[0].Extensions["code"] != CodeValidation {
			t.Errorf("%s: %v", query, answer.Errors)
		}
	}
}

// TestTheRowsOfAVariableCount, however the client's number reached the server; what is no
// number counts as the size that lists have by default, and is refused on its own.
func TestTheRowsOfAVariableCount(t *testing.T) {
	engine := NewEngine(large{testStore(t)}, nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	for _, c := range []struct {
		n          any
		code, says string
	}{
		{100, CodeLimitExceeded, "is 1000000, allowed is 20000"},
		{int64(100), CodeLimitExceeded, "is 1000000, allowed is 20000"},
		{json.Number("100"), CodeLimitExceeded, "is 1000000, allowed is 20000"},
		{json.Number("28"), CodeLimitExceeded, "is 21952, allowed is 20000"},
		{json.Number("-1"), CodeBadUserInput, "first is -1"},
		{"28", CodeValidation, "it takes Int"},
	} {
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{
			Query:     `query ($n: Int) { plans(first: $n) { nodes { tasks(first: $n) { nodes { agencies(first: $n) { totalCount } } } } } }`,
			Variables: map[string]any{"n": c.n},
		})
		if len(answer.Errors) != 1 || !strings.Contains(answer.Errors[0].Message, c.says) || answer.Errors[0].Extensions["code"] != c.code {
			t.Errorf("%T %v: %v, want one that says %q", c.n, c.n, answer.Errors, c.says)
		}
	}
}

func TestQueriesAtTheLimitAreAnswered(t *testing.T) {
	s := testStore(t)
	for _, query := range []string{
		`{ plans(first: 100) { nodes { tasks(first: 100) { nodes { agencies(first: 2) { nodes { id } } } } } } }`,
		"{ " + aliases(100) + " }",
		"{ " + lists(10) + " }",
		`{ nodes(ids: ["1", "2"]) { ... on Plan { tasks(first: 100) { nodes { agencies(first: 100) { totalCount } } } } } }`,
		`{ plans(first: 100) { nodes { tasks(first: 100) { nodes { plan { id } parent { id } } } } } }`,
	} {
		execute(t, s, query, nil)
	}
}

func TestStoreErrorsAreToldWithoutTheirInsides(t *testing.T) {
	const secret = "bolt://user:secret@host"
	for _, c := range []struct {
		name  string
		store failing
		code  string
	}{
		{"unreachable", failing{err: fmt.Errorf("dial %s: %w", secret, store.ErrUnavailable)}, CodeStoreUnavailable},
		{"too slow", failing{err: fmt.Errorf("run at %s: %w", secret, context.DeadlineExceeded)}, CodeTimeout},
		{"cancelled", failing{err: fmt.Errorf("run at %s: %w", secret, context.Canceled)}, CodeTimeout},
		{"broken", failing{err: errors.New("syntax error at " + secret)}, CodeInternal},
		{"a query against the store's rules", failing{err: fmt.Errorf("%w: %s", store.ErrInvalidQuery, secret)}, CodeInternal},
		{"a panic", failing{panic: secret}, CodeInternal},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, query := range []string{`{ plans { nodes { id } } }`, `{ node(id: "plan:x") { id } }`, `{ tasks(filter: {plans: ["x"]}) { totalCount } }`} {
				if got := refused(t, c.store, DefaultLimits(), query, c.code); strings.Contains(got, "secret") {
					t.Errorf("%s tells the store's insides: %s", query, got)
				}
			}
		})
	}
}

func TestWhatClientsAreNotToldIsLogged(t *testing.T) {
	var log bytes.Buffer
	engine := NewEngine(failing{panic: "the cause"}, nil, DefaultLimits(), slog.New(slog.NewTextHandler(&log, nil)))
	answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: `{ plans { nodes { id } } }`})
	if len(answer.Errors) != 1 || !strings.Contains(log.String(), "the cause") || !strings.Contains(log.String(), "plans") {
		t.Errorf("%v; the log says %q", answer.Errors, log.String())
	}
}

// TestOneRootFieldFailsAlone: of two root fields, which must not be null, an
// error in one is told once.
func TestOneRootFieldFailsAlone(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: `{ node(id: "plan:shanqian") { id } bad: nodes(ids: []) { id } plans(after: "x") { totalCount } }`})
	b, err := json.Marshal(answer)
	if err != nil || len(answer.Errors) != 1 || answer.Errors[0].Path.String() != "plans" {
		t.Errorf("%s, %v", b, err)
	}
}

func TestACursorServesOnlyItsOwnList(t *testing.T) {
	s := testStore(t)
	var got struct {
		Tasks struct {
			PageInfo struct{ EndCursor string }
			Nodes    []struct {
				ID       string
				Agencies struct{ Edges []struct{ Cursor string } }
			}
		}
	}
	if err := json.Unmarshal([]byte(execute(t, s, `{ tasks(first: 2) { pageInfo { endCursor } nodes { id agencies { edges { cursor } } } } }`, nil)), &got); err != nil {
		t.Fatal(err)
	}
	root, nested := got.Tasks.PageInfo.EndCursor, got.Tasks.Nodes[1].Agencies.Edges[0].Cursor
	for _, c := range []struct{ name, cursor, list string }{
		{"another order", root, `tasks(orderBy: ID, after: %q)`},
		{"the other direction", root, `tasks(orderBy: POSITION_DESC, after: %q)`},
		{"another filter", root, `tasks(filter: {sources: [BODY]}, after: %q)`},
		{"another field", root, `targets(after: %q)`},
		{"a nested list's at the root", nested, `tasks(after: %q)`},
		{"cut short", root[:len(root)-3], `tasks(after: %q)`},
		{"empty", "", `tasks(after: %q)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			refused(t, s, DefaultLimits(), fmt.Sprintf("{ "+c.list+" { totalCount } }", c.cursor), CodeInvalidCursor)
		})
	}
	execute(t, s, fmt.Sprintf(`{ node(id: %q) { ... on Task { agencies(after: %q) { nodes { id } } } } }`, got.Tasks.Nodes[1].ID, nested), nil)
	t.Run("one node's sent to all", func(t *testing.T) {
		refused(t, s, DefaultLimits(), fmt.Sprintf(`{ tasks(first: 2) { nodes { agencies(after: %q) { nodes { id } } } } }`, nested), CodeInvalidCursor)
	})
	// Those that were given before cursors named their node go on.
	before := paging.NewCursor(view.Args{}.Scope("Task.agencies"), store.Key{ID: "agency:x", Values: []*float64{nil}, Rel: "LEADS"})
	execute(t, s, fmt.Sprintf(`{ tasks(first: 2) { nodes { agencies(after: %q) { nodes { id } } } } }`, before), nil)
}

// TestFiguresStopAtTheLargestNumber: a cost that overflows would look small.
func TestFiguresStopAtTheLargestNumber(t *testing.T) {
	const most = math.MaxInt
	for _, c := range []struct {
		name      string
		got, want int
	}{
		{"a sum", plus(2, 3), 5},
		{"a sum just in reach", plus(most-1, 1), most},
		{"a sum beyond", plus(most, 1), most},
		{"a product", times(2, 3), 6},
		{"of nothing", times(0, most), 0},
		{"a product beyond", times(most/2, 3), most},
		{"a product far beyond", times(most, most), most},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, want %d", c.name, c.got, c.want)
		}
	}
}
