package loader

import (
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// citations finds the plan that a citation means, by document number and by
// title.
type citations struct{ byNumber, byTitle map[string]string }

// citations knows the loaded plans; those only cited are added as they come.
func (b *builder) citations(documents []*document) citations {
	c := citations{map[string]string{}, map[string]string{}}
	for _, d := range documents {
		if d.plan != "" {
			c.add(d.Document.DocNumber, d.Document.Title, d.plan)
		}
	}
	return c
}

func (c citations) add(number, title, plan string) {
	for _, index := range []struct {
		of  map[string]string
		key string
	}{{c.byNumber, dataset.Normal(number)}, {c.byTitle, titleKey(title)}} {
		if index.key != "" && index.of[index.key] == "" {
			index.of[index.key] = plan
		}
	}
}

func (c citations) find(number, title string) string {
	if number != "" {
		return c.byNumber[dataset.Normal(number)] // one number, one document: titles may repeat year by year
	}
	return c.byTitle[titleKey(title)]
}

// titleKey is a title less the marks around it.
func titleKey(title string) string { return strings.Trim(dataset.Normal(title), "()") }

// cite joins the plan to one that it cites, which may not be loaded.
func (d *document) cite(rel string, c dataset.Cited, cited citations) {
	id := cited.find(c.DocNumber, c.Title)
	if id == "" {
		id = ontology.CitedPlanID(c.DocNumber, c.Title)
		cited.add(c.DocNumber, c.Title, id)
	}
	if id == d.plan {
		return // a plan that names itself
	}
	n, isNew := d.node(ontology.KindPlan, id)
	if isNew {
		set(n.Props, "title", c.Title, "docNumber", c.DocNumber)
		n.Props["cited"], n.Props["rolesUsed"] = true, []string{}
		n.Search = append(texts("title", c.Title), numberTexts(c.DocNumber)...)
	}
	if n.Props["cited"] == true {
		d.addPassage(n, c.Locator)
	}
	d.edge(d.plan, rel, id, store.Props{"passage": d.passage(c.Locator)})
}
