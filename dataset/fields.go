package dataset

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// ErrField: a record has no such field, or the field does not take the value.
var ErrField = errors.New("no such field, or no value for it")

// Field describes a field of a record.
type Field struct {
	Name string
	Type FieldType
}

// FieldType is what values a field takes.
type FieldType string

// The types of fields.
const (
	FieldText    FieldType = "text"
	FieldNumber  FieldType = "number"
	FieldWhole   FieldType = "whole" // a whole number
	FieldFlag    FieldType = "flag"
	FieldTexts   FieldType = "texts"   // a list
	FieldRecord  FieldType = "record"  // fields of its own
	FieldRecords FieldType = "records" // a list of such
)

// FieldsOf describes a record's fields, in the file's order, those of inlined records
// too.
func FieldsOf(record any) []Field {
	return layouts{}.describe(reflect.Indirect(reflect.ValueOf(record)).Type())
}

func (l layouts) describe(t reflect.Type) []Field {
	var out []Field
	for _, f := range l.of(t) {
		field := t.Field(f.index).Type
		if f.inline {
			out = append(out, l.describe(field)...)
			continue
		}
		if field.Kind() == reflect.Pointer {
			field = field.Elem()
		}
		out = append(out, Field{f.name, typeOf(field)})
	}
	return out
}

func typeOf(t reflect.Type) FieldType {
	switch t.Kind() {
	case reflect.Struct:
		return FieldRecord
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Struct {
			return FieldRecords
		}
		return FieldTexts
	case reflect.Float64:
		return FieldNumber
	case reflect.Int:
		return FieldWhole
	case reflect.Bool:
		return FieldFlag
	default:
		return FieldText
	}
}

// Values are a record's fields by the names that the file has, as JSON. What the file
// leaves out is left out.
func Values(record any) (map[string]json.RawMessage, error) { return NewRecorder().Values(record) }

// Values is what the function of this name is.
func (r *Recorder) Values(record any) (map[string]json.RawMessage, error) {
	l := r.p.layouts
	out := map[string]json.RawMessage{}
	for _, f := range l.fields(reflect.Indirect(reflect.ValueOf(record))) {
		raw, err := plainJSON(l.plain(f.value))
		if err != nil {
			return nil, fmt.Errorf("write %s as JSON: %w", f.name, err)
		}
		out[f.name] = raw
	}
	return out, nil
}

func plainJSON(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// plain is a value with the file's names.
func (l layouts) plain(v reflect.Value) any {
	switch {
	case v.Kind() == reflect.Pointer:
		return l.plain(v.Elem())
	case v.Kind() == reflect.Struct:
		out := map[string]any{}
		for _, f := range l.fields(v) {
			out[f.name] = l.plain(f.value)
		}
		return out
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		out := make([]any, v.Len())
		for i := range out {
			out[i] = l.plain(v.Index(i))
		}
		return out
	}
	return v.Interface()
}

// SetValue gives a field of a record (a pointer to it) another value, by its name in
// the file or a path below it: assignments.2.role, counted from 0. null empties it.
func SetValue(record any, path string, value json.RawMessage) error {
	l, v := layouts{}, reflect.ValueOf(record).Elem()
	for name := range strings.SplitSeq(path, ".") {
		if v.Kind() == reflect.Slice {
			i, err := strconv.Atoi(name)
			if err != nil || i < 0 || i >= v.Len() {
				return fmt.Errorf("%w: %s: there is no entry %q", ErrField, path, name)
			}
			v = v.Index(i)
			continue
		}
		if v.Kind() != reflect.Struct {
			return fmt.Errorf("%w: %s: %q has nothing below it", ErrField, path, name)
		}
		field, ok := l.named(v, name)
		if !ok {
			return fmt.Errorf("%w: %s: there is no field %q", ErrField, path, name)
		}
		v = field
	}
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber()
	var plain any
	if err := d.Decode(&plain); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrField, path, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w: %s: more than one value", ErrField, path)
	}
	if err := l.set(v, plain); err != nil {
		return fmt.Errorf("%w: %s: %w", ErrField, path, err)
	}
	return nil
}

// set gives a field a value of JSON.
func (l layouts) set(v reflect.Value, plain any) error {
	if plain == nil {
		v.SetZero()
		return nil
	}
	switch v.Kind() {
	case reflect.Pointer:
		fresh := reflect.New(v.Type().Elem())
		if err := l.set(fresh.Elem(), plain); err != nil {
			return err
		}
		v.Set(fresh)
		return nil
	case reflect.Slice:
		return l.setList(v, plain)
	case reflect.Struct:
		return l.setRecord(v, plain)
	default:
		return setScalar(v, plain)
	}
}

func (l layouts) setList(v reflect.Value, plain any) error {
	list, ok := plain.([]any)
	if !ok {
		return errors.New("give a list")
	}
	if len(list) == 0 { // as one reads a record that has none
		v.SetZero()
		return nil
	}
	fresh := reflect.MakeSlice(v.Type(), len(list), len(list))
	for i := range list {
		if err := l.set(fresh.Index(i), list[i]); err != nil {
			return fmt.Errorf("entry %d: %w", i, err)
		}
	}
	v.Set(fresh)
	return nil
}

func (l layouts) setRecord(v reflect.Value, plain any) error {
	fields, ok := plain.(map[string]any)
	if !ok {
		return errors.New("give an object")
	}
	v.SetZero()
	for _, name := range sortedKeys(fields) {
		field, ok := l.named(v, name)
		if !ok {
			return fmt.Errorf("there is no field %q", name)
		}
		if err := l.set(field, fields[name]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func setScalar(v reflect.Value, plain any) error {
	switch plain := plain.(type) {
	case string:
		if v.Kind() == reflect.String {
			v.SetString(plain)
			return nil
		}
	case bool:
		if v.Kind() == reflect.Bool {
			v.SetBool(plain)
			return nil
		}
	case json.Number:
		if v.Kind() == reflect.Float64 {
			f, err := plain.Float64()
			v.SetFloat(f)
			return err
		}
		if v.Kind() == reflect.Int {
			i, err := plain.Int64()
			v.SetInt(i)
			return err
		}
	}
	return fmt.Errorf("it takes a %s", typeOf(v.Type()))
}
