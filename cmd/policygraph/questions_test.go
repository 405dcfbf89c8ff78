package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
)

// questionsInDocs is how many questions docs/questions.md answers.
const questionsInDocs = 27

// answersInDocs are the answers of docs/questions.md, in their order.
func answersInDocs(t *testing.T) []any {
	t.Helper()
	var answers []any
	for _, f := range fences(t) {
		if f.page == filepath.Join("docs", "questions.md") && f.kind == "json" {
			var a struct{ Data any }
			if err := json.Unmarshal([]byte(f.text), &a); err != nil {
				t.Fatalf("%v: %v", f, err)
			}
			answers = append(answers, a.Data)
		}
	}
	if len(answers) != questionsInDocs {
		t.Fatalf("%d answers, want %d", len(answers), questionsInDocs)
	}
	return answers
}

// TestTheTwelveAnswersAgreeWithTheFiles computes the answers to the first questions of
// docs/questions.md a second way: from the dataset's files, without graph,
// store or server. That the server gives them is TestQueriesInTheDocs.
func TestTheTwelveAnswersAgreeWithTheFiles(t *testing.T) {
	answers := answersInDocs(t)
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	r := reading{d}
	const dongtou, longwan, ouhai = "dongtou-incubators-2022", "longwan-corridor-2020", "ouhai-eyewear-complex-2019"
	for question, parts := range []map[string][]string{
		{ // 1
			"node.tasks.totalCount":     {count(r.tasks(part{plan: dongtou, role: "responsible"}))},
			"node.tasks.nodes.key":      r.tasks(part{plan: dongtou, role: "responsible"})[:3],
			"node.tasks.nodes.agencies": r.named(dongtou, r.tasks(part{plan: dongtou, role: "responsible"})[:3]),
		},
		{ // 2
			"agencies.nodes.name":    {"洞头区人社局", "洞头区资规局"},
			"agencies.nodes.aliases": slices.Concat(r.written(dongtou, "洞头区人社局"), r.written(dongtou, "洞头区资规局")),
			"agencies.nodes.tasks": {
				count(r.tasks(part{plan: dongtou, function: "人社局"})), count(r.tasks(part{plan: dongtou, function: "资规局"})),
			},
		},
		{ // 3
			"search.edges.node.name":    {"瓯海区科技局"},
			"search.edges.node.aliases": r.written(ouhai, "瓯海区科技局"),
			"facets.totalCount":         {count(r.bodies("科技局"))},
			"facets.areas.count":        slices.Repeat([]string{"1"}, len(r.bodies("科技局"))),
		},
		{ // 4
			"node.agencies.edges.passage": r.places(dongtou, "三(六).2", true),
			"node.passages.nodes.start":   r.places(dongtou, "三(六).2", false),
		},
		{ // 5
			"matrix.rows.label": {"龙湾区科技局", "龙湾区综合行政执法局", "龙湾区交通局", "浙南科技城经发局(科技局)"},
			"matrix.rows.total": {
				count(r.tasks(part{plan: longwan, role: "lead", name: "龙湾区科技局"})),
				count(r.tasks(part{plan: longwan, role: "lead", name: "龙湾区综合行政执法局"})),
				count(r.tasks(part{plan: longwan, role: "lead", name: "龙湾区交通局"})),
				count(r.tasks(part{plan: longwan, role: "lead", name: "浙南科技城经发局(科技局)"})),
			},
		},
		{ // 6
			"collaboration.tasks":        {count(r.tasks(part{plan: ouhai, function: "科技局"}))},
			"collaboration.totalPairs":   {count(r.partners(ouhai, "瓯海区科技局"))},
			"collaboration.pairs.shared": mostOf(r.partners(ouhai, "瓯海区科技局"), 3),
		},
		{ // 7
			"targets.nodes.year":  r.figures(ouhai, "毕业企业", func(g dataset.Figure) string { return fmt.Sprint(*g.Year) }),
			"targets.nodes.value": r.figures(ouhai, "毕业企业", func(g dataset.Figure) string { return fmt.Sprint(g.Value) }),
		},
		{ // 8
			"conflicts.totalCount":     {fmt.Sprint(r.reworded(dongtou) + len(r.unstretched(dongtou)))},
			"conflicts.conflicts.year": append(slices.Repeat([]string{"<nil>"}, r.reworded(dongtou)), r.unstretched(dongtou)...),
		},
		{ // 9
			"lineage.up.plan.docNumber": {"浙政办发〔2017〕107号", "温政办〔2018〕52号"},
			"lineage.up.passage.start":  {fmt.Sprint(r.file(ouhai).Document.BasedOn[0].Start), fmt.Sprint(r.file(ouhai).Document.BasedOn[1].Start)},
			"lineage.up.loaded":         {fmt.Sprint(r.loaded("浙政办发〔2017〕107号")), fmt.Sprint(r.loaded("温政办〔2018〕52号"))},
		},
		{ // 10
			"compare.indicators.rows.cells.targets.value":      r.measured(func(f *dataset.File) []dataset.Figure { return f.Targets }, "330304", "high-tech-enterprises"),
			"compare.indicators.rows.cells.observations.value": r.measured(func(f *dataset.File) []dataset.Figure { return f.Observations }, "330305", "high-tech-enterprises"),
		},
		{ // 11
			"matrix.cells.count": {
				count(r.tasks(part{plan: longwan, function: "财政局"})), count(r.tasks(part{plan: dongtou, function: "财政局"})),
				count(r.tasks(part{plan: ouhai, function: "财政局"})), count(r.tasks(part{plan: "zhenan-cluster-2019", function: "财政局"})),
			},
			"matrix.cells.roles.count": {
				count(r.tasks(part{plan: longwan, function: "财政局", role: "lead"})), count(r.tasks(part{plan: longwan, function: "财政局", role: "responsible"})),
				count(r.tasks(part{plan: dongtou, function: "财政局", role: "responsible"})), count(r.tasks(part{plan: ouhai, function: "财政局", role: "lead"})),
				count(r.tasks(part{plan: "zhenan-cluster-2019", function: "财政局", role: "lead"})), count(r.tasks(part{plan: "zhenan-cluster-2019", function: "财政局", role: "support"})),
			},
			"matrix.cells.presumedLeads": {"0", count(r.tasks(part{plan: dongtou, function: "财政局", first: true})), "0", "0"},
		},
		{ // 12
			"gaps.functions.areaCount":       r.gaps(ouhai, dongtou, ouhai),
			"gaps.functions.comparedToCount": r.gaps(ouhai, dongtou, dongtou),
		},
	} {
		for path, want := range parts {
			if got := pick(answers[question], strings.Split(path, ".")); !slices.Equal(got, want) {
				t.Errorf("question %d: %s is %q, by the files %q", question+1, path, got, want)
			}
		}
	}
}

// pick lists the scalars of an answer below a path, lists laid end to end and
// what is left of an object in the order of its names.
func pick(v any, path []string) []string {
	switch v := v.(type) {
	case []any:
		out := []string{}
		for _, item := range v {
			out = append(out, pick(item, path)...)
		}
		return out
	case map[string]any:
		if len(path) > 0 {
			return pick(v[path[0]], path[1:])
		}
		out := []string{}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if name != "role" && name != "position" {
				out = append(out, pick(v[name], nil)...)
			}
		}
		return out
	}
	return []string{fmt.Sprint(v)}
}

// reading answers from the files.
type reading struct{ *dataset.Dataset }

// part says which assignments: what is not "" or false must hold.
type part struct {
	plan, role, name, function string
	first                      bool // the first of its task
}

func (r reading) file(slug string) *dataset.File {
	return r.Files[slices.IndexFunc(r.Files, func(f *dataset.File) bool { return f.Slug == slug })]
}

// tasks are the keys of the tasks that have such an assignment, in the order of
// the document; a row that repeats a clause is the clause.
func (r reading) tasks(p part) []string {
	f := r.file(p.plan)
	names := r.Resolver().Names(f)
	var keys []string
	for _, task := range f.Tasks {
		if slices.ContainsFunc(task.Assignments, func(a dataset.Assignment) bool {
			who := names.Agency(a.Agency)
			return (p.role == "" || a.Role == p.role) && (p.name == "" || who.Name == p.name) &&
				(p.function == "" || who.Function == p.function || slices.Contains(who.Functions, p.function)) && (!p.first || a.Position == 1)
		}) {
			if key := cmp.Or(task.SameAs, task.Key); !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	return keys
}

// named are the full names of the bodies of tasks.
func (r reading) named(slug string, keys []string) []string {
	f := r.file(slug)
	names := r.Resolver().Names(f)
	var out []string
	for _, key := range keys {
		task := f.Tasks[slices.IndexFunc(f.Tasks, func(t dataset.Task) bool { return t.Key == key })]
		for _, a := range task.Assignments {
			out = append(out, names.Agency(a.Agency).Name)
		}
	}
	return out
}

// written are the names that the vocabulary knows of a body, which the document
// writes.
func (r reading) written(slug, name string) []string {
	b := r.Agencies[slices.IndexFunc(r.Agencies, func(b dataset.Body) bool { return b.Name == name })]
	if r.Resolver().Names(r.file(slug)).Agency(b.Aliases[0]).Name != name {
		return nil
	}
	return b.Aliases
}

// bodies are the full names of the bodies with tasks whose names hold a text.
func (r reading) bodies(text string) []string {
	all := map[string]bool{}
	for _, f := range r.Files {
		names := r.Resolver().Names(f)
		for _, task := range f.Tasks {
			for _, a := range task.Assignments {
				if who := names.Agency(a.Agency); strings.Contains(who.Name, text) {
					all[who.Name] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// places are the spans of a task's assignments, or the starts of all that state
// it.
func (r reading) places(slug, key string, assignments bool) []string {
	var out []string
	for _, task := range r.file(slug).Tasks {
		switch {
		case assignments && task.Key == key:
			for _, a := range task.Assignments {
				out = append(out, fmt.Sprint(a.End), fmt.Sprint(a.Start))
			}
		case !assignments && cmp.Or(task.SameAs, task.Key) == key:
			out = append(out, fmt.Sprint(task.Start))
		}
	}
	return out
}

// partners are the bodies that share tasks with one, each as often as it does.
func (r reading) partners(slug, name string) map[string]int {
	f := r.file(slug)
	names := r.Resolver().Names(f)
	shared := map[string]int{}
	for _, task := range f.Tasks {
		with := map[string]bool{}
		for _, a := range task.Assignments {
			with[names.Agency(a.Agency).Name] = true
		}
		if with[name] {
			for other := range with {
				shared[other]++
			}
		}
	}
	delete(shared, name)
	return shared
}

func mostOf(counts map[string]int, n int) []string {
	all := slices.SortedFunc(maps.Values(counts), func(a, b int) int { return b - a })
	var out []string
	for _, c := range all[:n] {
		out = append(out, fmt.Sprint(c))
	}
	return out
}

// figures are what a document's targets of an indicator say, one a year.
func (r reading) figures(slug, indicator string, say func(dataset.Figure) string) []string {
	byYear := map[int]string{}
	for _, g := range r.file(slug).Targets {
		if strings.Contains(g.Indicator, indicator) {
			byYear[*g.Year] = say(g)
		}
	}
	var out []string
	for _, year := range slices.Sorted(maps.Keys(byYear)) {
		out = append(out, byYear[year])
	}
	return out
}

// reworded counts what a reviewer found worded in two ways.
func (r reading) reworded(slug string) int {
	n := 0
	for _, w := range r.file(slug).Warnings {
		if w.Against != nil {
			n++
		}
	}
	return n
}

// unstretched are the years of stretch values that are the plain ones.
func (r reading) unstretched(slug string) []string {
	var years []string
	targets := r.file(slug).Targets
	for _, high := range targets {
		if high.Stretch && slices.ContainsFunc(targets, func(g dataset.Figure) bool {
			return !g.Stretch && g.Value == high.Value && g.Unit == high.Unit && *g.Year == *high.Year
		}) {
			years = append(years, fmt.Sprint(*high.Year))
		}
	}
	return years
}

func (r reading) loaded(docNumber string) bool {
	return slices.ContainsFunc(r.Files, func(f *dataset.File) bool { return f.Document.DocNumber == docNumber })
}

// measured are the values that the files give an area for an indicator, in
// order, each once.
func (r reading) measured(of func(*dataset.File) []dataset.Figure, area, indicator string) []string {
	var values []float64
	for _, f := range r.Files {
		resolver, figures := r.Resolver(), of(f)
		measures := resolver.Measures(f)
		for i := range figures {
			g := &figures[i]
			at, _ := resolver.Area(cmp.Or(g.Area, f.Document.Area))
			if measures[g].Indicator.ID == indicator && at.ID == area {
				values = append(values, g.Value)
			}
		}
	}
	slices.Sort(values)
	var out []string
	for _, v := range slices.Compact(values) {
		out = append(out, fmt.Sprint(v))
	}
	return out
}

// gaps counts, for each function that only one of two plans gives tasks to, the
// tasks of one of the two.
func (r reading) gaps(a, b, of string) []string {
	counts := map[string]map[string]int{}
	for _, slug := range []string{a, b} {
		f := r.file(slug)
		counts[slug] = map[string]int{}
		names := r.Resolver().Names(f)
		for _, task := range f.Tasks {
			for _, assigned := range task.Assignments {
				who := names.Agency(assigned.Agency)
				functions := who.Functions
				if len(functions) == 0 {
					functions = []string{who.Function}
				}
				for _, function := range functions {
					counts[slug][function] = len(r.tasks(part{plan: slug, function: function}))
				}
			}
		}
	}
	var only []string
	for function := range counts[a] {
		if counts[b][function] == 0 {
			only = append(only, function)
		}
	}
	for function := range counts[b] {
		if counts[a][function] == 0 {
			only = append(only, function)
		}
	}
	slices.Sort(only)
	slices.SortStableFunc(only, func(x, y string) int { return r.elsewhere(y, a, b) - r.elsewhere(x, a, b) })
	var out []string
	for _, function := range only {
		out = append(out, fmt.Sprint(counts[of][function]))
	}
	return out
}

// elsewhere counts the plans of other areas, of the level of either of two plans', that
// give tasks to a function.
func (r reading) elsewhere(function, a, b string) int {
	level := func(f *dataset.File) string {
		if area, ok := r.Resolver().Area(f.Document.Area); ok {
			return area.Level
		}
		return "none"
	}
	levels, n := []string{level(r.file(a)), level(r.file(b))}, 0
	for _, f := range r.Files {
		if f.Slug != a && f.Slug != b && slices.Contains(levels, level(f)) && len(r.tasks(part{plan: f.Slug, function: function})) > 0 {
			n++
		}
	}
	return n
}

func count[T []string | map[string]int](of T) string { return fmt.Sprint(len(of)) }
