package account

import (
	"github.com/policygraph/policygraph/reading/quantity"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// Numbers are the places of all numbers of a text, in order: runs of digits of any
// width with their points and thousands marks, and numerals in words before a unit
// or measure word (三个, 两万亩; not 一、, 统一, 第三产业). They do not overlap.
func Numbers(text []rune) []source.Span {
	var all []source.Span
	words := numeralsInWords(text)
	for i := 0; i < len(text); {
		if len(words) > 0 && words[0].Start <= i {
			w := words[0]
			words = words[1:]
			if w.Start == i {
				all = append(all, w)
				i = w.End
				continue
			}
		}
		if !zh.IsDigit(text[i]) {
			i++
			continue
		}
		end := endOfDigits(text, i)
		all = append(all, source.Span{Start: i, End: end})
		i = end
	}
	return all
}

// endOfDigits is where the run of digits ends that starts at i: 1,200.5 is one
// run, and so is 2024.3.5.
func endOfDigits(text []rune, i int) int {
	digits := func(from int) int {
		n := 0
		for from+n < len(text) && zh.IsDigit(text[from+n]) {
			n++
		}
		return n
	}
	end := i + digits(i)
	for end < len(text) {
		n := digits(end + 1)
		switch c := text[end]; {
		case (c == '.' || c == '．') && n > 0:
		case c == ',' && n == 3:
		default:
			return end
		}
		end += 1 + n
	}
	return end
}

// numeralsInWords are the numerals in words that the grammar of quantities takes
// for numbers, without their units.
func numeralsInWords(text []rune) []source.Span {
	var found []source.Span
	for _, q := range quantity.Scan(text) {
		if !q.Words {
			continue
		}
		end := q.NumStart
		for end < q.NumEnd && !zh.IsDigit(text[end]) && (zh.IsNumeral(text[end]) || zh.IsMultiple(text[end])) {
			end++
		}
		if end > q.NumStart {
			found = append(found, source.Span{Start: q.NumStart, End: end})
		}
	}
	return found
}
