package zh

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
