package graph

import (
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// TestQuestionsSayWhatIsWrong: what an argument names is looked up in one call;
// what is refused before that takes none.
func TestQuestionsSayWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		query, code, says string
		calls             int64
	}{
		{`compare(indicators: ["indicator:none"], areas: ["area:339901"]) { caveats { kind } }`, CodeBadUserInput, `indicators: no node has the id "indicator:none"`, 1},
		{`compare(indicators: ["plan:shanqian"], areas: ["area:339901"]) { caveats { kind } }`, CodeBadUserInput, `indicators: "plan:shanqian" is of kind Plan, not Indicator`, 1},
		{`suggestIndicators(areas: ["area:339901"]) { totalCount }`, CodeBadUserInput, "areas: a comparison takes at least two areas, not 1", 0},
		{`matrix(rows: PLAN, columns: PLAN) { tasks }`, CodeBadUserInput, "rows and columns are both PLAN: choose two different ones", 0},
		{`matrix(rows: PLAN, columns: YEAR, filter: {plans: ["area:3399"]}) { tasks }`, CodeBadUserInput, `the filter wants the id of a node of kind Plan, but "area:3399" is of kind Area`, 1},
		{`collaboration { tasks }`, CodeBadUserInput, "name an area, an agency or a function", 0},
		{`collaboration(area: "area:339901", first: 101) { tasks }`, CodeLimitExceeded, "collaboration: first is 101, allowed is 100: ask for the next page with after", 0},
		{`path(from: "area:3399", to: "area:339901", maxLength: 99) { hasMore }`, CodeBadUserInput, "maxLength is 99; it must be from 1 to 12", 0},
		{`gaps(area: "area:339901", comparedTo: "area:339901") { area { plans { id } } }`, CodeBadUserInput, `area and comparedTo are both "area:339901": name two areas`, 0},
		{`conflicts(filter: {indicators: ["none"]}) { totalCount }`, CodeBadUserInput, `no node has the id "none", which the filter names`, 1},
		{`timeline { years { tasks(after: "x") { nodes { id } } } }`, CodeInvalidCursor, `"x" is none that this server gave`, 0},
		{`timeline { years { tasks(first: -1) { nodes { id } } } }`, CodeBadUserInput, "tasks: first is -1; it must not be negative", 0},
		{`facets { totalCount }`, CodeBadUserInput, "give exactly one of text and the filters, not 0", 0},
		{`facets(text: "a", tasks: {}) { totalCount }`, CodeBadUserInput, "exactly one of text and the filters, not 2", 0},
		{`facets(tasks: {}, kinds: [TASK]) { totalCount }`, CodeBadUserInput, "kinds goes with text only", 0},
		{`facets(text: " ") { totalCount }`, CodeBadUserInput, "text is blank", 0},
		{`lineage(plan: "area:3399") { hasMore }`, CodeBadUserInput, `plan: "area:3399" is of kind Area, not Plan`, 1},
	} {
		s := testStore(t)
		engine := NewEngine(s, nil, DefaultLimits(), slog.New(slog.DiscardHandler))
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: "{" + c.query + "}"})
		if len(answer.Errors) != 1 {
			t.Errorf("%s: %v", c.query, answer.Errors)
			continue
		}
		err := answer.Errors[0]
		if err.Extensions["code"] != c.code || !strings.Contains(err.Message, c.says) || s.calls.Load() != c.calls {
			t.Errorf("%s: %v %q in %d calls, want %s %q in %d", c.query, err.Extensions["code"], err.Message, s.calls.Load(), c.code, c.says, c.calls)
		}
	}
}

// TestQuestionsThatShowTooMuchAreRefused: how many nodes an answer names is
// known only once it is there.
func TestQuestionsThatShowTooMuchAreRefused(t *testing.T) {
	limits := DefaultLimits()
	limits.Total = 30
	engine := NewEngine(testStore(t), nil, limits, slog.New(slog.DiscardHandler))
	ask := func(first int) string {
		query := fmt.Sprintf(`{ matrix(rows: FUNCTION, columns: AREA) { cells { tasks(first: 3) { nodes { agencies(first: %d) { nodes { id } } } } } } }`, first)
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if len(answer.Errors) == 0 {
			return ""
		}
		return answer.Errors[0].Message
	}
	if message := ask(5); message != "" {
		t.Errorf("30 rows: %s", message)
	}
	if message := ask(6); !strings.Contains(message, "is 36, allowed is 30") {
		t.Errorf("36 rows: %q", message)
	}
}

// TestEveryFieldOfEveryQuestionCanBeRead on the built-in dataset: nothing is
// null that must not be, and nothing was left unfetched.
func TestEveryFieldOfEveryQuestionCanBeRead(t *testing.T) {
	engine := builtIn(t)
	for _, question := range []string{
		`compare(indicators: ["indicator:high-tech-enterprises", "indicator:new-incubation-space"], areas: ["area:330305", "area:330304", "area:330881"])`,
		`suggestIndicators(areas: ["area:330303", "area:330305", "area:zhenan-cluster"])`,
		`matrix(rows: AGENCY, columns: PLAN, filter: {areas: ["area:330305"]})`,
		`matrix(rows: TASK_GROUP, columns: FUNCTION, filter: {areas: ["area:330305"]})`,
		`matrix(rows: PLATFORM_KIND, columns: YEAR, roles: [LEAD])`,
		`collaboration(area: "area:330305", first: 5)`,
		`collaboration(agency: "agency:330303:科技局", first: 5)`,
		`path(from: "agency:330305:科技局", to: "agency:330304:科技局")`,
		`gaps(area: "area:330305", comparedTo: "area:330304")`,
		`conflicts`,
		`timeline(filter: {areas: ["area:330303"]})`,
		`facets(text: "科技")`,
		`facets(tasks: {})`,
		`lineage(plan: "plan:温政办〔2022〕26号")`,
	} {
		s := schema()
		name, _, _ := strings.Cut(question, "(")
		root := s.Query.Fields.ForName(name)
		query := fmt.Sprintf("{ %s { %s } }", question, everyAnswer(s, s.Types[root.Type.Name()]))
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if err != nil || len(answer.Errors) > 0 {
			t.Errorf("%s: %v: %v", question, err, answer.Errors)
		}
	}
}

// everyAnswer selects all fields of an answer, and of nodes the scalars.
func everyAnswer(s *ast.Schema, d *ast.Definition) string {
	var b strings.Builder
	for _, f := range d.Fields {
		t := s.Types[f.Type.Name()]
		switch {
		case strings.HasPrefix(f.Name, "__"):
		case !t.IsCompositeType():
			fmt.Fprintf(&b, "%s ", f.Name)
		case f.Arguments.ForName("first") != nil:
			edge := s.Types[t.Fields.ForName("edges").Type.Name()]
			fmt.Fprintf(&b, "%s(first: 2) { totalCount pageInfo { hasNextPage } edges { %s } } ", f.Name, everyField(s, edge, 0))
		case t.Name == "Node" || t.Name == "Fact" || len(t.Interfaces) > 0:
			fmt.Fprintf(&b, "%s { %s } ", f.Name, everyField(s, t, 0))
		default:
			fmt.Fprintf(&b, "%s { %s } ", f.Name, everyAnswer(s, t))
		}
	}
	return b.String()
}
