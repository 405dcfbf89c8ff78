package view

import "github.com/policygraph/policygraph/analysis"

// Facets shows how many of a search or a list there are by kind, area, year and
// role.
type Facets struct {
	*NodeSet
	TotalCount int
	Kinds      []*analysis.KindCount
	Areas      []*AreaCount
	Years      []*analysis.YearCount
	Roles      []*analysis.RoleCount
}

// AreaCount is how many there are of an area.
type AreaCount struct {
	set   *NodeSet
	id    string
	Count int
}

// NewFacets shows facets.
func NewFacets(of *analysis.Facets) *Facets {
	f := &Facets{NodeSet: newNodeSet(), TotalCount: of.TotalCount, Kinds: of.Kinds, Years: of.Years, Roles: of.Roles}
	for _, a := range of.Areas {
		f.add(a.Area)
		f.Areas = append(f.Areas, &AreaCount{f.NodeSet, a.Area, a.Count})
	}
	return f
}

// Area is the area.
func (c *AreaCount) Area() (*Area, error) { return nodeIn[*Area](c.set, c.id) }
