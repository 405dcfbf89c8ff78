package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// newFigure makes the figure that a quantity states.
func (r *reader) newFigure(noun string, q *quantity.Quantity, p *phrase) Figure {
	f := Figure{
		Indicator: noun, Comparator: q.Comparator, Value: q.Value, Max: q.Max, Unit: q.Unit,
		Qualifier: r.qualifierOf(q, p), Scope: r.scopeOf(noun, q, p),
		Nature: r.nature(noun, q), Observed: r.sentence.observed, Told: r.sentence.told,
		At: Place{Start: q.NumStart, End: q.NumEnd},
	}
	f.Year, f.YearStands = r.yearOf(p)
	f.Inferred = r.inferred(&f)
	f.Sentence = Place{Start: r.sentence.start, End: r.sentence.end}
	f.Signs = r.signs(q, p, f.Year)
	if f.Comparator == quantity.Eq && p.least {
		f.Comparator = quantity.Ge
	}
	return f
}

// qualifierOf is the qualifier of the words before the number, else the one that
// holds since the head of the sentence, else that of the list that it stands in.
func (r *reader) qualifierOf(q *quantity.Quantity, p *phrase) string {
	if p.qualifier == "" && r.hold != "" && !isPercent(q.Unit) {
		return r.hold
	}
	if p.qualifier == "" && r.list != "" && (r.inList || r.clause.among || !p.verb && p.subject == "") {
		return r.list
	}
	return p.qualifier
}

// scopeOf is who or what the figure is limited to.
func (r *reader) scopeOf(noun string, q *quantity.Quantity, p *phrase) string {
	if p.subject != "" {
		return p.subject
	}
	if each := r.eachOf(q); each != "" {
		return each
	}
	if scope := industry(noun); scope != "" {
		return scope
	}
	return r.frame.Scope
}

// mostOfEach is the most that a range of each body's own reaches.
const mostOfEach = 5

var eachBody = zh.MustCompile(`^各[^，,。；;：:]{1,30}(?:政府|管委会|部门|单位|街道|镇|乡|区|县|市|局)(?:[（(][^）)]*[）)])?`)

// eachOf is who each has a small range of its own, where the sentence begins with
// them: 各区政府根据…，打造1—2个.
func (r *reader) eachOf(q *quantity.Quantity) string {
	if q.Max == nil || *q.Max > mostOfEach || isPercent(q.Unit) {
		return ""
	}
	first := zh.TrimRunes(r.text[r.sentence.start:r.sentence.end])
	if len(first) == 0 || first[0] != '各' {
		return ""
	}
	return eachBody.FindString(string(first))
}

// yearOf is the year that governs, else that of the passage's surroundings. What
// holds every year does so beyond the year named before.
func (r *reader) yearOf(p *phrase) (*int, Standing) {
	if r.year.year != nil && !(p.qualifier == "每年" && r.outlived()) {
		y := *r.year.year
		return &y, r.standingOf(y, r.year.at)
	}
	around := r.frame.Year
	if around == nil && r.sentence.partOfYear {
		around = r.frame.Current
	}
	switch {
	case around == nil:
		return nil, Nowhere
	case r.frame.YearOfRow || r.sentenceNames(*around):
		return around, InSentence
	}
	return around, InFrame
}

// inferred are the fields of a figure, beside its indicator, that stand nowhere in its
// sentence or row.
func (r *reader) inferred(f *Figure) []string {
	var out []string
	if f.YearStands >= InPassage {
		out = append(out, "year")
	}
	if f.Scope != "" && f.Scope == r.frame.Scope && !r.frame.ScopeOfRow && !r.saidAround(f.At, f.Scope) {
		out = append(out, "scope")
	}
	return out
}

// saidAround: the words stand in the sentence of a number, and not further from it than
// a phrase can be long.
func (r *reader) saidAround(number Place, words string) bool {
	from, to := max(r.sentence.start, number.Start-2*longestPhrase), min(r.sentence.end, number.End+longestPhrase)
	return strings.Contains(string(r.text[from:to]), words)
}

// standingOf is where a year stands that is stated at a place of the passage.
func (r *reader) standingOf(year, at int) Standing {
	switch {
	case at >= r.clause.start:
		return InClause
	case at >= r.sentence.start || r.sentenceNames(year):
		return InSentence
	}
	return InPassage
}

// sentenceNames: the digits of a year stand in the sentence.
func (r *reader) sentenceNames(year int) bool { return slices.Contains(r.sentenceYears(), year) }

// sentenceYears are the years whose digits stand in the sentence, looked for once.
func (r *reader) sentenceYears() []int {
	s := &r.sentence
	if s.years != nil {
		return s.years
	}
	s.years = []int{}
	for i := s.start; i < s.end && len(s.years) < mostYears; i++ {
		if y, ok := zh.YearAt(r.text[:s.end], i); ok && (i == s.start || !zh.IsDigit(r.text[i-1])) && !slices.Contains(s.years, y) && r.callsYear(i+4) {
			s.years = append(s.years, y)
		}
	}
	return s.years
}

// callsYear: what stands behind four digits makes a year of them: 2024 年, 2022—2024年.
func (r *reader) callsYear(at int) bool {
	rest := zh.TrimRunes(r.text[at:min(at+3, r.sentence.end)])
	return len(rest) > 0 && (rest[0] == '年' || strings.ContainsRune(zh.YearMarks+"、和及", rest[0]))
}

// outlived: what holds every year does so beyond the year named before: it
// stands in another sentence, or 以后 says so.
func (r *reader) outlived() bool {
	return r.year.at < r.sentence.start || r.clause.later
}

// add keeps the figure, and the 高线 value beside it as one of its own.
func (r *reader) add(f Figure, q *quantity.Quantity, p *phrase, by string) {
	r.state(q, by)
	if holds(p.qualifier) && !isPercent(q.Unit) {
		r.hold = p.qualifier
	}
	r.figures = append(r.figures, f)
	if q.Stretch != nil {
		f.Value, f.Stretch = *q.Stretch, true
		r.figures = append(r.figures, f)
	}
	r.list, r.listUnit, r.inList = f.Qualifier, q.Unit, true
	if p.verb || p.subject != "" {
		r.listFresh = p.fresh
	}
}

// holds: a qualifier holds from its number on to the end of the sentence: 累计,
// 每年 and the years within which.
func holds(qualifier string) bool {
	return qualifier == "累计" || qualifier == "每年" || strings.HasSuffix(qualifier, "年内")
}

// industry is the 产业 that a noun begins with: what the figure is limited to.
func industry(noun string) string {
	at := strings.Index(noun, "产业")
	if at <= 0 {
		return ""
	}
	head, rest := noun[:at+len("产业")], noun[at+len("产业"):]
	if len([]rune(head)) > 14 || !containsAny(rest, amounts) || strings.HasPrefix(rest, "增加值占") || strings.HasSuffix(head, "级产业") {
		return ""
	}
	for _, w := range []string{"占", "、", "和"} {
		if strings.Contains(head, w) {
			return ""
		}
	}
	return head
}

var lengths = class("lengths").Words()

// runs are lengths that a place wants to reach.
var runs = []string{"通车里程", "运营里程", "开通里程", "管网里程"}

var sizes = class("sizes").Words()

// speeds are what a road is designed for.
var speeds = []string{"公里/小时", "千米/小时", "km/h"}

var investments = class("investments").Words()

// nature tells a goal from a size or a sum that describes a project.
func (r *reader) nature(noun string, q *quantity.Quantity) string {
	switch {
	case containsAny(noun, runs) && !r.frame.Project:
		return Goal
	case r.describesSize(noun, q.Unit) || isSize(q.Unit) && r.required(q):
		return Size
	case isMoney(q.Unit) && (containsAny(noun, investments) || r.frame.Project && strings.HasSuffix(noun, "投资")):
		return Investment
	}
	return Goal
}

// required: the comparator says what something that is built must have: 宽度不得小于9米.
func (r *reader) required(q *quantity.Quantity) bool {
	return requirements.At(r.text[:q.NumStart], q.Start) != nil
}

// requirements open comparators that set what something must have.
var requirements = zh.NewList("不得", "不应", "不宜")

// describesSize: a speed, or a length or an area of what the noun or the row of
// works names.
func (r *reader) describesSize(noun, unit string) bool {
	unit = strings.TrimLeft(unit, "万亿千百")
	for _, speed := range speeds {
		if unit == speed {
			return true
		}
	}
	return isSize(unit) && !strings.Contains(noun, "新增") && (r.frame.Project || noun == "长" || containsAny(noun, sizes))
}

// quote is where the figure's passage starts: at the words of the year when
// they lead right into it, else at its own words.
func (r *reader) quote(pre span) int {
	start := pre.start
	for start < pre.end && (zh.IsSpace(r.text[start]) || isSeparator(r.text[start])) {
		start++
	}
	if r.year.year == nil || r.year.at < r.sentence.start || r.year.at > start {
		return start
	}
	if n := len(r.figures); n > 0 && r.figures[n-1].End > r.year.at {
		return start
	}
	if start-r.year.at > longestLead {
		return start
	}
	return r.year.at
}

// longestLead is how far before the words of a figure its year may stand to be
// part of the passage.
const longestLead = 60
