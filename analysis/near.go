package analysis

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Near is a figure that an area has where it states none of what is asked for.
// It answers another question and says which.
type Near struct {
	Fact   string
	Reason NearReason
	bilingual.Text
}

// NearReason is why a figure is near a cell and not in it.
type NearReason string

// The reasons, the nearest first.
const (
	NearUndated NearReason = "UNDATED"     // the same indicator, for no year that it names
	NearYear    NearReason = "OTHER_YEAR"  // the same indicator
	NearTier    NearReason = "OTHER_TIER"  // an indicator of the family that counts things of another rank
	NearFamily  NearReason = "SAME_FAMILY" // another indicator of the family
)

var nearness = map[NearReason]int{NearUndated: 0, NearYear: 1, NearTier: 2, NearFamily: 3}

// family is the hop from an indicator to its family, and back to all of it.
func family() store.Hop {
	return along("family", ontology.InFamily, nil, against("members", ontology.InFamily, nil))
}

// kin are the other indicators of an indicator's families.
func kin(indicator *store.Item) []string {
	var out []string
	for _, f := range related(indicator, "family") {
		for _, m := range related(&f, "members") {
			if m.Node.ID != indicator.Node.ID {
				out = append(out, m.Node.ID)
			}
		}
	}
	return distinct(out)
}

// withFamilies are the indicators and all of their families, each once.
func withFamilies(found map[string]*store.Item, indicators []string) []string {
	set := setOf(indicators)
	all := slices.Clone(indicators)
	for _, id := range indicators {
		for _, k := range kin(found[id]) {
			if !set[k] {
				set[k] = true
				all = append(all, k)
			}
		}
	}
	return all
}

// candidate is a figure that may be near to a cell.
type candidate struct {
	*figure
	reason NearReason
}

// nearby are an area's figures of an indicator and of its family.
func nearby(indicator *store.Item, told map[string]map[string][]*figure, area string, tiers map[string]bool) []candidate {
	var list []candidate
	for _, f := range told[indicator.Node.ID][area] {
		reason := NearYear
		if year, _ := f.year(); year == nil {
			reason = NearUndated
		}
		list = append(list, candidate{f, reason})
	}
	for _, id := range kin(indicator) {
		for _, f := range told[id][area] {
			list = append(list, candidate{f, kinReason(indicator, f, tiers)})
		}
	}
	return list
}

// tiersOf are the ranks that an indicator's figures count, whatever the area.
func tiersOf(byArea map[string][]*figure) map[string]bool {
	tiers := map[string]bool{}
	for _, figures := range byArea {
		for _, f := range figures {
			tiers[text(f.Item, "tier")] = true
		}
	}
	return tiers
}

// kinReason tells another rank from another measure of the same thing. An indicator
// that no figure measures says its rank in its name alone.
func kinReason(indicator *store.Item, f *figure, tiers map[string]bool) NearReason {
	tier := text(f.Item, "tier")
	if tiers[tier] || tier == "" && len(tiers) == 0 || tier != "" && strings.Contains(text(indicator, "name"), tier) {
		return NearFamily
	}
	return NearTier
}

// nearestTo puts candidates in order for the cell of a year: the nearest reason
// first, of one reason the nearest year.
func nearestTo(year *int, candidates []candidate) []*Near {
	list := slices.Clone(candidates)
	slices.SortFunc(list, func(x, y candidate) int {
		return cmp.Or(
			cmp.Compare(nearness[x.reason], nearness[y.reason]),
			cmp.Compare(yearsBetween(x.figure, year), yearsBetween(y.figure, year)),
			cmp.Compare(value[int64](x.Item, "position"), value[int64](y.Item, "position")),
			cmp.Compare(x.id(), y.id()),
		)
	})
	out := make([]*Near, len(list))
	for i, c := range list {
		out[i] = &Near{c.id(), c.reason, c.reason.said()}
	}
	return out
}

// yearsBetween is how far a figure's year is from another; 0 where either is none.
func yearsBetween(f *figure, year *int) int {
	y, _ := f.year()
	if y == nil || year == nil {
		return 0
	}
	return max(*y-*year, *year-*y)
}
