package memstore

import "context"

// cancelCheck counts the steps of some work (nodes and edges looked at, texts
// compared) and looks at the context once in many of them: a look takes longer than
// a step. Once the context is done it says so for good, and counts no more.
type cancelCheck struct {
	ctx    context.Context
	count  int // steps
	looked int // of them, those before the last look
	err    error
}

// checkEverySteps is how many steps lie between two looks: some dozen microseconds.
const checkEverySteps = 1024

// check counts a step.
func (c *cancelCheck) check() error { return c.spend(1) }

// spend counts some steps at once.
func (c *cancelCheck) spend(steps int) error {
	if c.err != nil {
		return c.err
	}
	if c.count += steps; c.count-c.looked >= checkEverySteps {
		c.looked = c.count
		c.err = c.ctx.Err()
	}
	return c.err
}
