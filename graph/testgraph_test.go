package graph

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
	"github.com/policygraph/policygraph/vocabulary/bodies"
)

// testGraph is a small invented graph that has every kind and relation: two
// plans of two districts and one only cited.
func testGraph() *store.Graph {
	g := &store.Graph{Version: "test"}
	node := func(kind, id string, props store.Props) {
		if function, ok := props["function"].(string); ok {
			kinds := bodies.Lookup(function).Kinds
			props["functions"], props["functionNames"] = kinds, append(slices.Clone(kinds), function)
			props["collective"] = id == "agency:339901:街道"
		}
		n := store.Node{ID: id, Kind: kind, Props: props}
		for _, p := range []string{"title", "name", "statedIndicator"} {
			if s, ok := props[p].(string); ok {
				n.Search = append(n.Search, store.SearchText{In: p, Text: store.Fold(s)})
			}
		}
		if aliases, ok := props["aliases"].([]string); ok {
			for _, a := range aliases {
				n.Search = append(n.Search, store.SearchText{In: "aliases", Text: store.Fold(a)})
			}
		}
		g.Nodes = append(g.Nodes, n)
	}
	edge := func(from, rel, to string) { g.Edges = append(g.Edges, store.Edge{From: from, Rel: rel, To: to}) }
	assign := func(agency, rel, task string, position int64, inherited bool, stated, passage string) {
		g.Edges = append(g.Edges, store.Edge{From: agency, Rel: rel, To: task, Props: store.Props{
			"position": position, "inherited": inherited, "statedName": stated, "passage": passage,
		}})
	}
	passage := func(id, document, section string, start, end int64) {
		node(ontology.KindPassage, id, store.Props{"section": section, "start": start, "end": end, "position": start, "opening": "开头八个字的样子", "closing": "结尾八个字的样子"})
		edge(id, ontology.Of, document)
	}

	node(ontology.KindArea, "area:3399", store.Props{"name": "云州市", "level": "city", "code": "3399", "within": []string{"area:3399"}})
	node(ontology.KindArea, "area:339901", store.Props{"name": "山前区", "fullName": "云州市山前区", "level": "county", "code": "339901", "aliases": []string{"山前"}, "within": []string{"area:339901", "area:3399"}})
	node(ontology.KindArea, "area:339902", store.Props{"name": "水后区", "level": "county", "code": "339902", "within": []string{"area:339902", "area:3399"}})
	edge("area:339901", ontology.PartOf, "area:3399")
	edge("area:339902", ontology.PartOf, "area:3399")

	node(ontology.KindDocument, "document:shanqian", store.Props{"title": "山前区创新行动方案", "kind": "PLAN", "sha256": "aa", "issuedOn": "2022-03-01", "issuedOnKey": int64(20220301), "url": "https://example.org/shanqian"})
	node(ontology.KindDocument, "document:shuihou", store.Props{"title": "水后区创新行动方案", "kind": "PLAN", "sha256": "bb"})
	change := func(id, on string, position, at int64, props store.Props) {
		all := store.Props{"on": on, "onKey": at, "position": position}
		for _, list := range []string{"added", "changed", "fields", "old", "new", "withdrawn", "withdrawnFacts"} {
			all[list] = []string{}
		}
		maps.Copy(all, props)
		node(ontology.KindChange, id, all)
	}
	change("change:01", "2026-03-01T09:00:00+08:00", 1, 1772326800, store.Props{"by": "李明", "act": "ADD", "document": "document:shanqian", "added": []string{"document:shanqian", "task:shanqian:一1", "task:shanqian:gone"}})
	change("change:02", "2026-03-18T09:30:00+08:00", 2, 1773797400, store.Props{
		"by": "王芳", "act": "REVIEW", "document": "document:gone", "changed": []string{"task:shanqian:一1"}, "fields": []string{"title"}, "old": []string{""}, "new": []string{"建设平台"},
		"withdrawn": []string{"task:shanqian:gone"}, "withdrawnFacts": []string{"9 建设旧址"},
	})
	node(ontology.KindPlan, "plan:shanqian", store.Props{"title": "山前区创新行动方案", "docNumber": "山政〔2022〕1号", "issuedOn": "2022-03-01", "issuedOnKey": int64(20220301), "periodStart": "2022", "periodEnd": "2024", "cited": false, "rolesUsed": []string{"LEAD", "SUPPORT"}})
	node(ontology.KindPlan, "plan:shuihou", store.Props{"title": "水后区创新行动方案", "cited": false, "rolesUsed": []string{"RESPONSIBLE"}})
	node(ontology.KindPlan, "plan:云政〔2021〕9号", store.Props{"title": "云州市创新意见", "docNumber": "云政〔2021〕9号", "issuedOn": "2021-01-05", "issuedOnKey": int64(20210105), "cited": true})
	edge("plan:shanqian", ontology.Covers, "area:339901")
	edge("plan:shuihou", ontology.Covers, "area:339902")
	edge("plan:shanqian", ontology.BasedOn, "plan:云政〔2021〕9号")

	node(ontology.KindAgency, "agency:339901:科技局", store.Props{"name": "山前区科技局", "aliases": []string{"区科技局", "科技局"}, "function": "科技局", "kind": "部门"})
	node(ontology.KindAgency, "agency:339901:经信局", store.Props{"name": "山前区经信局", "aliases": []string{"区经信局"}, "function": "经信局", "kind": "部门"})
	node(ontology.KindAgency, "agency:339901:街道", store.Props{"name": "山前区各街道", "aliases": []string{"各街道"}, "function": "街道"})
	node(ontology.KindAgency, "agency:339902:科技局", store.Props{"name": "水后区科技局", "aliases": []string{"区科技局"}, "function": "科技局", "kind": "部门"})
	for _, id := range []string{"agency:339901:科技局", "agency:339901:经信局", "agency:339901:街道"} {
		edge(id, ontology.Serves, "area:339901")
	}
	edge("agency:339902:科技局", ontology.Serves, "area:339902")
	edge("agency:339901:经信局", ontology.Issued, "plan:shanqian")

	node(ontology.KindAgency, "agency:339901:科创建设领导小组", store.Props{"name": "山前区科创建设领导小组", "aliases": []string{}, "function": "领导小组", "kind": "议事协调机构"})
	edge("agency:339901:科创建设领导小组", ontology.Serves, "area:339901")
	organise := func(agency, rel, plan string, position int64, of []string, open bool, passage string) {
		g.Edges = append(g.Edges, store.Edge{From: agency, Rel: rel, To: plan, Props: store.Props{
			"position": position, "of": of, "open": open, "statedName": agency[len("agency:339901:"):], "passage": passage,
		}})
	}
	group := []string{"山前区科创建设领导小组"}
	organise("agency:339901:科创建设领导小组", ontology.LeadingGroupOf, "plan:shanqian", 1, []string{}, false, "passage:shanqian:50-80")
	organise("agency:339901:经信局", ontology.SitsOn, "plan:shanqian", 2, group, true, "passage:shanqian:50-80")
	organise("agency:339901:科技局", ontology.SitsOn, "plan:shanqian", 3, group, true, "passage:shanqian:50-80")
	organise("agency:339901:科技局", ontology.OfficeOf, "plan:shanqian", 4, group, false, "passage:shanqian:50-80")
	organise("agency:339902:科技局", ontology.Hosts, "plan:shuihou", 1, []string{"水后孵化器", "水后加速器"}, false, "passage:shuihou:5-25")

	node(ontology.KindTask, "task:shanqian:一", store.Props{"key": "一", "title": "做强载体", "source": "BODY", "position": int64(1)})
	node(ontology.KindTask, "task:shanqian:一1", store.Props{"key": "一1", "title": "新建孵化器", "source": "BODY", "position": int64(2), "schedule": []string{"2022年", "2023年"}, "from": int64(2022), "due": int64(2023), "dueBasis": "SCHEDULE"})
	node(ontology.KindTask, "task:shanqian:一2", store.Props{"key": "一2", "title": "引进人才", "source": "BODY", "position": int64(3), "from": int64(2022), "due": int64(2024), "dueBasis": "PERIOD"})
	node(ontology.KindTask, "task:shanqian:A1.01", store.Props{"key": "A1.01", "title": "改造老园区", "source": "ANNEX", "table": "项目表", "position": int64(4)})
	node(ontology.KindTask, "task:shuihou:1", store.Props{"key": "1", "title": "培育高新企业", "source": "BODY", "position": int64(5)})
	for _, id := range []string{"一", "一1", "一2", "A1.01"} {
		edge("plan:shanqian", ontology.HasTask, "task:shanqian:"+id)
	}
	edge("plan:shuihou", ontology.HasTask, "task:shuihou:1")
	edge("task:shanqian:一", ontology.HasSubtask, "task:shanqian:一1")
	edge("task:shanqian:一", ontology.HasSubtask, "task:shanqian:一2")

	passage("passage:shanqian:10-40", "document:shanqian", "一1", 10, 40)
	passage("passage:shanqian:30-36", "document:shanqian", "一1", 30, 36)
	passage("passage:shanqian:50-80", "document:shanqian", "一2", 50, 80)
	passage("passage:shanqian:90-99", "document:shanqian", "A1", 90, 99)
	passage("passage:shuihou:5-25", "document:shuihou", "1", 5, 25)
	edge("task:shanqian:一1", ontology.StatedIn, "passage:shanqian:10-40")
	edge("task:shanqian:一1", ontology.StatedIn, "passage:shanqian:90-99")
	edge("task:shanqian:一2", ontology.StatedIn, "passage:shanqian:50-80")
	edge("task:shuihou:1", ontology.StatedIn, "passage:shuihou:5-25")
	assign("agency:339901:科技局", ontology.Leads, "task:shanqian:一1", 1, false, "区科技局", "passage:shanqian:30-36")
	assign("agency:339901:经信局", ontology.Supports, "task:shanqian:一1", 2, false, "区经信局", "passage:shanqian:30-36")
	assign("agency:339901:街道", ontology.Supports, "task:shanqian:一1", 3, true, "各街道", "passage:shanqian:90-99")
	assign("agency:339901:经信局", ontology.Leads, "task:shanqian:一2", 1, false, "区经信局", "passage:shanqian:50-80")
	assign("agency:339901:科技局", ontology.Supports, "task:shanqian:一2", 2, false, "科技局", "passage:shanqian:50-80")
	assign("agency:339902:科技局", ontology.ResponsibleFor, "task:shuihou:1", 1, false, "区科技局", "passage:shuihou:5-25")

	node(ontology.KindIndicator, "indicator:incubators", store.Props{"name": "孵化器数量", "unit": "家", "flow": false, "cumulative": false, "direction": "up"})
	figure := func(kind, id string, value float64, year, position int64, indicator, area string, more store.Props) {
		p := store.Props{"key": id, "statedIndicator": "孵化器", "comparator": "GE", "value": value, "unit": "家", "canonicalValue": value, "canonicalUnit": "家", "inferred": []string{"scope"}, "position": position, "documents": []string{"document:" + strings.Split(id, ":")[1]}}
		if year > 0 {
			p["year"] = year
		}
		for k, v := range more {
			p[k] = v
		}
		node(kind, id, p)
		edge(id, ontology.Measures, indicator)
		edge(id, ontology.ForArea, area)
	}
	goal := store.Props{"nature": "GOAL", "stretch": false, "conflicting": false}
	disputed := store.Props{"nature": "GOAL", "stretch": false, "conflicting": true}
	figure(ontology.KindTarget, "target:shanqian:一1-1", 3, 2022, 1, "indicator:incubators", "area:339901", goal)
	figure(ontology.KindTarget, "target:shanqian:一1-2", 5, 2023, 2, "indicator:incubators", "area:339901", disputed)
	figure(ontology.KindTarget, "target:shanqian:A1-1", 4, 2023, 3, "indicator:incubators", "area:339901", disputed)
	figure(ontology.KindTarget, "target:shuihou:1-1", 8, 0, 4, "indicator:incubators", "area:339902", store.Props{"nature": "GOAL", "stretch": true, "conflicting": false})
	figure(ontology.KindObservation, "observation:shuihou:o-1", 2, 2021, 5, "indicator:incubators", "area:339902", store.Props{"comparator": "EQ"})
	for _, id := range []string{"一1-1", "一1-2", "A1-1"} {
		edge("plan:shanqian", ontology.Sets, "target:shanqian:"+id)
	}
	edge("plan:shuihou", ontology.Sets, "target:shuihou:1-1")
	edge("task:shanqian:一1", ontology.Sets, "target:shanqian:一1-1")
	edge("task:shanqian:一1", ontology.Sets, "target:shanqian:一1-2")
	g.Edges = append(g.Edges, store.Edge{From: "target:shanqian:A1-1", Rel: ontology.ConflictsWith, To: "target:shanqian:一1-2", Props: store.Props{"reason": "value"}})
	edge("target:shanqian:一1-1", ontology.StatedIn, "passage:shanqian:10-40")

	node(ontology.KindAnnouncement, "announcement:shanqian:A1-2", store.Props{"of": "A1", "announced": int64(2), "unit": "项", "numbered": int64(1), "rows": int64(1), "conflicting": true, "position": int64(1), "documents": []string{"document:shanqian"}})
	edge("plan:shanqian", ontology.Announces, "announcement:shanqian:A1-2")
	edge("announcement:shanqian:A1-2", ontology.Counts, "task:shanqian:A1.01")
	edge("announcement:shanqian:A1-2", ontology.StatedIn, "passage:shanqian:90-99")
	node(ontology.KindDiscrepancy, "discrepancy:shanqian:50-80:90-99", store.Props{"message": "正文与附件用字不同", "position": int64(1), "documents": []string{"document:shanqian"}})
	edge("plan:shanqian", ontology.HasDiscrepancy, "discrepancy:shanqian:50-80:90-99")
	g.Edges = append(g.Edges, store.Edge{From: "agency:339901:科技局", Rel: ontology.NamedIn, To: "passage:shanqian:10-40", Props: store.Props{"statedName": "区科技局"}})
	edge("discrepancy:shanqian:50-80:90-99", ontology.StatedIn, "passage:shanqian:50-80")
	edge("discrepancy:shanqian:50-80:90-99", ontology.StatedIn, "passage:shanqian:90-99")

	// A property of a relation's name (area) must not get in the relation's way.
	node(ontology.KindPlatform, "platform:339901:云巢", store.Props{"name": "云巢孵化器", "kind": "孵化器", "position": int64(1), "area": "山前"})
	edge("platform:339901:云巢", ontology.LocatedIn, "area:339901")
	edge("plan:shanqian", ontology.Concerns, "platform:339901:云巢")
	edge("task:shanqian:一1", ontology.Concerns, "platform:339901:云巢")
	edge("platform:339901:云巢", ontology.StatedIn, "passage:shanqian:10-40")
	return g
}

// counting counts the calls to the store and keeps the last query.
type counting struct {
	store.Store
	calls atomic.Int64
	last  atomic.Pointer[store.Query]
}

func (c *counting) Find(ctx context.Context, q store.Query) (store.Page, error) {
	c.calls.Add(1)
	c.last.Store(&q)
	return c.Store.Find(ctx, q)
}

func (c *counting) Count(ctx context.Context, q store.Query, by ...store.Group) ([]store.Bucket, error) {
	c.calls.Add(1)
	return c.Store.Count(ctx, q, by...)
}

func (c *counting) Visit(ctx context.Context, q store.Query, visit func(*store.Item) error) error {
	c.calls.Add(1)
	return c.Store.(store.Visitor).Visit(ctx, q, visit)
}

func (c *counting) Path(ctx context.Context, q store.PathQuery) ([]store.Path, error) {
	c.calls.Add(1)
	return c.Store.Path(ctx, q)
}

func (c *counting) Stats(ctx context.Context) (store.Stats, error) {
	c.calls.Add(1)
	return c.Store.Stats(ctx)
}

// testStore holds the test graph.
func testStore(t testing.TB) *counting {
	t.Helper()
	s := memstore.New()
	if err := s.Replace(t.Context(), testGraph()); err != nil {
		t.Fatal(err)
	}
	return &counting{Store: s}
}
