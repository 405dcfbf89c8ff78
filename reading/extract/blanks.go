package extract

import (
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// tightPassage is the passage less the blanks inside its numbers and around them, which
// justified lines leave behind: 3 000 人, 90 % 以上, 到 2025 年.
func tightPassage(text []rune, spans ...source.Span) passage {
	p := passageOf(text, spans...)
	var cuts []int
	for i := 1; i+1 < len(p.text); i++ {
		if loose(p.text, i) {
			cuts = append(cuts, i)
		}
	}
	if cuts == nil {
		return p
	}
	out := passage{text: make([]rune, 0, len(p.text)-len(cuts))}
	from := 0
	for _, at := range append(cuts, len(p.text)) {
		kept := p.part(from, at)
		out.text, out.spans = append(out.text, kept.text...), append(out.spans, kept.spans...)
		from = at + 1
	}
	return out
}

// loose tells a single blank that belongs to a number and says nothing: between its
// thousands, before its unit, behind its sign, and between it and words. Blanks between
// the cells of a row, and behind the number of an item, are none.
func loose(text []rune, i int) bool {
	if text[i] != ' ' && text[i] != '\u00a0' || zh.IsSpace(text[i-1]) || zh.IsSpace(text[i+1]) {
		return false
	}
	before, after := zh.IsDigit(text[i-1]), zh.IsDigit(text[i+1])
	switch {
	case before && after:
		return partsThousands(text, i) || partsDigits(text, i)
	case before:
		return (zh.IsHan(text[i+1]) || strings.ContainsRune("%％℃㎡", text[i+1])) && !numbersItem(text, i)
	case after:
		return zh.IsHan(text[i-1]) || strings.ContainsRune("≥≤＞＜>~～", text[i-1])
	}
	return (text[i-1] == '%' || text[i-1] == '％') && zh.IsHan(text[i+1])
}

// digitsBefore and digitsAfter are how many digits stand together before a place and
// from it.
func digitsBefore(text []rune, i int) (n int) {
	for i-n > 0 && zh.IsDigit(text[i-n-1]) {
		n++
	}
	return n
}

func digitsAfter(text []rune, i int) (n int) {
	for i+n < len(text) && zh.IsDigit(text[i+n]) {
		n++
	}
	return n
}

// partsThousands: the blank stands between groups of three digits of a number with a
// unit: 1 200余人.
func partsThousands(text []rune, i int) bool {
	first := digitsBefore(text, i)
	if first > 3 || digitsAfter(text, i+1) != 3 || numbersItem(text, i) {
		return false
	}
	if start := i - first; start > 1 && (text[start-1] == ' ' && zh.IsDigit(text[start-2]) || text[start-1] == '.') {
		return first == 3 && partsThousands(text, start-1)
	}
	end := i + 4
	if end < len(text) && text[end] == ' ' {
		end++
		if digitsAfter(text, end) == 3 {
			return end+3 < len(text) && unitFollows(text, end+3)
		}
	}
	if end+1 < len(text) && (text[end] == '.' || text[end] == '．') {
		end += 1 + digitsAfter(text, end+1)
	}
	return end < len(text) && unitFollows(text, end)
}

// partsDigits: a line break or a change of letters parted the digits of one number
// that stands between its noun and its unit: 企业3 0家.
func partsDigits(text []rune, i int) bool {
	first, then := digitsBefore(text, i), digitsAfter(text, i+1)
	start, end := i-first, i+1+then
	return first <= 2 && then <= 2 && start > 0 && zh.IsHan(text[start-1]) && !strings.ContainsRune("第表图件款条项例注", text[start-1]) &&
		end < len(text) && zh.IsHan(text[end]) && !strings.ContainsRune("年月日", text[end]) && unitFollows(text, end)
}

// unitFollows says that a number before this place would have a unit or a measure word.
func unitFollows(text []rune, at int) bool {
	if strings.ContainsRune("余多万亿", text[at]) {
		return true
	}
	const longestUnit = 4
	for end := min(len(text), at+longestUnit); end > at; end-- {
		if quantity.IsUnit(text[at:end]) {
			return true
		}
	}
	return false
}

// numbersItem: the digits before the blank begin their line and number it: 1 建设平台.
func numbersItem(text []rune, i int) bool {
	start := i - digitsBefore(text, i)
	for start > 0 && zh.IsSpace(text[start-1]) && text[start-1] != '\n' {
		start--
	}
	return start == 0 || text[start-1] == '\n'
}
