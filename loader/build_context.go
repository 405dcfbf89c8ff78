package loader

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// contextOf are the labels that a place stands below by its section: the headings, and
// for a row of a table its groups and its name.
func (d *document) contextOf(l dataset.Locator) []dataset.ContextLabel {
	var out []dataset.ContextLabel
	for _, h := range d.HeadingsOf(l.Section) {
		out = append(out, dataset.ContextLabel{Kind: dataset.ContextHeading, Label: h.Label})
	}
	row := d.byKey[l.Section]
	if row == nil || row.Table == "" {
		return out
	}
	for _, group := range row.Groups {
		if !slices.Contains(out, dataset.ContextLabel{Kind: dataset.ContextHeading, Label: group}) {
			out = append(out, dataset.ContextLabel{Kind: dataset.ContextGroup, Label: group})
		}
	}
	if name := d.rowName(row); name != "" {
		out = append(out, dataset.ContextLabel{Kind: dataset.ContextRow, Label: dataset.NewLabel(name)})
	}
	return out
}

// rowName is what a row of a table is called: the title of its task, of a part of a
// divided row that of the whole. A row that begins with a sentence has no name.
func (d *document) rowName(row *dataset.Task) string {
	if whole := d.byKey[row.Parent]; whole != nil && strings.HasPrefix(row.Key, whole.Key+".") {
		row = whole
	}
	if strings.HasSuffix(row.Title, "…") || strings.ContainsAny(row.Title, "。；;") {
		return ""
	}
	return row.Title
}

// columnOf is the column of a table that a body is named in, by the role that it gives.
// Where one column names all bodies, stars in it tell the roles.
func (d *document) columnOf(l dataset.Locator, role string) []dataset.ContextLabel {
	var columns []dataset.RoleColumn
	for _, h := range d.HeadingsOf(l.Section) {
		if len(h.Columns) > 0 {
			columns = h.Columns
		}
	}
	for _, c := range columns {
		if c.Role == role || len(columns) == 1 {
			return []dataset.ContextLabel{{Kind: dataset.ContextColumn, Label: c.Label}}
		}
	}
	return nil
}

// addContext adds labels to those of a passage, outer ones before inner ones.
func (d *document) addContext(n *store.Node, labels []dataset.ContextLabel) {
	kinds := dataset.ContextKinds()
	for _, l := range labels {
		addTo(n, "context", string(kinds.Value(l.Kind))+" "+l.Label)
	}
	all, _ := n.Props["context"].([]string)
	slices.SortStableFunc(all, func(a, b string) int { return cmp.Compare(depthOf(a), depthOf(b)) })
}

// depthOf is how far in a label stands.
func depthOf(label string) int {
	kind, _, _ := strings.Cut(label, " ")
	for i, k := range dataset.ContextKinds() {
		if k.Value == ontology.ContextKind(kind) {
			return i
		}
	}
	return -1
}

// setSource says where a node's first statement stands in the dataset: a fact of the file,
// by its address.
func (d *document) setSource(n *store.Node, fact any) {
	if source, known := d.sources[fact]; known && n.Props["sourceLine"] == nil {
		n.Props["sourceFile"], n.Props["sourceLine"] = source.File, int64(source.Line)
	}
}

// sourcesOf are where the facts of a file stand, by their addresses.
func sourcesOf(d *dataset.Dataset, f *dataset.File) map[any]dataset.Source {
	all, of := d.SourcesOf(f), map[any]dataset.Source{}
	keep := func(fact any, list string, i int) {
		if source, known := all.Of(list, i); known {
			of[fact] = source
		}
	}
	keep(&f.Document, "document", 0)
	for i := range f.Tasks {
		keep(&f.Tasks[i], "tasks", i)
	}
	for i := range f.Targets {
		keep(&f.Targets[i], "targets", i)
	}
	for i := range f.Observations {
		keep(&f.Observations[i], "observations", i)
	}
	for i := range f.Platforms {
		keep(&f.Platforms[i], "platforms", i)
	}
	for i := range f.Announcements {
		keep(&f.Announcements[i], "announcements", i)
	}
	for i := range f.Deadlines {
		keep(&f.Deadlines[i], "deadlines", i)
	}
	for i := range f.Warnings {
		keep(&f.Warnings[i], "warnings", i)
	}
	return of
}
