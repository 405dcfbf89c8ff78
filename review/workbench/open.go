package workbench

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/zh"
)

// known are the facts that the reader takes out of a document. A fact of the dataset
// that is not among them is a reviewer's own, and what could not be read is settled
// where one stands.
type known map[says]bool

func knownOf(read *dataset.File) known {
	k := known{}
	for _, m := range marksOf(read) {
		k[m.says] = true
	}
	return k
}

// says is what a fact says of a place.
type says struct {
	kind       string
	start, end int
	what       string
}

// mark is that of a fact, and the figure where it is one.
type mark struct {
	says
	figure *dataset.Figure
}

func marksOf(f *dataset.File) []mark {
	var out []mark
	add := func(kind string, at dataset.Locator, what string, g *dataset.Figure) {
		out = append(out, mark{says{kind, at.Start, at.End, what}, g})
	}
	for i := range f.Tasks {
		t := &f.Tasks[i]
		add(KindTask, t.Locator, "", nil)
		for _, a := range t.Assignments {
			add("assignment", a.Locator, a.Agency, nil)
		}
	}
	for _, list := range [][]dataset.Figure{f.Targets, f.Observations} {
		for i := range list {
			add("figure", list[i].Locator, figureSays(&list[i]), &list[i])
		}
	}
	for _, p := range f.Platforms {
		add(KindPlatform, p.Locator, p.Name, nil)
	}
	for _, o := range f.Organisation {
		add(KindOrganisation, o.Locator, o.Agency, nil)
	}
	return out
}

func figureSays(g *dataset.Figure) string {
	says := decimal(g.Value) + g.Unit
	if g.ValueMax != nil {
		says += "–" + decimal(*g.ValueMax)
	}
	return says
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// own are the marks of facts that the reader does not take out of the document.
func (r *reading) own(f *dataset.File) []mark {
	var out []mark
	for _, m := range marksOf(f) {
		if !r.known[m.says] {
			out = append(out, m)
		}
	}
	return out
}

// unread is what the reader could not read, less what a reviewer settled: with a fact
// that stands there, or by dismissing it.
func (r *reading) unread(f *dataset.File) []Item {
	out := []Item{}
	if r == nil {
		return out
	}
	own := r.own(f)
	for _, u := range r.facts.Unread {
		if !f.Dismisses(u.Kind, u.Start, u.End) && !r.settles(own, u) {
			out = append(out, Item{ID: itemID(u.Kind, u.Start, u.End), Kind: u.Kind, Start: u.Start, End: u.End})
		}
	}
	return out
}

func itemID(kind string, start, end int) string { return fmt.Sprintf("%s:%d-%d", kind, start, end) }

func (r *reading) settles(own []mark, u dataset.Unread) bool {
	return slices.ContainsFunc(own, func(m mark) bool {
		if u.Kind == "number" {
			return m.figure != nil && m.start <= u.Start && u.End <= m.end && r.isValueOf(u.Start, u.End, m.figure)
		}
		return m.start < u.End && u.Start < m.end && (u.Kind == "row" || m.figure == nil)
	})
}

// isValueOf says whether a number is one of a figure's own: by its digits. One that is
// written in words may be.
func (r *reading) isValueOf(start, end int, g *dataset.Figure) bool {
	written := strings.ReplaceAll(zh.Narrow(r.text[start:end]), ",", "")
	v, err := strconv.ParseFloat(written, 64)
	return err != nil || v == g.Value || g.ValueMax != nil && v == *g.ValueMax
}

// setAside are the numbers that the reader took for no figures, less those of which a
// reviewer made one.
func (r *reading) setAside(f *dataset.File) []Item {
	out := []Item{}
	if r == nil {
		return out
	}
	own := r.own(f)
	for _, a := range r.facts.SetAside {
		if !r.settles(own, dataset.Unread{Kind: "number", Start: a.Start, End: a.End}) {
			out = append(out, Item{ID: itemID("aside", a.Start, a.End), Kind: "number", Class: a.Class, Start: a.Start, End: a.End})
		}
	}
	return out
}

func dismissedOf(f *dataset.File) []Item {
	out := make([]Item, len(f.Dismissed))
	for i := range f.Dismissed {
		d := &f.Dismissed[i]
		out[i] = Item{
			ID: "dismissed:" + ownID(d), Kind: d.What, Class: d.Class,
			Start: d.Start, End: d.End, Reason: d.Reason, Reviewed: reviewedOf(d.Reviewed),
		}
	}
	return out
}

func reviewedOf(r *dataset.Reviewed) *Reviewed {
	if r == nil {
		return nil
	}
	return &Reviewed{By: r.By, On: r.On}
}

func warningsOf(f *dataset.File) []Item {
	out := make([]Item, len(f.Warnings))
	for i := range f.Warnings {
		w := &f.Warnings[i]
		out[i] = Item{
			ID: warningID(w), Kind: "warning", Start: w.Start, End: w.End,
			Message: chinese(w.Message), MessageEn: w.Message, Count: max(1, w.Count),
		}
		if w.Against != nil {
			out[i].Against = &Place{Start: w.Against.Start, End: w.Against.End}
		}
	}
	return out
}

// placeOf is where a fact stands: where the dataset says, if the text begins and ends
// there as it says; else where it does so and nowhere else; else nowhere.
func (r *reading) placeOf(l dataset.Locator) *Place {
	if r == nil || l.End <= l.Start {
		return nil
	}
	if r.fits(l.Start, l.End) && r.says(l, l.Start) {
		return &Place{Start: l.Start, End: l.End}
	}
	opening := []rune(l.Opening)
	if len(opening) == 0 {
		return nil
	}
	found, length := -1, l.End-l.Start
	for at := 0; at+length <= len(r.text); at++ {
		if r.text[at] == opening[0] && r.says(l, at) {
			if found >= 0 {
				return nil
			}
			found = at
		}
	}
	if found < 0 {
		return nil
	}
	return &Place{Start: found, End: found + length, Moved: true}
}

func (r *reading) says(l dataset.Locator, at int) bool {
	there := dataset.NewLocator(r.text, l.Section, at, at+l.End-l.Start)
	return there.Opening == l.Opening && there.Closing == l.Closing
}

func warningID(w *dataset.Warning) string { return "warning:" + versionOf(dataset.Record(w)) }
