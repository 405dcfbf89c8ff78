package main

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/data"
	"github.com/policygraph/policygraph/dataset"
)

// TestAnswersThatMisleadAgreeWithTheFiles computes the answers to the other questions of
// docs/questions.md from the dataset's files, and holds what keeps a reader from the
// wrong reading: the counts beside the count, the caveats, the statuses. Lists are
// compared as sets: their order is tested where it is made.
func TestAnswersThatMisleadAgreeWithTheFiles(t *testing.T) {
	answers := answersInDocs(t)
	d, err := dataset.Load(data.FS())
	if err != nil {
		t.Fatal(err)
	}
	r := reading{d}
	const dongtou, longwan, ouhai, zhenan = "dongtou-incubators-2022", "longwan-corridor-2020", "ouhai-eyewear-complex-2019", "zhenan-cluster-2019"
	eyeValley := r.mentioning(longwan, "中国眼谷")
	leads, lines := r.leading("科技", "管委会", "城管", "交通")
	for question, parts := range map[int]map[string][]string{
		13: {
			"leads.rows.total": r.counted(longwan, func(_ *dataset.Task, a dataset.Assignment) bool { return a.Role == "lead" }),
			"sole.rows.total":  r.counted(longwan, sole),
			"sole.tasks":       {"51"},
		},
		14: {
			"matrix.cells.count": leads, "matrix.cells.lines": lines,
			"matrix.plansWithoutLeads.title": {r.file(dongtou).Document.Title},
			"matrix.caveats.kind":            {"REPEATED"}, "matrix.caveats.facts": {"plan:" + ouhai},
			"matrix.cells.presumedLeads": append(slices.Repeat([]string{"0"}, len(leads)-1), count(r.tasks(part{plan: dongtou, function: "科技", first: true}))),
		},
		15: {
			"growth.rows.ratio":    r.growth(ouhai, 2019, 2021)[:14],
			"growth.totalCount":    {fmt.Sprint(len(r.growth(ouhai, 2019, 2021)) + len(r.growth(ouhai, 2019, 2020)))},
			"growth.caveats.kind":  {"PROMISED"},
			"growth.rows.fromYear": slices.Repeat([]string{"2019"}, 14), "growth.rows.toYear": slices.Repeat([]string{"2021"}, 14),
		},
		16: {
			"compare.indicators.rows.cells.targets.value": slices.Concat(
				r.promised("330304", "incubators"), r.promised("330304", "provincial-incubators"), r.promised("330304", "provincial-makerspaces-with-star")),
			"compare.indicators.rows.cells.status":       append(slices.Repeat([]string{"STATED"}, 8), "SILENT"),
			"compare.indicators.rows.cells.caveats.kind": slices.Repeat([]string{"SCOPE"}, 8),
			"compare.indicators.rows.cells.near.reason":  append(slices.Repeat([]string{"OTHER_YEAR"}, 2), slices.Repeat([]string{"OTHER_TIER"}, 3)...),
		},
		17: {
			"longwan.nodes.name": r.platforms("330303"), "ouhai.nodes.name": r.platforms("330304"), "dongtou.nodes.name": r.platforms("330305"),
			"longwan.totalCount": {count(r.platforms("330303"))},
		},
		18: {
			"withoutLead.totalCount":   {fmt.Sprint(r.tasksOf(longwan, func(as []dataset.Assignment) bool { return len(as) > 0 && !anyLeads(as) }))},
			"withoutAgency.totalCount": {fmt.Sprint(r.tasksOf(longwan, func(as []dataset.Assignment) bool { return len(as) == 0 }))},
			"sole.rows.total":          r.counted(longwan, sole),
		},
		19: {
			"longwan.rows.tasks": r.shares(longwan, part{}, "浙南科技城经发局(科技局)", "龙湾区科技局", "属地街道", "浙南科技城建投集团", "龙湾区综合行政执法局"),
			"longwan.rows.leads": r.shares(longwan, part{role: "lead"}, "浙南科技城经发局(科技局)", "龙湾区科技局", "属地街道", "浙南科技城建投集团", "龙湾区综合行政执法局"),
			"longwan.rows.responsible": r.shares(longwan, part{role: "responsible"},
				"浙南科技城经发局(科技局)", "龙湾区科技局", "属地街道", "浙南科技城建投集团", "龙湾区综合行政执法局"),
			"longwan.rows.collective":    {"false", "false", "true", "false", "false"},
			"dongtou.rows.presumedLeads": r.shares(dongtou, part{first: true}, "洞头区科技局", "洞头区各街道(乡镇)"),
			"dongtou.rows.leads":         {"0", "0"},
			"dongtou.caveats.kind":       {"NAMES_NO_LEADS"},
			"zhenan.rows.tasks":          {count(r.tasks(part{plan: zhenan, function: "科技"}))},
			"zhenan.rows.supports":       {count(r.tasks(part{plan: zhenan, function: "科技", role: "support"}))},
			"longwan.rows.agency.name":   {"浙南科技城经发局(科技局)", "龙湾区科技局", "属地街道", "浙南科技城建投集团", "龙湾区综合行政执法局"},
			"dongtou.rows.tasks":         r.shares(dongtou, part{}, "洞头区科技局", "洞头区各街道(乡镇)"),
		},
		20: {
			"agencies.nodes.aliases": r.calledIn(pick(answers[19], strings.Split("agencies.nodes.name", "."))),
		},
		21: {
			"dongtou.rows.reasons.kind": r.onesided("330305"), "dongtou.caveats.kind": {"NOTHING_COMPARABLE"},
			"ouhai.caveats.kind": {"NO_RESULTS"}, "longwan.caveats.kind": {"NO_RESULTS"},
		},
		22: {
			"tasks.nodes.targets.nodes.canonicalValue": r.roads(longwan),
		},
		23: {
			"timeline.years.tasks.totalCount":          {fmt.Sprint(r.due(2021)), fmt.Sprint(r.due(2022))},
			"timeline.years.targets.totalCount":        {fmt.Sprint(r.dated(2021)), fmt.Sprint(r.dated(2022))},
			"timeline.years.undatedTargets.totalCount": {"0", fmt.Sprint(r.undated(2022))},
		},
		24: {
			"ranking.rows.value":   append(r.promised("330303", "rd-spending-share-of-gdp"), append(r.promised("zhenan-cluster", "rd-spending-share-of-gdp"), "<nil>", "<nil>", "<nil>")...),
			"ranking.rows.status":  {"STATED", "STATED", "SILENT", "EXPIRED", "NOT_LOADED"},
			"ranking.caveats.kind": {"PROMISED", "LEVELS"},
		},
		25: {
			"plans.nodes.organisation.edges.node.name": r.organising("leading_group", "office", "host", "campaign_lead"),
			"plans.nodes.title":                        {r.file(dongtou).Document.Title, r.file(longwan).Document.Title, r.file(ouhai).Document.Title, r.file(zhenan).Document.Title},
		},
		26: {
			"platform.tasks.totalCount":   {fmt.Sprint(len(eyeValley))},
			"platform.written.totalCount": {count(r.naming(longwan, eyeValley, "眼谷"))},
			"bodies.rows.total":           r.counted(longwan, among(eyeValley, nil)),
			"leads.rows.total":            r.counted(longwan, among(eyeValley, func(_ *dataset.Task, a dataset.Assignment) bool { return a.Role == "lead" })),
			"sole.rows.total":             r.counted(longwan, among(eyeValley, sole)),
			"tasks.nodes.targets.nodes.value": r.said(longwan, eyeValley, 2020, 2022, func(g *dataset.Figure) string {
				return fmt.Sprint(g.Value)
			}),
			"tasks.nodes.targets.nodes.qualifier": r.said(longwan, eyeValley, 2020, 2022, func(g *dataset.Figure) string {
				return cmp.Or(g.Qualifier, "<nil>")
			}),
			"tasks.nodes.targets.nodes.scope":           r.said(longwan, eyeValley, 2020, 2022, func(g *dataset.Figure) string { return g.Scope }),
			"conflicts.conflicts.sides.passage.section": r.noted(longwan),
		},
		27: {
			"conflicts.totalCount":           {fmt.Sprint(len(r.deadlines()))},
			"conflicts.conflicts.sides.says": slices.Concat(r.deadlines()...),
		},
	} {
		for path, want := range parts {
			got := pick(answers[question-1], strings.Split(path, "."))
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("question %d: %s is %q, by the files %q", question, path, got, want)
			}
		}
	}
}

// TestTheRoadsCostWhatTheDocsSay: the cost of a kilometre is that of all together, and
// not the mean of each one's.
func TestTheRoadsCostWhatTheDocsSay(t *testing.T) {
	var cost, length, quotients float64
	rows := 0
	nodes := answersInDocs(t)[21].(map[string]any)["tasks"].(map[string]any)["nodes"].([]any)
	for _, n := range nodes {
		values := pick(n, []string{"targets", "nodes", "canonicalValue"})
		units := pick(n, []string{"targets", "nodes", "canonicalUnit"})
		if !slices.Equal(units, []string{"米", "万元"}) {
			continue // a row without an amount costs nothing that is known
		}
		metres, _ := strconv.ParseFloat(values[0], 64)
		amount, _ := strconv.ParseFloat(values[1], 64)
		cost, length, quotients, rows = cost+amount/1e4, length+metres/1e3, quotients+amount/1e4/(metres/1e3), rows+1
	}
	if got := fmt.Sprintf("%d %.2f %.2f %.2f %.2f", rows, cost, length, cost/length, quotients/float64(rows)); got != "13 218.49 71.16 3.07 2.71" {
		t.Errorf("rows, cost, length, cost of a kilometre and the mean of quotients: %s", got)
	}
}

func sole(task *dataset.Task, a dataset.Assignment) bool {
	return len(task.Assignments) == 1 && a.Role == "responsible"
}

func anyLeads(as []dataset.Assignment) bool {
	return slices.ContainsFunc(as, func(a dataset.Assignment) bool { return a.Role == "lead" })
}

// counted counts the tasks of each body that has an assignment of the sort.
func (r reading) counted(slug string, is func(*dataset.Task, dataset.Assignment) bool) []string {
	f := r.file(slug)
	names := r.Resolver().Names(f)
	tasks := map[string]int{}
	for i := range f.Tasks {
		bodies := map[string]bool{}
		for _, a := range f.Tasks[i].Assignments {
			if who := names.Agency(a.Agency); is(&f.Tasks[i], a) {
				bodies[who.Area.ID+who.Name] = true
			}
		}
		for body := range bodies {
			tasks[body]++
		}
	}
	return numbers(slices.Collect(maps.Values(tasks)))
}

func numbers(of []int) []string {
	out := make([]string, len(of))
	for i, n := range of {
		out[i] = fmt.Sprint(n)
	}
	return out
}

// yearPart is the key of a row of one year: A1.2019.3.
var yearPart = regexp.MustCompile(`^(A\d+)\.(20\d\d)\.`)

// leading counts the tasks that each body of any of the kinds leads over all plans, and
// the same with the rows of several years once; a body of a plan without leads has 0
// where it stands first.
func (r reading) leading(kinds ...string) (tasks, lines []string) {
	all, once := map[string]int{}, map[string]map[string]bool{}
	for _, f := range r.Files {
		names := r.Resolver().Names(f)
		leads := slices.ContainsFunc(f.Tasks, func(t dataset.Task) bool { return anyLeads(t.Assignments) })
		for _, task := range f.Tasks {
			for _, a := range task.Assignments {
				who := names.Agency(a.Agency)
				if task.SameAs != "" || !slices.ContainsFunc(who.Functions, func(k string) bool { return slices.Contains(kinds, k) }) {
					continue
				}
				body := who.Area.ID + who.Name
				switch {
				case a.Role == "lead":
					all[body]++
					if once[body] == nil {
						once[body] = map[string]bool{}
					}
					line := f.Slug + task.Key
					if yearPart.MatchString(task.Key) {
						line = f.Slug + dataset.Normal(task.Title)
					}
					once[body][line] = true
				case !leads && a.Position == 1:
					all[body] += 0
				}
			}
		}
	}
	for body, n := range all {
		tasks, lines = append(tasks, fmt.Sprint(n)), append(lines, fmt.Sprint(len(once[body])))
	}
	return tasks, lines
}

// growth are the ratios of what a plan says of a last year to what it says of a first,
// the highest first.
func (r reading) growth(slug string, first, last int) []string {
	f := r.file(slug)
	measures := r.Resolver().Measures(f)
	type series struct{ indicator, scope, qualifier string }
	said := map[series]map[int]float64{}
	for i := range f.Targets {
		g := &f.Targets[i]
		if g.Year == nil || g.Nature != "" && g.Nature != dataset.NatureGoal {
			continue
		}
		k := series{measures[g].Indicator.ID, g.Scope, g.Qualifier}
		if said[k] == nil {
			said[k] = map[int]float64{}
		}
		said[k][*g.Year] = g.Value
	}
	var ratios []float64
	for _, years := range said {
		all := slices.Sorted(maps.Keys(years))
		if all[0] == first && all[len(all)-1] == last {
			ratios = append(ratios, years[last]/years[first])
		}
	}
	slices.SortFunc(ratios, func(a, b float64) int { return cmp.Compare(b, a) })
	out := []string{}
	for _, ratio := range ratios {
		out = append(out, fmt.Sprint(ratio))
	}
	return out
}

// promised are the values that plans give an area for an indicator.
func (r reading) promised(area, indicator string) []string {
	return r.measured(func(f *dataset.File) []dataset.Figure { return f.Targets }, area, indicator)
}

// platforms are the names of the platforms of an area and of what lies in it.
func (r reading) platforms(area string) []string {
	resolver := r.Resolver()
	names := map[string]string{}
	for _, f := range r.Files {
		for _, p := range f.Platforms {
			at, _ := resolver.Area(cmp.Or(p.Area, f.Document.Area))
			for up := at; up != nil; up = resolver.Above(up) {
				if up.ID == area {
					names[at.ID+dataset.Normal(p.Name)] = p.Name
				}
			}
		}
	}
	return slices.Collect(maps.Values(names))
}

// tasksOf counts the tasks of a plan whose assignments are of a sort, rows that say the
// same as a clause once.
func (r reading) tasksOf(slug string, are func([]dataset.Assignment) bool) int {
	n := 0
	for _, task := range r.file(slug).Tasks {
		if task.SameAs == "" && are(task.Assignments) {
			n++
		}
	}
	return n
}

// shares are how many tasks bodies have in a part of a plan.
func (r reading) shares(slug string, p part, names ...string) []string {
	var out []string
	for _, name := range names {
		p.plan, p.name = slug, name
		out = append(out, count(r.tasks(p)))
	}
	return out
}

// calledIn are the names that bodies go by: those of the vocabulary, or as documents
// write a body that it does not know.
func (r reading) calledIn(bodies []string) []string {
	var out []string
	for _, name := range bodies {
		if i := slices.IndexFunc(r.Agencies, func(b dataset.Body) bool { return b.Name == name && !b.Derived }); i >= 0 {
			out = append(out, r.Agencies[i].Aliases...)
			continue
		}
		written := map[string]bool{}
		for _, f := range r.Files {
			names := r.Resolver().Names(f)
			for _, task := range f.Tasks {
				for _, a := range task.Assignments {
					if names.Agency(a.Agency).Name == name {
						written[a.Agency] = true
					}
				}
			}
		}
		out = append(out, slices.Collect(maps.Keys(written))...)
	}
	return out
}

// onesided are the reasons why no indicator of an area can be compared: each has goals
// only, or reported figures only.
func (r reading) onesided(area string) []string {
	resolver := r.Resolver()
	promised, reported := map[string]bool{}, map[string]bool{}
	for _, f := range r.Files {
		measures := resolver.Measures(f)
		for _, side := range []struct {
			figures []dataset.Figure
			of      map[string]bool
		}{{f.Targets, promised}, {f.Observations, reported}} {
			for i := range side.figures {
				g := &side.figures[i]
				if at, _ := resolver.Area(cmp.Or(g.Area, f.Document.Area)); at.ID == area && (g.Nature == "" || g.Nature == dataset.NatureGoal) {
					side.of[measures[g].Indicator.ID] = true
				}
			}
		}
	}
	var out []string
	for id := range promised {
		if reported[id] {
			out = append(out, "comparable: "+id)
		}
		out = append(out, "NO_RESULTS")
	}
	for range reported {
		out = append(out, "NO_PLANS")
	}
	return out
}

// inMetresAndWan converts the units of lengths and amounts.
var inMetresAndWan = map[string]float64{"米": 1, "公里": 1000, "万元": 1, "亿元": 10000}

// organising are the bodies that carry plans out in any of the roles.
func (r reading) organising(roles ...string) []string {
	var out []string
	for _, f := range r.Files {
		names := r.Resolver().Names(f)
		for _, o := range f.Organisation {
			if f.Document.Kind == "plan" && slices.Contains(roles, o.Role) {
				out = append(out, names.Agency(o.Agency).Name)
			}
		}
	}
	return out
}

// roads are the lengths and amounts of a plan's rows that have a length.
func (r reading) roads(slug string) []string {
	f := r.file(slug)
	measures := r.Resolver().Measures(f)
	var out []string
	for i := range f.Targets {
		g := &f.Targets[i]
		id := measures[g].Indicator.ID
		if id != "length" && id != "total-investment" {
			continue
		}
		if slices.ContainsFunc(f.Targets, func(other dataset.Figure) bool {
			return other.Task == g.Task && g.Task != "" && measuresLength(measures, f, other.Key)
		}) {
			out = append(out, strconv.FormatFloat(g.Value*inMetresAndWan[g.Unit], 'g', 12, 64))
		}
	}
	return out
}

func measuresLength(measures map[*dataset.Figure]dataset.Measure, f *dataset.File, key string) bool {
	i := slices.IndexFunc(f.Targets, func(g dataset.Figure) bool { return g.Key == key })
	return measures[&f.Targets[i]].Indicator.ID == "length"
}

// mentioning are the keys of the tasks that name a platform.
func (r reading) mentioning(slug, platform string) map[string]int {
	keys := map[string]int{}
	for _, p := range r.file(slug).Platforms {
		if p.Name == platform && p.Task != "" {
			keys[p.Task]++
		}
	}
	return keys
}

// naming are those of the tasks whose titles write a word.
func (r reading) naming(slug string, keys map[string]int, word string) []string {
	var out []string
	for _, task := range r.file(slug).Tasks {
		if keys[task.Key] > 0 && strings.Contains(task.Title, word) {
			out = append(out, task.Key)
		}
	}
	return out
}

// among narrows a sort of assignments, or all where it is nil, to those of some tasks.
func among(keys map[string]int, is func(*dataset.Task, dataset.Assignment) bool) func(*dataset.Task, dataset.Assignment) bool {
	return func(task *dataset.Task, a dataset.Assignment) bool {
		return keys[task.Key] > 0 && (is == nil || is(task, a))
	}
}

// said is what the targets of some tasks say of any of the years.
func (r reading) said(slug string, keys map[string]int, one, other int, say func(*dataset.Figure) string) []string {
	var out []string
	for i := range r.file(slug).Targets {
		if g := &r.file(slug).Targets[i]; keys[g.Task] > 0 && g.Year != nil && (*g.Year == one || *g.Year == other) {
			out = append(out, say(g))
		}
	}
	return out
}

// noted are the sections of the places that a reviewer found worded in two ways.
func (r reading) noted(slug string) []string {
	var out []string
	for _, w := range r.file(slug).Warnings {
		if w.Against != nil {
			out = append(out, w.Section, w.Against.Section)
		}
	}
	return out
}

// deadlines are what contradicts in dates: the times of one thing, two by two, and
// deadlines that had passed when the plan was issued, each as both sides say it.
func (r reading) deadlines() [][]string {
	var out [][]string
	for _, f := range r.Files {
		things := map[string][]dataset.Deadline{}
		for _, d := range f.Deadlines {
			things[cmp.Or(d.As, d.Of)] = append(things[cmp.Or(d.As, d.Of)], d)
		}
		for _, of := range things {
			for _, d := range of[1:] {
				if d.By != of[0].By {
					out = append(out, []string{of[0].Of + ":" + of[0].By + "年", d.Of + ":" + d.By + "年"})
				}
			}
		}
		issued := strings.Split(f.Document.IssuedOn, "-")
		for _, task := range f.Tasks {
			for _, s := range task.Schedule {
				year, month := printedYears.FindString(s.Period), printedMonth.FindStringSubmatch(s.Period)
				past := year != "" && month == nil && s.Period == year+"年" && year < issued[0]
				if year == "" && month != nil && strings.HasPrefix(f.Document.PeriodStart, issued[0]) { // a month alone is of the year of issue
					past = fmt.Sprintf("%02s", month[1]) < issued[1]
				}
				if past {
					out = append(out, []string{"成文日期" + f.Document.IssuedOn, s.Period})
				}
			}
		}
	}
	return out
}

var printedMonth = regexp.MustCompile(`^(\d{1,2})月底?前`)

var printedYears = regexp.MustCompile(`20\d\d`)

// due counts the tasks with a body that are due in a year by what is printed: their
// schedule, the year of their part of a table, or the years of their own figures.
func (r reading) due(year int) int {
	n := 0
	for _, f := range r.Files {
		own := map[string]int{}
		for _, g := range f.Targets {
			if g.Year != nil && g.Task != "" {
				own[g.Task] = max(own[g.Task], *g.Year)
			}
		}
		for _, task := range f.Tasks {
			last := 0
			for _, s := range task.Schedule {
				for _, y := range printedYears.FindAllString(s.Period, -1) {
					printed, _ := strconv.Atoi(y)
					last = max(last, printed)
				}
			}
			if in := yearPart.FindStringSubmatch(task.Key); in != nil && last == 0 {
				last, _ = strconv.Atoi(in[2])
			}
			if last == 0 {
				last = own[task.Key]
			}
			if last == year && len(task.Assignments) > 0 && task.SameAs == "" {
				n++
			}
		}
	}
	return n
}

// stated is what tells a target from all others of its plan. Units that stand for one
// another count as one.
func stated(f *dataset.File, g *dataset.Figure, m dataset.Measure) string {
	unit := map[string]string{"个": "家"}[g.Unit]
	return fmt.Sprint(f.Slug, m.Indicator.ID, g.Area, g.Scope, g.Qualifier, g.Stretch, g.Value, g.Comparator, cmp.Or(unit, g.Unit))
}

// dated counts the targets that name a year, those that say the same once.
func (r reading) dated(year int) int {
	return r.targets(func(_ *dataset.File, g *dataset.Figure) bool { return g.Year != nil && *g.Year == year })
}

// undated counts the targets that name no year, of plans whose period ends in one.
func (r reading) undated(year int) int {
	return r.targets(func(f *dataset.File, g *dataset.Figure) bool {
		return g.Year == nil && strings.HasPrefix(f.Document.PeriodEnd, fmt.Sprint(year)) && !strings.Contains(g.Qualifier, "每年")
	})
}

func (r reading) targets(are func(*dataset.File, *dataset.Figure) bool) int {
	all := map[string]bool{}
	for _, f := range r.Files {
		measures := r.Resolver().Measures(f)
		for i := range f.Targets {
			if g := &f.Targets[i]; are(f, g) {
				all[stated(f, g, measures[g])] = true
			}
		}
	}
	return len(all)
}
