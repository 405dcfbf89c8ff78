package extract

import (
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
)

// groups are what a row stands below, outer to inner: the annex, the groups that
// lines or rows of the table head, and merged cells over several numbered rows.
func (r *rowReader) groups(row outline.Row) []string {
	var out []string
	add := func(title string) {
		title = dataset.NewLabel(plainLabel(title))
		if title != "" && (len(out) == 0 || out[len(out)-1] != title) {
			out = append(out, title)
		}
	}
	add(r.annex)
	for _, title := range row.Groups {
		add(title)
	}
	for c := range r.table.Header {
		if r.mayGroup(c) && len(row.Cells[c].Spans) > 0 && r.merged[row.Cells[c].Spans[0].Start] > 1 {
			add(r.cell(row, c))
		}
	}
	return out
}

// mayGroup tells a column before the wording whose merged cells sort the rows.
func (r *rowReader) mayGroup(column int) bool {
	role := r.table.Header[column].Role
	return role == outline.ColSort || (role == outline.ColName || role == outline.ColOther) && (r.content < 0 || column < r.content) && (r.content >= 0 || column != r.name)
}

// mergedCells counts the numbered rows that a cell stands over.
func (r *rowReader) mergedCells() map[int]int {
	rows := map[int]int{}
	for _, row := range r.table.Rows {
		if row.Sub > 1 || row.Sum {
			continue
		}
		for c := range r.table.Header {
			if r.mayGroup(c) && len(row.Cells[c].Spans) > 0 {
				rows[row.Cells[c].Spans[0].Start]++
			}
		}
	}
	return rows
}

// annexTitle is the title of the annex that a table of a section is: where an annex has
// several tables, which are numbered as so many annexes, its own. "" in the body.
func (r *reading) annexTitle(s *outline.Section, t *outline.Table) string {
	for ; s != nil; s = s.Parent {
		if s.Kind != outline.KindAnnex {
			continue
		}
		if title := oneLine(r.text(t.Title)); title != "" && len(tablesBelow(s)) > 1 {
			return title
		}
		return oneLine(r.text(s.Title))
	}
	return ""
}

// tablesBelow are the tables of a section and of all below it.
func tablesBelow(s *outline.Section) []*outline.Table {
	all := slices.Clone(s.Tables)
	for _, c := range s.Children {
		all = append(all, tablesBelow(c)...)
	}
	return all
}
