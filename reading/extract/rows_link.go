package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/zh"
)

// linkRows ties rows of annexes to the body: to the item whose title theirs
// is, and to the clause that says the same.
func (r *reading) linkRows() {
	items := map[string]string{}
	body := map[int][]wording{} // by how many bodies
	for i := range r.file.Tasks {
		t := &r.file.Tasks[i]
		if t.Source != dataset.SourceBody {
			continue
		}
		if len(t.Assignments) > 0 {
			body[len(t.Assignments)] = append(body[len(t.Assignments)], wordingOf(t))
		}
		if title := bare(t.Title); title != "" && items[title] == "" {
			items[title] = t.Key
		}
	}
	if len(items) == 0 {
		return
	}
	names := map[string]string{}
	r.outline.Walk(func(s *outline.Section) {
		for _, t := range s.Tables {
			if name := nameColumn(t); name >= 0 {
				for _, row := range t.Rows {
					names[row.Key] = bare(r.cell(row, name))
				}
			}
		}
	})
	for i := range r.file.Tasks {
		t := &r.file.Tasks[i]
		if t.Source != dataset.SourceAnnex || t.Table == "" {
			continue
		}
		if t.Parent == "" {
			t.Parent = items[names[t.Key]]
		}
		if t.Parent == "" {
			t.Parent = items[bare(t.Title)]
		}
		if len(t.Assignments) == 0 {
			continue
		}
		w, alike := wordingOf(t), body[len(t.Assignments)]
		for k := range alike {
			if b := &alike[k]; w.sameBodies(b) && w.same(b) {
				t.SameAs = b.task.Key
				break
			}
		}
	}
}

// wording is a task in the form that is compared.
type wording struct {
	task  *dataset.Task
	names []string // of its bodies
	named map[string]bool
	pairs []uint64 // each two characters that follow each other, in order of their codes
}

func wordingOf(t *dataset.Task) wording {
	w := wording{task: t, named: map[string]bool{}}
	for _, a := range t.Assignments {
		name := bare(a.Agency)
		w.names = append(w.names, name)
		w.named[name] = true
	}
	return w
}

// count counts the pairs, for those tasks that are compared by them.
func (w *wording) count() {
	if w.pairs != nil {
		return
	}
	words := bare(w.task.Content)
	w.pairs = make([]uint64, 0, utf8.RuneCountInString(words))
	var last rune
	for _, c := range words {
		if last != 0 {
			w.pairs = append(w.pairs, uint64(last)<<32|uint64(c))
		}
		last = c
	}
	slices.Sort(w.pairs)
}

// same tells texts that differ by slips only: nine of ten pairs of characters
// are common.
func (w *wording) same(other *wording) bool {
	w.count()
	other.count()
	a, b := w.pairs, other.pairs
	if len(a) == 0 || len(a)*10 < len(b)*8 || len(b)*10 < len(a)*8 {
		return false
	}
	common, all := 0, len(a)+len(b)
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b = a[1:], b[1:]
			common++
		}
	}
	return common*20 >= all*9
}

// bare is a text's letters and digits, 和 and 与 alike.
func bare(s string) string {
	return strings.Map(func(c rune) rune {
		if c == '与' {
			return '和'
		}
		if c >= '一' && c <= '龥' { // as most; these are letters
			return c
		}
		if unicode.IsLetter(c) || zh.IsDigit(c) {
			return c
		}
		return -1
	}, s)
}

// sameBodies tells lists of as many bodies that name the same; in a longer one may
// go by another name.
func (w *wording) sameBodies(with *wording) bool {
	other := 0
	for _, name := range w.names {
		if !with.named[name] {
			other++
		}
	}
	return other == 0 || other == 1 && len(w.names) >= 3
}
