package view

import "github.com/policygraph/policygraph/analysis"

// Lineage shows what a plan rests on and what rests on it.
type Lineage struct {
	*NodeSet
	plan     string
	Up, Down []*LineageStep
	HasMore  bool
}

// LineageStep is one plan above or below, by the shortest way.
type LineageStep struct {
	*analysis.LineageStep
	set *NodeSet
}

// NewLineage shows a lineage.
func NewLineage(of *analysis.Lineage) *Lineage {
	l := &Lineage{NodeSet: newNodeSet(), plan: of.Plan, HasMore: of.HasMore}
	l.add(l.plan)
	l.Up, l.Down = l.steps(of.Up), l.steps(of.Down)
	return l
}

func (l *Lineage) steps(of []*analysis.LineageStep) []*LineageStep {
	out := make([]*LineageStep, len(of))
	for i, s := range of {
		l.add(s.Plan, s.Through, s.Passage)
		out[i] = &LineageStep{s, l.NodeSet}
	}
	return out
}

// Plan is the plan itself.
func (l *Lineage) Plan() (*Plan, error) { return nodeIn[*Plan](l.NodeSet, l.plan) }

// Plan is the plan above or below.
func (s *LineageStep) Plan() (*Plan, error) { return nodeIn[*Plan](s.set, s.LineageStep.Plan) }

// Through is the plan that the citation joins it to, one step nearer.
func (s *LineageStep) Through() (*Plan, error) { return nodeIn[*Plan](s.set, s.LineageStep.Through) }

// Passage is what cites.
func (s *LineageStep) Passage() (*Passage, error) {
	return nodeOrNone[*Passage](s.set, s.LineageStep.Passage)
}
