package question

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// Style is how questions are printed.
type Style struct {
	Dir   string            // the dataset's folder, for the commands
	Most  int               // questions a document, and places a question, at most
	Texts map[string][]rune // of the documents that are at hand, by their slugs
}

// Print lists questions by the document that names their things first.
func Print(w io.Writer, questions []Question, s Style) error {
	if len(questions) == 0 {
		return nil
	}
	var b strings.Builder
	fmt.Fprintf(&b, "to decide: %d\n", len(questions))
	var order []string
	by := map[string][]*Question{}
	for i := range questions {
		document := "the vocabularies alone"
		if len(questions[i].Places) > 0 {
			document = questions[i].Places[0].Document
		}
		if by[document] == nil {
			order = append(order, document)
		}
		by[document] = append(by[document], &questions[i])
	}
	slices.Sort(order)
	for _, document := range order {
		fmt.Fprintf(&b, "  %s:\n", document)
		list := by[document]
		for _, q := range list[:min(s.Most, len(list))] {
			q.print(&b, s)
		}
		if rest := len(list) - s.Most; rest > 0 {
			fmt.Fprintf(&b, "    … and %d more; check --all lists them\n", rest)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (q *Question) print(b *strings.Builder, s Style) {
	if q.Kind != "" {
		fmt.Fprintf(b, "    Is %s a %s, as %s is? %s\n", q.Name, q.Kind, q.NearestAs, q.Reason)
	} else {
		fmt.Fprintf(b, "    Is %s one with %s? %s\n", q.Name, q.NearestAs, q.Reason)
	}
	if len(q.Areas) > 0 {
		fmt.Fprintf(b, "      of %s\n", strings.Join(q.Areas, "、"))
	}
	for _, p := range q.Places[:min(s.Most, len(q.Places))] {
		fmt.Fprintf(b, "      %s %s %d-%d: %s\n", p.Document, p.Section, p.Start, p.End, p.quote(s))
	}
	if rest := len(q.Places) - s.Most; rest > 0 {
		fmt.Fprintf(b, "      … and %d more places\n", rest)
	}
	fmt.Fprintf(b, "      yes: policygraph decide --data %s %s\n      no:  policygraph decide --data %s %s\n", s.Dir, q.Same(), s.Dir, q.Different())
	if q.Kind != "" {
		fmt.Fprintf(b, "           with 'kind' and another word of 'policygraph vocabulary bodies' where it is of another kind\n")
	}
}

// around is how many characters of a document stand before and behind a quote.
const around = 20

// quote is how a document names the thing, with the words around where they are at
// hand.
func (p Place) quote(s Style) string {
	text := s.Texts[p.Document]
	if p.Start < 0 || p.End > len(text) || p.Start >= p.End {
		return p.Named
	}
	oneLine := func(part []rune) string { return strings.Join(strings.Fields(string(part)), " ") }
	before, behind := text[max(0, p.Start-around):p.Start], text[p.End:min(len(text), p.End+around)]
	return "…" + oneLine(before) + "【" + oneLine(text[p.Start:min(p.End, p.Start+2*around)]) + "】" + oneLine(behind) + "…"
}
