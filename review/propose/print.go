package propose

import (
	"fmt"
	"strings"

	"github.com/policygraph/policygraph/dataset"
)

// Shown is how many of a list are printed; the rest is counted.
const Shown = 5

// String lists what is proposed, a vocabulary a line, with the first few of each.
func (p Proposal) String() string { return p.Text(Shown) }

// Text lists what is proposed, a vocabulary a line, with the first most of each.
func (p Proposal) Text(most int) string {
	var areas, agencies, indicators, decisions []string
	for _, e := range p.Areas {
		areas = append(areas, e.Name+" ("+e.ID+")")
	}
	for _, e := range p.Agencies {
		agencies = append(agencies, withNearest(e))
	}
	for _, e := range p.Indicators {
		indicators = append(indicators, e.Name+" ("+e.ID+")")
	}
	for _, d := range p.Decisions {
		decisions = append(decisions, d.String()+" ("+d.Note+")")
	}
	return line("proposed for "+dataset.AreasFile+", marked new", areas, most) +
		line("proposed for "+dataset.AgenciesFile+", marked new", agencies, most) +
		line("proposed for "+dataset.IndicatorsFile+", marked new", indicators, most) +
		line("made one by a second name in brackets, with a line in "+dataset.DecisionsFile, decisions, most) +
		line("not proposed, since no partOf in "+dataset.AreasFile+" tells their place", p.Unplaced, most) +
		line("places", p.Notes, most)
}

func line(title string, names []string, most int) string {
	if len(names) == 0 {
		return ""
	}
	rest := ""
	if n := len(names) - most; n > 0 {
		rest = fmt.Sprintf(", and %d more", n)
	}
	return fmt.Sprintf("  %s: %d: %s%s\n", title, len(names), strings.Join(names[:min(most, len(names))], ", "), rest)
}
