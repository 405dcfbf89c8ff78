package main

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"go.uber.org/goleak"

	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
	"github.com/policygraph/policygraph/web"
)

// TestTheGraphInNeo4j goes a user's whole way: serve before anything is there,
// load, load again, ask, look with Cypher, lose the server and have it back.
func TestTheGraphInNeo4j(t *testing.T) {
	before := goleak.IgnoreCurrent()
	t.Cleanup(func() { goleak.VerifyNone(t, before) }) // after what is cleaned up below
	server := neo4jtest.Start(t, neo4jtest.Options{})
	t.Setenv("NEO4J_URI", server.URI)
	t.Setenv("NEO4J_USERNAME", server.User)
	t.Setenv("NEO4J_PASSWORD", server.Password)
	s := startServer(t, "--store", "neo4j")
	ready := func() (bool, string) {
		code, body := get(t, s.url+"/readyz")
		return code == http.StatusOK, body
	}

	if ok, says := ready(); ok || !strings.Contains(says, "load the dataset") {
		t.Errorf("before a load the server says %q", says)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"--dry-run"}, "would load data version"},
		{nil, "nodes created: "},
		{nil, "nothing to change"},
	} {
		code, stdout, stderr := call(t, append([]string{"load", "--store", "neo4j"}, c.args...)...)
		if code != 0 || !strings.Contains(stdout, c.want) {
			t.Fatalf("load %v exits with %d and says %s%s, want %q", c.args, code, stdout, stderr, c.want)
		}
	}
	if ok, says := ready(); !ok {
		t.Errorf("after a load the server says %q", says)
	}

	t.Run("it answers as from memory", func(t *testing.T) {
		memory := startServer(t)
		for name, query := range shownQueries(t) {
			if got, want := ask(t, s.url, query), ask(t, memory.url, query); got != want {
				t.Errorf("%s: Neo4j answers\n%s\nmemory answers\n%s", name, got, want)
			}
		}
	})
	t.Run("the queries of docs/neo4j.md have answers", func(t *testing.T) { cypherOfTheDocs(t, server) })

	t.Run("it outlives Neo4j killed in the middle of a load", func(t *testing.T) {
		outlives(t, s, server, func() {
			err := loadSynthetic(t, func(done, _ int) {
				if done > 0 {
					server.Kill()
				}
			})
			if !errors.Is(err, store.ErrUnavailable) {
				t.Errorf("the load says %v", err)
			}
		})
	})
	t.Run("it outlives Neo4j shut down", func(t *testing.T) { outlives(t, s, server, server.Shut) })
	if code := s.stop(); code != 0 {
		t.Errorf("exit code %d: %s", code, s.stderr)
	}
	if n := connections(t, server); n != 1 {
		t.Errorf("with the server stopped Neo4j has %d connections, want the test's own", n)
	}
	http.DefaultClient.CloseIdleConnections()
}

// outlives has clients ask all the time while Neo4j ends and comes back. They
// get the answer or STORE_UNAVAILABLE (or, of a Neo4j that has just started on a
// busy machine, TIMEOUT), and nothing else.
func outlives(t *testing.T, s *running, server *neo4jtest.Server, end func()) {
	const query = "{ plans(first: 3) { totalCount nodes { title } } }"
	right := ask(t, s.url, query)
	var clients sync.WaitGroup
	stop := make(chan struct{})
	answered, refused := make([]int, 4), make([]int, 4)
	for i := range answered {
		clients.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				switch answer, err := post(s.url, query); {
				case err == nil && answer == right:
					answered[i]++
				case err == nil && strings.Contains(answer, "STORE_UNAVAILABLE") && !strings.Contains(answer, "bolt:"):
					refused[i]++
				case err == nil && refused[i] > 0 && strings.Contains(answer, "TIMEOUT"):
				default:
					t.Errorf("a client gets %s, %v", answer, err)
					return
				}
			}
		})
	}
	halt := sync.OnceFunc(func() {
		close(stop)
		clients.Wait()
	})
	defer halt()
	end()
	if code, body := get(t, s.url+"/readyz"); code != http.StatusServiceUnavailable {
		t.Errorf("while Neo4j is down /readyz is %d %s", code, body)
	}
	server.Restart(t)
	if code, body := get(t, s.url+"/readyz"); code != http.StatusOK {
		t.Errorf("with Neo4j back /readyz is %d %s", code, body)
	}
	if answer := ask(t, s.url, query); answer != right {
		t.Errorf("with Neo4j back the answer is %s, want %s", answer, right)
	}
	halt()
	t.Logf("answers of each client: %d, times unavailable: %d", answered, refused)
	if slices.Contains(answered, 0) || slices.Contains(refused, 0) {
		t.Error("a client saw only one side of it")
	}
}

// loadSynthetic loads another graph, and tells how far it is.
func loadSynthetic(t *testing.T, progress func(done, total int)) error {
	st, err := openNeo4j()
	if err != nil {
		t.Fatal(err)
	}
	defer closeStore(st, os.Stderr)
	_, err = st.Load(t.Context(), synthtest.Graph(t, 2), neo4jstore.LoadOptions{Progress: progress})
	return err
}

// connections is how many Neo4j has.
func connections(t *testing.T, server *neo4jtest.Server) int64 {
	t.Helper()
	ctx := context.Background()
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	result, err := neo4j.ExecuteQuery(ctx, driver, "CALL dbms.listConnections() YIELD connectionId RETURN count(*)", nil, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := result.Records[0].Values[0].(int64)
	return n
}

// shownQueries are the queries of the page and of the docs, by where they stand.
func shownQueries(t *testing.T) map[string]string {
	t.Helper()
	examples, err := web.Examples()
	if err != nil {
		t.Fatal(err)
	}
	queries := map[string]string{}
	for _, e := range examples {
		queries[e.Name] = e.Query
	}
	for _, f := range fences(t) {
		if f.kind == "graphql" {
			queries[f.String()] = f.text
		}
	}
	return queries
}

func cypherOfTheDocs(t *testing.T, server *neo4jtest.Server) {
	driver, err := neo4j.NewDriverWithContext(server.URI, neo4j.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	defer driver.Close(ctx)
	asked := 0
	for _, f := range fences(t) {
		if f.kind != "cypher" {
			continue
		}
		asked++
		result, err := neo4j.ExecuteQuery(ctx, driver, f.text, nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Errorf("%v: %v", f, err)
			continue
		}
		if len(result.Records) == 0 {
			t.Errorf("%v has no answer", f)
			continue
		}
		for i, v := range result.Records[0].Values {
			if v == nil {
				t.Errorf("%v: %s of the first row is null", f, result.Keys[i])
			}
		}
	}
	if asked < 10 {
		t.Errorf("the docs show %d queries in Cypher, want 10", asked)
	}
}

func TestLoadSaysWhatIsWrong(t *testing.T) {
	t.Setenv("NEO4J_URI", "bolt://127.0.0.1:1")
	t.Setenv("NEO4J_PASSWORD", "a password")
	empty := t.TempDir()
	none := filepath.Join(empty, "none")
	for name, tt := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no server":                 {[]string{"--store", "neo4j"}, exitFailure, "Neo4j cannot be reached"},
		"the embedded store":        {nil, exitUsage, "--store is neo4j"},
		"no documents folder":       {[]string{"--store", "neo4j", "--documents", none}, exitFailure, none},
		"documents that are others": {[]string{"--store", "neo4j", "--documents", empty}, exitFailure, "does not fit the documents"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := call(t, append([]string{"load"}, tt.args...)...)
			if code != tt.code || !strings.Contains(stderr, tt.says) {
				t.Errorf("exit code %d, it says %q", code, stderr)
			}
		})
	}
}

func TestNeo4jIsToldByTheEnvironment(t *testing.T) {
	password := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(password, []byte("a password\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct{ uri, password, file, says string }{
		"a password":            {"bolt://127.0.0.1:1", "a password", "", ""},
		"a password in a file":  {"bolt://127.0.0.1:1", "", password, ""},
		"no password":           {"bolt://127.0.0.1:1", "", "", "NEO4J_PASSWORD"},
		"no server":             {"", "a password", "", "NEO4J_URI"},
		"a file that is not":    {"bolt://127.0.0.1:1", "", password + ".none", "NEO4J_PASSWORD_FILE"},
		"a server that is none": {"127.0.0.1:7687", "a password", "", "URI"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("NEO4J_URI", tt.uri)
			t.Setenv("NEO4J_PASSWORD", tt.password)
			t.Setenv("NEO4J_PASSWORD_FILE", tt.file)
			st, err := openNeo4j()
			if err == nil {
				closeStore(st, os.Stderr)
			}
			if got := err != nil; got != (tt.says != "") || err != nil && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("it says %v, want %q", err, tt.says)
			}
		})
	}
}
