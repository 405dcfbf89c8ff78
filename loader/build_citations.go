package loader

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// citations finds the plan that a citation means, by document number and by title.
// All documents are looked through before any citation is followed, so that the
// order in which they came does not matter.
type citations struct {
	byNumber map[string]string
	byTitle  map[string][]titled // loaded plans
	cited    map[string]string   // ids of plans that are only cited, by number or title
	numbers  map[string][]string // numbers that a title is cited with
}

// titled is a loaded plan of a title.
type titled struct {
	id       string
	document *dataset.Document
}

func (b *builder) citations(documents []*document) citations {
	c := citations{map[string]string{}, map[string][]titled{}, map[string]string{}, map[string][]string{}}
	for _, d := range documents {
		if d.Document.Kind != dataset.KindPlan {
			continue
		}
		if n := dataset.Normal(d.Document.DocNumber); n != "" && c.byNumber[n] == "" {
			c.byNumber[n] = d.plan
		}
		key := dataset.TitleKey(d.Document.Title)
		c.byTitle[key] = append(c.byTitle[key], titled{d.plan, &d.Document})
	}
	var only []dataset.Cited
	for _, d := range documents {
		if d.plan != "" {
			only = append(only, slices.Concat(d.Document.BasedOn, d.Document.Supersedes)...)
		}
	}
	// A plan that is cited in several ways is named by its number, else by the first of
	// its titles in order of the texts.
	unnumbered := func(one dataset.Cited) int {
		if one.DocNumber == "" {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(only, func(a, b dataset.Cited) int {
		return cmp.Or(cmp.Compare(unnumbered(a), unnumbered(b)), strings.Compare(a.DocNumber, b.DocNumber), strings.Compare(a.Title, b.Title))
	})
	for _, one := range only {
		if key := dataset.TitleKey(one.Title); one.DocNumber != "" && !slices.Contains(c.numbers[key], dataset.Normal(one.DocNumber)) {
			c.numbers[key] = append(c.numbers[key], dataset.Normal(one.DocNumber))
		}
	}
	for _, one := range only {
		if key := c.citedKey(one); c.cited[key] == "" {
			c.cited[key] = ontology.CitedPlanID(one.DocNumber, one.Title)
		}
	}
	return c
}

// citedKey is what a plan that is only cited is known by: its number, which may stand
// in another citation of its title, or else its title.
func (c citations) citedKey(one dataset.Cited) string {
	if one.DocNumber != "" {
		return dataset.Normal(one.DocNumber)
	}
	key := dataset.TitleKey(one.Title)
	if numbers := c.numbers[key]; len(numbers) == 1 {
		return numbers[0]
	}
	return "《" + key + "》" // no number
}

// find is the id of the plan that a document cites.
func (c citations) find(by *dataset.Document, one dataset.Cited) string {
	if one.DocNumber != "" {
		if id := c.byNumber[dataset.Normal(one.DocNumber)]; id != "" {
			return id
		}
	}
	if id := c.loaded(by, one); id != "" {
		return id
	}
	return c.cited[c.citedKey(one)]
}

// loaded is the loaded plan of a citation's title: of several the last one that the
// document can know, no draft where there is another. One number is one document, so
// that a plan of another number is not meant: titles may repeat year by year.
func (c citations) loaded(by *dataset.Document, one dataset.Cited) string {
	best := titled{}
	for _, t := range c.byTitle[dataset.TitleKey(one.Title)] {
		switch {
		case one.DocNumber != "" && t.document.DocNumber != "":
			continue
		case best.id == "", better(by, t.document, best.document):
			best = t
		}
	}
	return best.id
}

// better says whether a document is rather meant than another of its title, by one
// that cites it.
func better(by, one, other *dataset.Document) bool {
	if a, b := dataset.IsDraftTitle(one.Title), dataset.IsDraftTitle(other.Title); a != b {
		return b
	}
	if one.IssuedOn == "" || other.IssuedOn == "" || one.IssuedOn == other.IssuedOn {
		return false
	}
	later := one.IssuedOn > other.IssuedOn
	if last := max(one.IssuedOn, other.IssuedOn); by.IssuedOn != "" && last > by.IssuedOn {
		return !later // the citing document is older than one of the two
	}
	return later
}

// cite joins the plan to one that it cites, which may not be loaded.
func (d *document) cite(rel string, c dataset.Cited, cited citations) {
	id := d.now(d.decided.Current(cited.find(&d.Document, c)))
	if own := ontology.CitedPlanID(c.DocNumber, c.Title); own != id {
		d.former[own] = id // it was known by that before, or would be without another citation
	}
	if id == d.plan {
		return // a plan that names itself
	}
	n, isNew := d.node(ontology.KindPlan, id)
	if isNew {
		set(n.Props, "title", c.Title, "docNumber", c.DocNumber)
		n.Props["cited"], n.Props["rolesUsed"] = true, []string{}
		n.Search = texts("title", c.Title, "docNumber", c.DocNumber)
	}
	if n.Props["cited"] == true {
		d.addPassage(n, c.Locator)
	}
	d.edge(d.plan, rel, id, store.Props{"passage": d.passage(c.Locator)})
}

// supersede joins the plan to the loaded versions that it took the place of though it
// does not say so: drafts of it, and older ones of its title.
func (d *document) supersede(documents *dataset.Documents) {
	for _, other := range documents.Earlier(d.File) {
		if other.Document.Kind == dataset.KindPlan {
			d.edge(d.plan, ontology.Supersedes, ontology.PlanID(other.Slug), store.Props{"passage": d.passage(d.Document.Locator)})
		}
	}
}
