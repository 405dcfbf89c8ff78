package analysis

import (
	"context"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// figure is a target or an observation as the questions read it.
type figure struct {
	*store.Item
	indicator, area string
	plan            *store.Item // nil for what no plan sets
}

// figureProps are what the questions read of a figure.
var figureProps = []string{
	"statedIndicator", "comparator", "value", "valueMax", "unit", "canonicalValue", "canonicalUnit", "qualifier", "scope",
	"tier", "either", "year", "stretch", "nature", "position", "documents", "inferred",
}

var planProps = []string{"title", "periodStart", "periodEnd", "issuedOn", "issuedOnKey", "rolesUsed", "cited"}

// figures fetches targets and observations: one store call.
func figures(ctx context.Context, s store.Store, kinds []string, where []store.Filter, expand ...store.Hop) ([]*figure, error) {
	return figuresOf(ctx, s, store.Query{Kinds: kinds, Where: where}, expand...)
}

// figuresOf fetches the figures that a query selects: one store call.
func figuresOf(ctx context.Context, s store.Store, q store.Query, expand ...store.Hop) ([]*figure, error) {
	q.Props, q.Paging.Order = figureProps, []store.Order{{Prop: "position"}}
	q.Expand = append([]store.Hop{
		along("indicator", ontology.Measures, nil), along("area", ontology.ForArea, nil), planOf(ontology.Sets, supersededBy()),
	}, expand...)
	items, err := find(ctx, s, q, "figures")
	if err != nil {
		return nil, err
	}
	return asFigures(items), nil
}

func asFigures(items []store.Item) []*figure {
	figures := make([]figure, len(items))
	out := make([]*figure, len(items))
	for i := range items {
		f := &figures[i]
		f.Item, f.indicator, f.area = &items[i], first(&items[i], "indicator"), first(&items[i], "area")
		if plans := related(f.Item, "plan"); len(plans) > 0 {
			f.plan = &plans[0]
		}
		out[i] = f
	}
	return out
}

// planOf is the hop to the plan that has a task or sets a target.
func planOf(rel string, expand ...store.Hop) store.Hop {
	h := against("plan", rel, planProps, expand...)
	h.Kinds = []string{ontology.KindPlan}
	return h
}

// supersededBy is the hop from a plan to those that supersede it.
func supersededBy() store.Hop { return against("supersededBy", ontology.Supersedes, []string{"title"}) }

func (f *figure) id() string        { return f.Node.ID }
func (f *figure) isTarget() bool    { return f.Node.Kind == ontology.KindTarget }
func (f *figure) qualifier() string { return text(f.Item, "qualifier") }

// year is the year that the figure is for, and whether it was taken from the
// plan's period because the figure names none. nil where neither tells.
func (f *figure) year() (year *int, fromPeriod bool) {
	if y, ok := f.Node.Props.Get("year").(int64); ok {
		n := int(y)
		return &n, false
	}
	if f.plan == nil || strings.Contains(f.qualifier(), "每年") {
		return nil, false
	}
	if n, ok := yearOf(text(f.plan, "periodEnd")); ok {
		return &n, true
	}
	return nil, false
}

// yearOf reads the year at the head of a date or a period's end.
func yearOf(date string) (int, bool) {
	if len(date) < 4 {
		return 0, false
	}
	n, err := strconv.Atoi(date[:4])
	return n, err == nil
}

// saidByOne is what can be said of a year by a plan that has no figure for it. A plan
// speaks for its period as printed: where the start is missing, from the year of
// issue on; where the end is, for all years from there, which is a guess.
func saidByOne(plan *store.Item, year int) Status {
	start, known := yearOf(text(plan, "periodStart"))
	if !known {
		start, known = yearOf(text(plan, "issuedOn"))
	}
	if known && year < start {
		return NotLoaded
	}
	switch end, known := yearOf(text(plan, "periodEnd")); {
	case !known:
		return OpenEnded
	case year > end:
		return Expired
	}
	return Silent
}

// asWritten is the figure as a reader would write it: ≥20%.
func (f *figure) asWritten() bilingual.Text {
	number := f.number()
	switch ontology.Comparator(text(f.Item, "comparator")) {
	case ontology.GE:
		return bilingual.Sprintf("≥%[1]s", "≥%[1]s", number)
	case ontology.LE:
		return bilingual.Sprintf("≤%[1]s", "≤%[1]s", number)
	case ontology.Approx:
		return bilingual.Sprintf("约%[1]s", "about %[1]s", number)
	}
	return bilingual.Text{Message: number, MessageEn: number}
}

// number is the figure's number, or range, with its unit.
func (f *figure) number() string {
	s := strconv.FormatFloat(value[float64](f.Item, "value"), 'f', -1, 64)
	if top, ok := f.Node.Props.Get("valueMax").(float64); ok {
		s += "–" + strconv.FormatFloat(top, 'f', -1, 64)
	}
	return s + text(f.Item, "unit")
}
