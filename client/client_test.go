package client_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/client"
	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/server"
)

func TestAServerIsAskedAsAHandlerIs(t *testing.T) {
	handler := server.New(server.Options{Store: builtin.Store(), Log: slog.New(slog.DiscardHandler)})
	s := httptest.NewServer(handler)
	defer s.Close()
	far, err := client.Search(t.Context(), client.New(s.URL+"/", ""), "科技局", nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	near, err := client.Search(t.Context(), client.Within(handler), "科技局", nil, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if far.Search.TotalCount != near.Search.TotalCount || near.Search.TotalCount == 0 || near.Search.Edges[0].Kind != client.NodeKindAgency {
		t.Errorf("%d there, %d here", far.Search.TotalCount, near.Search.TotalCount)
	}
}

func TestAServerThatIsNotThereIsNamed(t *testing.T) {
	s := httptest.NewServer(http.NotFoundHandler())
	s.Close()
	_, err := client.Stats(t.Context(), client.New(s.URL, ""))
	if err == nil || !strings.Contains(err.Error(), "the server at "+s.URL+" cannot be reached: ") || strings.Contains(err.Error(), "Post") {
		t.Error(err)
	}
}

func TestAnErrorHasACode(t *testing.T) {
	c := client.Within(server.New(server.Options{Store: builtin.Store(), Log: slog.New(slog.DiscardHandler)}))
	many := 101
	_, err := client.Tasks(t.Context(), c, nil, nil, &many, nil)
	if code := client.Code(err); code != "LIMIT_EXCEEDED" && code != "BAD_USER_INPUT" {
		t.Errorf("%q: %v", code, err)
	}
	if !strings.Contains(client.Message(err), "101") {
		t.Errorf("the message does not say what was asked for: %s", client.Message(err))
	}
}

func TestAKeyIsSent(t *testing.T) {
	got := make(chan string, 1)
	s := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got <- r.Header.Get("Authorization") }))
	defer s.Close()
	_, _ = client.Stats(t.Context(), client.New(s.URL, "pg_some-key")) // which is no answer
	if header := <-got; header != "Bearer pg_some-key" {
		t.Errorf("it sends %q", header)
	}
}
