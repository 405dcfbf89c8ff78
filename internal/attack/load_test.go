//go:build linux

package attack

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"sync"
	"testing"
	"time"
)

// The requests of a load: one that many clients send, and one that takes the server a
// thousand times as long.
const (
	light = `{ plans(first: 20) { nodes { id title tasks(first: 100) { nodes { id title key agencies { nodes { name } } } } } } }`
	heavy = `{ matrix(rows: AGENCY, columns: PLAN) { cells { count } } tasks(first: 100) { nodes { title agencies { edges { node { name tasks(first: 20) { nodes { title } } } } } } } }`
)

// client sends requests from an address of its own.
func client(address string, connections int) *http.Client {
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}}
	return &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{
		DialContext: dialer.DialContext, MaxIdleConnsPerHost: connections, MaxConnsPerHost: connections,
	}}
}

// answered sends a query and says whether it was answered in time, and how long it took.
func (s *target) answered(ctx context.Context, c *http.Client, query string) (bool, time.Duration) {
	began := time.Now()
	status, _, err := s.ask(ctx, c, query)
	took := time.Since(began)
	return err == nil && status == http.StatusOK && took < time.Second, took
}

// ask sends a query and gives what is answered.
func (s *target) ask(ctx context.Context, c *http.Client, query string) (status int, answer []byte, err error) {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return 0, nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url(), bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := c.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// load is what came of requests that were sent for a time.
type load struct {
	goodput float64 // answered within a second, a second
	p99     time.Duration
}

func loadOf(times []time.Duration, lasted time.Duration) load {
	if len(times) == 0 {
		return load{}
	}
	slices.Sort(times)
	return load{float64(len(times)) / lasted.Seconds(), times[len(times)*99/100]}
}

// asFastAsItCan has some clients each send the next request when the last is answered.
func (s *target) asFastAsItCan(ctx context.Context, clients int, lasts time.Duration) load {
	ctx, cancel := context.WithTimeout(ctx, lasts)
	defer cancel()
	var mu sync.Mutex
	var times []time.Duration
	var wait sync.WaitGroup
	for i := range clients {
		wait.Go(func() {
			for c := client(fmt.Sprintf("127.0.0.%d", 2+i), 1); ctx.Err() == nil; {
				if ok, took := s.answered(ctx, c, light); ok {
					mu.Lock()
					times = append(times, took)
					mu.Unlock()
				}
			}
		})
	}
	wait.Wait()
	return loadOf(times, lasts)
}

// waiting are the requests of one client that may be unanswered at a time.
const waiting = 100

// atRate sends so many requests a second, whether the last are answered or not, from
// some clients by turns. One that has too many unanswered leaves its turn out: to wait
// for a connection of its own would be its delay, not the server's.
func (s *target) atRate(ctx context.Context, rate float64, lasts time.Duration) load {
	clients, free := make([]*http.Client, 8), make([]chan struct{}, 8)
	for i := range clients {
		clients[i], free[i] = client(fmt.Sprintf("127.0.0.%d", 2+i), waiting), make(chan struct{}, waiting)
	}
	var mu sync.Mutex
	var times []time.Duration
	var wait sync.WaitGroup
	began := time.Now()
	for n := 0; time.Since(began) < lasts; n++ {
		time.Sleep(time.Until(began.Add(time.Duration(float64(n) / rate * float64(time.Second)))))
		turn := n % len(clients)
		select {
		case free[turn] <- struct{}{}:
		default:
			continue
		}
		wait.Go(func() {
			defer func() { <-free[turn] }()
			if ok, took := s.answered(ctx, clients[turn], light); ok {
				mu.Lock()
				times = append(times, took)
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	return loadOf(times, lasts)
}

// probed gives the longest that a probe waited until it is called.
func (s *target) probed(ctx context.Context) func() time.Duration {
	ctx, cancel := context.WithCancel(ctx)
	longest, done := time.Duration(0), make(chan struct{})
	go func() {
		defer close(done)
		c := client("127.0.0.1", 1)
		for ; ctx.Err() == nil; time.Sleep(20 * time.Millisecond) {
			began := time.Now()
			response, err := c.Get("http://" + s.address + "/healthz")
			if err != nil {
				longest = time.Hour
				continue
			}
			response.Body.Close()
			longest = max(longest, time.Since(began))
		}
	}()
	return func() time.Duration {
		cancel()
		<-done
		return longest
	}
}

// BenchmarkLoad holds the server to its load, on a core of its own: how much it answers
// at three times its capacity, of the best; how much longer light requests take while
// one client sends heavy ones, at half the capacity; and how long a probe waits.
func BenchmarkLoad(b *testing.B) {
	const lasts = 8 * time.Second
	for b.Loop() {
		s := startOn(b, "0", nil)
		ctx := b.Context()
		s.asFastAsItCan(ctx, 4, lasts/4) // warm
		best := s.asFastAsItCan(ctx, 4, lasts)
		probe := s.probed(ctx)
		flooded := s.atRate(ctx, 3*best.goodput, lasts)
		quiet := s.atRate(ctx, best.goodput/2, lasts)
		attack, stop := context.WithCancel(ctx)
		var attacker sync.WaitGroup
		c := client("127.0.0.99", 50)
		for range 50 {
			attacker.Go(func() {
				for attack.Err() == nil {
					s.answered(attack, c, heavy)
				}
			})
		}
		attacked := s.atRate(ctx, best.goodput/4, lasts)
		stop()
		attacker.Wait()
		b.ReportMetric(best.goodput, "best/s")
		b.ReportMetric(flooded.goodput/best.goodput, "goodput-at-3x")
		b.ReportMetric(float64(attacked.p99)/float64(quiet.p99), "p99-attacked/quiet")
		b.ReportMetric(float64(quiet.p99.Microseconds())/1000, "p99-quiet-ms")
		b.ReportMetric(float64(probe().Milliseconds()), "longest-probe-ms")
	}
}
