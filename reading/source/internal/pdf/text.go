package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"github.com/policygraph/policygraph/reading/source/internal/page"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// char is a character in the page's own space, in which y grows upwards.
type char struct {
	r      rune
	x, y   float64 // its origin
	box    structs.FPDF_FS_RECTF
	size   float64
	dx, dy float64 // the way it is written, of length 1
}

// chars reads the characters of a page. Those that PDFium puts in between
// (blanks, line breaks) are left to package page.
func (d *document) chars(ref requests.Page) ([]char, error) {
	text, err := d.in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return nil, err
	}
	defer d.in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) // the instance goes anyway
	count, err := d.in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, err
	}
	if d.glyphs += count.Count; d.glyphs > page.MaxGlyphs {
		return nil, refuse.OverLimit("the PDF holds more than the %d characters that are allowed: split it", page.MaxGlyphs)
	}
	out := make([]char, 0, count.Count)
	var high rune // the first half of a character in UTF-16
	var last *char
	for i := range count.Count {
		c, ok, err := d.char(text.TextPage, i, last)
		switch {
		case err != nil:
			return nil, err
		case !ok:
		case utf16.IsSurrogate(c.r) && c.r < 0xdc00:
			high = c.r
		default:
			if utf16.IsSurrogate(c.r) {
				c.r = utf16.DecodeRune(high, c.r)
			}
			out = append(out, c)
			last = &out[len(out)-1]
		}
	}
	return out, nil
}

// char reads one character; false where PDFium has put it in. What it is set in
// costs most calls to ask, so that one on the line of the last and of its
// height is taken to be set alike.
func (d *document) char(text references.FPDF_TEXTPAGE, i int, last *char) (char, bool, error) {
	code, err := d.in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return char{}, false, err
	}
	if unicode.IsSpace(rune(code.Unicode)) {
		generated, err := d.in.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: text, Index: i})
		if err != nil || generated.IsGenerated {
			return char{}, false, err
		}
	}
	origin, err := d.in.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err != nil {
		return char{}, false, err
	}
	box, err := d.in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return char{}, false, err
	}
	c := char{r: rune(code.Unicode), x: origin.X, y: origin.Y, box: box.Rect}
	if last != nil && c.y == last.y && math.Abs(c.height()-last.height()) < sameHeight*last.height() {
		c.size, c.dx, c.dy = last.size, last.dx, last.dy
		return c, drawable(c.x), nil
	}
	ok, err := d.style(text, i, &c)
	return c, ok, err
}

const sameHeight = 0.12

func (c *char) height() float64 { return float64(c.box.Top - c.box.Bottom) }

// style reads the size of a character and the way it is written; false where a
// damaged file gives it none.
func (d *document) style(text references.FPDF_TEXTPAGE, i int, c *char) (bool, error) {
	size, err := d.in.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
	if err != nil {
		return false, err
	}
	matrix, err := d.in.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: text, Index: i})
	if err != nil {
		return false, err
	}
	m := matrix.Matrix
	c.size = size.FontSize * math.Hypot(float64(m.C), float64(m.D))
	length := math.Hypot(float64(m.A), float64(m.B))
	if !drawable(c.x, c.y, c.size, length) || c.size == 0 || length == 0 {
		return false, nil
	}
	c.dx, c.dy = float64(m.A)/length, float64(m.B)/length
	return true, nil
}

// drawable says that numbers are such as a page has; a damaged file may have
// others.
func drawable(values ...float64) bool {
	for _, v := range values {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return false
		}
	}
	return true
}

// view turns the page's own space into that of the reader, in which y grows
// downwards and most characters are upright.
type view struct {
	turn          int // quarters, clockwise
	left, bottom  float64
	w, h          float64 // of the page's own space
	width, height float64
}

// view is chosen by the characters; the page's rotation only decides where
// there are none.
func (d *document) view(ref requests.Page, chars []char) (*view, error) {
	box, err := d.in.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: ref})
	if err != nil {
		return nil, err
	}
	r := box.Rect
	v := &view{left: float64(r.Left), bottom: float64(r.Bottom), w: float64(r.Right - r.Left), h: float64(r.Top - r.Bottom)}
	if !drawable(v.left, v.bottom, v.w, v.h) {
		v.left, v.bottom, v.w, v.h = 0, 0, 595, 842 // a page of A4
	}
	var count [4]int
	for _, c := range chars {
		if q, ok := quarter(c); ok {
			count[q]++
		}
	}
	for q, n := range count {
		if n > count[v.turn] {
			v.turn = q
		}
	}
	if len(chars) == 0 {
		rotation, err := d.in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref})
		if err != nil {
			return nil, err
		}
		v.turn = int(rotation.PageRotation) & 3
	}
	v.width, v.height = v.w, v.h
	if v.turn%2 == 1 {
		v.width, v.height = v.h, v.w
	}
	return v, nil
}

// quarter is how many quarters a page must be turned clockwise for a character
// to be upright.
func quarter(c char) (int, bool) {
	const straight = 0.99
	switch {
	case c.dx > straight:
		return 0, true
	case c.dy > straight:
		return 1, true
	case c.dx < -straight:
		return 2, true
	case c.dy < -straight:
		return 3, true
	}
	return 0, false
}

func (v *view) point(x, y float64) (float64, float64) {
	x, y = x-v.left, y-v.bottom
	switch v.turn {
	case 1:
		return y, x
	case 2:
		return v.w - x, y
	case 3:
		return v.h - y, v.w - x
	}
	return x, v.h - y
}

// place puts the characters on the page and counts those without a name. Text
// that runs another way is kept apart.
func (v *view) place(chars []char, p *page.Page) (unknown int) {
	var turned strings.Builder
	for _, c := range chars {
		if c.r == 0 || c.r >= 0xfffe && c.r <= 0xffff || !utf8.ValidRune(c.r) || c.r == utf8.RuneError {
			c.r = utf8.RuneError
			unknown++
		}
		if unicode.IsControl(c.r) {
			continue
		}
		if q, ok := quarter(c); !ok || q != v.turn {
			turned.WriteRune(c.r)
			continue
		}
		x0, base := v.point(c.x, c.y)
		ax, _ := v.point(float64(c.box.Left), float64(c.box.Bottom))
		bx, _ := v.point(float64(c.box.Right), float64(c.box.Top))
		x1 := max(ax, bx)
		if !drawable(x1) || x1 <= x0 {
			x1 = x0 + c.size/2
		}
		p.Glyphs = append(p.Glyphs, page.Glyph{Rune: c.r, X0: x0, X1: x1, Base: base, Size: math.Round(c.size*10) / 10})
	}
	p.Turned = strings.TrimSpace(turned.String())
	return unknown
}
