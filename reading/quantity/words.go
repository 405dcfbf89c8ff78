package quantity

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/reading/zh"
)

// before are the comparators that stand right before a number.
var before = map[string]string{
	"不低于": Ge, "不少于": Ge, "不小于": Ge, "不下": Ge, "不下于": Ge, "不止": Ge, "超过": Ge, "超": Ge,
	"突破": Ge, "大于": Ge, "高于": Ge, "多于": Ge, "至少": Ge, "至少达到": Ge, "达到或超过": Ge,
	"≥": Ge, "＞": Ge, ">": Ge, "≧": Ge, "大于等于": Ge, ">=": Ge,
	"不超过": Le, "不高于": Le, "不多于": Le, "不大于": Le, "小于": Le, "低于": Le, "少于": Le,
	"不足": Le, "最多": Le, "前": Le, "≤": Le, "＜": Le, "<": Le, "<=": Le, "不超": Le, "不突破": Le, "不得超过": Le, "不得高于": Le, "不得低于": Ge, "不得少于": Ge, "不应低于": Ge, "不应超过": Le,
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
	words zh.List
	mean  map[string]string
}

func comparatorsOf(mean map[string]string) comparators {
	return comparators{words: zh.NewList(slices.Collect(maps.Keys(mean))...), mean: mean}
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
	"TB": "", "PB": "", "Mbps": "", "Gbps": "", "词元": "", "卡时": "", "核时": "", "Token": "", "tokens": "", "字": "", "标箱": "", "TEU": "", "度": "假", "岁": "",
	// people and counts
	"人": "才 工 民 员 均 士 为 们 社", "人次": "", "人年": "", "人·年": "", "人月": "", "名": "称 单 录 优", "位": "于 置 列 次 一体", "户": "", "户次": "",
	"个": "性化 别 月 工作日 小时 学期 季度", "个位次": "", "位次": "", "家": "", "家次": "", "项": "", "项次": "", "件": "", "支": "持 付 部 撑", "条": "件", "座": "谈", "所": "在 有 属 需 以",
	"处": "于 在 理 罚", "场": "地 景 所", "场次": "", "次": "年 会 日 级 要 生 序 高 于", "套": "餐", "组": "织 建 团 合 成 长 员 办 件 图 群 局 装 别 网 内", "套次": "", "台": "州 湾", "台套": "", "台次": "", "只": "", "辆": "", "艘": "", "架": "", "宗": "", "份": "额",
	"篇": "", "部": "门 分 委 署 队", "种": "", "门": "店 槛", "间": "", "栋": "", "幢": "", "块": "", "片": "区", "张": "", "款": "", "股": "东 份 权",
	"班": "", "册": "", "例": "", "笔": "", "单": "位", "枚": "", "盏": "", "根": "", "口": "径 岸", "株": "", "棵": "", "头": "部", "羽": "", "对": "",
	"套（次）": "", "套(次)": "", "家（次）": "", "家(次)": "", "台（套）": "", "台(套)": "", "人（次）": "", "人(次)": "", "场（次）": "", "场(次)": "", "项（次）": "", "项(次)": "",
	"个（次）": "", "个(次)": "", "家（个）": "", "家(个)": "", "个（家）": "", "个(家)": "", "支（个）": "", "支(个)": "", "名（个）": "", "名(个)": "", "名（次）": "", "名(次)": "", "个（项）": "", "个(项)": "",
	"类": "型 似 别 风 推 比 固 产 地 用 医 人", "批次": "", "批": "量 准 复 发 次 示 评", "颗": "粒", "期": "间 限 末 初 望 刊 货 权 工 项 建 扩", "起": "来 草 步 点 源 始 航 诉 重 伏 到 施 执 实 开 由 止", "列": "入 为 举 席 车",
	"趟": "", "班次": "", "架次": "", "车次": "", "航次": "", "轮次": "", "节": "能 约 点 假 日 目 水 庆 气 省 奏", "堂": "", "幅": "度", "机架": "", "标准机架": "", "架标准机架": "", "个标准机架": "", "斤": "", "厘米": "", "毫米": "", "mg/L": "", "毫克/升": "",
	"学时": "", "课时": "", "床": "", "分": "别 类 区 公 局 之 布 院 会 校 点 期 批 阶 步 段 行 层 工 管 钟 解 配 析 担 离 享",
}

var (
	unitWords = zh.NewList(slices.Collect(maps.Keys(units))...)
	notAfter  = guards(units)
	perWords  = zh.NewList(append(slices.Collect(maps.Keys(units)), slices.Collect(maps.Keys(times))...)...)
	timeWords = zh.NewList(slices.Collect(maps.Keys(times))...)
)

func guards(units map[string]string) map[string]zh.List {
	out := make(map[string]zh.List, len(units))
	for u, not := range units {
		if not != "" {
			out[u] = zh.NewList(strings.Fields(not)...)
		}
	}
	return out
}

// readUnit reads the longest unit at i, and a second one after a slash
// (万元/亩, 吨标准煤/万元). It returns "" when there is none.
func readUnit(text []rune, i int) (string, int) {
	word := unitWords.At(text, i)
	if word == nil {
		return "", i
	}
	unit, end := string(word), i+len(word)
	if end == len(text) {
		return unit, end
	}
	if isLetter(text[end-1]) && isLetter(text[end]) {
		return "", i
	}
	if guard, ok := notAfter[unit]; ok && guard.At(text, end) != nil {
		return "", i
	}
	if text[end] == '/' || text[end] == '／' {
		at := end + 1
		for at < len(text) && at < end+2 && zh.IsMultiple(text[at]) {
			at++
		}
		if per := perWords.At(text, at); per != nil {
			return string(text[i : at+len(per)]), at + len(per)
		}
	}
	return unit, end
}

// sorts: the unit at i tells a sort of things by their size: 6米级, 10万吨级.
func sorts(text []rune, i int) bool {
	for i < len(text) && zh.IsMultiple(text[i]) {
		i++
	}
	end := i + len(unitWords.At(text, i))
	return end > i && end < len(text) && text[end] == '级'
}

// times are what dates and durations are counted in; a number of them is no
// quantity.
var times = map[string]bool{
	"年": true, "月": true, "个月": true, "日": true, "天": true, "小时": true, "分钟": true, "秒": true,
	"周": true, "季": true, "周岁": true, "号": true, "时": true, "晚": true, "h": true, "星期": true, "个工作日": true, "工作日": true, "学年": true,
}

// durations are those that a month, a day or less is counted in: a goal where
// they say how long something takes.
var durations = zh.NewList("个月", "小时", "分钟", "秒", "天", "个工作日", "工作日")

// afterTenths makes 成 part of another word: 三成本, 两成立.
var afterTenths = zh.NewList("为", "立", "功", "果", "效", "本", "员", "长", "都", "熟", "年", "品", "套", "片", "群", "绩", "就", "交", "分", "因", "型", "色", "体", "份", "人", "不", "语")

// Compared divides a phrase at the comparator inside it: 租金|不高于|市场价, for a
// number that follows as a share of the latter.
func Compared(phrase []rune) (what, of []rune, comparator string, ok bool) {
	for i := 1; i < len(phrase); i++ {
		if w, c := inPhrase.prefixOf(phrase[i:]); w > 0 && i+w < len(phrase) {
			return phrase[:i], phrase[i+w:], c, true
		}
	}
	return nil, nil, "", false
}

var inPhrase = comparatorsOf(map[string]string{
	"不高于": Le, "不超过": Le, "不低于": Ge, "不少于": Ge, "低于": Le, "高于": Ge, "达到": Eq, "恢复到": Eq, "恢复至": Eq, "相当于": Eq, "超过": Ge,
})

// idioms are words in which a numeral counts nothing.
var idioms = zh.NewList("千家万户", "一家一户", "千门万户", "一户一", "一企一", "一县一", "一村一", "一园一", "一地一", "一人一", "一校一", "一项一", "一件事", "一类事", "一个窗口", "三个一", "一老一小", "百家争鸣", "百家姓", "万家灯火")

// idiom: the number at q begins one, or stands in one that begins up to two
// characters before it.
func idiom(text []rune, q Quantity) bool {
	for i := max(q.NumStart-2, 0); i <= q.NumStart; i++ {
		if w := idioms.At(text, i); w != nil && i+len(w) > q.NumStart {
			return true
		}
	}
	return false
}

func isTime(text []rune, i int) bool { return timeWords.At(text, i) != nil }

// firm are the comparators after which a number must have a unit, so that one
// that is not known is worth a word.
var firm = map[string]string{"不低于": Ge, "不少于": Ge, "突破": Ge, "达到": Eq, "超过": Ge, "不超过": Le}

// followsOn: what stands after a number without a unit makes it part of a word
// or of another number (前3季度, 达5G, 为2:1), so that nothing is missing.
func followsOn(text []rune, q Quantity) bool {
	end := q.End // with its comparator: 1.25以下
	if end >= len(text) {
		return false
	}
	switch text[end] {
	case '，', ',', '。', '；', ';', '、', ')', '）', ' ', '\n', '的':
		return false
	}
	w, _ := firmBefore.suffixOf(text[:q.NumStart])
	return w == 0 || !unicode.Is(unicode.Han, text[end])
}

// followed: something other than the end of the clause stands at i.
func followed(text []rune, i int) bool {
	return i < len(text) && (i+1 >= len(text) || string(text[i:i+2]) != "大关") && !strings.ContainsRune("，,。；;、)）\n", text[i])
}

// countsOne: 一 counts where its unit ends the clause (服务站一个); before a noun
// it is an article (一个中心), and after 每 or another 一 it gives a share.
func countsOne(text []rune, q Quantity) bool {
	if !ones.Has(q.Unit) || followed(text, q.End) {
		return false
	}
	for k := q.NumStart - 1; k >= 0 && k >= q.NumStart-4; k-- {
		switch text[k] {
		case '每', '各', '一', '逐', '同', '另', '某', '这', '那', '哪', '任', '统', '唯', '单', '之':
			return false
		}
	}
	return q.NumStart > 1
}

var ones = zh.NewList("个", "家", "所", "座", "处", "项", "条", "支", "名", "场", "套", "只")

// wordsCount: a number in words is a count only before a unit, and 一 hardly is
// (一个, 一批); a bare 万 or 亿 before money is the unit itself (万元, 亿元).
func wordsCount(text []rune, q Quantity) bool {
	if q.Value == 0 || q.Value == 1 && !countsOne(text, q) {
		return false
	}
	switch q.Unit {
	case "", "次", "位", "度", "分", "字", "对", "单", "口", "部", "门", "种", "类", "批", "批次", "期", "起", "列", "节", "轮次", "组", "片", "头", "股", "班": // 二次开发, 三位, 第三批
		return false
	case "人": // 百人团队
		if followed(text, q.End) && !q.Explicit {
			return false
		}
	}
	first := text[q.NumStart]
	if (zh.IsMultiple(first) || first == '千' || first == '百') && len([]rune(q.Unit)) > 0 {
		switch q.Unit {
		case "个", "家", "名", "户", "人", "项", "件", "台", "条", "支", "场", "套", "座", "所", "人次":
		default:
			// 突破千亿元 gives a number; 超百亿元企业 names a kind of company.
			if !q.Explicit || !strings.HasSuffix(q.Unit, "元") || zh.IsMultiple(first) || followed(text, q.End) {
				return false
			}
		}
	}
	if q.NumStart > 0 {
		p := text[q.NumStart-1]
		if zh.IsDigit(p) || zh.IsNumeral(p) || zh.IsMultiple(p) || p == '数' || p == '几' || p == '若' || p == '每' || p == '上' {
			return false
		}
	}
	return true
}
