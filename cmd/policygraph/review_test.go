package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/policygraph/policygraph/review/workbench"
)

// reviewed is a dataset of the example plan, as `add` drafts it, and its documents.
func reviewed(t *testing.T) (data, docs string) {
	t.Helper()
	data, docs = filepath.Join(t.TempDir(), "mine"), t.TempDir()
	raw, err := os.ReadFile("../../docs/examples/plan.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(docs, "plan.txt"), raw, 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, stderr := call(t, "add", "--empty", "--data", data, filepath.Join(docs, "plan.txt")); code != 0 {
		t.Fatal(stderr)
	}
	return data, docs
}

// browser opens the address that review printed.
func browser(t *testing.T, r *running) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	_, printed, ok := strings.Cut(strings.TrimSpace(r.line), " at ")
	if !ok {
		t.Fatalf("review printed %q", r.line)
	}
	answer, err := client.Get(printed)
	if err != nil {
		t.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil || answer.StatusCode != http.StatusOK || answer.Request.URL.RawQuery != "" {
		t.Fatalf("the page is %d at %s", answer.StatusCode, answer.Request.URL)
	}
	if policy := answer.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("the page's policy is %q", policy)
	}
	return client
}

// fetch asks for an address and reads the answer as JSON, unless into is nil.
func fetch(t *testing.T, client *http.Client, r *http.Request, into any) string {
	t.Helper()
	answer, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if into != nil {
		if err := json.Unmarshal(body, into); err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d %s", r.URL, answer.StatusCode, body)
		}
	}
	return string(body)
}

func to(t *testing.T, method, url, body string) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Origin", "http://"+r.Host)
	}
	return r
}

func TestReviewWritesTheDatasetAndShowsItInTheExplorer(t *testing.T) {
	data, docs := reviewed(t)
	s := start(t, "review", "--data", data, "--documents", docs, "--by", "王芳")
	client := browser(t, s)
	var d workbench.Document
	fetch(t, client, to(t, http.MethodGet, s.url+"/review/api/documents/plan", ""), &d)
	var act workbench.Act
	for _, f := range d.Facts {
		if f.Kind == workbench.KindTarget && string(f.Fields["value"]) == "6" {
			act = workbench.Act{ID: "act-00000001", Kind: workbench.ActCorrect, Document: "plan", Changes: []workbench.FieldChange{
				{FactRef: workbench.FactRef{ID: f.ID, Version: f.Version}, Field: "value", Value: json.RawMessage("7")},
			}}
		}
	}
	body, err := json.Marshal(act)
	if err != nil {
		t.Fatal(err)
	}
	var change workbench.Change
	fetch(t, client, to(t, http.MethodPost, s.url+"/review/api/acts", string(body)), &change)
	raw, err := os.ReadFile(filepath.Join(data, "documents", "plan.yaml"))
	if err != nil || !strings.Contains(string(raw), "value: 7, unit: 家") || !strings.Contains(string(raw), "reviewed: {by: 王芳") {
		t.Errorf("the file does not have the act: %v\n%s", err, raw)
	}
	const query = `{"query":"{ targets { nodes { value statedIndicator } } }"}`
	shown := ""
	for deadline := time.Now().Add(time.Minute); !strings.Contains(shown, `"value":7`); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the explorer still shows %s", shown)
		}
		shown = strings.ReplaceAll(fetch(t, client, to(t, http.MethodPost, s.url+"/graphql", query), nil), `"7"`, "7")
	}
	if code := s.stop(); code != 0 {
		t.Errorf("stopped with exit code %d: %s", code, s.stderr)
	}
}

func TestReviewEndsWhileAWindowWaitsForChanges(t *testing.T) {
	data, docs := reviewed(t)
	s := start(t, "review", "--data", data, "--documents", docs)
	client := browser(t, s)
	var q workbench.Queue
	fetch(t, client, to(t, http.MethodGet, s.url+"/review/api/queue", ""), &q)
	waiting := make(chan error, 1)
	r := to(t, http.MethodGet, s.url+"/review/api/changes?since=9999999999999&wait=60", "")
	go func() {
		answer, err := client.Do(r)
		if err == nil {
			err = answer.Body.Close()
		}
		waiting <- err
	}()
	time.Sleep(50 * time.Millisecond)
	began := time.Now()
	if code := s.stop(); code != 0 || time.Since(began) > 20*time.Second {
		t.Errorf("stopped with exit code %d after %s: %s", code, time.Since(began), s.stderr)
	}
	if err := <-waiting; err != nil {
		t.Errorf("who waited got %v", err)
	}
}

func TestReviewRefusesWhatItCannotServeSafely(t *testing.T) {
	data, docs := reviewed(t)
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"no data":         {[]string{"--documents", docs}, "--data"},
		"no documents":    {[]string{"--data", data}, "--documents"},
		"other computers": {[]string{"--data", data, "--documents", docs, "--addr", "0.0.0.0:0"}, "--allow-remote"},
		"no port":         {[]string{"--data", data, "--documents", docs, "--addr", "localhost"}, "HOST:PORT"},
	} {
		if code, _, stderr := call(t, append([]string{"review"}, c.args...)...); code != exitUsage || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: exit code %d, %s", name, code, stderr)
		}
	}
	if code, _, stderr := call(t, "review", "--data", filepath.Join(data, "none"), "--documents", docs); code != exitFailure || !strings.Contains(stderr, "none") {
		t.Errorf("a dataset of none: exit code %d, %s", code, stderr)
	}
}

func TestTheServerForStrangersHasNoWorkbench(t *testing.T) {
	s := startServer(t)
	for _, path := range []string{"/review", "/review/api/queue", "/review.html"} {
		if code, _ := get(t, s.url+path); code != http.StatusNotFound {
			t.Errorf("GET %s: %d, want 404", path, code)
		}
	}
}
