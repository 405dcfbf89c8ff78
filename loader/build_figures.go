package loader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// figure is a target or an observation in canonical terms, with every
// statement of it.
type figure struct {
	id         string
	about      about
	amount     amount
	statements []*dataset.Figure
}

// about is what a figure measures. Two of one plan that are about the same are
// one target, or contradict each other.
type about struct {
	indicator, area, unit, scope, qualifier, tier string
	year                                          int // 0 where none is stated
	stretch                                       bool
	project                                       string // of a size or an investment: its nature and the task that it belongs to
}

// amount is the value of a figure.
type amount struct {
	comparator ontology.Comparator
	value, max float64
	known      bool // that the value is in the unit of about
}

func (d *document) addFigures() error {
	d.measures = d.resolver.Measures(d.File)
	targets, err := d.addKind(ontology.KindTarget, ontology.TargetID, d.Targets)
	if err != nil {
		return err
	}
	d.addConflicts(targets)
	_, err = d.addKind(ontology.KindObservation, ontology.ObservationID, d.Observations)
	return err
}

// addKind makes one node of all figures that state the same.
func (d *document) addKind(kind string, idOf func(slug, key string) string, stated []dataset.Figure) ([]*figure, error) {
	type same struct {
		about  about
		amount amount
	}
	known := map[same]*figure{}
	var out []*figure
	for _, g := range inDocumentOrder(stated) {
		area, err := d.areaOf(g.Area)
		if err != nil {
			return nil, err
		}
		indicator, unit := d.indicator(g)
		f := &figure{id: idOf(d.Slug, g.Key)}
		f.about = about{
			indicator: indicator, area: d.area(area), unit: unit,
			scope: dataset.Normal(d.scope(g)), qualifier: dataset.Normal(g.Qualifier), stretch: g.Stretch, tier: d.measures[g].Tier,
		}
		if g.Year != nil {
			f.about.year = *g.Year
		}
		if g.Nature != "" && g.Nature != dataset.NatureGoal {
			f.about.project = g.Nature + " " + d.tasks[g.Task]
		}
		f.amount = amountOf(g, unit)
		k := same{f.about, f.amount}
		if known[k] == nil {
			known[k] = f
			out = append(out, f)
			d.setFigure(kind, f, g)
		}
		d.addStatement(known[k], g)
	}
	return out, nil
}

// scope is what part a figure speaks of. The field that the whole plan is about is none.
func (d *document) scope(g *dataset.Figure) string {
	if d.resolver.IsOwnField(d.File, g.Scope) {
		return ""
	}
	return g.Scope
}

// inDocumentOrder lists figures by their places.
func inDocumentOrder(figures []dataset.Figure) []*dataset.Figure {
	out := make([]*dataset.Figure, len(figures))
	for i := range figures {
		out[i] = &figures[i]
	}
	slices.SortStableFunc(out, func(a, b *dataset.Figure) int { return byPlace(a.Locator, b.Locator) })
	return out
}

func amountOf(g *dataset.Figure, unit string) amount {
	a := amount{comparator: dataset.Comparators().Value(g.Comparator), value: g.Value}
	if v, ok := dataset.Convert(g.Value, g.Unit, unit); ok {
		a.value, a.known = v, true
	}
	if g.ValueMax != nil {
		a.max = *g.ValueMax
		if v, ok := dataset.Convert(*g.ValueMax, g.Unit, unit); ok {
			a.max = v
		}
	}
	return a
}

// setFigure sets the properties of a figure by its first statement.
func (d *document) setFigure(kind string, f *figure, g *dataset.Figure) {
	n, _ := d.node(kind, f.id)
	set(n.Props, "key", g.Key, "statedIndicator", g.Indicator, "comparator", string(f.amount.comparator), "unit", g.Unit, "qualifier", g.Qualifier, "scope", d.scope(g), "tier", d.measures[g].Tier)
	n.Props["value"], n.Props["position"] = g.Value, d.position(kind)
	if g.ValueMax != nil {
		n.Props["valueMax"] = *g.ValueMax
	}
	if f.amount.known {
		n.Props["canonicalValue"] = f.amount.value
		set(n.Props, "canonicalUnit", f.about.unit)
	}
	n.Props["either"] = g.Either
	if g.Year != nil {
		n.Props["year"] = int64(*g.Year)
	}
	if kind == ontology.KindTarget {
		n.Props["stretch"], n.Props["conflicting"] = g.Stretch, false
		set(n.Props, "nature", cmp.Or(g.Nature, dataset.NatureGoal))
	}
	d.edge(f.id, ontology.Measures, f.about.indicator, nil)
	d.edge(f.id, ontology.ForArea, f.about.area, nil)
}

// addStatement adds one statement to a figure: its passage, and who sets it.
func (d *document) addStatement(f *figure, g *dataset.Figure) {
	f.statements = append(f.statements, g)
	n := d.nodes[f.id]
	n.Props["inferred"] = f.inferred()
	for _, t := range texts("statedIndicator", g.Indicator, "scope", g.Scope) {
		if !slices.Contains(n.Search, t) {
			n.Search = append(n.Search, t)
		}
	}
	d.setSource(n, g)
	d.addPassage(n, g.Locator, g.Context...)
	if n.Kind != ontology.KindTarget {
		return
	}
	named := store.Props{"passage": d.passage(g.Locator)}
	if d.plan != "" {
		d.edge(d.plan, ontology.Sets, f.id, named)
	}
	if task := d.tasks[g.Task]; task != "" {
		d.edge(task, ontology.Sets, f.id, named)
	}
}

// inferred are the fields of a figure that none of its statements gives where it stands.
func (f *figure) inferred() []string {
	out := list(f.statements[0].Inferred)
	for _, g := range f.statements[1:] {
		out = slices.DeleteFunc(out, func(field string) bool { return !slices.Contains(g.Inferred, field) })
	}
	return out
}

// indicator makes the node of the measure that a figure is of: the dataset's, a
// standard one, or one by the wording's structure. It gives the unit that values
// are canonical in.
func (d *document) indicator(g *dataset.Figure) (id, unit string) {
	known := d.measures[g].Indicator
	id = ontology.IndicatorID(known.ID)
	if n, isNew := d.node(ontology.KindIndicator, id); isNew {
		set(n.Props, "name", known.Name, "unit", known.Unit, "concept", known.Concept, "direction", known.Direction, "betterDirection", string(ontology.BetterDirectionOf(known.Direction)))
		n.Props["aliases"], n.Props["flow"], n.Props["cumulative"] = list(known.Aliases), known.Flow, known.Cumulative
		n.Search = append(texts("name", known.Name), aliasTexts(known.Aliases)...)
		for _, name := range known.UsualNames() {
			addText(n, "aliases", name)
		}
		n.Search = append(n.Search, texts("concept", known.Concept)...)
		n.Search = append(n.Search, pinyinTexts(known.Name)...)
		d.addFamily(id, known.Family)
	}
	return id, known.Unit
}

// addFamily joins an indicator to the others that measure the same thing.
func (d *document) addFamily(indicator, name string) {
	if name == "" {
		return
	}
	id := ontology.IndicatorFamilyID(name)
	if n, isNew := d.node(ontology.KindIndicatorFamily, id); isNew {
		set(n.Props, "name", name)
	}
	d.edge(indicator, ontology.InFamily, id, nil)
}

// addConflicts joins targets that are about the same and differ.
// A wording that the document uses with two units that cannot be converted (a
// rank as a place and as a percentage) is one thing stated in two ways too.
func (d *document) addConflicts(targets []*figure) {
	byAbout, byWording, byCount := map[about][]*figure{}, map[about][]*figure{}, map[counted][]*figure{}
	for _, f := range targets {
		worded := f.about
		worded.indicator, worded.unit = dataset.Normal(f.statements[0].Indicator), ""
		for _, other := range byAbout[f.about] {
			if d.contradict(other, f) {
				d.conflict(other, f)
			}
		}
		for _, other := range byWording[worded] {
			if other.about != f.about && d.contradict(other, f) {
				d.conflict(other, f)
			}
		}
		what, ok := f.counted()
		for _, other := range byCount[what] {
			if ok && other.about.indicator != f.about.indicator && d.timesApart(other, f) && d.contradict(other, f) {
				d.conflict(other, f)
			}
		}
		byCount[what] = append(byCount[what], f)
		byAbout[f.about] = append(byAbout[f.about], f)
		byWording[worded] = append(byWording[worded], f)
	}
}

// counted is what is counted how often: what two figures have in common of which one counts
// things (家) and the other times (家次).
type counted struct {
	area, scope, unit string
	year              int
	amount            amount
}

// counted is a dated figure by the thing that it counts, whether once or each time.
func (f *figure) counted() (counted, bool) {
	unit := strings.TrimSuffix(dataset.Normal(f.statements[0].Unit), "次")
	a := f.amount
	a.value, a.known = f.statements[0].Value, false
	return counted{f.about.area, f.about.scope, unit, f.about.year, a}, f.about.year != 0 && unit != ""
}

// timesApart says whether two figures of one number count the same, the one things and
// the other times: 服务企业600家, 平台服务企业数600家次.
func (d *document) timesApart(a, b *figure) bool {
	x, y := a.statements[0], b.statements[0]
	times := func(g *dataset.Figure) bool { return strings.HasSuffix(g.Unit, "次") }
	if times(x) == times(y) {
		return false
	}
	one, other := dataset.Normal(x.Indicator), dataset.Normal(y.Indicator)
	return dataset.Inclusion(one, other) == 1 || strings.Contains(one, other) || strings.Contains(other, one)
}

// contradict says whether two targets about the same cannot both be meant: not
// where one list gives several values (the same place), and not where two
// tasks that name no year may each set a part of their own.
func (d *document) contradict(a, b *figure) bool {
	for _, x := range a.statements {
		for _, y := range b.statements {
			samePlace := x.Task == y.Task && x.Section == y.Section
			own := a.about.year == 0 && x.Task != "" && y.Task != "" && d.tasks[x.Task] != d.tasks[y.Task]
			if !samePlace && !own {
				return true
			}
		}
	}
	return false
}

func (d *document) conflict(a, b *figure) {
	if b.id < a.id {
		a, b = b, a
	}
	what, note := bilingual.Text{Message: "数值不同", MessageEn: "other values"}, "%s and %s differ in value: %s / %s"
	if a.about.unit != b.about.unit {
		what, note = bilingual.Text{Message: "单位不同", MessageEn: "other units"}, "%s and %s differ in unit: %s / %s"
	} else if a.amount.value == b.amount.value && a.amount.max == b.amount.max {
		what, note = bilingual.Text{Message: "限定方式不同", MessageEn: "other comparators"}, "%s and %s differ in comparator: %s / %s"
	}
	one, other := amountText(a.statements[0]), amountText(b.statements[0])
	d.edge(a.id, ontology.ConflictsWith, b.id, store.Props{
		"reason":   fmt.Sprintf("同一指标,%s:%s / %s", what.Message, one, other),
		"reasonEn": fmt.Sprintf("one indicator, %s: %s / %s", what.MessageEn, one, other),
	})
	d.nodes[a.id].Props["conflicting"], d.nodes[b.id].Props["conflicting"] = true, true
	here, there := a.statements[0].Locator, b.statements[0].Locator
	if d.KnowsContradiction(here, there) {
		return
	}
	seen := &dataset.Dismissed{What: dataset.DismissedContradiction, Locator: here, Against: &there}
	d.noteUnlessSeen(d.Slug, seen, "look whether the document contradicts itself, or whether they differ in scope or qualifier", note, a.id, b.id, one, other)
}

// amountText writes a figure's value as the document does: >=5家.
func amountText(g *dataset.Figure) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%v", g.Comparator, g.Value)
	if g.ValueMax != nil {
		fmt.Fprintf(&b, "-%v", *g.ValueMax)
	}
	return b.String() + g.Unit
}
