package dataset_test

import (
	"testing"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/ontology"
)

func TestWordsAndValuesLeadToEachOther(t *testing.T) {
	for word, want := range map[string]ontology.Comparator{"=": "EQ", ">=": "GE", "<=": "LE", "~": "APPROX"} {
		if got := dataset.Comparators().Value(word); got != want || dataset.Comparators().Word(want) != word {
			t.Errorf("%s is %s, and %s is %s", word, got, want, dataset.Comparators().Word(want))
		}
	}
	for word, want := range map[string]ontology.Role{"lead": "LEAD", "support": "SUPPORT", "responsible": "RESPONSIBLE", "LEAD": "", "": ""} {
		if got := dataset.Roles().Value(word); got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
	for word, want := range map[string]ontology.OrganisationRole{"leading_group": "LEADING_GROUP", "campaign_lead": "CAMPAIGN_LEAD", "lead": ""} {
		if got := dataset.OrganisationRoles().Value(word); got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
	if got := dataset.Roles().Word("BOSS"); got != "" {
		t.Errorf("a role that is none is written %q", got)
	}
}
