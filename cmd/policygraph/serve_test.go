package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// running is a server started as the command line starts it.
type running struct {
	url    string
	line   string     // that it printed first
	stop   func() int // ends it as Ctrl-C does and returns the exit code
	stderr *written
}

// written is what a server has written so far, which a test may read while it runs.
type written struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// Write implements io.Writer.
func (s *written) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(b)
}

// String is what was written.
func (s *written) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

var address = regexp.MustCompile(`http://[0-9.:]+`)

func startServer(t *testing.T, args ...string) *running {
	t.Helper()
	return start(t, "serve", args...)
}

// start starts a command that serves.
func start(t *testing.T, command string, args ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, stdout := io.Pipe()
	stderr := new(written)
	exit := make(chan int, 1)
	go func() {
		exit <- run(ctx, append([]string{"policygraph", command, "--addr", "127.0.0.1:0"}, args...), stdout, stderr)
		stdout.Close()
	}()
	line := make([]byte, 200)
	n, err := out.Read(line)
	if err != nil {
		cancel()
		t.Fatalf("the server did not start: exit code %d, %s", <-exit, stderr)
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	stopped := false
	r := &running{url: address.FindString(string(line[:n])), line: string(line[:n]), stderr: stderr}
	r.stop = func() int {
		stopped = true
		cancel()
		return <-exit
	}
	t.Cleanup(func() {
		if !stopped {
			r.stop()
		}
	})
	return r
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// ask posts a query and returns the answer as it came.
func ask(t *testing.T, url, query string) string {
	t.Helper()
	answer, err := post(url, query)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// post is ask for a goroutine of a test, which may not end it.
func post(url, query string) (string, error) {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return "", err
	}
	resp, err := http.Post(url+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	return string(answer), err
}

func TestServeAnswersFromTheBuiltInDataset(t *testing.T) {
	s := startServer(t)
	for path, want := range map[string]string{
		"/":               "<html",
		"/healthz":        "ok",
		"/readyz":         "ready",
		"/schema.graphql": "type Query",
	} {
		if code, body := get(t, s.url+path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("GET %s: %d, without %q", path, code, want)
		}
	}
	if got := ask(t, s.url, `{ plans(filter: {cited: false}) { totalCount } }`); !strings.HasPrefix(got, `{"data":{"plans":{"totalCount":4}},"extensions":{"dataVersion":"`) {
		t.Errorf("plans: %s", got)
	}
	if code := s.stop(); code != 0 {
		t.Errorf("stopped with exit code %d: %s", code, s.stderr)
	}
}

func TestServeFinishesTheRequestInFlight(t *testing.T) {
	s := startServer(t)
	conn, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	body := `{"query":"{ stats { dataVersion } }"}`
	// The head says how long the body is; half of it is sent before the stop.
	fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: %d\r\n\r\n", len(body))
	answer := make([]byte, 25)
	if _, err := io.ReadFull(conn, answer); err != nil { // 100 Continue: the request is being read
		t.Fatal(err)
	}
	exit := make(chan int, 1)
	go func() { exit <- s.stop() }()
	for { // until the server takes no new connection, which is when it is stopping
		c, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
		if err != nil {
			break
		}
		c.Close()
		time.Sleep(time.Millisecond)
	}
	fmt.Fprint(conn, body)
	rest, err := io.ReadAll(conn)
	if err != nil || !strings.Contains(string(rest), `"dataVersion"`) {
		t.Errorf("the request in flight got %q, %v", rest, err)
	}
	if code := <-exit; code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestServeOnLoopbackAnswersToItsOwnNamesOnly(t *testing.T) {
	for _, c := range []struct {
		host   string
		args   []string
		status int
	}{
		{"localhost", nil, http.StatusOK},
		{"rebound.example", nil, http.StatusMisdirectedRequest},
		{"plans.example", []string{"--hosts", "plans.example"}, http.StatusOK},
	} {
		s := startServer(t, c.args...)
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/schema.graphql", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = c.host
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != c.status {
			t.Errorf("asked as %s with %v: %d, want %d", c.host, c.args, answer.StatusCode, c.status)
		}
	}
}

func TestServeAnswersProbesOnAPortOfTheirOwn(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := free.Addr().String()
	free.Close()
	startServer(t, "--probe-addr", addr)
	for path, want := range map[string]int{"/healthz": 200, "/readyz": 200, "/graphql": 404} {
		if code, _ := get(t, "http://"+addr+path); code != want {
			t.Errorf("%s: %d, want %d", path, code, want)
		}
	}
}

func TestServeSaysWhatIsWrong(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	bad := t.TempDir()
	if err := os.CopyFS(bad, os.DirFS("../../data")); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(bad, "documents", "broken.yaml")
	if err := os.WriteFile(broken, []byte("document:\n  title: 甲\n  tittle: 乙\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		args []string
		code int
		says []string
	}{
		{"a port in use", []string{"--addr", taken.Addr().String()}, exitFailure, []string{"another program uses this port", "--addr"}},
		{"an address that is none", []string{"--addr", "nowhere"}, exitFailure, []string{"--addr takes HOST:PORT"}},
		{"no data folder", []string{"--data", filepath.Join(bad, "none")}, exitFailure, []string{"read the dataset", "none"}},
		{"a malformed dataset file", []string{"--data", bad}, exitFailure, []string{"documents/broken.yaml:3", "remove the field"}},
		{"no documents folder", []string{"--documents", filepath.Join(bad, "none")}, exitFailure, []string{"read the documents", "none"}},
		{"an origin with a path", []string{"--cors-origin", "https://example.org/"}, exitUsage, []string{"write https://example.org"}},
		{"an origin without a scheme", []string{"--cors-origin", "example.org"}, exitUsage, []string{"write https://example.org"}},
		{"a proxy that is none", []string{"--proxy", "gateway"}, exitUsage, []string{"10.0.0.0/8", "gateway"}},
		{"a rate below nothing", []string{"--rate", "-1"}, exitUsage, []string{"from 0 up"}},
		{"a rate that is no number", []string{"--rate", "NaN"}, exitUsage, []string{"from 0 up"}},
		{"a rate without an end", []string{"--rate", "inf"}, exitUsage, []string{"from 0 up"}},
		{"no connections", []string{"--connections", "0"}, exitUsage, []string{"--connections takes a number from 1 up"}},
		{"a time before now", []string{"--drain", "-5s"}, exitUsage, []string{"from 0s up"}},
		{"a host with its port", []string{"--hosts", "plans.example:443"}, exitUsage, []string{"without scheme and port"}},
		{"too little memory", []string{"--memory", "1KiB"}, exitUsage, []string{"1KiB", "32MiB"}},
		{"a collector that is none", []string{"--traces", "collector"}, exitUsage, []string{"http://collector:4318/v1/traces"}},
		{"a probes' port in use", []string{"--probe-addr", taken.Addr().String()}, exitFailure, []string{"another program uses this port"}},
		{"a store that is none", []string{"--store", "disk"}, exitUsage, []string{`not "disk"`}},
		{"an unknown flag", []string{"--port", "1"}, exitUsage, []string{"port", "serve --help"}},
		{"an argument", []string{"data"}, exitUsage, []string{"takes no arguments"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var stderr bytes.Buffer
			args := append([]string{"policygraph", "serve", "--addr", "127.0.0.1:0"}, tt.args...)
			if code := run(t.Context(), args, io.Discard, &stderr); code != tt.code {
				t.Errorf("exit code %d, want %d", code, tt.code)
			}
			for _, want := range tt.says {
				if !strings.Contains(stderr.String(), want) {
					t.Errorf("it says %q, without %q", stderr.String(), want)
				}
			}
		})
	}
}
