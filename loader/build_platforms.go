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
	platforms := slices.Clone(d.Platforms)
	slices.SortStableFunc(platforms, func(a, b dataset.Platform) int { return byPlace(a.Locator, b.Locator) })
	for _, p := range platforms {
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
			n.Search = append(texts("name", p.Name), pinyinTexts(p.Name)...)
			d.edge(id, ontology.LocatedIn, d.area(area), nil)
		}
		if p.Name != n.Props["name"] && addTo(n, "aliases", p.Name) {
			n.Search = append(n.Search, aliasTexts([]string{p.Name})...)
		}
		d.addPassage(n, p.Locator)
		named := store.Props{"passage": d.passage(p.Locator)}
		if d.plan != "" {
			d.edge(d.plan, ontology.Concerns, id, named)
		}
		if task := d.taskAt(p); task != "" {
			d.edge(task, ontology.Concerns, id, named)
		}
		d.concernByTitle(id, p.Name)
	}
	return nil
}

// taskAt is the task that names the platform: the one it says, or the smallest
// that its place lies in.
func (d *document) taskAt(p dataset.Platform) string {
	if p.Task != "" {
		return d.tasks[p.Task]
	}
	var best *dataset.Task
	for i := range d.Tasks {
		if t := &d.Tasks[i]; t.Start <= p.Start && p.End <= t.End && (best == nil || t.End-t.Start < best.End-best.Start) {
			best = t
		}
	}
	if best == nil {
		return ""
	}
	return d.tasks[best.Key]
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
