package neo4jstore_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/neo4jstore"
)

// TestWhatIsNotAllChineseIsFoundByItsIndex: letters, figures and marks, from wherever in
// a text, of whatever length; also where an older version of this program loaded.
func TestWhatIsNotAllChineseIsFoundByItsIndex(t *testing.T) {
	a := shared.Address(t)
	s := open(t, config(a))
	defer s.Close(context.Background())
	texts := map[string][]string{
		"task:1": {"区科技局", "qkjj", "qukejiju"}, "task:2": {"5g基站", "5gjz", "〈3000个〉"}, "task:3": {strings.Repeat("长文abc", 3_000), "〈80.5%〉"},
		"task:4": {store.ContextMark + "2021年", "科技", "kj"}, "task:5": {"c++ \\ \"%_*", "𠮷野家ab"},
	}
	g := &store.Graph{Version: "mixed"}
	for id, list := range texts {
		n := store.Node{ID: id, Kind: "Task", Props: store.Props{"title": id}}
		for _, text := range list {
			n.Search = append(n.Search, store.SearchText{In: "title", Text: text})
		}
		g.Nodes = append(g.Nodes, n)
	}
	load(t, s, g, neo4jstore.LoadOptions{})
	check := func(t *testing.T) {
		t.Helper()
		for text, want := range map[string][]string{
			"kejij": {"task:1"}, "QKJJ": {"task:1"}, "kj": {"task:1", "task:4"}, "5g基站": {"task:2"}, "g基站": {"task:2"}, "〈3000个〉": {"task:2"},
			"〈80.5%〉": {"task:3"}, "文abc长": {"task:3"}, "科技 2021年": {"task:4"}, "2021年": nil, "c++": {"task:5"}, `\`: {"task:5"}, "野家ab": {"task:5"},
			"nothing": nil, "qkjj\ue0005gjz": {"task:1", "task:2"}, "qkjj\ue000kj": {"task:1", "task:4"}, "qkjj\ue000科技": {"task:1", "task:4"}, "\"%_*": {"task:5"},
		} {
			page, err := s.Find(t.Context(), store.Query{Kinds: []string{"Task"}, Text: text, Props: []string{}, Paging: store.Paging{First: 10, Total: true}})
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			var got []string
			for _, it := range page.Items {
				got = append(got, it.Node.ID)
			}
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("%q finds %v, want %v", text, got, want)
			}
		}
	}
	check(t)
	g.Nodes = append(g.Nodes, store.Node{ID: "task:6", Kind: "Task", Props: store.Props{}, Search: []store.SearchText{{In: "title", Text: strings.Repeat("长文xyz", 20_000)}}})
	load(t, s, g, neo4jstore.LoadOptions{})
	t.Run("beside a text too long for the index", check)
	cypher(t, a, "MATCH (s:PolicygraphStore) SET s.statistics = [x IN s.statistics WHERE x <> 'mixed-texts']")
	cypher(t, a, "MATCH (n:Policygraph) REMOVE n._mixed")
	cypher(t, a, "DROP INDEX policygraph_mixed")
	cypher(t, a, "MATCH (l:PolicygraphLoad) SET l.id = 'an older version'")
	t.Run("loaded by an older version", check)
}
