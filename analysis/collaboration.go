package analysis

import (
	"context"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// Collaboration says who works with whom.
type Collaboration struct {
	Tasks    int      // that were looked at
	Plans    []string // whose tasks these are
	Pairs    []*CollaboratingPair
	Agencies []*Coordinator
	Caveats  []*Caveat
}

// CollaboratingPair is two agencies that share tasks. Those that share most rank
// first.
type CollaboratingPair struct {
	Agencies [2]string
	Shared   int
	Lines    int // the shared tasks, what a plan repeats each year counted once
	Tasks    *List

	tasks []*task
	lines lineCount
}

// Key is the pair's place among all.
func (p *CollaboratingPair) Key() store.Key { return rankKey(p.Agencies[0], p.Agencies[1], p.Shared) }

// Coordinator is one agency's part in working together. Those of the most tasks rank
// first, of these those that bring in most others.
type Coordinator struct {
	Agency string
	// Tasks it has a role in; Led of them as LEAD, JointLed of these with others;
	// PresumedLeads of them as the first responsible body of a plan that names no
	// leads; Sole of them that it answers for alone. Lines are its tasks, what a
	// plan repeats each year counted once.
	Tasks, Led, JointLed, PresumedLeads, Sole, Lines int
	Partners, BroughtIn                              int
	Collective                                       bool
	RolesUsed                                        []ontology.Role

	partners, broughtIn map[string]bool
	plans               map[string]*store.Item
	lines               lineCount
}

// Key is the agency's place among all.
func (c *Coordinator) Key() store.Key {
	return rankKey(c.Agency, "", c.Tasks, c.BroughtIn, c.Partners)
}

// CollaborationQuestion says whose collaboration: those of the three that are given, all
// of which must hold.
type CollaborationQuestion struct {
	Area, Agency, Function *string
	WithParts              bool // the area stands for its parts too
}

// Collaborate pairs the agencies of the tasks of plans that cover the area, of
// tasks of the agency, of tasks of agencies of the function. With an agency or a
// function, one of each pair is such. Four store calls, three without an area, two
// without an agency too.
func Collaborate(ctx context.Context, s store.Store, q CollaborationQuestion) (*Collaboration, error) {
	where, err := q.tasks(ctx, s)
	if err != nil {
		return nil, err
	}
	all, err := tasks(ctx, s, where, nil, nil, nil)
	if err != nil {
		return nil, err
	}
	inFocus := func(a *store.Item) bool {
		return (q.Agency == nil || a.Node.ID == *q.Agency) && (q.Function == nil || isOfFunction(a, keysOfFunctions([]string{*q.Function})))
	}
	b := collaborationBuilder{map[[2]string]*CollaboratingPair{}, map[string]*Coordinator{}, inFocus}
	var areas []string
	if q.Area != nil {
		areas = []string{*q.Area}
	}
	left, err := partsLeftOut(ctx, s, areas, q.WithParts)
	if err != nil {
		return nil, err
	}
	plans := map[string]*store.Item{}
	for i, t := range all {
		if err := stopped(ctx, i); err != nil {
			return nil, err
		}
		if t.plan != nil {
			plans[t.plan.Node.ID] = t.plan
		}
		b.add(t)
	}
	c := &Collaboration{Tasks: len(all), Plans: slices.Sorted(maps.Keys(plans)), Caveats: slices.Concat(left, withoutLeads(plans), repeats(all))}
	for _, p := range b.pairs {
		p.Shared, p.Lines, p.Tasks = len(p.tasks), p.lines.lines(), listOfTasks(p.tasks)
		c.Pairs = append(c.Pairs, p)
	}
	for _, a := range b.agencies {
		a.Partners, a.BroughtIn, a.RolesUsed = len(a.partners), len(a.broughtIn), rolesOf(a.plans)
		a.Lines = a.lines.lines()
		c.Agencies = append(c.Agencies, a)
	}
	rank(c.Pairs)
	rank(c.Agencies)
	return c, nil
}

// tasks is what the question asks of tasks. One store call where it names nodes.
func (q CollaborationQuestion) tasks(ctx context.Context, s store.Store) ([]store.Filter, error) {
	if q.Area == nil && q.Agency == nil && q.Function == nil {
		return nil, badArgument("area、agency、function 至少给一个", "name an area, an agency or a function")
	}
	var arguments []argument
	var where []store.Filter
	if q.Area != nil {
		arguments = append(arguments, argument{"area", ontology.KindArea, []string{*q.Area}})
		where = append(where, ofArea(*q.Area, q.WithParts, step(ontology.KindPlan, true, ontology.HasTask), step(ontology.KindArea, false, ontology.Covers)))
	}
	assigned := step(ontology.KindAgency, true, ontology.AssignmentsOf(nil)...)
	if q.Function != nil {
		assigned.Where = []store.Filter{anyOf("functionNames", keysOfFunctions([]string{*q.Function}))}
		where = append(where, store.Filter{Via: []store.Step{assigned}, Op: store.Exists, Values: []any{true}})
	}
	if q.Agency != nil {
		arguments = append(arguments, argument{"agency", ontology.KindAgency, []string{*q.Agency}})
		where = append(where, anyOf(store.IDProp, []string{*q.Agency}, assigned))
	}
	if len(arguments) == 0 {
		return where, nil
	}
	_, err := named(ctx, s, store.Query{Props: []string{}}, arguments...)
	return where, err
}

// collaborationBuilder gathers pairs and agencies, task by task.
type collaborationBuilder struct {
	pairs    map[[2]string]*CollaboratingPair
	agencies map[string]*Coordinator
	inFocus  func(agency *store.Item) bool // one of a pair must be
}

// add adds what one task says of who works with whom.
func (b *collaborationBuilder) add(t *task) {
	bodies := map[string]*store.Item{}
	leads := map[string]bool{}
	for _, a := range t.assignments {
		id := a.agency.Node.ID
		body := b.agency(a.agency)
		if bodies[id] == nil {
			body.Tasks++
			body.lines.add(t)
			if t.isSole {
				body.Sole++
			}
		}
		bodies[id] = a.agency
		if t.plan != nil {
			body.plans[t.plan.Node.ID] = t.plan
		}
		if a.role == ontology.RoleLead { // at most once: there is one edge of a relation
			leads[id] = true
			body.Led++
			if t.joint() {
				body.JointLed++
			}
		}
		if a.presumedLead {
			body.PresumedLeads++
		}
	}
	ids := slices.Sorted(maps.Keys(bodies))
	for i, x := range ids {
		for _, y := range ids[i+1:] {
			if b.inFocus(bodies[x]) || b.inFocus(bodies[y]) {
				b.join(t, x, y, leads)
			}
		}
	}
}

func (b *collaborationBuilder) agency(a *store.Item) *Coordinator {
	id := a.Node.ID
	if b.agencies[id] == nil {
		b.agencies[id] = &Coordinator{
			Agency: id, Collective: text(a, "kind") == ontology.AgencyCollective,
			partners: map[string]bool{}, broughtIn: map[string]bool{}, plans: map[string]*store.Item{},
		}
	}
	return b.agencies[id]
}

// join adds a task to what two agencies share. Who leads it brings the other in.
func (b *collaborationBuilder) join(t *task, x, y string, leads map[string]bool) {
	k := [2]string{x, y}
	if b.pairs[k] == nil {
		b.pairs[k] = &CollaboratingPair{Agencies: k}
	}
	b.pairs[k].tasks = append(b.pairs[k].tasks, t)
	b.pairs[k].lines.add(t)
	b.agencies[x].partners[y], b.agencies[y].partners[x] = true, true
	if leads[x] {
		b.agencies[x].broughtIn[y] = true
	}
	if leads[y] {
		b.agencies[y].broughtIn[x] = true
	}
}

// rolesOf are the roles that any of the plans uses, in the order of importance.
func rolesOf(plans map[string]*store.Item) []ontology.Role {
	out := []ontology.Role{}
	for _, role := range []ontology.Role{ontology.RoleLead, ontology.RoleSupport, ontology.RoleResponsible} {
		for _, p := range plans {
			if slices.Contains(rolesUsed(p), role) {
				out = append(out, role)
				break
			}
		}
	}
	return out
}
