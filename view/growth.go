package view

import "github.com/policygraph/policygraph/analysis"

// Growth shows a page of how promises for one year stand to those for another.
type Growth struct {
	*RankedConnection[GrowthRow]
	Single, Undated int
	Caveats         []*analysis.Caveat
}

// GrowthRow is the targets that say the same of several years.
type GrowthRow struct {
	*analysis.GrowthRow
	set *NodeSet
}

// GrowthEdge is one row and its place.
type GrowthEdge = RankedEdge[GrowthRow]

// NewGrowth shows one page of the growth of promises. Asked is what it is of.
func NewGrowth(of *analysis.Growth, asked any, first *int, after *Cursor) (*Growth, error) {
	c, err := newRankedConnection(of.Rows, "Query.growth", Args{Filter: asked, First: first, After: after}, 2, func(set *NodeSet, r *analysis.GrowthRow) *GrowthRow {
		set.add(r.Indicator)
		set.add(r.Targets...)
		return &GrowthRow{r, set}
	})
	if err != nil {
		return nil, err
	}
	return &Growth{c, of.Single, of.Undated, of.Caveats}, nil
}

// Rows are the page's rows.
func (g *Growth) Rows() []*GrowthRow { return g.Nodes() }

// Indicator is the indicator.
func (r *GrowthRow) Indicator() (*Indicator, error) {
	return nodeIn[*Indicator](r.set, r.GrowthRow.Indicator)
}

// Targets are those of all years, in their order.
func (r *GrowthRow) Targets() ([]*Target, error) { return nodesIn[*Target](r.set, r.GrowthRow.Targets) }
