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
	general := r.general(s)
	from := -1
	for _, p := range r.paragraphs(s) {
		if from < 0 {
			from = p.Start
		}
		for _, d := range r.duties(p) {
			if general && r.behindGroup(d) {
				continue
			}
			if len(out) > 0 && r.hostOfSite(s, d) && !out[len(out)-1].duties[0].opening {
				continue
			}
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

// behindGroup: a bracket behind the name of a group says who heads it, and what it is
// told in sets no work.
func (r *reading) behindGroup(d duty) bool {
	return d.span.Start > 0 && zh.Opens(r.doc.Text[d.span.Start]) && groupBefore.Ending(r.doc.Text[:d.span.Start]) != nil
}

// groupBefore ends the name of a group or of a part of one.
var groupBefore = zh.NewList("组", "专班", "指挥部")

// paragraphs are a section's own, those made one whose statement of duty goes
// on in the next line.
func (r *reading) paragraphs(s *outline.Section) []source.Span {
	var out []source.Span
	for i := 0; i < len(s.Body); i++ {
		p := s.Body[i]
		for n := 0; n < maxBroken && i+1 < len(s.Body) && r.goesOn(p, s.Body[i+1:]); n++ {
			i++
			p.End = s.Body[i].End
		}
		out = append(out, p)
	}
	return out
}

// maxBroken is over how many lines a statement of duty may be broken.
const maxBroken = 4

// continuation is a way in which a statement of duty goes on in the lines after
// its own, of which there is at least one.
type continuation func(r *reading, p source.Span, after []source.Span) bool

// continuations are asked in order; one that applies joins the next line.
var continuations = []continuation{openBracket, labelGoesOn, nextNames, brokenName}

func (r *reading) goesOn(p source.Span, after []source.Span) bool {
	for _, goesOn := range continuations {
		if goesOn(r, p, after) {
			return true
		}
	}
	return false
}

// openBracket: the line leaves a bracket open that is closed some lines below.
func openBracket(r *reading, p source.Span, after []source.Span) bool {
	open := r.unclosed(p)
	if open < 0 || p.End-open > maxUnlabelled {
		return false
	}
	text, inner := r.doc.Text, 0
	for _, next := range after[:min(maxBroken, len(after))] {
		for i := next.Start; i < min(next.End, open+maxUnlabelled); i++ {
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
	return false
}

// labelGoesOn: behind a label at the line's head the list ends in a comma, or has
// not begun, and the next line is a list of bodies.
func labelGoesOn(r *reading, p source.Span, after []source.Span) bool {
	text, next := r.doc.Text, after[0]
	if l, is := labelAt(text, p.Start, p.End); !is || l.role == "" {
		return false
	}
	return strings.ContainsRune("、，,：:", text[p.End-1]) && agency.LikeList(text[next.Start:next.End])
}

// nextNames: behind a label at the line's head stands nothing but names, and the
// next line is more of them, each without its place: a signature has it.
func nextNames(r *reading, p source.Span, after []source.Span) bool {
	text, next := r.doc.Text, after[0]
	l, is := labelAt(text, p.Start, p.End)
	if !is || l.role == "" || text[p.End-1] == '。' || !agency.LikeList(text[l.after:p.End]) {
		return false
	}
	return next.Start < next.End && strings.ContainsRune("各"+zh.Divisions, text[next.Start]) && agency.OnlyNames(text, next)
}

// brokenName: behind a label at the line's head the last name is none before it is
// joined with what begins the next line.
func brokenName(r *reading, p source.Span, after []source.Span) bool {
	text, next := r.doc.Text, after[0]
	l, is := labelAt(text, p.Start, p.End)
	if !is || l.role == "" || strings.ContainsRune("。；;", text[p.End-1]) {
		return false
	}
	if _, is := labelAt(text, next.Start, next.End); is {
		return false
	}
	last := p.End
	for last > l.after && !strings.ContainsRune("、，,；;", text[last-1]) {
		last--
	}
	rest := r.until(next.Start, next.End, listMarks)
	return agency.BrokenOff(text[last:p.End], text[rest.Start:rest.End])
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
			Quote:    r.doc.Quote(span),
			Locator:  r.locate(span),
			Evidence: dataset.Evidence{Reason: "clause, " + c.duties[0].rule},
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

// closesList tells a heading over a list of points, or of run-in labels, of which
// only the last has a statement of duty, which then closes the whole list.
func (r *reading) closesList(s *outline.Section) bool {
	n := len(s.Children)
	if n < 2 || s.Kind != outline.KindNumber {
		return false
	}
	kind := s.Children[0].Kind
	for i, c := range s.Children {
		if c.Kind != kind || kind != outline.KindNumber && kind != outline.KindRunIn || len(c.Children) > 0 {
			return false
		}
		stated := r.peek(c)
		if has := len(stated) > 0; has != (i == n-1) {
			return false
		}
		if i == n-1 && kind == outline.KindNumber && !closesPoints(c, stated) {
			return false
		}
	}
	return true
}

// closesPoints: below a heading the last item's bracket is its own, unless it has
// a line for itself; below an item it closes the points.
func closesPoints(last *outline.Section, stated []clause) bool {
	return last.Rank > outline.RankItem || len(stated) == 1 && stated[0].duties[0].opening
}

// peek reads a section's clauses without putting rules in force or warning.
func (r *reading) peek(s *outline.Section) []clause {
	rules, warnings := r.standing, len(r.warnings)
	clauses := r.statedClauses(s)
	r.standing, r.warnings = rules, r.warnings[:warnings]
	return clauses
}

// listDuty is the statement at the end of a list.
func (r *reading) listDuty(s *outline.Section) []clause {
	return r.statedClauses(s.Children[len(s.Children)-1])
}

// movedUp tells the last point of a list whose statement closes the list.
func (r *reading) movedUp(s *outline.Section) bool {
	return s.Parent != nil && (s.Kind == outline.KindNumber || s.Kind == outline.KindRunIn) &&
		s.Parent.Children[len(s.Parent.Children)-1] == s && len(r.peek(s.Parent)) == 0 && r.closesList(s.Parent)
}
