package view

import (
	"testing"

	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// TestARelationBothWaysIsOneList: the rows of the two directions come in the
// list's order, and the page is cut after they are one.
func TestARelationBothWaysIsOneList(t *testing.T) {
	item := func(id string, position float64) store.Item {
		return store.Item{Node: store.FoundNode{ID: id, Kind: ontology.KindTarget}, At: store.Key{Values: []*float64{&position}, ID: id}}
	}
	last := store.Item{Node: store.FoundNode{ID: "t:0", Kind: ontology.KindTarget}, At: store.Key{Values: []*float64{nil}, ID: "t:0"}}
	for _, c := range []struct {
		name    string
		out, in []store.Item
		more    bool // the store has more than it gave
		first   int
		order   TargetOrder
		want    []string
		hasNext bool
	}{
		{"in turn", []store.Item{item("t:1", 1), item("t:3", 3)}, []store.Item{item("t:2", 2)}, false, 10, "POSITION_ASC", []string{"t:1", "t:2", "t:3"}, false},
		{"backwards", []store.Item{item("t:3", 3), item("t:1", 1)}, []store.Item{item("t:2", 2)}, false, 10, "POSITION_DESC", []string{"t:3", "t:2", "t:1"}, false},
		{"cut", []store.Item{item("t:1", 1), item("t:3", 3)}, []store.Item{item("t:2", 2)}, false, 2, "POSITION_ASC", []string{"t:1", "t:2"}, true},
		{"cut by the store", []store.Item{item("t:1", 1)}, nil, true, 1, "POSITION_ASC", []string{"t:1"}, true},
		{"equals by id", []store.Item{item("t:b", 1)}, []store.Item{item("t:a", 1)}, false, 2, "POSITION_ASC", []string{"t:a", "t:b"}, false},
		{"absent values last", []store.Item{last}, []store.Item{item("t:9", 9)}, false, 2, "POSITION_DESC", []string{"t:9", "t:0"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			const field = "Target.conflictsWith"
			key := Args{Filter: (*TargetFilter)(nil), Order: string(c.order), First: &c.first}.Key(field)
			target := as[Target](&store.Item{Related: []store.Page{
				{Key: key + Outward, Items: c.out, HasNext: c.more, Total: len(c.out)},
				{Key: key + Inward, Items: c.in, Total: len(c.in)},
			}})
			page, err := target.ConflictsWith(nil, &c.order, &c.first, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, n := range page.Nodes() {
				got = append(got, n.ID())
			}
			if len(got) != len(c.want) || page.PageInfo().HasNextPage != c.hasNext || page.TotalCount() != len(c.out)+len(c.in) {
				t.Fatalf("%v, more %v, total %d", got, page.PageInfo().HasNextPage, page.TotalCount())
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("%v, want %v", got, c.want)
				}
			}
		})
	}
}
