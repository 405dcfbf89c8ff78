// Package analysis answers the questions that people ask who study plans: what
// can be compared, who leads what, who works with whom, what is missing, what
// contradicts what. Each question is one function over a store.Store and takes
// a constant number of store calls, said in its comment; how many rows there
// are changes nothing. It knows no backend and nothing of GraphQL.
//
// An answer names nodes by their ids and holds its lists whole, in
// their order. Whoever shows it cuts the pages and fetches what it shows of the nodes.
package analysis

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/internal/bilingual"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// MaxRows is how many rows a question may look at or show. It refuses what is
// more: a count over a part of the graph would be wrong without saying so.
const MaxRows = 200_000

// MaxNames is how many areas, indicators or years one question may name.
const MaxNames = 100

// The errors that callers decide by (errors.Is).
var (
	// ErrBadArgument: an argument makes no sense. The message says which and why.
	ErrBadArgument = errors.New("bad argument")
	// ErrTooMuch: the question looks at more than MaxRows rows or names more than
	// MaxNames things.
	ErrTooMuch = errors.New("limit exceeded")
	// ErrMoved: an argument names a node by an id that it had before a merge.
	ErrMoved = errors.New("moved")
)

// Refusal says why a question is not answered, in words for who asked it. It
// unwraps to one of the errors above.
type Refusal struct {
	Reason error
	bilingual.Text
}

// Error is the message in English.
func (r *Refusal) Error() string { return r.MessageEn }

// Unwrap is the reason.
func (r *Refusal) Unwrap() error { return r.Reason }

func badArgument(zh, en string, operands ...any) error {
	return &Refusal{ErrBadArgument, bilingual.Sprintf(zh, en, operands...)}
}

// tooMuch refuses what a question looks at more of than is allowed.
func tooMuch(zh, en string, allowed int) error {
	return &Refusal{ErrTooMuch, bilingual.Sprintf(
		"%[1]s超过上限 %[3]d:请用筛选缩小范围", "%[2]s is over the limit, allowed is %[3]d: ask for less with a filter", zh, en, allowed,
	)}
}

// tooMany refuses more names than MaxNames.
func tooMany(what bilingual.Text, n int) error {
	return &Refusal{ErrTooMuch, bilingual.Sprintf(
		"%[1]s是 %[3]d,上限是 %[4]d:请少写几个", "%[2]s is %[3]d, allowed is %[4]d: name fewer", what.Message, what.MessageEn, n, MaxNames,
	)}
}

// checkEvery is how many rows a question goes through between two looks at whether
// anybody still waits for its answer.
const checkEvery = 512

// stopped is the context's error, asked for in one turn of a loop in many.
func stopped(ctx context.Context, turn int) error {
	if turn%checkEvery != 0 {
		return nil
	}
	return ctx.Err()
}

// find fetches every row of a query, and of each of its hops that asks for all.
func find(ctx context.Context, s store.Store, q store.Query, what string) ([]store.Item, error) {
	q.Paging.First = MaxRows
	p, err := s.Find(ctx, q)
	switch {
	case err != nil:
		return nil, fmt.Errorf("find %s: %w", what, err)
	case p.HasNext:
		return nil, tooMuch("所涉的行数", "the number of "+what, MaxRows)
	}
	return p.Items, completeBelow(p.Items, q.Expand)
}

// visit hands each row of a query to the function, in no order: one by one, where the
// store can. One store call.
func visit(ctx context.Context, s store.Store, q store.Query, what string, read func(*store.Item) error) error {
	v, ok := s.(store.Visitor)
	if !ok {
		items, err := find(ctx, s, q, what)
		for i := range items {
			if err == nil {
				err = stopped(ctx, i)
			}
			if err == nil {
				err = read(&items[i])
			}
		}
		return err
	}
	rows := 0
	one := make([]store.Item, 1)
	err := v.Visit(ctx, q, func(item *store.Item) error {
		if rows++; rows > MaxRows {
			return tooMuch("所涉的行数", "the number of "+what, MaxRows)
		}
		for p := range item.Related {
			if item.Related[p].HasNext {
				one[0] = *item
				if err := completeBelow(one, q.Expand); err != nil {
					return err
				}
			}
		}
		return read(item)
	})
	var refusal *Refusal
	if err == nil || errors.As(err, &refusal) {
		return err
	}
	return fmt.Errorf("look through %s: %w", what, err)
}

// completeBelow refuses rows whose neighbours, at any depth, did not all come.
func completeBelow(items []store.Item, hops []store.Hop) error {
	if len(hops) == 0 {
		return nil
	}
	for i := range items {
		for p := range items[i].Related {
			page := &items[i].Related[p]
			h := slices.IndexFunc(hops, func(h store.Hop) bool { return h.Key == page.Key })
			if page.HasNext && hops[h].Paging.First == MaxRows {
				over := strings.Join(hops[h].Rels, ", ")
				return tooMuch(
					fmt.Sprintf("%s 经 %s 的相邻节点数", items[i].Node.ID, over), fmt.Sprintf("the number of neighbours of %q over %s", items[i].Node.ID, over), MaxRows,
				)
			}
			if err := completeBelow(page.Items, hops[h].Expand); err != nil {
				return err
			}
		}
	}
	return nil
}

// argument is the ids that an argument of a question names.
type argument struct {
	name, kind string // no kind: any will do
	ids        []string
}

// named fetches the nodes that arguments name, all of which must exist and be of
// their argument's kind. The query says what to fetch of each. Of several that
// are wrong the error names the first, in the order of the arguments.
func named(ctx context.Context, s store.Store, q store.Query, arguments ...argument) (map[string]*store.Item, error) {
	for _, a := range arguments {
		if len(a.ids) > MaxNames {
			return nil, tooMany(bilingual.Text{Message: a.name + " 的个数", MessageEn: "the number of " + a.name}, len(a.ids))
		}
		q.IDs = append(q.IDs, a.ids...)
	}
	items, err := find(ctx, s, q, "named nodes")
	if err != nil {
		return nil, err
	}
	found := make(map[string]*store.Item, len(items))
	for i := range items {
		found[items[i].Node.ID] = &items[i]
	}
	for _, a := range arguments {
		if err := a.mustBe(found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// mustBe says which id of the argument does not exist or is of another kind.
func (a argument) mustBe(found map[string]*store.Item) error {
	for _, id := range a.ids {
		switch item := found[id]; {
		case item == nil:
			return badArgument("%[1]s:没有编号为 %[2]q 的节点;编号可用 search 查找", "%[1]s: no node has the id %[2]q: search finds ids", a.name, id)
		case item.Node.Kind == ontology.KindRedirect:
			return &Refusal{ErrMoved, bilingual.Sprintf("%[1]s:编号 %[2]q 的节点已改用另一编号", "%[1]s: the node of the id %[2]q has another id now", a.name, id)}
		case a.kind != "" && item.Node.Kind != a.kind:
			return badArgument("%[1]s:%[2]q 的种类是 %[3]s,不是 %[4]s", "%[1]s: %[2]q is of kind %[3]s, not %[4]s", a.name, id, item.Node.Kind, a.kind)
		}
	}
	return nil
}

// hop follows relations to every neighbour of the kinds.
func hop(key string, in bool, rels []string, props []string, expand ...store.Hop) store.Hop {
	if props == nil {
		props = []string{}
	}
	return store.Hop{Key: key, Rels: rels, In: in, Props: props, EdgeProps: []string{}, Paging: store.Paging{First: MaxRows}, Expand: expand}
}

// along and against are hops over one relation, in its direction and against it.
func along(key, rel string, props []string, expand ...store.Hop) store.Hop {
	return hop(key, false, []string{rel}, props, expand...)
}

func against(key, rel string, props []string, expand ...store.Hop) store.Hop {
	return hop(key, true, []string{rel}, props, expand...)
}

// related are an item's rows of a hop.
func related(i *store.Item, key string) []store.Item {
	for _, p := range i.Related {
		if p.Key == key {
			return p.Items
		}
	}
	return nil
}

// first is the id of the only row of a hop; "" where there is none.
func first(i *store.Item, key string) string {
	if rows := related(i, key); len(rows) > 0 {
		return rows[0].Node.ID
	}
	return ""
}

func value[T any](i *store.Item, prop string) T {
	v, _ := i.Node.Props.Get(prop).(T)
	return v
}

func text(i *store.Item, prop string) string { return value[string](i, prop) }

// anyOf is a filter: the property (at the end of the way) is any of the list.
func anyOf[T any](prop string, list []T, way ...store.Step) store.Filter {
	vs := make([]any, len(list))
	for i, v := range list {
		vs[i] = v
	}
	return store.Filter{Via: way, Prop: prop, Op: store.In, Values: vs}
}

func step(kind string, in bool, rels ...string) store.Step {
	return store.Step{Rels: rels, In: in, Kinds: []string{kind}}
}

// assignments is the hop from a task to who it is assigned to, in the order of
// their places.
func assignments(props []string) store.Hop {
	h := hop("agencies", true, ontology.AssignmentsOf(nil), props)
	h.Kinds = []string{ontology.KindAgency}
	h.Paging.Order = []store.Order{{Prop: "position", OnEdge: true}}
	return h
}
