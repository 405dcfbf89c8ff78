// Package odt reads the paragraphs and tables of an OpenDocument text.
package odt

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/flow"
	"github.com/policygraph/policygraph/reading/source/internal/numbering"
	"github.com/policygraph/policygraph/reading/source/internal/packed"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// Entry is the part with the text.
const Entry = "content.xml"

const manifest = "META-INF/manifest.xml" // says which parts are locked

// Read reads what the document prints: not what is hidden or was deleted, no
// footnotes and no comments.
func Read(p *packed.Pack) (*flow.Body, error) {
	r := &reader{body: &flow.Body{}, styles: map[styleKey]style{}, lists: newLists()}
	locks, err := p.Part(manifest)
	if err != nil {
		return nil, err
	}
	if bytes.Contains(locks, []byte("encryption-data")) {
		return nil, refuse.Format("an OpenDocument that asks for a password: open it, save it without one, and read that")
	}
	for _, part := range []struct {
		name string
		read func(*packed.Element) error
	}{
		{"styles.xml", r.readStyles},
		{Entry, r.readContent},
	} {
		data, err := p.Part(part.name)
		if err != nil {
			return nil, err
		}
		if data == nil {
			continue
		}
		if err := packed.NewXML(data).Each(part.read); err != nil {
			return nil, refuse.Damaged(part.name, err)
		}
	}
	return r.body, nil
}

type reader struct {
	body   *flow.Body
	styles map[styleKey]style
	lists  *lists
}

func (r *reader) readContent(root *packed.Element) error {
	return root.Each(func(e *packed.Element) error {
		switch e.Name {
		case "automatic-styles":
			return r.eachStyle(e)
		case "body":
			return e.Each(func(kind *packed.Element) error {
				if kind.Name != "text" {
					return refuse.Format("an OpenDocument of another kind than text (%s): save a spreadsheet as XLSX, others as DOCX, and read that", kind.Name)
				}
				return r.blocks(kind, sink{paragraph: r.body.Add, table: r.body.AddTable})
			})
		}
		return nil
	})
}

// sink takes what blocks finds: the document, or a cell.
type sink struct {
	paragraph func(flow.Part)
	table     func([][]flow.Cell)
	list      listPlace
}

func (r *reader) blocks(e *packed.Element, to sink) error {
	return e.Each(func(c *packed.Element) error { return r.block(c, to) })
}

func (r *reader) block(e *packed.Element, to sink) error {
	switch e.Name {
	case "p", "h":
		return r.paragraph(e, to)
	case "list":
		return r.list(e, to)
	case "table":
		rows, err := r.table(e)
		if err == nil {
			to.table(rows)
		}
		return err
	case "section":
		if e.Attr("display") == "none" {
			return nil
		}
		return r.blocks(e, to)
	case "tracked-changes", "annotation", "note", "forms", "variable-decls", "sequence-decls", "user-field-decls":
		return nil
	}
	return r.blocks(e, to) // indexes, frames and what else holds paragraphs
}

func (r *reader) paragraph(e *packed.Element, to sink) error {
	style := r.styled("paragraph", e.Attr("style-name"))
	p := &paragraph{reader: r, hidden: style.hidden}
	if err := p.inline(e); err != nil {
		return err
	}
	part := flow.Part{Center: style.center, Heading: style.heading}
	if e.Name == "h" {
		part.Heading = 1
		if level, err := strconv.Atoi(e.Attr("outline-level")); err == nil && level > 0 {
			part.Heading = min(level, 6)
		}
	}
	text := strings.Trim(p.text.String(), " \t\n\u3000")
	if text != "" || to.list.numbered() {
		part.Number = r.lists.next(to.list)
	}
	if part.Text = text; text != "" {
		part.Text = numbering.Join(part.Number, text)
	}
	if err := r.body.TakeText(len(part.Text)); err != nil {
		return err
	}
	to.paragraph(part)
	for _, b := range p.boxes {
		to.paragraph(b)
	}
	return nil
}

// paragraph is what stands in one, and the paragraphs of the text boxes that
// hang on it.
type paragraph struct {
	*reader
	text   strings.Builder
	blank  bool // the text ends with white space that further one adds nothing to
	hidden bool
	boxes  []flow.Part
}

func (p *paragraph) inline(e *packed.Element) error {
	return e.Mixed(func(c *packed.Element) error {
		switch c.Name {
		case "s":
			n, err := strconv.Atoi(c.Attr("c"))
			if err != nil {
				n = 1
			}
			p.write(strings.Repeat(" ", min(max(n, 1), 100)))
		case "tab":
			p.write("\t")
		case "line-break":
			p.write("\n")
		case "span":
			return p.span(c)
		case "text-box":
			add := func(b flow.Part) { p.boxes = append(p.boxes, b) }
			return p.blocks(c, sink{paragraph: add, table: asParagraphs(add)})
		case "p", "h", "list", "table": // in a shape
			add := func(b flow.Part) { p.boxes = append(p.boxes, b) }
			return p.block(c, sink{paragraph: add, table: asParagraphs(add)})
		case "note", "annotation", "ruby-text", "tracked-changes", "hidden-paragraph", "hidden-text", "object", "image", "desc", "title":
		default:
			return p.inline(c)
		}
		return nil
	}, p.characters)
}

func (p *paragraph) span(e *packed.Element) error {
	before := p.hidden
	p.hidden = before || p.styled("text", e.Attr("style-name")).hidden
	err := p.inline(e)
	p.hidden = before
	return err
}

func (p *paragraph) write(s string) {
	if !p.hidden {
		p.text.WriteString(s)
		p.blank = false
	}
}

// characters writes text; white space in the file is one space.
func (p *paragraph) characters(b []byte) {
	if p.hidden {
		return
	}
	for _, c := range b {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if !p.blank {
				p.text.WriteByte(' ')
			}
			p.blank = true
			continue
		}
		p.text.WriteByte(c)
		p.blank = false
	}
}

// asParagraphs takes a table where only lines have room: a row becomes one.
func asParagraphs(add func(flow.Part)) func([][]flow.Cell) {
	return func(rows [][]flow.Cell) {
		for _, row := range rows {
			var texts []string
			for _, c := range row {
				texts = append(texts, strings.ReplaceAll(c.Text, "\n", " "))
			}
			add(flow.Part{Text: strings.Join(texts, " ")})
		}
	}
}
