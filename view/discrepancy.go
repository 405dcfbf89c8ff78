package view

// Discrepancy is two places of a document that word the same thing differently,
// as a reviewer noted it. Its passages are the two.
type Discrepancy struct{ fact }

// Message says in what they differ.
func (d *Discrepancy) Message() string { return d.str("message") }

// Plan is the plan that words it so.
func (d *Discrepancy) Plan() (*Plan, error) { return one[Plan](d.row, "Discrepancy.plan") }
