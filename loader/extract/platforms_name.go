package extract

import (
	"regexp"
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
	for _, c := range carriers {
		if n := len([]rune(c.word)); n <= end && len(c.word) > len(best.word) && string(text[end-n:end]) == c.word {
			best = c
		}
	}
	if best.word == "" {
		return carrier{}, false
	}
	rest := string(text[end:min(len(text), end+8)])
	for _, c := range carriers { // the middle of a longer word: 产业园区
		if strings.HasSuffix(best.word, "园") && strings.HasPrefix(rest, "区") && strings.HasSuffix(c.word, best.word+"区") {
			return carrier{}, false
		}
	}
	return best, !notAfter.MatchString(rest)
}

// nameEnding reads the name that ends with a carrier's word.
func nameEnding(text []rune, end int, c carrier, stems []string) (carrierName, bool) {
	word := len([]rune(c.word))
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
	if strings.HasSuffix(cue, "与") && partner[c.kind] {
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
	case c.kind == "学院" && school.MatchString(before), joined.MatchString(before), systemsEnd.MatchString(before) && !marked(before, stems) && !definite.MatchString(cue):
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
