// Package report writes the page on which a person reviews an extraction: the
// document's whole text with every fact marked at its place, beside the list
// of the facts and of what was not understood. The page needs nothing else: no
// script, no network.
//
// It shows what extraction found and judges nothing.
package report

import (
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
)

//go:embed page.gohtml
var pageText string

var page = template.Must(template.New("page").Parse(pageText))

// ErrSpan says that a fact's span is not inside the text: the file belongs to
// another document, or to another version of it.
var ErrSpan = errors.New("span outside the document")

// Write writes the page of one document and the facts that were read from it.
func Write(w io.Writer, doc *source.Document, file *dataset.File) error {
	groups := factsOf(file)
	marks := asideMarks(file)
	for _, g := range groups {
		marks = append(marks, g.Facts...)
	}
	for _, f := range marks {
		if f.start < 0 || f.end < f.start || f.end > len(doc.Text) {
			return fmt.Errorf("write the report of %s: %w: %s %q is at %d to %d, the text ends at %d; extract the document again",
				doc.Name, ErrSpan, f.Kind, f.Label, f.start, f.end, len(doc.Text))
		}
	}
	data := struct {
		Name     string
		Document dataset.Document
		Fields   []field
		Groups   []group
		Segments []segment
	}{doc.Name, file.Document, fieldsOf(file.Document), groups, segmentsOf(doc.Printed(), marks)}
	if err := page.Execute(w, data); err != nil {
		return fmt.Errorf("write the report of %s: %w", doc.Name, err)
	}
	return nil
}

// segment is a run of text under the same marks.
type segment struct {
	Text    string
	Class   string   // the kinds of its marks
	Title   string   // what a pointer over it shows
	Anchors []string // of the facts that begin here
}

// segmentsOf cuts a text wherever a mark begins or ends. Marks may overlap as
// they like: a run has the kinds of all that cover it.
func segmentsOf(text []rune, marks []*fact) []segment {
	marks = slices.Clone(marks)
	slices.SortStableFunc(marks, func(a, b *fact) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	cuts := []int{0, len(text)}
	for _, m := range marks {
		cuts = append(cuts, m.start, m.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []segment
	var open []*fact
	next := 0
	for i, at := range cuts {
		open = slices.DeleteFunc(open, func(m *fact) bool { return m.end <= at })
		var s segment
		for ; next < len(marks) && marks[next].start == at; next++ {
			if id := marks[next].ID; id != "" {
				s.Anchors = append(s.Anchors, id)
			}
			if marks[next].end > at {
				open = append(open, marks[next])
			}
		}
		if i+1 < len(cuts) {
			s.Text = string(text[at:cuts[i+1]])
		}
		var classes, titles []string
		for _, m := range open {
			if !slices.Contains(classes, m.Kind) {
				classes = append(classes, m.Kind)
			}
			titles = append(titles, m.Kind+": "+m.Label)
		}
		s.Class, s.Title = strings.Join(classes, " "), strings.Join(titles, "\n")
		if s.Text != "" || len(s.Anchors) > 0 {
			out = append(out, s)
		}
	}
	return out
}
