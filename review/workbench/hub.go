package workbench

import (
	"sync"
	"time"
)

// kept is how many changes are remembered for those who ask later.
const kept = 2000

// hub tells windows what others changed.
type hub struct {
	mu      sync.Mutex
	first   int64 // the number before the first that is remembered
	at      int64 // of the last change
	changes []Change
	news    chan struct{} // closed with the next change
	closed  bool
}

// newHub counts from the time on, so that a number of before the program's start is
// none that it could have given since.
func newHub() *hub {
	at := time.Now().UnixMilli()
	return &hub{first: at, at: at, news: make(chan struct{})}
}

// publish numbers a change and tells it.
func (h *hub) publish(c Change) Change {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.at++
	c.At = h.at
	h.changes = append(h.changes, c)
	if over := len(h.changes) - kept; over > 0 {
		h.changes = append([]Change(nil), h.changes[over:]...)
		h.first += int64(over)
	}
	if !h.closed {
		close(h.news)
		h.news = make(chan struct{})
	}
	return c
}

func (h *hub) now() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.at
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.closed {
		h.closed = true
		close(h.news)
	}
}

// since are the changes after a number; where there are none it waits.
func (h *hub) since(done <-chan struct{}, at int64, wait time.Duration) Changes {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	for {
		h.mu.Lock()
		out := Changes{At: h.at, Changes: []Change{}}
		switch {
		case at < h.first || at > h.at:
			out.Reload = true
		case at < h.at:
			out.Changes = append(out.Changes, h.changes[at-h.first:]...)
		}
		news, closed := h.news, h.closed
		h.mu.Unlock()
		if out.Reload || len(out.Changes) > 0 || closed {
			return out
		}
		select {
		case <-news:
		case <-timer.C:
			return out
		case <-done:
			return out
		}
	}
}
