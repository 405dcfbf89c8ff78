package propose

import (
	"github.com/policygraph/policygraph/dataset"
)

// newIndicators proposes what a document's figures measure and neither the
// dataset nor the standard list knows: an entry a structure, with an id made of
// it, so that it does not matter which document came first. A figure without a
// unit proposes nothing.
func newIndicators(r *dataset.Resolver, f *dataset.File) []dataset.Indicator {
	measures := r.Measures(f)
	var out []dataset.Indicator
	taken := map[string]bool{}
	for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
		for i := range figures {
			g := &figures[i]
			m := measures[g]
			if m.Known || g.Unit == "" || dataset.Normal(g.Indicator) == "" || taken[m.Indicator.ID] {
				continue
			}
			taken[m.Indicator.ID] = true
			out = append(out, *m.Indicator)
		}
	}
	return out
}
