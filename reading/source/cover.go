package source

import "slices"

// Cover is what several spans cover together, made to be asked often.
type Cover []Span // by their starts; each reaches at least as far as those before it

// NewCover makes a cover of spans in any order, which may overlap.
func NewCover(spans []Span) Cover {
	c := slices.Clone(spans)
	slices.SortFunc(c, func(a, b Span) int { return a.Start - b.Start })
	for i := 1; i < len(c); i++ {
		c[i].End = max(c[i].End, c[i-1].End)
	}
	return c
}

// Touches reports whether one of the spans shares a place with s.
func (c Cover) Touches(s Span) bool {
	end, _ := slices.BinarySearchFunc(c, s.End, func(x Span, at int) int { return x.Start - at })
	return end > 0 && c[end-1].End > s.Start
}
