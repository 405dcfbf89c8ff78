package dataset

import (
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/areas"
)

// Decision is a person's answer to a question that names leave open, a line of
// decisions.yaml. It takes effect whenever the dataset is read and is never asked
// again; without its line, everything is as it was.
//
// What it speaks of are ids of the graph (agency:330305:科技局), by which the kind is
// known: documents, plans, areas, agencies, indicators.
type Decision struct {
	Same      []string `yaml:"same,omitempty,flow"`      // ids of what is one thing; the first stays, the others lead to it
	Different []string `yaml:"different,omitempty,flow"` // ids, or names as written, of what is not one thing
	Alias     string   `yaml:"alias,omitempty"`          // a name as written that means Of
	Kind      string   `yaml:"kind,omitempty"`           // what kind of body Of is
	Of        string   `yaml:"of,omitempty"`             // an id
	By        string   `yaml:"by,omitempty"`             // who decided
	On        string   `yaml:"on,omitempty"`             // when: 2026-03-18
	Note      string   `yaml:"note,omitempty"`
}

// Redirect says under which id a node is found now whose id went by a merge, a line
// of redirects.yaml.
type Redirect struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
	On   string `yaml:"on,omitempty"` // when
	Note string `yaml:"note,omitempty"`
}

// Thing is what an id of the graph speaks of.
type Thing struct {
	Kind string // of ontology
	Area string // of an agency or a platform: the area's id
	Name string // a document's slug, an area's or an indicator's id, an agency's function or name
}

// thingKinds are the kinds that decisions and redirects speak of, by what their ids
// begin with.
var thingKinds = []struct {
	prefix, kind string
	inArea       bool
}{
	{"document:", ontology.KindDocument, false},
	{"plan:", ontology.KindPlan, false},
	{"area:", ontology.KindArea, false},
	{"agency:", ontology.KindAgency, true},
	{"platform:", ontology.KindPlatform, true},
	{"indicator:", ontology.KindIndicator, false},
}

// ThingOf reads an id of the graph. It fails for what is none, or of a kind that
// nothing is decided about.
func ThingOf(id string) (Thing, bool) {
	for _, k := range thingKinds {
		rest, ok := strings.CutPrefix(id, k.prefix)
		if !ok || rest == "" {
			continue
		}
		if !k.inArea {
			return Thing{Kind: k.kind, Name: rest}, true
		}
		area, name, ok := strings.Cut(rest, ":")
		return Thing{k.kind, area, name}, ok && area != "" && name != ""
	}
	return Thing{}, false
}

// Current is the id that a thing has now, which is id itself unless it went by a
// merge.
func (v *Vocabularies) Current(id string) string { return v.moves().current(id) }

// Settled says whether a person has decided about two things, given by their ids or
// by names as written: that they are one, or that they are not.
func (v *Vocabularies) Settled(one, other string) bool {
	if v.AreDifferent(one, other) {
		return true
	}
	m := v.moves()
	if m.current(one) == m.current(other) {
		return true
	}
	return slices.ContainsFunc(v.Decisions, func(d Decision) bool {
		alias := func(name, id string) bool {
			return d.Alias != "" && Normal(d.Alias) == Normal(name) && m.current(d.Of) == m.current(id)
		}
		return alias(one, other) || alias(other, one)
	})
}

// AreDifferent says whether a person has decided that two things are not one.
func (v *Vocabularies) AreDifferent(one, other string) bool {
	return slices.ContainsFunc(v.Decisions, func(d Decision) bool {
		return containsID(d.Different, one) && containsID(d.Different, other)
	})
}

func containsID(ids []string, id string) bool {
	return slices.ContainsFunc(ids, func(other string) bool { return Normal(other) == Normal(id) })
}

// moves lead from ids that went to those that took their place.
type moves map[string]string

func (v *Vocabularies) moves() moves {
	m := moves{}
	for _, r := range v.Redirects {
		m[r.From] = r.To
	}
	for _, d := range v.Decisions {
		for i, id := range d.Same {
			stays, _ := ThingOf(d.Same[0])
			if t, _ := ThingOf(id); i > 0 && t.Kind == stays.Kind {
				m[id] = d.Same[0]
			}
		}
	}
	return m
}

// current follows the moves. Of ids that lead to each other, which Check reports, it
// is the first.
func (m moves) current(id string) string {
	for steps := 0; steps <= len(m); steps++ {
		next, ok := m[id]
		if !ok {
			return m.inCurrentArea(id)
		}
		id = next
	}
	return id
}

// inCurrentArea is the id of a body or a carrier whose area's id went.
func (m moves) inCurrentArea(id string) string {
	t, ok := ThingOf(id)
	if !ok || t.Area == "" || m[ontology.AreaID(t.Area)] == "" {
		return id
	}
	area, _ := ThingOf(m.current(ontology.AreaID(t.Area)))
	if area.Kind != ontology.KindArea {
		return id
	}
	prefix, _, _ := strings.Cut(id, ":")
	return m.current(prefix + ":" + area.Name + ":" + t.Name)
}

// Decided are the vocabularies with the decisions carried out: what is one is one
// entry, names that mean a thing are its aliases. The redirects are those of merges
// too. v itself stays as it is.
func (v *Vocabularies) Decided() *Vocabularies {
	if len(v.Decisions)+len(v.Redirects) == 0 {
		return v
	}
	m := v.moves()
	out := &Vocabularies{Areas: slices.Clone(v.Areas), Agencies: slices.Clone(v.Agencies), Indicators: slices.Clone(v.Indicators), Decisions: v.Decisions}
	out.decideAreas(m)
	out.decideAgencies(m)
	out.decideIndicators(m)
	v.decideStated(out, m)
	for _, d := range v.Decisions {
		switch {
		case d.Alias != "":
			out.addAlias(m.current(d.Of), d.Alias)
		case d.Kind != "":
			out.setKind(m.current(d.Of), d.Kind)
		}
	}
	for _, from := range sortedKeys(m) {
		out.Redirects = append(out.Redirects, Redirect{From: from, To: m.current(from)})
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// withNames adds names to a list of aliases, each once and none that is the entry's
// own.
func withNames(aliases []string, own string, names ...string) []string {
	out := slices.Clone(aliases)
	for _, name := range names {
		same := func(other string) bool { return Normal(other) == Normal(name) }
		if name != "" && !same(own) && !slices.ContainsFunc(out, same) {
			out = append(out, name)
		}
	}
	return out
}

// united makes one entry of those that have one key now: the first whose key did not
// change, with the names of the others.
func united[T any](entries []T, key func(*T) string, current func(string) string, join func(stays, goes *T), rename func(*T, string)) []T {
	at := map[string]int{}
	var out []T
	add := func(e T, id string) {
		if i, ok := at[id]; ok {
			join(&out[i], &e)
			return
		}
		rename(&e, id)
		at[id] = len(out)
		out = append(out, e)
	}
	moved := func(e *T) bool { return current(key(e)) != key(e) }
	for i := range entries { // what stays comes first, wherever it stands
		if !moved(&entries[i]) {
			add(entries[i], key(&entries[i]))
		}
	}
	for i := range entries {
		if moved(&entries[i]) {
			add(entries[i], current(key(&entries[i])))
		}
	}
	return out
}

func (v *Vocabularies) decideAreas(m moves) {
	v.Areas = united(v.Areas, func(a *Area) string { return ontology.AreaID(a.ID) }, m.current,
		func(stays, goes *Area) {
			stays.Aliases = withNames(stays.Aliases, stays.Name, append([]string{goes.Name}, goes.Aliases...)...)
		},
		func(a *Area, id string) {
			if t, ok := ThingOf(id); ok {
				a.ID = t.Name
			}
		})
	for i := range v.Areas {
		if up := &v.Areas[i].PartOf; *up != "" {
			t, _ := ThingOf(m.current(ontology.AreaID(*up)))
			*up = t.Name
		}
	}
}

// decideAgencies unites bodies. An id names a body by its function, by its name or by
// an alias, so that ids are led to the entries' first.
func (v *Vocabularies) decideAgencies(m moves) {
	for i := range v.Agencies {
		t, _ := ThingOf(m.current(ontology.AreaID(v.Agencies[i].Area)))
		v.Agencies[i].Area = t.Name
	}
	v.addUnwritten(m)
	entries := indexBodies(v.Agencies)
	key := func(b *Body) string { return ontology.AgencyID(b.Area, b.Name) }
	to := map[string]string{}
	for from, id := range m {
		if b := entries.find(v.Agencies, from); b != nil {
			target := m.current(id)
			if stays := entries.find(v.Agencies, target); stays != nil {
				target = key(stays)
			}
			to[key(b)] = target
		}
	}
	v.Agencies = united(v.Agencies, key,
		func(id string) string {
			if next, ok := to[id]; ok {
				return next
			}
			return id
		},
		func(stays, goes *Body) {
			stays.Aliases = withNames(stays.Aliases, stays.Name, append([]string{goes.Name}, goes.Aliases...)...)
			stays.Members = withNames(stays.Members, "", goes.Members...)
		},
		func(*Body, string) {})
}

// addUnwritten adds an entry for each body that a decision speaks of and that has none,
// since the catalogue of bodies tells who it is.
func (v *Vocabularies) addUnwritten(m moves) {
	known := indexBodies(v.Agencies)
	for _, d := range v.Decisions {
		for _, id := range append(slices.Clone(d.Same), d.Of) {
			for _, id := range []string{id, m.current(id)} {
				t, _ := ThingOf(id)
				if t.Kind != ontology.KindAgency || known[ontology.AgencyID(t.Area, Normal(t.Name))] != nil {
					continue
				}
				v.Agencies = append(v.Agencies, Body{Area: t.Area, Name: t.Name, Function: t.Name, Derived: true})
				known = indexBodies(v.Agencies)
			}
		}
	}
}

func (v *Vocabularies) decideIndicators(m moves) {
	v.addStandard(m)
	v.Indicators = united(v.Indicators, func(n *Indicator) string { return ontology.IndicatorID(n.ID) }, m.current,
		func(stays, goes *Indicator) {
			stays.Aliases = withNames(stays.Aliases, stays.Name, append([]string{goes.Name}, goes.Aliases...)...)
		},
		func(n *Indicator, id string) {
			if t, ok := ThingOf(id); ok {
				n.ID = t.Name
			}
		})
}

// addStandard adds an entry for each standard indicator that a decision speaks of and
// that has none.
func (v *Vocabularies) addStandard(m moves) {
	have := map[string]bool{}
	for i := range v.Indicators {
		have[v.Indicators[i].ID] = true
	}
	for _, d := range v.Decisions {
		for _, id := range append(slices.Clone(d.Same), d.Of) {
			for _, id := range []string{id, m.current(id)} {
				t, _ := ThingOf(id)
				if n := standardIndicator(t.Name); t.Kind == ontology.KindIndicator && n != nil && !have[n.ID] {
					have[n.ID] = true
					v.Indicators = append(v.Indicators, *n)
				}
			}
		}
	}
}

// decideStated makes what is no entry, but stands in documents, an alias of what it is
// the same as.
func (v *Vocabularies) decideStated(out *Vocabularies, m moves) {
	entries, indicators := indexBodies(v.Agencies), map[string]bool{}
	for i := range v.Indicators {
		indicators[v.Indicators[i].ID] = true
	}
	for _, d := range v.Decisions {
		for _, id := range d.Same {
			t, _ := ThingOf(id)
			now := m.current(id)
			if now == id || t.Kind == ontology.KindAgency && entries.find(v.Agencies, id) != nil || t.Kind == ontology.KindIndicator && indicators[t.Name] || t.Kind == ontology.KindArea {
				continue
			}
			out.addAlias(now, t.Name)
		}
	}
}

// bodyIndex finds bodies by the ids that name them.
type bodyIndex map[string][]int

func indexBodies(bodies []Body) bodyIndex {
	x := bodyIndex{}
	for i := range bodies {
		b := &bodies[i]
		for _, name := range distinct(append([]string{b.Name, b.Function}, b.Aliases...)) {
			k := ontology.AgencyID(b.Area, name)
			x[k] = append(x[k], i)
		}
	}
	return x
}

// find is the one body that the id names, nil where none is or several are. A full
// name goes before a function and an alias.
func (x bodyIndex) find(bodies []Body, id string) *Body {
	t, ok := ThingOf(id)
	if !ok || t.Kind != ontology.KindAgency {
		return nil
	}
	found := x[ontology.AgencyID(t.Area, Normal(t.Name))]
	for _, i := range found {
		if Normal(bodies[i].Name) == Normal(t.Name) {
			return &bodies[i]
		}
	}
	if len(found) != 1 {
		return nil
	}
	return &bodies[found[0]]
}

func (v *Vocabularies) addAlias(id, alias string) {
	t, _ := ThingOf(id)
	switch t.Kind {
	case ontology.KindArea:
		for i := range v.Areas {
			if a := &v.Areas[i]; a.ID == t.Name {
				a.Aliases = withNames(a.Aliases, a.Name, alias)
				return
			}
		}
		if listed, _ := areas.ByCode(t.Name); listed != nil { // an entry that adds to the national list
			v.Areas = append(v.Areas, Area{ID: t.Name, Aliases: []string{alias}})
		}
	case ontology.KindAgency:
		if b := indexBodies(v.Agencies).find(v.Agencies, id); b != nil {
			b.Aliases = withNames(b.Aliases, b.Name, alias)
		}
	case ontology.KindIndicator:
		for i := range v.Indicators {
			if n := &v.Indicators[i]; n.ID == t.Name {
				n.Aliases = withNames(n.Aliases, n.Name, alias)
			}
		}
	}
}

// setKind says what kind of body one is, by its id, or all of a name are.
func (v *Vocabularies) setKind(of, kind string) {
	if b := indexBodies(v.Agencies).find(v.Agencies, of); b != nil {
		b.Functions = []string{kind}
		return
	}
	for i := range v.Agencies {
		b := &v.Agencies[i]
		if slices.Contains(distinct(append([]string{b.Name, b.Function}, b.Aliases...)), Normal(of)) {
			b.Functions = []string{kind}
		}
	}
}

// String is the decision in words, for those who look through them.
func (d Decision) String() string {
	switch {
	case len(d.Same) > 0:
		return strings.Join(d.Same, " = ")
	case len(d.Different) > 0:
		return strings.Join(d.Different, " ≠ ")
	case d.Alias != "":
		return fmt.Sprintf("%s → %s", d.Alias, d.Of)
	}
	return fmt.Sprintf("%s: %s", d.Of, d.Kind)
}
