package server

import (
	"encoding/json"
	"strings"
	"testing"
)

// FuzzHandler: whatever body comes, the answer is JSON, and a failure of the server is
// none that a client can cause.
func FuzzHandler(f *testing.F) {
	for _, body := range []string{
		plansRequest, `{"query": "query a($n: Int) { plans(first: $n) { nodes { id } } }", "operationName": "a", "variables": {"n": 1}}`,
		`{"query": "{ __schema { types { name } } }"}`, `{"query": "{ search(text: \"科技\") { totalCount edges { node { id } } } }", "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "x"}}}`,
		`[]`, `{"query": 5}`, `{"variables": [`, `{"query": "fragment f on Plan { ...f } { plans { nodes { ...f } } }"}`, `{"query": "{ plans(after: 1e999) { totalCount } }"}`,
		`{"query": "{ a: plans(first: 5) { nodes { id } } a: plans(first: 6) { nodes { id } } }"}`, `{"query": "query ($x: Boolean = true) { plans @include(if: $x) { totalCount } }", "variables": {"x": null}}`,
	} {
		f.Add(body, "application/json", "*/*")
	}
	f.Add(plansRequest, "application/json; charset=utf-8", "application/graphql-response+json;q=0.5")
	h := handler(f, Options{})
	f.Fuzz(func(t *testing.T, body, contentType, accept string) {
		w := ask(h, "POST", "/graphql", body, "Content-Type", contentType, "Accept", accept)
		if w.Code >= 500 || !json.Valid(w.Body.Bytes()) {
			t.Fatalf("%d %s", w.Code, w.Body)
		}
		for _, internal := range []string{"INTERNAL\"", "interface {}", "json: cannot unmarshal", "panic:", "RawParams"} {
			if strings.Contains(w.Body.String(), internal) && !strings.Contains(body, internal) {
				t.Fatalf("the answer shows %q: %s", internal, w.Body)
			}
		}
	})
}
