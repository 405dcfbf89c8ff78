package view

import "github.com/policygraph/policygraph/analysis"

// Gaps shows what the plans of one area speak of and those of another do not.
type Gaps struct {
	*NodeSet
	Area, ComparedTo         *GapSide
	Indicators               []*IndicatorGap
	IndicatorGroups          []*IndicatorGapGroup
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

// IndicatorGapGroup is the gaps of one family that one side has.
type IndicatorGapGroup struct {
	Indicators []*IndicatorGap
	family     string
	set        *NodeSet
}

// Family is the family; nil where the indicators are of none.
func (g *IndicatorGapGroup) Family() (*IndicatorFamily, error) {
	return nodeOrNone[*IndicatorFamily](g.set, g.family)
}

// NewGaps shows gaps.
func NewGaps(of *analysis.Gaps) *Gaps {
	g := &Gaps{NodeSet: newNodeSet(), Functions: of.Functions, PlatformKinds: of.PlatformKinds, Caveats: of.Caveats}
	g.Area, g.ComparedTo = g.side(of.Area), g.side(of.ComparedTo)
	g.Indicators = g.indicatorGaps(of.Indicators)
	for _, group := range of.IndicatorGroups {
		g.add(group.Family)
		g.IndicatorGroups = append(g.IndicatorGroups, &IndicatorGapGroup{g.indicatorGaps(group.Indicators), group.Family, g.NodeSet})
	}
	return g
}

func (g *Gaps) indicatorGaps(of []*analysis.IndicatorGap) []*IndicatorGap {
	out := make([]*IndicatorGap, len(of))
	for i, gap := range of {
		g.add(gap.Indicator)
		out[i] = &IndicatorGap{gap.Gap, gap.Indicator, g.NodeSet}
	}
	return out
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
