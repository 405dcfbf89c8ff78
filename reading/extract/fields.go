package extract

import (
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// documentFields reads what a document says of itself as a whole: title,
// number, issuers, dates, period, place, and the plans that it is based on.
//
// The page's own fields (发布日期:…) are believed first where they exist, for
// they are labelled; what is printed in the document itself comes next.
func (r *reading) documentFields() {
	d := &r.file.Document
	head := r.head()
	page := r.pageFields()

	title := r.readTitle(head)
	d.Title, d.Locator = title.text, r.locate(title.span)
	d.DocNumber = r.readDocNumber(page, head)
	d.Issuers = r.readIssuers(page, head, title)
	r.readDates(page, head)
	r.readPeriod(title)
	d.Area = r.readPlace(page, title)
	d.Validity = page.first("有效性", "时效性", "效力状态", "状态").text
	d.URL = page.first("官方链接").text
	d.Kind = r.readKind(title)
	d.BasedOn = []dataset.Cited{}
	if title.found {
		r.readCited(head)
		r.readNicknames(head)
	}
}

// words is a text with its place.
type words struct {
	text string
	span source.Span
}

// line is one block's words, less white space and heading marks around it.
type line struct {
	words
	style source.Style
}

// head is the document's lines before its first section: heading, letter of
// issue, preamble. Noise is left out.
type head struct {
	lines []line
	last  []line // the document's last lines, where a signature may stand
}

const (
	headLines = 90 // a letter of issue with its list of receivers stays well below
	tailLines = 12
)

func (r *reading) head() head {
	var h head
	for i, b := range r.doc.Blocks {
		if b.Style.Noise || b.Style.Meta || b.Table != nil {
			continue
		}
		l := line{words: r.wordsAt(b.Span), style: b.Style}
		if firstSection.MatchString(l.text) || i > headLines {
			break
		}
		h.lines = append(h.lines, l)
	}
	for i := len(r.doc.Blocks) - 1; i >= 0 && len(h.last) < tailLines; i-- {
		if b := r.doc.Blocks[i]; !b.Style.Noise && !b.Style.Meta && b.Table == nil {
			h.last = append(h.last, line{words: r.wordsAt(b.Span), style: b.Style})
		}
	}
	return h
}

var (
	firstSection = zh.MustCompile(`^(?:#+ *)?(?:[一1１][、.．]|第[一1][章条节部]|[（(][一1][)）])`)
	headingMarks = zh.MustCompile(`^#+ *`)
)

// wordsAt narrows a span to its words.
func (r *reading) wordsAt(s source.Span) words {
	runes := r.doc.Text
	s.Start, s.End = zh.Trim(runes, s.Start, s.End)
	text := r.text(s)
	if marks := headingMarks.FindString(text); marks != "" {
		s.Start += len(marks) // ASCII
		text = text[len(marks):]
	}
	return words{text, s}
}

var (
	// 文号 in every style of brackets: 青政办发〔2021〕3号, 青政 [2021] 第 3 号.
	docNumber     = zh.MustCompile(`(\p{Han}{2,14}?)\s*[〔［\[(（【﹝<〈]\s*((?:19|20)\d{2})\s*[〕］\])）】﹞>〉]\s*第?\s*(\d{1,5})\s*号`)
	titledNumber  = zh.MustCompile(`[（(]\s*` + docNumber.String() + `\s*[)）]$`) // behind a heading
	docNumberOnly = zh.MustCompile(`^[（(【［\[]?\s*(?:(?:文\s*号|发文字号)\s*[:：]?\s*)?` + docNumber.String() + `(?:[，,]\p{Han}{1,12})?\s*[)）】］\]]?(?:\s+签发人.*)?$`)
)

// wideBlanks divide what stands side by side on a line: number, date and issuer.
var wideBlanks = zh.MustCompile(`\s{2,}|[\x{3000}\t]+`)

// numberFirst is a document's number at the head of a line with other fields.
var numberFirst = zh.MustCompile(`^` + docNumber.String() + `\s`)

// sideBySide divides a line between wide blanks; one that the document's number begins
// also between single ones, which is all that a page keeps.
func sideBySide(line string) []string {
	if number := numberFirst.FindString(line); number != "" {
		return append([]string{zh.TrimSpace(number)}, strings.Fields(line[len(number):])...)
	}
	if !hasWideBlank(line) {
		return []string{line}
	}
	return wideBlanks.Split(line, -1)
}

// hasWideBlank: wideBlanks matches, told without it. Few lines have any.
func hasWideBlank(line string) bool {
	blank := false
	for _, c := range line {
		switch c {
		case '\u3000', '\t':
			return true
		case ' ', '\n', '\f', '\r':
			if blank {
				return true
			}
			blank = true
		default:
			blank = false
		}
	}
	return false
}

// normalNumber writes a document number in the usual brackets and without
// spaces.
func normalNumber(s string) string {
	m := docNumber.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return zh.Unspaced(m[1]) + "〔" + m[2] + "〕" + m[3] + "号"
}

func (r *reading) readDocNumber(page pageFields, h head) string {
	if n := normalNumber(page.first("文号", "发文字号", "文件编号").text); n != "" {
		return n
	}
	for _, l := range h.lines {
		for _, part := range sideBySide(l.text) {
			part = strings.Trim(part, "*_ ")
			if docNumberOnly.MatchString(part) {
				return normalNumber(strings.TrimLeft(part, "文号发字：: （(【［["))
			}
		}
		if m := titledNumber.FindString(l.text); m != "" && notice.MatchString(zh.Unspaced(strings.TrimSuffix(l.text, m))) {
			return normalNumber(strings.Trim(m, "（()） "))
		}
	}
	return ""
}

var reportPhrase = zh.MustCompile(`截至目前|截止目前|上半年|1[` + zh.RangeMarks + `]\d{1,2}月|同比(?:增长|下降)|获评|荣获|提升了|走在全|居全[省市]`)

const reportPhrases = 4 // in a text without a plan's title: fewer may be background

// readKind tells a plan from a report: by the title, and where there is none
// by the phrases in which reports speak.
func (r *reading) readKind(title title) string {
	switch {
	case title.found:
		g, _ := genreOf(title.text)
		return g.kind
	case len(reportPhrase.FindAllStringIndex(r.wholeText(), reportPhrases)) == reportPhrases:
		return dataset.KindReport
	}
	return dataset.KindUnknown
}
