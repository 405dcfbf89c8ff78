package question

import (
	"fmt"
	"io"
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

// Lacks are what entries are without that comparing needs, by name.
type Lacks struct {
	Codes      []string // areas, of GB/T 2260
	Parents    []string // areas that are a part of nothing known
	Kinds      []string // bodies that are of no kind
	Indicators []string // figures with a unit, by their wording, that no indicator takes
}

// LacksOf looks for what a dataset lacks.
func LacksOf(d *dataset.Dataset) Lacks {
	var l Lacks
	resolver := d.Resolver()
	for i := range d.Areas {
		a := &d.Areas[i]
		known, ok := resolver.Area(a.ID)
		if !ok {
			known = a
		}
		name := fmt.Sprintf("%s (%s)", a.Name, a.ID)
		if known.Code == "" && a.Level != ontology.LevelZone && a.Level != ontology.LevelTownship {
			l.Codes = append(l.Codes, name)
		}
		if known.PartOf == "" && a.Level != ontology.LevelProvince && a.Level != ontology.LevelCountry {
			l.Parents = append(l.Parents, name)
		}
	}
	for i := range d.Agencies {
		if b := &d.Agencies[i]; b.Kind == "" {
			l.Kinds = append(l.Kinds, b.Name)
		}
	}
	seen := map[string]bool{}
	for _, f := range d.Files {
		measures := resolver.Measures(f)
		for _, figures := range [][]dataset.Figure{f.Targets, f.Observations} {
			for i := range figures {
				g := &figures[i]
				if !measures[g].Known && g.Unit != "" && !seen[dataset.Normal(g.Indicator)] {
					seen[dataset.Normal(g.Indicator)] = true
					l.Indicators = append(l.Indicators, fmt.Sprintf("%s (%s)", g.Indicator, f.Slug))
				}
			}
		}
	}
	return l
}

// Print lists what is lacking, the first most of each.
func (l Lacks) Print(w io.Writer, most int) error {
	var b strings.Builder
	for _, lack := range []struct {
		title string
		names []string
	}{
		{"areas without a code", l.Codes},
		{"areas that are a part of nothing", l.Parents},
		{"agencies without a kind", l.Kinds},
		{"figures without an indicator", l.Indicators},
	} {
		if len(lack.names) > 0 {
			fmt.Fprintf(&b, "%s: %d: %s\n", lack.title, len(lack.names), first(lack.names, most))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// first are the first most of a list, and how many there are besides.
func first(list []string, most int) string {
	text := strings.Join(list[:min(most, len(list))], "、")
	if rest := len(list) - most; rest > 0 {
		text += fmt.Sprintf(" … and %d more", rest)
	}
	return text
}
