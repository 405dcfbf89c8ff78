package question

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// names finds names that are much alike by the pairs of neighbouring characters that
// they have in common.
type names struct {
	all    []named
	byPair map[[2]rune][]int // places in all
	byStem map[string][]int  // of names that end with a kind of place; nil where endings tell things apart
}

type named struct {
	entry int
	name  string
	pairs int
}

// like is an entry and how much its name is like another.
type like struct {
	entry    int
	name     string
	likeness float64
	ending   bool // the names differ in what they end with, and in nothing else
}

func newNames() *names { return &names{byPair: map[[2]rune][]int{}} }

// newPlaceNames finds besides names that differ in the kind of place that they end with:
// 起降点, 起降场.
func newPlaceNames() *names { return &names{byPair: map[[2]rune][]int{}, byStem: map[string][]int{}} }

// placeEndings are kinds of places that one thing may be called by in two documents.
var placeEndings = []string{"集聚区", "示范区", "产业园", "园区", "社区", "基地", "平台", "中心", "园", "区", "点", "场", "站", "所", "库", "馆"}

// stemOf is a name less the kind of place that it ends with, "" where it ends with none.
func stemOf(name string) string {
	name = dataset.Normal(name)
	for _, end := range placeEndings {
		if stem, ok := strings.CutSuffix(name, end); ok && len([]rune(stem)) >= 2 {
			return stem
		}
	}
	return ""
}

// pairsOf are the distinct pairs of a name.
func pairsOf(name string) [][2]rune {
	r := []rune(dataset.Normal(name))
	var out [][2]rune
	for i := 1; i < len(r); i++ {
		if p := [2]rune{r[i-1], r[i]}; !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func (n *names) add(entry int, name string) {
	pairs := pairsOf(name)
	for _, p := range pairs {
		n.byPair[p] = append(n.byPair[p], len(n.all))
	}
	if stem := stemOf(name); n.byStem != nil && stem != "" {
		n.byStem[stem] = append(n.byStem[stem], len(n.all))
	}
	n.all = append(n.all, named{entry, name, len(pairs)})
}

// often is how many names may have a pair for it to lead to them: what more have (企业,
// 中心) tells little, and looking through them all would cost more with each document.
const often = 200

// like are the entries of which a name is that much like another, in their order.
func (n *names) like(name string, least float64) []like {
	pairs := pairsOf(name)
	common := map[int]int{}
	for _, p := range pairs {
		if at := n.byPair[p]; len(at) <= often {
			for _, i := range at {
				common[i] = 0
			}
		}
	}
	for i := range common {
		common[i] = n.common(i, pairs)
	}
	var out []like
	for i, c := range common {
		if l := float64(c) / float64(max(len(pairs)+n.all[i].pairs-c, 1)); l >= least {
			out = append(out, like{n.all[i].entry, n.all[i].name, l, false})
		}
	}
	if stem := stemOf(name); stem != "" {
		for _, i := range n.byStem[stem] {
			if dataset.Normal(n.all[i].name) != dataset.Normal(name) {
				out = append(out, like{n.all[i].entry, n.all[i].name, float64(common[i]) / float64(len(pairs)+n.all[i].pairs), true})
			}
		}
	}
	slices.SortFunc(out, func(a, b like) int {
		return cmp.Or(cmp.Compare(a.entry, b.entry), cmp.Compare(b.likeness, a.likeness), strings.Compare(a.name, b.name))
	})
	return out
}

// common is how many of the pairs the i-th name has.
func (n *names) common(i int, pairs [][2]rune) int {
	c := 0
	for _, p := range pairs {
		if _, ok := slices.BinarySearch(n.byPair[p], i); ok {
			c++
		}
	}
	return c
}
