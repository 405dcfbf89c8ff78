package extract

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// Summary tells in one line what an extraction holds: the facts, what is set aside by
// class, and what is unread by kind.
func Summary(f *dataset.File) string {
	platforms := map[[2]string]bool{}
	for i := range f.Platforms {
		platforms[[2]string{f.Platforms[i].Name, f.Platforms[i].Area}] = true
	}
	facts := fmt.Sprintf("%d tasks, %d targets, %d observations, %d platforms",
		len(f.Tasks), len(f.Targets), len(f.Observations), len(platforms))
	aside, unread := map[string]int{}, map[string]int{}
	for _, a := range f.SetAside {
		aside[a.Class]++
	}
	for _, u := range f.Unread {
		unread[u.Kind]++
	}
	return facts + "; set aside: " + counts(aside) + "; unread: " + counts(unread)
}

// counts lists what is counted in the order of its names: date 12, page 3.
func counts(of map[string]int) string {
	if len(of) == 0 {
		return "nothing"
	}
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(of)) {
		parts = append(parts, fmt.Sprintf("%s %d", name, of[name]))
	}
	return strings.Join(parts, ", ")
}
