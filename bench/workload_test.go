package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/policygraph/policygraph/bench/internal/question"
)

// answering is a server under test that answers as it is told.
func answering(t *testing.T, name string, answer func(body []byte) string) *server {
	t.Helper()
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		_, _ = io.WriteString(w, answer(body))
	}))
	t.Cleanup(h.Close)
	return &server{name: name, url: h.URL, client: h.Client()}
}

func says(text string) func([]byte) string { return func([]byte) string { return text } }

func workloadOf(t *testing.T, servers ...*server) *workload {
	t.Helper()
	q := question.All()[3] // which takes no variables
	c, err := newWorkload(q, q.Draw(&question.Pool{}, 1, 3), servers)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestAMismatchEndsTheRunAndSaysWhere(t *testing.T) {
	same := workloadOf(t,
		answering(t, limit, says(`{"data":[{"id":"a","tasks":60}]}`)),
		answering(t, memory, says(`{"data":{"plans":{"nodes":[{"id":"a","tasks":{"totalCount":60}}]}}}`)))
	if err := same.compare(t.Context(), 3); err != nil {
		t.Errorf("one answer in two shapes: %v", err)
	}
	other := workloadOf(t,
		answering(t, limit, says(`{"data":[{"id":"a","tasks":60}]}`)),
		answering(t, memory, says(`{"data":{"plans":{"nodes":[{"id":"a","tasks":{"totalCount":59}}]}}}`)))
	err := other.compare(t.Context(), 3)
	if err == nil {
		t.Fatal("59 is taken for 60")
	}
	for _, part := range []string{"Q4", memory, limit, "59", "60"} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q lacks %q", err, part)
		}
	}
}

func TestServersAreAskedTheSameInTheSameOrder(t *testing.T) {
	q := question.All()[0]
	pool := question.Pool{Plans: strings.Split("abcdefghij", "")}
	asked := map[string][]string{}
	record := func(name string) *server {
		return answering(t, name, func(body []byte) string {
			var request struct {
				ID        string
				Variables struct{ ID string }
			}
			if err := json.Unmarshal(body, &request); err != nil {
				t.Error(err)
			}
			asked[name] = append(asked[name], request.ID+request.Variables.ID)
			return `{"data":{}}`
		})
	}
	c, err := newWorkload(q, q.Draw(&pool, 1, 50), []*server{record(limit), record(peer)})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range c.runners {
		s, err := r.load(t.Context(), 1, 20*time.Millisecond, 3)
		if err != nil || len(s.times) != len(asked[r.name]) {
			t.Fatalf("%s: %d times of %d requests, %v", r.name, len(s.times), len(asked[r.name]), err)
		}
	}
	for i := range min(len(asked[limit]), len(asked[peer])) {
		if asked[limit][i] != asked[peer][i] {
			t.Fatalf("request %d: %s asked about %s, %s about %s", i, limit, asked[limit][i], peer, asked[peer][i])
		}
	}
}

func TestAnErrorWhileTimedEndsTheRun(t *testing.T) {
	var requests atomic.Int64
	c := workloadOf(t, answering(t, limit, func([]byte) string {
		if requests.Add(1) > 2 {
			return `{"errors":[{"message":"too busy"}]}`
		}
		return `{"data":[]}`
	}))
	_, err := c.runners[0].load(t.Context(), 2, time.Minute, 1)
	if err == nil || !strings.Contains(err.Error(), "too busy") {
		t.Errorf("the error is %v", err)
	}
}
