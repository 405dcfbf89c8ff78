// Package agency knows what the names of bodies look like in plans and how
// lists of them are written: which marks divide two names, which stand inside
// one, which tails name nobody. It knows no particular body and no role.
package agency

import (
	"embed"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// Name is one body in a list.
type Name struct {
	Text string      // as written, less the breaks of a line
	Span source.Span // of the document's text
	Star bool        // a * stands before it
	// Rank counts the commas before it: 、 divides equals, a comma starts a
	// second rank.
	Rank int
}

// stars are the marks that single out a body in a list.
var stars = zh.NewSet("*＊★☆※▲△")

//go:embed words
var wordFiles embed.FS

// class reads a class of words of the names of bodies. What it is stands at the
// head of its file.
func class(name string) zh.Class { return zh.MustReadClass(wordFiles, "words/"+name+".txt") }

var (
	suffixes     = class("suffixes").List()
	doing        = class("doing").List()
	common       = class("common").List()
	placeKinds   = class("place_kinds").List()
	placeOffices = class("place_offices").List()
	shortNames   = class("short_names").List()
)

// noName are characters that stand in no body's name.
var noName = zh.NewSet("。：:；;“”!?！？%")

// Like tells whether a text could be a body's name.
func Like(text []rune) bool {
	s := core(text)
	if len(s) < 2 || len(s) > 30 || common.Ending(s) != nil {
		return false
	}
	suffix := suffixes.Ending(s)
	if suffix == nil || slices.ContainsFunc(s, noName.Has) || doing.In(s) {
		return false
	}
	// A suffix alone is a name where it says whose: 团市委, 高新区.
	return len(suffix) < len(s) || s[0] == '团' || s[len(s)-1] == '区' && len(s) > 2
}

// Double tells a name that may be two with nothing between them: both halves
// could be names and begin alike (某市甲委某市乙办). It is not divided, for names
// of two parts exist; and what a bracket holds is a second name of one body: 区甲局（区乙局）.
func Double(s string) bool {
	r := []rune(s)
	var depth zh.Depth
	for i, c := range r {
		if depth.Read(c) > 0 || i < 3 || i+3 > len(r) {
			continue
		}
		if c == r[0] && strings.ContainsRune(zh.Divisions, r[0]) && Like(r[:i]) && Like(r[i:]) {
			return true
		}
	}
	return false
}

// core is a name less its brackets, a star before and a 等 after it.
func core(text []rune) []rune {
	s := text
	if slices.ContainsFunc(text, func(r rune) bool { return zh.Opens(r) || zh.Closes(r) || zh.IsSpace(r) }) {
		s = make([]rune, 0, len(text))
		var depth zh.Depth
		for _, r := range text {
			if depth.Read(r) == 0 && !zh.Closes(r) && !zh.IsSpace(r) {
				s = append(s, r)
			}
		}
	}
	for len(s) > 0 && stars.Has(s[0]) {
		s = s[1:]
	}
	if n := len(s); n > 0 && s[n-1] == '等' {
		s = s[:n-1]
	}
	return s
}

// maxMean is the mean length from which the entries of a list are no names.
const maxMean = 24

// LikeList tells whether a text is a list in which most entries could be names
// of bodies.
func LikeList(text []rune) bool {
	if len(text) == 0 || len(text) > 400 {
		return false
	}
	parts := 1
	for i, r := range text {
		switch r {
		case '。':
			if i < len(text)-1 {
				return false
			}
		case '：', ':':
			return false
		case '、', '，', ',', '；', ';', ' ', '\n':
			parts++
		}
	}
	if len(text) > parts*maxMean {
		return false // running text
	}
	names := Split(text, source.Span{End: len(text)})
	like, short := 0, 0
	for _, n := range names {
		switch name := text[n.Span.Start:n.Span.End]; {
		case Like(name):
			like++
		case shortNames.Has(string(name)):
			short++
		}
	}
	return like > 0 && (like+short)*10 >= len(names)*6
}

// OnlyNames tells a list in which every entry is a body's name, a collective one
// (各镇) or, beside a full name, a short one (法院).
func OnlyNames(text []rune, list source.Span) bool {
	names := Split(text, list)
	full := 0
	for _, n := range names {
		switch name := text[n.Span.Start:n.Span.End]; {
		case Like(name) && (len(name) > 2 || name[0] == '各'):
			full++
		case !shortNames.Has(string(name)):
			return false
		}
	}
	return full > 0
}

// Split reads a list of names. Divided are 、 commas and semicolons outside
// brackets, and line breaks or spaces between two names; not divided is 各区、
// 县(市)政府, which is one name. Tails such as 等 and 等相关部门 are left off,
// entries that name nobody (有关部门) left out.
func Split(text []rune, span source.Span) []Name {
	var names []Name
	rank, from := 0, span.Start
	var depth zh.Depth
	divided := divides(text, span)
	add := func(to int) {
		for _, part := range words(text, source.Span{Start: from, End: to}, divided) {
			if n, ok := name(text, part); ok {
				n.Rank = rank
				names = append(names, n)
			}
		}
		from = to + 1
	}
	for i := span.Start; i < span.End; i++ {
		switch r := text[i]; {
		case depth.Read(r) > 0:
		case r == '、':
			if !joined(text, source.Span{Start: from, End: i}, source.Span{Start: i + 1, End: span.End}) {
				add(i)
			}
		case r == '，', r == ',', r == '；', r == ';', r == '。':
			add(i)
			rank++
		}
	}
	add(span.End)
	return names
}

// maxCollective is the length of a collective name up to its last 、.
const maxCollective = 12

// joined tells whether the 、 between two parts stands inside one collective name:
// 各区、县(市)政府; 各镇、街道; 各区、县级市. Where the second part has a 各 of its own
// or is no kind of place (开发区), there are two.
func joined(text []rune, left, right source.Span) bool {
	l := core(text[left.Start:left.End])
	if len(l) == 0 || l[0] != '各' && !strings.HasPrefix(string(l), "有关") || len(l) > maxCollective || placeKinds.Ending(l) == nil {
		return false
	}
	at, end := right.Start, right.End
	for at < end && zh.IsSpace(text[at]) {
		at++
	}
	kind := placeKinds.At(text[:end], at)
	if kind == nil {
		return false
	}
	at += len(kind)
	if more := placeKinds.At(text[:end], at); more != nil { // 各县、市区; 各镇、街道乡
		at += len(more)
	}
	at += len(placeOffices.At(text[:end], at))
	return at >= end || zh.IsSpace(text[at]) || zh.Opens(text[at]) || zh.Closes(text[at]) || dividers.Has(text[at]) || text[at] == '。' || text[at] == '等'
}

// continues tells what goes on with the name before a bracket: 各县（市）政府,
// 各区（市）县政府, 各县（市）区某局.
func continues(left, right []rune) bool {
	kinds := strings.TrimLeft(string(core(left)), "各有关相所辖")
	if len(right) > 0 && kinds != "" && strings.Trim(kinds, zh.LocalDivisions) == "" {
		if left[0] == '各' && !strings.ContainsRune("市省", right[0]) { // 各县（市）区某局, but 各区（县）|市某局
			return true
		}
		if strings.ContainsRune(zh.LocalDivisions, right[0]) {
			right = right[1:]
		}
	}
	for _, head := range []string{"政府", "人民政府", "管委会", "办事处", "委员会"} {
		if strings.HasPrefix(string(right), head) {
			return true
		}
	}
	return false
}

// divides tells whether a list has marks that divide it.
func divides(text []rune, s source.Span) bool {
	return slices.ContainsFunc(text[s.Start:s.End], dividers.Has)
}

var dividers = zh.NewSet("、，,；;")

// plainly tells two names from one that is broken: 某市财政局 某市统计局, but 市
// 委组 织部.
func plainly(left, right []rune) bool {
	if len(left) < 3 || !strings.ContainsRune("*＊各"+zh.Divisions, right[0]) {
		return false
	}
	for _, end := range []string{"局", "委", "办", "厅", "中心", "政府", "集团", "公司", "管委会", "街道", "镇", "乡", "）", ")"} {
		if strings.HasSuffix(string(left), end) {
			return true
		}
	}
	return false
}

// levels are what a name of a government's body begins with, and a collective one.
const levels = "*＊镇各" + zh.Divisions

// BrokenOff tells a name that a line breaks off, by what goes on in the next: the
// first half is no body, or is one only as its last character is a kind of place
// (市住房和城乡|建设局), and the second half names no place of its own.
func BrokenOff(left, right []rune) bool {
	if len(left) == 0 || len(right) == 0 || !Like(slices.Concat(left, right)) {
		return false
	}
	if !Like(left) {
		return true
	}
	return len(left) > 4 && strings.ContainsRune(levels, left[0]) && strings.ContainsRune("乡镇"+zh.LocalDivisions, left[len(left)-1]) && !strings.ContainsRune(levels, right[0])
}

// longest is the length from which an entry is running text, not names.
const longest = 200

// words divides an entry where a line break, a space, 和 or 会同 stands between two
// names, and where a name follows a closing bracket with nothing between.
//
// In a list that has marks to divide it, a blank divides only what are
// plainly two names, for it may as well stand where a line was broken.
func words(text []rune, s source.Span, divided bool) []source.Span {
	s = trim(text, s)
	if s.End-s.Start > longest {
		return []source.Span{s}
	}
	var depth zh.Depth
	for i := s.Start; i < s.End; i++ {
		if depth.Read(text[i]) > 0 {
			continue
		}
		at, ok := mayDivide(text, s, i)
		if !ok {
			continue
		}
		left, right := text[s.Start:at.Start], text[at.End:s.End]
		if !Like(left) || !Like(right) || zh.IsSpace(text[i]) && (divided && !plainly(left, right) || BrokenOff(left, right)) {
			continue
		}
		return append([]source.Span{{Start: s.Start, End: at.Start}}, words(text, source.Span{Start: at.End, End: s.End}, divided)...)
	}
	return []source.Span{s}
}

// mayDivide is what stands between two names, where i may be its first character
// or, of 以及, its last.
func mayDivide(text []rune, s source.Span, i int) (source.Span, bool) {
	at := source.Span{Start: i, End: i + 1}
	switch r := text[i]; {
	case r == '会' && at.End < s.End && text[at.End] == '同':
		at.End++
	case r == '及' && i > s.Start && text[i-1] == '以':
		at.Start--
	case zh.IsSpace(r), r == '和', r == '及', r == '与':
	case zh.Closes(r) && at.End < s.End && text[at.End] != '、' && text[at.End] != '等' && !continues(text[s.Start:at.End], text[at.End:s.End]):
		at.Start = at.End
	default:
		return at, false
	}
	return at, true
}

// leadMarks stand behind the lead of a list.
var leadMarks = []string{"（牵头）", "(牵头)", "（牵头单位）", "(牵头单位)", "〔牵头〕"}

// name cleans one entry; ok is false where it names nobody.
func name(text []rune, s source.Span) (Name, bool) {
	s = trim(text, s)
	n := Name{}
	for s.Start < s.End && stars.Has(text[s.Start]) {
		n.Star = true
		s = trim(text, source.Span{Start: s.Start + 1, End: s.End})
	}
	if s.End-s.Start > longest {
		return n, false
	}
	for i := s.End - 1; i > s.Start; i-- {
		if text[i] == '等' && generic(string(text[i+1:s.End])) {
			s = trim(text, source.Span{Start: s.Start, End: i})
			break
		}
	}
	n.Text = string(text[s.Start:s.End])
	if strings.ContainsFunc(n.Text, zh.IsSpace) {
		n.Text = zh.Unspaced(n.Text)
	}
	// 甲局（牵头） marks the lead as a star does.
	for _, mark := range leadMarks {
		if short, ok := strings.CutSuffix(n.Text, mark); ok && short != "" {
			n.Text, n.Star = short, true
			for s.End > s.Start && !zh.Opens(text[s.End-1]) {
				s.End--
			}
			s = trim(text, source.Span{Start: s.Start, End: s.End - 1})
		}
	}
	n.Span = s
	return n, n.Text != "" && !vague(n.Text)
}

// generic tells a tail that adds nobody by name: 等, 等相关部门, 等市级有关单位, 等12个部门.
func generic(s string) bool {
	s = zh.TrimSpace(s)
	if s == "" {
		return true
	}
	for _, end := range []string{"部门", "单位", "委办局", "机构", "企业", "方面", "成员单位"} {
		if head, ok := strings.CutSuffix(s, end); ok && strings.Trim(head, "有关相各级直属市区县省职能责任成员政府和及等金融0123456789一二三四五六七八九十个家") == "" {
			return true
		}
	}
	return false
}

// vague tells an entry that names nobody: 有关部门, 市级相关单位, 相关企业. One
// that says which kind of place (有关区县, 各区政府) names them.
func vague(s string) bool {
	s = strings.TrimPrefix(s, "其他")
	s = strings.TrimPrefix(s, "等")
	if !strings.Contains(s, "有关") && !strings.Contains(s, "相关") {
		return false
	}
	for _, end := range []string{"部门", "单位", "委办局", "机构", "企业", "方面", "处室", "科室", "高校", "主体", "成员"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

func trim(text []rune, s source.Span) source.Span {
	for s.Start < s.End && (zh.IsSpace(text[s.Start]) || beforeName.Has(text[s.Start])) {
		s.Start++
	}
	for s.End > s.Start && (zh.IsSpace(text[s.End-1]) || afterName.Has(text[s.End-1])) {
		s.End--
	}
	return s
}

// beforeName and afterName are the marks that may stand around a name.
var (
	beforeName = zh.NewSet("、，,；;。：:")
	afterName  = zh.NewSet("、，,；;。.")
)
