package zh

import "strings"

// Digit is what a digit of either width says.
func Digit(c rune) (int, bool) {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0'), true
	case c >= '０' && c <= '９':
		return int(c - '０'), true
	}
	return 0, false
}

// IsDigit tells a digit of either width.
func IsDigit(c rune) bool { _, ok := Digit(c); return ok }

// HasDigit tells whether a text has a digit.
func HasDigit(s string) bool { return strings.ContainsFunc(s, IsDigit) }

// Int is the number that digits of either width write.
func Int(digits []rune) int {
	n := 0
	for _, c := range digits {
		d, _ := Digit(c)
		n = n*10 + d
	}
	return n
}

// Narrow writes full-width digits and points half-width.
func Narrow(text []rune) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '０' && c <= '９':
			return c - '０' + '0'
		case c == '．':
			return '.'
		}
		return c
	}, string(text))
}

// Numerals are the characters that write numbers in words, less 万 and 亿, which
// as often belong to a unit.
const Numerals = "零〇一二两三四五六七八九十百千"

var numerals = NewSet(Numerals)

// IsNumeral tells one of the Numerals.
func IsNumeral(c rune) bool { return numerals.Has(c) }

// IsMultiple tells 万 and 亿.
func IsMultiple(c rune) bool { return c == '万' || c == '亿' }

// NumeralAt reads the number in words at a place, and says where it ends. A run
// of numerals that is no single number (三四, 二〇二一) is not ok; where none
// stands, it ends where it begins.
func NumeralAt(text []rune, at int) (value, end int, ok bool) {
	const unread = -1
	digit, scale := unread, 10_000 // the digit at hand, and the scale before it
	for end, ok = at, true; end < len(text) && IsNumeral(text[end]); end++ {
		c := text[end]
		switch s := wordScale(c); {
		case s > 0:
			ok = ok && s < scale && digit != 0
			if digit == unread {
				digit = 1 // 十二
			}
			value += digit * s
			digit, scale = unread, s
		default:
			ok = ok && digit <= 0 // 一百零五, but 三四 is none
			digit = wordDigit(c)
		}
	}
	return value + max(digit, 0), end, ok && end > at
}

// Numeral is the number that a text writes in words: 十二, 三十五, 一百零五.
func Numeral(text []rune) (value int, ok bool) {
	value, end, ok := NumeralAt(text, 0)
	return value, ok && end == len(text)
}

// Digitwise writes a number given digit by digit (二〇二一) in digits. A zero may
// be any of the signs that are typed for it.
func Digitwise(s string) string { return digitwise.Replace(s) }

var digitwise = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "Ｏ", "0", "０", "0", "O", "0",
	"一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")

// wordDigit is what a digit in words says, 0 for any other character.
func wordDigit(c rune) int {
	switch c {
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	}
	return 0
}

// wordScale is what 十, 百 and 千 multiply by, 0 for any other character.
func wordScale(c rune) int {
	switch c {
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}
