package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// Random asks the store n random queries of so many shapes (a shape is a query
// without its values) about one random graph. The store and memstore must
// both answer as the oracle does, and so alike. A seed always gives the same graph
// and the same queries.
func Random(t *testing.T, s store.Store, seed uint64, n, shapes int) {
	g := randomGraph(rand.New(rand.NewPCG(seed, 0)), 400)
	oracle, memory := newOracle(g), memstore.New()
	replace(t, memory, g)
	replace(t, s, g)
	values := rand.New(rand.NewPCG(seed, 1))
	answered := 0
	for i := range n {
		shape := rand.New(rand.NewPCG(seed, uint64(2+i%shapes)))
		r := &randomizer{shape: shape, values: values, graph: g, oracle: oracle}
		q := r.question()
		want := q.want(oracle)
		for _, asked := range []struct {
			name  string
			store store.Store
		}{{"memstore", memory}, {"the store", s}} {
			got, err := q.ask(t.Context(), asked.store)
			if err != nil {
				t.Fatalf("query %d of seed %d: %s: %v\n%+v", i, seed, asked.name, err, q.query)
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Fatalf("query %d of seed %d: %s (-want +got):\n%s\n%+v", i, seed, asked.name, d, q.query)
			}
		}
		if !empty(want) {
			answered++
		}
	}
	t.Logf("%d queries of %d shapes, %d with rows in their answer", n, shapes, answered)
	if answered < n/4 {
		t.Errorf("only %d of %d queries have rows in their answer: they test little", answered, n)
	}
}

// question is a random query of one of the store's methods, and how the
// oracle and a store answer it.
type question struct {
	query any
	want  func(*oracle) any
	ask   func(context.Context, store.Store) (any, error)
}

func (r *randomizer) question() question {
	switch r.shape.IntN(8) {
	case 0:
		q, by := r.query(), r.groups()
		return question{
			query: []any{q, by},
			want:  func(o *oracle) any { return o.count(q, by) },
			ask:   func(ctx context.Context, s store.Store) (any, error) { return s.Count(ctx, q, by...) },
		}
	case 1:
		q := r.path()
		return question{
			query: q,
			want:  func(o *oracle) any { return o.path(q) },
			ask:   func(ctx context.Context, s store.Store) (any, error) { return s.Path(ctx, q) },
		}
	}
	q := r.query()
	if r.shape.IntN(8) == 0 {
		q.Paging = store.Paging{First: 1000}
		return question{
			query: q,
			want:  func(o *oracle) any { return asVisited(o.find(q)) },
			ask:   func(ctx context.Context, s store.Store) (any, error) { return visited(ctx, s, q) },
		}
	}
	normalize := func(p store.Page) store.Page { return p }
	if r.shape.IntN(3) == 0 {
		setAnonymous(q.Expand)
		normalize = func(p store.Page) store.Page {
			for i := range p.Items {
				dropIdentity(&p.Items[i])
			}
			return p
		}
	}
	return question{
		query: q,
		want:  func(o *oracle) any { return normalize(o.find(q)) },
		ask: func(ctx context.Context, s store.Store) (any, error) {
			p, err := s.Find(ctx, q)
			return normalize(p), err
		},
	}
}

// setAnonymous sets Hints.Anonymous of all hops.
func setAnonymous(hops []store.Hop) {
	for i := range hops {
		hops[i].Hints.Anonymous = true
		setAnonymous(hops[i].Expand)
		for _, r := range hops[i].Refs {
			setAnonymous(r.Expand)
		}
	}
}

func empty(answer any) bool {
	switch a := answer.(type) {
	case store.Page:
		return len(a.Items) == 0
	case []store.Bucket:
		return len(a) == 0
	case []store.Path:
		return len(a) == 0
	}
	return true
}

var (
	randomKinds = []string{"Plan", "Task", "Agency", "Area"}
	randomRels  = []string{"LEADS", "SUPPORTS", "HAS_TASK", "COVERS"}
	randomProps = []string{"a", "b", "c", "d"}
	randomWords = []string{
		"科技", "科", "创新平台", "计划", "ＡＢＣ", "abc", "Plan B", "孵化器", "金融 科技", "2022年", "㎡", "'", `"`, "OR", "*",
		"浙江省科技创新", "a b", "１２", "12", "𠮷",
	}
)

type randomizer struct {
	shape, values *rand.Rand
	graph         *store.Graph
	oracle        *oracle
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// randomValue has every type; a is mostly numbers, b text, c lists, d anything.
func randomValue(r *rand.Rand, prop string) any {
	choice := r.IntN(10)
	switch {
	case prop == "a" && choice < 7, choice == 0:
		return int64(r.IntN(7) - 2)
	case prop == "a", choice == 1:
		return float64(r.IntN(12))/2 - 1
	case prop == "c" && choice < 8:
		return []string{pick(r, randomWords), pick(r, randomWords)}[:r.IntN(3)]
	case choice == 2:
		return r.IntN(2) == 0
	}
	return pick(r, randomWords)
}

func randomProperties(r *rand.Rand) store.Props {
	p := store.Props{}
	for _, k := range randomProps {
		if r.IntN(3) > 0 {
			p[k] = randomValue(r, k)
		}
	}
	return p
}

func randomGraph(r *rand.Rand, n int) *store.Graph {
	g := &store.Graph{Version: "random"}
	for i := range n {
		node := store.Node{
			ID:    fmt.Sprintf("%s:%d", pick(r, []string{"a", "甲", "Ｂ", "𠮷", "'"}), i),
			Kind:  pick(r, randomKinds),
			Props: randomProperties(r),
		}
		for j := range r.IntN(4) {
			node.Search = append(node.Search, store.SearchText{
				In:   fmt.Sprint("t", j),
				Text: pick(r, []string{"", "", store.ContextMark}) + store.Fold(pick(r, randomWords)+pick(r, []string{"", "", pick(r, randomWords), " " + pick(r, randomWords)})),
			})
		}
		g.Nodes = append(g.Nodes, node)
	}
	seen := map[string]bool{}
	join := func(from, rel, to string, p store.Props) {
		if r.IntN(2) == 0 {
			p["ref"] = g.Nodes[r.IntN(n)].ID
		}
		if k := from + "\x00" + rel + "\x00" + to; !seen[k] {
			seen[k] = true
			g.Edges = append(g.Edges, store.Edge{From: from, Rel: rel, To: to, Props: p})
		}
	}
	// Two relations join two kinds each, one way with one neighbour at most; and
	// a tells the tasks of a plan apart.
	ids := map[string][]string{}
	for _, node := range g.Nodes {
		ids[node.Kind] = append(ids[node.Kind], node.ID)
	}
	for _, plan := range ids["Plan"] {
		if r.IntN(4) > 0 {
			join(plan, "COVERS", pick(r, ids["Area"]), randomProperties(r))
		}
	}
	for i, task := range ids["Task"] {
		if r.IntN(4) > 0 {
			p := randomProperties(r)
			p["a"] = int64(n - i)
			join(pick(r, ids["Plan"][:12]), "HAS_TASK", task, p)
		}
	}
	for range 2 * n { // a tenth of the nodes are hubs
		from, to := g.Nodes[r.IntN(n)].ID, g.Nodes[r.IntN(pick(r, []int{n, n, n / 10}))].ID
		join(from, pick(r, []string{"LEADS", "SUPPORTS"}), to, randomProperties(r))
	}
	return g
}

func (r *randomizer) id() string { return pick(r.values, r.graph.Nodes).ID }

// names are some of the names, or nil, or an empty list.
func (r *randomizer) names(from []string) []string {
	switch r.shape.IntN(12) {
	case 0, 1, 2, 3:
		return nil
	case 4:
		return []string{}
	}
	out := []string{}
	for range 1 + r.shape.IntN(3) {
		out = append(out, pick(r.shape, from))
	}
	return out
}

func (r *randomizer) query() store.Query {
	q := store.Query{Kinds: r.names(randomKinds), Where: r.filters(2, false), Props: r.props()}
	if r.shape.IntN(4) == 0 {
		for range 1 + r.shape.IntN(60) {
			q.IDs = append(q.IDs, r.id())
		}
	}
	if r.shape.IntN(3) == 0 {
		q.Text = pick(r.values, randomWords)
		if r.values.IntN(3) == 0 {
			q.Text += pick(r.values, []string{" ", store.AlternativeMark}) + pick(r.values, randomWords)
		}
	}
	q.Paging = r.paging(false)
	if r.shape.IntN(3) == 0 {
		q.Paging.After = r.after(q)
	}
	q.Expand = r.hops(2)
	return q
}

// after is the key of a row of the query's whole answer, or one of no row.
func (r *randomizer) after(q store.Query) *store.Key {
	q.Paging.First = 1000
	p := r.oracle.find(q)
	if len(p.Items) > 0 && r.values.IntN(4) > 0 {
		at := pick(r.values, p.Items).At
		return &at
	}
	k := r.key(q.Paging.Order)
	if q.Text != "" {
		k.Values = append([]*float64{num(float64(r.values.IntN(4)))}, k.Values...)
	}
	return k
}

func (r *randomizer) key(order []store.Order) *store.Key {
	k := &store.Key{ID: r.id()}
	for range order {
		var v *float64
		if r.values.IntN(4) > 0 {
			v = num(float64(r.values.IntN(12))/2 - 1)
		}
		k.Values = append(k.Values, v)
	}
	return k
}

func (r *randomizer) props() []string {
	if r.shape.IntN(3) == 0 {
		return nil
	}
	return randomProps[:r.shape.IntN(len(randomProps)+1)]
}

func (r *randomizer) paging(edge bool) store.Paging {
	p := store.Paging{First: 1 + r.values.IntN(7), Total: r.shape.IntN(2) == 0}
	if r.shape.IntN(8) == 0 {
		p.First = 0
	}
	for range r.shape.IntN(3) {
		p.Order = append(p.Order, store.Order{
			Prop: pick(r.shape, randomProps), Desc: r.shape.IntN(2) == 0, OnEdge: edge && r.shape.IntN(2) == 0,
		})
	}
	if edge && r.shape.IntN(4) == 0 {
		p.After = r.key(p.Order)
		p.After.Rel = pick(r.values, randomRels)
	}
	return p
}

func (r *randomizer) filters(depth int, edge bool) []store.Filter {
	var list []store.Filter
	for range r.shape.IntN(2 + depth/2) {
		list = append(list, r.filter(depth, edge))
	}
	return list
}

func (r *randomizer) filter(depth int, edge bool) store.Filter {
	f := store.Filter{Prop: pick(r.shape, append([]string{store.IDProp}, randomProps...))}
	switch {
	case depth > 0 && r.shape.IntN(3) == 0:
		for range 1 + r.shape.IntN(2) {
			f.Via = append(f.Via, store.Step{
				Rels: r.names(randomRels), In: r.shape.IntN(2) == 0, Kinds: r.names(randomKinds), Where: r.filters(depth-1, true),
			})
		}
		if r.shape.IntN(3) == 0 {
			f.Prop, f.Op, f.Values = "", store.Exists, []any{r.shape.IntN(2) == 0}
			return f
		}
	case edge && r.shape.IntN(3) == 0:
		f.OnEdge = true
		if f.Prop == store.IDProp {
			f.Prop, f.Op, f.Values = store.RelProp, store.In, []any{pick(r.values, randomRels), pick(r.values, randomRels)}
			return f
		}
	}
	f.Op = pick(r.shape, []store.Op{store.In, store.In, store.NotIn, store.GE, store.LE, store.Contains, store.IsNull})
	switch f.Op {
	case store.GE, store.LE:
		f.Values = []any{pick(r.values, []any{int64(r.values.IntN(6) - 2), float64(r.values.IntN(6)) / 2})}
	case store.Contains:
		f.Values = []any{pick(r.values, randomWords)}
	case store.IsNull:
		f.Values = []any{r.shape.IntN(3) == 0}
	default:
		for range r.values.IntN(5) {
			v := randomValue(r.values, f.Prop)
			if list, ok := v.([]string); ok {
				v = fmt.Sprint(list)
			}
			if f.Prop == store.IDProp {
				v = r.id()
			}
			f.Values = append(f.Values, v)
		}
	}
	return f
}

func (r *randomizer) hops(depth int) []store.Hop {
	if depth <= 0 {
		return nil
	}
	var list []store.Hop
	for i := range r.shape.IntN(1 + depth) {
		h := store.Hop{
			Key: fmt.Sprint("h", i), Rels: r.names(randomRels), In: r.shape.IntN(2) == 0, Kinds: r.names(randomKinds),
			Where: r.filters(1, true), Props: r.props(), EdgeProps: r.props(), Paging: r.paging(true), Expand: r.hops(depth - 1),
		}
		for j := range r.shape.IntN(2) {
			h.Refs = append(h.Refs, store.Ref{Key: fmt.Sprint("r", j), Prop: "ref", Props: r.props(), Expand: r.hops(depth - 2)})
		}
		list = append(list, h)
	}
	return list
}

func (r *randomizer) groups() []store.Group {
	var by []store.Group
	for range r.shape.IntN(3) {
		g := store.Group{Prop: pick(r.shape, append([]string{store.IDProp}, randomProps...))}
		for range r.shape.IntN(3) {
			g.Via = append(g.Via, store.Step{
				Rels: r.names(randomRels), In: r.shape.IntN(2) == 0, Kinds: r.names(randomKinds), Where: r.filters(1, true),
			})
		}
		by = append(by, g)
	}
	return by
}

func (r *randomizer) path() store.PathQuery {
	q := store.PathQuery{
		From: r.id(), To: r.id(), MaxLength: 1 + r.shape.IntN(4), Limit: 1 + r.values.IntN(8),
		Rels: r.names(randomRels), AvoidKinds: r.names(randomKinds),
	}
	for range r.values.IntN(4) {
		q.Avoid = append(q.Avoid, r.id())
	}
	return q
}
