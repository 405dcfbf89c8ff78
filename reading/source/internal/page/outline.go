package page

import "math"

const thin = 2.5 // a shape no wider is a line

// Outline collects a path that is drawn, to take its ruling lines.
type Outline struct {
	Stroked bool

	points []point // of the part that is being drawn
	curved bool    // that part has curves
	curves bool    // and any has
	rules  []Rule
}

type point struct{ x, y float64 }

// Move begins a part.
func (o *Outline) Move(x, y float64) {
	o.end()
	o.points = append(o.points, point{x, y})
}

// Line draws to a point.
func (o *Outline) Line(x, y float64) { o.points = append(o.points, point{x, y}) }

// Curve draws to a point by another way than the straight one.
func (o *Outline) Curve(x, y float64) {
	o.points = append(o.points, point{x, y})
	o.curved, o.curves = true, true
}

// Close draws back to where the part begins.
func (o *Outline) Close() {
	if len(o.points) > 0 {
		o.points = append(o.points, o.points[0])
	}
}

// end takes the lines of a part: the middle of a thin shape, the edges of one
// that is stroked.
func (o *Outline) end() {
	points, curved := o.points, o.curved
	o.points, o.curved = nil, false
	if len(points) < 2 || curved {
		return
	}
	x0, x1, y0, y1 := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	for _, p := range points {
		x0, x1, y0, y1 = min(x0, p.x), max(x1, p.x), min(y0, p.y), max(y1, p.y)
	}
	switch {
	case y1-y0 <= thin && x1-x0 > thin:
		o.rules = append(o.rules, Rule{x0, (y0 + y1) / 2, x1, (y0 + y1) / 2})
	case x1-x0 <= thin && y1-y0 > thin:
		o.rules = append(o.rules, Rule{(x0 + x1) / 2, y0, (x0 + x1) / 2, y1})
	case o.Stroked:
		for i, p := range points[1:] {
			last := points[i]
			if dx, dy := abs(p.x-last.x), abs(p.y-last.y); dx < 1 != (dy < 1) {
				o.rules = append(o.rules, Rule{last.x, last.y, p.x, p.y})
			}
		}
	}
}

// Rules are the ruling lines; curved says that there were curves too.
func (o *Outline) Rules() (rules []Rule, curved bool) {
	o.end()
	return o.rules, o.curves
}
