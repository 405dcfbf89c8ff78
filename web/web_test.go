package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

func TestEveryExampleSaysWhatItAsksInBothLanguages(t *testing.T) {
	examples, err := Examples()
	if err != nil || len(examples) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, e := range examples {
		if !regexp.MustCompile(`\p{Han}`).MatchString(e.Chinese) || !regexp.MustCompile(`[A-Za-z]{3}`).MatchString(e.English) {
			t.Errorf("%s does not say in Chinese, then in English, what it asks: %q, %q", e.Name, e.Chinese, e.English)
		}
	}
}

func TestWithoutABuildThePagesSayHowToBuildAndTheAPIRuns(t *testing.T) {
	h := siteOf(t, fstest.MapFS{"README.md": {}})
	for _, path := range []string{"/", "/plan", "/graphiql", "/licenses"} {
		if w := get(h, path, browser, ""); w.Code != 200 || !strings.Contains(w.Body.String(), "make run") {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if w := get(h, "/graphql?query={x}", browser, ""); w.Body.String() != "the API's /graphql" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestDeepLinksLeadToTheExplorer(t *testing.T) {
	for path, code := range map[string]int{"/": 200, "/plan?id=plan:x": 200, "/compare": 200, "/no-such-page": 404} {
		w := get(siteOf(t, built(t)), path, browser, "")
		if w.Code != code || w.Body.String() != "the explorer" {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
		if w.Header().Get("Cache-Control") != "no-cache" || !strings.Contains(w.Header().Get("Content-Security-Policy"), "script-src 'self'; style-src 'self'") {
			t.Errorf("%s: %v", path, w.Header())
		}
	}
}

// withDocs is a site with docs beside the explorer.
func withDocs(t *testing.T) http.Handler {
	files := built(t)
	for name, text := range map[string]string{"index.html": "the docs", "data.zh-CN.html": "数据", "assets/style.abc.css": "main{}"} {
		files["docs/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return siteOf(t, files)
}

func TestTheDocsReadUnderThePolicy(t *testing.T) {
	h := withDocs(t)
	for path, want := range map[string]string{"/docs/": "the docs", "/docs/index.html": "the docs", "/docs/data.zh-CN.html": "数据"} {
		for _, accept := range []string{browser, "*/*"} {
			w := get(h, path, accept, "")
			if w.Code != 200 || w.Body.String() != want || w.Header().Get("Content-Security-Policy") != policy || w.Header().Get("Cache-Control") != "no-cache" {
				t.Errorf("%s: %d %s %v", path, w.Code, w.Body, w.Header())
			}
		}
	}
	if w := get(h, "/docs", browser, ""); w.Code != 301 || w.Header().Get("Location") != "/docs/" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if w := get(h, "/docs/assets/style.abc.css", "text/css", ""); w.Code != 200 || w.Header().Get("Cache-Control") != keepForGood || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

func TestPagesOfTheDocsAreFoundByTheirName(t *testing.T) {
	h := withDocs(t)
	for _, path := range []string{"/docs/data.zh-CN", "/docs/index"} {
		if w := get(h, path, browser, ""); w.Code != 301 || w.Header().Get("Location") != path+".html" {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
	if w := get(h, "/docs/nope", browser, ""); w.Code != 200 || w.Body.String() != "the API's /docs/nope" {
		t.Errorf("not there: %d %s", w.Code, w.Body)
	}
}

func TestDocsThatWereNotBuiltSayHow(t *testing.T) {
	if w := get(siteOf(t, built(t)), "/docs/nope", browser, ""); w.Code != 404 || !strings.Contains(w.Body.String(), "make docs") {
		t.Errorf("not built, not there: %d %s", w.Code, w.Body)
	}
	if w := get(siteOf(t, built(t)), "/docs/", browser, ""); w.Code != 200 || !strings.Contains(w.Body.String(), "make docs") || w.Header().Get("Content-Security-Policy") != missingPolicy {
		t.Errorf("not built: %d %s", w.Code, w.Body)
	}
}

func TestABrowserThatGoesToGraphQLIsLedToGraphiQL(t *testing.T) {
	h := siteOf(t, built(t))
	if w := get(h, "/graphql?query=%7Bstats%7D", browser, ""); w.Code != 303 || w.Header().Get("Location") != "/graphiql?query=%7Bstats%7D" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	for _, accept := range []string{"*/*", "application/json", ""} {
		if w := get(h, "/graphql?query=%7Bstats%7D", accept, ""); w.Body.String() != "the API's /graphql" {
			t.Errorf("Accept %q: %d %s", accept, w.Code, w.Body)
		}
	}
}

func TestTheAPIKeepsWhatIsNotAPage(t *testing.T) {
	h := siteOf(t, built(t))
	for _, path := range []string{"/schema.graphql", "/healthz"} {
		if w := get(h, path, browser, ""); w.Code != 200 || w.Body.String() != "the API's "+path {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if w := get(h, "/no-such-page", "application/json", ""); w.Code != 404 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("POST", "/plan", nil))
	if w.Body.String() != "the API's /plan" {
		t.Errorf("POST: %d %s", w.Code, w.Body)
	}
}

func TestFilesComeInTheFormThatTheClientTakes(t *testing.T) {
	h := siteOf(t, built(t))
	for accepted, encoding := range map[string]string{"gzip, deflate, br": "br", "gzip": "gzip", "": ""} {
		w := get(h, "/assets/a-1b2c.js", "*/*", accepted)
		if w.Header().Get("Content-Encoding") != encoding || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") {
			t.Errorf("%q: %v", accepted, w.Header())
		}
		if w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%q: %v", accepted, w.Header())
		}
		if want := map[string]string{"br": "brotli form", "gzip": string(zipped(t)), "": "script"}[encoding]; w.Body.String() != want {
			t.Errorf("%q: %q", accepted, w.Body)
		}
	}
}

func TestAPageThatHasNotChangedIsNotSentAgain(t *testing.T) {
	h := siteOf(t, built(t))
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("If-None-Match", get(h, "/", browser, "").Header().Get("ETag"))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != 304 || w.Body.Len() != 0 {
		t.Errorf("%d %q", w.Code, w.Body)
	}
}

func built(t *testing.T) fstest.MapFS {
	t.Helper()
	return fstest.MapFS{
		"index.html":             {Data: []byte("the explorer")},
		"graphiql.html":          {Data: []byte("GraphiQL")},
		"assets/a-1b2c.js.gz":    {Data: zipped(t)},
		"assets/a-1b2c.js.br":    {Data: []byte("brotli form")},
		"assets/icon-1b2c3d.svg": {Data: []byte("<svg/>")},
	}
}

func zipped(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = io.WriteString(w, "script")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func siteOf(t *testing.T, files fstest.MapFS) http.Handler {
	t.Helper()
	api := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/no-such-page" {
			http.NotFound(w, r)
			return
		}
		_, _ = io.WriteString(w, "the API's "+r.URL.Path)
	})
	docs, err := fs.Sub(files, "docs")
	if err != nil {
		t.Fatal(err)
	}
	s, err := readSite(files, docs)
	if err != nil {
		t.Fatal(err)
	}
	return s.InFrontOf(api)
}

func get(h http.Handler, path, accept, encodings string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", path, nil)
	r.Header.Set("Accept", accept)
	r.Header.Set("Accept-Encoding", encodings)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}
