package quantity

import (
	"embed"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/reading/zh"
)

//go:embed words
var wordFiles embed.FS

// class reads classes of words of the grammar of numbers. What each is stands at
// the head of its file.
func class(names ...string) zh.Class {
	for i, name := range names {
		names[i] = "words/" + name + ".txt"
	}
	return zh.MustReadClass(wordFiles, names...)
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
	beforeNumber = comparatorsOf(class("before").Says())
	afterUnit    = comparatorsOf(class("after").Says())
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

// Units, and what is counted per.
var (
	unitWords = class("units").List()
	notAfter  = class("units").Guards()
	perWords  = class("units", "times").List()
	timeWords = class("times").List()
	durations = class("durations").List()
	ones      = class("ones").List()
)

var (
	afterTenths = class("after_tenths").List()
	idioms      = class("idioms").List()
)

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

// wordsCount: a number in words is a count only before a unit that counts, and
// in no other number.
func wordsCount(text []rune, q Quantity) bool {
	return q.Value > 0 && (q.Value != 1 || countsOne(text, q)) && unitCounts(text, q) && roundCounts(text, q) && !inNumber(text, q)
}

// unitCounts: 二次开发, 三位 and 第三批 count nothing, and 百人团队 is a sort of team; 百部 counts.
func unitCounts(text []rune, q Quantity) bool {
	if uncounted.Has(q.Unit) && !(roundCounters.Has(q.Unit) && isScale(text[q.NumStart])) {
		return false
	}
	return q.Unit != "" && (q.Unit != "人" || q.Explicit || !followed(text, q.End))
}

// roundCounts: a round number that begins with its scale counts before a counter;
// before money it is the unit itself (万元, 亿元). 突破千亿元 gives a number;
// 超百亿元企业 names a kind of company.
func roundCounts(text []rune, q Quantity) bool {
	first := text[q.NumStart]
	if !isScale(first) || q.Unit == "" || roundCounters.Has(q.Unit) {
		return true
	}
	return q.Explicit && strings.HasSuffix(q.Unit, "元") && !zh.IsMultiple(first) && !followed(text, q.End)
}

// isScale: a round number begins with it: 百, 万.
func isScale(c rune) bool { return zh.IsMultiple(c) || c == '千' || c == '百' }

// inNumber: what stands before the number makes it part of another, or of a word
// for many: 数百家, 每千人.
func inNumber(text []rune, q Quantity) bool {
	if q.NumStart == 0 {
		return false
	}
	p := text[q.NumStart-1]
	return zh.IsDigit(p) || zh.IsNumeral(p) || zh.IsMultiple(p) || beforeRound.Has(p)
}

// beforeRound make a number in words say nothing certain: 数百, 每千, 上万.
var beforeRound = zh.NewSet("数几若每上")

var (
	uncounted     = class("uncounted").List()
	roundCounters = class("round_counters").List()
)

// IsUnit: the text is the name of a unit and nothing else: 户, 平方米, 万亩.
func IsUnit(text []rune) bool {
	i := 0
	for i < len(text) && i < 2 && zh.IsMultiple(text[i]) {
		i++
	}
	unit, end := readUnit(text, i)
	return unit != "" && end == len(text)
}
