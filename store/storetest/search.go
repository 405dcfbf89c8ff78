package storetest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
)

func testSearch(t *testing.T, s store.Store) {
	replace(t, s, small())
	const or = store.AlternativeMark
	for _, c := range []struct {
		name, text, want string // ID/rank/in
	}{
		{
			"two characters, best rank first, then by id", "科技",
			"task:4/0/alias task:3/1/title agency:x/2/name agency:z/2/name task:1/2/title",
		},
		{"one character inside words", "育", "task:1/2/title"},
		{"one character at the start of a text", "科", "task:3/1/title task:4/1/alias agency:x/2/name agency:z/2/name task:1/2/title"},
		{"a whole text", "甲区科技局", "agency:x/0/name"},
		{"the start of a later text", "区科技", "agency:x/1/alias agency:z/2/name"},
		{"terms in one text", "局 科技", "agency:x/2/name agency:z/2/name"},
		{"terms in several texts, the first that holds any is named", "fintech 金融", "task:3/3/title"},
		{"terms in several texts of a task", "企业 a1", "task:1/3/title"},
		{"all terms are needed", "科技 财政", ""},
		{"full and half width are one", "ａｂｃ", "task:3/2/title"},
		{"capitals are small letters", "FINTECH　PLAN", "task:3/0/alias"},
		{"a term's part", "inte", "task:3/2/alias"},
		{"nothing", "没有这个", ""},
		{"no operators: a bare OR is a term", "科技 OR 财政", ""},
		{"no operators: a star is a star", "科*", ""},
		{"no operators: quotes", `"科技"`, ""},
		{"either of two", "财政" + or + "育", "agency:y/2/name task:1/2/title"},
		{"either of two, whole", "科技局" + or + "甲区科技局", "agency:x/0/name agency:z/2/name"},
		{"either of two, and another", "财政" + or + "科技 局", "agency:x/2/name agency:y/2/name agency:z/2/name"},
		{"a mark with nothing beside it", or + "育" + or + " " + or, "task:1/2/title"},
		{"what a node belongs to, with a text of its own", "育 丙区", "task:1/3/title"},
		{"what a node belongs to, with either of two", "育" + or + "没有 丙区", "task:1/3/title"},
		{"what a node belongs to alone", "丙区", ""},
		{"two things that a node belongs to", "丙区 2030", ""},
		{"a mark is no text", store.ContextMark + "丙区", ""},
		{"spaces around and between", "  局　 科技 ", "agency:x/2/name agency:z/2/name"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q := all(store.Query{Text: c.text})
			q.Paging.Total = true
			p := find(t, s, q)
			var got []string
			for _, it := range p.Items {
				got = append(got, fmt.Sprintf("%s/%d/%s", it.Node.ID, it.Match.Rank, it.Match.In))
				wantEqual(t, *it.At.Values[0], float64(it.Match.Rank))
			}
			wantEqual(t, strings.Join(got, " "), c.want)
			wantEqual(t, p.Total, len(p.Items))
		})
	}

	order := []store.Order{{Prop: "position", Desc: true}}
	t.Run("after rank the order decides, then the id", func(t *testing.T) {
		q := all(store.Query{Text: "科技"})
		q.Paging.Order = order
		p := wantIDs(t, s, q, "task:4 task:3 task:1 agency:x agency:z")
		wantEqual(t, p.Items[2].At, store.Key{Values: []*float64{num(2), num(10)}, ID: "task:1"})
	})
	t.Run("pages of a search", func(t *testing.T) {
		for first := 1; first < 7; first++ {
			q := store.Query{Text: "科技", Paging: store.Paging{Order: order}}
			wantEqual(t, ids(store.Page{Items: pages(t, s, q, first)}), "task:4 task:3 task:1 agency:x agency:z")
		}
	})
	t.Run("among kinds and ids", func(t *testing.T) {
		wantIDs(t, s, all(store.Query{Text: "科技", Kinds: []string{"Agency"}}), "agency:x agency:z")
		wantIDs(t, s, all(store.Query{Text: "科技", IDs: []string{"task:2", "task:1", "agency:z"}}), "agency:z task:1")
	})
	t.Run("with hops", func(t *testing.T) {
		q := store.Query{Text: "孵化", Paging: store.Paging{First: 1}, Expand: []store.Hop{
			{Rels: []string{"HAS_TASK"}, In: true, Paging: store.Paging{First: 1}},
		}}
		wantEqual(t, ids(find(t, s, q).Items[0].Related[0]), "plan:b")
	})
	t.Run("counted", func(t *testing.T) {
		b, err := s.Count(t.Context(), store.Query{Text: "科技"}, store.Group{Prop: "function"})
		wantError(t, "count", err, nil)
		wantEqual(t, b, []store.Bucket{{Keys: []any{"科技局"}, Count: 2}})
	})
}
