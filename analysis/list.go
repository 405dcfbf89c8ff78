package analysis

import (
	"slices"
	"sync"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// List is a list of nodes that an answer drills down to.
type List struct {
	rows []listed
	once sync.Once
	keys []store.Key
}

// listed is a node of a list, with what it is ordered by.
type listed struct {
	id       string
	position float64
}

func newList(items []*store.Item) *List {
	rows := make([]listed, len(items))
	for i, item := range items {
		rows[i] = listedOf(item)
	}
	return &List{rows: rows}
}

func listedOf(item *store.Item) listed {
	position, _ := store.Number(item.Node.Props.Get("position"))
	return listed{item.Node.ID, position}
}

func listOfTasks(tasks []*task) *List {
	rows := make([]listed, len(tasks))
	for i, t := range tasks {
		rows[i] = t.listed
	}
	return &List{rows: rows}
}

// ListOrder is the order of every List: by position.
func ListOrder() []store.Order { return []store.Order{{Prop: "position"}} }

// Keys are the keys of the list's nodes in their order, each node once. They are
// sorted when they are first asked for: most lists of an answer are not looked into.
func (l *List) Keys() []store.Key {
	l.once.Do(func() {
		order := ListOrder()
		l.keys = make([]store.Key, len(l.rows))
		for i := range l.rows {
			l.keys[i] = store.Key{ID: l.rows[i].id, Values: []*float64{&l.rows[i].position}}
		}
		slices.SortFunc(l.keys, func(a, b store.Key) int { return paging.Compare(order, a, b) })
		l.keys = slices.CompactFunc(l.keys, func(a, b store.Key) bool { return a.ID == b.ID })
	})
	return l.keys
}
