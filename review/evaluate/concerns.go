package evaluate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// concern is a task that names a platform, however often.
type concern struct {
	task, platform string
	at             *dataset.Platform
}

// concernsOf are the tasks of a file, called as keys say, with the platforms that each
// names.
func concernsOf(f *dataset.File, keys map[string]string) []concern {
	var out []concern
	for i := range f.Platforms {
		p := &f.Platforms[i]
		task := f.TaskOf(p)
		c := concern{cmp.Or(keys[task], task), dataset.Normal(p.Name), p}
		if c.task != "" && !slices.ContainsFunc(out, func(o concern) bool { return o.task == c.task && o.platform == c.platform }) {
			out = append(out, c)
		}
	}
	return out
}

// concerns counts which platforms are named in which tasks. A task is one by its key, a
// platform by its name, one within the other at least.
func (c *comparison) concerns(predicted, gold *dataset.File) {
	read, there := concernsOf(predicted, c.keys), concernsOf(gold, nil)
	alike := func(p, g int) float64 {
		x, y := &read[p], &there[g]
		if x.task != y.task || !strings.Contains(x.platform, y.platform) && !strings.Contains(y.platform, x.platform) {
			return 0
		}
		return dataset.Likeness(x.platform, y.platform) + 0.1
	}
	c.compare(Concerns, confidences(read, func(one *concern) float64 { return one.at.Confidence }), len(there), alike, func(madeUp bool, i int) {
		from := there
		if madeUp {
			from = read
		}
		c.miss(Concerns, madeUp, from[i].at.Locator, "%s: %s", from[i].task, from[i].platform)
	})
}
