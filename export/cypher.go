package export

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// WriteCypher writes statements that make the graph in an empty Neo4j (cypher-shell
// -f FILE): nodes with a label of their kind and one that all share, then the relations.
func WriteCypher(to io.Writer, g *Whole) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "// policygraph, data version %s: %d nodes, %d relations\n", printable(g.Version), len(g.Nodes), len(g.Edges))
	fmt.Fprint(w, "CREATE CONSTRAINT policygraph_id IF NOT EXISTS FOR (n:PolicyGraph) REQUIRE n.id IS UNIQUE;\n")
	for _, n := range g.Nodes {
		kind, err := identifier(n.Kind)
		if err != nil {
			return err
		}
		props, err := literalProps(n.Props)
		if err != nil {
			return fmt.Errorf("write the node %s: %w", n.ID, err)
		}
		fmt.Fprintf(w, "CREATE (:PolicyGraph:%s {%s});\n", kind, strings.Join(append([]string{"id: " + literal(n.ID)}, props...), ", "))
	}
	for _, e := range g.Edges {
		rel, err := identifier(e.Rel)
		if err != nil {
			return err
		}
		props, err := literalProps(e.Props)
		if err != nil {
			return fmt.Errorf("write the relation %s from %s to %s: %w", e.Rel, e.From, e.To, err)
		}
		fmt.Fprintf(w, "MATCH (a:PolicyGraph {id: %s}), (b:PolicyGraph {id: %s}) CREATE (a)-[:%s {%s}]->(b);\n", literal(e.From), literal(e.To), rel, strings.Join(props, ", "))
	}
	return w.Flush()
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
