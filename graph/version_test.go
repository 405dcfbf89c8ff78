package graph

import (
	"context"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/store/memstore"
)

// replacedBetween is a store whose graph is another after each call.
type replacedBetween struct {
	store.Store
	next *store.Graph
}

func (s replacedBetween) Find(ctx context.Context, q store.Query) (store.Page, error) {
	page, err := s.Store.Find(ctx, q)
	if err == nil {
		err = s.Replace(ctx, s.next)
	}
	return page, err
}

func TestAnAnswerNamesItsData(t *testing.T) {
	first, second := &store.Graph{Version: "first"}, &store.Graph{Version: "second"}
	for name, c := range map[string]struct {
		query    string
		replaced bool
		want     any
		told     bool
	}{
		"a list":                        {`{ plans { totalCount } }`, false, "first", true},
		"several fields":                {`{ plans { totalCount } tasks { totalCount } stats { dataVersion } }`, false, "first", true},
		"a failure beside it":           {`{ plans { totalCount } tasks(first: 1000) { totalCount } }`, false, "first", true},
		"an error of one field":         {`{ plans { totalCount } tasks(filter: {plans: ["plan:none"]}) { totalCount } }`, false, "first", true},
		"data that is replaced between": {`{ plans { nodes { id } } tasks { nodes { id } } }`, true, nil, true},
		"nothing is looked up":          {`{ __typename }`, false, nil, false},
	} {
		t.Run(name, func(t *testing.T) {
			s := memstore.New()
			if err := s.Replace(t.Context(), first); err != nil {
				t.Fatal(err)
			}
			if c.replaced {
				s = replacedBetween{s, second}
			}
			answer, _ := NewEngine(s, nil, DefaultLimits(), nil).Execute(t.Context(), &graphql.RawParams{Query: c.query})
			got, told := answer.Extensions["dataVersion"]
			if told != c.told || got != c.want {
				t.Errorf("dataVersion %v, told: %v; %s %v", got, told, answer.Data, answer.Errors)
			}
		})
	}
}
