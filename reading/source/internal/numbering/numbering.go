// Package numbering draws the numbers that office formats keep apart from the
// text: a definition says what they look like, an instance of it is what
// paragraphs name, and all instances of one definition count on together. It
// knows no format.
package numbering

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lists are the definitions and instances of a document, with what was counted
// so far.
type Lists struct {
	definitions map[string]*[MaxLevels]Level
	instances   map[string]*Instance
	counts      map[string]*[MaxLevels]int // by definition: the last number given; 0 none
}

// MaxLevels is how many levels a list has.
const MaxLevels = 9

// Level says what the numbers of a level look like. Format is a numFmt of
// DOCX: decimal, chineseCounting …; Text has a place for the number of each
// level: "第%1条", "%1.%2".
type Level struct {
	Start        int
	Format, Text string
}

// Instance is what paragraphs name; Restart is the first number of a level, 0
// where it counts on.
type Instance struct {
	Definition string
	Restart    [MaxLevels]int
	begun      bool
}

// New has no lists.
func New() *Lists {
	return &Lists{
		definitions: map[string]*[MaxLevels]Level{},
		instances:   map[string]*Instance{},
		counts:      map[string]*[MaxLevels]int{},
	}
}

// Define begins a definition.
func (n *Lists) Define(id string) *[MaxLevels]Level {
	levels := &[MaxLevels]Level{}
	n.definitions[id] = levels
	return levels
}

// Instance begins an instance.
func (n *Lists) Instance(id string) *Instance {
	in := &Instance{}
	n.instances[id] = in
	return in
}

// Has says that there is such an instance.
func (n *Lists) Has(id string) bool { return n.instances[id] != nil }

// Alias gives an instance one more name.
func (n *Lists) Alias(name, id string) { n.instances[name] = n.instances[id] }

// Join puts a number before a text, with a space where the two would run
// together.
func Join(number, text string) string {
	last, _ := utf8.DecodeLastRuneInString(number)
	if number != "" && text != "" && (unicode.IsLetter(last) || unicode.IsNumber(last)) {
		return number + " " + text
	}
	return number + text
}

// Next is the number of the next paragraph of an instance at a level; "" where
// it has none or a bullet.
func (n *Lists) Next(numID string, at int) string {
	in := n.instances[numID]
	if in == nil || at < 0 || at >= MaxLevels {
		return ""
	}
	levels := n.definitions[in.Definition]
	if levels == nil {
		return ""
	}
	counts := n.counts[in.Definition]
	if counts == nil {
		counts = &[MaxLevels]int{}
		for i := range counts {
			counts[i] = levels[i].Start - 1
		}
		n.counts[in.Definition] = counts
	}
	if !in.begun {
		in.begun = true
		for i, start := range in.Restart {
			if start > 0 {
				counts[i] = start - 1
			}
		}
	}
	counts[at]++
	for i := at + 1; i < MaxLevels; i++ {
		counts[i] = levels[i].Start - 1
	}
	if f := levels[at].Format; f == "bullet" || f == "none" {
		return ""
	}
	out := levels[at].Text
	for i := range MaxLevels {
		if place := "%" + strconv.Itoa(i+1); strings.Contains(out, place) {
			out = strings.ReplaceAll(out, place, formatted(levels[i].Format, max(counts[i], levels[i].Start)))
		}
	}
	return out
}

// formatted writes n the way a numFmt asks for; what it does not know it
// writes in digits.
func formatted(format string, n int) string {
	switch format {
	case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand":
		return chineseNumber(n)
	case "chineseLegalSimplified":
		return strings.NewReplacer("一", "壹", "二", "贰", "三", "叁", "四", "肆", "五", "伍", "六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾").Replace(chineseNumber(n))
	case "ideographTraditional":
		return nth("甲乙丙丁戊己庚辛壬癸", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case "decimalFullWidth":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(n))
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperLetter":
		return nth("ABCDEFGHIJKLMNOPQRSTUVWXYZ", n)
	case "lowerLetter":
		return nth("abcdefghijklmnopqrstuvwxyz", n)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	}
	return strconv.Itoa(n)
}

// nth is the nth sign of a row, or n in digits beyond its end.
func nth(signs string, n int) string {
	row := []rune(signs)
	if n < 1 || n > len(row) {
		return strconv.Itoa(n)
	}
	return string(row[n-1])
}

// chineseNumber writes 1 to 99 in Chinese numerals, others in digits.
func chineseNumber(n int) string {
	if n < 1 || n > 99 {
		return strconv.Itoa(n)
	}
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch tens := n / 10; tens {
	case 0:
		return digits[n]
	case 1:
		return "十" + digits[n%10]
	default:
		return digits[tens] + "十" + digits[n%10]
	}
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= step.value; n -= step.value {
			out.WriteString(step.sign)
		}
	}
	return out.String()
}
