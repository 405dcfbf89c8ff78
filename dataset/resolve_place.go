package dataset

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/areas"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// placed is a body's name with the place that it points to.
type placed struct {
	area  *Area
	rest  string // the name less the place
	full  string // the name with the place
	known bool   // false where it points to a place that nothing tells, and area is the document's
}

// place finds the place that a body's name points to: the document's own or one
// around it, another of the national list, one that stands inside the name
// (人民银行云州分行). A name that points to none is of the document's. A department's
// branch is that department of the place that it works in.
func (n *Names) place(home *Area, name string) placed {
	at := n.pointed(home, name)
	if branch, ok := n.branch(home, at); ok {
		return branch
	}
	return at
}

// branch is a branch that names the place it works in: 市公安局青川分局 is 公安局 of
// 青川区.
func (n *Names) branch(home *Area, at placed) (placed, bool) {
	rest := Normal(at.rest)
	if !strings.HasSuffix(rest, "分局") {
		return placed{}, false
	}
	for i := range rest {
		if i == 0 || !bodies.Lookup(rest[:i]).Sure {
			continue
		}
		if a, end := n.placeAt(home, rest[i:]); a != nil && end == "分局" {
			return placed{a, rest[:i], at.full, true}, true
		}
	}
	return placed{}, false
}

// pointed is the place that a name points to as it stands.
func (n *Names) pointed(home *Area, name string) placed {
	if code, ok := bodies.Seat(name); ok {
		if a := n.areas.withID(code); a != nil {
			return placed{a, name, name, true}
		}
	}
	for a, steps := home, 0; a != nil && steps < maxSteps; a, steps = n.Above(a), steps+1 {
		if rest, short, ok := withoutPlace(name, a); ok {
			if short {
				return placed{a, rest, name, true}
			}
			return placed{a, rest, a.Name + rest, true}
		}
	}
	if at, ok := n.otherPlace(home, name); ok {
		return at
	}
	if at, ok := n.placeInside(home, name); ok {
		return at
	}
	full := name
	if !isOneEverywhere(name) && !containsPlace(name, home) { // so that no other place's body is taken for it
		full = home.Name + name
	}
	return placed{home, name, full, LevelMark(name) == "" || bodies.IsCollective(name) || containsPlace(name, home)}
}

// otherPlace is a place of the national list that a name begins with. A place's
// name alone, as a body, is its government: 广州 in 广州、深圳市政府.
func (n *Names) otherPlace(home *Area, name string) (placed, bool) {
	s, rest, ok := areas.Context{Home: n.Division(home)}.Split(Normal(name))
	if !ok {
		return placed{}, false
	}
	a := n.areas.ofList(s.Area)
	switch {
	case rest == "" && a == home:
		return placed{}, false
	case rest == "":
		return placed{a, "政府", a.Name + "政府", true}, true
	case utf8.RuneCountInString(rest) < 2:
		return placed{}, false
	}
	return placed{a, rest, name, true}, true
}

// placeInside is a place that stands inside the name of a body that is known
// without it.
func (n *Names) placeInside(home *Area, name string) (placed, bool) {
	whole := Normal(name)
	if bodies.Lookup(whole).Sure {
		return placed{}, false
	}
	for i := range whole {
		if i == 0 {
			continue
		}
		a, rest := n.placeAt(home, whole[i:])
		if a != nil && bodies.Lookup(whole[:i]+rest).Sure {
			return placed{a, whole[:i] + rest, name, true}, true
		}
	}
	return placed{}, false
}

// placeAt is the place that a text begins with, and what is left of it.
func (n *Names) placeAt(home *Area, text string) (*Area, string) {
	for a, steps := home, 0; a != nil && steps < maxSteps; a, steps = n.Above(a), steps+1 {
		for _, called := range slices.Concat([]string{a.FullName, a.Name}, a.Aliases, zoneMarks(a)) {
			if rest, ok := strings.CutPrefix(text, Normal(called)); ok && utf8.RuneCountInString(called) >= 2 && rest != "" {
				return a, rest
			}
		}
	}
	if s, rest, ok := (areas.Context{Home: n.Division(home)}).Split(text); ok && rest != "" {
		return n.areas.ofList(s.Area), rest
	}
	return nil, ""
}

// withoutPlace takes from a name what points to an area: 区 or 青川区 of a
// district 青川区, also behind the places that it is a part of. Short is said of
// a short name of the place, which stays a part of the body's.
func withoutPlace(name string, a *Area) (rest string, short, ok bool) {
	marks := append([]string{a.FullName, a.Name}, zoneMarks(a)...)
	if mark := LevelMark(name); mark != "" && (strings.HasSuffix(a.Name, mark) || wasOnce(a, mark)) && !isMany(name, mark) {
		marks = append(marks, mark)
	}
	if i := strings.Index(name, a.Name); i > 0 && a.Name != "" && endsAsPlace(name[:i]) {
		marks = append(marks, name[:i]+a.Name)
	}
	for _, mark := range marks {
		if rest, ok := strings.CutPrefix(name, mark); ok && mark != "" && utf8.RuneCountInString(rest) >= 2 {
			return rest, false, true
		}
	}
	for _, alias := range a.Aliases {
		if rest, ok := strings.CutPrefix(name, alias); ok && utf8.RuneCountInString(alias) >= 2 && bodies.Lookup(rest).Known() {
			return rest, true, true
		}
	}
	return "", false, false
}

// wasOnce says whether a level's word can only mean an area, though it is none today: what
// was a county and is a district is still 县 in its older documents, and no area above it is.
func wasOnce(a *Area, mark string) bool {
	switch mark {
	case "县", "旗":
		return a.Level == ontology.LevelCounty
	case "地区", "盟":
		return a.Level == ontology.LevelCity
	}
	return false
}

// zoneMarks are what a zone is called for short where it is the only one meant:
// 开发区 in a document of 青岩经济技术开发区.
func zoneMarks(a *Area) []string {
	if a.Level != ontology.LevelZone {
		return nil
	}
	var out []string
	for _, kind := range []string{"开发区", "经开区", "高新区"} {
		if slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(name string) bool { return strings.HasSuffix(name, kind) }) {
			out = append(out, kind)
		}
	}
	return out
}

// isMany says of a name that stands for many (市级有关部门) that the level before it
// is a part of the word and does not stand alone.
func isMany(name, mark string) bool {
	rest := strings.TrimPrefix(name, mark)
	return bodies.IsCollective(name) && !strings.HasPrefix(rest, "各") && !strings.HasPrefix(rest, "有关") && !strings.HasPrefix(rest, "相关")
}

func endsAsPlace(s string) bool {
	return slices.ContainsFunc([]string{"省", "市", "州", "区", "盟"}, func(end string) bool { return strings.HasSuffix(s, end) })
}

// isOneEverywhere says whether a name means the same body in any document.
func isOneEverywhere(name string) bool {
	return strings.HasPrefix(name, "中国") || strings.HasPrefix(name, "国网") || bodies.Lookup(name).AgencyKind == ontology.AgencyUniversity
}

// containsPlace says whether a body's name contains its place's, in full or in
// short.
func containsPlace(body string, a *Area) bool {
	short := strings.TrimRightFunc(a.Name, func(r rune) bool { return strings.ContainsRune("省市区县州盟旗", r) })
	return slices.ContainsFunc(append([]string{a.Name, short}, a.Aliases...), func(place string) bool {
		return utf8.RuneCountInString(place) >= 2 && strings.Contains(body, place)
	})
}

// levelMarks are the first characters by which a name points to a level.
var levelMarks = map[string][]string{
	ontology.LevelCountry:  {"国家", "中央", "国务院"},
	ontology.LevelProvince: {"省", "自治区"},
	ontology.LevelCity:     {"市", "州", "盟", "地区"},
	ontology.LevelCounty:   {"区", "县", "市", "旗"},
}

// notMarks are words that start like a level but are none.
var notMarks = []string{"市场", "市政", "区域", "县域", "市容", "市民", "区块", "省际", "州际", "旗舰", "旗下"}

// LevelMark is what a name begins with to point to a level of government
// without naming the place: 区 of 区科技局, 省 of 省科技厅. It is "" where a name
// points to none.
func LevelMark(name string) string {
	for _, level := range ontology.Levels() {
		for _, mark := range levelMarks[level] {
			rest, ok := strings.CutPrefix(name, mark)
			if ok && !(beginsLikeALevel(name) && (bodies.Lookup(name).Sure || !bodies.Lookup(rest).Sure)) {
				return mark
			}
		}
	}
	return ""
}

// beginsLikeALevel says whether a name's first word may be one that is no level's:
// 市政 in 市政园林局, but not in 市政府.
func beginsLikeALevel(name string) bool {
	return slices.ContainsFunc(notMarks, func(word string) bool { return strings.HasPrefix(name, word) })
}

func pointsTo(name string, a *Area) bool {
	for _, named := range []string{a.Name, a.FullName} {
		if named != "" && strings.HasPrefix(name, Normal(named)) {
			return true
		}
	}
	mark := LevelMark(name)
	return mark != "" && slices.Contains(levelMarks[a.Level], mark)
}
