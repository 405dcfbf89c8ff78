package paging_test

import (
	"errors"
	"fmt"

	"github.com/policygraph/policygraph/paging"
	"github.com/policygraph/policygraph/store"
)

// A list is read page by page: the cursor of a page's last row is where the next
// page begins.
func Example() {
	type district struct {
		id    string
		tasks float64
	}
	list := []district{{"b", 12}, {"a", 7}, {"c", 7}} // most tasks first, then by id
	at := func(d district) store.Key { return store.Key{Values: []*float64{&d.tasks}, ID: d.id} }

	p := store.Paging{Order: []store.Order{{Prop: "tasks", Desc: true}}, First: 2}
	for {
		page, hasNext := paging.Cut(list, at, p)
		fmt.Println(page)
		if !hasNext {
			return
		}
		cursor := paging.NewCursor("districts by tasks", at(page[len(page)-1]))
		after, err := cursor.Key("districts by tasks", len(p.Order))
		if err != nil {
			fmt.Println(err)
			return
		}
		p.After = after
	}
	// Output:
	// [{b 12} {a 7}]
	// [{c 7}]
}

// A cursor is of the list that gave it.
func ExampleCursor_Key() {
	cursor := paging.NewCursor("tasks of plan:a", store.Key{ID: "task:1"})
	_, err := cursor.Key("tasks of plan:b", 0)
	fmt.Println(errors.Is(err, paging.ErrInvalidCursor))
	// Output: true
}

// A cutter finds the first rows of many that come in any order.
func ExampleCutter() {
	c := paging.Cutter[string]{First: 2, Compare: func(string, string) int { return 0 }}
	c.Begin(false)
	for word, value := range map[string]float64{"three": 3, "one": 1, "two": 2} {
		c.Add(word, []float64{value})
	}
	rows, hasNext := c.End()
	for i := range rows {
		fmt.Println(c.Row(i))
	}
	fmt.Println("more:", hasNext)
	// Output:
	// one
	// two
	// more: true
}
