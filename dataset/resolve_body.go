package dataset

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// entries finds the bodies that the dataset has entries for.
type entries struct {
	byName    map[string]map[string][]*Body // by area and name
	fullNames map[string][]*Body            // anywhere
	byArea    map[string][]*Body
	functions map[[2]string]int // entries without an id of their own, by area and function
	decided   map[string]string // kinds decided for all bodies of a name

	mutex sync.Mutex
	byKey map[string]map[string][]*Body // by area and bodies.Match.Body, an area's as soon as it is asked for
}

// newEntries indexes the bodies of the vocabularies. Those apart are found by their names
// alone, which mean no body beside.
func newEntries(v *Vocabularies, apart []Body) *entries {
	x := &entries{
		byName: map[string]map[string][]*Body{}, fullNames: map[string][]*Body{}, byArea: map[string][]*Body{},
		functions: map[[2]string]int{}, decided: map[string]string{}, byKey: map[string]map[string][]*Body{},
	}
	for i := range v.Agencies {
		b := &v.Agencies[i]
		if x.byName[b.Area] == nil {
			x.byName[b.Area] = map[string][]*Body{}
		}
		names := b.Aliases
		if !b.Derived {
			names = append([]string{b.Name}, names...)
			x.fullNames[Normal(b.Name)] = append(x.fullNames[Normal(b.Name)], b)
		}
		for _, name := range distinct(names) {
			x.byName[b.Area][name] = append(x.byName[b.Area][name], b)
		}
		x.byArea[b.Area] = append(x.byArea[b.Area], b)
		if b.ID == "" {
			x.functions[[2]string{b.Area, b.Function}]++
		}
	}
	for i := range apart {
		b := &apart[i]
		if x.byName[b.Area] == nil {
			x.byName[b.Area] = map[string][]*Body{}
		}
		for _, name := range distinct(append([]string{b.Name}, b.Aliases...)) {
			x.byName[b.Area][name] = []*Body{b}
		}
	}
	x.addFunctions(v)
	for _, d := range v.Decisions {
		if _, isID := ThingOf(d.Of); d.Kind != "" && !isID {
			x.decided[Normal(d.Of)] = d.Kind
		}
	}
	return x
}

// addFunctions lets a bare function (科技局) name the one body of an area that
// has it, where no body is called so.
func (x *entries) addFunctions(v *Vocabularies) {
	byFunction := map[[2]string][]*Body{}
	for i := range v.Agencies {
		b := &v.Agencies[i]
		if b.Derived {
			continue
		}
		k := [2]string{b.Area, Normal(b.Function)}
		byFunction[k] = append(byFunction[k], b)
	}
	for k, found := range byFunction {
		if len(found) == 1 && x.byName[k[0]][k[1]] == nil {
			x.byName[k[0]][k[1]] = found
		}
	}
}

// ofKey are the entries of an area that have a name which the catalogue of bodies
// takes for one body.
func (x *entries) ofKey(area *Area, key string) []*Body {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	if x.byKey[area.ID] == nil {
		keys := map[string][]*Body{}
		for _, b := range x.byArea[area.ID] {
			for _, name := range append([]string{b.Name, b.Function}, b.Aliases...) {
				k := bodies.Lookup(withoutOwnPlace(name, area)).Body
				if !slices.Contains(keys[k], b) {
					keys[k] = append(keys[k], b)
				}
			}
		}
		x.byKey[area.ID] = keys
	}
	return x.byKey[area.ID][key]
}

// withoutOwnPlace is the name of a body of an area less the area.
func withoutOwnPlace(name string, area *Area) string {
	if rest, _, ok := withoutPlace(name, area); ok {
		return rest
	}
	return name
}

// Body finds the body of an area by a name of it.
func (r *Resolver) Body(a *Area, name string) (*Body, bool) {
	if found := r.entries.byName[a.ID][Normal(name)]; len(found) == 1 {
		return found[0], true
	}
	return nil, false
}

// Names resolves the names of agencies as one document writes them.
type Names struct {
	*Resolver
	home   *Area
	stated map[string]*Agency
	known  map[string]Identity // by name as written: a plan names the same few
}

// Names is for one document. Home, its area, is nil where it has none.
func (r *Resolver) Names(f *File) *Names {
	n := &Names{Resolver: r, stated: map[string]*Agency{}, known: map[string]Identity{}}
	n.home, _ = r.Area(f.Document.Area)
	for i := range f.Agencies {
		n.stated[Normal(f.Agencies[i].Name)] = &f.Agencies[i]
	}
	return n
}

// Identity is which body a name means.
type Identity struct {
	Area      *Area  // nil where neither the name nor the document has one
	Body      *Body  // the dataset's entry; nil for a body that has none
	Name      string // the full name, as far as the name as written tells it
	Function  string
	Functions []string // kinds of the catalogue; none for a body that nothing knows
	Kind      string   // one of ontology.AgencyKinds, "" where nothing tells
	Key       string   // what tells it from other bodies of the area
	// Unplaced says that the name points to a place which nothing tells, so that
	// Area is only the document's.
	Unplaced bool
}

// Known says whether the dataset or the catalogue knows the body.
func (who Identity) Known() bool { return who.Body != nil || len(who.Functions) > 0 }

// AgencyID is the id of a body: by its function where no other of its area has that.
func (r *Resolver) AgencyID(who Identity) string {
	switch b := who.Body; {
	case b == nil:
		return ontology.AgencyID(who.Area.ID, who.Key)
	case b.ID != "":
		return ontology.AgencyID(b.Area, b.ID)
	case r.entries.functions[[2]string{b.Area, b.Function}] == 1:
		return ontology.AgencyID(b.Area, b.Function)
	default:
		return ontology.AgencyID(b.Area, b.Name)
	}
}

// Agency resolves a name as written: by the document's own entry; by the entries of
// the document's area, and of those around it for a name that points there (市…,
// 省…, the area's own name); by a full name that only one body has; by the
// catalogue of bodies, in the place that the name points to.
func (n *Names) Agency(statedName string) Identity {
	who, ok := n.known[statedName]
	if !ok {
		who = n.resolve(statedName)
		n.known[statedName] = who
	}
	return who
}

func (n *Names) resolve(statedName string) Identity {
	home, name, function := n.home, statedName, ""
	if e := n.stated[Normal(statedName)]; e != nil {
		function = e.Function
		if e.AliasOf != "" {
			name = e.AliasOf
		}
		if a, ok := n.Area(e.Area); ok {
			home = a
		}
	}
	if b := n.body(home, name); b != nil {
		return n.Entry(b, n.place(n.areas.withID(b.Area), name).full)
	}
	if home == nil {
		return Identity{Name: name, Function: cmp.Or(function, name), Key: Normal(name)}
	}
	at := n.place(home, name)
	m := bodies.Lookup(at.rest)
	if found := n.entries.ofKey(at.area, m.Body); len(found) > 0 && at.known {
		return n.Entry(foremost(found, m.Usual), at.full)
	}
	who := Identity{Area: at.area, Name: at.full, Function: m.Usual, Functions: m.Kinds, Kind: m.AgencyKind, Key: m.Body, Unplaced: !at.known}
	if who.Unplaced {
		m = bodies.Lookup(strings.TrimPrefix(name, LevelMark(name)))
		who.Name, who.Key, who.Function, who.Functions, who.Kind = name, Normal(name), m.Usual, m.Kinds, m.AgencyKind
	}
	if kind := n.entries.decided[Normal(cmp.Or(at.rest, name))]; kind != "" {
		who.Functions = []string{kind}
	}
	if function != "" {
		who.Function = function
		if said := bodies.Lookup(function); said.Known() {
			who.Functions = said.Kinds
		}
	}
	if who.Kind == ontology.AgencyCompany && LevelMark(name) != "" {
		who.Kind = ontology.AgencyStateOwned // 区石湾集团
	}
	return who
}

// foremost is the one of several entries of one body whose function is the usual
// name, or else the first.
func foremost(found []*Body, usual string) *Body {
	if i := slices.IndexFunc(found, func(b *Body) bool { return b.Function == usual }); i > 0 {
		return found[i]
	}
	return found[0]
}

// IsNameless says of an entry that nobody has looked at its name, so that the names
// that documents write tell it.
func (b *Body) IsNameless() bool { return b.New || b.Derived }

// Entry is the identity of a body that the dataset has an entry for. Name is what a
// document calls it in full.
func (r *Resolver) Entry(b *Body, name string) Identity {
	area := r.areas.withID(b.Area)
	m := bodies.Lookup(withoutOwnPlace(b.Name, area))
	who := Identity{Area: area, Body: b, Name: b.Name, Function: b.Function, Functions: b.Functions, Kind: cmp.Or(b.Kind, m.AgencyKind), Key: m.Body}
	if len(b.Functions) == 0 {
		for _, called := range append([]string{b.Name}, b.Aliases...) {
			who.Functions = append(who.Functions, bodies.Lookup(withoutOwnPlace(called, area)).Kinds...)
		}
		if len(who.Functions) == 0 {
			who.Functions = bodies.Lookup(b.Function).Kinds
		}
		who.Functions = bodies.InOrder(who.Functions)
	}
	if b.Derived {
		who.Function = m.Usual
	}
	if b.IsNameless() {
		who.Name = name
	}
	return who
}

func (n *Names) body(home *Area, name string) *Body {
	name = Normal(name)
	for a, steps := home, 0; a != nil && steps < maxSteps; a, steps = n.Above(a), steps+1 {
		if a != home && !pointsTo(name, a) {
			continue
		}
		if b, ok := n.Resolver.Body(a, name); ok {
			return b
		}
	}
	if found := n.entries.fullNames[name]; len(found) == 1 {
		return found[0]
	}
	return nil
}

// Part is one of the bodies that a name as written means.
type Part struct {
	Name string // as written
	Identity
}

// Agencies are the bodies that a name as written means: one, or two where two names
// run together (市住建委市重大办); none where it is half a name.
func (n *Names) Agencies(statedName string) []Part {
	if n.stated[Normal(statedName)] == nil {
		if isHalf(statedName) {
			return nil
		}
		if i := n.runTogether(statedName); i > 0 {
			return []Part{{statedName[:i], n.Agency(statedName[:i])}, {statedName[i:], n.Agency(statedName[i:])}}
		}
	}
	return []Part{{statedName, n.Agency(statedName)}}
}

// SecondName is the body that a name as written gives another name in brackets, and the
// one that the other name would mean alone: 市发展改革委(市数据局). It fails where the second
// name points to no level of government (人才办), or is not told for another body of the area.
func (n *Names) SecondName(statedName string) (whole, second Identity, ok bool) {
	name := Normal(statedName)
	open := strings.IndexByte(name, '(')
	if open <= 0 || !strings.HasSuffix(name, ")") || n.stated[name] != nil {
		return whole, second, false
	}
	inner := name[open+1 : len(name)-1]
	if LevelMark(inner) == "" || strings.Contains(inner, "(") {
		return whole, second, false
	}
	whole, second = n.Agency(statedName), n.Agency(inner)
	for _, who := range []Identity{whole, second} {
		if who.Area == nil || who.Unplaced || !who.Known() || who.Kind == ontology.AgencyCollective || who.Body != nil && !who.Body.IsNameless() {
			return whole, second, false // of an entry a person has said which names it has
		}
	}
	return whole, second, whole.Area.ID == second.Area.ID && n.AgencyID(whole) != n.AgencyID(second)
}

// runTogether is where the second of two names begins that stand without a mark
// between them, 0 where a name is one: both are known, and the whole is not.
func (n *Names) runTogether(name string) int {
	if n.home == nil || n.Agency(name).Known() {
		return 0
	}
	for i := range name {
		if i == 0 || LevelMark(name[i:]) == "" {
			continue
		}
		first, second := n.place(n.home, name[:i]), n.place(n.home, name[i:])
		if first.known && second.known && second.rest != name[i:] && bodies.Lookup(first.rest).Sure && bodies.Lookup(second.rest).Sure {
			return i
		}
	}
	return 0
}

// isHalf says of a name that it is a piece of one: a single character, an open
// bracket, a mark where a name begins or ends.
func isHalf(name string) bool {
	name = Normal(name)
	first, _ := utf8.DecodeRuneInString(name)
	last, size := utf8.DecodeLastRuneInString(name)
	return size == len(name) || strings.Count(name, "(") != strings.Count(name, ")") ||
		strings.ContainsRune("、,;:)和与及", first) || strings.ContainsRune("、,;:(", last)
}
