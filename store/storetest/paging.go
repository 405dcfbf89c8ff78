package storetest

import (
	"fmt"
	"testing"

	"github.com/policygraph/policygraph/store"
)

func testPaging(t *testing.T, s store.Store) {
	replace(t, s, small())
	order := func(kind string, first int, o ...store.Order) store.Query {
		return store.Query{Kinds: []string{kind}, Paging: store.Paging{Order: o, First: first}}
	}
	up, down := store.Order{Prop: "weight"}, store.Order{Prop: "weight", Desc: true}
	position := store.Order{Prop: "position", Desc: true}
	for _, c := range []struct {
		name  string
		query store.Query
		want  string
	}{
		{"by id", order("Task", 9), "task:1 task:2 task:3 task:4 task:5"},
		{"ascending, what has no number last, then by id", order("Task", 9, up), "task:1 task:4 task:2 task:3 task:5"},
		{"descending, what has no number last, then by id", order("Task", 9, down), "task:2 task:1 task:4 task:3 task:5"},
		{"by two", order("Task", 9, up, position), "task:4 task:1 task:2 task:3 task:5"},
		{"numbers of both types among every type", order("Thing", 9, store.Order{Prop: "v"}), "thing:B thing:C thing:1 thing:2 thing:7 thing:3 thing:4 thing:5 thing:6"},
		{"the same descending", order("Thing", 6, store.Order{Prop: "v", Desc: true}), "thing:7 thing:1 thing:2 thing:C thing:B thing:3"},
		{"by an unknown property", order("Plan", 9, store.Order{Prop: "nothing"}), "plan:a plan:b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			wantIDs(t, s, c.query, c.want)
		})
	}

	t.Run("a key names its row's place", func(t *testing.T) {
		p := find(t, s, order("Task", 9, down, position))
		wantEqual(t, p.Items[0].At, store.Key{Values: []*float64{num(2), num(20)}, ID: "task:2"})
		wantEqual(t, p.Items[4].At, store.Key{Values: []*float64{nil, nil}, ID: "task:5"})
		zero := find(t, s, store.Query{IDs: []string{"thing:C"}, Paging: store.Paging{First: 1, Order: []store.Order{{Prop: "v", Desc: true}}}})
		wantEqual(t, fmt.Sprint(*zero.Items[0].At.Values[0]), "0")
	})
	t.Run("the page that ends on the last row has no next", func(t *testing.T) {
		for first, next := range map[int]bool{4: true, 5: false, 6: false} {
			if p := find(t, s, order("Task", first)); p.HasNext != next {
				t.Errorf("first %d of 5: HasNext %v", first, p.HasNext)
			}
		}
	})
	t.Run("first 0 gives the total and says that rows follow", func(t *testing.T) {
		q := order("Task", 0, up)
		q.Paging.Total = true
		wantEqual(t, find(t, s, q), store.Page{HasNext: true, Total: 5})
		q.Kinds = []string{"Nothing"}
		wantEqual(t, find(t, s, q), store.Page{})
	})
	t.Run("the total is of what the filter lets through, before the page is cut", func(t *testing.T) {
		q := where("Task", store.Filter{Prop: "position", Op: store.GE, Values: []any{int64(20)}})
		q.Paging = store.Paging{First: 1, Total: true, After: key("task:2")}
		p := wantIDs(t, s, q, "task:3")
		wantEqual(t, p.Total, 3)
	})
	t.Run("every first gives each row once and in order", func(t *testing.T) {
		for _, o := range [][]store.Order{nil, {up}, {down}, {down, position}, {position}, {{Prop: "v"}}, {{Prop: "v", Desc: true}}} {
			q := store.Query{Kinds: []string{"Task", "Thing", "Plan"}, Paging: store.Paging{Order: o}}
			want := ids(find(t, s, all(q)))
			for first := 1; first <= 8; first += 3 {
				if got := ids(store.Page{Items: pages(t, s, q, first)}); got != want {
					t.Errorf("order %v, first %d: %s, want %s", o, first, got, want)
				}
			}
		}
	})
	for _, c := range []struct {
		name  string
		order []store.Order
		after *store.Key
		want  string
	}{
		{"after a key that is no row's", nil, key("task:3x"), "task:4 task:5"},
		{"after an id before all", nil, key(""), "task:1 task:2 task:3 task:4 task:5"},
		{"after a value between two", []store.Order{up}, key("", num(1)), "task:2 task:3 task:5"},
		{"after an equal value and a lower id", []store.Order{up}, key("task:2", num(0.5)), "task:4 task:2 task:3 task:5"},
		{"after null stand nulls of higher ids only", []store.Order{down}, key("task:3", nil), "task:5"},
		{"after the last", []store.Order{up}, key("task:5", nil), ""},
		{"descending, after a value between two", []store.Order{down}, key("", num(1)), "task:1 task:4 task:3 task:5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := order("Task", 9, c.order...)
			q.Paging.After = c.after
			wantIDs(t, s, q, c.want)
		})
	}

	t.Run("ids are ordered by byte", func(t *testing.T) {
		list := []string{"A", "Z", "a", "a-b", "a:b", "ab", "~", "é", "甲", "！", "𠀀", "\U0010ffff"}
		g := &store.Graph{}
		for i := range list {
			g.Nodes = append(g.Nodes, store.Node{ID: list[len(list)-1-i], Kind: "Plan"})
		}
		replace(t, s, g)
		for i, it := range find(t, s, all(store.Query{})).Items {
			wantEqual(t, it.Node.ID, list[i])
		}
		for i, id := range list {
			q := order("Plan", 1)
			q.Paging.After = key(id)
			p := find(t, s, q)
			if i+1 == len(list) {
				wantEqual(t, len(p.Items), 0)
			} else {
				wantEqual(t, p.Items[0].Node.ID, list[i+1])
			}
		}
	})
}

func testProps(t *testing.T, s store.Store) {
	replace(t, s, small())
	get := func(id string, props []string) store.FoundNode {
		return find(t, s, store.Query{IDs: []string{id}, Props: props, Paging: store.Paging{First: 1}}).Items[0].Node
	}
	whole := store.Props{"title": "培育科技企业", "position": int64(10), "weight": 0.5, "years": []string{"2022", "2023"}}
	wantEqual(t, get("task:1", nil), store.FoundNode{ID: "task:1", Kind: "Task", Props: store.ValuesOf(whole)})
	wantEqual(t, get("task:1", []string{}), store.FoundNode{ID: "task:1", Kind: "Task"})
	wantEqual(t, get("task:1", []string{"years", "nothing", "weight", "years"}).Props,
		store.Values{{Name: "years", Value: []string{"2022", "2023"}}, {Name: "weight", Value: 0.5}})
	wantEqual(t, get("task:2", nil).Props.Get("weight"), any(int64(2)))
	wantEqual(t, get("task:3", nil).Props.Get("years"), any([]string{}))
	wantEqual(t, get("thing:2", nil).Props.Get("v"), any(1.0))
	wantEqual(t, get("thing:6", nil).Props, store.Values(nil))
	wantEqual(t, get("plan:b", nil).Props.Get("cited"), any(true))
}
