package analysis

import (
	"context"
	"slices"
	"testing"

	"github.com/policygraph/policygraph/internal/builtin"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// graphBuilder builds a small graph.
type graphBuilder struct {
	store.Graph
	position int64
}

func (g *graphBuilder) node(kind, id string, props store.Props) {
	g.position++
	if props == nil {
		props = store.Props{}
	}
	props["position"] = g.position
	g.Nodes = append(g.Nodes, store.Node{ID: id, Kind: kind, Props: props})
}

func (g *graphBuilder) edge(from, rel, to string) {
	g.Edges = append(g.Edges, store.Edge{From: from, Rel: rel, To: to})
}

func (g *graphBuilder) area(id, partOf, level string) {
	g.node(ontology.KindArea, id, store.Props{"name": id, "level": level})
	if partOf != "" {
		g.edge(id, ontology.PartOf, partOf)
	}
}

func (g *graphBuilder) plan(id, area, start, end string, roles ...string) {
	g.node(ontology.KindPlan, id, store.Props{"title": id, "periodStart": start, "periodEnd": end, "issuedOn": start + "-01-01", "cited": false, "rolesUsed": append([]string{}, roles...)})
	g.edge(id, ontology.Covers, area)
}

func (g *graphBuilder) agency(id, area, function string, kind string) {
	kinds := bodies.Lookup(function).Kinds
	g.node(ontology.KindAgency, id, store.Props{
		"name": id, "function": function, "functions": kinds, "functionNames": append(slices.Clone(kinds), function), "kind": kind,
	})
	g.edge(id, ontology.Serves, area)
}

// task adds a task; each assignment is a relation and an agency.
func (g *graphBuilder) task(id, plan string, assignments ...[2]string) {
	g.node(ontology.KindTask, id, store.Props{"title": id, "source": "BODY", "schedule": []string{}})
	g.edge(plan, ontology.HasTask, id)
	for i, a := range assignments {
		g.Edges = append(g.Edges, store.Edge{From: a[1], Rel: a[0], To: id, Props: store.Props{"position": int64(i + 1)}})
	}
}

// figure adds a target of a plan, or without one an observation.
func (g *graphBuilder) figure(id, plan, indicator, area string, year int, value float64, more store.Props) {
	p := store.Props{"statedIndicator": indicator, "comparator": "EQ", "value": value, "unit": "家", "canonicalValue": value, "canonicalUnit": "家"}
	if year > 0 {
		p["year"] = int64(year)
	}
	kind := ontology.KindObservation
	if plan != "" {
		kind, p["nature"], p["stretch"], p["documents"] = ontology.KindTarget, "GOAL", false, []string{"document of " + plan}
		g.edge(plan, ontology.Sets, id)
	}
	for k, v := range more {
		if p[k] = v; v == nil { // it lacks what others have
			delete(p, k)
		}
	}
	g.node(kind, id, p)
	g.edge(id, ontology.Measures, indicator)
	g.edge(id, ontology.ForArea, area)
}

func (g *graphBuilder) indicator(id string, flow, cumulative bool) {
	g.node(ontology.KindIndicator, id, store.Props{"name": id, "unit": "家", "flow": flow, "cumulative": cumulative})
}

// counting counts store calls.
type counting struct {
	store.Store
	calls int
}

func (c *counting) Find(ctx context.Context, q store.Query) (store.Page, error) {
	c.calls++
	return c.Store.Find(ctx, q)
}

func (c *counting) Count(ctx context.Context, q store.Query, by ...store.Group) ([]store.Bucket, error) {
	c.calls++
	return c.Store.Count(ctx, q, by...)
}

func (c *counting) Visit(ctx context.Context, q store.Query, visit func(*store.Item) error) error {
	c.calls++
	return c.Store.(store.Visitor).Visit(ctx, q, visit)
}

func (c *counting) Path(ctx context.Context, q store.PathQuery) ([]store.Path, error) {
	c.calls++
	return c.Store.Path(ctx, q)
}

func keep(t testing.TB, g *store.Graph) *counting {
	t.Helper()
	s := memstore.New()
	if err := s.Replace(t.Context(), g); err != nil {
		t.Fatal(err)
	}
	return &counting{Store: store.Checked(s)}
}

// builtIn holds the dataset that ships with the program.
func builtIn() *counting { return &counting{Store: store.Checked(builtin.Store())} }

// districts has two districts of a city, with a plan each, and a third
// without.
func districts() *graphBuilder {
	g := &graphBuilder{}
	g.area("市", "", "city")
	for _, d := range []string{"东区", "西区", "北区"} {
		g.area(d, "市", "county")
	}
	g.plan("东案", "东区", "2020", "2022", "LEAD", "SUPPORT")
	g.plan("西案", "西区", "2021", "2022", "RESPONSIBLE")
	for _, d := range []string{"东区", "西区"} {
		g.agency(d+"科技局", d, "科技局", "部门")
		g.agency(d+"财政局", d, "财政局", "部门")
	}
	g.agency("东区各街道", "东区", "街道", "集体")
	g.task("东1", "东案", [2]string{ontology.Leads, "东区科技局"}, [2]string{ontology.Supports, "东区财政局"}, [2]string{ontology.Supports, "东区各街道"})
	g.task("东2", "东案", [2]string{ontology.Leads, "东区财政局"}, [2]string{ontology.Supports, "东区科技局"})
	g.task("东3", "东案")
	g.task("西1", "西案", [2]string{ontology.ResponsibleFor, "西区科技局"}, [2]string{ontology.ResponsibleFor, "西区财政局"})
	g.indicator("企业", false, false)
	g.indicator("新增", true, false)
	g.figure("东企20", "东案", "企业", "东区", 2020, 10, nil)
	g.figure("东企22", "东案", "企业", "东区", 2022, 20, store.Props{"comparator": "GE", "scope": "眼镜"})
	g.figure("东新", "东案", "新增", "东区", 0, 5, nil)
	g.figure("西企22", "西案", "企业", "西区", 2022, 2, store.Props{"unit": "万家", "value": 0.0002, "stretch": true, "qualifier": "累计"})
	g.figure("西实", "", "企业", "西区", 0, 1, nil)
	return g
}
