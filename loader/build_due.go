package loader

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// yearPart is the key of a row in a year's part of a table: A1.2019.3.
var yearPart = regexp.MustCompile(`^(A\d+)\.((?:19|20)\d\d)\.(.+)$`)

// linesOf names the rows that stand in the parts of a table for several years: what
// has the same title, and the same place among the rows of that title, in two
// years or more. They are named by the document, the table and the first one's place:
// SLUG:A1.3.
func linesOf(f *dataset.File) map[string]string {
	type row struct {
		table, title string
		nth          int // among the rows of the title in one year
	}
	rows, nth := map[row][]*dataset.Task{}, map[[3]string]int{}
	for i := range f.Tasks {
		t := &f.Tasks[i]
		if part := yearPart.FindStringSubmatch(t.Key); part != nil {
			year := [3]string{part[1], part[2], dataset.Normal(t.Title)}
			k := row{part[1], year[2], nth[year]}
			nth[year]++
			rows[k] = append(rows[k], t)
		}
	}
	lines := map[string]string{}
	for k, of := range rows {
		if len(of) < 2 {
			continue
		}
		first := slices.MinFunc(of, func(a, b *dataset.Task) int { return strings.Compare(a.Key, b.Key) })
		for _, t := range of {
			lines[t.Key] = f.Slug + ":" + k.table + "." + yearPart.FindStringSubmatch(first.Key)[3]
		}
	}
	return lines
}

// span is the years that something takes; no years where from is 0.
type span struct{ from, to int64 }

func (s *span) add(year int64) {
	if s.from == 0 || year < s.from {
		s.from = year
	}
	s.to = max(s.to, year)
}

// addDue says of each task when it is due and by what: by its schedule, else by the
// targets that it sets, else by its plan's period. It says too how it is assigned.
func (b *builder) addDue() {
	targets, plans, assigned := map[string]*span{}, map[string]string{}, map[string][]*store.Edge{}
	for key, e := range b.edges {
		from, to := b.nodes[key[0]], b.nodes[key[2]]
		switch {
		case e.Rel == ontology.Sets && from.Kind == ontology.KindTask:
			if year, ok := to.Props["year"].(int64); ok {
				if targets[from.ID] == nil {
					targets[from.ID] = new(span)
				}
				targets[from.ID].add(year)
			}
		case e.Rel == ontology.HasTask:
			plans[to.ID] = from.ID
		case ontology.IsAssignment(e.Rel):
			assigned[to.ID] = append(assigned[to.ID], e)
		}
	}
	for _, n := range b.nodes {
		if n.Kind != ontology.KindTask {
			continue
		}
		n.Props["sole"], n.Props["withoutLead"] = soleBody(assigned[n.ID]), withoutLead(assigned[n.ID])
		due, basis := scheduled(n), ontology.DueBySchedule
		if due.from == 0 && targets[n.ID] != nil {
			due, basis = *targets[n.ID], ontology.DueByTarget
		}
		if due.from == 0 {
			due, basis = periodOf(b.nodes[plans[n.ID]]), ontology.DueByPeriod
		}
		if due.from != 0 {
			n.Props["from"], n.Props["due"], n.Props["dueBasis"] = due.from, due.to, string(basis)
		}
	}
}

// scheduled are the years that a task's schedule names, or the year of the part of
// the table that it stands in.
func scheduled(task *store.Node) span {
	var s span
	periods, _ := task.Props["schedule"].([]string)
	for _, p := range periods {
		for _, year := range yearsIn(p) {
			s.add(year)
		}
	}
	key, _ := task.Props["key"].(string)
	if part := yearPart.FindStringSubmatch(key); part != nil && s.from == 0 {
		s.add(yearsIn(part[2])[0])
	}
	return s
}

// fourDigits are the numbers of a period that can be years.
var fourDigits = regexp.MustCompile(`\d{4,}`)

// yearsIn are the years that a period names: 2020 and 2021 of 2020年-2021年6月; none
// of 10月底前.
func yearsIn(period string) []int64 {
	var years []int64
	for _, digits := range fourDigits.FindAllString(period, -1) {
		if n, err := strconv.Atoi(digits[:4]); err == nil && ontology.IsYear(n) {
			years = append(years, int64(n))
		}
	}
	return years
}

// periodOf are the years of a plan's period, where its end is known.
func periodOf(plan *store.Node) span {
	if plan == nil {
		return span{}
	}
	end, _ := plan.Props["periodEnd"].(string)
	to := yearsIn(end)
	if len(to) == 0 {
		return span{}
	}
	start, _ := plan.Props["periodStart"].(string)
	from := yearsIn(start)
	if len(from) == 0 {
		from = to
	}
	return span{from[0], to[0]}
}

func soleBody(assignments []*store.Edge) bool {
	return len(assignments) == 1 && assignments[0].Rel == ontology.ResponsibleFor
}

func withoutLead(assignments []*store.Edge) bool {
	return len(assignments) > 0 && !slices.ContainsFunc(assignments, func(e *store.Edge) bool { return e.Rel == ontology.Leads })
}
