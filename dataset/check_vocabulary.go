package dataset

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/areas"
)

var (
	codeForm = regexp.MustCompile(`^\d{6}(\d{3}(\d{3})?)?$`)
	slugForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

func (c *checker) vocabularies() {
	c.areas()
	c.bodies()
	c.measures()
}

// proposed notes an entry that a program made and nobody has looked at.
func (p place) proposed(isNew bool, said, name string) {
	if isNew {
		p.below(".new").note("review it and remove new", said, name)
	}
}

func (c *checker) areas() {
	byID, byCode := map[string]*Area{}, map[string]*Area{}
	for i := range c.Areas {
		a, here := completed(&c.Areas[i]), c.in(AreasFile, fmt.Sprintf("[%d]", i))
		here.needed("id", a.ID)
		here.needed("name", a.Name)
		here.oneOf("level", a.Level, ontology.Levels()...)
		here.code(a, byCode)
		if byID[a.ID] != nil {
			here.below(".id").wrong("give each area an id of its own", "id %q is given twice", a.ID)
		}
		byID[a.ID], byCode[a.Code] = a, a
		here.proposed(a.New, "area %s was proposed by add", a.Name)
	}
	for i := range c.Areas {
		a, here := byID[c.Areas[i].ID], c.in(AreasFile, fmt.Sprintf("[%d]", i))
		if a.PartOf != "" && c.names.areas.withID(a.PartOf) == nil {
			here.below(".partOf").wrong("give the id of an area of this file, or a code of the national list", "partOf %q is no area", a.PartOf)
		}
		for up, steps := c.names.Above(a), 0; up != nil; up, steps = c.names.Above(up), steps+1 {
			if up.ID == a.ID || steps > len(c.Areas)+maxSteps {
				here.below(".partOf").wrong("let partOf lead to the whole", "area %q is a part of itself", a.ID)
				break
			}
		}
		here.listed(a)
	}
}

// code reports a code that cannot be the area's.
func (p place) code(a *Area, byCode map[string]*Area) {
	here := p.below(".code")
	if a.Code == "" {
		return
	}
	if !codeForm.MatchString(a.Code) {
		here.wrong("give the 6, 9 or 12 digits of GB/T 2260", "code is %q", a.Code)
	}
	if codeForm.MatchString(a.ID) && a.ID != a.Code {
		here.wrong("give one of the two as id and as code", "the area has two codes, %s and %s", a.ID, a.Code)
	}
	if other := byCode[a.Code]; other != nil && other.ID != a.ID {
		here.wrong("make one entry of the two", "%s and %s both have the code %s", other.ID, a.ID, a.Code)
	}
	if listed, former := areas.ByCode(a.Code); former {
		here.hint("give today's code, %s", listed.Code).note("", "%s is a former code of %s", a.Code, listed.Name)
	}
}

// listed notes an area without a code that the national list has, or should have
// as a part of a place that it has; one of which nothing tells where it lies; and one
// whose name the list has under another code.
func (p place) listed(a *Area) {
	inside := a.Level == ontology.LevelZone || a.Level == ontology.LevelTownship
	if a.Code == "" && a.PartOf == "" && (inside || a.Level == ontology.LevelCounty || a.Level == ontology.LevelCity) {
		p.note("give partOf, the area that it lies in, or its code", "nothing tells where area %s (%s) lies", a.ID, a.Name)
	}
	if a.New || inside || a.Level == ontology.LevelCountry {
		return
	}
	home := p.c.names.Division(p.c.names.Above(a))
	s, known := (areas.Context{Home: home}).Place(Normal(a.Name))
	known = known && s.By != areas.ByShortName
	listed, _ := areas.ByCode(a.Code)
	switch {
	case a.Code == "" && known:
		p.hint("give it code: %q; its id stays", s.Area.Code).note("", "area %s (%s) has no code, and the national list has %s %s", a.ID, a.Name, s.Area.Code, s.Area.FullName())
	case a.Code == "" && home != nil:
		p.note("give its code of GB/T 2260, or the level zone or township", "area %s (%s) has no code, and the national list does not have it", a.ID, a.Name)
	case known && listed == nil:
		p.below(".code").hint("give it code: %q if that is the place", s.Area.Code).note("", "%s is no code of the national list, which has %s %s", a.Code, s.Area.Code, s.Area.FullName())
	}
}

func (c *checker) bodies() {
	taken := map[[2]string]string{} // area and name: whose it is
	for i := range c.Agencies {
		b, here := &c.Agencies[i], c.in(AgenciesFile, fmt.Sprintf("[%d]", i))
		here.needed("name", b.Name)
		here.needed("function", b.Function)
		here.proposed(b.New, "agency %s was proposed by add", b.Name)
		here.kindsOf(b)
		if b.Kind != "" {
			here.oneOf("kind", b.Kind, ontology.AgencyKinds()...)
		}
		if c.names.areas.withID(b.Area) == nil {
			here.below(".area").wrong("give the id of an area of areas.yaml, or a code of the national list", "area %q is not known", b.Area)
		}
		for _, name := range distinct(append([]string{b.Name}, b.Aliases...)) {
			k := [2]string{b.Area, name}
			if other := taken[k]; other != "" {
				here.wrong("let each name of an area mean one body", "%s and %s are both called %q", other, b.Name, name)
			}
			taken[k] = b.Name
		}
		for j, member := range b.Members {
			if len(c.names.entries.byName[b.Area][Normal(member)]) != 1 {
				here.below(fmt.Sprintf(".members[%d]", j)).wrong("give the name of a body of the same area", "member %q is no body of the area", member)
			}
		}
	}
}

func (c *checker) measures() {
	ids, taken := map[string]bool{}, map[string][]*Indicator{}
	for i := range c.Indicators {
		n, here := &c.Indicators[i], c.in(IndicatorsFile, fmt.Sprintf("[%d]", i))
		here.needed("name", n.Name)
		here.needed("unit", n.Unit)
		here.proposed(n.New, "indicator %s was proposed by add", n.Name)
		if !slugForm.MatchString(n.ID) {
			here.below(".id").wrong("give lower case letters, digits and single hyphens", "id is %q", n.ID)
		}
		if ids[n.ID] {
			here.below(".id").wrong("give each indicator an id of its own", "id %q is given twice", n.ID)
		}
		ids[n.ID] = true
		if n.Direction != "" {
			here.oneOf("direction", n.Direction, ontology.Directions()...)
		}
		for _, slug := range n.Documents {
			if !slices.ContainsFunc(c.Files, func(f *File) bool { return f.Slug == slug }) {
				here.below(".documents").note("remove it, or name a document of the dataset", "%s takes wordings of %s, which is not there", n.ID, slug)
			}
		}
		if !n.New { // a proposed one is found by its id
			here.ambiguous(n, taken)
		}
	}
}

// ambiguous reports the names of an indicator that another one has, where both
// take the wordings of one document.
func (p place) ambiguous(n *Indicator, taken map[string][]*Indicator) {
	for _, name := range distinct(append([]string{n.Name}, n.Aliases...)) {
		for _, other := range taken[name] {
			if convertible(other.Unit, n.Unit) && (len(n.Documents) == 0) == (len(other.Documents) == 0) && !disjoint(n.Documents, other.Documents) {
				p.wrong("let each name mean one indicator of a kind of unit", "%s and %s are both called %q", other.ID, n.ID, name)
			}
		}
		taken[name] = append(taken[name], n)
	}
}

// disjoint says whether two lists have nothing in common, and something each.
func disjoint(a, b []string) bool {
	return len(a) > 0 && !slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func convertible(unit, other string) bool {
	_, ok := Convert(1, unit, other)
	return ok
}

// Likeness is the share of the pairs of neighbouring characters that two texts
// have in common: 1 for equal ones, 0 where they share none.
func Likeness(a, b string) float64 {
	common, x, y := commonPairs(a, b)
	return float64(common) / float64(max(x+y-common, 1))
}

// Inclusion is the share of the shorter text's pairs of neighbouring characters
// that stand in the longer: 1 where it is a part of it.
func Inclusion(a, b string) float64 {
	common, x, y := commonPairs(a, b)
	return float64(common) / float64(max(min(x, y), 1))
}

func commonPairs(a, b string) (common, ofA, ofB int) {
	x, y := pairs(Normal(a)), pairs(Normal(b))
	for p := range x {
		if y[p] {
			common++
		}
	}
	return common, len(x), len(y)
}

func pairs(s string) map[string]bool {
	r, out := []rune(s), map[string]bool{}
	if len(r) == 1 {
		out[s] = true
	}
	for i := 1; i < len(r); i++ {
		out[string(r[i-1:i+1])] = true
	}
	return out
}

// unknownIndicators notes each indicator as worded that the vocabulary does not
// map, once, with the one that is most like it. A figure without a unit is none's:
// an entry has one.
func (c *checker) unknownIndicators() {
	reported := map[string]bool{}
	for _, f := range c.Files {
		measures := c.names.Measures(f)
		look := func(g *Figure, path string) {
			if measures[g].Known || g.Indicator == "" || g.Unit == "" || reported[Normal(g.Indicator)] {
				return
			}
			reported[Normal(g.Indicator)] = true
			hint := Saying("add it to indicators.yaml if others should compare with it")
			best := 0.5
			for i := range c.Indicators {
				if l := Likeness(g.Indicator, c.Indicators[i].Name); l >= best && convertible(g.Unit, c.Indicators[i].Unit) {
					best, hint = l, Saying("make it an alias of %s (%s) if it is the same", c.Indicators[i].ID, c.Indicators[i].Name)
				}
			}
			here := c.at(f, path+".indicator")
			here.todo = hint
			here.note("", "indicator %q (%s) is in no vocabulary and stands alone", g.Indicator, g.Unit)
		}
		for i := range f.Targets {
			look(&f.Targets[i], fmt.Sprintf(".targets[%d]", i))
		}
		for i := range f.Observations {
			look(&f.Observations[i], fmt.Sprintf(".observations[%d]", i))
		}
	}
}
