//go:build linux

package attack

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/policygraph/policygraph/internal/neo4jtest"
	"github.com/policygraph/policygraph/internal/synthtest"
)

var soakTime = flag.Duration("soak", 10*time.Minute, "how long BenchmarkSoak asks each store")

// soak asks a server for long while what it answers from changes, and holds each answer
// to those that are right before or after the change.
type soak struct {
	*target
	queries []string
	right   map[string][][]byte // by the query, of each state of the dataset

	answers     atomic.Int64 // right ones
	states      [2]atomic.Int64
	unavailable atomic.Int64 // the store was away, and the answer says so
	overloaded  atomic.Int64
	between     atomic.Int64 // the data was replaced meanwhile, and the answer says so
	failures    atomic.Int64
}

// toldFailures is how many failures are told; the others are counted.
const toldFailures = 10

func (s *soak) failed(b *testing.B, format string, args ...any) {
	b.Helper()
	if s.failures.Add(1) <= toldFailures {
		b.Errorf(format, args...)
	}
}

// BenchmarkSoak asks the example queries at 0.8 of what the server can answer, on a core
// of its own, while its dataset is exchanged again and again; and with Neo4j while that
// is ended, killed and loaded anew. No answer may be wrong, and no request without one.
// It tells how the memory of the server grows.
func BenchmarkSoak(b *testing.B) {
	states := [2]string{synthtest.Folder(b, 10), synthtest.Folder(b, 12)}
	b.Run("memory", func(b *testing.B) {
		data := b.TempDir()
		copyOver(b, data, states[0])
		for b.Loop() {
			s := newSoak(b, states, startOn(b, "0", nil, "--data", data, "--watch", "0"))
			s.run(b, func(n int) { s.exchangeDataset(b, data, states[n%2], n%3 == 2) })
		}
	})
	b.Run("neo4j", func(b *testing.B) {
		server := neo4jtest.Start(b, neo4jtest.Options{Steady: true})
		settings := settingsOf(server.Address)
		loadInto(b, settings, "--data", states[0])
		for b.Loop() {
			s := newSoak(b, states, startOn(b, "0", settings, "--store", "neo4j"))
			s.run(b, func(n int) {
				switch n % 4 {
				case 1:
					server.Kill()
					server.Restart(b)
				case 3:
					server.Shut()
					server.Restart(b)
				default:
					loadInto(b, settings, "--data", states[n/2%2])
				}
			})
		}
	})
}

// newSoak asks a server of each state what the right answers are.
func newSoak(b *testing.B, states [2]string, s *target) *soak {
	b.Helper()
	out := &soak{target: s, right: map[string][][]byte{}}
	paths, err := filepath.Glob("../../web/examples/*.graphql")
	if err != nil || len(paths) == 0 {
		b.Fatalf("no example queries: %v", err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		out.queries = append(out.queries, string(text))
	}
	out.queries = append(out.queries, light)
	for _, state := range states {
		reference := start(b, nil, "--data", state)
		for _, query := range out.queries {
			status, answer, err := reference.ask(b.Context(), http.DefaultClient, query)
			if err != nil || status != http.StatusOK {
				b.Fatalf("%s\n%d %v %.300s", query, status, err, answer)
			}
			data, _, err := parts(answer)
			if err != nil {
				b.Fatalf("%s\n%v", query, err)
			}
			out.right[query] = append(out.right[query], data)
		}
	}
	return out
}

// run sends requests for the time of a soak; each twelfth of it something is changed.
func (s *soak) run(b *testing.B, change func(n int)) {
	b.Helper()
	began := time.Now()
	ctx, cancel := context.WithTimeout(b.Context(), *soakTime)
	defer cancel()
	s.warm(ctx, b)
	rate := 0.8 * s.capacity(ctx, b)
	if rate == 0 {
		b.Fatalf("nothing is answered: %d overloaded, %d without the store", s.overloaded.Load(), s.unavailable.Load())
	}
	before := s.holds(b)
	var wait sync.WaitGroup
	var resident []float64
	wait.Go(func() {
		for tick := time.NewTicker(max(*soakTime/300, 100*time.Millisecond)); ctx.Err() == nil; {
			select {
			case <-tick.C:
				resident = append(resident, float64(s.resident(b, "VmRSS"))/(1<<20))
			case <-ctx.Done():
			}
		}
	})
	wait.Go(func() { s.send(ctx, b, rate) })
	for n := 1; n < 12; n++ {
		select {
		case <-time.After(time.Until(began.Add(time.Duration(n) * *soakTime / 12))):
		case <-ctx.Done():
		}
		if ctx.Err() == nil {
			change(n)
		}
	}
	wait.Wait()
	if s.states[0].Load() == 0 || s.states[1].Load() == 0 {
		b.Errorf("of the two states of the dataset one was never answered from: %d and %d answers", s.states[0].Load(), s.states[1].Load())
	}
	minutes, after := soakTime.Minutes(), s.holds(b)
	b.ReportMetric(float64(after.heap-before.heap)/(1<<20), "live-MB-more")
	b.ReportMetric(float64(after.goroutines-before.goroutines), "goroutines-more")
	b.ReportMetric(float64(after.descriptors-before.descriptors), "descriptors-more")
	b.ReportMetric(rate, "asked/s")
	b.ReportMetric(float64(s.answers.Load()), "right")
	b.ReportMetric(float64(s.unavailable.Load()), "store-unavailable")
	b.ReportMetric(float64(s.overloaded.Load()), "overloaded")
	b.ReportMetric(float64(s.between.Load()), "told-between")
	b.ReportMetric(float64(s.failures.Load()), "failures")
	b.ReportMetric(float64(s.resident(b, "VmHWM")>>20), "most-MB")
	settled := resident[len(resident)/4:] // caches and pools are full by then
	b.ReportMetric(slope(settled)*float64(len(resident))/minutes, "MB-more/minute")
}

// warm asks each query once: a young Neo4j plans it for seconds.
func (s *soak) warm(ctx context.Context, b *testing.B) {
	b.Helper()
	c := client("127.0.0.2", 1)
	c.Timeout = time.Minute
	for _, query := range s.queries {
		s.rightlyAnswered(ctx, b, c, query)
	}
}

// capacity is how many of the requests the server answers a second.
func (s *soak) capacity(ctx context.Context, b *testing.B) float64 {
	b.Helper()
	const lasts = 5 * time.Second
	ctx, cancel := context.WithTimeout(ctx, 2*lasts)
	defer cancel()
	var n atomic.Int64
	var wait sync.WaitGroup
	warm := time.Now().Add(lasts)
	for i := range 4 {
		wait.Go(func() {
			c := client(fmt.Sprintf("127.0.0.%d", 2+i), 1)
			for j := i; ctx.Err() == nil; j++ {
				if s.rightlyAnswered(ctx, b, c, s.queries[j%len(s.queries)]) && time.Now().After(warm) {
					n.Add(1)
				}
			}
		})
	}
	wait.Wait()
	return float64(n.Load()) / lasts.Seconds()
}

// send asks at a rate until the time is over, some hundred at once at most.
func (s *soak) send(ctx context.Context, b *testing.B, rate float64) {
	b.Helper()
	const atOnce = 400
	clients := make([]*http.Client, 8)
	for i := range clients {
		clients[i] = client(fmt.Sprintf("127.0.0.%d", 2+i), atOnce/len(clients))
		clients[i].Timeout = time.Minute
	}
	room := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	began := time.Now()
	for n := 0; ctx.Err() == nil; n++ {
		time.Sleep(time.Until(began.Add(time.Duration(float64(n) / rate * float64(time.Second)))))
		room <- struct{}{}
		wait.Go(func() {
			// What was asked is answered, though the time be over meanwhile.
			s.rightlyAnswered(context.WithoutCancel(ctx), b, clients[n%len(clients)], s.queries[n%len(s.queries)])
			<-room
		})
	}
	wait.Wait()
}

// rightlyAnswered counts an answer, and fails where there is none or a wrong one.
func (s *soak) rightlyAnswered(ctx context.Context, b *testing.B, c *http.Client, query string) bool {
	b.Helper()
	status, answer, err := s.ask(ctx, c, query)
	if ctx.Err() != nil {
		return false
	}
	switch {
	case err != nil:
		s.failed(b, "no answer: %v", err)
	case status == http.StatusServiceUnavailable && bytes.Contains(answer, []byte("STORE_UNAVAILABLE")):
		s.unavailable.Add(1)
	case status == http.StatusServiceUnavailable && bytes.Contains(answer, []byte("OVERLOADED")):
		s.overloaded.Add(1)
	default:
		data, version, parsed := parts(answer)
		for state, right := range s.right[query] {
			if status == http.StatusOK && bytes.Equal(data, right) {
				s.states[state].Add(1)
				s.answers.Add(1)
				return true
			}
		}
		if status == http.StatusOK && parsed == nil && version == nil {
			s.between.Add(1)
			return true
		}
		s.failed(b, "a wrong answer: %d %.500s\nto %s", status, answer, query)
	}
	return false
}

// parts are the data of an answer and the version of what it is of, nil where that was
// replaced while the answer was made.
func parts(answer []byte) (data json.RawMessage, version *string, err error) {
	var parsed struct {
		Data       json.RawMessage
		Extensions struct{ DataVersion *string }
	}
	err = json.Unmarshal(answer, &parsed)
	return parsed.Data, parsed.Extensions.DataVersion, err
}

// exchangeDataset puts another dataset in the place of the server's, now and then after one with a
// fault, which changes nothing.
func (s *soak) exchangeDataset(b *testing.B, data, with string, faulty bool) {
	b.Helper()
	hangUp := func() {
		if err := syscall.Kill(s.pid, syscall.SIGHUP); err != nil {
			b.Error(err)
		}
	}
	if faulty {
		fault := filepath.Join(data, "areas.yaml")
		if err := os.WriteFile(fault, []byte("areas: [{"), 0o600); err != nil {
			b.Error(err)
		}
		hangUp()
		time.Sleep(2 * time.Second)
	}
	copyOver(b, data, with)
	hangUp()
}

// copyOver makes one folder hold what another does.
func copyOver(b *testing.B, to, from string) {
	b.Helper()
	entries, err := os.ReadDir(to)
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range entries {
		if err := os.RemoveAll(filepath.Join(to, e.Name())); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		b.Fatal(err)
	}
}

// slope is how much the values grow from one to the next, by least squares.
func slope(values []float64) float64 {
	n := float64(len(values))
	var x, y, xx, xy float64
	for i, v := range values {
		at := float64(i)
		x, y, xx, xy = x+at, y+v, xx+at*at, xy+at*v
	}
	return (n*xy - x*y) / (n*xx - x*x)
}
