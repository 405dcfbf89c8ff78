package export

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// How many nodes or relations one statement makes: Neo4j plans each statement anew, which
// takes a time for each and more than twice the time for twice the rows.
const madeAtOnce = 20

// WriteCypher writes statements that make the graph in an empty Neo4j (cypher-shell
// -f FILE): nodes with a label of their kind and one that all share, then the relations.
func WriteCypher(to io.Writer, g *Whole) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "// policygraph, data version %s: %d nodes, %d relations. %s\n", printable(g.Version), len(g.Nodes), len(g.Edges), noLimit)
	fmt.Fprint(w, "CREATE CONSTRAINT policygraph_id IF NOT EXISTS FOR (n:PolicyGraph) REQUIRE n.id IS UNIQUE;\n")
	nodes := grouped(g.Nodes, func(n store.FoundNode) string { return n.Kind })
	for _, kind := range slices.Sorted(maps.Keys(nodes)) {
		end := "CREATE (n:PolicyGraph:" + kind + ") SET n = row"
		if err := statements(w, kind, end, nodes[kind], func(n store.FoundNode) (string, error) { return literalMap("id", n.ID, n.Props) }); err != nil {
			return fmt.Errorf("write the nodes of kind %s: %w", kind, err)
		}
	}
	edges := grouped(g.Edges, func(e store.FoundEdge) string { return e.Rel })
	for _, rel := range slices.Sorted(maps.Keys(edges)) {
		end := "MATCH (a:PolicyGraph {id: row.from}), (b:PolicyGraph {id: row.to}) CREATE (a)-[r:" + rel + "]->(b) SET r = row.of"
		err := statements(w, rel, end, edges[rel], func(e store.FoundEdge) (string, error) {
			props, err := literalMap("", "", e.Props)
			return fmt.Sprintf("{from: %s, to: %s, of: %s}", literal(e.From), literal(e.To), props), err
		})
		if err != nil {
			return fmt.Errorf("write the relations %s: %w", rel, err)
		}
	}
	return w.Flush()
}

func grouped[T any](all []T, by func(T) string) map[string][]T {
	groups := map[string][]T{}
	for _, t := range all {
		groups[by(t)] = append(groups[by(t)], t)
	}
	return groups
}

// statements writes the statements that make all of one kind or relation, whose name stands
// in them as it is.
func statements[T any](w io.Writer, name, end string, all []T, row func(T) (string, error)) error {
	if _, err := identifier(name); err != nil {
		return err
	}
	for part := range slices.Chunk(all, madeAtOnce) {
		rows := make([]string, 0, len(part))
		for _, t := range part {
			text, err := row(t)
			if err != nil {
				return err
			}
			rows = append(rows, text)
		}
		if _, err := fmt.Fprintf(w, "UNWIND [%s] AS row %s;\n", strings.Join(rows, ", "), end); err != nil {
			return err
		}
	}
	return nil
}

// literalMap writes properties, behind one more where that has a name.
func literalMap(name, value string, props store.Values) (string, error) {
	of, err := literalProps(props)
	if err != nil {
		return "", err
	}
	if name != "" {
		of = append([]string{name + ": " + literal(value)}, of...)
	}
	return "{" + strings.Join(of, ", ") + "}", nil
}

func literalProps(props store.Values) ([]string, error) {
	var out []string
	for _, p := range props {
		name, err := identifier(p.Name)
		if err != nil {
			return nil, err
		}
		out = append(out, name+": "+literal(p.Value))
	}
	return out, nil
}

var plainName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

// identifier is a name that stands in a statement as it is; any other is refused.
func identifier(name string) (string, error) {
	if !plainName.MatchString(name) {
		return "", fmt.Errorf("%q is no name that Cypher takes", name)
	}
	return name, nil
}

// literal writes a value so that Cypher reads the same value, whatever a text holds.
func literal(v any) string {
	switch v := v.(type) {
	case string:
		return literalText(v)
	case []string:
		words := make([]string, len(v))
		for i, word := range v {
			words[i] = literalText(word)
		}
		return "[" + strings.Join(words, ", ") + "]"
	case float64:
		if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
			return strconv.FormatFloat(v, 'f', 1, 64)
		}
		return strconv.FormatFloat(v, 'g', -1, 64)
	default: // int64 and bool
		return fmt.Sprint(v)
	}
}

// literalText writes all that is no letter, digit, mark or plain sign by its code, so that
// no text ends the literal, the statement or a line.
func literalText(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7f || r == 0x2028 || r == 0x2029 || r == 0x85:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
