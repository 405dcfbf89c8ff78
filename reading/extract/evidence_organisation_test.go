package extract

import (
	"slices"
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/confidence"
	"github.com/policygraph/policygraph/reading/rule"
)

// Every form of words and every sign of the organisation is worth something.
func TestOrganisationHasWeights(t *testing.T) {
	names := []string{"group that is set up", "list of members"}
	for _, r := range organisationRules {
		names = append(names, r.name)
	}
	for _, r := range organisationSigns {
		names = append(names, r.Name)
	}
	for _, name := range names {
		if p, ok := confidence.Find(confidence.Organisation, name); !ok || p.Weight == 0 {
			t.Errorf("%q has no weight", name)
		}
	}
}

func TestEachSignOfTheOrganisation(t *testing.T) {
	fact := func(role, name, of string) *dataset.Organisation {
		return &dataset.Organisation{Role: role, Agency: name, Of: of, Evidence: dataset.Evidence{Reason: "office"}}
	}
	for name, c := range map[string]struct{ with, without *dataset.Organisation }{
		"of a named thing":        {fact("office", "县甲局", "茶业专班"), fact("office", "县甲局", "")},
		"body by its name":        {fact("office", "县甲局", ""), fact("office", "各镇", "")},
		"group of a field":        {fact("leading_group", "茶业振兴工作领导小组", ""), fact("leading_group", "工作专班", "")},
		"body like a sentence":    {fact("office", "县甲局，结合茶园管护", ""), fact("office", "县甲局", "")},
		"body that may be two":    {fact("office", "县委宣传部县财政局", ""), fact("office", "县财政局", "")},
		"of a part of a sentence": {fact("host", "县甲局", "由县级统筹的园区"), fact("host", "县甲局", "园区")},
		"several groups":          {fact("leading_group", "道路、供水工作专班", ""), fact("leading_group", "道路工作专班", "")},
	} {
		t.Run(name, func(t *testing.T) {
			if !slices.Contains(rule.All(organisationSigns, c.with), name) || slices.Contains(rule.All(organisationSigns, c.without), name) {
				t.Fatalf("signs %q and %q", rule.All(organisationSigns, c.with), rule.All(organisationSigns, c.without))
			}
			weighOrganisation(c.with)
			weighOrganisation(c.without)
			piece, _ := confidence.Find(confidence.Organisation, name)
			if (c.with.Confidence > c.without.Confidence) != (piece.Weight > 0) || c.with.Confidence == c.without.Confidence {
				t.Errorf("confidence %v with the sign, %v without; it weighs %v", c.with.Confidence, c.without.Confidence, piece.Weight)
			}
		})
	}
}
