package zh

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// DateInDigits is a date in an expression, with its year, month and day as
// submatches: 2021年3月5日, 2021-03-05.
const DateInDigits = `(` + Year + `)\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*日?`

var (
	dateInDigits = MustCompile(DateInDigits)
	dateInWords  = MustCompile(`^([〇○零一二三四五六七八九Ｏ０O]{4})年([一二三四五六七八九十元]{1,3})月([一二三四五六七八九十]{1,3})日$`)
)

// Date reads the first date in a text, in digits or, where the text is nothing
// else, in words. It gives the date as it is printed, and as 2021-03-05: "" where
// there is no such day.
func Date(s string) (printed, iso string) {
	s = TrimSpace(s)
	if m := dateInWords.FindStringSubmatch(Unspaced(s)); m != nil {
		s = Digitwise(m[1]) + "年" + inDigits(m[2]) + "月" + inDigits(m[3]) + "日"
	}
	m := dateInDigits.FindStringSubmatch(s)
	if m == nil {
		return "", ""
	}
	iso, ok := ISODate(m[1], m[2], m[3])
	if !ok {
		return TrimSpace(m[0]), ""
	}
	return TrimSpace(m[0]), iso
}

// HasDate tells whether a text has a date in digits.
func HasDate(s string) bool { return dateInDigits.MatchString(s) }

// IsDateInWords tells a text that is a date in words: 二〇二一年十月十一日.
func IsDateInWords(s string) bool { return dateInWords.MatchString(s) }

// ISODate writes what DateInDigits found as 2021-03-05; false for a day that
// there is not.
func ISODate(year, month, day string) (string, bool) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), t.Year() == y && int(t.Month()) == m && t.Day() == d
}

// inDigits writes a month or a day in digits. 元 is the first month.
func inDigits(s string) string {
	n, ok := Numeral([]rune(strings.Replace(s, "元", "一", 1)))
	if !ok {
		return s
	}
	return strconv.Itoa(n)
}
