package figure

import (
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// sumNouns end what is measured in money.
var sumNouns = zh.NewList("资金", "投资", "投资额", "收入", "产值", "总产值", "增加值", "金额", "税收", "利润", "支出", "贷款", "交易额", "销售额", "零售额", "成交额", "营收")

// UnitFor is the one of several units that measures an indicator, "" where that cannot
// be told: a rate takes the per cent, a sum the money, an area or a length its measure,
// and what is counted the one counter among them.
func UnitFor(indicator string, units []string) string {
	n := []rune(indicator)
	rate := rateWords.Ending(n) != nil || changeWords.Ending(n) != nil
	sum := sumNouns.Ending(n) != nil
	size := measureWords.Ending(n) != nil
	found := ""
	for _, unit := range units {
		var fits bool
		switch {
		case isPercent(unit):
			fits = rate
		case isMoney(unit):
			fits = !rate && sum
		case isSize(unit):
			fits = !rate && !sum && size
		default:
			fits = !rate && !sum && !size && ownCounter(indicator, unit)
		}
		if fits && found != "" {
			return ""
		}
		if fits {
			found = unit
		}
	}
	return found
}

// ownCounters are the counters of what is counted by one of its own.
var ownCounters = map[string]string{"项目数": "个项", "项目": "个项", "人数": "人名", "户数": "户", "件数": "件", "场次": "场次"}

// ownCounter: the unit may count the indicator.
func ownCounter(indicator, unit string) bool {
	for noun, counters := range ownCounters {
		if strings.HasSuffix(indicator, noun) {
			return strings.Contains(counters, strings.TrimLeft(unit, "万亿千百"))
		}
	}
	return true
}
