package assistant_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/policygraph/policygraph/assistant"
	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/server"
)

// connect is an assistant, by the protocol's own client.
func connect(t *testing.T) *mcp.ClientSession {
	t.Helper()
	api := client.Within(server.New(server.Options{Store: builtin.Store(), Log: slog.New(slog.DiscardHandler)}))
	here, there := mcp.NewInMemoryTransports()
	if _, err := assistant.New(api, "test", "https://plans.example.org/").Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { session.Close() })
	return session
}

func call(t *testing.T, s *mcp.ClientSession, tool string, in any) (assistant.Answer, string) {
	t.Helper()
	result, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: in})
	if err != nil {
		t.Fatal(err)
	}
	text := result.Content[0].(*mcp.TextContent).Text
	if result.IsError {
		return assistant.Answer{}, text
	}
	var answer assistant.Answer
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return answer, text
}

func TestEveryToolSaysWhatItIsForAndOnlyReads(t *testing.T) {
	tools, err := connect(t).ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range tools.Tools {
		if tool.Annotations == nil || !tool.Annotations.ReadOnlyHint || len(tool.Description) < 40 {
			t.Errorf("%s: %q", tool.Name, tool.Description)
		}
	}
	if len(tools.Tools) < 10 {
		t.Errorf("%d tools", len(tools.Tools))
	}
}

// TestAnAssistantFindsWhoLeadsAndWhereItIsSaid goes the way of an analyst's question: a name,
// its id, its tasks, the passage.
func TestAnAssistantFindsWhoLeadsAndWhereItIsSaid(t *testing.T) {
	s := connect(t)
	found, _ := call(t, s, "search", map[string]any{"text": "瓯海区科技局"})
	if len(found.Rows) == 0 || found.Rows[0]["kind"] != "AGENCY" {
		t.Fatalf("%v", found.Rows)
	}
	tasks, text := call(t, s, "tasks", map[string]any{"agencies": []any{found.Rows[0]["id"]}, "roles": []string{"LEAD"}})
	if len(tasks.Rows) == 0 || !strings.Contains(fmt.Sprint(tasks.Rows[0]["lead"]), "瓯海区科技局") || tasks.Rows[0]["document"] == nil {
		t.Fatal(text)
	}
	evidence, text := call(t, s, "evidence", map[string]any{"id": tasks.Rows[0]["id"]})
	if len(evidence.Rows) == 0 || evidence.Rows[0]["document"] == nil || evidence.Rows[0]["section"] == nil {
		t.Error(text)
	}
}

func TestSilentAndNotLoadedAreToldApart(t *testing.T) {
	s := connect(t)
	answer, text := call(t, s, "compare", map[string]any{"areas": []string{"area:330303", "area:330305"}, "indicators": []string{"indicator:high-tech-enterprises"}})
	statuses := map[any]bool{}
	for _, row := range answer.Rows {
		statuses[row["status"]] = true
		if row["status"] != "STATED" && (row["targets"] != nil || row["message"] == nil) {
			t.Errorf("%v", row)
		}
	}
	if len(statuses) == 0 {
		t.Error(text)
	}
}

func TestAnAnswerIsShortAndSaysSo(t *testing.T) {
	answer, text := call(t, connect(t), "targets", map[string]any{})
	if len(answer.Rows) != 40 || !strings.Contains(answer.More, "narrow the question") || len(text) > 60_000 {
		t.Errorf("%d rows, %d bytes, %q", len(answer.Rows), len(text), answer.More)
	}
}

func TestAMistakeIsToldInTheWordsOfTheAPI(t *testing.T) {
	for tool, in := range map[string]map[string]any{
		"workload": {"area": "area:nowhere"},
		"evidence": {"id": "task:none"},
		"tasks":    {"functions": []string{"科持"}},
	} {
		if _, text := call(t, connect(t), tool, in); !strings.Contains(text, "area:nowhere") && !strings.Contains(text, "task:none") && !strings.Contains(text, "科技") {
			t.Errorf("%s: %s", tool, text)
		}
	}
}

// TestRowsLeadToTheirPages: of a thing to its own, of a figure to its passage.
func TestRowsLeadToTheirPages(t *testing.T) {
	s := connect(t)
	for _, c := range []struct {
		tool       string
		in         map[string]any
		row        int
		want, none string
	}{
		{"search", map[string]any{"text": "瓯海区科技局"}, 0, "https://plans.example.org/agency?id=agency:330304:%E7%A7%91%E6%8A%80%E5%B1%80", ""},
		{"targets", map[string]any{"plans": []string{"plan:ouhai-eyewear-complex-2019"}, "text": "毕业企业"}, 0, "https://plans.example.org/?fact=target:ouhai-eyewear-complex-2019:", ""},
		{"conflicts", map[string]any{"kinds": []string{"STRETCH"}}, 0, "https://plans.example.org/?fact=target:dongtou-incubators-2022:", ""},
		{"timeline", map[string]any{}, 0, "", "link"},
	} {
		answer, text := call(t, s, c.tool, c.in)
		if link := fmt.Sprint(answer.Rows[c.row]["link"]); !strings.HasPrefix(link, c.want) || c.none != "" && answer.Rows[c.row][c.none] != nil {
			t.Errorf("%s: %s", c.tool, text)
		}
	}
}

// TestAnEmptyListRestrictsNothing: assistants fill in every argument, and must not take
// the silence that follows for an answer.
func TestAnEmptyListRestrictsNothing(t *testing.T) {
	s := connect(t)
	for tool, in := range map[string]map[string]any{
		"tasks":     {"plans": []any{}, "areas": []any{}, "roles": []any{}, "years": []any{}, "due": []any{}, "dueBases": []any{}, "text": ""},
		"targets":   {"plans": []any{}, "areas": []any{}, "indicators": []any{}, "years": []any{}},
		"reported":  {"areas": []any{}, "years": []any{}},
		"agencies":  {"areas": []any{}, "functions": []any{}, "plans": []any{}},
		"platforms": {"areas": []any{}, "kinds": []any{}},
		"conflicts": {"plans": []any{}, "kinds": []any{}},
		"matrix":    {"roles": []any{}, "areas": []any{}, "platforms": []any{}},
		"timeline":  {"plans": []any{}, "years": []any{}, "dueBases": []any{}},
		"ranking":   {"indicator": "indicator:high-tech-enterprises", "year": 2022, "areas": []any{}},
		"compare":   {"areas": []string{"area:330304", "area:zhenan-cluster"}, "indicators": []any{}, "years": []any{}},
	} {
		if answer, text := call(t, s, tool, in); len(answer.Rows) == 0 {
			t.Errorf("%s: %s", tool, text)
		}
	}
}
