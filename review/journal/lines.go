package journal

import (
	"bytes"
	"slices"
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
