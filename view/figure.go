package view

import "github.com/policygraph/policygraph/ontology"

// figure is what targets and observations share: a number that a document
// states, as worded and in the indicator's unit.
type figure struct{ fact }

// StatedIndicator is the indicator as worded.
func (f figure) StatedIndicator() string { return f.str("statedIndicator") }

// Comparator says how the value is to be read.
func (f figure) Comparator() ontology.Comparator { return ontology.Comparator(f.str("comparator")) }

// Value is the value as written.
func (f figure) Value() float64 { return value[float64](f.item.Node.Props, "value") }

// ValueMax is the upper end of a range.
func (f figure) ValueMax() *float64 { return optional[float64](f.item.Node.Props, "valueMax") }

// Unit is the unit as written.
func (f figure) Unit() *string { return f.text("unit") }

// CanonicalValue is the value in canonicalUnit.
func (f figure) CanonicalValue() *float64 {
	return optional[float64](f.item.Node.Props, "canonicalValue")
}

// CanonicalUnit is the indicator's unit.
func (f figure) CanonicalUnit() *string { return f.text("canonicalUnit") }

// Qualifier is what qualifies it: 累计, 年均.
func (f figure) Qualifier() *string { return f.text("qualifier") }

// Scope is the part that it speaks of.
func (f figure) Scope() *string { return f.text("scope") }

// Tier is of what rank the counted things are.
func (f figure) Tier() *string { return f.text("tier") }

// Either says that it or the one that 或 joins to it is enough.
func (f figure) Either() bool { return f.flag("either") }

// Year is the year it is for.
func (f figure) Year() *int { return f.integer("year") }

// Inferred names the fields that stand nowhere in its own sentence or row.
func (f figure) Inferred() []string { return f.list("inferred") }

// Indicator is the canonical indicator.
func (f figure) Indicator() (*Indicator, error) { return one[Indicator](f.row, f.field("indicator")) }

// Area is the area that it is for.
func (f figure) Area() (*Area, error) { return one[Area](f.row, f.field("area")) }

// figures restricts targets or observations.
func (c *Conditions) figures(indicators, areas []string, withParts *bool, years []int) {
	c.ids(ontology.KindIndicator, indicators, out(ontology.KindIndicator, ontology.Measures))
	c.areas(areas, withParts, out(ontology.KindArea, ontology.ForArea))
	c.years("year", years)
}
