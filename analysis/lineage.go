package analysis

import (
	"context"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// MaxLineage is how many citations a lineage goes up and down.
const MaxLineage = 4

// Lineage is what a plan rests on and what rests on it.
type Lineage struct {
	*Shelf
	plan     string
	Up, Down []*LineageStep
	HasMore  bool // the lineage goes on beyond MaxLineage citations
}

// Plan is the plan itself.
func (l *Lineage) Plan() (*view.Plan, error) { return node[*view.Plan](l.Shelf, l.plan) }

// LineageStep is one plan above or below, by the shortest way.
type LineageStep struct {
	shelf                  *Shelf
	plan, through, passage string
	Depth                  int
	Loaded                 bool // false for a plan that is only cited
}

// Plan is the plan above or below.
func (s *LineageStep) Plan() (*view.Plan, error) { return node[*view.Plan](s.shelf, s.plan) }

// Through is the plan that the citation joins it to, one step nearer.
func (s *LineageStep) Through() (*view.Plan, error) { return node[*view.Plan](s.shelf, s.through) }

// Passage is what cites.
func (s *LineageStep) Passage() (*view.Passage, error) {
	if s.passage == "" {
		return nil, nil
	}
	return node[*view.Passage](s.shelf, s.passage)
}

// FindLineage follows BASED_ON from a plan upward and downward, plans that are
// only cited included. One store call.
func FindLineage(ctx context.Context, s store.Store, plan string) (*Lineage, error) {
	found, err := named(ctx, s, store.Query{
		Props: []string{}, Expand: []store.Hop{citations("up", false, MaxLineage+1), citations("down", true, MaxLineage+1)},
	}, argument{"plan", ontology.KindPlan, []string{plan}})
	if err != nil {
		return nil, err
	}
	l := &Lineage{Shelf: newShelf(), plan: plan}
	l.name(plan)
	l.Up, l.Down = l.steps(found[plan], "up"), l.steps(found[plan], "down")
	return l, nil
}

func citations(key string, in bool, levels int) store.Hop {
	h := hop(key, in, []string{ontology.BasedOn}, []string{"cited"})
	h.EdgeProps = []string{"passage"}
	if levels > 1 {
		h.Expand = []store.Hop{citations(key, in, levels-1)}
	}
	return h
}

// steps lists the plans in the order of their depth, each once.
func (l *Lineage) steps(from *store.Item, key string) []*LineageStep {
	out := []*LineageStep{}
	seen := map[string]bool{l.plan: true}
	ring := []*store.Item{from}
	for depth := 1; len(ring) > 0; depth++ {
		var next []*store.Item
		for _, item := range ring {
			rows := related(item, key)
			for i := range rows {
				if seen[rows[i].Node.ID] {
					continue
				}
				if depth > MaxLineage {
					l.HasMore = true
					continue
				}
				seen[rows[i].Node.ID] = true
				passage, _ := rows[i].Edge.Props.Get("passage").(string)
				out = append(out, &LineageStep{
					shelf: l.Shelf, plan: rows[i].Node.ID, through: item.Node.ID, passage: passage,
					Depth: depth, Loaded: !value[bool](&rows[i], "cited"),
				})
				l.name(rows[i].Node.ID)
				if passage != "" {
					l.name(passage)
				}
				next = append(next, &rows[i])
			}
		}
		ring = next
	}
	return out
}
