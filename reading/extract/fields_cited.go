package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

var (
	// A document named in full, with its number behind or inside the marks.
	citedPlan = zh.MustCompile(`《([^《》]{4,80})》(?:\s*[（(]\s*(` + docNumber.String() + `)\s*[)）])?`)
	// What a plan is said to rest on.
	basisWord = zh.MustCompile(`根据|按照|依据|遵照|贯彻|落实|对照|衔接|结合|响应|执行|印发的`)
	repealed  = zh.MustCompile(`《([^《》]{4,80})》(?:\s*[（(]\s*(` + docNumber.String() + `)\s*[)）])?[^。；《]{0,20}(?:同时|即行|予以|自行)?废止`)
	inMarks   = zh.MustCompile(`[（(]\s*(` + docNumber.String() + `)\s*[)）]$`)
)

// readCited reads the documents that the preamble rests on and those that the
// plan puts out of force.
func (r *reading) readCited(h head) {
	d := &r.file.Document
	for _, l := range h.lines {
		if utf8.RuneCountInString(l.text) < openingOf || !basisWord.MatchString(l.text) {
			continue
		}
		for _, m := range citedPlan.FindAllStringSubmatchIndex(l.text, -1) {
			if !basisWord.MatchString(l.text[:m[0]]) {
				continue
			}
			if c := r.cited(l.words, m); !sameTitle(c.Title, d.Title) {
				d.BasedOn = append(d.BasedOn, c)
			}
		}
	}
	for _, l := range h.last {
		for _, m := range repealed.FindAllStringSubmatchIndex(l.text, -1) {
			d.Supersedes = append(d.Supersedes, r.cited(l.words, m))
		}
	}
}

// cited makes a Cited of a match in a line: the title, and the number where
// there is one.
func (r *reading) cited(l words, m []int) dataset.Cited {
	from := l.span.Start + utf8.RuneCountInString(l.text[:m[0]])
	span := source.Span{Start: from, End: from + utf8.RuneCountInString(l.text[m[0]:m[1]])}
	c := dataset.Cited{Title: l.text[m[2]:m[3]], Locator: r.locate(span)}
	if m[4] >= 0 {
		c.DocNumber = normalNumber(l.text[m[4]:m[5]])
	}
	if inside := inMarks.FindStringSubmatch(c.Title); inside != nil {
		c.DocNumber = normalNumber(inside[1])
		c.Title = strings.TrimSuffix(c.Title, inside[0])
	}
	return c
}

// sameTitle compares titles less years and notes in brackets.
func sameTitle(a, b string) bool {
	bare := func(s string) string { return zh.Unspaced(lastNote.ReplaceAllString(s, "")) }
	return bare(a) == bare(b)
}
