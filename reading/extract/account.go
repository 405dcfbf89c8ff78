package extract

import (
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/account"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
)

// The kinds of what is unread.
const (
	unreadNumber  = "number"
	unreadBracket = "bracket"
	unreadLabel   = "label"
	unreadRow     = "row"
)

// account says what became of every number of the text, of every bracket and label
// that names bodies and of every row of a table. It comes last, when all facts
// are there.
func (r *reading) account() {
	in := account.Input{Text: r.doc.Text, Part: r.text, Decided: r.decided, Zones: r.zones(), Labels: r.labels(), Names: r.names()}
	for _, list := range [][]dataset.Figure{r.file.Targets, r.file.Observations} {
		for i := range list {
			for _, at := range list[i].At {
				in.Stated = append(in.Stated, source.Span{Start: at[0], End: at[1]})
			}
		}
	}
	in.Trace = r.explain.newTrace()
	a := account.Of(in)
	r.explain.add(in.Trace, inDocument)
	for _, list := range [][]dataset.Figure{r.file.Targets, r.file.Observations} {
		for i := range list {
			list[i].At = ownNumbers(a.Stated, list[i].At[0])
		}
	}
	for _, n := range a.Aside {
		r.file.SetAside = append(r.file.SetAside, dataset.Aside{Class: string(n.Class), Start: n.Start, End: n.End})
	}
	for _, n := range a.Unread {
		r.unread(unreadNumber, n)
	}
	r.unreadRows()
	r.unreadDuties()
	slices.SortStableFunc(r.file.Unread, func(x, y dataset.Unread) int { return x.Start - y.Start })
}

func (r *reading) unread(kind string, s source.Span) {
	r.file.Unread = append(r.file.Unread, dataset.Unread{Kind: kind, Start: s.Start, End: s.End})
}

// ownNumbers are the numbers that lie in a figure's: of a range two.
func ownNumbers(stated []source.Span, of dataset.Place) []dataset.Place {
	from, _ := slices.BinarySearchFunc(stated, of[0], func(s source.Span, at int) int { return s.End - 1 - at })
	var own []dataset.Place
	for _, s := range stated[from:] {
		if s.Start >= of[1] {
			break
		}
		own = append(own, dataset.Place{s.Start, s.End})
	}
	return own
}

// zones are the parts of the text that are not the document's own wording, or its
// wording a second time.
func (r *reading) zones() []account.Zone {
	var zones []account.Zone
	if c := r.outline.Copy; c.End > 0 {
		zones = append(zones, account.Zone{Span: c, Class: account.Repeat})
	}
	for _, b := range r.doc.Blocks {
		if b.Style.Noise || b.Style.Meta {
			zones = append(zones, account.Zone{Span: b.Span, Class: account.Page})
		}
	}
	return zones
}

// labels are the numbers of sections and rows.
func (r *reading) labels() []source.Span {
	var labels []source.Span
	r.outline.Walk(func(s *outline.Section) {
		if s.Kind != outline.KindRoot && s.Title.Start > s.Span.Start {
			labels = append(labels, source.Span{Start: s.Span.Start, End: s.Title.Start})
		}
		for _, t := range s.Tables {
			labels = append(labels, t.GroupNumbers...)
			for _, row := range t.Rows {
				for i, c := range t.Header {
					if c.Role == outline.ColNumber && i < len(row.Cells) {
						labels = append(labels, row.Cells[i].Spans...)
					}
				}
			}
		}
	})
	return labels
}

// names are the places of names that facts have: of bodies and carriers.
func (r *reading) names() []source.Span {
	names := r.assignmentSpans()
	for i := range r.file.Platforms {
		p := &r.file.Platforms[i]
		names = append(names, source.Span{Start: p.Start, End: p.End})
	}
	return names
}
