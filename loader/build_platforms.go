package loader

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// addPlatforms makes one node of each carrier of an area, whatever the number
// of documents that name it, and joins it to the plan and the tasks that do.
func (d *document) addPlatforms() error {
	for i := range d.Tasks {
		d.titles = append(d.titles, dataset.Normal(d.Tasks[i].Title))
	}
	mentions := make([]*dataset.Platform, len(d.Platforms))
	for i := range d.Platforms {
		mentions[i] = &d.Platforms[i]
	}
	slices.SortStableFunc(mentions, func(a, b *dataset.Platform) int { return byPlace(a.Locator, b.Locator) })
	for _, p := range mentions {
		area, err := d.areaOf(p.Area)
		if err != nil {
			return err
		}
		k := [2]string{area.ID, dataset.Normal(p.Name)}
		if d.platforms[k] == "" {
			d.platforms[k] = ontology.PlatformID(area.ID, p.Name)
		}
		id := d.platforms[k]
		n, isNew := d.node(ontology.KindPlatform, id)
		if isNew {
			set(n.Props, "name", p.Name, "kind", p.Kind)
			n.Props["aliases"], n.Props["position"] = []string{}, d.position(ontology.KindPlatform)
			n.Props["inferred"] = list(p.Inferred)
			n.Search = append(texts("name", p.Name), pinyinTexts(p.Name)...)
			d.edge(id, ontology.LocatedIn, d.area(area), nil)
		}
		if p.Name != n.Props["name"] && addTo(n, "aliases", p.Name) {
			n.Search = append(n.Search, aliasTexts([]string{p.Name})...)
		}
		n.Props["inferred"] = slices.DeleteFunc(n.Props["inferred"].([]string), func(field string) bool { return !slices.Contains(p.Inferred, field) })
		if n.Props["level"] == nil {
			set(n.Props, "level", p.Level)
		}
		d.setSource(n, p)
		d.addPassage(n, p.Locator)
		named := store.Props{"passage": d.passage(p.Locator)}
		if d.plan != "" {
			d.edge(d.plan, ontology.Concerns, id, named)
		}
		if task := d.tasks[d.TaskOf(p)]; task != "" {
			d.edge(task, ontology.Concerns, id, named)
		}
		d.concernByTitle(id, p.Name)
	}
	return nil
}

// concernByTitle joins the platform to the tasks whose titles name it.
func (d *document) concernByTitle(platform, name string) {
	name = dataset.Normal(name)
	for i := range d.Tasks {
		if t := &d.Tasks[i]; strings.Contains(d.titles[i], name) {
			d.edge(d.tasks[t.Key], ontology.Concerns, platform, store.Props{"passage": d.passage(t.Locator)})
		}
	}
}
