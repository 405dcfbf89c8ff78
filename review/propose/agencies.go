package propose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/reading/zh"
	"github.com/policygraph/policygraph/vocabulary/areas"
)

// bodies are the agencies of one document that the vocabulary does not know.
type bodies struct {
	*dataset.Resolver
	file      *dataset.File
	functions map[string][]string // by what is left of a name without its place
	proposed  []dataset.Body
	at        map[[2]string]int // in proposed, by area and name
	unplaced  []string
}

// newBodies proposes entries for the names that resolve to nothing. A name
// whose full form is a known body becomes an entry of the file's own.
func newBodies(v *dataset.Vocabularies, f *dataset.File) *bodies {
	b := &bodies{Resolver: v.Resolver(), file: f, functions: map[string][]string{}, at: map[[2]string]int{}}
	for i := range v.Agencies {
		if known := &v.Agencies[i]; known.Kind != ontology.AgencyCollective {
			b.learn(known)
		}
	}
	names, seen := b.Names(f), map[string]bool{}
	for _, stated := range namesIn(f) {
		who := names.Agency(stated)
		if seen[dataset.Normal(stated)] || who.Body != nil || who.Area == nil {
			continue
		}
		seen[dataset.Normal(stated)] = true
		b.add(who.Area, stated, who.Name)
	}
	return b
}

// namesIn are the names of bodies in a document, in its order.
func namesIn(f *dataset.File) []string {
	out := slices.Clone(f.Document.Issuers)
	for i := range f.Tasks {
		for _, a := range f.Tasks[i].Assignments {
			out = append(out, a.Agency)
		}
	}
	return out
}

// learn maps the names of a known body, without their place, to its function.
func (b *bodies) learn(known *dataset.Body) {
	area, ok := b.Area(known.Area)
	if !ok {
		return
	}
	for _, name := range append([]string{known.Function, known.Name}, known.Aliases...) {
		if rest, _ := withoutPlace(name, area); rest != "" {
			name = rest
		}
		name = dataset.Normal(name)
		if !slices.Contains(b.functions[name], known.Function) {
			b.functions[name] = append(b.functions[name], known.Function)
		}
	}
}

// add proposes a body, by its name as the document states it and by the name
// that the document resolves that to.
func (b *bodies) add(home *dataset.Area, stated, name string) {
	area, rest, placed := b.place(home, name)
	if !placed {
		b.unplaced = append(b.unplaced, stated)
		return
	}
	full := name
	if rest != "" {
		full = area.Name + rest
	} else if !isOneEverywhere(name) && !containsPlace(name, area) { // so that no other place's body is taken for it
		full = area.Name + name
	}
	if known, ok := b.Body(area, full); ok {
		entry := dataset.Agency{Name: stated, AliasOf: known.Name}
		if area != home {
			entry.Area = area.ID
		}
		b.file.Agencies = append(slices.Clip(b.file.Agencies), entry)
		return
	}
	if full != name && !b.liesIn(home, area) {
		b.file.Agencies = append(slices.Clip(b.file.Agencies), dataset.Agency{Name: stated, Area: area.ID, AliasOf: full})
	}
	k := [2]string{area.ID, dataset.Normal(full)}
	i, ok := b.at[k]
	if !ok {
		i = len(b.proposed)
		b.at[k] = i
		b.proposed = append(b.proposed, dataset.Body{Area: area.ID, Name: full, Function: b.function(name, rest, area), Kind: kindOf(name), New: true})
	}
	body := &b.proposed[i]
	if same := func(other string) bool { return dataset.Normal(other) == dataset.Normal(name) }; !same(body.Name) && !slices.ContainsFunc(body.Aliases, same) {
		body.Aliases = append(body.Aliases, name)
	}
}

// place is the area that a name points to, from the document's upwards, and
// what is left of the name without it: "" where the name points to none, which
// is then the document's own. It fails where the place that is pointed to is
// not known.
func (b *bodies) place(home *dataset.Area, name string) (*dataset.Area, string, bool) {
	for a, steps := home, 0; a != nil && steps < 10; a, steps = b.Above(a), steps+1 {
		if rest, ok := withoutPlace(name, a); ok {
			return a, rest, true
		}
	}
	if a, rest := b.otherPlace(home, name); a != nil {
		return a, rest, true
	}
	return home, "", dataset.LevelMark(name) == "" || containsPlace(name, home)
}

// liesIn says whether an area is another or a part of it.
func (b *bodies) liesIn(a, whole *dataset.Area) bool {
	for steps := 0; a != nil && steps < 10; a, steps = b.Above(a), steps+1 {
		if a == whole {
			return true
		}
	}
	return false
}

// otherPlace is a place of the national list that a name begins with, and the rest
// of the name. A place's name alone, as a body, is its government: 广州 in
// 广州、深圳市政府.
func (b *bodies) otherPlace(home *dataset.Area, name string) (*dataset.Area, string) {
	s, rest, ok := areas.Context{Home: b.Division(home)}.Split(dataset.Normal(name))
	if !ok {
		return nil, ""
	}
	a := b.AreaOfList(s.Area)
	switch {
	case a == home:
		return nil, ""
	case rest == "":
		return a, "政府"
	case len([]rune(rest)) < 2:
		return nil, ""
	}
	return a, rest
}

// withoutPlace takes from a name what points to an area: 区 or 青川区 of a
// district 青川区, also behind the places that it is a part of.
func withoutPlace(name string, a *dataset.Area) (string, bool) {
	marks := []string{a.FullName, a.Name}
	if mark := dataset.LevelMark(name); mark != "" && strings.HasSuffix(a.Name, mark) {
		marks = append(marks, mark)
	}
	if i := strings.Index(name, a.Name); i > 0 && a.Name != "" && endsAsPlace(name[:i]) {
		marks = append(marks, name[:i]+a.Name)
	}
	for _, mark := range marks {
		if rest, ok := strings.CutPrefix(name, mark); ok && mark != "" && len([]rune(rest)) >= 2 {
			return rest, true
		}
	}
	return "", false
}

func endsAsPlace(s string) bool {
	return slices.ContainsFunc([]string{"省", "市", "州", "区", "盟"}, func(end string) bool { return strings.HasSuffix(s, end) })
}

// isOneEverywhere says whether a name means the same body in any document.
func isOneEverywhere(name string) bool {
	return strings.HasPrefix(name, "中国") || strings.HasPrefix(name, "国网") || kindOf(name) == ontology.AgencyUniversity
}

// containsPlace says whether a body's name contains its place's, in full or in
// short.
func containsPlace(body string, a *dataset.Area) bool {
	_, stem, _ := levelOf(a.Name)
	return slices.ContainsFunc(append([]string{a.Name, stem}, a.Aliases...), func(place string) bool {
		return len([]rune(place)) >= 2 && strings.Contains(body, place)
	})
}

// function is what lines a body up with others: what is left of its name
// without its place, or what the vocabulary calls that.
func (b *bodies) function(name, rest string, a *dataset.Area) string {
	if rest == "" {
		rest = name
		for _, alias := range a.Aliases { // a place's short name may well be a part of the body's own
			if short, ok := strings.CutPrefix(name, alias); ok && len(b.functions[dataset.Normal(short)]) == 1 {
				rest = short
			}
		}
	}
	// A party committee's department is called after what it does: 区委组织部.
	if short, ok := strings.CutPrefix(rest, "委"); ok && len([]rune(short)) >= 3 && !strings.HasPrefix(short, "办") && !strings.HasPrefix(short, "员") {
		rest = short
	}
	if kindOf(name) != ontology.AgencyCollective {
		rest = withoutBracket(rest)
	}
	if called := b.functions[dataset.Normal(rest)]; len(called) == 1 {
		return called[0]
	}
	return rest
}

// kinds are known by how a body's name ends; the first that fits is taken.
var kinds = []struct {
	ends []string
	kind string
}{
	{[]string{"街道", "街道办事处", "镇", "乡", "镇政府", "乡政府", "镇人民政府", "乡人民政府"}, ontology.AgencySubdistrict},
	{[]string{"管委会", "管理委员会"}, ontology.AgencyZone},
	{[]string{"集团", "公司"}, ontology.AgencyCompany},
	{[]string{"大学", "学院", "学校"}, ontology.AgencyUniversity},
	{[]string{"协会", "学会", "商会", "联合会", "科协", "工商联", "妇联", "残联", "侨联", "总工会", "团区委", "团市委", "团县委", "团省委"}, ontology.AgencyGroup},
	{[]string{"局", "委", "办", "厅", "部", "署", "室", "中心", "政府", "委员会", "法院", "检察院"}, ontology.AgencyDepartment},
}

func kindOf(name string) string {
	for _, many := range []string{"各", "有关", "相关"} {
		if strings.HasPrefix(name, many) {
			return ontology.AgencyCollective
		}
	}
	name = withoutBracket(name)
	for _, k := range kinds {
		if slices.ContainsFunc(k.ends, func(end string) bool { return strings.HasSuffix(name, end) }) {
			if k.kind == ontology.AgencyCompany && dataset.LevelMark(name) != "" {
				return ontology.AgencyStateOwned // 区城投集团
			}
			return k.kind
		}
	}
	return ""
}

// withoutBracket leaves off what a name ends with in brackets: 组织部(人才办).
func withoutBracket(name string) string {
	last, _ := utf8.DecodeLastRuneInString(name)
	if i := strings.IndexFunc(name, zh.Opens); i > 0 && zh.Closes(last) {
		return name[:i]
	}
	return name
}
