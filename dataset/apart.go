package dataset

import (
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/indicators"
)

// A decision `different: [ID, NAME]` takes from a body or an indicator a name as written
// that the catalogue, or the structure of the wording, gives it. What the name means is
// then a thing of its own.

// namesApart calls a function for each name that a decision takes from a thing.
func (v *Vocabularies) namesApart(kind string, do func(from Thing, name string)) {
	moved := v.moves()
	for _, d := range v.Decisions {
		for _, id := range d.Different {
			t, ok := ThingOf(moved.current(id))
			if !ok || t.Kind != kind {
				continue
			}
			for _, name := range d.Different {
				if _, isID := ThingOf(name); !isID && Normal(name) != "" {
					do(t, name)
				}
			}
		}
	}
}

// bodiesApart are the bodies whose names decisions take from others, under their full
// names and as documents of their area write them.
func (v *Vocabularies) bodiesApart(known *gazetteer) []Body {
	var out []Body
	v.namesApart(ontology.KindAgency, func(from Thing, name string) {
		area := known.withID(from.Area)
		isOther := func(b Body) bool {
			return b.Area == from.Area && slices.Contains(distinct(append([]string{b.Name}, b.Aliases...)), Normal(name))
		}
		if area == nil || slices.ContainsFunc(v.Agencies, isOther) {
			return // its entry says what it is
		}
		rest := withoutOwnPlace(Normal(name), area)
		b := Body{Area: area.ID, ID: rest, Name: area.Name + rest, Function: rest, Aliases: []string{name, rest}}
		for _, mark := range levelMarks[area.Level] {
			b.Aliases = append(b.Aliases, mark+rest)
		}
		out = append(out, b)
	})
	return out
}

// indicatorsApart are the indicators whose wordings decisions take from others.
func (v *Vocabularies) indicatorsApart() []Indicator {
	var out []Indicator
	v.namesApart(ontology.KindIndicator, func(from Thing, name string) {
		isOther := func(n Indicator) bool {
			return n.ID != from.Name && slices.Contains(distinct(append([]string{n.Name}, n.Aliases...)), Normal(name))
		}
		if slices.ContainsFunc(v.Indicators, isOther) {
			return // its entry says what it is
		}
		n := standardIndicator(from.Name)
		if i := slices.IndexFunc(v.Indicators, func(n Indicator) bool { return n.ID == from.Name }); i >= 0 {
			n = &v.Indicators[i]
		}
		if n == nil {
			return
		}
		id := indicators.WordingID(name)
		if id == n.ID {
			id += "-2"
		}
		out = append(out, Indicator{ID: id, Name: name, Unit: n.Unit, Flow: n.Flow, Family: n.Family})
	})
	return out
}
