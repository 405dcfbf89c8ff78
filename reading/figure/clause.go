package figure

import (
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// clauseWalk is where the reading of a clause's quantities, from left to right,
// stands.
type clauseWalk struct {
	*reader
	span
	qs       []quantity.Quantity
	i        int                // the quantity to read
	cursor   int                // where the words that belong to it may begin
	baseline span               // the words of the value that it changes from
	measure  bool               // the quantity measures what the one before it counts
	base     *quantity.Quantity // what it changes from, where that has a year of its own
	baseYear int
}

// readClause reads the quantities of one clause from left to right.
func (r *reader) readClause(c span) {
	qs := r.topLevel(c)
	if len(qs) == 0 {
		return
	}
	if r.clause.open { // 达到100人以上的,
		for i := range qs {
			r.setAside(&qs[i], Condition, "open condition")
		}
		return
	}
	if !r.listGoesOn(c, qs) {
		r.list = ""
	}
	r.listFresh, r.inList = "", false
	w := clauseWalk{reader: r, span: c, qs: qs, cursor: c.start}
	if r.year.year != nil && r.year.at >= c.start && r.year.end <= qs[0].Start && len(zh.TrimRunes(r.text[c.start:r.year.at])) <= longestOpening {
		w.cursor = r.year.end
	}
	for ; w.i < len(qs); w.i++ {
		if !w.passPart() {
			w.readQuantity()
		}
	}
}

// next is where the quantity after the one being read starts, or the clause ends.
func (w *clauseWalk) next() int {
	if w.i+1 < len(w.qs) {
		return w.qs[w.i+1].Start
	}
	return w.end
}

// passPart passes a quantity that is no figure of its own but part of what the
// next one counts, or the value that the next one is measured from.
func (w *clauseWalk) passPart() bool {
	if w.i+1 == len(w.qs) {
		return false
	}
	q, next := &w.qs[w.i], &w.qs[w.i+1]
	between := zh.TrimRunes(w.text[q.End:next.Start])
	if turn := turned.FindString(string(between)); turn != "" && w.baselineAt(q) >= 0 {
		w.leave(q, "baseline", "")
		w.cursor = q.End + len([]rune(turn))
		return true
	}
	if at := w.baselineAt(q); at >= 0 && toValue.MatchString(string(between)) {
		if at >= w.cursor {
			w.baseline = span{at, next.Start}
		}
		w.leave(q, "baseline", "")
		if m := baseOfYear.FindStringSubmatch(string(w.text[max(at, q.Start-longestBase):q.Start])); m != nil {
			w.base, w.baseYear = q, zh.Int([]rune(m[1]))
		}
		return true
	}
	n := &w.neighbours
	*n = neighbours{reader: w.reader, q: q, next: next, between: between, gap: span{q.End, next.Start}}
	w.trace.At(q.NumStart, q.NumEnd)
	by := rule.First(partRules, n, w.trace)
	if !by.Verdict {
		return false
	}
	w.setAside(q, Condition, by.Name)
	return true
}

// readQuantity reads the quantity, alone or with those beside it.
func (w *clauseWalk) readQuantity() {
	q := &w.qs[w.i]
	if m, ok := w.yearOfItem(w.cursor, q.Start); ok {
		w.govern(m)
		w.cursor = m.end
	}
	pre := span{max(w.cursor, q.Start-longestPhrase), q.Start}
	if w.baseline.end == q.Start && w.baseline.start >= pre.start {
		pre.end = w.baseline.start // 环节|由4个压减|为1个
	}
	if beside := group(w.text, w.qs[w.i:]); len(beside) > 1 {
		w.together(w.span, pre, beside)
		w.i += len(beside) - 1
		w.cursor = w.afterSeparator(beside[len(beside)-1].End, w.end)
		return
	}
	if w.i+1 < len(w.qs) && threshold(q, &w.qs[w.i+1]) { // 10个|超50亿元企业
		w.i++
		w.setAside(&w.qs[w.i], Condition, "threshold")
	}
	post, after := w.following(q.End, w.next(), w.i+1 < len(w.qs))
	measure := w.measure
	w.measure = false
	if thing := w.thingBeyond(); thing.start > 0 {
		post, after = thing, q.End // 12家|面积不少于1万平方米的|社区
	}
	some := q.End // where a bracket may tell what some of them are
	if at := w.someOf(post); at > post.start {
		post.end, some = at, at
	}
	c := &w.candidate
	*c = candidate{reader: w.reader, q: q, within: w.span, pre: pre, post: post, measure: measure, fired: c.fired[:0]}
	figures := len(w.figures)
	c.take()
	w.stateBase(figures)
	w.among(some, w.end)
	w.cursor = after
}

// stateBase files what the change that was just read begins with, of the year that is
// printed with it: 由2020年的58%提高到65%.
func (w *clauseWalk) stateBase(before int) {
	q := w.base
	w.base = nil
	if q == nil || len(w.figures) != before+1 {
		return
	}
	f := w.figures[before]
	if q.Unit != "" {
		f.Unit = q.Unit
	}
	year := w.baseYear
	f.Value, f.Max, f.Comparator, f.Year, f.YearStands = q.Value, nil, quantity.Eq, &year, InClause
	f.Observed, f.Told, f.Stretch = true, "past year", false
	f.End, f.At = q.End, Place{Start: q.NumStart, End: q.NumEnd}
	w.figures = append(w.figures, f)
	w.state(q, "baseline")
}

// baseOfYear is what stands between 由 and a number of a year of its own.
var baseOfYear = zh.MustCompile(`[由从](` + zh.Year + `)年底?的?$`)

const longestBase = 10

// thingBeyond is what the quantity being read counts where the next one stands
// between them: the measure of it (12家面积不少于1万平方米的|社区), or a second count of the
// same (300户1200人|增收).
func (w *clauseWalk) thingBeyond() span {
	if w.i+1 >= len(w.qs) {
		return span{}
	}
	n := neighbours{reader: w.reader, q: &w.qs[w.i], next: &w.qs[w.i+1]}
	n.gap = span{n.q.End, n.next.Start}
	n.between = zh.TrimRunes(w.text[n.gap.start:n.gap.end])
	from, to := n.next.End, w.end
	if w.i+2 < len(w.qs) {
		to = w.qs[w.i+2].Start
	}
	switch {
	case n.measured():
		w.measure = true
		from++ // 的
	case n.tellsAge():
	case !n.countsTwice() || from == to:
		return span{}
	}
	post, _ := w.following(from, to, w.i+2 < len(w.qs))
	return post
}

// neighbours are two quantities of a clause and what stands between them.
type neighbours struct {
	*reader
	q, next *quantity.Quantity
	between []rune
	gap     span
}

type partRule = rule.Rule[*neighbours, bool]

// partRules tell whether a quantity is part of what the next one counts
// (1亿元以上|项目8个) or stands for itself.
var partRules = []partRule{
	{Name: "two counts", Says: "two counts of the same end the clause", Verdict: false, Applies: (*neighbours).countsTwice},
	{Name: "measured", Says: "the next number measures what this one counts", Verdict: false, Applies: (*neighbours).measured},
	{Name: "growth", Says: "by how much, before to how much", Verdict: false, Applies: (*neighbours).growsTo},
	{Name: "ages", Says: "the next number is the age of those whom this one counts", Verdict: false, Applies: (*neighbours).tellsAge},
	{Name: "adjacent", Says: "it stands right before the next number", Verdict: true, Applies: func(n *neighbours) bool {
		return len(n.between) == 0 && n.q.NumEnd == n.q.End && n.next.Unit != ""
	}},
	{Name: "sum of some", Says: "a sum with a comparator says which of those are counted", Verdict: true, Applies: func(n *neighbours) bool {
		return len(n.between) == 0 && isMoney(n.q.Unit) && n.q.End > n.q.NumEnd && counter(n.next.Unit) // 10亿元以上|8个
	}},
	{Name: "compared", Says: "it has its comparator, and nothing stands between", Verdict: false, Applies: func(n *neighbours) bool {
		return len(n.between) == 0
	}},
	{Name: "separated", Says: "a separator stands between", Verdict: false, Applies: (*neighbours).separated},
	{Name: "conjoined", Says: "an and or a qualifier stands between", Verdict: false, Applies: (*neighbours).conjoined},
	{Name: "sum of each", Says: "a sum with a comparator limits what is counted", Verdict: true, Applies: func(n *neighbours) bool {
		return isMoney(n.q.Unit) && n.q.End > n.q.NumEnd // 1亿元以上新建项目8个
	}},
	{Name: "verb between", Says: "a verb stands between", Verdict: false, Applies: (*neighbours).verbBetween},
	{Name: "modifier", Says: "nothing but a noun stands between", Verdict: true, Applies: func(*neighbours) bool { return true }},
}

// countsTwice: 监测对象1.83万户6.52万人.
func (n *neighbours) countsTwice() bool {
	if len(n.between) > 0 || !counter(n.q.Unit) || !counter(n.next.Unit) || n.q.Unit == n.next.Unit {
		return false
	}
	return n.endsClause(n.next.End) || ofHouseholds(n.q.Unit) && countsPeople(n.next.Unit) && n.text[n.next.End] != '的'
}

// tellsAge: 3万名|60岁以上|老人.
func (n *neighbours) tellsAge() bool {
	return len(n.between) == 0 && strings.HasSuffix(n.next.Unit, "岁") && counter(n.q.Unit)
}

// ofHouseholds: the unit counts households or what they live in.
func ofHouseholds(unit string) bool {
	unit = strings.TrimLeft(unit, "万亿千百")
	return unit == "户" || unit == "套"
}

// measured: 12家|面积均不少于1万平方米|的社区, 6万平方米|节能率不低于20%|的改造.
func (n *neighbours) measured() bool {
	if n.next.Start == n.next.NumStart || n.next.End >= n.sentence.end || n.text[n.next.End] != '的' || !counter(n.q.Unit) && !isSize(n.q.Unit) {
		return false
	}
	what := n.between
	for len(what) > 0 && strings.ContainsRune("均各都", what[len(what)-1]) {
		what = what[:len(what)-1]
	}
	return len(what) > 1 && len(what) <= longestPlain+1 && (rateWords.Ending(what) != nil || isMeasure(what))
}

// isMeasure: the text is a measure and nothing else, or ends with a kind of size (层高).
func isMeasure(text []rune) bool {
	return len(measureWords.Ending(text)) == len(text) || strings.ContainsRune("高宽长深", text[len(text)-1])
}

// growsTo: 吞吐量增长20%达到15万吨.
func (n *neighbours) growsTo() bool {
	return len(n.between) == 0 && n.next.Start < n.next.NumStart && changeWords.Ending(n.text[n.sentence.start:n.q.Start]) != nil
}

func (n *neighbours) separated() bool {
	for i := n.gap.start; i < n.gap.end; i++ {
		if n.layout.depth[i] == n.level && isSeparator(n.text[i]) {
			return true
		}
	}
	return false
}

func (n *neighbours) conjoined() bool {
	return conjunction(n.between, 0) > 0 || conjunctions.Ending(n.between) != nil || qualifierWords.At(n.between, 0) != nil
}

func (n *neighbours) verbBetween() bool {
	for i := range n.between {
		if len(verbAt(n.between, i)) > 1 {
			return true
		}
	}
	return false
}

// endsClause: a separator or the end of the passage stands at i.
func (r *reader) endsClause(i int) bool {
	return i >= len(r.text) || isSeparator(r.text[i]) || endsClause(r.text[i])
}

// baselineAt is where the words start that say what a change begins with
// (由2022年的|120家), -1 for none.
func (r *reader) baselineAt(q *quantity.Quantity) int {
	from := max(q.Start-10, r.sentence.start)
	head := string(r.text[from:q.Start])
	at := fromValue.FindStringIndex(head)
	if at == nil {
		return -1
	}
	return from + len([]rune(head[:at[0]]))
}

const change = `提高|提升|增加|增长|扩大|下降|降低|压缩|压减|缩减|缩短|精简|整合|调整|合并|减少|发展|跃升|上升|增|降|减|升`

var (
	fromValue = zh.MustCompile(`[由从](?:目前|现在|当前|现有|原来|原先|原有|上年|去年|上半年|[前一二三]季度|上月|年初|\d{4}年底?)?的?$|[由从](?:上半年|[前一二三]季度|上月|年初|上年|去年)的?(?:增长|下降|上升|减少)$`)
	toValue   = zh.MustCompile(`^(?:以上)?(?:` + change + `)?(?:到|至|为|成)?(?:\d{4}年底?的?)?$`)
	// turned leads from one change to the other: 由下降2%转为|增长3%.
	turned = zh.MustCompile(`^(?:转为|转变为|变为)`)
)

// threshold: the quantity right after q limits what q counts.
func threshold(q, next *quantity.Quantity) bool {
	return q.End == next.Start && next.Start < next.NumStart && !isSize(q.Unit) && isMoney(next.Unit) && !isMoney(q.Unit)
}

// among reads the bracket at from that says what some of the number are:
// 120家（其中省级30家）.
func (r *reader) among(from, to int) {
	if from >= to || r.level > 0 || r.layout.depth[from] == 0 || from+2 >= to {
		return
	}
	if !r.tellsSome(from, to) {
		return
	}
	end := from
	for end < to && r.layout.depth[end] > 0 {
		end++
	}
	list, unit, fresh, in := r.list, r.listUnit, r.listFresh, r.inList
	r.level = 1
	for _, c := range r.clauses(span{from + 1, end - 1}) {
		r.readClause(c)
	}
	r.level = 0
	r.list, r.listUnit, r.listFresh, r.inList = list, unit, fresh, in
}

// tellsSome: the bracket at from says what some of those before it are.
func (r *reader) tellsSome(from, to int) bool {
	inside := r.text[from+1 : to]
	return hasPrefix(inside, "其中") || hasPrefix(inside, "含") || hasPrefix(inside, "包括") || partsByKind(inside)
}

// someOf is where a bracket stands in what follows a number that says what some of them
// are: 64个测报站点|（其中省级5个）; 0 for none.
func (r *reader) someOf(post span) int {
	for i := post.start; i < post.end; i++ {
		if r.layout.depth[i] > r.level && int(r.layout.opening[i]) == i && i+2 < post.end && r.tellsSome(i, post.end) {
			return i
		}
	}
	return 0
}

// partsByKind: adjectives and how many of each: （省级2个、市级4个）.
func partsByKind(inside []rune) bool {
	kind := adjectiveWords.At(inside, 0)
	return kind != nil && len(kind) < len(inside) && zh.IsDigit(inside[len(kind)])
}

// following divides what stands between a number and the next into what goes
// with the one and where the other's words begin.
func (r *reader) following(from, to int, more bool) (post span, next int) {
	to = r.endOfQuote(from, to)
	if from < to && isSeparator(r.text[from]) {
		return span{from, from}, from + 1
	}
	if !more {
		return span{from, to}, to
	}
	verb := 0
	for i := from; i < to; i++ {
		if r.layout.depth[i] > r.level {
			continue
		}
		if verb == 0 && i > from && len(verbAt(r.text[:to], i)) > 1 {
			verb = i
		}
		if w := r.dividesAt(i, from, to); w > 0 {
			return span{from, i}, i + w
		}
	}
	if verb > 0 { // 38家企业|实现产值5000万元
		return span{from, verb}, verb
	}
	return span{from, to}, to
}

// endOfQuote is where the quotation ends that a number stands in, else to.
func (r *reader) endOfQuote(from, to int) int {
	if !r.layout.quoted[max(from-1, 0)] {
		return to
	}
	for i := from; i < to; i++ {
		if zh.ClosesQuote(r.text[i]) {
			return i
		}
	}
	return to
}

// dividesAt is the width of what divides at i the words of two numbers: a
// separator, or an "and" that is no part of a name.
func (r *reader) dividesAt(i, from, to int) int {
	if isSeparator(r.text[i]) {
		return 1
	}
	if w := conjunction(r.text[:to], i); w > 0 && (i == from || i+w == to || r.conjoins(i, w, to)) {
		return w
	}
	return 0
}

// conjoins: the conjunction at i divides two counted things and is no part of
// a name, because what follows it is a verb.
func (r *reader) conjoins(i, w, to int) bool {
	rest := r.text[i+w : to]
	return len(verbAt(rest, 0)) > 1 || qualifierWords.At(rest, 0) != nil
}

func (r *reader) afterSeparator(from, to int) int {
	i := from
	for i < to && (isSeparator(r.text[i]) || zh.IsSpace(r.text[i])) {
		i++
	}
	return i
}

// group are the quantities that stand side by side with nothing between them
// but a separator: 分别达到300亿元、30亿元.
func group(text []rune, qs []quantity.Quantity) []quantity.Quantity {
	n := 1
	for n < len(qs) && qs[n].Unit == qs[n-1].Unit && !qs[n].Words {
		switch zh.TrimSpace(string(text[qs[n-1].End:qs[n].Start])) {
		case "、", "和", "，", ",", "及":
			n++
			continue
		}
		break
	}
	return qs[:n]
}
