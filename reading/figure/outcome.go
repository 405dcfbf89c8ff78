package figure

import (
	"github.com/policygraph/policygraph/reading/account"
	"github.com/policygraph/policygraph/reading/quantity"
)

// Outcome is what becomes of a number of the text. Each number has exactly one.
type Outcome int8

// Outcomes.
const (
	Unread   Outcome = iota // no rule took it
	SetAside                // a rule says what it is instead of a figure: its Class
	Stated                  // it is the value of a figure, or of several
)

// Class says what a number is that is no figure.
type Class = account.Class

// The classes of numbers that are mostly set aside here; others belong to what
// stands around the passages.
const (
	Ceiling    = account.Ceiling
	Condition  = account.Condition
	Definition = account.Definition
	Standard   = account.Standard
	Name       = account.Name
	Slogan     = account.Slogan
	Period     = account.Period
)

// Number is a number of the passage and what became of it.
type Number struct {
	Start, End int // the number with its unit
	Outcome    Outcome
	Class      Class  // of a number that is set aside
	Rule       string // the rule that decided
	Message    string // of an unread number that looks like a figure: what is not known of it

	from, to int // with its comparators
}

// Compared is where the number stands with its comparators.
func (n Number) Compared() (start, end int) { return n.from, n.to }

// appendNumbers adds the quantities as numbers that nothing has decided on.
func appendNumbers(numbers []Number, found []quantity.Quantity) []Number {
	for i := range found {
		q := &found[i]
		numbers = append(numbers, Number{Start: q.NumStart, End: q.NumEnd, from: q.Start, to: q.End})
	}
	return numbers
}

// number is the record of a quantity.
func (r *reader) number(q *quantity.Quantity) *Number {
	lo, hi := 0, len(r.numbers)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.numbers[mid].Start < q.NumStart {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return &r.numbers[lo]
}

// state records that a figure has the quantity for its value. That stands
// whatever was said of it before: a size in brackets is read after its sentence.
func (r *reader) state(q *quantity.Quantity, by string) {
	n := r.number(q)
	n.Outcome, n.Class, n.Rule, n.Message = Stated, "", by, ""
}

// setAside records what the quantity is instead of a figure. What was decided
// first stands.
func (r *reader) setAside(q *quantity.Quantity, class Class, by string) {
	if n := r.number(q); n.Rule == "" {
		n.Outcome, n.Class, n.Rule = SetAside, class, by
	}
}

// leave records that a rule saw the quantity and could not read it. A message
// makes it a doubt that is told.
func (r *reader) leave(q *quantity.Quantity, by, message string) {
	if n := r.number(q); n.Rule == "" || n.Outcome == Unread && n.Message == "" {
		n.Rule, n.Message = by, message
	}
}
