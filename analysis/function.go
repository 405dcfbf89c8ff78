package analysis

import (
	"slices"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// functionsOf are what an agency is counted under: each of its kinds (科技, 工信), or
// its own function where no kind is known.
func functionsOf(agency *store.Item) []string {
	if kinds := value[[]string](agency, "functions"); len(kinds) > 0 {
		return kinds
	}
	if f := text(agency, "function"); f != "" {
		return []string{f}
	}
	return nil
}

// isOfFunction says whether an agency has any of the functions, which are
// keysOfFunctions.
func isOfFunction(agency *store.Item, keys []string) bool {
	has := value[[]string](agency, "functionNames")
	return slices.ContainsFunc(keys, func(key string) bool { return slices.Contains(has, key) })
}

// keysOfFunctions are the kinds that values name, or the values themselves where the
// catalogue of bodies does not know them.
func keysOfFunctions(values []string) []string {
	out := []string{}
	for _, v := range values {
		kinds := bodies.KindsNamed(v)
		if len(kinds) == 0 {
			kinds = []string{v}
		}
		out = append(out, kinds...)
	}
	return out
}
