package graph

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// TestSearchFindsNamesHoweverTheyAreWritten on the built-in dataset: the first
// hit, how well it fits and why.
func TestSearchFindsNamesHoweverTheyAreWritten(t *testing.T) {
	engine := builtIn(t)
	const plan = "plan:温政办〔2022〕26号"
	for _, c := range []struct {
		name, text, kind, want string
	}{
		{"as written", "洞头区科技局", "AGENCY", "agency:330305:科技局 0 name"},
		{"in traditional characters", "洞頭區科技局", "AGENCY", "agency:330305:科技局 0 name"},
		{"by an alias", "区资规局", "AGENCY", "agency:330305:资规局 0 aliases"},
		{"by its short name", "发改局 洞头", "AGENCY", "agency:330305:发改局 2 name"},
		{"by its function", "经发局", "AGENCY", "agency:zhenan-cluster:经发局 0 aliases"},
		{"by initials", "ohqkjj", "AGENCY", "agency:330304:科技局 0 pinyin"},
		{"by initials in capitals and full width", "ＯＨＱＫＪＪ", "AGENCY", "agency:330304:科技局 0 pinyin"},
		{"a number as written", "温政办〔2022〕26号", "PLAN", plan + " 0 docNumber"},
		{"a number in square brackets", "温政办[2022]26号", "PLAN", plan + " 0 docNumber"},
		{"a number in wide square brackets", "温政办［2022］26号", "PLAN", plan + " 0 docNumber"},
		{"a number in round brackets", "温政办(2022)26号", "PLAN", plan + " 0 docNumber"},
		{"a number in wide round brackets", "温政办（2022）26号", "PLAN", plan + " 0 docNumber"},
		{"a number in heavy brackets", "温政办【2022】26号", "PLAN", plan + " 0 docNumber"},
		{"a number in small brackets", "温政办﹝2022﹞26号", "PLAN", plan + " 0 docNumber"},
		{"a number without brackets", "温政办202226号", "PLAN", plan + " 0 docNumber"},
		{"a number with spaces", "温政办 ( 2022 ) 26 号", "PLAN", plan + " 0 docNumber"},
		{"a body by its full name", "洞头区自然资源和规划局", "AGENCY", "agency:330305:资规局 0 name"},
		{"a body by a short form", "洞头人社局", "AGENCY", "agency:330305:人社局 0 names"},
		{"a body by its place's short name", "瓯海科技局", "AGENCY", "agency:330304:科技局 0 names"},
		{"a place by its pinyin", "longwanqu", "AREA", "area:330303 0 pinyin"},
		{"a thing and its place", "瓯海 高新技术企业", "TARGET", "target:ouhai-eyewear-complex-2019:A1.2019.3-5 3 statedIndicator"},
		{"a thing and its year", "高新技术企业 2020年", "TARGET", "target:ouhai-eyewear-complex-2019:A1.2020.3-8 3 statedIndicator"},
		{"a figure", "37.36亿元", "OBSERVATION", "observation:dongtou-leqing-jiangshan-news:江山-4 0 value"},
		{"a figure in another unit", "373600万元", "OBSERVATION", "observation:dongtou-leqing-jiangshan-news:江山-4 0 value"},
		{"no part of a figure", "7.36亿元", "OBSERVATION", ""},
		{"a name that a document gives for short", "自创区", "PLAN", "plan:zhenan-cluster-2019 0 nickname"},
		{"whatever the quotation marks", "“重点区块建设”大会战", "TASK", "task:longwan-corridor-2020:三(四)10 2 title"},
		{"two things that are known, and nothing that is both", "洞头区科技局 瓯海", "AGENCY", ""},
		{"a number in traditional characters", "溫政辦〔2022〕26號", "PLAN", plan + " 0 docNumber"},
	} {
		t.Run(c.name, func(t *testing.T) {
			query := fmt.Sprintf(`{ search(text: %q, kinds: [%s], first: 1) { edges { rank matched node { id } } } }`, c.text, c.kind)
			answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
			if err != nil || len(answer.Errors) > 0 {
				t.Fatalf("%v: %v", err, answer.Errors)
			}
			var found struct {
				Search struct {
					Edges []struct {
						Rank    int
						Matched string
						Node    struct{ ID string }
					}
				}
			}
			if err := json.Unmarshal(answer.Data, &found); err != nil {
				t.Fatal(err)
			}
			got := ""
			if len(found.Search.Edges) > 0 {
				e := found.Search.Edges[0]
				got = fmt.Sprintf("%s %d %s", e.Node.ID, e.Rank, e.Matched)
			}
			if got != c.want {
				t.Errorf("the first hit is %s, want %s", got, c.want)
			}
		})
	}
}

// TestEveryListHasFacets: of each list of the built-in dataset, and of a search,
// the facets count as many nodes as the list has.
func TestEveryListHasFacets(t *testing.T) {
	engine := builtIn(t)
	ask := func(query string) int {
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatalf("%s: %v: %v", query, err, answer.Errors)
		}
		var found struct {
			Q struct {
				TotalCount int
				Kinds      []struct{ Count int }
			}
		}
		if err := json.Unmarshal(answer.Data, &found); err != nil {
			t.Fatal(err)
		}
		for _, k := range found.Q.Kinds {
			found.Q.TotalCount -= k.Count
		}
		return found.Q.TotalCount // less what the kinds add up to
	}
	for _, list := range []string{"plans", "platforms", "agencies", "tasks", "targets", "observations", "areas", "indicators", "documents"} {
		total := ask(fmt.Sprintf("{ q: %s { totalCount } }", list))
		counted := total + ask(fmt.Sprintf("{ q: facets(%s: {}) { kinds { count } } }", list))
		if total == 0 || counted != 0 {
			t.Errorf("%s: %d in the list, %d in its facets", list, total, total-counted)
		}
		if rest := ask(fmt.Sprintf("{ q: facets(%s: {}) { totalCount kinds { count } } }", list)); rest != 0 {
			t.Errorf("%s: its kinds leave %d of the total", list, rest)
		}
	}
	if total, counted := ask(`{ q: search(text: "科技") { totalCount } }`), ask(`{ q: facets(text: "科技") { totalCount } }`); total != counted || total == 0 {
		t.Errorf("a search finds %d, its facets count %d", total, counted)
	}
}

// TestNamesAreSuggestedForASlip, only where nothing is found, and only the nearest.
func TestNamesAreSuggestedForASlip(t *testing.T) {
	engine := builtIn(t)
	for typed, want := range map[string]string{
		"洞头区科技局":       "0",
		"洞头区科局":        "0 洞头区科协 洞头区科技局", // a character left out
		"洞头区科支局":       "0 洞头区科技局",       // one mistaken
		"洞头区科技术局":      "0 洞头区科技局",       // one too many
		"温政办〔2023〕26号": "0 温政办〔2022〕26号",
		"天书奇谭难猜得着":     "0",
		"环大罗山行动计划":     "0 环大罗山科创走廊温州高新区(龙湾)片区建设三年行动计划(2020-2022年)", // what stands between is left out
		"科":            "",
	} {
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: fmt.Sprintf(`{ search(text: %q, kinds: [AGENCY, PLAN]) { totalCount suggestions } }`, typed)})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatal(err, answer.Errors)
		}
		var found struct {
			Search struct {
				TotalCount  int
				Suggestions []string
			}
		}
		if err := json.Unmarshal(answer.Data, &found); err != nil {
			t.Fatal(err)
		}
		if len(found.Search.Suggestions) > 0 && found.Search.TotalCount > 0 {
			t.Errorf("%s is found, and yet %v are suggested", typed, found.Search.Suggestions)
		}
		if got := strings.TrimSpace("0 " + strings.Join(found.Search.Suggestions, " ")); want != "" && got != want {
			t.Errorf("%s: %s, want %s", typed, got, want)
		}
	}
}
