package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// title is the document's printed heading. Where there is none, text is the
// wording's beginning and found is false. wrapper is the heading of the letter
// that issues the plan, where there is one.
type title struct {
	words
	found   bool
	weak    bool // its last word may name a table too
	wrapper string
}

var (
	countedEnd = zh.MustCompile(`(?:\d+|[一二三四五六七八九十]+)条$`)
	// issues is a heading that tells who issued what: 某省委办公厅印发《…》.
	issues    = zh.MustCompile(`^.{4,60}?印发(《.+》)$`)
	notice    = zh.MustCompile(`^(.*?)关于(?:印发|下达|公布|发布|下发|转发|批转)(.+?)的(?:通知|公告|函)$`)
	noteAlone = zh.MustCompile(`^(?:[（(〔\[][^（()）]{2,30}[)）〕\]])+$`)
	lastNote  = zh.MustCompile(`(?:[（(〔\[][^（()）]{2,30}[)）〕\]])+$`)
	// footnote is the mark of one: 统计公报[1].
	footnote = zh.MustCompile(`[〔\[【]\d{1,2}[】\]〕]$`)
	// What a heading can be followed by in brackets as a part of it.
	titleNote = zh.MustCompile(`\d{4}|试行|暂行|征求意见|草案|修订|送审|讨论稿|第.+[轮批期]`)
	// What no line of a heading is.
	noTitle = zh.MustCompile(`[。；;，,：:！？]$|^附\s*[件表录]|^(?:行动|任务|工程|措施|专项|板块|专栏)[一二三四五六七八九十\d]+\s*[：:、.]|^[一二三四五六七八九十]{1,3}、|^[（(]?\d{1,2}[)）]?[、.．]|^各.{2,}|^(?:主送|抄送|此件)`)
)

const (
	titleLine  = 70 // letters of one line of a heading at most
	titleWhole = 160
	titleLines = 4
	openingOf  = 30 // letters of the wording that stand for a title
	// longestHeading is how many bytes a line of a heading may have with a date behind it.
	longestHeading = 3 * (titleLine + 60)
)

// The words that titles end with.
var (
	genreClass = class("genres")
	genreWords = genreClass.List()
	genreSays  = genreClass.Says()
)

// genre is what the end of a title says of the document.
type genre struct {
	kind  string
	first bool // only the first line of a document, or a heading of its own style
}

// genreOf reads the end of a title less what stands in brackets behind it.
func genreOf(title string) (genre, bool) {
	bare := []rune(strings.TrimRight(lastNote.ReplaceAllString(title, ""), "》"))
	if word := genreWords.Ending(bare); word != nil {
		kind, first, _ := strings.Cut(genreSays[string(word)], " ")
		return genre{kind, first != ""}, true
	}
	return genre{kind: dataset.KindPlan}, countedEnd.MatchString(string(bare))
}

// readTitle finds the plan's own heading: the last heading before the first
// section, for the letter of issue stands above it. Where only the letter has
// one, the plan's name is what it issues.
func (r *reading) readTitle(h head) title {
	own := title{}
	for _, c := range titles(h.lines) {
		if m := notice.FindStringSubmatch(c.text); m != nil {
			wrapper := c.text
			if !own.found || own.weak {
				own = c
				own.text = unquote(m[2])
			}
			own.wrapper = wrapper
			continue
		}
		if m := issues.FindStringSubmatch(c.text); m != nil && !strings.Contains(c.text, "关于印发") {
			c.text = unquote(m[1])
		}
		if c.weak && own.found {
			continue
		}
		c.wrapper = own.wrapper
		own = c
	}
	if own.found {
		return own
	}
	return r.opening()
}

// titles are the headings among lines, each with the note in brackets below it that
// is a part of it.
func titles(lines []line) []title {
	var out []title
	for i := 0; i < len(lines); i++ {
		h, ok := headingAt(lines, i)
		if !ok {
			continue
		}
		end := i
		if i+1 < len(lines) {
			if note := zh.Unspaced(lines[i+1].text); noteAlone.MatchString(note) && titleNote.MatchString(note) && !zh.HasDate(note) && !docNumberOnly.MatchString(note) {
				h.text += note
				end++
			}
		}
		h.span.End = lines[end].span.End
		out = append(out, h)
		i = end
	}
	return out
}

// headingAt says whether a heading ends with line i, and where it begins: one that
// is broken over lines is put together again.
func headingAt(lines []line, i int) (title, bool) {
	if !headingPart(lines[i]) {
		return title{}, false
	}
	last, tag := withoutTag(footnote.ReplaceAllString(titledNumber.ReplaceAllString(withoutDate(lines[i].text), ""), ""))
	whole := spacedTitle(last)
	g, ends := genreOf(whole)
	if !ends || noteAlone.MatchString(whole) {
		return title{}, false
	}
	start := i
	for start > 0 && i-start+1 < titleLines {
		text, ok := partAbove(lines[start-1], whole)
		if !ok {
			break
		}
		whole, start = text+whole, start-1
	}
	weak := g.first && start > 0 && lines[i].style.Heading == 0 && placeIn(whole) == "" && !titleYear.MatchString(whole)
	span := source.Span{Start: lines[start].span.Start, End: lines[i].span.End}
	if start == i {
		span.Start += tag
	}
	n := utf8.RuneCountInString(whole)
	return title{words: words{whole, span}, found: true, weak: g.first}, !weak && n >= 6 && n <= titleWhole
}

// headingPart tells a line that may be one of a heading's.
func headingPart(l line) bool {
	if len(l.text) > longestHeading {
		return false
	}
	text := withoutDate(l.text)
	n := utf8.RuneCountInString(text)
	return n >= 2 && n <= titleLine && !noTitle.MatchString(text) && !docNumberOnly.MatchString(text) && !isDate(l.text)
}

// partAbove is what the line above adds to a heading: its beginning, which is
// broken off, or who issues what is titled 关于….
func partAbove(above line, whole string) (string, bool) {
	text := zh.Unspaced(above.text)
	if _, ends := genreOf(text); ends || !headingPart(above) || noteAlone.MatchString(text) {
		return "", false
	}
	if issuers := splitBodies(above.text, ""); len(issuers) > 0 && (strings.HasPrefix(whole, "关于") || issuersOf(whole, "") != nil) {
		text = strings.Join(issuers, " ")
		if !strings.HasPrefix(whole, "关于") {
			text += " "
		}
		return text, true
	}
	if strings.HasPrefix(whole, "关于") && bodyName.MatchString(text) {
		return text, true
	}
	return text, utf8.RuneCountInString(text) >= 6 && !bodyName.MatchString(text) && !strings.HasPrefix(whole, text) && brokenOff(text, whole)
}

// withoutTag leaves off the name of a page's column before a heading: 【通知公告】.
func withoutTag(s string) (rest string, tag int) {
	m := columnTag.FindString(s)
	if _, ends := genreOf(s[len(m):]); !ends {
		return s, 0
	}
	return s[len(m):], utf8.RuneCountInString(m)
}

var columnTag = zh.MustCompile(`^【[^】]{2,20}】`)

// spacedTitle is a heading less its blanks, but for one between two issuers.
func spacedTitle(s string) string {
	parts := strings.FieldsFunc(s, zh.IsSpace)
	var out strings.Builder
	for i, part := range parts {
		out.WriteString(part)
		if i+1 < len(parts) && bodyName.MatchString(part) {
			next, _, _ := strings.Cut(parts[i+1], "关于")
			if bodyName.MatchString(next) && utf8.RuneCountInString(next) >= 3 {
				out.WriteByte(' ')
			}
		}
	}
	return out.String()
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

// headline is the only heading of the outermost level that the file marks as one, where
// it ends in no genre: 某市今年新增驿站百个.
func (r *reading) headline() (title, bool) {
	var found title
	for _, b := range r.doc.Blocks {
		if b.Style.Noise || b.Style.Meta || b.Style.Heading != 1 {
			continue
		}
		w := r.wordsAt(b.Span)
		if found.text != "" || utf8.RuneCountInString(w.text) > titleWhole || firstSection.MatchString(w.text) {
			return title{}, false
		}
		found = title{words: w}
	}
	return found, found.text != ""
}

// opening stands for the title of a document without one.
func (r *reading) opening() title {
	if headline, ok := r.headline(); ok {
		return headline
	}
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
