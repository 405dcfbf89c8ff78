package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/corpus"
)

// statedPassage is a passage as the API gives it.
type statedPassage struct {
	Document struct {
		ID     string
		SHA256 string
	}
	Start, End       int
	Opening, Closing string
	Quote            *string
}

// factPage is one page of facts, each with its first passages; tasks with
// their assignments.
type factPage struct {
	TotalCount int
	PageInfo   struct {
		HasNextPage bool
		EndCursor   string
	}
	Nodes []struct {
		ID       string
		Passages struct {
			TotalCount int
			Nodes      []statedPassage
		}
		Agencies struct {
			TotalCount int
			Edges      []struct {
				Node    struct{ ID string }
				Passage *statedPassage
			}
		}
	}
}

const passageFields = `document { id sha256 } start end opening closing quote`

// facts pages through every fact of a root field.
func facts(t *testing.T, url, field string, first int, each func(factPage)) {
	t.Helper()
	assignments := ""
	if field == "tasks" {
		assignments = `agencies(first: 50) { totalCount edges { node { id } passage { ` + passageFields + ` } } }`
	}
	after := "null"
	for {
		answer := ask(t, url, fmt.Sprintf(`{ %s(first: %d, after: %s) { totalCount pageInfo { hasNextPage endCursor }
			nodes { id passages(first: 20) { totalCount nodes { %s } } %s } } }`, field, first, after, passageFields, assignments))
		var got struct {
			Data   map[string]factPage
			Errors []struct{ Message string }
		}
		if err := json.Unmarshal([]byte(answer), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Errors) > 0 {
			t.Fatalf("%s: %s", field, got.Errors[0].Message)
		}
		page := got.Data[field]
		each(page)
		if !page.PageInfo.HasNextPage {
			return
		}
		after = fmt.Sprintf("%q", page.PageInfo.EndCursor)
	}
}

var factFields = []string{"tasks", "targets", "observations", "platforms"}

// TestEveryFactLeadsToItsPassage holds each quote of the built-in dataset
// against the documents themselves.
func TestEveryFactLeadsToItsPassage(t *testing.T) {
	documents := filepath.Join(corpus.Dir(t), "seeds")
	server := startServer(t, "--documents", documents)
	texts := map[string][]rune{}
	check := func(fact string, p *statedPassage) {
		t.Helper()
		if p == nil || p.Quote == nil {
			t.Errorf("%s has no quote", fact)
			return
		}
		text := texts[p.Document.ID]
		if text == nil {
			raw, err := os.ReadFile(filepath.Join(documents, strings.TrimPrefix(p.Document.ID, "document:")+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			text = []rune(string(raw))
			texts[p.Document.ID] = text
		}
		if want := string(text[p.Start:p.End]); *p.Quote != want {
			t.Errorf("%s quotes %q, its place says %q", fact, *p.Quote, want)
		}
		if !strings.HasPrefix(*p.Quote, p.Opening) || !strings.HasSuffix(*p.Quote, p.Closing) || p.Opening == "" {
			t.Errorf("%s: opening %q and closing %q do not fit %q", fact, p.Opening, p.Closing, *p.Quote)
		}
	}
	for _, field := range factFields {
		seen := 0
		facts(t, server.url, field, 50, func(page factPage) {
			for _, n := range page.Nodes {
				seen++
				if n.Passages.TotalCount == 0 || n.Passages.TotalCount != len(n.Passages.Nodes) {
					t.Errorf("%s has %d passages, of which %d came", n.ID, n.Passages.TotalCount, len(n.Passages.Nodes))
				}
				for i := range n.Passages.Nodes {
					check(n.ID, &n.Passages.Nodes[i])
				}
				if n.Agencies.TotalCount != len(n.Agencies.Edges) {
					t.Errorf("%s has %d assignments, of which %d came", n.ID, n.Agencies.TotalCount, len(n.Agencies.Edges))
				}
				for _, e := range n.Agencies.Edges {
					check(n.ID+" of "+e.Node.ID, e.Passage)
				}
			}
		})
		if seen == 0 {
			t.Errorf("there are no %s", field)
		}
	}
}

// TestWithoutDocumentsThereAreNoQuotes: what leads to the place is there all
// the same.
func TestWithoutDocumentsThereAreNoQuotes(t *testing.T) {
	server := startServer(t)
	for _, field := range factFields {
		facts(t, server.url, field, 50, func(page factPage) {
			for _, n := range page.Nodes {
				for _, p := range n.Passages.Nodes {
					if p.Quote != nil || p.Opening == "" || p.Closing == "" || p.End <= p.Start {
						t.Errorf("%s: passage %+v", n.ID, p)
					}
				}
			}
		})
	}
}

func TestPagingGivesEachFactOnceAndInOneOrder(t *testing.T) {
	server := startServer(t)
	for _, field := range factFields {
		var want []string
		for _, first := range []int{30, 1 + len(field), 7} {
			var got []string
			total := 0
			facts(t, server.url, field, first, func(page factPage) {
				total = page.TotalCount
				for _, n := range page.Nodes {
					got = append(got, n.ID)
				}
			})
			if len(got) != total {
				t.Errorf("%s by %d: %d rows, totalCount %d", field, first, len(got), total)
			}
			if want == nil {
				want = got
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%s by %d come in another order", field, first)
			}
		}
	}
}
