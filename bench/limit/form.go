package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// form says what stands at which place of the nested lists that a statement
// returns, so that no keys travel from the database: {id name tasks[key title]}
// is a list of an id, a name, and a list of lists of a key and a title each.
type form struct {
	key    string
	kind   byte // '{' an object, '[' a list of objects, or of values where there are no fields, 0 a value
	fields []form
}

func parseForm(text string) (form, error) {
	f, rest, err := cutForm(text)
	if err == nil && rest != "" {
		err = fmt.Errorf("%q follows the form", rest)
	}
	return f, err
}

func cutForm(text string) (f form, rest string, err error) {
	end := strings.IndexAny(text, "{}[] ")
	if end < 0 {
		return form{key: text}, "", nil
	}
	f.key, rest = text[:end], text[end:]
	if rest[0] != '{' && rest[0] != '[' {
		return f, rest, nil
	}
	f.kind = rest[0]
	for rest = rest[1:]; ; {
		switch {
		case rest == "":
			return f, "", fmt.Errorf("the form of %q has no end", f.key)
		case rest[0] == f.kind+2: // } is { plus 2, as ] is [ plus 2
			return f, rest[1:], nil
		case rest[0] == ' ':
			rest = rest[1:]
		case strings.IndexByte("{}[]", rest[0]) >= 0:
			return f, "", fmt.Errorf("%q in the form of %q has no name before it", rest[:1], f.key)
		default:
			var field form
			if field, rest, err = cutForm(rest); err != nil {
				return f, "", err
			}
			f.fields = append(f.fields, field)
		}
	}
}

// write appends a value as JSON.
func (f *form) write(b []byte, v any) []byte {
	switch f.kind {
	case '{':
		return f.object(b, v.([]any))
	case '[':
		b = append(b, '[')
		for i, element := range v.([]any) {
			if i > 0 {
				b = append(b, ',')
			}
			if f.fields == nil {
				b = scalar(b, element)
			} else {
				b = f.object(b, element.([]any))
			}
		}
		return append(b, ']')
	}
	return scalar(b, v)
}

func (f *form) object(b []byte, values []any) []byte {
	sep := byte('{')
	for i := range f.fields {
		b = append(b, sep, '"')
		b = append(b, f.fields[i].key...)
		b = append(b, '"', ':')
		b = f.fields[i].write(b, values[i])
		sep = ','
	}
	return append(b, '}')
}

func scalar(b []byte, v any) []byte {
	switch v := v.(type) {
	case string:
		if strings.IndexFunc(v, func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == utf8.RuneError }) < 0 {
			return append(append(append(b, '"'), v...), '"')
		}
	case int64:
		return strconv.AppendInt(b, v, 10)
	case float64:
		return strconv.AppendFloat(b, v, 'g', -1, 64)
	}
	j, err := json.Marshal(v)
	if err != nil {
		panic(err) // properties are scalars
	}
	return append(b, j...)
}
