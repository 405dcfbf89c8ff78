package loader

import (
	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// addAnnouncements ties each announced number to the rows of its list. A reader
// may count a list's numbers or its rows: where the announced number is either,
// it is kept.
func (d *document) addAnnouncements() {
	for i := range d.Announcements {
		a := &d.Announcements[i]
		id := ontology.AnnouncementID(d.Slug, a.Of, a.Count)
		n, isNew := d.node(ontology.KindAnnouncement, id)
		d.setSource(n, a)
		d.addPassage(n, a.Locator)
		if !isNew {
			continue
		}
		numbered, rows := d.Listed(a.Of)
		conflicting := a.Count != len(numbered) && a.Count != len(rows)
		set(n.Props, "of", a.Of, "unit", a.Unit)
		n.Props["announced"], n.Props["numbered"], n.Props["rows"] = int64(a.Count), int64(len(numbered)), int64(len(rows))
		n.Props["conflicting"], n.Props["position"] = conflicting, d.position(ontology.KindAnnouncement)
		if d.plan != "" {
			d.edge(d.plan, ontology.Announces, id, nil)
		}
		for _, t := range rows {
			d.edge(id, ontology.Counts, d.tasks[t.Key], nil)
		}
		if conflicting && !d.Dismisses(dataset.DismissedAnnouncement, a.Start, a.End) {
			seen := &dataset.Dismissed{What: dataset.DismissedAnnouncement, Locator: a.Locator}
			d.noteUnlessSeen(d.Slug, seen, "look whether a row is missing here or in the document", "%d%s are announced of %s, which has %d numbers and %d rows",
				a.Count, a.Unit, a.Of, len(numbered), len(rows))
		}
	}
}
