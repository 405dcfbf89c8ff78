// Package stoptest helps tests that cancel work in its middle and hold it to stopping
// there: by how often the work looks at its context, not by a clock.
package stoptest

import (
	"context"
	"sync/atomic"
)

// Context is done once it was looked at for so many times. It counts all looks, also
// those after that. It may be used by several goroutines.
type Context struct {
	context.Context
	after int64
	looks atomic.Int64
	done  chan struct{}
}

// After is a context that is done from the look on that follows so many others.
func After(parent context.Context, looks int) *Context {
	return &Context{Context: parent, after: int64(looks), done: make(chan struct{})}
}

// Err looks at the context.
func (c *Context) Err() error {
	switch n := c.looks.Add(1); {
	case n <= c.after:
		return nil
	case n == c.after+1:
		close(c.done)
	}
	return context.Canceled
}

// Done is closed at the look that finds the context done. To wait for it is no look.
func (c *Context) Done() <-chan struct{} { return c.done }

// Looks is how often the context was looked at.
func (c *Context) Looks() int { return int(c.looks.Load()) }

// Late is how often the context was looked at after it had said that it is done.
func (c *Context) Late() int { return max(0, int(c.looks.Load()-c.after)-1) }
