package pdf

import (
	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"github.com/policygraph/policygraph/reading/source/internal/page"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

const (
	maxForms    = 8    // drawings inside one another
	maxSegments = 5000 // of a path: one of more is a picture
)

// drawing collects what is drawn on a page but its text, in the page's own
// space.
type drawing struct {
	in       pdfium.Pdfium
	rules    []page.Rule
	left     int // lines that the document may still have
	pictures []page.Rule
	strokes  int // paths that are no ruling lines
}

// matrix maps a point of a drawing's space into that of what it stands in.
type matrix struct{ a, b, c, d, e, f float64 }

func matrixOf(m structs.FPDF_FS_MATRIX) matrix {
	return matrix{float64(m.A), float64(m.B), float64(m.C), float64(m.D), float64(m.E), float64(m.F)}
}

func (m matrix) point(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// within is the matrix of what stands in a drawing whose matrix is outer.
func (m matrix) within(outer matrix) matrix {
	return matrix{
		outer.a*m.a + outer.c*m.b, outer.b*m.a + outer.d*m.b,
		outer.a*m.c + outer.c*m.d, outer.b*m.c + outer.d*m.d,
		outer.a*m.e + outer.c*m.f + outer.e, outer.b*m.e + outer.d*m.f + outer.f,
	}
}

func (d *drawing) page(ref requests.Page) error {
	count, err := d.in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return err
	}
	for i := range count.Count {
		o, err := d.in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			return err
		}
		if err := d.object(o.PageObject, matrix{a: 1, d: 1}, 0); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawing) object(o references.FPDF_PAGEOBJECT, outer matrix, depth int) error {
	kind, err := d.in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o})
	if err != nil {
		return err
	}
	switch kind.Type {
	case enums.FPDF_PAGEOBJ_PATH:
		return d.path(o, outer)
	case enums.FPDF_PAGEOBJ_TEXT:
		return d.text(o)
	case enums.FPDF_PAGEOBJ_IMAGE:
		bounds, err := d.in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o})
		if err != nil {
			return nil // a picture that cannot be drawn hides nothing
		}
		x0, y0 := outer.point(float64(bounds.Left), float64(bounds.Bottom))
		x1, y1 := outer.point(float64(bounds.Right), float64(bounds.Top))
		if drawable(x0, y0, x1, y1) {
			d.pictures = append(d.pictures, page.Rule{X0: x0, Y0: y0, X1: x1, Y1: y1})
		}
	case enums.FPDF_PAGEOBJ_FORM:
		return d.form(o, outer, depth+1)
	}
	return nil
}

// form goes through a drawing inside the page.
func (d *drawing) form(o references.FPDF_PAGEOBJECT, outer matrix, depth int) error {
	if depth > maxForms {
		return refuse.OverLimit("drawings stand %d deep inside one another, %d are allowed: save the PDF anew, or as DOCX", depth, maxForms)
	}
	m, err := d.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o})
	if err != nil {
		return err
	}
	inner := matrixOf(m.Matrix).within(outer)
	count, err := d.in.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: o})
	if err != nil {
		return err
	}
	for i := range count.Count {
		child, err := d.in.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: o, Index: uint64(i)})
		if err != nil {
			return err
		}
		if err := d.object(child.PageObject, inner, depth); err != nil {
			return err
		}
	}
	return nil
}

// text keeps a single character of a font that is not in the file from being
// lost: it has no outline, and PDFium passes over text without any room. Drawn
// as an outline, it has that of the pen. Where that cannot be done it stays as
// it is.
func (d *drawing) text(o references.FPDF_PAGEOBJECT) error {
	bounds, err := d.in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o})
	if err != nil || abs(bounds.Right-bounds.Left) > noRoom {
		return nil
	}
	if _, err := d.in.FPDFPageObj_SetStrokeWidth(&requests.FPDFPageObj_SetStrokeWidth{PageObject: o, StrokeWidth: 1}); err != nil {
		return err
	}
	stroke := &requests.FPDFTextObj_SetTextRenderMode{PageObject: o, TextRenderMode: enums.FPDF_TEXTRENDERMODE_STROKE}
	if _, err := d.in.FPDFTextObj_SetTextRenderMode(stroke); err != nil {
		return err
	}
	// what moves it, even by nothing, has its room measured anew
	_, err = d.in.FPDFPageObj_Transform(&requests.FPDFPageObj_Transform{PageObject: o, Transform: structs.FPDF_FS_MATRIX{A: 1, D: 1}})
	return err
}

const noRoom = 0.02 // points

func abs(x float32) float32 { return max(x, -x) }

// path takes the ruling lines of a path: its straight lines where it is
// stroked, and shapes as thin as a line.
func (d *drawing) path(o references.FPDF_PAGEOBJECT, outer matrix) error {
	mode, err := d.in.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: o})
	if err != nil {
		return err
	}
	if !mode.Stroke && mode.FillMode == enums.FPDF_FILLMODE_NONE { // it only clips
		return nil
	}
	own, err := d.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o})
	if err != nil {
		return err
	}
	count, err := d.in.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: o})
	if err != nil {
		return err
	}
	if count.Count > maxSegments {
		d.strokes++
		return nil
	}
	outline := page.Outline{Stroked: mode.Stroke}
	m := matrixOf(own.Matrix).within(outer)
	for i := range count.Count {
		if err := d.segment(o, i, m, &outline); err != nil {
			return err
		}
	}
	rules, curved := outline.Rules()
	if len(rules) == 0 || curved {
		d.strokes++
	}
	if len(rules) > d.left {
		return refuse.OverLimit("the pages hold more than the %d ruling lines that are allowed: split the document", page.MaxRules)
	}
	d.left -= len(rules)
	d.rules = append(d.rules, rules...)
	return nil
}

func (d *drawing) segment(o references.FPDF_PAGEOBJECT, i int, m matrix, outline *page.Outline) error {
	s, err := d.in.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: o, Index: i})
	if err != nil {
		return err
	}
	point, err := d.in.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: s.PathSegment})
	if err != nil {
		return err
	}
	kind, err := d.in.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: s.PathSegment})
	if err != nil {
		return err
	}
	closes, err := d.in.FPDFPathSegment_GetClose(&requests.FPDFPathSegment_GetClose{PathSegment: s.PathSegment})
	if err != nil {
		return err
	}
	x, y := m.point(float64(point.X), float64(point.Y))
	if !drawable(x, y) {
		return nil
	}
	switch kind.Type {
	case enums.FPDF_SEGMENT_MOVETO:
		outline.Move(x, y)
	case enums.FPDF_SEGMENT_LINETO:
		outline.Line(x, y)
	default:
		outline.Curve(x, y)
	}
	if closes.IsClose {
		outline.Close()
	}
	return nil
}

// place puts the ruling lines on the page.
func (d *drawing) place(v *view, p *page.Page) {
	for _, r := range d.rules {
		x0, y0 := v.point(r.X0, r.Y0)
		x1, y1 := v.point(r.X1, r.Y1)
		p.Rules = append(p.Rules, page.Rule{X0: x0, Y0: y0, X1: x1, Y1: y1})
	}
}

// pictured is how much of a page pictures cover.
func (d *drawing) pictured(v *view) float64 {
	room := 0.0
	for _, r := range d.pictures {
		x0, y0 := v.point(r.X0, r.Y0)
		x1, y1 := v.point(r.X1, r.Y1)
		width := min(max(x0, x1), v.width) - max(min(x0, x1), 0)
		height := min(max(y0, y1), v.height) - max(min(y0, y1), 0)
		room += max(width, 0) * max(height, 0)
	}
	return room / (v.width * v.height)
}
