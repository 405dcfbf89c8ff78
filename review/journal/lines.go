package journal

import (
	"bytes"
	"slices"

	"github.com/policygraph/policygraph/dataset"
)

// Lines is a change of a file's text: from line At (counted from 0) on, Was gave way
// to Is. Lines have their ends.
type Lines struct {
	At  int      `json:"at"`
	Was []string `json:"was"`
	Is  []string `json:"is"`
}

// linesOf is what changed between two texts, as one run of lines.
func linesOf(before, after []byte) *Lines {
	was, is := split(before), split(after)
	at := 0
	for at < len(was) && at < len(is) && was[at] == is[at] {
		at++
	}
	end := 0
	for end < min(len(was), len(is))-at && was[len(was)-1-end] == is[len(is)-1-end] {
		end++
	}
	return &Lines{At: at, Was: was[at : len(was)-end], Is: is[at : len(is)-end]}
}

func split(text []byte) []string {
	var out []string
	for line := range bytes.Lines(text) {
		out = append(out, string(line))
	}
	return out
}

func (l *Lines) fits(text []byte) bool {
	if l == nil {
		return false
	}
	lines := split(text)
	return l.At+len(l.Was) <= len(lines) && slices.Equal(lines[l.At:l.At+len(l.Was)], l.Was)
}

func (l *Lines) apply(text []byte) []byte {
	var out bytes.Buffer
	lines := split(text)
	for _, line := range slices.Concat(lines[:l.At], l.Is, lines[l.At+len(l.Was):]) {
		out.WriteString(line)
	}
	return out.Bytes()
}

// Appended is the change that puts an entry behind those of a vocabulary's file, whose
// content and sum are given. It is made of lines alone, so that a long file need not be read
// as records for one entry more.
func Appended[T dataset.Change](name string, raw []byte, sum string, entry T) (Change, error) {
	var text bytes.Buffer
	if n := len(raw); n > 0 && raw[n-1] != '\n' {
		text.WriteByte('\n')
	}
	if err := dataset.WriteVocabulary(&text, []T{entry}); err != nil {
		return Change{}, err
	}
	now := append(bytes.Clone(raw), text.Bytes()...)
	if string(bytes.TrimSpace(raw)) == "[]" { // a list without entries
		now = text.Bytes()
	}
	entries := bytes.Count(append([]byte("\n"), raw...), []byte("\n- "))
	return Change{
		Path: name, Before: sum, After: Sum(now), Lines: linesOf(raw, now),
		Edits: []dataset.Edit{{At: entries, Is: dataset.Record(&entry)}},
	}, nil
}
