package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
)

// ErrEdited: an edit speaks of a record that is not there as it says.
var ErrEdited = errors.New("the record is not as the edit says")

// Edit is one change of one record of a file of the dataset, which can be taken back:
// Was gives way to Is. Both are records on one line, as the dataset has them; without
// Was the record is new, without Is it goes.
type Edit struct {
	List string `json:"list,omitempty"` // of a document's file: tasks …, or document itself; a vocabulary is a list itself
	At   int    `json:"at"`             // where in the list, when the edit was made
	Was  string `json:"was,omitempty"`
	Is   string `json:"is,omitempty"`
}

// Reverse takes an edit back.
func (e Edit) Reverse() Edit { return Edit{e.List, e.At, e.Is, e.Was} }

// Record is a record on one line, as the dataset has it.
func Record(record any) string { return NewRecorder().Line(record) }

// Recorder writes many records, and reads once how each kind of them is laid out.
type Recorder struct{ p printer }

// NewRecorder makes a recorder.
func NewRecorder() *Recorder { return &Recorder{printer{layouts: layouts{}}} }

// Line is what Record is.
func (r *Recorder) Line(record any) string {
	r.p.Reset()
	r.p.flow(reflect.Indirect(reflect.ValueOf(record)))
	return r.p.String()
}

// Edited is a document's file after edits, which are made one after the other. The file
// itself stays as it is. Where somebody has changed a record since, the error is
// ErrEdited.
func (f *File) Edited(edits []Edit) (*File, error) {
	out := Clone(f)
	e := editor{printer{layouts: layouts{}}}
	for _, edit := range edits {
		field, ok := e.layouts.named(reflect.ValueOf(out).Elem(), edit.List)
		if !ok {
			return nil, fmt.Errorf("edit %s: a document's file has no list %q", f.Slug, edit.List)
		}
		if err := e.edit(field, edit); err != nil {
			return nil, fmt.Errorf("edit %s, %s: %w", f.Slug, edit.List, err)
		}
	}
	return out, nil
}

// EditedList is a vocabulary after edits.
func EditedList[T Area | Body | Indicator | Decision | Redirect | Change](list []T, edits []Edit) ([]T, error) {
	out := Clone(&list)
	e := editor{printer{layouts: layouts{}}}
	for _, edit := range edits {
		if err := e.edit(reflect.ValueOf(out).Elem(), edit); err != nil {
			return nil, err
		}
	}
	return *out, nil
}

type editor struct{ printer }

// edit changes a list of records, or a record that stands alone.
func (e *editor) edit(v reflect.Value, edit Edit) error {
	if v.Kind() == reflect.Struct {
		if e.line(v) != edit.Was {
			return ErrEdited
		}
		return readRecord(edit.Is, v)
	}
	if edit.Was == "" {
		at := min(max(edit.At, 0), v.Len())
		fresh := reflect.New(v.Type().Elem()).Elem()
		if err := readRecord(edit.Is, fresh); err != nil {
			return err
		}
		v.Set(reflect.Append(v, fresh))
		reflect.Copy(v.Slice(at+1, v.Len()), v.Slice(at, v.Len()-1))
		v.Index(at).Set(fresh)
		return nil
	}
	at := e.find(v, edit)
	switch {
	case at < 0:
		return ErrEdited
	case edit.Is == "":
		reflect.Copy(v.Slice(at, v.Len()), v.Slice(at+1, v.Len()))
		v.Set(v.Slice(0, v.Len()-1))
		if v.Len() == 0 {
			v.SetZero() // as one reads a file that has no such list
		}
		return nil
	}
	v.Index(at).SetZero()
	return readRecord(edit.Is, v.Index(at))
}

// find is where in the list the record stands that an edit speaks of, the nearest to
// where it stood.
func (e *editor) find(v reflect.Value, edit Edit) int {
	for away := range v.Len() + max(edit.At, 0) + 1 {
		for _, at := range []int{edit.At - away, edit.At + away} {
			if at >= 0 && at < v.Len() && e.line(v.Index(at)) == edit.Was {
				return at
			}
		}
	}
	return -1
}

func (e *editor) line(v reflect.Value) string {
	e.Reset()
	e.flow(v)
	return e.String()
}

func readRecord(line string, into reflect.Value) error {
	into.SetZero()
	return decode("record", []byte(line), into.Addr().Interface())
}

// Clone is a copy of a record that shares nothing with it.
func Clone[T any](record *T) *T {
	out := new(T)
	copyInto(reflect.ValueOf(out).Elem(), reflect.ValueOf(record).Elem())
	return out
}

func copyInto(to, from reflect.Value) {
	switch from.Kind() {
	case reflect.Struct:
		for i := range from.NumField() {
			copyInto(to.Field(i), from.Field(i))
		}
	case reflect.Slice:
		if from.IsNil() {
			return
		}
		to.Set(reflect.MakeSlice(from.Type(), from.Len(), from.Len()))
		for i := range from.Len() {
			copyInto(to.Index(i), from.Index(i))
		}
	case reflect.Pointer:
		if from.IsNil() {
			return
		}
		to.Set(reflect.New(from.Type().Elem()))
		copyInto(to.Elem(), from.Elem())
	default:
		to.Set(from)
	}
}

// named is the field of that name in the file.
func (l layouts) named(v reflect.Value, name string) (reflect.Value, bool) {
	for _, f := range l.of(v.Type()) {
		switch {
		case f.inline:
			if below, ok := l.named(v.Field(f.index), name); ok {
				return below, true
			}
		case f.name == name:
			return v.Field(f.index), true
		}
	}
	return reflect.Value{}, false
}

// IsCanonical says whether a file is laid out as Write does.
func IsCanonical(raw []byte, f *File) bool {
	var b bytes.Buffer
	return Write(&b, f) == nil && bytes.Equal(raw, b.Bytes())
}

// Rewrite gives the bytes of a document's file after a change: raw are those that say
// old. A file in the form that Write gives has it still. In another, what did not
// change stays as it is written, comments too, and the records that did are written as
// Write does.
func Rewrite(raw []byte, old, now *File) ([]byte, error) {
	var is bytes.Buffer
	if err := Write(&is, now); err != nil {
		return nil, err
	}
	if IsCanonical(raw, old) {
		return is.Bytes(), nil
	}
	if out, ok := spliceFile(raw, old, now); ok {
		var again bytes.Buffer
		if read, err := Read(out, now.Slug); err == nil && Write(&again, read) == nil && bytes.Equal(again.Bytes(), is.Bytes()) {
			return out, nil
		}
	}
	return is.Bytes(), nil
}

// RewriteList is Rewrite for a vocabulary.
func RewriteList[T Area | Body | Indicator | Decision | Redirect | Change](name string, raw []byte, old, now []T) ([]byte, error) {
	var is bytes.Buffer
	if err := WriteVocabulary(&is, now); err != nil {
		return nil, err
	}
	out, ok := spliceList(raw, reflect.ValueOf(old), reflect.ValueOf(now))
	if len(old) == 0 { // nothing but comments
		out, ok = append(bytes.Clone(raw), is.Bytes()...), true
	}
	if ok {
		var read []T
		var again bytes.Buffer
		if err := decode(name, out, &read); err == nil && WriteVocabulary(&again, read) == nil && bytes.Equal(again.Bytes(), is.Bytes()) {
			return out, nil
		}
	}
	return is.Bytes(), nil
}

// pairing says what becomes of the records of a list: the new ones in their order, each
// with the old one that it is or that it stands for, -1 where there is none.
type pairing struct {
	of   []int
	same []bool // the new record is the old one
}

func pair(old, now []string) pairing {
	p := pairing{make([]int, len(now)), make([]bool, len(now))}
	left := map[string]int{} // how often a record comes among the new ones still
	for _, n := range now {
		left[n]++
	}
	at := 0
	for i, n := range now {
		p.of[i] = -1
		j := at
		for j < len(old) && old[j] != n && left[old[j]] == 0 {
			j++
		}
		switch {
		case j < len(old) && old[j] == n:
			p.of[i], p.same[i], at = j, true, j+1
		case at < j: // old[at] is gone: this one stands for it
			p.of[i], at = at, at+1
		}
		left[n]--
	}
	return p
}

func (p *printer) lines(v reflect.Value) []string {
	out := make([]string, v.Len())
	for i := range out {
		p.Reset()
		p.flow(v.Index(i))
		out[i] = p.String()
	}
	p.Reset()
	return out
}
