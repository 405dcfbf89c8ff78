package loader

import (
	"maps"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// addRedirects makes a node of each id that went by a merge, so that who kept it is
// led to what it is now: those of redirects.yaml and of decisions, those of bodies
// and carriers of an area that went, and those of cited plans that are loaded.
func (b *builder) addRedirects() {
	for _, r := range b.decided.Redirects {
		b.former[r.From] = r.To
		from, _ := dataset.ThingOf(r.From)
		to, _ := dataset.ThingOf(r.To)
		switch {
		case from.Kind == ontology.KindArea && to.Kind == ontology.KindArea:
			b.moveIDs("agency:", from.Name, to.Name)
			b.moveIDs("platform:", from.Name, to.Name)
		case from.Kind == ontology.KindDocument && to.Kind == ontology.KindDocument:
			b.former[ontology.PlanID(from.Name)] = ontology.PlanID(to.Name)
		}
	}
	for _, from := range slices.Sorted(maps.Keys(b.former)) {
		to := b.now(b.former[from])
		if b.nodes[from] != nil || b.nodes[to] == nil {
			continue // it is still there, or what took its place is in no document
		}
		n, _ := b.node(ontology.KindRedirect, from)
		n.Props["to"] = to
	}
}

// moveIDs lets the ids that nodes of one area would have in another lead to them.
func (b *builder) moveIDs(prefix, from, to string) {
	for id := range b.nodes {
		if name, ok := strings.CutPrefix(id, prefix+to+":"); ok {
			b.former[prefix+from+":"+name] = id
		}
	}
}

// now follows an id that went to the node that it leads to. A decision may name a
// body by any of its names.
func (b *builder) now(id string) string {
	for steps := 0; steps <= len(b.former) && b.former[id] != ""; steps++ {
		id = b.former[id]
	}
	t, ok := dataset.ThingOf(id)
	if !ok || b.nodes[id] != nil || t.Kind != ontology.KindAgency {
		return id
	}
	area, ok := b.resolver.Area(t.Area)
	if !ok {
		return id
	}
	if body, ok := b.resolver.Body(area, t.Name); ok {
		return b.resolver.AgencyID(b.resolver.Entry(body, body.Name))
	}
	return id
}
