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

// listEnd closes a list: 等, 两大, 等青年创业.
var listEnd = zh.MustCompile(`(?:等\p{Han}{0,8}|[两三四五六七八九十]大)$`)

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
	start := n.back(end, "。；;，,：:！？（）()《》“”\n\t")
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
		if i-from < 2 || i-from > longestItem {
			return nil, nil
		}
		items = append(items, source.Span{Start: from, End: i})
		from = i + 1
	}
	return items, cue
}

// sharedSuffix completes the names of a list that share the carrier's word:
// 光电、眼镜两大产业创新服务综合体, 甲山、乙水和丙湖科技园. What only says what sort the
// carrier is of stands before the last and belongs to all: 国家 in 甲山、乙水国家实验室.
func (n *names) sharedSuffix(end int, c carrier) bool {
	word := end - len([]rune(c.word))
	items, cue := n.list(word)
	closed := items != nil // by 等 or a number
	if !closed {
		items, cue = n.itemsBefore(word)
	}
	items = n.dividedLast(items)
	if len(items) < 2 || !(closed && c.kind == "综合体") && !n.sharesName(items, cue, c) {
		return false
	}
	tail := c.word
	if last := &items[len(items)-1]; !closed {
		stem := n.stem(*last)
		tail = string(n.text[stem:last.End]) + c.word
		last.End = stem
	}
	var found []carrierName
	for _, at := range items {
		item := n.text[at.Start:at.End]
		if generalOnly(item) || describing.At(item, 0) != nil {
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

var noCarrier = class("no_carriers").List()

// siblings takes the items of a list that is said to be of carriers, where one
// beside them is a name that was read, and they begin with a word of their own:
// 鼓励甲山科技园、乙水汇等载体.
func (n *names) siblings(end int) {
	if !sorted.MatchString(string(n.text[end:min(len(n.text), end+longestTail)])) {
		return
	}
	items, _ := n.itemsBefore(end)
	read := func(at source.Span) bool {
		return slices.ContainsFunc(n.found, func(f carrierName) bool { return at.Start <= f.span.Start && f.span.Start < at.End })
	}
	if len(items) < 2 || !slices.ContainsFunc(items, read) {
		return
	}
	for _, at := range items {
		item := n.text[at.Start:at.End]
		if read(at) || len(item) < 3 || !ownHead(item) || noCarrier.Ending(item) != nil || bodyName.MatchString(string(item)) || medium.MatchString(string(item)) {
			continue
		}
		kind := "载体"
		if c, ok := carrierEnding(item, len(item)); ok {
			kind = c.kind
		}
		n.found = append(n.found, n.name(at, kind, &besideNamed))
	}
	slices.SortStableFunc(n.found, func(a, b carrierName) int { return a.span.Start - b.span.Start })
}
