// Package question says what a person should decide about a dataset: which of the
// entries that a program proposed are likely one with another, and what is still
// missing. A question is about a thing, once for all its places, and names the
// command that answers it (decisions.yaml remembers the answer).
//
// It asks nothing about what is reviewed on both sides, nor what was decided. Names
// are looked up by their pairs of characters, so that a further document costs no more
// than itself.
package question

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/vocabulary/bodies"
	"github.com/policygraph/policygraph/vocabulary/indicators"
)

// Question is whether a thing is one with the nearest that is known.
type Question struct {
	ID, Name           string // of what is asked about
	Nearest, NearestAs string // the id of the nearest that is known, and its name
	Kind               string // the kind of body that is proposed, where that is what is asked
	Reason             bilingual.Text
	Areas              []string // names of those that it is of
	Places             []Place  // where documents name it, in their order
}

// Place is where a document names a thing.
type Place struct {
	Document string // its slug
	dataset.Locator
	Named string // as written
}

// Same is the command that says they are one, Different the one that says they are
// not: what follows `policygraph decide --data DIR`. Another kind is given by `kind KIND ID`.
func (q *Question) Same() string {
	if q.Kind != "" {
		return fmt.Sprintf("kind '%s' '%s'", q.Kind, q.ID)
	}
	return fmt.Sprintf("same '%s' '%s'", q.Nearest, q.ID)
}

// Different is the command that says they are not one.
func (q *Question) Different() string {
	if q.Kind != "" {
		return fmt.Sprintf("different '%s' '%s'", q.Kind, q.ID)
	}
	return fmt.Sprintf("different '%s' '%s'", q.Nearest, q.ID)
}

// How much two names must have in common for a person to be asked: less where the one
// is the other with characters left out (创新服务中心 of 创新创业服务中心), and of titles,
// which are long, more.
const (
	leastLong  = 0.6
	leastShort = 0.4
	leastWord  = 0.2 // of names that differ in one word
	leastTitle = 0.7
)

// All are the questions about a dataset: documents, areas, bodies, indicators, each in
// the dataset's order.
func All(d *dataset.Dataset) []Question {
	a := asker{Dataset: d, resolver: d.Resolver()}
	a.named = namedPlaces(a.resolver, d.Files)
	return a.all()
}

// About are the questions about what any of some documents names. The other documents
// are looked through only where there is a question.
func About(d *dataset.Dataset, slugs ...string) []Question {
	a := asker{Dataset: d, resolver: d.Resolver(), slugs: slugs}
	var of []*dataset.File
	for _, f := range d.Files {
		if slices.Contains(slugs, f.Slug) {
			of = append(of, f)
		}
	}
	a.named = namedPlaces(a.resolver, of)
	if len(a.all()) == 0 || len(of) == len(d.Files) {
		return a.found
	}
	a.found, a.named = nil, namedPlaces(a.resolver, d.Files)
	return a.all()
}

type asker struct {
	*dataset.Dataset
	resolver *dataset.Resolver
	slugs    []string           // of the documents that a question must be about, nil for any
	named    map[string][]Place // by what the graph calls it
	found    []Question
}

func (a *asker) all() []Question {
	a.plans()
	a.areas()
	a.bodies()
	a.indicators()
	return a.found
}

// concerns says whether one of the documents asked for names a thing.
func (a *asker) concerns(id string) bool {
	return a.slugs == nil || slices.ContainsFunc(a.named[id], func(p Place) bool { return slices.Contains(a.slugs, p.Document) })
}

func (a *asker) ask(q Question) {
	if a.Settled(q.ID, q.Nearest) {
		return
	}
	q.Places = a.named[q.ID]
	a.found = append(a.found, q)
}

// entry is something with names that others may be one with.
type entry struct {
	id, name string
	names    []string
	reviewed bool
	scope    string // only those of one scope can be one
	short    bool   // it may be called by a name with characters left out
	word     bool   // it may be called by a name with another word in one place
}

// least is how much another name must have in common to be looked at.
func (e *entry) least() float64 {
	if e.word {
		return leastWord
	}
	return leastShort
}

// mayBe says why an entry, by one of its names, may be one with another.
func (e *entry) mayBe(name string, c like) (reason bilingual.Text, ok bool) {
	if c.ending {
		return bilingual.Text{Message: "名称只有结尾不同", MessageEn: "the names differ in what they end with, and in nothing else"}, true
	}
	if one, other, apart := oneWordApart(name, c.name); e.word && apart {
		if one == "" || other == "" {
			return bilingual.Sprintf("名称只差一个词:%[1]s", "the names differ in one word, %[1]s", one+other), true
		}
		return bilingual.Sprintf("名称只差一个词:%[1]s与%[2]s", "the names differ in one word, %[1]s and %[2]s", one, other), true
	}
	return bilingual.Sprintf("名称有%.0[1]f%%相同", "the names have %.0[1]f %% in common", 100*c.likeness), c.likeness >= leastLong || e.short && isShortened(name, c.name)
}

// alike asks about each entry that is not reviewed whether it is one with the entry
// most like it.
func (a *asker) alike(index *names, entries []entry, may func(one, other int) bool, more func(i, j int, q *Question)) {
	for i := range entries {
		for _, name := range entries[i].names {
			index.add(i, name)
		}
	}
	for i := range entries {
		if entries[i].reviewed || !a.concerns(entries[i].id) {
			continue
		}
		best, common, reason := -1, -1.0, bilingual.Text{}
		for _, name := range entries[i].names {
			for _, c := range index.like(name, entries[i].least()) {
				j := c.entry
				why, ok := entries[i].mayBe(name, c)
				// Of two that are new the later is asked about, so that each pair is asked once.
				if !ok || j == i || entries[j].scope != entries[i].scope || !entries[j].reviewed && j > i || !may(i, j) {
					continue
				}
				if c.likeness > common {
					best, common, reason = j, c.likeness, why
				}
			}
		}
		if best < 0 {
			continue
		}
		q := Question{ID: entries[i].id, Name: entries[i].name, Nearest: entries[best].id, NearestAs: entries[best].name, Reason: reason}
		more(i, best, &q)
		a.ask(q)
	}
}

// maxWord is the most characters of a word in which two names may differ, and leastShared
// the fewest characters that they share besides.
const (
	maxWord     = 3
	leastShared = 4
)

// oneWordApart says whether two names differ in one word, in the same place, and in which:
// 家庭养老床位, 家庭照护床位. Numbers are no such words.
func oneWordApart(a, b string) (one, other string, ok bool) {
	x, y := []rune(dataset.Normal(a)), []rune(dataset.Normal(b))
	before, behind := 0, 0
	for before < min(len(x), len(y)) && x[before] == y[before] {
		before++
	}
	for behind < min(len(x), len(y))-before && x[len(x)-1-behind] == y[len(y)-1-behind] {
		behind++
	}
	one, other = string(x[before:len(x)-behind]), string(y[before:len(y)-behind])
	ok = one != other && max(len(x), len(y))-before-behind <= maxWord && behind >= 2 &&
		before+behind >= leastShared && !strings.ContainsFunc(one+other, unicode.IsNumber)
	return one, other, ok
}

// isShortened says whether the one name is the other with characters left out. Of two
// characters that may be chance.
func isShortened(a, b string) bool {
	short, long := []rune(dataset.Normal(a)), []rune(dataset.Normal(b))
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) < 3 {
		return false
	}
	for _, r := range long {
		if len(short) > 0 && r == short[0] {
			short = short[1:]
		}
	}
	return len(short) == 0
}

func (a *asker) areas() {
	var entries []entry
	for i := range a.Areas {
		e := &a.Areas[i]
		entries = append(entries, entry{ontology.AreaID(e.ID), e.Name, append([]string{e.Name}, e.Aliases...), !e.New, e.PartOf, false, false})
	}
	a.alike(newNames(), entries, func(int, int) bool { return true }, func(i, _ int, q *Question) {
		q.Areas = []string{a.Areas[i].Name}
	})
}

func (a *asker) bodies() {
	var entries []entry
	for i := range a.Agencies {
		b := &a.Agencies[i]
		place := ""
		if area, ok := a.resolver.Area(b.Area); ok {
			place = area.Name
		}
		var names []string
		for _, name := range append([]string{b.Name}, b.Aliases...) { // the place would make all of one area alike
			names = append(names, cmp.Or(strings.TrimPrefix(name, place), name))
		}
		entries = append(entries, entry{ontology.AgencyID(b.Area, b.Name), b.Name, names, !b.New, b.Area, true, false})
	}
	a.alike(newNames(), entries, func(i, j int) bool {
		one, other := &a.Agencies[i], &a.Agencies[j]
		return (one.Kind == ontology.AgencyCollective) == (other.Kind == ontology.AgencyCollective)
	}, func(i, _ int, q *Question) {
		if area, ok := a.resolver.Area(a.Agencies[i].Area); ok {
			q.Areas = []string{area.Name}
		}
	})
	a.kinds()
}

// kinds asks about new bodies that the catalogue does not know what kind they are, once
// for all of a name.
func (a *asker) kinds() {
	asked := map[string]bool{} // functions of bodies that are to be asked about
	for i := range a.Agencies {
		b := &a.Agencies[i]
		asked[b.Function] = asked[b.Function] || a.concerns(ontology.AgencyID(b.Area, b.Name))
	}
	at := map[string]int{} // in found, by name
	for i := range a.Agencies {
		b := &a.Agencies[i]
		if !asked[b.Function] {
			continue
		}
		area, ok := a.resolver.Area(b.Area)
		if !ok || !b.New || b.Kind == ontology.AgencyCollective || len(a.resolver.Entry(b, b.Name).Functions) > 0 {
			continue
		}
		if j, ok := at[b.Function]; ok {
			a.found[j].Areas = append(a.found[j].Areas, area.Name)
			a.found[j].Places = append(a.found[j].Places, a.named[ontology.AgencyID(b.Area, b.Name)]...)
			continue
		}
		nearest, ok := bodies.Nearest(b.Function)
		if !ok || a.kindIsDecided(b) || a.AreDifferent(nearest.Name, b.Function) {
			continue
		}
		at[b.Function] = len(a.found)
		a.found = append(a.found, Question{
			ID: b.Function, Name: b.Function, Kind: nearest.Name, NearestAs: nearest.Usual, Areas: []string{area.Name},
			Reason: bilingual.Text{Message: "类别目录里没有这个名称,这是最接近的一类", MessageEn: "the catalogue does not know it, and that is the nearest kind"},
			Places: a.named[ontology.AgencyID(b.Area, b.Name)],
		})
	}
}

func (a *asker) kindIsDecided(b *dataset.Body) bool {
	return slices.ContainsFunc(a.Decisions, func(d dataset.Decision) bool {
		return d.Kind != "" && (dataset.Normal(d.Of) == dataset.Normal(b.Function) || d.Of == ontology.AgencyID(b.Area, b.Name))
	})
}

func (a *asker) indicators() {
	var entries []entry
	for i := range a.Indicators {
		n := &a.Indicators[i]
		entries = append(entries, entry{ontology.IndicatorID(n.ID), n.Name, append([]string{n.Name}, n.Aliases...), !n.New, "", false, true})
	}
	a.alike(newPlaceNames(), entries, func(i, j int) bool {
		// Two of one family are told apart by their structure, and one that takes the
		// wordings of some documents only is kept apart on purpose.
		one, other := &a.Indicators[i], &a.Indicators[j]
		apart := one.Family != "" && one.Family == other.Family || one.Flow != other.Flow || len(one.Documents)+len(other.Documents) > 0
		_, ok := dataset.Convert(1, one.Unit, other.Unit)
		return ok && !apart && sameNumbers(one.Name, other.Name) && indicators.MayBeOne(structureOf(one), structureOf(other))
	}, func(i, j int, q *Question) {
		q.Reason.Message += ",单位可以换算"
		q.Reason.MessageEn += ", and the units convert"
		if differ := indicators.Differences(structureOf(&a.Indicators[i]), structureOf(&a.Indicators[j])); differ.Message != "" {
			q.Reason.Message += ";不同之处:" + differ.Message
			q.Reason.MessageEn += "; what differs is " + differ.MessageEn
		}
	})
}

func structureOf(n *dataset.Indicator) indicators.Structure {
	return indicators.Parse(indicators.Wording{Text: n.Name, Unit: n.Unit}, indicators.Subject{})
}

// plans asks about plans that are only cited whether they are a loaded one: by their
// titles, as far as number and title do not tell by themselves.
func (a *asker) plans() {
	loaded := newNames()
	for i, f := range a.Files {
		if f.Document.Kind == dataset.KindPlan {
			loaded.add(i, dataset.TitleKey(f.Document.Title))
		}
	}
	asked := map[string]bool{}
	for _, f := range a.Files {
		for _, c := range slices.Concat(f.Document.BasedOn, f.Document.Supersedes) {
			id, key := ontology.CitedPlanID(c.DocNumber, c.Title), dataset.TitleKey(c.Title)
			if asked[id] || !a.concerns(id) {
				continue
			}
			asked[id] = true
			best, common := -1, 0.0
			for _, found := range loaded.like(key, leastTitle) {
				other := &a.Files[found.entry].Document
				numbers := c.DocNumber != "" && other.DocNumber != ""
				if !numbers && found.likeness < 1 && found.likeness > common && a.Files[found.entry] != f && sameNumbers(c.Title, other.Title) {
					best, common = found.entry, found.likeness
				}
			}
			if best >= 0 {
				other := a.Files[best]
				a.ask(Question{
					ID: id, Name: c.Title, Nearest: ontology.PlanID(other.Slug), NearestAs: other.Document.Title,
					Reason: bilingual.Sprintf("标题有%.0[1]f%%相同", "the titles have %.0[1]f %% in common", 100*common),
				})
			}
		}
	}
}

// sameNumbers says whether two titles or names have the same numbers: plans of other years
// are others, and what is counted under another condition.
func sameNumbers(a, b string) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if '0' <= r && r <= '9' {
				return r
			}
			return -1
		}, dataset.Normal(s))
	}
	return digits(a) == digits(b)
}
