package analysis

import (
	"slices"
	"sync"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// List is a list of nodes that an answer drills down to.
type List struct {
	items []*store.Item
	once  sync.Once
	keys  []store.Key
}

func newList(items []*store.Item) *List { return &List{items: items} }

// ListOrder is the order of every List: by position.
func ListOrder() []store.Order { return []store.Order{{Prop: "position"}} }

// Keys are the keys of the list's nodes in their order, each node once. They are
// sorted when they are first asked for: most lists of an answer are not looked into.
func (l *List) Keys() []store.Key {
	l.once.Do(func() {
		order := ListOrder()
		l.keys = make([]store.Key, len(l.items))
		for i, item := range l.items {
			position, _ := store.Number(item.Node.Props.Get("position"))
			l.keys[i] = store.Key{ID: item.Node.ID, Values: []*float64{&position}}
		}
		slices.SortFunc(l.keys, func(a, b store.Key) int { return paging.Compare(order, a, b) })
		l.keys = slices.CompactFunc(l.keys, func(a, b store.Key) bool { return a.ID == b.ID })
	})
	return l.keys
}
