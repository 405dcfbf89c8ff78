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
	rows, info, err := rankedPage(of.Indicators, "Suggestions.indicators", Args{Filter: of.Areas, First: first, After: after}, 4)
	if err != nil {
		return nil, err
	}
	s := &Suggestions{NodeSet: newNodeSet(), TotalCount: len(of.Indicators), PageInfo: info, Caveats: of.Caveats}
	for _, i := range rows {
		s.Indicators = append(s.Indicators, newSuggestedIndicator(s.NodeSet, i))
	}
	return s, nil
}

// SuggestedIndicatorConnection is a page of suggestions as a connection.
type SuggestedIndicatorConnection struct {
	*RankedConnection[SuggestedIndicator]
	Caveats []*analysis.Caveat
}

// NewSuggestedIndicatorConnection shows one page of suggestions as a connection.
func NewSuggestedIndicatorConnection(of *analysis.Suggestions, first *int, after *Cursor) (*SuggestedIndicatorConnection, error) {
	c, err := newRankedConnection(of.Indicators, "Query.suggestedIndicatorConnection", Args{Filter: of.Areas, First: first, After: after}, 4, newSuggestedIndicator)
	if err != nil {
		return nil, err
	}
	return &SuggestedIndicatorConnection{c, of.Caveats}, nil
}

func newSuggestedIndicator(set *NodeSet, of *analysis.SuggestedIndicator) *SuggestedIndicator {
	set.add(of.Indicator)
	set.add(of.Areas...)
	return &SuggestedIndicator{of, set}
}

// Indicator is the indicator.
func (i *SuggestedIndicator) Indicator() (*Indicator, error) {
	return nodeIn[*Indicator](i.set, i.SuggestedIndicator.Indicator)
}

// Areas are those of the areas that have a figure, in the order asked for.
func (i *SuggestedIndicator) Areas() ([]*Area, error) {
	return nodesIn[*Area](i.set, i.SuggestedIndicator.Areas)
}
