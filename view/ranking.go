package view

import "github.com/policygraph/policygraph/analysis"

// Ranking shows a page of areas in the order of an indicator for a year.
type Ranking struct {
	*RankedConnection[RankingRow]
	By      analysis.RankingBasis
	Caveats []*analysis.Caveat
}

// RankingRow is one area's.
type RankingRow struct {
	*analysis.RankingRow
	set *NodeSet
}

// RankingEdge is one row and its place.
type RankingEdge = RankedEdge[RankingRow]

// NewRanking shows one page of a ranking. Asked is what it is of: cursors are good for
// the same only.
func NewRanking(of *analysis.Ranking, asked any, first *int, after *Cursor) (*Ranking, error) {
	c, err := newRankedConnection(of.Rows, "Query.ranking", Args{Filter: asked, First: first, After: after}, 2, func(set *NodeSet, r *analysis.RankingRow) *RankingRow {
		set.add(r.Area)
		set.add(r.Targets...)
		set.add(r.Observations...)
		set.add(r.Plans...)
		return &RankingRow{r, set}
	})
	if err != nil {
		return nil, err
	}
	return &Ranking{c, of.By, of.Caveats}, nil
}

// Rows are the page's rows.
func (r *Ranking) Rows() []*RankingRow { return r.Nodes() }

// Area is the area.
func (r *RankingRow) Area() (*Area, error) { return nodeIn[*Area](r.set, r.RankingRow.Area) }

// Targets are what it promised for the year.
func (r *RankingRow) Targets() ([]*Target, error) {
	return nodesIn[*Target](r.set, r.RankingRow.Targets)
}

// Observations are what it reported of the year.
func (r *RankingRow) Observations() ([]*Observation, error) {
	return nodesIn[*Observation](r.set, r.RankingRow.Observations)
}

// Plans are the loaded plans that the status is told by.
func (r *RankingRow) Plans() ([]*Plan, error) { return nodesIn[*Plan](r.set, r.RankingRow.Plans) }
