// Package pdf reads what is drawn on the pages of a PDF, by PDFium: characters
// and ruling lines at their places. What they make is for package page.
package pdf

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfium_errors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"github.com/policygraph/policygraph/reading/source/internal/page"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// MaxTime is how long reading one PDF may take. A plan of a hundred pages takes
// a second or two.
const MaxTime = 60 * time.Second

// Read reads all pages. A document with a page that is a picture is refused
// whole: half of it would pass for all.
func Read(data []byte) ([]page.Page, error) { return readWithin(data, MaxTime) }

func readWithin(data []byte, limit time.Duration) ([]page.Page, error) {
	pool, err := engine()
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstance(MaxTime)
	if err != nil {
		return nil, fmt.Errorf("start the reader of PDF: %w", err)
	}
	var late atomic.Bool
	timer := time.AfterFunc(limit, func() {
		late.Store(true)
		instance.Kill() // what runs in it ends with an error
	})
	defer func() {
		if timer.Stop() {
			instance.Close() // nothing is left to be lost
		}
	}()
	pages, err := readDocument(instance, data)
	if late.Load() {
		return nil, refuse.OverLimit("the PDF takes longer to read than the %v that are allowed: split it, or save it as DOCX", limit)
	}
	return pages, err
}

func readDocument(in pdfium.Pdfium, data []byte) ([]page.Page, error) {
	opened, err := in.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfium_errors.ErrPassword), errors.Is(err, pdfium_errors.ErrSecurity):
		return nil, refuse.Format("a PDF that asks for a password: open it, save it without one, and read that")
	case err != nil:
		return nil, refuse.Damaged("open the PDF", err)
	}
	count, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return nil, refuse.Damaged("count the pages of the PDF", err)
	}
	if count.PageCount > page.MaxPages {
		return nil, refuse.OverLimit("the PDF has %d pages, %d are allowed: split it", count.PageCount, page.MaxPages)
	}
	d := &document{in: in, handle: opened.Document}
	pages := make([]page.Page, 0, count.PageCount)
	for i := range count.PageCount {
		p, err := d.page(i)
		if err != nil {
			return nil, refuse.Damaged(fmt.Sprintf("page %d of the PDF", i+1), err)
		}
		pages = append(pages, p)
	}
	return pages, d.unreadable(count.PageCount)
}

// document counts what is read against the limits, and the pages that cannot
// be read.
type document struct {
	in                pdfium.Pdfium
	handle            references.FPDF_DOCUMENT
	glyphs, rules     int
	scanned, nameless []int
}

func (d *document) page(index int) (page.Page, error) {
	loaded, err := d.in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.handle, Index: index})
	if err != nil {
		return page.Page{}, err
	}
	defer d.in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) // the instance goes anyway
	ref := requests.Page{ByReference: &loaded.Page}
	drawn := &drawing{in: d.in, left: page.MaxRules - d.rules}
	if err := drawn.page(ref); err != nil {
		return page.Page{}, err
	}
	d.rules += len(drawn.rules)
	chars, err := d.chars(ref) // after the drawing, which sees to it that none is lost
	if err != nil {
		return page.Page{}, err
	}
	view, err := d.view(ref, chars)
	if err != nil {
		return page.Page{}, err
	}
	p := page.Page{Width: view.width, Height: view.height}
	unknown := view.place(chars, &p)
	drawn.place(view, &p)
	switch {
	case (drawn.pictured(view) > 0.5 || drawn.strokes > manyStrokes) && !hasText(&p):
		d.scanned = append(d.scanned, index+1)
	case unknown > 10 && 20*unknown > len(p.Glyphs):
		d.nameless = append(d.nameless, index+1)
	}
	return p, nil
}

// unreadable refuses a document of which pages cannot be read.
func (d *document) unreadable(pages int) error {
	switch {
	case len(d.scanned) > 0:
		return refuse.Format("a PDF of which %s of %d %s: have it read by OCR, or ask for the file that it was made from",
			numbers(d.scanned), pages, plural(len(d.scanned), "is a picture without text", "are pictures without text"))
	case len(d.nameless) > 0:
		return refuse.Format("a PDF of which %s of %d %s characters that its fonts do not name: save it as DOCX, and read that",
			numbers(d.nameless), pages, plural(len(d.nameless), "has", "have"))
	}
	return nil
}

const manyPages = 10 // that a message names

func numbers(pages []int) string {
	var all []string
	for _, n := range pages[:min(len(pages), manyPages)] {
		all = append(all, strconv.Itoa(n))
	}
	if more := len(pages) - len(all); more > 0 {
		all = append(all, fmt.Sprintf("%d more", more))
	}
	return plural(len(pages), "page ", "pages ") + strings.Join(all, ", ")
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// hasText says that text stands between the margins of a page. What a scanner
// or a stamp writes stands in them.
func hasText(p *page.Page) bool {
	return slices.ContainsFunc(p.Glyphs, func(g page.Glyph) bool { return g.Rune > ' ' && g.Base > 0.1*p.Height && g.Base < 0.9*p.Height })
}

const manyStrokes = 500 // letters that are drawn as outlines
