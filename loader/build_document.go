package loader

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// document is one file on its way into the graph.
type document struct {
	*builder
	*dataset.File
	names  *dataset.Names
	home   *dataset.Area // nil where the document has none
	id     string
	plan   string            // the plan's id; "" where the document plans nothing
	tasks  map[string]string // each task's node, by its key
	titles []string          // of the tasks, normal
	child  map[string]bool   // tasks that hang below another
	lines  map[string]string // of the tasks that recur year by year, by their keys
	byKey  map[string]*dataset.Task

	sources map[any]dataset.Source // where facts stand in the dataset, by their addresses

	measures map[*dataset.Figure]dataset.Measure
}

func (b *builder) document(f *dataset.File) *document {
	d := &document{builder: b, File: f, names: b.resolver.Names(f), id: ontology.DocumentID(f.Slug), tasks: map[string]string{}, child: map[string]bool{}, byKey: map[string]*dataset.Task{}, sources: sourcesOf(b.data, f)}
	for i := range f.Tasks {
		d.byKey[f.Tasks[i].Key] = &f.Tasks[i]
	}
	d.home, _ = b.resolver.Area(f.Document.Area)
	if f.Document.Kind == dataset.KindPlan || len(f.Tasks)+len(f.Targets)+len(f.Organisation) > 0 { // what sets tasks or targets, or names who hosts, tells of a plan
		d.plan = ontology.PlanID(f.Slug)
		n, _ := b.node(ontology.KindPlan, d.plan)              // before any other plan cites it
		n.Props["cited"] = f.Document.Kind != dataset.KindPlan // of what a report tells the plan itself is not loaded
	}
	return d
}

func (d *document) build(cited citations) error {
	n, _ := d.node(ontology.KindDocument, d.id)
	doc := &d.Document
	set(n.Props, "slug", d.Slug, "kind", string(dataset.DocumentKinds().Value(doc.Kind)), "publishedOn", doc.PublishedOn, "printedOn", doc.PrintedOn, "url", doc.URL, "sha256", doc.SHA256)
	d.setTitle(n)
	if d.plan != "" {
		if err := d.addPlan(cited); err != nil {
			return err
		}
	}
	if err := d.addTasks(); err != nil {
		return err
	}
	if err := d.addPlatforms(); err != nil {
		return err
	}
	if err := d.addOrganisation(); err != nil {
		return err
	}
	d.addNicknames()
	if err := d.addFigures(); err != nil {
		return err
	}
	d.addAnnouncements()
	d.addDiscrepancies()
	return nil
}

// setTitle sets the properties that a document and its plan have in common.
func (d *document) setTitle(n *store.Node) {
	doc := &d.Document
	set(n.Props, "title", doc.Title, "docNumber", doc.DocNumber, "issuedOn", doc.IssuedOn, "validity", doc.Validity)
	if day, err := strconv.ParseInt(strings.ReplaceAll(doc.IssuedOn, "-", ""), 10, 64); err == nil {
		n.Props["issuedOnKey"] = day
	}
	n.Search = texts("title", doc.Title, "docNumber", doc.DocNumber)
}

func (d *document) addPlan(cited citations) error {
	n := d.nodes[d.plan]
	d.setTitle(n)
	set(n.Props, "periodStart", d.Document.PeriodStart, "periodEnd", d.Document.PeriodEnd)
	n.Props["rolesUsed"] = d.rolesUsed()
	d.setSource(n, &d.Document)
	d.addPassage(n, d.Document.Locator)
	if d.Document.Kind == dataset.KindPlan { // a plan that a report tells of is no more known than one only cited
		if err := d.addReach(); err != nil {
			return err
		}
	}
	for _, c := range d.Document.BasedOn {
		d.cite(ontology.BasedOn, c, cited)
	}
	for _, c := range d.Document.Supersedes {
		d.cite(ontology.Supersedes, c, cited)
	}
	d.supersede(d.documents)
	return nil
}

// addReach joins the plan to the area that it covers and to who issued it.
func (d *document) addReach() error {
	if d.home == nil {
		return fmt.Errorf("%w: the plan's area %q is not known; run policygraph check", dataset.ErrInvalid, d.Document.Area)
	}
	d.edge(d.plan, ontology.Covers, d.area(d.home), nil)
	for _, issuer := range d.Document.Issuers {
		agencies, err := d.agencies(issuer)
		if err != nil {
			return err
		}
		for _, agency := range agencies {
			d.edge(agency.id, ontology.Issued, d.plan, nil)
		}
	}
	return nil
}

// addNicknames lets things be found by the names that the document gives them for
// short: a platform of it, or the document and its plan where they are about the
// thing. What else is given a short name has no node.
func (d *document) addNicknames() {
	for _, nickname := range d.Document.Nicknames {
		of := dataset.Normal(nickname.Of)
		if d.nicknamePlatform(nickname.Name, of) || !strings.Contains(dataset.Normal(d.Document.Title), of) {
			continue
		}
		for _, id := range []string{d.id, d.plan} {
			if n := d.nodes[id]; n != nil {
				addText(n, "nickname", nickname.Name)
			}
		}
	}
}

// nicknamePlatform gives the platform of the document that a phrase ends with another
// name. It says whether there is one.
func (d *document) nicknamePlatform(nickname, of string) bool {
	for i := range d.Platforms {
		name := dataset.Normal(d.Platforms[i].Name)
		area, err := d.areaOf(d.Platforms[i].Area)
		if err != nil || !strings.HasSuffix(of, name) {
			continue
		}
		if n := d.nodes[d.platforms[[2]string{area.ID, name}]]; n != nil {
			if addTo(n, "aliases", nickname) {
				n.Search = append(n.Search, aliasTexts([]string{nickname})...)
			}
			return true
		}
	}
	return false
}

// rolesUsed are the roles that the plan gives at all: a plan that names no leads
// differs from one that has a task without.
func (d *document) rolesUsed() []string {
	used := []string{}
	for _, role := range dataset.Roles() {
		if slices.ContainsFunc(d.Tasks, func(t dataset.Task) bool {
			return slices.ContainsFunc(t.Assignments, func(a dataset.Assignment) bool { return a.Role == role.Word })
		}) {
			used = append(used, string(role.Value))
		}
	}
	return used
}

// passage makes the node of a place in the document, which stands beside the labels
// given and those of its section.
func (d *document) passage(l dataset.Locator, beside ...dataset.ContextLabel) string {
	id := ontology.PassageID(d.Slug, l.Start, l.End)
	n, isNew := d.node(ontology.KindPassage, id)
	if isNew {
		set(n.Props, "section", l.Section, "opening", l.Opening, "closing", l.Closing)
		n.Props["start"], n.Props["end"], n.Props["position"] = int64(l.Start), int64(l.End), int64(l.Start)
		n.Props["context"] = []string{}
		d.addContext(n, d.contextOf(l))
		d.edge(id, ontology.Of, d.id, nil)
	}
	d.addContext(n, beside)
	return id
}

// addPassage joins a fact to a place that states it.
func (d *document) addPassage(n *store.Node, l dataset.Locator, beside ...dataset.ContextLabel) {
	d.edge(n.ID, ontology.StatedIn, d.passage(l, beside...), nil)
	addTo(n, "documents", d.id)
}

// areaOf is the area that a fact is of: its own, or else the document's.
func (d *document) areaOf(ref string) (*dataset.Area, error) {
	if ref == "" && d.home != nil {
		return d.home, nil
	}
	if a, ok := d.resolver.Area(ref); ok {
		return a, nil
	}
	return nil, fmt.Errorf("%w: area %q is not known; run policygraph check", dataset.ErrInvalid, ref)
}

// agencies makes the nodes of the bodies that a name as written means: one, or two
// where two names run together; none, with a note, where it is half a name.
func (d *document) agencies(statedName string) ([]namedAgency, error) {
	parts := d.names.Agencies(statedName)
	if len(parts) == 0 {
		d.note(d.Slug, "correct the name, or say under agencies which body it is an aliasOf", "%s is half a name and means no body", statedName)
	}
	var out []namedAgency
	for _, part := range parts {
		if part.Area == nil {
			return nil, fmt.Errorf("%w: the area of %s is not known; give the document an area", dataset.ErrInvalid, statedName)
		}
		id := d.body(part.Identity)
		n := d.nodes[id]
		if part.Name != part.Identity.Name && addTo(n, "aliases", part.Name) {
			n.Search = append(n.Search, aliasTexts([]string{part.Name})...)
		}
		out = append(out, namedAgency{id, part.Name})
	}
	return out, nil
}

// nameIn joins a body to the passage that first writes a name of it.
func (d *document) nameIn(agency namedAgency, at dataset.Locator) {
	k := [2]string{agency.id, agency.name}
	if !d.named[k] {
		d.named[k] = d.edge(agency.id, ontology.NamedIn, d.passage(at), store.Props{"statedName": agency.name})
	}
}

// namedAgency is a body by its id and by its name as written.
type namedAgency struct{ id, name string }

// body makes the node of a body, of its area and, where it stands for many, of
// its members.
func (b *builder) body(who dataset.Identity) string {
	id := b.resolver.AgencyID(who)
	if who.Body == nil || who.Body.IsNameless() {
		b.called[id] = append(b.called[id], who.Name)
	}
	n, isNew := b.node(ontology.KindAgency, id)
	if !isNew {
		addKinds(n, who.Functions)
		return id
	}
	set(n.Props, "name", who.Name, "function", who.Function, "kind", who.Kind)
	n.Props["functions"] = list(who.Functions)
	n.Props["inferred"] = inferredOf(who)
	n.Props["collective"] = who.Kind == ontology.AgencyCollective
	n.Props["aliases"] = []string{}
	n.Search = texts("name", who.Name)
	b.edge(id, ontology.Serves, b.area(who.Area), nil)
	if who.Body != nil {
		n.Props["aliases"] = list(who.Body.Aliases)
		n.Search = append(n.Search, aliasTexts(who.Body.Aliases)...)
		for _, member := range who.Body.Members {
			if m, ok := b.resolver.Body(who.Area, member); ok && m != who.Body {
				b.edge(b.body(b.resolver.Entry(m, m.Name)), ontology.MemberOf, id, nil)
			}
		}
	}
	n.Search = append(n.Search, texts("function", who.Function)...)
	n.Search = append(n.Search, pinyinTexts(who.Name)...)
	return id
}

// inferredOf are the fields of a body that no document states: kinds that its name tells
// by the catalogue, where no entry gives them, and members, which an entry gives.
func inferredOf(who dataset.Identity) []string {
	inferred := []string{}
	if len(who.Functions) > 0 && (who.Body == nil || len(who.Body.Functions) == 0) {
		inferred = append(inferred, "functions")
	}
	if who.Body != nil && len(who.Body.Members) > 0 {
		inferred = append(inferred, "members")
	}
	return inferred
}

// addKinds adds kinds that a name of a body tells beside those that others did: the
// second name in 发改委(数据局).
func addKinds(n *store.Node, kinds []string) {
	for _, kind := range kinds {
		addTo(n, "functions", kind)
	}
	if all, _ := n.Props["functions"].([]string); len(all) > 1 {
		n.Props["functions"] = bodies.InOrder(all)
	}
}

// completeBodies sets what the names of all documents together tell of each body.
func (b *builder) completeBodies() {
	b.nameBodies()
	for _, n := range b.nodes {
		if n.Kind != ontology.KindAgency {
			continue
		}
		kinds, _ := n.Props["functions"].([]string)
		n.Props["functionNames"] = list(kinds)
		if function, _ := n.Props["function"].(string); function != "" {
			addTo(n, "functionNames", function)
		}
	}
}

// nameBodies gives each body that the dataset has no name for the fullest name that
// documents call it, whatever their order.
func (b *builder) nameBodies() {
	for id, names := range b.called {
		n := b.nodes[id]
		called, _ := n.Props["name"].(string)
		best := slices.MinFunc(names, func(one, other string) int {
			return cmp.Or(cmp.Compare(bracketsOf(one), bracketsOf(other)), cmp.Compare(len(other), len(one)), strings.Compare(one, other))
		})
		if best == called {
			continue
		}
		n.Props["name"] = best
		for i := range n.Search {
			if n.Search[i].In == "name" {
				n.Search[i] = texts("name", best)[0]
			}
		}
	}
}

func bracketsOf(name string) int { return strings.Count(dataset.Normal(name), "(") }
