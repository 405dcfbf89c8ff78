package extract

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/source"
	"github.com/policygraph/policygraph/reading/zh"
)

// clause is a stretch of a section's text with the duties that close it.
type clause struct {
	words  source.Span
	duties []duty
}

// span holds the words and the duties, which in prose begin before them.
func (c clause) span() source.Span {
	return source.Span{Start: min(c.words.Start, c.duties[0].span.Start), End: max(c.words.End, c.duties[len(c.duties)-1].span.End)}
}

// statedClauses divides a section's own text at its statements of duty.
// Statements with nothing between them (two lines, 牵头单位：… and 配合单位：…)
// belong together.
func (r *reading) statedClauses(s *outline.Section) []clause {
	var out []clause
	from := -1
	for _, p := range r.paragraphs(s) {
		if from < 0 {
			from = p.Start
		}
		for _, d := range r.duties(p) {
			words := source.Span{Start: from, End: d.span.Start}
			if len(out) > 0 && !r.hasWords(words) {
				last := &out[len(out)-1]
				last.duties = append(last.duties, d)
			} else {
				out = append(out, clause{words: r.trim(words), duties: []duty{d}})
			}
			from = d.span.End
		}
	}
	return out
}

// paragraphs are a section's own, those made one whose statement of duty goes
// on in the next line: an open bracket, a list that ends in a comma.
func (r *reading) paragraphs(s *outline.Section) []source.Span {
	var out []source.Span
	for i := 0; i < len(s.Body); i++ {
		p := s.Body[i]
		for n := 0; n < maxBroken && i+1 < len(s.Body) && r.goesOn(p, s.Body[i+1]); n++ {
			i++
			p.End = s.Body[i].End
		}
		out = append(out, p)
	}
	return out
}

// maxBroken is over how many lines a statement of duty may be broken.
const maxBroken = 4

func (r *reading) goesOn(p, next source.Span) bool {
	text := r.doc.Text
	if open := r.unclosed(p); open >= 0 && p.End-open <= maxUnlabelled {
		inner := 0
		for i := next.Start; i < min(next.End, next.Start+maxUnlabelled); i++ {
			switch c := text[i]; {
			case zh.Opens(c):
				inner++
			case zh.Closes(c) && inner > 0:
				inner--
			case zh.Pairs(text[open], c):
				return true
			}
		}
	}
	if _, _, label := labelAt(text, p.Start, p.End); !label {
		return false
	}
	return strings.ContainsRune("、，,：:", text[p.End-1]) && agency.LikeList(text[next.Start:next.End])
}

// unclosed is where the outermost bracket that a paragraph leaves open stands;
// -1 where it leaves none.
func (r *reading) unclosed(p source.Span) int {
	at := -1
	var depth zh.Depth
	for i := p.Start; i < p.End; i++ {
		if before := depth; depth.Read(r.doc.Text[i]) > before && before == 0 {
			at = i
		}
	}
	if depth == 0 {
		return -1
	}
	return at
}

// hasWords tells whether anything but punctuation stands in a span.
func (r *reading) hasWords(s source.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if c := r.doc.Text[i]; unicode.IsLetter(c) || zh.IsDigit(c) {
			return true
		}
	}
	return false
}

// trim leaves off blanks and the marks that divide two clauses.
func (r *reading) trim(s source.Span) source.Span {
	divides := func(c rune) bool { return zh.IsSpace(c) || strings.ContainsRune("；;。，,", c) }
	for s.Start < s.End && divides(r.doc.Text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && zh.IsSpace(r.doc.Text[s.End-1]) {
		s.End--
	}
	return s
}

// clauses adds a task for each clause of a section.
func (r *reading) clauses(s *outline.Section, clauses []clause, parent string, added []body) {
	for n, c := range clauses {
		span := c.span()
		t := dataset.Task{
			Key:    r.uniqueKey(s.Key + "." + strconv.Itoa(n+1)),
			Parent: parent, Source: r.sourceOf(s),
			Title: r.clauseTitle(c), Content: oneLine(r.text(c.words)),
			Quote:    r.text(span),
			Locator:  r.locate(span),
			Evidence: dataset.Evidence{Confidence: r.sure(c.duties[0]), Reason: "clause, " + c.duties[0].rule},
		}
		r.fill(&t, c.duties, added)
		r.file.Tasks = append(r.file.Tasks, t)
	}
}

// clauseTitle is a short line of its own at the clause's head, or else its
// first words.
func (r *reading) clauseTitle(c clause) string {
	words := r.text(c.words)
	head, rest, broken := strings.Cut(words, "\n")
	head = zh.TrimSpace(head)
	if n := len([]rune(head)); broken && n >= 4 && n <= titleLength && !strings.ContainsAny(head, "。；;：:，,") && zh.TrimSpace(rest) != "" {
		return head
	}
	return opening(words)
}

// closesList tells a heading over a list of points of which only the last has
// a statement of duty, which then closes the whole list.
func (r *reading) closesList(s *outline.Section) bool {
	n := len(s.Children)
	if n < 2 || s.Kind != outline.KindNumber {
		return false
	}
	for i, c := range s.Children {
		if c.Kind != outline.KindNumber || len(c.Children) > 0 {
			return false
		}
		stated := r.peek(c)
		if has := len(stated) > 0; has != (i == n-1) {
			return false
		}
		// Below a heading the last item's bracket is its own, unless it has a
		// line for itself; below an item it closes the points.
		if i == n-1 && c.Rank <= outline.RankItem && !(len(stated) == 1 && stated[0].duties[0].opening) {
			return false
		}
	}
	return true
}

// peek reads a section's clauses without putting rules in force or warning.
func (r *reading) peek(s *outline.Section) []clause {
	rules, warnings := r.standing, len(r.file.Warnings)
	clauses := r.statedClauses(s)
	r.standing, r.file.Warnings = rules, r.file.Warnings[:warnings]
	return clauses
}

// listDuty is the statement at the end of a list.
func (r *reading) listDuty(s *outline.Section) []clause {
	return r.statedClauses(s.Children[len(s.Children)-1])
}

// movedUp tells the last point of a list whose statement closes the list.
func (r *reading) movedUp(s *outline.Section) bool {
	return s.Parent != nil && s.Kind == outline.KindNumber &&
		s.Parent.Children[len(s.Parent.Children)-1] == s && len(r.peek(s.Parent)) == 0 && r.closesList(s.Parent)
}
