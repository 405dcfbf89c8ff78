package store

// Arena is memory for answers. A caller may pass one with a Query (Hints.Arena)
// and, when it reads nothing of the answer any more, reset it and pass it again:
// most of the memory that a busy server allocates is the rows of its answers. It
// serves one query at a time.
type Arena struct {
	items   chunks[Item]
	pages   chunks[Page]
	values  chunks[Value]
	edges   chunks[FoundEdge]
	keys    chunks[*float64]
	numbers chunks[float64]
}

// Items allocates n empty rows; nil for none.
func (a *Arena) Items(n int) []Item { return a.items.allocate(n) }

// Pages allocates n empty pages; nil for none.
func (a *Arena) Pages(n int) []Page { return a.pages.allocate(n) }

// Values allocates an empty list with the capacity n.
func (a *Arena) Values(n int) Values { return a.values.allocate(n)[:0] }

// Edge allocates an empty edge.
func (a *Arena) Edge() *FoundEdge { return &a.edges.allocate(1)[0] }

// KeyValues allocates the n values of a Key: each a number, or null where there is
// none.
func (a *Arena) KeyValues(n int, value func(i int) (number float64, ok bool)) []*float64 {
	values, numbers := a.keys.allocate(n), a.numbers.allocate(n)
	for i := range values {
		if number, ok := value(i); ok {
			numbers[i] = number
			values[i] = &numbers[i]
		}
	}
	return values
}

// Reset makes all of the memory free again. No answer that was made of it may be
// read any more.
func (a *Arena) Reset() {
	a.items.reset()
	a.pages.reset()
	a.values.reset()
	a.edges.reset()
	a.keys.reset()
	a.numbers.reset()
}

// chunks is memory for values of one type, allocated chunk by chunk.
type chunks[T any] struct {
	current, free []T // free is the unused end of current
	earlier       int // values allocated from chunks before current
}

// The sizes of chunks, in values. A request for more gets a chunk of its own size.
// maxKept is what a reset keeps at most: some 3 MB of all types together.
const minChunk, maxChunk, maxKept = 8, 1024, 8192

func (c *chunks[T]) allocate(n int) []T {
	if n == 0 {
		return nil
	}
	if n > len(c.free) {
		c.earlier += len(c.current) - len(c.free)
		c.current = make([]T, max(n, min(2*len(c.current), maxChunk), minChunk))
		c.free = c.current
	}
	allocated := c.free[:n:n]
	c.free = c.free[n:]
	return allocated
}

// reset leaves one empty chunk, large enough for all that was allocated.
func (c *chunks[T]) reset() {
	used := len(c.current) - len(c.free)
	switch all := c.earlier + used; {
	case all > maxKept:
		c.current = nil
	case c.earlier > 0:
		c.current = make([]T, all)
	default:
		clear(c.current[:used])
	}
	c.free, c.earlier = c.current, 0
}
