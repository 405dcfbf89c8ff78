package propose

import (
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/pinyin"
)

// idSyllables are the most that an indicator's id has.
const idSyllables = 12

// newIndicators proposes what a document's figures measure and the vocabulary
// does not know: each wording with its unit. A figure without a unit proposes
// nothing.
func newIndicators(v *dataset.Vocabularies, f *dataset.File) []dataset.Indicator {
	known, taken := v.Resolver(), map[string]bool{}
	for i := range v.Indicators {
		taken[v.Indicators[i].ID] = true
	}
	var out []dataset.Indicator
	proposed := map[string][]string{} // the units that a wording is proposed with
	for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
		for i := range figures {
			g := &figures[i]
			unit, name := dataset.Base(g.Unit), dataset.Normal(g.Indicator)
			if _, ok := known.Indicator(g.Indicator, g.Unit); ok || unit == "" || name == "" || converts(unit, proposed[name]) {
				continue
			}
			proposed[name] = append(proposed[name], unit)
			id := pinyin.Slug(g.Indicator, idSyllables)
			if id == "" {
				id = "indicator"
			}
			out = append(out, dataset.Indicator{ID: freeID(id, taken), Name: g.Indicator, Unit: unit, New: true})
		}
	}
	return out
}

func converts(unit string, others []string) bool {
	for _, other := range others {
		if _, ok := dataset.Convert(1, unit, other); ok {
			return true
		}
	}
	return false
}
