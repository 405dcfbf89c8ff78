package paging

import (
	"slices"
	"sort"

	"github.com/policygraph/policygraph/store"
)

// Cut is the page of a list that is in the order of Compare, and whether rows
// follow it. At is the place of a row.
func Cut[T any](rows []T, at func(T) store.Key, p store.Paging) (page []T, hasNext bool) {
	if p.After != nil {
		rows = rows[sort.Search(len(rows), func(i int) bool { return Compare(p.Order, at(rows[i]), *p.After) > 0 }):]
	}
	n := min(p.First, len(rows))
	return rows[:n], n < len(rows)
}

// Cutter cuts a page out of rows that are added one by one, in any order. Of a
// million rows it holds little more than a page. It may be used again for another
// page of the same order.
type Cutter[T any] struct {
	First   int              // rows of a page
	Start   *Start[T]        // where the page begins; nil at the first row
	Compare func(a, b T) int // orders rows of equal sort values

	sorted  bool
	hasNext bool
	rows    []sortedRow[T]
	values  []float64 // the rows' sort values, one row's after the other's
	spare   []float64
	width   int // sort values of a row
}

// Start is the place after which a page begins.
type Start[T any] struct {
	Values  []float64       // its sort values
	Compare func(row T) int // compares a row of the same sort values with the place
}

// Precedes says whether a row comes after the place.
func (s *Start[T]) Precedes(row T, values []float64) bool {
	if c := slices.Compare(values, s.Values); c != 0 {
		return c > 0
	}
	return s.Compare(row) > 0
}

type sortedRow[T any] struct {
	row T
	at  int // where its sort values begin
}

// Begin makes ready for the rows of a page. Sorted says that they will be added in
// order.
func (c *Cutter[T]) Begin(sorted bool) {
	c.sorted, c.hasNext = sorted, false
	c.rows, c.values = c.rows[:0], c.values[:0]
}

// Add adds a row with its sort values, which are copied, and says whether another
// row may still change the page, or whether it has a next one.
func (c *Cutter[T]) Add(row T, values []float64) bool {
	c.width = len(values)
	switch {
	case c.Start != nil && !c.Start.Precedes(row, values):
		return true
	case c.First == 0 || c.sorted && len(c.rows) == c.First:
		c.hasNext = true
		return false
	case c.hasNext && !c.before(row, values, c.First-1):
		return true // there is a full page, and this row comes after it
	}
	c.rows = append(c.rows, sortedRow[T]{row, len(c.values)})
	c.values = append(c.values, values...)
	if !c.sorted && len(c.rows) == c.limit() {
		c.cut()
	}
	return true
}

// limit is how many rows are held before those that come after the page are
// dropped: often enough to hold few, seldom enough to sort little.
func (c *Cutter[T]) limit() int { return 2*c.First + 64 }

// before says whether a row comes before the one at i.
func (c *Cutter[T]) before(row T, values []float64, i int) bool {
	if d := slices.Compare(values, c.Values(i)); d != 0 {
		return d < 0
	}
	return c.Compare(row, c.rows[i].row) < 0
}

// End finishes the page: how many rows it has, and whether rows follow it.
func (c *Cutter[T]) End() (rows int, hasNext bool) {
	c.cut()
	return len(c.rows), c.hasNext
}

// Row is a row of the finished page.
func (c *Cutter[T]) Row(i int) T { return c.rows[i].row }

// Values are the sort values of a row of the finished page.
func (c *Cutter[T]) Values(i int) []float64 {
	at := c.rows[i].at
	return c.values[at : at+c.width]
}

// cut sorts the rows and drops those that come after the page.
func (c *Cutter[T]) cut() {
	if !c.sorted {
		slices.SortFunc(c.rows, c.compare)
	}
	if len(c.rows) <= c.First {
		return
	}
	c.hasNext = true
	c.rows = c.rows[:c.First]
	kept := c.spare[:0]
	for i := range c.rows {
		values := c.Values(i)
		c.rows[i].at = len(kept)
		kept = append(kept, values...)
	}
	c.values, c.spare = kept, c.values
}

func (c *Cutter[T]) compare(a, b sortedRow[T]) int {
	if d := slices.Compare(c.values[a.at:a.at+c.width], c.values[b.at:b.at+c.width]); d != 0 {
		return d
	}
	return c.Compare(a.row, b.row)
}
