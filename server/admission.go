package server

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Work bounds what is done at once. A request beyond Running waits its turn; one
// beyond Waiting, or that waited for Patience, is told to come back. So the
// requests that are taken are answered in time, however many are sent.
type Work struct {
	Running   int           // requests that are answered at once
	PerClient int           // of them, those of one client
	Waiting   int           // requests that wait, of all clients
	Patience  time.Duration // that one waits
}

// errOverloaded: there is no turn for a request in time.
var errOverloaded = errors.New("the server has more work than it can do in time")

// admission gives out turns. The next turn is that of the client with the fewest
// requests running and, of several, of the one that has gone without for longest:
// a client that sends a thousand requests waits behind itself, not before others.
type admission struct {
	work Work

	mu      sync.Mutex
	running int
	waiting int
	clock   uint64 // of what happens here
	clients map[string]*clientQueue
}

// clientQueue is what one client has here.
type clientQueue struct {
	running int
	last    uint64          // by the clock: when it got a turn or, before, came
	waiting []chan struct{} // closed when its turn has come; oldest first
}

func newAdmission(w Work) *admission {
	return &admission{work: w, clients: map[string]*clientQueue{}}
}

// full says that a request would be refused now: it need not even be read.
func (a *admission) full() error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.noRoom()
}

func (a *admission) noRoom() error {
	if a.waiting < a.work.Waiting {
		return nil
	}
	return fmt.Errorf("%w: requests that wait are %d, allowed are %d", errOverloaded, a.waiting, a.work.Waiting)
}

// enter waits for a turn of the client and gives what ends it. It fails with
// errOverloaded or the context's error.
func (a *admission) enter(ctx context.Context, client string) (leave func(), err error) {
	turn, err := a.queue(client)
	if err != nil {
		return nil, err
	}
	leave = func() { a.leave(client) }
	if turn == nil {
		return leave, nil
	}
	patience := time.NewTimer(a.work.Patience)
	defer patience.Stop()
	select {
	case <-turn:
		return leave, nil
	case <-patience.C:
		err = fmt.Errorf("%w: the request waited for %s, as long as one may", errOverloaded, a.work.Patience)
	case <-ctx.Done():
		err = ctx.Err()
	}
	if !a.withdraw(client, turn) { // the turn came meanwhile
		leave()
	}
	return nil, err
}

// queue puts a request into its client's queue. The channel is closed when its
// turn has come; it is nil where that is at once.
func (a *admission) queue(client string) (chan struct{}, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	c := a.clients[client]
	if c == nil {
		a.clock++
		c = &clientQueue{last: a.clock}
	}
	if a.running < a.work.Running && c.running < a.work.PerClient {
		a.start(c)
		a.clients[client] = c
		return nil, nil
	}
	if err := a.noRoom(); err != nil {
		return nil, err
	}
	turn := make(chan struct{})
	c.waiting = append(c.waiting, turn)
	a.waiting++
	a.clients[client] = c
	return turn, nil
}

func (a *admission) start(c *clientQueue) {
	a.clock++
	a.running++
	c.running++
	c.last = a.clock
}

// leave ends a turn and gives out the next.
func (a *admission) leave(client string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.running--
	a.clients[client].running--
	a.forget(client)
	if c := a.next(); c != nil {
		close(c.waiting[0])
		c.waiting = c.waiting[1:]
		a.waiting--
		a.start(c)
	}
}

// next is the client whose turn it is, nil where none may have one.
func (a *admission) next() *clientQueue {
	var first *clientQueue
	for _, c := range a.clients {
		if len(c.waiting) == 0 || c.running >= a.work.PerClient {
			continue
		}
		if first == nil || c.running < first.running || c.running == first.running && c.last < first.last {
			first = c
		}
	}
	return first
}

// withdraw takes a request out of the queue, unless its turn has come.
func (a *admission) withdraw(client string, turn chan struct{}) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	c := a.clients[client]
	for i, other := range c.waiting {
		if other == turn {
			c.waiting = append(c.waiting[:i:i], c.waiting[i+1:]...)
			a.waiting--
			a.forget(client)
			return true
		}
	}
	return false
}

// forget keeps no client that has nothing here.
func (a *admission) forget(client string) {
	if c := a.clients[client]; c.running == 0 && len(c.waiting) == 0 {
		delete(a.clients, client)
	}
}
