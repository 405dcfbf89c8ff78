package outline

import (
	"strings"

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

// number reads the numbering label at the head of a line.
func number(line []rune) (label, bool) {
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

// ordinal reads 第一章, 第二节, 第三条.
func ordinal(line []rune) (label, bool) {
	n := run(line, 1, numbers)
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
	return label{rank, string(line[:n+1]), numeral(line[1:n]), skipSpace(line, n+1)}, true
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
