package extract

import (
	"strings"

	"github.com/policygraph/policygraph/dataset"
	"github.com/policygraph/policygraph/reading/agency"
	"github.com/policygraph/policygraph/reading/confidence"
	"github.com/policygraph/policygraph/reading/rule"
)

// organisationSigns are what a fact of the organisation says of how sure it is. All that
// apply count; what each is worth is for package confidence.
var organisationSigns = []rule.Rule[*dataset.Organisation, struct{}]{
	{Name: "of a named thing", Says: "it says what of", Applies: func(o *dataset.Organisation) bool { return o.Of != "" }},
	{Name: "body by its name", Says: "the body has the name of one", Applies: func(o *dataset.Organisation) bool {
		return o.Role != dataset.OrganisationGroup && bodyName.MatchString(o.Agency)
	}},
	{Name: "group of a field", Says: "the group's name says of what", Applies: func(o *dataset.Organisation) bool {
		return o.Role == dataset.OrganisationGroup && len([]rune(o.Agency)) >= leastGroup
	}},
	{Name: "body like a sentence", Says: "what stands for a body is like no name of one", Applies: func(o *dataset.Organisation) bool {
		return o.Role != dataset.OrganisationGroup && likeSentence(o.Agency)
	}},
	{Name: "body that may be two", Says: "a body may be two with no mark between them", Applies: func(o *dataset.Organisation) bool { return agency.Double(o.Agency) }},
	{Name: "of a part of a sentence", Says: "what it is of is like a part of the sentence", Applies: func(o *dataset.Organisation) bool {
		return telling.In([]rune(o.Of)) || strings.ContainsAny(o.Of, "由以对按将")
	}},
	{Name: "several groups", Says: "the group is several", Applies: func(o *dataset.Organisation) bool {
		return o.Role == dataset.OrganisationGroup && strings.ContainsAny(o.Agency, "、0123456789")
	}},
}

// leastGroup is how many letters the name of a group has that says what it is for.
const leastGroup = 8

// weighOrganisation says how sure a fact of the organisation is: by the rule that read
// it, which its reason names, and by what it says.
func weighOrganisation(o *dataset.Organisation) {
	evidence := append([]string{o.Reason}, rule.All(organisationSigns, o)...)
	o.Confidence = confidence.Of(confidence.Organisation, evidence)
	o.Reason = withDoubts(o.Reason, confidence.Organisation, evidence)
}
