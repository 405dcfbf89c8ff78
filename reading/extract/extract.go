// Package extract reads a plan's facts out of its text: tasks with the bodies
// that answer for them, figures, platforms, and the document's own fields. It
// is deterministic rules of the genre over the outline: no model, no network,
// and no rule for one document, place, name or number. Every fact has its
// span, a confidence and the rule that read it; what was seen and not
// understood is a warning.
//
// It knows nothing of the dataset (which names mean the same) or of the graph:
// names stay as written. Of places it knows the national list.
package extract

import (
	"fmt"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/account"
	"github.com/policygraph/policygraph/reading/outline"
	"github.com/policygraph/policygraph/reading/rule"
	"github.com/policygraph/policygraph/reading/source"
)

// Extract reads one document.
func Extract(doc *source.Document) (*dataset.File, error) {
	return read(doc, nil).file, nil
}

// read reads a document. What the rules say of one place is kept where it is asked
// for.
func read(doc *source.Document, why *explained) *reading {
	outlined := why.newTrace()
	o := outline.Traced(doc, outlined)
	why.add(outlined, inDocument)
	r := &reading{doc: doc, outline: o, file: &dataset.File{}, explain: why}
	r.file.Document.SHA256 = doc.SHA256
	r.documentFields()
	r.headings()
	r.tasks()
	r.figures()
	r.placeRows()
	r.platforms()
	r.organisation()
	for _, what := range doc.LeftOut {
		r.warnOf(what, r.titleSpan(), "%s", what)
	}
	r.account()
	if why := WhyEmpty(doc, r.file); why != "" {
		r.warnOf(why, source.Span{End: len(doc.Text)}, "%s", why)
	}
	r.file.Warnings = byKind(r.warnings)
	return r
}

// reading is one document on its way to a file. Each kind of fact has its own
// file and method, which appends to file; tasks come first, so that figures
// and platforms can say whose they are.
type reading struct {
	doc     *source.Document
	outline *outline.Outline
	file    *dataset.File

	warnings []warning      // in the order in which they were seen
	standing standing       // the rules of responsibility in force
	keys     map[string]int // of tasks, with how often each was wanted
	placed   tasksAt        // the tasks by their places, once all are read

	explain *explained         // nil where nobody asks
	asks    *rule.Trace        // of the rules that read tasks; nil where nobody asks
	decided []account.Decision // numbers that are the value of no figure
}

// text is the wording at a span.
func (r *reading) text(s source.Span) string {
	return r.doc.Slice(s)
}

// wholeText is the wording of the whole document.
func (r *reading) wholeText() string {
	return r.text(source.Span{End: len(r.doc.Text)})
}

// locate makes the locator of a span.
func (r *reading) locate(s source.Span) dataset.Locator {
	section := ""
	if at := r.outline.At(s.Start); at != nil {
		section = at.Key
	}
	part := func(start, end int) string { return r.doc.Quote(source.Span{Start: start, End: end}) }
	return dataset.LocatorIn(len(r.doc.Text), part, section, s.Start, s.End)
}

// warning is a warning with its kind.
type warning struct {
	kind string
	dataset.Warning
}

// warn says what was seen at a span and not understood. Its format is its kind.
func (r *reading) warn(s source.Span, format string, args ...any) {
	r.warnOf(format, s, format, args...)
}

// warnOf warns of one of a kind that has several wordings.
func (r *reading) warnOf(kind string, s source.Span, format string, args ...any) {
	r.warnings = append(r.warnings, warning{kind, dataset.Warning{
		Message: fmt.Sprintf(format, args...),
		Locator: r.locate(s),
	}})
}

// byKind tells each kind once, by the first that was seen.
func byKind(warnings []warning) []dataset.Warning {
	var out []dataset.Warning
	of := map[string]int{}
	for _, w := range warnings {
		i, seen := of[w.kind]
		if !seen {
			of[w.kind] = len(out)
			out = append(out, w.Warning)
			continue
		}
		out[i].Count = max(1, out[i].Count) + 1
	}
	return out
}

// WhyEmpty says why a document has no fact, "" where it has some.
func WhyEmpty(doc *source.Document, file *dataset.File) string {
	letters := 0
	for _, b := range doc.Blocks {
		if !b.Style.Noise && !b.Style.Meta {
			letters += b.Span.End - b.Span.Start
		}
	}
	switch {
	case file.HasFacts():
		return ""
	case letters == 0 && doc.Format == source.FormatHTML:
		return "the page holds no wording of a document: a script writes it when a browser opens the page, so save it there as the browser shows it"
	case letters == 0:
		return "the file holds no wording of a document"
	}
	return fmt.Sprintf("nothing was found in %d characters: no task, no goal or figure with a unit, no platform by its name; 'policygraph extract --format outline' shows the sections and tables that were seen", letters)
}
