package quantity

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// number is what readNumber found: a value or a range, its multiple (万, 亿) as
// part of the unit to come, and for a range the unit printed after its first
// number (80%-90%).
type number struct {
	start, end int
	value      float64
	max        *float64
	multiple   string
	unit       string // already read, of a range with a unit on both numbers
	unitEnd    int
	words      bool
	more       bool // 多, 余: 100多家
}

// maxDigits keeps a runaway of digits from being read as a number.
const maxDigits = 18

func startsNumber(text []rune, i int) bool {
	if i >= len(text) {
		return false
	}
	return zh.IsDigit(text[i]) || zh.IsNumeral(text[i]) || zh.IsMultiple(text[i])
}

// skipNumber steps over the whole run of digits at i, so that no number starts
// in the middle of one that was refused.
func skipNumber(text []rune, i int) int {
	start := i
	for i < len(text) {
		if !zh.IsDigit(text[i]) && (text[i] != '.' || i == start) {
			break
		}
		i++
	}
	if i == start {
		return i + 1
	}
	return i
}

// partOfName: the digits belong to a name or a code (A3, YB-04, CCTV-2); a word
// of two letters and more may stand before a count (OPC100家).
func partOfName(text []rune, i int) bool {
	if i == 0 {
		return false
	}
	p := text[i-1]
	if isLetter(p) {
		return i < 2 || !isLetter(text[i-2])
	}
	if zh.IsDigit(p) || p == '.' || p == '/' || p == '#' || p == '〔' || p == '[' && i+4 < len(text) && text[i+4] == ']' {
		return true
	}
	if p == '-' || p == '－' || p == '—' || p == '–' {
		if i < 2 {
			return false
		}
		_, ok := zh.Digit(text[i-2])
		return ok || isLetter(text[i-2])
	}
	return false
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// readNumber reads a number or a range at i.
func readNumber(text []rune, i int) (number, bool) {
	n, ok := readOne(text, i)
	if !ok {
		return n, false
	}
	at := n.end
	unit, unitEnd := "", at
	if u, end := readUnit(text, at); u != "" {
		unit, unitEnd = u, end
	}
	w := zh.RangeMark(text, unitEnd)
	if w == 0 && unit == "" && joinsCounts(text, n) {
		w = 1
	}
	if w == 0 || n.more {
		return n, true
	}
	m, ok := readOne(text, unitEnd+w)
	if !ok || m.words != n.words || m.more {
		return n, true
	}
	low, high := n, m
	if unit != "" { // 80%-90%, 5万元至8万元: the same unit on both
		u, end := readUnit(text, m.end)
		if u != unit || m.multiple != n.multiple {
			return n, true
		}
		low.unit, low.unitEnd = u, end
	}
	lowValue, highValue := n.value, m.value
	if n.multiple == "" && m.multiple != "" { // 3-5万平方米
		low.multiple = m.multiple
	}
	if highValue <= lowValue {
		return n, true
	}
	low.max, low.end = &highValue, high.end
	return low, true
}

// joinsCounts: 到 follows the number and tells of no change: 建设1到2个, but not
// 由1到2个.
func joinsCounts(text []rune, n number) bool {
	if n.end >= len(text) || text[n.end] != '到' || n.words || n.multiple != "" {
		return false
	}
	return n.start == 0 || !strings.ContainsRune("由从自", text[n.start-1])
}

// readOne reads one number without a unit.
func readOne(text []rune, i int) (number, bool) {
	if i >= len(text) {
		return number{}, false
	}
	if zh.IsDigit(text[i]) {
		return readDigits(text, i)
	}
	return readWords(text, i)
}

// readDigits reads a number in digits: 12, 2.5, 1,200.
func readDigits(text []rune, i int) (number, bool) {
	n := number{start: i, end: i}
	var b []byte
	for ; n.end < len(text); n.end++ {
		c := text[n.end]
		if d, ok := zh.Digit(c); ok {
			b = append(b, byte('0'+d))
			continue
		}
		whole := !bytes.ContainsRune(b, '.')
		if whole && (c == '.' || c == '．') && followedByDigits(text, n.end+1, 1) {
			b = append(b, '.')
			continue
		}
		if !whole || c != ',' || !dividesThousands(text, i, n.end) {
			break
		}
	}
	if len(b) > maxDigits {
		return number{}, false
	}
	v, err := strconv.ParseFloat(string(b), 64)
	if err != nil || math.IsInf(v, 0) {
		return number{}, false
	}
	n.value = v
	n.readMultiple(text)
	return n, true
}

// dividesThousands: the comma in a number that starts at a place stands between
// groups of exactly three digits: 1,200家.
func dividesThousands(text []rune, start, comma int) bool {
	if !followedByDigits(text, comma+1, 3) || followedByDigits(text, comma+1, 4) {
		return false
	}
	return comma-start <= 3 || comma-4 >= start && text[comma-4] == ','
}

func followedByDigits(text []rune, i, count int) bool {
	if i+count > len(text) {
		return false
	}
	for _, r := range text[i : i+count] {
		if !zh.IsDigit(r) {
			return false
		}
	}
	return true
}

// readMultiple reads 多 or 余 and the multiple that belongs to the unit:
// 290多万元, 3万平方米, 1.2万亿元.
func (n *number) readMultiple(text []rune) {
	for n.end < len(text) && text[n.end] == ' ' && n.end+1 < len(text) && !zh.IsSpace(text[n.end+1]) {
		if zh.IsDigit(text[n.end+1]) {
			break
		}
		n.end++
	}
	n.readMore(text)
	for n.end < len(text) && len([]rune(n.multiple)) < 2 {
		r := text[n.end]
		if !zh.IsMultiple(r) && (n.multiple != "" || r != '千' && r != '百' || unitWords.At(text, n.end) != nil) {
			break // 4千瓦时: the unit begins with 千
		}
		n.multiple += string(r)
		n.end++
	}
	n.readMore(text)
}

func (n *number) readMore(text []rune) {
	if n.end < len(text) && (text[n.end] == '多' || text[n.end] == '余') {
		n.more = true
		n.end++
	}
}

// readWords reads a number in words. A last 万 or 亿 after a coefficient is a
// multiple of the unit (两万平方米 is 2 万平方米); alone it is the number
// itself (万名 is 10000 名).
func readWords(text []rune, i int) (number, bool) {
	n := number{start: i, end: i, words: true}
	if i+2 < len(text) && text[i] == '百' && text[i+1] == '分' && text[i+2] == '之' {
		return readPercent(text, i)
	}
	value, end, ok := zh.NumeralAt(text, i)
	if !ok && end > i {
		return number{}, false // 三四, 一二三: no single number
	}
	n.value, n.end = float64(value), end
	if !ok {
		if n.end >= len(text) || !zh.IsMultiple(text[n.end]) {
			return number{}, false
		}
		n.value = 1e4
		if text[n.end] == '亿' {
			n.value = 1e8
		}
		n.end++
		n.readMore(text)
		return n, true
	}
	n.readMore(text)
	if n.end < len(text) && zh.IsMultiple(text[n.end]) {
		n.multiple = string(text[n.end])
		n.end++
	}
	n.readMore(text)
	return n, true
}

// readPercent reads 百分之三十.
func readPercent(text []rune, i int) (number, bool) {
	n, ok := readOne(text, i+3)
	if !ok || n.multiple != "" {
		return number{}, false
	}
	n.start = i
	n.unit, n.unitEnd = "%", n.end
	n.words = false // a percentage in words is as firm as one in digits
	return n, true
}

// readStretch reads a bracket that gives the 高线 value: (高线2万), （高线100家）.
// It returns the value, the position after the bracket and the unit inside.
func readStretch(text []rune, i int) (value *float64, after int, unit string) {
	if i+4 > len(text) || text[i] != '(' && text[i] != '（' || text[i+1] != '高' || text[i+2] != '线' {
		return nil, i, ""
	}
	at := i + 3
	for at < len(text) && (text[at] == '为' || text[at] == '达' || text[at] == ':' || text[at] == '：') {
		at++
	}
	n, ok := readOne(text, at)
	if !ok {
		return nil, i, ""
	}
	unit, end := readUnit(text, n.end)
	if unit == "" {
		end = n.end
	}
	if w, _ := afterHigh.prefixOf(text[end:]); w > 0 {
		end += w
	}
	if end >= len(text) || text[end] != ')' && text[end] != '）' {
		return nil, i, ""
	}
	return &n.value, end + 1, unit
}
