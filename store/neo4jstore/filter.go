package neo4jstore

import (
	"slices"
	"strings"
	"unicode"

	"github.com/policygraph/policygraph/store"
)

// filters writes conditions on a node and, where there is one, on the edge that
// it was reached over.
func (w *writer) filters(list []store.Filter, n, edge string, kinds []string) []string {
	var conditions []string
	for _, f := range list {
		conditions = append(conditions, "("+w.filter(f, n, edge, kinds)+")")
	}
	return conditions
}

func (w *writer) filter(f store.Filter, n, edge string, kinds []string) string {
	if len(f.Via) > 0 {
		return w.via(f, n, kinds)
	}
	if f.OnEdge {
		if f.Prop == store.RelProp {
			rel := "type(" + edge + ")"
			return w.compare(f, rel, "toLower("+rel+")", true)
		}
		return w.property(f, edge, false)
	}
	return w.property(f, n, w.oneValue(f, kinds))
}

// oneValue says whether what a filter asks for of nodes is one value, no list.
func (w *writer) oneValue(f store.Filter, kinds []string) bool {
	return len(f.Via) == 0 && !f.OnEdge && (f.Prop == store.IDProp || len(kinds) == 1 && w.indexed[Index{kinds[0], f.Prop}])
}

func (w *writer) property(f store.Filter, of string, single bool) string {
	p := of + "." + f.Prop
	return w.compare(f, p, "coalesce("+of+"."+foldPrefix+f.Prop+", "+p+")", single)
}

// via writes a way as a subquery.
func (w *writer) via(f store.Filter, n string, kinds []string) string {
	if f.Op == store.Exists {
		text := "EXISTS { " + w.steps(f.Via, n, kinds, nil) + " }"
		if !f.Values[0].(bool) {
			return "NOT " + text
		}
		return text
	}
	return "EXISTS { " + w.way(f, n, kinds) + " }"
}

// way writes a filter's way from a node, and what it asks of the end. Ids at the
// end are no nodes to begin at: from an indicator lead more ways than from an area.
func (w *writer) way(f store.Filter, n string, kinds []string) string {
	last := store.Filter{Prop: f.Prop, Op: f.Op, Values: f.Values}
	return w.steps(f.Via, n, kinds, func(end string, kinds []string) string {
		if f.Prop == store.IDProp && f.Op == store.In {
			return end + " IN " + w.nodesWithIDs(f.Values)
		}
		return w.filter(last, end, "", kinds)
	})
}

// nodesWithIDs are the nodes of a filter's ids, found once for all rows that are held
// against them.
func (w *writer) nodesWithIDs(ids []any) string {
	if len(ids) > 0 && w.nodes[&ids[0]] != "" {
		return w.nodes[&ids[0]]
	}
	nodes := w.share("ids", "COLLECT { "+byID("x")+" WHERE x.id IN "+w.value(ids)+" RETURN x }")
	if len(ids) > 0 {
		w.nodes[&ids[0]] = nodes
	}
	return nodes
}

// steps writes a way from a node of these kinds; last, where given, writes a condition on its
// end. Each step is a MATCH of its own: within one, Neo4j would not go over an
// edge twice.
func (w *writer) steps(steps []store.Step, n string, kinds []string, last func(end string, kinds []string) string) string {
	var parts []string
	for i, s := range steps {
		m, r := w.name("m"), w.name("r")
		conditions := w.filters(s.Where, m, r, s.Kinds)
		if s.Rels != nil && len(s.Rels) == 0 || s.Kinds != nil && len(s.Kinds) == 0 {
			conditions = append(conditions, "false")
		}
		if i == len(steps)-1 && last != nil {
			conditions = append(conditions, "("+last(m, s.Kinds)+")")
		}
		parts = append(parts, "MATCH ("+n+")"+relation(r, s.Rels, s.In)+w.endNode(m, s.Rels, s.In, kinds, s.Kinds)+whereAll(conditions))
		n, kinds = m, s.Kinds
	}
	return strings.Join(parts, " ")
}

// compare writes an operator. A list holds when any element does, and a value
// that is no list is taken as a list of itself; single says that there is no
// list, so that an index can answer.
func (w *writer) compare(f store.Filter, value, folded string, single bool) string {
	among := func() string {
		values := w.value(append([]any{}, f.Values...))
		if single {
			return value + " IN " + values
		}
		return "any(x IN " + value + " WHERE x IN " + values + ")"
	}
	switch f.Op {
	case store.In:
		return among()
	case store.NotIn:
		return value + " IS NOT NULL AND NOT " + among()
	case store.GE:
		return value + " >= " + w.value(f.Values[0])
	case store.LE:
		return value + " <= " + w.value(f.Values[0])
	case store.Contains:
		part := w.value(store.Fold(f.Values[0].(string)))
		return "any(x IN " + folded + " WHERE x CONTAINS " + part + ")"
	}
	// IsNull: Exists has a way.
	if f.Values[0].(bool) {
		return value + " IS NULL"
	}
	return value + " IS NOT NULL"
}

// indexable are the terms that the full-text index can be asked for without
// missing a node, as its query: those of two or more Han characters and nothing
// else. Its analyzer cuts such a run into overlapping pairs, which stand in a
// row wherever the run does; of anything else it knows whole words only. Each
// is quoted, and Han characters have no meaning within quotes.
func indexable(text string) string {
	var parts []string
	for _, term := range store.ParseText(text) {
		quoted := make([]string, len(term))
		for i, alternative := range term {
			if runes := []rune(alternative); len(runes) < 2 || !allHan(runes) {
				quoted = nil
				break
			}
			quoted[i] = `"` + alternative + `"`
		}
		switch len(quoted) {
		case 0:
		case 1:
			parts = append(parts, quoted[0])
		default:
			parts = append(parts, "("+strings.Join(quoted, " OR ")+")")
		}
	}
	return strings.Join(parts, " AND ")
}

// leastMixed is how many characters the index of the mixed texts leads from: it knows
// them by three in a row.
const leastMixed = 3

// mixedTerms are the terms that stand in a node's mixed texts wherever they stand in its
// texts at all: figures, letters, and whatever else is not all Han characters.
func mixedTerms(text string) []store.Term {
	var terms []store.Term
	for _, term := range store.ParseText(text) {
		if !slices.ContainsFunc(term, func(alternative string) bool {
			runes := []rune(alternative)
			return len(runes) < leastMixed || allHan(runes)
		}) {
			terms = append(terms, term)
		}
	}
	return terms
}

// mostMixed is how many bytes of a property Neo4j takes into such an index.
const mostMixed = 32_766

// mixedTexts are those that are not all Han characters, a line each: no term holds the
// end of a line. It is false where they are too long for the index.
func mixedTexts(texts []store.SearchText) (string, bool) {
	var lines []string
	for _, t := range texts {
		if own := strings.TrimPrefix(t.Text, store.ContextMark); !allHan([]rune(own)) {
			lines = append(lines, own)
		}
	}
	joined := strings.Join(lines, "\n")
	return joined, len(joined) <= mostMixed
}

// allHan says whether all are in the block that every version of the analyzer
// takes for Chinese.
func allHan(runes []rune) bool {
	for _, r := range runes {
		if r < 0x4e00 || r > 0x9fa5 || !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}
