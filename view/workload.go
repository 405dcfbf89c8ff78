package view

import "github.com/policygraph/policygraph/analysis"

// Workload shows a page of what agencies have to do in the plans of an area.
type Workload struct {
	*RankedConnection[WorkloadRow]
	Tasks   int
	Caveats []*analysis.Caveat

	area  string
	plans []string
}

// WorkloadRow is one agency's.
type WorkloadRow struct {
	*analysis.WorkloadRow
	set *NodeSet
}

// WorkloadEdge is one row and its place.
type WorkloadEdge = RankedEdge[WorkloadRow]

// NewWorkload shows one page of a workload. Asked is what it is of.
func NewWorkload(of *analysis.Workload, asked any, first *int, after *Cursor) (*Workload, error) {
	c, err := newRankedConnection(of.Rows, "Query.workload", Args{Filter: asked, First: first, After: after}, 3, func(set *NodeSet, r *analysis.WorkloadRow) *WorkloadRow {
		set.add(r.Agency)
		return &WorkloadRow{r, set}
	})
	if err != nil {
		return nil, err
	}
	c.add(of.Area)
	c.add(of.Plans...)
	return &Workload{c, of.Tasks, of.Caveats, of.Area, of.Plans}, nil
}

// Rows are the page's rows.
func (w *Workload) Rows() []*WorkloadRow { return w.Nodes() }

// Area is the area.
func (w *Workload) Area() (*Area, error) { return nodeIn[*Area](w.NodeSet, w.area) }

// Plans are the plans whose tasks were looked at.
func (w *Workload) Plans() ([]*Plan, error) { return nodesIn[*Plan](w.NodeSet, w.plans) }

// Agency is the agency.
func (r *WorkloadRow) Agency() (*Agency, error) { return nodeIn[*Agency](r.set, r.WorkloadRow.Agency) }
