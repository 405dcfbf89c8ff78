package indicators

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/policygraph/policygraph/internal/naming"
	"github.com/policygraph/policygraph/vocabulary/units"
)

// Entry is an indicator that wordings are resolved to.
type Entry struct {
	ID        string
	Names     []string // its name and aliases
	Unit      string
	Flow      bool
	Family    string
	Standard  bool     // of the built-in list
	Proposed  bool     // made from a structure: found by its id before its name
	Documents []string // the only ones whose wordings it takes, where a wording says too little
	Apart     bool     // a person has set it apart: its structure leads to another
}

// Index finds the entry of a wording: a dataset's before the standard ones, whose
// places it takes where they share an id.
type Index struct {
	own, standard *layer
}

// layer is a list of entries by what they are found by.
type layer struct {
	ids   map[string]*Entry
	names map[string][]*Entry
	keys  map[string][]*Entry // by structure and tier

	proposed map[string][]*Entry // by name, those whose id is not of their structure
}

// NewIndex indexes the entries of a dataset.
func NewIndex(entries []Entry) *Index {
	return &Index{own: newLayer(entries), standard: standardLayer()}
}

// standardLayer indexes the standard indicators, once.
var standardLayer = sync.OnceValue(func() *layer {
	all := Standard()
	entries := make([]Entry, len(all))
	for i := range all {
		n := &all[i]
		entries[i] = Entry{ID: n.ID, Names: append([]string{n.Name}, n.Aliases...), Unit: n.Unit, Flow: n.Flow, Family: n.Family, Standard: true}
	}
	return newLayer(entries)
})

func newLayer(entries []Entry) *layer {
	l := &layer{ids: map[string]*Entry{}, names: map[string][]*Entry{}, keys: map[string][]*Entry{}, proposed: map[string][]*Entry{}}
	for i := range entries {
		e := &entries[i]
		if l.ids[e.ID] != nil {
			continue
		}
		l.ids[e.ID] = e
		for i, name := range e.Names {
			if e.Proposed && i == 0 {
				if Parse(Wording{Text: name, Unit: e.Unit}, Subject{}).ID("") != e.ID {
					addOnce(l.proposed, naming.Normal(name), e)
				}
				continue
			}
			addOnce(l.names, naming.Normal(name), e)
			s := Parse(Wording{Text: name, Unit: e.Unit}, Subject{})
			if len(e.Documents) == 0 && !e.Apart && (s.Anywhere() || e.Standard && s.Kind != "") {
				addOnce(l.keys, s.Key()+s.Tier, e)
			}
		}
	}
	return l
}

// owned is the dataset's entry of an id, else the one given.
func (x *Index) owned(e *Entry) *Entry {
	if e != nil && x.own.ids[e.ID] != nil {
		return x.own.ids[e.ID]
	}
	return e
}

func addOnce(m map[string][]*Entry, key string, e *Entry) {
	if !slices.Contains(m[key], e) {
		m[key] = append(m[key], e)
	}
}

// Match is what a figure measures.
type Match struct {
	Entry     *Entry // nil for an indicator that no entry is of
	Structure Structure
	Tier      string // of the figure: its indicator is of all tiers, or has the tier in its name
	Narrower  bool   // the tier chooses some of a wider figure of the same plan
	document  string // of a wording that says too little to compare
	id        string // made of the structure
}

// ID is the indicator's id: its entry's, or one made of the structure.
func (m Match) ID() string {
	if m.Entry != nil {
		return m.Entry.ID
	}
	return m.id
}

// structuralID is the id that the structure gives.
func (m Match) structuralID() string {
	id := m.Structure.ID(m.chosen())
	if id == "" {
		id = "figure"
	}
	if m.document != "" {
		id += "-" + m.document
	}
	return id
}

// chosen is the tier that is part of the indicator.
func (m Match) chosen() string {
	if m.Narrower {
		return m.Structure.Tier
	}
	return ""
}

// Name is the indicator's name where no entry has it.
func (m Match) Name() string { return m.chosen() + m.Structure.Name() }

// Document is the document that the indicator is of alone, "" for one that
// compares with others.
func (m Match) Document() string { return m.document }

// Resolve finds what each figure of a document measures. A plan's widest figure
// of a thing stands with the thing, even where the plan praises it (标杆企业); a
// narrower one beside it stands apart.
func (x *Index) Resolve(wordings []Wording, s Subject, document string) []Match {
	out := make([]Match, len(wordings))
	tiersOf := map[string][]string{}
	wordings = slices.Clone(wordings)
	for i := range wordings {
		wordings[i] = wordings[i].OfScope()
		st := Parse(wordings[i], s)
		out[i] = Match{Structure: st, Tier: st.Tier}
		if k := st.Key(); !slices.Contains(tiersOf[k], st.Tier) {
			tiersOf[k] = append(tiersOf[k], st.Tier)
		}
	}
	for i, w := range wordings {
		m := &out[i]
		m.Narrower = m.Tier != "" && len(tiersOf[m.Structure.Key()]) > 1
		if m.Entry = x.find(m, w, s, document); m.Entry != nil {
			continue
		}
		if w.Project && m.Structure.general && m.Structure.assumed {
			m.Structure.Domain = "" // the project's own, not the field's
		}
		if !m.Structure.Anywhere() || m.Structure.ofAPart(w.Scope) {
			m.document = document
		}
	}
	x.identify(out, wordings, document)
	return out
}

// identify gives what was not found the entry of its structure's id, or one that
// was proposed under its wording, or the id.
// Of names that sound alike (示范点, 示范店) all but the first by name get a number.
func (x *Index) identify(matches []Match, wordings []Wording, document string) {
	var open []*Match
	for i := range matches {
		m := &matches[i]
		if m.Entry == nil && x.own.ids[m.structuralID()] == nil {
			m.Entry = named(x.own.proposed[naming.Normal(wordings[i].Text)], wordings[i], document)
		}
		if m.Entry == nil {
			open = append(open, m)
		}
	}
	slices.SortStableFunc(open, func(a, b *Match) int { return strings.Compare(a.Name(), b.Name()) })
	named := map[string]string{} // ids given, and to what
	for _, m := range open {
		wanted := m.structuralID()
		for n := 1; ; n++ {
			m.id = wanted
			if n > 1 {
				m.id = fmt.Sprintf("%s-%d", wanted, n)
			}
			if e := x.own.ids[m.id]; e != nil && (!e.Proposed || e.Names[0] == m.Name()) {
				m.Entry = e
				break
			} else if e == nil && (named[m.id] == "" || named[m.id] == m.Name()) {
				named[m.id] = m.Name()
				break
			}
		}
	}
}

// find looks a wording up: by its words, then by its structure.
func (x *Index) find(m *Match, w Wording, s Subject, document string) *Entry {
	name := naming.Normal(w.Text)
	if e := named(x.own.names[name], w, document); e != nil {
		return e
	}
	for _, e := range x.standard.names[name] {
		if sameUnit(w.Unit, e.Unit) && standardFits(m, e, s) {
			return x.owned(e)
		}
	}
	if w.Unit == "" {
		return nil
	}
	if st := &m.Structure; st.field != "" && x.standardOf(*st) {
		st.Domain, st.field = st.field, "" // the field's own tourists are not the place's
		return x.owned(x.ofStructure(*st, m.Narrower))
	}
	ways := []Structure{Parse(w, Subject{Places: s.Places}), m.Structure}
	if m.Structure.Dimension == units.Count { // a status that things of any field have: the field is only the scope
		ways = slices.Insert(ways, 1, m.Structure.WithoutSubject())
	}
	for _, st := range ways {
		if e := x.ofStructure(st, m.Narrower); e != nil {
			return x.owned(e)
		}
	}
	return nil
}

// standardOf says whether a structure without its field is that of a standard indicator,
// which is of no field or of another.
func (x *Index) standardOf(st Structure) bool {
	found := x.standard.keys[st.Key()]
	return len(found) > 0 && !slices.ContainsFunc(found, func(e *Entry) bool {
		return slices.ContainsFunc(e.Names, func(name string) bool { return strings.Contains(plain(name), st.field) })
	})
}

// named is the entry of a name that a unit converts to: one of the document's
// before one of all. Where no unit is given it is the one that has the name.
func named(entries []*Entry, w Wording, document string) *Entry {
	if w.Unit == "" && len(entries) > 1 {
		return nil
	}
	var found *Entry
	for _, e := range entries {
		switch {
		case !sameUnit(w.Unit, e.Unit) && w.Unit != "":
		case slices.Contains(e.Documents, document):
			return e
		case len(e.Documents) == 0 && found == nil:
			found = e
		}
	}
	return found
}

// sameUnit says whether two units measure the same: 人次 is not 人.
func sameUnit(a, b string) bool {
	_, ok := units.Convert(1, a, b)
	return ok && (units.DimensionOf(a) == units.Times) == (units.DimensionOf(b) == units.Times)
}

// standardFits says whether a standard indicator is meant by its bare name: not
// where the plan's subject narrows it (市场主体 in a plan about one field), and
// not where the figure is of one year or of each part.
func standardFits(m *Match, e *Entry, s Subject) bool {
	if m.Structure.Parts || m.Structure.Yearly && !e.Flow {
		return false
	}
	st := Parse(Wording{Text: e.Names[0], Unit: e.Unit}, Subject{})
	return !st.general || st.Anywhere() || st.Kind != "" || s.Main() == ""
}

// ofStructure finds the one entry of a structure: in its tier, or, of a plan's
// widest figure, in any.
func (x *Index) ofStructure(st Structure, narrower bool) *Entry {
	keys := []string{st.Key() + st.Tier}
	if st.Tier != "" && !narrower {
		keys = append(keys, st.Key())
	}
	for _, k := range keys {
		for _, l := range []*layer{x.own, x.standard} {
			if found := l.keys[k]; len(found) == 1 {
				return found[0]
			} else if len(found) > 1 {
				return nil // several could be meant
			}
		}
	}
	if st.Yearly {
		st.Yearly = false
		if e := x.ofStructure(st, narrower); e != nil && e.Flow {
			return e
		}
	}
	return nil
}

// FamilyOf is the family that a dataset's entry names, "" for none.
func (x *Index) FamilyOf(id string) string {
	if e := x.own.ids[id]; e != nil {
		return e.Family
	}
	return ""
}

// Family is the family of a structure: that of the entry for the thing itself,
// else one by the thing's name,
// "" where the wording does not tell the thing.
func (x *Index) Family(st Structure) string {
	st.New, st.Yearly, st.Parts, st.Tier = false, false, false, ""
	for _, s := range []Structure{st, st.WithoutSubject()} {
		if e := x.owned(x.ofStructure(s, false)); e != nil && e.Family != "" {
			return e.Family
		}
	}
	if !st.Anywhere() {
		return ""
	}
	return st.Family()
}
