package server_test

import (
	"fmt"
	"io"
	"log/slog"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/internal/corpus"
	"github.com/policygraph/policygraph/server"
)

// TestGenqlientGeneratesAClient: of the schema as it is served, a client whose code
// compiles and reads the server's answers.
func TestGenqlientGeneratesAClient(t *testing.T) {
	if testing.Short() {
		t.Skip("builds genqlient, which takes a minute")
	}
	s := httptest.NewServer(server.New(server.Options{Store: builtin.Store(), Log: slog.New(slog.DiscardHandler)}))
	t.Cleanup(s.Close)
	root, dir := corpus.Root(t), t.TempDir()
	write := func(name string, text []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	run := func(arguments ...string) string {
		command := exec.CommandContext(t.Context(), "go", arguments...)
		command.Dir = root
		out, err := command.CombinedOutput()
		if err != nil {
			t.Fatalf("go %s: %v\n%s", strings.Join(arguments, " "), err, out)
		}
		return string(out)
	}
	read := func(name string) []byte {
		text, err := os.ReadFile(filepath.Join("testdata/genqlient", name))
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	answer, err := s.Client().Get(s.URL + "/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	schema, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	write("schema.graphql", schema)
	write("operations.graphql", read("operations.graphql"))
	config := write("genqlient.yaml", []byte(`
schema: schema.graphql
operations: [operations.graphql]
generated: generated.go
package: main
optional: pointer
bindings:
  Cursor: {type: string}
`))
	main := write("main.go", read("main.go.txt"))
	const tools = "-modfile=tools/go.mod"
	run("tool", tools, "genqlient", config)
	said := run("run", tools, main, filepath.Join(dir, "generated.go"), s.URL+"/graphql")
	if want := fmt.Sprintln(2, "Task", true); said != want {
		t.Errorf("the client says %q, want %q", said, want)
	}
}
