package areas

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Origin is what a document says about where it is from.
type Origin struct {
	Named  []string // title and issuers
	Number string   // the document's number: 温政办发〔2021〕3号
	Texts  []string // whatever else it says
}

// Places are what a name of the document's own place may mean, the likeliest
// first; more than one only where nothing tells them apart.
func (o Origin) Places(name string) []Sense {
	candidates := Named(name)
	for _, s := range national().names[name] { // also 城区, and what had a name that others have today
		known := slices.ContainsFunc(candidates, func(c Sense) bool { return c.Area == s.Area })
		if s.By != ByShortName && !known {
			candidates = append(candidates, s)
		}
	}
	if len(candidates) < 2 {
		return candidates
	}
	best, most := []Sense(nil), -1
	for _, s := range candidates {
		switch n := o.weight(s.Area, name); {
		case n > most:
			best, most = []Sense{s}, n
		case n == most:
			best = append(best, s)
		}
	}
	surest := slices.MinFunc(best, func(a, b Sense) int { return int(a.By) - int(b.By) }).By
	best = slices.DeleteFunc(best, func(s Sense) bool { return s.By != surest })
	if whole, ok := higher(best); ok {
		return []Sense{whole}
	}
	return best
}

// What tells of two namesakes which one is meant, the heavier outweighing all
// that is lighter.
const (
	weightBefore = 1 << 20 // a place above stands before the name, in the title or an issuer
	weightNumber = 1 << 14 // the document's number begins with a place above
	weightNamed  = 1 << 10 // the title or an issuer names a place above
	mostMentions = 1 << 8
)

// weight is how much speaks for a place.
func (o Origin) weight(a *Area, name string) int {
	n := 0
	for up := a.parent; up != nil; up = up.parent {
		if up.Name == name { // 七星关区 was 毕节市, and lies in 毕节市
			continue
		}
		for _, text := range o.Named {
			switch {
			case up.standsBefore(text, name):
				n += weightBefore
			case up.isNamedIn(text):
				n += weightNamed
			}
		}
		if up.begins(o.Number) {
			n += weightNumber
		}
	}
	return n + min(o.mentions(a), mostMentions)
}

// mentions counts the names of the places above and of those around and below
// in the document.
func (o Origin) mentions(a *Area) int {
	around := slices.Clone(a.parts)
	for up := a.parent; up != nil; up = up.parent {
		around = append(around, up)
	}
	if a.parent != nil && a.parent.isUpper() {
		around = append(around, a.parent.parts...)
	}
	n := 0
	for _, other := range around {
		if other.Name == a.Name {
			continue
		}
		for _, text := range o.Texts {
			n += strings.Count(text, other.Name)
		}
	}
	return n
}

// standsBefore says whether a text has the place right before a name, in full
// or in short.
func (a *Area) standsBefore(text, name string) bool {
	return slices.ContainsFunc(append([]string{a.Name}, a.Short...), func(own string) bool {
		return strings.Contains(text, own+name)
	})
}

func (a *Area) isNamedIn(text string) bool {
	return slices.ContainsFunc(append([]string{a.Name}, a.Short...), func(own string) bool {
		return strings.Contains(text, own)
	})
}

// signs are the characters by which the numbers of documents call provinces and
// cities, where that is not how their names begin.
var signs = map[string]string{
	"110000": "京", "120000": "津", "130000": "冀", "140000": "晋", "150000": "内 蒙", "210000": "辽", "220000": "吉", "230000": "黑",
	"310000": "沪", "320000": "苏", "330000": "浙", "340000": "皖", "350000": "闽", "360000": "赣", "370000": "鲁", "410000": "豫",
	"420000": "鄂", "430000": "湘", "440000": "粤", "450000": "桂", "460000": "琼", "500000": "渝", "510000": "川", "520000": "黔 贵",
	"530000": "云 滇", "540000": "藏", "610000": "陕", "620000": "甘", "630000": "青", "640000": "宁", "650000": "新", "710000": "台",
	"810000": "港", "820000": "澳",
	"330200": "甬", "320100": "宁", "440100": "穗", "510100": "成 蓉", "360100": "洪", "350100": "榕", "430100": "长", "520100": "筑",
	"450100": "邕 南", "140100": "并", "320200": "锡", "320600": "通", "330700": "金 婺", "370200": "青", "441900": "莞", "340100": "合",
	"460100": "海", "130100": "石", "371300": "临", "320500": "苏",
}

// signs are the characters that the numbers of a place's documents begin with.
func (a *Area) signs() []string {
	if own := signs[a.Code]; own != "" {
		return strings.Fields(own)
	}
	_, first := utf8.DecodeRuneInString(a.Name)
	return []string{a.Name[:first]}
}

// begins says whether a document's number begins with the place: 浙政发 with
// 浙江, 温政办 with 温州.
func (a *Area) begins(number string) bool {
	return slices.ContainsFunc(a.signs(), func(sign string) bool { return strings.HasPrefix(number, sign) })
}

// organs are what follows the place in the number of a document of a government
// or a party committee.
var organs = []string{"政", "府", "委", "党", "发", "办", "科", "经", "工", "财", "教", "建", "交", "规", "人"}

// OfNumber is the province or the city whose documents have numbers that begin
// so (沪交科, 甬政办), where only one of the level has. Several cities share most
// signs: those have none.
func OfNumber(number, level string) (*Area, bool) {
	var found *Area
	for _, a := range national().areas {
		if a.Level != level || !a.isUpper() || !a.begins(number) {
			continue
		}
		sign := a.signs()[slices.IndexFunc(a.signs(), func(sign string) bool { return strings.HasPrefix(number, sign) })]
		after := strings.TrimPrefix(number, sign)
		if !slices.ContainsFunc(organs, func(organ string) bool { return strings.HasPrefix(after, organ) }) {
			continue
		}
		if found != nil {
			return nil, false
		}
		found = a
	}
	return found, found != nil
}
