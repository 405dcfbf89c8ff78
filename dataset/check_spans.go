package dataset

import (
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// spans checks every locator of a file: that its span is one, that its opening
// and closing have the right length, and, where the document's text is at hand,
// that they and the names at the span are what the text has there.
func (c *checker) spans(f *File) {
	text, found := c.texts[f.Document.SHA256]
	if c.texts != nil && !found {
		c.at(f, ".document.sha256").wrong("put the document's file, unchanged, into the documents folder", "no document has the sha256 %s", f.Document.SHA256)
	}
	unreviewed := 0
	layouts{}.visit(reflect.ValueOf(f).Elem(), "", func(path string, record any) {
		switch r := record.(type) {
		case Locator:
			c.at(f, path).span(r, text)
		case Evidence:
			if r.Confidence < 0 || r.Confidence > 1 {
				c.at(f, path+".confidence").wrong("give a number above 0, at most 1, or leave it out", "confidence is %v", r.Confidence)
			}
			if r.Confidence != 0 {
				unreviewed++
			}
		case Reviewed:
			c.at(f, path).reviewed(r)
		case Assignment:
			c.at(f, path+".agency").named(r.Agency, r.Locator, text)
		case Organisation:
			c.at(f, path+".agency").named(r.Agency, r.Locator, text)
		}
	})
	if unreviewed > 0 {
		c.at(f, "").note("review them and remove confidence and reason", "%d facts carry a confidence: they are as extracted", unreviewed)
	}
}

func (p place) span(l Locator, text []rune) {
	switch {
	case l.Start < 0 || l.Start >= l.End:
		p.below(".start").wrong("give the span in code points, end after start", "the span is %d-%d", l.Start, l.End)
		return
	case text != nil && !l.fits(text):
		p.below(".end").wrong("correct the span", "the span %d-%d ends after the text (%d)", l.Start, l.End, len(text))
		return
	}
	n := min(edge, l.End-l.Start)
	if utf8.RuneCountInString(l.Opening) != n || utf8.RuneCountInString(l.Closing) != n {
		p.below(".opening").hint("give the first and the last %d characters of the span", n).wrong("", "opening %q and closing %q do not have %d characters each", l.Opening, l.Closing, n)
		return
	}
	if text == nil {
		return
	}
	if there := NewLocator(text, l.Section, l.Start, l.End); there != l {
		p.below(".opening").wrong("correct the span, or the opening and closing", "at %d-%d the document says %q … %q, not %q … %q", l.Start, l.End, there.Opening, there.Closing, l.Opening, l.Closing)
	}
}

// named reports a name that does not stand at its span.
func (p place) named(name string, l Locator, text []rune) {
	if !l.fits(text) {
		return
	}
	if there := string(text[l.Start:l.End]); !strings.Contains(Normal(there), Normal(name)) {
		p.wrong("give the name as written, or correct the span", "at %d-%d the document says %q, not %q", l.Start, l.End, there, name)
	}
}

// visit calls do for each record below v, inlined ones too, with its path in
// the YAML file.
func (l layouts) visit(v reflect.Value, path string, do func(path string, record any)) {
	for _, field := range l.of(v.Type()) {
		at := path + "." + field.name
		if field.inline {
			at = path
		}
		f := v.Field(field.index)
		if f.Kind() == reflect.Pointer && f.Type().Elem().Kind() == reflect.Struct && !f.IsNil() {
			f = f.Elem()
		}
		switch {
		case f.Kind() == reflect.Struct:
			do(at, f.Interface())
			l.visit(f, at, do)
		case f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct:
			for j := range f.Len() {
				element := at + "[" + strconv.Itoa(j) + "]"
				do(element, f.Index(j).Interface())
				l.visit(f.Index(j), element, do)
			}
		}
	}
}
