package server

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
)

func TestARequestIsLoggedWithoutItsVariables(t *testing.T) {
	var out bytes.Buffer
	h := handler(t, Options{Requests: slog.New(slog.NewJSONHandler(&out, nil))})
	body := `{"query": "query Look($id: ID!) { node(id: $id) { id } }", "operationName": "Look", "variables": {"id": "plan:secret"}}`
	w := ask(h, "POST", "/graphql", body, "Content-Type", jsonType, "X-Request-Id", "abc-1")
	if w.Header().Get("X-Request-Id") != "abc-1" {
		t.Error(w.Header())
	}
	var line struct {
		ID, Method, Path, Operation, Query, Client string
		Status, Bytes                              int
	}
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatalf("%v: %s", err, &out)
	}
	if line.ID != "abc-1" || line.Operation != "Look" || line.Path != "/graphql" || line.Status != 200 || line.Bytes != w.Body.Len() || line.Query == "" || line.Client != "192.0.2.1" {
		t.Errorf("%s", &out)
	}
	if strings.Contains(out.String(), "secret") {
		t.Errorf("the log holds a variable: %s", &out)
	}
}

// TestACostIsLogged: that of what is refused, too.
func TestACostIsLogged(t *testing.T) {
	for query, want := range map[string]string{"{ plans(first: 3) { nodes { id } } }": `"cost":3,`, "{ plans { nodes { tasks(first: 7) { totalCount } } } }": `"cost":160,`, "{ nothing }": `"cost":0,`} {
		var out bytes.Buffer
		h := handler(t, Options{Requests: slog.New(slog.NewJSONHandler(&out, nil))})
		ask(h, "POST", "/graphql", `{"query": "`+query+`"}`, "Content-Type", jsonType)
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s: no %s in %s", query, want, &out)
		}
	}
}

func TestAnErrorIsLoggedByItsCode(t *testing.T) {
	var out bytes.Buffer
	h := handler(t, Options{Requests: slog.New(slog.NewJSONHandler(&out, nil))})
	ask(h, "POST", "/graphql", `{"query": "{ nothing }"}`, "Content-Type", jsonType)
	if !strings.Contains(out.String(), `"codes":["GRAPHQL_VALIDATION_FAILED"]`) {
		t.Error(out.String())
	}
}

// TestAnIDThatCouldForgeALineIsReplaced, as is one that would fill the log.
func TestAnIDThatCouldForgeALineIsReplaced(t *testing.T) {
	h := handler(t, Options{Requests: slog.New(slog.DiscardHandler)})
	for _, id := range []string{"a b", "a\tb", strings.Repeat("x", 65), ""} {
		if got := ask(h, "GET", "/schema.graphql", "", "X-Request-Id", id).Header().Get("X-Request-Id"); got == id || got == "" {
			t.Errorf("%q stays", id)
		}
	}
}

func TestAServerThatIsLeavingIsNotReady(t *testing.T) {
	leaving := make(chan struct{})
	h := handler(t, Options{Leaving: leaving})
	if w := ask(h, "GET", "/readyz", ""); w.Code != 200 {
		t.Fatal(w.Code)
	}
	close(leaving)
	for path, want := range map[string]int{"/readyz": 503, "/healthz": 200, "/graphql?query=%7Bplans%7BtotalCount%7D%7D": 200} {
		if w := ask(h, "GET", path, ""); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
}
