package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// WriteJSON prints the file as `extract --format json` does, with the wording.
// Every name is always there: what the document does not say is null, a list of
// nothing is [].
func WriteJSON(w io.Writer, f *File) error {
	full := *f
	full.Targets = append([]Figure(nil), f.Targets...)
	for i := range full.Targets {
		if full.Targets[i].Nature == "" {
			full.Targets[i].Nature = NatureGoal
		}
	}
	full.Warnings = append([]Warning(nil), f.Warnings...)
	for i := range full.Warnings {
		full.Warnings[i].Count = max(1, full.Warnings[i].Count)
	}
	var compact, out bytes.Buffer
	if err := printJSON(&compact, reflect.ValueOf(full), false); err != nil {
		return fmt.Errorf("write %s as JSON: %w", f.Slug, err)
	}
	if err := json.Indent(&out, compact.Bytes(), "", "  "); err != nil {
		return fmt.Errorf("write %s as JSON: %w", f.Slug, err)
	}
	out.WriteByte('\n')
	_, err := w.Write(out.Bytes())
	return err
}

func printJSON(b *bytes.Buffer, v reflect.Value, optional bool) error {
	switch v.Kind() {
	case reflect.Struct:
		b.WriteByte('{')
		if err := printFields(b, v); err != nil {
			return err
		}
		b.WriteByte('}')
	case reflect.Slice:
		b.WriteByte('[')
		for i := range v.Len() {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := printJSON(b, v.Index(i), false); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	default:
		if optional && v.IsZero() && v.Kind() != reflect.Bool {
			b.WriteString("null")
			return nil
		}
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false) // 经发局<金融办> stays readable
		return e.Encode(v.Interface())
	}
	return nil
}

func printFields(b *bytes.Buffer, v reflect.Value) error {
	first := true
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, opts, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		if f.Anonymous {
			if err := printFields(b, v.Field(i)); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(b, "%q:", name)
		if err := printJSON(b, v.Field(i), strings.Contains(opts, "omitempty")); err != nil {
			return err
		}
	}
	return nil
}
