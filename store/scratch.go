package store

// Scratch is memory for answers. Whoever asks may lend one with a Query, and when
// nothing of the answer is looked at any more, reset it and lend it again: most of
// what a busy server throws away are the rows of its answers. One that was not
// lent lasts as long as its answer. A Scratch is for one query at a time.
type Scratch struct {
	items   slab[Item]
	pages   slab[Page]
	values  slab[Value]
	edges   slab[FoundEdge]
	keys    slab[*float64]
	numbers slab[float64]
}

// Items are so many empty rows; of none, nil.
func (s *Scratch) Items(n int) []Item { return s.items.take(n) }

// Pages are so many empty pages.
func (s *Scratch) Pages(n int) []Page { return s.pages.take(n) }

// Values are no values yet, with room for so many.
func (s *Scratch) Values(n int) Values { return s.values.take(n)[:0] }

// Edge is an empty edge.
func (s *Scratch) Edge() *FoundEdge { return &s.edges.take(1)[0] }

// KeyValues are a Key's values: those of an OrderValue in each of the orders'
// directions, as KeyValue has them.
func (s *Scratch) KeyValues(n int, order func(i int) (value float64, desc bool)) []*float64 {
	values, numbers := s.keys.take(n), s.numbers.take(n)
	for i := range values {
		if v := KeyValue(order(i)); v != nil {
			numbers[i] = *v
			values[i] = &numbers[i]
		}
	}
	return values
}

// Reset takes all back. No answer that was made of it may be read any more.
func (s *Scratch) Reset() {
	s.items.reset()
	s.pages.reset()
	s.values.reset()
	s.edges.reset()
	s.keys.reset()
	s.numbers.reset()
}

// slab is memory for many of a kind, cut off chunk by chunk.
type slab[T any] struct {
	chunk, left []T
	before      int // taken of earlier chunks
}

// A chunk has so many at least, and more only for who takes them at once. What is
// kept for another time has so many at most: some 3 MB of all kinds.
const leastChunk, mostChunk, mostKept = 8, 1024, 8192

func (s *slab[T]) take(n int) []T {
	if n == 0 {
		return nil
	}
	if n > len(s.left) {
		s.before += len(s.chunk) - len(s.left)
		s.chunk = make([]T, max(n, min(2*len(s.chunk), mostChunk), leastChunk))
		s.left = s.chunk
	}
	taken := s.left[:n:n]
	s.left = s.left[n:]
	return taken
}

// reset makes one chunk of them all, empty again.
func (s *slab[T]) reset() {
	used := len(s.chunk) - len(s.left)
	switch all := s.before + used; {
	case all > mostKept:
		s.chunk = nil
	case s.before > 0:
		s.chunk = make([]T, all)
	default:
		clear(s.chunk[:used])
	}
	s.left, s.before = s.chunk, 0
}
