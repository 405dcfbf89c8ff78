// Package evaluate compares an extraction with the reviewed dataset: how much of
// what it read is right (precision), and how much of what there is it found
// (recall). Both are of the same text, so facts are paired by place, key and
// value. It knows neither how facts are extracted nor where files are.
package evaluate

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/policygraph/policygraph/dataset"
)

// The kinds of fact that are counted, in the order in which they are printed.
const (
	Tasks        = "tasks"
	Assignments  = "assignments"
	Targets      = "targets"
	Observations = "observations"
	Platforms    = "platforms"
	Concerns     = "concerns" // a platform in a task
	Organisation = "organisation"
	Fields       = "document fields"
)

// Kinds lists them.
func Kinds() []string {
	return []string{Tasks, Assignments, Targets, Observations, Platforms, Concerns, Organisation, Fields}
}

// Count is how many facts were predicted, how many there are, and how many of
// the one are right, which is also how many of the other were found.
type Count struct{ Right, Predicted, Gold int }

// Precision is the share of the predicted that is right; 1 where nothing was to
// be predicted and nothing was.
func (c Count) Precision() float64 { return share(c.Right, c.Predicted, c.Gold) }

// Recall is the share of what there is that was found.
func (c Count) Recall() float64 { return share(c.Right, c.Gold, 0) }

// F1 is the harmonic mean of the two.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(part, whole, otherwise int) float64 {
	switch {
	case whole > 0:
		return float64(part) / float64(whole)
	case otherwise > 0:
		return 0
	}
	return 1
}

func (c Count) plus(d Count) Count {
	return Count{c.Right + d.Right, c.Predicted + d.Predicted, c.Gold + d.Gold}
}

// Result is the comparison of one document.
type Result struct {
	Slug   string
	Counts map[string]Count // by kind
	Misses []Miss
	Judged []Judged
}

// Judged is a fact that was read, how sure the reader was of it, and whether it is
// right.
type Judged struct {
	Kind       string
	Confidence float64
	Right      bool
}

// Miss is a fact that was not found, or one that was made up.
type Miss struct {
	Kind   string
	MadeUp bool
	What   string
	At     dataset.Locator
}

// Compare compares an extraction with the reviewed file of the same document.
func Compare(predicted, gold *dataset.File, names *dataset.Resolver) Result {
	c := &comparison{
		Result: Result{Slug: gold.Slug, Counts: map[string]Count{}},
		names:  names, home: gold.Document.Area, keys: map[string]string{},
	}
	c.tasks(predicted.Tasks, gold.Tasks)
	c.figures(Targets, predicted.Targets, gold.Targets)
	c.figures(Observations, predicted.Observations, gold.Observations)
	c.platforms(predicted.Platforms, gold.Platforms)
	c.concerns(predicted, gold)
	c.organisation(predicted.Organisation, gold.Organisation)
	c.fields(&predicted.Document, &gold.Document)
	return c.Result
}

type comparison struct {
	Result
	names *dataset.Resolver
	home  string            // the document's area
	keys  map[string]string // of the tasks that were read, and of those that they are
}

func (c *comparison) miss(kind string, madeUp bool, at dataset.Locator, format string, args ...any) {
	c.Misses = append(c.Misses, Miss{kind, madeUp, fmt.Sprintf(format, args...), at})
}

func (c *comparison) fields(predicted, gold *dataset.Document) {
	n := Count{}
	for _, f := range []struct{ name, predicted, gold string }{
		{"title", predicted.Title, gold.Title},
		{"docNumber", predicted.DocNumber, gold.DocNumber},
		{"issuedOn", predicted.IssuedOn, gold.IssuedOn},
		{"kind", predicted.Kind, gold.Kind},
		{"periodStart", predicted.PeriodStart, gold.PeriodStart},
		{"periodEnd", predicted.PeriodEnd, gold.PeriodEnd},
	} {
		if f.gold == "" {
			continue
		}
		n.Gold++
		n.Predicted++
		if dataset.Normal(f.predicted) == dataset.Normal(f.gold) {
			n.Right++
		} else {
			c.miss(Fields, false, gold.Locator, "%s is %q, read as %q", f.name, f.gold, f.predicted)
		}
	}
	c.Counts[Fields] = n
}

// pair is one predicted fact and the one that it stands for, by their places in
// the two lists.
type pair struct{ predicted, gold int }

// match pairs facts one to one, the most alike first. Pairs that are not alike
// (0) are none.
func match(predicted, gold int, alike func(p, g int) float64) []pair {
	type scored struct {
		pair
		score float64
	}
	var all []scored
	for p := range predicted {
		for g := range gold {
			if s := alike(p, g); s > 0 {
				all = append(all, scored{pair{p, g}, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	usedP, usedG := map[int]bool{}, map[int]bool{}
	var out []pair
	for _, s := range all {
		if !usedP[s.predicted] && !usedG[s.gold] {
			usedP[s.predicted], usedG[s.gold] = true, true
			out = append(out, s.pair)
		}
	}
	return out
}

// overlap is how far two places are the same: 1 for equal ones, 0 for places
// apart.
func overlap(a, b dataset.Locator) float64 {
	common := min(a.End, b.End) - max(a.Start, b.Start)
	if common <= 0 {
		return 0
	}
	return float64(common) / float64(max(a.End, b.End)-min(a.Start, b.Start))
}
