package analysis

import (
	"context"
	"maps"
	"math"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Workload says what each agency has to do in the plans of an area.
type Workload struct {
	Area    string
	Tasks   int // that were looked at
	Plans   []string
	Rows    []*WorkloadRow
	Caveats []*Caveat
}

// WorkloadRow is one agency's. A task counts once under each role that it has in it.
type WorkloadRow struct {
	Agency string
	Tasks  int // in any role
	Lines  int // the same, what a plan repeats each year counted once
	// Leads of them it leads, JointLeads of these with others; it answers for
	// Responsible, Sole of these alone. PresumedLeads are those that it comes first in,
	// of plans that name no leads.
	Leads, JointLeads, Supports, Responsible, Sole, PresumedLeads int
	ByDue                                                         []*DueCount
	Collective                                                    bool
	RolesUsed                                                     []ontology.Role

	plans map[string]*store.Item
	lines lineCount
	byDue map[int]int
}

// DueCount is how many tasks are due in a year (nil: in none that is known).
type DueCount struct {
	Year  *int
	Count int
}

// Key is the row's place among all: by tasks, then by what it leads.
func (r *WorkloadRow) Key() store.Key { return rankKey(r.Agency, "", r.Tasks, r.Leads, r.Sole) }

// FindWorkload counts the tasks of plans that cover the area by agency, role and the
// year in which they are due. Four store calls.
func FindWorkload(ctx context.Context, s store.Store, area string, withParts bool) (*Workload, error) {
	if _, err := named(ctx, s, store.Query{Props: []string{}}, argument{"area", ontology.KindArea, []string{area}}); err != nil {
		return nil, err
	}
	all, err := tasks(ctx, s, []store.Filter{
		ofArea(area, withParts, step(ontology.KindPlan, true, ontology.HasTask), step(ontology.KindArea, false, ontology.Covers)),
	}, nil, nil, nil)
	if err != nil {
		return nil, err
	}
	left, err := partsLeftOut(ctx, s, []string{area}, withParts)
	if err != nil {
		return nil, err
	}
	rows, plans := map[string]*WorkloadRow{}, map[string]*store.Item{}
	for _, t := range all {
		if t.plan != nil {
			plans[t.plan.Node.ID] = t.plan
		}
		for i := range t.assignments {
			addWork(rows, t, &t.assignments[i])
		}
	}
	w := &Workload{Area: area, Tasks: len(all), Plans: slices.Sorted(maps.Keys(plans)), Rows: []*WorkloadRow{}}
	for _, r := range rows {
		r.finish()
		w.Rows = append(w.Rows, r)
	}
	rank(w.Rows)
	w.Caveats = slices.Concat(left, withoutLeads(plans), repeats(all))
	return w, nil
}

func addWork(rows map[string]*WorkloadRow, t *task, a *assignment) {
	id := a.agency.Node.ID
	r := rows[id]
	if r == nil {
		r = &WorkloadRow{Agency: id, Collective: text(a.agency, "kind") == ontology.AgencyCollective, plans: map[string]*store.Item{}, byDue: map[int]int{}}
		rows[id] = r
	}
	if t.firstOf(a) {
		r.Tasks++
		r.lines.add(t)
		r.byDue[t.due]++
		if t.isSole {
			r.Sole++
		}
	}
	if t.plan != nil {
		r.plans[t.plan.Node.ID] = t.plan
	}
	switch a.role {
	case ontology.RoleLead:
		r.Leads++
		if t.joint() {
			r.JointLeads++
		}
	case ontology.RoleSupport:
		r.Supports++
	case ontology.RoleResponsible:
		r.Responsible++
	}
	if a.presumedLead {
		r.PresumedLeads++
	}
}

func (r *WorkloadRow) finish() {
	r.Lines, r.RolesUsed, r.ByDue = r.lines.lines(), rolesOf(r.plans), []*DueCount{}
	years := slices.SortedFunc(maps.Keys(r.byDue), func(x, y int) int { return afterAll(x) - afterAll(y) })
	for _, year := range years {
		due := &DueCount{Count: r.byDue[year]}
		if year != 0 {
			due.Year = &year
		}
		r.ByDue = append(r.ByDue, due)
	}
}

// afterAll puts no year, which is 0, behind all others.
func afterAll(year int) int {
	if year == 0 {
		return math.MaxInt32
	}
	return year
}

// withoutLeads is the caveat of plans that name no leads at all.
func withoutLeads(plans map[string]*store.Item) []*Caveat {
	var list []*Caveat
	for _, id := range slices.Sorted(maps.Keys(plans)) {
		if !slices.Contains(rolesUsed(plans[id]), ontology.RoleLead) {
			list = append(list, caveat(CaveatNoLeads, []string{id},
				"《%[1]s》全文不分牵头单位:没有牵头的任务,不等于不牵头", "%[1]s names no leads at all: leading none of its tasks does not mean that a body leads none", text(plans[id], "title")))
		}
	}
	return list
}
