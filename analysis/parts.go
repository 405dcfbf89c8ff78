package analysis

import (
	"context"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// partLevels is how many levels of parts are looked through below an area.
const partLevels = 4

// partsLeftOut is the caveat of areas whose parts have loaded plans of their own, which
// an answer leaves out unless areas stand for their parts too. One store call where
// areas are given.
func partsLeftOut(ctx context.Context, s store.Store, areas []string, withParts bool) ([]*Caveat, error) {
	if withParts || len(areas) == 0 {
		return []*Caveat{}, nil
	}
	items, err := find(ctx, s, store.Query{
		Kinds: []string{ontology.KindArea}, IDs: distinct(areas), Props: []string{}, Expand: []store.Hop{partsOf(partLevels)},
	}, "areas and their parts")
	if err != nil {
		return nil, err
	}
	left := leftOut{plans: map[string]bool{}}
	for i := range items {
		left.below(&items[i], areas)
	}
	if len(left.parts) == 0 {
		return []*Caveat{}, nil
	}
	slices.Sort(left.parts)
	left.parts = slices.Compact(left.parts)
	return []*Caveat{caveat(CaveatParts, left.parts,
		"下级地区(%[1]d个)另有计划%[2]d份,未计入", "%[1]d parts of the area have %[2]d plans of their own, which are left out", len(left.parts), len(left.plans))}, nil
}

// partsOf is the hop from an area to its parts, with the plans that cover each.
func partsOf(levels int) store.Hop {
	plans := loadedPlans()
	plans.Props = []string{}
	h := against("parts", ontology.PartOf, nil, plans)
	if levels > 1 {
		h.Expand = append(h.Expand, partsOf(levels-1))
	}
	return h
}

// leftOut are the parts that have plans, and these plans.
type leftOut struct {
	parts []string
	plans map[string]bool
}

// below adds what stands below an area, less what is asked for itself.
func (l *leftOut) below(area *store.Item, asked []string) {
	parts := related(area, "parts")
	for i := range parts {
		plans := related(&parts[i], "plans")
		if id := parts[i].Node.ID; len(plans) > 0 && !slices.Contains(asked, id) {
			l.parts = append(l.parts, id)
			for _, plan := range plans {
				l.plans[plan.Node.ID] = true
			}
		}
		l.below(&parts[i], asked)
	}
}
