package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/policygraph/policygraph/bench/internal/question"
)

// workload is one question with the variables of all its requests, made ready for
// each server.
type workload struct {
	question question.Question
	draws    []question.Variables
	runners  []*runner
}

// runner is a server with the requests of a workload.
type runner struct {
	*server
	url    string
	bodies [][]byte
}

func newWorkload(q question.Question, draws []question.Variables, servers []*server) (*workload, error) {
	w := &workload{question: q, draws: draws}
	for _, s := range servers {
		r := &runner{server: s}
		for _, v := range draws {
			url, body, err := s.request(q, v)
			if err != nil {
				return nil, err
			}
			r.url, r.bodies = url, append(r.bodies, body)
		}
		w.runners = append(w.runners, r)
	}
	return w, nil
}

// compare holds the servers' first n answers against each other. Speed says
// nothing where they differ, so that ends the run.
func (w *workload) compare(ctx context.Context, n int) error {
	for i := range min(n, len(w.draws)) {
		var want string
		for _, r := range w.runners {
			answer, err := r.ask(ctx, r.url, r.bodies[i])
			if err != nil {
				return fmt.Errorf("%s with %v: %w", w.question.Name, w.draws[i], err)
			}
			got, err := w.question.Canonical(answer)
			if err != nil {
				return fmt.Errorf("%s with %v: the answer of %s: %w", w.question.Name, w.draws[i], r.name, err)
			}
			if r == w.runners[0] {
				want = got
			} else if got != want {
				return fmt.Errorf("%s with %v: %s does not answer as %s, %s", w.question.Name, w.draws[i], r.name, w.runners[0].name, question.Difference(want, got))
			}
		}
	}
	return nil
}

// load keeps so many clients busy for a time: each sends its next request when
// the last one is answered. Equal seeds ask the same in the same order.
func (r *runner) load(ctx context.Context, clients int, d time.Duration, seed uint64) (sample, error) {
	var (
		sum   sample
		first error
		mu    sync.Mutex
		wait  sync.WaitGroup
	)
	started := time.Now()
	for client := range clients {
		wait.Go(func() {
			s, err := r.drive(ctx, started.Add(d), rand.New(rand.NewPCG(seed, uint64(client))))
			mu.Lock()
			defer mu.Unlock()
			sum.add(s)
			if first == nil {
				first = err
			}
		})
	}
	wait.Wait()
	sum.busy = time.Since(started)
	return sum, first
}

func (r *runner) drive(ctx context.Context, end time.Time, draw *rand.Rand) (sample, error) {
	var s sample
	for {
		sent := time.Now()
		if !sent.Before(end) {
			return s, nil
		}
		answer, err := r.ask(ctx, r.url, r.bodies[draw.IntN(len(r.bodies))])
		if err != nil {
			return s, err
		}
		s.times = append(s.times, time.Since(sent))
		s.bytes += int64(len(answer))
	}
}
