package view

import "github.com/policygraph/policygraph/ontology"

// Discrepancy is two places of a document that word the same thing differently or want it
// done by different times, as a reviewer noted it or a rule found it. Its passages are the
// two.
type Discrepancy struct{ fact }

// Kind is in what they differ.
func (d *Discrepancy) Kind() ontology.DiscrepancyKind { return ontology.DiscrepancyKind(d.str("kind")) }

// Says are what the two places say, where a rule compared them.
func (d *Discrepancy) Says() []string { return d.list("says") }

// SaysEn is Says in English; names and periods stay as they are.
func (d *Discrepancy) SaysEn() []string { return d.list("saysEn") }

// Message says in what they differ.
func (d *Discrepancy) Message() string { return d.str("message") }

// MessageEn is Message in English; what a reviewer wrote stays as it is.
func (d *Discrepancy) MessageEn() string { return d.str("messageEn") }

// Plan is the plan that words it so.
func (d *Discrepancy) Plan() (*Plan, error) { return one[Plan](d.row, "Discrepancy.plan") }
