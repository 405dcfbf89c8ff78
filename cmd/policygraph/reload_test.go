package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestAChangeIsReadOnceItRests(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.yaml")
	write := func(text string) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	read := 0
	var fault error
	r := &refresh{name: "the dataset", paths: []string{dir}, again: func() error { read++; return fault }}
	r.used = r.state()
	r.pending = r.used
	var log bytes.Buffer
	look := func(want int, when string) {
		t.Helper()
		if r.look(slog.New(slog.NewTextHandler(&log, nil))); read != want {
			t.Fatalf("%s it was read %d times, want %d", when, read, want)
		}
	}
	look(0, "with nothing changed")
	write("one and a half")
	look(0, "just after a change")
	write("two, and more")
	look(0, "after one more change")
	look(1, "once that rests")
	look(1, "with nothing changed since")
	fault = errors.New("two codes for one area")
	write("three, which is no dataset")
	look(1, "just after a change")
	look(2, "once that rests")
	if !strings.Contains(log.String(), "two codes for one area") {
		t.Errorf("the fault is not told: %s", &log)
	}
	look(2, "with the faulty files as they are") // which are not read again and again
}

// TestADatasetIsExchangedWithoutALostRequest asks all the time while the dataset changes
// under the server: each answer is that of one dataset or the other.
func TestADatasetIsExchangedWithoutALostRequest(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	for dir, areas := range map[string]string{one: "2", two: "3"} {
		var out, errs bytes.Buffer
		if code := run(t.Context(), []string{"policygraph", "synth", "--districts", areas, "--out", dir}, &out, &errs); code != 0 {
			t.Fatalf("exit code %d: %s", code, &errs)
		}
	}
	data := filepath.Join(t.TempDir(), "data")
	if err := os.Symlink(one, data); err != nil {
		t.Fatal(err)
	}
	s := startServer(t, "--data", data, "--watch", "50ms")
	const query = "{ plans { totalCount } }"
	before := ask(t, s.url, query)
	var wrong, asked atomic.Int64
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	finished := make(chan struct{})
	var after atomic.Value
	go func() {
		defer close(finished)
		for ctx.Err() == nil {
			answer, err := post(s.url, query)
			if err != nil || strings.Contains(answer, "errors") {
				wrong.Add(1)
			}
			if answer != before {
				after.CompareAndSwap(nil, answer)
			}
			asked.Add(1)
		}
	}()
	exchanged := data + ".new"
	if err := errors.Join(os.Symlink(two, exchanged), os.Rename(exchanged, data)); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); after.Load() == nil && time.Now().Before(end); {
		time.Sleep(20 * time.Millisecond)
	}
	stop()
	<-finished
	if wrong.Load() > 0 || after.Load() == nil {
		t.Errorf("of %d requests %d got no answer; the other dataset answered: %v", asked.Load(), wrong.Load(), after.Load())
	}
}
