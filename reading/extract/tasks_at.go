package extract

import (
	"cmp"
	"slices"
	"sort"

	"github.com/policygraph/policygraph/dataset"
)

// tasksAt finds the innermost task at a place by halving: every figure and
// platform asks for its own, in a document that may have thousands of both.
type tasksAt struct {
	from  []int // where another task becomes the innermost,
	which []int // and its index, -1 for none
}

func indexTasks(tasks []dataset.Task) tasksAt {
	var x tasksAt
	var bounds []int
	order := make([]int, len(tasks))
	for i := range tasks {
		order[i] = i
		bounds = append(bounds, tasks[i].Start, tasks[i].End)
	}
	slices.Sort(bounds)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(tasks[a].Start, tasks[b].Start) })
	var open []int // those around the bound; few, for they stand inside one another
	for _, at := range slices.Compact(bounds) {
		open = slices.DeleteFunc(open, func(i int) bool { return tasks[i].End <= at })
		for ; len(order) > 0 && tasks[order[0]].Start <= at; order = order[1:] {
			if tasks[order[0]].End > at {
				open = append(open, order[0])
			}
		}
		best, shortest := -1, 0
		for _, i := range open {
			if n := tasks[i].End - tasks[i].Start; best < 0 || n < shortest || n == shortest && i < best {
				best, shortest = i, n
			}
		}
		x.from, x.which = append(x.from, at), append(x.which, best)
	}
	return x
}

// taskAt is the innermost task whose span holds a place, nil where there is
// none.
func (r *reading) taskAt(pos int) *dataset.Task {
	x := r.placed
	i := sort.Search(len(x.from), func(i int) bool { return x.from[i] > pos }) - 1
	if i < 0 || x.which[i] < 0 {
		return nil
	}
	return &r.file.Tasks[x.which[i]]
}
