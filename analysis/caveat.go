package analysis

import (
	"slices"
	"strings"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Caveat is why a figure is not simply alike another: what a reader must know
// before putting the two side by side.
type Caveat struct {
	Kind CaveatKind
	bilingual.Text
	Facts []string // ids of the figures (or areas, or plans) that it is about
}

// caveat says the same in both languages; the operands are named by their numbers.
func caveat(kind CaveatKind, facts []string, zh, en string, operands ...any) *Caveat {
	return &Caveat{kind, bilingual.Sprintf(zh, en, operands...), facts}
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
	CaveatNobody     CaveatKind = "ASSIGNS_NOBODY"

	CaveatAlternative CaveatKind = "ALTERNATIVE"

	CaveatParts             CaveatKind = "PARTS_LEFT_OUT"
	CaveatNoLeads           CaveatKind = "NAMES_NO_LEADS"
	CaveatPromised          CaveatKind = "PROMISED"
	CaveatUnranked          CaveatKind = "UNRANKED"
	CaveatLevels            CaveatKind = "LEVELS"
	CaveatDirection         CaveatKind = "NO_DIRECTION"
	CaveatSpan              CaveatKind = "OTHER_SPAN"
	CaveatMixed             CaveatKind = "MIXED_COMPARATORS"
	CaveatYearsMissing      CaveatKind = "YEARS_MISSING"
	CaveatPercentage        CaveatKind = "PERCENTAGE"
	CaveatSmallBase         CaveatKind = "SMALL_BASE"
	CaveatNoResults         CaveatKind = "NO_RESULTS"
	CaveatNoPlans           CaveatKind = "NO_PLANS"
	CaveatNothingComparable CaveatKind = "NOTHING_COMPARABLE"
	CaveatYears             CaveatKind = "OTHER_YEAR"
	CaveatBeforePlan        CaveatKind = "BEFORE_PLAN"
	CaveatHubs              CaveatKind = "HUBS_BARRED"
	CaveatTier              CaveatKind = "TIER"
)

// caveats are those of one figure, given the indicator's node.
func (f *figure) caveats(indicator *store.Item) []*Caveat {
	c := figureCaveats{figure: f}
	c.ofMeasure(indicator)
	c.ofValue()
	c.ofUnit()
	c.ofWording(indicator)
	c.ofPlan()
	return c.list
}

// figureCaveats gathers the caveats of a figure.
type figureCaveats struct {
	*figure
	list []*Caveat
}

func (c *figureCaveats) add(kind CaveatKind, zh, en string, operands ...any) {
	c.list = append(c.list, caveat(kind, []string{c.id()}, zh, en, operands...))
}

// ofMeasure are about what is measured: a part of the whole, a sum, an amount of a
// period.
func (c *figureCaveats) ofMeasure(indicator *store.Item) {
	if scope := text(c.Item, "scope"); scope != "" {
		zh, en := "只指%[1]s,不是全区", "speaks of %[1]s, not of the whole area"
		if slices.Contains(value[[]string](c.Item, "inferred"), "scope") {
			zh, en = "推定只指%[1]s,不是全区", "speaks of %[1]s, as is inferred, not of the whole area"
		}
		c.add(CaveatScope, zh, en, scope)
	}
	cumulative := strings.Contains(c.qualifier(), "累计")
	if q := c.qualifier(); q != "" && !cumulative {
		c.add(CaveatQualifier, "限定为“%[1]s”", "qualified: %[1]s", q)
	}
	switch {
	case cumulative || value[bool](indicator, "cumulative"):
		c.add(CaveatCumulative, "累计数,不是一年的量", "adds up over years, not the amount of one")
	case value[bool](indicator, "flow"):
		c.add(CaveatFlow, "一个时期内新增的量,不是存量", "counted over a period, not a stock")
	}
}

// ofValue are about how exactly the number is meant.
func (c *figureCaveats) ofValue() {
	isRange := c.Node.Props.Get("valueMax") != nil
	switch ontology.Comparator(text(c.Item, "comparator")) {
	case ontology.GE:
		c.add(CaveatComparator, "下限:不低于此数", "at least this much")
	case ontology.LE:
		c.add(CaveatComparator, "上限:不高于此数", "at most this much")
	case ontology.Approx:
		if !isRange {
			c.add(CaveatComparator, "约数", "about this much")
		}
	}
	if isRange {
		c.add(CaveatRange, "区间,数值是下限", "a range: the value is its lower end")
	}
	if value[bool](c.Item, "stretch") {
		c.add(CaveatStretch, "高线目标", "a stretch value")
	}
	if value[bool](c.Item, "either") {
		c.add(CaveatAlternative, "二者之一:文件写作“或”", "one of two that the document joins by or: reaching one is enough")
	}
}

func (c *figureCaveats) ofUnit() {
	switch unit := text(c.Item, "unit"); {
	case c.Node.Props.Get("canonicalValue") == nil:
		c.add(CaveatUnit, "单位“%[1]s”不能换算成指标的单位", "the unit %[1]s cannot be converted", unit)
	case unit != text(c.Item, "canonicalUnit"):
		c.add(CaveatUnit, "所写单位为%[1]s,比较时看换算后的值", "written in %[1]s: compare the converted value", unit)
	}
}

func (c *figureCaveats) ofWording(indicator *store.Item) {
	if nature := ontology.TargetNature(text(c.Item, "nature")); nature != "" && nature != ontology.NatureGoal {
		c.add(CaveatNature, "项目的规模或投资,不是目标", "the size of a project or an investment, not a goal")
	}
	if stated := text(c.Item, "statedIndicator"); stated != text(indicator, "name") {
		c.add(CaveatWording, "文件写作“%[1]s”", "worded %[1]s", stated)
	}
}

// ofPlan are about the plan that states the figure.
func (c *figureCaveats) ofPlan() {
	if _, fromPeriod := c.year(); fromPeriod {
		c.add(CaveatPeriod, "未写年份,推定为计划期末年", "names no year: the last of the plan's period is inferred")
	}
	if c.plan == nil {
		return
	}
	for _, by := range related(c.plan, "supersededBy") {
		title := text(&by, "title")
		c.add(CaveatSuperseded, "所在计划已由《%[1]s》取代", "its plan is superseded by %[1]s", title)
	}
}
