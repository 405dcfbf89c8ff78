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
// bring it back.
type Dismissed struct {
	What     string           `yaml:"what"`             // one of dismissable
	Class    string           `yaml:"class,omitempty"`  // of a number: what it is instead (date, ceiling …)
	Reason   string           `yaml:"reason,omitempty"` // in the reviewer's words
	Locator  `yaml:",inline"` // where it stands
	Reviewed *Reviewed        `yaml:"reviewed,omitempty"`
}

// dismissable is what may be dismissed: what the reader could not read, and facts.
func dismissable() []string {
	return []string{"number", "bracket", "label", "row", "task", "target", "observation", "platform", "organisation"}
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

func (p place) reviewed(r Reviewed) {
	p.needed("by of reviewed", r.By)
	if _, err := time.Parse(time.DateOnly, r.On); err != nil {
		p.wrong("give the day as 2022-09-30", "reviewed on %q", r.On)
	}
}

func (c *checker) dismissed(f *File) {
	for i := range f.Dismissed {
		c.at(f, fmt.Sprintf(".dismissed[%d]", i)).oneOf("what", f.Dismissed[i].What, dismissable()...)
	}
}
