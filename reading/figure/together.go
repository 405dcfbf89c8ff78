package figure

import (
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// together reads numbers given side by side for things given side by side:
// A、B分别达到x、y. Where the clause names one indicator, it is given for the
// industries or places that the clause before listed.
func (r *reader) together(c, pre span, qs []quantity.Quantity) {
	if r.term(qs[0], false) {
		return
	}
	if years := spread(r.marks(c), len(qs)); len(years) == len(qs) { // 2022年、2023年分别达到x、y
		r.byYear(c, pre, qs, years)
		return
	}
	text := r.text[pre.start:pre.end]
	p := nounBefore(text)
	if years := spread(r.years, len(qs)); len(years) == len(qs) && strings.Contains(string(text), "分别") {
		r.byYear(c, pre, qs, years)
		return
	}
	if !strings.Contains(string(text), "分别") {
		r.quiet.naming, r.quiet.named = nil, ""
	}
	nouns, subjects := r.divide(p.noun, len(qs))
	if nouns == nil {
		r.doubt(qs[0], "several numbers side by side, and not as many things that they measure")
		return
	}
	if subjects != nil {
		r.subjects = subjects
	}
	qs = shareComparator(qs)
	start := r.quote(c, pre)
	for i, q := range qs {
		one := p
		if subjects == nil && len(r.subjects) == len(qs) && sameAll(nouns) {
			one.subject = r.subjects[i]
		} else if subjects != nil {
			one.subject = subjects[i]
		}
		f := r.newFigure(nouns[i], q, one)
		f.Confidence, f.Reason = 0.8, "numbers and indicators side by side"
		f.Start, f.End = start, qs[len(qs)-1].End
		r.add(f, q, one)
	}
	r.parts = nouns
	r.base = nouns[len(nouns)-1]
	r.total = r.base
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
func (r *reader) byYear(c, pre span, qs []quantity.Quantity, years []yearMark) {
	last := years[len(years)-1]
	p := nounBefore(r.text[c.start:max(c.start, years[0].start)])
	if clean(p.noun) == "" {
		p = nounBefore(r.text[max(c.start, last.end):pre.end])
	}
	if p.noun == "" {
		p.noun, p.fresh = r.unnamed(p), ""
	}
	if p.noun == "" {
		r.doubt(qs[0], "numbers for several years, and nothing that they measure")
		return
	}
	for i, q := range qs {
		f := r.newFigure(p.name(), q, p)
		y := years[i].year
		f.Year = &y
		f.Confidence, f.Reason = 0.8, "numbers and years side by side"
		f.Start, f.End = c.start, q.End
		r.add(f, q, p)
	}
	r.base, r.total, r.spread = p.noun, p.noun, years
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

// divide splits a noun into as many as there are numbers. It returns the
// subjects too where the noun says one thing of several: A产业和B两大产业产值.
func (r *reader) divide(noun string, n int) (nouns, subjects []string) {
	noun = strings.Replace(noun, "分别", "", 1)
	if n == 2 && strings.Contains(noun, "城乡") {
		return []string{strings.Replace(noun, "城乡", "城镇", 1), strings.Replace(noun, "城乡", "农村", 1)}, nil
	}
	if noun == "" {
		noun = r.named()
	}
	if w := string(allTogether.At([]rune(noun), 0)); w != "" && len(r.recent) >= n { // 两项指标年均分别增长
		for _, one := range r.recent[len(r.recent)-n:] {
			nouns = append(nouns, one.noun+strings.TrimPrefix(noun, w))
		}
		return nouns, nil
	}
	if opensGoingOn(noun) && len(r.parts) == n {
		for _, p := range r.parts {
			nouns = append(nouns, p+noun)
		}
		return nouns, nil
	}
	if head, tail, ok := cutCount(noun, n); ok {
		parts := splitList(head)
		if len(parts) == n {
			suffix := "产业"
			for i, p := range parts {
				if !strings.HasSuffix(p, suffix) && strings.Contains(noun, suffix) {
					parts[i] = p + suffix
				}
				nouns = append(nouns, tail)
			}
			return nouns, parts
		}
	}
	parts := splitList(noun)
	if len(parts) == n {
		return shareHead(parts), nil
	}
	if list := r.named(); noun != "" && list != "" { // 推进甲、乙两个基地建设,能力分别达到x、y
		if head, _, ok := cutCount(list, n); ok {
			list = head
		}
		if parts := splitList(list); len(parts) == n {
			for range n {
				nouns = append(nouns, noun)
			}
			return nouns, parts
		}
	}
	if noun != "" && len(r.subjects) == n {
		for range n {
			nouns = append(nouns, noun)
		}
		return nouns, nil
	}
	return nil, nil
}

// shareTail gives 城镇居民 in 城镇居民、农村居民人均收入 what is said of both: what
// follows, in the last, the ending that the first shares.
func shareTail(parts []string) {
	last := parts[len(parts)-1]
	rate := string(rateTail.Ending([]rune(last)))
	amount := string(amountWords.Ending([]rune(last)))
	level := string(adjectiveWords.At([]rune(last), 0))
	for i, p := range parts[:len(parts)-1] {
		r := []rune(p)
		switch {
		case rate != "" && rate != last && rateWords.Ending(r) == nil && changeWords.Ending(r) == nil:
			parts[i] = p + rate // 信号、电子讲解覆盖率
			continue
		case level != "" && level != last && string(adjectiveWords.At(r, 0)) == p:
			parts[i] = p + strings.TrimPrefix(last, level) // 国家级、省级企业
			continue
		case amount != "" && amount != last && len(r) <= longestPlain && amountWords.Ending(r) == nil && rateWords.Ending(r) == nil && verbAt(r, 0) == nil:
			parts[i] = p + amount // 蔬菜、花卉产值
			continue
		}
		if len(r) < 3 {
			continue
		}
		end := string(r[len(r)-2:])
		if at := strings.Index(last, end); at > 0 && at+len(end) < len(last) {
			parts[i] = p + last[at+len(end):]
		}
	}
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

// pair reads A和B各1家 and A、B均超过x: one number for each of the things named.
func (r *reader) pair(c, pre span, p phrase, q quantity.Quantity) bool {
	text := zh.TrimSpace(r.str(pre))
	for _, w := range []string{"达到", "达", "超过", "为"} {
		text = strings.TrimSuffix(text, w)
	}
	each, both := strings.HasSuffix(text, "各"), strings.HasSuffix(text, "均")
	parts := splitList(p.name())
	if len(parts) < 2 || !each && !both && !sharesRate(parts, q) {
		return false
	}
	parts = shareHead(parts)
	for _, n := range parts {
		f := r.newFigure(clean(n), q, p)
		f.Confidence, f.Reason = 0.75, "one number for each of several things"
		f.Start, f.End = r.quote(c, pre), q.End
		r.add(f, q, p)
	}
	r.base = parts[len(parts)-1]
	r.total = r.base
	r.parts = parts
	return true
}

// sharesRate: A比重和B率达到x sets the same rate for both.
func sharesRate(parts []string, q quantity.Quantity) bool {
	if q.Unit != "%" && q.Unit != "％" {
		return false
	}
	for _, p := range parts {
		if rateWords.Ending([]rune(p)) == nil {
			return false
		}
	}
	return true
}

// brackets reads the sizes and sums that stand in brackets: (全长约5.8公里).
func (r *reader) brackets(s span) {
	for _, q := range r.quantitiesIn(s) {
		if r.layout.depth[q.NumStart] == 0 || !r.isSize(q) || r.s.grants || r.s.rents || r.taken(q) {
			continue
		}
		from := q.Start
		for from > int(r.layout.opening[q.NumStart])+1 && !isComma(r.text[from-1]) && r.text[from-1] != '。' && r.text[from-1] != '、' && closerOf(r.text[from-1]) == 0 {
			from--
		}
		p := nounBefore(r.text[from:q.Start])
		if p.noun == "" {
			continue
		}
		f := r.newFigure(p.noun, q, p)
		f.Nature = Size
		f.Start, f.End = from, q.End
		f.Confidence, f.Reason = 0.7, "a size in brackets"
		r.figures = append(r.figures, f)
	}
}

// taken: the quantity has been read with its bracket.
func (r *reader) taken(q quantity.Quantity) bool {
	for i := len(r.figures) - 1; i >= 0 && i >= len(r.figures)-8; i-- {
		if f := r.figures[i]; f.Start <= q.NumStart && q.NumEnd <= f.End && f.Value == q.Value && f.Unit == q.Unit {
			return true
		}
	}
	return false
}

func (r *reader) isSize(q quantity.Quantity) bool {
	unit := strings.TrimLeft(q.Unit, "万亿千百")
	for _, l := range lengths {
		if unit == l {
			return true
		}
	}
	return false
}
