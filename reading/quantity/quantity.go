// Package quantity reads numbers as Chinese plans print them: digits of both
// widths, numerals in words and mixtures (1.2万, 两万, 百个), ranges, units with
// their multiples, and the comparators around them (不少于, 以上, 约, 左右).
//
// It is a grammar of the language, pure functions over text. What a number
// measures, and whether it is a fact at all, is for package figure.
package quantity

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

// Comparators. Eq is also what 达到 and a bare number mean.
const (
	Eq     = "="
	Ge     = ">="
	Le     = "<="
	Approx = "~"
)

// Quantity is one number with its unit. Spans count runes of the text scanned.
type Quantity struct {
	Start, End       int // with the comparators before and after it
	NumStart, NumEnd int // from the first digit to the end of the unit

	Value      float64
	Max        *float64 // of a range
	Unit       string   // as written, with its multiple: 万平方米
	Comparator string
	Explicit   bool // a comparator is printed, 达到 among them
	Words      bool // the number is in words: 两, 百
	Rank       bool // 第3位, 前10名
	Time       bool // a duration: 30分钟, 5个工作日
	// Stretch is the 高线 value that stands in a bracket beside this one.
	Stretch *float64
}

// Scan finds every quantity in text, in order. A number without a unit is one
// only where a comparator is printed beside it; dates, years and months,
// ordinals (第3条) and the digits inside names (5G, A3, G15) are none. Shorter
// durations are marked as such: most of them are no goals.
func Scan(text []rune) []Quantity {
	var found []Quantity
	for i := 0; i < len(text); {
		q, ok := scanAt(text, i)
		if !ok {
			i = skipNumber(text, i)
			continue
		}
		if len(found) > 0 && q.Start < found[len(found)-1].End {
			q.Start = found[len(found)-1].End
		}
		found = append(found, q)
		i = q.End
	}
	return found
}

// Cell reads a table cell that holds a quantity and nothing else: 35-36, 10.5,
// ≥85%, 120家以上. The unit may be missing: the column's header says it then.
func Cell(text []rune) (Quantity, bool) {
	from, to := zh.Trim(text, 0, len(text))
	round := false
	if to-from > 2 && zh.Pairs(text[from], text[to-1]) {
		round = zh.SameKind(text[from], '(')
		from, to = from+1, to-1 // [150]: a total over the years; (84.3%)
	}
	if from == to {
		return Quantity{}, false
	}
	start := from
	for start < to && !startsNumber(text[:to], start) {
		start++
	}
	if start == from+1 && start < to && minusSigns.Has(text[from]) && zh.IsDigit(text[start]) {
		q, ok := Cell(text[start:to])
		if !ok || q.Max != nil {
			return Quantity{}, false
		}
		q.Value = -q.Value
		q.Start, q.NumStart, q.End, q.NumEnd = from, from, q.End+start, q.NumEnd+start
		return q, true
	}
	n, ok := readNumber(text[:to], start)
	if !ok {
		return Quantity{}, false
	}
	q := complete(text[:to], n)
	if q.Start > from || q.End < to && !isNote(q, text[q.End:to]) || round && q.Unit == "" { // (1) numbers a row
		return Quantity{}, false
	}
	return q, true
}

// minusSigns stand before a number below nought, in a cell of its own.
var minusSigns = zh.NewSet("-－−")

// isNote: what stands behind a quantity in its cell is the mark of a footnote (9%1, 9%①, 9%[1])
// or a remark without a number in brackets: ≥98%（除危废外）.
func isNote(q Quantity, rest []rune) bool {
	last := len(rest) - 1
	switch {
	case zh.Opens(rest[0]) && last > 0 && zh.Pairs(rest[0], rest[last]):
		inside := rest[1:last]
		return rest[0] == '[' && len(inside) <= 2 || !slices.ContainsFunc(inside, zh.IsDigit)
	case zh.Opens(rest[0]) && last > 0 && !slices.ContainsFunc(rest, zh.Closes): // the bracket is never closed
		return !slices.ContainsFunc(rest, zh.IsDigit)
	case strings.HasSuffix(q.Unit, "%") || strings.HasSuffix(q.Unit, "％"):
		return len(rest) <= 2 && !slices.ContainsFunc(rest, func(c rune) bool { return !noteMarks.Has(c) })
	}
	return false
}

// noteMarks are what the marks of footnotes are made of.
var noteMarks = zh.NewSet("0123456789①②③④⑤⑥⑦⑧⑨*＊¹²³")

// scanAt reads the quantity whose number starts at i.
func scanAt(text []rune, i int) (Quantity, bool) {
	if !startsNumber(text, i) || partOfName(text, i) {
		return Quantity{}, false
	}
	n, ok := readNumber(text, i)
	if !ok || sorts(text, n.end) {
		return Quantity{}, false
	}
	q := complete(text, n)
	if i > 0 && text[i-1] == '第' {
		// An ordinal, unless it is a place in a ranking.
		if q.Unit != "位" && q.Unit != "名" {
			return Quantity{}, false
		}
		q.Rank, q.Start = true, i-1
		return q, true
	}
	switch {
	case q.Unit == "" && (isTime(text, q.NumEnd) || idiom(text, q)):
		return Quantity{}, false
	case q.Words && idiom(text, q):
		return Quantity{}, false
	case q.Unit == "" && (!q.Explicit || q.Words || followsOn(text, q)):
		return Quantity{}, false
	case q.Words && !wordsCount(text, q):
		return Quantity{}, false
	}
	return q, true
}

// complete adds to a number what stands around it: unit, 高线, comparators.
func complete(text []rune, n number) Quantity {
	q := Quantity{
		Start: n.start, NumStart: n.start, Value: n.value, Max: n.max,
		Comparator: Eq, Words: n.words,
	}
	at := n.end
	unit, unitEnd := "", n.unitEnd
	if unitEnd > 0 {
		unit = n.unit
	} else {
		unitEnd = at
	}
	if n.unit == "" {
		high, after, inner := readStretch(text, at)
		if high != nil && inner == "" {
			// 1万(高线2万)平方米: the unit follows the bracket.
			if u, end := readUnit(text, after); u != "" {
				q.Stretch, unit, unitEnd = high, u, end
			}
		}
		if unit == "" {
			unit, unitEnd = readUnit(text, at)
		}
	}
	if unit == "" {
		unit, unitEnd = q.readTime(text, n)
	}
	if unit == "" {
		unit, unitEnd = q.readTenths(text, at)
	}
	if unit == "" {
		unit, unitEnd = readRatio(text, n)
	}
	if unit == "" {
		unit, unitEnd = readPer(text, n.end)
	}
	if q.Stretch == nil {
		if high, after, _ := readStretch(text, unitEnd); high != nil {
			q.Stretch, unitEnd = high, after
		}
	}
	q.Unit = n.multiple + unit
	q.NumEnd, q.End = unitEnd, unitEnd
	q.compare(text, n)
	return q
}

// readTime reads a duration: 30分钟, 5个工作日, 78小时/年. What a longer one is
// counted in also makes dates (3年, 5月), and is none without a multiple.
func (q *Quantity) readTime(text []rune, n number) (string, int) {
	w := timeWords.At(text, n.end)
	if w == nil || n.words {
		return "", n.end
	}
	end := n.end + len(w)
	if n.multiple != "" {
		return string(w), end // 3万小时 measures a life, and is no date
	}
	if !durations.Has(string(w)) {
		return "", n.end
	}
	if end < len(text) && text[end] == '/' {
		if per := perWords.At(text, end+1); per != nil {
			return string(w) + "/" + string(per), end + 1 + len(per)
		}
	}
	q.Time = true
	return string(w), end
}

// readTenths reads 六成 as 60%.
func (q *Quantity) readTenths(text []rune, i int) (string, int) {
	if i >= len(text) || text[i] != '成' || q.Value <= 0 || q.Value > 10 || q.Stretch != nil || afterTenths.At(text, i+1) != nil {
		return "", i
	}
	q.Value *= 10
	if q.Max != nil {
		most := *q.Max * 10
		q.Max = &most
	}
	return "%", i + 1
}

// readRatio reads what is so many to one: 车桩比2.4:1.
func readRatio(text []rune, n number) (string, int) {
	i := n.end
	if n.words || n.max != nil || n.multiple != "" || i+1 >= len(text) || text[i] != ':' && text[i] != '：' || text[i+1] != '1' {
		return "", i
	}
	if i+2 < len(text) {
		if zh.IsDigit(text[i+2]) {
			return "", i
		}
	}
	for k := n.start - 1; k >= 0 && k >= n.start-mostBeforeRatio; k-- {
		if text[k] == '比' {
			return ":1", i + 2
		}
	}
	return "", i
}

// readPer reads what is so many in so many: 9/10万.
func readPer(text []rune, i int) (string, int) {
	for _, per := range []string{"/10万", "/十万", "/万"} {
		if w := []rune(per); i+len(w) <= len(text) && string(text[i:i+len(w)]) == per {
			return per, i + len(w)
		}
	}
	return "", i
}

// mostBeforeRatio is how near before its number the 比 of a ratio stands.
const mostBeforeRatio = 6

// compare reads the comparators on both sides.
func (q *Quantity) compare(text []rune, n number) {
	if n.max != nil {
		q.Comparator = Approx
	}
	if n.more {
		q.Comparator, q.Explicit = Ge, true
	}
	if w, c := beforeNumber.suffixOf(text[:q.NumStart]); w > 0 {
		q.Start = q.NumStart - w
		q.Explicit = true
		if n.max == nil && (c != Eq || !n.more) {
			q.Comparator = c
		}
		q.Rank = text[q.NumStart-1] == '前'
	}
	w, c := afterUnit.prefixOf(text[q.NumEnd:])
	if w == 0 && q.Time && q.NumEnd < len(text) && text[q.NumEnd] == '内' {
		w, c = 1, Le // 5个工作日内
	}
	if w > 0 {
		q.End = q.NumEnd + w
		q.Explicit = true
		if n.max == nil {
			q.Comparator = c
		}
	}
}
