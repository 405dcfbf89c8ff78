// Package areas is the national list of administrative divisions (GB/T 2260)
// with former names and codes, and what a name means in it: names, short names,
// chains (浙江省温州市洞头区), in the light of what a document says about where it
// is from. It is facts and pure functions; it knows nothing of datasets.
//
// Zones that statistics count like counties (codes that end in 71 to 79) stand in
// it, too, with the level of zones.
//
// Of Taiwan it has the whole alone, for the sources give its parts no codes.
//
// The list is areas.tsv, which generate.mjs writes. It is read when it is first
// asked for.
package areas

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/policygraph/policygraph/ontology"
)

//go:embed areas.tsv
var table string

//go:embed common.txt
var commonWords string

// Area is a division of today.
type Area struct {
	Code   string
	Name   string
	Level  string   // one of ontology.Levels
	Parent string   // a code; "" of a province
	Since  string   // the year of the first revision of the list that has it, where that is told
	Short  []string // the name without the kind of division: 温州; 恩施州, 恩施
	Former []Former // what it was called, or what became a part of it

	parent *Area
	parts  []*Area
}

// Former is a name or a code that a place had.
type Former struct {
	Code, Name string
	Until      string // the year of the first revision that has it no more
}

// IsWhole says whether it was the place under another name or code, and not only
// what became a part of it.
func (f Former) IsWhole(a *Area) bool {
	return f.Code == a.Code || stemOf(f.Name) == stemOf(a.Name)
}

// list is the table with its indexes.
type list struct {
	areas  []*Area // in order of codes
	byCode map[string]*Area
	former map[string]*Area // by former code
	names  map[string][]Sense
	common map[string]bool
}

var national = sync.OnceValue(read)

// All are the divisions of today in order of their codes.
func All() []*Area { return national().areas }

// ByCode finds the division of a code. A former code gives what it became, and
// says so.
func ByCode(code string) (a *Area, former bool) {
	l := national()
	if a := l.byCode[code]; a != nil {
		return a, false
	}
	a = l.former[code]
	return a, a != nil
}

// Above is the division that this one is a part of, nil for a province.
func (a *Area) Above() *Area { return a.parent }

// FullName is the name behind those of all divisions above: 浙江省温州市洞头区.
func (a *Area) FullName() string {
	if a.parent == nil {
		return a.Name
	}
	return a.parent.FullName() + a.Name
}

// Within says whether a division is another one or lies in it.
func (a *Area) Within(whole *Area) bool {
	for ; a != nil; a = a.parent {
		if a == whole {
			return true
		}
	}
	return false
}

func read() *list {
	rows := strings.Split(strings.TrimSuffix(table, "\n"), "\n")[1:]
	l := &list{
		areas: make([]*Area, 0, len(rows)), byCode: make(map[string]*Area, len(rows)), former: map[string]*Area{},
		names: make(map[string][]Sense, 3*len(rows)), common: map[string]bool{},
	}
	for word := range strings.FieldsSeq(commonWords) {
		l.common[word] = true
	}
	all := make([]Area, len(rows))
	var gone [][]string
	for i, row := range rows {
		f := strings.Split(row, "\t")
		if f[columnUntil] != "" {
			gone = append(gone, f)
			continue
		}
		a := &all[i]
		*a = Area{Code: f[columnCode], Name: f[columnName], Level: f[columnLevel]}
		if since := f[columnSince]; since != afterRevisions {
			a.Since = since
		}
		l.areas, l.byCode[a.Code] = append(l.areas, a), a
	}
	for _, a := range l.areas {
		if a.parent = l.above(a.Code); a.parent != nil {
			a.Parent = a.parent.Code
			a.parent.parts = append(a.parent.parts, a)
		}
		a.Short = shortNames(a)
	}
	l.addFormer(gone)
	l.index()
	return l
}

// The columns of areas.tsv.
const (
	columnCode = iota
	columnName
	columnLevel
	columnSince
	columnUntil
	columnSuccessor
)

// afterRevisions is the year of what came or went after the last revision.
const afterRevisions = "2016+"

// above is the division that a code lies in. What is directly below a province
// (4190 of 济源市, 5001 of 渝中区) has a middle part that is no division.
func (l *list) above(code string) *Area {
	for _, whole := range []string{code[:4] + "00", code[:2] + "0000"} {
		if a := l.byCode[whole]; a != nil && whole != code {
			return a
		}
	}
	return nil
}

func (l *list) addFormer(rows [][]string) {
	for _, f := range rows {
		a := l.byCode[f[columnSuccessor]]
		if a == nil {
			continue
		}
		a.Former = append(a.Former, Former{Code: f[columnCode], Name: f[columnName], Until: f[columnUntil]})
		if l.byCode[f[columnCode]] == nil {
			l.former[f[columnCode]] = a
		}
	}
}

// index lists what each name means, the names of today first.
func (l *list) index() {
	add := func(name string, s Sense) {
		if !slices.ContainsFunc(l.names[name], func(other Sense) bool { return other.Area == s.Area }) {
			l.names[name] = append(l.names[name], s)
		}
	}
	for _, a := range l.areas {
		add(a.Name, Sense{Area: a, By: ByName})
	}
	for _, a := range l.areas {
		for _, f := range a.Former {
			add(f.Name, Sense{Area: a, By: ByFormerName, Former: f})
		}
	}
	for _, a := range l.areas {
		for _, name := range a.Short {
			add(name, Sense{Area: a, By: ByShortName})
		}
	}
}

// kinds are what the names of divisions end with, the longer ones first.
var kinds = []string{"特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "新区", "林区", "特区", "省", "市", "盟", "区", "县", "旗", "州"}

// nations are the peoples that autonomous divisions are named by, as they stand
// there.
var nations = strings.Fields(`蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族
畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族
乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 各族 蒙古 维吾尔 哈萨克 柯尔克孜
塔吉克 锡伯 达斡尔 鄂温克 鄂伦春`)

// shortNames are a division's name without its kind, where that has two
// characters or more, and the usual short form of an autonomous one.
func shortNames(a *Area) []string {
	if a.Level == ontology.LevelZone {
		return shortZone(a.Name)
	}
	stem, kind := divided(a.Name)
	var out []string
	if strings.HasPrefix(kind, "自治") {
		stem = withoutNations(stem)
		if end := strings.TrimPrefix(kind, "自治"); end != "区" && utf8.RuneCountInString(stem) >= 2 {
			out = append(out, stem+end)
		}
	}
	if utf8.RuneCountInString(stem) >= 2 && stem != a.Name {
		out = append(out, stem)
	}
	return out
}

// shortZone are the usual short forms of a zone's name: 青岩高新区; 青岩经开区, 青岩开发区.
func shortZone(name string) []string {
	for _, long := range []struct {
		kind  string
		short []string
	}{{"高新技术产业开发区", []string{"高新区"}}, {"经济技术开发区", []string{"经开区", "开发区"}}, {"经济开发区", []string{"经开区", "开发区"}}} {
		if stem, ok := strings.CutSuffix(name, long.kind); ok {
			var out []string
			for _, short := range long.short {
				out = append(out, stem+short)
			}
			return out
		}
	}
	return nil
}

// divided is what a division is called and what kind it is of.
func divided(name string) (stem, kind string) {
	for _, k := range kinds {
		if rest, ok := strings.CutSuffix(name, k); ok && rest != "" {
			return rest, k
		}
	}
	return name, ""
}

func stemOf(name string) string {
	stem, _ := divided(name)
	return stem
}

func withoutNations(stem string) string {
	for {
		i := slices.IndexFunc(nations, func(n string) bool { return strings.HasSuffix(stem, n) && stem != n })
		if i < 0 {
			return stem
		}
		stem = strings.TrimSuffix(stem, nations[i])
	}
}

// isCommon says whether a name is a word that mostly means something else. The
// name of a province is none.
func (l *list) isCommon(name string, a *Area) bool {
	return l.common[name] && a.Level != ontology.LevelProvince
}

// isUpper says whether a division is one whose short name is used far from it.
func (a *Area) isUpper() bool {
	return a.Level == ontology.LevelProvince || a.Level == ontology.LevelCity
}
