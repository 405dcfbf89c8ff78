package store

import "sync/atomic"

// Memo is where a backend may keep what it makes of a query, such as the text of
// its statement, for the next one that shares it. The nil Memo keeps nothing. It is
// safe for concurrent use.
type Memo struct{ made atomic.Pointer[any] }

// Made is what was kept last; nil where nothing was.
func (m *Memo) Made() any {
	if m == nil {
		return nil
	}
	if made := m.made.Load(); made != nil {
		return *made
	}
	return nil
}

// Keep keeps something in place of what was kept before.
func (m *Memo) Keep(made any) {
	if m != nil {
		m.made.Store(&made)
	}
}
