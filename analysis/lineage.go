package analysis

import (
	"context"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// MaxLineage is how many citations a lineage goes up and down.
const MaxLineage = 4

// Lineage is what a plan rests on and what rests on it.
type Lineage struct {
	Plan     string
	Up, Down []*LineageStep
	HasMore  bool // the lineage goes on beyond MaxLineage citations
}

// LineageStep is one plan above or below, by the shortest way.
type LineageStep struct {
	Plan    string
	Through string // the plan that the citation joins it to, one step nearer
	Passage string // what cites; "" where nothing says
	Depth   int
	Loaded  bool // false for a plan that is only cited
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
	l := &Lineage{Plan: plan}
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
	seen := map[string]bool{l.Plan: true}
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
					Plan: rows[i].Node.ID, Through: item.Node.ID, Passage: passage,
					Depth: depth, Loaded: !value[bool](&rows[i], "cited"),
				})
				next = append(next, &rows[i])
			}
		}
		ring = next
	}
	return out
}
