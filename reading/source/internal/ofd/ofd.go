// Package ofd reads what is drawn on the pages of an OFD (GB/T 33190):
// characters and ruling lines at their places. What they make is for package
// page.
package ofd

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/reading/source/internal/packed"
	"github.com/policygraph/policygraph/reading/source/internal/page"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// Entry is the part by which an OFD is known.
const Entry = "OFD.xml"

// encrypted is the part that says how the others are locked.
const encrypted = "Encryptions.xml"

const (
	millimetre  = 72 / 25.4 // in points
	maxParts    = 20_000    // that are read, templates once a page
	manyStrokes = 500       // letters that are drawn as outlines
)

// Read reads all pages of all documents in the package. One with a page that
// is a picture is refused whole: half of it would pass for all.
func Read(p *packed.Pack) ([]page.Page, error) {
	if p.Has(encrypted) {
		return nil, refuse.Format("an OFD that is encrypted: open it, save it without a password, or as DOCX, and read that")
	}
	r := &reader{pack: p, templates: map[string][]byte{}}
	roots, err := r.roots()
	if err != nil {
		return nil, err
	}
	for _, root := range roots {
		if err := r.document(root); err != nil {
			return nil, err
		}
	}
	if len(r.scanned) > 0 {
		noun, verb := "page ", "is a picture"
		if len(r.scanned) > 1 {
			noun, verb = "pages ", "are pictures"
		}
		return nil, refuse.Format("an OFD of which %s%s of %d %s without text: have it read by OCR, or ask for the file that it was made from",
			noun, strings.Join(r.scanned, ", "), len(r.pages), verb)
	}
	return r.pages, nil
}

type reader struct {
	pack          *packed.Pack
	pages         []page.Page
	scanned       []string // numbers of pages
	glyphs, rules int
	read          int
	templates     map[string][]byte // unpacked once for all pages
}

// part reads a part of the package; it must be there.
func (r *reader) part(name string, read func(*packed.Element) error) error {
	if r.read++; r.read > maxParts {
		return refuse.OverLimit("the OFD's pages are made of more than the %d parts that are allowed: split it", maxParts)
	}
	data, err := r.unpacked(name)
	if err != nil {
		return err
	}
	if data == nil {
		return fmt.Errorf("%w: %s is named in it, but is not there", refuse.ErrDamaged, name)
	}
	if err := packed.NewXML(data).Each(read); err != nil {
		return refuse.Damaged(name, err)
	}
	return nil
}

func (r *reader) unpacked(name string) ([]byte, error) {
	if data := r.templates[name]; data != nil {
		return data, nil
	}
	data, err := r.pack.Part(name)
	if _, kept := r.templates[name]; kept {
		r.templates[name] = data
	}
	return data, err
}

// roots are the parts in which the documents of the package begin.
func (r *reader) roots() (roots []string, err error) {
	err = r.part(Entry, func(root *packed.Element) error {
		return root.Each(func(body *packed.Element) error {
			if body.Name != "DocBody" {
				return nil
			}
			return body.Each(func(e *packed.Element) error {
				if e.Name != "DocRoot" {
					return nil
				}
				text, err := e.Text()
				roots = append(roots, within("", text))
				return err
			})
		})
	})
	if err == nil && len(roots) == 0 {
		err = fmt.Errorf("%w: %s names no document", refuse.ErrDamaged, Entry)
	}
	return roots, err
}

// within is the name of a part that is named in another one, from the folder
// of that or from the root.
func within(part, name string) string {
	name = strings.TrimSpace(name)
	if strings.HasPrefix(name, "/") {
		return strings.TrimPrefix(path.Clean(name), "/")
	}
	return strings.TrimPrefix(path.Join("/", path.Dir(part), name), "/")
}

// contents is what a document says of its pages.
type contents struct {
	pages     []string
	templates map[string]string // their parts, by ID
	box       box
}

func (r *reader) document(root string) error {
	c := &contents{templates: map[string]string{}}
	err := r.part(root, func(doc *packed.Element) error {
		return doc.Each(func(e *packed.Element) error {
			switch e.Name {
			case "CommonData":
				return e.Each(func(e *packed.Element) error { return c.common(root, e) })
			case "Pages":
				return e.Each(func(p *packed.Element) error {
					c.pages = append(c.pages, within(root, p.Attr("BaseLoc")))
					return nil
				})
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	if n := len(r.pages) + len(c.pages); n > page.MaxPages {
		return refuse.OverLimit("the OFD has %d pages, %d are allowed: split it", n, page.MaxPages)
	}
	for _, name := range c.templates {
		r.templates[name] = nil
	}
	for _, name := range c.pages {
		if err := r.page(name, c); err != nil {
			return err
		}
	}
	return nil
}

// common reads what all pages share.
func (c *contents) common(root string, e *packed.Element) error {
	switch e.Name {
	case "PageArea":
		return e.Each(func(a *packed.Element) error { return c.box.readArea(a) })
	case "TemplatePage":
		c.templates[e.Attr("ID")] = within(root, e.Attr("BaseLoc"))
	}
	return nil
}

// page reads one page, its templates first.
func (r *reader) page(name string, c *contents) error {
	d := &drawing{box: c.box, glyphsLeft: page.MaxGlyphs - r.glyphs, rulesLeft: page.MaxRules - r.rules}
	var templates []string
	if err := r.part(name, func(root *packed.Element) error {
		return root.Each(func(e *packed.Element) error {
			if e.Name == "Template" {
				if t, ok := c.templates[e.Attr("TemplateID")]; ok {
					templates = append(templates, t)
				}
				return nil
			}
			return d.pagePart(e)
		})
	}); err != nil {
		return err
	}
	own := d.box
	for _, t := range templates {
		if err := r.part(t, func(root *packed.Element) error { return root.Each(d.pagePart) }); err != nil {
			return err
		}
	}
	r.glyphs += len(d.page.Glyphs)
	r.rules += len(d.page.Rules)
	d.page.Width, d.page.Height = own.w*millimetre, own.h*millimetre
	if (d.pictures > own.w*own.h/2 || d.strokes > manyStrokes) && !d.hasText() {
		r.scanned = append(r.scanned, strconv.Itoa(len(r.pages)+1))
	}
	d.page.Turned = strings.TrimSpace(d.turned.String())
	r.pages = append(r.pages, d.page)
	return nil
}

// hasText says that text stands between the margins of a page.
func (d *drawing) hasText() bool {
	h := d.box.h * millimetre
	return slices.ContainsFunc(d.page.Glyphs, func(g page.Glyph) bool { return g.Rune > ' ' && g.Base > 0.1*h && g.Base < 0.9*h })
}

// box is a rectangle in millimetres.
type box struct{ x, y, w, h float64 }

// readArea takes the page's own size from its areas.
func (b *box) readArea(e *packed.Element) error {
	if e.Name != "PhysicalBox" {
		return nil
	}
	text, err := e.Text()
	if err != nil {
		return err
	}
	if n := floats(text); len(n) == 4 && n[2] > 0 && n[3] > 0 {
		*b = box{n[0], n[1], n[2], n[3]}
	}
	return nil
}
