package outline

import (
	"math"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/zh"
)

// What a cell costs in a column: 0 where it is what the column holds, more the
// less it is. The figures were weighed against one another on tables of the
// genre; only their order and rough size matter.
const (
	wellPut       = 0.0
	likelyPerson  = 0.3 // a short wording where a person stands
	shortNoFigure = 1.5 // 若干, 待定 where a figure stands
	otherKind     = 4.0 // a cell of another kind where a date, figure, year or person stands
	placeOfKind   = 1.5 // 产业园区 where bodies stand
	ownedBody     = 1.5 // a short wording where bodies stand that says whose it is
	likelyBody    = 4.5 // any other
	noBody        = 7.0 // a sentence or a figure there

	mostOffWidth  = 2.2 // a wording far longer or shorter than the column's others
	perOffWidth   = 0.7 // of the logarithm of the lengths' ratio
	namedElse     = 2.5 // bodies among wordings
	figureElse    = 2.0
	deadlineElse  = 2.5 // 6月底前… among wordings
	dateElse      = 1.0
	sentenceName  = 1.5 // a sentence where the rows are named
	commaName     = 1.0
	bodyALine     = 0.8 // to go on with a list of bodies, one a line
	brokenName    = 0.5 // with a body's name
	brokenWording = 1.5 // with a wording in the middle of a sentence
	brokenCell    = 2.5 // with a short cell that is broken over lines
	ratherTitle   = 2.8 // with what may as well be the title of a group, where no cell is broken so far
	brokenElse    = 5.0
)

// fitting is a cell to be put in a column.
type fitting struct {
	text  string
	runes []rune
	list  bool // it is a list of bodies
	named bool // bodies stand in it
	short bool // and no sentence
	half  bool // a body's name begins in it that the next cell ends
}

func newFitting(text string, named bool) fitting {
	c := fitting{text: text, runes: []rune(text), named: named}
	c.short = len(c.runes) <= 25 && !strings.ContainsAny(text, "。；")
	return c
}

// fit is what a cell costs in a column whose cells have a mean length.
func fit(c fitting, role ColumnRole, mean float64) float64 {
	switch role {
	case ColLead, ColSupport, ColResponsible:
		return fitBodies(c)
	case ColSchedule:
		return fitIf(dateLike(c.text), wellPut)
	case ColInvestment, ColFigure, ColNumber:
		return fitFigure(c)
	case ColYear:
		return fitIf(yearHeader(c.text), wellPut)
	case ColPerson:
		n := len(c.runes)
		return fitIf(n >= 2 && n <= 12 && !c.named && !zh.HasDigit(c.text), likelyPerson)
	case ColName:
		return fitName(c, mean)
	}
	return fitWording(c, mean)
}

// fitIf is a cost where something holds, and else that of another kind of cell.
func fitIf(holds bool, cost float64) float64 {
	if holds {
		return cost
	}
	return otherKind
}

func fitBodies(c fitting) float64 {
	switch {
	case c.named && genericPlace(c.runes):
		return placeOfKind
	case c.named, c.half:
		return wellPut
	case c.short && !zh.HasDigit(c.text) && len(c.runes) <= maxPlainGroup/2 && saysWhose(c.runes):
		return ownedBody
	case c.short && !zh.HasDigit(c.text):
		return likelyBody
	}
	return noBody
}

func fitFigure(c fitting) float64 {
	switch {
	case zh.IsYearRange(c.text):
		return otherKind
	case numeric(c.text), slices.Contains(placeholders, c.text):
		return wellPut
	case len(c.runes) <= 8:
		return shortNoFigure
	}
	return otherKind
}

// fitWording weighs the length, and what else the cell might be.
func fitWording(c fitting, mean float64) float64 {
	n := len(c.runes)
	cost := min(perOffWidth*math.Abs(math.Log((float64(n)+3)/(mean+3))), mostOffWidth)
	if c.named || c.half {
		cost += namedElse
	}
	if numeric(c.text) || slices.Contains(placeholders, c.text) {
		cost += figureElse
	}
	switch {
	case c.short && startsWithMonth(c.runes):
		cost += deadlineElse
	case c.short && n < 14 && dateLike(c.text):
		cost += dateElse
	}
	return cost
}

// fitName weighs a wording that names a row: few names are sentences.
func fitName(c fitting, mean float64) float64 {
	cost := fitWording(c, mean)
	if c.runes[len(c.runes)-1] == '。' {
		cost += sentenceName
	}
	if commaOutside(c.runes) {
		cost += commaName
	}
	return cost
}

// leftOut is what it costs to leave columns without a cell, by a weight.
func leftOut(columns []Column, weight float64) float64 {
	cost := 0.0
	for _, c := range columns {
		cost += leftOutOf(c.Role)
	}
	return cost * weight
}

// leftOutOf is what it costs to leave one column without a cell: little where
// cells are often merged or blank, much where each row has one.
func leftOutOf(role ColumnRole) float64 {
	switch role {
	case ColSupport:
		return 0.7
	case ColOther:
		return 0.8
	case ColName, ColYear, ColNumber, ColSort:
		return 1
	case ColPerson, ColSchedule, ColInvestment, ColFigure:
		return 1.2
	case ColContent:
		return 2.5
	}
	return 1.6 // of bodies
}

// joinCost is what it costs to read b as going on with a.
func (w *widths) joinCost(a, b fitting, role ColumnRole) float64 {
	switch {
	case role.Responsible():
		return w.joinBodies(a, b)
	case role == ColContent && !b.list && !endsSentence(a.text):
		return w.joinWording(b)
	case (role == ColName || role == ColOther) && a.short && b.short && !a.named && !b.named && len(a.runes)+len(b.runes) <= maxPlainGroup:
		return brokenCell
	}
	return brokenElse
}

// joinBodies: bodies stand one a line, or a name is broken. Where no cell was broken
// so far, a kind of place behind a list is rather a group's title.
func (w *widths) joinBodies(a, b fitting) float64 {
	switch {
	case a.list && b.list && w.joins == 0 && genericPlace(b.runes):
		return ratherTitle
	case a.list && b.list:
		return bodyALine
	case len(a.text) > 90 || !a.half && (a.list || wordsOfWork(a.runes) || saysWhose(b.runes)) || !w.likeList(a.text+b.text):
		return brokenElse
	}
	return brokenName
}

// joinWording: where no cell was broken so far, few words without a mark behind a
// wording are rather a group's title.
func (w *widths) joinWording(b fitting) float64 {
	if w.joins == 0 && len(b.runes) <= maxPlainGroup && !strings.ContainsAny(b.text, "，、。；") && !zh.HasDigit(b.text) {
		return ratherTitle
	}
	return brokenWording
}

func endsSentence(s string) bool {
	for _, end := range []string{"。", "；", ";", "！"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// bodies tells a cell of bodies: a list of names, with labels or verbs of its
// own or without (牵头单位：甲局；配合单位：乙局; 甲局牵头，乙局配合).
func bodies(text string) bool {
	return agency.LikeList([]rune(text)) || saysBodies(text)
}

// saysBodies: a cell's words say that bodies stand in it, whatever they are like.
func saysBodies(text string) bool {
	r := []rune(text)
	if roleWord(r) && strings.ContainsAny(string(r[:min(len(r), 10)]), "：:") {
		return true
	}
	if len(r) > 80 || strings.Contains(text, "。") {
		return false
	}
	for _, verb := range []string{"牵头", "配合", "负责", "牵头负责"} {
		if list, ok := strings.CutSuffix(text, verb); ok && strings.ContainsAny(list, "局委办厅部司院区县市镇") && (strings.Contains(list, "牵头") || agency.LikeList([]rune(list))) {
			return true
		}
	}
	return false
}

// commaOutside tells a comma outside brackets, which few names have.
func commaOutside(text []rune) bool {
	var depth zh.Depth
	for _, r := range text {
		if depth.Read(r) == 0 && (r == '，' || r == ',') {
			return true
		}
	}
	return false
}

// dateLike tells a deadline or a period.
func dateLike(s string) bool {
	if len([]rune(s)) > 90 {
		return false
	}
	if zh.IsYearRange(s) {
		return true
	}
	short := len([]rune(s)) <= 24
	for _, w := range []string{"月底", "年底", "月前", "年前", "年内"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	for _, w := range []string{"长期", "持续", "常态", "全年", "每年", "适时", "完工", "竣工", "季度", "按时"} {
		if short && strings.Contains(s, w) {
			return true
		}
	}
	if !zh.HasDigit(s) || !short {
		return false
	}
	return strings.ContainsAny(s, "年月") || strings.Count(s, ".") >= 1 && strings.ContainsAny(s, "-—～~至") && strings.Contains(s, "20")
}

// startsWithMonth tells 6月底…, 2025年6月….
func startsWithMonth(r []rune) bool {
	n := run(r, 0, zh.IsDigit)
	if n == 4 && n < len(r) && r[n] == '年' {
		from := n + 1
		n = run(r, from, zh.IsDigit)
		return n > from && n < len(r) && r[n] == '月' || from < len(r) && strings.ContainsRune("底内前", r[from])
	}
	return n > 0 && n <= 2 && n < len(r) && r[n] == '月'
}

// aroundDigits may stand in a figure, beside mostBeside other characters.
var aroundDigits = zh.NewSet(".．-—～~%％+,，≥≤<>/")

const mostBeside = 4

// numeric tells a figure: digits, points, ranges, a short unit.
func numeric(s string) bool {
	n, other := 0, 0
	for _, r := range s {
		switch {
		case zh.IsDigit(r):
			n++
		case aroundDigits.Has(r):
		default:
			if other++; other > mostBeside {
				return false
			}
		}
	}
	return n > 0
}
