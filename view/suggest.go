package view

import "github.com/policygraph/policygraph/analysis"

// Suggestions shows a page of the indicators that a comparison can rest on.
type Suggestions struct {
	*NodeSet
	TotalCount int
	Indicators []*SuggestedIndicator
	PageInfo   *PageInfo
	Caveats    []*analysis.Caveat
}

// SuggestedIndicator is one of them.
type SuggestedIndicator struct {
	*analysis.SuggestedIndicator
	set *NodeSet
}

// NewSuggestions shows one page of suggestions.
func NewSuggestions(of *analysis.Suggestions, first *int, after *Cursor) (*Suggestions, error) {
	rows, info, err := rankedPage(of.Indicators, "Suggestions.indicators", Args{Filter: of.Areas, First: first, After: after}, 3)
	if err != nil {
		return nil, err
	}
	s := &Suggestions{NodeSet: newNodeSet(), TotalCount: len(of.Indicators), PageInfo: info, Caveats: of.Caveats}
	for _, i := range rows {
		s.add(i.Indicator)
		s.add(i.Areas...)
		s.Indicators = append(s.Indicators, &SuggestedIndicator{i, s.NodeSet})
	}
	return s, nil
}

// Indicator is the indicator.
func (i *SuggestedIndicator) Indicator() (*Indicator, error) {
	return nodeIn[*Indicator](i.set, i.SuggestedIndicator.Indicator)
}

// Areas are those of the areas that have a figure, in the order asked for.
func (i *SuggestedIndicator) Areas() ([]*Area, error) {
	return nodesIn[*Area](i.set, i.SuggestedIndicator.Areas)
}
