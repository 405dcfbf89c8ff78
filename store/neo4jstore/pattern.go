package neo4jstore

import (
	"slices"
	"strings"
)

// byID begins at the unique index on ids. It says so, since Neo4j guesses at the
// length of a list that it does not see, and scans where there are few nodes.
func byID(n string) string {
	return "MATCH (" + n + ":" + shared + ") USING INDEX SEEK " + n + ":" + shared + "(id)"
}

// endNode writes the node that edges lead to from a node of these kinds. Its
// kinds are left out where the statistics know no others.
func (w *writer) endNode(m string, rels []string, in bool, kinds, ends []string) string {
	for _, rel := range rels {
		if w.statistics == nil || !w.statistics.endsOnlyIn(rel, in, kinds, ends) {
			return node(m, ends)
		}
	}
	if !w.reliesOnCounts(rels) {
		return node(m, ends)
	}
	return anyNode(m)
}

// anyNode is a node of no matter which kind, and no matter whose.
func anyNode(n string) string { return "(" + n + ")" }

// node writes a node of this program's, of any of the kinds (nil: any).
func node(n string, kinds []string) string {
	switch kinds = unique(kinds); len(kinds) {
	case 0:
		return "(" + n + ":" + marker + ")"
	case 1:
		return "(" + n + ":" + kinds[0] + "&" + marker + ")"
	}
	return "(" + n + ":(" + strings.Join(kinds, "|") + ")&" + marker + ")"
}

// kindsAre is the same as a condition.
func kindsAre(n string, kinds []string) string {
	return strings.TrimSuffix(strings.TrimPrefix(node(n, kinds), "("), ")")
}

// relation writes an edge of any of the relations, along or against.
func relation(r string, rels []string, in bool) string {
	if len(rels) > 0 {
		r += ":" + strings.Join(unique(rels), "|")
	}
	if in {
		return "<-[" + r + "]-"
	}
	return "-[" + r + "]->"
}

// unique drops what is named again.
func unique(names []string) []string {
	names = slices.Clone(names)
	slices.Sort(names)
	return slices.Compact(names)
}

func whereAll(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(conditions, " AND ")
}
