package analysis

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// Vocabularies are the values that filters take, with how many nodes have each.
type Vocabularies struct {
	Functions                              []*FunctionCount
	PlatformKinds, AgencyKinds, AreaLevels []*Count
}

// FunctionCount is how many agencies there are of a kind.
type FunctionCount struct {
	Name    string
	Aliases []string
	Count   int
}

// Count is how many there are of what the name says.
type Count struct {
	Name  string
	Count int
}

// CountVocabularies counts the nodes that have each value. Four store calls.
func CountVocabularies(ctx context.Context, s store.Store) (*Vocabularies, error) {
	counted := make([]map[string]int, 0, 4)
	for _, of := range []struct{ kind, prop string }{
		{ontology.KindAgency, "functionNames"}, {ontology.KindPlatform, "kind"}, {ontology.KindAgency, "kind"}, {ontology.KindArea, "level"},
	} {
		counts, err := countValues(ctx, s, of.kind, of.prop)
		if err != nil {
			return nil, err
		}
		counted = append(counted, counts)
	}
	levels := counted[3]
	return &Vocabularies{
		Functions:     countFunctions(counted[0]),
		PlatformKinds: countsOf(counted[1], byCount(counted[1])),
		AgencyKinds:   countsOf(counted[2], byCount(counted[2])),
		AreaLevels:    countsOf(levels, slices.DeleteFunc(ontology.Levels(), func(level string) bool { return levels[level] == 0 })),
	}, nil
}

// countValues are the values of a property of a kind of node, and how many nodes have
// each.
func countValues(ctx context.Context, s store.Store, kind, prop string) (map[string]int, error) {
	buckets, err := s.Count(ctx, store.Query{Kinds: []string{kind}}, store.Group{Prop: prop})
	if err != nil {
		return nil, fmt.Errorf("count the values of %s.%s: %w", kind, prop, err)
	}
	counts := map[string]int{}
	for _, b := range buckets {
		if value, ok := b.Keys[0].(string); ok {
			counts[value] = b.Count
		}
	}
	return counts, nil
}

func countsOf(counts map[string]int, names []string) []*Count {
	out := make([]*Count, len(names))
	for i, name := range names {
		out[i] = &Count{name, counts[name]}
	}
	return out
}

// countFunctions are the kinds of the catalogue and those that the data has besides,
// the most first. What agencies are called (科技局) names a kind and is none.
func countFunctions(counts map[string]int) []*FunctionCount {
	var out []*FunctionCount
	for _, k := range bodies.All() {
		out = append(out, &FunctionCount{k.Name, k.Aliases(), counts[k.Name]})
	}
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if _, ok := bodies.ByName(name); !ok && isFunction(name) {
			out = append(out, &FunctionCount{name, []string{}, counts[name]})
		}
	}
	slices.SortStableFunc(out, func(a, b *FunctionCount) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// isFunction says whether a filter takes a value for itself, and not as a name of
// other kinds.
func isFunction(value string) bool {
	kinds := bodies.KindsNamed(value)
	return len(kinds) == 0 || slices.Equal(kinds, []string{value})
}
