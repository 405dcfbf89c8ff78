package dataset

import (
	"fmt"
	"reflect"
	"strings"
)

// DiffFiles are the edits that make one document's file of another.
func DiffFiles(old, now *File) []Edit {
	p := printer{layouts: layouts{}}
	was, is := reflect.ValueOf(old).Elem(), reflect.ValueOf(now).Elem()
	var out []Edit
	for _, f := range p.layouts.of(is.Type()) {
		before, after := was.Field(f.index), is.Field(f.index)
		if after.Kind() == reflect.Struct {
			if one, other := Record(before.Addr().Interface()), Record(after.Addr().Interface()); one != other {
				out = append(out, Edit{List: f.name, Was: one, Is: other})
			}
			continue
		}
		from, was, is := p.middle(before, after)
		for _, e := range diffLines(f.name, was, is) {
			e.At += from
			out = append(out, e)
		}
	}
	return out
}

// middle are the records of two lists between those that both begin with and those
// that both end with, and how many they begin with: of a long list one or two.
func (p *printer) middle(before, after reflect.Value) (from int, was, is []string) {
	same := func(i, j int) bool {
		return reflect.DeepEqual(before.Index(i).Interface(), after.Index(j).Interface())
	}
	short := min(before.Len(), after.Len())
	for from < short && same(from, from) {
		from++
	}
	end := 0
	for end < short-from && same(before.Len()-1-end, after.Len()-1-end) {
		end++
	}
	return from, p.lines(before.Slice(from, before.Len()-end)), p.lines(after.Slice(from, after.Len()-end))
}

// DiffList are the edits that make one vocabulary of another.
func DiffList[T Area | Body | Indicator | Decision | Redirect | Change](old, now []T) []Edit {
	p := printer{layouts: layouts{}}
	return diffLines("", p.lines(reflect.ValueOf(old)), p.lines(reflect.ValueOf(now)))
}

// diffLines are edits to be made one after the other: before that of the new record i,
// the list begins with the first i new ones.
func diffLines(list string, old, now []string) []Edit {
	var out []Edit
	p := pair(old, now)
	next := 0
	for i := range now {
		j := p.of[i]
		for ; j >= 0 && next < j; next++ {
			out = append(out, Edit{List: list, At: i, Was: old[next]})
		}
		switch {
		case j < 0:
			out = append(out, Edit{List: list, At: i, Is: now[i]})
		case !p.same[i]:
			out = append(out, Edit{List: list, At: i, Was: old[j], Is: now[i]})
		}
		if j >= 0 {
			next = j + 1
		}
	}
	for ; next < len(old); next++ {
		out = append(out, Edit{List: list, At: len(now), Was: old[next]})
	}
	return out
}

// Records are a file's records on a line each, by their lists.
func (f *File) Records() map[string][]string {
	p := printer{layouts: layouts{}}
	out := map[string][]string{}
	v := reflect.ValueOf(f).Elem()
	for _, l := range p.layouts.of(v.Type()) {
		if field := v.Field(l.index); field.Kind() == reflect.Struct {
			out[l.name] = []string{Record(field.Addr().Interface())}
		} else {
			out[l.name] = p.lines(field)
		}
	}
	return out
}

// EditVocabulary gives the bytes of a vocabulary's file after edits, by its name in the
// data folder.
func EditVocabulary(name string, raw []byte, edits []Edit) ([]byte, error) {
	switch name {
	case AreasFile:
		return editVocabulary[Area](name, raw, edits)
	case AgenciesFile:
		return editVocabulary[Body](name, raw, edits)
	case IndicatorsFile:
		return editVocabulary[Indicator](name, raw, edits)
	case DecisionsFile:
		return editVocabulary[Decision](name, raw, edits)
	case RedirectsFile:
		return editVocabulary[Redirect](name, raw, edits)
	case ChangesFile:
		return editVocabulary[Change](name, raw, edits)
	}
	return nil, fmt.Errorf("%w: %s is no file of records", ErrInvalid, name)
}

// Edit makes edits in a vocabulary, by the name of its file in the data folder. The
// lists that others hold stay as they are.
func (v *Vocabularies) Edit(name string, edits []Edit) (err error) {
	switch name {
	case AreasFile:
		v.Areas, err = EditedList(v.Areas, edits)
	case AgenciesFile:
		v.Agencies, err = EditedList(v.Agencies, edits)
	case IndicatorsFile:
		v.Indicators, err = EditedList(v.Indicators, edits)
	case DecisionsFile:
		v.Decisions, err = EditedList(v.Decisions, edits)
	case RedirectsFile:
		v.Redirects, err = EditedList(v.Redirects, edits)
	case ChangesFile:
		v.Changes, err = EditedList(v.Changes, edits)
	default:
		err = fmt.Errorf("%w: %s is no file of records", ErrInvalid, name)
	}
	return err
}

func editVocabulary[T Area | Body | Indicator | Decision | Redirect | Change](name string, raw []byte, edits []Edit) ([]byte, error) {
	var old []T
	if err := decode(name, raw, &old); err != nil {
		return nil, err
	}
	now, err := EditedList(old, edits)
	if err != nil {
		return nil, fmt.Errorf("edit %s: %w", name, err)
	}
	return RewriteList(name, raw, old, now)
}

// VocabularyRecords are the records of a vocabulary's file, on a line each.
func VocabularyRecords(name string, raw []byte) ([]string, error) {
	switch name {
	case AreasFile:
		return vocabularyRecords[Area](name, raw)
	case AgenciesFile:
		return vocabularyRecords[Body](name, raw)
	case IndicatorsFile:
		return vocabularyRecords[Indicator](name, raw)
	case DecisionsFile:
		return vocabularyRecords[Decision](name, raw)
	case RedirectsFile:
		return vocabularyRecords[Redirect](name, raw)
	case ChangesFile:
		return vocabularyRecords[Change](name, raw)
	}
	return nil, fmt.Errorf("%w: %s is no file of records", ErrInvalid, name)
}

func vocabularyRecords[T any](name string, raw []byte) ([]string, error) {
	var list []T
	if err := decode(name, raw, &list); err != nil {
		return nil, err
	}
	p := printer{layouts: layouts{}}
	return p.lines(reflect.ValueOf(list)), nil
}

// RecordsAt says for lines of a document's file which record each belongs to: its list,
// and its place there from 0. What belongs to none is left out.
func RecordsAt(raw []byte) map[int]RecordPlace {
	out := map[int]RecordPlace{}
	for path, line := range linesOf(raw) {
		list, rest, ok := strings.Cut(strings.TrimPrefix(path, "."), "[")
		if list, _, _ = strings.Cut(list, "."); list == "document" {
			out[line] = RecordPlace{List: list}
			continue
		}
		var at int
		if _, err := fmt.Sscanf(rest, "%d]", &at); ok && err == nil {
			out[line] = RecordPlace{list, at}
		}
	}
	return out
}

// RecordPlace is where a record stands in a document's file.
type RecordPlace struct {
	List string
	At   int
}
