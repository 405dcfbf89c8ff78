package main

import (
	"strings"
	"testing"
	"time"
)

func TestHealthAsksAServer(t *testing.T) {
	s := startServer(t)
	if code, stdout, stderr := call(t, "health", s.url); code != 0 || stdout != "ready\n" {
		t.Errorf("exit %d: %s%s", code, stdout, stderr)
	}
	if code, stdout, _ := call(t, "health", s.url+"/healthz"); code != 0 || stdout != "ok\n" {
		t.Errorf("exit %d: %s", code, stdout)
	}
	if code, _, stderr := call(t, "health", s.url+"/nowhere"); code != exitFailure || !strings.Contains(stderr, "is not ready: 404") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	s.stop()
	if code, _, stderr := call(t, "health", s.url); code != exitFailure || !strings.Contains(stderr, "refused") {
		t.Errorf("exit %d: %s", code, stderr)
	}
	if code, _, stderr := call(t, "health", "localhost"); code != exitUsage || !strings.Contains(stderr, "write http://") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

// TestServeDrains: told to end, it is not ready any more and answers still.
func TestServeDrains(t *testing.T) {
	s := startServer(t, "--drain", "2s", "--log-requests", "--log", "json")
	ended := make(chan int, 1)
	go func() { ended <- s.stop() }()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if code, _ := get(t, s.url+"/readyz"); code == 503 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("it stays ready")
		}
	}
	if got := ask(t, s.url, `{ plans(filter: {cited: false}) { totalCount } }`); !strings.Contains(got, `"totalCount":4`) {
		t.Error(got)
	}
	if code := <-ended; code != 0 {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(s.stderr.String(), `"msg":"request"`) {
		t.Errorf("no request is logged: %s", s.stderr)
	}
}
