package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// taskOfTheBuiltIn is a task as far as the filters below look at it.
type taskOfTheBuiltIn struct {
	ID                        string
	Sole                      bool
	Due                       *int
	DueBasis                  *string
	Parent                    *struct{ ID string }
	Plan                      struct{ Area struct{ ID string } }
	Agencies, Leads, Platform struct{ TotalCount int }
}

// allNodes pages through a list of the built-in dataset.
func allNodes[T any](t *testing.T, engine *Engine, list, arguments, fields string) []T {
	t.Helper()
	var nodes []T
	for after := any(nil); ; {
		query := fmt.Sprintf("query ($after: Cursor) { %s(first: 100, after: $after%s) { pageInfo { hasNextPage endCursor } nodes { %s } } }", list, arguments, fields)
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query, Variables: map[string]any{"after": after}})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatalf("%s: %v %v", query, err, answer.Errors)
		}
		var page map[string]struct {
			PageInfo pageInfo
			Nodes    []T
		}
		if err := json.Unmarshal(answer.Data, &page); err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, page[list].Nodes...)
		if !page[list].PageInfo.HasNextPage {
			return nodes
		}
		after = page[list].PageInfo.EndCursor
	}
}

// TestTaskFiltersLeaveWhatTheySay: each filter leaves exactly the tasks of which its
// fields say so.
func TestTaskFiltersLeaveWhatTheySay(t *testing.T) {
	engine := builtIn(t)
	const fields = `id sole due dueBasis parent { id } plan { area { id } } agencies { totalCount } leads: agencies(roles: [LEAD]) { totalCount }`
	all := allNodes[taskOfTheBuiltIn](t, engine, "tasks", "", fields)
	for filter, fits := range map[string]func(taskOfTheBuiltIn) bool{
		"withoutLead: true":      func(x taskOfTheBuiltIn) bool { return x.Agencies.TotalCount > 0 && x.Leads.TotalCount == 0 },
		"withoutLead: false":     func(x taskOfTheBuiltIn) bool { return x.Agencies.TotalCount == 0 || x.Leads.TotalCount > 0 },
		"withoutAgency: true":    func(x taskOfTheBuiltIn) bool { return x.Agencies.TotalCount == 0 },
		"withoutAgency: false":   func(x taskOfTheBuiltIn) bool { return x.Agencies.TotalCount > 0 },
		"sole: true":             func(x taskOfTheBuiltIn) bool { return x.Agencies.TotalCount == 1 && x.Leads.TotalCount == 0 && x.Sole },
		"topLevel: true":         func(x taskOfTheBuiltIn) bool { return x.Parent == nil },
		"topLevel: false":        func(x taskOfTheBuiltIn) bool { return x.Parent != nil },
		"due: [2020, 2021]":      func(x taskOfTheBuiltIn) bool { return x.Due != nil && (*x.Due == 2020 || *x.Due == 2021) },
		"due: []":                func(taskOfTheBuiltIn) bool { return false },
		"dueBases: [TARGET]":     func(x taskOfTheBuiltIn) bool { return x.DueBasis != nil && *x.DueBasis == "TARGET" },
		`areas: ["area:330303"]`: func(x taskOfTheBuiltIn) bool { return x.Plan.Area.ID == "area:330303" },
		`areas: ["area:330300"]`: func(x taskOfTheBuiltIn) bool { return x.Plan.Area.ID == "area:330300" },
		`areas: ["area:330300"], withParts: true`: func(x taskOfTheBuiltIn) bool {
			return slices.Contains([]string{"area:330303", "area:330304", "area:330305", "area:zhenan-cluster"}, x.Plan.Area.ID)
		},
	} {
		var want []string
		for _, task := range all {
			if fits(task) {
				want = append(want, task.ID)
			}
		}
		var got []string
		for _, task := range allNodes[taskOfTheBuiltIn](t, engine, "tasks", ", filter: {"+filter+"}", fields) {
			got = append(got, task.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s leaves %d tasks, want %d", filter, len(got), len(want))
		}
	}
	due := allNodes[taskOfTheBuiltIn](t, engine, "tasks", ", orderBy: DUE_DESC", fields)
	if !slices.IsSortedFunc(due, func(a, b taskOfTheBuiltIn) int {
		switch {
		case a.Due == nil || b.Due == nil:
			return btoi(a.Due == nil) - btoi(b.Due == nil)
		default:
			return *b.Due - *a.Due
		}
	}) {
		t.Error("tasks do not come in the order of the years that they are due in")
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// TestFiltersByAreaTakeParts: whatever the list, the parts of an area are its own
// nodes and theirs.
func TestFiltersByAreaTakeParts(t *testing.T) {
	type node struct{ ID string }
	engine := builtIn(t)
	areas := `["area:330300", "area:330303", "area:330304", "area:330305", "area:330382", "area:zhenan-cluster"`
	for _, zone := range allNodes[node](t, engine, "areas", `, filter: {areas: ["area:330300"], withParts: true}`, "id") {
		if !strings.Contains(areas, `"`+zone.ID+`"`) {
			areas += `, "` + zone.ID + `"`
		}
	}
	for _, list := range []string{"plans", "areas", "platforms", "agencies", "tasks", "targets", "observations", "indicators"} {
		got := allNodes[node](t, engine, list, `, filter: {areas: ["area:330300"], withParts: true}`, "id")
		want := allNodes[node](t, engine, list, `, filter: {areas: `+areas+`]}`, "id")
		if !slices.Equal(got, want) || len(got) == 0 {
			t.Errorf("%s: %d with the parts, %d of the parts", list, len(got), len(want))
		}
	}
	count := func(filter string) int {
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: "{ conflicts(filter: " + filter + ") { totalCount } }"})
		if err != nil || len(answer.Errors) > 0 {
			t.Fatal(err, answer.Errors)
		}
		var found struct{ Conflicts struct{ TotalCount int } }
		if err := json.Unmarshal(answer.Data, &found); err != nil {
			t.Fatal(err)
		}
		return found.Conflicts.TotalCount
	}
	if city, parts := count(`{areas: ["area:330300"]}`), count(`{areas: ["area:330300"], withParts: true}`); parts <= city || parts != count(`{areas: `+areas+`]}`) {
		t.Errorf("%d conflicts of the city, %d with its parts", city, parts)
	}
}

// TestAgenciesAreFoundByAllTheirNames: their own and those that documents use.
func TestAgenciesAreFoundByAllTheirNames(t *testing.T) {
	type agency struct {
		ID, Name string
		Aliases  []string
	}
	engine := builtIn(t)
	for _, a := range allNodes[agency](t, engine, "agencies", "", "id name aliases") {
		for _, name := range append([]string{a.Name}, a.Aliases...) {
			for _, filter := range []string{fmt.Sprintf("names: [%q]", name), fmt.Sprintf("text: %q", name)} {
				found := allNodes[agency](t, engine, "agencies", ", filter: {"+filter+"}", "id")
				if !slices.ContainsFunc(found, func(b agency) bool { return a.ID == b.ID }) {
					t.Errorf("%s does not find %s", filter, a.Name)
				}
			}
		}
	}
}
