package question_test

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/bench/internal/question"
)

func find(t *testing.T, name string) question.Question {
	t.Helper()
	for _, q := range question.All() {
		if q.Name == name {
			return q
		}
	}
	t.Fatalf("there is no question %s", name)
	return question.Question{}
}

// The three servers wrap one answer each in its own way.
func TestOneAnswerInThreeShapesIsTheSame(t *testing.T) {
	for _, c := range []struct{ question, policygraph, peer, limit string }{
		{
			"Q2",
			`{"data":{"node":{"id":"a","name":"甲局","leads":{"nodes":[
				{"id":"t2","key":"二","title":"乙","plan":{"title":"丙","area":{"name":"丁"}}},
				{"id":"t1","key":"一","title":"甲","plan":{"title":"丙","area":{"name":"丁"}}}]}}}}`,
			`{"data":{"agencies":[{"id":"a","name":"甲局","leads":[
				{"id":"t1","key":"一","title":"甲","plan":[{"title":"丙","area":[{"name":"丁"}]}]},
				{"id":"t2","key":"二","title":"乙","plan":[{"title":"丙","area":[{"name":"丁"}]}]}]}]}}`,
			`{"data":{"name":"甲局","id":"a","leads":[
				{"id":"t1","key":"一","title":"甲","plan":{"title":"丙","area":"丁"}},
				{"id":"t2","key":"二","title":"乙","plan":{"title":"丙","area":"丁"}}]}}`,
		},
		{
			"Q4",
			`{"data":{"plans":{"nodes":[{"id":"p","title":"甲","issuedOn":"2024-01-02","area":{"name":"丁"},"tasks":{"totalCount":60}}]}}}`,
			`{"data":{"plans":[{"id":"p","title":"甲","issuedOn":"2024-01-02","area":[{"name":"丁"}],"tasks":{"totalCount":60}}]}}`,
			`{"data":[{"id":"p","title":"甲","issuedOn":"2024-01-02","area":"丁","tasks":60}]}`,
		},
	} {
		q := find(t, c.question)
		want := canonical(t, q, c.policygraph)
		for _, other := range []string{c.peer, c.limit} {
			if got := canonical(t, q, other); got != want {
				t.Errorf("%s: %s", c.question, question.Difference(want, got))
			}
		}
	}
}

func TestAnswersThatDifferStayDifferent(t *testing.T) {
	for _, c := range []struct{ name, question, a, b string }{
		{"another value", "Q2", `{"data":{"id":"a","leads":[{"id":"1","key":"x"}]}}`, `{"data":{"id":"a","leads":[{"id":"1","key":"y"}]}}`},
		{"one row fewer", "Q2", `{"data":{"id":"a","leads":[{"id":"1","key":"x"},{"id":"2","key":"y"}]}}`, `{"data":{"id":"a","leads":[{"id":"1","key":"x"}]}}`},
		{"an order that was asked for", "Q4", `{"data":[{"id":"a","tasks":1},{"id":"b","tasks":1}]}`, `{"data":[{"id":"b","tasks":1},{"id":"a","tasks":1}]}`},
		{"years in another order", "Q3", `{"data":[{"id":"a","targets":[{"year":1,"value":2},{"year":2,"value":2}]}]}`, `{"data":[{"id":"a","targets":[{"year":2,"value":2},{"year":1,"value":2}]}]}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := find(t, c.question)
			if canonical(t, q, c.a) == canonical(t, q, c.b) {
				t.Errorf("%s and %s are taken for the same", c.a, c.b)
			}
		})
	}
}

func TestARefusalIsNoAnswer(t *testing.T) {
	q := find(t, "Q4")
	for response, want := range map[string]string{
		`{"errors":[{"message":"no such field"}]}`: "no such field",
		`{"data":null}`:    "no data",
		`<html>moved`:      "moved",
		`{"data":{"a":1}}`: "",
	} {
		_, err := q.Canonical([]byte(response))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%s gives %v, want an error that tells of %q", response, err, want)
		}
	}
}

func TestTheDifferenceIsShown(t *testing.T) {
	got := question.Difference(strings.Repeat("x", 500)+"left", strings.Repeat("x", 500)+"right")
	for _, part := range []string{"character 500", "left", "right"} {
		if !strings.Contains(got, part) {
			t.Errorf("%q lacks %q", got, part)
		}
	}
}

func canonical(t *testing.T, q question.Question, response string) string {
	t.Helper()
	c, err := q.Canonical([]byte(response))
	if err != nil {
		t.Fatal(err)
	}
	return c
}
