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

// Print lists what is lacking, the first of each.
func (l Lacks) Print(w io.Writer, s Style) error {
	var b strings.Builder
	for _, lack := range []struct {
		zh, en string
		names  []string
	}{
		{"没有代码的地区", "areas without a code", l.Codes},
		{"没有上级的地区", "areas that are a part of nothing", l.Parents},
		{"没有类别的机构", "agencies without a kind", l.Kinds},
		{"没有归入指标的数值", "figures without an indicator", l.Indicators},
	} {
		if len(lack.names) == 0 {
			continue
		}
		s.printf(&b, lack.zh+":%[1]d:%[2]s", lack.en+": %[1]d: %[2]s", len(lack.names), strings.Join(lack.names[:min(s.Most, len(lack.names))], "、"))
		if rest := len(lack.names) - s.Most; rest > 0 {
			s.printf(&b, " ……另有 %[1]d 个", " … and %[1]d more", rest)
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
