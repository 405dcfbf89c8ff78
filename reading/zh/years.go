package zh

import (
	"github.com/policygraph/policygraph/ontology"
)

// Dashes are the dashes that join two numbers or two names, as they are typed.
const Dashes = "-—–－―─﹣"

// RangeMarks join the two numbers of a range; those of years 到 does too, which
// between other numbers tells of a change. Both may stand in a class of an
// expression.
const (
	RangeMarks = Dashes + "~～∼至"
	YearMarks  = RangeMarks + "到"
)

var dashes, rangeMarks = NewSet(Dashes), NewSet(RangeMarks)

// RangeMark is how many characters at a place join the two numbers of a range,
// 0 for none: one or two dashes, or one of the other marks.
func RangeMark(text []rune, at int) int {
	w := 0
	for at+w < len(text) && w < 2 && dashes.Has(text[at+w]) {
		w++
	}
	if w == 0 && at < len(text) && rangeMarks.Has(text[at]) {
		return 1
	}
	return w
}

// YearAt reads a year: four digits that no other digit follows.
func YearAt(text []rune, at int) (year int, ok bool) {
	const digits = 4
	if at+digits > len(text) || !IsDigit(text[at]) || at+digits < len(text) && IsDigit(text[at+digits]) {
		return 0, false
	}
	for _, c := range text[at : at+digits] {
		if !IsDigit(c) {
			return 0, false
		}
	}
	year = Int(text[at : at+digits])
	return year, ontology.IsYear(year)
}

// Year is a year in an expression.
const Year = `(?:19|20)\d\d`

const yearRange = `(` + Year + `)\s*年?\s*[` + YearMarks + `]{1,2}\s*(` + Year + `)\s*年?`

// YearRange finds a range of years, with the first and the last as submatches.
var YearRange = MustCompile(yearRange)

// IsYearRange tells a text that is a range of years and nothing else: 2025-2027.
func IsYearRange(s string) bool { return onlyYears.MatchString(s) }

var onlyYears = MustCompile(`^` + yearRange + `$`)

// FiveYearPlan is one of the national plan periods that texts name by their
// number: 十四五 are the years 2021 to 2025.
type FiveYearPlan struct {
	Start, End  int // of the name in the text, less quotation marks
	First, Last int // its years
}

// firstFiveYears is the year in which 十一五 began; each later plan begins five
// years after the one before.
const firstFiveYears = 2006

// NextFiveYearPlan finds the first five-year plan that is named from a place on.
func NextFiveYearPlan(text []rune, from int) (FiveYearPlan, bool) {
	for i := from; i+2 < len(text); i++ {
		if text[i] != '十' || text[i+2] != '五' {
			continue
		}
		if n := wordDigit(text[i+1]); n > 0 {
			first := firstFiveYears + 5*(n-1)
			return FiveYearPlan{Start: i, End: i + 3, First: first, Last: first + 4}, true
		}
	}
	return FiveYearPlan{}, false
}
