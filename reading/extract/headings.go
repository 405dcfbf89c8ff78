package extract

import (
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
)

// headings are the titles of sections and of annexes' tables, by the paths that facts
// name as their section. A table's own title stands for that of its annex.
func (r *reading) headings() {
	at := map[string]int{}
	heading := func(section string) *dataset.Heading {
		if i, known := at[section]; known {
			return &r.file.Headings[i]
		}
		at[section] = len(r.file.Headings)
		r.file.Headings = append(r.file.Headings, dataset.Heading{Section: section})
		return &r.file.Headings[at[section]]
	}
	r.outline.Walk(func(s *outline.Section) {
		if s.Key != "" {
			heading(s.Key).Label = headingLabel(r.title(s))
		}
		for _, t := range s.Tables {
			section := t.Key
			if section == "" {
				section = s.Key
			}
			if section == "" {
				continue
			}
			h := heading(section)
			if title := headingLabel(oneLine(r.text(t.Title))); title != "" {
				h.Label = title
			}
			h.Columns = roleColumns(t)
		}
	})
	r.file.Headings = r.headingsWithLabels()
}

// headingsWithLabels leaves out the sections that have a number and no title.
func (r *reading) headingsWithLabels() []dataset.Heading {
	var out []dataset.Heading
	for _, h := range r.file.Headings {
		if h.Label != "" {
			out = append(out, h)
		}
	}
	return out
}

func headingLabel(printed string) string {
	return dataset.NewLabel(strings.TrimRight(printed, "。：:;；，,"))
}

// roleColumns are the columns of a table that name bodies. Where one role has several
// the first stands.
func roleColumns(t *outline.Table) []dataset.RoleColumn {
	var out []dataset.RoleColumn
	for _, c := range []struct {
		column outline.ColumnRole
		role   string
	}{{outline.ColLead, dataset.RoleLead}, {outline.ColSupport, dataset.RoleSupport}, {outline.ColResponsible, dataset.RoleResponsible}} {
		if i := column(t, c.column); i >= 0 && t.Header[i].Text != "" {
			out = append(out, dataset.RoleColumn{Role: c.role, Label: dataset.NewLabel(compact(t.Header[i].Text))})
		}
	}
	return out
}

// cellContext names the cell that figures are read from: by its column, below the header
// cell that spans it, and by its row.
func (r *tableRow) cellContext(column int) []dataset.ContextLabel {
	var out []dataset.ContextLabel
	add := func(kind, label string) {
		if label != "" {
			out = append(out, dataset.ContextLabel{Kind: kind, Label: dataset.NewLabel(label)})
		}
	}
	add(dataset.ContextRow, r.label)
	if under := compact(r.table.Header[column].Under); under != compact(r.table.Header[column].Text) {
		add(dataset.ContextColumn, under)
	}
	add(dataset.ContextColumn, compact(r.table.Header[column].Text))
	return out
}

// contextOf is the context of a figure less the name of its row, where a task has that.
func (f *figureReader) contextOf(task *dataset.Task) []dataset.ContextLabel {
	if task != nil && task.Table != "" && len(f.inCell) > 0 && f.inCell[0].Kind == dataset.ContextRow {
		return f.inCell[1:]
	}
	return f.inCell
}
