package indicators_test

import (
	"regexp"
	"testing"

	"github.com/policygraph/policygraph/internal/naming"
	"github.com/policygraph/policygraph/vocabulary/indicators"
	"github.com/policygraph/policygraph/vocabulary/units"
)

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func TestTheStandardListIsSound(t *testing.T) {
	type name struct {
		words string
		of    units.Dimension
	}
	ids, names := map[string]bool{}, map[name]string{}
	for _, n := range indicators.Standard() {
		if !slug.MatchString(n.ID) || ids[n.ID] {
			t.Errorf("the id %q is no slug or is given twice", n.ID)
		}
		ids[n.ID] = true
		if n.Name == "" || n.Unit == "" || n.Family == "" || n.Concept == "" || n.Direction != "" && n.Direction != "up" && n.Direction != "down" {
			t.Errorf("%s lacks a name, unit, family or concept, or its direction is neither up nor down: %+v", n.ID, n)
		}
		if n.Flow && n.Unit == "%" {
			t.Errorf("%s is a share or a rate, which is no flow", n.ID)
		}
		for _, words := range append([]string{n.Name}, n.Aliases...) {
			k := name{naming.Normal(words), units.DimensionOf(n.Unit)}
			if names[k] != "" {
				t.Errorf("%s and %s are both called %s", names[k], n.ID, words)
			}
			names[k] = n.ID
		}
	}
	if len(ids) < 200 {
		t.Errorf("the list has %d indicators", len(ids))
	}
}

func TestEachStandardNameFindsItsIndicator(t *testing.T) {
	x := indicators.NewIndex(nil)
	for _, n := range indicators.Standard() {
		for _, words := range append([]string{n.Name}, n.Aliases...) {
			m := x.Resolve([]indicators.Wording{{Text: words, Unit: n.Unit}}, indicators.Subject{}, "plan")
			if m[0].Entry == nil || m[0].Entry.ID != n.ID {
				t.Errorf("%s is %s, want %s", words, m[0].ID(), n.ID)
			}
		}
	}
}
