package analysis

import (
	"context"
	"fmt"
	"strconv"
	"strings"

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
	"year", "stretch", "nature", "position", "documents",
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
		along("indicator", ontology.Measures, nil), along("area", ontology.ForArea, nil), planOf(ontology.Sets),
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

// speaksFor says whether a plan speaks for a year: its period as printed; where the
// end is missing, from the start on; where both are, from the year of issue on.
func speaksFor(plan *store.Item, year int) bool {
	start, known := yearOf(text(plan, "periodStart"))
	if !known {
		start, known = yearOf(text(plan, "issuedOn"))
	}
	if known && year < start {
		return false
	}
	end, known := yearOf(text(plan, "periodEnd"))
	return !known || year <= end
}

// asWritten is the figure as a reader would write it: >=20%.
func (f *figure) asWritten() string {
	sign := map[ontology.Comparator]string{ontology.GE: "≥", ontology.LE: "≤", ontology.Approx: "约"}[ontology.Comparator(text(f.Item, "comparator"))]
	s := sign + strconv.FormatFloat(value[float64](f.Item, "value"), 'f', -1, 64)
	if top, ok := f.Node.Props.Get("valueMax").(float64); ok {
		s += "–" + strconv.FormatFloat(top, 'f', -1, 64)
	}
	return fmt.Sprintf("%s%s", s, text(f.Item, "unit"))
}
