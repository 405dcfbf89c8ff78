package graph

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// wordings are texts of the test graph's documents: a task of the first stands at
// 10-40, its passage for two bodies at 30-36.
func wordings() Texts {
	first := []rune("山前区创新行动方案。" + strings.Repeat("建", 18) + "孵化器," + strings.Repeat("设", 7) + "。" + strings.Repeat("另", 9) + "引进“人才”,扩建孵化器。")
	return Texts{"aa": first, "bb": []rune("水后区孵化器培育。")}
}

func TestSentencesOfDocumentsAreFound(t *testing.T) {
	ask := func(query string) (string, *graphql.Response) {
		s := testStore(t)
		engine := NewEngine(s, wordings(), DefaultLimits(), slog.New(slog.DiscardHandler))
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if n := s.calls.Load(); n > 4 {
			t.Errorf("%s: %d store calls", query, n)
		}
		var found struct {
			SearchText struct {
				TotalCount int
				Nodes      []struct {
					Start, End int
					Text       string
					Document   struct{ ID string }
					Passage    *struct{ ID string }
					Facts      []struct{ ID string }
				}
			}
		}
		if len(answer.Errors) > 0 {
			return answer.Errors[0].Message, answer
		}
		if err := json.Unmarshal(answer.Data, &found); err != nil {
			t.Fatal(err)
		}
		says := fmt.Sprint(found.SearchText.TotalCount)
		for _, n := range found.SearchText.Nodes {
			says += fmt.Sprintf(" | %s %d-%d", n.Document.ID, n.Start, n.End)
			if n.Passage != nil {
				says += " " + n.Passage.ID
			}
			for _, f := range n.Facts {
				says += " " + f.ID
			}
		}
		return says, answer
	}
	const shown = "{ totalCount nodes { text start end document { id } passage { id } facts { id } } }"
	for arguments, want := range map[string]string{
		`text: "孵化器"`:                                  "3 | document:shanqian 10-40 passage:shanqian:10-40 platform:339901:云巢 target:shanqian:一1-1 task:shanqian:一1 | document:shanqian 40-62 | document:shuihou 0-9",
		`text: "孵化器 人才"`:                               "1 | document:shanqian 40-62",
		`text: "引进人才"`:                                 "1 | document:shanqian 40-62",
		`text: "孵化器", first: 1`:                        "3 | document:shanqian 10-40 passage:shanqian:10-40 platform:339901:云巢 target:shanqian:一1-1 task:shanqian:一1",
		`text: "孵化器", documents: ["document:shuihou"]`: "1 | document:shuihou 0-9",
		`text: "孵化器", documents: []`:                   "0",
		`text: "孵化器", documents: ["nothing"]`:          `no node has the id "nothing", which the filter names: search finds ids`,
		`text: " “” "`:                                 "text is blank: say what to search for",
		`text: "孵化器", first: 101`:                      "searchText: first is 101, allowed is 100: ask for the next page with after",
	} {
		if got, _ := ask("{ searchText(" + arguments + ") " + shown + " }"); got != want {
			t.Errorf("%s: %s\nwant %s", arguments, got, want)
		}
	}
	_, answer := ask(`{ searchText(text: "孵化器", first: 2) { pageInfo { endCursor } } }`)
	var page struct {
		SearchText struct{ PageInfo struct{ EndCursor string } }
	}
	if err := json.Unmarshal(answer.Data, &page); err != nil {
		t.Fatal(err)
	}
	if got, _ := ask(fmt.Sprintf(`{ searchText(text: "孵化器", after: %q) %s }`, page.SearchText.PageInfo.EndCursor, shown)); got != "3 | document:shuihou 0-9" {
		t.Errorf("the next page is %s", got)
	}
}

func TestWithoutDocumentsTheWordingIsNotThere(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
	answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: `{ searchText(text: "孵化器") { totalCount } plans { totalCount } }`})
	if len(answer.Errors) != 1 || !strings.Contains(answer.Errors[0].Message, "start it with --documents") || answer.Errors[0].Extensions["code"] != CodeBadUserInput {
		t.Errorf("a search of wordings: %v", answer.Errors)
	}
	if !strings.Contains(string(answer.Data), `"plans":{"totalCount":3}`) {
		t.Errorf("the other field: %s", answer.Data)
	}
}

// TestAPassageIsShownWithWhatStandsAroundIt: so many characters, fewer at the ends of
// the document, and the same whichever way the answer is made.
func TestAPassageIsShownWithWhatStandsAroundIt(t *testing.T) {
	both := bothPaths(testStore(t), wordings())
	for arguments, want := range map[string]string{
		"(before: 3, after: 4)": `{"before":"建孵化","quote":"器,设设设设","after":"设设设。"}`,
		"(before: 0, after: 0)": `{"before":"","quote":"器,设设设设","after":""}`,
		"(before: null)":        `{"before":"山前区创新行动方案。建建建建建建建建建建建建建建建建建建孵化","quote":"器,设设设设","after":"设设设。另另另另另另另另另引进“人才”,扩建孵化器。"}`,
	} {
		answer := both.same(t, graphql.RawParams{Query: `{ node(id: "passage:shanqian:30-36") { ... on Passage { quote surrounding` + arguments + ` { before quote after } } } }`})
		if got := string(answer.Data); !strings.HasSuffix(got, `"surrounding":`+want+"}}") {
			t.Errorf("%s: %s, want %s", arguments, got, want)
		}
	}
	for arguments, code := range map[string]string{"(before: 1001)": CodeLimitExceeded, "(after: -1)": CodeBadUserInput} {
		answer := both.same(t, graphql.RawParams{Query: `{ node(id: "passage:shanqian:30-36") { ... on Passage { surrounding` + arguments + ` { quote } } } }`})
		if len(answer.Errors) != 1 || answer.Errors[0].Extensions["code"] != code {
			t.Errorf("%s: %v", arguments, answer.Errors)
		}
	}
	none := bothPaths(testStore(t), nil).same(t, graphql.RawParams{Query: `{ node(id: "passage:shanqian:30-36") { ... on Passage { surrounding { quote } } } }`})
	if got := string(none.Data); got != `{"node":{"surrounding":null}}` {
		t.Errorf("without documents: %s", got)
	}
}
