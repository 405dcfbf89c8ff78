package view

// Observation is a figure that a document reports as achieved.
type Observation struct{ figure }

// ObservationFilter says which observations: everything given must hold.
type ObservationFilter struct {
	Indicators, Areas []string
	WithParts         *bool
	Years             []int
	Documents         []string
	Text              *string
}

// Conditions are what the filter asks of the store.
func (f *ObservationFilter) Conditions() (c Conditions) {
	c.figures(f.Indicators, f.Areas, f.WithParts, f.Years)
	c.documents(f.Documents)
	c.terms("statedIndicator", f.Text)
	return c
}
