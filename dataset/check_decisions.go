package dataset

import (
	"fmt"
	"regexp"
	"slices"
	"time"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// decisions looks for decisions that say nothing, speak of what is gone or contradict
// each other, and for redirects that lead nowhere.
func (c *checker) decisions() {
	said := map[string]answerOf{}
	moved := c.moves()
	for i := range c.Decisions {
		d, here := &c.Decisions[i], c.in(DecisionsFile, fmt.Sprintf("[%d]", i))
		if !here.saysOneThing(d) {
			continue
		}
		if _, err := time.Parse(time.DateOnly, d.On); err != nil && d.On != "" {
			here.below(".on").wrong("give a day that is in the calendar, as 2022-09-30", "on is %q", d.On)
		}
		switch {
		case len(d.Same) > 0:
			here.things(".same", d.Same, false)
			here.convertible(d.Same)
		case len(d.Different) > 0:
			here.things(".different", d.Different, true)
			here.notTheSame(d.Different, moved)
		case d.Alias != "":
			here.things(".of", []string{d.Of}, false)
			here.once(said, i, fmt.Sprintf("alias %s (%s)", Normal(d.Alias), kindAndArea(d.Of)), moved.current(d.Of))
		default:
			here.once(said, i, "kind of "+Normal(d.Of), d.Kind)
		}
	}
	for i := range c.Decisions {
		for _, id := range c.Decisions[i].Same {
			if moved.loops(id) {
				c.in(DecisionsFile, fmt.Sprintf("[%d].same", i)).wrong("keep one of the lines: of what is the same, the first id stays", "%s leads back to itself", id)
				break
			}
		}
	}
	c.redirects(moved)
}

// loops says whether moves lead from an id back to it.
func (m moves) loops(id string) bool {
	at := m[id]
	for steps := 0; steps <= len(m) && at != ""; steps++ {
		if at == id {
			return true
		}
		at = m[at]
	}
	return false
}

// saysOneThing reports a decision that says nothing, or several things.
func (p place) saysOneThing(d *Decision) bool {
	said := 0
	for _, there := range []bool{len(d.Same) > 0, len(d.Different) > 0, d.Alias != "", d.Kind != ""} {
		if there {
			said++
		}
	}
	switch {
	case said != 1:
		p.wrong("give exactly one of same, different, alias and kind", "the decision says %d things", said)
	case len(d.Same) == 1 || len(d.Different) == 1:
		p.wrong("give two ids or more", "one thing alone is the same as nothing and different from nothing")
	case (d.Alias != "" || d.Kind != "") && d.Of == "":
		p.wrong("say of what with of", "of is missing")
	case d.Alias == "" && d.Kind == "" && d.Of != "":
		p.wrong("remove of, which goes with alias and kind", "of stands with same or different")
	default:
		return true
	}
	return false
}

// things reports ids of no thing that is there, and of several kinds.
func (p place) things(path string, ids []string, names bool) {
	kinds := map[string]bool{}
	for _, id := range ids {
		t, ok := ThingOf(id)
		switch {
		case !ok && names:
			continue // a name as written
		case names && t.Kind == ontology.KindDocument:
			continue // one that is still to be added
		case !ok:
			p.below(path).wrong("give the id that the graph has, as agency:990101:科技局", "%q is no id of a document, plan, area, agency, platform or indicator", id)
		case !p.c.isThere(id):
			p.below(path).wrong("remove the line, or give the id that it has now", "%s is not there any more", id)
		default:
			kinds[t.Kind] = true
		}
	}
	if len(kinds) > 1 {
		p.below(path).wrong("decide about things of one kind", "%v are of several kinds", ids)
	}
}

// convertible reports indicators that cannot be one, since they measure in other units.
func (p place) convertible(ids []string) {
	var first *Indicator
	for _, id := range ids {
		t, _ := ThingOf(id)
		at := slices.IndexFunc(p.c.Indicators, func(n Indicator) bool { return n.ID == t.Name })
		if t.Kind != ontology.KindIndicator || at < 0 {
			continue
		}
		n := &p.c.Indicators[at]
		if first != nil && !convertible(first.Unit, n.Unit) {
			p.below(".same").wrong("keep them apart", "%s is in %s and %s in %s, which cannot be converted", first.ID, first.Unit, n.ID, n.Unit)
			return
		}
		first = n
	}
}

// notTheSame reports things that another line says are one.
func (p place) notTheSame(ids []string, moved moves) {
	seen := map[string]string{}
	for _, id := range ids {
		now := moved.current(id)
		if other := seen[now]; other != "" {
			p.below(".different").wrong("remove the one or the other line", "%s and %s are decided to be the same, too", other, id)
			return
		}
		seen[now] = id
	}
}

// answerOf is what an entry decided.
type answerOf struct {
	answer string
	entry  int
}

// once reports what two entries decide in two ways.
func (p place) once(said map[string]answerOf, entry int, about, answer string) {
	if other, ok := said[about]; ok && other.answer != answer {
		p.wrong("keep one of the two", "the %s is decided in two ways: %s here, %s in entry %d", about, answer, other.answer, other.entry+1)
		return
	}
	said[about] = answerOf{answer, entry}
}

func kindAndArea(id string) string {
	t, _ := ThingOf(id)
	if t.Area == "" {
		return t.Kind
	}
	return t.Kind + " of " + t.Area
}

func (c *checker) redirects(moved moves) {
	seen := map[string]bool{}
	for i := range c.Redirects {
		r, here := &c.Redirects[i], c.in(RedirectsFile, fmt.Sprintf("[%d]", i))
		from, ok := ThingOf(r.From)
		to, alsoOK := ThingOf(r.To)
		switch {
		case !ok || !alsoOK:
			here.wrong("give two ids as the graph has them, as agency:990101:科技局", "%q or %q is no id", r.From, r.To)
		case from.Kind != to.Kind && !(from.Kind == ontology.KindPlan && to.Kind == ontology.KindDocument):
			here.wrong("lead to a node of the same kind", "%s leads to %s", r.From, r.To)
		case seen[r.From]:
			here.below(".from").wrong("keep one", "%s is redirected twice", r.From)
		case moved.loops(r.From):
			here.wrong("let redirects lead to an id that is there", "%s leads back to itself", r.From)
		case !c.isThere(moved.current(r.To)):
			here.below(".to").wrong("give the id that the node has now, or remove the line", "%s is not there any more", r.To)
		}
		seen[r.From] = true
	}
}

// isThere says whether the dataset has what an id speaks of: in a vocabulary, or as a
// document states it.
func (c *checker) isThere(id string) bool {
	t, _ := ThingOf(id)
	switch t.Kind {
	case ontology.KindArea:
		_, ok := c.names.Area(t.Name)
		return ok
	case ontology.KindPlatform:
		_, ok := c.names.Area(t.Area)
		return ok
	case ontology.KindAgency:
		if indexBodies(c.Agencies).find(c.Agencies, id) != nil {
			return true
		}
	case ontology.KindIndicator:
		if slices.ContainsFunc(c.Indicators, func(n Indicator) bool { return n.ID == t.Name }) {
			return true
		}
	}
	if c.stated == nil {
		c.stated = c.idsStated()
	}
	return c.stated[id]
}

// secondNames adds the ids of a body that has a second name in brackets, and of the one
// that this would mean alone.
func (c *checker) secondNames(names *Names, name string, ids map[string]bool) {
	for _, m := range bracketed.FindAllStringSubmatch(Normal(name), -1) {
		if who := names.Agency(m[1]); who.Area != nil {
			ids[ontology.AgencyID(who.Area.ID, who.Function)] = true
			ids[ontology.AgencyID(who.Area.ID, bodies.Lookup(withoutOwnPlace(m[1], who.Area)).Body)] = true
		}
	}
}

// bracketed is a name in brackets.
var bracketed = regexp.MustCompile(`\(([^()]+)\)`)

// idsStated are the ids of what documents state beside the vocabularies. What is decided
// to be the same counts under each of its ids, else a line would be blamed for what another
// one makes of its ids.
func (c *checker) idsStated() map[string]bool {
	apart := c.Vocabularies
	apart.Decisions = slices.DeleteFunc(slices.Clone(apart.Decisions), func(d Decision) bool { return len(d.Same) > 0 })
	resolver := apart.Resolver()
	ids := map[string]bool{}
	for _, f := range c.Files {
		ids[ontology.DocumentID(f.Slug)], ids[ontology.PlanID(f.Slug)] = true, true
		for _, cited := range slices.Concat(f.Document.BasedOn, f.Document.Supersedes) {
			ids[ontology.CitedPlanID(cited.DocNumber, cited.Title)] = true
		}
		names := resolver.Names(f)
		note := func(name string) {
			if who := names.Agency(name); who.Area != nil {
				ids[ontology.AgencyID(who.Area.ID, who.Name)], ids[ontology.AgencyID(who.Area.ID, name)] = true, true
				ids[ontology.AgencyID(who.Area.ID, who.Function)], ids[resolver.AgencyID(who)] = true, true
			}
			c.secondNames(names, name, ids)
		}
		for _, issuer := range f.Document.Issuers {
			note(issuer)
		}
		for i := range f.Tasks {
			for _, a := range f.Tasks[i].Assignments {
				note(a.Agency)
			}
		}
		for _, m := range resolver.Measures(f) {
			ids[ontology.IndicatorID(m.Indicator.ID)] = true
		}
	}
	return ids
}
