package view

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/policygraph/policygraph/analysis"
	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// NodeSet is the nodes that the answer to a question names. It collects their ids,
// and Fill fetches what is to be shown of them, all at once: only then can the
// answer's fields be read.
type NodeSet struct {
	ids   map[string]bool
	lists []*nodeList
	items map[string]*store.Item // nil until filled
	pages map[string][]Args      // that were fetched
}

// Answer is the answer to a question, which names nodes.
type Answer interface{ Named() *NodeSet }

// Named is the set itself, for the answers that embed it.
func (s *NodeSet) Named() *NodeSet { return s }

func newNodeSet() *NodeSet { return &NodeSet{ids: map[string]bool{}} }

// add adds nodes by their ids; "" is none.
func (s *NodeSet) add(ids ...string) {
	for _, id := range ids {
		if id != "" {
			s.ids[id] = true
		}
	}
}

// Shown is what is to be shown of nodes: their properties and neighbours, and
// the pages of the lists, by the lists' fields.
type Shown struct {
	Props  []string
	Expand []store.Hop
	Pages  map[string][]Args
	Nodes  bool // nodes outside lists are shown
}

// Count is how many nodes are shown, those of each page anew.
func (s *NodeSet) Count(ctx context.Context, shown Shown) (int, error) {
	ids, err := s.shownIDs(ctx, shown)
	return len(ids), err
}

func (s *NodeSet) shownIDs(ctx context.Context, shown Shown) ([]string, error) {
	var ids []string
	if shown.Nodes {
		ids = slices.AppendSeq(ids, maps.Keys(s.ids))
	}
	for _, l := range s.lists {
		if err := ctx.Err(); err != nil { // a matrix has thousands, each with its rows to cut
			return nil, err
		}
		for _, args := range shown.Pages[l.field] {
			keys, _, err := l.cut(args)
			if err != nil {
				return nil, err
			}
			for _, k := range keys {
				ids = append(ids, k.ID)
			}
		}
	}
	return ids, nil
}

// Fill fetches what is shown of the set's nodes. It takes one store call; none
// where nothing is shown.
func (s *NodeSet) Fill(ctx context.Context, st store.Store, shown Shown) error {
	ids, err := s.shownIDs(ctx, shown)
	if err != nil {
		return err
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	s.items, s.pages = make(map[string]*store.Item, len(ids)), shown.Pages
	if len(ids) == 0 {
		return nil
	}
	p, err := st.Find(ctx, store.Query{IDs: ids, Props: shown.Props, Expand: shown.Expand, Paging: store.Paging{First: len(ids)}})
	if err != nil {
		return fmt.Errorf("fetch what is shown: %w", err)
	}
	for i := range p.Items {
		s.items[p.Items[i].Node.ID] = &p.Items[i]
	}
	return nil
}

// nodeIn is a node of the set as the schema's type of it.
func nodeIn[T any](s *NodeSet, id string) (T, error) {
	var none T
	item := s.items[id]
	if item == nil {
		return none, fmt.Errorf("%s was not fetched", id)
	}
	n, err := NodeOf(item)
	if err != nil {
		return none, err
	}
	t, ok := any(n).(T)
	if !ok {
		return none, fmt.Errorf("%s is of kind %s: a field of another type names it", id, item.Node.Kind)
	}
	return t, nil
}

// nodeOrNone is a node of the set, the zero value for no id.
func nodeOrNone[T any](s *NodeSet, id string) (T, error) {
	if id == "" {
		var none T
		return none, nil
	}
	return nodeIn[T](s, id)
}

func nodesIn[T any](s *NodeSet, ids []string) ([]T, error) {
	out := make([]T, len(ids))
	for i, id := range ids {
		var err error
		if out[i], err = nodeIn[T](s, id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// nodeList is a list that an answer drills down to.
type nodeList struct {
	*analysis.List
	set   *NodeSet
	field string // as the schema names it: MatrixCell.tasks
}

// list adds a list to the set; nil for none.
func (s *NodeSet) list(field string, l *analysis.List) *nodeList {
	if l == nil {
		return nil
	}
	out := &nodeList{l, s, field}
	s.lists = append(s.lists, out)
	return out
}

// cut is one page of the list and whether more follow.
func (l *nodeList) cut(args Args) ([]store.Key, bool, error) {
	p := store.Paging{Order: analysis.ListOrder(), First: args.Rows()}
	var err error
	if p.After, err = args.after(l.field, len(p.Order)); err != nil {
		return nil, false, err
	}
	keys, more := paging.Cut(l.Keys(), func(k store.Key) store.Key { return k }, p)
	return keys, more, nil
}

// connectionOf is one page of a list; nil where there is no list.
func connectionOf[T any, P RowOf[T]](l *nodeList, first *int, after *Cursor) (*Connection[T], error) {
	if l == nil {
		return nil, nil
	}
	args := Args{First: first, After: after}
	keys, more, err := l.cut(args)
	if err != nil {
		return nil, err
	}
	p := store.Page{HasNext: more, Total: len(l.Keys())}
	if !l.fetched(args) {
		return NewConnection[T, P](p, l.field, args), nil // only its total is shown
	}
	for _, k := range keys {
		item := l.set.items[k.ID]
		if item == nil {
			return nil, fmt.Errorf("%s of %s was not fetched", k.ID, l.field)
		}
		row := *item
		row.At = k
		p.Items = append(p.Items, row)
	}
	return NewConnection[T, P](p, l.field, args), nil
}

// fetched says whether a page of the list is shown.
func (l *nodeList) fetched(args Args) bool {
	return slices.ContainsFunc(l.set.pages[l.field], func(p Args) bool { return p.Key("") == args.Key("") })
}
