package server

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
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
