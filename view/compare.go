package view

import "github.com/policygraph/policygraph/analysis"

// Comparison shows what areas promised and reported side by side.
type Comparison struct {
	*NodeSet
	Indicators []*ComparedIndicator
	Caveats    []*analysis.Caveat
}

// ComparedIndicator is one indicator of a comparison.
type ComparedIndicator struct {
	set  *NodeSet
	id   string
	Rows []*ComparedRow
}

// ComparedRow is one area's.
type ComparedRow struct {
	set   *NodeSet
	id    string
	Cells []*ComparedCell
}

// ComparedCell is what one area said for one year.
type ComparedCell struct {
	*analysis.ComparedCell
	set *NodeSet
}

// NewComparison shows a comparison.
func NewComparison(of *analysis.Comparison) *Comparison {
	c := &Comparison{NodeSet: newNodeSet(), Caveats: of.Caveats}
	for _, indicator := range of.Indicators {
		i := &ComparedIndicator{set: c.NodeSet, id: indicator.Indicator}
		c.add(i.id)
		for _, row := range indicator.Rows {
			r := &ComparedRow{set: c.NodeSet, id: row.Area}
			c.add(r.id)
			for _, cell := range row.Cells {
				c.add(cell.Targets...)
				c.add(cell.Observations...)
				c.add(cell.Plans...)
				for _, near := range cell.Near {
					c.add(near.Fact)
				}
				r.Cells = append(r.Cells, &ComparedCell{cell, c.NodeSet})
			}
			i.Rows = append(i.Rows, r)
		}
		c.Indicators = append(c.Indicators, i)
	}
	return c
}

// Indicator is the indicator.
func (i *ComparedIndicator) Indicator() (*Indicator, error) { return nodeIn[*Indicator](i.set, i.id) }

// Area is the area.
func (r *ComparedRow) Area() (*Area, error) { return nodeIn[*Area](r.set, r.id) }

// Targets are what was promised.
func (c *ComparedCell) Targets() ([]*Target, error) {
	return nodesIn[*Target](c.set, c.ComparedCell.Targets)
}

// Observations are what was reported.
func (c *ComparedCell) Observations() ([]*Observation, error) {
	return nodesIn[*Observation](c.set, c.ComparedCell.Observations)
}

// Plans are the loaded plans that speak for the area and the year.
func (c *ComparedCell) Plans() ([]*Plan, error) { return nodesIn[*Plan](c.set, c.ComparedCell.Plans) }

// Near are the figures that the area has instead, where it states none.
func (c *ComparedCell) Near() []*Near {
	out := make([]*Near, len(c.ComparedCell.Near))
	for i, n := range c.ComparedCell.Near {
		out[i] = &Near{n, c.set}
	}
	return out
}

// Near is a figure that an area has where it states none of what is asked for.
type Near struct {
	*analysis.Near
	set *NodeSet
}

// Fact is the figure.
func (n *Near) Fact() (Fact, error) { return nodeIn[Fact](n.set, n.Near.Fact) }
