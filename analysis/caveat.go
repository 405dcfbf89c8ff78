package analysis

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Caveat is why a figure is not simply alike another: what a reader must know
// before putting the two side by side.
type Caveat struct {
	Kind    CaveatKind
	Message string
	Facts   []string // ids of the figures that it is about
}

// Count is how many figures (or areas) it is about.
func (c *Caveat) Count() int { return len(c.Facts) }

// CaveatKind is what kind of caveat it is.
type CaveatKind string

// The kinds of caveat.
const (
	CaveatScope      CaveatKind = "SCOPE"
	CaveatQualifier  CaveatKind = "QUALIFIER"
	CaveatCumulative CaveatKind = "CUMULATIVE"
	CaveatFlow       CaveatKind = "FLOW"
	CaveatComparator CaveatKind = "COMPARATOR"
	CaveatRange      CaveatKind = "RANGE"
	CaveatStretch    CaveatKind = "STRETCH"
	CaveatUnit       CaveatKind = "UNIT"
	CaveatNature     CaveatKind = "NATURE"
	CaveatWording    CaveatKind = "WORDING"
	CaveatPeriod     CaveatKind = "YEAR_FROM_PERIOD"
	CaveatSuperseded CaveatKind = "SUPERSEDED"
	CaveatUndated    CaveatKind = "UNDATED"
	CaveatSeveral    CaveatKind = "SEVERAL"
	CaveatOverlap    CaveatKind = "OVERLAP"
	CaveatRepeated   CaveatKind = "REPEATED"

	CaveatAlternative CaveatKind = "ALTERNATIVE"
)

// caveats are those of one figure, given the indicator's node.
func (f *figure) caveats(indicator *store.Item) []*Caveat {
	var list []*Caveat
	add := func(kind CaveatKind, format string, args ...any) {
		list = append(list, &Caveat{kind, fmt.Sprintf(format, args...), []string{f.id()}})
	}
	if scope := text(f.Item, "scope"); scope != "" {
		add(CaveatScope, "只指%s,不是全区 (speaks of %s, not of the whole area)", scope, scope)
	}
	cumulative := strings.Contains(f.qualifier(), "累计")
	if q := f.qualifier(); q != "" && !cumulative {
		add(CaveatQualifier, "限定为“%s” (qualified: %s)", q, q)
	}
	switch {
	case cumulative || value[bool](indicator, "cumulative"):
		add(CaveatCumulative, "累计数,不是一年的量 (adds up over years, not the amount of one)")
	case value[bool](indicator, "flow"):
		add(CaveatFlow, "一个时期内新增的量,不是存量 (counted over a period, not a stock)")
	}
	switch ontology.Comparator(text(f.Item, "comparator")) {
	case ontology.GE:
		add(CaveatComparator, "下限:不低于此数 (at least this much)")
	case ontology.LE:
		add(CaveatComparator, "上限:不高于此数 (at most this much)")
	case ontology.Approx:
		if f.Node.Props.Get("valueMax") == nil {
			add(CaveatComparator, "约数 (about this much)")
		}
	}
	if f.Node.Props.Get("valueMax") != nil {
		add(CaveatRange, "区间,value 是下限 (a range: value is its lower end)")
	}
	if value[bool](f.Item, "stretch") {
		add(CaveatStretch, "高线目标 (a stretch value)")
	}
	if value[bool](f.Item, "either") {
		add(CaveatAlternative, "二者之一:文件写作“或” (one of two that the document joins by or: reaching one is enough)")
	}
	switch unit := text(f.Item, "unit"); {
	case f.Node.Props.Get("canonicalValue") == nil:
		add(CaveatUnit, "单位“%s”不能换算成指标的单位 (the unit %s cannot be converted)", unit, unit)
	case unit != text(f.Item, "canonicalUnit"):
		add(CaveatUnit, "所写单位为%s,换算后的值看 canonicalValue (written in %s: compare canonicalValue)", unit, unit)
	}
	if nature := ontology.TargetNature(text(f.Item, "nature")); nature != "" && nature != ontology.NatureGoal {
		add(CaveatNature, "项目的规模或投资,不是目标 (the size of a project or an investment, not a goal)")
	}
	if stated := text(f.Item, "statedIndicator"); stated != text(indicator, "name") {
		add(CaveatWording, "文件写作“%s” (worded %s)", stated, stated)
	}
	if _, fromPeriod := f.year(); fromPeriod {
		add(CaveatPeriod, "未写年份,按计划期末年归入 (names no year: the last of the plan's period was taken)")
	}
	if f.plan != nil {
		for _, by := range related(f.plan, "supersededBy") {
			title := text(&by, "title")
			add(CaveatSuperseded, "所在计划已由《%s》取代 (its plan is superseded by %s)", title, title)
		}
	}
	return list
}
