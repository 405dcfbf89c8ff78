package diff

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
	"github.com/policygraph/policygraph/store"
)

// kinds are what a diff lists, in its order.
var kinds = []struct{ kind, one, many string }{
	{ontology.KindDocument, "document", "documents"},
	{ontology.KindPlan, "plan", "plans"},
	{ontology.KindArea, "area", "areas"},
	{ontology.KindTask, "task", "tasks"},
	{ontology.KindAgency, "agency", "agencies"},
	{ontology.KindTarget, "target", "targets"},
	{ontology.KindObservation, "observation", "observations"},
	{ontology.KindIndicator, "indicator", "indicators"},
	{ontology.KindPlatform, "platform", "platforms"},
	{ontology.KindAnnouncement, "announced number", "announced numbers"},
	{ontology.KindDiscrepancy, "discrepancy", "discrepancies"},
}

// Print lists what changed: counts by kind with the first most of each, and how many
// more there are.
func (d Diff) Print(w io.Writer, most int) error {
	var b strings.Builder
	section(&b, "new in the graph", d.New, most, func(n store.Node) string { return Describe(&n) })
	edges := map[string]map[string]int{}
	nodes := make([]store.Node, len(d.Joined))
	for i, j := range d.Joined {
		nodes[i], edges[j.ID] = j.Node, j.Edges
	}
	section(&b, "merges into what is there", nodes, most, func(n store.Node) string { return Describe(&n) + ": " + countsText(edges[n.ID]) })
	section(&b, "no longer in the graph", d.Gone, most, func(n store.Node) string { return Describe(&n) })
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("print the diff: %w", err)
	}
	return nil
}

func section(b *strings.Builder, title string, nodes []store.Node, most int, line func(store.Node) string) {
	if len(nodes) == 0 {
		fmt.Fprintf(b, "%s: nothing\n", title)
		return
	}
	fmt.Fprintf(b, "%s:\n", title)
	for _, k := range kinds {
		var of []store.Node
		for _, n := range nodes {
			if n.Kind == k.kind {
				of = append(of, n)
			}
		}
		if len(of) == 0 {
			continue
		}
		name := k.many
		if len(of) == 1 {
			name = k.one
		}
		fmt.Fprintf(b, "  %d %s%s\n", len(of), name, platformKinds(of))
		for _, n := range of[:min(most, len(of))] {
			fmt.Fprintf(b, "    %s\n", line(n))
		}
		if rest := len(of) - most; rest > 0 {
			fmt.Fprintf(b, "    … and %d more\n", rest)
		}
	}
}

// platformKinds counts platforms by their kinds: (孵化器 2, 园区 1). It is empty for
// nodes of another kind.
func platformKinds(nodes []store.Node) string {
	if nodes[0].Kind != ontology.KindPlatform {
		return ""
	}
	counts := map[string]int{}
	for i := range nodes {
		counts[text(&nodes[i], "kind")]++
	}
	return " (" + countsText(counts) + ")"
}

// countsText lists counts by name, the most first.
func countsText(counts map[string]int) string {
	names := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	for i, name := range names {
		names[i] = fmt.Sprintf("%s %d", name, counts[name])
	}
	return strings.Join(names, ", ")
}

// Describe is a node in one line.
func Describe(n *store.Node) string {
	switch n.Kind {
	case ontology.KindDocument:
		slug, _ := ontology.DocumentSlug(n.ID)
		return slug
	case ontology.KindPlan:
		if cited, _ := n.Props["cited"].(bool); cited {
			return text(n, "title") + " (cited only)"
		}
		return text(n, "title")
	case ontology.KindTask:
		return text(n, "key") + " " + text(n, "title")
	case ontology.KindTarget, ontology.KindObservation:
		return figure(n)
	case ontology.KindAnnouncement:
		return fmt.Sprintf("%s %v%s", text(n, "of"), n.Props["announced"], text(n, "unit"))
	case ontology.KindDiscrepancy:
		return text(n, "message")
	}
	return text(n, "name")
}

func figure(n *store.Node) string {
	var b strings.Builder
	for _, part := range []string{text(n, "scope"), text(n, "qualifier"), text(n, "statedIndicator"), dataset.Comparators().Word(ontology.Comparator(text(n, "comparator")))} {
		if part != "" {
			b.WriteString(part + " ")
		}
	}
	value, _ := n.Props["value"].(float64)
	b.WriteString(number(value))
	if most, ok := n.Props["valueMax"].(float64); ok {
		b.WriteString("-" + number(most))
	}
	b.WriteString(text(n, "unit"))
	if year, ok := n.Props["year"]; ok {
		fmt.Fprintf(&b, " (%v)", year)
	}
	if stretch, _ := n.Props["stretch"].(bool); stretch {
		b.WriteString(" 高线")
	}
	return b.String()
}

func number(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

func text(n *store.Node, prop string) string {
	s, _ := n.Props[prop].(string)
	return s
}
