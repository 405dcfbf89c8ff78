//go:build linux

package attack

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/policygraph/policygraph/internal/synthtest"
)

// together are the requests that a client leaves at once. What one may ask is bounded to
// less than a second of work.
const together = 24

// costly are requests that take much of what one request may ask of a large graph.
func costly() map[string]string {
	return map[string]string{
		"questions": "{" + repeated(40, "a%d: matrix(rows: AGENCY, columns: AREA) { cells { count } }") + "}",
		"searches":  "{" + repeated(40, `a%d: facets(text: "企业") { totalCount kinds { count } }`) + "}",
		"counts":    "{" + repeated(40, "a%d: facets(tasks: {}) { totalCount }") + "}",
	}
}

// TestNothingIsDoneForAClientThatLeft: once the client is gone the server uses no more
// processor time than it does idle.
func TestNothingIsDoneForAClientThatLeft(t *testing.T) {
	s := start(t, nil, "--data", synthtest.Folder(t, 60))
	for name, query := range costly() {
		t.Run(name, func(t *testing.T) {
			body, err := json.Marshal(map[string]any{"query": query})
			if err != nil {
				t.Fatal(err)
			}
			ctx, leave := context.WithTimeout(t.Context(), 150*time.Millisecond)
			defer leave()
			began := s.processor(t)
			if answered := s.answersUntil(ctx, t, body, together); answered == together {
				t.Fatalf("all %d were answered within 150 ms: they cost too little for this test", together)
			}
			time.Sleep(200 * time.Millisecond)
			left := s.processor(t)
			time.Sleep(time.Second)
			if used := s.processor(t) - left; used > 300*time.Millisecond { // a garbage collection may be due
				t.Errorf("after the client had left, having had %s, the server used %s of processor time", left-began, used)
			}
		})
	}
	s.alive(t)
}

// answersUntil sends so many requests at once, and counts those that had an answer while the
// context lasted.
func (s *target) answersUntil(ctx context.Context, t *testing.T, body []byte, requests int) int {
	var answers atomic.Int64
	var all sync.WaitGroup
	for range requests {
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url(), bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		all.Go(func() {
			if response, err := http.DefaultClient.Do(request); err == nil {
				response.Body.Close()
				answers.Add(1)
			}
		})
	}
	all.Wait()
	return int(answers.Load())
}
