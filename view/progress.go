package view

import "github.com/policygraph/policygraph/analysis"

// Progress shows what an area's plans promise beside what is reported of it.
type Progress struct {
	*NodeSet
	Rows    []*ProgressRow
	Caveats []*analysis.Caveat

	of *analysis.Progress
}

// ProgressRow is one indicator.
type ProgressRow struct {
	*analysis.ProgressRow
	set *NodeSet
}

// NewProgress shows progress.
func NewProgress(of *analysis.Progress) *Progress {
	p := &Progress{NodeSet: newNodeSet(), Caveats: of.Caveats, of: of}
	p.add(of.Area)
	p.add(of.Plans...)
	for _, r := range of.Rows {
		p.add(r.Indicator)
		p.add(r.Targets...)
		p.add(r.Observations...)
		p.add(r.Near...)
		p.Rows = append(p.Rows, &ProgressRow{r, p.NodeSet})
	}
	return p
}

// Area is the area.
func (p *Progress) Area() (*Area, error) { return nodeIn[*Area](p.NodeSet, p.of.Area) }

// Plans are the plans of it that are loaded.
func (p *Progress) Plans() ([]*Plan, error) { return nodesIn[*Plan](p.NodeSet, p.of.Plans) }

// Indicator is the indicator.
func (r *ProgressRow) Indicator() (*Indicator, error) {
	return nodeIn[*Indicator](r.set, r.ProgressRow.Indicator)
}

// Targets are what was promised.
func (r *ProgressRow) Targets() ([]*Target, error) {
	return nodesIn[*Target](r.set, r.ProgressRow.Targets)
}

// Observations are what was reported.
func (r *ProgressRow) Observations() ([]*Observation, error) {
	return nodesIn[*Observation](r.set, r.ProgressRow.Observations)
}

// Near are figures of the indicator's family that the other side has.
func (r *ProgressRow) Near() ([]Fact, error) { return nodesIn[Fact](r.set, r.ProgressRow.Near) }
