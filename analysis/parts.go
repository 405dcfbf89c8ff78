package analysis

import (
	"context"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// partsLeftOut is the caveat of an area whose parts have loaded plans of their own,
// which an answer leaves out unless the area stands for its parts too. One store call.
func partsLeftOut(ctx context.Context, s store.Store, area string, withParts bool) ([]*Caveat, error) {
	if withParts {
		return nil, nil
	}
	covers := step(ontology.KindArea, false, ontology.Covers)
	buckets, err := s.Count(ctx, store.Query{Kinds: []string{ontology.KindPlan}, Where: []store.Filter{
		anyOf("within", []string{area}, covers), {Prop: "cited", Op: store.In, Values: []any{false}},
	}}, store.Group{Via: []store.Step{covers}, Prop: store.IDProp})
	if err != nil {
		return nil, fmt.Errorf("count the plans of an area's parts: %w", err)
	}
	var parts []string
	plans := 0
	for _, b := range buckets {
		if id, _ := b.Keys[0].(string); id != area {
			parts, plans = append(parts, id), plans+b.Count
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	slices.Sort(parts)
	return []*Caveat{caveat(CaveatParts, parts,
		"下级地区(%[1]d个)另有计划%[2]d份,未计入;要一并计入请用 withParts", "%[1]d parts of the area have %[2]d plans of their own, which are left out: withParts takes them in", len(parts), plans)}, nil
}
