package indicators

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"github.com/policygraph/policygraph/reading/zh"
)

// maxSubject is the most characters that a title's subject has. A longer one is
// a sentence, which names no field.
const maxSubject = 8

// Subject is what a plan is about, and where: what its figures need not say.
type Subject struct {
	// Topics are the fields of the title in their order, in their shortest form
	// (低空 of 低空经济产业). What a figure without a field counts is of the last.
	Topics []string
	// Places are the names of the plan's area.
	Places []string
}

// SubjectOf reads the subject from a document's title.
func SubjectOf(title string, places ...string) Subject {
	s := Subject{}
	for _, p := range places {
		if p != "" {
			s.Places = append(s.Places, p)
		}
	}
	t := titleYear.ReplaceAllString(planPeriod.ReplaceAllString(plain(title), ""), "")
	if at := strings.LastIndex(t, "关于"); at >= 0 {
		t = t[at:]
	}
	t = strings.TrimSuffix(afterSpeaker(t), "的通知")
	for _, part := range strings.FieldsFunc(s.trimTitle(t), func(c rune) bool { return strings.ContainsRune("与和及、+,:", c) }) {
		for _, word := range byScript(part) {
			if word = stem(s.trimTitle(word)); s.isField(word) && !slices.Contains(s.Topics, word) {
				s.Topics = append(s.Topics, word)
			}
		}
	}
	return s
}

// Is says whether a field named in a text is the subject as a whole: 低空经济产业 of a plan
// for 低空经济, also with the plan's place before it.
func (s Subject) Is(field string) bool {
	t := plain(field)
	if len([]rune(t)) > maxSubject+maxField || t == "" {
		return false
	}
	if w := wholeWords.At([]rune(t), 0); len(w) > 0 {
		t = string([]rune(t)[len(w):])
	}
	for _, p := range s.Places {
		t = strings.TrimPrefix(t, plain(p))
	}
	return len(s.Topics) == 1 && stem(t) == s.Main()
}

// isField says whether a word of a title can name a field: it is no place, and not
// what every title says.
func (s Subject) isField(word string) bool {
	r := []rune(word)
	if len(r) < 2 || len(r) > maxSubject || heads.Has(word) || subjectTail.Has(word) || topicTail.Has(word) {
		return false
	}
	return !slices.Contains(s.Places, word) && !(isPlaceEnd(r, len(r)-1) && len(r) <= maxPlace)
}

// maxSpeaker is the most characters of who speaks before what is to be done.
const maxSpeaker = 16

// afterSpeaker is a title from what is to be done: 某某市|支持….
func afterSpeaker(t string) string {
	r := []rune(t)
	for i := 2; i < min(len(r), maxSpeaker); i++ {
		if topicLead.At(r, i) != nil && strings.ContainsRune("省市县区州旗府厅室会局委", r[i-1]) {
			return string(r[i:])
		}
	}
	return t
}

// planPeriod is a five-year plan's period in a title.
var planPeriod = zh.MustCompile(`十[一二三四五六七八九]五(?:时期|期间)?`)

// titleYear is the year of a yearly plan or report in its title, with the body that speaks
// before it: 某某市商务局2025年|消费….
var titleYear = zh.MustCompile(`(?:^[^\d]{2,16}[局委厅办部])?\d{4}年度?`)

// Main is what a figure is about that names no field.
func (s Subject) Main() string {
	if len(s.Topics) == 0 {
		return ""
	}
	return s.Topics[len(s.Topics)-1]
}

// abbreviated is a field by its letters, where they stand alone: AI and AI+, not AIGC.
var abbreviated = zh.MustCompile(`(?i)\bAI\b`)

// plain writes a wording in one width, without spaces and quotation marks, and
// without what stands in brackets: definitions, dates, second names.
func plain(s string) string {
	var b strings.Builder
	depth := 0
	for _, c := range abbreviated.ReplaceAllString(width.Fold.String(s), "人工智能") {
		switch {
		case zh.Opens(c) && c != '《':
			depth++
		case zh.Closes(c) && c != '》':
			depth = max(0, depth-1)
		case depth > 0 || unicode.IsSpace(c) || strings.ContainsRune("“”‘’\"'「」『』《》·", c):
		default:
			b.WriteRune(unicode.ToUpper(c))
		}
	}
	t := perHead.ReplaceAllString(b.String(), "每${1}人口")
	return synonymReader.Replace(ofWhole.ReplaceAllString(t, "占"))
}

// perHead is for how many people something is counted, in any of its wordings; ofWhole is
// that a share is of the whole place's.
var (
	perHead = zh.MustCompile(`每([百千万十]+)[名位个]?(?:常住|户籍)?(?:人口|居民|人)(?:中?(?:拥有|具有|有))?`)
	ofWhole = zh.MustCompile(`占(?:全|我|本)[省市区县州旗]`)
)

// trimTitle takes off who speaks, what is done and what kind of document it is.
func (s Subject) trimTitle(t string) string {
	for {
		before := t
		t = s.trimPlace(t)
		r := []rune(t)
		if w := topicLead.At(r, 0); w != nil && len(w) < len(r) {
			r = r[len(w):]
		}
		if w := topicTail.Ending(r); w != nil && len(w) < len(r) {
			r = r[:len(r)-len(w)]
		}
		t = strings.TrimLeftFunc(string(r), isMark)
		t = strings.TrimRightFunc(t, func(c rune) bool {
			return isMark(c) || strings.ContainsRune("一二三四五六七八九十个第年", c)
		})
		if t == before {
			return t
		}
	}
}

func isMark(c rune) bool { return unicode.IsDigit(c) || strings.ContainsRune("-—–~", c) }

// governments end the name of who speaks in a title.
var governments = []string{"人民政府办公厅", "人民政府办公室", "人民政府"}

// notPlaces end like a place of the country and are none.
var notPlaces = zh.NewList("社区", "园区", "片区", "景区", "小区", "校区", "街区", "山区", "灾区", "库区", "牧区", "城市", "集市", "超市", "股市", "都市", "示范区", "集聚区", "城区", "区域", "市场", "强市", "强县", "强区", "强省", "功能区", "开发区", "高新区")

// maxPlace is the most characters of a place's name before its kind.
const maxPlace = 7

// isPlaceEnd says whether a place's name can end with the character at i.
func isPlaceEnd(r []rune, i int) bool {
	return strings.ContainsRune("省市县区州旗", r[i]) && notPlaces.Ending(r[:i+1]) == nil && notPlaces.At(r, i) == nil
}

// trimPlace takes a place's name off the start: the plan's own, or what ends
// like one.
func (s Subject) trimPlace(t string) string {
	for _, p := range s.Places {
		if rest, ok := strings.CutPrefix(t, p); ok && rest != "" {
			return rest
		}
	}
	for _, g := range governments {
		if rest, ok := strings.CutPrefix(t, g); ok {
			return rest
		}
	}
	r := []rune(t)
	for i := 2; i < min(len(r)-2, maxPlace); i++ {
		if isPlaceEnd(r, i) && topicLead.At(r, 0) == nil {
			return string(r[i+1:])
		}
	}
	return t
}

// byScript divides where Chinese and Latin characters meet: 人工智能|OPC.
func byScript(s string) []string {
	var out []string
	start, r := 0, []rune(s)
	for i := 1; i <= len(r); i++ {
		if i == len(r) || zh.IsHan(r[i]) != zh.IsHan(r[i-1]) {
			out = append(out, string(r[start:i]))
			start = i
		}
	}
	return out
}

// stem is the shortest form of a field's name.
func stem(s string) string {
	r := []rune(s)
	for {
		w := subjectTail.Ending(r)
		if w == nil || len(r)-len(w) < 2 {
			return string(r)
		}
		r = r[:len(r)-len(w)]
	}
}
