package extract

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

var (
	fullDate   = zh.MustCompile(`^` + zh.DateInDigits + `(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:[（(][^（()）]*[)）])?$`)
	printedOn  = zh.MustCompile(`((?:19|20)\d{2}[\d\s年月日./-]{2,12})印发`)
	releasedOn = zh.MustCompile(`^(\p{Han}{4,40}?)\s*` + zh.DateInDigits + `\s*(?:发布|公布)`)
)

// dateStart are the characters that a date begins with.
var dateStart = zh.NewSet("12〇○零一二三四五六七八九Ｏ０O")

// isDate says that a line is a date and nothing else, in brackets or not.
func isDate(s string) bool {
	s = inBrackets(zh.TrimSpace(s))
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, zh.IsSpace))
	if !dateStart.Has(first) {
		return false
	}
	s = zh.Unspaced(s)
	return fullDate.MatchString(s) || zh.IsDateInWords(s)
}

// inBrackets is what stands between the brackets around a text, else the text.
func inBrackets(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	last, m := utf8.DecodeLastRuneInString(s)
	if zh.Pairs(first, last) {
		return zh.TrimSpace(s[n : len(s)-m])
	}
	return s
}

var (
	// dateBehind is a date behind a heading, in brackets or after a blank.
	dateBehind = zh.MustCompile(`(?:\s*[（(〔\[【][^（()）]{0,30}` + zh.DateInDigits + `[^（()）]{0,30}[)）〕\]】]|\s+` + zh.DateInDigits + `)$`)
	dateInside = zh.MustCompile(zh.DateInDigits)
	issueWords = class("issue_words").List()
)

// withoutDate is a heading less the date of issue behind it.
func withoutDate(s string) string {
	if note := dateBehind.FindString(s); note != "" && note != s {
		if _, _, ok := signed(note); ok {
			return strings.TrimSuffix(s, note)
		}
	}
	return s
}

// signed reads a note that says when a document was issued, and perhaps by whom:
// （2024年3月5日印发）, 某县人民政府 2024年3月5日.
func signed(note string) (date string, issuers []string, ok bool) {
	note = inBrackets(zh.TrimSpace(note))
	at := dateInside.FindStringSubmatchIndex(note)
	if at == nil {
		return "", nil, false
	}
	before, after := zh.TrimSpace(note[:at[0]]), zh.TrimSpace(note[at[1]:])
	if w := issueWords.Ending([]rune(after)); w != nil {
		after = zh.TrimSpace(strings.TrimSuffix(after, string(w)))
	}
	for _, bodies := range []string{before, after} {
		if bodies == "" {
			continue
		}
		names := splitBodies(bodies, "")
		if names == nil {
			return "", nil, false
		}
		issuers = append(issuers, names...)
	}
	date, ok = zh.ISODate(note[at[2]:at[3]], note[at[4]:at[5]], note[at[6]:at[7]])
	return date, issuers, ok
}

// dateOf reads the date in a text; one that cannot be is warned of.
func (r *reading) dateOf(w words) string {
	printed, date := zh.Date(w.text)
	if printed != "" && date == "" {
		r.warn(w.span, "there is no such day: %s", printed)
	}
	return date
}

// readDates tells the dates apart: 成文 (signed), 发布 (put on the page) and
// 印发 (printed and sent).
func (r *reading) readDates(page pageFields, h head) {
	d := &r.file.Document
	d.PublishedOn = r.dateOf(page.first("发布日期", "发布时间", "公开日期", bareDateLabel, "生成日期"))
	d.IssuedOn = r.firstDate(signatureDates, page, h)
	d.PrintedOn = r.printingDate(h)
	if d.IssuedOn == "" {
		d.IssuedOn = r.firstDate(substituteDates, page, h)
	}
	r.checkDates()
}

// dateRule finds a date in the page's fields or in the document's head and end;
// "" where it has none.
type dateRule func(*reading, pageFields, head) string

// signatureDates are where the date of signature stands, and substituteDates what
// stands for it where it is not printed, in the order in which they are asked:
// the first that has one gives it.
var (
	signatureDates  = []dateRule{(*reading).labelledDate, (*reading).dateLine, (*reading).dateBesideTitle}
	substituteDates = []dateRule{(*reading).dateAmongOthers, (*reading).spokenOn, (*reading).releaseDate, (*reading).printingInstead, (*reading).bareDate, (*reading).publicationInstead}
)

func (r *reading) firstDate(rules []dateRule, page pageFields, h head) string {
	for _, rule := range rules {
		if date := rule(r, page, h); date != "" {
			return date
		}
	}
	return ""
}

func (r *reading) labelledDate(page pageFields, _ head) string {
	return r.dateOf(page.first("成文日期", "发文日期"))
}

// dateLine: a line of the head or of the document's end that is a date.
func (r *reading) dateLine(_ pageFields, h head) string {
	for _, l := range slices.Concat(h.lines, h.last) {
		if isDate(l.text) {
			if date := r.dateOf(l.words); date != "" {
				return date
			}
		}
	}
	return ""
}

var (
	dateLabel = zh.MustCompile(`^(?:(?:发布|发文|成文|印发|公开)?(?:时间|日期)|date)\s*[:：]\s*`)
	clockTime = zh.MustCompile(`\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$`)
	speechOn  = zh.MustCompile(`^[（(]?[` + zh.Dashes + `]{0,3}\s*(` + zh.Year + `年\d{1,2}月\d{1,2}日)在.{4,60}(?:会议|大会|全会|会)上`)
)

// dateAmongOthers: a date that stands beside the document's number or its issuer on a
// line of the head, with a label or without.
func (r *reading) dateAmongOthers(_ pageFields, h head) string {
	for _, l := range h.lines {
		if utf8.RuneCountInString(l.text) > titleWhole {
			continue
		}
		for _, part := range sideBySide(l.text) {
			part = clockTime.ReplaceAllString(part, "")
			bare := dateLabel.ReplaceAllString(part, "")
			if bare == l.text || !isDate(bare) {
				continue
			}
			if _, date := zh.Date(bare); date != "" {
				return date
			}
		}
	}
	return ""
}

// spokenOn: ——2024年1月16日在某县第十七届人民代表大会第三次会议上, below a report's title.
func (r *reading) spokenOn(_ pageFields, h head) string {
	for _, l := range h.lines {
		if m := speechOn.FindStringSubmatch(l.text); m != nil {
			_, date := zh.Date(m[1])
			return date
		}
	}
	return ""
}

// dateBesideTitle: …实施意见（2024年3月5日）, or below it （某县人民政府 2024年3月5日）.
func (r *reading) dateBesideTitle(_ pageFields, h head) string {
	for _, l := range h.lines {
		if utf8.RuneCountInString(l.text) > titleWhole {
			continue
		}
		if note := dateBehind.FindString(l.text); note != "" {
			if _, ends := genreOf(spacedTitle(strings.TrimSuffix(l.text, note))); !ends && note != l.text && splitBodies(strings.TrimSuffix(l.text, note), "") == nil {
				continue
			}
			if date, _, ok := signed(note); ok {
				return date
			}
		}
	}
	return ""
}

// releaseDate: 某市人民政府2024年3月5日发布.
func (r *reading) releaseDate(_ pageFields, h head) string {
	for _, l := range shortLines(h) {
		if m := releasedOn.FindStringSubmatch(l.text); m != nil && bodyName.MatchString(m[1]) {
			if date, ok := zh.ISODate(m[2], m[3], m[4]); ok {
				return date
			}
		}
	}
	return ""
}

func (r *reading) printingInstead(pageFields, head) string {
	d := &r.file.Document
	if d.PrintedOn != "" {
		r.warn(r.titleSpan(), "no date of signature is printed: the date of printing, %s, stands for it", d.PrintedOn)
	}
	return d.PrintedOn
}

// bareDate: a date below the page's title that nothing labels.
func (r *reading) bareDate(page pageFields, _ head) string {
	return r.dateOf(page.first(bareDateLabel))
}

func (r *reading) publicationInstead(pageFields, head) string {
	d := &r.file.Document
	if d.PublishedOn != "" {
		r.warn(r.titleSpan(), "no date of signature is printed: the date of publication, %s, stands for it", d.PublishedOn)
	}
	return d.PublishedOn
}

// printingDate: 某市人民政府办公室2024年3月6日印发.
func (r *reading) printingDate(h head) string {
	for _, l := range shortLines(h) {
		m := printedOn.FindStringSubmatch(l.text)
		if m == nil {
			continue
		}
		if date := r.dateOf(words{m[1], l.span}); date != "" {
			return date
		}
		if !zh.HasDate(m[1]) {
			r.warn(l.span, "the date of printing cannot be read: %s", zh.TrimSpace(m[1]))
		}
	}
	return ""
}

// shortLines are the lines of the end and of the head that are no running text.
func shortLines(h head) []line {
	return slices.DeleteFunc(slices.Concat(h.last, h.lines), func(l line) bool { return utf8.RuneCountInString(l.text) > titleWhole })
}

func (r *reading) titleSpan() source.Span {
	return source.Span{Start: r.file.Document.Start, End: r.file.Document.End}
}

// checkDates warns of dates that do not go together.
func (r *reading) checkDates() {
	d := &r.file.Document
	if early(d.IssuedOn, d.PublishedOn) {
		r.warn(r.titleSpan(), "signed on %s but published on %s: one of the years may be a slip", d.IssuedOn, d.PublishedOn)
	}
	if d.PublishedOn != "" && d.IssuedOn > d.PublishedOn {
		r.warn(r.titleSpan(), "published on %s before it was signed on %s", d.PublishedOn, d.IssuedOn)
	}
}

// early says that a signature is more than 300 days before publication.
func early(issued, published string) bool {
	const layout = "2006-01-02"
	a, err := time.Parse(layout, issued)
	if err != nil {
		return false
	}
	b, err := time.Parse(layout, published)
	return err == nil && b.Sub(a) > 300*24*time.Hour
}
