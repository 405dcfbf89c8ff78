package view

import "github.com/policygraph/policygraph/ontology"

// Indicator is a canonical measure.
type Indicator struct{ row }

// Name is its name.
func (i *Indicator) Name() string { return i.str("name") }

// Unit is the unit of canonical values.
func (i *Indicator) Unit() *string { return i.text("unit") }

// Concept is what is measured.
func (i *Indicator) Concept() *string { return i.text("concept") }

// Direction is up or down, whichever is better.
func (i *Indicator) Direction() *string { return i.text("direction") }

// BetterDirection is the same as an enum.
func (i *Indicator) BetterDirection() *ontology.BetterDirection {
	return enum[ontology.BetterDirection](i.row, "betterDirection")
}

// Flow tells what is counted over a period from a stock.
func (i *Indicator) Flow() bool { return i.flag("flow") }

// Cumulative is 累计.
func (i *Indicator) Cumulative() bool { return i.flag("cumulative") }

// Aliases are its other wordings.
func (i *Indicator) Aliases() []string { return i.list("aliases") }

// Family is what all measures of one thing share.
func (i *Indicator) Family() (*IndicatorFamily, error) {
	return one[IndicatorFamily](i.row, "Indicator.family")
}

// Targets are those that it measures.
func (i *Indicator) Targets(filter *TargetFilter, orderBy *TargetOrder, first *int, after *Cursor) (*TargetConnection, error) {
	return many[Target](i.row, "Indicator.targets", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// Observations are the reported figures that it measures.
func (i *Indicator) Observations(filter *ObservationFilter, orderBy *ObservationOrder, first *int, after *Cursor) (*ObservationConnection, error) {
	return many[Observation](i.row, "Indicator.observations", Args{Filter: filter, Order: orderName(orderBy), First: first, After: after})
}

// IndicatorFamily joins the indicators of one thing: stock and what is new, count
// and area, the whole and its tiers.
type IndicatorFamily struct{ row }

// Name is the thing that they measure.
func (f *IndicatorFamily) Name() string { return f.str("name") }

// Indicators are those of the family.
func (f *IndicatorFamily) Indicators(filter *IndicatorFilter, first *int, after *Cursor) (*IndicatorConnection, error) {
	return many[Indicator](f.row, "IndicatorFamily.indicators", Args{Filter: filter, First: first, After: after})
}

// IndicatorFilter says which indicators: everything given must hold.
type IndicatorFilter struct {
	Indicators, Plans, Areas []string
	WithParts                *bool
	Text                     *string
}

// Conditions are what the filter asks of the store.
func (f *IndicatorFilter) Conditions() (c Conditions) {
	c.ids(ontology.KindIndicator, f.Indicators)
	c.ids(ontology.KindPlan, f.Plans, in(ontology.KindTarget, ontology.Measures), in(ontology.KindPlan, ontology.Sets))
	figures := in(ontology.KindTarget, ontology.Measures)
	figures.Kinds = []string{ontology.KindTarget, ontology.KindObservation}
	c.areas(f.Areas, f.WithParts, figures, out(ontology.KindArea, ontology.ForArea))
	c.terms("name", f.Text)
	return c
}
