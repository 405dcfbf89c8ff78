package searchtext

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/vocabulary/units"
)

// typedFigure is a number with its unit and nothing else.
var typedFigure = regexp.MustCompile(`^(\d[\d,]*(?:\.\d+)?)(\D{1,6})$`)

// figure is the text of a figure that is typed.
func figure(word string) (string, bool) {
	m := typedFigure.FindStringSubmatch(word)
	if m == nil {
		return "", false
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
	unit := cmp.Or(capitals[m[2]], m[2])
	if unit == "亿" || unit == "万亿" || unit == "千万" || unit == "百万" {
		unit += "元"
	}
	if err != nil || !isUnit(unit) || unit == "年" && len(m[1]) == 4 {
		return "", false
	}
	return Figure(value, unit), true
}

// Figure is the text of a figure, one for all units that convert: 80亿元 and
// 800000万元. It stands in marks of its own, so that no figure is a part of another.
func Figure(value float64, unit string) string {
	for _, first := range []string{"元", "平方米", "%", "米", "千瓦", "千瓦时", "克"} {
		if v, ok := units.Convert(value, unit, first); ok {
			return marked(v, first)
		}
	}
	base := units.Base(unit)
	if v, ok := units.Convert(value, unit, base); ok {
		value = v
	}
	return marked(value, base)
}

func marked(value float64, unit string) string {
	return "〈" + strconv.FormatFloat(value, 'f', -1, 64) + Normal(unit) + "〉"
}

// isUnit says whether a text is a unit and no more: one that measures, or one that
// counts (家, 人次), of which each character counts by itself.
func isUnit(text string) bool {
	base := units.Base(text)
	switch units.DimensionOf(text) {
	case units.Dimension(base): // of nothing that is known
		return false
	case units.Count, units.Times:
		return base != "" && !strings.ContainsFunc(base, func(r rune) bool {
			d := units.DimensionOf(string(r))
			return d != units.Count && d != units.Times
		})
	}
	return true
}

// capitals are units with capitals, by their folded forms.
var capitals = map[string]string{"mw": "MW", "gw": "GW", "kw": "kW", "kwh": "kWh"}

// written is a number in running text.
var written = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)

// FiguresIn are the texts of the figures that a title names, each with the longest unit
// that stands behind it.
func FiguresIn(title string) []string {
	var out []string
	for _, at := range written.FindAllStringIndex(title, -1) {
		value, err := strconv.ParseFloat(strings.ReplaceAll(title[at[0]:at[1]], ",", ""), 64)
		if err != nil {
			continue
		}
		behind := []rune(title[at[1]:])
		for n := min(len(behind), 4); n > 0; n-- {
			if unit := string(behind[:n]); isUnit(unit) && (unit != "年" || at[1]-at[0] != 4) {
				out = append(out, Figure(value, unit))
				break
			}
		}
	}
	return out
}
