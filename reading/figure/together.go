package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/zh"
)

// beside are several numbers side by side on their way to their outcomes.
type beside struct {
	*reader
	within, pre span
	qs          []quantity.Quantity
	p           phrase     // what the words before them say
	spelled     bool       // 分别: each of them for another thing
	years       []yearMark // one for each of the numbers
}

// besideRule tells what numbers side by side are of.
type besideRule = rule.Rule[*beside, struct{}]

// besideRules are the ways in which numbers stand side by side.
var besideRules = []besideRule{
	{Name: "years of the clause", Says: "numbers and years side by side", Applies: func(b *beside) bool {
		return b.givenYears(b.marks(b.within))
	}},
	{Name: "years before", Says: "numbers and years side by side", Applies: func(b *beside) bool {
		return b.spelled && b.givenYears(b.reader.years)
	}},
}

// sharesOut are the numbers of several things.
var sharesOut = besideRule{Name: "side by side", Says: "numbers and indicators side by side"}

// together reads numbers given side by side for things given side by side:
// A、B分别达到x、y. Where the clause names one indicator, it is given for the
// industries or places that the clause before listed.
func (r *reader) together(within, pre span, qs []quantity.Quantity) {
	c := &r.candidate
	*c = candidate{reader: r, q: &qs[0], within: within, pre: pre, grouped: true, fired: c.fired[:0]}
	r.trace.At(qs[0].NumStart, qs[len(qs)-1].NumEnd)
	if by := rule.First(termRules, c, r.trace); by != nil {
		for i := range qs {
			r.setAside(&qs[i], by.Verdict.class, by.Name)
		}
		return
	}
	text := r.text[pre.start:pre.end]
	b := &beside{reader: r, within: within, pre: pre, qs: qs, p: nounBefore(text), spelled: strings.Contains(string(text), "分别")}
	if by := rule.First(besideRules, b, r.trace); by != nil {
		b.byYear(by)
		return
	}
	if !b.spelled {
		r.quiet.naming, r.quiet.named = nil, ""
	}
	b.byThing(&sharesOut)
}

// givenYears: there is a year for each of the numbers.
func (b *beside) givenYears(years []yearMark) bool {
	b.years = spread(years, len(b.qs))
	return len(b.years) == len(b.qs)
}

// byThing gives each number to the thing that it is of.
func (b *beside) byThing(by *besideRule) {
	d := b.divide(b.p.subject, b.p.noun, len(b.qs))
	if d.nouns == nil {
		b.leave(&b.qs[0], by.Name, "several numbers side by side, and not as many things that they measure")
		return
	}
	if d.subjects != nil {
		b.subjects = d.subjects
	}
	subjects := d.subjects
	if subjects == nil && len(b.subjects) == len(b.qs) && sameAll(d.nouns) {
		subjects = b.subjects
	}
	qs := shareComparator(b.qs)
	start := b.quote(b.pre)
	for i := range qs {
		one := b.p
		if subjects != nil {
			one.subject = subjects[i]
		}
		f := b.newFigure(d.nouns[i], &qs[i], &one)
		f.Reason, f.Rules = by.Says, []string{by.Name, d.by}
		f.Start, f.End = start, qs[len(qs)-1].End
		b.add(f, &qs[i], &one, by.Name)
	}
	b.parts = d.nouns
	b.base = d.nouns[len(d.nouns)-1]
	b.total = b.base
}

// spread gives each year of a range its own mark, where there are as many as
// numbers: 2025—2027年，分别x、y、z.
func spread(years []yearMark, n int) []yearMark {
	if len(years) != 1 || years[0].from == 0 || years[0].year-years[0].from+1 != n {
		return years
	}
	out := make([]yearMark, n)
	for i := range out {
		out[i] = years[0]
		out[i].year = years[0].from + i
	}
	return out
}

// shareComparator: 分别超过90家和70家, 分别达到300亿元、30亿元以上: a comparator
// printed once at either end holds for all.
func shareComparator(qs []quantity.Quantity) []quantity.Quantity {
	out := append([]quantity.Quantity(nil), qs...)
	shared := qs[0].Comparator
	if shared == quantity.Eq {
		shared = qs[len(qs)-1].Comparator
	}
	for i := range out {
		if out[i].Comparator == quantity.Eq && out[i].Max == nil {
			out[i].Comparator = shared
		}
	}
	return out
}

func sameAll(s []string) bool {
	for _, x := range s {
		if x != s[0] {
			return false
		}
	}
	return true
}

// byYear reads one indicator for several years.
func (b *beside) byYear(by *besideRule) {
	years := b.years
	last := years[len(years)-1]
	p := nounBefore(b.text[b.within.start:max(b.within.start, years[0].start)])
	if clean(p.noun) == "" {
		p = nounBefore(b.text[max(b.within.start, last.end):b.pre.end])
	}
	if p.noun == "" {
		p.noun, p.fresh = b.unnamed(p), ""
	}
	if p.noun == "" {
		b.leave(&b.qs[0], by.Name, "numbers for several years, and nothing that they measure")
		return
	}
	for i := range b.qs {
		q := &b.qs[i]
		f := b.newFigure(p.name(), q, &p)
		y := years[i].year
		f.Year, f.YearStands = &y, InSentence
		f.Reason, f.Rules = by.Says, []string{by.Name}
		f.Start, f.End = b.within.start, q.End
		b.add(f, q, &p, by.Name)
	}
	b.base, b.total, b.reader.spread = p.noun, p.noun, years
}

// unnamed is what a clause measures that names nothing itself.
func (r *reader) unnamed(p phrase) string {
	if before := r.mentioned(); before != "" {
		return p.verbs + before
	}
	if r.base != "" {
		return r.base
	}
	if r.frame.Subject != "" {
		return r.frame.Subject
	}
	return p.verbs
}

// division is a noun on its way to as many as there are numbers side by side.
type division struct {
	*reader
	who   string // what stands before the verb
	noun  string
	n     int
	nouns []string
	// given are the subjects where the noun says one thing of several:
	// A产业和B两大产业产值.
	subjects []string
	by       string // the rule that divided it
}

type divisionRule = rule.Rule[*division, struct{}]

// divisionRules divide a noun. The first that gives as many as there are numbers
// decides.
var divisionRules = []divisionRule{
	{Name: "town and country", Says: "城乡 are the two", Applies: (*division).byTownAndCountry},
	{Name: "all together", Says: "the indicators named last, each", Applies: (*division).byAllTogether},
	{Name: "going on", Says: "more is said of the indicators before, each", Applies: (*division).byGoingOn},
	{Name: "counted list", Says: "a list with its count, of whose items one thing is said", Applies: (*division).byCountedList},
	{Name: "sectors", Says: "the sectors of the economy, by their numbers", Applies: (*division).bySectors},
	{Name: "list", Says: "a list of indicators", Applies: (*division).byList},
	{Name: "subjects of the clause", Says: "one thing said of those that the clause lists", Applies: (*division).bySubjectsHere},
	{Name: "list before", Says: "one thing said of the list that a clause before gives", Applies: (*division).byListBefore},
	{Name: "subjects before", Says: "one thing said of those that the numbers before were given for", Applies: (*division).bySubjectsBefore},
}

// divide splits a noun into as many as there are numbers.
func (r *reader) divide(who, noun string, n int) *division {
	d := &division{reader: r, who: strings.Replace(who, "分别", "", 1), noun: strings.Replace(noun, "分别", "", 1), n: n}
	if d.noun == "" {
		d.noun = r.named()
	}
	if by := rule.First(divisionRules, d, r.trace); by != nil {
		d.by = by.Name
	}
	return d
}

// each says the same noun of every subject.
func (d *division) each(noun string, subjects []string) bool {
	d.nouns, d.subjects = slices.Repeat([]string{noun}, d.n), subjects
	return true
}

func (d *division) byTownAndCountry() bool {
	if d.n != 2 || !strings.Contains(d.noun, "城乡") {
		return false
	}
	d.nouns = []string{strings.Replace(d.noun, "城乡", "城镇", 1), strings.Replace(d.noun, "城乡", "农村", 1)}
	return true
}

// byAllTogether: 两项指标年均分别增长.
func (d *division) byAllTogether() bool {
	w := string(allTogether.At([]rune(d.noun), 0))
	if w == "" || len(d.recent) < d.n {
		return false
	}
	for _, one := range d.recent[len(d.recent)-d.n:] {
		d.nouns = append(d.nouns, one.noun+strings.TrimPrefix(d.noun, w))
	}
	return true
}

func (d *division) byGoingOn() bool {
	if !opensGoingOn(d.noun) && !ofPlan.MatchString(d.noun) {
		return false
	}
	if len(d.parts) != d.n {
		return d.ofThoseBefore()
	}
	for _, p := range d.parts {
		d.nouns = append(d.nouns, p+d.noun)
	}
	return true
}

// ofPlan is how much of a plan is done: 分别完成年度任务的98%和103%.
var ofPlan = zh.MustCompile(`^(?:完成|为|占)?(?:全年|年度|年初|市|县|区|省|上级)*(?:下达|确定|年度)?的?(?:任务|计划|目标)数?的?$`)

// ofThoseBefore: 用电量9亿度，其中工业用电量3亿度，分别增长2%和4%: each of the last that
// were counted.
func (d *division) ofThoseBefore() bool {
	if len(d.recent) < d.n {
		return false
	}
	last := d.recent[len(d.recent)-d.n:]
	if slices.ContainsFunc(last, func(one counted) bool { return changeWords.Ending([]rune(one.noun)) != nil || isPercent(one.unit) }) {
		return false
	}
	for _, one := range last {
		d.nouns = append(d.nouns, one.noun+d.noun)
	}
	return true
}

// byCountedList: A产业和B两大产业产值.
func (d *division) byCountedList() bool {
	head, tail, ok := cutCount(d.noun, d.n)
	if !ok {
		return false
	}
	parts := splitList(head)
	if len(parts) != d.n {
		return false
	}
	const suffix = "产业"
	for i, p := range parts {
		if !strings.HasSuffix(p, suffix) && strings.Contains(d.noun, suffix) {
			parts[i] = p + suffix
		}
	}
	return d.each(tail, parts)
}

// bySectors: 一、二、三产业增加值, 第二、第三产业完成投资.
func (d *division) bySectors() bool {
	m := sectorList.FindStringSubmatch(d.who + d.noun)
	if m == nil || m[2] == "" {
		return false
	}
	var sectors []string
	for _, c := range m[1] {
		if strings.ContainsRune("一二三", c) {
			sectors = append(sectors, "第"+string(c)+"产业")
		}
	}
	return len(sectors) == d.n && d.each(m[2], sectors)
}

var sectorList = zh.MustCompile(`^((?:第?[一二三](?:次|产业)?[、和及])+第?[一二三]次?产业)(.*)$`)

// bySubjectsHere: 甲镇、乙镇分别建成书屋9间、3间.
func (d *division) bySubjectsHere() bool {
	parts := splitList(d.who)
	return d.noun != "" && len(parts) == d.n && d.n > 1 && d.each(d.noun, parts)
}

func (d *division) byList() bool {
	parts := splitList(d.noun)
	if len(parts) != d.n {
		return false
	}
	d.nouns = shareHead(parts)
	return true
}

// byListBefore: 推进甲、乙两个基地建设,能力分别达到x、y.
func (d *division) byListBefore() bool {
	list := d.named()
	if d.noun == "" || list == "" {
		return false
	}
	if head, _, ok := cutCount(list, d.n); ok {
		list = head
	}
	parts := splitList(list)
	return len(parts) == d.n && d.each(d.noun, parts)
}

func (d *division) bySubjectsBefore() bool {
	return d.noun != "" && len(d.reader.subjects) == d.n && d.each(d.noun, nil)
}

// shareTail gives 城镇居民 in 城镇居民、农村居民人均收入 what is said of both: what
// follows, in the last, the ending that the first shares.
func shareTail(parts []string) {
	last := parts[len(parts)-1]
	for i, p := range parts[:len(parts)-1] {
		parts[i] = p + tailOf([]rune(p), []rune(last))
	}
}

// tailOf is what the last item of a list says of an item before it too.
func tailOf(item, last []rune) string {
	whole := len(last)
	if rate := rateTail.Ending(last); rate != nil && len(rate) < whole && rateWords.Ending(item) == nil && changeWords.Ending(item) == nil {
		return string(rate) // 信号、电子讲解覆盖率
	}
	if level := adjectiveWords.At(last, 0); level != nil && len(level) < whole && len(adjectiveWords.At(item, 0)) == len(item) {
		return string(last[len(level):]) // 国家级、省级企业
	}
	if amount := amountWords.Ending(last); amount != nil && len(amount) < whole && plainThing(item) {
		return string(amount) // 蔬菜、花卉产值
	}
	if len(item) < 3 {
		return ""
	}
	head, tail, ok := strings.Cut(string(last), string(item[len(item)-2:]))
	if !ok || head == "" {
		return ""
	}
	return tail
}

// plainThing: a short thing without an amount or a rate of its own.
func plainThing(item []rune) bool {
	return len(item) <= longestPlain && amountWords.Ending(item) == nil && rateWords.Ending(item) == nil && verbAt(item, 0) == nil
}

// longestPlain is how long a thing may be that is given the amount of another.
const longestPlain = 4

// shareHead gives 增加值 in 高新技术产业产值、增加值 what it is the 增加值 of.
func shareHead(parts []string) []string {
	if len(parts) == 0 {
		return nil
	}
	shareTail(parts)
	w := string(amountWords.Ending([]rune(parts[0])))
	head := strings.TrimSuffix(parts[0], w)
	if w == "" || head == "" {
		return parts
	}
	for i, p := range parts[1:] {
		if amountWords.Has(p) {
			parts[i+1] = head + p
		}
	}
	return parts
}

// cutCount cuts A和B两大主导产业工业总产值 at its count: the list and what is
// said of each.
func cutCount(noun string, n int) (head, tail string, ok bool) {
	words := []string{"", "", "两", "三", "四", "五", "六", "七", "八", "九", "十"}
	if n < 2 || n >= len(words) {
		return "", "", false
	}
	for _, mark := range []string{words[n] + "大", words[n] + "个", words[n] + "类"} {
		at := strings.Index(noun, mark)
		if at <= 0 {
			continue
		}
		rest := noun[at+len(mark):]
		for _, kind := range []string{"产业", "领域", "园区", "片区", "板块", "平台", "行业", "基地", "项目"} {
			if k := strings.Index(rest, kind); k >= 0 && k+len(kind) < len(rest) {
				return noun[:at], rest[k+len(kind):], true
			}
		}
	}
	return "", "", false
}

// splitList splits a list at its separators; the last "and" is one too.
func splitList(s string) []string {
	depth := 0
	parts := strings.FieldsFunc(s, func(c rune) bool {
		switch c {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		}
		return c == '、' && depth <= 0
	})
	if len(parts) == 0 {
		return nil
	}
	last := parts[len(parts)-1]
	for _, w := range []string{"以及", "和", "与", "及"} {
		if at := strings.Index(last, w); at > 0 && at+len(w) < len(last) && joinedInWord.Ending([]rune(last[:at+len(w)])) == nil {
			parts = append(parts[:len(parts)-1], last[:at], last[at+len(w):])
			break
		}
	}
	return parts
}

// oneForEach is one number for several things.
var oneForEach = besideRule{Name: "each of several", Says: "one number for each of several things"}

// shared reads A和B各1家 and A、B均超过x: one number for each of the things named.
func (c *candidate) shared() bool {
	text := zh.TrimSpace(c.str(c.pre))
	for _, w := range []string{"达到", "达", "超过", "为"} {
		text = strings.TrimSuffix(text, w)
	}
	each, both := strings.HasSuffix(text, "各"), strings.HasSuffix(text, "均")
	parts := splitList(c.p.name())
	if len(parts) < 2 || !each && !both && !sharesRate(parts, c.q.Unit) {
		return false
	}
	parts = shareHead(parts)
	for _, n := range parts {
		f := c.newFigure(clean(n), c.q, &c.p)
		f.Reason, f.Rules = oneForEach.Says, []string{oneForEach.Name}
		f.Start, f.End = c.quote(c.pre), c.q.End
		c.add(f, c.q, &c.p, oneForEach.Name)
	}
	c.base = parts[len(parts)-1]
	c.total = c.base
	c.parts = parts
	return true
}

// sharesRate: A比重和B率达到x sets the same rate for both.
func sharesRate(parts []string, unit string) bool {
	if unit != "%" && unit != "％" {
		return false
	}
	for _, p := range parts {
		if rateWords.Ending([]rune(p)) == nil {
			return false
		}
	}
	return true
}

// sizeInBracket is a size that a bracket tells beside a name.
var sizeInBracket = besideRule{Name: "size in brackets", Says: "a size in brackets"}

// tellingBrackets reads the brackets that tell what is reached or planned as
// sentences of their own: 建成驿站9座（目前已建成3座，2027年再建6座）.
func (r *reader) tellingBrackets(s span) {
	for i := s.start; i < s.end; i++ {
		if r.layout.depth[i] == 0 {
			continue
		}
		end := i + 1
		for end < s.end && r.layout.depth[end] > 0 && int(r.layout.opening[end]) == i {
			end++
		}
		if inside := (span{i + 1, end - 1}); !r.aimInBracket(inside) && r.tells(inside) {
			r.readBracket(inside)
		}
		i = end - 1
	}
}

// aimInBracket reads the goal that a bracket sets beside what was reached:
// 新增企业83家（目标70家）.
func (r *reader) aimInBracket(inside span) bool {
	qs := r.quantitiesIn(inside)
	if len(qs) != 1 || !aimWords.MatchString(r.str(span{inside.start, qs[0].Start})) || len(zh.TrimRunes(r.text[qs[0].End:inside.end])) > 0 {
		return false
	}
	q := &qs[0]
	for _, f := range slices.Backward(r.figures) {
		if f.At.End > inside.start || f.At.Start < r.sentence.start || f.Unit != q.Unit || !f.Observed {
			continue
		}
		f.Value, f.Max, f.Comparator = q.Value, q.Max, q.Comparator
		f.Observed, f.Told = false, "aim in a bracket"
		f.Start, f.End, f.At = inside.start, q.End, Place{Start: q.NumStart, End: q.NumEnd}
		r.figures = append(r.figures, f)
		r.state(q, "aim in a bracket")
		return true
	}
	return false
}

// aimWords call what follows the goal.
var aimWords = zh.MustCompile(`^(?:全年|年度|年初|年)?(?:预期)?(?:目标|计划|任务|目标任务|目标值)(?:增长|下降|完成|为|数|是|[:：])*$`)

// tells: the bracket counts something and says when: 目前已, 截至, 2027年计划.
func (r *reader) tells(inside span) bool {
	if inside.end <= inside.start || len(r.quantitiesIn(inside)) == 0 {
		return false
	}
	text := zh.TrimRunes(r.text[inside.start:inside.end])
	if presentWords.At(text, 0) != nil || nextWords.At(text, 0) != nil || reachedWords.At(text, 0) != nil {
		return true
	}
	_, year := zh.YearAt(text, 0)
	return year && (pastWords.In(text) || nextWords.In(text))
}

// reachedWords open a bracket that tells what was reached.
var reachedWords = zh.NewList("截至", "截止", "已", "目前", "其中已", "现已")

// readBracket reads what a bracket tells, of which the sentence around it knows
// nothing afterwards.
func (r *reader) readBracket(inside span) {
	continuation, sentence, clause, year, last := r.continuation, r.sentence, r.clause, r.year, r.last
	for i := inside.start; i < inside.end; i++ {
		r.layout.depth[i] = 0
	}
	r.year = yearState{}
	r.readSentence(inside)
	for i := inside.start; i < inside.end; i++ {
		r.layout.depth[i] = 1
	}
	r.continuation, r.sentence, r.clause, r.year, r.last = continuation, sentence, clause, year, last
}

// brackets reads the sizes and sums that stand in brackets: (全长约5.8公里).
func (r *reader) brackets(s span) {
	qs := r.quantitiesIn(s)
	for i := range qs {
		q := &qs[i]
		if r.layout.depth[q.NumStart] == 0 || !isSize(q.Unit) || r.sentence.grants || r.sentence.rents || r.taken(q) {
			continue
		}
		from := q.Start
		for from > int(r.layout.opening[q.NumStart])+1 && !opensSize(r.text[from-1]) {
			from--
		}
		p := nounBefore(r.text[from:q.Start])
		if p.noun == "" {
			continue
		}
		f := r.newFigure(p.noun, q, &p)
		f.Nature = Size
		f.Start, f.End = from, q.End
		f.Reason, f.Rules = sizeInBracket.Says, []string{sizeInBracket.Name}
		r.figures = append(r.figures, f)
		r.state(q, sizeInBracket.Name)
	}
}

// opensSize: what stands before c in a bracket is no part of what a size
// measures.
func opensSize(c rune) bool {
	return isComma(c) || c == '。' || c == '、' || opens(c)
}

// taken: the quantity has been read with its bracket.
func (r *reader) taken(q *quantity.Quantity) bool {
	for i := len(r.figures) - 1; i >= 0 && i >= len(r.figures)-8; i-- {
		if f := r.figures[i]; f.Start <= q.NumStart && q.NumEnd <= f.End && f.Value == q.Value && f.Unit == q.Unit {
			return true
		}
	}
	return false
}
