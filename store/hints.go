package store

import "sync/atomic"

// Hints tell an implementation what may help it to answer faster. They are only
// an option for it to use: it may ignore all of them, and a query with zero Hints
// has the same answer.
type Hints struct {
	// StatementCache, of a Query, is shared by queries that differ in nothing but
	// IDs, where there are any, and then Paging.First.
	StatementCache *StatementCache
	// Arena, of a Query, is memory that the answer may be made of.
	Arena *Arena
	// Anonymous, of a Hop, says that the caller does not look at which nodes the
	// rows are: Item.At, Node.ID and the edge's ends may be left out of them.
	Anonymous bool
}

// ArenaOrNew is the arena of the hints, or a new one where they have none.
func (h Hints) ArenaOrNew() *Arena {
	if h.Arena == nil {
		return new(Arena)
	}
	return h.Arena
}

// StatementCache holds what a backend has prepared for a query, such as the text
// of its statement, for the next query that shares the cache. The nil cache stays
// empty. It is safe for concurrent use.
type StatementCache struct{ prepared atomic.Pointer[any] }

// Load is what was stored last; nil where nothing was.
func (c *StatementCache) Load() any {
	if c == nil {
		return nil
	}
	if prepared := c.prepared.Load(); prepared != nil {
		return *prepared
	}
	return nil
}

// Store replaces what was stored before.
func (c *StatementCache) Store(prepared any) {
	if c != nil {
		c.prepared.Store(&prepared)
	}
}
