package dataset

import (
	"reflect"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain reads YAML in the one form that Write and WriteVocabulary print, in which nearly
// all of a dataset stands. It takes a small part of the YAML library's time, which is most
// of the time of a start and of adding a document to many. What has any other form
// (comments, fields in another order, a number in quotation marks), plain does not read:
// the library does, and tells what is wrong with it.
type plain struct {
	text    string // what is not read yet
	records map[reflect.Type][]plainField
}

// plainField is a field of a record as Write prints it. Those of inlined records stand
// among the record's own.
type plainField struct {
	name  string
	index []int
	lines bool // its value stands in lines of its own
}

// readPlain reads a file into a value, which it leaves as it is where it says false.
func readPlain(raw []byte, into any) bool {
	p := plain{text: string(raw), records: map[reflect.Type][]plainField{}}
	v := reflect.ValueOf(into).Elem()
	read := reflect.New(v.Type()).Elem()
	read.Set(v)
	ok := false
	switch v.Kind() {
	case reflect.Struct:
		ok = p.block(read, "")
	case reflect.Slice:
		ok = v.Len() == 0 && p.list(read, "")
	}
	if !ok || p.text != "" {
		return false
	}
	v.Set(read)
	return true
}

func (p *plain) of(t reflect.Type) []plainField {
	out, ok := p.records[t]
	if ok {
		return out
	}
	for _, f := range (layouts{}).of(t) {
		field := t.Field(f.index).Type
		if f.inline {
			for _, inner := range p.of(field) {
				out = append(out, plainField{inner.name, append([]int{f.index}, inner.index...), inner.lines})
			}
			continue
		}
		list := field.Kind() == reflect.Slice && field.Elem().Kind() == reflect.Struct
		out = append(out, plainField{f.name, []int{f.index}, !f.flow && (list || field.Kind() == reflect.Struct)})
	}
	p.records[t] = out
	return out
}

// took takes a text off the start, where it stands there.
func (p *plain) took(s string) bool {
	rest, ok := strings.CutPrefix(p.text, s)
	if ok {
		p.text = rest
	}
	return ok
}

// named finds the field whose name stands at the start, among those behind the last one:
// so none is read twice. It takes the name and the colon off.
func (p *plain) named(fields []plainField, last int) (int, bool) {
	for i := last + 1; i < len(fields); i++ {
		n := len(fields[i].name)
		if len(p.text) > n && p.text[n] == ':' && p.text[:n] == fields[i].name {
			p.text = p.text[n+1:]
			return i, true
		}
	}
	return 0, false
}

// block reads a record's fields, one a line. The first line's indent is read already.
func (p *plain) block(v reflect.Value, indent string) bool {
	fields := p.of(v.Type())
	for last := -1; ; {
		i, ok := p.named(fields, last)
		if !ok {
			return false
		}
		value := v.FieldByIndex(fields[i].index)
		switch deeper := indent + "  "; {
		case !fields[i].lines:
			ok = p.took(" ") && p.flow(value) && p.took("\n")
		case value.Kind() == reflect.Slice:
			ok = p.took("\n") && p.list(value, deeper)
		default:
			ok = p.took("\n"+deeper) && p.block(value, deeper)
		}
		if !ok {
			return false
		}
		last = i
		if !p.goesOn(indent) {
			return true
		}
	}
}

// goesOn says whether the next line has exactly this indent and no dash of a list, and
// takes the indent off.
func (p *plain) goesOn(indent string) bool {
	rest, ok := strings.CutPrefix(p.text, indent)
	if !ok || rest == "" || rest[0] == ' ' || rest[0] == '-' {
		return false
	}
	p.text = rest
	return true
}

// list reads records, a line or a block each.
func (p *plain) list(v reflect.Value, indent string) bool {
	t := v.Type().Elem()
	blocks, dash, none := holdsRecords(t), indent+"- ", reflect.Zero(t)
	read := reflect.MakeSlice(v.Type(), 0, 0)
	for p.took(dash) {
		read = reflect.Append(read, none)
		entry := read.Index(read.Len() - 1)
		if ok := blocks && p.block(entry, indent+"  ") || !blocks && p.flow(entry) && p.took("\n"); !ok {
			return false
		}
	}
	if read.Len() == 0 {
		return false
	}
	v.Set(read)
	return true
}

// flow reads a value that stands on one line.
func (p *plain) flow(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return p.flow(v.Elem())
	case reflect.Slice:
		return p.flowList(v)
	case reflect.Struct:
		return p.flowRecord(v)
	case reflect.Bool:
		v.SetBool(strings.HasPrefix(p.text, "true"))
		return p.took("true") || p.took("false")
	case reflect.Int, reflect.Float64:
		return p.number(v)
	case reflect.String:
		s, ok := p.scalar()
		v.SetString(s)
		return ok
	}
	return false
}

func (p *plain) flowList(v reflect.Value) bool {
	if !p.took("[") {
		return false
	}
	v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	for !p.took("]") {
		entry := reflect.New(v.Type().Elem()).Elem()
		if v.Len() > 0 && !p.took(", ") || !p.flow(entry) {
			return false
		}
		v.Set(reflect.Append(v, entry))
	}
	return true
}

func (p *plain) flowRecord(v reflect.Value) bool {
	if !p.took("{") {
		return false
	}
	fields := p.of(v.Type())
	for last := -1; last < 0 || !p.took("}"); {
		if last >= 0 && !p.took(", ") {
			return false
		}
		i, ok := p.named(fields, last)
		if !ok || !p.took(" ") || !p.flow(v.FieldByIndex(fields[i].index)) {
			return false
		}
		last = i
	}
	return true
}

// maxFigures is how many characters a number has at most that is read here: all such
// whole numbers are exact.
const maxFigures = 15

// number reads a number as people write it: without a plus, a zero before it, an exponent.
func (p *plain) number(v reflect.Value) bool {
	n := strings.IndexFunc(p.text, func(c rune) bool { return (c < '0' || c > '9') && c != '.' && c != '-' })
	if n <= 0 || n > maxFigures {
		return false
	}
	s := p.text[:n]
	p.text = p.text[n:]
	digits := strings.TrimPrefix(s, "-")
	whole, part, _ := strings.Cut(digits, ".")
	switch {
	case whole == "" || whole[0] == '0' && whole != "0" || strings.HasSuffix(digits, ".") || strings.ContainsAny(part, ".-") || strings.Contains(whole, "-"):
		return false
	case strings.Trim(digits, "0.") == "" && digits != s: // minus zero
		return false
	case v.Kind() == reflect.Int:
		i, err := strconv.ParseInt(s, 10, 64)
		v.SetInt(i)
		return err == nil
	}
	f, err := strconv.ParseFloat(s, 64)
	v.SetFloat(f)
	return err == nil
}

// scalar reads a text, in quotation marks or without.
func (p *plain) scalar() (string, bool) {
	if strings.HasPrefix(p.text, `"`) {
		return p.quoted()
	}
	n := 0
	for n < len(p.text) {
		c, size := rune(p.text[n]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(p.text[n:])
		}
		if !isBare(c, n == 0) {
			break
		}
		n += size
	}
	s := p.text[:n]
	p.text = p.text[n:]
	return s, s != "" && !isReserved(s)
}

// quoted reads a text in quotation marks.
func (p *plain) quoted() (string, bool) {
	escaped := false
	for i, c := range p.text {
		switch {
		case i == 0:
		case c == '"' && !escaped:
			s := p.text[:i+1]
			p.text = p.text[i+1:]
			if !strings.Contains(s, `\`) {
				return s[1 : len(s)-1], true
			}
			s, err := strconv.Unquote(s)
			return s, err == nil
		case c == utf8.RuneError, !unicode.IsPrint(c):
			return "", false
		case escaped && !strings.ContainsRune(`\"nrtabfvuU`, c): // \x is a byte in Go and a character in YAML
			return "", false
		default:
			escaped = c == '\\' && !escaped
		}
	}
	return "", false
}
