package analysis

import (
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// partsLeftOut is the caveat of areas whose parts have loaded plans of their own, which
// an answer leaves out unless areas stand for their parts too. One store call where
// areas are given.
func partsLeftOut(ctx context.Context, s store.Store, areas []string, withParts bool) ([]*Caveat, error) {
	if withParts || len(areas) == 0 {
		return []*Caveat{}, nil
	}
	covers := step(ontology.KindArea, false, ontology.Covers)
	buckets, err := s.Count(ctx, store.Query{Kinds: []string{ontology.KindPlan}, Where: []store.Filter{
		anyOf("within", areas, covers), {Prop: "cited", Op: store.In, Values: []any{false}},
	}}, store.Group{Via: []store.Step{covers}, Prop: store.IDProp})
	if err != nil {
		return nil, fmt.Errorf("count the plans of an area's parts: %w", err)
	}
	var parts []string
	plans := 0
	for _, b := range buckets {
		if id, _ := b.Keys[0].(string); !slices.Contains(areas, id) {
			parts, plans = append(parts, id), plans+b.Count
		}
	}
	if len(parts) == 0 {
		return []*Caveat{}, nil
	}
	slices.Sort(parts)
	return []*Caveat{caveat(CaveatParts, parts,
		"下级地区(%[1]d个)另有计划%[2]d份,未计入", "%[1]d parts of the area have %[2]d plans of their own, which are left out", len(parts), plans)}, nil
}
