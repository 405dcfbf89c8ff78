package confidence_test

import (
	"testing"

	"github.com/policygraph/policygraph/reading/confidence"
)

func TestDoubtsLowerAndAgreementsRaise(t *testing.T) {
	plain := []string{"before"}
	for name, c := range map[string]struct {
		more  string
		lower bool
	}{
		"a doubt":      {"number last", true},
		"an agreement": {"unit fits", false},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := confidence.Of(confidence.Figure, plain), confidence.Of(confidence.Figure, append(plain, c.more))
			if a == b || b < a != c.lower {
				t.Errorf("%s makes %v of %v", c.more, b, a)
			}
		})
	}
}

func TestConfidenceIsAProbability(t *testing.T) {
	for name, c := range map[string]struct {
		evidence []string
		want     float64
	}{
		"nothing known":    {nil, 0.5},
		"an unknown name":  {[]string{"no such evidence"}, 0.5},
		"much against it":  {[]string{"says nothing", "parted number", "place alone"}, 0.01},
		"much speaks for":  {[]string{"header", "unit fits", "unit in the cell", "unit of the header", "column of numbers", "compared", "stated twice"}, 0.99},
		"of another kind":  {[]string{"labelled bracket"}, 0.5},
		"order is no odds": {[]string{"unit fits", "before"}, confidence.Of(confidence.Figure, []string{"before", "unit fits"})},
	} {
		t.Run(name, func(t *testing.T) {
			if got := confidence.Of(confidence.Figure, c.evidence); got != c.want {
				t.Errorf("Of(%v) = %v, want %v", c.evidence, got, c.want)
			}
		})
	}
}

func TestDoubtsAreTold(t *testing.T) {
	got := confidence.Doubts(confidence.Figure, []string{"before", "number last", "unit fits"})
	if len(got) != 1 || got[0] != "the indicator ends in a number" {
		t.Errorf("doubts %q", got)
	}
	if p, ok := confidence.Find(confidence.Figure, "number last"); !ok || p.Says != got[0] || p.Weight >= 0 {
		t.Errorf("piece %+v", p)
	}
}
