package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// yearState is the year that governs what is being read. A year that leads a
// clause (到2025年,) holds for what follows in the passage until another comes.
type yearState struct {
	year *int
	at   int  // where the words that state it start
	end  int  // where they end
	past bool // the year lies before the plan, and is not aimed at
}

// yearMark is a year found in the text.
type yearMark struct {
	start, end int // from 到 or 截至 to 年, 年底, 年底前
	year       int
	leads      bool // it stands where it governs what follows
	ahead      bool
	until      bool // 截至
	from       int  // the first of a range of years, 0 for none
}

// marks finds the years of a clause, in order.
func (r *reader) marks(c span) []yearMark {
	var out []yearMark
	for i := c.start; i+4 < c.end; i++ {
		m, listed, ok := r.yearAt(i, c.end)
		if !ok {
			continue
		}
		i = m.end - 1
		switch {
		case listed: // 2024、2025年分别
		case r.isBase(m.end, c.end):
			continue
		default:
			r.lead(&m, c)
		}
		out = append(out, m)
	}
	return out
}

// yearAt is the year at i; listed says that it has no 年 of its own, but another
// year follows that has.
func (r *reader) yearAt(i, to int) (m yearMark, listed, ok bool) {
	if m, ok := r.spokenYear(i, to); ok {
		return m, false, true
	}
	y, ok := zh.YearAt(r.text[:to], i)
	if !ok || i > 0 && zh.IsDigit(r.text[i-1]) || r.layout.depth[i] > 0 || r.layout.quoted[i] {
		return m, false, false
	}
	m = yearMark{start: i, year: y}
	end := i + 4
	// 2022-2024年, 2022年至2024年: the last year holds.
	if last, after, ok := r.lastOfRange(end, to); ok {
		m.from, m.year, end = y, last, after
	} else if r.listedYear(end, to) {
		m.end = end
		return m, true, true
	} else if r.text[end] == '年' {
		end++
	} else {
		return m, false, false
	}
	m.end, m.ahead = r.partOfYear(end, to)
	return m, false, true
}

// spokenYears are words for a year, and how far it is from the one in which the document
// speaks.
var spokenYears = map[rune]int{'去': -1, '今': 0, '明': 1}

// spokenYear is the year that 去年, 今年 or 明年 at i means. What is as long ago as now
// (去年同期) is only compared with.
func (r *reader) spokenYear(i, to int) (m yearMark, ok bool) {
	if r.frame.Spoken == 0 || i+2 > to || r.text[i+1] != '年' || hasPrefix(r.text[i+2:to], "同") {
		return m, false
	}
	from, ok := spokenYears[r.text[i]]
	if !ok || r.layout.depth[i] > 0 || r.layout.quoted[i] {
		return m, false
	}
	m = yearMark{start: i, year: r.frame.Spoken + from}
	m.end, m.ahead = r.partOfYear(i+2, to)
	return m, true
}

// yearParts follow a year and are part of its words.
var yearParts = []string{"底前", "年底", "底", "末", "内", "前", "度", "以前", "期间"}

// partOfYear is where the words of a year end that go on at end (年底前, 5月), and
// whether they look ahead to it.
func (r *reader) partOfYear(end, to int) (int, bool) {
	ahead := false
	for _, w := range yearParts {
		if hasPrefix(r.text[end:to], w) {
			end += len([]rune(w))
			ahead = strings.HasSuffix(w, "前")
			break
		}
	}
	if end < to && zh.IsDigit(r.text[end]) && monthAhead(r.text[end:to]) {
		// 2020年5月, 2026年3月18日: still a year that may lead.
		for end < to && (zh.IsDigit(r.text[end]) || strings.ContainsRune("月日底末前", r.text[end])) {
			end++
		}
	}
	return end, ahead
}

// isBase: the year is what figures start from: 在2024年基础上.
func (r *reader) isBase(from, to int) bool {
	rest := r.text[from:to]
	if hasPrefix(rest, "同期") {
		rest = rest[2:]
	}
	if len(rest) > 0 && rest[0] == '的' {
		rest = rest[1:]
	}
	return hasPrefix(rest, "基础") || hasPrefix(rest, "水平") || len(rest) < to-from && slices.ContainsFunc(rest[:min(len(rest), longestShare)], isPercentSign) && shareOfYear.MatchString(string(rest))
}

func isPercentSign(c rune) bool { return c == '%' || c == '％' }

// longestShare is how long the digits of a share with its sign are.
const longestShare = 8

// shareOfYear is a share right behind 2019年的: 恢复到2019年的87.2%.
var shareOfYear = zh.MustCompile(`^[\d０-９.．]+[%％]`)

// listedYear: a separator and another year follow.
func (r *reader) listedYear(from, to int) bool {
	if from+5 > to || !strings.ContainsRune("、和及", r.text[from]) {
		return false
	}
	_, ok := zh.YearAt(r.text[:to], from+1)
	return ok
}

// yearPlace is a year where it stands in its clause.
type yearPlace struct {
	*reader
	yearMark
	within span
	digits int    // where it starts without them
	head   string // what stands before it, less words like 力争到
}

// yearRules tell whether a year governs what follows it. One that none of them
// knows does not.
var yearRules = []rule.Rule[*yearPlace, bool]{
	{Name: "measured from", Says: "what a change is measured from", Verdict: false, Applies: func(y *yearPlace) bool {
		return y.digits > y.within.start && strings.ContainsRune("较比同与", y.text[y.digits-1]) // 较2024年下降
	}},
	{Name: "year of a name", Says: "it opens the clause and is part of a name", Verdict: false, Applies: func(y *yearPlace) bool {
		return y.opens() && y.yearOfName(y.yearMark.end, y.within.end)
	}},
	{Name: "opening year", Says: "it opens the clause", Verdict: true, Applies: (*yearPlace).opens},
	{Name: "aimed year", Says: "words before or after it aim at it or look back from it", Verdict: true, Applies: func(y *yearPlace) bool { return y.ahead || y.until }},
	{Name: "year of an item", Says: "it opens an item of a list", Verdict: true, Applies: func(y *yearPlace) bool {
		return isSeparator(y.text[y.start-1]) && y.countsBetween(y.within.start, y.start) // 2026年服务40家、2027年80家
	}},
	{Name: "reached year", Says: "a verb of reaching follows", Verdict: true, Applies: func(y *yearPlace) bool {
		return containsPrefix(string(y.text[y.yearMark.end:y.within.end]), afterYear)
	}},
}

// lead decides whether the year governs: it opens the clause, after words like
// 力争到 and 截至 only, or what follows it goes on with a verb of reaching.
func (r *reader) lead(m *yearMark, c span) {
	y := &r.yearPlace
	*y = yearPlace{reader: r, yearMark: *m, within: c, digits: m.start, head: string(r.text[c.start:m.start])}
	defer r.trace.At(m.start, m.end)()
	y.cutLead()
	by := rule.First(yearRules, y, r.trace)
	*m = y.yearMark
	m.leads = by != nil && by.Verdict
}

// cutLead takes the words that lead to the year to it.
func (y *yearPlace) cutLead() {
	for _, w := range yearLeads {
		if strings.HasSuffix(y.head, w) {
			y.start -= len([]rune(w))
			y.until = strings.HasPrefix(w, "截")
			y.ahead = y.ahead || !y.until && w != "在" && w != "自"
			y.head = strings.TrimSuffix(y.head, w)
			break
		}
	}
	head := trimMarks(yearsBefore.ReplaceAllString(y.head, ""))
	for short := ""; ; head = short {
		short = head
		for _, w := range leads {
			short = strings.TrimSuffix(short, w)
		}
		if short = trimMarks(short); short == head {
			break
		}
	}
	y.head = head
}

// opens: nothing but words that lead to the year stands before it.
func (y *yearPlace) opens() bool {
	return y.head == "" || strings.HasSuffix(y.head, "目标") || strings.HasSuffix(y.head, "：")
}

// yearsBefore are the years listed before the last: 2024年、2025年.
var yearsBefore = zh.MustCompile(`(?:\d{4}年[、和及])+$`)

// yearOfName: 2026年工作要点, 2019年度 are names, not times.
func (r *reader) yearOfName(from, to int) bool {
	rest := string(r.text[from:to])
	for _, w := range []string{"工作要点", "重点工作", "工作报告", "政府工作", "度工作"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

var yearLeads = class("year_leads").Words()

var afterYear = class("after_year").Words()

// lastOfRange reads what makes a year the first of a range, from the position
// after its digits.
func (r *reader) lastOfRange(from, to int) (year, end int, ok bool) {
	i := from
	if i < to && r.text[i] == '年' {
		i++
	}
	start := i
	for i < to && i < start+2 && strings.ContainsRune(zh.YearMarks, r.text[i]) {
		i++
	}
	if i == start {
		return 0, 0, false
	}
	y, ok := zh.YearAt(r.text[:to], i)
	if !ok || i+4 >= to || r.text[i+4] != '年' {
		return 0, 0, false
	}
	return y, i + 5, true
}

func monthAhead(text []rune) bool {
	for i := 1; i <= 2 && i < len(text); i++ {
		if text[i] == '月' {
			return true
		}
	}
	return false
}

// period is the last year of a five-year plan that the clause aims at: 到“十四五”末,
// and “十四五”期间 where the plan is to come. Of two the later in the text holds:
// “十四五”期间至“十五五”末.
func (r *reader) period(c span) (found yearMark, ok bool) {
	text := r.text[:c.end]
	for plan, more := zh.NextFiveYearPlan(text, c.start); more; plan, more = zh.NextFiveYearPlan(text, plan.End) {
		if end, aims := r.aimsAt(c, plan); aims {
			found, ok = yearMark{start: c.start, end: end, year: plan.Last, leads: true, ahead: true}, true
		}
	}
	return found, ok
}

// aimsAt tells whether a clause aims at a five-year plan that it names, and
// where the words that say so end.
func (r *reader) aimsAt(c span, plan zh.FiveYearPlan) (end int, ok bool) {
	end = plan.End
	for end < c.end && r.text[end] == '”' {
		end++
	}
	rest := string(r.text[end:c.end])
	head := strings.TrimRight(r.str(span{c.start, plan.Start}), "“")
	if (strings.HasPrefix(rest, "末") || strings.HasPrefix(rest, "期末")) && (strings.HasSuffix(head, "到") || strings.HasSuffix(head, "至")) {
		return end + 1, true
	}
	if word := duringPlan.FindString(rest); word != "" && trimMarks(head) == "" && !r.frame.Observed && plan.First >= r.frame.From {
		return end + len([]rune(word)), true
	}
	return 0, false
}

var duringPlan = zh.MustCompile(`^(?:规划)?[期时](?:间|期)`)

func hasPrefix(text []rune, word string) bool {
	for _, r := range word {
		if len(text) == 0 || text[0] != r {
			return false
		}
		text = text[1:]
	}
	return true
}

// trimMarks takes list marks and blanks off both ends: ①, (1), ——.
func trimMarks(s string) string {
	return strings.Trim(s, " 　\t\u00a0—-–①②③④⑤⑥⑦⑧⑨⑩:：,，、.．•·*（）()一二三四五六七八九十0123456789")
}
