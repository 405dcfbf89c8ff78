package server

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/policygraph/policygraph/assistant"
)

func TestAssistantsAreAnsweredWhereThatIsOn(t *testing.T) {
	off := httptest.NewServer(handler(t, Options{}))
	defer off.Close()
	c := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil)
	if _, err := c.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: off.URL + "/mcp"}, nil); err == nil {
		t.Error("a server that was not told to answers assistants")
	}
	on := httptest.NewServer(handler(t, Options{Assistant: "test"}))
	defer on.Close()
	session, err := c.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: on.URL + "/mcp"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "plans", Arguments: map[string]any{}})
	if err != nil || result.IsError || !strings.Contains(result.Content[0].(*mcp.TextContent).Text, "plan:shanqian") {
		t.Errorf("%+v, %v", result, err)
	}
}

// TestAssistantsAreLedToThePages: where the server has any, under the name by which it was
// reached; what a client says of it itself is not believed.
func TestAssistantsAreLedToThePages(t *testing.T) {
	pages := func(api http.Handler) http.Handler { return api }
	for _, c := range []struct {
		name    string
		options Options
		headers map[string]string
		want    string
	}{
		{"pages", Options{Pages: pages}, nil, "http://%s/plan?id=plan:shanqian"},
		{"a proxy with https", Options{Pages: pages, Proxies: Proxies{netip.MustParsePrefix("127.0.0.0/8")}}, map[string]string{"X-Forwarded-Proto": "https"}, "https://%s/plan?id=plan:shanqian"},
		{"a client that says so", Options{Pages: pages}, map[string]string{"X-Forwarded-Proto": "https", assistant.SiteHeader: "https://elsewhere"}, "http://%s/plan?id=plan:shanqian"},
		{"no pages", Options{}, map[string]string{assistant.SiteHeader: "https://elsewhere"}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.options.Assistant = "test"
			on := httptest.NewServer(handler(t, c.options))
			defer on.Close()
			transport := &mcp.StreamableClientTransport{Endpoint: on.URL + "/mcp", HTTPClient: &http.Client{Transport: withHeaders(c.headers)}}
			session, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(t.Context(), transport, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer session.Close()
			result, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "plans", Arguments: map[string]any{}})
			if err != nil {
				t.Fatal(err)
			}
			text := result.Content[0].(*mcp.TextContent).Text
			want := strings.ReplaceAll(c.want, "%s", strings.TrimPrefix(on.URL, "http://"))
			if !strings.Contains(text, want) || strings.Contains(text, "elsewhere") || c.want == "" && strings.Contains(text, `"link"`) {
				t.Error(text)
			}
		})
	}
}

type withHeaders map[string]string

// RoundTrip implements http.RoundTripper.
func (h withHeaders) RoundTrip(r *http.Request) (*http.Response, error) {
	for name, value := range h {
		r.Header.Set(name, value)
	}
	return http.DefaultTransport.RoundTrip(r)
}

// TestAnAssistantSendsOneMessageARequest: thousands in one made an answer of hundreds of
// megabytes.
func TestAnAssistantSendsOneMessageARequest(t *testing.T) {
	h := handler(t, Options{Assistant: "test"})
	for body, want := range map[string]int{
		`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`:                                                  200,
		`[{"jsonrpc":"2.0","id":1,"method":"tools/list"},{"jsonrpc":"2.0","id":2,"method":"tools/list"}]`: 400,
		"5": 400, "": 400, " " + strings.Repeat("x", 1<<20): 413,
	} {
		w := ask(h, "POST", "/mcp", body, "Content-Type", jsonType, "Accept", "application/json, text/event-stream")
		if w.Code != want || strings.Contains(w.Body.String(), "Go value") {
			t.Errorf("%.100s: %d %.200s", body, w.Code, w.Body)
		}
	}
}
