package analysis

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// Collaboration says who works with whom.
type Collaboration struct {
	*Shelf
	Tasks, TotalPairs, TotalAgencies int
	Pairs                            []*CollaboratingPair
	Agencies                         []*Coordinator
	PairsPageInfo, AgenciesPageInfo  *view.PageInfo
	plans                            []string
}

// Plans are the plans whose tasks were looked at.
func (c *Collaboration) Plans() ([]*view.Plan, error) { return nodes[*view.Plan](c.Shelf, c.plans) }

// CollaboratingPair is two agencies that share tasks.
type CollaboratingPair struct {
	shelf  *Shelf
	ids    [2]string
	Shared int
	tasks  *List
	in     map[string]*store.Item
}

// Agencies are the two.
func (p *CollaboratingPair) Agencies() ([]*view.Agency, error) {
	return nodes[*view.Agency](p.shelf, p.ids[:])
}

func (p *CollaboratingPair) at() store.Key { return keyOf(p.ids[0], p.ids[1], p.Shared) }

// Tasks are those that they share.
func (p *CollaboratingPair) Tasks(first *int, after *view.Cursor) (*view.TaskConnection, error) {
	return connection[view.Task](p.tasks, first, after)
}

// Coordinator is one agency's part in working together.
type Coordinator struct {
	shelf *Shelf
	id    string
	// Tasks it has a role in; Led of them as LEAD; PresumedLeads of them as the
	// first responsible body of a plan that names no leads.
	Tasks, Led, PresumedLeads int
	Partners, BroughtIn       int
	Collective                bool
	RolesUsed                 []ontology.Role

	partners, broughtIn map[string]bool
	plans               map[string]*store.Item
}

// Agency is the agency.
func (c *Coordinator) Agency() (*view.Agency, error) { return node[*view.Agency](c.shelf, c.id) }

func (c *Coordinator) at() store.Key { return keyOf(c.id, "", c.BroughtIn, c.Partners, c.Tasks) }

// CollaborationPages says which pages of the two lists are wanted.
type CollaborationPages struct {
	First                  *int
	AfterPair, AfterAgency *view.Cursor
}

// Collaborate pairs the agencies of the tasks of plans that cover the area, of
// tasks of the agency, of tasks of agencies of the function: those of the three
// that are given, all of which must hold. With an agency or a function, one of
// each pair is such. Three store calls, two without an area and an agency.
func Collaborate(ctx context.Context, s store.Store, area, agency, function *string, pages CollaborationPages) (*Collaboration, error) {
	where, err := collaborating(ctx, s, area, agency, function)
	if err != nil {
		return nil, err
	}
	all, err := tasks(ctx, s, where, nil, nil)
	if err != nil {
		return nil, err
	}
	c := &Collaboration{Shelf: newShelf(), Tasks: len(all)}
	inFocus := func(a *store.Item) bool {
		return (agency == nil || a.Node.ID == *agency) && (function == nil || text(a, "function") == *function)
	}
	pairs, agencies, plans := map[[2]string]*CollaboratingPair{}, map[string]*Coordinator{}, map[string]bool{}
	for _, t := range all {
		if t.plan != nil {
			plans[t.plan.Node.ID] = true
		}
		c.join(t, pairs, agencies, inFocus)
	}
	if err := c.rank(pairs, agencies, view.Args{Filter: []*string{area, agency, function}, First: pages.First}, pages); err != nil {
		return nil, err
	}
	c.plans = slices.Sorted(maps.Keys(plans))
	c.name(c.plans...)
	return c, nil
}

func collaborating(ctx context.Context, s store.Store, area, agency, function *string) ([]store.Filter, error) {
	if area == nil && agency == nil && function == nil {
		return nil, badArgument("name an area, an agency or a function")
	}
	var arguments []argument
	var where []store.Filter
	if area != nil {
		arguments = append(arguments, argument{"area", ontology.KindArea, []string{*area}})
		where = append(where, anyOf(store.IDProp, []string{*area}, step(ontology.KindPlan, true, ontology.HasTask), step(ontology.KindArea, false, ontology.Covers)))
	}
	assigned := step(ontology.KindAgency, true, ontology.AssignmentsOf(nil)...)
	if function != nil {
		assigned.Where = []store.Filter{anyOf("function", []string{*function})}
		where = append(where, store.Filter{Via: []store.Step{assigned}, Op: store.Exists, Values: []any{true}})
	}
	if agency != nil {
		arguments = append(arguments, argument{"agency", ontology.KindAgency, []string{*agency}})
		where = append(where, anyOf(store.IDProp, []string{*agency}, assigned))
	}
	if len(arguments) == 0 {
		return where, nil
	}
	_, err := named(ctx, s, store.Query{Props: []string{}}, arguments...)
	return where, err
}

// join adds what one task says of who works with whom.
func (c *Collaboration) join(t *task, pairs map[[2]string]*CollaboratingPair, agencies map[string]*Coordinator, inFocus func(*store.Item) bool) {
	bodies := map[string]*store.Item{}
	leads := map[string]bool{}
	for _, a := range t.assignments {
		id := a.agency.Node.ID
		if agencies[id] == nil {
			agencies[id] = &Coordinator{
				shelf: c.Shelf, id: id, Collective: text(a.agency, "kind") == ontology.AgencyCollective,
				partners: map[string]bool{}, broughtIn: map[string]bool{}, plans: map[string]*store.Item{},
			}
		}
		body := agencies[id]
		if bodies[id] == nil {
			body.Tasks++
		}
		bodies[id] = a.agency
		if t.plan != nil {
			body.plans[t.plan.Node.ID] = t.plan
		}
		if a.role == ontology.RoleLead && !leads[id] {
			leads[id] = true
			body.Led++
		}
		if a.presumedLead {
			body.PresumedLeads++
		}
	}
	inTurn := slices.Sorted(maps.Keys(bodies))
	for i, a := range inTurn {
		for _, b := range inTurn[i+1:] {
			if !inFocus(bodies[a]) && !inFocus(bodies[b]) {
				continue
			}
			k := [2]string{a, b}
			if pairs[k] == nil {
				pairs[k] = &CollaboratingPair{shelf: c.Shelf, ids: k, in: map[string]*store.Item{}}
			}
			pairs[k].in[t.Node.ID] = t.Item
			agencies[a].partners[b], agencies[b].partners[a] = true, true
			if leads[a] {
				agencies[a].broughtIn[b] = true
			}
			if leads[b] {
				agencies[b].broughtIn[a] = true
			}
		}
	}
}

// rank puts pairs and agencies in order and cuts a page out of each; the totals
// say how many there are.
func (c *Collaboration) rank(pairs map[[2]string]*CollaboratingPair, agencies map[string]*Coordinator, args view.Args, pages CollaborationPages) (err error) {
	for _, p := range pairs {
		p.Shared = len(p.in)
		c.Pairs = append(c.Pairs, p)
	}
	for _, a := range agencies {
		a.Partners, a.BroughtIn = len(a.partners), len(a.broughtIn)
		c.Agencies = append(c.Agencies, a)
	}
	c.TotalPairs, c.TotalAgencies = len(c.Pairs), len(c.Agencies)
	args.After = pages.AfterPair
	if c.Pairs, c.PairsPageInfo, err = page(c.Pairs, "Collaboration.pairs", args, 1); err != nil {
		return fmt.Errorf("afterPair: %w", err)
	}
	args.After = pages.AfterAgency
	if c.Agencies, c.AgenciesPageInfo, err = page(c.Agencies, "Collaboration.agencies", args, 3); err != nil {
		return fmt.Errorf("afterAgency: %w", err)
	}
	for _, p := range c.Pairs {
		p.tasks = c.list("CollaboratingPair.tasks", slices.Collect(maps.Values(p.in)))
		c.name(p.ids[:]...)
	}
	for _, a := range c.Agencies {
		a.RolesUsed = rolesOf(a.plans)
		c.name(a.id)
	}
	return nil
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
