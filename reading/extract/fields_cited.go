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
	basisWord = zh.MustCompile(`根据|按照|依据|依照|参照|遵照|遵循|贯彻|落实|对照|对标|衔接|承接|对接|细化|深化|分解|结合|响应|执行|部署|印发的`)
	// What the plan puts out of force: all that a part of a sentence names before it says so.
	repeal    = zh.MustCompile(`(?:同时|即行|予以|自行|相应|全部|均|一并)?(?:废止|停止执行)|(?:同时|即行|相应)失效`)
	replacing = zh.MustCompile(`(?:代替|取代|替代)(?:了|原)?《`)
	partEnd   = zh.MustCompile(`[。；;！]`)
	inMarks   = zh.MustCompile(`[（(]\s*(` + docNumber.String() + `)\s*[)）]$`)
)

// readCited reads the documents that the preamble rests on and those that the
// plan puts out of force.
func (r *reading) readCited(h head) {
	d := &r.file.Document
	for _, l := range h.lines {
		if !isSentence(l.text) || !basisWord.MatchString(l.text) {
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
		r.readRepealed(l.words)
	}
}

// isSentence says whether a line is no heading: it is long, or ends as sentences do.
func isSentence(line string) bool {
	return utf8.RuneCountInString(line) >= openingOf || strings.HasSuffix(line, "。") || strings.HasSuffix(line, "：") || strings.HasSuffix(line, ":")
}

// readRepealed reads what a line puts out of force: the documents that it names before
// it says so (《甲》《乙》同时废止), by their numbers alone where it gives no more, and
// what the plan is said to stand for. What a document rests on stands before a comma.
func (r *reading) readRepealed(l words) {
	from := 0
	for _, part := range append(partEnd.FindAllStringIndex(l.text, -1), []int{len(l.text), len(l.text)}) {
		start, end := from, part[0]
		from = part[1]
		at := repeal.FindStringIndex(l.text[start:end])
		if at == nil {
			if replaces := replacing.FindStringIndex(l.text[start:end]); replaces != nil {
				r.addRepealed(l, start+replaces[0], end, citedPlan)
			}
			continue
		}
		if !r.addRepealed(l, start, start+at[0], citedPlan) {
			r.addRepealed(l, start, start+at[0], numberAlone)
		}
	}
}

// numberAlone is a document that is cited by its number only; the number stands for
// its title.
var numberAlone = zh.MustCompile(`(` + docNumber.String() + `)`)

// addRepealed adds the documents that a part of a line names, less those that are said
// to be what the plan rests on. It says whether there are any.
func (r *reading) addRepealed(l words, start, end int, form *zh.Regexp) bool {
	found := false
	for _, m := range form.FindAllStringSubmatchIndex(l.text[start:end], -1) {
		for i := range m {
			if m[i] >= 0 {
				m[i] += start
			}
		}
		before := l.text[start:m[0]]
		if i := strings.LastIndexAny(before, "，,"); i >= 0 {
			before = before[i:]
		}
		if basisWord.MatchString(before) {
			continue
		}
		c := r.cited(l, m)
		if form == numberAlone {
			c.Title, c.DocNumber = normalNumber(c.Title), normalNumber(c.Title)
		}
		r.file.Document.Supersedes = append(r.file.Document.Supersedes, c)
		found = true
	}
	return found
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
