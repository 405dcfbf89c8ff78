package source

import (
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/source/packed"
)

// numbering draws the numbers that Word keeps apart from the text: a
// definition says what they look like, an instance of it is what paragraphs
// name, and all instances of one definition count on together.
type numbering struct {
	definitions map[string]*[maxLevels]level // by abstractNumId
	instances   map[string]*instance         // by numId
	counts      map[string]*[maxLevels]int   // by abstractNumId: the last number given; 0 none
}

const maxLevels = 9

type level struct {
	start  int
	format string // numFmt: decimal, chineseCounting …
	text   string // lvlText: "第%1条", "%1.%2"
}

type instance struct {
	definition string
	restart    [maxLevels]int // startOverride; 0 none
	begun      bool
}

func newNumbering() *numbering {
	return &numbering{
		definitions: map[string]*[maxLevels]level{},
		instances:   map[string]*instance{},
		counts:      map[string]*[maxLevels]int{},
	}
}

func (n *numbering) read(e *packed.Element) error {
	return e.Each(func(root *packed.Element) error {
		return root.Each(func(c *packed.Element) error {
			switch c.Name {
			case "abstractNum":
				levels := &[maxLevels]level{}
				n.definitions[c.Attr("abstractNumId")] = levels
				return c.Each(func(l *packed.Element) error {
					if l.Name != "lvl" {
						return nil
					}
					return readLevel(l, levels)
				})
			case "num":
				in := &instance{}
				n.instances[c.Attr("numId")] = in
				return c.Each(func(p *packed.Element) error {
					switch p.Name {
					case "abstractNumId":
						in.definition = p.Attr("val")
					case "lvlOverride":
						at, ok := levelAt(p.Attr("ilvl"))
						return p.Each(func(o *packed.Element) error {
							if start, err := strconv.Atoi(o.Attr("val")); ok && o.Name == "startOverride" && err == nil {
								in.restart[at] = start
							}
							return nil
						})
					}
					return nil
				})
			}
			return nil
		})
	})
}

func readLevel(e *packed.Element, levels *[maxLevels]level) error {
	at, ok := levelAt(e.Attr("ilvl"))
	if !ok {
		return nil
	}
	l := &levels[at]
	l.start = 1
	return e.Each(func(c *packed.Element) error {
		switch val := c.Attr("val"); c.Name {
		case "start":
			if start, err := strconv.Atoi(val); err == nil {
				l.start = start
			}
		case "numFmt":
			l.format = val
		case "lvlText":
			l.text = val
		}
		return nil
	})
}

func levelAt(s string) (int, bool) {
	at, err := strconv.Atoi(s)
	return at, err == nil && at >= 0 && at < maxLevels
}

// next is the number of the next paragraph of an instance at a level; "" where
// it has none or a bullet.
func (n *numbering) next(numID string, at int) string {
	in := n.instances[numID]
	if in == nil || at >= maxLevels {
		return ""
	}
	levels := n.definitions[in.definition]
	if levels == nil {
		return ""
	}
	counts := n.counts[in.definition]
	if counts == nil {
		counts = &[maxLevels]int{}
		for i := range counts {
			counts[i] = levels[i].start - 1
		}
		n.counts[in.definition] = counts
	}
	if !in.begun {
		in.begun = true
		for i, start := range in.restart {
			if start > 0 {
				counts[i] = start - 1
			}
		}
	}
	counts[at]++
	for i := at + 1; i < maxLevels; i++ {
		counts[i] = levels[i].start - 1
	}
	if f := levels[at].format; f == "bullet" || f == "none" {
		return ""
	}
	out := levels[at].text
	for i := range maxLevels {
		if place := "%" + strconv.Itoa(i+1); strings.Contains(out, place) {
			out = strings.ReplaceAll(out, place, formatNumber(levels[i].format, max(counts[i], levels[i].start)))
		}
	}
	return out
}

// formatNumber writes n the way a numFmt asks for; what it does not know it
// writes in digits.
func formatNumber(format string, n int) string {
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
