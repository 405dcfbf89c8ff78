package view

import "github.com/policygraph/policygraph/analysis"

// Gaps shows what the plans of one area speak of and those of another do not.
type Gaps struct {
	*NodeSet
	Area, ComparedTo         *GapSide
	Indicators               []*IndicatorGap
	Functions, PlatformKinds []*analysis.NameGap
	Caveats                  []*analysis.Caveat
}

// GapSide is one of the two areas and what of it is loaded.
type GapSide struct {
	of  *analysis.GapSide
	set *NodeSet
}

// IndicatorGap is an indicator that one side has targets of.
type IndicatorGap struct {
	analysis.Gap
	id  string
	set *NodeSet
}

// NewGaps shows gaps.
func NewGaps(of *analysis.Gaps) *Gaps {
	g := &Gaps{NodeSet: newNodeSet(), Functions: of.Functions, PlatformKinds: of.PlatformKinds, Caveats: of.Caveats}
	g.Area, g.ComparedTo = g.side(of.Area), g.side(of.ComparedTo)
	for _, i := range of.Indicators {
		g.add(i.Indicator)
		g.Indicators = append(g.Indicators, &IndicatorGap{i.Gap, i.Indicator, g.NodeSet})
	}
	return g
}

func (g *Gaps) side(of *analysis.GapSide) *GapSide {
	g.add(of.Area)
	g.add(of.Plans...)
	return &GapSide{of, g.NodeSet}
}

// Area is the area.
func (s *GapSide) Area() (*Area, error) { return nodeIn[*Area](s.set, s.of.Area) }

// Plans are the plans that are loaded for it.
func (s *GapSide) Plans() ([]*Plan, error) { return nodesIn[*Plan](s.set, s.of.Plans) }

// Indicator is the indicator.
func (g *IndicatorGap) Indicator() (*Indicator, error) { return nodeIn[*Indicator](g.set, g.id) }
