package evaluate

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// tasks pairs tasks by place, key and title, and the assignments of each pair.
// A heading that only groups is neither asked for nor wrong.
func (c *comparison) tasks(predicted, gold []dataset.Task) {
	pairs := match(len(predicted), len(gold), func(p, g int) float64 { return taskLikeness(&predicted[p], &gold[g]) })
	foundP, foundG := map[int]bool{}, map[int]bool{}
	assigned := Count{}
	for _, m := range pairs {
		foundP[m.predicted], foundG[m.gold] = true, true
		c.keys[predicted[m.predicted].Key] = gold[m.gold].Key
		assigned = assigned.plus(c.assignments(&predicted[m.predicted], &gold[m.gold]))
	}
	n := Count{len(pairs), len(pairs), len(pairs)}
	for i := range predicted {
		if t := &predicted[i]; !foundP[i] && len(t.Assignments) > 0 {
			n.Predicted++
			assigned.Predicted += countOwn(t)
			c.miss(Tasks, true, t.Locator, "%s %s", t.Key, t.Title)
			c.judge(Tasks, t.Confidence, false)
		} else if foundP[i] {
			c.judge(Tasks, t.Confidence, true)
		}
	}
	for i := range gold {
		t := &gold[i]
		groups := slices.ContainsFunc(gold, func(o dataset.Task) bool { return o.Parent == t.Key })
		if !foundG[i] && (len(t.Assignments) > 0 || !groups) {
			n.Gold++
			assigned.Gold += len(t.Assignments)
			c.miss(Tasks, false, t.Locator, "%s %s", t.Key, t.Title)
		}
	}
	c.Counts[Tasks], c.Counts[Assignments] = n, assigned
}

// taskLikeness is 0 for two tasks that are not the same.
func taskLikeness(p, g *dataset.Task) float64 {
	place := overlap(p.Locator, g.Locator)
	if place == 0 {
		return 0 // most pairs: names are compared only where that can matter
	}
	title, key := likeness(p.Title, g.Title), 0.0
	if dataset.Normal(p.Key) == dataset.Normal(g.Key) {
		key = 0.5
	}
	if place < 0.5 && key == 0 && title < 0.6 {
		return 0
	}
	return place + key + title
}

// countOwn counts the assignments that a task states itself.
func countOwn(t *dataset.Task) int {
	n := 0
	for _, a := range t.Assignments {
		if !a.Inherited {
			n++
		}
	}
	return n
}

// assignments of one task are the same by name and role. One that is inherited
// is right where the gold has it, and not wrong where it has not.
func (c *comparison) assignments(predicted, gold *dataset.Task) Count {
	n := Count{Predicted: countOwn(predicted), Gold: len(gold.Assignments)}
	left := slices.Clone(predicted.Assignments)
	for _, g := range gold.Assignments {
		i := slices.IndexFunc(left, func(p dataset.Assignment) bool {
			return dataset.Normal(p.Agency) == dataset.Normal(g.Agency) && p.Role == g.Role
		})
		if i < 0 {
			c.miss(Assignments, false, g.Locator, "%s: %s %s", gold.Key, g.Role, g.Agency)
			continue
		}
		n.Right++
		if left[i].Inherited {
			n.Predicted++
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, p := range left {
		if !p.Inherited {
			c.miss(Assignments, true, p.Locator, "%s: %s %s", gold.Key, p.Role, p.Agency)
		}
	}
	return n
}

func (c *comparison) judge(kind string, confidence float64, right bool) {
	c.Judged = append(c.Judged, Judged{kind, confidence, right})
}

// compare counts the facts of a kind that are found one by one, predicted with their
// confidence. A second reading of one that was found is not wrong. miss is called
// for each fact that was made up, with its index in predicted, or missed, with its
// index in gold.
func (c *comparison) compare(kind string, predicted []float64, gold int, alike func(p, g int) float64, miss func(madeUp bool, i int)) {
	pairs := match(len(predicted), gold, alike)
	foundP, foundG := map[int]bool{}, map[int]bool{}
	for _, m := range pairs {
		foundP[m.predicted], foundG[m.gold] = true, true
	}
	n := Count{len(pairs), len(pairs), gold}
	for i, confidence := range predicted {
		again := slices.ContainsFunc(pairs, func(m pair) bool { return alike(i, m.gold) > 0 })
		right := foundP[i] || again
		c.judge(kind, confidence, right)
		if !right {
			n.Predicted++
			miss(true, i)
		}
	}
	for i := range gold {
		if !foundG[i] {
			miss(false, i)
		}
	}
	c.Counts[kind] = n
}

// figures are the same by value, unit, year, area and indicator.
func (c *comparison) figures(kind string, predicted, gold []dataset.Figure) {
	alike := func(p, g int) float64 { return c.figureLikeness(&predicted[p], &gold[g]) }
	c.compare(kind, confidences(predicted, func(f *dataset.Figure) float64 { return f.Confidence }), len(gold), alike, func(madeUp bool, i int) {
		from := gold
		if madeUp {
			from = predicted
		}
		c.missFigure(kind, madeUp, &from[i])
	})
}

func (c *comparison) missFigure(kind string, madeUp bool, g *dataset.Figure) {
	year := 0
	if g.Year != nil {
		year = *g.Year
	}
	c.miss(kind, madeUp, g.Locator, "%s %s%v%s (%d)", g.Indicator, g.Comparator, g.Value, g.Unit, year)
}

// figureLikeness is 0 for two figures that are not the same.
func (c *comparison) figureLikeness(p, g *dataset.Figure) float64 {
	sameYear := p.Year == nil && g.Year == nil || p.Year != nil && g.Year != nil && *p.Year == *g.Year
	if !sameYear {
		return 0
	}
	if value, ok := dataset.Convert(p.Value, p.Unit, g.Unit); !ok || value != g.Value || !c.sameArea(p.Area, g.Area) {
		return 0
	}
	name := likeness(p.Indicator, g.Indicator)
	if name < 0.25 {
		return 0
	}
	return name + overlap(p.Locator, g.Locator)
}

func (c *comparison) sameArea(a, b string) bool {
	if a == "" {
		a = c.home
	}
	if b == "" {
		b = c.home
	}
	if a == b {
		return true
	}
	x, ok := c.names.Area(a)
	y, also := c.names.Area(b)
	return ok && also && x == y
}

// platforms are the same by name, one within the other at least. Each is asked for once,
// however often the document names it.
func (c *comparison) platforms(predicted, mentions []dataset.Platform) {
	var gold []dataset.Platform
	for _, p := range mentions {
		if !slices.ContainsFunc(gold, func(g dataset.Platform) bool { return g.Name == p.Name && g.Area == p.Area }) {
			gold = append(gold, p)
		}
	}
	alike := func(p, g int) float64 {
		x, y := dataset.Normal(predicted[p].Name), dataset.Normal(gold[g].Name)
		if x == "" || y == "" || !strings.Contains(x, y) && !strings.Contains(y, x) {
			return 0
		}
		return dataset.Likeness(x, y) + 0.1
	}
	c.compare(Platforms, confidences(predicted, func(p *dataset.Platform) float64 { return p.Confidence }), len(gold), alike, func(madeUp bool, i int) {
		from := gold
		if madeUp {
			from = predicted
		}
		c.miss(Platforms, madeUp, from[i].Locator, "%s", from[i].Name)
	})
}

// organisation is the same by name, role and what the role is in, and by whether the
// list that names the body is open.
func (c *comparison) organisation(predicted, gold []dataset.Organisation) {
	alike := func(p, g int) float64 {
		x, y := &predicted[p], &gold[g]
		if dataset.Normal(x.Agency) != dataset.Normal(y.Agency) || x.Role != y.Role || dataset.Normal(x.Of) != dataset.Normal(y.Of) || x.Open != y.Open {
			return 0
		}
		return 1 + overlap(x.Locator, y.Locator)
	}
	c.compare(Organisation, confidences(predicted, func(o *dataset.Organisation) float64 { return o.Confidence }), len(gold), alike, func(madeUp bool, i int) {
		from := gold
		if madeUp {
			from = predicted
		}
		c.miss(Organisation, madeUp, from[i].Locator, "%s", strings.TrimSpace(from[i].Role+" "+from[i].Agency+" "+from[i].Of))
	})
}

// likeness compares names, of which one may be a shorter form of the other.
func likeness(a, b string) float64 {
	return max(dataset.Likeness(a, b), 0.9*dataset.Inclusion(a, b))
}

// confidences are those of a list of facts.
func confidences[T any](facts []T, of func(*T) float64) []float64 {
	out := make([]float64, len(facts))
	for i := range facts {
		out[i] = of(&facts[i])
	}
	return out
}
