package figure

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/zh"
)

// layout marks what of a passage stands in brackets or in quotation marks.
type layout struct {
	depth   []int8  // 1 in brackets, the brackets themselves included
	quoted  []bool  // in quotation marks or book-title marks
	opening []int32 // of each rune in brackets: where the outermost opens
	goals   []int32 // the marks of quotations that state goals: they divide clauses
}

// opens tells an opening bracket, closes a closing one. < and > compare numbers
// and are none here.
func opens(c rune) bool  { return zh.Opens(c) && c != '<' && c != '＜' }
func closes(c rune) bool { return zh.Closes(c) && c != '>' && c != '＞' }

// longestBracket and longestQuote: what is never closed, or only pages later,
// is a slip of the pen and opens nothing.
const (
	longestBracket = 400
	longestQuote   = 80
)

// isSpeech: the quotation that ends at a place is of whole sentences, which somebody said.
func isSpeech(text []rune, end int) bool { return strings.ContainsRune("。！？", text[end-1]) }

func layoutOf(text []rune) layout {
	l := layout{depth: make([]int8, len(text)), quoted: make([]bool, len(text)), opening: make([]int32, len(text))}
	for i := 0; i < len(text); i++ {
		if closer := zh.QuoteCloser(text[i]); closer != 0 {
			end := find(text, i+1, closer, longestQuote)
			switch {
			case end < 0:
				continue
			case isSpeech(text, end):
				continue
			case statesGoals(text, i, end):
				l.goals = append(l.goals, int32(i), int32(end))
			default:
				for k := i; k <= end; k++ {
					l.quoted[k] = true
				}
			}
			i = end
		}
	}
	for i := 0; i < len(text); i++ {
		if !opens(text[i]) || l.quoted[i] {
			continue
		}
		end := match(text, i)
		if end < 0 {
			continue
		}
		for k := i; k <= end; k++ {
			l.depth[k] = 1
			l.opening[k] = int32(i) // a passage is shorter than a file
		}
		i = end
	}
	return l
}

// statesGoals: a verb of reaching stands in the quotation, and behind it that this
// is a goal: “产值达到9亿元，入驻企业突破90家”的两大目标.
func statesGoals(text []rune, open, end int) bool {
	return slices.ContainsFunc(text[open:end], zh.IsDigit) && reaching.In(text[open+1:end]) &&
		callsGoal.MatchString(string(text[end+1:min(len(text), end+1+longestCall)]))
}

// callsGoal is what follows a quotation that states goals.
var callsGoal = zh.MustCompile(`^的?[^，。；、“”]{0,8}(?:目标|指标)`)

// longestCall is how far behind a quotation it is called a goal.
const longestCall = 16

func find(text []rune, from int, r rune, most int) int {
	for i := from; i < len(text) && i < from+most; i++ {
		if text[i] == r {
			return i
		}
		if text[i] == '\n' {
			break
		}
	}
	return -1
}

// match is where the bracket at i closes; both widths close each other.
func match(text []rune, i int) int {
	open, depth := text[i], 0
	for k := i; k < len(text) && k < i+longestBracket; k++ {
		switch r := text[k]; {
		case opens(r) && zh.SameKind(r, open):
			depth++
		case zh.Pairs(open, r):
			if depth--; depth == 0 {
				return k
			}
		}
	}
	return -1
}

// usable leaves out the quantities inside quotation marks: slogans and names of
// schemes. A layout in numbers (“2个核心区+5个片区”) is none.
func (r *reader) usable(all []quantity.Quantity) []quantity.Quantity {
	kept := all[:0]
	for _, q := range all {
		switch {
		case r.layout.quoted[q.NumStart] && !r.countsInQuote(q):
			r.setAside(&q, Name, "quoted")
		case q.Time && !r.limit(q):
			r.setAside(&q, Period, "duration")
		default:
			kept = append(kept, q)
		}
	}
	return kept
}

// limit: the duration is what the words before it in its clause measure
// (办理时限压缩至3个工作日), and no date or term.
func (r *reader) limit(q quantity.Quantity) bool {
	start := q.Start
	for start > 0 && start > q.Start-longestLimit && !endsClause(r.text[start-1]) {
		start--
	}
	head := r.text[start:q.Start]
	if q.End < len(r.text) && timeNouns.At(r.text, q.End) != nil {
		return false // 24小时办结
	}
	if len(head) > 0 && head[len(head)-1] == '在' && !heldAt.MatchString(string(head)) {
		return false // 审批部门应当在5个工作日内作出决定
	}
	return (timeNouns.In(head) || shortened.Ending(head) != nil || q.Explicit && fromTo.MatchString(string(head)) || q.Comparator == quantity.Ge && openEach.MatchString(string(head))) && !termNouns.In(head)
}

// openEach is what is there for so long, again and again: 每周开放不少于30小时.
var openEach = zh.MustCompile(`每(?:周|天|日|月|学期|年)[^，。；]{0,6}(?:开放|服务|培训|授课|锻炼|活动|照护)(?:时间)?$`)

// fromTo is what takes time between two steps: 从拿地到开工.
var fromTo = zh.MustCompile(`从[^，。；]{2,12}[到至][^，。；]{2,12}$`)

// heldAt are verbs whose 在 leads on to a value.
var heldAt = zh.MustCompile(`(?:控制|保持|稳定|维持|压缩|缩短|限定|压减)在$`)

// longestLimit is how far before a duration the words stand that it measures,
// and how far after a number what makes a condition of it.
const longestLimit = 40

func endsClause(c rune) bool { return isComma(c) || c == '。' || c == '\n' }

// countsInQuote: the quotation is a sum of counted things, each in digits.
func (r *reader) countsInQuote(q quantity.Quantity) bool {
	if q.Words || q.Unit == "" {
		return false
	}
	from, to := q.NumStart, q.NumEnd
	for from > 0 && r.layout.quoted[from-1] && zh.QuoteCloser(r.text[from]) == 0 {
		from--
	}
	for to < len(r.text) && r.layout.quoted[to] && !zh.ClosesQuote(r.text[to]) {
		to++
	}
	if from < len(r.text) && zh.QuoteCloser(r.text[from]) != 0 {
		from++
	}
	return from < to && sumOfCounts(r.text[from:to])
}

// sumOfCounts: the text begins with a digit, and so does what each of its plus
// signs adds.
func sumOfCounts(text []rune) bool {
	begins := func(k int) bool { return k < len(text) && text[k] >= '0' && text[k] <= '9' }
	plus := false
	for k, c := range text {
		if c != '+' && c != '＋' {
			continue
		}
		plus = true
		if !begins(k + 1) {
			return false
		}
	}
	return plus && begins(0)
}

func isQuoteMark(r rune) bool { return zh.QuoteCloser(r) != 0 || zh.ClosesQuote(r) }

// sentences are the parts between full stops and line ends.
func (r *reader) sentences() []span {
	var out []span
	start := 0
	for i, c := range r.text {
		if c != '。' && c != '！' && c != '？' && c != '\n' && c != '!' && c != '?' && (c != '.' || !narrowStop(r.text, i)) || r.layout.depth[i] > 0 && c != '\n' {
			continue
		}
		if start < i {
			out = append(out, span{start, i})
		}
		start = i + 1
	}
	if start < len(r.text) {
		out = append(out, span{start, len(r.text)})
	}
	return out
}

// narrowStop: the point ends a sentence: what it follows is no number of an item and no
// name in Latin letters, and what follows is Chinese or a bracket.
func narrowStop(text []rune, i int) bool {
	if i == 0 || i+1 == len(text) {
		return false
	}
	before, after := text[i-1], text[i+1]
	return (zh.IsHan(before) || before == '%' || zh.Closes(before) || zh.ClosesQuote(before)) && (zh.IsHan(after) || after == '【' || zh.QuoteCloser(after) != 0)
}

// clauses are the parts of a sentence between commas and semicolons. A comma
// inside brackets or quotation marks divides nothing.
func (r *reader) clauses(s span) []span {
	var out []span
	start := s.start
	add := func(end int) {
		for start < end && zh.IsSpace(r.text[start]) {
			start++
		}
		if start < end {
			out = append(out, span{start, end})
		}
	}
	for i := s.start; i < s.end; i++ {
		if !r.dividesClauses(i) {
			continue
		}
		add(i)
		start = i + 1
	}
	add(s.end)
	return out
}

// dividesClauses: a comma or semicolon stands at i, outside brackets and
// quotations, or a mark of a quotation that states goals.
func (r *reader) dividesClauses(i int) bool {
	switch c := r.text[i]; {
	case r.layout.depth[i] > r.level || r.layout.quoted[i]:
		return false
	case isQuoteMark(c):
		return slices.Contains(r.layout.goals, int32(i))
	default:
		return isComma(c) && (c == '，' || !r.insideNumber(i))
	}
}

func (r *reader) insideNumber(i int) bool {
	for _, q := range r.quantitiesIn(span{max(0, i-12), i + 12}) {
		if q.NumStart < i && i < q.NumEnd {
			return true
		}
	}
	return false
}

func isComma(r rune) bool {
	switch r {
	case '，', ',', '；', ';', '：', ':':
		return true
	}
	return false
}

// quantitiesIn are those whose number starts within s; they are in order, so
// the first is found by halving.
func (r *reader) quantitiesIn(s span) []quantity.Quantity {
	from := lower(r.quantities, s.start)
	to := from
	for to < len(r.quantities) && r.quantities[to].NumStart < s.end {
		to++
	}
	return r.quantities[from:to]
}

func lower(qs []quantity.Quantity, start int) int {
	lo, hi := 0, len(qs)
	for lo < hi {
		mid := (lo + hi) / 2
		if qs[mid].NumStart < start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
