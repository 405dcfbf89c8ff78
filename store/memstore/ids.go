package memstore

import (
	"hash/maphash"
	"sort"
	"strings"
)

// ids leads from the numbers of nodes to their ids and back. All ids are in one
// string, with tables of numbers, so that the garbage collector has no pointer to
// follow for each.
type ids struct {
	all    string
	starts []int // by node: where its id begins; one more at the end
	seed   maphash.Seed
	slots  []int32 // a hash table of the nodes' numbers plus 1; 0 is a free slot
}

// newIDs numbers sorted ids in their order.
func newIDs(sorted []string) ids {
	x := ids{starts: make([]int, 1, len(sorted)+1), seed: maphash.MakeSeed(), slots: make([]int32, 2*len(sorted)+1)}
	var all strings.Builder
	for i, id := range sorted {
		all.WriteString(id)
		x.starts = append(x.starts, all.Len())
		slot := x.slot(id)
		for x.slots[slot] != 0 {
			slot = (slot + 1) % len(x.slots)
		}
		x.slots[slot] = int32(i + 1)
	}
	x.all = all.String()
	return x
}

func (x *ids) slot(id string) int {
	return int(maphash.String(x.seed, id) % uint64(len(x.slots)))
}

// id is the id of a node.
func (x *ids) id(n int32) string { return x.all[x.starts[n]:x.starts[n+1]] }

// find is the number of the node that has the id.
func (x *ids) find(id string) (int32, bool) {
	if len(x.slots) == 0 {
		return none, false
	}
	for slot := x.slot(id); x.slots[slot] != 0; slot = (slot + 1) % len(x.slots) {
		if n := x.slots[slot] - 1; x.id(n) == id {
			return n, true
		}
	}
	return none, false
}

// size is the number of nodes.
func (x *ids) size() int { return max(0, len(x.starts)-1) }

// notBefore is the number of the first node whose id is not less.
func (x *ids) notBefore(id string) int32 {
	return int32(sort.Search(x.size(), func(i int) bool { return x.id(int32(i)) >= id }))
}
