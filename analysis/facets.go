package analysis

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Facets count what a search or a list holds by kind, area, year and role.
type Facets struct {
	TotalCount int
	Kinds      []*KindCount
	Areas      []*AreaCount
	Years      []*YearCount
	Roles      []*RoleCount
}

// KindCount is how many there are of a kind.
type KindCount struct {
	Kind  ontology.NodeKind
	Count int
}

// AreaCount is how many there are of an area.
type AreaCount struct {
	Area  string
	Count int
}

// YearCount is how many there are of a year.
type YearCount struct{ Year, Count int }

// CountFacets counts the nodes that the text finds, or that the filters select,
// of the kinds. A node counts once in each area, year and role that it has: the
// area that it is in, serves, covers or is for, of a task its plan's; the year
// that it is for, of a task its targets'; the roles of its assignments, of a
// plan those that it uses. One store call.
func CountFacets(ctx context.Context, s store.Store, kinds []string, text string, where []store.Filter) (*Facets, error) {
	area := hop("area", false, []string{ontology.Serves, ontology.LocatedIn, ontology.Covers, ontology.ForArea}, nil)
	work := hop("work", false, ontology.AssignmentsOf(nil), nil)
	targets := along("targets", ontology.Sets, []string{"year"})
	plan := planOf(ontology.HasTask, along("area", ontology.Covers, nil))
	plan.Props = []string{}
	items, err := find(ctx, s, store.Query{
		Kinds: kinds, Text: text, Where: where, Props: []string{"year", "rolesUsed"},
		Expand: []store.Hop{area, plan, targets, assignments(nil), work},
	}, "nodes to count")
	if err != nil {
		return nil, err
	}
	f := &Facets{TotalCount: len(items)}
	byKind, byArea, byYear, byRole := map[string]int{}, map[string]int{}, map[int]int{}, map[ontology.Role]int{}
	for i := range items {
		byKind[items[i].Node.Kind]++
		countEach(byArea, areasOf(&items[i]))
		countEach(byYear, yearsOf(&items[i]))
		countEach(byRole, rolesIn(&items[i]))
	}
	for _, k := range byCount(byKind) {
		f.Kinds = append(f.Kinds, &KindCount{ontology.KindOf(k), byKind[k]})
	}
	for _, id := range byCount(byArea) {
		f.Areas = append(f.Areas, &AreaCount{id, byArea[id]})
	}
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		f.Years = append(f.Years, &YearCount{year, byYear[year]})
	}
	for _, role := range byCount(byRole) {
		f.Roles = append(f.Roles, &RoleCount{role, byRole[role]})
	}
	return f, nil
}

func areasOf(i *store.Item) []string {
	out := nodeIDs(related(i, "area"))
	for _, plan := range related(i, "plan") {
		out = append(out, nodeIDs(related(&plan, "area"))...)
	}
	return out
}

func yearsOf(i *store.Item) []int {
	var out []int
	add := func(i *store.Item) {
		if year, ok := i.Node.Props.Get("year").(int64); ok {
			out = append(out, int(year))
		}
	}
	add(i)
	if i.Node.Kind == ontology.KindTask {
		targets := related(i, "targets")
		for t := range targets {
			add(&targets[t])
		}
	}
	return out
}

func rolesIn(i *store.Item) []ontology.Role {
	out := rolesUsed(i)
	for _, a := range slices.Concat(related(i, "agencies"), related(i, "work")) {
		out = append(out, ontology.RoleOf(a.Edge.Rel))
	}
	return out
}

// countEach counts each key of one node once.
func countEach[K cmp.Ordered](counts map[K]int, keys []K) {
	for _, k := range distinct(keys) {
		counts[k]++
	}
}

// byCount lists the keys, those of the most first.
func byCount[K cmp.Ordered](counts map[K]int) []K {
	return slices.SortedFunc(maps.Keys(counts), func(x, y K) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y))
	})
}
