package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestTracesReachTheCollectorWithTheStoresCalls(t *testing.T) {
	var received bytes.Buffer
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, _ = received.ReadFrom(r.Body) }))
	defer collector.Close()
	s := startServer(t, "--traces", collector.URL+"/v1/traces")
	ask(t, s.url, "{ plans { nodes { id } } }")
	if code := s.stop(); code != 0 {
		t.Fatalf("exit code %d: %s", code, s.stderr)
	}
	for _, name := range []string{"POST /graphql", "store.Find", "policygraph.rows"} {
		if !bytes.Contains(received.Bytes(), []byte(name)) {
			t.Errorf("no span tells of %q", name)
		}
	}
}

func TestProfilesAreForThisMachineAlone(t *testing.T) {
	for addr, fine := range map[string]bool{"": true, "127.0.0.1:6060": true, "[::1]:6060": true, "localhost:6060": true, "0.0.0.0:6060": false, ":6060": false, "10.0.0.1:6060": false, "127.0.0.1": false} {
		if err := isLoopback(addr); (err == nil) != fine {
			t.Errorf("%q: %v", addr, err)
		}
	}
}

func TestProfilesAreNotReadUnderAStrangersName(t *testing.T) {
	for host, want := range map[string]int{"127.0.0.1:6060": http.StatusOK, "localhost:6060": http.StatusOK, "rebound.example:6060": http.StatusMisdirectedRequest} {
		r := httptest.NewRequest(http.MethodGet, "/debug/pprof/cmdline", nil)
		r.Host = host
		w := httptest.NewRecorder()
		profiles().ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("%s: %d, want %d", host, w.Code, want)
		}
	}
}

func TestSizesAreReadAsGoReadsThem(t *testing.T) {
	for text, want := range map[string]int64{"400MiB": 400 << 20, "2GiB": 2 << 30, "1024": 1024, "7B": 7, "400M": 0, "": 0, "-1MiB": 0, "9999999999TiB": 0} {
		got, err := sizeOf(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("%q: %d, %v; want %d", text, got, err, want)
		}
	}
}
