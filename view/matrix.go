package view

import "github.com/policygraph/policygraph/analysis"

// Matrix shows tasks counted by two things at once.
type Matrix struct {
	*NodeSet
	Rows, Columns  []*MatrixHeader
	Cells          []*MatrixCell
	Tasks, Outside int
	Caveats        []*analysis.Caveat

	of *analysis.Matrix
}

// MatrixHeader heads a row or a column.
type MatrixHeader struct {
	*analysis.MatrixHeader
	set *NodeSet
}

// MatrixCell is where a row and a column meet.
type MatrixCell struct {
	*analysis.MatrixCell
	tasks, presumed *nodeList
}

// NewMatrix shows a matrix.
func NewMatrix(of *analysis.Matrix) *Matrix {
	m := &Matrix{NodeSet: newNodeSet(), Tasks: of.Tasks, Outside: of.Outside, Caveats: of.Caveats, of: of}
	m.Rows, m.Columns = m.headers(of.Rows), m.headers(of.Columns)
	for _, c := range of.Cells {
		m.Cells = append(m.Cells, &MatrixCell{c, m.list("MatrixCell.tasks", c.Tasks), m.list("MatrixCell.presumedLeadTasks", c.PresumedLeadTasks)})
	}
	m.add(of.Plans...)
	return m
}

func (m *Matrix) headers(of []*analysis.MatrixHeader) []*MatrixHeader {
	out := make([]*MatrixHeader, len(of))
	for i, h := range of {
		if h.IsNode {
			m.add(h.Key)
		}
		out[i] = &MatrixHeader{h, m.NodeSet}
	}
	return out
}

// Plans are the plans whose tasks were looked at.
func (m *Matrix) Plans() ([]*Plan, error) { return nodesIn[*Plan](m.NodeSet, m.of.Plans) }

// PlansWithoutLeads are those of them that name no leads at all.
func (m *Matrix) PlansWithoutLeads() ([]*Plan, error) {
	return nodesIn[*Plan](m.NodeSet, m.of.PlansWithoutLeads)
}

// Node is the node that it stands for; nil for a function, a year or a kind.
func (h *MatrixHeader) Node() (Node, error) {
	if !h.IsNode {
		return nil, nil
	}
	return nodeIn[Node](h.set, h.Key)
}

// Tasks are the cell's tasks.
func (c *MatrixCell) Tasks(first *int, after *Cursor) (*TaskConnection, error) {
	return connectionOf[Task](c.tasks, first, after)
}

// PresumedLeadTasks are those of PresumedLeads.
func (c *MatrixCell) PresumedLeadTasks(first *int, after *Cursor) (*TaskConnection, error) {
	return connectionOf[Task](c.presumed, first, after)
}
