package neo4jstore

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
)

// row is a list as the driver gives it.
type row = []any

// asked decodes recorded columns as the answer to a query that a store asks which
// knows the statistics of the graph.
func asked(t *testing.T, known *statistics, q store.Query, columns ...any) (store.Page, error) {
	t.Helper()
	b := &backend{}
	b.statistics.Store(known)
	_, l := b.find(q, true)
	return decodeAnswer(t.Context(), columns, q, l)
}

func TestARowIsReadAsItWasAskedFor(t *testing.T) {
	number := func(f float64) *float64 { return &f }
	byPosition := store.Paging{First: 2, Total: true, Order: []store.Order{{Prop: "position"}}}
	for name, c := range map[string]struct {
		known   *statistics
		q       store.Query
		columns row
		want    store.Page
	}{
		"a page with its total, of which more follows": {
			q: store.Query{Kinds: []string{"Task"}, Props: []string{"title", "aliases"}, Paging: byPosition},
			columns: row{int64(7), row{
				row{"task:1", "one", row{"a", "b"}, int64(1)}, row{"task:2", nil, nil, 2.5}, row{"task:3", "x", nil, nil},
			}},
			want: store.Page{Total: 7, HasNext: true, Items: []store.Item{
				{
					Node: store.FoundNode{ID: "task:1", Kind: "Task", Props: store.Values{{Name: "title", Value: "one"}, {Name: "aliases", Value: []string{"a", "b"}}}},
					At:   store.Key{ID: "task:1", Values: []*float64{number(1)}},
				},
				{Node: store.FoundNode{ID: "task:2", Kind: "Task"}, At: store.Key{ID: "task:2", Values: []*float64{number(2.5)}}},
			}},
		},
		"all properties, of several kinds": {
			q:       store.Query{Paging: store.Paging{First: 2}},
			columns: row{row{row{"a", "Area", map[string]any{"id": "a", "_kind": "Area", "name": "x", "n": int64(1)}}}},
			want: store.Page{Total: -1, Items: []store.Item{{
				Node: store.FoundNode{ID: "a", Kind: "Area", Props: store.Values{{Name: "n", Value: int64(1)}, {Name: "name", Value: "x"}}},
				At:   store.Key{ID: "a"},
			}}},
		},
		"ids that exist": {
			q:       store.Query{IDs: []string{"x"}, Known: []string{"a", "b"}, Paging: store.Paging{First: 1}},
			columns: row{row{}, row{row{"a", "Area"}}},
			want:    store.Page{Total: -1, Known: map[string]string{"a": "Area"}},
		},
		"all rows, which come in no order": {
			known:   parsed(led()),
			q:       store.Query{Kinds: []string{"Task"}, Props: []string{}, Paging: store.Paging{First: 3, Total: true, Order: []store.Order{{Prop: "position", Desc: true}}}},
			columns: row{row{row{"task:b", int64(1)}, row{"task:d", nil}, row{"task:c", int64(2)}, row{"task:a", int64(1)}}},
			want: store.Page{Total: 4, HasNext: true, Items: []store.Item{
				{Node: store.FoundNode{ID: "task:c", Kind: "Task"}, At: store.Key{ID: "task:c", Values: []*float64{number(2)}}},
				{Node: store.FoundNode{ID: "task:a", Kind: "Task"}, At: store.Key{ID: "task:a", Values: []*float64{number(1)}}},
				{Node: store.FoundNode{ID: "task:b", Kind: "Task"}, At: store.Key{ID: "task:b", Values: []*float64{number(1)}}},
			}},
		},
		"a search, with what it found": {
			q:       store.Query{Text: "科技", Kinds: []string{"Task"}, Props: []string{}, Paging: store.Paging{First: 1}},
			columns: row{row{row{"task:1", row{"科技局"}, row{"title"}, 1.0}}},
			want: store.Page{Total: -1, Items: []store.Item{{
				Node: store.FoundNode{ID: "task:1", Kind: "Task"}, Match: &store.Match{Rank: 1, In: "title"},
				At: store.Key{ID: "task:1", Values: []*float64{number(1)}},
			}}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := asked(t, c.known, c.q, c.columns...)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

// TestAHopIsReadAsItWasAskedFor: what a node has below it stands in its row, in the
// form that the statistics allow.
func TestAHopIsReadAsItWasAskedFor(t *testing.T) {
	const task = "task:1"
	of := func(h store.Hop) store.Query {
		return store.Query{IDs: []string{task}, Kinds: []string{"Task"}, Props: []string{}, Paging: store.Paging{First: 1}, Expand: []store.Hop{h}}
	}
	plan := store.Hop{Key: "plan", Rels: []string{"HAS_TASK"}, In: true, Kinds: []string{"Plan"}, Props: []string{}, EdgeProps: []string{}, Paging: store.Paging{First: 1, Total: true}}
	supports := store.Hop{Key: "supports", Rels: []string{"SUPPORTS"}, In: true, Kinds: []string{"Agency"}, Props: []string{}, EdgeProps: []string{}, Paging: store.Paging{First: 1, Total: true}}
	agencies := store.Hop{
		Key: "agencies", Rels: []string{"LEADS", "SUPPORTS"}, In: true, Kinds: []string{"Agency"}, Props: []string{}, EdgeProps: []string{"position"},
		Paging: store.Paging{First: 5, Order: []store.Order{{Prop: "position", OnEdge: true}}},
		Refs:   []store.Ref{{Key: "passage", Prop: "passage", Props: []string{"start"}}},
	}
	total := store.Hop{Key: "total", Rels: []string{"LEADS"}, In: true, Kinds: []string{"Agency"}, Paging: store.Paging{Total: true}}
	anonymous := store.Hop{
		Key: "names", Rels: []string{"LEADS"}, In: true, Kinds: []string{"Agency"}, Props: []string{"name"}, EdgeProps: []string{},
		Hints: store.Hints{Anonymous: true}, Paging: store.Paging{First: 5, Order: []store.Order{{Prop: "position", OnEdge: true}}},
	}
	number := func(f float64) *float64 { return &f }
	agency := func(id, rel string, position int64, refs ...store.Item) store.Item {
		return store.Item{
			Node: store.FoundNode{ID: id, Kind: "Agency"},
			Edge: &store.FoundEdge{From: id, Rel: rel, To: task, Props: store.Values{{Name: "position", Value: position}}},
			At:   store.Key{ID: id, Rel: rel, Values: []*float64{number(float64(position))}},
			Refs: []store.Page{{Key: "passage", Total: -1, Items: refs}},
		}
	}
	for name, c := range map[string]struct {
		known *statistics
		hop   store.Hop
		cells row // of the task's row, after its id
		want  store.Page
	}{
		"the one row that every node has": {
			parsed(led()), plan,
			row{true, "plan:a"},
			store.Page{Key: "plan", Total: 1, Items: []store.Item{{
				Node: store.FoundNode{ID: "plan:a", Kind: "Plan"}, Edge: &store.FoundEdge{From: "plan:a", Rel: "HAS_TASK", To: task},
				At: store.Key{ID: "plan:a", Rel: "HAS_TASK"},
			}}},
		},
		"the one row that there may be, and is": {
			parsed(led()), supports,
			row{true, "agency:a"},
			store.Page{Key: "supports", Total: 1, Items: []store.Item{{
				Node: store.FoundNode{ID: "agency:a", Kind: "Agency"}, Edge: &store.FoundEdge{From: "agency:a", Rel: "SUPPORTS", To: task},
				At: store.Key{ID: "agency:a", Rel: "SUPPORTS"},
			}}},
		},
		"and is not": {
			parsed(led()), supports,
			row{false, nil},
			store.Page{Key: "supports", Total: 0},
		},
		"a list of two relations, with the passages that they name": {
			parsed(led()), agencies,
			row{row{
				row{"agency:b", "SUPPORTS", int64(2), row{}},
				row{"agency:b", "LEADS", int64(1), row{row{"p", "Passage", int64(9)}}},
				row{"agency:a", "SUPPORTS", int64(1), row{}},
				row{"agency:a", "LEADS", int64(1), row{}},
			}},
			store.Page{Key: "agencies", Total: -1, Items: []store.Item{
				agency("agency:a", "LEADS", 1), agency("agency:a", "SUPPORTS", 1),
				agency("agency:b", "LEADS", 1, store.Item{
					Node: store.FoundNode{ID: "p", Kind: "Passage", Props: store.Values{{Name: "start", Value: int64(9)}}}, At: store.Key{ID: "p"},
				}),
				agency("agency:b", "SUPPORTS", 2),
			}},
		},
		"a total alone": {
			parsed(led()), total,
			row{int64(4)},
			store.Page{Key: "total", Total: 4, HasNext: true},
		},
		"no total": {
			nil, total,
			row{int64(0)},
			store.Page{Key: "total", Total: 0},
		},
		"rows whose ids nobody looks at": {
			parsed(led()), anonymous,
			row{row{row{"two", int64(2)}, row{"one", int64(1)}}},
			store.Page{Key: "names", Total: -1, Items: []store.Item{
				{Node: store.FoundNode{Kind: "Agency", Props: store.Values{{Name: "name", Value: "one"}}}, Edge: &store.FoundEdge{Rel: "LEADS"}},
				{Node: store.FoundNode{Kind: "Agency", Props: store.Values{{Name: "name", Value: "two"}}}, Edge: &store.FoundEdge{Rel: "LEADS"}},
			}},
		},
		"the same, where no statistics say that the numbers differ": {
			nil, anonymous,
			row{row{row{"a", "one", int64(1)}}},
			store.Page{Key: "names", Total: -1, Items: []store.Item{
				{Node: store.FoundNode{ID: "a", Kind: "Agency", Props: store.Values{{Name: "name", Value: "one"}}}, Edge: &store.FoundEdge{Rel: "LEADS"}},
			}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := asked(t, c.known, of(c.hop), row{append(row{task}, c.cells...)})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(c.want, got.Items[0].Related[0]); d != "" {
				t.Errorf("-want +got:\n%s", d)
			}
		})
	}
}

func TestAnAnswerOfAnotherShapeIsAnError(t *testing.T) {
	one := store.Query{IDs: []string{"a"}, Kinds: []string{"Task"}, Props: []string{"title"}, Paging: store.Paging{First: 1}}
	for name, columns := range map[string]row{
		"no list":          {int64(7)},
		"nothing":          {},
		"a row too short":  {row{row{"a"}}},
		"a row that is no": {row{"a"}},
	} {
		if _, err := asked(t, nil, one, columns...); !errors.Is(err, errShape) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := decodeBuckets(t.Context(), row{row{row{int64(1), "a"}}}, 0); !errors.Is(err, errShape) {
		t.Errorf("a group with a key that was not asked for: %v", err)
	}
	if _, err := decodeBuckets(t.Context(), row{row{row{int64(1)}}}, 1); !errors.Is(err, errShape) {
		t.Errorf("a group without its key: %v", err)
	}
	if _, err := decodePaths(row{row{row{row{row{"a", "Area"}}, row{}}}}); !errors.Is(err, errShape) {
		t.Errorf("a way with half a node: %v", err)
	}
}

func TestBucketsComeInTheOrderOfTheirKeys(t *testing.T) {
	got, err := decodeBuckets(t.Context(), row{row{row{int64(1), "b"}, row{int64(3), 2.0}, row{int64(2), "a"}, row{int64(4), 1.5}}}, 1)
	want := []store.Bucket{{Keys: []any{1.5}, Count: 4}, {Keys: []any{int64(2)}, Count: 3}, {Keys: []any{"a"}, Count: 2}, {Keys: []any{"b"}, Count: 1}}
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Errorf("error %v; -want +got:\n%s", err, d)
	}
}

func TestPathsAndStatsAreRead(t *testing.T) {
	paths, err := decodePaths(row{row{row{
		row{row{"a", "Area", map[string]any{"name": "x", "_order": "y"}}, row{"b", "Area", map[string]any{}}},
		row{row{"b", "PART_OF", "a", map[string]any{"n": int64(1)}}},
	}}})
	want := []store.Path{{
		Nodes: []store.Node{{ID: "a", Kind: "Area", Props: store.Props{"name": "x"}}, {ID: "b", Kind: "Area", Props: store.Props{}}},
		Edges: []store.Edge{{From: "b", Rel: "PART_OF", To: "a", Props: store.Props{"n": int64(1)}}},
	}}
	if d := cmp.Diff(want, paths); err != nil || d != "" {
		t.Errorf("error %v; -want +got:\n%s", err, d)
	}
	for name, c := range map[string]struct {
		state row
		want  store.Stats
	}{
		"loaded":       {row{row{"v1", false}}, store.Stats{Version: "v1"}},
		"loading":      {row{row{nil, true}}, store.Stats{Loading: true}},
		"never loaded": {row{}, store.Stats{}},
	} {
		c.want.Nodes, c.want.Edges = map[string]int{"Task": 3}, map[string]int{"NEXT": 2}
		got := decodeStats(&cells{list: row{row{row{"Task", int64(3)}}, row{row{"NEXT", int64(2)}}, c.state}})
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: -want +got:\n%s", name, d)
		}
	}
}

// TestACommitBetweenIsSeen: a read is good where its checks saw the same graph and
// no commit.
func TestACommitBetweenIsSeen(t *testing.T) {
	for name, c := range map[string]struct {
		before, after row
		left          bool // commit nodes were left at the last check
		good          bool
	}{
		"one graph":                      {row{int64(0), row{"a"}}, row{int64(0), row{"a"}}, false, true},
		"nothing was ever loaded":        {row{int64(0), row{}}, row{int64(0), row{}}, false, true},
		"another graph":                  {row{int64(0), row{"a"}}, row{int64(0), row{"b"}}, false, false},
		"the first graph":                {row{int64(0), row{}}, row{int64(0), row{"b"}}, false, false},
		"a commit before":                {row{int64(1), row{"a"}}, row{int64(0), row{"a"}}, false, false},
		"a commit after":                 {row{int64(0), row{"a"}}, row{int64(1), row{"a"}}, false, false},
		"a commit node of a killed load": {row{int64(1), int64(0), row{"a"}}, row{int64(1), int64(0), row{"a"}}, true, true},
		"and another commit":             {row{int64(2), int64(1), row{"a"}}, row{int64(1), int64(0), row{"a"}}, true, false},
		"an older program's loads":       {row{int64(0), row{"4:x:1", "4:x:2"}}, row{int64(0), row{"4:x:1", "4:x:2", "4:x:3"}}, false, false},
	} {
		checks := cells{list: row{c.before, c.after}}
		before, after := decodeCommitState(&checks, c.left), decodeCommitState(&checks, c.left)
		if got := noCommitBetween(before, after); got != c.good || checks.bad {
			t.Errorf("%s: %v", name, got)
		}
	}
	other := cells{list: row{"x"}}
	if decodeCommitState(&other, false); !other.bad {
		t.Error("a check of another shape is taken")
	}
}

// TestALongAnswerIsReadNoFurtherThanItIsWaitedFor: whoever leaves while an answer is
// read gets the context's error, and no more rows are read than lie between two looks.
func TestALongAnswerIsReadNoFurtherThanItIsWaitedFor(t *testing.T) {
	var tasks row
	for range 10 * checkEveryRows {
		tasks = append(tasks, row{"task", "title"})
	}
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	q := store.Query{Kinds: []string{"Task"}, Props: []string{"title"}, Paging: store.Paging{First: len(tasks)}}
	b := &backend{}
	_, l := b.find(q, true)
	if _, err := decodeAnswer(canceled, row{tasks}, q, l); !errors.Is(err, context.Canceled) {
		t.Errorf("rows: %v, want it cancelled", err)
	}
	c := cells{list: row{tasks}, canceled: &cancelCheck{ctx: canceled}}
	decodePage(&c, l, new(store.Arena), "")
	if c.canceled.rows > checkEveryRows {
		t.Errorf("%d rows were read, want %d at most", c.canceled.rows, checkEveryRows)
	}
	if _, err := decodeBuckets(canceled, row{tasks}, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("buckets: %v, want it cancelled", err)
	}
}
