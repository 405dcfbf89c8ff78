package question

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/internal/bilingual"
)

// Style is how questions are printed.
type Style struct {
	Dir   string            // the dataset's folder, for the commands
	Most  int               // questions a document, and places a question, at most
	Texts map[string][]rune // of the documents that are at hand, by their slugs

	Language bilingual.Language
}

// printf prints a wording of two languages.
func (s Style) printf(b *strings.Builder, zh, en string, operands ...any) {
	b.WriteString(bilingual.Sprintf(zh, en, operands...).In(s.Language))
}

// Print lists questions by the document that names their things first.
func Print(w io.Writer, questions []Question, s Style) error {
	if len(questions) == 0 {
		return nil
	}
	var b strings.Builder
	s.printf(&b, "待决定:%[1]d\n", "to decide: %[1]d\n", len(questions))
	vocabularies := bilingual.Text{Message: "仅涉及词表", MessageEn: "the vocabularies alone"}.In(s.Language)
	var order []string
	by := map[string][]*Question{}
	for i := range questions {
		document := vocabularies
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
			s.printf(&b, "    ……另有 %[1]d 项;check --all 列出全部\n", "    … and %[1]d more; check --all lists them\n", rest)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (q *Question) print(b *strings.Builder, s Style) {
	if q.Kind != "" {
		s.printf(b, "    %[1]s是否与%[3]s同属“%[2]s”?%[4]s\n", "    Is %[1]s a %[2]s, as %[3]s is? %[4]s\n", q.Name, q.Kind, q.NearestAs, q.Reason.In(s.Language))
	} else {
		s.printf(b, "    %[1]s与%[2]s是否为同一个?%[3]s\n", "    Is %[1]s one with %[2]s? %[3]s\n", q.Name, q.NearestAs, q.Reason.In(s.Language))
	}
	if len(q.Areas) > 0 {
		s.printf(b, "      属于%[1]s\n", "      of %[1]s\n", strings.Join(q.Areas, "、"))
	}
	for _, p := range q.Places[:min(s.Most, len(q.Places))] {
		fmt.Fprintf(b, "      %s %s %d-%d: %s\n", p.Document, p.Section, p.Start, p.End, p.quote(s))
	}
	if rest := len(q.Places) - s.Most; rest > 0 {
		s.printf(b, "      ……另有 %[1]d 处\n", "      … and %[1]d more places\n", rest)
	}
	s.printf(b, "      是:policygraph decide --data %[1]s %[2]s\n      否:policygraph decide --data %[1]s %[3]s\n",
		"      yes: policygraph decide --data %[1]s %[2]s\n      no:  policygraph decide --data %[1]s %[3]s\n", s.Dir, q.Same(), q.Different())
	if q.Kind != "" {
		s.printf(b, "         属于其他种类的,用 'kind' 和 'policygraph vocabulary bodies' 中的其他种类\n",
			"           with 'kind' and another word of 'policygraph vocabulary bodies' where it is of another kind\n")
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
