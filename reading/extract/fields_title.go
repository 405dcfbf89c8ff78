package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// title is the document's printed heading. Where there is none, text is the
// wording's beginning and found is false. wrapper is the heading of the letter
// that issues the plan, where there is one.
type title struct {
	words
	found   bool
	wrapper string
}

var (
	titleEnd  = zh.MustCompile(`(?:计划|方案|意见|举措|措施|要点|规划|纲要|办法|规定|细则|政策|清单|任务书|报告|总结|通知|决定|通报|公告|任务|行动|工程|指引|导则|指南|路线图|白皮书|建议|条例|若干条|\d+条|[一二三四五六七八九十]+条)$`)
	notice    = zh.MustCompile(`^(.*?)关于(?:印发|公布|发布|下发|转发|批转)(.+?)的(?:通知|公告|函)$`)
	noteAlone = zh.MustCompile(`^(?:[（(〔\[][^（()）]{2,30}[)）〕\]])+$`)
	lastNote  = zh.MustCompile(`(?:[（(〔\[][^（()）]{2,30}[)）〕\]])+$`)
	// What a heading can be followed by in brackets as a part of it.
	titleNote = zh.MustCompile(`\d{4}|试行|暂行|征求意见|草案|修订|送审|讨论稿|第.+[轮批期]`)
	// What no line of a heading is.
	noTitle = zh.MustCompile(`[。；;，,：:！？]$|^附\s*[件表录]|^[（(]?\d{1,2}[)）]?[、.．]|^各.{2,}|^(?:主送|抄送|此件)`)
)

const (
	titleLine  = 70 // letters of one line of a heading at most
	titleWhole = 160
	titleLines = 4
	openingOf  = 30 // letters of the wording that stand for a title
)

// readTitle finds the plan's own heading: the last heading before the first
// section, for the letter of issue stands above it. Where only the letter has
// one, the plan's name is what it issues.
func (r *reading) readTitle(h head) title {
	var candidates []title
	for i := 0; i < len(h.lines); i++ {
		start, whole, ok := headingAt(h.lines, i)
		if !ok {
			continue
		}
		end := i
		if i+1 < len(h.lines) {
			if note := zh.Unspaced(h.lines[i+1].text); noteAlone.MatchString(note) && titleNote.MatchString(note) && !docNumberOnly.MatchString(note) {
				whole += note
				end++
			}
		}
		candidates = append(candidates, title{words: words{whole, source.Span{Start: h.lines[start].span.Start, End: h.lines[end].span.End}}, found: true})
		i = end
	}
	wrapper, own := "", title{}
	for _, c := range candidates {
		if m := notice.FindStringSubmatch(c.text); m != nil {
			wrapper = c.text
			if !own.found {
				own = c
				own.text = unquote(m[2])
			}
			continue
		}
		own = c
	}
	if own.found {
		own.wrapper = wrapper
		return own
	}
	return r.opening()
}

// headingAt says whether a heading ends with line i, and on which line it
// begins: one that is broken over lines is put together again.
func headingAt(lines []line, i int) (start int, whole string, ok bool) {
	part := func(l line) bool {
		n := utf8.RuneCountInString(l.text)
		return n >= 2 && n <= titleLine && !noTitle.MatchString(l.text) && !docNumberOnly.MatchString(l.text) && !isDate(l.text)
	}
	if !part(lines[i]) {
		return 0, "", false
	}
	whole = zh.Unspaced(titledNumber.ReplaceAllString(lines[i].text, ""))
	bare := lastNote.ReplaceAllString(whole, "")
	if !titleEnd.MatchString(strings.TrimRight(bare, "》")) || noteAlone.MatchString(whole) {
		return 0, "", false
	}
	for start = i; start > 0 && i-start+1 < titleLines; start-- {
		above := lines[start-1]
		text := zh.Unspaced(above.text)
		joined := text + whole
		begun := strings.HasPrefix(whole, "关于") && bodyName.MatchString(text) // an issuer, and what it issues
		switch {
		case !part(above) || noteAlone.MatchString(text) || titleEnd.MatchString(lastNote.ReplaceAllString(text, "")):
		case begun, utf8.RuneCountInString(text) >= 6 && !bodyName.MatchString(text) && !strings.HasPrefix(whole, text) && brokenOff(text, whole):
			whole = joined
			continue
		}
		break
	}
	return start, whole, utf8.RuneCountInString(whole) >= 6 && utf8.RuneCountInString(whole) <= titleWhole
}

// brokenOff says that a line runs on in the next one: a bracket or quotation
// mark stays open, or what follows is too short for a heading of its own, or
// the line has begun with what a heading begins with.
func brokenOff(text, next string) bool {
	return strings.Count(text, "《") > strings.Count(text, "》") || strings.Contains(text, "关于") ||
		utf8.RuneCountInString(lastNote.ReplaceAllString(next, "")) < 12
}

// unquote takes the book title marks off a plan's name.
func unquote(s string) string {
	if inner, ok := strings.CutPrefix(s, "《"); ok {
		if at := strings.LastIndex(inner, "》"); at >= 0 {
			return inner[:at] + inner[at+len("》"):]
		}
	}
	return s
}

// opening stands for the title of a document without one.
func (r *reading) opening() title {
	for _, b := range r.doc.Blocks {
		if b.Style.Noise || b.Style.Meta {
			continue
		}
		w := r.wordsAt(b.Span)
		if utf8.RuneCountInString(w.text) < openingOf {
			continue // a running head, a column's name
		}
		w.span.End = w.span.Start + openingOf
		return title{words: words{r.text(w.span) + "…", w.span}}
	}
	for _, b := range r.doc.Blocks {
		if w := r.wordsAt(b.Span); w.text != "" {
			return title{words: w}
		}
	}
	return title{}
}
