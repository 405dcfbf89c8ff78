package workbench

import (
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// What a document itself does, check points out, and a reviewer may find to be so: it
// contradicts itself, or announces another number than it lists. An item of it is named
// by its places alone, so that it can be dismissed whatever was looked at meanwhile.

// ownID is the id of such an item.
func ownID(d *dataset.Dismissed) string {
	id := itemID(d.What, d.Start, d.End)
	if d.Against != nil {
		id += fmt.Sprintf(":%d-%d", d.Against.Start, d.Against.End)
	}
	return id
}

// ownItem is what an id names, if the facts that it speaks of stand in the file.
func ownItem(f *dataset.File, id string) (dataset.Dismissed, bool) {
	var at, against [2]int
	if scans(id, dataset.DismissedAnnouncement+":%d-%d", &at[0], &at[1]) {
		for i := range f.Announcements {
			if l := f.Announcements[i].Locator; l.Start == at[0] && l.End == at[1] {
				return dataset.Dismissed{What: dataset.DismissedAnnouncement, Locator: l}, true
			}
		}
	}
	if scans(id, dataset.DismissedContradiction+":%d-%d:%d-%d", &at[0], &at[1], &against[0], &against[1]) {
		one, other := figureAt(f, at), figureAt(f, against)
		if one != nil && other != nil && one != other {
			l := other.Locator
			return dataset.Dismissed{What: dataset.DismissedContradiction, Locator: one.Locator, Against: &l}, true
		}
	}
	return dataset.Dismissed{}, false
}

func figureAt(f *dataset.File, at [2]int) *dataset.Figure {
	i := slices.IndexFunc(f.Targets, func(g dataset.Figure) bool { return g.Start == at[0] && g.End == at[1] })
	if i < 0 {
		return nil
	}
	return &f.Targets[i]
}

// own is what reviewers found to be documents' own, by the ids that its facts have in
// the graph.
type own map[string]ownFigure

type ownFigure struct {
	file *dataset.File
	at   dataset.Locator
	seen bool // of an announced number
}

func ownOf(d *dataset.Dataset) own {
	out := own{}
	for _, f := range d.Files {
		if len(f.Dismissed) == 0 {
			continue
		}
		for i := range f.Targets {
			out[ontology.TargetID(f.Slug, f.Targets[i].Key)] = ownFigure{file: f, at: f.Targets[i].Locator}
		}
		for i := range f.Announcements {
			a := &f.Announcements[i]
			out[ontology.AnnouncementID(f.Slug, a.Of, a.Count)] = ownFigure{seen: f.Dismisses(dataset.DismissedAnnouncement, a.Start, a.End)}
		}
	}
	return out
}

// has says whether a contradiction between facts is among it.
func (o own) has(facts []string) bool {
	if len(facts) == 1 {
		return o[facts[0]].seen
	}
	one, other := o[facts[0]], o[facts[1]]
	return one.file != nil && one.file == other.file && one.file.KnowsContradiction(one.at, other.at)
}

// ownFact is the id of the fact that such an item is about first.
func ownFact(f *dataset.File, d *dataset.Dismissed) string {
	name := KindTarget
	if d.What == dataset.DismissedAnnouncement {
		name = KindAnnouncement
	}
	for _, r := range kindOf(name).list(f) {
		if r.Start == d.Start && r.End == d.End {
			return r.id
		}
	}
	return ""
}

func scans(text, format string, into ...any) bool {
	_, err := fmt.Sscanf(text, format, into...)
	return err == nil
}
