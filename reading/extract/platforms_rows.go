package extract

import (
	"cmp"
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
)

// ofRows adds to the mentions of platforms, in the order of their places, those that
// a merged cell hands down: it names the platform for every row that it covers.
func (r *reading) ofRows(mentions []dataset.Platform) []dataset.Platform {
	out := slices.Clone(mentions)
	r.outline.Walk(func(s *outline.Section) {
		for _, t := range s.Tables {
			for _, row := range t.Rows {
				out = append(out, r.handedDown(mentions, t, row)...)
			}
		}
	})
	slices.SortStableFunc(out, func(a, b dataset.Platform) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// handedDown are the mentions in the merged cells above a row that sets a task, as
// mentions of that task.
func (r *reading) handedDown(mentions []dataset.Platform, t *outline.Table, row outline.Row) []dataset.Platform {
	task := r.taskAt(row.Span.Start)
	if task == nil || row.Sum {
		return nil
	}
	var out []dataset.Platform
	for c, cell := range row.Cells {
		if !cell.Carried || t.Header[c].Role.Responsible() {
			continue
		}
		for _, s := range cell.Spans {
			for _, m := range within(mentions, s) {
				if m.Task != task.Key {
					m.Task = task.Key
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// within are the mentions inside a span.
func within(mentions []dataset.Platform, s source.Span) []dataset.Platform {
	find := func(at int) int {
		i, _ := slices.BinarySearchFunc(mentions, at, func(p dataset.Platform, at int) int { return cmp.Compare(p.Start, at) })
		return i
	}
	return mentions[find(s.Start):find(s.End)]
}
