package server

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/graph"
)

const trustedQuery = "{ plans { totalCount } }"

func TestOnlyTrustedQueriesAreAnswered(t *testing.T) {
	for _, text := range []string{
		`{"operations": [{"id": "plans", "body": "` + trustedQuery + `"}]}`,
		`{"plans": "` + trustedQuery + `"}`,
	} {
		path := filepath.Join(t.TempDir(), "manifest.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		trusted, err := OpenTrustedQueries(path)
		if err != nil {
			t.Fatal(err)
		}
		h := handler(t, Options{Trusted: trusted})
		for _, c := range []struct {
			name   string
			body   map[string]any
			status int
			says   string
		}{
			{"its text", map[string]any{"query": trustedQuery}, 200, `"totalCount":3`},
			{"its id", map[string]any{"documentId": "plans"}, 200, `"totalCount":3`},
			{"its hash", map[string]any{"extensions": map[string]any{"persistedQuery": map[string]any{"version": 1, "sha256Hash": hashOf(trustedQuery)}}}, 200, `"totalCount":3`},
			{"another text", map[string]any{"query": "{ stats { dataVersion } }"}, 403, graph.CodeBadUserInput},
			{"another text under its id", map[string]any{"query": "{ stats { dataVersion } }", "documentId": "plans"}, 403, graph.CodeBadUserInput},
			{"another id", map[string]any{"documentId": "tasks"}, 403, graph.CodeBadUserInput},
			{"nothing", map[string]any{}, 403, graph.CodeBadUserInput},
		} {
			body, err := json.Marshal(c.body)
			if err != nil {
				t.Fatal(err)
			}
			w := ask(h, "POST", "/graphql", string(body), "Content-Type", jsonType)
			if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("%s: %d %s", c.name, w.Code, w.Body)
			}
		}
	}
}

func TestAManifestWithAFaultIsRefused(t *testing.T) {
	for text, says := range map[string]string{
		`[]`:                       "it is neither",
		`{}`:                       "it is neither",
		`{"plans": "{ nothing }"}`: `the query "plans"`,
	} {
		path := filepath.Join(t.TempDir(), "manifest.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenTrustedQueries(path); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", text, err, says)
		}
	}
}

// Clients that try the hash of a query first send its text when they read this.
func TestPersistedQueriesAreToldToBeUnknown(t *testing.T) {
	h := handler(t, Options{})
	w := ask(h, "POST", "/graphql", `{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}`, "Content-Type", jsonType)
	if w.Code != 200 || !strings.Contains(w.Body.String(), `"message":"PersistedQueryNotSupported"`) || !strings.Contains(w.Body.String(), CodePersistedQueryNotSupported) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := ask(h, "GET", `/graphql?extensions={"persistedQuery":{"version":1,"sha256Hash":"ab"}}`, ""); !strings.Contains(w.Body.String(), CodePersistedQueryNotSupported) {
		t.Errorf("by GET: %d %s", w.Code, w.Body)
	}
	w = ask(h, "POST", "/graphql", `{"query":"{ plans { totalCount } }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}`, "Content-Type", jsonType)
	if !strings.Contains(w.Body.String(), `"totalCount":3`) {
		t.Errorf("with the text beside the hash: %s", w.Body)
	}
}
