package graph

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
)

// TestShortTextsCannotMakeLongWork: each of these texts took seconds, or more memory
// than there is, to validate.
func TestShortTextsCannotMakeLongWork(t *testing.T) {
	bomb := func(leaf string) string {
		var b strings.Builder
		b.WriteString("{ ...F0 }")
		for i := range 40 {
			fmt.Fprintf(&b, " fragment F%d on Query { ...F%d ...F%d }", i, i+1, i+1)
		}
		return b.String() + leaf
	}
	for _, c := range []struct{ name, query, says string }{
		{"one field many times", "{" + strings.Repeat("__typename ", 19_990) + "}", "the number of fields is 19990, allowed is 2000"},
		{"one field too often to compare", "{" + strings.Repeat("__typename ", 1_900) + "}", "one name to compare is 1804050, allowed is 20000"},
		{"fields that may conflict", "{ plans { nodes { " + strings.Repeat("a:id a:title ", 45) + "} } }", ""},
		{"many fields that may conflict", "{ plans { nodes { " + strings.Repeat("a:id a:title ", 500) + "} } }", "the number of aliases is 1000, allowed is 100"},
		{"objects of one name with many fields", "{ " + strings.Repeat("plans { nodes { id title } } ", 200) + "}", "one name to compare is"},
		{"fragments of fragments", bomb(" fragment F40 on Query { __typename }"), "the number of fields is 1099511627776, allowed is 2000"},
		{"fragments of fragments of nothing", bomb(""), "the number of fields and fragments is"},
		{"the schema many times", "{ " + strings.Repeat("__schema { types { name } } ", 21) + "}", "the schema is asked for is 21, allowed is 20"},
		{"brackets in brackets", "{ tasks(filter: {years: " + strings.Repeat("[", 5_000) + strings.Repeat("]", 5_000) + "}) { totalCount } }", "the number of brackets within brackets is 5003, allowed is 200"},
		{"fragments in fragments", "{" + strings.Repeat("... {", 3_000) + "plans { totalCount }" + strings.Repeat("}", 3_000) + "}", "the number of brackets within brackets is 3002, allowed is 200"},
		{"a long text", `{ search(text: "` + strings.Repeat("科", 501) + `") { totalCount } }`, "the length of a text in bytes is 1503, allowed is 1500"},
		{"values in a literal", "{ nodes(ids: [" + strings.Repeat(`"a" `, 2_500) + "]) { id } }", "values in lists is 2500, allowed is 2000"},
	} {
		t.Run(c.name, func(t *testing.T) {
			engine := NewEngine(testStore(t), nil, DefaultLimits(), nil)
			answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: c.query})
			if len(answer.Errors) == 0 || len(answer.Errors) > DefaultLimits().Errors {
				t.Fatalf("%d errors", len(answer.Errors))
			}
			if first := answer.Errors[0]; !strings.Contains(first.Message, c.says) || c.says != "" && first.Extensions["code"] != CodeLimitExceeded {
				t.Errorf("%v %s", first.Extensions, first.Message)
			}
		})
	}
}

func TestValuesOfVariablesAreCounted(t *testing.T) {
	ids := make([]any, 2_001)
	for i := range ids {
		ids[i] = "plan:x"
	}
	engine := NewEngine(testStore(t), nil, DefaultLimits(), nil)
	answer, _ := engine.Execute(t.Context(), &graphql.RawParams{
		Query:     `query ($f: TaskFilter) { tasks(filter: $f) { totalCount } }`,
		Variables: map[string]any{"f": map[string]any{"plans": ids}},
	})
	if len(answer.Errors) != 1 || !strings.Contains(answer.Errors[0].Message, "is 2001, allowed is 2000") {
		t.Error(answer.Errors)
	}
	answer, _ = engine.Execute(t.Context(), &graphql.RawParams{
		Query:     `query ($t: String!) { search(text: $t) { totalCount } }`,
		Variables: map[string]any{"t": strings.Repeat("科", 501)},
	})
	if len(answer.Errors) != 1 || !strings.Contains(answer.Errors[0].Message, "is 1503, allowed is 1500") {
		t.Error(answer.Errors)
	}
}

// TestAConditionCannotBeNull: the validator lets a variable with a default stand
// there, and a client can give it null.
func TestAConditionCannotBeNull(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), nil)
	for _, query := range []string{
		`query ($x: Boolean = true) { plans @include(if: $x) { totalCount } }`,
		`query ($x: Boolean = true) { plans { ...p } } fragment p on PlanConnection { totalCount @skip(if: $x) }`,
		`query ($x: Boolean = true) { plans { totalCount } ... @include(if: $x) { stats { dataVersion } } }`,
	} {
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query, Variables: map[string]any{"x": nil}})
		if len(answer.Errors) != 1 || answer.Errors[0].Extensions["code"] != CodeValidation || !strings.Contains(answer.Errors[0].Message, "$x cannot be null") {
			t.Errorf("%s: %v", query, answer.Errors)
		}
		if answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query}); len(answer.Errors) != 0 {
			t.Errorf("%s, left to its default: %v", query, answer.Errors)
		}
	}
}

func TestACursorIsAString(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), nil)
	for _, cursor := range []any{map[string]any{"a": 1}, 5, true, []any{"x"}} {
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: `query ($c: Cursor) { plans(after: $c) { totalCount } }`, Variables: map[string]any{"c": cursor}})
		if len(answer.Errors) != 1 || answer.Errors[0].Extensions["code"] != CodeInvalidCursor {
			t.Errorf("%v: %v", cursor, answer.Errors)
		}
	}
}

func TestErrorsBeyondTheFirstAreCounted(t *testing.T) {
	engine := NewEngine(testStore(t), nil, DefaultLimits(), nil)
	var query strings.Builder
	for i := range 60 {
		fmt.Fprintf(&query, "nothing%d ", i)
	}
	answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: "{" + query.String() + "}"})
	if n := len(answer.Errors); n != 20 {
		t.Fatalf("%d errors", n)
	}
	if last := answer.Errors[19]; !strings.Contains(last.Message, "the number of errors is 60, allowed is 20") {
		t.Error(last)
	}
}

func TestWhatIsMalformedIsLeftToTheParserAndTheValidator(t *testing.T) {
	for query, says := range map[string]string{
		"{ plans ": "Expected Name",
		"{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }": "Cannot spread fragment",
		"{ ...Nowhere }": "Unknown fragment",
	} {
		engine := NewEngine(testStore(t), nil, DefaultLimits(), nil)
		answer, _ := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if len(answer.Errors) == 0 || !strings.Contains(answer.Errors[0].Message, says) || answer.Errors[0].Extensions["code"] != CodeValidation {
			t.Errorf("%s: %v", query, answer.Errors)
		}
	}
}
