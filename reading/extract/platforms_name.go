package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// carrierName is a name that was read: its place in the passage, and why it is
// taken for one.
type carrierName struct {
	text, kind string
	span       source.Span
	reason     string
	rule       string // that took it for a name
	open       bool   // no name by itself, but nothing speaks against one
}

const (
	longestName   = 40
	longestFrame  = 90 // letters behind a name in which the words that further it may stand
	longestInside = 24 // letters between brackets or quotation marks inside a name
)

// names reads the names of carriers in one passage after another.
type names struct {
	text  []rune   // quotation marks made even
	stems []string // of places that the document speaks for (青石), longer ones first
	found []carrierName
	// refused are words before a carrier's that no rule takes for a name of it; they may
	// be what the document names elsewhere.
	refused []carrierName
	// Of the name being judged; one at a time.
	mention mention
	trace   *rule.Trace // nil where nobody asks
}

// in finds the names of carriers in a passage, and what may be one that is read
// elsewhere. What it returns holds until the next is read.
func (n *names) in(passage []rune) (found, refused []carrierName) {
	n.text, n.found, n.refused = evenQuotes(passage), n.found[:0], n.refused[:0]
	cited := 0 // inside the marks of a document's title
	for end := 1; end <= len(n.text); end++ {
		switch n.text[end-1] {
		case '《':
			cited++
		case '》':
			cited = max(0, cited-1)
		case '等', '为':
			n.siblings(end - 1)
		}
		if cited > 0 {
			continue
		}
		if c, ok := carrierEnding(n.text, end); ok {
			if !n.sharedSuffix(end, c) {
				n.apposed(end, c)
				n.ending(end, c)
			}
		}
	}
	n.neighbours()
	n.found = eachOnce(n.found)
	return n.found, n.refused
}

// eachOnce leaves out what a later rule found where an earlier one had.
func eachOnce(names []carrierName) []carrierName {
	out := names[:0]
	for _, name := range names {
		if !slices.ContainsFunc(out, func(other carrierName) bool { return other.span == name.span }) {
			out = append(out, name)
		}
	}
	return out
}

// unevenQuotes are the marks that evenQuotes writes anew.
var unevenQuotes = zh.NewSet(`"＂「『」』`)

// evenQuotes writes straight quotation marks as opening and closing ones.
func evenQuotes(passage []rune) []rune {
	if !slices.ContainsFunc(passage, unevenQuotes.Has) {
		return passage
	}
	out := slices.Clone(passage)
	open := false
	for i, c := range out {
		switch c {
		case '"', '＂':
			out[i] = '“'
			if open {
				out[i] = '”'
			}
			open = !open
		case '「', '『':
			out[i] = '“'
		case '」', '』':
			out[i] = '”'
		}
	}
	return out
}

// carrierEnding is the carrier whose word ends at a place, unless what follows
// makes another word of it.
func carrierEnding(text []rune, end int) (carrier, bool) {
	word := carrierWords.Ending(text[:end])
	if word == nil || word[len(word)-1] == '园' && end < len(text) && text[end] == '区' {
		return carrier{}, false // 产业园 in 产业园区 is no end
	}
	after := string(text[end:min(len(text), end+longestTail)])
	return carrierOf[string(word)], !notAfter.MatchString(after) || countedAs.MatchString(after) && slices.Contains(text[max(0, end-longestName):end], '、')
}

// ending reads the name that ends with a carrier's word.
func (n *names) ending(end int, c carrier) {
	word := end - len([]rune(c.word))
	from, quoted := n.start(word)
	from, cue := n.leadIn(from, word, c, quoted)
	from, with := n.cutPartners(from, word)
	if with != 0 && worked.MatchString(string(cue)) {
		cue = leadingIn.At(cue, 0) // 推进甲馆扩建和乙中心
	}
	for from < word && zh.IsSpace(n.text[from]) {
		from++
	}
	before := n.text[from:word]
	if end-from > longestName || !mayName(before) || with == '与' && partner.Has(c.word) && !venture.MatchString(string(before)) {
		return
	}
	m := &n.mention
	m.read(n, before, cue, n.text[end:], c)
	m.from = from
	m.whole = quoted && from > 0 && n.text[from-1] == '“' && end < len(n.text) && n.text[end] == '”'
	n.trace.At(from, end)
	by := rule.First(nameRules, m, n.trace)
	if by == nil || !by.Verdict {
		n.refused = append(n.refused, carrierName{
			text: string(n.text[from:end]), kind: c.kind, span: source.Span{Start: from, End: end},
			open: by == nil && m.mayBeNamedBeside(),
		})
		return
	}
	end = n.extended(end)
	n.keep(n.name(source.Span{Start: from, End: end}, c.kind, by))
}

// mayName: there are words, and no quotation mark among them has lost its other half.
func mayName(before []rune) bool {
	return len(before) > 0 && count(before, '“') == count(before, '”')
}

// leadIn cuts the words that lead a name in, and returns those of them that say
// what is done with it.
func (n *names) leadIn(from, word int, c carrier, quoted bool) (int, []rune) {
	cue := n.text[from:from]
	led := n.text[from:word]
	if last := leadingIn.Ending(led); last != nil && c.word == "中心" {
		led = led[:len(led)-len(last)] // 优化中心, 推广中心: the word is the centre's own
	}
	if at := leadEnd(led); at > 0 {
		cue = n.text[from : from+at]
		from += at
	} else if from > 0 && (n.text[from-1] == '、' || n.text[from-1] == '”') || quoted {
		cue = n.listCue(from)
	}
	if len(cue) > 0 && cue[len(cue)-1] == '的' && lettered.MatchString(string(n.text[from:word])) {
		cue = n.governing(from)
	}
	return from, cue
}

// cutPartners cuts what stands before an "and" that joins another name to this
// one, and returns the "and".
func (n *names) cutPartners(from, word int) (int, rune) {
	with := rune(0)
	if from < word && strings.ContainsRune("与同和及", n.text[from]) {
		with = n.text[from]
		from++
	}
	for i := word - 1; i > from; i-- {
		if strings.ContainsRune("和与及", n.text[i]) && (endsAsCarrier(n.unbracketed(from, i)) || n.workedCarrier(from, i) || n.marked(n.text[i+1:word]) && !n.marked(n.text[from:i])) {
			with, from = n.text[i], i+1
		}
	}
	return from, with
}

// extended is the end of a name with the phase and the bracket that belong to it.
func (n *names) extended(end int) int {
	if phase.MatchString(string(n.text[end:min(len(n.text), end+3)])) {
		end += len([]rune("一期"))
	}
	if m := addition.FindStringSubmatch(string(n.text[end:min(len(n.text), end+longestInside+2)])); m != nil && !bodyName.MatchString(m[1]) && !remark.MatchString(m[1]) {
		end += len([]rune(m[0]))
	}
	return end
}

// name is the name at a span that a rule found.
func (n *names) name(at source.Span, kind string, by *nameRule) carrierName {
	return carrierName{text: string(n.text[at.Start:at.End]), kind: kind, span: at, reason: by.Says, rule: by.Name}
}

// keep files a name. One that begins where the last began takes its place: 青石研究院
// was but the beginning of 青石研究院东山分院, and 海蓝谷 of “海蓝谷”产业园.
func (n *names) keep(found carrierName) {
	if last := len(n.found) - 1; last >= 0 && found.span.Start <= n.found[last].span.Start && n.found[last].span.Start <= found.span.Start+1 && n.found[last].span.End <= found.span.End {
		n.found[last] = found
		return
	}
	n.found = append(n.found, found)
}

// phase is the part of a carrier that was built at one time, where it is part of
// the name: 软件园三期, but not 软件园三期建设.
var phase = zh.MustCompile(`^[一二三四五六七八九十]期(?:[^\p{Han}]|[和与及等为]|$)`)

func count(text []rune, c rune) (n int) {
	for _, r := range text {
		if r == c {
			n++
		}
	}
	return n
}

// start goes back from a carrier's word to where the words before it begin;
// quoted says that this is an opening quotation mark.
func (n *names) start(at int) (from int, quoted bool) {
	for i := at - 1; i >= 0; i-- {
		switch c := n.text[i]; c {
		case '）', ')', '”', '〕', '﹞', '］', '＞', '>', '〉', '}', '｝':
			open := openerOf(n.text, i)
			if open < 0 || itemNumber.MatchString(string(n.text[open+1:i])) {
				return i + 1, false
			}
			i = open
		case '“':
			return i + 1, true
		case '.', '．':
			if itemLabel.MatchString(string(n.text[n.back(i, lineBreak):i])) {
				return i + 1, false // 9.“海石计划”服务中心
			}
		case ' ', '\u3000':
			if i > 0 && zh.IsDigit(n.text[i-1]) && zh.IsHan(n.text[i+1]) {
				return i + 1, false // the number of a row
			}
		case '—', '-', '–', '－':
			if !n.shortBefore(i) {
				return i + 1, false
			}
		default:
			if aroundName.Has(c) {
				return i + 1, false
			}
		}
		if at-i > longestName {
			return i, false
		}
	}
	return 0, false
}

// aroundName are the marks that no name goes beyond.
var aroundName = zh.NewSet("。；;，,、：:！？!?\n\t|｜《》（(〔＜<*【】[]…")

// itemNumber is what stands in a bracket that numbers an item.
var itemNumber = zh.MustCompile(`^[一二三四五六七八九十\d]{1,3}$`)

// itemLabel is what stands before the point behind an item's number.
var itemLabel = zh.MustCompile(`^[\s*#]*\d{1,3}$`)

// shortBefore says that a dash joins two short names (浙大—青石), and does not
// part a name from what stands before it.
func (n *names) shortBefore(dash int) bool {
	before := n.text[n.back(dash, aroundWords):dash]
	short := len(before) - leadEnd(before)
	return short > 0 && short <= 3
}

// What back goes to: the marks around a line, words, a list, a clause, what is said and
// a sentence.
var (
	lineBreak      = zh.NewSet("\n")
	aroundWords    = zh.NewSet("。；;，,、：:\n\t“”（）()")
	aroundList     = zh.NewSet("。；;，,：:！？（）()《》“”\n\t")
	aroundClause   = zh.NewSet("。；;，,：:！？\n\t")
	aroundSaid     = zh.NewSet("。；;：:！？\n\t“”")
	aroundSentence = zh.NewSet("。；;！？\n\t")
)

// back goes back from a place to behind the last of some marks, or as far as a
// name can reach.
func (n *names) back(at int, marks *zh.Set) int {
	const farthest = 200 // a list of names
	start := at
	for start > 0 && at-start < farthest && !marks.Has(n.text[start-1]) {
		start--
	}
	return start
}

// openerOf is the bracket or quotation mark that the one at a place closes; -1
// where it is too far off.
func openerOf(text []rune, at int) int {
	for i := at - 1; i >= 0 && at-i <= longestInside; i-- {
		if zh.Pairs(text[i], text[at]) || text[i] == '“' && text[at] == '”' {
			return i
		}
		if strings.ContainsRune("。；;:：、，,\n\t", text[i]) {
			break
		}
	}
	return -1
}

// leadEnd is where the words that lead a name in end, outside of quotation
// marks and brackets.
func leadEnd(before []rune) int {
	end, quoted := 0, 0
	for i := 0; i < len(before); {
		switch before[i] {
		case '“', '（', '(':
			quoted++
		case '”', '）', ')':
			quoted--
		}
		if guard := notLeading.At(before, i); guard != nil && !leadingIn.Has(string(guard)) {
			i += len(guard)
			continue
		}
		word := leadingIn.At(before, i)
		if c := before[i]; word == nil && (c >= '0' && c <= '9' || countWords.Has(c)) {
			if m := howMany.FindString(string(before[i:min(len(before), i+6)])); m != "" {
				word = []rune(m)
			}
		}
		if word == nil {
			i++
			continue
		}
		i += len(word)
		if quoted <= 0 {
			end = i
		}
	}
	return end
}

// countWords begin what howMany finds, beside digits.
var countWords = zh.NewSet("两三四五六七八九十")

// howMany is how many there are: 3个, 两大.
var howMany = zh.MustCompile(`^(?:\d+[家个所只座处]|[两三四五六七八九十]+大)`)

// listCue is what leads a list of names: the words before its first item hold
// for all.
func (n *names) listCue(from int) []rune {
	before := n.text[n.back(from, aroundClause):from]
	return before[:leadEnd(before)]
}

// governing is the verb that a sentence begins with, where what a name is
// said to be stands between them: 搭建各方参与的X.
func (n *names) governing(from int) []rune {
	sentence := n.text[n.back(from, aroundSaid):from]
	if word := founding.At(sentence, 0); word != nil {
		return word
	}
	return sentence[:0]
}

func endsAsCarrier(text []rune) bool {
	if len(text) == 0 {
		return false
	}
	c, ok := carrierEnding(text, len(text))
	return ok && (!c.bound || c.placed)
}

// unbracketed is a stretch of the passage without a bracket at its end.
func (n *names) unbracketed(from, to int) []rune {
	if to > from && strings.ContainsRune("）)", n.text[to-1]) {
		to = max(from, openerOf(n.text, to-1))
	}
	return n.text[from:to]
}

// workedCarrier says that a stretch ends in a carrier and what is done to it.
func (n *names) workedCarrier(from, to int) bool {
	work := worked.FindString(string(n.text[from:to]))
	return work != "" && endsAsCarrier(n.unbracketed(from, to-len([]rune(work))))
}

// marked says that words name a place or an organisation.
func (n *names) marked(text []rune) bool {
	s := string(text)
	for i := 0; i < len(text); i++ {
		if word := nowhere.At(text, i); word != nil {
			i += len(word) - 1
		} else if nationwide.At(text, i) != nil {
			return true
		}
	}
	if orgWord.MatchString(s) {
		return true
	}
	for _, stem := range n.stems {
		if strings.Contains(s, stem) {
			return true
		}
	}
	return false
}

// unplaced is what a name has beside its places.
func (n *names) unplaced(text []rune) []rune {
	s := string(text)
	for _, stem := range n.stems {
		s = strings.ReplaceAll(s, stem, "")
	}
	text = []rune(s)
	var out []rune
	for i := 0; i < len(text); {
		if word := nationwide.At(text, i); word != nil {
			i += len(word)
			continue
		}
		out = append(out, text[i])
		i++
	}
	return []rune(strings.TrimLeft(string(out), zh.Divisions+"·"))
}

// follows says that the words that lead a name in end with one of a list.
func follows(cue []rune, list zh.List) bool {
	if word := ours.Ending(cue); word != nil {
		cue = cue[:len(cue)-len(word)]
	}
	return list.Ending(cue) != nil
}
