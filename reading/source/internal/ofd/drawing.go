package ofd

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/reading/source/internal/packed"
	"github.com/policygraph/policygraph/reading/source/internal/page"
	"github.com/policygraph/policygraph/reading/source/internal/refuse"
)

// drawing collects what is drawn on a page.
type drawing struct {
	box                   box
	page                  page.Page
	turned                strings.Builder
	pictures              float64 // square millimetres that they cover
	strokes               int     // paths that are no ruling lines
	glyphsLeft, rulesLeft int
}

// pagePart reads what a page or a template holds.
func (d *drawing) pagePart(e *packed.Element) error {
	switch e.Name {
	case "Area", "PageArea":
		return e.Each(d.box.readArea)
	case "Content":
		return e.Each(d.pagePart)
	case "Layer", "PageBlock":
		if e.Attr("Visible") == "false" {
			return nil
		}
		return e.Each(d.object)
	}
	return nil
}

func (d *drawing) object(e *packed.Element) error {
	if e.Attr("Visible") == "false" {
		return nil
	}
	switch e.Name {
	case "PageBlock":
		return e.Each(d.object)
	case "TextObject":
		return d.text(e)
	case "PathObject":
		return d.path(e)
	case "ImageObject":
		if b := floats(e.Attr("Boundary")); len(b) == 4 {
			d.pictures += max(b[2], 0) * max(b[3], 0)
		}
	case "CompositeObject":
		d.strokes += manyStrokes // what it draws stands in another part
	}
	return nil
}

// space maps an object's points onto the page, in millimetres.
type space struct{ a, b, c, d, e, f float64 }

func spaceOf(e *packed.Element) (space, bool) {
	s := space{a: 1, d: 1}
	bounds := floats(e.Attr("Boundary"))
	if len(bounds) != 4 {
		return s, false
	}
	if m := floats(e.Attr("CTM")); len(m) == 6 {
		s = space{m[0], m[1], m[2], m[3], m[4], m[5]}
	}
	s.e += bounds[0]
	s.f += bounds[1]
	return s, true
}

func (s space) point(x, y float64) (float64, float64) {
	return s.a*x + s.c*y + s.e, s.b*x + s.d*y + s.f
}

// text reads the characters of a text object.
func (d *drawing) text(e *packed.Element) error {
	s, ok := spaceOf(e)
	if !ok {
		return nil
	}
	w := &writer{drawing: d, space: s, scale: 1}
	w.size = number(e.Attr("Size"), number(e.Attr("size"), 0))
	if h := number(e.Attr("HScale"), 1); h > 0 {
		w.scale = h
	}
	if w.size <= 0 {
		return nil
	}
	return e.Each(func(c *packed.Element) error {
		if c.Name != "TextCode" {
			return nil
		}
		text, err := c.Text()
		if err != nil {
			return err
		}
		w.x, w.y = number(c.Attr("X"), w.x), number(c.Attr("Y"), w.y)
		return w.write(text, deltas(c.Attr("DeltaX")), deltas(c.Attr("DeltaY")))
	})
}

// writer places the characters of a text object one after the other.
type writer struct {
	*drawing
	space
	size, scale float64
	x, y        float64
}

func (w *writer) write(text string, dx, dy []float64) error {
	x, y := w.x, w.y
	for i, r := range []rune(strings.Trim(text, "\r\n")) {
		advance := w.size * w.scale
		if r < 0x2000 {
			advance /= 2
		}
		step := advance
		switch {
		case i < len(dx):
			step = dx[i]
		case len(dy) > 0: // written downwards
			step = 0
		}
		if step > 0 {
			advance = min(step, 1.2*w.size*w.scale)
		}
		if err := w.glyph(r, x, y, advance); err != nil {
			return err
		}
		x += step
		if i < len(dy) {
			y += dy[i]
		}
	}
	return nil
}

func (w *writer) glyph(r rune, x, y, advance float64) error {
	if unicode.IsControl(r) {
		return nil
	}
	if w.glyphsLeft--; w.glyphsLeft < 0 {
		return refuse.OverLimit("the OFD holds more than the %d characters that are allowed: split it", page.MaxGlyphs)
	}
	x0, base := w.point(x, y)
	x1, _ := w.point(x+advance, y)
	size := w.size * math.Hypot(w.c, w.d)
	if w.b*w.b > 0.01*(w.a*w.a+w.b*w.b) || w.a < 0 {
		w.turned.WriteRune(r)
		return nil
	}
	if !drawable(x0, x1, base, size) || size <= 0 || x1 <= x0 {
		return nil
	}
	w.page.Glyphs = append(w.page.Glyphs, page.Glyph{
		Rune: r, X0: x0 * millimetre, X1: x1 * millimetre, Base: base * millimetre, Size: math.Round(size*millimetre*10) / 10,
	})
	return nil
}

// path takes the ruling lines of a path.
func (d *drawing) path(e *packed.Element) error {
	s, ok := spaceOf(e)
	if !ok {
		return nil
	}
	outline := page.Outline{Stroked: e.Attr("Stroke") != "false"}
	if !outline.Stroked && e.Attr("Fill") != "true" { // it only clips
		return nil
	}
	if err := e.Each(func(c *packed.Element) error {
		if c.Name != "AbbreviatedData" {
			return nil
		}
		data, err := c.Text()
		if err != nil {
			return err
		}
		draw(&outline, s, strings.Fields(data))
		return nil
	}); err != nil {
		return err
	}
	rules, curved := outline.Rules()
	if len(rules) == 0 || curved {
		d.strokes++
	}
	if d.rulesLeft -= len(rules); d.rulesLeft < 0 {
		return refuse.OverLimit("the pages hold more than the %d ruling lines that are allowed: split the document", page.MaxRules)
	}
	d.page.Rules = append(d.page.Rules, rules...)
	return nil
}

// operands is how many numbers an operator of a path takes; the last two are
// the point that it goes to.
var operands = map[string]int{"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}

// draw follows a path's operators: S and M move, L draws a line, Q, B and A
// draw curves, C closes.
func draw(o *page.Outline, s space, data []string) {
	for i := 0; i < len(data); {
		op := data[i]
		n, known := operands[op]
		if !known || i+n >= len(data) {
			return
		}
		x, y := 0.0, 0.0
		if n > 0 {
			x, y = s.point(number(data[i+n-1], 0), number(data[i+n], 0))
			x, y = x*millimetre, y*millimetre
			if !drawable(x, y) {
				return
			}
		}
		switch op {
		case "M", "S":
			o.Move(x, y)
		case "L":
			o.Line(x, y)
		case "C":
			o.Close()
		default:
			o.Curve(x, y)
		}
		i += n + 1
	}
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

func number(s string, or float64) float64 {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !drawable(n) {
		return or
	}
	return n
}

func floats(s string) []float64 {
	var out []float64
	for f := range strings.FieldsSeq(s) {
		out = append(out, number(f, 0))
	}
	return out
}

const maxRepeat = 1 << 16 // of one step: no line has more characters

// deltas are the steps between characters; "g 3 5" stands for three of 5.
func deltas(s string) []float64 {
	var out []float64
	fields := strings.Fields(s)
	for i := 0; i < len(fields); i++ {
		if fields[i] != "g" || i+2 >= len(fields) {
			out = append(out, number(fields[i], 0))
			continue
		}
		n, err := strconv.Atoi(fields[i+1])
		if err != nil || n < 0 {
			n = 0
		}
		step := number(fields[i+2], 0)
		for range min(n, maxRepeat-min(len(out), maxRepeat)) {
			out = append(out, step)
		}
		i += 2
	}
	return out
}
