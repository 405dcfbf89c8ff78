package outline

import (
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// Ranks of the numbering styles, outermost first. A label closes every open
// section of its own or a deeper rank.
const (
	rankChapter = iota + 1 // 第一章
	rankPart               // 第一节
	rankMain               // 一、 第一条
	rankSub                // （一）
	rankItem               // 1. 1、
	rankDecimal            // 1.1 1.1.2: one deeper for each point
)

// RankItem is the rank of 1. and 1、. What ranks deeper is a part of an item.
const RankItem = rankItem

const (
	rankPoint  = rankDecimal + 4 // (1) 1)
	rankCircle = rankPoint + 1   // ①
	rankRunIn  = rankCircle + 1  // unnumbered labels stand below every number
)

// label is a numbering label at the head of a line.
type label struct {
	rank  int
	text  string // 一, (二), 4, 1.2, ①
	value int    // 0 where it cannot be told
	len   int    // code points from the head of the line to the title
}

// beginsLabel are the characters that number looks at.
var beginsLabel = zh.NewSet("第（(〔0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + zh.Numerals)

// number reads the numbering label at the head of a line, also one with blanks in
// it: 第 1 0 条, 二 、.
func number(line []rune) (label, bool) {
	if n, ok := printed(line); ok {
		return n, true
	}
	tight := withoutBlanks(line)
	if tight == nil {
		return label{}, false
	}
	n, ok := printed(tight)
	n.len += len(line) - len(tight)
	return n, ok
}

// longestLabel is how far a label with blanks in it reaches.
const longestLabel = 12

// withoutBlanks is a line less the blanks inside what may be its label, nil where it
// has none. Between digits there are blanks only where 第 or a bracket begins the
// label, as 1 2 are otherwise two numbers.
func withoutBlanks(line []rune) []rune {
	if len(line) < 3 || !beginsLabel.Has(line[0]) {
		return nil
	}
	apart := zh.IsDigit(line[0])
	tight := make([]rune, 0, len(line))
	for i, c := range line[:min(len(line), longestLabel)] {
		switch {
		case zh.IsSpace(c):
		case i > 0 && strings.ContainsRune("章节条、.．）)〕", c):
			if len(tight) == i || apart && i+1 < len(line) && zh.IsDigit(line[i+1]) {
				return nil
			}
			return append(tight, line[i:]...)
		case i > 0 && apart && len(tight) < i, i > 0 && !zh.IsDigit(c) && !numbers(c):
			return nil
		default:
			tight = append(tight, c)
		}
	}
	return nil
}

// printed reads a label without blanks in it.
func printed(line []rune) (label, bool) {
	if len(line) < 2 {
		return label{}, false
	}
	switch r := line[0]; {
	case r == '第':
		return ordinal(line)
	case numbers(r):
		n := run(line, 0, numbers)
		if n <= 3 && n < len(line) && strings.ContainsRune("、.．", line[n]) {
			return label{rankMain, string(line[:n]), numeral(line[:n]), skipSpace(line, n+1)}, true
		}
	case r == '（' || r == '(' || r == '〔':
		return bracketed(line)
	case zh.IsDigit(r):
		return arabic(line)
	case r >= '①' && r <= '⑳':
		return label{rankCircle, string(r), int(r-'①') + 1, skipSpace(line, 1)}, true
	}
	return label{}, false
}

// ordinal reads 第一章, 第二节, 第三条, 第4条.
func ordinal(line []rune) (label, bool) {
	n, value := run(line, 1, numbers), 0
	if n == 1 {
		n = run(line, 1, zh.IsDigit)
		value = zh.Int(line[1:min(n, 5)])
	} else {
		value = numeral(line[1:n])
	}
	if n == 1 || n > 5 || n >= len(line) {
		return label{}, false
	}
	rank := map[rune]int{'章': rankChapter, '节': rankPart, '条': rankMain}[line[n]]
	if rank == 0 {
		return label{}, false
	}
	if n+1 < len(line) && !zh.IsSpace(line[n+1]) && line[n] == '条' && strings.ContainsRune("第的规款项和、，,", line[n+1]) {
		return label{}, false // 第三条第二款 in running text
	}
	return label{rank, zh.Narrow(line[:n+1]), value, skipSpace(line, n+1)}, true
}

// bracketed reads （一） and (1).
func bracketed(line []rune) (label, bool) {
	for _, style := range []struct {
		is   func(rune) bool
		rank int
	}{{numbers, rankSub}, {zh.IsDigit, rankPoint}} {
		n := run(line, 1, style.is)
		if n > 1 && n <= 4 && n < len(line) && strings.ContainsRune("）)〕", line[n]) {
			value := numeral(line[1:n])
			if style.rank == rankPoint {
				value = zh.Int(line[1:n])
			}
			end := n + 1
			if end < len(line) && strings.ContainsRune("、.．", line[end]) {
				end++
			}
			return label{style.rank, "(" + zh.Narrow(line[1:n]) + ")", value, skipSpace(line, end)}, true
		}
	}
	return label{}, false
}

// arabic reads 1. 1、 1） and 1.2. A point between digits that no title follows
// (3.5亿元) is a number in the text.
func arabic(line []rune) (label, bool) {
	n := run(line, 0, zh.IsDigit)
	if n > 3 || n >= len(line) {
		return label{}, false
	}
	value := zh.Int(line[:n])
	switch r := line[n]; {
	case r == '）' || r == ')':
		return label{rankPoint, zh.Narrow(line[:n]), value, skipSpace(line, n+1)}, true
	case !strings.ContainsRune(".．、", r):
		return label{}, false
	case r == '、' || n+1 >= len(line) || !zh.IsDigit(line[n+1]):
		return label{rankItem, zh.Narrow(line[:n]), value, skipSpace(line, n+1)}, true
	}
	points, end := 0, n
	for end < len(line) && (line[end] == '.' || line[end] == '．') && end+1 < len(line) && zh.IsDigit(line[end+1]) {
		from := end + 1
		end = run(line, from, zh.IsDigit)
		if end-from > 2 {
			return label{}, false
		}
		value = zh.Int(line[from:end])
		points++
	}
	if points > 3 || end >= len(line) || !zh.IsSpace(line[end]) && !strings.ContainsRune("、.．", line[end]) {
		return label{}, false
	}
	return label{rankDecimal + points - 1, zh.Narrow(line[:end]), value, skipSpace(line, end+1)}, true
}

// joined reads the label of an item whose title begins with digits: 3.500强项目,
// 5.5G基站. That is how decimals are printed too; what measures something (3.5亿元)
// is one. Counters go with whole numbers: 6.10个片区.
func joined(line []rune) (label, bool) {
	n := run(line, 0, zh.IsDigit)
	if n == 0 || n > 2 || n+1 >= len(line) || line[n] != '.' && line[n] != '．' || !zh.IsDigit(line[n+1]) {
		return label{}, false
	}
	end := run(line, n+1, zh.IsDigit)
	if end == len(line) || strings.ContainsRune(".．%％~～-—", line[end]) || end-n-1 <= mostDecimals && measured(line) {
		return label{}, false
	}
	return label{rankItem, zh.Narrow(line[:n]), zh.Int(line[:n]), n + 1}, true
}

// mostDecimals is how many digits a decimal number of a text has behind its point.
const mostDecimals = 2

// measured: the line begins with a decimal number and what it measures in.
func measured(line []rune) bool {
	found := quantity.Scan(line[:min(len(line), 2*longestLabel)])
	if len(found) == 0 || found[0].NumStart > 0 || found[0].Time {
		return false
	}
	return !strings.Contains("个家名户人项件所座处支条场辆台套款间栋", found[0].Unit)
}

func run(line []rune, from int, is func(rune) bool) int {
	for from < len(line) && is(line[from]) {
		from++
	}
	return from
}

func skipSpace(line []rune, from int) int { return run(line, min(from, len(line)), zh.IsSpace) }

// numbers tells a numeral that labels are written with: 两 counts things, and is
// in none.
func numbers(c rune) bool { return zh.IsNumeral(c) && c != '两' }

// numeral is the value of a number in words, 0 for what is none.
func numeral(line []rune) int {
	n, ok := zh.Numeral(line)
	if !ok {
		return 0
	}
	return n
}
