package extract

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

const (
	longestTail = 10 // 等三大, 等青年人才创业
	longestItem = 14 // letters of an item of a list
)

// listEnd closes a list: 等, 两大, 等青年创业, 3个专业.
var listEnd = zh.MustCompile(`(?:等\p{Han}{0,8}|等?[两三四五六七八九十]大|等?(?:[两三四五六七八九十]|\d{1,2})[个家座]\p{Han}{0,4})$`)

// numbered closes a list by how many it has, and says of what sort they are.
var numbered = zh.MustCompile(`等?(?:[两三四五六七八九十]|\d{1,2})[个家座](\p{Han}{0,4})$`)

// list is the items of a list that ends before a carrier's word (A、B等两大…),
// and the words that lead it in.
func (n *names) list(at int) (items []source.Span, cue []rune) {
	m := listEnd.FindString(string(n.text[max(0, at-longestTail):at]))
	if m == "" {
		return nil, nil
	}
	return n.itemsBefore(at - len([]rune(m)))
}

// itemsBefore is the items of a list that ends at a place, and the words that
// lead it in.
func (n *names) itemsBefore(end int) (items []source.Span, cue []rune) {
	start := n.listStart(end)
	lead := leadEnd(n.text[start:end])
	cue = n.text[start : start+lead]
	start += lead
	if start < end && strings.ContainsRune("与和同", n.text[start]) {
		start++
	}
	from := start
	for i := start; i <= end; i++ {
		if i < end && n.text[i] != '、' {
			continue
		}
		to := from + len(n.unbracketed(from, i))
		if to-from < 2 || to-from > longestItem {
			return nil, nil
		}
		items = append(items, source.Span{Start: from, End: to})
		from = i + 1
	}
	return items, cue
}

// listStart is where the clause of a list begins. A bracket behind an item is a part
// of it: 甲、乙（共建）、丙.
func (n *names) listStart(end int) int {
	start := n.back(end, aroundList)
	for start > 0 && strings.ContainsRune("）)", n.text[start-1]) && start < end && n.text[start] == '、' {
		open := openerOf(n.text, start-1)
		if open < 0 {
			break
		}
		start = n.back(open, aroundList)
	}
	return start
}

// sharedSuffix completes the names of a list that share the carrier's word:
// 光电、眼镜两大产业创新服务综合体, 甲山、乙水和丙湖科技园. What only says what sort the
// carrier is of stands before the last and belongs to all: 国家 in 甲山、乙水国家实验室.
func (n *names) sharedSuffix(end int, c carrier) bool {
	word := end - len([]rune(c.word))
	items, cue := n.list(word)
	closed := len(items) > 0 // by 等 or a number
	if !closed {
		items, cue = n.itemsBefore(word)
	}
	items = n.dividedLast(items)
	if len(items) < 2 || !(closed && (c.kind == "综合体" || n.numbered(word))) && !n.sharesName(items, cue, c) {
		return false
	}
	tail := n.sortBefore(word) + c.word
	if last := &items[len(items)-1]; !closed {
		stem := n.stem(*last)
		tail = string(n.text[stem:last.End]) + c.word
		last.End = stem
	}
	var found []carrierName
	for _, at := range items {
		item := n.text[at.Start:at.End]
		if !n.shares(item, items) || n.numbered(word) && made(item, general, trades) {
			return false
		}
		name := n.name(at, c.kind, &sharesSuffix)
		name.text += tail
		found = append(found, name)
	}
	if !closed {
		found[len(found)-1].span.End = end
	}
	n.found = append(n.found, found...)
	return !closed
}

// shares says that an item may be one that shares a carrier's word: it says more than
// a sort, which among those of the country it need not.
func (n *names) shares(item []rune, items []source.Span) bool {
	first := n.text[items[0].Start:items[0].End]
	return !generalOnly(item) && (describing.At(item, 0) == nil || nationwide.At(first, 0) != nil)
}

// sortBefore is the sort that the number of a list's items speaks of: 专业 of
// 甲、乙2个专业孵化器.
func (n *names) sortBefore(word int) string {
	m := numbered.FindStringSubmatch(string(n.text[max(0, word-longestTail):word]))
	if m == nil {
		return ""
	}
	return m[1]
}

// dividedLast are the items with the last divided at an "and".
func (n *names) dividedLast(items []source.Span) []source.Span {
	if len(items) == 0 {
		return nil
	}
	last := items[len(items)-1]
	for i := last.Start + 2; i+2 < last.End; i++ {
		if strings.ContainsRune("和及与", n.text[i]) {
			return append(slices.Clone(items[:len(items)-1]), source.Span{Start: last.Start, End: i}, source.Span{Start: i + 1, End: last.End})
		}
	}
	return items
}

// sharesName: a verb leads to the list, and all its items begin with words of their
// own, and are short, and no names of carriers themselves.
func (n *names) sharesName(items []source.Span, cue []rune, c carrier) bool {
	if c.ambiguous || c.kind == "公园" || len(cue) == 0 || !follows(cue, founding) && !follows(cue, advancing) && !follows(cue, definite) {
		return false
	}
	ranked := nationwidePrefix(n.text[items[0].Start:items[0].End]) > 0 // 国家甲、乙实验室
	return !slices.ContainsFunc(items, func(at source.Span) bool {
		item := n.text[at.Start:n.stem(at)]
		item = item[nationwidePrefix(item):]
		if phase.MatchString(string(item[max(0, len(item)-2):])) {
			item = item[:len(item)-2]
		}
		return len(item) < 2 || len(item) > longestShared || !ranked && !ownHead(item) && !n.marked(item) || generalOnly(item) || endsAsCarrier(item) || noCarrier.Ending(item) != nil || bodyName.MatchString(string(item))
	})
}

// longestShared is how long an item is at most that shares its carrier's word.
const longestShared = 9

// nationwidePrefix is how long the word at the head of a name is that says whose it is:
// 国家, 省.
func nationwidePrefix(item []rune) int {
	if w := nationwide.At(item, 0); w != nil {
		return len(w)
	}
	if len(item) > 2 && strings.ContainsRune(zh.Divisions, item[0]) {
		return 1
	}
	return 0
}

// stem is where the words of an item end that are its own: those behind them only
// say of what sort the carrier is.
func (n *names) stem(at source.Span) int {
	end := at.End
	for end > at.Start {
		word := general.Ending(n.text[at.Start:end])
		if len(word) < 2 || end-len(word) < at.Start+2 {
			break
		}
		end -= len(word)
	}
	return end
}

// apposed takes the items of a list that are said to be platforms:
// 依托A、B两大平台.
func (n *names) apposed(end int, c carrier) {
	if c.word != "平台" {
		return
	}
	items, cue := n.list(end - len([]rune(c.word)))
	var found []carrierName
	for _, at := range items {
		item := n.text[at.Start:at.End]
		open := n.text[items[len(items)-1].End] == '等' // of deeds as of platforms: 民情夜谈等平台
		if endsAsCarrier(item) {
			continue // it is read as a name of its own
		}
		s := string(item)
		known := orgWord.MatchString(s) && !bodyName.MatchString(s) || follows(cue, definite) && len(items) > 1 && !open
		if !known || generalOnly(item) || describing.At(item, 0) != nil || medium.MatchString(s) {
			return
		}
		found = append(found, n.name(at, c.kind, &saidToBe))
	}
	n.found = append(n.found, found...)
}

// sorted says what the items of a list are, after its end: A、B等载体, 以A、B为核心.
var sorted = zh.MustCompile(`^(?:等\p{Han}{0,6}?(?:载体|平台|园区|基地|阵地|社区|孵化器|集聚区)|为\p{Han}{0,4}?(?:核心|依托|载体|支撑|引领|龙头|阵地|基础|重点))`)

// sortedNouns are the nouns of sorted, of which one must stand there.
var sortedNouns = zh.NewList("载体", "平台", "园区", "基地", "阵地", "社区", "孵化器", "集聚区", "核心", "依托", "支撑", "引领", "龙头", "基础", "重点")

var noCarrier = class("no_carriers").List()

// parks ends what a list of nothing but parks and such is said to be.
var parks = zh.MustCompile(`^等(?:园区|\p{Han}{0,6}?(?:[^社]园区|孵化器|众创空间|加速器|科技园|产业园))`)

// siblings takes the items of a list that is said to be of carriers, where they say more
// than a sort, and one beside them is a name that was read or all are parks:
// 鼓励甲山科技园、乙水汇等载体, 甲山美谷、乙水开发区等园区.
func (n *names) siblings(end int) {
	behind := n.text[end:min(len(n.text), end+longestTail)]
	if !sortedNouns.In(behind) {
		return // as of most lists
	}
	after := string(behind)
	if !sorted.MatchString(after) {
		return
	}
	items, _ := n.itemsBefore(end)
	read := func(at source.Span) bool {
		return slices.ContainsFunc(n.found, func(f carrierName) bool { return at.Start <= f.span.Start && f.span.Start < at.End })
	}
	if len(items) < 2 {
		return
	}
	of := besideNamed
	if !slices.ContainsFunc(items, read) {
		if !parks.MatchString(after) || slices.ContainsFunc(items, func(at source.Span) bool { return !n.proper(at) }) {
			return
		}
		of = saidToBe
	}
	for _, at := range items {
		if read(at) || !n.proper(at) {
			continue
		}
		kind := "载体"
		if c, ok := carrierEnding(n.text[at.Start:at.End], at.End-at.Start); ok {
			kind = c.kind
		}
		n.found = append(n.found, n.name(at, kind, &of))
	}
	slices.SortStableFunc(n.found, func(a, b carrierName) int { return a.span.Start - b.span.Start })
}

// proper says that an item of a list of carriers may be the name of one: it says more
// than a sort and ends in nothing that carries nothing.
func (n *names) proper(at source.Span) bool {
	item := n.text[at.Start:at.End]
	s := string(item)
	return len(item) >= 3 && !made(item, general, trades) && describing.At(item, 0) == nil && !anySome.MatchString(s) &&
		noCarrier.Ending(item) == nil && !bodyName.MatchString(s) && !medium.MatchString(s)
}

// anySome begins words for some of a sort, and ends those for all that is in a place.
var anySome = zh.MustCompile(`^(?:各|若干|一批|多|[\d一二三四五六七八九十百千]+[个家座])|[省市县镇乡村]$`)

// neighbours takes words that nothing speaks against as a name where they stand in a
// list beside a name: 甲山实验室、先进光源研究院.
func (n *names) neighbours() {
	for i := range n.refused {
		r := &n.refused[i]
		if !r.open || slices.ContainsFunc(n.found, func(f carrierName) bool { return f.span == r.span }) {
			continue
		}
		beside := slices.ContainsFunc(n.found, func(f carrierName) bool {
			return f.rule != besideNamed.Name && (n.joins(f.span.End, r.span.Start) || n.joins(r.span.End, f.span.Start))
		})
		if beside {
			n.found = append(n.found, n.name(r.span, r.kind, &besideNamed))
			r.open = false
		}
	}
	n.refused = slices.DeleteFunc(n.refused, func(r carrierName) bool {
		return slices.ContainsFunc(n.found, func(f carrierName) bool { return f.span == r.span })
	})
	slices.SortStableFunc(n.found, func(a, b carrierName) int { return a.span.Start - b.span.Start })
}

// joins says that nothing but the mark of a list or an "and" stands between two
// places.
func (n *names) joins(end, start int) bool {
	return start == end+1 && strings.ContainsRune("、和与及", n.text[end])
}

// numbered says that a list before a carrier's word is closed by how many it has.
func (n *names) numbered(word int) bool {
	return !strings.HasPrefix(string(n.text[word:]), "中心") && numbered.MatchString(string(n.text[max(0, word-longestTail):word]))
}
