package extract

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/zh"
)

var (
	inForce    = zh.MustCompile(`自\s*` + zh.DateInDigits + `\s*起\s*(?:施行|实施|执行|生效)`)
	inForceFor = zh.MustCompile(`自\s*` + zh.DateInDigits + `\s*起?\s*[至到]\s*` + zh.DateInDigits)
	validUntil = zh.MustCompile(`(?:有效期(?:限)?(?:至|到)|(?:施行|实施|执行|有效)(?:至|到))\s*` + zh.DateInDigits)
	forceWord  = zh.MustCompile(`有效期|施行|执行期`)
	titleYear  = zh.MustCompile(`(` + zh.Year + `)\s*年`)
)

// readPeriod reads the time that the plan is for: the years of its title, and
// over them what a clause on its coming into force says.
func (r *reading) readPeriod(t title) {
	d := &r.file.Document
	if t.found {
		d.PeriodStart, d.PeriodEnd = titlePeriod(t.text)
		if d.PeriodStart == "" {
			d.PeriodStart, d.PeriodEnd = titlePeriod(t.wrapper)
		}
	}
	for clause := range strings.Lines(r.wholeText()) {
		if !mayBeInForce(clause) {
			continue
		}
		for _, rule := range forcePeriods {
			start, end := rule(clause)
			d.PeriodStart, d.PeriodEnd = cmp.Or(start, d.PeriodStart), cmp.Or(end, d.PeriodEnd)
		}
	}
}

// periodRule reads a start or an end, or both, in a text; "" where it says none.
type periodRule func(text string) (start, end string)

// titlePeriods are the ways in which a title says a plan's years: the first that
// it has holds.
var titlePeriods = []periodRule{yearsOfTitle, yearOfTitle, fiveYearsOfTitle, yearInWords}

// forcePeriods are the ways in which a clause says from when and until when a
// document is in force: what a later one says holds.
var forcePeriods = []periodRule{inForceFrom, inForceBetween, inForceUntil}

func titlePeriod(text string) (start, end string) {
	for _, rule := range titlePeriods {
		if start, end := rule(text); start != "" {
			return start, end
		}
	}
	return "", ""
}

// yearsOfTitle: （2024—2026年）.
func yearsOfTitle(text string) (start, end string) {
	if m := zh.YearRange.FindStringSubmatch(text); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

// yearOfTitle: 2024年…. The year of a prospect beyond a five-year plan is no
// period's: “十四五”规划和2035年远景目标纲要.
func yearOfTitle(text string) (start, end string) {
	m := titleYear.FindStringSubmatchIndex(text)
	if m == nil {
		return "", ""
	}
	if _, last := fiveYearsOfTitle(text); last != "" && text[m[2]:m[3]] > last {
		return "", ""
	}
	return text[m[2]:m[3]], text[m[2]:m[3]]
}

// fiveYearsOfTitle: “十四五”, 第十四个五年规划.
func fiveYearsOfTitle(text string) (start, end string) {
	plan, ok := zh.NextFiveYearPlan([]rune(fiveYearsInFull.ReplaceAllString(text, "十${1}五")), 0)
	if !ok {
		return "", ""
	}
	return strconv.Itoa(plan.First), strconv.Itoa(plan.Last)
}

var fiveYearsInFull = zh.MustCompile(`第十(\p{Han})个五年`)

// yearInWords: 二〇二四年….
func yearInWords(text string) (start, end string) {
	if m := wordedYear.FindStringSubmatch(text); m != nil {
		year := zh.Digitwise(m[1])
		return year, year
	}
	return "", ""
}

var wordedYear = zh.MustCompile(`(二[〇○零Ｏ０O][〇○零一二三四五六七八九Ｏ０O]{2})年`)

// mayBeInForce passes over the lines without a year or a word of the rules, as
// nearly all are.
func mayBeInForce(clause string) bool {
	return containsAny(clause, "20", "19") && containsAny(clause, "施行", "有效", "执行期", "起")
}

// inForceFrom: 自2024年5月1日起施行.
func inForceFrom(clause string) (start, end string) {
	if m := inForce.FindStringSubmatch(clause); m != nil {
		start = realDay(m[1], m[2], m[3])
	}
	return start, ""
}

// inForceBetween: 有效期自2024年5月1日至2027年4月30日.
func inForceBetween(clause string) (start, end string) {
	m := inForceFor.FindStringSubmatch(clause)
	if m == nil || !forceWord.MatchString(clause) {
		return "", ""
	}
	from, ok := zh.ISODate(m[1], m[2], m[3])
	until, valid := zh.ISODate(m[4], m[5], m[6])
	if !ok || !valid {
		return "", ""
	}
	return from, until
}

// inForceUntil: 有效期至2027年4月30日.
func inForceUntil(clause string) (start, end string) {
	if m := validUntil.FindStringSubmatch(clause); m != nil {
		end = realDay(m[1], m[2], m[3])
	}
	return "", end
}

// realDay is a date as zh.ISODate writes it, "" for a day that there is not.
func realDay(year, month, day string) string {
	if date, ok := zh.ISODate(year, month, day); ok {
		return date
	}
	return ""
}
