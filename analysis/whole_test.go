package analysis

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// narrow is a store that gives at most so many neighbours of a row where all are
// asked for, over the one relation, and says that there are more.
type narrow struct {
	store.Store
	rel  string
	most int
}

func (n narrow) Find(ctx context.Context, q store.Query) (store.Page, error) {
	q.Expand = n.hops(q.Expand)
	return n.Store.Find(ctx, q)
}

func (n narrow) hops(hops []store.Hop) []store.Hop {
	hops = slices.Clone(hops)
	for i := range hops {
		if h := &hops[i]; slices.Contains(h.Rels, n.rel) && h.Paging.First == MaxRows {
			h.Paging.First = n.most
		}
		hops[i].Expand = n.hops(hops[i].Expand)
	}
	return hops
}

// TestWhatIsCutOffBelowARowIsRefused: an answer over a part of the neighbours
// would be wrong without saying so, at whatever depth.
func TestWhatIsCutOffBelowARowIsRefused(t *testing.T) {
	g := districts()
	g.plan("东又案", "东区", "2020", "2022", "LEAD")
	g.plan("据案", "东区", "2020", "2022", "LEAD")
	g.edge("据案", ontology.BasedOn, "东案")
	g.edge("据案", ontology.BasedOn, "东又案")
	g.task("东分", "东案")
	g.edge("东1", ontology.HasSubtask, "东分")
	s := keep(t, &g.Graph)
	for _, c := range []struct {
		name, rel, of string
		most          int
		ask           func(store.Store) error
	}{
		{"plans of an area", ontology.Covers, "东区", 2, func(s store.Store) error {
			_, err := Compare(t.Context(), s, []string{"企业"}, []string{"东区"}, nil)
			return err
		}},
		{"bodies of a task", ontology.Leads, "东1", 2, func(s store.Store) error {
			_, err := Collaborate(t.Context(), s, CollaborationQuestion{Area: ptr("东区")})
			return err
		}},
		{"tasks of a plan of an area", ontology.HasTask, "东案", 3, func(s store.Store) error { _, err := FindGaps(t.Context(), s, "东区", "西区"); return err }},
		{"plans that a plan is based on", ontology.BasedOn, "据案", 1, func(s store.Store) error { _, err := FindLineage(t.Context(), s, "据案"); return err }},
	} {
		t.Run(c.name, func(t *testing.T) {
			if err := c.ask(narrow{s, c.rel, c.most + 1}); err != nil {
				t.Errorf("all are there, and still: %v", err)
			}
			err := c.ask(narrow{s, c.rel, c.most})
			if !errors.Is(err, ErrTooMuch) {
				t.Fatalf("some are missing, and still: %v", err)
			}
			for _, says := range []string{c.of, c.rel, "allowed is 200000"} {
				if !strings.Contains(err.Error(), says) {
					t.Errorf("%q does not say %s", err, says)
				}
			}
		})
	}
}
