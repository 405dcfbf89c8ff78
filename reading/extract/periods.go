package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/zh"
)

// schedules reads the periods in a schedule's wording: 2020-2023年, 5月底前. A
// short wording without a date (长期) is a period itself.
func schedules(text string) []dataset.Schedule {
	var out []dataset.Schedule
	c := []rune(text)
	for i := 0; i < len(c); {
		end := period(c, i)
		if end == i {
			i++
			continue
		}
		out = append(out, dataset.Schedule{Period: string(c[i:end]), Text: text})
		i = end
	}
	if len(out) == 0 && len(c) > 0 && len(c) <= maxPeriod {
		out = append(out, dataset.Schedule{Period: text})
	}
	return out
}

// maxPeriod is the length of a period in words.
const maxPeriod = 12

// period is where the date or range that begins at a place ends; the place
// itself where none begins.
func period(text []rune, at int) int {
	p := periodReader{text: text, at: at}
	for p.dateUnit() || p.bareNumber() || p.dash() {
		continue
	}
	if !p.dated {
		return at
	}
	return p.at + p.tail()
}

// periodReader reads a period from a place on, part by part.
type periodReader struct {
	text  []rune
	at    int
	dated bool // a part of it tells it from a mere number
}

// digits is where the digits at the place end.
func (p *periodReader) digits() int {
	end := p.at
	for end < len(p.text) && zh.IsDigit(p.text[end]) {
		end++
	}
	return end
}

// is tells whether one of some characters stands at a place.
func (p *periodReader) is(at int, marks string) bool {
	return at < len(p.text) && strings.ContainsRune(marks, p.text[at])
}

// dateUnit reads 2026年, 6月, 15日 and 2026. of 2026.6.
func (p *periodReader) dateUnit() bool {
	end := p.digits()
	if end == p.at || !p.is(end, "年月日.．") {
		return false
	}
	p.dated = p.dated || !p.is(end, ".．") || end-p.at == 4
	p.at = end + 1
	return true
}

// bareNumber reads a year before a dash or, in a range, after one, and the month
// behind a point.
func (p *periodReader) bareNumber() bool {
	end := p.digits()
	n := end - p.at
	year := n == 4 && p.is(end, zh.YearMarks)
	inRange := p.dated && (n == 1 || n == 2 || n == 4 && p.is(p.at-1, zh.YearMarks))
	if !year && !inRange {
		return false
	}
	p.dated, p.at = true, end
	return true
}

// dash reads the mark between two dates.
func (p *periodReader) dash() bool {
	if !p.dated || !p.is(p.at, zh.YearMarks) || p.at+1 >= len(p.text) || !zh.IsDigit(p.text[p.at+1]) && !p.is(p.at+1, zh.RangeMarks) {
		return false
	}
	p.at++
	return true
}

var periodTails = class("period_tails").Words()

func (p *periodReader) tail() (length int) {
	for _, tail := range periodTails {
		if strings.HasPrefix(string(p.text[p.at:]), tail) {
			return utf8.RuneCountInString(tail)
		}
	}
	return 0
}
