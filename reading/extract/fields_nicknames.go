package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

var (
	// A name that is given for short behind what it stands for.
	forShort = zh.MustCompile(`[（(]\s*(?:以下)?(?:简称|统称)(?:为)?[:：]?\s*[“"「]?([^“”"「」（）()，,、。；;]{2,12})[”"」]?\s*[）)]`)
	// What the name stands for begins behind this: an end, or a word that leads to it.
	nicknameLead = zh.MustCompile(`[，,。；;：:、（）()《》“”]|现就|现将|就做好|就进一步|关于`)
	// What joins it to the sentence.
	joinedBy = zh.MustCompile(`^(?:和|与|及|对|为了?|在)`)
)

// readNicknames reads the names that the preamble gives things for short: 以下简称.
func (r *reading) readNicknames(h head) {
	for _, l := range h.lines {
		for _, m := range forShort.FindAllStringSubmatchIndex(l.text, -1) {
			from := 0
			for _, lead := range nicknameLead.FindAllStringIndex(l.text[:m[0]], -1) {
				from = lead[1]
			}
			of := joinedBy.ReplaceAllString(strings.TrimSpace(l.text[from:m[0]]), "")
			if of == "" || of == l.text[m[2]:m[3]] {
				continue
			}
			start := l.span.Start + utf8.RuneCountInString(l.text[:m[0]])
			span := source.Span{Start: start, End: start + utf8.RuneCountInString(l.text[m[0]:m[1]])}
			r.file.Document.Nicknames = append(r.file.Document.Nicknames, dataset.Nickname{
				Name: l.text[m[2]:m[3]], Of: of, Locator: r.locate(span),
			})
		}
	}
}
