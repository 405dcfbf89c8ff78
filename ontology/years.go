package ontology

// FirstYear and LastYear bound the years that a figure can be for: a number
// outside them is no year.
const (
	FirstYear = 1949
	LastYear  = 2100
)

// IsYear says whether a number can be a figure's year.
func IsYear(n int) bool { return FirstYear <= n && n <= LastYear }
