package question

import (
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// namedPlaces are the places where documents name bodies, indicators, areas and plans,
// by the ids that the graph and the vocabularies give them.
func namedPlaces(r *dataset.Resolver, files []*dataset.File) map[string][]Place {
	out := map[string][]Place{}
	for _, f := range files {
		for _, m := range r.Mentions(f) {
			id := m.ID
			switch who := m.Who; {
			case who.Body != nil: // whatever the document calls it
				id = ontology.AgencyID(who.Body.Area, who.Body.Name)
			case who.Area != nil:
				id = ontology.AgencyID(who.Area.ID, who.Name)
			}
			out[id] = append(out[id], Place{f.Slug, m.Locator, m.Named})
		}
	}
	return out
}

// Places are where documents name bodies, indicators, areas and plans, by their ids.
func Places(d *dataset.Dataset) map[string][]Place { return namedPlaces(d.Resolver(), d.Files) }
