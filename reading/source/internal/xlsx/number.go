package xlsx

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// show is a number as a format shows it. What it cannot show it gives as Excel
// does where no format is set.
func (s *styles) show(raw, code string) string {
	raw = strings.TrimSpace(raw)
	v, err := strconv.ParseFloat(raw, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return raw
	}
	if code == "" {
		return general(v)
	}
	sections, ok := s.parsed[code]
	if !ok {
		sections = parse(code)
		s.parsed[code] = sections
	}
	sec, shown := sectionFor(sections, v)
	switch {
	case sec.isDate():
		return sec.date(v, s.since1904)
	case sec.isFraction():
		return general(v)
	}
	return sec.number(shown)
}

// general is a number of at most eleven digits.
func general(v float64) string {
	out := strconv.FormatFloat(v, 'f', -1, 64)
	if len(strings.Trim(strings.Replace(out, ".", "", 1), "-0")) > 11 {
		short, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 11, 64), 64)
		if err != nil {
			return out
		}
		return strconv.FormatFloat(short, 'f', -1, 64)
	}
	return out
}

// sectionFor is the section of a format for a value, and the value without the
// sign where the section says it itself: positive;negative;zero;text.
func sectionFor(sections []section, v float64) (section, float64) {
	numbers := sections
	for len(numbers) > 1 && numbers[len(numbers)-1].isText() {
		numbers = numbers[:len(numbers)-1]
	}
	switch {
	case v < 0 && len(numbers) > 1:
		return numbers[1], -v
	case v == 0 && len(numbers) > 2:
		return numbers[2], 0
	}
	return numbers[0], v
}

// number fills the digits of a section from the point outwards.
func (s section) number(v float64) string {
	decimals, scale, exponent := s.measure()
	if s.has(whole) || !s.has(digit) {
		return s.spell(v)
	}
	verb := byte('f')
	if exponent {
		verb = 'E'
	}
	text := strconv.FormatFloat(math.Abs(v)*scale, verb, decimals, 64)
	if verb == 'f' {
		text = roundHalfUp(math.Abs(v)*scale, decimals)
	}
	integer, fraction, _ := strings.Cut(text, ".")
	sign := ""
	if v < 0 && strings.Trim(text, "0.") != "" {
		sign = "-"
	}
	if exponent {
		return sign + text
	}
	return sign + s.integerPart(integer) + s.fractionPart(fraction)
}

// roundHalfUp rounds the decimal digits that Excel keeps, not the bits: 0.285
// is 0.29.
func roundHalfUp(v float64, decimals int) string {
	fifteen, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		fifteen = v
	}
	shift := math.Pow10(decimals)
	if fifteen*shift < 1<<52 {
		fifteen = math.Floor(fifteen*shift+0.5+1e-9) / shift
	}
	return strconv.FormatFloat(fifteen, 'f', decimals, 64)
}

// spell is a section without places for digits.
func (s section) spell(v float64) string {
	var out strings.Builder
	for _, t := range s {
		switch t.kind {
		case literal:
			out.WriteString(t.text)
		case percent:
			out.WriteByte('%')
		case whole, text:
			out.WriteString(general(v))
		}
	}
	return out.String()
}

// measure is how many decimals a section shows, by what it multiplies, and
// whether it shows an exponent.
func (s section) measure() (decimals int, scale float64, exponent bool) {
	scale = 1
	after, trailing := false, 0
	for _, t := range s {
		switch t.kind {
		case digit:
			trailing = 0
			if after && !exponent {
				decimals++
			}
		case point:
			after = true
		case comma:
			trailing++
		case percent:
			scale *= 100
		case power:
			exponent = true
		}
	}
	return decimals, scale / math.Pow(1000, float64(trailing)), exponent
}

// integerPart fills the places before the point from the right; the first of
// them takes all digits that are left.
func (s section) integerPart(digits string) string {
	end := 0
	for end < len(s) && s[end].kind != point {
		end++
	}
	first, grouped := s[:end].places()
	if digits == "0" {
		digits = ""
	}
	var out []string // from the right
	given := 0
	give := func(d string) {
		if grouped && given > 0 && given%3 == 0 {
			out = append(out, ",")
		}
		out = append(out, d)
		given++
	}
	for i := end - 1; i >= 0; i-- {
		switch t := s[i]; {
		case t.kind == literal:
			out = append(out, t.text)
		case t.kind == percent:
			out = append(out, "%")
		case t.kind == digit && digits == "" && t.text == "0":
			give("0")
		case t.kind == digit:
			for again := digits != ""; again; again = i == first && digits != "" {
				give(digits[len(digits)-1:])
				digits = digits[:len(digits)-1]
			}
		}
	}
	slices.Reverse(out)
	return strings.Join(out, "")
}

// places is where the first place for a digit stands, and whether a comma
// between places groups them in thousands.
func (s section) places() (first int, grouped bool) {
	first = -1
	for i, t := range s {
		if t.kind == digit && first < 0 {
			first = i
		}
		grouped = grouped || t.kind == comma && first >= 0 && s[i:].has(digit)
	}
	return first, grouped
}

// fractionPart fills the places after the point; zeros that nothing asks for
// go.
func (s section) fractionPart(digits string) string {
	at := 0
	for at < len(s) && s[at].kind != point {
		at++
	}
	if at == len(s) {
		return ""
	}
	asked, n := 0, 0
	for _, t := range s[at:] {
		if t.kind == digit {
			if n++; t.text == "0" {
				asked = n
			}
		}
	}
	shown := max(asked, len(strings.TrimRight(digits, "0")))
	var out strings.Builder
	if shown > 0 {
		out.WriteByte('.')
	}
	n = 0
	for _, t := range s[at:] {
		switch t.kind {
		case digit:
			if n < shown && n < len(digits) {
				out.WriteByte(digits[n])
			}
			n++
		case literal:
			out.WriteString(t.text)
		case percent:
			out.WriteByte('%')
		}
	}
	return out.String()
}

// date writes a day and a time, which Excel counts in days.
func (s section) date(v float64, since1904 bool) string {
	day := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case since1904:
		day = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case v < 60: // Excel knows a 29 February 1900
		day = day.AddDate(0, 0, 1)
	}
	if v < 0 || v >= 2958466 {
		return general(v)
	}
	whole, part := math.Modf(v)
	day = day.AddDate(0, 0, int(whole)).Add(time.Duration(math.Round(part*86400)) * time.Second)
	var out strings.Builder
	for i, t := range s {
		switch t.kind {
		case literal:
			out.WriteString(t.text)
		case percent:
			out.WriteByte('%')
		case point:
			out.WriteByte('.')
		case comma:
			out.WriteByte(',')
		case code:
			out.WriteString(s.dateField(i, day, v))
		}
	}
	return out.String()
}

// dateField is one code of a date; m is minutes beside hours and seconds.
func (s section) dateField(i int, at time.Time, days float64) string {
	pad := func(n, width int) string {
		text := strconv.Itoa(n)
		return strings.Repeat("0", max(width-len(text), 0)) + text
	}
	field := s[i].text
	switch field[0] {
	case 'y', 'e':
		if len(field) <= 2 && field[0] == 'y' {
			return pad(at.Year()%100, 2)
		}
		return pad(at.Year(), 4)
	case 'm':
		switch {
		case s.isMinute(i):
			return pad(at.Minute(), min(len(field), 2))
		case len(field) >= 3:
			return at.Format(map[bool]string{true: "Jan", false: "January"}[len(field) == 3])
		}
		return pad(int(at.Month()), len(field))
	case 'd':
		switch len(field) {
		case 3:
			return at.Format("Mon")
		case 1, 2:
			return pad(at.Day(), len(field))
		}
		return at.Format("Monday")
	case 'a':
		name := []string{"日", "一", "二", "三", "四", "五", "六"}[at.Weekday()]
		if len(field) >= 4 {
			return "星期" + name
		}
		return name
	case 'h':
		hour := at.Hour()
		if s.hasHalves() {
			hour = (hour+11)%12 + 1
		}
		return pad(hour, min(len(field), 2))
	case 's':
		return pad(at.Second(), min(len(field), 2))
	case '[':
		return strconv.Itoa(elapsed(field, days))
	case 'A':
		return at.Format("PM")
	case 0xE4: // 上午/下午
		if at.Hour() < 12 {
			return "上午"
		}
		return "下午"
	}
	return ""
}

func elapsed(field string, days float64) int {
	switch field[1] {
	case 'm':
		return int(math.Round(days * 1440))
	case 's':
		return int(math.Round(days * 86400))
	}
	return int(days*24 + 1e-9)
}
