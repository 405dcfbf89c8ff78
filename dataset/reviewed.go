package dataset

import (
	"fmt"
	"time"
)

// Reviewed is who looked at something, and when.
type Reviewed struct {
	By string `yaml:"by"`
	On string `yaml:"on"` // 2026-03-18
}

// Dismissed is a place of the text that a reviewer says is no fact: what the reader
// could not read, or what it took for a fact and was deleted. A newer reader does not
// bring it back. It is also what check points out and a reviewer found to be the
// document's own: that it contradicts itself, or announces another number than it lists.
type Dismissed struct {
	What     string           `yaml:"what"`             // one of dismissable
	Class    string           `yaml:"class,omitempty"`  // of a number: what it is instead (date, ceiling …)
	Reason   string           `yaml:"reason,omitempty"` // in the reviewer's words
	Locator  `yaml:",inline"` // where it stands
	Against  *Locator         `yaml:"against,omitempty"` // of a contradiction: the other place
	Reviewed *Reviewed        `yaml:"reviewed,omitempty"`
}

// What the document itself does, among what may be dismissed.
const (
	DismissedContradiction = "contradiction"
	DismissedAnnouncement  = "announcement"
)

// dismissable is what may be dismissed: what the reader could not read, facts, and what
// the document itself does.
func dismissable() []string {
	return []string{
		"number", "bracket", "label", "row", "task", "target", "observation", "platform", "organisation",
		DismissedContradiction, DismissedAnnouncement,
	}
}

// Dismisses says whether a reviewer dismissed what stands at a place.
func (f *File) Dismisses(what string, start, end int) bool {
	for i := range f.Dismissed {
		if d := &f.Dismissed[i]; d.What == what && d.Start == start && d.End == end {
			return true
		}
	}
	return false
}

// KnowsContradiction says whether a reviewer found that the document says one thing at
// one place and another at the other.
func (f *File) KnowsContradiction(one, other Locator) bool {
	same := func(a, b Locator) bool { return a.Start == b.Start && a.End == b.End }
	for i := range f.Dismissed {
		d := &f.Dismissed[i]
		if d.What == DismissedContradiction && d.Against != nil &&
			(same(d.Locator, one) && same(*d.Against, other) || same(d.Locator, other) && same(*d.Against, one)) {
			return true
		}
	}
	return false
}

func (p place) reviewed(r Reviewed) {
	p.needed("by of reviewed", r.By)
	if _, err := time.Parse(time.DateOnly, r.On); err != nil {
		p.wrong("give the day as 2022-09-30", "reviewed on %q", r.On)
	}
}

func (c *checker) dismissed(f *File) {
	for i := range f.Dismissed {
		d := &f.Dismissed[i]
		here := c.at(f, fmt.Sprintf(".dismissed[%d]", i))
		here.oneOf("what", d.What, dismissable()...)
		if (d.What == DismissedContradiction) != (d.Against != nil) {
			here.wrong("give against, the other place, of a contradiction and of nothing else", "against does not go with what")
		}
	}
}
