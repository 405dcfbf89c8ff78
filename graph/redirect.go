package graph

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// An id that went by a merge is a node of kind Redirect, which leads to the node that
// took its place. A field that comes upon one notes it, and the request is then
// answered with the ids of today in the places of such: all others cost nothing, and
// no field needs to know more of it.

// movedIDs notes that a request named an id that went.
type movedIDs struct{ atomic.Bool }

type movedIDsKey struct{}

// noteMovedID notes it for the request of the context.
func noteMovedID(ctx context.Context) {
	if m, ok := ctx.Value(movedIDsKey{}).(*movedIDs); ok {
		m.Store(true)
	}
}

// Execute answers one request. The error is errRequest when the answer has no
// data because the request itself was refused; the answer says why.
func (e *Engine) Execute(ctx context.Context, params *graphql.RawParams) (*graphql.Response, error) {
	var named movedIDs
	answer, err := e.execute(context.WithValue(ctx, movedIDsKey{}, &named), params)
	if err != nil || !named.Load() {
		return answer, err
	}
	moved, failed := e.moved(ctx, idsNamed(params))
	if failed != nil || len(moved) == 0 {
		return answer, err // as it is: where the store failed, it says so itself
	}
	return e.execute(ctx, withIDs(params, moved))
}

// moved says where ids lead that went.
func (e *Engine) moved(ctx context.Context, ids []string) (map[string]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	page, err := e.store.Find(ctx, store.Query{
		Kinds: []string{ontology.KindRedirect}, IDs: ids, Props: []string{"to"}, Paging: store.Paging{First: len(ids)},
	})
	if err != nil {
		return nil, err
	}
	moved := map[string]string{}
	for _, it := range page.Items {
		if to, ok := it.Node.Props.Get("to").(string); ok {
			moved[it.Node.ID] = to
		}
	}
	return moved, nil
}

// literal is a string of a GraphQL document.
var literal = regexp.MustCompile(`"(?:[^"\\\n]|\\.)+"`)

// idsNamed are the texts of a request that may be ids.
func idsNamed(params *graphql.RawParams) []string {
	var ids []string
	note := func(text string) {
		if strings.Contains(text, ":") && len(ids) < maxIDsNamed {
			ids = append(ids, text)
		}
	}
	for _, quoted := range literal.FindAllString(params.Query, -1) {
		var text string
		if json.Unmarshal([]byte(quoted), &text) == nil {
			note(text)
		}
	}
	for _, value := range params.Variables {
		eachText(value, note)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// maxIDsNamed are the most that are looked up for one request.
const maxIDsNamed = 1000

func eachText(value any, yield func(string)) {
	switch v := value.(type) {
	case string:
		yield(v)
	case []any:
		for _, one := range v {
			eachText(one, yield)
		}
	case map[string]any:
		for _, one := range v {
			eachText(one, yield)
		}
	}
}

// withIDs is a request with other ids in the places of those that went.
func withIDs(params *graphql.RawParams, moved map[string]string) *graphql.RawParams {
	out := *params
	out.Query = literal.ReplaceAllStringFunc(params.Query, func(quoted string) string {
		var text string
		if json.Unmarshal([]byte(quoted), &text) != nil || moved[text] == "" {
			return quoted
		}
		now, err := json.Marshal(moved[text])
		if err != nil {
			return quoted
		}
		return string(now)
	})
	if params.Variables != nil {
		out.Variables, _ = withTexts(params.Variables, moved).(map[string]any)
	}
	return &out
}

func withTexts(value any, moved map[string]string) any {
	switch v := value.(type) {
	case string:
		if now := moved[v]; now != "" {
			return now
		}
	case []any:
		out := make([]any, len(v))
		for i, one := range v {
			out[i] = withTexts(one, moved)
		}
		return out
	case map[string]any:
		out := make(map[string]any, len(v))
		for name, one := range v {
			out[name] = withTexts(one, moved)
		}
		return out
	}
	return value
}
