package extract

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
)

// Explain reads a document and writes which rules saw a place of its text, in the
// order in which they were asked and what each said: those of the outline, of tasks and
// of who answers for them, of figures, of the names of platforms, of the organisation,
// and those that set numbers aside; then where the place stands in the outline, and the
// facts that stand there with the rule that read them.
func Explain(w io.Writer, doc *source.Document, at int) error {
	if at < 0 || at >= len(doc.Text) {
		return fmt.Errorf("explain %s: no place %d: the text has the code points 0 to %d", doc.Name, at, len(doc.Text)-1)
	}
	e := &explained{at: at}
	r := read(doc, e)
	p := printer{w: w, doc: doc}
	for _, s := range e.steps {
		p.step(s)
	}
	p.outline(r.outline, at)
	p.facts(r.file, at)
	if p.err != nil {
		return fmt.Errorf("explain %s: %w", doc.Name, p.err)
	}
	if p.lines == 0 {
		_, err := fmt.Fprintf(w, "no rule saw the place %d, and no fact stands there\n", at)
		return err
	}
	return nil
}

// explained collects the steps of rules that saw one place of the document. Where
// it is nil, nothing is asked for and nothing recorded.
type explained struct {
	at    int
	steps []rule.Step // with places of the document
}

// newTrace is a trace to give to the rules of a passage or of the accounting.
func (e *explained) newTrace() *rule.Trace {
	if e == nil {
		return nil
	}
	return &rule.Trace{}
}

// add keeps the steps of a trace that were about the place; where tells where in the
// document a part of what was read stands. The trace is empty then.
func (e *explained) add(t *rule.Trace, where func(start, end int) source.Span) {
	if e == nil {
		return
	}
	for _, s := range t.Steps {
		at := where(s.Start, s.End)
		if at.Start > e.at || e.at >= at.End {
			continue
		}
		s.Start, s.End = at.Start, at.End
		if !slices.Contains(e.steps, s) { // a place may be looked at twice
			e.steps = append(e.steps, s)
		}
	}
	t.Steps = t.Steps[:0]
}

// inDocument is where a part of the document stands: of a trace whose places are the
// document's own.
func inDocument(start, end int) source.Span { return source.Span{Start: start, End: end} }

// printer writes an explanation, a line a rule and a fact.
type printer struct {
	w     io.Writer
	doc   *source.Document
	about source.Span // what the steps written last were about
	lines int
	err   error
}

func (p *printer) line(format string, args ...any) {
	p.lines++
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

// step writes a rule that was asked, + where it applied.
func (p *printer) step(s rule.Step) {
	if about := (source.Span{Start: s.Start, End: s.End}); about != p.about {
		p.about = about
		p.line("%d-%d %q", s.Start, s.End, p.doc.Slice(about))
	}
	mark := "-"
	if s.Applied {
		mark = "+"
	}
	p.line("  %s %s: %s", mark, s.Rule, s.Says)
}

// outline writes the section, the row and the cell that a place stands in.
func (p *printer) outline(o *outline.Outline, at int) {
	if s := o.At(at); s != nil {
		p.line("section %s (%s, level %d): %s", s.Key, s.Kind, s.Level, oneLine(p.doc.Slice(s.Title)))
	}
	here := func(s source.Span) bool { return s.Start <= at && at < s.End }
	o.Walk(func(s *outline.Section) {
		for _, t := range s.Tables {
			for _, row := range t.Rows {
				if !here(row.Span) {
					continue
				}
				p.line("row %s of a table of %d columns and %d rows", row.Key, len(t.Header), len(t.Rows))
				for i, c := range row.Cells {
					if slices.ContainsFunc(c.Spans, here) {
						p.line("column %q, read as %s", t.Header[i].Text, cmp.Or(string(t.Header[i].Role), "other wording"))
					}
				}
			}
		}
	})
}

// facts writes the facts that stand at a place, each with the rule that read it, and
// what became of its number or row where no fact has it.
func (p *printer) facts(f *dataset.File, at int) {
	here := func(start, end int) bool { return start <= at && at < end }
	for i := range f.Tasks {
		t := &f.Tasks[i]
		if here(t.Start, t.End) {
			p.line("task %s %s (%d-%d, %.2f): %s", t.Key, t.Title, t.Start, t.End, t.Confidence, t.Reason)
		}
		for _, a := range t.Assignments {
			if here(a.Start, a.End) {
				p.line("%s of task %s: %s (%d-%d)", a.Role, t.Key, a.Agency, a.Start, a.End)
			}
		}
	}
	for _, list := range []struct {
		what    string
		figures []dataset.Figure
	}{{"target", f.Targets}, {"observation", f.Observations}} {
		for i := range list.figures {
			if g := &list.figures[i]; here(g.Start, g.End) {
				p.line("%s %s %s %v%s (%d-%d, %.2f): %s", list.what, g.Indicator, g.Comparator, g.Value, g.Unit, g.Start, g.End, g.Confidence, g.Reason)
			}
		}
	}
	for i := range f.Platforms {
		if c := &f.Platforms[i]; here(c.Start, c.End) {
			p.line("platform %s (%d-%d, %.2f): %s", c.Name, c.Start, c.End, c.Confidence, c.Reason)
		}
	}
	for i := range f.Organisation {
		if o := &f.Organisation[i]; here(o.Start, o.End) {
			p.line("organisation %s %s (%d-%d, %.2f): %s", o.Role, o.Agency, o.Start, o.End, o.Confidence, o.Reason)
		}
	}
	for _, a := range f.SetAside {
		if here(a.Start, a.End) {
			p.line("set aside %d-%d: %s", a.Start, a.End, a.Class)
		}
	}
	for _, u := range f.Unread {
		if here(u.Start, u.End) {
			p.line("unread %d-%d: %s", u.Start, u.End, u.Kind)
		}
	}
}
