package graph

import (
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// graphWithRedirects is the test graph after an agency, an area and a cited plan went
// by merges.
func graphWithRedirects() *store.Graph {
	g := testGraph()
	for from, to := range map[string]string{
		"agency:339901:科委": "agency:339901:科技局", "area:shanqian-qu": "area:339901", "plan:云州市创新意见": "plan:云政〔2021〕9号", "indicator:孵化器": "indicator:incubators",
	} {
		g.Nodes = append(g.Nodes, store.Node{ID: from, Kind: ontology.KindRedirect, Props: store.Props{"to": to}})
	}
	return g
}

// answersForFormerIDs holds that each question with a former id has the answer of the
// same with the present one.
func answersForFormerIDs(t *testing.T, s store.Store) {
	t.Helper()
	e := NewEngine(s, nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	ask := func(query string, variables map[string]any) string {
		t.Helper()
		answer, err := e.Execute(t.Context(), &graphql.RawParams{Query: query, Variables: variables})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatalf("%s: %v %v", query, err, answer.Errors)
		}
		return string(answer.Data)
	}
	now := strings.NewReplacer("agency:339901:科委", "agency:339901:科技局", "area:shanqian-qu", "area:339901", "plan:云州市创新意见", "plan:云政〔2021〕9号", "indicator:孵化器", "indicator:incubators")
	for _, query := range []string{
		`{node(id: "agency:339901:科委") {id ... on Agency {name}}}`,
		`{nodes(ids: ["area:339902", "area:shanqian-qu", "nothing:here"]) {id}}`,
		`{agency(id: "agency:339901:科委") {id name}}`,
		`{tasks(filter: {agencies: ["agency:339901:科委"]}) {nodes {id} totalCount}}`,
		`{targets(filter: {areas: ["area:shanqian-qu"], indicators: ["indicator:孵化器"]}) {nodes {id}}}`,
		`{compare(indicators: ["indicator:孵化器"], areas: ["area:shanqian-qu"]) {indicators {indicator {id} rows {area {id} cells {year status}}}}}`,
		`{gaps(area: "area:shanqian-qu", comparedTo: "area:339902") {area {id}}}`,
		`{path(from: "agency:339901:科委", to: "indicator:孵化器") {hops {from {id}}}}`,
		`{lineage(plan: "plan:云州市创新意见") {plan {id}}}`,
	} {
		want := now.Replace(query)
		if want == query {
			t.Fatalf("%s names no former id", query)
		}
		if strings.Contains(query, "path(") || strings.Contains(query, "lineage(") || strings.Contains(query, "gaps(") {
			want, query = simplerSelection(want), simplerSelection(query)
		}
		if got, want := ask(query, nil), ask(want, nil); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", query, got, want)
		}
	}
	query := `query($f: TaskFilter, $id: ID!) {tasks(filter: $f) {nodes {id}} node(id: $id) {id}}`
	got := ask(query, map[string]any{"f": map[string]any{"agencies": []any{"agency:339901:科委"}}, "id": "area:shanqian-qu"})
	want := ask(query, map[string]any{"f": map[string]any{"agencies": []any{"agency:339901:科技局"}}, "id": "area:339901"})
	if got != want || !strings.Contains(got, "area:339901") {
		t.Errorf("by variables: got %s, want %s", got, want)
	}
}

// simplerSelection is a question with its name alone selected: what it shows is its own
// tests' matter.
func simplerSelection(query string) string {
	head, _, _ := strings.Cut(query, ")")
	return head + ") {__typename}}"
}

func TestAFormerIDAnswersWithTheNodeThatTookItsPlace(t *testing.T) {
	s := memstore.New()
	if err := s.Replace(t.Context(), graphWithRedirects()); err != nil {
		t.Fatal(err)
	}
	answersForFormerIDs(t, s)
}

func TestAnUnknownIDStaysUnknown(t *testing.T) {
	s := memstore.New()
	if err := s.Replace(t.Context(), graphWithRedirects()); err != nil {
		t.Fatal(err)
	}
	e := NewEngine(s, nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	answer, err := e.Execute(t.Context(), &graphql.RawParams{Query: `{node(id: "agency:339901:无") {id}}`})
	if err != nil || string(answer.Data) != `{"node":null}` {
		t.Errorf("got %s, %v", answer.Data, err)
	}
	answer, _ = e.Execute(t.Context(), &graphql.RawParams{Query: `{tasks(filter: {agencies: ["agency:339901:无", "agency:339901:科委"]}) {nodes {id}}}`})
	if len(answer.Errors) != 1 || !strings.Contains(answer.Errors[0].Message, "agency:339901:无") {
		t.Errorf("got %v", answer.Errors)
	}
	answer, _ = e.Execute(t.Context(), &graphql.RawParams{Query: `{stats {nodes {name}}}`})
	if strings.Contains(string(answer.Data), ontology.KindRedirect) {
		t.Errorf("redirects are counted: %s", answer.Data)
	}
}
