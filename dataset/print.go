package dataset

import (
	"bytes"
	"io"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// Write prints the file as dataset YAML: always the same bytes for the same
// facts, so that a diff shows what changed and nothing else. A record that
// holds records (a task) stands as a block, any other (an assignment, a target)
// on one line. The wording stays out.
//
// The encoder of the YAML library has no such form and takes six times as long,
// and each start of a server prints the dataset once for its version.
func Write(w io.Writer, f *File) error {
	p := printer{layouts: layouts{}}
	p.block(reflect.ValueOf(f).Elem(), "")
	_, err := w.Write(p.Bytes())
	return err
}

// WriteVocabulary prints a file of the vocabularies (areas.yaml): one entry a line,
// in the order given.
func WriteVocabulary[T Area | Body | Indicator | Decision | Redirect | Change](w io.Writer, entries []T) error {
	p := printer{layouts: layouts{}}
	p.list(reflect.ValueOf(entries), "")
	if len(entries) == 0 {
		p.WriteString("[]\n")
	}
	_, err := w.Write(p.Bytes())
	return err
}

type printer struct {
	bytes.Buffer
	layouts layouts
}

// block prints a record's fields, one a line; the caller has written the first
// line's indent.
func (p *printer) block(v reflect.Value, indent string) {
	for i, f := range p.layouts.fields(v) {
		if i > 0 {
			p.WriteString(indent)
		}
		p.WriteString(f.name)
		switch t := f.value.Type(); {
		case !f.flow && t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
			p.WriteString(":\n")
			p.list(f.value, indent+"  ")
		case !f.flow && t.Kind() == reflect.Struct:
			p.WriteString(":\n" + indent + "  ")
			p.block(f.value, indent+"  ")
		default:
			p.WriteString(": ")
			p.flow(f.value)
			p.WriteByte('\n')
		}
	}
}

func (p *printer) list(v reflect.Value, indent string) {
	for i := range v.Len() {
		p.WriteString(indent + "- ")
		if holdsRecords(v.Type().Elem()) {
			p.block(v.Index(i), indent+"  ")
			continue
		}
		p.flow(v.Index(i))
		p.WriteByte('\n')
	}
}

// flow prints a value on one line.
func (p *printer) flow(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		p.flow(v.Elem())
	case reflect.Slice:
		p.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				p.WriteString(", ")
			}
			p.flow(v.Index(i))
		}
		p.WriteByte(']')
	case reflect.Struct:
		p.WriteByte('{')
		for i, f := range p.layouts.fields(v) {
			if i > 0 {
				p.WriteString(", ")
			}
			p.WriteString(f.name + ": ")
			p.flow(f.value)
		}
		p.WriteByte('}')
	case reflect.Bool:
		p.WriteString(strconv.FormatBool(v.Bool()))
	case reflect.Int:
		p.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Float64:
		p.WriteString(number(v.Float()))
	default:
		p.WriteString(scalar(v.String()))
	}
}

func number(v float64) string {
	switch {
	case math.IsNaN(v):
		return ".nan"
	case math.IsInf(v, 0):
		return strings.ToLower(strings.Replace(strconv.FormatFloat(v, 'f', -1, 64), "Inf", ".inf", 1))
	}
	return strconv.FormatFloat(v+0, 'f', -1, 64) // +0: minus zero is zero
}

// reserved are words that some YAML reader takes for true, null or a number.
var reserved = regexp.MustCompile(`(?i)^(true|false|null|yes|no|on|off|y|n|nan|inf)$`)

func scalar(s string) string {
	if needsNoQuotes(s) && !isReserved(s) {
		return s
	}
	return strconv.Quote(s) // Go's escapes are YAML's
}

func isReserved(s string) bool { return len(s) <= len("false") && reserved.MatchString(s) }

// needsNoQuotes says of a text that any reader takes it for itself in a YAML flow:
// it begins with a letter or a Chinese bracket, since digits may be a number or a
// date, and has no mark of YAML's.
func needsNoQuotes(s string) bool {
	for i, r := range s {
		if !isBare(r, i == 0) {
			return false
		}
	}
	return s != ""
}

// isBare says whether a character can stand in a text without quotes, or begin one.
func isBare(r rune, first bool) bool {
	letter := unicode.IsLetter(r) || r == '〇'
	if first {
		return letter || strings.ContainsRune("《〈“〔（【", r)
	}
	return letter || unicode.IsNumber(r) || strings.ContainsRune("_.、。·/%+()（）《》〈〉“”‘’〔〕【】—～－，：；<>-", r)
}

type field struct {
	name  string
	value reflect.Value
	flow  bool
}

// layouts are the fields of records as their yaml tags say, by the records'
// types: read once for a file, which has thousands of records.
type layouts map[reflect.Type][]layout

type layout struct {
	name                   string
	index                  int
	inline, optional, flow bool
}

func (l layouts) of(t reflect.Type) []layout {
	out, ok := l[t]
	if ok {
		return out
	}
	for i := range t.NumField() {
		name, opts, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		if name == "-" {
			continue
		}
		out = append(out, layout{name, i, strings.Contains(opts, "inline"), strings.Contains(opts, "omitempty"), strings.Contains(opts, "flow")})
	}
	l[t] = out
	return out
}

// fields lists a record's fields, inlined ones too, less the empty ones that
// may be left out.
func (l layouts) fields(v reflect.Value) []field {
	var out []field
	for _, f := range l.of(v.Type()) {
		switch value := v.Field(f.index); {
		case f.inline:
			out = append(out, l.fields(value)...)
		case f.optional && empty(value):
		default:
			out = append(out, field{f.name, value, f.flow})
		}
	}
	return out
}

func empty(v reflect.Value) bool {
	return v.IsZero() || v.Kind() == reflect.Slice && v.Len() == 0
}

// holdsRecords says whether a record has lists of records of its own.
func holdsRecords(t reflect.Type) bool {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Type.Kind() == reflect.Slice && f.Type.Elem().Kind() == reflect.Struct && !strings.Contains(f.Tag.Get("yaml"), "flow") {
			return true
		}
	}
	return false
}
