package quantity

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/loader/lexicon"
)

// before are the comparators that stand right before a number.
var before = map[string]string{
	"不低于": Ge, "不少于": Ge, "不小于": Ge, "不下": Ge, "不下于": Ge, "不止": Ge, "超过": Ge, "超": Ge,
	"突破": Ge, "大于": Ge, "高于": Ge, "多于": Ge, "至少": Ge, "至少达到": Ge, "达到或超过": Ge,
	"≥": Ge, "＞": Ge, ">": Ge, "≧": Ge, "大于等于": Ge, ">=": Ge,
	"不超过": Le, "不高于": Le, "不多于": Le, "不大于": Le, "小于": Le, "低于": Le, "少于": Le,
	"不足": Le, "最多": Le, "前": Le, "≤": Le, "＜": Le, "<": Le, "<=": Le, "不超": Le, "不突破": Le,
	"约": Approx, "近": Approx, "大约": Approx, "约为": Approx, "接近": Approx, "约达": Approx, "达约": Approx,
	"将近": Approx, "左右": Approx, "约占": Approx,
	"达到": Eq, "达": Eq, "为": Eq, "至": Eq, "到": Eq, "达至": Eq, "增至": Eq, "达到了": Eq, "增加到": Eq,
}

// after are those that stand right after the unit.
var after = map[string]string{
	"以上": Ge, "及以上": Ge, "（含）以上": Ge, "(含)以上": Ge, "之上": Ge, "或以上": Ge,
	"以内": Le, "之内": Le, "以下": Le, "及以下": Le, "或以下": Le, "（含）以内": Le, "(含)以内": Le,
	"左右": Approx, "上下": Approx,
}

// comparators is a table of words that can be looked up at a place.
type comparators struct {
	words lexicon.List
	mean  map[string]string
}

func comparatorsOf(mean map[string]string) comparators {
	return comparators{words: lexicon.New(slices.Collect(maps.Keys(mean))...), mean: mean}
}

var (
	beforeNumber = comparatorsOf(before)
	afterUnit    = comparatorsOf(after)
	firmBefore   = comparatorsOf(firm)
	afterHigh    = comparatorsOf(map[string]string{"以上": Ge, "及以上": Ge})
)

// suffixOf is the width and meaning of the longest word that text ends with.
func (c comparators) suffixOf(text []rune) (int, string) {
	w := c.words.Ending(text)
	return len(w), c.mean[string(w)]
}

// prefixOf is the width and meaning of the longest word that text starts with.
func (c comparators) prefixOf(text []rune) (int, string) {
	w := c.words.At(text, 0)
	return len(w), c.mean[string(w)]
}

// units are the closed list of measures and counters, each with what must not
// follow it because it makes another word of it (所 in 所在).
var units = map[string]string{
	// shares and multiples
	"%": "", "％": "", "‰": "", "个百分点": "", "百分点": "", "倍": "",
	// money
	"元": "", "美元": "", "欧元": "", "港元": "", "元人民币": "", "人民币": "",
	// area and length
	"平方米": "", "平米": "", "㎡": "", "m²": "", "m2": "", "平方公里": "", "平方千米": "", "公顷": "", "亩": "均",
	"立方米": "", "公里": "", "千米": "", "米": "", "海里": "", "km": "",
	// mass, energy, data
	"微克": "", "毫克": "", "立方": "", "标方": "", "标准立方米": "", "分贝": "", "吨": "", "吨标准煤": "", "吨标煤": "", "吨二氧化碳当量": "", "公斤": "", "千克": "", "克": "服 隆", "克标准煤": "", "千克标准煤": "", "千瓦": "", "千瓦时": "", "兆瓦": "", "兆瓦时": "", "吉瓦": "",
	"MW": "", "GW": "", "kW": "", "KW": "", "MWh": "", "GWh": "", "kWh": "", "MWp": "", "兆": "", "P": "", "PFlops": "", "PFLOPS": "", "EFlops": "", "EFLOPS": "",
	"TB": "", "PB": "", "Mbps": "", "Gbps": "", "词元": "", "Token": "", "tokens": "", "字": "", "标箱": "", "TEU": "", "度": "假", "岁": "",
	// people and counts
	"人": "才 工 民 员 均 士 为 们 社", "人次": "", "人年": "", "人·年": "", "人月": "", "名": "称 单 录 优", "位": "于 置 列 次 一体", "户": "", "户次": "",
	"个": "性化 别 月 工作日 小时 学期 季度", "个位次": "", "位次": "", "家": "", "家次": "", "项": "", "项次": "", "件": "", "支": "持 付 部 撑", "条": "件", "座": "谈", "所": "在 有 属 需 以",
	"处": "于 在 理 罚", "场": "地 景 所", "场次": "", "次": "年 会 日", "套": "餐", "套次": "", "台": "州 湾", "台套": "", "台次": "", "只": "", "辆": "", "艘": "", "架": "", "宗": "", "份": "额",
	"篇": "", "部": "门 分 委 署 队", "种": "", "门": "店 槛", "间": "", "栋": "", "幢": "", "块": "", "片": "区", "张": "", "款": "", "股": "东 份 权",
	"班": "", "册": "", "例": "", "笔": "", "单": "位", "枚": "", "盏": "", "根": "", "口": "径 岸", "株": "", "棵": "", "头": "部", "羽": "", "对": "",
	"套（次）": "", "套(次)": "", "家（次）": "", "家(次)": "", "台（套）": "", "台(套)": "", "人（次）": "", "人(次)": "", "场（次）": "", "场(次)": "", "项（次）": "", "项(次)": "",
	"个（次）": "", "个(次)": "", "家（个）": "", "家(个)": "", "个（家）": "", "个(家)": "", "支（个）": "", "支(个)": "", "名（个）": "", "名(个)": "", "名（次）": "", "名(次)": "", "个（项）": "", "个(项)": "",
	"学时": "", "课时": "", "床": "", "分": "别 类 区 公 局 之 布 院 会 校 点 期 批 阶 步 段 行 层 工 管 钟 解 配 析 担 离 享",
}

var (
	unitWords = lexicon.New(slices.Collect(maps.Keys(units))...)
	notAfter  = guards(units)
	perWords  = lexicon.New(append(slices.Collect(maps.Keys(units)), slices.Collect(maps.Keys(times))...)...)
	timeWords = lexicon.New(slices.Collect(maps.Keys(times))...)
)

func guards(units map[string]string) map[string]lexicon.List {
	out := make(map[string]lexicon.List, len(units))
	for u, not := range units {
		if not != "" {
			out[u] = lexicon.New(strings.Fields(not)...)
		}
	}
	return out
}

// readUnit reads the longest unit at i, and a second one after a slash
// (万元/亩, 吨标准煤/万元). It returns "" when there is none.
func readUnit(text []rune, i int) (string, int) {
	unit := unitWords.At(text, i)
	if unit == nil {
		return "", i
	}
	end := i + len(unit)
	if end == len(text) {
		return string(unit), end
	}
	if isLetter(text[end-1]) && isLetter(text[end]) {
		return "", i
	}
	if guard, ok := notAfter[string(unit)]; ok && guard.At(text, end) != nil {
		return "", i
	}
	if text[end] == '/' || text[end] == '／' {
		at := end + 1
		for at < len(text) && at < end+2 && isMultiple(text[at]) {
			at++
		}
		if per := perWords.At(text, at); per != nil {
			return string(text[i : at+len(per)]), at + len(per)
		}
	}
	return string(unit), end
}

// times are what dates and durations are counted in; a number of them is no
// quantity.
var times = map[string]bool{
	"年": true, "月": true, "个月": true, "日": true, "天": true, "小时": true, "分钟": true, "秒": true,
	"周": true, "季": true, "周岁": true, "号": true, "时": true, "晚": true, "h": true, "星期": true, "个工作日": true, "工作日": true, "学年": true,
}

func isTime(text []rune, i int) bool { return timeWords.At(text, i) != nil }

// firm are the comparators after which a number must have a unit, so that one
// that is not known is worth a word.
var firm = map[string]string{"不低于": Ge, "不少于": Ge, "突破": Ge, "达到": Eq, "超过": Ge, "不超过": Le}

// followsOn: what stands after a number without a unit makes it part of a word
// or of another number (前3季度, 达5G, 为2:1), so that nothing is missing.
func followsOn(text []rune, q Quantity) bool {
	if q.NumEnd >= len(text) {
		return false
	}
	switch text[q.NumEnd] {
	case '，', ',', '。', '；', ';', '、', ')', '）', ' ', '\n', '的':
		return false
	}
	w, _ := firmBefore.suffixOf(text[:q.NumStart])
	return w == 0 || !unicode.Is(unicode.Han, text[q.NumEnd])
}

// followed: something other than the end of the clause stands at i.
func followed(text []rune, i int) bool {
	return i < len(text) && (i+1 >= len(text) || string(text[i:i+2]) != "大关") && !strings.ContainsRune("，,。；;、)）\n", text[i])
}

// wordsCount: a number in words is a count only before a unit, and 一 never is
// (一个, 一批); a bare 万 or 亿 before money is the unit itself (万元, 亿元).
func wordsCount(text []rune, q Quantity) bool {
	if q.Value == 0 || q.Value == 1 {
		return false
	}
	switch q.Unit {
	case "", "次", "位", "度", "分", "字", "对", "单", "口", "部", "门", "种": // 二次开发, 三位
		return false
	}
	first := text[q.NumStart]
	if (isMultiple(first) || first == '千' || first == '百') && len([]rune(q.Unit)) > 0 {
		switch q.Unit {
		case "个", "家", "名", "户", "人", "项", "件", "台", "条", "支", "场", "套", "座", "所", "人次":
		default:
			// 突破千亿元 gives a number; 超百亿元企业 names a kind of company.
			if !q.Explicit || !strings.HasSuffix(q.Unit, "元") || isMultiple(first) || followed(text, q.End) {
				return false
			}
		}
	}
	if q.NumStart > 0 {
		p := text[q.NumStart-1]
		if _, ok := digit(p); ok || isWord(p) || isMultiple(p) || p == '数' || p == '几' || p == '若' || p == '每' || p == '上' {
			return false
		}
	}
	return true
}
