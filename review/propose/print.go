package propose

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// Shown is how many of a list are printed; the rest is counted.
const Shown = 5

// String lists what is proposed, a vocabulary a line.
func (p Proposal) String() string {
	var areas, agencies, indicators []string
	for _, e := range p.Areas {
		areas = append(areas, e.Name+" ("+e.ID+")")
	}
	for _, e := range p.Agencies {
		agencies = append(agencies, withNearest(e))
	}
	for _, e := range p.Indicators {
		indicators = append(indicators, e.Name+" ("+e.ID+")")
	}
	return line("proposed for "+dataset.AreasFile+", marked new", areas) +
		line("proposed for "+dataset.AgenciesFile+", marked new", agencies) +
		line("proposed for "+dataset.IndicatorsFile+", marked new", indicators) +
		line("not proposed, since no partOf in "+dataset.AreasFile+" tells their place", p.Unplaced) +
		line("places", p.Notes)
}

func line(title string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	rest := ""
	if n := len(names) - Shown; n > 0 {
		rest = fmt.Sprintf(", and %d more", n)
	}
	return fmt.Sprintf("  %s: %d: %s%s\n", title, len(names), strings.Join(names[:min(Shown, len(names))], ", "), rest)
}
