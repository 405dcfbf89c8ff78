package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// TestPagingGivesEachRowOnce pages through lists with every page size: the rows
// of all pages are those of the whole list, in its order, and the total is
// right on each page.
func TestPagingGivesEachRowOnce(t *testing.T) {
	s := testStore(t)
	for _, list := range []string{
		`tasks(%s)`, `tasks(orderBy: POSITION_DESC, %s)`, `tasks(orderBy: ID, %s)`, `tasks(filter: {roles: [LEAD, SUPPORT]}, %s)`,
		`plans(orderBy: ISSUED_ON_DESC, %s)`, `plans(orderBy: ISSUED_ON_ASC, %s)`, `targets(orderBy: YEAR_DESC, %s)`, `targets(orderBy: VALUE_ASC, %s)`,
		`agencies(%s)`, `areas(%s)`, `platforms(%s)`, `documents(orderBy: ISSUED_ON_DESC, %s)`, `indicators(%s)`, `observations(%s)`,
		`search(text: "科技局", %s)`, `search(text: "器", %s)`,
		`node(id: "plan:shanqian") { ... on Plan { tasks(%s) @ } }`,
		`node(id: "task:shanqian:一1") { ... on Task { agencies(%s) @ } }`,
		`node(id: "task:shanqian:一1") { ... on Task { passages(%s) @ } }`,
		`node(id: "agency:339901:经信局") { ... on Agency { tasks(%s) @ } }`,
		`node(id: "target:shanqian:一1-2") { ... on Target { conflictsWith(%s) @ } }`,
	} {
		whole, total, _ := page(t, s, list, "first: 100")
		if total != len(whole) || total == 0 {
			t.Errorf("%s: a total of %d, but %d rows", list, total, len(whole))
		}
		for first := 1; first <= total+1; first++ {
			var rows []string
			for arguments := fmt.Sprintf("first: %d", first); ; {
				got, n, info := page(t, s, list, arguments)
				if n != total {
					t.Errorf("%s, %s: a total of %d, want %d", list, arguments, n, total)
				}
				rows = append(rows, got...)
				if !info.HasNextPage || len(rows) > total {
					break
				}
				arguments = fmt.Sprintf("first: %d, after: %q", first, info.EndCursor)
			}
			if !slices.Equal(rows, whole) {
				t.Errorf("%s by %d: %v, want %v", list, first, rows, whole)
			}
		}
	}
}

type pageInfo struct {
	HasNextPage bool
	EndCursor   string
}

// page is one page of a list: the ids of its rows, the total, and its end.
func page(t *testing.T, s *counting, list, arguments string) (ids []string, total int, info pageInfo) {
	t.Helper()
	const fields = `{ totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id } } }`
	query := fmt.Sprintf(list, arguments)
	if i := slices.Index([]byte(query), '@'); i >= 0 {
		query = query[:i] + fields + query[i+1:]
	} else {
		query += " " + fields
	}
	var roots map[string]json.RawMessage
	if err := json.Unmarshal([]byte(execute(t, s, "{ "+query+" }", nil)), &roots); err != nil {
		t.Fatal(err)
	}
	type connection struct {
		TotalCount *int
		PageInfo   pageInfo
		Edges      []struct {
			Cursor string
			Node   struct{ ID string }
		}
	}
	for _, root := range roots {
		var c connection
		if err := json.Unmarshal(root, &c); err != nil {
			t.Fatal(err)
		}
		if c.TotalCount == nil {
			var nested map[string]connection
			if err := json.Unmarshal(root, &nested); err != nil {
				t.Fatal(err)
			}
			for _, c = range nested {
				break
			}
		}
		for _, e := range c.Edges {
			ids = append(ids, e.Node.ID)
		}
		if n := len(c.Edges); n > 0 && c.Edges[n-1].Cursor != c.PageInfo.EndCursor {
			t.Errorf("%s: the last row's cursor is not the page's end", query)
		}
		return ids, *c.TotalCount, c.PageInfo
	}
	return nil, 0, pageInfo{}
}

// TestTheListsOfQuestionsArePaged asks for one row at a time and then for all.
func TestTheListsOfQuestionsArePaged(t *testing.T) {
	engine := builtIn(t)
	for _, c := range []struct{ question, after, list, info, row string }{
		{`conflicts(%s)`, "after", "conflicts", "pageInfo", "facts { id }"},
		{`suggestIndicators(areas: ["area:330303", "area:330305"], %s)`, "after", "indicators", "pageInfo", "indicator { id }"},
		{`collaboration(function: "财政局", %s)`, "afterPair", "pairs", "pairsPageInfo", "agencies { id } shared"},
		{`collaboration(function: "财政局", %s)`, "afterAgency", "agencies", "agenciesPageInfo", "agency { id }"},
	} {
		ask := func(arguments string) ([]json.RawMessage, pageInfo) {
			query := fmt.Sprintf("{ q: "+c.question+" { %s { %s } %s { hasNextPage endCursor } } }", arguments, c.list, c.row, c.info)
			answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
			if err != nil || len(answer.Errors) > 0 {
				t.Fatalf("%s: %v: %v", query, err, answer.Errors)
			}
			var found struct{ Q map[string]json.RawMessage }
			var rows []json.RawMessage
			var info pageInfo
			if err := json.Unmarshal(answer.Data, &found); err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(json.Unmarshal(found.Q[c.list], &rows), json.Unmarshal(found.Q[c.info], &info)); err != nil {
				t.Fatal(err)
			}
			return rows, info
		}
		whole, info := ask("first: 100")
		if len(whole) < 2 || info.HasNextPage {
			t.Fatalf("%s: %d rows, more follow: %t", c.list, len(whole), info.HasNextPage)
		}
		var walked []json.RawMessage
		for arguments := "first: 1"; ; {
			rows, info := ask(arguments)
			walked = append(walked, rows...)
			if arguments = fmt.Sprintf("first: 1, %s: %q", c.after, info.EndCursor); !info.HasNextPage {
				break
			}
		}
		if !slices.EqualFunc(walked, whole, func(a, b json.RawMessage) bool { return string(a) == string(b) }) {
			t.Errorf("%s: one at a time gives %d rows, all at once %d", c.list, len(walked), len(whole))
		}
	}
}
