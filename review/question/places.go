package question

import (
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// namedPlaces are the places where documents name bodies, indicators, areas and plans,
// by the ids that the graph and the vocabularies give them.
func namedPlaces(d *dataset.Dataset) map[string][]Place {
	out := map[string][]Place{}
	resolver := d.Resolver()
	for _, f := range d.Files {
		add := func(id, named string, at dataset.Locator) { out[id] = append(out[id], Place{f.Slug, at, named}) }
		names := resolver.Names(f)
		for i := range f.Tasks {
			for _, as := range f.Tasks[i].Assignments {
				if who := names.Agency(as.Agency); who.Area != nil {
					add(ontology.AgencyID(who.Area.ID, who.Name), as.Agency, as.Locator)
				}
			}
		}
		for _, o := range f.Organisation {
			if who := names.Agency(o.Agency); who.Area != nil {
				add(ontology.AgencyID(who.Area.ID, who.Name), o.Agency, o.Locator)
			}
		}
		for _, issuer := range f.Document.Issuers {
			if who := names.Agency(issuer); who.Area != nil {
				add(ontology.AgencyID(who.Area.ID, who.Name), issuer, f.Document.Locator)
			}
		}
		measures := resolver.Measures(f)
		for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
			for i := range figures {
				g := &figures[i]
				add(ontology.IndicatorID(measures[g].Indicator.ID), g.Indicator, g.Locator)
				if area, ok := resolver.Area(g.Area); ok {
					add(ontology.AreaID(area.ID), g.Area, g.Locator)
				}
			}
		}
		for i := range f.Platforms {
			if area, ok := resolver.Area(f.Platforms[i].Area); ok {
				add(ontology.AreaID(area.ID), f.Platforms[i].Area, f.Platforms[i].Locator)
			}
		}
		if area, ok := resolver.Area(f.Document.Area); ok {
			add(ontology.AreaID(area.ID), area.Name, f.Document.Locator)
		}
		for _, c := range f.Document.BasedOn {
			add(ontology.CitedPlanID(c.DocNumber, c.Title), c.Title, c.Locator)
		}
		for _, c := range f.Document.Supersedes {
			add(ontology.CitedPlanID(c.DocNumber, c.Title), c.Title, c.Locator)
		}
	}
	return out
}

// Places are where documents name bodies, indicators, areas and plans, by their ids.
func Places(d *dataset.Dataset) map[string][]Place { return namedPlaces(d) }
