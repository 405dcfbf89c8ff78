package workbench_test

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/review/workbench"
)

// guarded is a service behind its guard.
func guarded(t *testing.T) (*bench, *httptest.Server, *workbench.Guard) {
	t.Helper()
	b := opened(t)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	guard := workbench.NewGuard(listener.Addr(), []string{"bench.example.org"}, slog.New(slog.DiscardHandler))
	mux := http.NewServeMux()
	mux.Handle("/review/api/", b.Handler())
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "the page") })
	server := &httptest.Server{Listener: listener, Config: &http.Server{Handler: guard.InFrontOf(mux)}} //nolint:gosec // a test's own
	server.Start()
	t.Cleanup(server.Close)
	return b, server, guard
}

// send sends a request without following redirects.
func send(t *testing.T, r *http.Request) (*http.Response, string) {
	t.Helper()
	answer, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer, string(body)
}

func request(t *testing.T, method, url, body string, headers ...string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

func TestTheAddressThatIsPrintedLetsIn(t *testing.T) {
	_, server, guard := guarded(t)
	answer, _ := send(t, request(t, http.MethodGet, server.URL+"/review?token="+guard.Token()+"&document=plan", ""))
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/review?document=plan" {
		t.Fatalf("the answer is %d to %q", answer.StatusCode, answer.Header.Get("Location"))
	}
	cookie := answer.Cookies()[0]
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode {
		t.Errorf("the cookie is %+v", cookie)
	}
	r := request(t, http.MethodGet, server.URL+"/review/api/queue", "")
	r.AddCookie(cookie)
	if answer, body := send(t, r); answer.StatusCode != http.StatusOK || !strings.Contains(body, `"slug":"plan"`) {
		t.Errorf("the queue is %d %s", answer.StatusCode, body)
	}
}

func TestOnlyOwnPagesWithTheTokenAreServed(t *testing.T) {
	b, server, guard := guarded(t)
	before := all(t, b.data)
	bearer := "Bearer " + guard.Token()
	cookie := "policygraph-review-" + server.URL[strings.LastIndex(server.URL, ":")+1:] + "=" + guard.Token()
	body, err := json.Marshal(workbench.Act{ID: "act-from-afar", Kind: workbench.ActAccept, Document: "plan", Facts: []workbench.FactRef{b.ref("target:一-1")}})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		method, path string
		headers      []string
		want         int
	}{
		"no token":               {http.MethodGet, "/review/api/queue", nil, 401},
		"no token for a page":    {http.MethodGet, "/", nil, 401},
		"no token for an act":    {http.MethodPost, "/review/api/acts", []string{"Content-Type", "application/json"}, 401},
		"a wrong token":          {http.MethodGet, "/review/api/queue", []string{"Authorization", bearer + "x"}, 401},
		"a wrong token comes in": {http.MethodGet, "/review?token=x", nil, 401},
		"another cookie":         {http.MethodGet, "/review/api/queue", []string{"Cookie", "policygraph-review-1=" + guard.Token()}, 401},
		"a stranger's name":      {http.MethodGet, "/review/api/queue", []string{"Authorization", bearer, "Host", "evil.example.com"}, 403},
		"a name that is ours":    {http.MethodGet, "/review/api/queue", []string{"Authorization", bearer, "Host", "bench.example.org:80"}, 200},
		"localhost":              {http.MethodGet, "/review/api/queue", []string{"Authorization", bearer, "Host", "localhost"}, 200},
		"a stranger's page":      {http.MethodPost, "/review/api/acts", []string{"Cookie", cookie, "Content-Type", "application/json", "Origin", "http://evil.example.com"}, 403},
		"a page beside":          {http.MethodPost, "/review/api/acts", []string{"Cookie", cookie, "Content-Type", "application/json", "Origin", "http://127.0.0.1:1"}, 403},
		"a page of no origin":    {http.MethodPost, "/review/api/acts", []string{"Cookie", cookie, "Content-Type", "application/json", "Origin", "null"}, 403},
		"a form":                 {http.MethodPost, "/review/api/acts", []string{"Cookie", cookie, "Content-Type", "text/plain", "Origin", server.URL}, 415},
		"a post without origin":  {http.MethodPost, "/review/api/acts", []string{"Cookie", cookie, "Content-Type", "application/json"}, 403},
		"a frame of another":     {http.MethodGet, "/review/api/queue", []string{"Cookie", cookie, "Sec-Fetch-Site", "cross-site"}, 403},
		"another port's page":    {http.MethodGet, "/review/api/queue", []string{"Cookie", cookie, "Sec-Fetch-Site", "same-site"}, 403},
		"a method of none":       {http.MethodPut, "/review/api/acts", []string{"Authorization", bearer}, 404},
	} {
		answer, got := send(t, request(t, c.method, server.URL+c.path, string(body), c.headers...))
		if answer.StatusCode != c.want {
			t.Errorf("%s: %d %s, want %d", name, answer.StatusCode, got, c.want)
		}
		if answer.Header.Get("X-Content-Type-Options") != "nosniff" || answer.Header.Get("X-Frame-Options") != "DENY" {
			t.Errorf("%s: headers are %v", name, answer.Header)
		}
	}
	if answer, got := send(t, request(t, http.MethodGet, server.URL+"/review", "", "Accept", "text/html,*/*")); answer.StatusCode != 401 || !strings.Contains(got, "请用命令行里打印的完整网址打开") {
		t.Errorf("a person without the token sees %d %s", answer.StatusCode, got)
	}
	if gone, come := changedLines(before, all(t, b.data)); gone+come > 0 {
		t.Fatal("something was written")
	}
	answer, got := send(t, request(t, http.MethodPost, server.URL+"/review/api/acts", string(body), "Cookie", cookie, "Content-Type", "application/json; charset=utf-8", "Origin", server.URL))
	if answer.StatusCode != http.StatusOK || !strings.Contains(got, `"sentence":"确认目标：驿站 = 60座（2026）"`) {
		t.Errorf("our own page: %d %s", answer.StatusCode, got)
	}
}

func TestRequestsAreHeldToTheirForm(t *testing.T) {
	b, server, guard := guarded(t)
	before := all(t, b.data)
	for name, c := range map[string]struct {
		method, path, body string
		want               int
	}{
		"no JSON":             {http.MethodPost, "acts", "{", 400},
		"two values":          {http.MethodPost, "acts", "{} {}", 400},
		"a field of none":     {http.MethodPost, "acts", `{"id":"act-00000001","kind":"accept","color":"red"}`, 400},
		"an id too short":     {http.MethodPost, "acts", `{"id":"1","kind":"accept","document":"plan"}`, 400},
		"an id with a path":   {http.MethodPost, "acts", `{"id":"../../../x","kind":"accept","document":"plan"}`, 400},
		"too long":            {http.MethodPost, "acts", `{"reason":"` + strings.Repeat("长", 2<<20) + `"}`, 413},
		"a document of none":  {http.MethodGet, "documents/none", "", 404},
		"a document outside":  {http.MethodGet, "documents/..%2F..%2Fareas", "", 404},
		"an act outside":      {http.MethodPost, "acts", `{"id":"act-00000001","kind":"accept","document":"../areas","facts":[{"id":"a","version":"b"}]}`, 404},
		"a number that is no": {http.MethodGet, "changes?since=now", "", 400},
		"too many acts":       {http.MethodGet, "acts?first=100000", "", 400},
		"no address":          {http.MethodGet, "secrets", "", 404},
	} {
		answer, got := send(t, request(t, c.method, server.URL+"/review/api/"+c.path, c.body, "Authorization", "Bearer "+guard.Token(), "Content-Type", "application/json"))
		var e workbench.Error
		if err := json.Unmarshal([]byte(got), &e); answer.StatusCode != c.want || err != nil || e.Message == "" || e.MessageEn == "" {
			t.Errorf("%s: %d %s (%v), want %d and words in both languages", name, answer.StatusCode, got, err, c.want)
		}
	}
	if gone, come := changedLines(before, all(t, b.data)); gone+come > 0 {
		t.Error("something was written")
	}
}
