package storetest

import (
	"math"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
)

// hostile are strings that could be taken for syntax: quotes, escapes, statements,
// operators of full-text queries, rare characters.
func hostile() []string {
	return []string{
		`'`, `"`, "`", `\`, `\'`, `\u0027`, `') DETACH DELETE n //`, "` MATCH (n) DETACH DELETE n //", `$id`, `{id: 1}`, `}`,
		`*`, `?`, `~`, `a~1`, `a^2`, `a:b`, `AND`, `OR NOT`, `+a -b`, `(a`, `[a TO z]`, `/a.*/`, `%`, `_`, `a&&b||c!`,
		"a\nb", "a\tb", "a\x00b", "\u202eabc", "e\u0301", "𠮷野家", "👩‍🔬", "ﬁ", "İı", "ß", "ﾊﾟ", "㎡③", "null", "true", "1",
	}
}

func testHostile(t *testing.T, s store.Store) {
	g := &store.Graph{Version: strings.Join(hostile(), " ")}
	for _, h := range hostile() {
		g.Nodes = append(g.Nodes, store.Node{
			ID: h, Kind: "Plan", Props: store.Props{"title": h, "list": []string{h}},
			Search: []store.SearchText{{In: h, Text: strings.TrimSpace(store.Fold(h))}},
		})
		g.Edges = append(g.Edges, store.Edge{From: h, Rel: "R", To: h, Props: store.Props{"ref": h, "title": h}})
	}
	replace(t, s, g)
	stats, err := s.Stats(t.Context())
	wantError(t, "stats", err, nil)
	wantEqual(t, stats.Version, g.Version)
	for _, h := range hostile() {
		filter := func(prop string, op store.Op, edge bool) []store.Filter {
			return []store.Filter{{Prop: prop, Op: op, Values: []any{h}, OnEdge: edge}}
		}
		for _, q := range []store.Query{
			{IDs: []string{h}},
			{Where: filter(store.IDProp, store.In, false)},
			{Where: filter("title", store.In, false)},
			{Where: filter("list", store.In, false)},
		} {
			p := find(t, s, all(q))
			if len(p.Items) != 1 || p.Items[0].Node.Props.Get("title") != h {
				t.Errorf("%q: found %q by %+v", h, ids(p), q)
			}
		}
		for _, q := range []store.Query{
			{Text: h},
			{Where: filter("title", store.Contains, false)},
			{Where: filter("list", store.Contains, false)},
		} {
			found := false
			for _, it := range find(t, s, all(q)).Items {
				found = found || it.Node.ID == h
			}
			if !found {
				t.Errorf("%q is not found by %+v", h, q)
			}
		}
		hop := store.Hop{
			Where:  append(filter("title", store.In, true), filter("ref", store.Contains, true)...),
			Paging: store.Paging{First: 1}, Refs: []store.Ref{{Prop: "ref"}},
		}
		rel := find(t, s, from(h, hop)).Items[0].Related[0]
		if len(rel.Items) != 1 || ids(rel.Items[0].Refs[0]) != h {
			t.Errorf("%q: the edge leads to %+v", h, rel)
		}
		paths, err := s.Path(t.Context(), store.PathQuery{From: h, To: h, MaxLength: 1, Limit: 1})
		if err != nil || len(paths) != 1 {
			t.Errorf("%q: path %v, %v", h, paths, err)
		}
	}
}

func testInvalidQueries(t *testing.T, s store.Store) {
	replace(t, s, small())
	queries := map[string]store.Query{
		"first below 0":                     {Paging: store.Paging{First: -1}},
		"a key without the order's value":   {Paging: store.Paging{First: 1, Order: []store.Order{{Prop: "p"}}, After: key("a")}},
		"a key with a value too many":       {Paging: store.Paging{First: 1, After: key("a", num(1))}},
		"a search's key without the rank":   {Text: "a", Paging: store.Paging{First: 1, After: key("a")}},
		"a key that is not a number":        {Paging: store.Paging{First: 1, Order: []store.Order{{Prop: "p"}}, After: key("a", num(math.NaN()))}},
		"a key that is infinite":            {Paging: store.Paging{First: 1, Order: []store.Order{{Prop: "p"}}, After: key("a", num(math.Inf(1)))}},
		"a key with a relation in a query":  {Paging: store.Paging{First: 1, After: &store.Key{ID: "a", Rel: "R"}}},
		"an order by an edge in a query":    {Paging: store.Paging{First: 1, Order: []store.Order{{Prop: "p", OnEdge: true}}}},
		"a filter on an edge in a query":    {Where: []store.Filter{{Prop: "p", Op: store.In, OnEdge: true}}},
		"a filter on an edge with a way":    {Expand: []store.Hop{{Where: []store.Filter{{Prop: "p", Op: store.In, OnEdge: true, Via: []store.Step{{}}}}}}},
		"a text of spaces":                  {Text: " 　\t"},
		"a text that is not UTF-8":          {Text: "\xff"},
		"an id that is not UTF-8":           {IDs: []string{"\xff"}},
		"a known id that is not UTF-8":      {Known: []string{"\xff"}},
		"a value that is not UTF-8":         {Where: []store.Filter{{Prop: "p", Op: store.In, Values: []any{"\xff"}}}},
		"a value of another type":           {Where: []store.Filter{{Prop: "p", Op: store.In, Values: []any{1}}}},
		"a value that is a list":            {Where: []store.Filter{{Prop: "p", Op: store.In, Values: []any{[]string{"a"}}}}},
		"a value that is nil":               {Where: []store.Filter{{Prop: "p", Op: store.In, Values: []any{nil}}}},
		"a value that is no number":         {Where: []store.Filter{{Prop: "p", Op: store.GE, Values: []any{math.NaN()}}}},
		"a whole number beyond 2^53":        {Where: []store.Filter{{Prop: "p", Op: store.GE, Values: []any{int64(1)<<53 + 1}}}},
		"an unknown operator":               {Where: []store.Filter{{Prop: "p", Op: "like", Values: []any{"a"}}}},
		"ge without a value":                {Where: []store.Filter{{Prop: "p", Op: store.GE}}},
		"ge with two values":                {Where: []store.Filter{{Prop: "p", Op: store.GE, Values: []any{int64(1), int64(2)}}}},
		"ge of a text":                      {Where: []store.Filter{{Prop: "p", Op: store.GE, Values: []any{"1"}}}},
		"contains a number":                 {Where: []store.Filter{{Prop: "p", Op: store.Contains, Values: []any{int64(1)}}}},
		"isNull of a text":                  {Where: []store.Filter{{Prop: "p", Op: store.IsNull, Values: []any{"true"}}}},
		"exists without a way":              {Where: []store.Filter{{Op: store.Exists, Values: []any{true}}}},
		"exists with a property":            {Where: []store.Filter{{Prop: "p", Via: []store.Step{{}}, Op: store.Exists, Values: []any{true}}}},
		"two hops of one key":               {Expand: []store.Hop{{Key: "a"}, {Key: "a"}}},
		"two refs of one key":               {Expand: []store.Hop{{Refs: []store.Ref{{Key: "a", Prop: "p"}, {Key: "a", Prop: "q"}}}}},
		"the id as a property to return":    {Props: []string{"id"}},
		"a hop's first below 0":             {Expand: []store.Hop{{Paging: store.Paging{First: -1}}}},
		"an invalid hop below a ref":        {Expand: []store.Hop{{Refs: []store.Ref{{Prop: "p", Expand: []store.Hop{{Paging: store.Paging{First: -1}}}}}}}},
		"an invalid hop below a hop":        {Expand: []store.Hop{{Expand: []store.Hop{{Rels: []string{""}}}}}},
		"a filter without a property":       {Where: []store.Filter{{Op: store.In}}},
		"an invalid filter inside of a way": {Where: []store.Filter{{Op: store.Exists, Values: []any{true}, Via: []store.Step{{Where: []store.Filter{{Op: store.In}}}}}}},
	}
	for _, name := range append(hostileNames(), hostile()...) {
		if store.CheckName(name) == nil {
			continue // null, true and AND are names
		}
		for where, q := range map[string]store.Query{
			"kind":        {Kinds: []string{name}},
			"property":    {Props: []string{name}},
			"order":       {Paging: store.Paging{First: 1, Order: []store.Order{{Prop: name}}}},
			"filter":      {Where: []store.Filter{{Prop: name, Op: store.In}}},
			"way":         {Where: []store.Filter{{Via: []store.Step{{Rels: []string{name}}}, Op: store.Exists, Values: []any{true}}}},
			"way's kind":  {Where: []store.Filter{{Via: []store.Step{{Kinds: []string{name}}}, Op: store.Exists, Values: []any{true}}}},
			"hop":         {Expand: []store.Hop{{Rels: []string{name}}}},
			"hop's kind":  {Expand: []store.Hop{{Kinds: []string{name}}}},
			"hop's props": {Expand: []store.Hop{{Props: []string{name}}}},
			"edge's":      {Expand: []store.Hop{{EdgeProps: []string{name}}}},
			"edge filter": {Expand: []store.Hop{{Where: []store.Filter{{Prop: name, OnEdge: true, Op: store.In}}}}},
			"edge order":  {Expand: []store.Hop{{Paging: store.Paging{Order: []store.Order{{Prop: name, OnEdge: true}}}}}},
			"ref":         {Expand: []store.Hop{{Refs: []store.Ref{{Prop: name}}}}},
			"ref's props": {Expand: []store.Hop{{Refs: []store.Ref{{Prop: "p", Props: []string{name}}}}}},
		} {
			queries[where+" named "+name] = q
		}
		_, err := s.Count(t.Context(), store.Query{}, store.Group{Prop: name})
		wantError(t, "group "+name, err, store.ErrInvalidQuery)
		_, err = s.Count(t.Context(), store.Query{}, store.Group{Prop: "p", Via: []store.Step{{Rels: []string{name}}}})
		wantError(t, "group's way "+name, err, store.ErrInvalidQuery)
		_, err = s.Path(t.Context(), store.PathQuery{From: "a", To: "b", MaxLength: 1, Limit: 1, Rels: []string{name}})
		wantError(t, "path's relation "+name, err, store.ErrInvalidQuery)
		_, err = s.Path(t.Context(), store.PathQuery{From: "a", To: "b", MaxLength: 1, Limit: 1, AvoidKinds: []string{name}})
		wantError(t, "path's kind "+name, err, store.ErrInvalidQuery)
	}
	for name, q := range queries {
		_, err := s.Find(t.Context(), q)
		wantError(t, name, err, store.ErrInvalidQuery)
	}
	p := store.Group{Prop: "p"}
	_, err := s.Count(t.Context(), store.Query{}, p, p, p)
	wantError(t, "three groups", err, store.ErrInvalidQuery)
	for name, q := range map[string]store.PathQuery{
		"no start":        {To: "b", MaxLength: 1, Limit: 1},
		"no end":          {From: "a", MaxLength: 1, Limit: 1},
		"maxLength 0":     {From: "a", To: "b", Limit: 1},
		"limit 0":         {From: "a", To: "b", MaxLength: 1},
		"an invalid id":   {From: "a", To: "\xff", MaxLength: 1, Limit: 1},
		"an invalid node": {From: "a", To: "b", Avoid: []string{"\xff"}, MaxLength: 1, Limit: 1},
	} {
		_, err := s.Path(t.Context(), q)
		wantError(t, name, err, store.ErrInvalidQuery)
	}
}

// hostileNames are strings that must not pass as names.
func hostileNames() []string {
	return []string{"", "_a", "1a", "a b", "a-b", "a`b", "A:B", "a)", "名", "a\n", "é", strings.Repeat("a", 65)}
}
