package loader

import (
	"cmp"
	"slices"

	"github.com/policygraph/policygraph/internal/pinyin"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// named are the kinds whose nodes are ordered by name, with the property that has it.
func named() map[string]string {
	return map[string]string{
		ontology.KindDocument: "title", ontology.KindPlan: "title", ontology.KindArea: "name",
		ontology.KindPlatform: "name", ontology.KindAgency: "name", ontology.KindIndicator: "name",
	}
}

// orderNames numbers the nodes of each kind in the order of their names' pinyin,
// since stores order by numbers only. Names that are read alike come in the order of
// their characters; nodes of one name have one number.
func (b *builder) orderNames() {
	type entry struct{ reading, name string }
	prop := named()
	entries, byName := map[string][]entry{}, map[[2]string][]*store.Node{}
	for _, n := range b.nodes {
		name, ok := n.Props[prop[n.Kind]].(string)
		if !ok {
			continue
		}
		key := [2]string{n.Kind, name}
		if byName[key] == nil {
			entries[n.Kind] = append(entries[n.Kind], entry{pinyin.Key(name), name})
		}
		byName[key] = append(byName[key], n)
	}
	for kind, list := range entries {
		slices.SortFunc(list, func(a, b entry) int {
			return cmp.Or(cmp.Compare(a.reading, b.reading), cmp.Compare(a.name, b.name))
		})
		for i, e := range list {
			for _, n := range byName[[2]string{kind, e.name}] {
				n.Props["nameOrder"] = int64(i + 1)
			}
		}
	}
}

// countRelations counts what nodes are ordered by: tasks, targets, plans.
func (b *builder) countRelations() {
	for _, n := range b.nodes {
		for _, prop := range counts(n.Kind) {
			n.Props[prop] = int64(0)
		}
	}
	assigned := map[[2]string]bool{}
	for key := range b.edges {
		from, rel, to := b.nodes[key[0]], key[1], b.nodes[key[2]]
		switch {
		case rel == ontology.HasTask:
			count(from, "taskCount")
		case rel == ontology.Sets && from.Kind == ontology.KindPlan:
			count(from, "targetCount")
		case rel == ontology.Measures && from.Kind == ontology.KindTarget:
			count(to, "targetCount")
		case rel == ontology.Concerns && from.Kind == ontology.KindTask:
			count(to, "taskCount")
		case rel == ontology.Covers:
			count(to, "planCount")
		case ontology.IsAssignment(rel) && !assigned[[2]string{from.ID, to.ID}]: // one body may have two roles
			assigned[[2]string{from.ID, to.ID}] = true
			count(from, "taskCount")
		}
	}
}

// counts are the properties of a kind that count its relations.
func counts(kind string) []string {
	switch kind {
	case ontology.KindPlan:
		return []string{"taskCount", "targetCount"}
	case ontology.KindAgency, ontology.KindPlatform:
		return []string{"taskCount"}
	case ontology.KindIndicator:
		return []string{"targetCount"}
	case ontology.KindArea:
		return []string{"planCount"}
	}
	return nil
}

func count(n *store.Node, prop string) {
	c, _ := n.Props[prop].(int64)
	n.Props[prop] = c + 1
}
