package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/policygraph/policygraph/store"
)

// WriteGraphML writes the graph for Gephi, yEd, networkx and others. A list is one text,
// its words parted by "；"; nodeKind and relation are attributes like the others (kind is a
// property of some nodes: 孵化器).
func WriteGraphML(to io.Writer, g *Whole) error {
	w := bufio.NewWriter(to)
	fmt.Fprint(w, xml.Header, `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">`, "\n")
	nodes, edges := map[string]string{"nodeKind": "string"}, map[string]string{"relation": "string"}
	for _, n := range g.Nodes {
		typesOf(nodes, n.Props)
	}
	for _, e := range g.Edges {
		typesOf(edges, e.Props)
	}
	writeKeys(w, "node", nodes)
	writeKeys(w, "edge", edges)
	writeKeys(w, "graph", map[string]string{"dataVersion": "string", "limit": "string"})
	fmt.Fprintf(w, "<graph id=%s edgedefault=\"directed\">\n", quotedXML(g.Version))
	writeData(w, "graph", "dataVersion", g.Version)
	writeData(w, "graph", "limit", noLimit)
	for _, n := range g.Nodes {
		fmt.Fprintf(w, "<node id=%s>", quotedXML(n.ID))
		writeData(w, "node", "nodeKind", n.Kind)
		writeProps(w, "node", n.Props)
		fmt.Fprint(w, "</node>\n")
	}
	for i, e := range g.Edges {
		fmt.Fprintf(w, "<edge id=\"e%d\" source=%s target=%s>", i, quotedXML(e.From), quotedXML(e.To))
		writeData(w, "edge", "relation", e.Rel)
		writeProps(w, "edge", e.Props)
		fmt.Fprint(w, "</edge>\n")
	}
	fmt.Fprint(w, "</graph>\n</graphml>\n")
	return w.Flush()
}

// typesOf notes the type of each property; a property that is whole here and has a
// fraction there is double.
func typesOf(types map[string]string, props store.Values) {
	for _, p := range props {
		var t string
		switch p.Value.(type) {
		case bool:
			t = "boolean"
		case int64:
			t = "long"
		case float64:
			t = "double"
		default:
			t = "string"
		}
		if types[p.Name] != "double" || t != "long" {
			types[p.Name] = t
		}
	}
}

func writeKeys(w io.Writer, of string, types map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(types)) {
		fmt.Fprintf(w, "<key id=%s for=%q attr.name=%s attr.type=%q/>\n", quotedXML(of+"."+name), of, quotedXML(name), types[name])
	}
}

func writeProps(w io.Writer, of string, props store.Values) {
	for _, p := range props {
		writeData(w, of, p.Name, p.Value)
	}
}

func writeData(w io.Writer, of, name string, v any) {
	s := text(v)
	if words, ok := v.([]string); ok {
		s = List(words)
	}
	fmt.Fprintf(w, "<data key=%s>%s</data>", quotedXML(of+"."+name), escapedXML(s))
}

func escapedXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes all
	return b.String()
}

func quotedXML(s string) string { return `"` + escapedXML(s) + `"` }
