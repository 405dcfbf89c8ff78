package storetest

import (
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
)

// rows are the rows of a hop as REL:ID.
func rows(p store.Page) string {
	var all []string
	for _, it := range p.Items {
		all = append(all, it.Edge.Rel+":"+it.Node.ID)
	}
	return strings.Join(all, " ")
}

// from is a query for one node with hops.
func from(id string, hops ...store.Hop) store.Query {
	return store.Query{IDs: []string{id}, Paging: store.Paging{First: 1}, Expand: hops}
}

func testHops(t *testing.T, s store.Store) {
	replace(t, s, small())
	assigned := []string{"LEADS", "SUPPORTS"}
	byPosition := []store.Order{{Prop: "position", OnEdge: true}}
	for _, c := range []struct {
		name string
		id   string
		hop  store.Hop
		want string
	}{
		{"along", "plan:a", store.Hop{Rels: []string{"HAS_TASK"}}, "HAS_TASK:task:1 HAS_TASK:task:2 HAS_TASK:task:3"},
		{"against", "task:4", store.Hop{Rels: []string{"HAS_TASK"}, In: true}, "HAS_TASK:plan:b"},
		{
			"over two relations a neighbour is two rows, by the relation's name", "task:1",
			store.Hop{Rels: assigned, In: true},
			"LEADS:agency:x SUPPORTS:agency:x SUPPORTS:agency:y",
		},
		{"a relation that is asked for twice is one", "task:1", store.Hop{Rels: []string{"LEADS", "LEADS"}, In: true}, "LEADS:agency:x"},
		{"over any relation", "task:1", store.Hop{In: true}, "LEADS:agency:x SUPPORTS:agency:x SUPPORTS:agency:y HAS_TASK:plan:a"},
		{"over none", "task:1", store.Hop{Rels: []string{}, In: true}, ""},
		{"to itself", "task:5", store.Hop{Rels: []string{"SELF"}}, "SELF:task:5"},
		{"to itself, against", "task:5", store.Hop{Rels: []string{"SELF"}, In: true}, "SELF:task:5"},
		{"to a kind", "task:1", store.Hop{In: true, Kinds: []string{"Plan", "Area"}}, "HAS_TASK:plan:a"},
		{"to no kind", "task:1", store.Hop{In: true, Kinds: []string{}}, ""},
		{
			"by the edge's number", "task:1",
			store.Hop{Rels: assigned, In: true, Paging: store.Paging{Order: byPosition}},
			"LEADS:agency:x SUPPORTS:agency:y SUPPORTS:agency:x",
		},
		{
			"by the node's number, descending", "plan:a",
			store.Hop{Rels: []string{"HAS_TASK"}, Paging: store.Paging{Order: []store.Order{{Prop: "position", Desc: true}}}},
			"HAS_TASK:task:3 HAS_TASK:task:2 HAS_TASK:task:1",
		},
		{
			"a filter on the neighbour", "plan:a",
			store.Hop{Rels: []string{"HAS_TASK"}, Where: []store.Filter{{Prop: "weight", Op: store.GE, Values: []any{0.5}}}},
			"HAS_TASK:task:1 HAS_TASK:task:2",
		},
		{
			"a filter on the edge", "task:1",
			store.Hop{In: true, Where: []store.Filter{{OnEdge: true, Prop: "position", Op: store.LE, Values: []any{int64(2)}}}},
			"LEADS:agency:x SUPPORTS:agency:y",
		},
		{
			"a filter on the edge's text, folded", "task:1",
			store.Hop{In: true, Where: []store.Filter{{OnEdge: true, Prop: "stated", Op: store.Contains, Values: []any{"科技"}}}},
			"LEADS:agency:x",
		},
		{
			"a filter on an absent property of the edge", "task:2",
			store.Hop{Rels: assigned, In: true, Where: []store.Filter{{OnEdge: true, Prop: "passage", Op: store.IsNull, Values: []any{true}}}},
			"LEADS:agency:x",
		},
		{
			"a filter on the relation's name", "task:1",
			store.Hop{In: true, Where: []store.Filter{{OnEdge: true, Prop: store.RelProp, Op: store.NotIn, Values: []any{"LEADS", "HAS_TASK"}}}},
			"SUPPORTS:agency:x SUPPORTS:agency:y",
		},
		{
			"a filter on the neighbour's neighbours", "plan:a",
			store.Hop{Rels: []string{"HAS_TASK"}, Where: []store.Filter{{
				Via:  []store.Step{{Rels: []string{"LEADS"}, In: true}},
				Prop: "function", Op: store.In, Values: []any{"财政局"},
			}}},
			"HAS_TASK:task:3",
		},
		{
			"after a row of one relation stands the same node's next", "task:1",
			store.Hop{Rels: assigned, In: true, Paging: store.Paging{After: &store.Key{ID: "agency:x", Rel: "LEADS"}}},
			"SUPPORTS:agency:x SUPPORTS:agency:y",
		},
		{
			"after a key by the edge's number", "task:1",
			store.Hop{Rels: assigned, In: true, Paging: store.Paging{Order: byPosition, After: &store.Key{Values: []*float64{num(1)}, ID: "agency:x", Rel: "LEADS"}}},
			"SUPPORTS:agency:y SUPPORTS:agency:x",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.hop.Paging.First = 100
			p := find(t, s, from(c.id, c.hop)).Items[0].Related[0]
			if got := rows(p); got != c.want {
				t.Errorf("rows %q, want %q", got, c.want)
			}
		})
	}

	t.Run("an item is its node, edge and key", func(t *testing.T) {
		h := store.Hop{
			Key: "leaders", Rels: assigned, In: true, Props: []string{"name"}, EdgeProps: []string{"position", "inherited"},
			Paging: store.Paging{First: 2, Order: byPosition, Total: true, After: &store.Key{Values: []*float64{num(2)}, ID: "agency:y", Rel: "SUPPORTS"}},
		}
		wantEqual(t, find(t, s, from("task:1", h)).Items[0].Related[0], store.Page{
			Key: "leaders", Total: 3,
			Items: []store.Item{{
				Node: store.FoundNode{ID: "agency:x", Kind: "Agency", Props: store.Values{{Name: "name", Value: "甲区科技局"}}},
				Edge: &store.FoundEdge{From: "agency:x", Rel: "SUPPORTS", To: "task:1", Props: store.Values{{Name: "position", Value: int64(3)}, {Name: "inherited", Value: true}}},
				At:   store.Key{Values: []*float64{num(3)}, ID: "agency:x", Rel: "SUPPORTS"},
			}},
		})
		h = store.Hop{Rels: []string{"SUPPORTS"}, In: true, Props: []string{}, Paging: store.Paging{First: 1}}
		wantEqual(t, find(t, s, from("task:2", h)).Items[0].Related[0].Items[0].Edge, &store.FoundEdge{
			From: "agency:z", Rel: "SUPPORTS", To: "task:2",
			Props: store.ValuesOf(store.Props{"position": 1.5, "passage": "passage:2", "marks": []string{"*", "等"}}),
		})
		h = store.Hop{Rels: []string{"HAS_TASK"}, Props: []string{}, Paging: store.Paging{First: 1}}
		wantEqual(t, find(t, s, from("plan:b", h)).Items[0].Related[0].Items[0].Edge,
			&store.FoundEdge{From: "plan:b", Rel: "HAS_TASK", To: "task:4"})
	})

	t.Run("each parent has its own page", func(t *testing.T) {
		q := all(kinds("Plan"))
		q.Expand = []store.Hop{{Rels: []string{"HAS_TASK"}, Paging: store.Paging{First: 2, Total: true}}}
		p := find(t, s, q)
		var got []string
		for _, it := range p.Items {
			r := it.Related[0]
			got = append(got, rows(r))
			if r.HasNext != (it.Node.ID == "plan:a") {
				t.Errorf("%s: HasNext %v", it.Node.ID, r.HasNext)
			}
		}
		wantEqual(t, got, []string{"HAS_TASK:task:1 HAS_TASK:task:2", "HAS_TASK:task:4 HAS_TASK:task:5"})
		wantEqual(t, p.Items[0].Related[0].Total, 3)
		wantEqual(t, p.Items[1].Related[0].Total, 2)
	})

	t.Run("a total without rows", func(t *testing.T) {
		h := store.Hop{Rels: []string{"HAS_TASK"}, Paging: store.Paging{Total: true}}
		wantEqual(t, find(t, s, from("plan:a", h)).Items[0].Related, []store.Page{{HasNext: true, Total: 3}})
		h.Kinds = []string{"Area"}
		wantEqual(t, find(t, s, from("plan:a", h)).Items[0].Related, []store.Page{{}})
	})

	t.Run("hops below hops, and one relation twice under two keys", func(t *testing.T) {
		leads := store.Hop{Key: "l", Rels: []string{"LEADS"}, In: true, Props: []string{}, Paging: store.Paging{First: 5}}
		back := store.Hop{Key: "b", Rels: []string{"LEADS", "SUPPORTS"}, Paging: store.Paging{First: 1, Total: true}}
		leads.Expand = []store.Hop{back}
		tasks := func(key string, desc bool) store.Hop {
			return store.Hop{
				Key: key, Rels: []string{"HAS_TASK"}, Expand: []store.Hop{leads},
				Paging: store.Paging{First: 2, Order: []store.Order{{Prop: "position", Desc: desc}}},
			}
		}
		it := find(t, s, from("plan:a", tasks("up", false), tasks("down", true))).Items[0]
		up, down := it.Related[0], it.Related[1]
		wantEqual(t, []string{up.Key, down.Key}, []string{"up", "down"})
		wantEqual(t, []string{ids(up), ids(down)}, []string{"task:1 task:2", "task:3 task:2"})
		wantEqual(t, rows(down.Items[0].Related[0]), "LEADS:agency:y")
		last := up.Items[1].Related[0].Items[0].Related[0]
		wantEqual(t, []string{last.Key, rows(last)}, []string{"b", "LEADS:task:1"})
		wantEqual(t, []any{last.HasNext, last.Total}, []any{true, 3})
	})

	t.Run("a node without neighbours has an empty page", func(t *testing.T) {
		h := store.Hop{Key: "k", Rels: []string{"HAS_TASK"}, Paging: store.Paging{First: 3, Total: true}}
		wantEqual(t, find(t, s, from("thing:1", h)).Items[0].Related, []store.Page{{Key: "k"}})
	})
}

func testRefs(t *testing.T, s store.Store) {
	replace(t, s, small())
	hop := store.Hop{
		Rels: []string{"LEADS", "SUPPORTS"}, In: true, EdgeProps: []string{},
		Paging: store.Paging{First: 5, Order: []store.Order{{Prop: "position", OnEdge: true}}},
		Refs: []store.Ref{
			{Key: "passage", Prop: "passage", Props: []string{"start"}, Expand: []store.Hop{
				{Key: "document", Rels: []string{"OF"}, Props: []string{"title"}, Paging: store.Paging{First: 1}},
			}},
			{Key: "other", Prop: "nothing"},
		},
	}
	items := func(id string) []store.Item { return find(t, s, from(id, hop)).Items[0].Related[0].Items }

	refs := items("task:1")[0].Refs
	wantEqual(t, refs, []store.Page{
		{Key: "passage", Total: -1, Items: []store.Item{{
			Node: store.FoundNode{ID: "passage:1", Kind: "Passage", Props: store.Values{{Name: "start", Value: int64(5)}}},
			At:   store.Key{ID: "passage:1"},
			Related: []store.Page{{Key: "document", Total: -1, Items: []store.Item{{
				Node: store.FoundNode{ID: "document:d", Kind: "Document", Props: store.Values{{Name: "title", Value: "文件"}}},
				Edge: &store.FoundEdge{From: "passage:1", Rel: "OF", To: "document:d"},
				At:   store.Key{ID: "document:d", Rel: "OF"},
			}}}},
		}}},
		{Key: "other", Total: -1},
	})
	wantEqual(t, items("task:1")[2].Refs[0].Items[0].Node.ID, "passage:2")
	for _, id := range []string{"task:3", "task:4"} { // an unknown id, a number
		wantEqual(t, items(id)[0].Refs[0], store.Page{Key: "passage", Total: -1})
	}
}

// testAnonymous: a hop with Hints.Anonymous has the same rows in the same order.
func testAnonymous(t *testing.T, s store.Store) {
	replace(t, s, small())
	tasks := func(anonymous bool, first int) store.Query {
		one := store.Paging{First: 1, Total: true}
		return from("plan:a", store.Hop{
			Key: "tasks", Rels: []string{"HAS_TASK"}, Kinds: []string{"Task"}, Hints: store.Hints{Anonymous: anonymous},
			Paging: store.Paging{First: first, Order: []store.Order{{Prop: "position", Desc: true}}},
			Expand: []store.Hop{
				{Key: "lead", Rels: []string{"LEADS"}, In: true, Kinds: []string{"Agency"}, Props: []string{"name"}, Paging: one, Hints: store.Hints{Anonymous: anonymous}},
				{Key: "plan", Rels: []string{"HAS_TASK"}, In: true, Props: []string{"title"}, Paging: one, Hints: store.Hints{Anonymous: anonymous}},
				{Key: "any", In: true, Paging: store.Paging{First: 9}, Hints: store.Hints{Anonymous: anonymous}},
			},
		})
	}
	for _, first := range []int{2, 9} {
		wantEqual(t, withoutIdentity(find(t, s, tasks(true, first))), withoutIdentity(find(t, s, tasks(false, first))))
	}
}

// withoutIdentity is a page without what a backend may leave out of anonymous rows.
func withoutIdentity(p store.Page) store.Page {
	for i := range p.Items {
		it := &p.Items[i]
		it.Node.ID, it.At = "", store.Key{}
		if it.Edge != nil {
			it.Edge.From, it.Edge.To = "", ""
		}
		dropIdentity(it)
	}
	return p
}

// dropIdentity does the same to the pages below a row.
func dropIdentity(it *store.Item) {
	for i := range it.Related {
		it.Related[i] = withoutIdentity(it.Related[i])
	}
	for i := range it.Refs {
		for j := range it.Refs[i].Items {
			dropIdentity(&it.Refs[i].Items[j])
		}
	}
}

// testStatementCache: queries that share a cache have the answers that they have
// without it, also for other ids and after another graph was loaded.
func testStatementCache(t *testing.T, s store.Store) {
	ofTree, ofList := new(store.StatementCache), new(store.StatementCache)
	tree := func(ids ...string) store.Query {
		q := from("", store.Hop{
			Key: "tasks", Rels: []string{"HAS_TASK"}, Kinds: []string{"Task"}, Props: []string{"title"}, Paging: store.Paging{First: 2, Total: true},
			Expand: []store.Hop{{Key: "lead", Rels: []string{"LEADS"}, In: true, Kinds: []string{"Agency"}, Props: []string{"name"}, Paging: store.Paging{First: 1}}},
		})
		q.IDs, q.Paging.First = ids, max(1, len(ids))
		return q
	}
	list := all(kinds("Task"))
	list.Paging.Total = true
	for _, g := range []*store.Graph{small(), withMoreLeads(small()), {}, small()} {
		replace(t, s, g)
		for _, ids := range [][]string{{"plan:a"}, {"plan:b"}, {"plan:a", "plan:b", "plan:a"}, {"none"}, {}, {"plan:a"}} {
			q := tree(ids...)
			want := find(t, s, q)
			q.Hints.StatementCache = ofTree
			wantEqual(t, find(t, s, q), want)
		}
		want := find(t, s, list)
		again := list
		again.Hints.StatementCache = ofList
		for range 2 {
			wantEqual(t, find(t, s, again), want)
		}
	}
}

// withMoreLeads is the graph with agency:x leading all tasks.
func withMoreLeads(g *store.Graph) *store.Graph {
	for _, task := range []string{"task:3", "task:4", "task:5"} {
		g.Edges = append(g.Edges, store.Edge{From: "agency:x", Rel: "LEADS", To: task})
	}
	return g
}
