package server

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"go.opentelemetry.io/otel/trace/noop"

	"github.com/policygraph/policygraph/store/memstore"
	"github.com/policygraph/policygraph/store/metered"
)

func TestMetricsCountRequestsByStatusKeyAndCode(t *testing.T) {
	key, hash := NewKey()
	keys, err := OpenKeys(keyFileOf(t, fmt.Sprintf("keys: [{name: team, sha256: %s}]", hash)))
	if err != nil {
		t.Fatal(err)
	}
	s := New(Options{Store: metered.New(testStore(t), noop.NewTracerProvider().Tracer("")), Keys: keys, Metrics: NewMetrics()})
	send := func(query string, headers ...string) {
		ask(s, "POST", "/graphql", fmt.Sprintf(`{"query": %q}`, query), append([]string{"Content-Type", jsonType}, headers...)...)
	}
	send("{ plans { nodes { id } } }", "X-Api-Key", key)
	send("{ plans(first: -1) { nodes { id } } }", "X-Api-Key", key)
	send("{ plans { nodes { id } } }")
	ask(s, "GET", "/"+strings.Repeat("x", 1000), "") // no label grows with what strangers ask
	w := ask(s.Probes(), "GET", "/metrics", "")
	for _, line := range []string{
		`policygraph_requests_total{key="team",status="200"} 2`,
		`policygraph_requests_total{key="",status="401"} 1`,
		`policygraph_errors_total{code="BAD_USER_INPUT"} 1`,
		`policygraph_errors_total{code="UNAUTHENTICATED"} 1`,
		`policygraph_request_seconds_count{path="/graphql"} 3`,
		`policygraph_request_seconds_count{path="pages"} 1`,
		`policygraph_store_calls_total 1`,
		`policygraph_store_rows_total 3`,
		`policygraph_requests_running 0`,
		`go_goroutines `,
	} {
		if !strings.Contains(w.Body.String(), line) {
			t.Errorf("without %s:\n%.3000s", line, w.Body)
		}
	}
	if w := ask(s, "GET", "/metrics", ""); w.Code != http.StatusNotFound {
		t.Errorf("clients read the metrics: %d", w.Code)
	}
}

// A request that began on one graph ends on it, whatever comes meanwhile.
func TestReplaceChangesWhatIsAnswered(t *testing.T) {
	s := New(Options{Store: testStore(t)})
	count := func() string { return ask(s, "POST", "/graphql", plansRequest, "Content-Type", jsonType).Body.String() }
	before := count()
	empty := memstore.New()
	s.Replace(empty, nil)
	if after := count(); before == after || !strings.Contains(after, `"totalCount":0`) {
		t.Errorf("before %s after %s", before, after)
	}
	if w := ask(s, "GET", "/readyz", ""); w.Code != http.StatusServiceUnavailable {
		t.Errorf("ready with an empty graph: %d", w.Code)
	}
}

// TestTimesHaveFewLabels: whatever path a stranger asks for.
func TestTimesHaveFewLabels(t *testing.T) {
	for path, want := range map[string]string{
		"/graphql": "/graphql", "/mcp": "/mcp", "/export/tasks.csv": "/export", "/export/" + strings.Repeat("x", 1000): "/export", "/graphql/x": "pages", "/": "pages",
	} {
		if got := pathLabel(path); got != want {
			t.Errorf("%.20s: %q, want %q", path, got, want)
		}
	}
}
