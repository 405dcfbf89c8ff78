// Package units says what the units of Chinese plans measure and converts between
// those that measure the same. It knows nothing of what is measured.
package units

import (
	"strconv"
	"strings"

	"golang.org/x/text/width"
)

// multiples that a unit may start with: 万平方米, 千万元. A longer one is made
// of several.
var multiples = map[rune]float64{'十': 1e1, '百': 1e2, '千': 1e3, '万': 1e4, '亿': 1e8}

// Dimension is what a unit measures.
type Dimension string

// The dimensions that others ask for by name. A unit that is none of them and no
// counter is a dimension of its own: it compares with itself only.
const (
	Count   Dimension = "count"
	Area    Dimension = "area"
	Money   Dimension = "money"
	Percent Dimension = "percent"
	Points  Dimension = "points"
	Length  Dimension = "length"
	Times   Dimension = "times" // 人次, 家次, 架次: events, not those that they happen to
)

// measures are the units that do not merely count, in terms of their
// dimension's first.
var measures = map[string]struct {
	of   Dimension
	size float64
}{
	"平方米": {Area, 1}, "平米": {Area, 1}, "平方": {Area, 1}, "m2": {Area, 1}, "m²": {Area, 1}, "㎡": {Area, 1},
	"亩": {Area, 2000.0 / 3}, "公顷": {Area, 1e4}, "平方公里": {Area, 1e6}, "平方千米": {Area, 1e6},
	"元": {Money, 1}, "元人民币": {Money, 1}, "人民币": {Money, 1}, "美元": {"dollars", 1},
	"%": {Percent, 1}, "百分比": {Percent, 1}, "‰": {Percent, 0.1}, "个百分点": {Points, 1}, "百分点": {Points, 1},
	"米": {Length, 1}, "公里": {Length, 1e3}, "千米": {Length, 1e3}, "km": {Length, 1e3}, "KM": {Length, 1e3},
	"克": {"mass", 1}, "公斤": {"mass", 1e3}, "千克": {"mass", 1e3}, "吨": {"mass", 1e6}, "吨标准煤": {"coal", 1}, "吨标煤": {"coal", 1},
	"年": {"years", 1}, "天": {"days", 1}, "小时": {"hours", 1}, "度": {"energy", 1}, "千瓦时": {"energy", 1}, "kWh": {"energy", 1},
	"千瓦": {"power", 1}, "kW": {"power", 1}, "兆瓦": {"power", 1e3}, "MW": {"power", 1e3}, "GW": {"power", 1e6},
	"P": {"computing", 1}, "PFLOPS": {"computing", 1}, "PFlops": {"computing", 1}, "EFLOPS": {"computing", 1e3}, "EFlops": {"computing", 1e3}, "E": {"computing", 1e3},
	"GB": {"data", 1}, "TB": {"data", 1e3}, "PB": {"data", 1e6},
	"位": {"rank", 1}, "名次": {"rank", 1},
}

// counters are the characters of units that merely count.
const counters = "个家项名人户件台套辆条座所处场支只张间栋幢艘架款种类批次篇部首株头口根组对片块份宗起届期门本册例段站点班村镇校院园区店馆"

// split divides a unit as written into its multiple, its base (家 of 万家) and
// what the base measures.
func split(stated string) (factor float64, base string, of Dimension) {
	base = strings.Join(strings.Fields(width.Fold.String(stated)), "")
	factor = 1
	for {
		if m, ok := measures[base]; ok {
			return factor * m.size, base, m.of
		}
		first := []rune(base)
		if len(first) == 0 {
			return factor, "", Count
		}
		m, ok := multiples[first[0]]
		if !ok {
			break
		}
		factor *= m
		base = string(first[1:])
	}
	if strings.Contains(base, "/") || strings.Contains(base, "每") {
		return factor, base, Dimension(base) // a ratio compares with itself only
	}
	return factor, base, Count
}

// Convert gives a value in another unit: 3 万平方米 are 30000 平方米. It fails
// where the two do not measure the same. All that merely counts (家, 个, 项)
// converts.
func Convert(value float64, from, to string) (float64, bool) {
	a, _, of := split(from)
	b, _, other := split(to)
	if of != other {
		return 0, false
	}
	return round(value * a / b), true
}

// Base is the unit without its multiple, which a value is canonical in where
// no indicator says otherwise.
func Base(stated string) string {
	_, base, _ := split(stated)
	return base
}

// DimensionOf is what a unit measures, more narrowly than Convert asks: events
// (人次) are not those that they happen to, and what is no counter (岁, 册次)
// measures something of its own.
func DimensionOf(stated string) Dimension {
	_, base, of := split(stated)
	if of != Count || base == "" {
		return of
	}
	r := []rune(base)
	switch last := r[len(r)-1]; {
	case last == '次' && len(r) > 1:
		return Times
	case strings.ContainsRune(counters, r[0]) || strings.ContainsRune(counters, last):
		return Count
	}
	return Dimension(base)
}

// round takes away what binary fractions add: 0.07 万 is 700.
func round(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return r
}
