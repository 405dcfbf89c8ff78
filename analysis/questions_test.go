package analysis

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

func ptr[T any](v T) *T { return &v }

func TestCollaborationPairsWhoSharesTasks(t *testing.T) {
	s := keep(t, &districts().Graph)
	c, err := Collaborate(t.Context(), s, CollaborationQuestion{Area: ptr("东区")})
	if err != nil {
		t.Fatal(err)
	}
	if s.calls != 4 || c.Tasks != 3 || len(c.Pairs) != 3 || len(c.Agencies) != 3 {
		t.Errorf("%d calls, %d tasks, %d pairs, %d agencies", s.calls, c.Tasks, len(c.Pairs), len(c.Agencies))
	}
	if p := c.Pairs[0]; p.Agencies != [2]string{"东区科技局", "东区财政局"} || p.Shared != 2 {
		t.Errorf("the first pair is %v with %d tasks", p.Agencies, p.Shared)
	}
	a := c.Agencies[0]
	if got := fmt.Sprint(a.Agency, a.Tasks, a.Led, a.PresumedLeads, a.Partners, a.BroughtIn, a.Collective); got != "东区科技局2 1 0 2 2 false" {
		t.Errorf("the most central is %s", got)
	}
}

// TestCollaborationIsOfWhatIsAskedFor: tasks of all that is named count, and of each
// pair one is who is named.
func TestCollaborationIsOfWhatIsAskedFor(t *testing.T) {
	g := districts()
	g.edge("西案", ontology.Covers, "市")
	g.edge("东区财政局", ontology.Supports, "西1") // a body of one area in the plan of another
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		name                   string
		area, agency, function *string
		want                   string // tasks, plans and pairs
		calls                  int
	}{
		{
			"an agency", nil, ptr("东区财政局"), nil,
			"3 [东案 西案] [东区科技局+东区财政局 2 东区各街道+东区财政局 1 东区财政局+西区科技局 1 东区财政局+西区财政局 1]", 3,
		},
		{"an agency in an area", ptr("东区"), ptr("东区财政局"), nil, "2 [东案] [东区科技局+东区财政局 2 东区各街道+东区财政局 1]", 4},
		{"a function", nil, nil, ptr("街道"), "1 [东案] [东区各街道+东区科技局 1 东区各街道+东区财政局 1]", 2},
		{"a function in an area", ptr("西区"), nil, ptr("科技局"), "1 [西案] [东区财政局+西区科技局 1 西区科技局+西区财政局 1]", 4},
		{"an agency of the function", nil, ptr("东区各街道"), ptr("街道"), "1 [东案] [东区各街道+东区科技局 1 东区各街道+东区财政局 1]", 3},
		{"an agency not of the function", nil, ptr("东区科技局"), ptr("街道"), "0 [] []", 3},
		{"an agency in an area without tasks of its", ptr("西区"), ptr("东区科技局"), nil, "0 [] []", 3},
	} {
		s.calls = 0
		got, err := Collaborate(t.Context(), s, CollaborationQuestion{Area: c.area, Agency: c.agency, Function: c.function})
		if err != nil {
			t.Fatal(err)
		}
		var pairs []string
		for _, p := range got.Pairs {
			pairs = append(pairs, fmt.Sprint(strings.Join(p.Agencies[:], "+"), " ", p.Shared))
		}
		if found := fmt.Sprint(got.Tasks, " ", got.Plans, " ", pairs); found != c.want || s.calls > c.calls {
			t.Errorf("%s: %s in %d calls, want %s in %d", c.name, found, s.calls, c.want, c.calls)
		}
	}
}

// TestWhoLeadsBringsTheOthersIn, not who supports; a task counts once for a body of
// two roles in it, and where it is in no plan as any other.
func TestWhoLeadsBringsTheOthersIn(t *testing.T) {
	g := districts()
	g.node(ontology.KindTask, "散", store.Props{"title": "散", "source": "BODY", "schedule": []string{}})
	g.edge("东区财政局", ontology.Leads, "散")
	g.edge("东区财政局", ontology.ResponsibleFor, "散")
	g.edge("西区财政局", ontology.Supports, "散")
	c, err := Collaborate(t.Context(), keep(t, &g.Graph), CollaborationQuestion{Agency: ptr("东区财政局")})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range c.Agencies {
		got = append(got, fmt.Sprintf("%s: %d tasks, led %d, partners %d, brought in %d", a.Agency, a.Tasks, a.Led, a.Partners, a.BroughtIn))
	}
	want := []string{
		"东区财政局: 3 tasks, led 2, partners 3, brought in 2",
		"东区科技局: 2 tasks, led 1, partners 1, brought in 1",
		"东区各街道: 1 tasks, led 0, partners 1, brought in 0",
		"西区财政局: 1 tasks, led 0, partners 1, brought in 0",
	}
	if !slices.Equal(got, want) || c.Tasks != 3 || !slices.Equal(c.Plans, []string{"东案"}) {
		t.Errorf("%d tasks of the plans %v:\n%s\nwant 3 of [东案]:\n%s", c.Tasks, c.Plans, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAPresumedLeadBringsNobodyIn(t *testing.T) {
	c, err := Collaborate(t.Context(), keep(t, &districts().Graph), CollaborationQuestion{Area: ptr("西区")})
	if err != nil {
		t.Fatal(err)
	}
	a := c.Agencies[slices.IndexFunc(c.Agencies, func(a *Coordinator) bool { return a.Agency == "西区科技局" })]
	if a.Led != 0 || a.PresumedLeads != 1 || a.BroughtIn != 0 || !slices.Equal(a.RolesUsed, []ontology.Role{ontology.RoleResponsible}) {
		t.Errorf("%+v", a)
	}
}

func TestPathsLeaveHubsOut(t *testing.T) {
	for _, c := range []struct {
		hubs  bool
		want  string
		calls int
	}{
		{false, "", 6},
		{true, "东区科技局 SERVES> 东区 PART_OF> 市 <PART_OF 西区 <SERVES 西区科技局", 3},
	} {
		s := keep(t, &districts().Graph)
		got, err := FindPaths(t.Context(), s, "东区科技局", "西区科技局", []RelationType{"SERVES", "PART_OF"}, 6, 10, c.hubs)
		if err != nil {
			t.Fatal(err)
		}
		if way := walk(got); way != c.want || s.calls != c.calls {
			t.Errorf("through hubs %v: %q in %d calls, want %q in %d", c.hubs, way, s.calls, c.want, c.calls)
		}
	}
}

// TestNoPathGoesThroughAnAreaAboveTheCounty, of whichever level.
func TestNoPathGoesThroughAnAreaAboveTheCounty(t *testing.T) {
	for level, want := range map[string]int{"country": 0, "province": 0, "city": 0, "county": 1, "zone": 1} {
		g := &graphBuilder{}
		g.area("上", "", level)
		g.area("甲", "上", "town")
		g.area("乙", "上", "town")
		got, err := FindPaths(t.Context(), keep(t, &g.Graph), "甲", "乙", nil, 2, 10, false)
		if err != nil || len(got.Paths) != want {
			t.Errorf("through an area of level %s: %d paths, want %d: %v", level, len(got.Paths), want, err)
		}
	}
}

// TestNoPathGoesThroughACollective: a name that stands for many bodies joins tasks
// that have nothing to do with one another.
func TestNoPathGoesThroughACollective(t *testing.T) {
	g := districts()
	g.task("东4", "东案", [2]string{ontology.Supports, "东区各街道"})
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		from, to string
		hubs     bool
		want     string
	}{
		{"东1", "东4", false, ""},
		{"东1", "东4", true, "东1 <SUPPORTS 东区各街道 SUPPORTS> 东4"},
		{"东1", "东区各街道", false, "东1 <SUPPORTS 东区各街道"}, // it may be an end
		{"东1", "东2", false, "东1 <LEADS 东区科技局 SUPPORTS> 东2"},
	} {
		got, err := FindPaths(t.Context(), s, c.from, c.to, []RelationType{"LEADS", "SUPPORTS"}, 6, 10, c.hubs)
		if err != nil {
			t.Fatal(err)
		}
		if way := walk(got); way != c.want {
			t.Errorf("from %s to %s, through hubs %v: %q, want %q", c.from, c.to, c.hubs, way, c.want)
		}
	}
}

// TestPassagesAndDocumentsAreNoWayUnlessAskedFor: that two things are said in one
// place relates them in nothing, even where paths may go through hubs.
func TestPassagesAndDocumentsAreNoWayUnlessAskedFor(t *testing.T) {
	g := &graphBuilder{}
	g.node(ontology.KindTask, "甲", store.Props{"title": "甲"})
	g.node(ontology.KindTask, "乙", store.Props{"title": "乙"})
	g.node(ontology.KindTask, "丙", store.Props{"title": "丙"})
	g.node(ontology.KindDocument, "文", store.Props{"title": "文"})
	for passage, tasks := range map[string][]string{"段一": {"甲", "乙"}, "段二": {"丙"}} {
		g.node(ontology.KindPassage, passage, nil)
		g.edge(passage, ontology.Of, "文")
		for _, task := range tasks {
			g.edge(task, ontology.StatedIn, passage)
		}
	}
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		name, to  string
		relations []RelationType
		want      string
	}{
		{"by default", "乙", nil, ""},
		{"by default", "丙", nil, ""},
		{"asked for", "乙", []RelationType{"STATED_IN"}, "甲 STATED_IN> 段一 <STATED_IN 乙"},
		{"asked for", "丙", []RelationType{"STATED_IN", "OF"}, "甲 STATED_IN> 段一 OF> 文 <OF 段二 <STATED_IN 丙"},
	} {
		got, err := FindPaths(t.Context(), s, "甲", c.to, c.relations, 6, 10, true)
		if err != nil {
			t.Fatal(err)
		}
		if way := walk(got); way != c.want {
			t.Errorf("to %s %s: %q, want %q", c.to, c.name, way, c.want)
		}
	}
}

// TestAsManyPathsAsAskedFor, of the longest that may be asked for too; that there
// are more is said where there are.
func TestAsManyPathsAsAskedFor(t *testing.T) {
	g := &graphBuilder{}
	for _, area := range []string{"甲", "乙", "丙", "丁", "戊"} {
		g.area(area, "", "county")
	}
	for _, between := range []string{"乙", "丙", "丁"} { // three ways from 甲 to 戊
		g.edge("甲", ontology.PartOf, between)
		g.edge(between, ontology.PartOf, "戊")
	}
	last := "戊"
	for i := range MaxPathLength - 1 {
		next := fmt.Sprint("远", i+1)
		g.area(next, "", "county")
		g.edge(last, ontology.PartOf, next)
		last = next
	}
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		from, to      string
		length, first int
		want          int
		more          bool
	}{
		{"甲", "戊", 2, 1, 1, true},
		{"甲", "戊", 2, 2, 2, true},
		{"甲", "戊", 2, 3, 3, false},
		{"甲", "戊", 2, MaxPaths, 3, false},
		{"甲", "戊", 1, MaxPaths, 0, false},
		{"乙", last, MaxPathLength, MaxPaths, 1, false},
		{"甲", last, MaxPathLength, MaxPaths, 0, false}, // one step longer
	} {
		got, err := FindPaths(t.Context(), s, c.from, c.to, nil, c.length, c.first, false)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Paths) != c.want || got.HasMore != c.more {
			t.Errorf("the first %d from %s to %s within %d: %d, more: %v; want %d, %v", c.first, c.from, c.to, c.length, len(got.Paths), got.HasMore, c.want, c.more)
		}
	}
}

// walk prints the first path.
func walk(p *Paths) string {
	if len(p.Paths) == 0 {
		return ""
	}
	var b strings.Builder
	for i, h := range p.Paths[0].Hops {
		if i == 0 {
			b.WriteString(h.From)
		}
		if h.Along {
			fmt.Fprintf(&b, " %s> %s", h.Relation, h.To)
		} else {
			fmt.Fprintf(&b, " <%s %s", h.Relation, h.To)
		}
	}
	return b.String()
}

func TestEachHopHasItsPassage(t *testing.T) {
	g := districts()
	g.node(ontology.KindPassage, "z: another passage of 东企20", nil) // the first is shown
	g.edge("东企20", ontology.StatedIn, "z: another passage of 东企20")
	for _, id := range []string{"东1", "东企20"} {
		g.node(ontology.KindPassage, "passage of "+id, nil)
		g.edge(id, ontology.StatedIn, "passage of "+id)
	}
	g.edge("东1", ontology.Sets, "东企20")
	for i := range g.Edges {
		if e := &g.Edges[i]; e.To == "东1" && e.Rel == ontology.Leads {
			e.Props["passage"] = "passage of 东1"
		}
		if e := &g.Edges[i]; e.From == "东1" && e.Rel == ontology.Sets {
			e.Props = store.Props{"passage": "passage of 东企20"}
		}
	}
	got, err := FindPaths(t.Context(), keep(t, &g.Graph), "东区科技局", "企业", []RelationType{"LEADS", "SETS", "MEASURES"}, 3, 10, false)
	if err != nil {
		t.Fatal(err)
	}
	if walk(got) != "东区科技局 LEADS> 东1 SETS> 东企20 MEASURES> 企业" {
		t.Fatalf("the way is %s", walk(got))
	}
	for i, want := range []string{"passage of 东1", "passage of 东企20", "passage of 东企20"} {
		if p := got.Paths[0].Hops[i].Passage; p != want {
			t.Errorf("hop %d is stated in %q, want %q", i, p, want)
		}
	}
}

// TestARelationIsStatedWhereItsFactIs: a plan's task by the task's passage, an
// indicator by the figure's; what vocabularies say has none.
func TestARelationIsStatedWhereItsFactIs(t *testing.T) {
	g := districts()
	for _, id := range []string{"东1", "东企20"} {
		g.node(ontology.KindPassage, "passage of "+id, nil)
		g.edge(id, ontology.StatedIn, "passage of "+id)
	}
	for _, c := range []struct {
		from, to, want string
		rel            RelationType
	}{
		{"东案", "东1", "passage of 东1", "HAS_TASK"},
		{"东1", "东案", "passage of 东1", "HAS_TASK"},
		{"东案", "东企20", "passage of 东企20", "SETS"},
		{"东企20", "东区", "passage of 东企20", "FOR_AREA"},
		{"东1", "passage of 东1", "passage of 东1", "STATED_IN"},
		{"东区科技局", "东区", "", "SERVES"},
	} {
		got, err := FindPaths(t.Context(), keep(t, &g.Graph), c.from, c.to, []RelationType{c.rel}, 1, 10, true)
		if err != nil || len(got.Paths) != 1 || got.Paths[0].Hops[0].Passage != c.want {
			t.Errorf("from %s to %s: %+v: %v", c.from, c.to, got, err)
		}
	}
}

func TestGapsTellSilenceFromWhatIsNotLoaded(t *testing.T) {
	g := districts()
	g.node(ontology.KindPlatform, "园", store.Props{"name": "园", "kind": "园区"})
	g.edge("西案", ontology.Concerns, "园")
	s := keep(t, &g.Graph)
	for _, c := range []struct{ area, other, want string }{
		{"东区", "西区", "[新增 STATED SILENT] [街道 STATED SILENT] [园区 SILENT STATED]"},
		{"西区", "东区", "[新增 SILENT STATED] [街道 SILENT STATED] [园区 STATED SILENT]"},
		{"东区", "北区", "[企业 STATED NOT_LOADED 新增 STATED NOT_LOADED] [科技 STATED NOT_LOADED 财政 STATED NOT_LOADED 街道 STATED NOT_LOADED] []"},
		{"北区", "西区", "[企业 NOT_LOADED STATED] [科技 NOT_LOADED STATED 财政 NOT_LOADED STATED] [园区 NOT_LOADED STATED]"},
	} {
		s.calls = 0
		g, err := FindGaps(t.Context(), s, c.area, c.other)
		if err != nil {
			t.Fatal(err)
		}
		var indicators []string
		for _, i := range g.Indicators {
			indicators = append(indicators, fmt.Sprintf("%s %s %s", i.Indicator, i.Area, i.ComparedTo))
		}
		names := func(gaps []*NameGap) []string {
			var out []string
			for _, n := range gaps {
				out = append(out, fmt.Sprintf("%s %s %s", n.Name, n.Area, n.ComparedTo))
			}
			return out
		}
		if got := fmt.Sprint(indicators, " ", names(g.Functions), " ", names(g.PlatformKinds)); got != c.want || s.calls > 5 {
			t.Errorf("%s and %s: %s in %d calls, want %s in 5 at most", c.area, c.other, got, s.calls, c.want)
		}
	}
}

// TestGapsCountATaskOnceForAFunction, and goals only.
func TestGapsCountATaskOnceForAFunction(t *testing.T) {
	g := districts()
	g.agency("东区某街道", "东区", "街道", "部门")
	g.task("东4", "东案", [2]string{ontology.Leads, "东区各街道"}, [2]string{ontology.Supports, "东区某街道"})
	g.indicator("规模", false, false)
	g.figure("东规", "东案", "规模", "东区", 2022, 1, store.Props{"nature": "SIZE"})
	got, err := FindGaps(t.Context(), keep(t, &g.Graph), "东区", "西区")
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Functions) != 1 || got.Functions[0].Name != "街道" || got.Functions[0].AreaCount != 2 {
		t.Errorf("%d functions, the first %+v; want 街道 of two tasks", len(got.Functions), got.Functions[0])
	}
	if len(got.Indicators) != 1 || got.Indicators[0].Indicator != "新增" {
		t.Errorf("%d indicators; a project's size is none that is planned for", len(got.Indicators))
	}
}

// TestATimelineSaysByWhatATaskIsDue: a task of several years is due in the last and under
// way before, unless its plan's period alone dates it; targets that name no year stand
// apart from those that do.
func TestATimelineSaysByWhatATaskIsDue(t *testing.T) {
	g := districts()
	for _, c := range []struct {
		id        string
		from, due int64
		basis     ontology.DueBasis
	}{
		{"跨年", 2020, 2022, ontology.DueBySchedule}, {"标", 2021, 2021, ontology.DueByTarget}, {"期", 2020, 2022, ontology.DueByPeriod},
	} {
		g.task(c.id, "东案")
		p := g.Nodes[len(g.Nodes)-1].Props
		p["from"], p["due"], p["dueBasis"] = c.from, c.due, string(c.basis)
	}
	s := keep(t, &g.Graph)
	line, err := MakeTimeline(t.Context(), s, TimelineQuestion{
		Targets: []store.Filter{anyOf(store.IDProp, []string{"东案"}, step(ontology.KindPlan, true, ontology.Sets))},
		Tasks:   []store.Filter{anyOf(store.IDProp, []string{"东案"}, step(ontology.KindPlan, true, ontology.HasTask))},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, y := range line.Years {
		s := fmt.Sprint(deref(y.Year), keysOf(y.Targets), keysOf(y.UndatedTargets), keysOf(y.Tasks), keysOf(y.Ongoing))
		for _, b := range y.Bases {
			s += fmt.Sprint(" ", b.Basis, b.Count)
		}
		got = append(got, s)
	}
	want := []string{
		"2020 [东企20] [] [] [跨年]", "2021 [] [] [标] [跨年] TARGET1",
		"2022 [东企22] [东新] [跨年 期] [] SCHEDULE1 PERIOD1", "0 [] [] [东1 东2 东3] []",
	}
	if !slices.Equal(got, want) || s.calls != 2 || line.Unscheduled != 4 {
		t.Errorf("%q in %d calls, %d unscheduled; want %q in 2, 4", got, s.calls, line.Unscheduled, want)
	}
}

// TestWaysThatGiveAReasonComeBeforeACommonPlace, however long they are.
func TestWaysThatGiveAReasonComeBeforeACommonPlace(t *testing.T) {
	g := districts()
	g.task("东4", "东案", [2]string{ontology.Leads, "东区各街道"})
	s := keep(t, &g.Graph)
	got, err := FindPaths(t.Context(), s, "东1", "东4", nil, 6, 10, false)
	if err != nil {
		t.Fatal(err)
	}
	var ways []string
	for _, p := range got.Paths {
		ways = append(ways, walk(&Paths{Paths: []*Path{p}}))
	}
	if !slices.Equal(ways, []string{"东1 <HAS_TASK 东案 HAS_TASK> 东4"}) || len(got.Barred) != 0 {
		t.Errorf("%q, barred %v", ways, got.Barred)
	}
	got, err = FindPaths(t.Context(), s, "东区科技局", "东区各街道", nil, 6, 10, false)
	if err != nil {
		t.Fatal(err)
	}
	ways = nil
	for _, p := range got.Paths {
		ways = append(ways, walk(&Paths{Paths: []*Path{p}}))
	}
	want := []string{"东区科技局 LEADS> 东1 <SUPPORTS 东区各街道", "东区科技局 SERVES> 东区 <SERVES 东区各街道"}
	if !slices.Equal(ways, want) {
		t.Errorf("%q, want %q", ways, want)
	}
}

// TestAWayThatAHubBarsIsTold, where it is shorter than what is shown; a way that is as
// short without the hub leaves nothing to tell.
func TestAWayThatAHubBarsIsTold(t *testing.T) {
	g := districts()
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		from, to string
		length   int
		want     string
	}{
		{"东区科技局", "西区科技局", 6, "[市] [HUBS_BARRED]"},
		{"东区科技局", "西区科技局", 3, "[] []"},
		{"东区科技局", "东区财政局", 6, "[] []"},
	} {
		got, err := FindPaths(t.Context(), s, c.from, c.to, []RelationType{"SERVES", "PART_OF"}, c.length, 10, false)
		if err != nil {
			t.Fatal(err)
		}
		if said := fmt.Sprint(got.Barred, " ", kindsOf(got.Caveats)); said != c.want {
			t.Errorf("from %s to %s in %d: %s, want %s", c.from, c.to, c.length, said, c.want)
		}
	}
}

// TestGapsOfOneThingStandTogether, those of no family behind them.
func TestGapsOfOneThingStandTogether(t *testing.T) {
	g := districts()
	g.node(ontology.KindIndicatorFamily, "族", store.Props{"name": "族"})
	for i, id := range []string{"甲", "乙", "丙"} {
		g.indicator(id, false, false)
		g.figure("数"+id, []string{"东案", "东案", "西案"}[i], id, []string{"东区", "东区", "西区"}[i], 2022, 1, nil)
		g.edge(id, ontology.InFamily, "族")
	}
	got, err := FindGaps(t.Context(), keep(t, &g.Graph), "东区", "西区")
	if err != nil {
		t.Fatal(err)
	}
	var groups []string
	for _, group := range got.IndicatorGroups {
		s := group.Family + ":"
		for _, i := range group.Indicators {
			s += " " + i.Indicator
		}
		groups = append(groups, s)
	}
	if want := []string{"族: 丙", "族: 乙 甲", ": 新增"}; !slices.Equal(groups, want) {
		t.Errorf("%q, want %q", groups, want)
	}
	if gap := got.Indicators[0]; gap.Message != "西区的计划有,东区的计划没有提及" {
		t.Errorf("it says %q", gap.Message)
	}
}

// TestAPlanThatNamesAPlatformNoTaskDoesIsCounted apart from tasks, where plans are told
// by the other axis.
func TestAPlanThatNamesAPlatformNoTaskDoesIsCounted(t *testing.T) {
	g := districts()
	for _, id := range []string{"综合体", "园"} {
		g.node(ontology.KindPlatform, id, store.Props{"name": id, "kind": id})
		g.edge("东案", ontology.Concerns, id)
	}
	g.edge("东1", ontology.Concerns, "园")
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		q    MatrixQuestion
		want string
	}{
		{MatrixQuestion{Rows: AxisPlatformKind, Columns: AxisArea}, "园×东区 1 0; 综合体×东区 0 1; "},
		{MatrixQuestion{Rows: AxisPlan, Columns: AxisPlatformKind}, "东案×园 1 0; 东案×综合体 0 1; "},
		{MatrixQuestion{Rows: AxisPlatformKind, Columns: AxisAgency, Roles: []ontology.Role{ontology.RoleLead}}, "园×东区科技局 1 0; "},
		{MatrixQuestion{Rows: AxisPlatformKind, Columns: AxisArea, Roles: []ontology.Role{ontology.RoleLead}}, "园×东区 1 0; "},
	} {
		s.calls = 0
		m, err := CountMatrix(t.Context(), s, c.q)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, cell := range m.Cells {
			got += fmt.Sprintf("%s×%s %d %d; ", cell.Row, cell.Column, cell.Count, cell.PlanPlatforms)
		}
		if got != c.want || s.calls != 2 {
			t.Errorf("%s by %s: %s in %d calls, want %s in 2", c.q.Rows, c.q.Columns, got, s.calls, c.want)
		}
	}
}

// TestAYearInCommonComesBeforeMoreAreas: what no year has in common can be compared in
// nothing.
func TestAYearInCommonComesBeforeMoreAreas(t *testing.T) {
	g := districts()
	g.indicator("多", false, false)
	for i, area := range []string{"东区", "西区", "北区"} {
		g.figure("多"+area, "东案", "多", area, 2020+i, 1, nil)
	}
	got, err := SuggestIndicators(t.Context(), keep(t, &g.Graph), []string{"东区", "西区", "北区"})
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	for _, i := range got.Indicators {
		order = append(order, fmt.Sprint(i.Indicator, len(i.Areas), i.Years))
	}
	if want := []string{"企业2 [2022]", "多3 []"}; !slices.Equal(order, want) {
		t.Errorf("%q, want %q", order, want)
	}
}

func keysOf(l *List) []string {
	out := []string{}
	for _, k := range l.Keys() {
		out = append(out, k.ID)
	}
	return out
}

func TestLineageGoesUpAndDownOnceEach(t *testing.T) {
	g := districts()
	cite := func(from, to string) { g.edge(from, ontology.BasedOn, to) }
	for _, id := range []string{"国", "省"} {
		g.node(ontology.KindPlan, id, store.Props{"title": id, "cited": true})
	}
	cite("东案", "省")
	cite("省", "国")
	cite("东案", "国")
	cite("国", "东案") // a circle ends
	cite("西案", "省")
	s := keep(t, &g.Graph)
	l, err := FindLineage(t.Context(), s, "省")
	if err != nil {
		t.Fatal(err)
	}
	show := func(steps []*LineageStep) string {
		var out []string
		for _, s := range steps {
			out = append(out, fmt.Sprint(s.Depth, s.Plan, "<", s.Through, s.Loaded))
		}
		return strings.Join(out, "; ")
	}
	if got := show(l.Up); got != "1国<省false; 2东案<国true" {
		t.Errorf("up: %s", got)
	}
	if got := show(l.Down); got != "1东案<省true; 1西案<省true; 2国<东案false" {
		t.Errorf("down: %s", got)
	}
	if s.calls != 1 {
		t.Errorf("%d store calls, want 1", s.calls)
	}
}

func TestFacetsCountEachNodeOnceInEachGroup(t *testing.T) {
	for _, c := range []struct {
		name  string
		kinds []string
		want  string
	}{
		{"tasks", []string{ontology.KindTask}, "4 [TASK 4] [东区 3 西区 1] [] [LEAD 2 SUPPORT 2 RESPONSIBLE 1]"},
		{"figures", []string{ontology.KindTarget, ontology.KindObservation}, "5 [TARGET 4 OBSERVATION 1] [东区 3 西区 2] [2020 1 2022 2] []"},
		{"agencies", []string{ontology.KindAgency}, "5 [AGENCY 5] [东区 3 西区 2] [] [SUPPORT 3 LEAD 2 RESPONSIBLE 2]"},
		{"plans", []string{ontology.KindPlan}, "2 [PLAN 2] [东区 1 西区 1] [] [LEAD 1 RESPONSIBLE 1 SUPPORT 1]"},
		{"none", []string{ontology.KindPlatform}, "0 [] [] [] []"},
	} {
		s := keep(t, &districts().Graph)
		f, err := CountFacets(t.Context(), s, c.kinds, "", nil)
		if err != nil {
			t.Fatal(err)
		}
		var kinds, areas, years, roles []string
		for _, k := range f.Kinds {
			kinds = append(kinds, fmt.Sprintf("%s %d", k.Kind, k.Count))
		}
		for _, a := range f.Areas {
			areas = append(areas, fmt.Sprintf("%s %d", a.Area, a.Count))
		}
		for _, y := range f.Years {
			years = append(years, fmt.Sprintf("%d %d", y.Year, y.Count))
		}
		for _, r := range f.Roles {
			roles = append(roles, fmt.Sprintf("%s %d", r.Role, r.Count))
		}
		if got := fmt.Sprint(f.TotalCount, " ", kinds, " ", areas, " ", years, " ", roles); got != c.want || s.calls != 1 {
			t.Errorf("%s: %s in %d calls, want %s in 1", c.name, got, s.calls, c.want)
		}
	}
}

func TestALineageThatGoesOnSaysSo(t *testing.T) {
	for _, c := range []struct {
		length int
		more   bool
	}{{MaxLineage, false}, {MaxLineage + 1, true}} {
		g := districts()
		last := "东案"
		for i := range c.length {
			id := fmt.Sprintf("上%d", i)
			g.node(ontology.KindPlan, id, store.Props{"title": id, "cited": true})
			g.edge(last, ontology.BasedOn, id)
			last = id
		}
		l, err := FindLineage(t.Context(), keep(t, &g.Graph), "东案")
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Up) != MaxLineage || l.HasMore != c.more {
			t.Errorf("of %d plans above %d are listed, more: %v", c.length, len(l.Up), l.HasMore)
		}
	}
}
