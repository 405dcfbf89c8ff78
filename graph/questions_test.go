package graph

import (
	"flag"
	"log/slog"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/internal/synthtest"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

var districts = flag.Int("districts", 20, "how many synthetic districts the store calls of questions are counted on")

// questions has one query for each question field, of a part of the graph and
// of all of it, and how many store calls it takes. It asks of the synthetic
// dataset; real is the same of the built-in one.
var questions = []struct {
	name, query, real string
	calls             int64
}{
	{
		"compare",
		`{ compare(indicators: ["indicator:measure-01", "indicator:measure-02"], areas: ["area:d0000", "area:d0001", "area:d0002"]) { indicators { rows { cells { year status targets { value } caveats { kind message } } } } } }`,
		`{ compare(indicators: ["indicator:high-tech-enterprises", "indicator:new-incubation-space"], areas: ["area:330303", "area:330304", "area:330305"]) { indicators { rows { cells { year status targets { value } caveats { kind message } } } } } }`, 3,
	},
	{
		"suggestIndicators",
		`{ suggestIndicators(areas: ["area:d0000", "area:d0001", "area:d0002"]) { totalCount indicators { indicator { name } years caveats } } }`,
		`{ suggestIndicators(areas: ["area:330303", "area:330304", "area:330305"]) { totalCount indicators { indicator { name } years caveats } } }`, 3,
	},
	{
		"matrix of a plan, with its tasks",
		`{ matrix(rows: FUNCTION, columns: AREA, filter: {plans: ["plan:d0000-plan-1"]}) { cells { row column count roles { role count } tasks(first: 5) { nodes { title } } } } }`,
		`{ matrix(rows: FUNCTION, columns: AREA, filter: {plans: ["plan:longwan-corridor-2020"]}) { cells { row column count roles { role count } tasks(first: 5) { nodes { title } } } } }`, 4,
	},
	{
		"matrix of all",
		`{ matrix(rows: FUNCTION, columns: PLATFORM_KIND) { tasks outside cells { row column count roles { role count } presumedLeads } } }`,
		`{ matrix(rows: FUNCTION, columns: PLATFORM_KIND) { tasks outside cells { row column count roles { role count } presumedLeads } } }`, 2,
	},
	{
		"collaboration in an area",
		`{ collaboration(area: "area:d0000") { totalPairs pairs { agencies { name } shared tasks(first: 3) { nodes { title } } } agencies { agency { name } led partners } } }`,
		`{ collaboration(area: "area:330303") { totalPairs pairs { agencies { name } shared tasks(first: 3) { nodes { title } } } agencies { agency { name } led partners } } }`, 5,
	},
	{
		"collaboration of a function",
		`{ collaboration(function: "财政局") { totalPairs pairs { agencies { name } shared } agencies { agency { name } led partners } } }`,
		`{ collaboration(function: "财政局") { totalPairs pairs { agencies { name } shared } agencies { agency { name } led partners } } }`, 3,
	},
	{
		"path",
		`{ path(from: "agency:d0000:科技局", to: "agency:d0001:科技局") { paths { length hops { relation to { id } passage { section } } } } }`,
		`{ path(from: "agency:330305:科技局", to: "agency:330304:科技局") { paths { length hops { relation to { id } passage { section } } } } }`, 7,
	},
	{
		"gaps",
		`{ gaps(area: "area:d0000", comparedTo: "area:d0001") { indicators { indicator { name } } functions { name area } platformKinds { name } } }`,
		`{ gaps(area: "area:330303", comparedTo: "area:330304") { indicators { indicator { name } } functions { name area } platformKinds { name } } }`, 3,
	},
	{
		"conflicts in an area",
		`{ conflicts(filter: {areas: ["area:d0000"]}) { totalCount conflicts { kind sides { says } facts { id } } } }`,
		`{ conflicts(filter: {areas: ["area:330303"]}) { totalCount conflicts { kind sides { says } facts { id } } } }`, 3, // four where there is one to show
	},
	{
		"conflicts of all",
		`{ conflicts { totalCount conflicts { kind sides { says } facts { id } } } }`,
		`{ conflicts { totalCount conflicts { kind sides { says } facts { id } } } }`, 2, // three where there is one to show
	},
	{
		"timeline of a plan",
		`{ timeline(filter: {plans: ["plan:d0000-plan-1"]}) { years { year targets(first: 3) { totalCount nodes { value } } } } }`,
		`{ timeline(filter: {plans: ["plan:longwan-corridor-2020"]}) { years { year targets(first: 3) { totalCount nodes { value } } } } }`, 4,
	},
	{
		"timeline of all",
		`{ timeline { unscheduled years { year targets { totalCount } tasks { totalCount } } } }`,
		`{ timeline { unscheduled years { year targets { totalCount } tasks { totalCount } } } }`, 2,
	},
	{
		"lineage",
		`{ lineage(plan: "plan:d0000-plan-1") { up { depth plan { title } } down { depth } } }`,
		`{ lineage(plan: "plan:zhenan-cluster-2019") { up { depth plan { title } } down { depth } } }`, 2,
	},
	{
		"facets of a plan's tasks",
		`{ facets(tasks: {plans: ["plan:d0000-plan-1"]}) { totalCount areas { area { name } count } years { year count } roles { role count } } }`,
		`{ facets(tasks: {plans: ["plan:longwan-corridor-2020"]}) { totalCount areas { area { name } count } years { year count } roles { role count } } }`, 3,
	},
	{
		"facets of a search",
		`{ facets(text: "财政局") { totalCount kinds { kind count } areas { area { name } count } } }`,
		`{ facets(text: "财政局") { totalCount kinds { kind count } areas { area { name } count } } }`, 2,
	},
	{
		"changes",
		`{ changes(since: "2026-01-01") { totalCount nodes { on by kind fact field old new said node { id } document { title } } } }`,
		`{ changes(since: "2026-01-01") { totalCount nodes { on by kind fact field old new said node { id } document { title } } } }`, 1, // two where there is one to show
	},
	{
		"ranking",
		`{ ranking(indicator: "indicator:measure-01", year: 2025) { totalCount rows { area { name } rank value status targets { value } caveats { kind message } } } }`,
		`{ ranking(indicator: "indicator:rd-spending-share-of-gdp", year: 2022) { totalCount rows { area { name } rank value status targets { value } caveats { kind message } } } }`, 4,
	},
	{
		"growth of a plan",
		`{ growth(plan: "plan:d0000-plan-1") { totalCount rows { indicator { name } ratio targets { value } caveats { kind } } } }`,
		`{ growth(plan: "plan:ouhai-eyewear-complex-2019") { totalCount rows { indicator { name } ratio targets { value } caveats { kind } } } }`, 3,
	},
	{
		"progress of an area",
		`{ progress(area: "area:d0000") { rows { indicator { name } comparable targets { value } observations { value } reasons { kind message } } } }`,
		`{ progress(area: "area:330305") { rows { indicator { name } comparable targets { value } observations { value } reasons { kind message } } } }`, 3,
	},
	{
		"workload of an area",
		`{ workload(area: "area:d0000") { tasks rows { agency { name } tasks leads sole byDue { year count } } caveats { kind } } }`,
		`{ workload(area: "area:330303") { tasks rows { agency { name } tasks leads sole byDue { year count } } caveats { kind } } }`, 5,
	},
	{
		"vocabularies",
		`{ vocabularies { functions { name aliases count } platformKinds { name count } agencyKinds { name count } areaLevels { name count } } }`,
		`{ vocabularies { functions { name aliases count } platformKinds { name count } agencyKinds { name count } areaLevels { name count } } }`, 4,
	},
}

// invented holds a synthetic dataset of so many districts.
func invented(t testing.TB, districts int) *counting {
	t.Helper()
	s := memstore.New()
	if err := s.Replace(t.Context(), synthtest.Graph(t, districts)); err != nil {
		t.Fatal(err)
	}
	return &counting{Store: s}
}

// TestQuestionsTakeTheSameStoreCallsWhateverTheSize of the graph. At 300
// districts: go test ./graph -run WhateverTheSize -districts 300
func TestQuestionsTakeTheSameStoreCallsWhateverTheSize(t *testing.T) {
	for _, n := range []int{3, *districts} {
		s := invented(t, n)
		engine := NewEngine(store.Checked(s), nil, DefaultLimits(), slog.New(slog.DiscardHandler))
		for _, q := range questions {
			s.calls.Store(0)
			answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: q.query})
			if err != nil || len(answer.Errors) > 0 {
				t.Errorf("%s of %d districts: %v: %v", q.name, n, err, answer.Errors)
			}
			if calls := s.calls.Load(); calls != q.calls {
				t.Errorf("%s of %d districts takes %d store calls, want %d", q.name, n, calls, q.calls)
			}
		}
	}
}

// BenchmarkQuestions prints for each question the median processor time (cpu, of all
// threads) and time on the clock, on the built-in dataset and on 300 districts, and how
// the first grows from 10 to 300 districts. The three are asked in turn, so that what
// else the machine does weighs on all.
func BenchmarkQuestions(b *testing.B) {
	log := slog.New(slog.DiscardHandler)
	engines := []*Engine{builtIn(b), NewEngine(invented(b, 10), nil, DefaultLimits(), log), NewEngine(invented(b, 300), nil, DefaultLimits(), log)}
	for _, q := range questions {
		b.Run(q.name, func(b *testing.B) {
			clock, processor := make([][]float64, len(engines)), make([][]float64, len(engines))
			for b.Loop() {
				for i, engine := range engines {
					query := q.query
					if i == 0 {
						query = q.real
					}
					start, worked := time.Now(), processorTime(b)
					answer, err := engine.Execute(b.Context(), &graphql.RawParams{Query: query})
					processor[i] = append(processor[i], float64(processorTime(b)-worked)/float64(time.Millisecond))
					clock[i] = append(clock[i], float64(time.Since(start))/float64(time.Millisecond))
					if err != nil || len(answer.Errors) > 0 {
						b.Fatal(err, answer.Errors)
					}
				}
			}
			median := func(times []float64) float64 { slices.Sort(times); return times[len(times)/2] }
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(median(processor[0]), "cpu-ms-built-in")
			b.ReportMetric(median(processor[2]), "cpu-ms-300")
			b.ReportMetric(median(clock[2]), "ms-300")
			b.ReportMetric(median(processor[2])/median(processor[1]), "ratio-300/10")
		})
	}
}

// processorTime is what the process has used so far.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestFiltersOfQuestionsReachTheirAnswers: a filter selects tasks and targets, and of
// these what the answer counts.
func TestFiltersOfQuestionsReachTheirAnswers(t *testing.T) {
	engine := builtIn(t)
	for query, want := range map[string]string{
		`{ matrix(rows: FUNCTION, columns: PLATFORM_KIND, filter: {functions: ["财政局"]}) { rows { key } } }`:   `{"matrix":{"rows":[{"key":"财政"}]}}`,
		`{ matrix(rows: AGENCY, columns: AREA, filter: {agencies: ["agency:330305:科技局"]}) { rows { key } } }`: `{"matrix":{"rows":[{"key":"agency:330305:科技局"}]}}`,
		`{ timeline(filter: {years: [2020, 2022]}) { years { year } } }`:                                      `{"timeline":{"years":[{"year":2020},{"year":2022}]}}`,
	} {
		answer, err := engine.Execute(t.Context(), &graphql.RawParams{Query: query})
		if err != nil || len(answer.Errors) > 0 || string(answer.Data) != want {
			t.Errorf("%s: %s, %v, %v, want %s", query, answer.Data, answer.Errors, err, want)
		}
	}
}
