package server

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/policygraph/policygraph/graph"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

func handler(t testing.TB, o Options) http.Handler {
	t.Helper()
	if o.Store == nil {
		o.Store = testStore(t)
	}
	o.Log = slog.New(slog.DiscardHandler)
	return New(o)
}

func ask(h http.Handler, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const plansRequest = `{"query": "{ plans { totalCount } }"}`

func TestGraphQLOverHTTP(t *testing.T) {
	h := handler(t, Options{})
	get := func(query string) string { return "/graphql?query=" + url.QueryEscape(query) }
	for _, c := range []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		media, says                string
	}{
		{"a query", "POST", "/graphql", plansRequest, nil, 200, jsonType, `{"data":{"plans":{"totalCount":3}},"extensions":{"dataVersion":"test"}}`},
		{"what the client prefers", "POST", "/graphql", plansRequest, []string{"Accept", graphqlType + ", " + jsonType}, 200, graphqlType, `"totalCount":3`},
		{"its cost too", "POST", "/graphql", plansRequest, []string{graph.CostHeader, "report"}, 200, jsonType, `{"data":{"plans":{"totalCount":3}},"extensions":{"cost":{"rows":{"asked":3,"allowed":20000}`},
		{"anything", "POST", "/graphql", plansRequest, []string{"Accept", "*/*"}, 200, jsonType, `"totalCount":3`},
		{"nothing of ours", "POST", "/graphql", plansRequest, []string{"Accept", "text/html"}, 406, jsonType, graph.CodeBadUserInput},
		{"what the client takes last of all", "POST", "/graphql", plansRequest, []string{"Accept", graphqlType + ";q=0.001"}, 200, graphqlType, `"totalCount":3`},
		{"what the client weighs more", "POST", "/graphql", plansRequest, []string{"Accept", jsonType + ";q=0.5, " + graphqlType + ";q=0.9"}, 200, graphqlType, `"totalCount":3`},
		{"anything but one", "POST", "/graphql", plansRequest, []string{"Accept", "*/*, " + jsonType + ";q=0"}, 200, graphqlType, `"totalCount":3`},
		{"the other one excluded", "POST", "/graphql", plansRequest, []string{"Accept", graphqlType + ";q=0, */*"}, 200, jsonType, `"totalCount":3`},
		{"both excluded", "POST", "/graphql", plansRequest, []string{"Accept", graphqlType + ";q=0, */*;q=0.0"}, 406, jsonType, graph.CodeBadUserInput},
		{"variables and an operation", "POST", "/graphql", `{"query": "query a { stats { dataVersion } } query b($n: Int) { plans(first: $n) { nodes { id } } }", "operationName": "b", "variables": {"n": 1}}`, nil, 200, jsonType, `plan:shanqian`},
		{"GET", "GET", get(`{ plans { totalCount } }`), "", nil, 200, jsonType, `"totalCount":3`},
		{"GET with variables", "GET", get(`query ($id: ID!) { node(id: $id) { id } }`) + "&variables=" + url.QueryEscape(`{"id":"plan:shanqian"}`), "", nil, 200, jsonType, `"id":"plan:shanqian"`},
		{"GET with broken variables", "GET", get(`{ plans { totalCount } }`) + "&variables=x", "", nil, 400, jsonType, "variables"},
		{"GET with a number for variables", "GET", get(`{ plans { totalCount } }`) + "&variables=5", "", nil, 400, jsonType, "a value of the kind number stands where an object is due"},
		{"GET of what is no query", "GET", get(`mutation { plans { totalCount } }`), "", []string{"Accept", graphqlType}, 400, graphqlType, graph.CodeValidation},
		{"GET of an address that is malformed", "GET", "/graphql?query=%zz", "", nil, 400, jsonType, "the query in the address cannot be read"},
		{"GET of a long query", "GET", get("{ plans { totalCount } }" + strings.Repeat(" ", 20_000)), "", nil, 414, jsonType, "allowed is 16384"},
		{"no query", "POST", "/graphql", `{}`, nil, 400, jsonType, "no query"},
		{"an invalid query", "POST", "/graphql", `{"query": "{ nothing }"}`, nil, 200, jsonType, graph.CodeValidation},
		{"an invalid query, by the newer media type", "POST", "/graphql", `{"query": "{ nothing }"}`, []string{"Accept", graphqlType}, 400, graphqlType, graph.CodeValidation},
		{"an error in a field", "POST", "/graphql", `{"query": "{ plans(first: -1) { totalCount } }"}`, []string{"Accept", graphqlType}, 200, graphqlType, `"data":{"plans":null}`},
		{"no JSON", "POST", "/graphql", `{`, nil, 400, jsonType, "not the JSON"},
		{"several requests at once", "POST", "/graphql", `[` + plansRequest + `]`, nil, 400, jsonType, "batching"},
		{"a number for a query", "POST", "/graphql", `{"query": 5}`, nil, 400, jsonType, "query is a value of the kind number; it must be a string"},
		{"a list of variables", "POST", "/graphql", `{"query": "{ plans { totalCount } }", "variables": [1]}`, nil, 400, jsonType, "variables is a value of the kind array; it must be an object"},
		{"a text for a request", "POST", "/graphql", `"{ plans { totalCount } }"`, nil, 400, jsonType, "a value of the kind string stands where an object is due"},
		{"an operation that there is not", "POST", "/graphql", `{"query": "query a { stats { dataVersion } }", "operationName": "b"}`, nil, 200, jsonType, `the query has no operation \"b\": it has a`},
		{"several operations", "POST", "/graphql", `{"query": "query a { stats { dataVersion } } query b { stats { dataVersion } }"}`, nil, 200, jsonType, "the query has 2 operations, a, b: say by operationName"},
		{"something after the request", "POST", "/graphql", plansRequest + plansRequest, nil, 400, jsonType, "follows"},
		{"a form", "POST", "/graphql", "query={plans{totalCount}}", []string{"Content-Type", "application/x-www-form-urlencoded"}, 415, jsonType, jsonType},
		{"another encoding", "POST", "/graphql", plansRequest, []string{"Content-Type", jsonType + "; charset=gbk"}, 415, jsonType, "UTF-8"},
		{"a compressed request", "POST", "/graphql", plansRequest, []string{"Content-Encoding", "gzip"}, 415, jsonType, "gzip"},
		{"another method", "PUT", "/graphql", plansRequest, nil, 405, jsonType, "PUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := ask(h, c.method, c.target, c.body, append([]string{"Content-Type", jsonType}, c.headers...)...)
			if w.Code != c.status || !strings.HasPrefix(w.Header().Get("Content-Type"), c.media+";") || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("%d %s %s", w.Code, w.Header().Get("Content-Type"), w.Body)
			}
			var answer struct {
				Errors []struct {
					Extensions struct{ Code, MessageZh string }
				}
			}
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
				t.Fatal(err)
			}
			if length := w.Header().Get("Content-Length"); length != strconv.Itoa(w.Body.Len()) {
				t.Errorf("the length is said to be %s, but is %d", length, w.Body.Len())
			}
			for _, e := range answer.Errors {
				if e.Extensions.Code == "" {
					t.Error("an error has no code")
				}
				if zh := e.Extensions.MessageZh; zh == "" || zh == graph.InChinese("") {
					t.Errorf("what is wrong is not said in Chinese: %q", zh)
				}
			}
		})
	}
}

func TestARequestTooBigIsRefusedUnread(t *testing.T) {
	limits := DefaultLimits()
	limits.Body = 1000
	body := `{"query": "{ plans { totalCount } }", "variables": {"x": "` + strings.Repeat("x", 2000) + `"}}`
	w := ask(handler(t, Options{Limits: limits}), "POST", "/graphql", body, "Content-Type", jsonType)
	if want := fmt.Sprintf("is %d, allowed is 1000", len(body)); w.Code != 413 || !strings.Contains(w.Body.String(), want) || !strings.Contains(w.Body.String(), graph.CodeLimitExceeded) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// waiting is a store that answers when the request's time is over.
type waiting struct{ store.Store }

func (waiting) Find(ctx context.Context, _ store.Query) (store.Page, error) {
	<-ctx.Done()
	return store.Page{}, ctx.Err()
}

func TestARequestHasItsTime(t *testing.T) {
	limits := DefaultLimits()
	limits.Time = time.Nanosecond
	w := ask(handler(t, Options{Store: waiting{memstore.New()}, Limits: limits}), "POST", "/graphql", plansRequest, "Content-Type", jsonType)
	if !strings.Contains(w.Body.String(), graph.CodeTimeout) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestHalfABodyHasItsTime: the connection of a client that stops sending is closed,
// whatever it was sending to.
func TestHalfABodyHasItsTime(t *testing.T) {
	limits := DefaultLimits()
	limits.Time = 100 * time.Millisecond
	s := httptest.NewServer(handler(t, Options{Limits: limits}))
	defer s.Close()
	for _, c := range []struct{ request, answer string }{
		{"POST /graphql", "408 "},
		{"GET /healthz", "200 "},
	} {
		t.Run(c.request, func(t *testing.T) {
			client, err := net.Dial("tcp", s.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer client.Close()
			if err := client.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(client, "%s HTTP/1.1\r\nHost: x\r\nContent-Type: %s\r\nContent-Length: 100\r\n\r\n{", c.request, jsonType)
			answer, err := io.ReadAll(client) // until the server closes
			if err != nil || !strings.HasPrefix(string(answer), "HTTP/1.1 "+c.answer) {
				t.Errorf("%v: %s", err, answer)
			}
			if c.request == "POST /graphql" && !strings.Contains(string(answer), `"code":"`+graph.CodeTimeout+`"`) {
				t.Errorf("the answer has no code: %s", answer)
			}
		})
	}
}

func TestTheServerLivesAfterAPanic(t *testing.T) {
	good := testStore(t)
	bad := &switching{now: panicking{}}
	s := httptest.NewServer(handler(t, Options{Store: bad}))
	defer s.Close()
	post := func() string {
		t.Helper()
		r, err := http.Post(s.URL+"/graphql", jsonType, strings.NewReader(plansRequest))
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		b, err := io.ReadAll(r.Body)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if got := post(); !strings.Contains(got, graph.CodeInternal) || strings.Contains(got, "out of order") {
		t.Error(got)
	}
	bad.now = good
	if got := post(); !strings.Contains(got, `"totalCount":3`) {
		t.Error(got)
	}
}

// TestRequestsRunSideBySide is for the race detector: they share the engine, the
// parsed query and the store's answer.
func TestRequestsRunSideBySide(t *testing.T) {
	h := handler(t, Options{})
	const request = `{"query": "query ($n: Int) { plans(first: $n) { nodes { title tasks { nodes { key agencies { edges { role passage { quote } node { name } } } } } } } }", "variables": {"n": 2}}`
	want := ask(h, "POST", "/graphql", request, "Content-Type", jsonType).Body.String()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := ask(h, "POST", "/graphql", request, "Content-Type", jsonType).Body.String(); got != want {
				t.Errorf("%s, want %s", got, want)
			}
		})
	}
	group.Wait()
}

type switching struct {
	store.Store
	now store.Store
}

func (s *switching) Find(ctx context.Context, q store.Query) (store.Page, error) {
	return s.now.Find(ctx, q)
}

func TestOtherOriginsAreClosedUntilSet(t *testing.T) {
	for _, c := range []struct {
		origins []string
		want    string
	}{{nil, ""}, {[]string{"https://example.org"}, "https://example.org"}, {[]string{"https://example.com"}, ""}} {
		w := ask(handler(t, Options{Origins: c.origins}), "POST", "/graphql", plansRequest, "Content-Type", jsonType, "Origin", "https://example.org")
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != c.want {
			t.Errorf("origins %v: allowed %q, want %q", c.origins, got, c.want)
		}
	}
}

func TestHealthAndReadiness(t *testing.T) {
	for _, c := range []struct {
		name, path string
		store      store.Store
		status     int
	}{
		{"a live process", "/healthz", memstore.New(), 200},
		{"an empty store", "/readyz", memstore.New(), 503},
		{"a full store", "/readyz", testStore(t), 200},
		{"a dead store", "/readyz", dead{}, 503},
	} {
		if w := ask(handler(t, Options{Store: c.store}), "GET", c.path, ""); w.Code != c.status {
			t.Errorf("%s: %d %s, want %d", c.name, w.Code, w.Body, c.status)
		}
	}
}

type dead struct{ store.Store }

func (dead) Stats(context.Context) (store.Stats, error) {
	return store.Stats{}, store.ErrUnavailable
}

func TestTheSchemaIsServedAsItIsWritten(t *testing.T) {
	w := ask(handler(t, Options{}), "GET", "/schema.graphql", "")
	parsed, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: w.Body.String()})
	if err != nil {
		t.Fatal(err)
	}
	if parsed.Types["Task"].Fields.ForName("agencies").Description == "" {
		t.Error("the descriptions are missing")
	}
}

func TestTheSchemaCanBeAsked(t *testing.T) {
	w := ask(handler(t, Options{}), "POST", "/graphql", `{"query": "{ __type(name: \"Role\") { description enumValues { name } } }"}`, "Content-Type", jsonType)
	if !strings.Contains(w.Body.String(), `"LEAD"`) {
		t.Error(w.Body)
	}
}

func TestWhatIsNotServedIsNotFound(t *testing.T) {
	for _, path := range []string{"/", "/nowhere"} {
		if w := ask(handler(t, Options{}), "GET", path, ""); w.Code != 404 {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

// panicking is a store with a fault.
type panicking struct{ store.Store }

func (panicking) Find(context.Context, store.Query) (store.Page, error) { panic("out of order") }

// TestWhatAnyPageMayAskForIsLittle: a query by GET, unless it has a header for which a
// browser asks first.
func TestWhatAnyPageMayAskForIsLittle(t *testing.T) {
	limits := graph.DefaultLimits()
	limits.Rows = 10
	h := handler(t, Options{Query: limits})
	target := "/graphql?query=" + url.QueryEscape(`{ plans(first: 3) { nodes { id } } }`)
	for _, c := range []struct {
		method string
		header []string
		says   string
	}{
		{"GET", nil, "the cost of the query in rows is 3, allowed is 2"},
		{"GET", []string{"Content-Type", "text/plain"}, "allowed is 2"},
		{"GET", []string{"Content-Type", jsonType}, "plan:yunzhou"},
		{"GET", []string{"X-Requested-With", "fetch"}, "plan:yunzhou"},
		{"GET", []string{"Apollo-Require-Preflight", "true"}, "plan:yunzhou"},
	} {
		if w := ask(h, c.method, target, "", c.header...); !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s with %v: %s, without %q", c.method, c.header, w.Body, c.says)
		}
	}
	if w := ask(h, "POST", "/graphql", `{"query": "{ plans(first: 3) { nodes { id } } }"}`, "Content-Type", jsonType); !strings.Contains(w.Body.String(), "plan:yunzhou") {
		t.Errorf("POST: %s", w.Body)
	}
}
