package memstore_test

import (
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

// rows asks for so many rows over a relation, or against it.
func rows(first int, in bool, props []string, expand []store.Hop, rels ...string) store.Hop {
	return store.Hop{
		Key: strings.Join(rels, "|"), Rels: rels, In: in, Kinds: []string{reached[end{rels[0], in}]}, Props: props, EdgeProps: []string{},
		Paging: store.Paging{First: first}, Expand: expand,
	}
}

// reached is the kind at an end of a relation: the look-ahead knows it from the
// schema and asks for it.
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
	counted := tasks(0, []string{})
	counted.Paging.Total = true
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
			Expand: append(area("COVERS"), counted),
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

// BenchmarkQuestions asks the store the six, and beside it a graph of pointers
// that is walked by hand and hands out nothing: what no store can undercut.
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
		limit := byHand(g, areas)
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
			b.Run(fmt.Sprintf("%s/%d/byhand", name, n), func(b *testing.B) {
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

// byHand answers the six from a graph of pointers: it reads what each asks for
// and sorts where it is to be sorted, and keeps nothing.
func byHand(g *store.Graph, areas []string) map[string]func() {
	things := make(map[string]*thing, len(g.Nodes))
	kinds := map[string][]*thing{}
	for _, n := range g.Nodes {
		t := &thing{Node: n, out: map[string][]link{}, in: map[string][]link{}}
		things[n.ID], kinds[n.Kind] = t, append(kinds[n.Kind], t)
	}
	for _, e := range g.Edges {
		from, to := things[e.From], things[e.To]
		from.out[e.Rel] = append(from.out[e.Rel], link{to, e.Props})
		to.in[e.Rel] = append(to.in[e.Rel], link{from, e.Props})
	}
	read := 0
	of := func(p store.Props, names ...string) {
		for _, name := range names {
			if p[name] != nil {
				read++
			}
		}
	}
	number := func(p store.Props, name string) float64 { x, _ := store.Number(p[name]); return x }
	sorted := func(links []link, key func(link) float64) []link {
		links = slices.Clone(links)
		slices.SortFunc(links, func(a, b link) int {
			if x, y := key(a), key(b); x != y {
				return int(x - y)
			}
			return strings.Compare(a.to.ID, b.to.ID)
		})
		return links
	}
	onNode := func(name string) func(link) float64 { return func(l link) float64 { return number(l.to.Props, name) } }
	onEdge := func(l link) float64 { return number(l.props, "position") }
	bodies := func(t *thing, rel string) []link {
		found := sorted(t.in[rel], onEdge)
		for _, l := range found {
			of(l.to.Props, "name")
		}
		return found
	}
	return map[string]func(){
		"Q1": func() {
			plan := things["plan:d0003-plan-1"]
			of(plan.Props, "title", "docNumber", "issuedOn")
			for _, task := range sorted(plan.out["HAS_TASK"], onNode("position")) {
				of(task.to.Props, "key", "title")
				bodies(task.to, "LEADS")
				bodies(task.to, "SUPPORTS")
				for _, target := range sorted(task.to.out["SETS"], onNode("position")) {
					of(target.to.Props, "year", "value")
					of(target.to.out["MEASURES"][0].to.Props, "name")
				}
			}
		},
		"Q2": func() {
			agency := things["agency:d0003:科技局"]
			of(agency.Props, "name")
			for _, task := range sorted(agency.out["LEADS"], onNode("position")) {
				of(task.to.Props, "key", "title")
				for _, plan := range task.to.in["HAS_TASK"] {
					of(plan.to.Props, "title")
					of(plan.to.out["COVERS"][0].to.Props, "name")
				}
			}
		},
		"Q3": func() {
			for _, id := range areas {
				of(things[id].Props, "name")
				var found []link
				for _, target := range things[id].in["FOR_AREA"] {
					if target.to.Kind == "Target" && target.to.out["MEASURES"][0].to.ID == "indicator:measure-01" {
						found = append(found, target)
					}
				}
				for _, target := range sorted(found, onNode("year")) {
					of(target.to.Props, "year", "comparator", "value", "unit")
				}
			}
		},
		"Q4": func() {
			plans := slices.DeleteFunc(slices.Clone(kinds["Plan"]), func(t *thing) bool { return t.Props["cited"] != false })
			slices.SortFunc(plans, func(a, b *thing) int {
				if x, y := number(a.Props, "issuedOnKey"), number(b.Props, "issuedOnKey"); x != y {
					return int(y - x)
				}
				return strings.Compare(a.ID, b.ID)
			})
			for _, plan := range plans[:min(50, len(plans))] {
				of(plan.Props, "title", "issuedOn")
				of(plan.out["COVERS"][0].to.Props, "name")
				read += len(plan.out["HAS_TASK"])
			}
		},
		"Q5": func() {
			var found []link
			for _, t := range things {
				for _, text := range t.Search {
					if strings.Contains(text.Text, "孵化器") {
						found = append(found, link{to: t})
						break
					}
				}
			}
			for _, hit := range sorted(found, func(link) float64 { return 0 })[:20] {
				of(hit.to.Props, "title", "statedIndicator", "name")
			}
		},
		"Q6": func() {
			area := things[areas[3]]
			of(area.Props, "name")
			for _, plan := range area.in["COVERS"] {
				of(plan.to.Props, "title")
				for _, task := range sorted(plan.to.out["HAS_TASK"], onNode("position")) {
					of(task.to.Props, "title")
					for _, body := range bodies(task.to, "LEADS") {
						of(body.to.out["SERVES"][0].to.Props, "name")
					}
				}
			}
		},
	}
}

// BenchmarkBasics asks what questions are made of.
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

// BenchmarkReplace fills a store, and tells what a node or edge takes in it.
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
