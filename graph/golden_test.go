package graph

import (
	"bytes"
	"encoding/json"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/store"
)

var update = flag.Bool("update", false, "write the answers of the golden queries anew")

// TestGoldenQueries runs testdata/*.graphql and compares the answers. The
// comments at the head of a query say how many store calls it may take (one a
// root field that is no question), the variables and the operation.
func TestGoldenQueries(t *testing.T) {
	s := testStore(t)
	goldenQueries(t, s, &s.calls, *update)
}

// goldenQueries asks any store that holds the test graph. What is counted is
// what the heads of the queries say.
func goldenQueries(t *testing.T, s store.Store, counted *atomic.Int64, update bool) {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no golden queries: %v", err)
	}
	engine := NewEngine(s, testQuotes{}, DefaultLimits(), slog.New(slog.DiscardHandler))
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			params := &graphql.RawParams{Query: string(text), OperationName: head(text, "operation")}
			if v := head(text, "variables"); v != "" {
				if err := decode([]byte(v), &params.Variables); err != nil {
					t.Fatal(err)
				}
			}
			counted.Store(0)
			answer, _ := engine.Execute(t.Context(), params)
			got, err := json.Marshal(answer)
			if err != nil {
				t.Fatal(err)
			}
			var indented bytes.Buffer
			if err := json.Indent(&indented, got, "", "  "); err != nil {
				t.Fatal(err)
			}
			indented.WriteByte('\n')
			if want := head(text, "calls"); strconv.FormatInt(counted.Load(), 10) != want {
				t.Errorf("the store was asked %d times, want %s", counted.Load(), want)
			}
			golden := strings.TrimSuffix(path, ".graphql") + ".json"
			if update {
				if err := os.WriteFile(golden, indented.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(indented.Bytes(), want) {
				t.Errorf("the answer differs from %s:\n%s", golden, indented.Bytes())
			}
		})
	}
}

// head is what a comment at the head of a query says: "# calls: 1".
func head(text []byte, name string) string {
	for line := range strings.Lines(string(text)) {
		if v, ok := strings.CutPrefix(line, "# "+name+": "); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// testQuotes has the wording of one of the two documents.
type testQuotes struct{}

func (testQuotes) Quote(sha256 string, start, end int) (string, bool) {
	return "aa[" + strconv.Itoa(start) + ":" + strconv.Itoa(end) + "]", sha256 == "aa"
}
