//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestHangupReadsAgainAndAFaultChangesNothing(t *testing.T) {
	data := t.TempDir()
	var out, errs bytes.Buffer
	if code := run(t.Context(), []string{"policygraph", "synth", "--districts", "2", "--out", data}, &out, &errs); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	s := startServer(t, "--data", data, "--watch", "0")
	const query = "{ plans { totalCount } }"
	before := ask(t, s.url, query)
	if err := os.WriteFile(filepath.Join(data, "areas.yaml"), []byte("- nothing: of the kind\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); !strings.Contains(s.stderr.String(), "areas.yaml") && time.Now().Before(end); {
		time.Sleep(20 * time.Millisecond)
	}
	if after := ask(t, s.url, query); after != before {
		t.Errorf("before %s after %s", before, after)
	}
	s.stop()
	if !strings.Contains(s.stderr.String(), "areas.yaml") {
		t.Errorf("the fault is not told: %s", s.stderr)
	}
}
