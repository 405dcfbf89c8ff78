package dataset

import (
	"cmp"

	"github.com/policygraph/policygraph/vocabulary/indicators"
)

// Measure is what a figure measures.
type Measure struct {
	// Indicator is the dataset's entry, a standard one, or one made of the
	// wording's structure.
	Indicator *Indicator
	Known     bool   // it is the dataset's entry or a standard one
	Tier      string // of what rank the counted things are: 省级, 示范
}

// Measures finds what each figure of a document measures. Figures are resolved
// together, since which one is a plan's widest of a thing decides where it stands.
func (r *Resolver) Measures(f *File) map[*Figure]Measure {
	figures := f.figures()
	words := make([]indicators.Wording, len(figures))
	for i, g := range figures {
		words[i] = indicators.Wording{Text: g.Indicator, Unit: g.Unit, Qualifier: g.Qualifier, Scope: g.Scope, Project: g.Nature != "" && g.Nature != NatureGoal}
	}
	out := make(map[*Figure]Measure, len(figures))
	for i, m := range r.indicators.index.Resolve(words, r.subject(f), f.Slug) {
		g := figures[i]
		if n := r.indicators.byID(g.Measures); n != nil {
			out[g] = Measure{Indicator: n, Known: true, Tier: g.Tier}
			continue
		}
		out[g] = Measure{Indicator: r.indicators.of(m, g), Known: m.Entry != nil || r.indicators.former[m.ID()] != "", Tier: cmp.Or(g.Tier, m.Tier)}
	}
	return out
}

// figures are the targets and the observations.
func (f *File) figures() []*Figure {
	var out []*Figure
	for _, list := range [][]Figure{f.Targets, f.Observations} {
		for i := range list {
			out = append(out, &list[i])
		}
	}
	return out
}

// IsOwnField says of a figure's scope that it is what the whole document is about, and so
// narrows nothing.
func (r *Resolver) IsOwnField(f *File, scope string) bool {
	return scope != "" && r.subject(f).Is(scope)
}

// subject is what a document is about.
func (r *Resolver) subject(f *File) indicators.Subject {
	if a, ok := r.Area(f.Document.Area); ok {
		return indicators.SubjectOf(f.Document.Title, append([]string{a.FullName, a.Name}, a.Aliases...)...)
	}
	return indicators.SubjectOf(f.Document.Title, f.Document.Area)
}

// measureIndex finds indicators by wordings and gives them by their ids.
type measureIndex struct {
	index  *indicators.Index
	own    map[string]*Indicator
	former map[string]string // ids that went by a merge, and those that they lead to
}

// newMeasureIndex indexes the dataset's indicators. Those apart are found by their names
// alone, whatever their structure.
func newMeasureIndex(own, apart []Indicator) *measureIndex {
	x := &measureIndex{own: make(map[string]*Indicator, len(own)), former: map[string]string{}}
	entries := make([]indicators.Entry, len(own), len(own)+len(apart))
	for i := range own {
		n := &own[i]
		if x.own[n.ID] == nil {
			x.own[n.ID] = n
		}
		family := n.Family
		if standard := indicators.ByID(n.ID); family == "" && standard != nil {
			family = standard.Family
		}
		entries[i] = indicators.Entry{
			ID: n.ID, Names: append([]string{n.Name}, n.Aliases...), Unit: n.Unit, Flow: n.Flow, Family: family,
			Proposed: n.New, Documents: n.Documents,
		}
	}
	for i := range apart {
		n := &apart[i]
		x.own[n.ID] = n
		entries = append(entries, indicators.Entry{ID: n.ID, Names: []string{n.Name}, Unit: n.Unit, Flow: n.Flow, Family: n.Family, Apart: true})
	}
	x.index = indicators.NewIndex(entries)
	return x
}

// of is the indicator of a match.
func (x *measureIndex) of(m indicators.Match, g *Figure) *Indicator {
	if now := x.former[m.ID()]; m.Entry == nil && now != "" {
		if n := x.byID(now); n != nil {
			return n
		}
	}
	if m.Entry == nil {
		n := &Indicator{ID: m.ID(), Name: m.Name(), Unit: m.Structure.Unit(g.Unit), Flow: m.Structure.New, New: true}
		if m.Document() != "" {
			n.Documents = []string{m.Document()}
		} else {
			n.Family = x.index.Family(m.Structure)
		}
		return n
	}
	return x.byID(m.Entry.ID)
}

// byID is the dataset's entry of an id, else the standard one, nil for none.
func (x *measureIndex) byID(id string) *Indicator {
	own := x.own[id]
	switch {
	case own == nil:
		return standardIndicator(id)
	case own.Family != "" || len(own.Documents) > 0:
		return own
	}
	with := *own
	if with.Family = x.index.FamilyOf(id); with.Family == "" {
		with.Family = x.familyOf(own)
	}
	return &with
}

// familyOf is the family of an entry that names none.
func (x *measureIndex) familyOf(n *Indicator) string {
	return x.index.Family(indicators.Parse(indicators.Wording{Text: n.Name, Unit: n.Unit}, indicators.Subject{}))
}

// UsualNames are the names that the standard indicator of an entry's id goes by. An entry of the
// dataset's own stands in its place and may be called otherwise; it is asked for by these as well.
func (n *Indicator) UsualNames() []string {
	standard := indicators.ByID(n.ID)
	if standard == nil {
		return nil
	}
	return append([]string{standard.Name}, standard.Aliases...)
}

// standardIndicator gives a standard indicator as an entry, nil for none.
func standardIndicator(id string) *Indicator {
	n := indicators.ByID(id)
	if n == nil {
		return nil
	}
	return &Indicator{ID: n.ID, Name: n.Name, Unit: n.Unit, Concept: n.Concept, Direction: n.Direction, Flow: n.Flow, Family: n.Family, Aliases: n.Aliases}
}
