package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/loader/source"
)

// carrierName is a name that was read: its place in the passage, and why it is
// taken for one.
type carrierName struct {
	text, kind string
	span       source.Span
	confidence float64
	reason     string
}

const (
	longestName   = 40
	longestInside = 24 // letters between brackets or quotation marks inside a name
)

// namesIn finds the names of carriers in a passage.
func namesIn(passage []rune, stems []string) []carrierName {
	text := evenQuotes(passage)
	var out []carrierName
	cited := 0 // inside the marks of a document's title
	for end := 1; end <= len(text); end++ {
		switch text[end-1] {
		case '《':
			cited++
		case '》':
			cited = max(0, cited-1)
		}
		if cited > 0 {
			continue
		}
		c, ok := carrierEnding(text, end)
		if !ok {
			continue
		}
		out = append(out, sharedSuffix(text, end, c)...)
		out = append(out, apposed(text, end, c, stems)...)
		n, ok := nameEnding(text, end, c, stems)
		if !ok {
			continue
		}
		if last := len(out) - 1; last >= 0 && out[last].span.Start == n.span.Start {
			out[last] = n // 青石研究院 was but the beginning of 青石研究院东山分院
			continue
		}
		out = append(out, n)
	}
	return out
}

// listOf are the items of a list that ends before a carrier's word (A、B等两大…);
// each comes with its place. The words that lead the list are cut off.
func listOf(text []rune, at int) (items []source.Span, cue string) {
	end := at
	m := listEnd.FindString(string(text[max(0, at-longestTail):at]))
	if m == "" {
		return nil, ""
	}
	end -= len([]rune(m))
	start := end
	for start > 0 && !strings.ContainsRune("。；;，,：:！？（）()《》“”\n\t", text[start-1]) {
		start--
	}
	lead := leadEnd(string(text[start:end]))
	cue = string(text[start:end])[:lead]
	start += len([]rune(cue))
	if start < end && strings.ContainsRune("与和同", text[start]) {
		start++
	}
	from := start
	for i := start; i <= end; i++ {
		if i == end || text[i] == '、' {
			if n := i - from; n < 2 || n > longestItem {
				return nil, ""
			}
			items = append(items, source.Span{Start: from, End: i})
			from = i + 1
		}
	}
	return items, cue
}

const (
	longestTail = 10 // 等三大, 等青年人才创业
	longestItem = 14 // letters of an item of a list
)

// listEnd closes a list: 等, 两大, 等青年创业.
var listEnd = regexp.MustCompile(`(?:等\p{Han}{0,8}|[两三四五六七八九十]大)$`)

// sharedSuffix completes the names of a list that share the carrier's word:
// 光电、眼镜两大产业创新服务综合体.
func sharedSuffix(text []rune, end int, c carrier) []carrierName {
	if !c.rare || c.kind != "综合体" {
		return nil
	}
	items, _ := listOf(text, end-len(c.runes))
	if len(items) < 2 {
		return nil
	}
	var out []carrierName
	for _, at := range items {
		item := string(text[at.Start:at.End])
		if generalOnly(item) || describing.MatchString(item) {
			return nil
		}
		out = append(out, carrierName{text: item + c.word, kind: c.kind, span: at, confidence: 0.7, reason: "an item of a list that shares the carrier's word"})
	}
	return out
}

// medium is a newspaper or channel, which plans call a platform too.
var medium = regexp.MustCompile(`[日晚早]报|电视台|频道|抖音|微信|微博|客户端|公众号|视频号`)

// apposed are the items of a list that are said to be platforms: 依托A、B两大平台.
func apposed(text []rune, end int, c carrier, stems []string) []carrierName {
	if c.word != "平台" {
		return nil
	}
	items, cue := listOf(text, end-len(c.runes))
	var out []carrierName
	for _, at := range items {
		item := string(text[at.Start:at.End])
		known := orgWord.MatchString(item) && !bodyName.MatchString(item) || definite.MatchString(cue) && len(items) > 1
		switch {
		case endsAsCarrier(item):
			continue // it is read as a name of its own
		case !known || generalOnly(item) || describing.MatchString(item) || medium.MatchString(item):
			return nil
		}
		out = append(out, carrierName{text: item, kind: c.kind, span: at, confidence: 0.6, reason: "an item of a list of platforms"})
	}
	return out
}

// evenQuotes writes straight quotation marks as opening and closing ones.
func evenQuotes(passage []rune) []rune {
	out := append([]rune(nil), passage...)
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

// carrierEnding is the word for a carrier that ends at a place, unless what
// follows makes another word of it.
func carrierEnding(text []rune, end int) (carrier, bool) {
	var best carrier
	for _, c := range carriersByEnd[text[end-1]] {
		if len(c.runes) <= end && len(c.runes) > len(best.runes) && slices.Equal(text[end-len(c.runes):end], c.runes) {
			best = c
		}
	}
	if best.runes == nil || end < len(text) && best.runes[len(best.runes)-1] == '园' && text[end] == '区' {
		return carrier{}, false // 产业园 in 产业园区 is no end
	}
	return best, !notAfter.MatchString(string(text[end:min(len(text), end+8)]))
}

// nameEnding reads the name that ends with a carrier's word.
func nameEnding(text []rune, end int, c carrier, stems []string) (carrierName, bool) {
	word := len(c.runes)
	from, quoted := nameStart(text, end-word)
	before := string(text[from : end-word])
	cue := ""
	if at := leadEnd(before); at > 0 {
		cue, before = before[:at], before[at:]
	} else if from > 0 && strings.ContainsRune("、”", text[from-1]) || quoted {
		cue = listCue(text, from)
	}
	for _, with := range []string{"与", "同", "和", "及"} {
		if rest, ok := strings.CutPrefix(before, with); ok {
			cue, before = cue+with, rest
		}
	}
	for _, joint := range []string{"和", "与", "及"} {
		if left, right, ok := cutLast(before, joint); ok && (endsAsCarrier(left) || marked(right, stems) && !marked(left, stems)) {
			cue, before = cue+left, right
		}
	}
	whole := quoted && end < len(text) && text[end] == '”'
	n := carrierName{
		text: before + c.word, kind: c.kind,
		span: source.Span{Start: end - word - len([]rune(before)), End: end},
	}
	if before == "" || len([]rune(n.text)) > longestName || strings.Count(before, "“") != strings.Count(before, "”") {
		return n, false
	}
	if strings.HasSuffix(cue, "与") && partner[c.word] {
		return n, false
	}
	n.confidence, n.reason = properName(before, cue, c, whole, stems)
	return n, n.confidence > 0
}

// listCue is what leads a list of names: the words before its first item hold
// for all.
func listCue(text []rune, from int) string {
	start := from
	for start > 0 && !strings.ContainsRune("。；;，,：:！？\n\t", text[start-1]) {
		start--
	}
	before := string(text[start:from])
	return before[:leadEnd(before)]
}

// nameStart goes back from a carrier's word to where the words before it
// begin; quoted says that this is an opening quotation mark.
func nameStart(text []rune, at int) (from int, quoted bool) {
	for i := at - 1; i >= 0; i-- {
		switch c := text[i]; c {
		case '）', ')', '”', '〕', '＞', '>':
			open := openerOf(text, i)
			if open < 0 || open == 0 || listNumber.MatchString(string(text[open+1:i])) {
				return i + 1, false
			}
			i = open
		case '“':
			return i + 1, true
		case '—', '-', '–', '－':
			if i < 1 || !shortBefore(text, i) {
				return i + 1, false
			}
		default:
			if strings.ContainsRune("。；;，,、：:！？!?\n\t《》（(〔＜<*【】[]…", c) {
				return i + 1, false
			}
		}
		if at-i > longestName {
			return i, false
		}
	}
	return 0, false
}

// listNumber is what stands in a bracket that numbers an item.
var listNumber = regexp.MustCompile(`^[一二三四五六七八九十\d]{1,3}$`)

// shortBefore says that a dash joins two short names (浙大—青石), and does not
// part a name from what stands before it.
func shortBefore(text []rune, dash int) bool {
	start := dash
	for start > 0 && !strings.ContainsRune("。；;，,、：:\n\t“”（）()", text[start-1]) {
		start--
	}
	before := string(text[start:dash])
	n := len([]rune(before[leadEnd(before):]))
	return n > 0 && n <= 3
}

// openerOf is the bracket or quotation mark that the one at a place closes; -1
// where it is too far off.
func openerOf(text []rune, at int) int {
	pairs := map[rune]string{'）': "（(", ')': "（(", '”': "“", '〕': "〔", '＞': "＜", '>': "<"}
	for i := at - 1; i >= 0 && at-i <= longestInside; i-- {
		if strings.ContainsRune(pairs[text[at]], text[i]) {
			return i
		}
		if strings.ContainsRune("。；;:：、，,\n\t", text[i]) {
			break
		}
	}
	return -1
}

// leadEnd is where the words before a name end, outside of quotation marks.
func leadEnd(before string) int {
	end := 0
	for _, m := range lead.FindAllStringIndex(before, -1) {
		quoted := strings.Count(before[:m[0]], "“") > strings.Count(before[:m[0]], "”")
		if !quoted && !(before[m[0]:m[1]] == "在" && ongoing.MatchString(before[m[1]:])) {
			end = m[1]
		}
	}
	return end
}

// ongoing are words that 在 is a part of: 在线, 在建.
var ongoing = regexp.MustCompile(`^[线建园校孵]`)

func cutLast(s, sep string) (left, right string, ok bool) {
	at := strings.LastIndex(s, sep)
	if at <= 0 {
		return s, "", false
	}
	return s[:at], s[at+len(sep):], true
}

func endsAsCarrier(s string) bool {
	_, ok := carrierEnding([]rune(s), len([]rune(s)))
	return ok
}

// marked says that words name a place or an organisation.
func marked(s string, stems []string) bool {
	if nationwide.MatchString(s) || orgWord.MatchString(s) {
		return true
	}
	for _, stem := range stems {
		if strings.Contains(s, stem) {
			return true
		}
	}
	return false
}

// properName judges whether the words before a carrier's word make a name of
// it; 0 means no.
func properName(before, cue string, c carrier, whole bool, stems []string) (confidence float64, reason string) {
	bare := before
	for _, stem := range stems {
		bare = strings.ReplaceAll(bare, stem, "")
	}
	bare = strings.TrimLeft(strings.TrimLeft(nationwide.ReplaceAllString(bare, ""), "省市区县"), "·")
	length := len([]rune(before))
	described := describing.MatchString(strings.TrimLeft(before, "“")) || describingEnd.MatchString(before)
	own := !generalOnly(before) // says more than what carriers are described by
	office := c.kind == "中心" && c.loose
	switch {
	case c.word == "学院" && school.MatchString(before), joined.MatchString(before), systemsEnd.MatchString(before) && !marked(before, stems) && !definite.MatchString(cue):
		return 0, ""
	case whole && own:
		return 0.95, "quoted name"
	case bare == "":
		return 0, ""
	case strings.Contains(before, "”") && !described:
		return 0.9, "quoted part of the name"
	case strings.Contains(before, "·"):
		return 0.9, "name with a dot"
	case marked(before, stems) && len([]rune(bare)) >= 2 && (c.kind != "社区" || !generalOnly(bare)):
		return 0.9, "names a place or an organisation"
	case described:
		return 0, ""
	case ownersMark(before) && !office && (length >= 5 || length >= 3 && definite.MatchString(cue)):
		return 0.8, "names its government"
	case (strings.HasPrefix(before, "省级") || strings.HasPrefix(before, "市级")) && (own || definite.MatchString(cue) && length >= 5):
		return 0.7, "a level and a field"
	case definite.MatchString(cue) && (length >= 5 || !c.loose && (own || length >= 4) || c.rare):
		return 0.7, "spoken of as one that is there"
	case c.rare && own && c.kind != "载体":
		return 0.6, "a word that hardly stands but in names"
	case founded.MatchString(cue) && !c.loose && length >= 4, founding.MatchString(cue) && own && (!c.loose && length >= 4 || length >= 6 || c.rare),
		founding.MatchString(cue) && lettered.MatchString(before) && (length >= 4 || !c.loose && length >= 3):
		return 0.6, "to be set up under a name"
	}
	return 0, ""
}
