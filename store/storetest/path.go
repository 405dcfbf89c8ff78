package storetest

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
)

// way is a path as one line: a -REL-> b <-REL- c.
func way(p store.Path) string {
	var b strings.Builder
	for i, n := range p.Nodes {
		if i > 0 {
			e := p.Edges[i-1]
			if e.From == p.Nodes[i-1].ID {
				b.WriteString(" -" + e.Rel + "-> ")
			} else {
				b.WriteString(" <-" + e.Rel + "- ")
			}
		}
		b.WriteString(n.ID)
	}
	return b.String()
}

func testPaths(t *testing.T, s store.Store) {
	replace(t, s, small())
	for _, c := range []struct {
		name  string
		query store.PathQuery
		want  []string
	}{
		{"one edge", store.PathQuery{From: "plan:a", To: "plan:b", MaxLength: 3}, []string{"plan:a -BASED_ON-> plan:b"}},
		{"against", store.PathQuery{From: "plan:b", To: "plan:a", MaxLength: 1}, []string{"plan:b <-BASED_ON- plan:a"}},
		{"all of the shortest, parallel edges by relation", store.PathQuery{From: "agency:x", To: "plan:a", MaxLength: 9}, []string{
			"agency:x -LEADS-> task:1 <-HAS_TASK- plan:a",
			"agency:x -SUPPORTS-> task:1 <-HAS_TASK- plan:a",
			"agency:x -LEADS-> task:2 <-HAS_TASK- plan:a",
		}},
		{"no more than the limit", store.PathQuery{From: "agency:x", To: "plan:a", MaxLength: 9, Limit: 2}, []string{
			"agency:x -LEADS-> task:1 <-HAS_TASK- plan:a", "agency:x -SUPPORTS-> task:1 <-HAS_TASK- plan:a",
		}},
		{"over some relations", store.PathQuery{From: "agency:x", To: "plan:a", Rels: []string{"SUPPORTS", "HAS_TASK"}, MaxLength: 9}, []string{
			"agency:x -SUPPORTS-> task:1 <-HAS_TASK- plan:a",
		}},
		{"over none", store.PathQuery{From: "plan:a", To: "plan:b", Rels: []string{}, MaxLength: 9}, nil},
		{"too far", store.PathQuery{From: "agency:x", To: "plan:a", MaxLength: 1}, nil},
		{"no way", store.PathQuery{From: "plan:a", To: "thing:1", MaxLength: 9}, nil},
		{"an unknown end", store.PathQuery{From: "plan:a", To: "none", MaxLength: 9}, nil},
		{"an unknown start that is the end", store.PathQuery{From: "none", To: "none", MaxLength: 9}, nil},
		{"to itself", store.PathQuery{From: "task:5", To: "task:5", MaxLength: 2}, []string{"task:5"}},
		{"around a node", store.PathQuery{From: "agency:x", To: "plan:a", Avoid: []string{"task:1"}, MaxLength: 9}, []string{
			"agency:x -LEADS-> task:2 <-HAS_TASK- plan:a",
		}},
		{"the ends may be avoided nodes", store.PathQuery{From: "plan:a", To: "plan:b", Avoid: []string{"plan:a", "plan:b"}, AvoidKinds: []string{"Plan"}, MaxLength: 2}, []string{
			"plan:a -BASED_ON-> plan:b",
		}},
		{"around a kind, the longer way", store.PathQuery{From: "task:3", To: "task:4", AvoidKinds: []string{"Plan"}, MaxLength: 9}, []string{
			"task:3 <-LEADS- agency:y -SUPPORTS-> task:1 <-LEADS- agency:x -LEADS-> task:2 <-SUPPORTS- agency:z -LEADS-> task:4",
			"task:3 <-LEADS- agency:y -SUPPORTS-> task:1 <-SUPPORTS- agency:x -LEADS-> task:2 <-SUPPORTS- agency:z -LEADS-> task:4",
		}},
		{"around a kind, too far", store.PathQuery{From: "task:3", To: "task:4", AvoidKinds: []string{"Plan"}, MaxLength: 5}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.query.Limit == 0 {
				c.query.Limit = 10
			}
			paths, err := s.Path(t.Context(), c.query)
			wantError(t, "path", err, nil)
			var got []string
			for _, p := range paths {
				got = append(got, way(p))
			}
			wantEqual(t, got, c.want)
		})
	}
	paths, err := s.Path(t.Context(), store.PathQuery{From: "task:1", To: "agency:y", MaxLength: 1, Limit: 1})
	wantError(t, "path", err, nil)
	g := small()
	wantEqual(t, paths, []store.Path{{
		Nodes: []store.Node{
			{ID: "task:1", Kind: "Task", Props: g.Nodes[2].Props},
			{ID: "agency:y", Kind: "Agency", Props: g.Nodes[8].Props},
		},
		Edges: []store.Edge{{From: "agency:y", Rel: "SUPPORTS", To: "task:1", Props: g.Edges[8].Props}},
	}})
}
