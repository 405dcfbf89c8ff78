package memstore_test

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// districts are the sizes that questions are asked at: how the time grows from
// the first to the last is what the layout is for.
var districts = []int{10, 100}

// rows is a hop for so many rows over a relation, or against it.
func rows(first int, in bool, props []string, expand []store.Hop, rels ...string) store.Hop {
	return store.Hop{
		Key: strings.Join(rels, "|"), Rels: rels, In: in, Kinds: []string{reached[end{rels[0], in}]}, Props: props, EdgeProps: []string{},
		Paging: store.Paging{First: first}, Expand: expand,
	}
}

// reached is the kind at an end of a relation, which the API's look-ahead takes from
// the schema.
var reached = map[end]string{
	{"HAS_TASK", false}: "Task", {"HAS_TASK", true}: "Plan", {"LEADS", false}: "Task", {"LEADS", true}: "Agency",
	{"SUPPORTS", true}: "Agency", {"SETS", false}: "Target", {"MEASURES", false}: "Indicator", {"COVERS", false}: "Area",
	{"COVERS", true}: "Plan", {"FOR_AREA", true}: "Target", {"SERVES", false}: "Area",
}

type end struct {
	rel string
	in  bool
}

func by(prop string, edge bool, h store.Hop) store.Hop {
	h.Paging.Order = []store.Order{{Prop: prop, OnEdge: edge}}
	return h
}

// questions are the six of the benchmark, as the API's look-ahead asks them.
func questions(areas []string) map[string]store.Query {
	name := []string{"name"}
	area := func(rel string) []store.Hop { return []store.Hop{rows(1, false, name, nil, rel)} }
	leads := func(expand []store.Hop) store.Hop { return by("position", true, rows(20, true, name, expand, "LEADS")) }
	tasks := func(first int, props []string, expand ...store.Hop) store.Hop {
		return by("position", false, rows(first, false, props, expand, "HAS_TASK"))
	}
	targets := by("position", false, rows(20, false, []string{"year", "value"}, []store.Hop{rows(1, false, name, nil, "MEASURES")}, "SETS"))
	ofIndicator := by("year", false, rows(20, true, []string{"year", "comparator", "value", "unit"}, nil, "FOR_AREA"))
	ofIndicator.Where = []store.Filter{{Via: []store.Step{{Rels: []string{"MEASURES"}, Kinds: []string{"Indicator"}}}, Prop: store.IDProp, Op: store.In, Values: []any{"indicator:measure-01"}}}
	total := tasks(0, []string{})
	total.Paging.Total = true
	return map[string]store.Query{
		"Q1": {
			IDs: []string{"plan:d0003-plan-1"}, Props: []string{"title", "docNumber", "issuedOn"}, Paging: store.Paging{First: 1},
			Expand: []store.Hop{tasks(60, []string{"key", "title"}, leads(nil), by("position", true, rows(20, true, name, nil, "SUPPORTS")), targets)},
		},
		"Q2": {
			IDs: []string{"agency:d0003:科技局"}, Props: name, Paging: store.Paging{First: 1},
			Expand: []store.Hop{by("position", false, rows(100, false, []string{"key", "title"}, []store.Hop{
				rows(1, true, []string{"title"}, area("COVERS"), "HAS_TASK"),
			}, "LEADS"))},
		},
		"Q3": {IDs: areas, Props: name, Paging: store.Paging{First: len(areas)}, Expand: []store.Hop{ofIndicator}},
		"Q4": {
			Kinds: []string{"Plan"}, Where: []store.Filter{{Prop: "cited", Op: store.In, Values: []any{false}}}, Props: []string{"title", "issuedOn"},
			Paging: store.Paging{First: 50, Order: []store.Order{{Prop: "issuedOnKey", Desc: true}}},
			Expand: append(area("COVERS"), total),
		},
		"Q5": {
			Kinds: []string{"Plan", "Area", "Platform", "Agency", "Task", "Target", "Observation", "Indicator", "Document"}, Text: "孵化器",
			Props: []string{"title", "statedIndicator", "name"}, Paging: store.Paging{First: 20},
		},
		"Q6": {
			IDs: areas[3:4], Props: name, Paging: store.Paging{First: 1},
			Expand: []store.Hop{rows(10, true, []string{"title"}, []store.Hop{tasks(60, []string{"title"}, leads(area("SERVES")))}, "COVERS")},
		},
	}
}

// BenchmarkQuestions asks the store the six, and beside it walks a graph of pointers
// with code for each question and no index: what the generality of a store costs.
func BenchmarkQuestions(b *testing.B) {
	for _, n := range districts {
		g := synthtest.Graph(b, n)
		s := memstore.New()
		if err := s.Replace(b.Context(), g); err != nil {
			b.Fatal(err)
		}
		var areas []string
		for i := range 10 {
			areas = append(areas, fmt.Sprintf("area:d%04d", i))
		}
		asked := questions(areas)
		limit := newPointers(g).questions(areas)
		for _, name := range []string{"Q1", "Q2", "Q3", "Q4", "Q5", "Q6"} {
			q := asked[name]
			page, err := s.Find(b.Context(), q)
			if err != nil || len(page.Items) == 0 {
				b.Fatalf("%s: %v, %d rows", name, err, len(page.Items))
			}
			b.Run(fmt.Sprintf("%s/%d/store", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := s.Find(b.Context(), q); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(fmt.Sprintf("%s/%d/pointers", name, n), func(b *testing.B) {
				for b.Loop() {
					limit[name]()
				}
			})
		}
	}
}

// thing is a node of a graph of pointers.
type thing struct {
	store.Node
	out, in map[string][]link
}

type link struct {
	to    *thing
	props store.Props
}

// pointers is a graph of pointers. Its methods read what each question asks for and
// sort where it is to be sorted, and return nothing.
type pointers struct {
	byID   map[string]*thing
	byKind map[string][]*thing
	reads  int
}

func newPointers(g *store.Graph) *pointers {
	p := &pointers{byID: make(map[string]*thing, len(g.Nodes)), byKind: map[string][]*thing{}}
	for _, n := range g.Nodes {
		t := &thing{Node: n, out: map[string][]link{}, in: map[string][]link{}}
		p.byID[n.ID], p.byKind[n.Kind] = t, append(p.byKind[n.Kind], t)
	}
	for _, e := range g.Edges {
		from, to := p.byID[e.From], p.byID[e.To]
		from.out[e.Rel] = append(from.out[e.Rel], link{to, e.Props})
		to.in[e.Rel] = append(to.in[e.Rel], link{from, e.Props})
	}
	return p
}

// questions are the six, by name.
func (p *pointers) questions(areas []string) map[string]func() {
	return map[string]func(){
		"Q1": p.planWithTasks, "Q2": p.tasksOfAgency, "Q3": func() { p.targetsOfAreas(areas) },
		"Q4": p.newestPlans, "Q5": p.search, "Q6": func() { p.plansOfArea(areas[3]) },
	}
}

func (p *pointers) planWithTasks() {
	plan := p.byID["plan:d0003-plan-1"]
	p.read(plan.Props, "title", "docNumber", "issuedOn")
	for _, task := range sortLinks(plan.out["HAS_TASK"], ofNode("position")) {
		p.read(task.to.Props, "key", "title")
		p.agencies(task.to, "LEADS")
		p.agencies(task.to, "SUPPORTS")
		for _, target := range sortLinks(task.to.out["SETS"], ofNode("position")) {
			p.read(target.to.Props, "year", "value")
			p.read(target.to.out["MEASURES"][0].to.Props, "name")
		}
	}
}

func (p *pointers) tasksOfAgency() {
	agency := p.byID["agency:d0003:科技局"]
	p.read(agency.Props, "name")
	for _, task := range sortLinks(agency.out["LEADS"], ofNode("position")) {
		p.read(task.to.Props, "key", "title")
		for _, plan := range task.to.in["HAS_TASK"] {
			p.read(plan.to.Props, "title")
			p.read(plan.to.out["COVERS"][0].to.Props, "name")
		}
	}
}

func (p *pointers) targetsOfAreas(areas []string) {
	for _, id := range areas {
		p.read(p.byID[id].Props, "name")
		var found []link
		for _, target := range p.byID[id].in["FOR_AREA"] {
			if target.to.Kind == "Target" && target.to.out["MEASURES"][0].to.ID == "indicator:measure-01" {
				found = append(found, target)
			}
		}
		for _, target := range sortLinks(found, ofNode("year")) {
			p.read(target.to.Props, "year", "comparator", "value", "unit")
		}
	}
}

func (p *pointers) newestPlans() {
	plans := slices.DeleteFunc(slices.Clone(p.byKind["Plan"]), func(t *thing) bool { return t.Props["cited"] != false })
	slices.SortFunc(plans, func(a, b *thing) int {
		return cmp.Or(cmp.Compare(number(b.Props, "issuedOnKey"), number(a.Props, "issuedOnKey")), cmp.Compare(a.ID, b.ID))
	})
	for _, plan := range plans[:min(50, len(plans))] {
		p.read(plan.Props, "title", "issuedOn")
		p.read(plan.out["COVERS"][0].to.Props, "name")
		p.reads += len(plan.out["HAS_TASK"])
	}
}

func (p *pointers) search() {
	var found []link
	for _, t := range p.byID {
		if slices.ContainsFunc(t.Search, func(x store.SearchText) bool { return strings.Contains(x.Text, "孵化器") }) {
			found = append(found, link{to: t})
		}
	}
	for _, hit := range sortLinks(found, func(link) float64 { return 0 })[:20] {
		p.read(hit.to.Props, "title", "statedIndicator", "name")
	}
}

func (p *pointers) plansOfArea(id string) {
	area := p.byID[id]
	p.read(area.Props, "name")
	for _, plan := range area.in["COVERS"] {
		p.read(plan.to.Props, "title")
		for _, task := range sortLinks(plan.to.out["HAS_TASK"], ofNode("position")) {
			p.read(task.to.Props, "title")
			for _, agency := range p.agencies(task.to, "LEADS") {
				p.read(agency.to.out["SERVES"][0].to.Props, "name")
			}
		}
	}
}

// agencies are those with a role in a task, in their order.
func (p *pointers) agencies(task *thing, role string) []link {
	found := sortLinks(task.in[role], ofEdge("position"))
	for _, l := range found {
		p.read(l.to.Props, "name")
	}
	return found
}

func (p *pointers) read(props store.Props, names ...string) {
	for _, name := range names {
		if props[name] != nil {
			p.reads++
		}
	}
}

func sortLinks(links []link, key func(link) float64) []link {
	links = slices.Clone(links)
	slices.SortFunc(links, func(a, b link) int {
		return cmp.Or(cmp.Compare(key(a), key(b)), cmp.Compare(a.to.ID, b.to.ID))
	})
	return links
}

func number(p store.Props, name string) float64 {
	x, _ := store.Number(p[name])
	return x
}

func ofNode(name string) func(link) float64 {
	return func(l link) float64 { return number(l.to.Props, name) }
}

func ofEdge(name string) func(link) float64 {
	return func(l link) float64 { return number(l.props, name) }
}

// BenchmarkBasics measures the parts of which questions are made.
func BenchmarkBasics(b *testing.B) {
	g := synthtest.Graph(b, 100)
	s := memstore.New()
	if err := s.Replace(b.Context(), g); err != nil {
		b.Fatal(err)
	}
	tasks := store.Query{Kinds: []string{"Task"}}
	led := store.Step{Rels: []string{"LEADS"}, In: true}
	for _, c := range []struct {
		name string
		ask  func() error
	}{
		{"a node by id", func() error {
			_, err := s.Find(b.Context(), store.Query{IDs: []string{"plan:d0050-plan-2"}, Paging: store.Paging{First: 1}})
			return err
		}},
		{"a page by position", func() error {
			q := tasks
			q.Paging = store.Paging{First: 20, Total: true, Order: []store.Order{{Prop: "position"}}}
			_, err := s.Find(b.Context(), q)
			return err
		}},
		{"tasks of an agency by filter", func() error {
			q := tasks
			q.Where = []store.Filter{{Via: []store.Step{led}, Prop: store.IDProp, Op: store.In, Values: []any{"agency:d0003:科技局"}}}
			q.Paging = store.Paging{First: 20, Total: true}
			_, err := s.Find(b.Context(), q)
			return err
		}},
		{"count all tasks by function", func() error {
			_, err := s.Count(b.Context(), tasks, store.Group{Via: []store.Step{led}, Prop: "function"})
			return err
		}},
		{"count all tasks by function and area", func() error {
			plan := []store.Step{{Rels: []string{"HAS_TASK"}, In: true}, {Rels: []string{"COVERS"}}}
			_, err := s.Count(b.Context(), tasks, store.Group{Via: []store.Step{led}, Prop: "function"}, store.Group{Via: plan, Prop: store.IDProp})
			return err
		}},
		{"a path between districts", func() error {
			_, err := s.Path(b.Context(), store.PathQuery{From: "task:d0003-plan-1:二(一)1", To: "task:d0007-plan-1:二(一)1", MaxLength: 6, Limit: 10})
			return err
		}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := c.ask(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkReplace fills a store, and reports the bytes that a node or edge takes.
func BenchmarkReplace(b *testing.B) {
	g := synthtest.Graph(b, 30)
	elements := float64(len(g.Nodes) + len(g.Edges))
	b.ReportAllocs()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	stores := make([]store.Store, 0, b.N)
	for range b.N {
		s := memstore.New()
		if err := s.Replace(b.Context(), g); err != nil {
			b.Fatal(err)
		}
		stores = append(stores, s)
	}
	b.StopTimer()
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/elements/float64(b.N), "B/element")
	runtime.KeepAlive(stores)
	runtime.KeepAlive(g)
	b.ReportMetric(elements, "elements")
}
