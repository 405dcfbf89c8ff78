package extract

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

var (
	datePart   = `((?:19|20)\d{2})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?`
	fullDate   = zh.MustCompile(`^` + datePart + `(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:[（(][^（()）]*[)）])?$`)
	anyDate    = zh.MustCompile(datePart)
	hanDate    = zh.MustCompile(`^([〇○零一二三四五六七八九Ｏ０O]{4})年([一二三四五六七八九十元]{1,3})月([一二三四五六七八九十]{1,3})日$`)
	printedOn  = zh.MustCompile(`((?:19|20)\d{2}[\d\s年月日./-]{2,12})印发`)
	releasedOn = zh.MustCompile(`^(\p{Han}{4,40}?)\s*` + datePart + `\s*(?:发布|公布)`)
	inForce    = zh.MustCompile(`自\s*` + datePart + `\s*起\s*(?:施行|实施|执行|生效)`)
	inForceFor = zh.MustCompile(`自\s*` + datePart + `\s*起?\s*[至到]\s*` + datePart)
	validUntil = zh.MustCompile(`(?:有效期(?:限)?(?:至|到)|(?:施行|实施|执行|有效)(?:至|到))\s*` + datePart)
	forceWord  = zh.MustCompile(`有效期|施行|执行期`)
	titleYears = zh.MustCompile(`((?:19|20)\d{2})\s*年?\s*(?:[-—–－~～―﹣至到]|——)+\s*((?:19|20)\d{2})\s*年?`)
	titleYear  = zh.MustCompile(`((?:19|20)\d{2})\s*年`)
)

// isoDate writes a date found by datePart as 2021-03-05; false for a day that
// there is not.
func isoDate(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), t.Year() == y && int(t.Month()) == m && t.Day() == d
}

// dateStart are the characters that a date begins with.
var dateStart = zh.NewSet("12〇○零一二三四五六七八九Ｏ０O")

// isDate says that a line is a date and nothing else.
func isDate(s string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, zh.IsSpace))
	if !dateStart.Has(first) {
		return false
	}
	s = zh.Unspaced(s)
	return fullDate.MatchString(s) || hanDate.MatchString(s)
}

// dateOf reads the date in a text; one that cannot be is warned of.
func (r *reading) dateOf(w words) string {
	text := zh.TrimSpace(w.text)
	if m := hanDate.FindStringSubmatch(zh.Unspaced(text)); m != nil {
		text = zh.Digitwise(m[1]) + "年" + numeral(m[2]) + "月" + numeral(m[3]) + "日"
	}
	m := anyDate.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	date, ok := isoDate(m[1], m[2], m[3])
	if !ok {
		r.warn(w.span, "there is no such day: %s", m[0])
		return ""
	}
	return date
}

// numeral writes a month or a day in digits. 元 is the first month.
func numeral(s string) string {
	n, ok := zh.Numeral([]rune(strings.Replace(s, "元", "一", 1)))
	if !ok {
		return s
	}
	return strconv.Itoa(n)
}

// readDates tells the dates apart: 成文 (signed), 发布 (put on the page) and
// 印发 (printed and sent).
func (r *reading) readDates(page pageFields, h head) {
	d := &r.file.Document
	d.PublishedOn = r.dateOf(page.first("发布日期", "发布时间", "公开日期", bareDateLabel, "生成日期"))
	d.IssuedOn = r.dateOf(page.first("成文日期", "发文日期"))
	for _, lines := range [][]line{h.lines, h.last} {
		for _, l := range lines {
			if d.IssuedOn == "" && isDate(l.text) {
				d.IssuedOn = r.dateOf(l.words)
			}
		}
	}
	for _, l := range append(h.last, h.lines...) {
		if utf8.RuneCountInString(l.text) > titleWhole {
			continue
		}
		if m := printedOn.FindStringSubmatch(l.text); m != nil && d.PrintedOn == "" {
			if d.PrintedOn = r.dateOf(words{m[1], l.span}); d.PrintedOn == "" && !anyDate.MatchString(m[1]) {
				r.warn(l.span, "the date of printing cannot be read: %s", zh.TrimSpace(m[1]))
			}
		}
		if m := releasedOn.FindStringSubmatch(l.text); m != nil && d.IssuedOn == "" && bodyName.MatchString(m[1]) {
			if date, ok := isoDate(m[2], m[3], m[4]); ok {
				d.IssuedOn = date
			}
		}
	}
	title := source.Span{Start: d.Start, End: d.End}
	if d.IssuedOn == "" && d.PrintedOn != "" {
		d.IssuedOn = d.PrintedOn
		r.warn(title, "no date of signature is printed: the date of printing, %s, stands for it", d.PrintedOn)
	}
	if d.IssuedOn == "" {
		d.IssuedOn = r.dateOf(page.first(bareDateLabel))
	}
	if d.IssuedOn == "" && d.PublishedOn != "" {
		d.IssuedOn = d.PublishedOn
		r.warn(title, "no date of signature is printed: the date of publication, %s, stands for it", d.PublishedOn)
	}
	if early(d.IssuedOn, d.PublishedOn) {
		r.warn(title, "signed on %s but published on %s: one of the years may be a slip", d.IssuedOn, d.PublishedOn)
	}
	if d.PublishedOn != "" && d.IssuedOn > d.PublishedOn {
		r.warn(title, "published on %s before it was signed on %s", d.PublishedOn, d.IssuedOn)
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

// readPeriod reads the time that the plan is for: what a clause on its coming
// into force says, else the years of the title.
func (r *reading) readPeriod(t title) {
	d := &r.file.Document
	for _, text := range []string{t.text, t.wrapper} {
		if d.PeriodStart != "" || !t.found {
			break
		}
		if m := titleYears.FindStringSubmatch(text); m != nil {
			d.PeriodStart, d.PeriodEnd = m[1], m[2]
		} else if m := titleYear.FindStringSubmatch(text); m != nil {
			d.PeriodStart, d.PeriodEnd = m[1], m[1]
		} else if plan, ok := zh.NextFiveYearPlan([]rune(text), 0); ok {
			d.PeriodStart, d.PeriodEnd = strconv.Itoa(plan.First), strconv.Itoa(plan.Last)
		}
	}
	for clause := range strings.Lines(r.wholeText()) {
		if !strings.Contains(clause, "20") && !strings.Contains(clause, "19") {
			continue // a date has a year
		}
		if !strings.Contains(clause, "施行") && !strings.Contains(clause, "有效") && !strings.Contains(clause, "执行期") && !strings.Contains(clause, "起") {
			continue
		}
		if m := inForce.FindStringSubmatch(clause); m != nil {
			if date, ok := isoDate(m[1], m[2], m[3]); ok {
				d.PeriodStart = date
			}
		}
		if m := inForceFor.FindStringSubmatch(clause); m != nil && forceWord.MatchString(clause) {
			from, ok := isoDate(m[1], m[2], m[3])
			until, valid := isoDate(m[4], m[5], m[6])
			if ok && valid {
				d.PeriodStart, d.PeriodEnd = from, until
			}
		}
		if m := validUntil.FindStringSubmatch(clause); m != nil {
			if date, ok := isoDate(m[1], m[2], m[3]); ok {
				d.PeriodEnd = date
			}
		}
	}
}
