package analysis

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/policygraph/policygraph/store"
	"github.com/policygraph/policygraph/view"
)

// Shelf holds the nodes that an answer names. They stand by their ids until
// Fill fetches what is to be shown of them, all at once.
type Shelf struct {
	items map[string]*store.Item // nil until filled
	named map[string]bool
	lists []*List
	pages map[string][]view.Args // that were fetched
}

// Answer is an answer that names nodes.
type Answer interface{ Nodes() *Shelf }

// Nodes are the nodes that the answer names.
func (s *Shelf) Nodes() *Shelf { return s }

func newShelf() *Shelf { return &Shelf{named: map[string]bool{}} }

// name puts a node on the shelf.
func (s *Shelf) name(ids ...string) {
	for _, id := range ids {
		s.named[id] = true
	}
}

// nameKnown puts nodes on the shelf, less those without an id.
func (s *Shelf) nameKnown(ids ...string) {
	for _, id := range ids {
		if id != "" {
			s.named[id] = true
		}
	}
}

// Shown is what is to be shown of nodes: their properties and neighbours, and
// the pages of the lists, by the lists' fields.
type Shown struct {
	Props  []string
	Expand []store.Hop
	Pages  map[string][]view.Args
	Nodes  bool // nodes outside lists are shown
}

// Count is how many nodes are shown, those of each page anew.
func (s *Shelf) Count(shown Shown) (int, error) {
	ids, err := s.shownIDs(shown)
	return len(ids), err
}

func (s *Shelf) shownIDs(shown Shown) ([]string, error) {
	var ids []string
	if shown.Nodes {
		ids = slices.AppendSeq(ids, maps.Keys(s.named))
	}
	for _, l := range s.lists {
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

// Fill fetches what is shown of the nodes on the shelf. It takes one store
// call; none where nothing is shown.
func (s *Shelf) Fill(ctx context.Context, st store.Store, shown Shown) error {
	ids, err := s.shownIDs(shown)
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

// node is a node of the shelf as the ontology's type.
func node[T any](s *Shelf, id string) (T, error) {
	var none T
	item := s.items[id]
	if item == nil {
		return none, fmt.Errorf("%s was not fetched", id)
	}
	n, err := view.NodeOf(item)
	if err != nil {
		return none, err
	}
	t, ok := any(n).(T)
	if !ok {
		return none, fmt.Errorf("%s is of kind %s, which stands not here", id, item.Node.Kind)
	}
	return t, nil
}

// nodeOrNil is a node of the shelf, the zero value for no id.
func nodeOrNil[T any](s *Shelf, id string) (T, error) {
	if id == "" {
		var none T
		return none, nil
	}
	return node[T](s, id)
}

func nodes[T any](s *Shelf, ids []string) ([]T, error) {
	out := make([]T, len(ids))
	for i, id := range ids {
		var err error
		if out[i], err = node[T](s, id); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// List is a list of nodes that an answer drills down to, in the order of their
// positions.
type List struct {
	shelf *Shelf
	field string
	items []*store.Item
	once  sync.Once
	keys  []store.Key // see all
}

// list makes a list of nodes; field is the schema's name of it (MatrixCell.tasks).
func (s *Shelf) list(field string, items []*store.Item) *List {
	l := &List{shelf: s, field: field, items: items}
	s.lists = append(s.lists, l)
	return l
}

// all are the places of the list's nodes in their order, made when they are
// first asked for: most lists of an answer are not looked into.
func (l *List) all() []store.Key {
	l.once.Do(func() {
		l.keys = make([]store.Key, len(l.items))
		for i, item := range l.items {
			position, _ := store.Number(item.Node.Props.Get("position"))
			l.keys[i] = store.Key{ID: item.Node.ID, Values: []*float64{&position}}
		}
		slices.SortFunc(l.keys, compareKeys)
		l.keys = slices.CompactFunc(l.keys, func(a, b store.Key) bool { return a.ID == b.ID })
	})
	return l.keys
}

func compareKeys(a, b store.Key) int {
	return cmp.Or(cmp.Compare(*a.Values[0], *b.Values[0]), cmp.Compare(a.ID, b.ID))
}

// cut is one page of the list and whether more follow.
func (l *List) cut(args view.Args) ([]store.Key, bool, error) {
	keys := l.all()
	if args.After != nil {
		after, err := args.After.Key(args.Scope(l.field), 1)
		if err != nil {
			return nil, false, err
		}
		if after.Values[0] == nil {
			return nil, false, nil
		}
		n, found := slices.BinarySearchFunc(keys, *after, compareKeys)
		if found {
			n++
		}
		keys = keys[n:]
	}
	rows := min(args.Rows(), len(keys))
	return keys[:rows], rows < len(keys), nil
}

// connection is one page of a list.
func connection[T any, P view.RowOf[T]](l *List, first *int, after *view.Cursor) (*view.Connection[T], error) {
	args := view.Args{First: first, After: after}
	keys, more, err := l.cut(args)
	if err != nil {
		return nil, err
	}
	p := store.Page{HasNext: more, Total: len(l.all())}
	if !l.fetched(args) {
		return view.NewConnection[T, P](p, l.field, args), nil // only its total is shown
	}
	for _, k := range keys {
		item := l.shelf.items[k.ID]
		if item == nil {
			return nil, fmt.Errorf("%s of %s was not fetched", k.ID, l.field)
		}
		row := *item
		row.At = k
		p.Items = append(p.Items, row)
	}
	return view.NewConnection[T, P](p, l.field, args), nil
}

// fetched says whether a page of the list is shown.
func (l *List) fetched(args view.Args) bool {
	return slices.ContainsFunc(l.shelf.pages[l.field], func(p view.Args) bool { return p.Key("") == args.Key("") })
}
