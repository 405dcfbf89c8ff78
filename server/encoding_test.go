package server

import (
	"compress/gzip"
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/policygraph/policygraph/graph"
)

func TestAnswersAreCompressedAsTheClientTakesThem(t *testing.T) {
	h := handler(t, Options{})
	long := `{"query": "{ __schema { types { name description } } }"}`
	plain := ask(h, "POST", "/graphql", long, "Content-Type", jsonType).Body.String()
	for _, c := range []struct{ accept, want string }{
		{"", ""},
		{"gzip", "gzip"},
		{"gzip, deflate, br", "br"},
		{"br;q=0.5, gzip;q=0.9", "gzip"},
		{"br;q=0, gzip", "gzip"},
		{"*", "br"},
		{"*;q=0", ""},
		{"gzip; q=0, identity", ""},
	} {
		w := ask(h, "POST", "/graphql", long, "Content-Type", jsonType, "Accept-Encoding", c.accept)
		if got := w.Header().Get("Content-Encoding"); got != c.want {
			t.Errorf("%q: %q, want %q", c.accept, got, c.want)
			continue
		}
		var body io.Reader = w.Body
		switch c.want {
		case "br":
			body = brotli.NewReader(body)
		case "gzip":
			z, err := gzip.NewReader(body)
			if err != nil {
				t.Fatal(err)
			}
			body = z
		}
		got, err := io.ReadAll(body)
		if err != nil || string(got) != plain {
			t.Errorf("%q: %v, %d bytes, want %d", c.accept, err, len(got), len(plain))
		}
	}
	if w := ask(h, "POST", "/graphql", plansRequest, "Content-Type", jsonType, "Accept-Encoding", "gzip"); w.Header().Get("Content-Encoding") != "" {
		t.Error("a short answer is compressed")
	}
}

func TestWhatAClientHasIsNotSentAgain(t *testing.T) {
	h := handler(t, Options{})
	target := "/graphql?query=" + url.QueryEscape("{ plans { nodes { id } } }")
	first := ask(h, "GET", target, "")
	tag := first.Header().Get("Etag")
	if tag == "" || first.Header().Get("Cache-Control") != "no-cache" || !strings.Contains(strings.Join(first.Header().Values("Vary"), ","), "Accept-Encoding") {
		t.Fatal(first.Header())
	}
	for _, header := range []string{tag, "W/" + tag, `"x", ` + tag, "*"} {
		if w := ask(h, "GET", target, "", "If-None-Match", header); w.Code != 304 || w.Body.Len() != 0 {
			t.Errorf("%s: %d %s", header, w.Code, w.Body)
		}
	}
	other := "/graphql?query=" + url.QueryEscape("{ plans { nodes { title } } }")
	for name, w := range map[string]int{
		"another answer":     ask(h, "GET", other, "", "If-None-Match", tag).Code,
		"another media type": ask(h, "GET", target, "", "If-None-Match", tag, "Accept", graphqlType).Code,
		"a POST":             ask(h, "POST", "/graphql", plansRequest, "Content-Type", jsonType, "If-None-Match", "*").Code,
	} {
		if w != 200 {
			t.Errorf("%s: %d", name, w)
		}
	}
}

func TestHeadIsGetWithoutTheAnswer(t *testing.T) {
	h := handler(t, Options{})
	target := "/graphql?query=" + url.QueryEscape("{ plans { totalCount } }")
	if w := ask(h, "HEAD", target, ""); w.Code != 200 || w.Header().Get("Etag") == "" || w.Header().Get("Content-Length") == "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

// TestAnAnswerWithItsCostIsAnotherAnswer: a cache that holds one of them must not give it
// for the other.
func TestAnAnswerWithItsCostIsAnotherAnswer(t *testing.T) {
	h := handler(t, Options{})
	target := "/graphql?query=" + url.QueryEscape("{ plans { totalCount } }")
	plain, priced := ask(h, "GET", target, ""), ask(h, "GET", target, "", graph.CostHeader, "report")
	if plain.Header().Get("Etag") == priced.Header().Get("Etag") || !strings.Contains(plain.Header().Get("Vary"), graph.CostHeader) {
		t.Errorf("%v and %v", plain.Header(), priced.Header())
	}
	if again := ask(h, "GET", target, "", graph.CostHeader, "report", "If-None-Match", plain.Header().Get("Etag")); again.Code != 200 {
		t.Errorf("status %d", again.Code)
	}
}
