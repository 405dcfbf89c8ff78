package bodies

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/internal/naming"
	"github.com/policygraph/policygraph/ontology"
)

// Match is what a body's name means.
type Match struct {
	// Kinds are the level-neutral kinds of the body, in the catalogue's order:
	// none for a name that the catalogue does not know.
	Kinds []string
	// Body tells the bodies of one area apart: names with the same Body mean one.
	// It is what the body is usually called, or a short form of its name where it is
	// not the only one of its kind. It is never empty.
	Body string
	// Usual is what bodies of the kind are usually called; the name itself where
	// the catalogue does not know it.
	Usual string
	// AgencyKind is one of ontology.AgencyKinds, "" where nothing tells.
	AgencyKind string
	// Sure says that the whole name is read, and not only how it ends or what it
	// may be short for.
	Sure bool
}

// Known says whether the catalogue has the kind of body.
func (m Match) Known() bool { return len(m.Kinds) > 0 }

// Lookup finds what a body's name without its place means. A second name in
// brackets (发展改革委(数据局)) adds its kinds.
func Lookup(name string) Match {
	return builtIn().lookup(joined(naming.Normal(name)))
}

func (c *catalogue) lookup(name string) Match {
	if kind, ok := collective(name); ok {
		return Match{Kinds: []string{kind}, Body: foldedMany(name), Usual: name, AgencyKind: ontology.AgencyCollective}
	}
	name, inner := withoutBrackets(name)
	m := c.plain(name)
	for _, second := range inner {
		if other := c.plain(withoutMark(second)); other.Known() {
			m.Kinds = c.union(m.Kinds, other.Kinds)
		} else if other, ok := c.stems[second]; ok {
			m.Kinds = c.union(m.Kinds, other.kinds)
		}
	}
	return m
}

// plain finds a name without brackets: by its whole name, by its stem, put together of known ones, by how it ends.
func (c *catalogue) plain(name string) Match {
	variants := variantsOf(name)
	for i, find := range []func(string) (Match, bool){c.whole, c.byStem, c.composed, c.spanning, c.byEnd, c.abbreviated} {
		for _, v := range variants {
			if m, ok := find(v); ok {
				m.Sure = i < 4
				return m
			}
		}
	}
	return Match{Body: folded(name), Usual: folded(name), AgencyKind: kindByEnd(name)}
}

// kindByEnd is the kind of agency that a name's end tells, where the catalogue
// does not know what the body does.
func kindByEnd(name string) string {
	for _, k := range []struct {
		ends []string
		kind string
	}{
		{[]string{"集团", "公司", "企业", "厂"}, ontology.AgencyCompany},
		{[]string{"局", "委", "办", "厅", "部", "署", "室", "处", "中心", "政府", "委员会", "队", "站", "所", "院", "馆"}, ontology.AgencyDepartment},
	} {
		if slices.ContainsFunc(k.ends, func(end string) bool { return strings.HasSuffix(name, end) }) {
			return k.kind
		}
	}
	return ""
}

// authorities stand before the name of a body and say whose it is.
var authorities = []string{"党工委", "党委", "工委", "委", "人民政府", "政府", "管委会", "管理委员会"}

// forms are what a name may end with beside what it is.
var forms = []struct{ end, instead string }{
	{"有限责任公司", "公司"},
	{"股份有限公司", "公司"},
	{"集团有限公司", "集团"},
	{"有限公司", "公司"},
	{"集团公司", "集团"},
	{"总公司", "公司"},
	{"中心支行", ""},
	{"营业管理部", ""},
	{"分行", ""},
	{"支行", ""},
	{"分公司", "公司"},
	{"支公司", "公司"},
	{"局分局", "局"},
	{"分局", "局"},
	{"支局", "局"},
	{"机关党委", ""},
	{"机关", ""},
	{"党组", ""},
	{"党委", ""},
	{"党工委", ""},
}

// variantsOf are a name and what it comes to less the authority before it and
// the form behind it, the whole one first.
func variantsOf(name string) []string {
	out := []string{name}
	add := func(v string) {
		if utf8.RuneCountInString(v) >= 2 && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	for _, f := range forms {
		if stem, ok := strings.CutSuffix(name, f.end); ok {
			add(stem + f.instead)
		}
	}
	for _, v := range slices.Clone(out) {
		for _, a := range authorities {
			if rest, ok := strings.CutPrefix(v, a); ok && !strings.HasPrefix(rest, "员会") {
				add(rest)
				add(withoutMark(rest))
			}
		}
	}
	return out
}

// withoutMark leaves off the level before a name: 市数据局 in 发改委(市数据局).
func withoutMark(name string) string {
	for _, word := range []string{"市场", "市政", "市容", "市民", "区域"} {
		if strings.HasPrefix(name, word) {
			return name
		}
	}
	for _, mark := range []string{"自治区", "省", "市", "区", "县", "州", "盟", "旗"} {
		if rest, ok := strings.CutPrefix(name, mark); ok && utf8.RuneCountInString(rest) >= 2 {
			for _, a := range authorities {
				if inner, ok := strings.CutPrefix(rest, a); ok && utf8.RuneCountInString(inner) >= 2 && !strings.HasPrefix(inner, "员会") {
					return inner
				}
			}
			return rest
		}
	}
	return name
}

func (c *catalogue) whole(name string) (Match, bool) {
	m, ok := c.names[name]
	return m.match(), ok
}

func (m meaning) match() Match {
	if m.kind == nil {
		return Match{}
	}
	return Match{Kinds: m.kinds, Body: m.body, Usual: m.usual, AgencyKind: m.kind.AgencyKind()}
}

// departments are what names of departments end with; longer ones first.
var departments = []string{"委员会办公室", "管理委员会", "委员会", "办公室", "办公厅", "委办", "总局", "局", "厅", "委", "办", "署", "部"}

// fillers may stand between what a department does and its ending.
var fillers = []string{"监督管理", "管理", "工作", "事务", "服务", "发展", "事业", "领导小组", "工作领导小组", "产业发展", "产业"}

// stemsOf are what may be the stem of a department's name, the longest first.
func stemsOf(name string) []string {
	var out []string
	for _, end := range departments {
		if stem, ok := strings.CutSuffix(name, end); ok && stem != "" {
			out = append(out, stem)
		}
	}
	for i := 0; i < len(out); i++ {
		for _, filler := range fillers {
			if short, ok := strings.CutSuffix(out[i], filler); ok && utf8.RuneCountInString(short) >= 2 && !slices.Contains(out, short) {
				out = append(out, short)
			}
		}
	}
	return out
}

func (c *catalogue) byStem(name string) (Match, bool) {
	for _, stem := range stemsOf(name) {
		if m, ok := c.stems[stem]; ok {
			return m.match(), true
		}
	}
	return Match{}, false
}

// composed reads a name that is put together of stems and characters: 科技经信局,
// 文广旅体局.
func (c *catalogue) composed(name string) (Match, bool) {
	for _, stem := range stemsOf(name) {
		parts := c.parts(stem)
		if len(parts) == 0 {
			continue
		}
		var kinds []string
		for _, part := range parts {
			kinds = c.union(kinds, part.kinds)
		}
		if len(parts) == 1 || len(kinds) == 1 {
			return parts[0].match(), true
		}
		body := strings.Join(kinds, "")
		if !slices.ContainsFunc(departments, func(end string) bool { return strings.HasSuffix(body, end) }) {
			body += "局"
		}
		return Match{Kinds: kinds, Body: body, Usual: body, AgencyKind: parts[0].kind.AgencyKind()}, true
	}
	return Match{}, false
}

// maxParts is how many fields one department has in its name at most.
const maxParts = 5

// parts divides a stem into known ones with the fewest parts, those of one
// character counted twice, as they are the less certain. It is nil where the stem
// cannot be divided.
func (c *catalogue) parts(stem string) []meaning {
	r := []rune(stem)
	if len(r) > 24 {
		return nil
	}
	type way struct {
		cost  int
		parts []meaning
	}
	best := make([]*way, len(r)+1)
	best[0] = &way{}
	for i := range r {
		if best[i] == nil {
			continue
		}
		for j := i + 1; j <= len(r); j++ {
			m, cost := c.part(string(r[i:j]), j-i)
			if m.kind == nil || len(best[i].parts) == maxParts {
				continue
			}
			if cost += best[i].cost; best[j] == nil || cost < best[j].cost {
				best[j] = &way{cost, append(slices.Clip(best[i].parts), m)}
			}
		}
	}
	if w := best[len(r)]; w != nil && (len(w.parts) > 1 || len(r) > 1) {
		return w.parts
	}
	return nil
}

// part is what a part of a stem means, and how much is against it.
func (c *catalogue) part(text string, length int) (meaning, int) {
	if length == 1 {
		char, _ := utf8.DecodeRuneInString(text)
		if k := c.chars[char]; k != nil {
			return meaning{k, k.Name, k.Usual, append([]string{k.Name}, k.Also...)}, 3
		}
		return meaning{}, 0
	}
	if m, ok := c.stems[text]; ok {
		return m, 2
	}
	for _, filler := range fillers {
		if short, ok := strings.CutSuffix(text, filler); ok {
			if m, ok := c.stems[short]; ok {
				return m, 2
			}
		}
	}
	return meaning{}, 0
}

// spanning finds a name with a place left inside: 中国人民银行云州分行.
func (c *catalogue) spanning(name string) (Match, bool) {
	for i := range c.spans {
		s := &c.spans[i]
		if strings.HasPrefix(name, s.opening) && strings.HasSuffix(name, s.closing) && len(name) > len(s.opening)+len(s.closing) {
			return s.meaning.match(), true
		}
	}
	return Match{}, false
}

// byEnd finds companies, schools and the like by what they are, whatever they
// are called. Each is a body of its own.
func (c *catalogue) byEnd(name string) (Match, bool) {
	for at := range name {
		if len(name)-at > c.widest || at == 0 {
			continue
		}
		if k := c.ends[name[at:]]; k != nil {
			m := Match{Kinds: append([]string{k.Name}, k.Also...), Body: folded(name), Usual: k.Usual, AgencyKind: k.AgencyKind()}
			return m, true
		}
	}
	return Match{}, false
}

// abbreviated finds a department by characters out of its full name (住房城建局):
// where just one kind has a stem with them, in their order, from its first.
func (c *catalogue) abbreviated(name string) (Match, bool) {
	for _, stem := range stemsOf(name) {
		var found meaning
		several := false
		first, _ := utf8.DecodeRuneInString(stem)
		for _, full := range c.full[first] {
			if shortens(stem, full) {
				meant := c.stems[full]
				several = several || found.kind != nil && found.kind != meant.kind
				found = meant
			}
		}
		if found.kind != nil && !several && utf8.RuneCountInString(stem) >= 3 {
			return found.match(), true
		}
	}
	return Match{}, false
}

// shortens says whether short is full with characters left out, the first kept.
func shortens(short, full string) bool {
	s := []rune(short)
	if len(s) < 2 || !strings.HasPrefix(full, string(s[0])) || len(full) < len(short) {
		return false
	}
	for _, r := range full {
		if len(s) > 0 && s[0] == r {
			s = s[1:]
		}
	}
	return len(s) == 0
}

// KindsNamed are the kinds that a person means who names one: a kind of the
// catalogue, or any name of such bodies (科技, 科委, 科技经信局). A name means its own
// kind and not what bodies of that have besides: a 经发局 is 经发. There are none for a
// name that the catalogue does not know.
func KindsNamed(name string) []string {
	if k, ok := ByName(strings.TrimSpace(name)); ok {
		return []string{k.Name}
	}
	kinds := Lookup(name).Kinds
	return slices.DeleteFunc(slices.Clone(kinds), func(kind string) bool {
		return slices.ContainsFunc(kinds, func(other string) bool {
			k, ok := ByName(other)
			return ok && slices.Contains(k.Also, kind)
		})
	})
}

// InOrder are kinds in the catalogue's order, each once. Those that it does not have
// stay behind in their own.
func InOrder(kinds []string) []string { return builtIn().union(nil, kinds) }

// union joins lists of kinds in the catalogue's order.
func (c *catalogue) union(a, b []string) []string {
	out := slices.Clone(a)
	for _, k := range b {
		if !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return c.place(a) - c.place(b) })
	return out
}

func (c *catalogue) place(kind string) int {
	if k := c.byName[kind]; k != nil {
		return k.place
	}
	return len(c.kinds)
}

// withoutBrackets takes what stands in brackets out of a name.
func withoutBrackets(name string) (string, []string) {
	var out strings.Builder
	var inner []string
	for {
		i := strings.IndexByte(name, '(')
		if i < 0 {
			break
		}
		j := strings.IndexByte(name[i:], ')')
		if j < 0 {
			break
		}
		out.WriteString(name[:i])
		inner = append(inner, name[i+1:i+j])
		name = name[i+j+1:]
	}
	out.WriteString(name)
	if out.Len() == 0 {
		return strings.Join(inner, ""), nil
	}
	return out.String(), inner
}
