package areas

import (
	"maps"
	"regexp"
	"strings"
	"unicode/utf8"
)

// By is how a name means a place.
type By int

// The ways, the surest first.
const (
	ByName By = iota
	ByFormerName
	ByShortName
)

// Sense is what a name means.
type Sense struct {
	Area   *Area
	By     By
	Former Former // the name that it had, where it is meant by that
}

// Named gives all that a name alone may mean: of the names of today, of former
// ones and of short ones the first kind that has any. A chain of names
// (温州市洞头区) means its last. Words that are also common ones (和平, 新区) mean
// nothing without a context.
func Named(name string) []Sense {
	l := national()
	var out []Sense
	for _, s := range l.names[name] {
		if (len(out) == 0 || out[0].By == s.By) && !l.isCommon(name, s.Area) {
			out = append(out, s)
		}
	}
	if len(out) > 0 {
		return out
	}
	for n := len(name); n > 0; n = shorter(name, n) {
		for _, s := range l.names[name[:n]] {
			out = append(out, s.Area.named(name[n:])...)
		}
		if len(out) > 0 {
			return distinct(out)
		}
	}
	return nil
}

// named are the divisions below that a name or a chain of names may mean, of the
// surest kind of name.
func (a *Area) named(name string) []Sense {
	l := national()
	var out []Sense
	for _, s := range l.names[name] {
		if s.Area != a && s.Area.Within(a) && (len(out) == 0 || out[0].By == s.By) {
			out = append(out, s)
		}
	}
	if len(out) > 0 {
		return out
	}
	for n := len(name); n > 0; n = shorter(name, n) {
		for _, s := range l.names[name[:n]] {
			if s.Area != a && s.Area.Within(a) {
				out = append(out, s.Area.named(name[n:])...)
			}
		}
	}
	return distinct(out)
}

// only is the one division below that a name means, or the one that the others lie
// in.
func (a *Area) only(name string) (Sense, bool) { return higher(a.named(name)) }

// shorter is the length of a name's beginning less its last character.
func shorter(name string, n int) int {
	_, size := utf8.DecodeLastRuneInString(name[:n])
	return n - size
}

func distinct(senses []Sense) []Sense {
	var out []Sense
	seen := map[*Area]bool{}
	for _, s := range senses {
		if !seen[s.Area] {
			seen[s.Area] = true
			out = append(out, s)
		}
	}
	return out
}

// Context is where a text is from. The zero Context knows nothing.
type Context struct {
	Home *Area
}

// Place is what a name means in a context: of several places the one nearest to
// home. It fails where the name means none, or where several are as near.
func (c Context) Place(name string) (Sense, bool) {
	l := national()
	if c.Home != nil {
		var near []Sense
		for _, s := range l.names[name] {
			if !l.isCommon(name, s.Area) || s.Area == c.Home || s.Area.parent == c.Home && (s.By == ByName || s.Area.isUpper()) {
				near = append(near, s)
			}
		}
		if s, ok := c.nearest(near); ok {
			return s, true
		}
	}
	if found := Named(name); len(found) == 1 {
		return found[0], true
	} else if len(found) > 1 && c.Home != nil {
		return c.nearest(found)
	}
	return Sense{}, false
}

// Rows says which labels of a table's rows are places below home: divisions, the
// zones among them, and in a county its townships.
func (c Context) Rows(labels []string) map[string]bool {
	out := map[string]bool{}
	if c.Home == nil {
		return out
	}
	c.divisionRows(labels, out)
	if len(out) >= fewRows {
		for _, label := range labels {
			out[label] = out[label] || zoneName.MatchString(label)
		}
	}
	if !c.Home.isUpper() {
		maps.Copy(out, townRows(labels))
	}
	return out
}

// townRows are the labels that have the form of a township's name, where they are
// many.
func townRows(labels []string) map[string]bool {
	towns := map[string]bool{}
	for _, label := range labels {
		if townName.MatchString(label) && !noTown.MatchString(label) {
			towns[label] = true
		}
	}
	if len(towns) <= fewRows {
		return nil
	}
	return towns
}

// fewRows are as many divisions of the list as make a table one of places. Of
// townships, which are told by their form alone, it takes more.
const fewRows = 2

var (
	zoneName = regexp.MustCompile(`^\p{Han}{0,12}(?:开发区|高新区|经开区|集聚区|新区|示范区|度假区|保税区|产业园区|工业园区|功能区|管理区)$`)
	townName = regexp.MustCompile(`^\p{Han}{1,6}(?:街道|镇|乡)$`)
	noTown   = regexp.MustCompile(`^[各全]|(?:小|城|乡|集|村)镇$|[城下]乡$|镇街道$`)
)

// divisionRows are the labels that the list has below home. One that is a common
// word (和平, 城区) is a place only among two others.
func (c Context) divisionRows(labels []string, out map[string]bool) {
	l := national()
	var common []string
	for _, label := range labels {
		s, ok := c.Home.only(label)
		switch {
		case !ok:
		case l.isCommon(label, s.Area):
			common = append(common, label)
		default:
			out[label] = true
		}
	}
	if len(out) >= fewRows {
		for _, label := range common {
			out[label] = true
		}
	}
}

// Row is the division that a label means which Rows holds for a place.
func (c Context) Row(label string) (Sense, bool) {
	if c.Home == nil {
		return Sense{}, false
	}
	return c.Home.only(label)
}

// nearest is the one of several senses that lies nearest to home: below it, in
// the same division above, and so on. Of those equally near the surest is taken.
func (c Context) nearest(senses []Sense) (Sense, bool) {
	for whole := c.Home; whole != nil; whole = whole.parent {
		for by := ByName; by <= ByShortName; by++ {
			var found []Sense
			for _, s := range senses {
				if s.By == by && (s.Area.Within(whole) || whole == c.Home && c.Home.Within(s.Area)) {
					found = append(found, s)
				}
			}
			if len(found) == 1 {
				return found[0], true
			}
			if len(found) > 1 {
				return higher(found)
			}
		}
	}
	return Sense{}, false
}

// higher is the one of several senses that the others lie in: 吉林 is the
// province before the city.
func higher(senses []Sense) (Sense, bool) {
	for _, s := range senses {
		all := true
		for _, other := range senses {
			all = all && other.Area.Within(s.Area)
		}
		if all {
			return s, true
		}
	}
	return Sense{}, false
}

// Split takes the place from the beginning of a name, with the places above it
// where they are named: 深圳市政府 is 政府 of 深圳市, 温州市洞头区科技局 a 科技局 of
// 洞头区. The rest is empty where the name is a place's alone. A place is
// recognised by its name anywhere; by its short name where it is a province or a
// city, or lies in the home's city, unless that is a common word.
func (c Context) Split(name string) (place Sense, rest string, ok bool) {
	for n := len(name); n > 0; n = shorter(name, n) {
		s, found := c.prefix(name[:n], name[n:])
		if !found {
			continue
		}
		below := Context{Home: s.Area}
		for m := len(name); m > n; m = shorter(name, m) {
			if part, found := s.Area.only(name[n:m]); found && below.speaks(part, name[n:m], name[m:]) {
				return part, name[m:], true
			}
		}
		return s, name[n:], true
	}
	return Sense{}, name, false
}

// longestName is how many characters the names of divisions have at most.
const longestName = 15

// Named are the places that a text names, in its order: by their names, and
// provinces and cities by their short names, too.
func (c Context) Named(text string) []Sense {
	var out []Sense
	for from := 0; from < len(text); {
		_, step := utf8.DecodeRuneInString(text[from:])
		end, size := from, 0
		for n := 0; n < longestName && end < len(text); n++ {
			_, size = utf8.DecodeRuneInString(text[end:])
			end += size
		}
		for ; end > from+step; end = from + shorter(text[from:], end-from) {
			if s, ok := c.prefix(text[from:end], text[end:]); ok {
				out = append(out, s)
				step = end - from
				break
			}
		}
		from += step
	}
	return out
}

// Written is how the end of a text words a place.
func (s Sense) Written(text string) string {
	longest := ""
	for _, name := range append([]string{s.Area.Name, s.Former.Name}, s.Area.Short...) {
		if strings.HasSuffix(text, name) && len(name) > len(longest) {
			longest = name
		}
	}
	return longest
}

// prefix is the place that the beginning of a name means.
func (c Context) prefix(name, rest string) (Sense, bool) {
	s, ok := c.Place(name)
	return s, ok && c.speaks(s, name, rest)
}

// speaks says whether a name before a rest is meant as the place's.
func (c Context) speaks(s Sense, name, rest string) bool {
	if s.By != ByShortName {
		return (utf8.RuneCountInString(name) > 2 || rest == "" || c.IsNear(s.Area)) && !beginsWithin(name, rest)
	}
	for _, kind := range []string{"省", "市", "区", "县", "州", "旗", "盟", "镇", "乡", "街道"} {
		if strings.HasPrefix(rest, kind) {
			return beginsWithin(name+kind, strings.TrimPrefix(rest, kind)) // else another name
		}
	}
	return s.Area.isUpper() || c.IsNear(s.Area)
}

// IsNear says whether a place is home, around it, or in the same city.
func (c Context) IsNear(a *Area) bool {
	if c.Home == nil {
		return false
	}
	city := c.Home
	for city.parent != nil && !city.isUpper() {
		city = city.parent
	}
	return a.Within(city) || c.Home.Within(a)
}

// beginsWithin says whether a word begins with the last character of what looks
// like a place's name: 市场 of 深圳市场监管局.
func beginsWithin(name, rest string) bool {
	for _, word := range []string{"市场", "市容", "区域", "县域", "省际", "州际"} {
		_, first := utf8.DecodeRuneInString(word)
		if strings.HasSuffix(name, word[:first]) && strings.HasPrefix(rest, word[first:]) {
			return true
		}
	}
	return false
}
