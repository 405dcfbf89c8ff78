package outline

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/zh"
)

// impossible is a cost that no other way of reading exceeds.
const impossible = 1e6

// widths are the usual lengths of the columns' cells, by which a cell finds
// its column where merged cells left gaps. Full rows teach them.
type widths struct {
	mean []float64
	full int
	// likes keeps which texts are lists of bodies: a cell is tried in several
	// rows before it is known whose it is.
	likes map[string]bool
}

func newWidths(columns []Column) *widths {
	w := &widths{likes: map[string]bool{}}
	for _, c := range columns {
		mean := 14.0
		if c.Role == ColContent {
			mean = 45
		}
		w.mean = append(w.mean, mean)
	}
	return w
}

// copy is what a trial may teach without harm.
func (w *widths) copy() *widths {
	return &widths{mean: slices.Clone(w.mean), full: w.full, likes: w.likes}
}

// likeList is agency.LikeList, asked once of a text.
func (w *widths) likeList(text string) bool {
	like, known := w.likes[text]
	if !known {
		like = agency.LikeList([]rune(text))
		w.likes[text] = like
	}
	return like
}

// learn takes in a row that has all its cells.
func (w *widths) learn(row []*flatCell) {
	for _, c := range row {
		if c == nil {
			return
		}
	}
	w.full++
	for i, c := range row {
		w.mean[i] += (float64(len([]rune(c.text))) - w.mean[i]) / float64(w.full+1)
	}
}

// align reads the cells of one numbered row (or, without numbers, of a whole
// table) into columns at the least cost. Cells keep their order; a column may
// be left out (merged with the row above), and after the last column may come
// a further row below the same number, or a group's title.
//
// It is a shortest path over (cell, column): linear in the cells. Cost tells
// readings of other cells apart.
func align(cells []flatCell, columns []Column, w *widths, groupCost func(flatCell) float64, numbered bool) (rows [][]*flatCell, group *flatCell, cost float64) {
	if len(cells) == 0 || len(columns) == 0 {
		return nil, nil, impossible
	}
	k := len(columns)
	if numbered && len(cells) == k && w.plain(cells, columns) {
		row := make([]*flatCell, k)
		for i := range cells {
			row[i] = &cells[i]
		}
		w.learn(row)
		return [][]*flatCell{row}, nil, 0
	}
	type step struct {
		cost float64
		from int // the column of the cell before, with 0 or k added by its sub-row
		kind byte
	}
	const (
		begins = iota
		next
		newRow
		joins
	)
	// States: column j of the first row, k+j of a later one.
	best := make([][]step, len(cells))
	likes := make([]bool, len(cells)) // which cells are lists of bodies
	for i, c := range cells {
		best[i] = make([]step, 2*k)
		fits, joined := make([]float64, k), make([]float64, k)
		likes[i] = w.likeList(c.text)
		named := likes[i] || saysBodies(c.text)
		for j := range columns {
			fits[j] = fit(c.text, named, columns[j].Role, w.mean[j])
			if i > 0 {
				joined[j] = w.joinCost(cells[i-1].text, c.text, likes[i-1], likes[i], columns[j].Role)
			}
		}
		for s := range best[i] {
			j, later := s%k, s >= k
			cell := step{cost: impossible * 2}
			try := func(cost float64, from int, kind byte) {
				if cost < cell.cost {
					cell = step{cost, from, kind}
				}
			}
			if i == 0 {
				if !later {
					try(fits[j]+skipped(columns[:j], 0.5), -1, begins)
				}
			} else {
				for p := 0; p < 2*k; p++ {
					pj, pLater := p%k, p >= k
					before := best[i-1][p].cost
					if before >= impossible {
						continue
					}
					if pLater == later && pj < j {
						try(before+fits[j]+skipped(columns[pj+1:j], 1), p, next)
					}
					if pLater == later && pj == j {
						try(before+joined[j], p, joins)
					}
					if later {
						open, tail := 2.0, 1.0
						if pLater {
							tail = 0.2
						}
						if !numbered {
							open, tail = 0.2, 1
						}
						lead := 0.0
						if !numbered {
							lead = skipped(columns[:j], 0.5)
						}
						try(before+fits[j]+open+lead+skipped(columns[pj+1:], tail), p, newRow)
					}
				}
			}
			best[i][s] = cell
		}
	}
	finish := func(i int) (int, float64) {
		at, cost := 0, math.Inf(1)
		for s, st := range best[i] {
			tail := 1.0
			if s >= k && numbered {
				tail = 0.2
			}
			if c := st.cost + skipped(columns[s%k+1:], tail); c < cost {
				at, cost = s, c
			}
		}
		return at, cost
	}
	last := len(cells) - 1
	at, cost := finish(last)
	if last > 0 {
		if s, c := finish(last - 1); c+groupCost(cells[last]) < cost {
			group = &cells[last]
			at, last, cost = s, last-1, c+groupCost(cells[last])
		}
	}
	// Walk back, then build forward.
	path := make([]step, last+1)
	cols := make([]int, last+1)
	for i := last; i >= 0; i-- {
		path[i], cols[i] = best[i][at], at%k
		at = best[i][at].from
	}
	for i := 0; i <= last; i++ {
		c := cells[i]
		switch path[i].kind {
		case begins, newRow:
			rows = append(rows, make([]*flatCell, k))
		case joins:
			into := rows[len(rows)-1][cols[i]]
			into.text += c.text
			into.spans = append(into.spans, c.spans...)
			continue
		}
		rows[len(rows)-1][cols[i]] = &flatCell{spans: append(c.spans[:0:0], c.spans...), text: c.text}
	}
	for _, r := range rows {
		w.learn(r)
	}
	return rows, group, cost
}

// plain tells a row of a cell for each column, in which bodies, dates and
// figures stand in theirs and nowhere else.
func (w *widths) plain(cells []flatCell, columns []Column) bool {
	telling := false
	for i, c := range cells {
		named := w.likeList(c.text) || saysBodies(c.text)
		switch role := columns[i].Role; {
		case role.Responsible():
			if !named {
				return false
			}
			telling = true
		case role == ColSchedule && !dateLike(c.text), role == ColFigure && !numeric(c.text), role == ColInvestment && fit(c.text, named, role, 0) > 0:
			return false
		case role != ColPerson && named:
			return false
		}
	}
	return telling
}

// skipped is what it costs to leave columns without a cell.
func skipped(columns []Column, weight float64) float64 {
	cost := 0.0
	for _, c := range columns {
		switch c.Role {
		case ColName, ColYear, ColNumber:
			cost += 1
		case ColOther:
			cost += 0.8
		case ColSupport:
			cost += 0.7
		case ColContent:
			cost += 2.5
		case ColPerson, ColSchedule, ColInvestment, ColFigure:
			cost += 1.2
		default:
			cost += 1.6
		}
	}
	return cost * weight
}

// joinCost is what it costs to read b as going on with a. LikeA and likeB say
// which of them are lists of bodies.
func (w *widths) joinCost(a, b string, likeA, likeB bool, role ColumnRole) float64 {
	switch {
	case role.Responsible() && likeA && likeB: // a body a line
		return 0.8
	case role.Responsible() && !likeA && len(a) <= 90 && w.likeList(a+b): // a name over two
		return 0.5
	case role == ColContent && !likeB && !endsSentence(a): // broken in the middle
		return 1.5
	}
	return 5
}

func endsSentence(s string) bool {
	for _, end := range []string{"。", "；", ";", "！"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// fit is how ill a cell suits a column; 0 is well. Named says that it holds
// bodies.
func fit(text string, named bool, role ColumnRole, mean float64) float64 {
	r := []rune(text)
	n := len(r)
	short := n <= 25 && !strings.ContainsAny(text, "。；")
	switch role {
	case ColLead, ColSupport, ColResponsible:
		switch {
		case named:
			return 0
		case short && !hasDigit(text):
			return 4.5
		}
		return 7
	case ColSchedule:
		if dateLike(text) {
			return 0
		}
		return 4
	case ColInvestment, ColFigure, ColNumber:
		switch {
		case yearSpan.MatchString(text):
			return 4
		case numeric(text):
			return 0
		case n <= 8:
			return 1.5
		}
		return 4
	case ColYear:
		if yearHeader(text) {
			return 0
		}
		return 4
	case ColPerson:
		if n >= 2 && n <= 12 && !named && !hasDigit(text) {
			return 0.3
		}
		return 4
	}
	cost := min(0.7*math.Abs(math.Log((float64(n)+3)/(mean+3))), 2.2)
	if named {
		cost += 2.5
	}
	if numeric(text) {
		cost += 2
	}
	switch {
	case short && n <= 30 && startsWithMonth(r):
		cost += 2.5
	case short && n < 14 && dateLike(text):
		cost++
	}
	if role == ColName {
		if r[n-1] == '。' {
			cost += 1.5
		}
		if commaOutside(r) {
			cost++
		}
	}
	return cost
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
	var depth agency.Depth
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
	if yearSpan.MatchString(s) {
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
	if !hasDigit(s) || !short {
		return false
	}
	return strings.ContainsAny(s, "年月") || strings.Count(s, ".") >= 1 && strings.ContainsAny(s, "-—～~至") && strings.Contains(s, "20")
}

// startsWithMonth tells 6月底…, 2025年6月….
func startsWithMonth(r []rune) bool {
	n := run(r, 0, isDigit)
	if n == 4 && n < len(r) && r[n] == '年' {
		from := n + 1
		n = run(r, from, isDigit)
		return n > from && n < len(r) && r[n] == '月' || from < len(r) && strings.ContainsRune("底内前", r[from])
	}
	return n > 0 && n <= 2 && n < len(r) && r[n] == '月'
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, isAnyDigit) }

// isAnyDigit is unicode.IsDigit, but for asking it of Chinese characters.
func isAnyDigit(r rune) bool { return (r < '\u3000' || r > '龥') && unicode.IsDigit(r) }

// aroundDigits may stand in a figure, beside mostBeside other characters.
var aroundDigits = zh.NewSet(".．-—～~%％+,，≥≤<>/")

const mostBeside = 4

// numeric tells a figure: digits, points, ranges, a short unit.
func numeric(s string) bool {
	n, other := 0, 0
	for _, r := range s {
		switch {
		case isAnyDigit(r):
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
