package propose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/pinyin"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/areas"
)

// places resolves the names of places in one document: in the dataset, in the
// national list by what the document says of where it is from, or as new entries.
// It writes what a name means into the file, so that no later document changes it.
type places struct {
	known    *dataset.Resolver
	decided  []dataset.Decision
	file     *dataset.File
	home     *dataset.Area
	context  areas.Context
	taken    map[string]bool // ids
	proposed []dataset.Area
	parents  map[string]string // that the document tells of areas which have none
	meant    map[string]string // what a name became
	notes    []string
}

// newPlaces resolves the places of a file, which it changes, and proposes those
// that nothing knows.
func newPlaces(v *dataset.Vocabularies, f *dataset.File) (*places, error) {
	p := &places{known: v.Resolver(), decided: v.Decisions, file: f, taken: map[string]bool{}, meant: map[string]string{}}
	for i := range v.Areas {
		p.taken[v.Areas[i].ID] = true
	}
	if err := p.findHome(); err != nil {
		return nil, err
	}
	p.placeRows()
	for _, name := range p.names() {
		if *name == "" {
			continue
		}
		meant, done := p.meant[*name]
		if !done {
			a, err := p.find(*name)
			if err != nil {
				return nil, err
			}
			meant = p.reference(a, *name)
			p.meant[*name] = meant
		}
		*name = meant
	}
	return p, nil
}

// names are the places that facts name, less the document's own.
func (p *places) names() []*string {
	var out []*string
	for _, figures := range [][]dataset.Figure{p.file.Targets, p.file.Observations} {
		for i := range figures {
			out = append(out, &figures[i].Area)
		}
	}
	for i := range p.file.Platforms {
		out = append(out, &p.file.Platforms[i].Area)
	}
	for i := range p.file.Agencies {
		out = append(out, &p.file.Agencies[i].Area)
	}
	return out
}

// findHome resolves the document's own place.
func (p *places) findHome() error {
	doc := &p.file.Document
	if doc.Area == "" {
		a, ok := p.placeOfNumber()
		if !ok {
			return nil
		}
		p.notes = append(p.notes, fmt.Sprintf("the document's number (%s) is of %s", doc.DocNumber, a.Name))
		doc.Area = a.FullName()
	}
	written := doc.Area
	a, err := p.findOwn(written)
	if err != nil {
		return err
	}
	switch {
	case a == nil:
		a = p.propose(written, true)
	case a.New && a.PartOf == "" && !isListed(a):
		a = p.tellParent(a)
	}
	p.home = a
	p.context = areas.Context{Home: p.known.Division(a)}
	if p.context.Home == nil {
		p.context.Home, _ = areas.ByCode(a.PartOf)
	}
	doc.Area = p.reference(a, written)
	p.meant[written] = doc.Area
	return nil
}

// tellParent is an area that was proposed without a parent with the one that this document
// tells, if it does.
func (p *places) tellParent(a *dataset.Area) *dataset.Area {
	up := p.above(a.Name, true)
	if up == "" || up == a.ID {
		return a
	}
	with := *a
	with.PartOf = up
	p.parents = map[string]string{a.ID: up}
	p.notes = append(p.notes, fmt.Sprintf("%s (%s) is a part of %s", a.Name, a.ID, up))
	return &with
}

// findOwn finds the document's own place, nil where nothing knows it.
func (p *places) findOwn(name string) (*dataset.Area, error) {
	if a := p.known.AreaWithID(name); a != nil {
		return a, nil
	}
	senses := p.origin().Places(dataset.Normal(name))
	own := slices.DeleteFunc(slices.Clone(p.known.OwnAreas(name)), func(a *dataset.Area) bool {
		return len(senses) > 0 && isListed(a) || p.liesElsewhere(a, name)
	})
	switch {
	case len(own) == 1:
		return own[0], nil
	case len(own) > 1:
		return p.choose(name, own)
	case len(senses) == 1:
		return p.listed(name, senses[0]), nil
	case len(senses) > 1:
		return p.choose(name, p.areasOf(senses))
	}
	return nil, nil
}

// liesElsewhere says whether title or issuers name another place before a name than
// the one that an area of the dataset lies in.
func (p *places) liesElsewhere(a *dataset.Area, name string) bool {
	up, chain := p.known.Above(a), p.longestChain(name)
	return up != nil && len(chain) > 0 && !isCalled(up, chain[len(chain)-1])
}

// isInside says whether an area is a zone or a township, whose names many share.
func isInside(a *dataset.Area) bool {
	return a.Level == ontology.LevelZone || a.Level == ontology.LevelTownship
}

// isListed says whether an area of the dataset is one of the national list.
func isListed(a *dataset.Area) bool {
	listed, _ := areas.ByCode(a.Code)
	return listed != nil
}

// origin is what the document says about where it is from.
func (p *places) origin() areas.Origin {
	f := p.file
	o := areas.Origin{Named: append([]string{f.Document.Title}, f.Document.Issuers...), Number: f.Document.DocNumber, Texts: slices.Clone(f.Document.Places)}
	for i := range f.Document.BasedOn {
		o.Texts = append(o.Texts, f.Document.BasedOn[i].Title)
	}
	for i := range f.Tasks {
		t := &f.Tasks[i]
		o.Texts = append(o.Texts, t.Title, t.Content)
		for _, a := range t.Assignments {
			o.Texts = append(o.Texts, a.Agency)
		}
	}
	for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
		for i := range figures {
			o.Texts = append(o.Texts, figures[i].Scope, figures[i].Area)
		}
	}
	for i := range f.Platforms {
		o.Texts = append(o.Texts, f.Platforms[i].Name, f.Platforms[i].Area)
	}
	return o
}

// placeOfNumber is the province or city that the document's number names, where the
// document speaks of its own bodies as that level's.
func (p *places) placeOfNumber() (*areas.Area, bool) {
	count := map[string]int{}
	for _, name := range namesIn(p.file) {
		count[dataset.LevelMark(name)]++
	}
	if a, ok := areas.OfNumber(p.file.Document.DocNumber, ontology.LevelProvince); ok && (count["省"]+count["自治区"] > 0 || strings.HasSuffix(a.Name, "市") && count["市"] > 0) {
		return a, true
	}
	if count["市"] == 0 || count["区"]+count["县"] > count["市"] {
		return nil, false
	}
	return areas.OfNumber(p.file.Document.DocNumber, ontology.LevelCity)
}

// find finds or proposes a place that a fact names.
func (p *places) find(name string) (*dataset.Area, error) {
	if a := p.known.AreaWithID(name); a != nil {
		return a, nil
	}
	if i := slices.IndexFunc(p.proposed, func(a dataset.Area) bool { return isCalled(&a, name) }); i >= 0 {
		return &p.proposed[i], nil
	}
	own := slices.DeleteFunc(slices.Clone(p.known.OwnAreas(name)), func(a *dataset.Area) bool { return !p.mayMean(name, a) })
	if len(own) == 1 {
		return own[0], nil
	}
	if len(own) > 1 {
		return p.choose(name, own)
	}
	if s, ok := p.context.Place(dataset.Normal(name)); ok {
		return p.listed(name, s), nil
	}
	if s, ok := p.context.Row(dataset.Normal(name)); ok { // a common word: only rows among places are given one
		return p.listed(name, s), nil
	}
	if a := p.zoneAround(name); a != nil {
		return a, nil
	}
	if senses := areas.Named(dataset.Normal(name)); len(senses) > 1 {
		return p.choose(name, p.areasOf(senses))
	}
	return p.propose(name, false), nil
}

// zoneAround is the zone that a bare kind of zone means: 高新区 in a plan of 云州市 is
// 云州高新区, where that is known.
func (p *places) zoneAround(name string) *dataset.Area {
	if _, stem, _ := levelOf(name); stem != "" {
		return nil
	}
	for up := p.context.Home; up != nil; up = up.Above() {
		for _, stem := range append([]string{up.Name}, up.Short...) {
			if a, ok := p.known.Area(stem + name); ok {
				return a
			}
		}
	}
	return nil
}

// isCalled says whether a name is one of an area's.
func isCalled(a *dataset.Area, name string) bool {
	same := func(other string) bool { return dataset.Normal(other) == dataset.Normal(name) }
	return same(a.Name) || slices.ContainsFunc(a.Aliases, same)
}

// mayMean says whether a name may mean an area of the dataset here: 高新区 means the
// one of the same city, 云州高新区 the same everywhere.
func (p *places) mayMean(name string, a *dataset.Area) bool {
	there := p.known.Division(a)
	if there == nil || p.context.Home == nil || p.context.IsNear(there) {
		return true
	}
	if isListed(a) {
		return false
	}
	_, stem, _ := levelOf(name)
	return len([]rune(stem)) >= 2
}

// listed is the area of a place of the national list. A former name is told.
func (p *places) listed(name string, s areas.Sense) *dataset.Area {
	if s.By == areas.ByFormerName {
		p.notes = append(p.notes, fmt.Sprintf("%s is %s (%s) today, since %s", name, s.Area.Name, s.Area.Code, s.Former.Until))
	}
	return p.known.AreaOfList(s.Area)
}

func (p *places) areasOf(senses []areas.Sense) []*dataset.Area {
	var out []*dataset.Area
	for _, s := range senses {
		out = append(out, p.known.AreaOfList(s.Area))
	}
	return out
}

// choose takes of several areas of a name the one that a person decided it means. Where
// nobody did, the error lists them.
func (p *places) choose(name string, candidates []*dataset.Area) (*dataset.Area, error) {
	for _, d := range p.decided {
		if d.Alias == "" || dataset.Normal(d.Alias) != dataset.Normal(name) {
			continue
		}
		for _, a := range candidates {
			if ontology.AreaID(a.ID) == d.Of {
				return a, nil
			}
		}
	}
	var all []string
	for _, a := range candidates {
		called := a.Name
		if a.FullName != "" {
			called = a.FullName
		}
		all = append(all, fmt.Sprintf("%s (%s)", a.ID, called))
	}
	return nil, fmt.Errorf("%w: %s is %s", ErrShared, name, strings.Join(all, ", "))
}

// reference is how the file names an area: as written where only one place of the
// national list has that name, else by its chain of names; what the list does not
// have by its id, so that no document that comes later changes what it means. What a
// person has reviewed may keep its name.
func (p *places) reference(a *dataset.Area, written string) string {
	if !isListed(a) {
		if found, ok := p.known.Area(written); ok && found == a && !a.New && !isInside(a) {
			return written
		}
		return a.ID
	}
	for _, name := range []string{written, a.FullName} {
		if found, ok := p.known.Area(name); ok && found == a && len(areas.Named(dataset.Normal(name))) == 1 {
			return name
		}
	}
	return a.ID
}

// placeRows gives the figures of rows that are places of the document's area that
// area.
func (p *places) placeRows() {
	var labels []string
	var rows []*dataset.Figure
	for _, figures := range [][]dataset.Figure{p.file.Targets, p.file.Observations} {
		for i := range figures {
			if figures[i].Area == "" && figures[i].Scope != "" {
				rows, labels = append(rows, &figures[i]), append(labels, dataset.Normal(figures[i].Scope))
			}
		}
	}
	places := p.context.Rows(labels)
	for i, g := range rows {
		if places[labels[i]] {
			g.Area = g.Scope
		}
	}
}

// levels are known by what a place's name ends with; the first that fits is taken.
var levels = []struct{ suffix, level string }{
	{"特别行政区", ontology.LevelProvince},
	{"自治区", ontology.LevelProvince},
	{"省", ontology.LevelProvince},
	{"自治州", ontology.LevelCity},
	{"地区", ontology.LevelCity},
	{"盟", ontology.LevelCity},
	{"自治县", ontology.LevelCounty},
	{"自治旗", ontology.LevelCounty},
	{"开发区", ontology.LevelZone},
	{"高新区", ontology.LevelZone},
	{"经开区", ontology.LevelZone},
	{"集聚区", ontology.LevelZone},
	{"合作区", ontology.LevelZone},
	{"示范区", ontology.LevelZone},
	{"试验区", ontology.LevelZone},
	{"度假区", ontology.LevelZone},
	{"保税区", ontology.LevelZone},
	{"自贸区", ontology.LevelZone},
	{"园区", ontology.LevelZone},
	{"新区", ontology.LevelZone},
	{"街道", ontology.LevelTownship},
	{"镇", ontology.LevelTownship},
	{"乡", ontology.LevelTownship},
	{"市", ontology.LevelCity},
	{"区", ontology.LevelCounty},
	{"县", ontology.LevelCounty},
	{"旗", ontology.LevelCounty},
}

// levelOf takes a place's name apart. A zone that is called after nothing (高新区)
// has no stem.
func levelOf(name string) (level, stem, suffix string) {
	for _, l := range levels {
		if stem, ok := strings.CutSuffix(name, l.suffix); ok && (stem != "" || l.level == ontology.LevelZone) {
			return l.level, stem, l.suffix
		}
	}
	return ontology.LevelZone, name, ""
}

// propose makes an entry for a place that nothing knows.
func (p *places) propose(name string, own bool) *dataset.Area {
	return p.entry(name, p.above(name, own))
}

// entry makes an entry for a place that lies in another.
func (p *places) entry(name, above string) *dataset.Area {
	level, stem, suffix := levelOf(name)
	a := dataset.Area{Name: name, Level: level, PartOf: above, New: true}
	within := ""
	if isInside(&a) {
		within = p.stemOf(above)
	} else if len([]rune(stem)) >= 2 && len(p.known.AreasNamed(stem)) == 0 {
		a.Aliases = []string{stem}
	}
	if strings.HasPrefix(name, within) {
		within = ""
	}
	a.ID = freeID(areaID(within, stem, suffix), p.taken)
	p.proposed = append(slices.Clip(p.proposed), a)
	return &p.proposed[len(p.proposed)-1]
}

// stemOf is what a place is called in short.
func (p *places) stemOf(id string) string {
	a := p.known.AreaWithID(id)
	for i := range p.proposed {
		if p.proposed[i].ID == id {
			a = &p.proposed[i]
		}
	}
	if a == nil {
		return ""
	}
	if _, stem, _ := levelOf(a.Name); len([]rune(stem)) >= 2 {
		return stem
	}
	return a.Name
}

// areaID is what a place is called in Latin letters: shangcheng-qu; a zone's or a
// township's is called after where it lies, too, so that namesakes differ.
func areaID(parts ...string) string {
	var words []string
	for _, part := range parts {
		if s := pinyin.Slug(part, len(part)); s != "" {
			words = append(words, strings.ReplaceAll(s, "-", ""))
		}
	}
	if len(words) == 0 {
		return "area"
	}
	return strings.Join(words, "-")
}

// above is the id of the area that a place lies in: the one that title or issuers
// name right before it, or that its own name begins with, or the document's; of
// the document's own place the one that its number names.
func (p *places) above(place string, own bool) string {
	doc := &p.file.Document
	for _, text := range append([]string{doc.Title}, doc.Issuers...) {
		if a := p.knownBefore(text, place); a != nil {
			return a.ID
		}
	}
	if s, rest, ok := p.context.Split(dataset.Normal(place)); ok && rest != "" {
		return p.known.AreaOfList(s.Area).ID
	}
	if !own {
		if p.home != nil {
			return p.home.ID
		}
		return ""
	}
	if chain := p.longestChain(place); len(chain) > 0 {
		return p.proposeChain(chain)
	}
	return p.aboveByNumber(place)
}

// aboveByNumber is the id of the city or province that the document's number names,
// of a zone: a division that the list does not have lies in none of the list's. A
// number may also begin with the zone's own name.
func (p *places) aboveByNumber(place string) string {
	number := p.file.Document.DocNumber
	first, _ := utf8.DecodeRuneInString(place)
	if level, _, _ := levelOf(place); level != ontology.LevelZone || strings.HasPrefix(number, string(first)) {
		return ""
	}
	for _, level := range []string{ontology.LevelCity, ontology.LevelProvince} {
		if a, ok := areas.OfNumber(number, level); ok {
			return p.known.AreaOfList(a).ID
		}
	}
	return ""
}

// division is the form of the name of an area above a place.
var division = regexp.MustCompile(`^\p{Han}{2,8}?(?:自治区|自治州|自治县|地区|省|市|州|盟|县|区)`)

// chainBefore are the divisions that a text is made of up to a place: 云岭省 and 云州市
// of 云岭省云州市青川区.
func chainBefore(text, place string) []string {
	var chain []string
	at := strings.Index(text, place)
	for rest := text[:max(at, 0)]; rest != ""; {
		name := division.FindString(rest)
		if name == "" {
			return nil
		}
		chain, rest = append(chain, name), rest[len(name):]
	}
	return chain
}

// longestChain is the one of title and issuers that names most.
func (p *places) longestChain(place string) []string {
	var longest []string
	for _, text := range append([]string{p.file.Document.Title}, p.file.Document.Issuers...) {
		if chain := chainBefore(text, place); len(chain) > len(longest) {
			longest = chain
		}
	}
	return longest
}

// proposeChain makes entries for those of a chain of divisions that nothing knows, and
// gives the id of the last one.
func (p *places) proposeChain(chain []string) string {
	above := ""
	for _, name := range chain {
		if a := p.withName(name); a != nil {
			above = a.ID
			continue
		}
		above = p.entry(name, above).ID
	}
	return above
}

// withName is the area of a name that is known already or proposed.
func (p *places) withName(name string) *dataset.Area {
	if i := slices.IndexFunc(p.proposed, func(a dataset.Area) bool { return isCalled(&a, name) }); i >= 0 {
		return &p.proposed[i]
	}
	if found := p.known.AreasNamed(name); len(found) == 1 {
		return found[0]
	}
	return nil
}

// knownBefore is the known area that a text names right before a place.
func (p *places) knownBefore(text, place string) *dataset.Area {
	at := strings.Index(text, place)
	for i := range text[:max(at, 0)] {
		before := text[i:at]
		if own := p.known.OwnAreas(before); len(own) == 1 {
			return own[0]
		}
		if s, ok := p.context.Place(dataset.Normal(before)); ok {
			return p.known.AreaOfList(s.Area)
		}
	}
	return nil
}
