package server

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// enterAll lets a client queue so many requests, and gives each one's turn.
func enterAll(t *testing.T, a *admission, client string, n int) []chan struct{} {
	t.Helper()
	var turns []chan struct{}
	for range n {
		turn, err := a.queue(client)
		if err != nil {
			t.Fatal(err)
		}
		turns = append(turns, turn)
	}
	return turns
}

func come(turn chan struct{}) bool {
	if turn == nil { // at once
		return true
	}
	select {
	case <-turn:
		return true
	default:
		return false
	}
}

func TestAClientWithManyRequestsWaitsBehindItself(t *testing.T) {
	a := newAdmission(Work{Running: 2, PerClient: 2, Waiting: 100, Patience: time.Minute})
	heavy := enterAll(t, a, "heavy", 20)
	light := enterAll(t, a, "light", 1)
	if come(light[0]) {
		t.Fatal("both turns were taken")
	}
	a.leave("heavy")
	if !come(light[0]) || come(heavy[2]) {
		t.Error("the next turn is not that of the client with none")
	}
}

func TestOneClientLeavesTurnsToOthers(t *testing.T) {
	a := newAdmission(Work{Running: 4, PerClient: 2, Waiting: 100, Patience: time.Minute})
	heavy := enterAll(t, a, "heavy", 3)
	if come(heavy[2]) {
		t.Error("a client has more turns than one may have")
	}
	if light := enterAll(t, a, "light", 1); !come(light[0]) {
		t.Error("a free turn is not given")
	}
	a.leave("light")
	if come(heavy[2]) {
		t.Error("a client has more turns than one may have")
	}
	a.leave("heavy")
	if !come(heavy[2]) {
		t.Error("the client's own turn is not given on")
	}
}

func TestTurnsGoRoundTheClients(t *testing.T) {
	a := newAdmission(Work{Running: 1, PerClient: 1, Waiting: 100, Patience: time.Minute})
	enterAll(t, a, "first", 1)
	queues := map[string][]chan struct{}{}
	for _, client := range []string{"a", "b", "c"} {
		queues[client] = enterAll(t, a, client, 2)
	}
	last := "first"
	for _, want := range []string{"a", "b", "c", "a", "b", "c"} {
		a.leave(last)
		if !come(queues[want][0]) {
			t.Fatalf("after %s it was not the turn of %s", last, want)
		}
		queues[want] = queues[want][1:]
		last = want
	}
}

func TestARequestThatFindsNoRoomIsToldSo(t *testing.T) {
	a := newAdmission(Work{Running: 1, PerClient: 1, Waiting: 1, Patience: time.Millisecond})
	enterAll(t, a, "a", 2)
	if _, err := a.enter(t.Context(), "b"); !errors.Is(err, errOverloaded) {
		t.Errorf("the queue is full, and the error is %v", err)
	}
	if a.full() == nil {
		t.Error("the queue is full, and does not say so")
	}
}

func TestARequestWaitsNoLongerThanItMay(t *testing.T) {
	a := newAdmission(Work{Running: 1, PerClient: 1, Waiting: 10, Patience: time.Millisecond})
	enterAll(t, a, "a", 1)
	if _, err := a.enter(t.Context(), "b"); !errors.Is(err, errOverloaded) {
		t.Errorf("patience is over, and the error is %v", err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := a.enter(gone, "b"); err == nil {
		t.Error("a client that is gone was given a turn")
	}
	if a.waiting != 0 || len(a.clients) != 1 {
		t.Errorf("those that left are still there: %d waiting, %d clients", a.waiting, len(a.clients))
	}
}

// TestTurnsAreNeverLost runs many clients side by side, some of which give up.
func TestTurnsAreNeverLost(t *testing.T) {
	work := Work{Running: 3, PerClient: 2, Waiting: 1000, Patience: time.Minute}
	a := newAdmission(work)
	var running, served atomic.Int64
	var group sync.WaitGroup
	for i := range 200 {
		group.Go(func() {
			ctx, cancel := context.WithCancel(t.Context())
			if rand.IntN(3) == 0 {
				cancel()
			}
			defer cancel()
			leave, err := a.enter(ctx, fmt.Sprint(i%7))
			if err != nil {
				return
			}
			if running.Add(1) > int64(work.Running) {
				t.Error("more turns are given than there are")
			}
			served.Add(1)
			time.Sleep(time.Duration(rand.IntN(100)) * time.Microsecond)
			running.Add(-1)
			leave()
		})
	}
	group.Wait()
	if served.Load() == 0 || a.running != 0 || a.waiting != 0 || len(a.clients) != 0 {
		t.Errorf("%d served; at the end %d run and %d wait, of %d clients", served.Load(), a.running, a.waiting, len(a.clients))
	}
}
