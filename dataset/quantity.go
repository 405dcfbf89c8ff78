package dataset

import (
	"strconv"
	"strings"

	"golang.org/x/text/width"
)

// multiples that a unit may start with: 万平方米, 千万元. A longer one is made
// of several.
var multiples = map[rune]float64{'十': 1e1, '百': 1e2, '千': 1e3, '万': 1e4, '亿': 1e8}

type dimension string

// measures are the units that do not merely count, in terms of their
// dimension's first.
var measures = map[string]struct {
	of   dimension
	size float64
}{
	"平方米": {"area", 1}, "平米": {"area", 1}, "平方": {"area", 1}, "m2": {"area", 1}, "m²": {"area", 1}, "㎡": {"area", 1},
	"亩": {"area", 2000.0 / 3}, "公顷": {"area", 1e4}, "平方公里": {"area", 1e6}, "平方千米": {"area", 1e6},
	"元": {"money", 1}, "元人民币": {"money", 1}, "人民币": {"money", 1}, "美元": {"dollars", 1},
	"%": {"percent", 1}, "百分比": {"percent", 1}, "‰": {"percent", 0.1}, "个百分点": {"points", 1}, "百分点": {"points", 1},
	"米": {"length", 1}, "公里": {"length", 1e3}, "千米": {"length", 1e3},
	"克": {"mass", 1}, "公斤": {"mass", 1e3}, "千克": {"mass", 1e3}, "吨": {"mass", 1e6}, "吨标准煤": {"coal", 1}, "吨标煤": {"coal", 1},
	"年": {"years", 1}, "天": {"days", 1}, "小时": {"hours", 1}, "千瓦": {"power", 1}, "千瓦时": {"energy", 1}, "度": {"energy", 1},
	"位": {"rank", 1}, "名次": {"rank", 1},
}

// unit splits a unit as written into its multiple, its base (家 of 万家) and
// what the base measures. All that merely counts (家, 个, 项) is one dimension.
func unit(stated string) (factor float64, base string, of dimension) {
	base = strings.Join(strings.Fields(width.Fold.String(stated)), "")
	factor = 1
	for {
		if m, ok := measures[base]; ok {
			return factor * m.size, base, m.of
		}
		first := []rune(base)
		if len(first) == 0 {
			return factor, "", "count"
		}
		m, ok := multiples[first[0]]
		if !ok {
			break
		}
		factor *= m
		base = string(first[1:])
	}
	if strings.Contains(base, "/") || strings.Contains(base, "每") {
		return factor, base, dimension(base) // a ratio compares with itself only
	}
	return factor, base, "count"
}

// Convert gives a value in another unit: 3 万平方米 are 30000 平方米. It fails
// where the two do not measure the same.
func Convert(value float64, from, to string) (float64, bool) {
	a, _, of := unit(from)
	b, _, other := unit(to)
	if of != other {
		return 0, false
	}
	return round(value * a / b), true
}

// Base is the unit without its multiple, which a value is canonical in where
// no indicator says otherwise.
func Base(stated string) string {
	_, base, _ := unit(stated)
	return base
}

// round takes away what binary fractions add: 0.07 万 is 700.
func round(v float64) float64 {
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return r
}
