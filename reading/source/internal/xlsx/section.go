package xlsx

import (
	"strings"
	"unicode/utf8"
)

// kind is what a token of a number format is.
type kind int

const (
	literal kind = iota
	digit        // 0, # or ?
	point
	comma
	percent
	power // E+
	code  // of a date: yyyy, m, 上午/下午
	whole // General
	text  // @
	slash // of a fraction
)

type token struct {
	kind kind
	text string
}

// section is one of the parts of a number format that semicolons divide.
type section []token

func (s section) has(k kind) bool {
	for _, t := range s {
		if t.kind == k {
			return true
		}
	}
	return false
}

func (s section) isDate() bool     { return s.has(code) }
func (s section) isFraction() bool { return s.has(slash) && !s.has(code) }
func (s section) isText() bool     { return s.has(text) }

func (s section) hasHalves() bool {
	for _, t := range s {
		if t.kind == code && (t.text[0] == 'A' || strings.HasPrefix(t.text, "上")) {
			return true
		}
	}
	return false
}

// isMinute says that an m stands after hours or before seconds.
func (s section) isMinute(i int) bool {
	for j := i - 1; j >= 0; j-- {
		if s[j].kind == code {
			if s[j].text[0] == 'h' || s[j].text == "[h]" {
				return true
			}
			break
		}
	}
	for j := i + 1; j < len(s); j++ {
		if s[j].kind == code {
			return s[j].text[0] == 's'
		}
	}
	return false
}

// parse takes a number format apart.
func parse(format string) []section {
	sections := []section{nil}
	for format != "" {
		if format[0] == ';' {
			sections, format = append(sections, nil), format[1:]
			continue
		}
		t, n := next(format)
		format = format[n:]
		if t.kind != literal || t.text != "" {
			last := &sections[len(sections)-1]
			*last = append(*last, t)
		}
	}
	return sections
}

// words are the tokens of more than one letter; a capital A begins the codes
// for the halves of a day.
var words = []struct {
	word string
	token
}{
	{"general", token{kind: whole}},
	{"am/pm", token{code, "AM/PM"}},
	{"a/p", token{code, "AM/PM"}},
	{"上午/下午", token{code, "上午/下午"}},
	{"e+", token{kind: power}},
	{"e-", token{kind: power}},
}

// next is the token that a format begins with, and its length.
func next(format string) (token, int) {
	lower := strings.ToLower(format)
	for _, w := range words {
		if strings.HasPrefix(lower, w.word) {
			return w.token, len(w.word)
		}
	}
	switch c := lower[0]; c {
	case '0', '#', '?':
		return token{digit, string(c)}, 1
	case '.':
		return token{kind: point}, 1
	case ',':
		return token{kind: comma}, 1
	case '%':
		return token{kind: percent}, 1
	case '@':
		return token{kind: text}, 1
	case '/':
		return slashed(format)
	case '"':
		inside, _, _ := strings.Cut(format[1:], `"`)
		return token{literal, inside}, min(len(inside)+2, len(format))
	case '\\', '!':
		return escapedSign(format)
	case '_', '*': // a blank as wide as the next sign; the next sign again and again
		_, n := escapedSign(format)
		return token{}, n
	case '[':
		return bracketed(format)
	case 'y', 'm', 'd', 'h', 's', 'e', 'a':
		n := len(lower) - len(strings.TrimLeft(lower, string(c)))
		if c == 'a' && n < 3 {
			break
		}
		return token{code, lower[:n]}, n
	}
	_, n := utf8.DecodeRuneInString(format)
	return token{literal, format[:n]}, n
}

// slashed tells the line of a fraction from one in a date.
func slashed(format string) (token, int) {
	if len(format) > 1 && strings.IndexByte("0123456789#?", format[1]) >= 0 {
		return token{kind: slash}, 1
	}
	return token{literal, "/"}, 1
}

// escapedSign is the sign that a backslash stands before.
func escapedSign(format string) (token, int) {
	_, n := utf8.DecodeRuneInString(format[1:])
	return token{literal, format[1 : 1+n]}, 1 + n
}

// bracketed is a colour or a condition, which show nothing, a currency, or a
// time that goes on beyond a day: [Red], [$￥-804], [h].
func bracketed(format string) (token, int) {
	inside, _, found := strings.Cut(format[1:], "]")
	n := len(inside) + 2
	if !found {
		return token{literal, format}, len(format)
	}
	if currency, ok := strings.CutPrefix(inside, "$"); ok {
		currency, _, _ = strings.Cut(currency, "-")
		return token{literal, currency}, n
	}
	if lower := strings.ToLower(inside); lower != "" && strings.Trim(lower, lower[:1]) == "" && strings.IndexByte("hms", lower[0]) >= 0 {
		return token{code, "[" + lower[:1] + "]"}, n
	}
	return token{}, n
}
