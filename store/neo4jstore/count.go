package neo4jstore

import (
	"strings"

	"github.com/policygraph/policygraph/store"
)

// count writes groups as rows of a number and the keys. Numbers are keys as
// float64, so that equal ones are one.
func (b *backend) count(q store.Query, by []store.Group, index bool) statement {
	w := b.writer(b.statistics.Load())
	match, conditions := w.query(q, "n", index)
	text := "COLLECT { " + match + whereAll(conditions)
	keys := make([]string, len(by))
	for i, g := range by {
		keys[i] = alias("g", i)
		end := "n"
		carried := strings.Join(append([]string{"n"}, keys[:i]...), ", ")
		if len(g.Via) > 0 {
			text += "\n  WITH " + carried + " " + w.steps(g.Via, "n", q.Kinds, func(m string, _ []string) string {
				end = m
				return "true"
			})
		}
		text += "\n  WITH " + carried + ", " + end + "." + g.Prop + " AS vs UNWIND vs AS v" +
			"\n  WITH DISTINCT " + carried + ", CASE WHEN v IS :: INTEGER | FLOAT THEN toFloat(v) ELSE v END AS " + keys[i]
	}
	if len(by) == 0 {
		return w.statement(text + " RETURN [count(n)] }")
	}
	list := strings.Join(keys, ", ")
	return w.statement(text + "\n  WITH count(DISTINCT n) AS size, " + list + "\n  RETURN [size, " + list + "] }")
}
